"""Numbers of living people that must not be shown: United States social security numbers, and what a profile names.

Recall comes first, because a number that is missed is published and one that is masked in vain waits for a person.
The form is 3-2-4 digits (Social Security Administration, RM 10201.030: no area 000, 666 or above 899, no group 00,
no serial 0000). OCR writes its dashes as dots, tildes, equals signs or blanks, and breaks it over lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

SSN = "us-social-security-number"
MASK = "\u2588"

_DASH = r"\-\u2010-\u2015\u2212\u00ad\u00ac~=_\u2022\u00b7*"
_BETWEEN = rf"(?:[ \t]{{0,2}}[{_DASH}][{_DASH} \t]{{0,2}}\n?[ \t]{{0,2}}|[ \t]{{0,2}}\n[ \t]{{0,2}}[{_DASH}]?[ \t]?)"
# Patterns begin with what they look for and look behind afterwards: the engine then skips ten times faster.
_START = re.compile(
    rf"[0-9][0-9][0-9](?<![0-9]{{4}})(?=[{_DASH} ./\t\n]{{0,6}}[0-9] ?[0-9][{_DASH} ./\t\n]{{0,6}}[0-9])"
)
_DASHED = re.compile(
    rf"[0-9]{{3}}(?<![0-9]{{4}}){_BETWEEN}[0-9]{{2}}{_BETWEEN}[0-9]{{4}}(?![0-9])(?![{_DASH}/.,][0-9])"
)
# Blanks or dots alone also stand in columns of figures: nothing numeric may be near on the same line.
_SPACED = re.compile(r"[0-9]{3}(?<![0-9]{4})([ .])[0-9]{2}\1[0-9]{4}(?![0-9])(?![ .,:/\-]{1,2}[0-9])")
_BARE = re.compile(r"[0-9]{9}(?<![0-9]{10})(?<![A-Za-z:#/][0-9]{9})(?![0-9])(?![.,:/-][0-9])")
# On a page that lists such numbers the badly read ones are also theirs: `313-1 2-1857`, `550-1624630`.
_IN_LIST = re.compile(
    rf"[0-9]{{3}}(?<![0-9]{{4}})[{_DASH} .]{{0,3}}[0-9] ?[0-9][{_DASH} .]{{0,3}}[0-9] ?[0-9]{{3}}(?![0-9])"
)
_LIST_LENGTH = 3
# Not inside a longer number: 104-10003-10041, 201-289248, 1-202-55-1234, 12.345-67-8901.
_WITHIN_NUMBER = re.compile(rf"[0-9][.,/:{_DASH}]\Z")
_AMONG_FIGURES = re.compile(r"[0-9][ .,:/\-]\Z")
_MISREAD_MIDDLE = re.compile(rf"[{_DASH}] ?[0-9OoIl|SBZ]{{2}} ?[{_DASH}]")
_MISREAD_BEFORE = re.compile(r"(?<![A-Za-z0-9])[0-9OoIl|SBZ]{3} ?\Z")
_MISREAD_AFTER = re.compile(r" ?[0-9OoIl|SBZ]{4}(?![A-Za-z0-9])")
_LABEL = re.compile(
    r"[sS](?<![A-Za-z][sS])(?:[. ]{0,2}[sS][. ]{0,2}(?:[aA]?[nN]\b\.?|#|(?i:no\b\.?|num\b|number|account|acct))"
    r"|(?i:[o0]c(?:[il1]a[li1])?\.?[ \t]{0,2}\n?sec(?:[uo\xdc\xc9]r[il1]ty)?\b\.?)"
    r"|(?i:[o0]c[il1]a[li1]\s{1,2}s\S{1,3}c\w{3,6}))"
)
# After a label: the number may stand on the next line, behind "NO.", a colon, a box number or the field's rest.
_AFTER_LABEL = re.compile(rf"(?<!\d)\d{{3}}[{_DASH} .\t\n/]{{0,4}}\d{{2}}[{_DASH} .\t\n/]{{0,4}}\d{{4}}(?!\d)")
# `U.S. GOVERNMENT PRINTING OFFICE: 1963-688~123456789`, and `DocId:323008351 Page 4` with its label lost.
_IMPRINT = re.compile(r"PRINTING[ \t]+[O0]FF[Il1]CE", re.IGNORECASE)
_FOOTER = re.compile(r"[ \t]+Page[ \t]+[0-9]{1,4}[ \t]*(?:\n|\Z)")
_LABEL_REACH = 80
_LABEL_BEHIND = 15
_LONGEST_LABEL = 30
_LONGEST_PATTERN = 300
_MOST_PATTERNS = 50
_STRETCH = 2000
_OVERLAP = 200
_NESTED_REPEATS = re.compile(r"\((?:[^()\\]|\\.)*(?:[+*]|\{\d*,\d*\})(?:[^()\\]|\\.)*\)(?:[+*]|\{\d*,)")
_DOUBLED_REPEATS = re.compile(r"(?:\.|\\[wWdDsS]|\])[+*](?:\(\?:)?(?:\.|\\[wWdDsS]|\[[^\]]*\])[+*].*[+*]")


@dataclass(frozen=True, slots=True)
class Found:
    """A range of code points, half-open; `confidence` from 0 to 1 says how sure it is that `kind` stands there."""

    start: int
    end: int
    kind: str
    confidence: float


def sensitive_numbers(text: str, patterns: Mapping[str, str] | None = None) -> tuple[Found, ...]:
    """Where sensitive numbers stand in a page's text, in order and without overlaps.

    `patterns` are more kinds by name, as regular expressions; they see at most 2,000 code points of a line at once.
    Raises ValueError for a pattern that does not compile, is too long or could run for ever.
    """
    found = list(_social_security_numbers(text))
    for kind, pattern in _checked(patterns).items():
        found.extend(_named(text, kind, pattern))
    return _merged(found)


def mask(text: str, found: Iterable[Found]) -> str:
    """The text with every code point of the ranges masked, newlines apart; as long as before."""
    pieces: list[str] = []
    at = 0
    for place in sorted(found, key=lambda place: place.start):
        start = max(at, place.start)
        if place.end <= start:
            continue
        pieces.append(text[at:start])
        pieces.append("".join("\n" if character == "\n" else MASK for character in text[start : place.end]))
        at = max(start, min(place.end, len(text)))
    pieces.append(text[at:])
    return "".join(pieces)


def _social_security_numbers(text: str) -> Iterator[Found]:
    starts = [start.start() for start in _START.finditer(text)]
    dashed = list(_unlabelled(text, starts))
    yield from dashed
    yield from _misread(text)
    yield from _labelled(text, starts)
    if sum(found.confidence > 0.8 for found in dashed) >= _LIST_LENGTH:
        for match in _IN_LIST.finditer(text):
            if not _stands_after(_WITHIN_NUMBER, text, match.start()):
                yield Found(match.start(), match.end(), SSN, 0.4)


def _unlabelled(text: str, starts: list[int]) -> Iterator[Found]:
    for at in starts:
        dashed = _DASHED.match(text, at)
        if dashed is not None:
            number = dashed.group()
            if _is_possible(number) and not _stands_after(_WITHIN_NUMBER, text, at):
                yield Found(at, dashed.end(), SSN, 0.6 if "\n" in number else 0.9)
            continue
        spaced = _SPACED.match(text, at)
        if spaced is None or _stands_after(_AMONG_FIGURES, text, at):
            continue
        if _is_possible(spaced.group()) and not _is_date_like(spaced.group()):
            yield Found(at, spaced.end(), SSN, 0.5)


def _stands_after(pattern: re.Pattern[str], text: str, at: int) -> bool:
    return pattern.search(text, max(0, at - 2), at) is not None


def _misread(text: str) -> Iterator[Found]:
    """Digits that OCR took for letters: `O18-22-4567`. At least seven of nine must be digits."""
    for middle in _MISREAD_MIDDLE.finditer(text):
        before = _MISREAD_BEFORE.search(text, max(0, middle.start() - 5), middle.start())
        after = _MISREAD_AFTER.match(text, middle.end())
        if before is None or after is None:
            continue
        whole = text[before.start() : after.end()]
        digits = sum(map(str.isdigit, whole))
        if 7 <= digits < 9 and text[before.start() - 1 : before.start()] not in ("-", "/", "."):
            yield Found(before.start(), after.end(), SSN, 0.5)


def _labelled(text: str, starts: list[int]) -> Iterator[Found]:
    """The first number after each label, one directly before it, and bare digits on a page that has a label."""
    taken: set[int] = set()
    bare = []
    for at in starts:
        match = _AFTER_LABEL.match(text, at)
        if match is None:
            continue
        if _BARE.match(text, at):
            bare.append(match)
        labels = list(_LABEL.finditer(text, max(0, at - _LABEL_REACH - _LONGEST_LABEL), at))
        if labels and labels[-1].start() not in taken and at - labels[-1].end() <= _LABEL_REACH:
            taken.add(labels[-1].start())
            yield Found(at, match.end(), SSN, 0.95)
        elif _LABEL.search(text, match.end(), match.end() + _LABEL_BEHIND + _LONGEST_LABEL):
            yield Found(at, match.end(), SSN, 0.8)
    # A form or a list names its column once; nine digits in a row anywhere on that page may belong to it.
    if bare and _LABEL.search(text):
        for match in bare:
            if (
                _is_possible(match.group())
                and not _stands_after(_AMONG_FIGURES, text, match.start())
                and not _is_printed(text, match)
            ):
                yield Found(match.start(), match.end(), SSN, 0.4)


def _is_printed(text: str, match: re.Match[str]) -> bool:
    """Whether bare digits are the form's own imprint or the footer that names document and page, and no person's."""
    line = text.rfind("\n", 0, match.start()) + 1
    before = text[max(line, match.start() - _LABEL_REACH) : match.start()]
    return bool(_FOOTER.match(text, match.end()) or _IMPRINT.search(before))


def _is_possible(number: str) -> bool:
    digits = "".join(character for character in number if character.isdigit())
    area = digits[:3]
    return area not in ("000", "666") and area < "900" and digits[3:5] != "00" and digits[5:] != "0000"


def _is_date_like(number: str) -> bool:
    """`104 10 1963` in a row of figures is more likely a day, a month and a year."""
    return 1900 <= int(number[-4:]) <= 1999 and int(number[4:6]) <= 12


@lru_cache(maxsize=64)
def _compiled(kind: str, pattern: str) -> re.Pattern[str]:
    if len(pattern) > _LONGEST_PATTERN:
        raise ValueError(f"the pattern {kind!r} is longer than {_LONGEST_PATTERN} characters")
    if _NESTED_REPEATS.search(pattern) or _DOUBLED_REPEATS.search(pattern):
        raise ValueError(f"the pattern {kind!r} repeats what repeats already and could run for ever")
    try:
        compiled = re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(f"the pattern {kind!r} does not compile: {error}") from error
    if compiled.match(""):
        raise ValueError(f"the pattern {kind!r} matches nothing at all, which is everywhere")
    return compiled


def _checked(patterns: Mapping[str, str] | None) -> dict[str, re.Pattern[str]]:
    if not patterns:
        return {}
    if len(patterns) > _MOST_PATTERNS:
        raise ValueError(f"at most {_MOST_PATTERNS} patterns are taken")
    return {kind: _compiled(kind, pattern) for kind, pattern in patterns.items()}


def _named(text: str, kind: str, pattern: re.Pattern[str]) -> Iterator[Found]:
    """Matches within lines; a line that is longer than the limit is searched in stretches that overlap."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        at = start
        while at < end:
            stretch = min(end, at + _STRETCH)
            for match in pattern.finditer(text, at, stretch):
                if match.end() > match.start():
                    yield Found(match.start(), match.end(), kind, 0.9)
            if stretch == end:
                break
            at = stretch - _OVERLAP
        start = end + 1


def _merged(found: list[Found]) -> tuple[Found, ...]:
    """Overlapping ranges become one, named for the surer of them."""
    merged: list[Found] = []
    for place in sorted(found, key=lambda place: (place.start, -place.confidence)):
        last = merged[-1] if merged else None
        if last is not None and place.start < last.end:
            surer = last if last.confidence >= place.confidence else place
            merged[-1] = Found(last.start, max(last.end, place.end), surer.kind, surer.confidence)
        else:
            merged.append(place)
    return tuple(merged)
