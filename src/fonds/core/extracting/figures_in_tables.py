"""Figures in tables and lists of sums: unit and what is counted stand in the headings, the year in the row.

"| 1953 | 12,700 |" under "Year" and "Cement, tons" is 12,700 tons of cement in 1953. What no heading says is no figure.
In a list of expenses of which the total alone has a sign of money, the sums above it are of that money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fonds.core.description.units_of_measure import SIGNS, UNITS
from fonds.core.extracting.document import DocumentPage, Range
from fonds.core.extracting.facts import Figure, FigureKind
from fonds.core.extracting.figures_in_lines import figures_in_lines
from fonds.core.extracting.labels_of_sums import label_in_row, payee_of_sum
from fonds.core.extracting.word_knowledge import is_word
from fonds.core.parsing.counted_nouns import counted_noun
from fonds.core.parsing.number_words import SCALES
from fonds.core.parsing.tables import Table, tables
from fonds.core.text.first_words import words_on
from fonds.core.text.lowering import lowered

_YEAR = re.compile(r"(?P<year>(?:1[6-9]|20)\d\d)(?:\s*\(?(?P<said>[a-z ]{3,14})\)?)?$", re.IGNORECASE)
_OF_UNITS = re.compile(r"(?:units?(?: of measure(?:ment)?)?|measured in|measure)\.?$", re.IGNORECASE)
_FEWEST_YEARS = 2
_OF_YEARS = re.compile(r"(?:calendar |fiscal )?(?:years?|date|period)$", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<sign>US\$|[$£€¥])?\s?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<percent>\s?%)?$"
)
_SCALE = r"(?P<scale>thousands?|thous\.?|millions?|mill?\.|billions?|mln\.?|bln\.?)?"
_UNIT = re.compile(
    rf"{_SCALE}\s*(?:of\s+)?"
    rf"(?:{'|'.join(f'(?P<u{i}>{u.words})' for i, u in enumerate(UNITS))})$",
    re.IGNORECASE,
)
_SCALES = {**SCALES, "thou": 1e3, "mil": 1e6, "mill": 1e6, "bln": 1e9}
"""Scales, also as headings shorten them, without the point and the plural: "thous. tons", "mill. kWh"."""
_SHORT_UNITS = {"m": "meter", "t": "ton", "q": "quintal", "m2": "square meter", "m3": "cubic meter"}
"""Units in a letter, which mean one in a heading behind a scale, or in brackets."""
_SHORT = re.compile(rf"{_SCALE}\s*(?P<unit>{'|'.join(_SHORT_UNITS)})")
_SIGN = re.compile(r"US\$|[$£€¥]$")
_SPLIT = re.compile(r"\s*[,(\[]\s*|\s+in\s+|:\s+|\s+-\s+")
_PLANNED = re.compile(r"\b(?:plan(?:ned)?|targets?|quotas?)\b", re.IGNORECASE)
_CAME = re.compile(r"\b(?:actual|results?|produced|production|output|fulfill?ed|delivered)\b", re.IGNORECASE)
_SUM = re.compile(r"(?<![\d.,$£/-])(?P<sum>\d{1,3}(?:,\d{3})*\.\d\d)(?=[ \t.,|]*$)", re.MULTILINE)
_TOTAL = re.compile(r"(?im)^[^\n]{0,12}?\b(?:sub-?\s?)?(?:grand\s)?totals?\b[^$]{0,40}?\$\s?\d[\d,]*\.")
_OF_TOTAL = re.compile(r"\btotals?\b|\bbalance\b", re.IGNORECASE)
_ITEM = re.compile(
    r"[^A-Za-z\n]*(?P<what>[A-Za-z][A-Za-z’'-]+(?:[ ]"
    r"(?!(?:for|during|from|to|of|at|in|on|per|with|by|through|paid|dated|was|is|not|yet)\b)"
    r"[A-Za-z][A-Za-z’'-]*){0,5})"
)
_PAY = re.compile(
    r"(?:(?:annual|gross|net|base|basic|monthly|total|present|new|old|per annum|gross annual|rate of)\s+){0,2}"
    r"(?:salary|salaries|pay|wages?|compensation|gross|net|per annum|salary or rate|rate|"
    r"allowances?|per diem|amount|cost)",
    re.IGNORECASE,
)
_PAYS = frozenset(
    {"salary", "salaries", "pay", "wage", "wages", "compensation", "gross", "net", "annum", "rate", "allowance",
     "allowances", "diem", "amount", "cost"}
)  # fmt: skip
"""The words of which one ends every heading of pay."""
_DOLLARS = tuple(
    map(re.compile, (r"\$\s?\d", r"gs(?<=\bgs)[ -]\d", r"per annum(?<=\bper annum)\b", r"dollars(?<=\bdollars)\b"))
)
"""One by one, each is found far faster by the sign or letters with which it begins."""
_OF_DOLLARS = frozenset({"gs", "annum", "dollars"})
"""Words of which one stands in what it finds, but for the sign."""
_PAY_HEADING = re.compile(
    rf"(?:^|\n)[ \t]*(?P<what>{_PAY.pattern})[ \t*.:]*\n"
    rf"(?P<sums>(?:[ \t]*\n?[ \t]*\d{{1,3}}(?:,\d{{3}})(?:\.\d\d)?[ \t]*(?=\n|$)\n?){{2,40}})",
    re.IGNORECASE,
)
_OF_PAYROLLS = frozenset({"salary", "salaries", "payroll", "wages"})
_SUM_IN_ROW = re.compile(r"(?<![\d.,$£/-])\d{1,3}(?:, ?\d{3})*\.\d\d(?!\d|[,./-]\d)")
_DATED = re.compile(r"\S{0,3}[ \t]+[^\w\n]{0,4}[\d{(]\d[-~=°]\d\d[-~=]\d\d")
_EARNED = re.compile(r"\bgross pay\b", re.IGNORECASE)
"""The heading of a column of sums behind which the period stands in which they were earned."""
_FEWEST_IN_ROWS = 3
_SUM_ALONE = re.compile(r"(?P<sum>\d{1,3}(?:,\d{3})+(?:\.\d\d)?)")
_FEWEST_SUMS = 2
_CAPTION = 200
"""Code points above a table in which a sentence says what it shows."""
_REACH = 1200
"""Code points before a total, or behind it, within which sums are of its list."""


@dataclass(frozen=True, slots=True)
class _Column:
    """What a heading says: a unit (or "" for things counted), how many make one, what is counted, of which kind."""

    unit: str
    scale: float
    measure: str
    kind: FigureKind


def figures_in_tables(page: DocumentPage, finder: str) -> tuple[list[list[Figure]], list[tuple[int, int]]]:
    """The figures of each column of the page's tables, and the ranges of the tables, where nothing else is read."""
    columns = figures_in_lines(page, finder)
    taken = [(each[0].at.start, each[-1].at.end) for each in columns]
    for table in tables(page.text):
        across = list(_across_years(page, table, finder))
        if across:
            taken.append((table.start, table.end))
            columns += across
            continue
        is_paid = _counts_in_dollars(page.text)
        said = [_column(cell.text) or (_of_pay(cell.text) if is_paid else None) for cell in table.rows[0]]
        has_unit = any(each and each.unit for each in said)
        if not table.is_ruled and not has_unit:
            continue
        taken.append((table.start, table.end))
        years = _has_years(table)
        for number, column in enumerate(said):
            if column is not None and (column.unit or years):
                columns.append(list(_of_column(page, table, number, column, finder)))
    return columns, taken


