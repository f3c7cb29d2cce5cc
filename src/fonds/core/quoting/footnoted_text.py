"""The quotations in a footnoted text, each with the note that its sign calls.

A quotation is what stands between quotation marks of any kind, or in a paragraph set off with `>` or with spaces at
the beginning of each line. Words or two in quotation marks are terms and titles and are passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FEWEST_WORDS = 4
MOST = 500
_MARKS = (
    ("“", "”"),
    ("„", "“”"),
    ("«", "»"),
    ("»", "«"),
    ("「", "」"),
    ("『", "』"),
    ("《", "》"),
    ("‘", "’"),
    ('"', '"'),
)
_CALL = re.compile(
    r"\s?(?:\[\^?(?P<a>\d{1,3}|[*†‡]+)\]|\((?P<b>\d{1,3})\)|(?P<c>[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+)|(?P<d>\d{1,3})(?![\w,.]?\d))"
)
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE = re.compile(
    r"(?m)^[ \t]{0,3}(?:\[\^?(\d{1,3}|[*†‡]+)\]:?|\((\d{1,3})\)|(\d{1,3})(?:[.)]|(?=\s+\S))|([⁰¹²³⁴-⁹]+))[ \t]*(\S.*)$"
)
_WORD = re.compile(r"\w+")
_BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class FoundQuotation:
    """A quotation of the document, with its marks: code points `start` to `end`. `note` is its note's sign and text."""

    text: str
    start: int
    end: int
    note: str = ""
    note_text: str = ""


@dataclass(frozen=True, slots=True)
class FootnotedText:
    """The quotations in order. `short` counts those too short to be checked."""

    quotations: tuple[FoundQuotation, ...]
    short: int


def read_footnoted_text(text: str) -> FootnotedText:
    """The quotations of a document and their notes; at most `MOST` of them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    notes = _notes(text)
    found: list[FoundQuotation] = []
    short = 0
    for start, end in _paragraphs(text):
        for first, last in _block(text, start, end) or _marked(text, start, end):
            if len(_WORD.findall(text[first:last])) < FEWEST_WORDS:
                short += 1
                continue
            sign = _sign_after(text, last, end)
            found.append(FoundQuotation(_words(text[first:last]), first, last, sign, notes.get(sign, "")))
    found.sort(key=lambda each: each.start)
    return FootnotedText(tuple(found[:MOST]), short)


def _words(text: str) -> str:
    return " ".join(re.sub(r"(?m)^[ \t]*>[ \t]?", "", text).split())


def _paragraphs(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for blank in _BLANK.finditer(text):
        found.append((at, blank.start()))
        at = blank.end()
    return [*found, (at, len(text))]


def _block(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The whole paragraph where it is set off as a quotation."""
    lines = [line for line in text[start:end].split("\n") if line.strip()]
    if not lines:
        return []
    if all(line.lstrip().startswith(">") for line in lines) or (
        all(re.match(r"(?:\t| {4,})\S", line) for line in lines) and not _NOTE.match(lines[0].strip())
    ):
        stripped = text[start:end].strip()
        call = re.search(
            r"\s?(?:\[\^?\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+|(?<=[.”\"])\d{1,3})$", stripped
        )
        first = start + (len(text[start:end]) - len(text[start:end].lstrip()))
        return [(first, first + len(stripped) - (len(call.group()) if call else 0))]
    return []


def _marked(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = start
    while at < end:
        opening = text[at]
        closing = next((shut for mark, shut in _MARKS if mark == opening), None)
        if closing is None or not _opens(text, at, opening, start):
            at += 1
            continue
        shut = _close(text, at, end, opening, closing)
        if shut is None:
            at += 1
            continue
        found.append((at, shut + 1))
        at = shut + 1
    return found


def _opens(text: str, at: int, opening: str, start: int) -> bool:
    before, after = text[at - 1 : at] if at > start else "", text[at + 1 : at + 2]
    if opening in '"‘»':
        return (not before or before.isspace() or before in "([—–-“") and bool(after) and not after.isspace()
    return True


def _close(text: str, at: int, end: int, opening: str, closing: str) -> int | None:
    depth = 1
    for place in range(at + 1, end):
        each = text[place]
        if each == opening and opening not in closing:
            depth += 1
        elif each in closing:
            after = text[place + 1 : place + 2]
            if each == "’" and after.isalnum():
                continue
            if each == '"' and text[place - 1].isspace() and after.isalnum():
                continue
            depth -= 1
            if not depth:
                return place
    return None


def _sign_after(text: str, at: int, end: int) -> str:
    """The sign of the note called behind a quotation: at once, or at the end of its sentence."""
    tail = text[at:end]
    stop = re.search(r"[.!?;][”\"’]?|$", tail)
    for place in (0, *(m.end() for m in re.finditer(r"^[.,;:!?]", tail)), stop.end() if stop else 0):
        if found := _CALL.match(tail, place):
            sign = next(group for group in found.groups() if group)
            return sign.translate(_SUPERSCRIPT)
    return ""


def _notes(text: str) -> dict[str, str]:
    """The notes by their signs: lines that begin with one; of several, the last, since notes stand at the end."""
    return {
        next(group for group in found.groups()[:4] if group).translate(_SUPERSCRIPT): found[5].strip()
        for found in _NOTE.finditer(text)
    }
