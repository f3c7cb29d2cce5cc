"""Meetings that verbs and nouns of many frames tell of: sentences with several kinds of names, and each frame."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from fonds.core.extracting.document import Document, DocumentPage, StatedName
from fonds.core.extracting.reading import read
from fonds.core.extracting.verb_forms import forms_of

NAMES = (
    {"A": "Mr. Robert Navarro", "B": "Colonel James Dolan", "C": "Ambassador Peter Brown"},
    {"A": "AMFAUNA-1", "B": "ZARNOVICHUK", "C": "Gregory GOLUB"},
)
CALLED = {
    "Mr. Robert Navarro": "Robert Navarro",
    "Colonel James Dolan": "James Dolan",
    "Ambassador Peter Brown": "Peter Brown",
    "ZARNOVICHUK": "Zarnovichuk",
    "Gregory GOLUB": "Gregory Golub",
}
SENTENCES = [
    line.split("\t")
    for line in Path(__file__).with_name("contact_frames.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
DATA = tomllib.loads((files("fonds.core.extracting") / "data" / "contact_frames.toml").read_text("utf-8"))
FRAMES = [" ".join(each.split()) for said in DATA["frames"].values() for each in said.split("|")]


def met(words: str) -> list[list[str]]:
    stated = (StatedName("creators", "Writer, Wilma", "creator"),)
    reading = read(
        Document((DocumentPage(1, words),), date="1962-06-05", date_certain=True, stated=stated), likely=None
    )
    called = {each.key: each.name for each in reading.names.entities}
    return [sorted(called[key] for key in each.participants) for each in reading.meetings]


@pytest.mark.parametrize("names", NAMES, ids=("titles", "cryptonyms"))
@pytest.mark.parametrize(("words", "who"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_a_sentence_tells_of_a_meeting_with_whatever_names(words: str, who: str, names: dict[str, str]) -> None:
    expected = sorted("Wilma Writer" if each == "W" else CALLED.get(names[each], names[each]) for each in who.split())
    assert met(words.format(**names)) == ([expected] if expected else [])


PLACES = [
    line.split("\t")
    for line in Path(__file__).with_name("places_of_meetings.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("words", "place"), PLACES, ids=[words for words, _ in PLACES])
def test_a_meeting_was_where_its_clause_says_and_nowhere_else(words: str, place: str) -> None:
    reading = read(
        Document((DocumentPage(1, words.format(**NAMES[0])),), date="1962-06-05", date_certain=True), likely=None
    )
    called = {each.key: each.name for each in reading.names.entities}
    (held,) = reading.meetings
    assert {called[key] for key in held.participants} == {"Robert Navarro", "James Dolan"}
    assert called.get(held.place, held.place) == place.format(**NAMES[0])


def spelled(frame: str) -> Iterator[str]:
    """Sentences in which somebody does what a frame says, one for each of its verbs."""
    verbs, *elements = frame.split()
    said = []
    for element in elements:
        if element in ("O", "O's"):
            said.append(element.replace("O", "Colonel James Dolan"))
        elif element == "~":
            said.append("the paper")
        elif element.startswith("{"):
            noun = DATA["lists"][element.strip("{}")].split("|")[0].strip()
            said.append(noun if "'s" in " ".join(elements) or noun.endswith("s") else f"a {noun}")
        else:
            said.append(element.split("/")[0])
    for verb in verbs.split("/"):
        past = next(word for word, form in forms_of(verb).items() if form == "past")
        yield f"On 3 May Mr. Robert Navarro {past} {' '.join(said)} in Vienna."


@pytest.mark.parametrize("frame", FRAMES)
def test_each_frame_of_the_data_is_read(frame: str) -> None:
    for sentence in spelled(frame):
        assert met(sentence) == [["James Dolan", "Robert Navarro"]], sentence
