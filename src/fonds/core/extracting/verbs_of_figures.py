"""Verbs that govern figures, their forms and moods: `data/verbs_of_figures.toml`.

A mood says whether what a verb tells has been done, is done now and again, will or shall be, can be, or is none of it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from enum import Enum, auto
from importlib.resources import files
from typing import NamedTuple

from fonds.core.extracting.verb_forms import forms_of

_LISTS = tomllib.loads((files("fonds.core.extracting") / "data" / "verbs_of_figures.toml").read_text("utf-8"))
LISTED = {name: frozenset(words.split()) for name, words in _LISTS.items()}
"""The words of each list."""
_VERBS = ("saying", "wishing", "stating", "done", "happening", "becoming", "planning", "allocating")
"""The lists of verbs; a verb of several is of the last."""


class Form(NamedTuple):
    """What a word is of a listed verb: `form` is base, present, gerund or past (the participle too)."""

    base: str
    list: str
    form: str


class Mood(Enum):
    """Whether what a verb tells has been done, is, will or shall be, can be, or is none of it."""

    DONE = auto()
    PRESENT = auto()
    PLANNED = auto()
    ABLE = auto()
    UNREAL = auto()


FORMS: dict[str, Form] = {}
for _name in _VERBS:
    for _base in sorted(LISTED[_name]):
        for _word, _what in forms_of(_base).items():
            FORMS[_word] = Form(_base, _name, _what)
FORMS |= {word: Form("be", "stating", "present") for word in ("am", "is", "are")}
FORMS |= {
    "fell": Form("fall", "becoming", "past"),
    "found": Form("find", "saying", "past"),
    "gotten": Form("get", "done", "past"),
}
FORMS.pop("following")  # "the following"
BE, HAVE, _FUTURE, _MAY, _CAN = (LISTED[f"auxiliaries_{name}"] for name in ("be", "have", "future", "may", "can"))
AUXILIARIES = BE | HAVE | _FUTURE | _MAY | _CAN | LISTED["auxiliaries_do"]
NOT, ADVERBS, BOUNDS = LISTED["negations"], LISTED["adverbs"], LISTED["beginning_a_clause"]
STOPS = frozenset(';:()[]."“”?!')
_TOKEN = re.compile(r"[a-z]+(?:[-'’][a-z]+)*|\d[\d.,]*|[^\w\s]", re.IGNORECASE)
_AT_START = 3
FAR = 14
"""Words within which what governs a verb or a number is sought."""


def words_of(text: str) -> list[str]:
    """The words and signs of a text in small letters."""
    return _TOKEN.findall(text.lower())


def mood_of(said: Sequence[str], at: int, form: Form) -> Mood:
    """Whether what a verb says has been done, is, will or shall be, could be, or was not."""
    auxiliaries: list[str] = []
    first = at
    while first and (
        said[first - 1] in AUXILIARIES or said[first - 1] in NOT or said[first - 1] in ADVERBS
        or (said[first - 1].endswith("ly") and len(said[first - 1]) > 4)
    ):  # fmt: skip
        first -= 1
        auxiliaries.append(said[first])
    used = set(auxiliaries)
    if used & NOT and form.list != "stating":
        return Mood.UNREAL
    is_base = form.form == "base" or (said[at] == form.base and bool(used & (_FUTURE | _CAN | _MAY)))
    is_base = is_base or (said[at] == form.base and first == at and at > 0 and said[at - 1] == "to")
    form = form._replace(form="base") if is_base else form
    has = bool(used & HAVE) and form.form == "past"
    if first and said[first - 1] == "to" and (form.form == "base" or used & {"be", "have"}):
        return _mood_of_infinitive(said, first - 1, is_perfect="have" in used and form.form == "past")
    if form.form == "gerund":
        if used & _FUTURE:
            return Mood.PLANNED
        if used & BE:
            return Mood.PRESENT
        return Mood.PLANNED if _is_planned(said, at) else Mood.UNREAL
    if used & _FUTURE:
        return Mood.UNREAL if has else Mood.PLANNED
    if used & _MAY or "being" in used:
        return Mood.UNREAL
    if used & _CAN:
        return Mood.UNREAL if has and form.list != "stating" else Mood.ABLE
    if auxiliaries and auxiliaries[-1] == "be" and form.form == "past":
        return Mood.PLANNED  # "asked that five specialists be sent"
    if form.form == "past":
        is_state = used & {"is", "are"} and "been" not in used and form.list != "stating"
        return Mood.PRESENT if is_state else Mood.DONE
    if form.form == "base":
        return _mood_of_base(said, at, auxiliaries)
    return Mood.PRESENT


def _mood_of_base(said: Sequence[str], at: int, auxiliaries: list[str]) -> Mood:
    """The mood of a verb without an ending: of an order, of "and" behind another verb, or of the present."""
    if auxiliaries:
        return Mood.DONE if "did" in auxiliaries else Mood.PRESENT
    before = said[at - 1] if at else ""
    if not before or before in ":." or before.isdigit() or before in ("us", "please"):
        return Mood.PLANNED
    if before == "and":
        for other in range(at - 2, max(-1, at - FAR), -1):
            form = FORMS.get(said[other])
            if form is not None and form.form == "base":
                return mood_of(said, other, form)
        return Mood.UNREAL
    return Mood.PRESENT


def _mood_of_infinitive(said: Sequence[str], to: int, *, is_perfect: bool) -> Mood:
    """The mood of "to" and a verb, from what it hangs on: "is to", "decided to", "able to", "the request to"."""
    before = said[to - 1] if to else ""
    if before in ADVERBS and to > 1:
        to -= 1
        before = said[to - 1]
    if not before or (before in ".:" or (before.isdigit() and to < _AT_START)):
        return Mood.PLANNED  # "To send 200 trucks" of a resolution
    if before in BE:
        return Mood.UNREAL if said[to - 2 : to - 1] and said[to - 2] in LISTED["purposes"] else Mood.PLANNED
    if before in HAVE:
        return Mood.UNREAL
    for at in range(to - 1, max(-1, to - FAR), -1):
        word = said[at]
        if word in STOPS or word in BOUNDS:
            break
        if word in LISTED["failed"]:
            return Mood.UNREAL
        if word in LISTED["able"]:
            return Mood.ABLE
        if word in LISTED["managed"]:
            return Mood.DONE
        if word in LISTED["reported"] and at == to - 1:
            return Mood.DONE if is_perfect else Mood.PRESENT
        if plans(said, at):
            return Mood.UNREAL if at and said[at - 1] in NOT else Mood.PLANNED
    return Mood.UNREAL


def _is_planned(said: Sequence[str], at: int) -> bool:
    """Whether a verb in -ing hangs on a verb or noun of planning: "agreed to the sending of"."""
    for before in range(at - 1, max(-1, at - 8), -1):
        if said[before] in STOPS or said[before] in BOUNDS:
            return False
        if plans(said, before):
            return True
        if (
            said[before] == "for"
            and before
            and said[before - 1] in ("provide", "provides", "provided", "call", "calls", "called")
        ):
            return True
    return False


def plans(said: Sequence[str], at: int) -> bool:
    form = FORMS.get(said[at])
    return (form is not None and form.list in ("planning", "wishing")) or said[at] in LISTED["of_planning"]
