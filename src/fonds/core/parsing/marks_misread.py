"""Marks in texts that a machine read: markings, numbers and lines that are known by their words, however misread.

The house's other reader of marks (`core.parsing.marks`) takes lines that are nothing but a mark, as a transcriber
writes them. In OCR the rest of the line is torn, so that here the words of the mark decide (`mark_wordings`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from itertools import chain

from fonds.core.parsing.cable_heads import marks_of_cable
from fonds.core.parsing.known_marks import SIGNS, known_marks
from fonds.core.parsing.levels_misread import levels_alone, levels_typed
from fonds.core.parsing.mark_wordings import REACH, WORDINGS, Wording
from fonds.core.parsing.misread_words import marking_words, meant
from fonds.core.parsing.record_number_misread import record_number_at_head
from fonds.core.parsing.routing_lists import routing_lists
from fonds.core.text.english_words import is_english
from fonds.core.text.lines import line_range
from fonds.core.text.literals import Literals
from fonds.core.text.lowering import lowered
from fonds.core.text.reading import ReadMark
from fonds.core.text.windows import matches_around

# Level, then what may stand around it on its line without being prose.
_BESIDE = re.compile(
    r"\b(?:TOP|STRICTLY|VERY)\b|\bWHEN (?:ENCLOSURE|ATTACHMENT)S?\b.*|\(?\bWHEN (?:FILLED I[NA]\b\)?|SEPARATED\b.*)|"
    r"\bUNITED STATES GOVERNMENT\b|\bRETURN TO C[IL1]A\b|\bDO NOT REPRODUCE\b|"
    r"\bEND OF (?:MESSAGE|CABLE)\b|\bRECORDS OFFICER STAMP\b|"
    r"CLASSIFI\w+|C\w{1,2}SSIFICAT\w+|"
    r"\b(?:(?:US|U\.S\.) OFFICIALS|EYES) ONLY\b|\b(?:NOCONTRACT|ORCON|NOFORN|REPORT CLASS|NO\W{0,2}FOREIGN)\b|"
    r"\b(?:CONTROLLED|DISSEM\w*)\b|"
    r"\b\w{4}\s?[-–]\s?\d/\d{2,3},\d{3}\b|"
    r"\b(?:WORKING PAPERS?|DUPLICATE YELLOW|COVER SHEET|ROUTING|COMINT|CHANNELS|ATTACHMENT|(?:DOD|OD) DIR\b[ \w.$]*)|"
    r"\b[A-Z0-9]{6,8} [A-Z]{3,4} \d\d\b|"
    r"\b(?:TELEPOUCH|CITE)\b.*|AUTH?\w*TICATING.*|\w*RELEASING \w+|"
    r"\b(?:UNTIL|MESSAGE|PAGE|NOTE|ONLY|SENSITIVE|RYBAT|IMMEDIATE|PRIORITY|ROUTINE|OF|Z|CONT(?:INUED|'D)?)\b",
    re.IGNORECASE,
)
_MOST_LETTERS_BESIDE = 9
_LONGEST_BESIDE = 100
_MOST_OF_A_LABEL = 25
_AT_AN_END = 60
"""Code points before or behind a line within which it stands at the head or the foot of its page."""
_HEAD_OF_FORM = 500
_FORM = re.compile(r"MESSAGE FORM|CLASSIFIED.MESSAGE|TOTAL COPIES|NO INDEX")
"""What tells that the head of a page is that of a form for cables, whose columns stand beside its level."""
_LEVELS = frozenset({"UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET"})
_CABLE_TIME = re.compile(r"\s*\d{6,7}\s?Z?\b|\s*\d{5,7}[A-Z0-9]?Z?\s+[A-Z]{3}\s+\d\d")
_INFORMANT = re.compile(
    r"\s*(?:INFORMANT|SOURCE|CONTACT|AGENT|SERVICE|POLICE|INFORMATION|MEETING|INK|WRITING)", re.IGNORECASE
)
_CONTROL = re.compile(r"\b(?:[NXH][O0][\W_]{1,4}\w{4,9}|CONTROLLED|[NXH][O0])[\W_]{1,6}$")
_HANDLING = re.compile(r"(?:[ /,;-]{1,4}(?:NOFORN|NOCONTRACT|ORCON|EYES ONLY|SENSITIVE|U\.?S\.? OFFICIALS ONLY)\b)+")
_CODE_WORDS = re.compile(
    r"(?:\s?[-–—/]{1,2}\s?(?!SENSITIVE)[A-Z]{4,12}){1,3}(?=\W*$)|(?:\s(?:UMBRA|DINAR|TRINE|RUFF|ZARF|KAPOK|RYBAT|GAMMA|EIDER|CHESS|CODEWORD|"
    r"CODE WORD|KEYDAY|PERUMEN|IDEALIST|CORONA|TALENT|KEYHOLE|COMINT|NODIS|EXDIS|LIMDIS|CHEROKEE|"
    r"STADIS|SPECAT|DAUNT|IRONBARK)\b){1,2}"
)
"""Code words of compartments behind a level: "TOP SECRET - EIDER - CHESS"."""
_ITEM_IS = re.compile(r"\bITEM\s+IS\s+$")
_AFTER_CONTROL = re.compile(r"\s*/\s*(?:CONTROLLED DISSEM|NO DISSEM ABROAD|BACKGROUND USE ONLY)| ABROAD\b")

_LONG_WORD = re.compile(r"[A-Za-z]{6,}")
_RECORD_NUMBER = re.compile(r"\w{2,3}-\w{5}-\w{5}")
_DIGITS = str.maketrans("ilt|IOo", "1111100")
_SMALL = b"abcdefghijklmnopqrstuvwxyz"


class _SoughtIn(IntEnum):
    """In which of three texts the literals of a wording are sought: in the page's, or in a shorter one made of it."""

    TEXT = 0
    SMALL_LETTERS = 1
    WITHOUT_SMALL_LETTERS = 2


