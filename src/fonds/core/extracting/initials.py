"""Names of one document that differ by initials alone: "V. Sorokin" is the V. P. Sorokin whom it names elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from fonds.core.extracting.capital_words import TWO_LETTERS

Parts = tuple[str, ...]
_TWO_LETTERS = frozenset(each.rstrip(".").casefold() for each in TWO_LETTERS)


def names_of_initials(names: Iterable[Parts]) -> dict[Parts, Parts]:
    """The names, as parts in small letters, that are another one's with initials for given names: by short the full.

    No name is another's where two would fit whose given names differ: "J. Berg" beside John Berg and James Berg.
    """
    by_last: dict[str, list[Parts]] = {}
    for name in names:
        if len(name) > 1:
            by_last.setdefault(name[-1], []).append(name)
    found: dict[Parts, Parts] = {}
    for alike in by_last.values():
        if len(alike) < 2 or not any(_is_initial(part) for name in alike for part in name[:-1]):
            continue
        for name in alike:
            if not any(_is_initial(part) for part in name[:-1]):
                # "Eric Berg" is Eric A. Berg
                fuller = [other for other in alike if other != name and _without_initials(other) == name]
            else:
                fuller = [other for other in alike if _letters(other) > _letters(name) and _are_one(name, other)]
            if fuller and all(_are_one(one, other) for one in fuller for other in fuller):
                found[name] = max(fuller, key=_letters)
    for name in sorted(found, key=_letters, reverse=True):
        found[name] = found.get(found[name], found[name])  # the fullest are settled first
    return found


def _without_initials(name: Parts) -> Parts:
    return tuple(part for part in name if not _is_initial(part))


def _letters(name: Parts) -> tuple[int, int]:
    return sum(map(len, name)), len(name)


def _are_one(one: Parts, other: Parts) -> bool:
    """Whether given names and initials agree from the first on, as far as both go."""
    given = list(zip(one[:-1], other[:-1], strict=False))
    return all(a == b or (_is_initial(a) and b.startswith(a)) or (_is_initial(b) and a.startswith(b)) for a, b in given)


def _is_initial(part: str) -> bool:
    return len(part) == 1 or part in _TWO_LETTERS
