"""Telegrams as cables refer to them: a list "REF: A. Seoul 1234", then "ref A" and "reftel"; "(State 4567)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from fonds.core.extracting.date_wordings import NAMES_OF_MONTHS
from fonds.core.extracting.document import DocumentPage, Range
from fonds.core.extracting.facts import ReferenceFound
from fonds.core.extracting.word_knowledge import PLACE, known
from fonds.core.text.english_words import is_english
from fonds.core.text.lowering import lowered

_LIST = re.compile(
    r"(?:^|(?<=[.;:]\s))[ \t]*(?:REFS?|Refs?|Reftels?|REFTELS?|REFERENCES?|References?)"
    r"(?:\s?[:.][ \t]*|[ \t]+(?=\(?A[.),]))(?P<said>[^\n]{4,200}(?:\n[ \t]*\(?[B-H][.)][ \t]*[^\n]{3,160})*)",
    re.MULTILINE,
)
_ITEM = re.compile(r"(?:(?<=[\s,;:])|^)\(?(?P<letter>[A-H])[.),][ \t]*(?=[A-Z\d])", re.MULTILINE)
_STATION = re.compile(
    r"(?:^|[,;(]\s?|\s)(?:\(?[A-H][.)]\s?)?(?P<who>[A-Z][A-Za-z]{2,15}(?:[ ][A-Z][A-Za-z]{2,12})?)"
    r"(?:['’]s)?[ ](?P<number>\d{2,6})(?![\w/-])"
)
"""A telegram in the line of a cable's references, by the post that sent it."""
_MENTION = re.compile(
    r"\b(?P<words>[Rr]ef(?:erence|tel)?s?|REF(?:ERENCE|TEL)?S?)[ ]\(?"
    r"(?P<letter>[A-H])(?!\w|['’]|[.)][ ]?[A-Z]{2,}[ -]\d)\)?"
    r"(?P<more>(?:,?[ ](?:and|AND|&)[ ]|,[ ])[A-H](?!\w))?"
)
_ALONE = re.compile(
    r"\b(?:[Rr]eftel|REFTEL|[Rr]ef(?:erence|erenced)?[ ](?:cable|telegram|dispatch|despatch)|"
    r"REF(?:ERENCE|ERENCED)?[ ](?:CABLE|TELEGRAM|DISPATCH)|(?<=\d[ ])ref|(?<=\d[ ]of[ ])ref|(?<=\d[ ])REF|"
    r"(?<=\d[ ]OF[ ])REF)\b(?![ ]\(?[A-H]\b|[ ]?:|\w)"
)
"""The one paper of the list: "reftel", "para 3 ref"."""
_NUMBER = re.compile(r"[ ]\d{3,6}(?=[)\],;.:\s]|$)(?![.,]\d)")
_WHO = r"[A-Z][A-Za-z]{2,15}(?:[ ][A-Z][A-Za-z]{2,12})?"
_LED = re.compile(
    r"(?:[(\[](?:[Ss]ee[ ]|[Cc]f\.[ ])?|\b(?:[Ss]ee(?:[ ]also)?|SEE|[Cc]f\.|[Pp]er|PER|[Rr]e|RE|[Rr]ef|REF|BASIC:?|"
    r"[Rr]eference|(?:[Rr]eported|[Dd]escribed|[Oo]utlined|REPORTED)[ ](?:in|IN)|"
    r"(?:[Rr]eply|REPLY|[Rr]esponse|RESPONSE|[Aa]nswer)[ ](?:to|TO)|(?<=[A-Z\d][ ])(?:and|AND))[ ])"
    rf"(?P<who>{_WHO})(?:['’]s)?$"
)
"""What stands before the number of a telegram that is told by who sent it."""
_NEXT = re.compile(
    rf"(?:[,;]|,?[ ](?:and|or))[ ](?:(?P<who>{_WHO})[ ])?(?P<number>\d{{3,6}})(?=[)\],;.:\s]|$)(?![.,]\d)"
)
_DEPARTMENTS = frozenset({"State", "Department", "USUN", "USNATO", "CINCPAC", "SECDEF", "JCS", "COMUSMACV", "USRO"})
_MONTHS = NAMES_OF_MONTHS | {name[:3] for name in NAMES_OF_MONTHS}
_AS_YEAR = ("19", "20")