_GROUPS: list[list[Wording]] = []
"""Wordings that are sought by the same literals in the same text, in their order."""
_SOUGHT: dict[_SoughtIn, dict[str, list[int]]] = {where: {} for where in _SoughtIn}
"""Where literals are sought, and each with the groups that it belongs to."""
_group_of: dict[tuple[tuple[str, ...], _SoughtIn], int] = {}
for _each in WORDINGS:
    _where = _SoughtIn.WITHOUT_SMALL_LETTERS if _each.in_capitals else _SoughtIn(_each.in_small_letters)
    if (_each.literals, _where) not in _group_of:
        _group_of[_each.literals, _where] = len(_GROUPS)
        _GROUPS.append([])
        for _literal in _each.literals:
            _SOUGHT[_where].setdefault(_literal, []).append(len(_GROUPS) - 1)
    _GROUPS[_group_of[_each.literals, _where]].append(_each)
_KNOWN = {_SoughtIn.SMALL_LETTERS: SIGNS[False], _SoughtIn.WITHOUT_SMALL_LETTERS: SIGNS[True]}
_SIGNS = frozenset(chain.from_iterable(_KNOWN.values()))
_LITERALS = tuple((Literals((*_SOUGHT[where], *_KNOWN.get(where, ()))), _SOUGHT[where]) for where in _SoughtIn)


def marks_misread(text: str) -> tuple[ReadMark, ...]:
    """The marks on one page that are known by their words, in order, with `page` 1; none overlaps another."""
    found: list[ReadMark] = []
    small, capitals = lowered(text), text.encode("ascii", "replace").translate(None, _SMALL).decode("ascii")
    here: set[int] = set()
    signs: set[str] = set()
    for (literals, groups), sought in zip(_LITERALS, (text, small, capitals), strict=True):
        held = literals.held_by(sought)
        for literal in held:
            here.update(groups.get(literal, ()))
        signs |= held & _SIGNS
    for wording in (each for group in sorted(here) for each in _GROUPS[group]):
        first = wording.near.search(text) if wording.near is not None else None
        if first is not None or wording.near is None:
            found += _of_wording(wording, text, first)
    found += _levels(text)
    found += [_mark("routing", text, *_trimmed(text, *each)) for each in routing_lists(text)]
    levels = (*levels_alone(text), *levels_typed(text))
    by_place = (*marks_of_cable(text), *(("classification", *each) for each in levels))
    found += [
        _mark(kind, text, start, end)
        for kind, start, end in by_place
        if not any(each.start < end and start < each.end for each in found)
    ]
    if (number := record_number_at_head(text)) is not None:
        found.append(_mark("registry number", text, *number))
    for known in known_marks(text, small, signs, [(each.kind, each.start, each.end) for each in found]):
        found = _with_known(found, text, *known)
    kept: list[ReadMark] = []
    for mark in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
        elif mark.kind == kept[-1].kind == "routing" and mark.end > kept[-1].end:
            kept[-1] = _mark("routing", text, kept[-1].start, mark.end)  # one list, of which each reads a part
    return tuple(kept)


def _with_known(found: list[ReadMark], text: str, kind: str, start: int, end: int) -> list[ReadMark]:
    """The marks with one that is known by all of its words: what was read of it is part of it."""
    met = [each for each in found if each.start < end and start < each.end]
    if any(each.kind != kind and 2 * (each.end - each.start) > end - start for each in met):
        return found
    if met and "\n" not in text[start:end] and any(each.kind == kind for each in met):
        return found
    own = [each for each in met if each.kind == kind]
    start, end = min([start, *(each.start for each in own)]), max([end, *(each.end for each in own)])
    within = [each for each in met if each.kind == kind or kind == "declassification"]
    return [*(each for each in found if each not in within), _mark(kind, text, *_trimmed(text, start, end))]


