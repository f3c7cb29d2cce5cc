"""Whom "they", "both" and "the two men" mean: the row of persons that a sentence before names together."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.core.extracting.words_together import Word

_NAMED = frozenset({"person", "name", "role", "kin", "own"})
_BESIDE = frozenset({"title", "determiners", "capital", "people", "body", "other", "number"})
_MOST_BESIDE = 7


def rows_of(words: list[Word]) -> Iterator[list[int]]:
    """The places of the words of each row of two persons or more that "and" ends: "Smith, Brown and Major Jones"."""
    at = 0
    while at < len(words):
        if words[at].kind not in _NAMED or words[at].owner:
            at += 1
            continue
        row, at, ends = [at], at + 1, False
        while (more := _joined(words, at)) is not None:
            ends = ends or any(each.kind == "and" for each in words[at : at + 2])
            row.append(more)
            at = more + 1
        if len(row) > 1 and ends:
            yield row


def _joined(words: list[Word], at: int) -> int | None:
    """Where the next person of a row stands, behind a comma or "and" and titles; None where the row ends."""
    if at < len(words) and words[at].kind == "(":
        closed = next((i for i in range(at, min(len(words), at + 12)) if words[i].kind == ")"), at)
        at = closed + 1
    if at >= len(words) or words[at].kind not in (",", "and"):
        return None
    at += 1
    if at < len(words) and words[at].kind == "and":
        at += 1
    first = at
    while at < len(words) and words[at].kind in _BESIDE and at - first < _MOST_BESIDE:
        at += 1
    return at if at < len(words) and words[at].kind in _NAMED and not words[at].owner else None