def listed_telegrams(page: DocumentPage, finder: str) -> Iterator[ReferenceFound]:
    """Telegrams in the lists of references of a page."""
    for said in _lists(page.text):
        for match in _STATION.finditer(page.text, *said):
            if lowered(match["who"]).split()[0] not in _MONTHS and not _is_year(match["number"]):
                at = Range(page.number, match.start("who"), match.end("number"))
                yield _telegram(match["who"], match["number"], at, finder)


def by_post(page: DocumentPage, finder: str) -> Iterator[ReferenceFound]:
    """Telegrams by the post or department that sent them: "(Dacca 3318)", "see Saigon 1234 and 1240"."""
    text = page.text
    for number in _NUMBER.finditer(text):
        start = number.start()
        if _is_year(number[0][1:]) or not text[start - 1 : start].isalpha():
            continue
        led = _LED.search(text, max(0, start - 50), start)
        if led is None or not _may_send(led["who"]):
            continue
        who, end = led["who"], number.end()
        yield _telegram(who, number[0][1:], Range(page.number, led.start("who"), end), finder)
        while (more := _NEXT.match(text, end)) is not None and not _is_year(more["number"]):
            if more["who"] and not _may_send(more["who"]):
                break
            who, end = more["who"] or who, more.end()
            yield _telegram(
                who, more["number"], Range(page.number, more.start("who" if more["who"] else "number"), end), finder
            )


def of_listed(
    page: DocumentPage, here: Iterable[ReferenceFound], listed: dict[str, tuple[tuple[str, str], ...]], finder: str
) -> Iterator[ReferenceFound]:
    """Mentions of papers by their letters in a list: "ref A", or "reftel" where it holds one.

    `here` are the references of the page; `listed` what letters mean, "" for the only one, from the pages before, and
    is told those of this page.
    """
    text = page.text
    lists = _lists(page.text)
    found = sorted(here, key=lambda each: each.at) if lists else []
    meant = [(said[0], _meant(text, said, found)) for said in lists]
    low = lowered(text)
    if not (listed or lists) or "ref" not in low:
        return
    mentions = [*_MENTION.finditer(text), *_ALONE.finditer(text)]
    for match in sorted(mentions, key=lambda each: each.start()):
        while meant and meant[0][0] < match.start():
            listed.clear()
            listed.update(meant.pop(0)[1])
        if any(start <= match.start() < end for start, end in lists):
            continue
        letters = [("", match.span())]
        if match.re is _MENTION:
            letters = [(match["letter"], (match.start(), match.end("letter")))]
            if match["more"]:
                letters.append((match["more"][-1], (match.end("more") - 1, match.end("more"))))
        for letter, (start, end) in letters:
            if letter in listed:
                yield ReferenceFound(listed[letter], Range(page.number, start, end), finder, 0.7)
    for _, each in meant:
        listed.clear()
        listed.update(each)


@lru_cache(maxsize=512)  # the pages of most documents: they are asked for twice
def _lists(text: str) -> tuple[tuple[int, int], ...]:
    """Where the lines of a page stand that list references."""
    return tuple(line.span("said") for line in _LIST.finditer(text)) if "REF" in text or "Ref" in text else ()


def _meant(text: str, said: tuple[int, int], found: list[ReferenceFound]) -> dict[str, tuple[tuple[str, str], ...]]:
    """What the letters of a list mean; of one without letters that holds one paper, what "" means."""
    within = [each for each in found if said[0] <= each.at.start < said[1]]
    items = list(_ITEM.finditer(text, *said))
    if not items:
        return {"": within[0].sought} if len(within) == 1 else {}
    ends = [each.start() for each in items[1:]] + [said[1]]
    meant: dict[str, tuple[tuple[str, str], ...]] = {}
    for item, end in zip(items, ends, strict=True):
        first = next((each for each in within if item.end() <= each.at.end and each.at.start < end), None)
        if first is not None:
            meant.setdefault(item["letter"], first.sought)
    return meant


def _may_send(who: str) -> bool:
    if who in _DEPARTMENTS:
        return True
    return any(known(word) & PLACE for word in who.split()) and not is_english(lowered(who))


def _is_year(number: str) -> bool:
    return len(number) == len("1963") and number.startswith(_AS_YEAR)


def _telegram(who: str, number: str, at: Range, finder: str) -> ReferenceFound:
    return ReferenceFound((("type", "telegram"), ("number", f"{who} {number}")), at, finder, 0.75)
