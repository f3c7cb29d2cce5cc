"""The words around a place: its paragraph, and beyond it where that says nothing."""

from __future__ import annotations

import pytest

from catalogue.people_builder import text
from fonds.catalogue.access import Reader
from fonds.catalogue.words_around import REACH, TextPlace, WordsAround, words_around

pytestmark = pytest.mark.django_db
LONG = "The report was sent to the council, which asked the consul whether the quay would be opened before the autumn."


def around(words: str, sought: str, reach: int = REACH) -> WordsAround:
    reading = text("paper", words)
    start = words.index(sought)
    place = TextPlace(reading.digital_object_id, 1, 1, start, start + len(sought))
    return words_around(Reader.ANONYMOUS, [place], reach=reach)[place]


def test_a_passage_is_of_one_paragraph() -> None:
    found = around(f"Anna Strand came.\n\n{LONG}\n\nKnud Berg left.", "council")
    assert found.before + found.words + found.after == LONG


def test_what_stands_in_a_line_by_itself_is_shown_with_the_lines_beside_it() -> None:
    found = around(f"Yours truly,\n\nKnud Berg\n\nChief, Port Service\n\n{LONG}", "Chief, Port Service")
    assert (found.before, found.words) == ("Yours truly, / Knud Berg / ", "Chief, Port Service")
    assert found.after.startswith(" / The report was sent") and found.cut_after and not found.cut_before


def test_lines_that_stand_apart_are_one_passage() -> None:
    found = around("We had talked\n\nwith the consul\n\nof the quay.", "consul")
    assert found.before + found.words + found.after == "We had talked / with the consul / of the quay."


def test_words_alone_are_asked_for() -> None:
    found = around("Yours,\n\nKnud Berg\n\nChief", "Knud Berg", reach=0)
    assert (found.before, found.words, found.after) == ("", "Knud Berg", "")