def _across_years(page: DocumentPage, table: Table, finder: str) -> Iterator[list[Figure]]:
    """The figures of each row of a table whose headings are years: what is counted and its unit stand in the row."""
    heads = [cell.text for cell in table.rows[0]]
    years = {number: match for number, head in enumerate(heads) if number and (match := _YEAR.match(head))}
    if len(years) < _FEWEST_YEARS:
        return
    units = next((number for number, head in enumerate(heads) if _OF_UNITS.match(head)), None)
    above = page.text[max(0, table.start - _CAPTION) : table.start].rstrip().rpartition("\n")[2]
    shows_output = _CAME.search(above) is not None and _PLANNED.search(above) is None
    for row in table.rows[1:]:
        named = row[0].text if units is None else f"{row[0].text}, {row[units].text}"
        said = _column(named)
        if said is None:
            continue
        found = []
        for number, year in years.items():
            cell = row[number]
            value = _NUMBER.match(cell.text)
            if value is not None:
                kind = FigureKind.PLAN if _PLANNED.search(year["said"] or "") else said.kind
                if kind is FigureKind.NOT_STATED and shows_output:
                    kind = FigureKind.RESULT
                at = Range(page.number, cell.start, cell.start + len(cell.text))
                amount = float(value["digits"].replace(",", "")) * said.scale
                found.append(Figure(
                    amount, said.unit, said.measure or row[0].text, at, finder, 0.8, period=year["year"], kind=kind
                ))  # fmt: skip
        if found:
            yield found


