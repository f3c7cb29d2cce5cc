"""Names on pages that were read poorly, most of whose words with capitals no list has.

Dozens of words on each would be somebody's name if the document named the bearer elsewhere, or a misread town's
if it named the town, and next to none of them is: none is made into a name before that is known.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from fonds.core.extracting.capital_words import CapitalWord, runs
from fonds.core.extracting.document import DocumentPage, NameKind, Range
from fonds.core.extracting.legibility import Legibility
from fonds.core.extracting.named import Named
from fonds.core.extracting.names_in_capitals import is_guess, may_be_named, names_in_capitals
from fonds.core.extracting.no_names import is_no_person
from fonds.core.extracting.person_names import UNPROVEN
from fonds.core.extracting.words_alone import is_nobody_on_poor_page

_NOBODY: set[str] = set()
"""Words as written that name nobody where they stand by themselves."""
_GUESSES: dict[str, bool] = {}
"""Words as written that neither are a name nor begin one in a run, and whether each may be a name all the same."""
_MOST = 100_000


class Guesses(NamedTuple):
    """The words of a page that may be names, and the names that their place proves, which some of them overlap."""

    page: DocumentPage
    words: list[CapitalWord]
    placed: list[Named]

    def told(self, is_told: Callable[[str], bool]) -> list[Named]:
        """Those of whose words the rest of the document tells, in their order, not proven yet."""
        found = []
        for word in self.words:
            if is_told(word.bare):
                at = Range(self.page.number, word.start, word.end)
                each = Named(NameKind.PERSON, at, word.bare, (), UNPROVEN)
                if not is_no_person(self.page.text, each, Legibility.POOR) and not any(
                    at.overlaps(other.at) for other in self.placed
                ):
                    found.append(each)
        return found


def named_on_poor_page(page: DocumentPage) -> tuple[list[Named], list[CapitalWord]]:
    """The names that lists and their order leave no doubt of, and the words that may be names; both in order."""
    found: list[Named] = []
    guessed: list[CapitalWord] = []
    if len(_NOBODY) + len(_GUESSES) > _MOST:  # misread texts have no end of words
        _NOBODY.clear()
        _GUESSES.clear()
    for run, _ in runs(page.text, _NOBODY, tells_beginnings=False):
        if len(run) == 1 and is_nobody_on_poor_page(run[0]):
            _NOBODY.add(run[0].raw)
            continue
        may_be = [_GUESSES[word.raw] if word.raw in _GUESSES else _told_alone(word) for word in run]
        if None in may_be:
            found += names_in_capitals(page, run, guessed)
        else:
            guessed += [word for word, may in zip(run, may_be, strict=True) if may]
    return found, guessed


def _told_alone(word: CapitalWord) -> bool | None:
    """Whether a word may be a name where the document tells of it; None where it may be one, or begin one, in any."""
    if may_be_named(word):
        return None
    may_be = _GUESSES[word.raw] = is_guess(word)
    return may_be
