"""The whole of `fonds read`: the texts, who is who in them, what they refer to, and the indexes told of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fonds.core.description.identifiers import Mint
from fonds.ports.mention_finder import MentionFinder
from fonds.ports.text_index import IndexLocked
from fonds.workflows.identifying import identify
from fonds.workflows.indexing import Indexes, drain
from fonds.workflows.progress import Progress
from fonds.workflows.proposing import propose
from fonds.workflows.reading import read_documents
from fonds.workflows.resolving_references import resolve_references


@dataclass(frozen=True, slots=True)
class ArchiveRead:
    """What was done: texts read, names given to authority records, pairs that wait for a decision, pairs put together,
    references that now lead elsewhere. `waits` where another process holds the index: it drains what waits. `faults`
    are the finders that broke down over a text, each with the record."""

    texts: int
    identified: int
    proposals: int
    put_together: int
    references: int
    waits: bool
    faults: tuple[str, ...] = ()


def read_archive(
    indexes: Indexes, *, mint: Mint, names: MentionFinder, workers: int, progress: Progress,
    ids: Iterable[str] | None = None, again: bool = False,
) -> ArchiveRead:  # fmt: skip
    """Brings what is read up to date, of the units named or of all; each step goes on where it was stopped."""
    faults: list[str] = []
    count = read_documents(
        ids=ids, workers=workers, progress=progress, again=again, names=names, tell_fault=faults.append
    )
    known = identify(mint=mint, progress=progress)
    proposed = propose()
    resolved = resolve_references() if count else 0
    try:
        # releases that nobody compared yet are left to the next ingest, as it said
        drain(indexes, progress=progress, compare=False)
        waits = False
    except IndexLocked:
        waits = True
    return ArchiveRead(count, known, proposed.open, proposed.merged, resolved, waits, tuple(faults))
