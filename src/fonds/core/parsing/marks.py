"""Marks on a document: registry and copy numbers, classification lines, stamps, handwritten notes.

Found are only marks that stand alone: on a line of their own at the head or the foot of a text, or in brackets that
say what they are. A direction is stated only by the words of the mark itself; a date is a mark's where it stands in
it, beside it or on the next line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from fonds.core.parsing.brackets import Bracket, BracketKind, brackets
from fonds.core.parsing.dates import read_date
from fonds.core.parsing.mark_levels import LEVELS, PRECEDENCE
from fonds.core.text.reading import Layer, LayerKind, ReadMark

_NO = r"(?:№|Nº|N°|No\.?|Nr(?:\.|(?=\s))|Number|Č(?:ís)?\.(?:\s?j\.)?|Sz(?:ám)?\.)"
_NUMBER = r"\d[\w./-]*"
_LETTERED = rf"(?:(?-i:[A-ZА-Я]{{1,3}})[ -]?\d[\w.-]*/[\w./-]+|(?-i:[A-Z]{{1,3}})-\d{{1,5}}|{_NUMBER})"
"""A number that letters may stand before, if a stroke stands in it: "P12/44-op"."""
_DIRECTION = (
    r"(?P<direction>incoming|outgoing|in\.?|out\.?|inc\.|incom\.|outg\.?|entry|serial|ser\.|log|inventory|inv\.|register|вх(?:\.|одящий|одящая)?|исх(?:\.|одящий|одящая)?|received|"
    r"registered(?: under)?|registry|registration|reg\.?|ref\.?|reference|our|your|tel\.?|"
    r"(?:(?:coded|ciphered|cipher|cypher|encoded|decoded|ciphertext|encrypted|secret|special|code|open) "
    r")?(?:telegram|cable|message)|"
    r"(?:cipher|cypher|szyfro|radio|crypto|photo|fono)gra?m(?:me)?|(?:numbered )?letter|"
    r"savingram|telex|"
    r"teletype|"
    r"вход\.?|исход\.?|tgb\.?-)"
)
_LABELS = (
    r"ref\.?|reference|registered|reg\.?|iktatószám|ikt\. ?szám|l\. ?dz\.|č\. ?j\.|cj\.|čj\.|tgb\.?|az\.?|nr\. "
    r"inreg\.|zn(?:ak|\.)?|our ref(?:erence)?|file ref(?:erence)?|registry"
)
"""What stands, with a colon, before the number under which an office entered a paper."""
_REGISTRY = re.compile(
    rf"(?:{_DIRECTION}\s*{_NO}\s*:?|{_NO}\s*:?|(?P<d2>incoming|outgoing|вх\.?|исх\.?)\s*:?|(?:{_LABELS})\s?:(?=\s*\d))\s*"
    rf"(?P<value>{_LETTERED})"
    r"(?:\s*[,;]?\s*(?:of|from|dated|от|vom|du|z|ze dne)?\s*(?P<date>\S.{4,38}?))?(?: prot\.?| Saving(?:ram)?)?[.;]?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"(?:{_NO}\s*(?P<value>{_NUMBER}\d|\d)|(?P<matter>(?:VVS|GVS|GKdos|VD)\b[-. ]\s?[\w. :/-]{{0,24}}\d))\b",
    re.IGNORECASE,
)
_COPY = re.compile(
    r"(?P<only>(?:only|single|sole|unique) cop(?:y|ies)|copy only|(?:jediný|jedin[aá]) (?:výtisk|kopie)|единственный "
    r"экземпляр|"
    r"egz(?:emplarz|\.)? poj(?:edynczy|\.)?|(?:copy|ex\.?) (?:unique|unic))|"
    rf"(?:copy|ex\.?)(?: {_NO})? (?P<spelled>one|two|three|four|five|six|seven|eight|nine|ten|original|[A-F])\b|"
    rf"(?:(?:(?:copy|copies|экз(?:емпляр)?\.?|kopie|ausfertigung|exemplaire|ejemplar|copia|példány|pld\.|kópia|výtisk|výt\.|egz(?:emplarz)?\.?|exemplar(?:ul)?|"
    rf"примірник|사본)\s*(?:{_NO}|#)?|(?:ex|ekz)\.?\s*(?:{_NO}|#))\s*:?\s*"
    r"(?P<value>\d{1,4}(?:\s*(?:of|из|/|von|z)\s*\d{1,4})?)|"
    r"(?P<last>\d{1,3})(?:\.\s?(?:ausfertigung|exemplar|výtisk|példány|sz\. példány|pld\.)|(?:st|nd|rd|th) "
    r"copy))\.?(?!\w)",
    re.IGNORECASE,
)


def _any_of(levels: Iterable[str]) -> re.Pattern[str]:
    """A pattern of the levels, the longest first."""
    longest_first = sorted(levels, key=lambda each: (-len(each), each))
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


_CLASS = _any_of(LEVELS)
_CLASS_BY_FIVE = {
    five: _any_of(each) for five, each in groupby(sorted(LEVELS, key=itemgetter(slice(5))), key=itemgetter(slice(5)))
}
"""The same by the five letters with which classifications begin, by which few are left to be tried."""
_LEVELS = frozenset({"unclassified", "restricted", "confidential", "secret", "top secret"})
_DECLASSIFIED = re.compile(
    r"(?:declassified|downgraded (?:to|at|by)|declassification (?:authority|date)|authority:? (?:nnd|e\.?o\.?)|"
    r"approved for release|"
    r"secrecy (?:is |was |has been )?(?:lifted|removed|cancell?ed|abolished)|(?:(?:secret|secrecy|security) "
    r")?(?:classification|grading) "
    r"(?:is |was |has been )?(?:lifted|removed|cancell?ed|abolished|no longer valid)|reclassified|downgraded:|"
    r"released under the freedom|sanitized$|odtajnion[oay]|jawne$|zrušeno utajení|utajení zrušeno|declasificat|"
    r"desclasificado|déclassifié|"
    r"declassificato|titkosság feloldva|titkos(?:ság)? (?:minősítés )?törölve|разсекретено|гриф (?:секретности "
    r")?снят|снят гриф|deklasifikovano|"
    r"deklasifikovan|geheimhaltung aufgehoben|offen$|"
    r"no longer (?:secret|classified)|"
    r"released in (?:full|part)|sanitized copy|рассекречено|розсекречено|přísně tajné zrušeno|odtajněno|비밀해제)\b.*",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:declassified|downgraded|approved|released)\b(?:\s+\S+){3}")
"""A line of a sentence that tells of it: "declassified and removed from the file"."""
_TELLS = re.compile(
    r"(?:Declassified|Reclassified|Sanitized)\s(?!(?:by|on|in|per|under|and|pursuant|according|with|as|to|from|at|for|following|after|upon|"
    r"copy|version|w)\b)[a-z]"
)
"""One that goes on with what was declassified."""
_FIRST_OF_COPY = frozenset("ackveosujpACKVEOSUJP0123456789")
_FIRST_TWO = {name[:2] for name in LEVELS} | {
    "co", "ko", "kó", "au", "vý", "eg", "ek", "ex", "on", "si", "so", "un", "je", "ej", "pé",
}  # fmt: skip
"""The letters with which classifications and copy numbers begin."""
_FIRST_FIVE = frozenset(_CLASS_BY_FIVE)
"""The same with three letters more, which most lines do not begin with; every word of ASCII has as many."""
_FIRST_OF_COPIES = frozenset(
    {"cop", "kop", "kóp", "aus", "výt", "egz", "ekz", "onl", "sin", "sol", "uni", "jed", "eje", "pél"}
)
_FIRST_TWO_OF_DECLASSIFIED = frozenset(
    {"de", "do", "au", "ap", "re", "sa", "od", "se", "cl", "no", "ja", "zr", "ut", "ti", "ge", "of"}
)
_FIRST_THREE_OF_DECLASSIFIED = frozenset({
    "dec", "dow", "aut", "app", "rel", "san", "odt", "sec", "cla", "no ", "rec", "des", "dek", "jaw", "zru", "uta",
    "tit", "geh", "off", "gra",
})  # fmt: skip
_FIRST_OF_ALL_BUT_NUMBERS = _FIRST_OF_COPIES | _FIRST_THREE_OF_DECLASSIFIED
_FIRST_TWO_OF_ALL = _FIRST_TWO | _FIRST_TWO_OF_DECLASSIFIED | {  # the others are of registry numbers
    "in", "ou", "yo", "te", "le", "no", "nr", "nu", "sz", "ci", "cy", "ca", "en", "ik", "l.", "tg", "az",
    "lo", "ra", "cr", "ph", "fo", "di", "cj", "zn", "fi", "op", "sp", "ja", "zr",
}  # fmt: skip
_NUMBER_OF_COPY = re.compile(r"\d{1,3}(?:\.|(?:st|nd|rd|th) )")
_DIGIT = re.compile("[0-9]")
_JOINT = re.compile(r"[\s;,:/|.!()\[\]*_—–-]+")
_SAID_BEHIND = re.compile(
    r"(?::\]|.\]:)[ \t]*(?P<said>[^\s\[](?:[^\n]*?[^\s\]])?(?=[ \t]*(?:\[[^\]\n]*\][ \t]*)?(?:\n|$)))"
)
"""What is written or stamped, where the bracket has only said that it is; without a note on the signature behind."""
_WRITTEN_BEHIND = re.compile(r"[ \t]{1,4}([^\s\[][^\n\[]{2,160}?)(?=[ \t]*(?:\n|$))")
_ILLEGIBLE = ("illegible", "signature", "signed", "unreadable", "initial")
_INCOMING = re.compile(r"incoming|received|вх|in\b", re.IGNORECASE)
_OUTGOING = re.compile(r"outgoing|sent\b|исх|out\b", re.IGNORECASE)
_CELLS = re.compile(r"[^\t ](?:[^\t ]|[ ](?![ ]{2}|\t))*")
"""What stands apart on a line by tabs, or three blanks and more: the left and the right of a letterhead."""
_PROSE = 100  # characters; a line this long is running text
_LONGEST_LINE = 120


class Line(NamedTuple):
    """A line without white space at its ends, at `start` of the text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines that are not blank, with their places."""
    found = []
    place = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = place if len(stripped) == len(line) else place + line.index(stripped[0])
            found.append(tuple.__new__(Line, (stripped, start)))  # the fastest way
        place += len(line) + 1
    return tuple(found)


def is_date_line(line: str) -> bool:
    """Whether a line is a date, exact to the month at least, and nothing else; a year alone is not enough."""
    if len(line) > 50 or not re.search(r"\d", line) or re.fullmatch(r"[\d\s/]+", line):
        return False
    date = read_date(line)
    return any(len(edtf) > 4 for edtf in (*filter(None, [date.edtf]), *date.alternatives))


def head_and_foot(lines: tuple[Line, ...]) -> tuple[int, int]:
    """Where running text begins and ends: the lines before the first index and from the second on stand around it.

    A text without a line as long as running text is all head.
    """
    long = [i for i, line in enumerate(lines) if len(line.text) >= _PROSE]
    return (long[0], long[-1] + 1) if long else (len(lines), len(lines))


def marks(text: str) -> tuple[ReadMark, ...]:
    """The marks on one page, in order, with `page` 1."""
    in_brackets = brackets(text)
    found = [mark for each in in_brackets if (mark := _bracket_mark(text, each))]
    lines = lines_of(text)
    head, foot = head_and_foot(lines)
    for i, line in enumerate(lines):
        if in_brackets and any(each.start < line.end and line.start < each.end for each in in_brackets):
            continue
        is_outside = i < head or i >= foot
        around = lines[i + 1] if i + 1 < len(lines) else None
        whole = list(_line_marks(line, around, is_outside=is_outside)) if _may_be_mark(line.text) else []
        found += whole
        if is_outside and not whole and ("\t" in line.text or "   " in line.text):
            for match in _CELLS.finditer(line.text):
                cell = Line(match[0], line.start + match.start())
                found += _line_marks(cell, None, is_outside=True) if _may_be_mark(cell.text) else ()
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end)))


def _may_be_mark(line: str) -> bool:
    """Whether a line may be a mark, by how it begins, by its length, and by whether a number is in it."""
    first = line[:2]
    if len(line) > _LONGEST_LINE:
        return False
    if not first.isascii() or not first[0].isalnum():
        return True
    if first[0].isdigit():
        return _NUMBER_OF_COPY.match(line) is not None
    if first.lower() not in _FIRST_TWO_OF_ALL:
        return False
    low = line[:5].lower()
    return (
        low in _FIRST_FIVE
        or low[:3] in _FIRST_OF_ALL_BUT_NUMBERS
        or low.startswith("ex")
        or _DIGIT.search(line) is not None
    )


def _line_marks(line: Line, following: Line | None, *, is_outside: bool) -> Iterator[ReadMark]:
    """The marks of a line, of one that `_may_be_mark`."""
    may_declassify = line.text[:3].lower() in _FIRST_THREE_OF_DECLASSIFIED or not line.text[:2].isascii()
    may_declassify = may_declassify and not (_GOES_ON.match(line.text) or _TELLS.match(line.text))
    if may_declassify and _DECLASSIFIED.fullmatch(line.text) and (is_outside or len(line.text) < 60):
        date = re.search(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2} \w+ \d{4}|\w+ \d{1,2}, \d{4}", line.text)
        yield _mark("declassification", line, 0, len(line.text), line.text, date[0] if date else None)
        return
    parts = list(_parts(line.text)) if _may_be_parts(line.text) else []
    if parts and (is_outside or line.text.isupper()):
        for kind, start, end, value in parts:
            yield _mark(kind, line, start, end, value)
        return
    is_dated = not is_outside and following is not None and line.text[0] in "№N" and is_date_line(following.text)
    number = _REGISTRY.fullmatch(line.text) if (is_outside or is_dated) and _DIGIT.search(line.text) else None
    if number and (number["date"] is None or is_date_line(number["date"])):
        date_said = number["date"]
        if date_said is None and following and is_date_line(following.text):
            date_said = following.text
        end = number.end("value")
        direction = _direction(number["direction"] or number["d2"] or "")
        yield _mark("registry number", line, 0, end, number["value"], date_said, direction)


def _may_be_parts(line: str) -> bool:
    """Whether a line may begin with a classification or a copy number: most begin with other letters."""
    first = line[0]
    if not first.isascii() or not first.isalnum():
        return True
    if first.isdigit():
        return _NUMBER_OF_COPY.match(line) is not None
    low = line[:5].lower()
    return low in _FIRST_FIVE or low[:3] in _FIRST_OF_COPIES or low.startswith("ex")


def _parts(line: str) -> Iterator[tuple[str, int, int, str]]:
    """Classifications and copy numbers, where a line consists of nothing else."""
    place = 0
    found: list[tuple[str, int, int, str]] = []
    while place < len(line):
        first = line[place]
        joint = None if first.isalnum() else _JOINT.match(line, place)
        if joint:
            place = joint.end()
            continue
        copy = _COPY.match(line, place) if not first.isascii() or first in _FIRST_OF_COPY else None
        if copy:
            found.append(
                ("copy number", place, copy.end(), copy["value"] or copy["last"] or copy["spelled"] or copy["only"])
            )
            place = copy.end()
            continue
        number = _NUMBERED.match(line, place) if found else None
        if number:
            found.append(("registry number", place, number.end(), number["value"] or number["matter"]))
            place = number.end()
            continue
        two = line[place : place + 2]
        pattern = _CLASS_BY_FIVE.get(line[place : place + 5].lower())
        if not two.isascii():
            pattern = _CLASS if two.lower() in _FIRST_TWO else None
        level = pattern.match(line, place) if pattern is not None else None
        if not level:
            return
        found.append(("classification", place, level.end(), level[0]))
        place = level.end()
    levels = {value.casefold() for kind, _, _, value in found if kind == "classification"} & _LEVELS
    if len(levels) > 1:
        return  # a routing slip prints all levels, for one of them to be ticked
    if any(kind == "copy number" or value.casefold() not in PRECEDENCE for kind, _, _, value in found):
        yield from _joined(found, line)


def _joined(found: list[tuple[str, int, int, str]], line: str) -> Iterator[tuple[str, int, int, str]]:
    """Neighbouring classifications are one marking: `TOP SECRET / EYES ONLY`."""
    run: tuple[str, int, int, str] | None = None
    for each in found:
        if run and run[0] == each[0] == "classification":
            run = ("classification", run[1], each[2], line[run[1] : each[2]])
            continue
        if run:
            yield run
        run = each
    if run:
        yield run


def _bracket_mark(text: str, bracket: Bracket) -> ReadMark | None:
    if bracket.kind not in (BracketKind.HANDWRITING, BracketKind.STAMP):
        return None
    said = text[bracket.inner_start : bracket.inner_end]
    is_hand = bracket.kind is BracketKind.HANDWRITING
    value, date = (" ".join(said.split()), None) if is_hand else _value_and_date(said)
    flags = (f"in the {bracket.where}",) if bracket.where and is_hand else ()
    first = value.split()[0] if value else ""
    kind = "handwriting" if is_hand else "declassification" if _DECLASSIFIED.match(value) else "stamp"
    end = bracket.end
    if not value and is_hand and text[end - 2] != ":" and (behind := _WRITTEN_BEHIND.match(text, end)) is not None:
        said = text[bracket.start : end].lower()
        if not any(each in said for each in _ILLEGIBLE):  # "[in pencil] to the archive"
            value, end = " ".join(behind[1].split()), behind.end(1)
    if not value and (behind := _SAID_BEHIND.match(text, end - 2)) is not None:  # "[handwritten:] to the archive"
        value, end = " ".join(behind[1].split()), behind.end(1)
    return ReadMark(
        kind=kind,
        text=text[bracket.start : end],
        value=value,
        page=1,
        start=bracket.start,
        end=end,
        date_as_written=date,
        flags=flags,
        direction=None if is_hand else _direction(first),
    )


def _value_and_date(said: str) -> tuple[str, str | None]:
    """What a stamp says, parted from its date: `Incoming 02277-ss; 28 August 1957`."""
    pieces = [piece.strip() for piece in re.split(r"[\n;]+|,\s(?=\d{1,2}\s\w)", said) if piece.strip()]
    dates = [piece for piece in pieces if is_date_line(piece)]
    rest = [piece.strip(" ,;") for piece in pieces if piece not in dates[:1]]
    return "; ".join(rest), dates[0] if dates else None


def _direction(said: str) -> str | None:
    if _INCOMING.match(said):
        return "incoming"
    return "outgoing" if _OUTGOING.match(said) else None


def _mark(
    kind: str, line: Line, start: int, end: int, value: str, date: str | None = None, direction: str | None = None
) -> ReadMark:
    return ReadMark(
        kind, line.text[start:end], value, 1, line.start + start, line.start + end, date, direction=direction
    )


def mark_layers(text: str, found: tuple[ReadMark, ...]) -> tuple[Layer, ...]:
    """MARK layers for marks on lines, and for the date line that belongs to one; brackets have layers of their own."""
    layers = []
    for mark in found:
        if mark.text.startswith("["):
            continue
        layers.append(Layer(LayerKind.MARK, mark.start, mark.end, mark.kind))
        if mark.date_as_written and mark.date_as_written not in mark.text:
            place = text.find(mark.date_as_written, mark.end)
            layers.append(Layer(LayerKind.MARK, place, place + len(mark.date_as_written), f"date of {mark.text}"))
    return tuple(layers)
