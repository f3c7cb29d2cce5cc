"""Pages of teletype, which have no small letters, as if they had: so that words are read on them as on others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from string import ascii_lowercase, ascii_uppercase

from fonds.core.extracting.document import DocumentPage
from fonds.core.extracting.facts import Mention
from fonds.core.text.lowering import lowered

_MOST = 0.8
"""The share of capitals among the letters from which a page is taken to have no others."""
_LONGEST = 2_000  # code points by which that is told
_SMALL, _CAPITAL = ascii_lowercase.encode(), ascii_uppercase.encode()
_NAME = re.compile(r"[^\W\d_]+")
_OPENS = re.compile(r"(?:^|\n|[.!?:]\s+|[“\"(])[^\W\d_]")


def in_small_letters(page: DocumentPage, people: Iterable[Mention]) -> DocumentPage:
    """The page with small letters but for the first of a sentence and of each word of a person's name, code point for
    code point; itself where it has small letters."""
    few = page.text[:_LONGEST]
    plain = few.encode("ascii", "ignore")
    small, large = (len(plain) - len(plain.translate(None, letters)) for letters in (_SMALL, _CAPITAL))
    if len(few) - len(plain) + large < _MOST * (small + large):
        return page  # as most have: however many of the other letters are capitals
    capitals = sum(map(str.isupper, few))
    if capitals < 20 or capitals < _MOST * sum(map(str.isalpha, few)):
        return page
    letters = list(lowered(page.text))
    for opened in _OPENS.finditer(page.text):
        letters[opened.end() - 1] = page.text[opened.end() - 1]
    for mention in people:
        if mention.at is not None:
            for word in _NAME.finditer(page.text, mention.at.start, mention.at.end):
                letters[word.start()] = page.text[word.start()]
    return replace(page, text="".join(letters))