def _has_years(table: Table) -> bool:
    return all(_YEAR.match(row[0].text) for row in table.rows[1:])


def _of_column(page: DocumentPage, table: Table, number: int, column: _Column, finder: str) -> Iterator[Figure]:
    for row in table.rows[1:]:
        cell = row[number]
        found = _NUMBER.match(cell.text)
        if found is None or number == 0:
            continue
        year = next((match for each in row[:number] if (match := _YEAR.match(each.text))), None)
        name = "" if _YEAR.match(row[0].text) or not re.search(r"[A-Za-z]{2}", row[0].text) else row[0].text
        kind = FigureKind.PLAN if year and _PLANNED.search(year["said"] or "") else column.kind
        unit = "percent" if found["percent"] else SIGNS[found["sign"].casefold()] if found["sign"] else column.unit
        yield Figure(
            float(found["digits"].replace(",", "")) * column.scale,
            unit,
            column.measure or name,
            Range(page.number, cell.start, cell.start + len(cell.text)),
            finder,
            0.8,
            period=year["year"] if year else "",
            kind=kind,
        )


def _of_pay(heading: str) -> _Column | None:
    """The heading of a column of pay, in a document that counts in dollars; None for another."""
    said = " ".join(heading.strip(" *.:").split())
    return _Column("dollar", 1.0, said, FigureKind.NOT_STATED) if _PAY.fullmatch(said) else None


def _counts_in_dollars(text: str) -> bool:
    low = lowered(text)
    may = "$" in text or not _OF_DOLLARS.isdisjoint(words_on(low))
    return may and any(each.search(low) is not None for each in _DOLLARS)


def pay_below_headings(page: DocumentPage, finder: str) -> Iterator[Figure]:
    """Sums in lines that are nothing else below a heading of pay: "Salary", then "5,440", "5,600"."""
    if _PAYS.isdisjoint(words_on(lowered(page.text))) or not _counts_in_dollars(page.text):
        return
    for heading in _PAY_HEADING.finditer(page.text):
        sums = list(_SUM_ALONE.finditer(heading["sums"]))
        for found in sums if len(sums) >= _FEWEST_SUMS else ():
            start = heading.start("sums") + found.start("sum")
            value = float(found["sum"].replace(",", ""))
            at = Range(page.number, start, start + len(found["sum"]))
            yield Figure(value, "dollar", " ".join(heading["what"].split()), at, finder, 0.7)


def is_payroll(text: str) -> bool:
    """Whether a page is of a list of those who are paid, as far as its words say so."""
    said = words_on(lowered(text))
    return ("payroll" in said or "gross" in said) and not _OF_PAYROLLS.isdisjoint(said)


