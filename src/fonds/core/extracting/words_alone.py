"""Words with capitals that name nobody where they stand by themselves, as most do: what is told of them at once."""

from __future__ import annotations

from fonds.core.extracting import word_knowledge as of
from fonds.core.extracting.capital_words import CapitalWord
from fonds.core.extracting.ends_of_runs import SURNAMES_TOO
from fonds.core.extracting.names_in_capitals import is_nobody_on_poor_page

NOBODY = (
    of.COMMON
    | of.PEOPLE
    | of.STATE
    | of.STATE_ABBREVIATED
    | of.LARGE_PLACE
    | of.IN_BODIES
    | of.TITLE
    | of.GIVEN
    | of.UPPER
)
"""A word of which `of.COMMON` alone of these is known names nobody where it stands by itself."""
_NOT_OF_SENTENCES = (
    of.ENGLISH
    | of.GIVEN
    | of.SURNAME
    | of.STATE
    | of.STATE_ABBREVIATED
    | of.LARGE_PLACE
    | of.PEOPLE
    | of.IN_BODIES
    | of.TITLE
    | of.UPPER
)
"""A word of which `of.ENGLISH` alone of these is known is the sentence's own where it begins one."""
_NOT_TITLES = of.TITLE | of.PEOPLE | of.STATE | of.STATE_ABBREVIATED | of.IN_BODIES | of.UPPER
"""A word of which `of.TITLE` alone of these is known names nobody where it stands by itself."""


def is_nobody(word: CapitalWord, *, begins: bool, poor: bool) -> bool:
    """Whether a word that stands by itself names nobody, whatever stands beside it: most do not."""
    bits = word.bits
    return (
        bits & NOBODY == of.COMMON
        or (poor and (bits & of.ENGLISH != 0 or is_nobody_on_poor_page(word)))
        or (begins and bits & _NOT_OF_SENTENCES == of.ENGLISH)
        or (bits & _NOT_TITLES == of.TITLE and word.bare not in SURNAMES_TOO)
    )
