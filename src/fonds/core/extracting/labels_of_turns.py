"""Whom the labels of a transcript's lines mean that no finder of names knows: "KIM IL SUNG:", "K.I.S.:", "Answer:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from fonds.core.extracting.document import DocumentPage, Range
from fonds.core.extracting.facts import Entity, Mention
from fonds.core.text.english_words import is_english

_LABEL = re.compile(  # for the beginning of a line
    r"[ \t“\"*_\[]*(?P<label>[^\W\d_][^\n:()\[\]]{0,48}?)[ ]?"
    r"(?:[(\[][^()\[\]\n]{1,60}[)\]])?\]?(?:\*\*|__)?:(?:\*\*|__)?[ \t\u00a0]+(?=[\w“\"(\[‘«–—-])"
)
_COLON = re.compile(r":(?:\*\*|__)?[ \t\u00a0]")
_TITLE = re.compile(
    r"(?:(?:the|comrade|com|cde|mr|mrs|dr|prof|premier|president|chairman|minister|ambassador|marshal|general|secretary|"
    r"vice|deputy|prime|foreign|first)\b\.?\s+)+",
    re.IGNORECASE,
)
_ANSWERS = frozenset({"a", "answer", "reply"})
_INTERVIEW = re.compile(r"\b(?:interview|questions|press conference)\b", re.IGNORECASE)
_FEWEST = 3
"""A page with fewer lines that begin so is no transcript."""
_MOST_AGAIN = 0.6
"""The share of a transcript's labels, at least, that stand there several times."""
_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w’'-]+\.?")
_NO_SPEAKER = frozenset("QA")
_HEAD = 1_500
_SURE = 0.8


@lru_cache(maxsize=64)  # the pages of most documents
def _labels(text: str) -> tuple[tuple[int, str], ...]:
    """Where lines begin with a word and a colon, with what stands before it; none where they are few."""
    if text.count(":") < _FEWEST:
        return ()
    found = tuple((match.start("label"), match["label"].rstrip()) for match in _lines_labelled(text))
    return found if len(found) >= _FEWEST else ()


def _lines_labelled(text: str) -> Iterator[re.Match[str]]:
    """Labels with which lines begin: only lines with a colon before white space are looked at."""
    last = -1
    for colon in _COLON.finditer(text):
        line = text.rfind("\n", 0, colon.start()) + 1
        if line != last and (match := _LABEL.match(text, line)) is not None:
            yield match
        last = line


def labelled(
    page: DocumentPage, here: list[Mention], people: list[Entity], called: Mapping[str, str], title: str
) -> Iterator[Mention]:
    """A mention for each label of a transcript that means one person and holds no mention of `here`.

    `called` gives further words by which one person is called, as roles and what somebody is called "hereafter"; in an
    interview the answers are the one person's whom the title names.
    """
    labels = _labels(page.text)
    if not labels:
        return
    known: dict[str, str] = {}
    head = f"{title} {page.text[: labels[0][0]][-_HEAD:]}".casefold()
    taken = [(each.at.start, each.at.end) for each in here if each.at is not None]
    of_title = title.casefold()
    asked = [each.key for each in people if each.name.casefold() in of_title] if of_title else []
    found = []
    lines = 0
    for start, label in labels:
        end = start + len(label)
        if any(a < end <= b for a, b in taken):
            lines += 1
            continue
        if label not in known:
            often = sum(other == label for _, other in labels) > 1
            known[label] = _meant(label, people, called if often else {}, head if often else "")
            if label.casefold() in _ANSWERS and len(asked) == 1 and _INTERVIEW.search(title):
                known[label] = asked[0]
        if known[label]:
            found.append(Mention(known[label], Range(page.number, start, end), "", _SURE, form="role"))
    if lines + len(found) >= min(_FEWEST, len(labels) - 1) or (asked and len(found) > 1):
        yield from found


def unknown_speakers(page: DocumentPage, here: list[Mention], people: list[Entity]) -> Iterator[str]:
    """Labels of a transcript that name speakers who are named nowhere else: each stands before several turns, and so
    does another."""
    labels = [label for _, label in _labels(page.text)]
    often = [label for label in dict.fromkeys(labels) if labels.count(label) > 1]
    if len(often) < 2 or sum(label in often for label in labels) < _MOST_AGAIN * len(labels):
        return
    taken = {page.text[each.at.start : each.at.end] for each in here if each.at is not None}
    for label in often:
        words = _TITLE.sub("", label, count=1).split()
        if (
            label not in taken
            and 0 < len(words) < 4
            and all(_NAME.fullmatch(each) and not is_english(each.lower()) for each in words)
            and not _meant(label, people, {})
        ):
            yield label


def bare(label: str) -> str:
    """The name in a label, without titles, as names are written."""
    name = _TITLE.sub("", label, count=1).strip()
    return name.title() if name.isupper() else name


def _meant(label: str, people: list[Entity], called: Mapping[str, str], title: str = "") -> str:
    """The key of the one person whom a label means, "" for nobody or several. A letter alone is that of a family name
    that stands in the head (`title`, in small letters)."""
    whole = label.casefold()
    if whole in called:
        return called[whole]
    bare = _TITLE.sub("", label, count=1).strip() if _TITLE.match(label) else label
    words = set(bare.casefold().replace(".", " ").split())
    letters = bare.replace(".", "").replace(" ", "")
    if len(letters) == 1 and letters.isupper() and letters not in _NO_SPEAKER:
        of_letter = {each.key for each in people if each.name.split()[-1][:1] == letters and _in_head(each, title)}
        return next(iter(of_letter)) if len(of_letter) == 1 else ""
    may_be_initials = letters.isupper() and 1 < len(letters) < 5
    fitting = set()
    for each in people if words else ():
        parts, initials = _parts(each.name)
        if words <= parts or (may_be_initials and initials == letters):
            fitting.add(each.key)
    if len(fitting) > 1:
        fitting = {each.key for each in people if each.key in fitting and each.name.casefold() == bare.casefold()}
    return next(iter(fitting)) if len(fitting) == 1 else ""


def _in_head(person: Entity, head: str) -> bool:
    """Whether the family name stands in the title or the first lines of a transcript."""
    return person.name.split()[-1].casefold() in head


@lru_cache(maxsize=4096)  # the people of most documents, asked for with each label
def _parts(name: str) -> tuple[frozenset[str], str]:
    """The words of a name in small letters, and its initials."""
    return frozenset(name.casefold().split()), _initials(name)


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word).upper()
