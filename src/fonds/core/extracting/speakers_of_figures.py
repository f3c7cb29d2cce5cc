"""Who says a figure: whose words hold it, else the last speaker of the paragraph, else the writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fonds.core.extracting.facts import Figure, Statement
from fonds.core.extracting.sayings import Sayings


def with_speakers(
    figures: Iterable[Figure], said: Sayings, told: Iterable[Statement], who_writes: str
) -> Iterator[Figure]:
    """The figures with who asserts each, and the chain of who reports that. What tables give is the writer's."""
    by_place = {each.at: each for each in told}
    for figure in figures:
        page, start = figure.at.page, figure.at.start
        saying, last = said.holding(page, start), said.before(page, start)
        if saying is None or (last is not None and saying.at.end <= start and saying.at < last.at):
            saying = last or saying  # of what somebody told "as follows", the last speaker of the paragraph
        saying = saying or said.announced(page, start)
        statement = None if saying is None else by_place.get(saying.at)
        if statement is None:
            yield replace(figure, asserted_by=who_writes)
        else:
            yield replace(figure, asserted_by=statement.speaker, reported_by=statement.reported_by)
