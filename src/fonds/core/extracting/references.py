"""References to other documents: "your letter of March 5", "Document 2", "telegram No. 39", "DIR 84888", a DTG.

What is found is the words and the terms by which the document may be sought among the records held; which record it is
is said elsewhere, where the records are known (`workflows.resolving_references`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from fonds.core.extracting.date_wordings import MONTH_BEGINNINGS
from fonds.core.extracting.dates_of_references import date_beside
from fonds.core.extracting.document import Document, DocumentPage, Range
from fonds.core.extracting.facts import DateFound, ReferenceFound
from fonds.core.extracting.references_in_languages import in_languages
from fonds.core.extracting.references_in_series import in_series
from fonds.core.extracting.references_of_cables import by_post, listed_telegrams, of_listed
from fonds.core.text.english_words import is_english
from fonds.core.text.first_words import Phrases, first_words
from fonds.core.text.lowering import lowered
from fonds.core.text.windows import matches_near

FINDER = "references/5"

TYPES = {
    "letter": "letter", "telegram": "telegram", "cable": "telegram", "wire": "telegram", "telegramme": "telegram",
    "despatch": "despatch", "dispatch": "despatch", "memorandum": "memorandum", "memo": "memorandum", "note": "note",
    "airgram": "airgram", "report": "report", "message": "message", "airtel": "airtel", "teletype": "teletype",
    "circular": "circular", "aide-mémoire": "aide-mémoire", "aide-memoire": "aide-mémoire", "minute": "minute",
    "instruction": "instruction", "radiogram": "telegram", "protocol": "protocol", "agreement": "agreement",
    "journal": "journal", "diary": "journal", "resolution": "resolution", "decree": "decree", "treaty": "treaty",
    "communiqué": "communiqué", "communique": "communiqué", "declaration": "declaration", "decision": "decision",
    "order": "order", "directive": "directive", "contract": "contract", "convention": "convention",
    "note verbale": "note", "verbal note": "note", "record of conversation": "record of conversation",
    "record of the conversation": "record of conversation", "memorandum of conversation": "memorandum",
    "ciphertelegram": "telegram", "ciphergram": "telegram", "exchange of letters": "letter", "statement": "statement",
    "information": "information", "letters": "letter", "telegrams": "telegram", "cables": "telegram", "notes": "note",
    "despatches": "despatch", "reports": "report", "deptel": "telegram", "embtel": "telegram", "contel": "telegram",
    "ourtel": "telegram", "urtel": "telegram", "yourtel": "telegram", "mytel": "telegram", "legtel": "telegram",
    "joint statement": "communiqué", "joint declaration": "declaration", "agreements": "agreement",
    "accord": "agreement", "accords": "agreement",
    "diary entry": "journal", "journal entry": "journal", "embdes": "despatch",
    "telcon": "telcon", "telecon": "telcon", "memcon": "memorandum", "memoranda": "memorandum", "lhm": "memorandum",
    "cablegram": "telegram", "communication": "communication", "correspondence": "communication", "request": "request",
    "document": "paper", "proposal": "proposal", "affidavit": "affidavit", "form": "form",
    "bulet": "letter", "butel": "telegram", "buairtel": "airtel", "bucable": "telegram", "article": "article",
    "deptels": "telegram", "embtels": "telegram", "embdesp": "despatch", "circtel": "telegram",
}  # fmt: skip
"""Words for kinds of document, and the kind under which one is sought."""

_NUMBERED_BARE = {"telegram", "despatch", "airgram", "resolution", "circular"}
_ONLY_NUMBERED = frozenset(
    {"information", "letters", "telegrams", "cables", "notes", "despatches", "reports", "statement"}
)
"""Words that refer to a paper where a number stands behind them; with a date alone they may be of anything."""
_OF_BUREAU = frozenset({"bulet", "butel", "buairtel", "bucable"})
"""What the Federal Bureau of Investigation calls its own papers, by their day alone: "Butel 3/4/61"."""
_ONLY_DATED = frozenset(
    {"communication", "correspondence", "request", "document", "proposal", "affidavit", "form", "article", "memoranda"}
)
"""Words that refer to a paper where a day stands behind them that is said to be its own ("dated")."""
_KINDS = "|".join(sorted(TYPES, key=len, reverse=True))
_TYPE = Phrases(
    re.compile(rf"(?<![\w-])(?P<type>{_KINDS})(?![\w-])"), first_words(TYPES)
)  # for a text in small letters
_SIGN = r"(?:No|Nos|Nr|Number|NO|no|nos|nr|number)\.?[ \u00a0]?|#[ ]?|N[º°][ ]?"
_NUMBER = re.compile(
    r"(?:[ ](?:of|from)[ ]this[ ](?:\w+\.?[ ]){1,3}|[ ]of[ ]the[ ](?:[A-Z][\w.]*[ ]){1,4}(?=P-?\d)|"
    rf",?[ \n])(?P<sign>{_SIGN})?"
    r"(?P<number>(?:(?(sign)(?:[IVX]{1,4}/|[A-Z]{1,2}-?)|P-?(?=\d+/)))?\d[\d/-]*(?:\.\d+)?"
    r"(?:[A-Z]|ss|(?:[/-][A-Za-z]{1,5}){1,2})?)"
    r"(?![\w,]*\d)(?!\w)"
)
_IN_FULL = frozenset(
    {"telegram", "cable", "wire", "telegramme", "radiogram", "ciphertelegram", "ciphergram", "cablegram"}
)
"""What a telegram may call itself in its own heading; "Deptel 502" is another."""
_HEADED = frozenset({"note", "report", "message", "minute", "instruction"})
"""What a paper's own heading calls it."""
_TO_DO = re.compile(r"\b(?:to|will|would|shall|should|not)\s$")
_MADE_UP = re.compile(r"(?:P-?)?\d{2,}/\d{1,4}(?:/[A-Za-z]{1,5})?")
"""A registry number that needs no sign: "instruction 003311/2"."""
_MORE_NUMBERS = re.compile(
    r"(?:,|,? and)[ ](?:(?:No|Nº|№|N°)\.?[ ]?)?(?P<number>\d[\d/-]*\d|\d)(?![\w%]|[.,]\d|[ ][a-z]+s\b)"
)
"""The other numbers of several papers: "your telegrams Nos. 118 and 119"."""
_OWNERS = frozenset({"your", "our", "my", "ur"})
"""The words with which all begins that `_NUMBER_ALONE` finds."""
_NUMBER_ALONE = Phrases(
    re.compile(
        rf"\b(?P<whose>[Yy]our|[Oo]ur|[Mm]y|YOUR|OUR|MY|[Uu]r|UR)(?: (?:outgoing|incoming|communication|OUTGOING))? "
        rf"(?:(?P<sign>{_SIGN})(?P<number>\d[\d/-]*(?:[/-][A-Za-z]{{1,5}})?)(?!\w)|"
        r"(?P<bare>\d{2,6})(?=[.;:)]?\s*(?:\n|$)|[.;:)]\s|, | of (?:the )?\d|"
        r", [A-Z][a-z]{2,8}\.? \d| of [A-Z][a-z]{2,8} \d| and (?:my |your |our )?\d{2,6}\b| and [A-Z][a-z]+tel \d))"
    ),
    _OWNERS,
)
_REFERS = re.compile(
    r"\b(?:refer(?:ence|s|red|ring)?|re|ref|see|reply|answer|response|connection|to|with|in|cf|by|under)\b[^.;\n]{0,24}$",
    re.IGNORECASE,
)
"""What stands before a number that is alone but for whose it is: "re your 1234"."""
_AND = re.compile(rf"(?:\d\)?|\b(?i:{MONTH_BEGINNINGS})[A-Za-z]*|\b[A-Z]{{4,}})\.?,?\s(?:and|AND)\s$")
"""The same behind another reference: "memo dated 3 April and our 9098"."""
_WHOSE = re.compile(
    r"(?P<whose>\b(?:[Yy]our|YOUR|[Mm]y|MY|[Oo]ur|OUR|[Hh]is|[Hh]er|[Tt]heir|"
    r"[Tt]his [A-Z]\w+[’']s|(?:[Tt]he )?(?:[A-Z][\w.-]+ ){0,3}[A-Z][\w.-]+[’']s?))\s"
    r"(?:(?!and\b|or\b)[^\W\d][\w-]*\s){0,2}$"
)
_DOCUMENTS = re.compile(
    r"Document(?<!\wDocument)s?[ \u00a0](?P<first>\d{1,4}[a-z]?)(?![\w/.]*\d)"
    r"(?P<more>(?:(?:,| and|, and| or|[-–])[ ]?\d{1,4}[a-z]?(?![\w/]*\d))*)"
)
_NUMBERS = re.compile(r"\d{1,4}[a-z]?")
_VOLUME = re.compile(
    r"Foreign Relations[^.;()\n]{0,90}?\b(?:vol\.|volume) "
    r"(?P<volume>[IVXLC]+(?:, Part \d)?)[^.;()\n]{0,120}$"
)
_DTG = re.compile(r"(?:D(?<!\wD)TG|d(?<!\wd)tg)[ :.]{0,3}(?P<dtg>\d{6}Z?(?:[ ][A-Z]{3,9}[ ]\d{2,4})?)")
_SENDERS = "DIR|DIRECTOR|IN|OUT|MEXI|WAVE|JMWAVE|MADR|PARI|LOND|ROME|BONN|HAVA|CARA|GUAT|MONT|SANJ|LIMA|MANA"
# begin with a character, by which the few places are found quickly where they may match
_CABLE = re.compile(
    r"[A-Z](?<![\w-][A-Z])(?:(?:" + "|".join(f"(?<={name[0]}){name[1:]}" for name in _SENDERS.split("|")) + r")"
    r"[ -](?P<number>\d{4,6})(?![\w-])|[A-Z]{3}-(?P<serial>\d{2,6})(?![\w-]))"
)  # fmt: skip
_CABLE_NUMBER = re.compile(r"[0-9](?<=[A-Z][ -].)\d")
"""What is found quickly and stands in all that `_CABLE` finds."""
_LONGEST_SENDER = 12  # code points, and more than any number has behind its first digits
_RECORD_NUMBER = re.compile(r"-\d{5}-\d")
"""The same, of `_RECORD`."""
_RECORD = re.compile(r"[0-9](?<![\w-].)\d\d-\d{5}-\d{5}(?![\w-])")
_NO_CABLE = frozenset({"PAGE", "ROOM", "DATE", "YEAR", "FORM", "PART", "ITEM", "COPY", "FILE", "ZONE", "UNIT", "TASK"})
_DIRECTIVES = frozenset({"NSAM", "NSDM", "NSSM"})
_OWN = re.compile(r"(?:\bCITE|\d{6}Z|[A-Z]{3} \d\d|PAGE \S+|\bDA)\s+$")
"""What stands before a cable's own number: its date-time group, its month and year, "CITE"."""
_BEGINS_LINE = re.compile(r"(?:^|\n)[ \t\d.()]{0,12}$")
_SENTENCE = re.compile(r"\b(?:re|ref|see|cf|to|my|your|with|by|in|of|from|the)\b")
_HEAD = 600


