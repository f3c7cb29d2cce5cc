"""How words that one text has alone are cut into passages."""

from __future__ import annotations

import pytest

from fonds.core.comparing.passages import Tally, as_written, passages, without_partner
from fonds.core.comparing.words import words


def _cut(text: str, *, trimmed: bool = True) -> list[str]:
    found = words([text])
    return [as_written(found, at) for at in passages(found, range(len(found)), trimmed=trimmed)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("03\n\nMARTENS, Pieter", "MARTENS, Pieter"),
        ("MARTENS, Pieter 03", "MARTENS, Pieter"),
        ("MARTENS, Pieter\n\n3941803", "MARTENS, Pieter"),
        ("P. Martens", "P. Martens"),
        ("(202) 555-0143\nor by letter", "202) 555-0143\nor by letter"),
        ("DATE OF LAST REVIEW\nthe harbour master", "the harbour master"),
        ("03", "03"),
    ],
)
def test_codes_and_labels_at_the_ends_are_no_part_of_what_was_opened(text: str, left: str) -> None:
    assert _cut(text) == [left]


def test_where_letters_alone_were_misread_nothing_is_cut_off() -> None:
    assert _cut("03\nMARTENS a", trimmed=False) == ["03\nMARTENS a"]


def test_words_that_do_not_follow_each_other_are_passages_of_their_own() -> None:
    found = words(["the consul met Martens in Lisbon"])
    assert [as_written(found, at) for at in passages(found, [1, 3, 5], trimmed=True)] == ["consul", "Martens", "Lisbon"]


def test_a_name_that_is_opened_at_each_of_its_places_is_known_to_be() -> None:
    old, new = words(["he met and left. then spoke"]), words(["he met Martens and left. then Martens spoke Lisbon"])
    tally = Tally(new, old, [([2], []), ([6, 8], [])])
    assert tally.opened_again == {"martens"}
    assert "met" in tally.agreed_there


@pytest.mark.parametrize(
    ("old", "new", "alone"),
    [
        ("harbonr", "the old harbour", ["the", "old"]),
        ("hatbour mastet", "harbour and lighthouse master", ["and", "lighthouse"]),
        ("theharbour", "the harbour", []),
    ],
)
def test_words_whose_letters_stand_opposite_are_left_out(old: str, new: str, alone: list[str]) -> None:
    left, right = words([old]), words([new])
    found = without_partner(right, range(len(right)), left, range(len(left)))
    assert [right.text(i) for i in found] == alone


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("which [Tom Hewitt}will receive", ["which", "Tom Hewitt", "will receive"]),
        ("signed {Saran Marmaduke", ["signed", "Saran Marmaduke"]),
        ("one letter (of March) to Paris", ["one letter (of March) to Paris"]),
    ],
)
def test_what_stands_in_a_box_is_a_passage_of_its_own(text: str, parts: list[str]) -> None:
    assert _cut(text) == parts
