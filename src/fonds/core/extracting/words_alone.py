"""Words with capitals that name nobody where they stand by themselves, as most do: what is told of them at once."""

from __future__ import annotations

from fonds.core.extracting import word_knowledge as of
from fonds.core.extracting.capital_words import CapitalWord
from fonds.core.extracting.ends_of_runs import SURNAMES_TOO
from fonds.core.extracting.name_words import KNOWN_BODIES

_NOBODY = (
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


_PLACE = of.LARGE_PLACE | of.STATE
_NAME_OR_PLACE = of.NAME_LIKE | of.UPPER | _PLACE
_NO_SURNAME = of.COMMON | of.STATE | of.BODY | of.TITLE | of.PEOPLE | of.PLACE | of.GIVEN


NOBODY: set[str] = set()
"""Words as written that `is_nobody` told wherever they stand by themselves: as a rule they come again."""
_MOST = 100_000


def is_nobody(word: CapitalWord, *, begins: bool) -> bool:
    """Whether a word that stands by itself names nobody; `begins` says that it begins a sentence."""
    if _is_never_anybody(word):
        if len(NOBODY) > _MOST:  # misread texts have no end of words
            NOBODY.clear()
        NOBODY.add(word.raw)
        return True
    return begins and word.bits & _NOT_OF_SENTENCES == of.ENGLISH


def _is_never_anybody(word: CapitalWord) -> bool:
    return word.bits & _NOBODY == of.COMMON or (word.bits & _NOT_TITLES == of.TITLE and word.bare not in SURNAMES_TOO)


def is_nobody_on_poor_page(word: CapitalWord) -> bool:
    """Whether a word that stands by itself on a poorly read page is none of `names_in_capitals`, as most are."""
    if word.bits & of.ENGLISH or _is_never_anybody(word):
        return True
    if word.bare in KNOWN_BODIES:
        return False
    if len(word.bare) < 4:
        return True
    return not word.bits & _PLACE if word.bits & _NO_SURNAME else not word.bits & _NAME_OR_PLACE
