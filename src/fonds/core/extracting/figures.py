"""Figures: numbers with their units, what they count, whose, where, when, of which kind, and who says so.

What is a figure is said in `core.parsing.quantities`; here is read what its sentence says of it.
"1946 - 1,200 tons; 1947 - 4,300 tons" is a series of years, not a range.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from operator import itemgetter

from fonds.core.description.units_of_measure import UnitKind
from fonds.core.extracting.bare_figures import figure_of_number, kind_of_unit
from fonds.core.extracting.document import Document, DocumentPage, NameKind, Range
from fonds.core.extracting.facts import DateFound, Figure, FigureKind, NamesRead
from fonds.core.extracting.figures_gone_on import gone_on
from fonds.core.extracting.figures_in_tables import (
    figures_in_tables,
    is_payroll,
    pay_below_headings,
    pay_in_rows,
    sums_in_lists,
)
from fonds.core.extracting.figures_likely import likely as by_model
from fonds.core.extracting.figures_meant import is_changed_to
from fonds.core.extracting.gapped_figures import gapped
from fonds.core.extracting.kinds_of_figures import is_weight_of_person, kind_of
from fonds.core.extracting.labels_of_sums import label_above, payee_of_sum
from fonds.core.extracting.places_of_figures import last_between, place_of
from fonds.core.extracting.producers_of_figures import producer_of
from fonds.core.extracting.rates_and_periods import period_of, rate_by_measure, rate_of
from fonds.core.extracting.sentences import sentence_at, sentences
from fonds.core.extracting.stated_amounts import stated_before
from fonds.core.extracting.things_measured import thing_measured
from fonds.core.extracting.what_money_is_for import money_is_for
from fonds.core.extracting.word_knowledge import is_word
from fonds.core.parsing.counted_nouns import in_phrase, is_of_holder, of_phrase
from fonds.core.parsing.counted_words import words as words_of
from fonds.core.parsing.legible_numbers import is_number_of_file
from fonds.core.parsing.noun_phrases import is_of_phrase
from fonds.core.parsing.quantities import quantities
from fonds.core.parsing.quantity import Quantity

FINDER = "figures/13"

Likely = Callable[[str, list[Quantity]], list[Quantity]]
"""Those of the numbers on a page, whose text is given, that are figures."""

_STOP = r"(?:and|or|of|in|at|for|from|to|was|were|is|by|on|with|which|that|per|a|the|has|have|had|into|will|can|as)"
_THING = rf"(?!{_STOP}\b)[a-z][a-z-]*(?:\s+(?!{_STOP}\b)[a-z][a-z-]*)"
_MADE = re.compile(
    rf"\b(?:production|output|extraction|mining|export|import|smelting|harvest|manufacture)s?\s+of\s+({_THING}?)"
    rf"|\b(?:produce|producing|mine|extract|export)\s+({_THING}?)"
)
_MADE_BEFORE = re.compile(
    r"\b(?!(?i:the|annual|total|industrial|war|mass|our|their|its|his|gross|domestic|world|whose|this|that|of|in|for|and|to|"
    r"national|monthly|daily|yearly|current|average|planned)\b)([A-Za-z][a-z]+(?: [a-z]+)?)\s+"
    r"(?:production|output|exports?|imports?|harvest|extraction|consumption|deliveries|reserves)\b"
)
"""What is made stands before it too: "coal output was"."""
_ITS_LABEL = re.compile(r"(?:^|[;:,]\s)(?P<what>[a-z][a-z -]{2,30}?)\s+$")
"""What a share without a noun is of in a row of shares: "bankers 80%; transport 70%"."""
_THOSE = re.compile(r"\s+of\s+those\s+[a-z]+ed\b")
"""Behind a share of people whom only a participle names: "60 percent of those interviewed"."""
_LINES = frozenset({"kilometer", "mile", "verst"})
_OF_A_LINE = re.compile(
    r"\s+of\s+(?:new\s+|good\s+|paved\s+|the\s+)?(?:[a-z]+\s+)?(?:rail(?:ways?|roads?)?|roads?|tracks?|highways?|pipelines?|pipe|cable|wire|lines?|"
    r"canals?|coast(?:line)?|streets?|tunnels?|film|fence|trenches)\b"
)
_FIELDS = frozenset({"hectare", "acre", "jeongbo", "square kilometer", "square mile"})
_ARE = re.compile(r"\s+(?:are|were)\s+(?P<what>(?:[a-z]+\s)?(?:[a-z]+s|land))(?=[.,;]|\s+and\b|$)")
"""What so much land is: "480,000 hectares are paddy fields"."""
_IS_MADE = re.compile(r"\b(?:output|production|deliveries|exports?|imports?|consumption|sales|stocks?)\b")
_MEASURED = frozenset({"meter", "yard", "square meter", "acre", "hectare", "foot", "square foot", "cubic meter"})
_FROM = re.compile(r"\s+(?:from|between)\s+$")
_TO_SO_MUCH = re.compile(r"\s+to\s+(?:[a-z]+\s+)?[$£]?\d")
_MAIN_CLAUSE = re.compile(r"[^.;]*,\s+(?:the|they|he|she|we|I|it|you|one|[A-Z][a-z]+)\s")
"""Behind a purpose that begins a sentence, "To kill 150 soldiers, the enemy needs"; a resolution has none."""
_OF_WHICH = re.compile(r"\bof\s+wh(?:ich|om)\s+(?:only\s+|about\s+|some\s+)?$")
_NO_VERB = re.compile(r"\s+(?:by|in|for|from|at|to)\s|[.;]|,\s+and\s")
_BRINGS_UP = re.compile(
    r"\b(?:br(?:ing|ings|inging|ought)|rais(?:e|es|ed|ing)|step(?:s|ped|ping)?|push(?:ed|es|ing)?)\s+[a-z][^.;:,]{2,40}\s$"
)
"""Before "up to" that belongs to a verb, and is no qualifier: "to bring extraction up to 113 million tons"."""
_GOES_ON = re.compile(r"\s*[a-z][a-z]+[ ,\n][^.;!?]{0,200}")
_OF_THE = re.compile(r"\s+of\s+(?:the|a|an)\b")
_NO_ITEMS = words_of("verbs_before_a_phrase") | words_of("before_a_small_sum") | words_of("saying_nothing")
_LONGEST_ITEM = 4
_SAME_SHARE = re.compile(
    r"[^.;:]{3,160}(?:[,;]|\b(?:and|but|while|whereas))\s+(?:another\s+|some\s+|the\s+remaining\s+|only\s+|a\s+further\s+)?"
)
_SHARE_DID = re.compile(r"\s+(?:with|in|by|from|at|were|are|had|have|has|was|is|did|came|went|[a-z]+ed)\b")
_REACH = 120
_NEAR = 300
"""Code points within which a bare number may be of the kind of the figure before it."""


def figures(
    document: Document, names: NamesRead, dates: tuple[DateFound, ...], likely: Likely | None = by_model
) -> tuple[Figure, ...]:
    """The figures of a document, in order; those told in one sentence of one unit and measure form a series.

    `likely` says which numbers on a page are figures at all, and not made of stains; None leaves that to the rules.
    Who says a figure, `speakers_of_figures` tells.
    """
    found: list[Figure] = []
    all_places, all_bodies = _of_kind(names, NameKind.PLACE), _of_kind(names, NameKind.BODY)
    by_page: dict[int, list[DateFound]] = {}
    for date in sorted(dates, key=lambda each: (each.at.page, each.at.start, each.at.end)):
        by_page.setdefault(date.at.page, []).append(date)
    for page in document.pages:
        dated = [d for d in by_page.get(page.number, []) if not _BORN.search(page.text, _ahead_of(d), d.at.start)]
        places, bodies = all_places.get(page.number, []), all_bodies.get(page.number, [])
        ranges = sentences(page.text)
        own: dict[tuple[int, int], list[Figure]] = {}
        told: list[Figure] = []
        columns, tables = figures_in_tables(page, FINDER)
        paid = list(pay_below_headings(page, FINDER))
        read = [q for q in quantities(page.text) if not is_number_of_file(page.text, q)]
        if likely is not None:
            read = likely(page.text, read)
        if paid:
            read = [q for q in read if not any(q.start < p.at.end and p.at.start < q.end for p in paid)]
        for column in columns:
            found += _in_series(column, len(found))
        listed = [
            each
            for each in (*sums_in_lists(page, FINDER), *paid, *pay_in_rows(page, FINDER))
            if not any(q.start < each.at.end and each.at.start < q.end for q in read)
            and not any(start <= each.at.start < end for start, end in tables)
        ]
        listed = [each for n, each in enumerate(listed) if not any(_meet(each.at, other.at) for other in listed[:n])]
        found += listed
        for quantity in read:
            if any(start <= quantity.start < end for start, end in tables) and (
                not _is_in_cell(page, quantity)
                or any(quantity.start <= each.at.start < quantity.end for column in columns for each in column)
            ):
                continue
            sentence = sentence_at(ranges, quantity.start)
            before = told[-1] if told else None
            figure = _of_quantity(page, quantity, told, sentence[0])
            if figure is None:
                continue
            figure = _placed(page, figure, sentence, dated)
            figure = gapped(page.text, figure, before, sentence[0]) or figure
            if before is not None and figure.kind is FigureKind.NOT_STATED and _of_which(page.text, figure):
                figure = replace(figure, kind=before.kind)
            figure = gone_on(page.text, figure, before, sentence[0])
            if not figure.measure and before is not None:
                figure = _as_before(page.text, figure, before, sentence[0])
            told_on = bool(re.search(r"\binstructions?\b", page.text[sentence[0] : figure.at.start]))
            figure = replace(
                figure,
                measure=_BROKEN.sub("", figure.measure),
                place=place_of(page.text, figure, sentence, places),
                actor=_actor(figure, sentence[0], bodies),
                basis="on instruction" if told_on else "",
            )
            told.append(figure)
            own.setdefault(sentence, []).append(figure)
        for group in own.values():
            found += _in_series(group, len(found))
    return tuple(sorted(found, key=lambda each: each.at))


_BORN = re.compile(r"\bborn\b[^.;]{0,30}\Z", re.IGNORECASE)
"""Before a date that is nobody's but his who was born then: "born in 1929, is five feet ten"."""
_BORN_BEFORE = 40