def references(
    document: Document, dates: tuple[DateFound, ...], own: Iterable[Range] = ()
) -> tuple[ReferenceFound, ...]:
    """The references in a text, in order. A paper's own number and date, in its head, refer to no other.

    `own` are the places of the numbers under which it was registered, which refer to none either.
    """
    registered = tuple(own)
    by_page: dict[int, list[DateFound]] = {}
    for date in dates:
        by_page.setdefault(date.at.page, []).append(date)
    found: list[ReferenceFound] = []
    listed: dict[str, tuple[tuple[str, str], ...]] = {}
    first = document.pages[0].number if document.pages else 0
    for page in document.pages:
        here = [*_documents(page), *_typed(page, by_page.get(page.number, []), own_head=page.number == first)]
        here += [*_cables(page), *in_series(page, FINDER)]
        here += _numbers_alone(page, by_page.get(page.number, []))
        here += [*_records(page, document.title), *listed_telegrams(page, FINDER), *by_post(page, FINDER)]
        here += in_languages(page, by_page.get(page.number, []), FINDER)
        here += of_listed(page, here, listed, FINDER)
        here = [each for each in here if not any(each.at.overlaps(number) for number in registered)]
        taken: list[Range] = []
        for each in sorted(here, key=lambda r: (r.at.start, -r.at.end)):
            if not taken or each.at.start >= taken[-1].end:
                taken.append(each.at)
                found.append(each)
    return tuple(found)