def _of_wording(wording: Wording, text: str, first: re.Match[str] | None) -> list[ReadMark]:
    """The marks of a wording; `first` is the first place that it says they are near to, where it says one."""
    return [
        _mark(wording.kind, text, *_trimmed(text, *match.span(wording.group)), match[wording.value])
        for match in _matches(wording, text, first)
        if not (wording.kind == "registry number" and _is_in_prose(text, *match.span()))
        and not (wording.kind == "classification" and _is_no_marking(text, *match.span(wording.group)))
    ]


def _matches(wording: Wording, text: str, first: re.Match[str] | None) -> Iterator[re.Match[str]]:
    if wording.is_last:
        return wording.pattern.finditer(text, max(0, len(text.rstrip()) - REACH))
    if wording.near is None or first is None:
        return (wording.of_lines or wording.pattern).finditer(text)
    others = (match.span() for match in wording.near.finditer(text, first.end()))
    return matches_around(wording.pattern, chain((first.span(),), others), text, REACH)


def _levels(text: str) -> Iterator[ReadMark]:
    """Levels and controls of dissemination in capitals, where their line is no prose."""
    for word, start, end in marking_words(text):
        if word.startswith("DISSEM"):
            ahead = max(0, start - 24)
            control = _CONTROL.search(text[ahead:start])
            if control is not None and ("\n\n" not in control[0] or "FOR" in control[0]):
                more = _AFTER_CONTROL.match(text, end)
                yield _mark("classification", text, ahead + control.start(), more.end() if more else end)
            continue
        first, last = line_range(text, start)
        before, after = text[first:start], text[end:last]
        is_none = _is_no_marking(text, start, end)
        if code := _CODE_WORDS.match(after):
            end, after = end + code.end(), after[code.end() :]
        if is_none or _INFORMANT.match(after) or len(before) + len(after) > _LONGEST_BESIDE:
            continue
        known = _CABLE_TIME.match(after) or before.endswith("REPORT CLASS ")
        if not known and _letters(before) + _letters(after) > _MOST_LETTERS_BESIDE:
            is_outer = len(text[:first].strip()) < _AT_AN_END or len(text[last:].strip()) < _AT_AN_END
            is_apart = is_outer or (start < _HEAD_OF_FORM and _FORM.search(text, 0, _HEAD_OF_FORM) is not None)
            if not (is_apart and text[start:end].startswith(word) and _is_noise(f"{before} {after}")):
                continue
        top = re.search(r"\b(?:T[O0]P|STRICTLY|VERY)\s+$", before)
        more = _HANDLING.match(after)
        yield _mark("classification", text, first + top.start() if top else start, end + (more.end() if more else 0))


def _is_no_marking(text: str, start: int, end: int) -> bool:
    """Whether a level is said of something, or stands on a routing slip that prints all, for one to be ticked."""
    word = text[start:end].upper()
    first, last = line_range(text, start)
    before, after = text[first:start], text[end:last]
    if word not in _LEVELS:
        return False
    if word == "RESTRICTED" and _ITEM_IS.search(text, max(0, start - 16), start) is not None:
        return True  # what a form explains a letter by: "[R] - ITEM IS RESTRICTED"
    others = {meant(each.upper()) for each in _LONG_WORD.findall(f"{before} {after}")}
    return before.endswith((" IS ", "ACCESS ")) or bool((_LEVELS - {word}) & others)


def _is_noise(words: str) -> bool:
    """Whether none of the words is English: what a torn line at the head or foot of a page leaves beside its level."""
    return not any(is_english(each) for each in re.findall(r"[a-z]{3,}", words.lower()))


def _is_in_prose(text: str, start: int, end: int) -> bool:
    """Whether the line around a number is running text, which refers to another paper."""
    first, last = line_range(text, start)
    return sum(c.islower() for c in text[first:start] + text[end:last]) > _MOST_OF_A_LABEL


def _letters(words: str) -> int:
    """How many letters stand beside a level that do not belong to markings."""
    return sum(c.isalpha() for c in _BESIDE.sub("", words))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not (text[start].isalnum() or text[start] in "(["):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ".,;:|_-"):
        end -= 1
    return start, end


def _mark(kind: str, text: str, start: int, end: int, said: str = "") -> ReadMark:
    """A mark at a place of the text; what is `said` is its value where it is shorter than the mark."""
    words = text[start:end]
    value = " ".join((said if said and said in words and len(said) < len(words) else words).split())
    if _RECORD_NUMBER.fullmatch(value):
        value = value.translate(_DIGITS)
    return ReadMark(kind, words, value, 1, start, end)
