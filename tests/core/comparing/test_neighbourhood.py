"""What stands beside a passage, and what room the other text leaves for it."""

from __future__ import annotations

import pytest

from fonds.core.comparing import word_kinds
from fonds.core.comparing.evidence import likelihood
from fonds.core.comparing.evidence_weights import WEIGHTS
from fonds.core.comparing.gaps import Gap
from fonds.core.comparing.neighbourhood import beside, room
from fonds.core.comparing.passages import Passage, letters_on_lines
from fonds.core.comparing.words import same_form, words

_OLD = "\n".join(
    [
        "the ship had left the harbour before the letter came and nobody",
        "could say who had sent it. The matter was put to",
        "who thought that it should rest until the autumn of that year.",
    ]
)


def _passage(new: str, said: str, *, old: str = _OLD) -> Passage:
    """`said` in `new` as a passage, between the words that stand beside it in both."""
    left, right = words([old]), words([new])
    inside = [i for i in range(len(right)) if new.index(said) <= right.start[i] < new.index(said) + len(said)]
    before = (inside[0] - 1, left.form.index(right.form[inside[0] - 1]))
    after = (inside[-1] + 1, before[1] + 1)
    gap = Gap([], inside, (before[1], before[0]), (after[1], after[0]))
    return Passage(right, inside, left, [], before, after, inside, gap, 0)


def _plausible(written: str, form: str) -> float:
    return 0.1 if form == "oeae" else 0.9


@pytest.mark.parametrize(
    ("new", "said", "features"),
    [
        ("He wrote to Mr. Castle of the matter.", "Castle", {"after_title": 1, "within_line": 1, "before_small": 1}),
        ("SOURCE:\nA Greek observer\nin Athens.", "A Greek observer", {"after_colon": 1, "fills_one_line": 1}),
        ("it was put to (the Swiss\nservice) and rested", "the Swiss\nservice", {"in_bracket": 1, "to_bracket": 1}),
        ("it was put to the Swiss\nservice and then rested", "the Swiss\nservice", {"within_lines": 1}),
        ("it was put to oeae and rested", "oeae", {"rubbish": 1, "sensitive": 0}),
    ],
)
def test_what_stands_beside_a_passage(new: str, said: str, features: dict[str, float]) -> None:
    start = new.index(said)
    right = words([new])
    inside = [i for i in range(len(right)) if start <= right.start[i] < start + len(said)]
    gap = Gap([], inside, (-1, inside[0] - 1), (-1, inside[-1] + 1))
    passage = Passage(right, inside, words([""]), [], (inside[0] - 1, -1), (inside[-1] + 1, -1), inside, gap, 0)
    found = beside(passage, letters_on_lines(passage), _plausible)
    assert {name: found[name] for name in features} == features


def test_letters_are_counted_to_the_line_s_ends_and_no_farther_than_a_long_line() -> None:
    short = _passage(_OLD.replace("put to\n", "put to the office in Orsova\n"), "office in")
    assert letters_on_lines(short) == (len("couldsaywhohadsentitThematterwasputtothe"), len("Orsova"))
    far = "the ship had left " * 5_000
    on_one_line = _passage(f"{far}harbour x {far}", "x", old=far + "harbour " + far)
    assert all(500 < count <= 1_000 for count in letters_on_lines(on_one_line))


def test_a_short_line_leaves_room_for_words() -> None:
    cut = _passage(_OLD.replace("put to\n", "put to the office in Orsova\n"), "the office in Orsova")
    full = _passage(_OLD.replace("and nobody\n", "and nobody\nhad yet been told\n"), "had yet been told")
    assert room(cut)["short_line_there"] > 0.15 > room(full)["short_line_there"]
    assert room(cut)["nothing_instead"] == 1


@pytest.mark.parametrize(
    ("said", "least", "most"),
    [
        ("the Espionage Laws, Title 18, U.S.C. Secs. 793 and 794", 0.9, 1.0),
        ("the Eapionage Lawa, Title 18, U.S.C. Socs. 793 ard 794", 0.72, 0.99),
        ("the consul of Greece in Orsova was told of the ship", 0.0, 0.0),
        ("prohibited", 0.0, 0.0),
    ],
)
def test_what_forms_have_printed_on_them_is_known(said: str, least: float, most: float) -> None:
    forms = " ".join(map(same_form, "".join(c if c.isalnum() else " " for c in said).split()))
    assert least <= word_kinds.printed(forms) <= most


def test_words_of_nations_and_sources_are_sensitive() -> None:
    assert word_kinds.is_sensitive("greek") and word_kinds.is_sensitive("informant")
    assert not word_kinds.is_sensitive("autumn")


@pytest.mark.parametrize(("name", "speaks_for"), [("source_words", True), ("after_title", True), ("printed", False)])
def test_sources_and_titles_speak_for_an_opening_and_print_against_it(name: str, speaks_for: bool) -> None:
    nothing = dict.fromkeys(WEIGHTS, 0.0) | {"even": 0.0, "likeness": 1.0}
    assert (likelihood(nothing | {name: 1.0}) > likelihood(nothing)) is speaks_for
