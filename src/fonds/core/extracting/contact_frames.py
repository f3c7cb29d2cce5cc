"""Verbs that tell of a meeting with what stands beside them, from `data/contact_frames.toml`: their frames."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence, Set
from importlib.resources import files
from typing import NamedTuple

from fonds.core.extracting.verb_forms import forms_of

_FILE = tomllib.loads((files("fonds.core.extracting") / "data" / "contact_frames.toml").read_text("utf-8"))
_LISTS = {name: frozenset(" ".join(each.split()) for each in said.split("|")) for name, said in _FILE["lists"].items()}


_TITLE_POINT = "|".join(rf"(?<=\b{each}\.)" for each in ("[MmDd]r", "[MmDd]rs", "Gen", "Col", "Sen", "Rep"))
"""Behind points that end no sentence."""


class Element(NamedTuple):
    """What a frame has behind its verb: `kind` is whom (was met), whose (to whom what
    follows belongs), anything, word (one of `words`) or noun (one of them
    with what describes it)."""

    kind: str
    words: frozenset[str] = frozenset()


class Frame(NamedTuple):
    """What stands behind a verb that tells of a meeting; `sense` is surely, persons, heard or dated, as in the file."""

    sense: str
    elements: tuple[Element, ...]
    needs: tuple[frozenset[str], ...] = ()
    """Of each of these a word stands in a sentence that the frame tells of."""


def _element(said: str) -> Element:
    if said == "O's":
        return Element("whose")
    if said == "O":
        return Element("whom")
    if said == "~":
        return Element("anything")
    if said.startswith("{"):
        return Element("noun", _LISTS[said.strip("{}")])
    return Element("word", frozenset(said.split("/")))


def _frames() -> dict[str, tuple[str, tuple[Frame, ...]]]:
    found: dict[str, tuple[str, tuple[Frame, ...]]] = {}
    for sense, said in _FILE["frames"].items():
        for each in said.split("|"):
            verbs, *behind = each.split()
            elements = tuple(_element(word) for word in behind)
            frame = Frame(sense, elements, tuple(element.words for element in elements if element.words))
            for verb in verbs.split("/"):
                for word, form in forms_of(verb).items():
                    held_form, held = found.get(word, (form, ()))
                    found[word] = ("past" if "past" in (held_form, form) else form, (*held, frame))
    return found


FRAMES = _frames()
"""Forms of verbs, each with what form it is (base, present, gerund, past) and its frames."""


_NEED_NONE = {word: [frame for frame in frames if not frame.needs] for word, (_, frames) in FRAMES.items()}
"""The frames of a form that need no word."""
_NEEDED = {
    word: frozenset[str]().union(*(frame.needs[0] for frame in frames if frame.needs))
    for word, (_, frames) in FRAMES.items()
}
"""The words of which one stands in each sentence that one of its other frames tells of."""


def frames_in(word: str, lows: Set[str]) -> list[Frame]:
    """The frames of a form of a verb whose words a sentence has; `lows` are its words in small letters."""
    if lows.isdisjoint(_NEEDED[word]):
        return _NEED_NONE[word]
    return [frame for frame in FRAMES[word][1] if not frame.needs or not any(map(lows.isdisjoint, frame.needs))]


def _cues() -> tuple[frozenset[str], dict[str, re.Pattern[str]]]:
    """The words to be looked for, and what must stand behind some of them."""
    found: set[str] = set()
    behind: dict[str, set[str]] = {}
    for word, (form, frames) in FRAMES.items():
        for frame in frames if form in ("past", "gerund") else ():
            first = frame.elements[0]
            if first.kind == "noun":
                found.update(f"{noun} {each}" for noun in first.words for each in frame.elements[1].words)
                continue
            phrases, rest = {word}, list(frame.elements)
            while rest and rest[0].kind == "word":
                phrases = {f"{phrase} {each}" for phrase in phrases for each in rest[0].words}
                del rest[0]
            if len(rest) < len(frame.elements) or form == "past":
                for phrase in phrases:
                    behind.setdefault(phrase, set()).update(_marks(rest))
    return frozenset(found | behind.keys()), {phrase: _behind(marks) for phrase, marks in behind.items()}


def _marks(elements: Sequence[Element]) -> frozenset[str]:
    """Words of which a frame has one somewhere behind; "" where it has whom was met right there."""
    if not elements or (elements[0].kind in ("whom", "whose") and not any(each.words for each in elements)):
        return frozenset({""})
    return next((each.words for each in elements if each.words), frozenset({""}))


def _behind(marks: set[str]) -> re.Pattern[str]:
    whom = r"\s+(?:\w+ly\s+)?(?:me|us|him|her|them|my|our|[Tt]he|THE|(?:by\s+)?[A-Z][\w.]+)\b"
    words = "|".join(sorted(map(re.escape, marks - {""})))
    patterns = [whom] if "" in marks else []
    if words:  # a title's point may stand before them, which is looked for only where there is one
        over_points = rf"(?=[^.;:]{{0,90}}\.(?:{_TITLE_POINT}))(?:[^.;:]|\.(?:{_TITLE_POINT})){{0,90}}?"
        patterns += [rf"{reach}\s(?:{words})\b" for reach in ("[^.;:]{0,90}?", over_points)]
    patterns.append(r"[^.;:]{0,50}?\sby\s")
    return re.compile("|".join(patterns), re.ASCII)


CUES, BEHIND_CUE = _cues()
"""What is looked for in a text in small letters: phrases, and words behind which their pattern must match."""