def _ahead_of(date: DateFound) -> int:
    return max(0, date.at.start - _BORN_BEFORE)


_BROKEN = re.compile(r"(?<=[^\W\d_])- (?!(?:and|or|to)\b)(?=[^\W\d_])")
"""A word that the end of a line breaks: "recogni- zance bond"."""


def _of_which(text: str, figure: Figure) -> bool:
    """Whether a figure is a part of the one before, of whose kind it is where no verb follows: "of which 8 by 1955"."""
    start, end = figure.at.start, figure.at.end
    return _OF_WHICH.search(text, max(0, start - 24), start) is not None and _NO_VERB.match(text, end) is not None


def _meet(one: Range, other: Range) -> bool:
    return one.start < other.end and other.start < one.end


def _is_in_cell(page: DocumentPage, quantity: Quantity) -> bool:
    """Whether a number in a table has its unit in its own cell, "12,700 tons", and is no number of a column."""
    words = page.text[quantity.start : quantity.end]
    return bool(quantity.unit) and re.search(r"[|\t\n]|[ ]{2}", words) is None


def _of_kind(names: NamesRead, kind: NameKind) -> dict[int, list[tuple[Range, str]]]:
    """Where names of a kind stand, and whose they are, by page, in their order."""
    keys = {e.key for e in names.entities if e.kind is kind}
    found: dict[int, list[tuple[Range, str]]] = {}
    for each in names.mentions:
        if each.at is not None and each.entity in keys:
            found.setdefault(each.at.page, []).append((each.at, each.entity))
    return {page: sorted(places, key=itemgetter(0)) for page, places in found.items()}


