from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.quoting.finding import QuotationFinder
from fonds.core.quoting.quotation import read_quotation
from fonds.core.quoting.reading_stream import StreamPage, joined_stream, reading_stream
from fonds.core.quoting.verdict import DifferenceKind, Finding, Verdict

FIRST = (
    "MEMORANDUM\n\nThe Ambassador said that he did not think the Soviet govern-\nment would agree to the proposal, and"
    "\nthat it had been received with no enthusiasm in the country. He mentioned 4,200 tons of cement and"
    "\n\n- 1 -\nSECRET"
)
SECOND = "SECRET\nCopy 3\nasked for a list of the ships. “We’ll see,” he said, on 7 August 1962. Café\u0301 was served."
HELD = {"ambassador": 900, "government": 1200, "cement": 40, "enthusiasm": 25, "oswald": 500}


def found(quotation: str, *pages: str) -> Finding | None:
    streamed = [StreamPage(number, text) for number, text in enumerate(pages or (FIRST, SECOND), 1)]
    finder = QuotationFinder(read_quotation(quotation), lambda word: HELD.get(word, 0))
    for stream in (joined_stream(streamed), reading_stream(streamed)):
        if exact := finder.exact(stream):
            return exact[0]
    nearest = [each for s in (joined_stream(streamed), reading_stream(streamed)) if (each := finder.nearest(s))]
    order = list(Verdict)
    return min(nearest, key=lambda each: (order.index(each.verdict), -each.likeness), default=None)


def verdict(quotation: str, *pages: str) -> Verdict:
    finding = found(quotation, *pages)
    return finding.verdict if finding else Verdict.NOT_FOUND


def kinds(quotation: str, *pages: str) -> set[DifferenceKind]:
    finding = found(quotation, *pages)
    assert finding is not None
    return {each.kind for each in finding.differences}


@pytest.mark.parametrize(
    "quotation",
    [
        "he did not think the Soviet govern- ment would agree",
        "that it had been received\nwith no   enthusiasm in the country.",
        "“it had been received with no enthusiasm in the country”",
        "“it had been received with no enthusiasm,”",  # American usage puts the sentence's comma inside
        "it had been re\u00adceived with no enthusiasm",
        "Caf\u00e9\u0301 was served",
        "4,200 tons of cement and asked for a list of the ships",  # over the page, header and stamp left out
        "[t]he Ambassador said that he did not think",
        "The Ambassador said … it had been received with no enthusiasm",
        "that [the Minister] did not think the Soviet",
        "with no enthusiasm [sic] in the country",
    ],
)
def test_exact(quotation: str) -> None:
    assert verdict(quotation) is Verdict.EXACT


@pytest.mark.parametrize(
    ("quotation", "kind"),
    [
        ("he did not think the Soviet government would agree", DifferenceKind.BROKEN),
        ("the ambassador said that he did not think", DifferenceKind.CASE),
        ("it had been received with no enthusiasm in the country; he mentioned", DifferenceKind.PUNCTUATION),
        ("it had been received with no enthuslasm ln the country", DifferenceKind.MISREAD),
        ("it had been recieved with no enthusiasm", DifferenceKind.MISREAD),
        ("it hadbeen received with no enthusiasm", DifferenceKind.BROKEN),
        ('"We\'ll see," he said, on 7 August 1962', DifferenceKind.PUNCTUATION),
        ("he said, on 7 August l962", DifferenceKind.MISREAD),
        ("He mentioned 4200 tons of cement", DifferenceKind.PUNCTUATION),
        # beside letters that make no word, other letters that make one
        ("it hod been recetved with no enthuslasm in the country", DifferenceKind.MISREAD),
    ],
)
def test_near(quotation: str, kind: DifferenceKind) -> None:
    assert verdict(quotation) is Verdict.NEAR
    assert kind in kinds(quotation)


