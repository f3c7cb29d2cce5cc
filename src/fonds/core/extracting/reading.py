"""All finders over one document, in the order in which one builds on another."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from fonds.core.extracting import (
    dates,
    dates_of_scripts,
    figures,
    figures_of_scripts,
    marks,
    meetings,
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
from fonds.core.extracting.document import Document
from fonds.core.extracting.double_spacing import single_spaced
from fonds.core.extracting.facts import NamesRead, Reading
from fonds.core.extracting.long_lines import with_lines_broken
from fonds.core.extracting.misread_points import with_points
from fonds.core.extracting.sayings import Speakers, sayings
from fonds.core.extracting.speakers_of_figures import with_speakers
from fonds.core.extracting.writer import writer

_MODULES = (
    names, names_of_scripts, names_in_brackets, dates, dates_of_scripts, voices, offices, offices_of_scripts,
    offices_stated, meetings, meetings_of_scripts, statements, figures, figures_of_scripts, marks, references,
)  # fmt: skip
FINDERS: tuple[str, ...] = tuple(each.FINDER for each in _MODULES)
"""The finders that run, with their versions."""


def finders_digest(finders: tuple[str, ...] = FINDERS) -> str:
    """SHA-256 over the finders' versions: what says whether a text must be read again."""
    return hashlib.sha256("\n".join(finders).encode()).hexdigest()


def finders_with(names_version: str) -> tuple[str, ...]:
    """The finders that run where names are found by another finder than the rules."""
    return (names_version, *FINDERS[1:])


def read(document: Document, named_by: Callable[[Document], NamesRead] = names.names) -> Reading:
    """What the finders find in a document. Keys of entities hold within the result.

    `named_by` finds the names on which the other finders build.
    """
    document = with_lines_broken(with_points(single_spaced(document)))
    found_dates = dates.dates(document)
    plain = names_of_scripts.with_other_scripts(document, named_by(document))
    plain = names_in_brackets.with_names_in_brackets(document, plain)
    held = offices.offices(document, plain, found_dates)
    held += offices_of_scripts.offices_of_scripts(document, plain, found_dates)
    named = voices.voices(document, plain, held)
    named, met = meetings.meetings(document, named, found_dates, held)
    who_writes = writer(document, named)
    said = sayings(document, Speakers(named, held), who_writes)
    told = statements.statements(document, said, met, who_writes)
    marked = marks.marks(document)
    return Reading(
        names=named,
        offices=held,
        offices_stated=offices_stated.offices_stated(document, named),
        meetings=(*met, *meetings_of_scripts.meetings_of_scripts(document, named, found_dates, len(met))),
        statements=told,
        figures=figures_of_scripts.beside_others(
            tuple(with_speakers(figures.figures(document, named, found_dates), said, told, who_writes)),
            figures_of_scripts.figures_of_scripts(document, named, found_dates),
        ),
        dates=found_dates,
        marks=marked,
        references=references.references(
            document, found_dates, (each.at for each in marked if each.kind == "registry number")
        ),
    )