def _actor(figure: Figure, start: int, bodies: list[tuple[Range, str]]) -> str:
    """Who allocates: the body that the sentence named last before the figure."""
    if figure.kind is not FigureKind.ALLOCATION:
        return ""
    here = last_between(start, figure.at.start, bodies)
    return here[1] if here is not None else ""


def _as_before(page_text: str, figure: Figure, before: Figure, start: int) -> Figure:
    """The second of two weights counts what the first does: "5 tons of steel in 1955, 7 tons in 1956".

    In the next sentence only where years follow one another, and then without the adjective: "zinc" of
    "electrolytic zinc".
    """
    if figure.unit == before.unit == "percent" and before.at.start >= start:
        is_same = _SAME_SHARE.fullmatch(page_text[before.at.end : figure.at.start]) and _SHARE_DID.match(
            page_text, figure.at.end
        )
        return replace(figure, measure=before.measure, confidence=0.6) if is_same else figure
    if figure.unit == before.unit and before.measure and is_changed_to(page_text, before, figure.at.start):
        return replace(figure, measure=before.measure)
    if figure.unit != before.unit or kind_of_unit(figure) is not UnitKind.MASS or figure.kind is FigureKind.DIMENSION:
        return figure
    if before.at.start >= start:
        return replace(figure, measure=before.measure)
    near = figure.at.start - before.at.end < _NEAR and figure.period and before.period and before.measure
    return replace(figure, measure=before.measure.split()[-1], confidence=0.6) if near else figure