def _documents(page: DocumentPage) -> Iterator[ReferenceFound]:
    """Documents by their number in an edition; "Documents 12 and 13" are two."""
    for match in _DOCUMENTS.finditer(page.text):
        before = page.text[max(0, match.start() - 260) : match.start()]
        volume = _VOLUME.search(before)
        named = (("volume", volume["volume"]),) if volume else ()
        numbers = [match.span("first")]
        numbers += [m.span() for m in _NUMBERS.finditer(page.text, *match.span("more"))]
        for place, (start, end) in enumerate(numbers):
            at = Range(page.number, match.start() if place == 0 else start, end)
            sought = (("type", "document"), ("number", page.text[start:end]), *named)
            yield ReferenceFound(sought, at, FINDER, 0.9)


def _typed(page: DocumentPage, dates: list[DateFound], *, own_head: bool) -> Iterator[ReferenceFound]:
    """Letters, telegrams and the like with a number, a date, or both."""
    text = page.text
    starts = [date.at.start for date in dates]
    for match in _TYPE.finditer(lowered(text)):
        kind = TYPES[match["type"]]
        end = match.end()
        sought = [("type", kind)]
        number = _NUMBER.match(text, end)
        if number is not None and not number["sign"] and _TO_DO.search(text, max(0, match.start() - 8), match.start()):
            number = None  # "to dispatch 150 men"
        if number is not None and (
            number["sign"]
            or _MADE_UP.fullmatch(number["number"])
            or (kind in _NUMBERED_BARE and len(number["number"]) > 1)
        ):
            at = bisect_left(starts, number.start("number"))
            if number["sign"] or not (at < len(starts) and starts[at] == number.start("number")):
                sought.append(("number", number["number"].rstrip("-/.")))
                end = number.start("number") + len(number["number"].rstrip("-/."))
        dated = date_beside(text, end, dates, starts, match["type"] if match["type"] in _OF_BUREAU else kind)
        if dated is not None:
            sought.append(dated[0])
            end = dated[1]
        if len(sought) == 1:
            continue
        is_several = match["type"] in _ONLY_NUMBERED and sought[1][0] != "number"
        if is_several and not (
            match["type"] in ("letters", "telegrams", "cables", "despatches")
            and _WHOSE.search(text, max(0, match.start() - 50), match.start())
        ):
            continue
        if match["type"] in _ONLY_DATED and "dated" not in lowered(text[match.end() : end]):
            continue
        whose = _WHOSE.search(text, max(0, match.start() - 50), match.start())
        start = match.start()
        if whose is not None:
            start = whose.start()
            sought.append(("whose", whose["whose"].lower()))
        plain = len(sought) == 2 and sought[1][0] != "number"
        bare = not text.startswith((" of ", " to ", " from ", " by "), match.end())
        if plain and bare and kind in _HEADED and text[match.start()].isupper():
            continue  # the heading of a report, "Note: 1963"
        line = text[text.rfind("\n", 0, start) + 1 : start]
        is_short = kind == "telegram" and match["type"] not in _IN_FULL
        if own_head and start < _HEAD and whose is None and not is_short and _is_heading(line):
            continue
        yield ReferenceFound(tuple(sought), Range(page.number, start, end), FINDER, 0.85 if not plain else 0.75)
        if number is not None and (number["sign"] or "").lower().startswith("nos"):
            yield from _more(page, kind, end)


