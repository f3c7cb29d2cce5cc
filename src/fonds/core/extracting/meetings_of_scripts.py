"""Meetings that Russian, Korean and Chinese sentences tell of: two persons, or one and the writer, with a verb.

"Посетил Чон Ир Ёна", "Нам Ир принял посла А. М. Ветрова", "беседа с Ким Ир Сеном"; "박정호는 정일룡을 만났다";
"金日成首相会见周恩来总理". In Russian who has no subject beside him is the writer, where the document names one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

from fonds.core.extracting.document import Document, DocumentPage, NameKind, Range
from fonds.core.extracting.entries import date_at, entries
from fonds.core.extracting.facts import DateFound, Meeting, Mention, NamesRead
from fonds.core.extracting.people_on_page import end_of, start_of
from fonds.core.extracting.scripts import Script, scripts_of
from fonds.core.extracting.writer import writer

FINDER = "meetings in other scripts/1"

_TABLE: dict[str, dict[str, str]] = tomllib.loads(
    (files("fonds.core.extracting") / "data" / "meetings_of_scripts.toml").read_text("utf-8")
)
_RUSSIAN = re.compile(
    rf"(?<![А-ЯЁа-яё])(?:(?P<met>{_TABLE['russian']['met']})|(?P<with>{_TABLE['russian']['with']})"
    r"(?:[^.;!?\n]{0,60}?)\sс(?:о)?)(?=\s)",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(_TABLE["russian"]["no_person"], re.IGNORECASE)
_NOT = re.compile(r"\b(?:не|если бы|должен был)\s+$", re.IGNORECASE)
_VERB = re.compile(r"\b[а-яё]{3,}(?:[аиыя]л[аи]?|лся|лась|лись)\b|\bчто\b")
_JOINT = re.compile(r"\s?(?:,|и|вместе с|а также)\s(?:[а-яё-]+\s){0,8}(?:[А-ЯЁ]{2,6}\s)?(?:тов\.\s)?")
_OTHERS = {
    Script.HANGUL: re.compile(_TABLE["korean"]["met"]),
    Script.HAN: re.compile(_TABLE["han"]["met"]),
}
_TOOK_PART = re.compile("(?:参加|參加|出席)了?$")
_HAN_JOINT = re.compile("[^，。；]{0,8}[、和与與及同][^，。；、]{0,10}")
_SUBJECT = re.compile(r"\s?[가-힣]{0,8}?(?:은|는|이|가|께서)(?![가-힣])")
_SENTENCE = re.compile(r"[!?。！？；;]|\n\s*\n|(?<!\b[А-ЯЁг])(?<!\b[ст]ов)(?<!тыс)\.(?=\s|$)")
_DIARY = re.compile(r"\bдневник(?:а|и)?\b", re.IGNORECASE)
_HEAD = 800
_FAR = 300
_NEAR = 120


def meetings_of_scripts(
    document: Document, names: NamesRead, dates: tuple[DateFound, ...], before: int
) -> tuple[Meeting, ...]:
    """The meetings on pages in other scripts, in order; their keys go on behind the `before` meetings found already."""
    pages = [page for page in document.pages if scripts_of(page.text)]
    if not pages:
        return ()
    who = writer(document, names) or _diarist(document, names)
    dated = entries(document, dates)
    people = {each.key for each in names.entities if each.kind is NameKind.PERSON}
    found: dict[tuple[str, frozenset[str]], Meeting] = {}
    for page in pages:
        here = [m for m in names.mentions if m.at and m.at.page == page.number and m.entity in people and _is_name(m)]
        for start, end, participants in _on_page(page, here, who):
            at = Range(page.number, start, end)
            stated = [d.edtf for d in dates if d.at.page == page.number and start <= d.at.start < end and d.edtf]
            date = stated[0] if stated else date_at(document, dated, at) if who in participants else ""
            meeting = Meeting(
                f"meeting:{before + len(found) + 1}", date, "", participants, at, FINDER, 0.7
            )  # fmt: skip
            found.setdefault((date or f"{page.number} {start}", frozenset(participants)), meeting)
    return tuple(found.values())


def _diarist(document: Document, names: NamesRead) -> str:
    """Whose diary the head of a Russian paper says it is: "Из дневника посла СССР в КНДР Ветрова А. М."."""
    first = document.pages[0]
    head = _DIARY.search(first.text, 0, _HEAD)
    kinds = {each.key: each.kind for each in names.entities}
    if head is None:
        return ""
    near = Range(first.number, head.end(), head.end() + _NEAR)
    behind = [m for m in names.mentions if m.at is not None and m.at.overlaps(near)]
    return next((m.entity for m in behind if kinds[m.entity] is NameKind.PERSON), "")


def _is_name(mention: Mention) -> bool:
    return mention.form == "name"


def _on_page(page: DocumentPage, people: list[Mention], who: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    text, scripts = page.text, scripts_of(page.text)
    if Script.CYRILLIC in scripts:
        for match in _RUSSIAN.finditer(text):
            begin, end = _sentence(text, match.start(), match.end())
            if not _NOT.search(text, begin, match.start()):
                participants = _russian(text, match, [m for m in people if begin <= start_of(m) < end], who)
                if len(participants) > 1:
                    yield begin, end, participants
    for script, cue in _OTHERS.items():
        for match in cue.finditer(text) if script in scripts else ():
            begin, end = _sentence(text, match.start(), match.end())
            near = [m for m in people if begin <= start_of(m) < end]
            participants = _korean(text, match, near, who) if script is Script.HANGUL else _han(text, match, near)
            if len(participants) > 1:
                yield begin, end, participants


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    begin = max(0, start - _FAR)
    begin = max([begin, *(each.end() for each in _SENTENCE.finditer(text, begin, start))])
    stop = _SENTENCE.search(text, end, end + _FAR)
    stopped = stop.start() if stop else min(len(text), end + _FAR)
    return begin + len(text[begin:start]) - len(text[begin:start].lstrip()), stopped


def _russian(text: str, cue: re.Match[str], people: list[Mention], who: str) -> tuple[str, ...]:
    """Who met whom: the subject right before the verb, or the writer; the object, and those joined to it."""
    behind = [m for m in people if cue.end() <= start_of(m)]
    if not behind or start_of(behind[0]) - cue.end() > _NEAR:
        return ()
    between = text[cue.end() : start_of(behind[0])]
    if _VERB.search(between) or (cue["met"] and _NO_PERSON.search(between)):
        return ()
    met = behind[:1]
    for each in behind[1:]:
        if not _JOINT.fullmatch(text, end_of(met[-1]), start_of(each)):
            break
        met.append(each)
    subjects = [m for m in people if end_of(m) <= cue.start() and not _VERB.search(text, end_of(m), cue.start())]
    by = [m.entity for m in subjects[-1:]] or ([who] if who else [])
    return tuple(dict.fromkeys([*by, *(m.entity for m in met)]))


def _korean(text: str, cue: re.Match[str], people: list[Mention], who: str) -> tuple[str, ...]:
    """Whom the sentence names before its verb; the writer too, where nobody named is its subject."""
    before = [m for m in people if end_of(m) <= cue.start()]
    has_subject = any(_SUBJECT.match(text, end_of(m)) for m in before)
    return tuple(dict.fromkeys([*([who] if who and before and not has_subject else []), *(m.entity for m in before)]))


def _han(text: str, cue: re.Match[str], people: list[Mention]) -> tuple[str, ...]:
    """Those before the verb, joined to one another, and the first behind it; of "同 … 会谈" those before it alone."""
    if _TOOK_PART.search(text, max(0, cue.start() - 4), cue.start()):
        return ()
    before = [m for m in people if end_of(m) <= cue.start()]
    by = before[-1:]
    for each in reversed(before[:-1]):
        if not _HAN_JOINT.fullmatch(text, end_of(each), start_of(by[0])):
            break
        by = [each, *by]
    behind = [m for m in people if cue.end() <= start_of(m) and start_of(m) - cue.end() < _NEAR]
    return tuple(dict.fromkeys(m.entity for m in [*by, *behind[:1]]))
