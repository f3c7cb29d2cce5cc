"""Words that OCR misread, markings, months, parts of words and things are no persons."""

from __future__ import annotations

import pytest

from fonds.core.extracting.document import Document, DocumentPage, NameKind
from fonds.core.extracting.names import names

CLEAN = (
    "The report of the committee was sent to the department and read with great interest by all who had asked for it. "
)
TORN = (
    "Tho roport cf tie comnittee wae sont to ths deportment snd resd vith grest intereet by sll vho hed esked fcr lt. "
)


def people(page: str) -> list[str]:
    """The persons of a document of one page."""
    found = names(Document((DocumentPage(1, page),)))
    return [each.name for each in found.entities if each.kind is NameKind.PERSON]


@pytest.mark.parametrize(
    "words",
    [
        "It was handed to the Warren Cormission in June.",
        "JEAN SEGRET",
        "The Attorney General Setober 29, 1975",
        "he was sent to the Justice De-\npaztment for a month.",
        "the manager of the Hotel Capri said so.",
        "They met at Camp David.",
        "C. CIA Misapprehensions",
        "seen in the Cuban Emb. on Monday",
        "He works on Saturdays and Sundays.",
        "From: the counsellor, in the absence of the Minister\n\nTne flood on the river has carried away the line.",
        "I saw the Minister. Tbere is no more to say.",
        "From 7403.3022@Example.COM Tue Oct 8 1996",
        "Files & Com. Gon. Inv.\nFiles & Com Sys",
        "It was told to the Sec’y in the morning.",
    ],
)
def test_no_person(words: str) -> None:
    assert people(f"{CLEAN}\n\n{words}\n\n{CLEAN}") == []


def test_misread_words_are_nobody_where_a_page_is_read_badly() -> None:
    page = f"{TORN} the Community Health Representative Propram of Ruth Corlen"
    assert people(CLEAN * 4 + page) == ["Ruth Corlen"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("He called on Mr. Secrett in Brodna.", "Secrett"),
        ("She wrote to Viktor Kalinin In Moscow.", "Viktor Kalinin"),
        ("Memo to the Ambassador\nOn Lee OSWALD", "Lee Oswald"),
        ("Ron Nesson came with them.", "Ron Nesson"),
        ("Peter Reno went to the Hotel Capri.", "Peter Reno"),
    ],
)
def test_person(words: str, name: str) -> None:
    assert name in people(f"{CLEAN}{words} {CLEAN}")


def test_a_few_cyrillic_letters_do_not_make_a_page_well_read() -> None:
    page = TORN * 4 + "\nохолх\nSensara\n" + TORN
    assert people(page) == []


def test_a_cue_before_a_heading_does_not_reach_the_next_paragraph() -> None:
    assert people(f"{CLEAN}\n\nin the absence of the Minister\n\nTne flood has carried away the line. {CLEAN}") == []


def test_a_place_that_ends_the_line_of_an_address_is_one() -> None:
    found = names(Document((DocumentPage(1, f"To: Ministry of Foreign Affairs, Arnova\nFrom: the legation\n{CLEAN}"),)))
    assert [each.name for each in found.entities if each.kind is NameKind.PLACE] == ["Arnova"]


def test_a_word_broken_before_a_name_is_one() -> None:
    assert people(f"{CLEAN} The line runs be-\ntween Tokhwa and the quarry.") == []


FAIR = "The committee was told of it again xqz and nothing came of that at all though it was asked tvm by many. " * 6


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Mra Houston. I think so. Mr. Houston. No.", ["Houston"]),
        ("It was Eo Howard Hunt. E. Howard Hunt said so.", ["E. Howard Hunt"]),
        ("the overthrow of Tha Castro regime. Fidel Castro said so.", ["Fidel Castro"]),
        (
            "Abe Shinzo, Tor Halvorsen and Ole Lind saw Van Buren.",
            ["Abe Shinzo", "Tor Halvorsen", "Ole Lind", "Van Buren"],
        ),
    ],
)
def test_a_misread_title_article_or_initial_is_none_of_a_name(words: str, found: list[str]) -> None:
    assert people(f"{words} {FAIR}") == found


def test_on_a_page_that_is_well_read_they_are_a_name() -> None:
    assert people(f"{CLEAN * 4} Tha Castro said so. {CLEAN}") == ["Tha Castro"]


def test_a_town_misread_in_one_letter_is_the_town_that_the_document_names() -> None:
    page = f"He was sent to Washington. Washingion was told by Bolten in Boston. Bolten said so. {FAIR}"
    read = names(Document((DocumentPage(1, page),)))
    of = {each.key: (str(each.kind), each.name) for each in read.entities}
    assert [of[each.entity] for each in read.mentions if each.at and each.at.start < 63] == [
        ("place", "Washington"), ("place", "Washington"), ("place", "Boston"),
    ]  # fmt: skip
