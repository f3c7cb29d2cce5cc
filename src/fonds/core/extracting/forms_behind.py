"""A name in another script right behind a name: "Jeong Il-yong (정일룡)", "Kim Il Sung 金日成", "김일성(金日成)".

The document itself says there that both are one, and the form behind is an attested variant. Both must have a reading
in common: in brackets stand other things too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fonds.core.extracting.scripts import HAN, HANGUL
from fonds.core.naming.likeness import likeness

_FORM = rf"[{HANGUL}]{{2,5}}|[{HAN}]{{2,4}}"
_SAID = r"(?:(?:Korean|Chinese|hangul|Hangul|hanja|Hanja|Chosŏn'gŭl|кор|кит|朝|中|한자)\.?:?\s)?"
_BEHIND = re.compile(
    rf"\s?[(\[（]\s?{_SAID}(?P<one>{_FORM})(?:\s?[,;/·、，]\s?{_SAID}(?P<two>{_FORM}))?(?=[\s,;)\]）])"
    rf"|[ ](?P<bare>{_FORM})(?![{HANGUL}{HAN}])"
)
_ROMANISED = re.compile(r"\s?[(\[（]\s?(?P<latin>[A-Z][\w’'-]+(?:[ ][A-Z][\w’'-]+){1,2})\s?[,;)\]）]")
_TOLD_TWICE = re.compile(
    rf"(?P<name>{_FORM})\s?[(（]\s?(?P<form>{_FORM}|[A-Z][\w’'-]+(?:[ ][A-Z][\w’'-]+){{1,2}})\s?[,;)）]"
)
_LATIN = re.compile(r"[A-Z][\w’'-]+(?:[ ][A-Z][\w’'-]+){1,2}$")
_REACH = 48


@dataclass(frozen=True, slots=True)
class FormBehind:
    """A form that stands behind a name on a page: where the name is and where the form is."""

    name: tuple[int, int]
    form: tuple[int, int]


def forms_behind(text: str) -> Iterator[FormBehind]:
    """Forms in Hangul or Han characters right behind a name in Latin letters that has a reading in common with them."""
    for match in _BEHIND.finditer(text):
        group = "one" if match["one"] else "bare"
        latin = _LATIN.search(text, max(0, match.start() - _REACH), match.start())
        if latin is None:
            continue
        for start in _begins(latin):
            if likeness(text[start : match.start()], match[group]) is not None:
                yield FormBehind((start, match.start()), match.span(group))
                if match["two"]:
                    yield FormBehind((start, match.start()), match.span("two"))
                break


def form_at(text: str, end: int, name: str) -> Iterator[tuple[int, int]]:
    """Where another form stands in brackets right behind a name that ends here, with a reading in common."""
    match = _BEHIND.match(text, end)
    if match is not None and match["one"] and likeness(name, match["one"]) is not None:
        yield match.span("one")
        if match["two"]:
            yield match.span("two")
    romanised = _ROMANISED.match(text, end)
    if romanised is not None and likeness(name, romanised["latin"]) is not None:
        yield romanised.span("latin")


def names_told_twice(text: str) -> Iterator[str]:
    """Names in Hangul or Han characters that have another form with a reading in common in brackets behind them."""
    for match in _TOLD_TWICE.finditer(text):
        for start in range(match.start("name"), match.end("name") - 1):
            name = text[start : match.end("name")]
            if likeness(name, match["form"]) is not None:
                yield name
                break


def _begins(latin: re.Match[str]) -> list[int]:
    """Where the name may begin: at the first of the words with capitals, or at the next ones."""
    begins = [latin.start()]
    begins += [latin.start() + each.end() for each in re.finditer(" ", latin[0])]
    return [start for start in begins if " " in latin.string[start : latin.end()]]