@pytest.mark.parametrize(
    ("quotation", "kind"),
    [
        ("The Ambassador said that he did think the Soviet", DifferenceKind.LEFT_OUT),
        ("it had not been received with no enthusiasm in the country", DifferenceKind.ADDED),
        ("it had been received with great enthusiasm in the country", DifferenceKind.WORD),
        ("He mentioned 4,300 tons of cement", DifferenceKind.NUMBER),
        ("“We’ll see,” he said, on 7 August 1963.", DifferenceKind.NUMBER),
        ("it had been deceived with no enthusiasm in the country", DifferenceKind.WORD),
        ("that it has been received with no enthusiasm in the country", DifferenceKind.WORD),
        ("it hid been received with no enthusiasm in the country", DifferenceKind.WORD),
        ("The Arnbassador said that he did now think the Soviet", DifferenceKind.WORD),
        ("He mentioned 4,300 tons of cernent", DifferenceKind.NUMBER),
        ("The Ambassador said that [he never] did not think the Soviet", DifferenceKind.WORD),
    ],
)
def test_changed(quotation: str, kind: DifferenceKind) -> None:
    assert verdict(quotation) is Verdict.CHANGED
    assert kind in kinds(quotation)


@pytest.mark.parametrize(
    "quotation",
    [
        "Castro is a friend of many people who do not know him",
        "country the in enthusiasm no with received been had it that",
        "the deputy consul informed the grain board that copper wire had been diverted",
    ],
)
def test_what_is_not_there_is_not_found(quotation: str) -> None:
    assert verdict(quotation) in (Verdict.NOT_FOUND, Verdict.CHANGED)
    finding = found(quotation)
    assert finding is None or finding.likeness < 0.75


def test_the_place_and_what_an_ellipsis_leaves_out() -> None:
    finding = found("The Ambassador said … it had been received with no enthusiasm")
    assert finding is not None
    assert [FIRST[p.start : p.end] for p in finding.places] == [
        "The Ambassador said", "it had been received with no enthusiasm",
    ]  # fmt: skip
    (omission,) = finding.omissions
    assert omission.sign == "…"
    assert omission.source.startswith("that he did not think") and omission.source.endswith("and that")


def test_over_a_page_both_places_are_named() -> None:
    finding = found("tons of cement and asked for a list of the ships")
    assert finding is not None
    assert [(p.page, (FIRST, SECOND)[p.page - 1][p.start : p.end]) for p in finding.places] == [
        (1, "tons of cement and\n"), (2, "asked for a list of the ships"),
    ] or [(p.page) for p in finding.places] == [1, 2]  # fmt: skip


def test_a_line_of_the_text_at_a_pages_edge_is_no_header() -> None:
    pages = ("The minister would", "not go to Orsova.\nHe stayed at home with his secretaries all day.")
    assert verdict("The minister would go to Orsova. He stayed at home", *pages) is Verdict.CHANGED


def test_a_difference_says_where_it_stands() -> None:
    finding = found("it had been received with great enthusiasm in the country")
    assert finding is not None
    (difference,) = finding.differences
    (place,) = difference.places
    assert (difference.source, difference.quoted, FIRST[place.start : place.end]) == ("no", "great", "no")


def test_masked_words_are_equal_to_nothing() -> None:
    page = "The driver, number ███████████, waited outside the legation for an hour."
    assert verdict("The driver, number 219-09-9999, waited outside the legation", page) is Verdict.CHANGED


def test_canonical_forms_are_the_same_characters() -> None:
    text = "Die Gesandtschaft in Zürich bat um die Pläne des Hafens."
    assert verdict(unicodedata.normalize("NFD", text), text) is Verdict.EXACT
    assert verdict(text, unicodedata.normalize("NFD", text)) is Verdict.EXACT


WORDS = st.lists(
    st.sampled_from(
        ["legation", "harbour", "cement", "minister", "asked", "plans", "refused", "wrote", "ships", "quay", "report"]
    ),
    min_size=8,
    max_size=30,
)


@given(WORDS, st.data())
def test_any_stretch_of_a_text_is_exact_at_its_place(words: list[str], data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([" ", "\n", "  "])).join(words)
    first = data.draw(st.integers(0, len(words) - 4))
    stretch = " ".join(words[first : first + 4])
    finding = found(stretch, text)
    assert finding is not None and finding.verdict is Verdict.EXACT
    assert " ".join(text[finding.places[0].start : finding.places[0].end].split()) == stretch


@given(st.text(max_size=120), st.text(max_size=200))
def test_offsets_are_within_the_page_whatever_is_compared(quotation: str, text: str) -> None:
    finding = found(quotation, text)
    for place in finding.places if finding else ():
        assert 0 <= place.start <= place.end <= len(text)