def _is_heading(line: str) -> bool:
    """Whether what stands before it on the line leaves it the paper's own number: "Incoming telegram no. 12"."""
    return len(line.strip()) < 25 and not _SENTENCE.search(line.lower())


def _more(page: DocumentPage, kind: str, end: int) -> Iterator[ReferenceFound]:
    """The other papers whose numbers follow the first."""
    while (match := _MORE_NUMBERS.match(page.text, end)) is not None:
        end = match.end()
        sought = (("type", kind), ("number", match["number"]))
        yield ReferenceFound(sought, Range(page.number, *match.span("number")), FINDER, 0.8)


def _numbers_alone(page: DocumentPage, dates: list[DateFound]) -> Iterator[ReferenceFound]:
    """Papers told by whose they are and a number, and those in a cable's line of references."""
    starts = [date.at.start for date in dates]
    low = lowered(page.text)
    for match in _NUMBER_ALONE.finditer(low, page.text):
        number = match["number"] or match["bare"]
        begins = (
            page.text[match.start()].isupper()
            and _BEGINS_LINE.search(page.text, max(0, match.start() - 14), match.start()) is not None
        )
        if (
            match["bare"]
            and not begins
            and _REFERS.search(page.text, max(0, match.start() - 50), match.start()) is None
            and _AND.search(page.text, max(0, match.start() - 18), match.start()) is None
        ):
            continue
        dated = date_beside(page.text, match.end(), dates, starts)
        sought = [("type", "telegram"), ("number", number), *([dated[0]] if dated else [])]
        sought.append(("whose", match["whose"].lower()))
        at = Range(page.number, match.start(), dated[1] if dated else match.end())
        yield ReferenceFound(tuple(sought), at, FINDER, 0.75)
        if (match["sign"] or "").lower().startswith("nos"):
            yield from _more(page, "telegram", match.end())


