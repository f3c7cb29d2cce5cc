"""Rows of one key that contradict each other, in words for the report.

Rows that name the same files describe the same thing: whatever differs is told. Rows of other files, or of another
sheet, may be other openings of the record, with release dates, pages and file names of their own; but one record has
one title and one date, and where these differ, two records may have got one identifier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from fonds.core.description.assertions import contradictions
from fonds.core.description.dates import DateRole
from fonds.core.description.described_rows import DescribedRow
from fonds.core.description.edtf_values import bounds

_ADVICE = "if these are two records, give them different identifiers"


def contradicting_rows(
    key: str, group: Sequence[DescribedRow], kept: Sequence[DescribedRow] = ()
) -> Iterable[str]:  # fmt: skip
    """What the rows of the key `key` contradict each other in: sheet, rows, key, and the values that differ.

    `kept` are rows of other sheets that were handed in before: what they contradict each other in was told then.
    """
    if len(group) + len(kept) < 2:
        return
    for sheet in dict.fromkeys(row.sheet for row in group):
        alike: dict[tuple[tuple[str, ...], str], list[DescribedRow]] = defaultdict(list)
        for row in group:
            if row.sheet == sheet:
                alike[tuple(row.file_names), row.suffix].append(row)
        for rows in alike.values():
            if differ := contradictions(row.cells for row in rows):
                yield f"{_rows(rows)} ({key}): {_told(differ)}"
    every = [*kept, *group]
    if (differ := _told_otherwise(every)) and differ != _told_otherwise(kept):
        yield f"{_rows(every)} ({key}): {_told(differ)}; {_ADVICE}"


def _told_otherwise(group: Sequence[DescribedRow]) -> dict[str, tuple[str, ...]]:
    """The title and the dates that rows of several files or sheets give, where they differ."""
    if len({(row.sheet, tuple(row.file_names), row.suffix) for row in group}) < 2:
        return {}
    differ = {}
    titles: dict[str, str] = {}
    for value in (value for row in group for value in row.values):
        if value.name == "title" and value.value and not value.withheld:
            titles.setdefault(" ".join(value.value.casefold().split()), value.value)
    if len(titles) > 1:
        differ["title"] = tuple(titles.values())
    for role in dict.fromkeys(date.role for row in group for _, date in row.dates):
        dated = [(row, written) for row in group if (written := _dates(row, role))]
        if any(_apart(one, other) for (_, one), (_, other) in combinations(dated, 2)):
            differ[f"date ({role})"] = tuple(dict.fromkeys(words for _, written in dated for words, _ in written))
    return differ


def _dates(row: DescribedRow, role: DateRole) -> list[tuple[str, str]]:
    return [(date.as_written, date.edtf) for _, date in row.dates if date.role == role and date.edtf]


def _apart(one: Sequence[tuple[str, str]], other: Sequence[tuple[str, str]]) -> bool:
    """Whether no day can be meant by both: May 1957 and 7 May 1957 do not contradict each other."""
    return not any(_may_be_one(first, second) for _, first in one for _, second in other)


def _may_be_one(one: str, other: str) -> bool:
    (first, last), (begin, end) = bounds(one), bounds(other)
    return not ((last and begin and last < begin) or (end and first and end < first))


def _rows(rows: Sequence[DescribedRow]) -> str:
    sheets: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        sheets[row.sheet].append(str(row.number))
    return "; ".join(f"{sheet}, row{'s' * (len(n) > 1)} {', '.join(n)}" for sheet, n in sheets.items())


def _told(differ: dict[str, tuple[str, ...]]) -> str:
    return "; ".join(f"{name}: {' / '.join(values)}" for name, values in differ.items())
