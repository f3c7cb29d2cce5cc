"""Words of poorly read pages are names where the rest of the document tells of them."""

from __future__ import annotations

from fonds.core.extracting.capital_words import runs
from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.names import names

NOISE = (
    "tho rop wer qut catiel lo lte hsat repart outo wer sona pn bx wilus gno bwr odd tuz kem lors pwe qut catiel rop "
)
PAGES = (
    "The minister Karl Kestrov came to Vienna in the morning and spoke with the people of Budapest about the work.",
    f"{NOISE}Weekell {NOISE}Kestrov {NOISE}the Kestrov Weekell {NOISE}FNO-3 KESTROV {NOISE}Kes-\ntrov {NOISE}Kestrov’s "
    f"{NOISE}Buddpest {NOISE}Wekkelhoff.",
)


def test_a_surname_on_a_poor_page_or_a_misread_town_is_what_another_page_names() -> None:
    read = names(Document(tuple(DocumentPage(number, text) for number, text in enumerate(PAGES, start=1))))
    found = [(each.at.page, PAGES[each.at.page - 1][each.at.start : each.at.end]) for each in read.mentions if each.at]
    on_second = ("Kestrov", "Kestrov", "KESTROV", "Kes-\ntrov", "Kestrov", "Buddpest")
    assert found == [
        *((1, name) for name in ("Karl Kestrov", "Vienna", "Budapest")),
        *((2, name) for name in on_second),
    ]
    assert [each.name for each in read.entities] == ["Karl Kestrov", "Vienna", "Budapest"]


def test_no_word_of_a_poor_page_is_a_name_by_itself() -> None:
    assert names(Document((DocumentPage(1, PAGES[1]),))).mentions == ()


def test_what_was_told_once_is_told_again() -> None:
    document = Document(tuple(DocumentPage(number, text) for number, text in enumerate(PAGES, start=1)))
    assert names(document) == names(document)


def test_words_passed_over_are_told_within_runs_and_where_a_line_breaks_them() -> None:
    text = "He saw Wash. Then Wash Strand came, of Wash-\nington and Wash."
    found = [[word.bare for word in run] for run, _ in runs(text, {"Wash", "He"})]
    assert found == [["Then", "Wash", "Strand"], ["Washington"]]
