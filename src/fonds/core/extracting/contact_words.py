"""Words by which people meet, and those around them, from `data/contact_words.toml`."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import NamedTuple

from fonds.core.extracting.contact_frames import BEHIND_CUE, CUES
from fonds.core.extracting.verb_forms import forms_of
from fonds.core.text.first_words import Phrases, first_words

_FILE = tomllib.loads((files("fonds.core.extracting") / "data" / "contact_words.toml").read_text("utf-8"))


def _items(section: str, name: str) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in _FILE[section][name].split("|") if each.strip())


class VerbForm(NamedTuple):
    """A form of a verb: `form` is past, base or gerund; `frames` say how whom was met stands beside it."""

    form: str
    frames: frozenset[str]


def _verbs(*frames: str) -> dict[str, VerbForm]:
    found: dict[str, VerbForm] = {}
    for frame in frames:
        for verb in _items("verbs", frame):
            for word, form in forms_of(verb).items():
                held = found.get(word)
                form = "past" if held is not None and held.form == "past" else form
                found[word] = VerbForm(form, (held.frames if held else frozenset()) | {frame})
    return found


VERBS = _verbs("met", "may_be_met", "with", "to", "on", "over", "told", "said_to", "introduced")
"""Forms of verbs of meeting, with their frames."""
MUTUAL = frozenset(word for verb in _items("verbs", "mutual") for word in forms_of(verb))
"""Forms of verbs that two can do with one another."""
NEED_NAMES = frozenset(
    word
    for word, verb in VERBS.items()
    if not verb.frames & {"met", "with", "to"} and word not in _items("nouns", "meeting")
)
"""Words of meeting that tell of none in a sentence that names nobody."""
INFINITIVES = frozenset(word for word, verb in VERBS.items() if verb.form == "base")
"""Words that tell of a meeting behind "to" alone: "came to see"."""
TELCONS = frozenset({"telcon", "telecon", "phonecon"})
"""Nouns behind which both sides may stand without a preposition."""
ONLY_NOUNS = frozenset(_items("nouns", "meeting")) - VERBS.keys()
CAME_TO = frozenset(_verbs("came_to"))
HELD = frozenset(_verbs("held"))
NOUNS = frozenset(_items("nouns", "meeting"))
NOUNS_OF = frozenset(_items("nouns", "of"))
NOUNS_TO = frozenset(_items("nouns", "to"))
NOUNS_OF_BOTH = frozenset(_items("nouns", "of_both"))
GIVEN_FOR = frozenset(_items("nouns", "given_for"))
NOUNS_FROM = frozenset({"call", "calls", "visit"})
"""Nouns of meetings that come "from" somebody."""
QUESTIONED = frozenset(_items("verbs", "passive"))
"""Participles that tell of a meeting though it is not said with whom: "was questioned"."""

ROLES = frozenset(_items("words", "roles"))
INITIALS = frozenset(_items("words", "initials"))
BARE_ROLES = frozenset(_items("words", "bare_roles"))
BODIES = frozenset(_items("words", "bodies"))
OTHER_VERBS = _items("verbs", "others")
MISREAD: dict[str, str] = {each.split()[0]: each.split()[1] for each in _items("words", "misread")}
"""Words that clauses are made of, by how OCR misreads them."""
BETWEEN = frozenset(_items("words", "between"))
JOINTS = _items("words", "joints")
PEOPLE = frozenset(_items("words", "people"))
KIN = frozenset(_items("words", "kin"))
COLLECTIVE = frozenset(_items("words", "collective"))

KINDS: dict[str, str] = {}
"""What a word in small letters is to a reader of clauses; one that stands in several lists is of the first."""
for _kind in (
    "have", "be", "modals", "negations", "own", "pronouns", "relatives", "determiners", "prepositions", "clauses",
    "habits", "adverbs", "people",
):  # fmt: skip
    for _word in _items("words", _kind):
        KINDS.setdefault(_word, _kind)
for _word in (*ROLES, *PEOPLE):
    if _word.isalpha() and not _word.endswith("s"):
        KINDS.setdefault(f"{_word[:-1]}ies" if re.search("[^aeiou]y$", _word) else f"{_word}s", "people")


def _written(words: str) -> str:
    """The pattern of words that may stand on two lines."""
    return re.escape(words).replace("\\ ", "\\s+")


def _by_first_letters(words: list[str]) -> str:
    """Alternatives under their first letters, so that at most places of a text few are tried."""
    firsts = sorted({word[0] for word in words})
    return "|".join(
        f"{first}(?:{'|'.join(_written(word[1:]) for word in words if word[0] == first)})" for first in firsts
    )


_FOUND = {word for word, verb in VERBS.items() if verb.frames != {"said_to"}}
SELDOM = frozenset(_items("verbs", "no_cue"))
_PLAIN = frozenset({*_FOUND, *NOUNS, *_items("verbs", "cues")} - SELDOM)
_STEMS = sorted(_PLAIN | CUES, key=len, reverse=True)
CONTACT = Phrases(re.compile(rf"(?<![\w-])(?:{_by_first_letters(_STEMS)})(?![\w-])"), first_words(_STEMS))
"""Words of meeting; they are sought in small letters."""

SITTINGS = frozenset(_items("nouns", "sittings"))
"""Nouns of meetings at which somebody speaks."""
INTERVIEWS = frozenset(_items("nouns", "interviews"))
"""Nouns of meetings in which somebody says what the sentence tells: "during an interview Smith admitted"."""
MEETS = frozenset({"meet", "meets"})
A_MEET = re.compile(r"\b(?:an?|the|first|second|third|last|next|held|hold|personal|emergency|regular|this|each)\s+$")
"""What stands before "meet" where it is a noun, as in cables: "held first meet with"."""
_AT = re.compile(r"\b(?:at|in|during)\s(?:[\w’'-]+\s){0,4}$")
_DURING = re.compile(r"\b(?:in|during|on|upon|at)\s(?:[\w’'-]+\s){0,4}$")
_THEN = re.compile(r"[^.;:]{0,24}?\s\d{1,2}\b")
_WITH_WHOM = re.compile(r"[^.;:]{0,70}?\s(?:with|between|which|of|to|on|upon|from|by|for|included|involved)\s")
_HIM = re.compile(r"\s+(?:[A-Z]|him\b|her\b|them\b|me\b|the\b)")


_STRICT = frozenset(_items("verbs", "strict"))
_BEFORE_WITH = frozenset(_items("verbs", "before_with"))
_NEAR_WITH = re.compile(r"[^.;:]{0,50}?\swith\s")
_TO_WHOM = re.compile(
    r"\s+(?:(?:\w+\s+){0,7}?to\s+)?(?:me|him|her|us|them|[Tt]he|THE|(?:by\s+)?[A-Z][\w.]+)\b", re.ASCII
)


def may_tell(text: str, low: str, start: int, end: int) -> bool:
    """Whether what stands beside a word of meeting lets it tell of one; asked before a sentence is read, as few do.

    `low` is the text in small letters.
    """
    word = low[start:end]
    if "whom" in low[max(0, start - 40) : start]:
        return True
    if word in BEHIND_CUE and (
        BEHIND_CUE[word].match(text, end) is not None
        or (text[start:end].isupper() and BEHIND_CUE[word].match(low, end) is not None)
    ):
        return True
    if word not in _PLAIN and word in BEHIND_CUE:
        first = word.partition(" ")[0]
        return first != word and first in _PLAIN and may_tell(text, low, start, start + len(first))
    if word in _BEFORE_WITH:
        return _NEAR_WITH.match(low, end) is not None
    if word in _STRICT:
        return _TO_WHOM.match(text, end) is not None
    if word in NOUNS and (
        _WITH_WHOM.match(low, end) is not None
        or ((word not in ONLY_NOUNS or word in TELCONS) and _HIM.match(text, end) is not None)
    ):
        return True
    if word in INTERVIEWS and _DURING.search(low, start - 50, start) is not None:
        return True
    if word in NOUNS or word in INFINITIVES:
        if word in INFINITIVES and low.startswith(("to", "id"), start - 3):
            return True  # "to meet", "did meet"
        if word in MEETS and A_MEET.search(low, start - 16, start) is not None:
            return _WITH_WHOM.match(low, end) is not None
        return word in SITTINGS and _THEN.match(low, end) is not None and _AT.search(low, start - 50, start) is not None
    return word not in NEED_NAMES or not low.startswith("that", end + 1)
