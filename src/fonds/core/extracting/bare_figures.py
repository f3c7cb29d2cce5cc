"""What a number counts that has neither unit nor noun: what its sentence names, or what the figure before it counts.

"11 mills … nine were working", "Of these, 19,000 live in the capital", `Germans 1 million` on a line.
"""

from __future__ import annotations

import re
from dataclasses import replace

from fonds.core.description.units_of_measure import UnitKind, unit_named
from fonds.core.extracting.document import DocumentPage
from fonds.core.extracting.facts import Figure
from fonds.core.extracting.figures_meant import is_changed_to, meant_by_number
from fonds.core.extracting.kinds_of_figures import is_of_plan
from fonds.core.extracting.stated_amounts import stated_before
from fonds.core.parsing.counted_before import goes_on_counting, is_compared
from fonds.core.parsing.counted_words import words as words_of
from fonds.core.parsing.quantity import Quantity

_HEADING = re.compile(r"(?:^|\n)[ \t]*([A-Z][\w ,'-]{2,40}?)[ \t:.]+$")
"""A line that names something and ends with its number: `Germans 1 million`."""
_NUMBER_OF = re.compile(r"^(?:[Tt]otal |[Tt]he )*(?:[Nn]umber|[Nn]os?\.?) of (?:the )?")
_IN_COLUMN = re.compile(r"\d[ \t]+$")
"""A number right before another: both stand in the columns of a table."""
_IS_BROUGHT_TO = re.compile(
    r"\b(?:raised|increased|reduced|cut|lowered|brought|rise|rose|risen|fall|fell|fallen|grow|grew|grown|drop(?:ped)?)\s+to\s+(?:only\s+)?$"
)
"""Before what became of so much, told of before in the sentence: "a grant of 900 forints will be raised to 1,050"."""
_ASKS_FOR = re.compile(
    r"\b(?:ask(?:ed|ing|s)?|request(?:ed|ing|s)?|demand(?:ed|ing|s)?|offer(?:ed|ing|s)?|receiv(?:ed|ing|es?)|paid|gave|given|granted|spent|"
    r"allocated)\s+(?:(?:for|only|them|him|us|another|a\s+further)\s+)*$"
)
"""Before more money, without its name, of that told before: "the other side asked for 9 million"."""
_PEOPLE = re.compile(rf"\b(?:party members|{'|'.join(sorted(words_of('people'), reverse=True))})\b", re.IGNORECASE)
_OF_THESE = re.compile(r"\b[Oo]f\s+(?:these|them|those|this\s+(?:number|total)|whom)\s*,?\s+(?:only\s+)?$")
"""Before a number of people who were told of before: "Of these, 19,000 live in the capital"."""
_NEAR = 300
"""Code points within which a bare number may be of the kind of the figure before it."""
_FAR = 600
_LARGE = 1000
"""Smaller numbers without a noun count what was counted before only where their clause is built alike."""
_FROM_A_BODY = re.compile(r"\s+(?:or\s+so\s+)?from\s")
"""Behind a number of people who were counted before: "10 or 12 from the Institute"."""
_CLOSE = 60