def _of_quantity(page: DocumentPage, found: Quantity, told: list[Figure], start: int) -> Figure | None:
    """The figure; a bare number is of the unit and kind of the one before it, and none where nothing is near."""
    at = Range(page.number, found.start, found.end)
    figure = Figure(
        found.value, found.unit, found.measure, at, FINDER, 0.85, value_max=found.value_max, qualifier=found.qualifier
    )
    return figure_of_number(page, figure, found, told, start) if found.is_bare else figure


def _placed(page: DocumentPage, figure: Figure, sentence: tuple[int, int], dates: list[DateFound]) -> Figure:
    """The figure with what its sentence says of it; `dates` are those of its page."""
    text = page.text
    if figure.qualifier == "up to" and _BRINGS_UP.search(text, sentence[0], figure.at.start):
        figure = replace(figure, qualifier="", at=replace(figure.at, start=figure.at.start + len("up to ")))
    ahead, after = _ahead(text, figure.at.start, sentence[0]), text[figure.at.end : _end_behind(text, sentence[1])]
    clause = re.split(r"[;(]|, (?:and|but) ", ahead)[-1]
    measure = figure.measure
    is_size = kind_of_unit(figure) in (UnitKind.LENGTH, UnitKind.AREA)
    if not measure and (not is_size or figure.unit in _MEASURED):
        measure = of_phrase(text, figure.at.end) if not is_size or not _OF_THE.match(after) else ""
        measure = "" if _THOSE.match(after) and measure.endswith("ed") else measure
    elif not measure and figure.unit in _LINES and _OF_A_LINE.match(after):
        measure = of_phrase(text, figure.at.end)
    if not measure and figure.unit and kind_of_unit(figure) is UnitKind.MONEY:
        measure = label_above(text, figure.at.start)
        if not measure and is_payroll(text):
            measure = payee_of_sum(text, figure.at.start)
    if not measure and figure.unit in _MEASURED and _IS_MADE.search(clause):
        measure = _beside(figure, ahead, after)
    if not measure and figure.unit in _FIELDS and (are := _ARE.match(after)):
        measure = are["what"]
    if not measure and not is_size:
        measure = _beside(figure, ahead, after)
    made = list(_MADE.finditer(ahead))
    if (
        not measure
        and not made
        and figure.unit != "percent"
        and not is_size
        and "$" not in text[figure.at.start : figure.at.start + 2]
    ):
        made = [*_MADE_BEFORE.finditer(clause)]
    if not measure and made and figure.unit != "percent" and not is_size:
        measure = " ".join((made[-1][1] or made[-1][made[-1].lastindex or 1]).split())
    governing = "so as " + ahead if ahead.startswith("To ") and _MAIN_CLAUSE.match(after) else ahead
    kind = kind_of(figure.unit, kind_of_unit(figure), clause, _in_clause(after), governing)
    if is_weight_of_person(figure, text):
        measure, kind = "", FigureKind.DIMENSION
    if kind is FigureKind.DIMENSION and not measure and figure.unit != "inch":
        measure = thing_measured(ahead, after)
    return replace(
        figure,
        measure=measure,
        period=period_of(figure, ahead, clause, after, dates),
        producer=producer_of(clause, after),
        rate=rate_of(clause, after) or rate_by_measure(measure),
        kind=kind,
    )


