"""Figures in Russian, Korean and Chinese: amounts with what they are of, their kind, period, place and rate."""

from __future__ import annotations

import re
from dataclasses import replace

from fonds.core.description.units_of_measure import UnitKind, unit_named
from fonds.core.extracting.amounts_of_scripts import WORDS, Amount, amounts_of_scripts
from fonds.core.extracting.document import Document, DocumentPage, NameKind, Range
from fonds.core.extracting.facts import DateFound, Figure, FigureKind, NamesRead
from fonds.core.extracting.names_korean import without_particle
from fonds.core.extracting.scripts import HAN, scripts_of
from fonds.core.extracting.writer import writer

FINDER = "figures in other scripts/1"

_MEASURES: dict[str, str] = WORDS["measures"]
_KINDS = [(FigureKind(kind), re.compile(words, re.IGNORECASE)) for kind, words in WORDS["kinds"].items()]
_RATES = [(rate, re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)) for rate, words in WORDS["rates"].items()]
_SIZE = re.compile(_MEASURES["size"], re.IGNORECASE)
_GENITIVE = re.compile(
    rf"\s(?P<what>(?!(?:{_MEASURES['stops']})\s)[а-яё-]+(?:ого|его|ой|ей|ых|их|ов|ев|а|я|ы|и)"
    rf"(?:\s(?!(?:{_MEASURES['stops']})\b)[а-яё-]+(?:ого|его|ой|ей|ых|их|ов|ев|а|я|ы|и)){{0,2}})(?![а-яё])"
)
_VERB = re.compile(r"\s?[а-яё-]*(?:[аеиыуя]л[аи]|ится|ется|ись|лась)$")
_MADE = re.compile(rf"(?:{_MEASURES['made']})\s(?P<what>[а-яё-]+(?:\s[а-яё-]+(?:а|я|ы|и|ов|ей))?)", re.IGNORECASE)
_LABEL = re.compile(r"(?:^|[;:,.\n]\s?)(?P<what>[А-ЯЁа-яё][а-яё]+(?:\s[а-яё]+)?)\s?[-–—:]\s?$")
_NOUN_BEFORE = re.compile(r"(?<![\d가-힣])(?P<what>[가-힣]{1,10}?)(?:을|를)?\s?$")
_NO_NOUNS = frozenset(_MEASURES["no_nouns"].split("|"))
_NOUN_BEHIND = re.compile(r"의\s(?P<what>[가-힣]{1,10})")
_HAN_BEHIND = re.compile(rf"(?:的)?(?P<what>[{HAN}]{{1,4}})(?=[，。、；,;:：)）\s]|$)")
_SENTENCE = re.compile(
    r"[!?。！？]|\n\s*\n|\.(?<!\bг\.)(?<!тыс\.)(?<!млн\.)(?<!руб\.)"
    r"(?=\s+[А-ЯЁ가-힣]|(?<=[а-яё가-힣]{2}\.)\s+\d)"
)
_IN_PLACE = re.compile(r"(?:\b[Вв]о?\s|\b[Нн]а\s|在)$")
_AT_PLACE = re.compile("(?:에서|에는|에)")
_FAR = 240
_SOON = 16


def figures_of_scripts(document: Document, names: NamesRead, dates: tuple[DateFound, ...]) -> tuple[Figure, ...]:
    """The figures of a document's pages in other scripts, in order; those of one sentence for several periods form a
    series."""
    pages = [page for page in document.pages if scripts_of(page.text)]
    if not pages:
        return ()
    who, found = writer(document, names), list[Figure]()
    kinds = {each.key: each.kind for each in names.entities}
    places = [(m.at, m.entity) for m in names.mentions if m.at is not None and kinds[m.entity] is NameKind.PLACE]
    for page in pages:
        own: dict[int, list[Figure]] = {}
        for amount in amounts_of_scripts(page.text):
            begin, end = _sentence(page.text, amount)
            figure = _figure(page, amount, begin, end, dates)
            group = own.setdefault(begin, [])
            if not figure.measure and group and group[-1].unit == figure.unit != "percent":
                figure = replace(figure, measure=group[-1].measure)
            place = _place(page, figure, begin, places)
            group.append(replace(figure, place=place, asserted_by=who))
        for group in own.values():
            found += _in_series(group, len(found))
    return tuple(found)


def with_other_scripts(
    found: tuple[Figure, ...], document: Document, names: NamesRead, dates: tuple[DateFound, ...]
) -> tuple[Figure, ...]:
    """The figures found in a document and those of its pages in other scripts, in order; of two at one place, the
    latter."""
    others = figures_of_scripts(document, names, dates)
    kept = [each for each in found if not any(each.at.overlaps(other.at) for other in others)]
    return tuple(sorted([*kept, *others], key=lambda each: each.at)) if others else found


