"""All finders over one document, in the order in which one builds on another."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable
from pathlib import PurePath
from typing import Any, Protocol, TypeVar

from fonds.core.extracting import (
    dates,
    dates_of_scripts,
    figures,
    figures_likely,
    figures_of_scripts,
    marks,
    meetings,
    meetings_by_clause,
    meetings_likely,
    meetings_of_scripts,
    names,
    names_in_brackets,
    names_of_scripts,
    offices,
    offices_of_scripts,
    offices_stated,
    references,
    statements,
    voices,
)
from fonds.core.extracting.date_of_head import with_date_of_head
from fonds.core.extracting.document import Document
from fonds.core.extracting.double_spacing import single_spaced
from fonds.core.extracting.facts import NamesRead, Reading
from fonds.core.extracting.long_lines import with_lines_broken
from fonds.core.extracting.meetings import Likely
from fonds.core.extracting.misread_points import with_points
from fonds.core.extracting.sayings import Sayings, Speakers, sayings
from fonds.core.extracting.speakers_of_figures import with_speakers
from fonds.core.extracting.writer import writer

_Found = TypeVar("_Found")

_MODULES = (
    names, names_of_scripts, names_in_brackets, dates, dates_of_scripts, voices, offices, offices_of_scripts,
    offices_stated, meetings, meetings_likely, meetings_of_scripts, statements, figures, figures_likely,
    figures_of_scripts, marks, references,
)  # fmt: skip
FINDERS: tuple[str, ...] = tuple(each.FINDER for each in _MODULES)
"""The finders that run, with their versions."""


def finders_digest(finders: tuple[str, ...] = FINDERS) -> str:
    """SHA-256 over the finders' versions: what says whether a text must be read again."""
    return hashlib.sha256("\n".join(finders).encode()).hexdigest()


def finders_with(names_version: str = names.FINDER, *, likely: bool = True) -> tuple[str, ...]:
    """The finders that run where this one finds names; without the learned finder of meetings if not `likely`."""
    return (names_version, *(each for each in FINDERS[1:] if likely or each != meetings_likely.FINDER))


def read(
    document: Document,
    named_by: Callable[[Document], NamesRead] = names.names,
    *,
    likely: Likely | None = meetings_likely.likely,
    judged: figures.Likely | None = figures_likely.likely,
    forgiving: bool = False,
) -> Reading:
    """What the finders find in a document. Keys of entities hold within the result.

    `named_by` finds the names on which the other finders build. `likely` adds meetings to those that rules find, and
    `judged` says which numbers are figures; None leaves either to the rules. A fault of a finder is raised; where the
    reading is `forgiving` it stands in `faults` instead, and the other finders go on: one text of thousands must not
    stop them.
    """
    faults: list[str] = []
    by: _Run = _Forgiving(faults) if forgiving else _strictly
    document = by("lines", document, lambda: with_lines_read(document))
    found_dates = by(dates.FINDER, (), lambda: dates.dates(document))
    document = by("date", document, lambda: with_date_of_head(document, found_dates))
    plain = by(names.FINDER, NamesRead(), lambda: named_by(document))
    plain = by(names_of_scripts.FINDER, plain, lambda: names_of_scripts.with_other_scripts(document, plain))
    plain = by(names_in_brackets.FINDER, plain, lambda: names_in_brackets.with_names_in_brackets(document, plain))
    held = by(offices.FINDER, (), lambda: offices.offices(document, plain, found_dates))
    held += by(
        offices_of_scripts.FINDER, (), lambda: offices_of_scripts.offices_of_scripts(document, plain, found_dates)
    )
    named = by(voices.FINDER, plain, lambda: voices.voices(document, plain, held))
    named, met = by(
        meetings_by_clause.FINDER, (named, ()), lambda: meetings.meetings(document, named, found_dates, held, likely)
    )
    who_writes = by(voices.FINDER, "", lambda: writer(document, named))
    said = by(
        statements.FINDER, Sayings((), {}, who_writes), lambda: sayings(document, Speakers(named, held), who_writes)
    )
    told = by(statements.FINDER, (), lambda: statements.statements(document, said, met, who_writes))
    marked = by(marks.FINDER, (), lambda: marks.marks(document))
    counted = by(figures.FINDER, (), lambda: tuple(figures.figures(document, named, found_dates, judged)))
    counted = by(figures.FINDER, counted, lambda: tuple(with_speakers(counted, said, told, who_writes)))
    registered = [each.at for each in marked if each.kind == "registry number"]
    return Reading(
        names=named,
        offices=held,
        offices_stated=by(offices_stated.FINDER, (), lambda: offices_stated.offices_stated(document, named)),
        meetings=by(
            meetings_of_scripts.FINDER,
            met,
            lambda: (*met, *meetings_of_scripts.meetings_of_scripts(document, named, found_dates, len(met))),
        ),
        statements=told,
        figures=by(
            figures_of_scripts.FINDER,
            counted,
            lambda: figures_of_scripts.with_other_scripts(counted, document, named, found_dates),
        ),
        dates=found_dates,
        marks=marked,
        references=by(references.FINDER, (), lambda: references.references(document, found_dates, registered)),
        faults=tuple(faults),
    )


def with_lines_read(document: Document) -> Document:
    """The document with its lines as the finders get them: single-spaced, long ones broken, misread points mended."""
    return with_lines_broken(with_points(single_spaced(document)))


class _Run(Protocol):
    """Runs a part of the reading: which finder's it is, what stands for it where it breaks down, what to do."""

    def __call__(self, finder: str, nothing: Any, find: Callable[[], _Found], /) -> _Found: ...


def _strictly(_finder: str, _nothing: Any, find: Callable[[], _Found], /) -> _Found:
    return find()


class _Forgiving:
    """Keeps which finders broke down, and has what was found before them stand."""

    def __init__(self, faults: list[str]) -> None:
        self._faults = faults

    def __call__(self, finder: str, nothing: Any, find: Callable[[], _Found], /) -> _Found:
        """What the finder finds; `nothing`, which is of the same type, where it breaks down."""
        try:
            return find()
        except Exception as fault:  # whatever a text that nobody foresaw makes of a rule
            last = traceback.extract_tb(fault.__traceback__)[-1]
            where = f"{PurePath(last.filename).name}, line {last.lineno}"
            self._faults.append(f"{finder} broke down: {type(fault).__name__}: {fault} ({where})")
            of_same_type: _Found = nothing
            return of_same_type