def _cables(page: DocumentPage) -> Iterator[ReferenceFound]:
    """Cables and dispatches by the designation of who sent them and a number, and by their date-time group."""
    for match in _DTG.finditer(page.text) if "DTG" in page.text or "dtg" in page.text else ():
        sought = (("type", "telegram"), ("dtg", " ".join(match["dtg"].split())))
        yield ReferenceFound(sought, Range(page.number, *match.span()), FINDER, 0.9)
    for match in matches_near(_CABLE, _CABLE_NUMBER, page.text, _LONGEST_SENDER):
        number = match["number"]
        who = page.text[match.start() : match.start("number") - 1] if number else match[0].partition("-")[0]
        if not number and (who in _NO_CABLE or is_english(who.lower())):
            continue
        if who == "IN" and len(number) < 5:
            continue  # "in 1956" in a cable, which has no small letters
        if _OWN.search(page.text, max(0, match.start() - 14), match.start()):
            continue
        designation = f"{who} {number}" if number else match[0]
        kind = "telegram" if number else "directive" if who in _DIRECTIVES else "despatch"
        at = Range(page.number, *match.span())
        yield ReferenceFound((("type", kind), ("number", designation)), at, FINDER, 0.8)


def _records(page: DocumentPage, title: str) -> Iterator[ReferenceFound]:
    """Records of the Kennedy collection by their number, but for the one that the paper bears itself."""
    if _RECORD_NUMBER.search(page.text) is None:
        return
    for match in _RECORD.finditer(page.text):
        before = page.text[max(0, match.start() - 60) : match.start()].upper()
        banner = page.text[match.end() : match.end() + 40].upper()
        if match[0] in title or "RECORD NUMBER" in before or "RELEASE UNDER" in banner or match.start() < 8:
            continue
        yield ReferenceFound((("record_number", match[0]),), Range(page.number, *match.span()), FINDER, 0.8)
