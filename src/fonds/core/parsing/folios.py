"""Folios as references write them: `165-192`, `33-59 об.`, `2–4, 6 ob.`, `12r-13v`, `5а`."""

from __future__ import annotations

import re

from fonds.core.description.folios import Folio, FolioRange

# The back of a leaf: Russian oborot, Ukrainian zvorot, Belarusian advarot, Bulgarian grab, German Rückseite.
_VERSO = r"(?:об(?:орот)?|ob(?:orot)?|зв|zv|адв|гръб|grab|verso|vo|v|rs)"
_RECTO = r"(?:recto|ro|r|vs)"
_DASH = r"\s?[-–—−]\s?"


def _folio_pattern(prefix: str) -> str:
    number = rf"(?P<{prefix}number>\d{{1,5}})"
    suffix = rf"(?:(?P<{prefix}suffix>[a-qs-uw-zа-яё])(?![^\W\d_]))?"
    side = rf"(?:\s?\(?(?P<{prefix}verso>{_VERSO})(?![^\W\d_])\.?\)?|\s?{_RECTO}(?![^\W\d_])\.?)?"
    return number + suffix + side


_RANGE = re.compile(rf"{_folio_pattern('a_')}(?:{_DASH}{_folio_pattern('b_')})?", re.IGNORECASE)
_BARE = rf"\d{{1,5}}(?:[a-qs-uw-zа-яё](?![^\W\d_]))?(?:\s?\(?(?:{_VERSO}|{_RECTO})(?![^\W\d_])\.?\)?)?"
_ONE = rf"{_BARE}(?:{_DASH}{_BARE})?"
FOLIO_LIST = rf"{_ONE}(?:\s?(?:[,;]|и|and|&|und)\s?{_ONE}(?![^\W_]))*"
_LIST = re.compile(FOLIO_LIST, re.IGNORECASE)


def folio_ranges(text: str) -> tuple[FolioRange, ...] | None:
    """The ranges in a list of folios without its label, in written order; None when it is no such list.

    `33-59 об.` runs from the front of 33 to the back of 59; `об.` after a range belongs to its last folio.
    `1234-38` is read as 1234–1238, the shortened form.
    """
    text = text.strip()
    if not _LIST.fullmatch(text):
        return None
    return tuple(_range(found) for found in _RANGE.finditer(text))


def _range(found: re.Match[str]) -> FolioRange:
    first = Folio(int(found["a_number"]), (found["a_suffix"] or "").lower(), bool(found["a_verso"]))
    last = first
    if found["b_number"]:
        number = found["b_number"]
        if int(number) < first.number and len(number) < len(found["a_number"]):
            number = found["a_number"][: -len(number)] + number
        last = Folio(int(number), (found["b_suffix"] or "").lower(), bool(found["b_verso"]))
    return FolioRange(first, last, found[0].strip())