def figure_of_number(
    page: DocumentPage, figure: Figure, found: Quantity, told: list[Figure], start: int
) -> Figure | None:
    """A figure of a number that was `found` bare, with its unit and what it counts; None where nothing near says it.

    `told` are the figures of the page before it, `start` is where its sentence begins.
    """
    before = told[-1] if told else None
    heading = _HEADING.search(page.text[max(0, found.start - 60) : found.start])
    if heading and page.text[found.end : found.end + 1] in ("", "\n"):
        named = _NUMBER_OF.sub("", heading[1])
        if words_of("not_counted").intersection(named.casefold().split()):
            return None
        return replace(figure, measure=named, confidence=0.7)
    ahead, after = page.text[max(start, found.start - 200) : found.start], page.text[found.end : found.end + 24]
    if _IN_COLUMN.search(ahead) or re.match(r"[ \t]+\d", after):
        return None
    if figure.qualifier.startswith("estimated at"):
        ahead += "estimated at "  # "a crowd estimated at 3,000": the qualifier is the verb
    if before is not None and is_changed_to(page.text, before, found.start):
        return replace(figure, unit=before.unit, measure=before.measure, confidence=0.7)
    if (is_of_plan(ahead) or _IS_BROUGHT_TO.search(ahead)) and before is not None and before.at.start >= start:
        return replace(figure, unit=before.unit, measure=before.measure, confidence=0.7)
    if stated := stated_before(ahead, after, makes=False, share=False):
        is_sum = before is not None and before.at.start >= start and kind_of_unit(before) is UnitKind.MONEY
        unit = before.unit if before is not None and is_sum and page.text[found.end - 1].isalpha() else ""
        return replace(figure, measure=stated, unit=unit, confidence=0.7)
    if (meant := meant_by_number(page.text, found, told)) is not None:
        return replace(figure, unit=meant.unit, measure=meant.measure, confidence=0.6)
    if before is not None and kind_of_unit(before) is UnitKind.MONEY and _ASKS_FOR.search(ahead):
        return replace(figure, unit=before.unit, confidence=0.6)
    if found.value >= 100 and (before is None or before.unit) and (people := _PEOPLE.findall(ahead)):
        return replace(figure, measure=people[-1], confidence=0.6)
    if _OF_THESE.search(ahead) and (people := _PEOPLE.findall(page.text[max(0, found.start - _NEAR) : found.start])):
        return replace(figure, measure=people[-1], confidence=0.6)
    if after.startswith(" who ") and (people := _PEOPLE.findall(page.text[max(0, found.start - _FAR) : found.start])):
        return replace(figure, measure=people[-1], confidence=0.5)
    if before is None and found.value >= 10_000 and page.text[found.end - 1].isalpha():
        return replace(figure, confidence=0.6)  # "40 to 120 million": of what, only a reader can tell
    if before is None or found.start - before.at.end > _NEAR or not (before.measure or before.unit):
        is_large = found.value >= 10_000 and page.text[found.end - 1].isalpha()
        return replace(figure, confidence=0.5) if is_large else None
    if before.at.start >= start and is_compared(page.text, found.start, found.end):
        return replace(figure, unit=before.unit, measure=before.measure, confidence=0.7)
    if before.unit and found.value >= _LARGE and after.startswith(" of them"):
        return replace(figure, unit=before.unit, measure=before.measure, confidence=0.7)
    if before.unit and after.startswith((" of ", " from ", " or so from ")):
        return None  # "two of them" are no inches
    if found.value < _LARGE and (gap := goes_on_counting(page.text, found.start, found.end)):
        between = page.text[before.at.end : found.start]
        is_same = gap == "done" or re.match(rf"\s+(?:\w+\s+)?{gap}\s", between) is not None
        is_same = is_same and not before.unit and bool(before.measure) and before.at.start >= start
        if is_same:
            return replace(figure, measure=before.measure, confidence=0.6)
        if not figure.qualifier and before.measure.rpartition(" ")[2].casefold() not in words_of("people"):
            return None
    if _FROM_A_BODY.match(after):
        is_of_people = _PEOPLE.search(before.measure.rpartition(" ")[2]) is not None
        return replace(figure, measure=before.measure, confidence=0.6) if is_of_people else None
    is_apart = before.at.start < start and found.start - before.at.end > _CLOSE
    if found.value < 1000 and not after.startswith(" of ") and (is_apart or before.unit):
        return None
    return replace(figure, unit=before.unit, measure=before.measure, confidence=0.7)


def kind_of_unit(figure: Figure) -> UnitKind | None:
    """What a figure's unit measures; None where it has none."""
    unit = unit_named(figure.unit)
    return None if unit is None else unit.kind
