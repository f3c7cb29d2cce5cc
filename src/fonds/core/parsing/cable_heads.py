"""The head of a cable of an agency, however misread: whom it went to, its level before day and hour, and its number.

Such a head has a form of its own: who sends it and who gets it, who has to act ("ACTION: BELL 15"), who is informed;
the level with day and hour ("SECRET 051855Z"); then those whom it is for, and the station that sends it with the number
by which it is cited ("DIR CITE MEXI 7363"). So a line that is hardly to be read is known by the lines around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from fonds.core.parsing.levels_misread import is_level
from fonds.core.parsing.routing_lists import is_part

_HEAD = 1800
"""Code points of a page within which the head of a cable ends."""
_SIGNS = ("CITE", "SSIFIED M", "DIRECTOR", "CTION:", "ROUTING")
"""Of which one stands in the head of nearly every cable."""
_WITH_TIME = re.compile(
    r"^[^\w\n€$£§]{0,5}(?P<level>[A-Z€$£§58][\w€$£§ .~=-]{2,14}?)[ \t.,:;-]{1,4}"
    r"(?=(?:\d[\dOIlZz]{5}[\dZz]?Z?|\d{5}[A-Z\d]{1,2})\b(?!,))",
    re.MULTILINE,
)
_CITED = re.compile(
    r"(?<![\w/])(?P<mark>(?:(?:HONG|SAN|NEW|BUENOS|TEL|LA|EL|SANTO) )?"
    r"(?!REF|DIR|PARA|PAGE|OUT|IN|NO|FYI|TO|FROM|FOR|INFO|CITE|AND|RYBAT)[A-Z][A-Z1!]{2,5}"
    r"(?: CITY)?(?:[ ]{1,2}|[ ]?[}{\])|~“”\"'-][ ]?)?\d{4,5})(?![\d/])"
)
_ADDRESSED = re.compile(
    r"\b(?:DIR|DIRECTOR|CITE|INFO|PRIORITY|PRITY|IMMEDIATE|IMMED|ROUTINE|OPIM|OPERATIONAL)\b|\bDIRC"
)
_REFERS = re.compile(r"\bREF|^\W{0,4}(?:\d|[A-Z])\.\s")
_LINES_BEHIND = 3
_LABELS = ("ACTION", "INFO", "CONF", "CONT")
_ROW = re.compile(
    r"^[^\w\n¢€]{0,6}(?:(?P<label>[A-Za-z]\w{2,7})(?:[ ]?[:;,.?=+*•»’'-]{1,3}[ ]{0,3}|[ ]{1,3}))?"
    r"(?P<part>[A-Z¢€][\w¢€/]{0,8})[ ]?[-=]?[ ]?(?P<number>(?<=[ =/-])(?:\d{1,2}|§)|(?<=[A-Z])\d)(?![\w/.]\w)"
    r"(?=[^\w\n]{0,6}(?:\w{0,4}[^\w\n]{0,4})?$)",
    re.MULTILINE,
)
_LIST = re.compile(
    r"^[^\w\n]{0,6}(?:\w[^\w\n]{1,3})?(?P<label>[A-Za-z]\w{2,7})(?:[ ]?\w)?(?P<colon>[ ]?:)?"
    r"[ ]?[^\w\n]{0,4}[ ](?P<parts>[^\n]{6,90}?)(?=[^\w\n]{0,6}$)",
    re.MULTILINE,
)
_BETWEEN_PARTS = re.compile(r"[,;.]\s?|\s+")
_FEWEST_PARTS = 2
_FIRST_OF_LABELS = frozenset("AICNTS1L")
"""With which a label begins, or what is left of it; the last ones are misread or stains."""
_ALONE = re.compile(r" \d{1,2}(?!\w)(?! \w)")
_BARE = re.compile(r"(?:C/)?(?:WH|WE|EE|SR|SE|FE|NE|AF|CI|FI|CA|BELL|TFW|SAS|KH|EUR|LA|NEA)")


def marks_of_cable(text: str) -> Iterator[tuple[str, int, int]]:
    """The marks in the head of a cable that are known by their place: (kind, start, end), in no order."""
    if not any(each in text for each in _SIGNS):
        return
    first_time = None
    for match in _WITH_TIME.finditer(text):
        if is_level(match["level"]) or match["level"] in ("SECRET", "CONFIDENTIAL", "UNCLASSIFIED"):
            yield "classification", *match.span("level")
            if match.start() < _HEAD:
                first_time = match if first_time is None else first_time
                yield from _number_behind(text, match.end())
    end = _HEAD if first_time is None else first_time.start()
    yield from _rows(text, end)
    yield from _lists(text, end)


def _number_behind(text: str, place: int) -> Iterator[tuple[str, int, int]]:
    """The number by which a cable is cited, on one of the lines behind its level and hour."""
    end = text.find("\n", place)
    for _ in range(_LINES_BEHIND):
        while 0 <= end < len(text) and text[end].isspace():
            end += 1
        start = end
        if not 0 <= start < len(text):
            return
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        if _REFERS.search(line):
            return
        if _ADDRESSED.search(line) is None:
            continue
        cite = max(line.rfind("CITE"), 0)
        match = _CITED.search(line, cite) or _CITED.search(line)
        if match is not None:
            yield "registry number", start + match.start("mark"), start + match.end("mark")
            return


def _rows(text: str, end: int) -> Iterator[tuple[str, int, int]]:
    """Lines that say which part of the agency acts or is informed, and how many copies it gets: "action, WH 9"."""
    for match in _ROW.finditer(text, 0, min(end, len(text))):
        label = match["label"]
        if label is None:
            if _BARE.fullmatch(match["part"]) and _ALONE.match(text, match.end("part")):
                yield "routing", match.start("part"), match.end("number")
        elif any(_is_near(label.upper().rstrip("S"), each) for each in _LABELS) and is_part(
            match["part"].replace("¢", "C")
        ):
            yield "routing", match.start("label"), match.end("number")


def _lists(text: str, end: int) -> Iterator[tuple[str, int, int]]:
    """Lines that a misread label says to be of those who are informed or act, and that name two parts at least."""
    for match in _LIST.finditer(text, 0, min(end, len(text))):
        label = match["label"].upper().rstrip("S")
        if label[:1] not in _FIRST_OF_LABELS or not any(_is_near(label, each) for each in _LABELS):
            continue
        parts = [each for each in _BETWEEN_PARTS.split(match["parts"]) if is_part(each)]
        fewest = 1 if match["colon"] else _FEWEST_PARTS
        if len(parts) >= fewest and any("/" in each for each in parts):
            yield "routing", match.start("label"), match.end("parts")


def _is_near(label: str, meant: str) -> bool:
    """Whether a label is the one that is meant, with one letter in three misread."""
    allowed = len(meant) // 3
    return Levenshtein.distance(label, meant, score_cutoff=allowed) <= allowed
