"""Who signs a paper: a name alone on its line near the paper's end, beside an office, or in words that say so; else the
one name alone on its line between the last sentence and the lists of copies; in a cable's head, above its number."""

from __future__ import annotations

import re
from functools import lru_cache

from fonds.core.extracting.document import Document, DocumentPage, NameKind
from fonds.core.extracting.ends_of_papers import end_of_text, last_sentence
from fonds.core.extracting.facts import NamesRead
from fonds.core.extracting.office_phrases import office_phrases
from fonds.core.text.first_words import words_on
from fonds.core.text.lowering import lowered

_TAIL = 2_500
"""Code points at the end of a paper in which it is signed; behind the signature stand lists of copies."""
_MOST_PAGES = 12
"""A text of more pages is a file of several papers, of which the last one's signature says nothing."""
_BESIDE_NAME = re.compile(
    r"\(s{1,2}\)|[\s_.,:;()\[\]/–—-]|\bs\.\s?s\.|\b(?:in|by|with)\s+(?:his|her|my)\s+own\s+hand\b|\bmanu\s+propria\b|"
    r"(?:\[?(?:signature|signed|Signed|SIGNED|signature illegible|/s/|sgd)\]?)|"
    r"\b(?:Cde|[Cc]om|[Cc]omrade|Ing|ing|Dr|dr|Mr|Mrs|Prof|Sir|Lord|Dame|Miss|The|by|m\.\s?p)\b\.?|"
    r"(?:Soviet |USSR )?Ambassador|AMBASSADOR"
)
_SAYS_SIGNED = re.compile(
    r"signature|[Ss]igned|SIGNED|/s/|\bsgd\b|\(s{1,2}\)|\bs\.\s?s\.|\bown\s+hand\b|\bmanu\s+propria\b"
)
_GREETS = re.compile(
    r"(?:[Gg]reetings|[Ss]incerely|[Rr]espectfully|[Rr]egards|[Yy]ours|[Ss]ervant|[Tt]ruly|"
    r"[Ff]aithfully),?\s*(?:yours,?)?\s*$"
)
_OTHER_HAND = re.compile(
    r"\b(?:[Rr]ecorded|[Tt]ranslated|[Ii]nterpreted|[Tt]yped|[Dd]rafted|[Cc]hecked|[Vv]erified|[Dd]eciphered|[Rr]esolution|"
    r"[Mm]inutes|handwritten|HANDWRITTEN|[Hh]andwritten|Copies|copies|stamp)\b"
)
"""What stands on a line whose name is that of another than who writes."""
_LONGEST = 90
_IS_PAPER = re.compile(
    r"\b(?:memorand|record|note|report|telegram|information|letter|journal|diary|minutes|cable|despatch|dispatch)",
    re.IGNORECASE,
)
_DESIGNATION = re.compile(r"[A-Z]{3,6}[-/ ]\d{2,6}")
"""A dispatch's own number, which stands alone as names do."""
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
        if _DESIGNATION.fullmatch(text, at.start, at.end):
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
    return _below_text(page, low, names, people, document.title)


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


def _below_text(page: DocumentPage, low: int, names: NamesRead, people: set[str], title: str) -> str:
    """The one person whose name stands alone between the last sentence of a paper and its lists of copies."""
    text = page.text
    if not (_is_paper(text[:_TAIL]) or _is_paper(title)):
        return ""
    end = end_of_text(text, low)
    says_i = not _OWNERS.isdisjoint(words_on(lowered(text))) and _OWN.search(text) is not None
    if not says_i and end == len(text):
        return ""
    last = last_sentence(text, low, end)
    if last <= low:
        return ""
    found = {
        m.entity for m in names.mentions
        if m.at is not None and m.at.page == page.number and last <= m.at.start < end and m.entity in people
        and _stands_alone(text, m.at.start, m.at.end) and _DESIGNATION.fullmatch(text, m.at.start, m.at.end) is None
    }  # fmt: skip
    if len(found) == 2:
        found = _fuller(found, names)
    return next(iter(found)) if len(found) == 1 else ""


@lru_cache(maxsize=64)  # each finder of a document asks again who writes
def _is_paper(words: str) -> bool:
    return _IS_PAPER.search(words) is not None


def _fuller(found: set[str], names: NamesRead) -> set[str]:
    """The one of two signatures that gives more of the other's name: "J.-M. Berg" above "Jean-Marc BERG"."""
    named = sorted((each.name, each.key) for each in names.entities if each.key in found)
    (one, first), (other, second) = named
    if one.split()[-1].casefold() != other.split()[-1].casefold():
        return found
    return {first if len(one) > len(other) else second}


def _is_office(line: str) -> bool:
    """Whether a line names an office and no more than what it is of."""
    words = line.strip(" .,:;()")
    if not words or len(words) > _LONGEST or words[-1].isdigit():
        return False
    said = words.title() if words.isupper() else words[0].upper() + words[1:]
    return any(phrase.start < 30 and phrase.end > len(said) // 3 for phrase in office_phrases(said))