def pay_in_rows(page: DocumentPage, finder: str) -> Iterator[Figure]:
    """Sums with cents in the rows of a list of pay, whose columns no line rules: "THOMAS, J. 24,000.00 2,000.00"."""
    if not is_payroll(page.text) and (
        _OF_PAYROLLS.isdisjoint(words_on(lowered(page.text))) or not _counts_in_dollars(page.text)
    ):
        return
    sums = list(_SUM_IN_ROW.finditer(page.text))
    for found in sums if len(sums) + page.text.count("$") >= _FEWEST_IN_ROWS else ():
        at = Range(page.number, found.start(), found.end())
        line = page.text[page.text.rfind("\n", 0, found.start()) + 1 : found.start()]
        what = label_in_row(line) or payee_of_sum(page.text, found.start())
        if (
            not what
            and _DATED.match(page.text, found.end())
            and (earned := _EARNED.search(page.text, 0, found.start()))
        ):
            what = earned[0]
        yield Figure(float(re.sub("[, ]", "", found[0])), "dollar", what, at, finder, 0.6)


def _column(heading: str) -> _Column | None:
    """What a heading says of the numbers below it; None where it says nothing."""
    if not heading or _OF_YEARS.match(heading) or _YEAR.match(heading):
        return None
    kind = (
        FigureKind.PLAN
        if _PLANNED.search(heading)
        else FigureKind.RESULT
        if _CAME.search(heading)
        else FigureKind.NOT_STATED
    )
    parts = [part.strip(" )].") for part in _SPLIT.split(heading)]
    for number in range(len(parts) - 1, -1, -1):
        measured = _unit_and_scale(parts[number], has_name=number > 0)
        if measured is not None:
            what = " ".join(part for part in parts[:number] if part and not _PLANNED.fullmatch(part)).strip()
            return _Column(*measured, what, kind)
    noun = counted_noun(f" {heading}", 0)
    return _Column("", 1.0, heading, kind) if noun is not None and noun.counts and noun.words == heading else None


def _unit_and_scale(part: str, *, has_name: bool) -> tuple[str, float] | None:
    """The unit that a part of a heading names, and by what its numbers are multiplied; None where it names none.

    A letter is a unit only where the heading `has_name` for what is measured before it.
    """
    short = _SHORT.fullmatch(part) if has_name else None
    if short is not None:
        return _SHORT_UNITS[short["unit"]], _scale(short)
    if (unit := _UNIT.match(part)) is not None:
        return UNITS[int(str(unit.lastgroup)[1:])].name, _scale(unit)
    return (SIGNS[part.casefold()], 1.0) if _SIGN.match(part) else None


def _scale(said: re.Match[str]) -> float:
    return _SCALES.get((said["scale"] or "").casefold().rstrip(".s"), 1.0)


def sums_in_lists(page: DocumentPage, finder: str) -> Iterator[Figure]:
    """The sums of a list whose total has a sign of money, with what each was paid for, as the list names it."""
    totals = [
        match.start()
        for match in (_TOTAL.finditer(page.text) if "$" in page.text and "total" in lowered(page.text) else ())
    ]
    if not totals:
        return
    for match in _SUM.finditer(page.text):
        if not any(-_REACH < place - match.start() < _REACH for place in totals):
            continue
        line = page.text[page.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        at = Range(page.number, match.start(), match.end())
        value = float(match["sum"].replace(",", ""))
        yield Figure(value, "dollar", _item(page.text, line, match.start()), at, finder, 0.7)


def _item(text: str, line: str, place: int) -> str:
    """What a sum was paid for: the words before it in its line, else the line above."""
    if not re.search(r"[A-Za-z\d]", line):
        line = text[: place - len(line)].rstrip().rpartition("\n")[2]
    if _OF_TOTAL.search(line) or re.search(r"[$£]|\d\.\d\d", line):
        return ""
    found = _ITEM.match(line)
    if found is None or not any(is_word(word.casefold()) and len(word) > 3 for word in found["what"].split()):
        return ""
    return " ".join(found["what"].split()).removesuffix(" and")
