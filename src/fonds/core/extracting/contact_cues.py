"""Where a page may tell of a meeting: words of one, also those that OCR misread and those that a line's end breaks."""

from __future__ import annotations

import re

from fonds.core.extracting.contact_words import CONTACT, NOUNS, VERBS
from fonds.core.extracting.misread_cues import MISREAD_CONTACT, meant

HYPHENS = "-~¬"
"""What engines read of a hyphen at a line's end."""
BREAK = re.compile(r"[-~¬][^\S\n]*\n\s*")
"""Such a hyphen with the space between the lines."""
_BEFORE = re.compile(r"(?<![\w-])[a-z]{2,}$")
_BEHIND = re.compile(r"[a-z]{2,}(?![\w-])")
_LONGEST = 16
_WORDS = {word for word, verb in VERBS.items() if verb.form == "past"} | NOUNS


def cues_in(low: str) -> list[tuple[int, int, str]]:
    """The places of the words of meeting in a page's text in small letters, in order, each with the word meant."""
    found = [(*cue.span(), cue[0]) for cue in CONTACT.finditer(low)]
    found += [(*cue.span(), right) for cue in MISREAD_CONTACT.finditer(low) if (right := meant(cue[0]))]
    return sorted([*found, *_broken(low)])


def _broken(low: str) -> list[tuple[int, int, str]]:
    """Those whose letters stand on two lines: "con-\ntacted"."""
    found = []
    for broken in BREAK.finditer(low) if "\n" in low else ():
        before = _BEFORE.search(low, max(0, broken.start() - _LONGEST), broken.start())
        behind = _BEHIND.match(low, broken.end())
        if before is not None and behind is not None:
            word = before[0] + behind[0]
            word = word if word in _WORDS else meant(word)
            if word in _WORDS:
                found.append((before.start(), behind.end(), word))
    return found
