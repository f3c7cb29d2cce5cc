"""Figures: numbers with their units, what they count, whose, where, when, of which kind, and who says so.

Only numbers with a unit of measure, a currency, a percent sign or a word for what is counted are figures; numbers of
pages, documents and days are not. "1946 - 1,200 tons; 1947 - 4,300 tons" is a series of years, not a range.
"""

from __future__ import annotations

import re
from dataclasses import replace

from fonds.core.extracting.document import Document, DocumentPage, NameKind, Range
from fonds.core.extracting.facts import DateFound, Figure, FigureKind, NamesRead, Statement
from fonds.core.extracting.sentences import sentence_at, sentences
from fonds.core.extracting.windows import matches_near
from fonds.core.extracting.writer import writer

FINDER = "figures/1"

_UNITS = {
    "ton": "tons?|tonnes?|metric tons?|short tons?|long tons?", "kilogram": "kilograms?|kilos?|kg",
    "gram": "grams?", "pound": "pounds?|lbs?", "centner": "centners?", "pood": "poods?",
    "kilometer": "kilomet(?:er|re)s?|km", "meter": "met(?:er|re)s?", "mile": "miles?", "foot": "feet|foot",
    "centimeter": "centimet(?:er|re)s?|cm", "hectare": "hectares?|ha", "acre": "acres?",
    "jeongbo": "jeongbo|chongbo|chŏngbo", "square kilometer": "square kilomet(?:er|re)s?|sq\\.? ?km",
    "square meter": "square met(?:er|re)s?", "cubic meter": "cubic met(?:er|re)s?",
    "liter": "lit(?:er|re)s?", "barrel": "barrels?", "bushel": "bushels?",
    "kilowatt-hour": "kilowatt[- ]hours?|kWh", "kilowatt": "kilowatts?|kW", "megawatt": "megawatts?|MW",
    "horsepower": "horsepower", "percent": "percent|per cent|%",
    "ruble": "rubles?|roubles?", "dollar": "dollars?", "won": "won", "yen": "yen", "yuan": "yuan",
    "mark": "marks?|Reichsmarks?|RM", "franc": "francs?", "leu": "lei", "lev": "leva|levs", "crown": "crowns?|korunas?",
    "pengő": "peng[oöő]s?", "zloty": "zlotys?|złoty(?:ch)?", "lira": "lire|liras?", "peso": "pesos?",
    "": (
        "people|persons?|men|women|children|soldiers|troops|workers|families|officers|Jews|refugees|prisoners|students|"
        "inhabitants|casualties|deaths|houses|schools|hospitals|factories|plants|cooperatives|aircraft|planes|tanks|"
        "missiles|ships|vessels|vehicles|tractors|trucks|guns|rifles|divisions|regiments|members|delegates|votes|copies"
    ),
}  # fmt: skip
_UNIT_OF = [(re.compile(rf"(?:{words})", re.IGNORECASE), unit) for unit, words in _UNITS.items()]
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "milliard": 1e9}
_SIGNS = {"$": "dollar", "£": "pound sterling", "¥": "yen", "€": "euro"}
_QUALIFIER = (
    "more than|less than|fewer than|not more than|not less than|no more than|over|above|about|approximately|some|"
    "nearly|almost|up to|at least|at most|around|roughly|only|as many as|as much as|circa|ca\\."
)
_FIGURE = re.compile(
    rf"(?:\b(?P<qualifier>{_QUALIFIER})\s+)?(?<![\w.,/])(?P<sign>[$£¥€])?\s?(?P<low>{_NUMBER})"
    rf"(?<!\b1[6-9]\d\d)(?<!\b20\d\d)(?:\s*(?:-|–|to)\s*(?P<high>{_NUMBER}))?(?:\s*-?\s*(?P<scale>{'|'.join(_SCALES)}))?"
    rf"(?:\s*-?\s*(?P<unit>{'|'.join(_UNITS.values())})(?!\w))?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_YEAR_BEFORE = re.compile(r"\b(1[6-9]\d\d|20\d\d)\s*(?:[-–—:]|was|were)\s*(?:more than |about )?$")
_STOP = r"(?:and|or|in|at|for|from|to|was|were|is|by|on|with|which|that|per|a|the|has|have|had|into|will|can|as)"
_THING = rf"(?!{_STOP}\b)[a-z][a-z-]*(?:\s+(?!{_STOP}\b)[a-z][a-z-]*)"
_OF = re.compile(rf"\s+(?:worth\s+)?of\s+(?:the\s+)?({_THING}{{0,3}})")
_MADE = re.compile(
    rf"\b(?:production|output|extraction|mining|export|import|smelting|harvest|manufacture)s?\s+of\s+({_THING}?)"
    rf"|\b(?:produce|producing|mine|extract|export)\s+({_THING}?)"
)
_PRODUCER = re.compile(
    r"\b(the [A-Z]\w+|[A-Z]\w+(?: [A-Z]\w+){0,2})\s+(?:had\s+)?(?:produced|manufactured|mined|extracted)\s*$"
)
_RATE = re.compile(
    r"\s*(?:\w+\s+){0,4}?(?P<rate>(?:a|per|each|every)\s+(?:year|month|day|hour|week)|annually|yearly|daily)\b"
)
_SIZE = re.compile(
    r"\b(?:height|length|width|depth|diameter|area|tall|high|wide|deep|long|distance|weighs?|weighed|thick)\b"
)
_KINDS = (
    (
        FigureKind.EXPECTED_CAPACITY,
        r"can be (?:obtained|produced|made)|capacity|will (?:produce|yield|be produced|give)|expected to",
    ),
    (FigureKind.ALLOCATION, r"allocat\w+|appropriat\w+|grant(?:ed)?|earmark\w+|set aside|donat\w+"),
    (FigureKind.PLAN, r"plan(?:ned|s)?|targets?|quotas?|is to be|are to be|envisag\w+|scheduled"),
    (
        FigureKind.RESULT,
        r"produced|production|output|amounted|totall?ed|was|were|reached|harvested|obtained|exported|imported|killed|"
        r"arrested|deported|delivered|built|received|sold",
    ),
)
_CUES = tuple((kind, re.compile(rf"\b(?:{words})\b")) for kind, words in _KINDS)
_LENGTHS = frozenset(
    {"meter", "kilometer", "mile", "foot", "centimeter", "square meter", "square kilometer", "hectare", "acre"}
)
_IN_PLACE = re.compile(r"\b(?:in|of|for|from)\s+(?:the\s+)?$")


def figures(
    document: Document, names: NamesRead, dates: tuple[DateFound, ...], told: tuple[Statement, ...]
) -> tuple[Figure, ...]:
    """The figures of a document, in order; those told in one sentence of one unit and measure form a series."""
    found: list[Figure] = []
    who_writes = writer(document, names)
    places, bodies = _of_kind(names, NameKind.PLACE), _of_kind(names, NameKind.BODY)
    for page in document.pages:
        ranges = sentences(page.text)
        own: dict[tuple[int, int], list[Figure]] = {}
        for match in matches_near(_FIGURE, _DIGITS, page.text):
            figure = _read(page, match)
            if figure is None:
                continue
            sentence = sentence_at(ranges, match.start())
            figure = _placed(page, figure, sentence, dates)
            told_on = bool(re.search(r"\binstructions?\b", page.text[sentence[0] : figure.at.start]))
            statement = next((s for s in told if s.at.holds(figure.at)), None)
            figure = replace(
                figure,
                place=_place(page, figure, sentence[0], places),
                actor=_actor(figure, sentence[0], bodies),
                basis="on instruction" if told_on else "",
                asserted_by=statement.speaker if statement else who_writes,
                reported_by=statement.reported_by if statement else (),
            )
            own.setdefault(sentence, []).append(figure)
        for group in own.values():
            found += _in_series(group, len(found))
    return tuple(found)


def _of_kind(names: NamesRead, kind: NameKind) -> list[tuple[Range, str]]:
    keys = {e.key for e in names.entities if e.kind is kind}
    return [(m.at, m.entity) for m in names.mentions if m.at is not None and m.entity in keys]


def _place(page: DocumentPage, figure: Figure, start: int, places: list[tuple[Range, str]]) -> str:
    """The place that the sentence named last before the figure, "in the DPRK"; none for what a producer made."""
    if figure.producer or figure.kind in (FigureKind.DIMENSION, FigureKind.ALLOCATION):
        return ""
    here = [(at, key) for at, key in places if at.page == page.number and start <= at.start < figure.at.start]
    if not here or not _IN_PLACE.search(page.text[max(0, here[-1][0].start - 12) : here[-1][0].start]):
        return ""
    return here[-1][1]


def _actor(figure: Figure, start: int, bodies: list[tuple[Range, str]]) -> str:
    """Who allocates: the body that the sentence named last before the figure."""
    if figure.kind is not FigureKind.ALLOCATION:
        return ""
    here = [key for at, key in bodies if at.page == figure.at.page and start <= at.start < figure.at.start]
    return here[-1] if here else ""


def _read(page: DocumentPage, match: re.Match[str]) -> Figure | None:
    """The number with its unit; None where it counts nothing that is said."""
    unit_words = match["unit"] or ""
    sign = match["sign"] or ""
    if not unit_words and not sign:
        return None
    unit = next((name for pattern, name in _UNIT_OF if pattern.fullmatch(unit_words)), "") if unit_words else ""
    measure = unit_words.casefold() if unit_words and not unit else ""
    if sign:
        unit, measure = _SIGNS[sign], ""
    scale = _SCALES[match["scale"].casefold()] if match["scale"] else 1
    low = float(match["low"].replace(",", "")) * scale
    high = float(match["high"].replace(",", "")) * scale if match["high"] else None
    if high is not None and high <= low:
        return None
    words = match[0].rstrip()
    at = Range(page.number, match.start() + len(match[0]) - len(match[0].lstrip()), match.start() + len(words))
    return Figure(low, unit, measure, at, FINDER, 0.85, value_max=high, qualifier=(match["qualifier"] or "").casefold())


def _placed(page: DocumentPage, figure: Figure, sentence: tuple[int, int], dates: tuple[DateFound, ...]) -> Figure:
    """The figure with what its sentence says of it."""
    text = page.text
    ahead, after = text[sentence[0] : figure.at.start], text[figure.at.end : sentence[1]]
    clause = re.split(r"[;(]|, (?:and|but) ", ahead)[-1]
    measure = figure.measure
    if not measure and (of := _OF.match(after)):
        measure = " ".join(of[1].split())
    made = list(_MADE.finditer(ahead))
    if not measure and made and figure.unit not in ("percent", *_LENGTHS):
        measure = " ".join((made[-1][1] or made[-1][2]).split())
    producer = _PRODUCER.search(clause)
    rate = _RATE.match(after)
    return replace(
        figure,
        measure=measure,
        period=_period(figure, ahead, clause, dates),
        producer=producer[1] if producer else "",
        rate=_per(rate["rate"]) if rate else "",
        kind=_kind(figure, clause, re.split(r"[;.,]", after)[0], ahead),
    )


def _kind(figure: Figure, clause: str, after: str, ahead: str) -> FigureKind:
    """The kind that the nearest words give: those after the number, those before it, then the whole sentence's."""
    if figure.unit in _LENGTHS and (_SIZE.search(clause) or _SIZE.search(after[:20])):
        return FigureKind.DIMENSION
    for words in (after[:60], clause, ahead):
        for kind, cue in _CUES:
            if cue.search(words):
                return kind
    return FigureKind.NOT_STATED


def _period(figure: Figure, ahead: str, clause: str, dates: tuple[DateFound, ...]) -> str:
    """The year that stands right before the number, else the last date of the clause."""
    year = _YEAR_BEFORE.search(ahead)
    if year is not None:
        return year[1]
    start = figure.at.start - len(clause)
    here = [d for d in dates if d.at.page == figure.at.page and start <= d.at.start < figure.at.start and d.edtf]
    return here[-1].edtf if here else ""


def _per(words: str) -> str:
    unit = words.split()[-1]
    return {"annually": "per year", "yearly": "per year", "daily": "per day"}.get(words, f"per {unit}")


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
    return [replace(each, series=named.get(_counted(each), "")) for each in group]


def _counted(figure: Figure) -> tuple[str, ...]:
    return figure.unit, str(figure.kind), figure.measure, figure.place, figure.producer