def _sentence(text: str, amount: Amount) -> tuple[int, int]:
    begin = max(0, amount.start - _FAR)
    begin = max([begin, *(each.end() for each in _SENTENCE.finditer(text, begin, amount.start + 1))])
    stop = _SENTENCE.search(text, amount.end, amount.end + _FAR)
    return begin, stop.start() if stop else min(len(text), amount.end + _FAR)


def _figure(page: DocumentPage, amount: Amount, begin: int, end: int, dates: tuple[DateFound, ...]) -> Figure:
    ahead, after = page.text[begin : amount.start], page.text[amount.end : end]
    clause = re.split(r"[;；]", ahead)[-1]
    at = Range(page.number, amount.start, amount.end)
    kind = _kind(amount, clause, re.split(r"[;；,，]", after)[0], ahead)
    beside = f"{clause[-30:]}|{after[:_SOON]}"
    return Figure(
        amount.value, amount.unit, _measure(amount, clause, after, kind), at, FINDER, 0.8, value_max=amount.value_max,
        period=_period(at, begin, end, dates), rate=next((rate for rate, words in _RATES if words.search(beside)), ""),
        qualifier=amount.qualifier, kind=kind,
    )  # fmt: skip


def _kind(amount: Amount, clause: str, after: str, ahead: str) -> FigureKind:
    unit = unit_named(amount.unit)
    if unit is not None and unit.kind in (UnitKind.LENGTH, UnitKind.AREA) and _SIZE.search(clause + after):
        return FigureKind.DIMENSION
    for words in (after[:60], clause, ahead):
        for kind, cue in _KINDS:
            if cue.search(words):
                return kind
    return FigureKind.NOT_STATED


def _measure(amount: Amount, clause: str, after: str, kind: FigureKind) -> str:
    """What the amount is of, as written; "" where only a reader can tell."""
    if kind is FigureKind.DIMENSION:
        return ""
    if amount.is_russian:
        behind = _GENITIVE.match(after)
        what = _VERB.sub("", behind["what"]) if behind else ""
        if amount.counted:
            return amount.counted
        made = list(_MADE.finditer(clause))
        label = _LABEL.search(clause)
        return what or (_VERB.sub("", made[-1]["what"]) if made else label["what"] if label else "")
    of = _NOUN_BEHIND.match(after)
    if of is not None and not any(cue.fullmatch(without_particle(of["what"])) for _, cue in _KINDS):
        return without_particle(of["what"])
    noun = _NOUN_BEFORE.search(clause)
    if noun is not None and noun["what"] not in _NO_NOUNS and without_particle(noun["what"]) == noun["what"]:
        return noun["what"]
    of_han = _HAN_BEHIND.match(after)
    return of_han["what"] if of_han is not None else amount.counted


def _period(at: Range, begin: int, end: int, dates: tuple[DateFound, ...]) -> str:
    """The last date of the sentence before the amount, else one right behind it."""
    here = [each for each in dates if each.at.page == at.page and each.edtf]
    before = [each.edtf for each in here if begin <= each.at.start < at.start]
    behind = [each.edtf for each in here if at.end <= each.at.start <= min(end, at.end + _SOON)]
    return before[-1] if before else behind[0] if behind else ""


def _place(page: DocumentPage, figure: Figure, begin: int, places: list[tuple[Range, str]]) -> str:
    """The place that the sentence named last before the figure, where it says that something was there."""
    if figure.kind in (FigureKind.DIMENSION, FigureKind.ALLOCATION):
        return ""
    here = [(at, key) for at, key in places if at.page == page.number and begin <= at.start < figure.at.start]
    if not here:
        return ""
    at, key = here[-1]
    there = _IN_PLACE.search(page.text[max(0, at.start - 4) : at.start]) or _AT_PLACE.match(page.text, at.end)
    return key if there else ""


def _in_series(group: list[Figure], count: int) -> list[Figure]:
    """Figures of one sentence that count the same, of one kind and place, for different periods."""
    together: dict[tuple[str, ...], list[Figure]] = {}
    for each in group:
        together.setdefault((each.unit, str(each.kind), each.measure, each.place), []).append(each)
    made = {
        id(each): f"other scripts:{number}"
        for number, members in enumerate(together.values(), start=count + 1)
        if len({member.period for member in members if member.period}) > 1
        for each in members
    }
    return [replace(each, series=made.get(id(each), "")) for each in group]
