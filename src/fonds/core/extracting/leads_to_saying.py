"""What leads to a verb of saying so that it is done: "hastened to add", "was forced to admit", "was saying"."""

from __future__ import annotations

import re

from fonds.core.extracting.saying_verbs import VerbFound, patterns, words
from fonds.core.extracting.what_is_said import has_clause

_BACK = 110
"""Code points before a verb within which what leads to it stands."""
_OVER = r"(?:\s+(?:me|us|him|her|them|the\s+\w+))?(?:\s+(?:up|by\s+(?:tele)?phone|back|again|today|yesterday))?"
_TO_WHOM = (
    r"\s+(?:me|us|him|her|them|the\s+\w+|(?:[A-Z][\w.’'-]*\s+){0,3}?[A-Z][\w.’'-]*)"
    r"(?:\s+(?:up|aside|by\s+(?:tele)?phone|back|again|today|yesterday|(?:this|that|the\s+same|the\s+next)\s+\w+|"
    r"last\s+night|later|on\s+[A-Z]\w+(?:\s+\d+)?|at\s+home)){0,2}"
)
"""Whom somebody calls up or takes aside to say something, and when."""
_LEADS = re.compile(rf"\b(?:{patterns('leads')}){_OVER}\s+to\s+(?:\w+ly\s+)?$")
_WEAK = re.compile(rf"\b(?:{patterns('weak')}){_OVER}\s+to\s+(?:\w+ly\s+)?$")
_CALLS = re.compile(rf"\b(?:{patterns('calls')}){_TO_WHOM}\s+to\s+(?:\w+ly\s+)?$")
_BY = re.compile(rf"\b(?:{patterns('by_doing')})\s+(?:\w+ly\s+)?$")
_IS = re.compile(r"\b(?:is|was|are|were|has\s+been|had\s+been)\s+(?:(?:also|again|still|now|always|already)\s+)?$")
_CAN = re.compile(
    r"\b(?:can|could|must|may|should|would)\s+(?:only|merely|but)\s+$|\b(?:can|could|must)\s+(?:also\s+)?$"
)
_ONLY = re.compile(r"\s+(?:only|merely|no\s+more\s+than|nothing\s+more\s+than)\s+(?:that|this)\b")
"""Behind a verb: "would say only that" it is said."""
_MODAL = re.compile(r"\b(?:can|could|must|may|should|would)\s+(?:\w+ly\s+)?$")
_CERTAIN = words("certain")
"""Verbs that are done by who "can" do them: "I can confirm that"."""


def lead_before(text: str, verb: VerbFound, before: str) -> int | None:
    """Where what leads to a verb begins, None where nothing does. `before` is the word before the verb, adverbs apart.

    Being able or having to say something says it only where the words follow.
    """
    low = max(0, verb.start - _BACK)
    if verb.form == "base" and before == "to":
        found = _LEADS.search(text, low, verb.start)
        found = found or _CALLS.search(text, low, verb.start)
        if found is None and has_clause(text, verb.end):
            found = _WEAK.search(text, low, verb.start)
    elif verb.form == "base" and before in ("can", "could", "must", "may", "should", "would"):
        found = _CAN.search(text, low, verb.start) if has_clause(text, verb.end) else None
        if found is None and _ONLY.match(text, verb.end) is not None:
            found = _MODAL.search(text, low, verb.start)
        elif found is not None and found[0].split()[-1] not in ("only", "merely", "but"):
            found = found if text[verb.start : verb.end] in _CERTAIN else None
    elif verb.form == "gerund":
        found = _BY.search(text, low, verb.start)
        if found is None and (has_clause(text, verb.end) or verb.act == "requested"):
            found = _IS.search(text, low, verb.start)
    else:
        found = None
    return None if found is None else found.start()
