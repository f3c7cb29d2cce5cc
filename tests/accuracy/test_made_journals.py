"""The invented documents and their labels: what is quoted stands there, and everybody named is labelled."""

from __future__ import annotations

import hashlib
import random
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fonds.core.extracting.facts import ACTS, MARK_KINDS, FigureKind

FOLDER = Path(__file__).parent
HANDS = (
    "made_journals", "made_journals_second_hand", "made_journals_third_hand", "made_journals_fourth_hand",
    "made_journals_fifth_hand", "made_journals_sixth_hand", "made_journals_seventh_hand",
)  # fmt: skip
LABELS = {
    f"{hand}/{label['file']}": label
    for hand in HANDS
    for half in ("open", "sealed")
    for label in tomllib.loads((FOLDER / hand / f"gold_{half}.toml").read_text("utf-8"))["document"]
}


def _quoted(label: dict[str, Any]) -> Iterator[str]:
    for kind in ("meetings", "statements", "figures"):
        for each in label[kind]:
            yield from (each[key] for key in ("at", "or_at") if key in each)
    yield from (form for person in label["people"] for form in person)
    yield from (words for kind in ("dates", "marks") for _, words in label[kind])
    yield from label["references"]


@pytest.mark.parametrize("file", LABELS)
def test_what_is_quoted_stands_in_the_document(file: str) -> None:
    text = (FOLDER / file).read_text("utf-8")
    assert [words for words in _quoted(LABELS[file]) if words not in text] == []


@pytest.mark.parametrize("file", LABELS)
def test_everybody_who_is_labelled_is_one_of_the_people(file: str) -> None:
    label = LABELS[file]
    people = {form for person in label["people"] for form in person}
    named = {office[0] for office in label["offices"]}
    for meeting in label["meetings"]:
        named |= {*meeting["with"], *meeting.get("maybe", []), meeting.get("by", "")}
    named |= {name for each in label["statements"] for name in (each["speaker"], *each.get("by", []))}
    named |= {each.get("asserted_by", "") for each in label["figures"]}
    assert named - people - {""} == set()


@pytest.mark.parametrize("file", LABELS)
def test_kinds_are_those_of_facts(file: str) -> None:
    label = LABELS[file]
    assert {each["act"] for each in label["statements"] if "act" in each} <= set(ACTS)
    assert {kind for kind, _ in label["marks"]} <= set(MARK_KINDS)
    assert {each["kind"] for each in label["figures"] if "kind" in each} <= set(FigureKind)


def _files(hand: str) -> set[str]:
    return {f"{half}/{path.name}" for half in ("open", "sealed") for path in (FOLDER / hand / half).iterdir()}


@pytest.mark.parametrize("hand", HANDS)
def test_every_document_is_labelled(hand: str) -> None:
    assert {f"{hand}/{file}" for file in _files(hand)} == {file for file in LABELS if file.startswith(f"{hand}/")}


def test_a_third_of_the_first_hand_is_sealed() -> None:
    files = _files("made_journals")
    assert sum(file.startswith("sealed/") for file in files) * 3 == len(files)


@pytest.mark.parametrize("hand", [*HANDS[1:4], *HANDS[5:]])
def test_chance_says_what_of_the_later_hands_is_sealed(hand: str) -> None:
    for file in _files(hand):
        half, _, name = file.partition("/")
        even = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 0
        assert half == ("open" if even else "sealed")


def test_chance_says_which_half_of_the_fifth_hand_is_sealed() -> None:
    files = _files("made_journals_fifth_hand")
    drawn = random.Random(20261130).sample(sorted(file.partition("/")[2] for file in files), len(files) // 2)
    assert {f"sealed/{name}" for name in drawn} == {file for file in files if file.startswith("sealed/")}
