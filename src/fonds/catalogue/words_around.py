"""The words that stand around places in texts, as a reader may see them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fonds.catalogue.access import Reader
from fonds.catalogue.quoted_pages import pages_of, visible_versions

REACH = 120
"""Code points shown on either side of a place, as far as its paragraph goes."""
_LEAST = 60
"""Code points that words and what stands around them have at least: in a paper whose lines stand apart, and of what
stands in a line by itself, the paragraph alone would say nothing. What is beyond it is added behind `_BREAK`."""
_BREAK = " / "
_PARAGRAPH = re.compile(r"\n\s*\n")


DESCRIPTION = 0
"""The page of what stands in no text but in the record's description."""


@dataclass(frozen=True, slots=True, order=True)
class TextPlace:
    """Code points `start` to `end`, half-open, on the 1-based page of a version of a digital object's text.

    Page `DESCRIPTION` is that of what the description states.
    """

    digital_object: str
    version: int
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordsAround:
    """What stands at a place, masked words as bars, with what stands before and after it; spaces are single ones.

    `cut_before` and `cut_after` say that the paragraph goes on there. `label` is the printed number of the page.
    """

    before: str
    words: str
    after: str
    cut_before: bool
    cut_after: bool
    label: str


def words_around(who: Reader, places: Iterable[TextPlace], *, reach: int = REACH) -> dict[TextPlace, WordsAround]:
    """The words around each place. One in a text or on a page that `who` may not see, or of another version than the
    one that stands, is left out, and so is one that lies behind the end of its page."""
    wanted = set(places)
    versions = visible_versions(who, {each.digital_object for each in wanted})
    wanted = {each for each in wanted if versions.get(each.digital_object) == each.version}
    pages = pages_of(who, versions, {(each.digital_object, each.page) for each in wanted})
    found = {}
    for each in wanted:
        page = pages.get((each.digital_object, each.page))
        if page is not None and each.end <= len(page.text):
            found[each] = _around(page.text, each.start, each.end, page.label, reach)
    return found


def _around(text: str, start: int, end: int, label: str, reach: int) -> WordsAround:
    before, cut_before = _tail(text[max(0, start - 2 * reach) : start], reach, whole=start <= 2 * reach)
    after, cut_after = _head(text[end : end + 2 * reach], reach, whole=end + 2 * reach >= len(text))
    if reach and len(before) + len(after) + end - start < _LEAST:
        before, cut_before = _tail(_joined(text[max(0, start - 2 * reach) : start]), _LEAST, whole=start <= 2 * reach)
        after, cut_after = _head(_joined(text[end : end + 2 * reach]), _LEAST, whole=end + 2 * reach >= len(text))
    return WordsAround(before, " ".join(text[start:end].split()), after, cut_before, cut_after, label)


def _joined(text: str) -> str:
    """The paragraphs of a text as one, with a stroke where each ends."""
    return _PARAGRAPH.sub(_BREAK, text)


def _tail(text: str, reach: int, *, whole: bool) -> tuple[str, bool]:
    """The end of what stands before a place, from the beginning of its paragraph or of a word."""
    breaks = list(_PARAGRAPH.finditer(text))
    begins = breaks[-1].end() if breaks else 0
    kept, cut = text[begins:], not breaks and not whole
    if len(kept) > reach:
        kept, cut = kept[-reach:], True
    if cut:
        kept = kept[kept.find(" ") + 1 :] if " " in kept.strip() else kept
    return _spaced(kept), cut


def _head(text: str, reach: int, *, whole: bool) -> tuple[str, bool]:
    found = _PARAGRAPH.search(text)
    kept, cut = (text[: found.start()], False) if found else (text, not whole)
    if len(kept) > reach:
        kept, cut = kept[:reach], True
    if cut:
        kept = kept[: kept.rfind(" ") + 1] if " " in kept.strip() else kept
    return _spaced(kept), cut


def _spaced(text: str) -> str:
    """With single spaces, one at an end kept as one."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + words + (" " if text[-1].isspace() else "")
