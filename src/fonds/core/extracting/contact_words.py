"""Words by which people meet, and those around them, from `data/contact_words.toml`."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import NamedTuple

_FILE = tomllib.loads((files("fonds.core.extracting") / "data" / "contact_words.toml").read_text("utf-8"))


def _items(section: str, name: str) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in _FILE[section][name].split("|") if each.strip())


class VerbForm(NamedTuple):
    """A form of a verb: `form` is past, base or gerund; `frames` say how whom was met stands beside it."""

    form: str
    frames: frozenset[str]


def _forms(verb: str) -> dict[str, str]:
    words = verb.split()
    if len(words) == 4:
        base, past, participle, gerund = words
    else:
        base = words[0]
        stem = base.removesuffix("e")
        past = participle = f"{stem}ed"
        gerund = f"{stem}ing"
    return {base: "base", f"{base}s": "present", gerund: "gerund", past: "past", participle: "past"}


def _verbs(*frames: str) -> dict[str, VerbForm]:
    found: dict[str, VerbForm] = {}
    for frame in frames:
        for verb in _items("verbs", frame):
            for word, form in _forms(verb).items():
                held = found.get(word)
                form = "past" if held is not None and held.form == "past" else form
                found[word] = VerbForm(form, (held.frames if held else frozenset()) | {frame})
    return found


VERBS = _verbs("met", "may_be_met", "with", "to", "on", "over", "told", "said_to")
"""Forms of verbs of meeting, with their frames."""
NEED_NAMES = frozenset(
    word
    for word, verb in VERBS.items()
    if not verb.frames & {"met", "with", "to"} and word not in _items("nouns", "meeting")
)
"""Words of meeting that tell of none in a sentence that names nobody."""
CAME_TO = frozenset(_verbs("came_to"))
HELD = frozenset(_verbs("held"))
NOUNS = frozenset(_items("nouns", "meeting"))
NOUNS_OF = frozenset(_items("nouns", "of"))
NOUNS_TO = frozenset(_items("nouns", "to"))

ROLES = frozenset(_items("words", "roles"))
BARE_ROLES = frozenset(_items("words", "bare_roles"))
BODIES = frozenset(_items("words", "bodies"))
OTHER_VERBS = _items("verbs", "others")
BETWEEN = frozenset(_items("words", "between"))
HABITS = frozenset(_items("words", "habits"))
PEOPLE = frozenset(_items("words", "people"))

KINDS: dict[str, str] = {}
"""What a word in small letters is to a reader of clauses; one that stands in several lists is of the first."""
for _kind in (
    "have", "be", "modals", "negations", "own", "pronouns", "relatives", "determiners", "prepositions", "clauses",
    "habits", "adverbs", "people",
):  # fmt: skip
    for _word in _items("words", _kind):
        KINDS.setdefault(_word, _kind)

_FOUND = {word for word, verb in VERBS.items() if verb.frames != {"said_to"}}
SELDOM = frozenset(_items("verbs", "no_cue"))
_STEMS = sorted({*_FOUND, *NOUNS, *_items("verbs", "cues")} - SELDOM, key=len, reverse=True)
CONTACT = re.compile(
    rf"(?<![\w-])(?=[{''.join(sorted({w[0] for w in _STEMS}))}])(?:{'|'.join(map(re.escape, _STEMS))})(?![\w-])"
)
"""A word of meeting; it is sought in small letters."""