def _ahead(text: str, place: int, start: int) -> str:
    """The sentence as far as a place; where a blank line was taken for its beginning, the words before it too."""
    said = text[start:place]
    before = text[:start].rstrip()[-_REACH:]
    if not before or before[-1] in ".!?;" or not (said.lstrip("•·* ")[:1].islower() or not said.strip(" \n\t\"'(“‘*")):
        return said
    return re.split(r"[.!?;]\s", before)[-1] + "\n" + said


def _end_behind(text: str, stop: int) -> int:
    """The end of a sentence; where a blank line was taken for it and small letters follow, that of the next words."""
    if text[max(0, stop - 40) : stop].rstrip()[-1:] in (*".!?;:", "") or (more := _GOES_ON.match(text, stop)) is None:
        return stop
    return more.end()


def _beside(figure: Figure, ahead: str, after: str) -> str:
    """What a figure is of, where the words before it say so, or "in military aid" behind money."""
    if not figure.unit or is_of_holder(after, 0):
        return ""
    kind = kind_of_unit(figure)
    is_money = kind is UnitKind.MONEY
    makes = kind in (UnitKind.MASS, UnitKind.VOLUME, UnitKind.ENERGY, UnitKind.COUNT) or figure.unit in _MEASURED
    if figure.qualifier.casefold().startswith("as m") and ahead.rstrip().endswith(","):
        ahead = ahead.rstrip().removesuffix(",") + " of "  # "a large volume of trade, as much as $3 billion"
    is_range = figure.value_max is not None or _TO_SO_MUCH.match(after) is not None
    told = ahead[: -len(start[0])] + " " if is_range and (start := _FROM.search(ahead)) else ahead
    if figure.value_max is None and told != ahead:
        told += "to "
    if found := stated_before(told, after, makes=makes, share=kind is UnitKind.SHARE, is_money=is_money):
        return found
    if is_money and (found := in_phrase(after, 0) or money_is_for(ahead, after)):
        return found
    label = _ITS_LABEL.search(ahead[-40:]) if after[:1] in ("", ";", ",", ".", "\n") else None
    is_named = label is not None and is_of_phrase(label["what"].split()[0])
    if label is not None and ((kind is UnitKind.SHARE and is_named) or (is_money and _is_item(label["what"]))):
        return label["what"]
    return ""


def _is_item(words: str) -> bool:
    """Whether words before a sum are what it was paid for, as an account has it: "taxi $1.25, telephone $0.85"."""
    said = words.split()
    return len(said) < _LONGEST_ITEM and all(
        is_word(each) and is_of_phrase(each) and each not in _NO_ITEMS and not each.endswith(("ed", "ing", "ly"))
        for each in said
    )


def _in_clause(after: str) -> str:
    """What follows a figure in its clause."""
    return re.split(r"[;.,](?!\d)", after)[0]


def _in_series(group: list[Figure], count: int) -> list[Figure]:
    """Figures of one sentence that count the same, of one kind, place and producer, for different periods."""
    together: dict[tuple[str, ...], list[Figure]] = {}
    for each in group:
        together.setdefault(_counted(each), []).append(each)
    named = {
        key: f"series:{number}"
        for number, (key, members) in enumerate(together.items(), start=count + 1)
        if len({m.period for m in members if m.period}) > 1
    }
    if not named:
        return group
    return [replace(each, series=named.get(_counted(each), "")) for each in group]


def _counted(figure: Figure) -> tuple[str, ...]:
    return figure.unit, str(figure.kind), figure.measure, figure.place, figure.producer
