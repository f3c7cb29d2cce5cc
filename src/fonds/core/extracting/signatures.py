"""Who signs a paper: a name alone on its line near the paper's end, beside an office, or in words that say so; else the
one name alone on its line between the last sentence and the lists of copies; in a cable's head, above its number."""

from __future__ import annotations

import re

from fonds.core.extracting.document import Document, DocumentPage, NameKind
from fonds.core.extracting.facts import NamesRead
from fonds.core.extracting.office_phrases import office_phrases
from fonds.core.text.first_words import words_on
from fonds.core.text.lowering import lowered

_TAIL = 2_500
"""Code points at the end of a paper in which it is signed; behind the signature stand lists of copies."""
_MOST_PAGES = 12
"""A text of more pages is a file of several papers, of which the last one's signature says nothing."""
_BESIDE_NAME = re.compile(
    r"[\s_.,:;()\[\]/–—-]|(?:\[?(?:signature|signed|Signed|SIGNED|signature illegible|/s/|sgd)\]?)|"
    r"\b(?:Cde|Comrade|Ing|Dr|Mr|Mrs|Prof|Sir|Lord|Dame|Miss|The|by)\b\.?|(?:Soviet |USSR )?Ambassador|AMBASSADOR"
)
_SAYS_SIGNED = re.compile(r"signature|[Ss]igned|SIGNED|/s/|\bsgd\b")
_GREETS = re.compile(
    r"(?:[Gg]reetings|[Ss]incerely|[Rr]espectfully|[Rr]egards|[Yy]ours|obedient servant|[Tt]ruly|"
    r"[Ff]aithfully),?\s*(?:yours,?)?\s*$"
)
_OTHER_HAND = re.compile(
    r"\b(?:[Rr]ecorded|[Tt]ranslated|[Ii]nterpreted|[Tt]yped|[Dd]rafted|[Cc]hecked|[Vv]erified|[Dd]eciphered|[Rr]esolution|"
    r"[Mm]inutes|handwritten|HANDWRITTEN|[Hh]andwritten|Copies|copies|stamp)\b"
)
"""What stands on a line whose name is that of another than who writes."""
_LONGEST = 90
_ENDS = re.compile(r".{58,}[.!?…][\"”’)\]]*\s*$|.{11,}[a-z][.!?][\"”’)]*\s*$")
"""The last line of a paragraph of whole sentences."""
_LISTS = re.compile(
    r"(?m)^[ \t]*\W{0,2}(?:(?:Distribut|DISTRIBUT)|(?:Sent|SENT|Copy|Copies|COPIES|Cop|cc|CC|Made|Printed|Typed|"
    r"Translat|Received|Recorded|Verified|Checked|Drafted|Note|NOTE|Attach|ATTACH|Enclos|Annex|Footnote|Present|Participants)\b|\d+\s*[-–x]\s)"
)
"""How the lists and notes begin that stand behind a signature."""
_IS_PAPER = re.compile(
    r"\b(?:memorand|record|note|report|telegram|information|letter|journal|diary|minutes|cable|despatch|dispatch)",
    re.IGNORECASE,
)
_CLOSERS = frozenset('.!?…"”’)]')
_OWN = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Uu]s|[Oo]ur)\b")
_OWNERS = frozenset({"i", "me", "my", "we", "us", "our"})
"""The words of which one stands in all that it finds."""
_CABLE = re.compile(
    r"(?m)^[ \t]*(?:FROM|From):?[ \t]+[A-Z][^\n:]{2,60}?(?:[ \t](?:TO|to)|\n[ \t]*(?:TO|To):)[ \t]+[A-Z]"
)
_NUMBER_BELOW = re.compile(r"[ \t]*\n\s{0,20}(?:No|NO|Nº|Telegram No)\.?\s*\d")


def signer(document: Document, names: NamesRead) -> str:
    """The key of the one person who signs a paper; "" where nobody does, or several do."""
    if not document.pages or len(document.pages) > _MOST_PAGES:
        return ""
    page = document.pages[-1]
    text = page.text
    low = max(0, len(text) - _TAIL) if len(document.pages) > 1 else max(len(text) - _TAIL, len(text) // 3)
    people = {each.key for each in names.entities if each.kind is NameKind.PERSON}
    found = []
    for mention in names.mentions:
        at = mention.at
        if at is None or at.page != page.number or at.start < low or mention.entity not in people:
            continue
        start, end = text.rfind("\n", 0, at.start) + 1, text.find("\n", at.end)
        end = len(text) if end < 0 else end
        if end - start > _LONGEST or _OTHER_HAND.search(text, start, end):
            continue
        beside = text[start : at.start], text[at.end : end]
        if _BESIDE_NAME.sub("", "".join(beside)) or beside[1].strip().startswith(":"):
            continue  # "Berg:" is the label of a turn
        above = text[:start].rstrip().rpartition("\n")[2]
        below = text[end:].lstrip().partition("\n")[0]
        if (
            any(_SAYS_SIGNED.search(each) for each in beside)
            or _GREETS.search(above)
            or _is_office(above)
            or _is_office(below)
        ):
            found.append(mention.entity)
    if found:
        return found[0] if len(set(found)) == 1 else ""
    return _below_text(page, low, names, people)


def sender_of_cable(page: DocumentPage, names: NamesRead) -> str:
    """The key of the one person whose name stands alone in a cable's head, right above its number."""
    head = _CABLE.search(page.text, 0, _TAIL)
    if head is None:
        return ""
    found = {
        m.entity for m in names.mentions
        if m.at is not None and m.at.page == page.number and head.end() <= m.at.start < head.end() + 300
        and _NUMBER_BELOW.match(page.text, m.at.end) is not None and _stands_alone(page.text, m.at.start, m.at.end)
    }  # fmt: skip
    return next(iter(found)) if len(found) == 1 else ""


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a name is all of its line but titles and signs."""
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    high = len(text) if high < 0 else high
    if high - low > _LONGEST or _OTHER_HAND.search(text, low, high) or text[end:high].strip().startswith(":"):
        return False
    return not _BESIDE_NAME.sub("", f"{text[low:start]} {text[end:high]}")


def _below_text(page: DocumentPage, low: int, names: NamesRead, people: set[str]) -> str:
    """The one person whose name stands alone between the last sentence of a paper and its lists of copies."""
    text = page.text
    if _OWNERS.isdisjoint(words_on(lowered(text))) or not _IS_PAPER.search(text, 0, _TAIL) or not _OWN.search(text):
        return ""
    lists = _LISTS.search(text, low)
    end = lists.start() if lists is not None else len(text)
    last = end
    while last > low:
        begin = max(text.rfind("\n", low, last - 1) + 1, low)
        if text[begin:last].rstrip()[-1:] in _CLOSERS and _ENDS.match(text[begin:last]):
            break
        last = begin
    if last <= low:
        return ""
    found = {
        m.entity for m in names.mentions
        if m.at is not None and m.at.page == page.number and last <= m.at.start < end and m.entity in people
        and _stands_alone(text, m.at.start, m.at.end)
    }  # fmt: skip
    return next(iter(found)) if len(found) == 1 else ""


def _is_office(line: str) -> bool:
    """Whether a line names an office and no more than what it is of."""
    words = line.strip(" .,:;()")
    if not words or len(words) > _LONGEST or words[-1].isdigit():
        return False
    said = words.title() if words.isupper() else words[0].upper() + words[1:]
    return any(phrase.start < 30 and phrase.end > len(said) // 3 for phrase in office_phrases(said))
