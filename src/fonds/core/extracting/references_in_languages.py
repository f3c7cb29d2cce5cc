"""References in Russian, German, French and Spanish: "Ваше письмо от 5 марта", "Telegramm Nr. 12 vom 3. Mai 1964"."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from fonds.core.extracting.document import DocumentPage, Range
from fonds.core.extracting.facts import DateFound, ReferenceFound
from fonds.core.text.first_words import words_on
from fonds.core.text.literals import Literals
from fonds.core.text.lowering import lowered

_WORDS_OF = {
    "de": frozenset({"vom", "nr", "nummer"}),
    "fr": frozenset({"du", "n", "no", "annexe"}),
    "es": frozenset({"de", "del", "n", "no", "anexo"}),
}
"""Of which one stands on every page that refers to a paper in the language, as `words_on` tells words."""
_KINDS_OF = {
    "de": frozenset(
        {"schreiben", "brief", "telegramm", "bericht", "note", "vermerk", "notiz", "beschlu", "erla", "weisung",
         "anlage", "aufzeichnung"}
    ),
    "fr": frozenset({"lettre", "legramme", "légramme", "peche", "pêche", "note", "rapport", "annexe"}),
    "es": frozenset({"carta", "telegrama", "despacho", "oficio", "nota", "informe", "anexo"}),
}  # fmt: skip
"""What stands in all of its words for papers, within others too."""
_KINDS = Literals(sorted(frozenset().union(*_KINDS_OF.values())))
_IN_RUSSIAN = ("№", " от ")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("fonds.core.extracting") / "data" / "references_in_languages.toml").read_text("utf-8"))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    said = _table()[language]
    kinds = "|".join(f"(?P<{kind}>{words})" for kind, words in said["kinds"].items())
    months = "|".join(said["months"]) or r"(?!)"
    return re.compile(
        rf"(?<![\w-])(?:(?P<whose>{said['whose']})\s+)?(?:{kinds})(?!\w)"
        rf"(?P<numbered>\s+(?:(?:{said['number']})[ \u00a0]?|(?(enclosure)|(?!)))"
        r"(?P<number>\d[\d/.-]*\d(?:/?[^\W\d]{1,3})?|\d)(?!\w))?"
        rf"(?P<dated>(?:[^.,;\n\d]{{0,60}}?\s|,\s)(?:{said['day']})\s+"
        rf"(?:(?P<day>\d{{1,2}})(?:\.|er)?\s+(?:de\s+)?(?P<month>{months})(?:\s+(?:de\s+)?(?P<year>(?:19|20)\d\d))?"
        r"|(?P<numerals>\d{1,2}\.\s?(?:\d{1,2}|[ivx]{1,4})\.(?:\s?(?:19)?\d\d)?)|(?=(?P<other>\d))))?"
    )


def in_languages(page: DocumentPage, dates: list[DateFound], finder: str) -> Iterator[ReferenceFound]:
    """The references of a page in other languages than English, by number, day or both."""
    low = lowered(page.text)
    words = words_on(low)
    languages = [each for each in _WORDS_OF if not _WORDS_OF[each].isdisjoint(words)]
    if languages:
        kinds = _KINDS.held_by(low)
        languages = [each for each in languages if not _KINDS_OF[each].isdisjoint(kinds)]
    if any(each in low for each in _IN_RUSSIAN):
        languages.append("ru")
    starts = [each.at.start for each in dates]
    for language in languages:
        for match in _pattern(language).finditer(low):
            found = _found(page, match, language, dates, starts, finder)
            if found is not None:
                yield found


def _found(
    page: DocumentPage, match: re.Match[str], language: str, dates: list[DateFound], starts: list[int], finder: str
) -> ReferenceFound | None:
    said = _table()[language]
    kind = next(each for each in said["kinds"] if match[each])
    sought, end = [("type", kind)], match.end(kind)
    if match["number"]:
        sought.append(("number", match["number"]))
        end = match.end("number")
    if match["month"]:
        month = said["months"].index(match["month"]) + 1
        written = " ".join(page.text[match.start("day") : match.end("dated")].split())
        edtf = f"{match['year']}-{month:02d}-{int(match['day']):02d}" if match["year"] else ""
        sought.append(("date", edtf) if edtf else ("date_as_written", written))
        end = match.end("dated")
    elif match["numerals"] or match["other"]:
        place = match.start("numerals") if match["numerals"] else match.start("other")
        at = bisect_left(starts, place)
        if at < len(starts) and starts[at] == place and dates[at].edtf:
            sought.append(("date", dates[at].edtf))
            end = dates[at].at.end
        elif match["numerals"]:
            sought.append(("date_as_written", match["numerals"]))
            end = match.end("numerals")
    if len(sought) == 1 or (language == "es" and not match["number"] and not match["month"]):
        return None
    start = match.start(kind)
    if match["whose"]:
        start = match.start("whose")
        sought.append(("whose", match["whose"]))
    return ReferenceFound(tuple(sought), Range(page.number, start, end), finder, 0.7)
