"""References to papers by the series in which they are numbered: "NSAM 263", "SECTO 12", "Commission Exhibit 1234",
"Annex 2", and to letters as an office abbreviates them: "ReBulet 12/3/63"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.core.extracting.document import DocumentPage, Range
from fonds.core.extracting.facts import ReferenceFound
from fonds.core.text.first_words import places_of, words_on
from fonds.core.text.lowering import lowered

_TELEGRAMS = "OMCABLE|TOSEC|SECTO|POLTO|TOPOL|DEPTO|CEDTO|TOCED|TODEL|DELTO|CIRTEL|USITO|TOAID|AIDTO|EMBTO"
_POLICY = "NSAM|NSDM|NSSM|NSDD|PSSD|NSC|NIE|SNIE|NSCID|DCID"
"""Series of the United States' policy papers and estimates (Foreign Relations, lists of abbreviations)."""
_ATTACHED = "Tab|TAB|Enclosure|Annex|Attachment|Appendix|enclosure|annex|attachment|appendix"
_NO = r"(?:(?:No|NO|no|Nr|Nº|№)\.?[ ]?)?"
_SERIES = re.compile(
    rf"(?<![\w-])(?=[A-Zaei])(?:(?P<telegram>(?:{_TELEGRAMS})[ -]{_NO}\d{{1,5}})"
    rf"|(?P<policy>(?:{_POLICY})[ -]{_NO}(?!19\d\d-)\d{{1,4}}(?:[/-]\d{{1,4}}){{0,3}}(?:/[A-Z]\w*)?)"
    rf"|(?P<memorandum>National Security (?:Action|Decision|Study) Memorand(?:um|a) {_NO}\d{{1,4}})"
    rf"|(?P<exhibit>(?:C\.?E\.?|C\.?D\.?|Commission (?:Exhibits?|Documents?)) {_NO}\d{{2,4}}(?:-?[A-Z])?)"
    rf"|(?P<order>Executive Order {_NO}\d{{5}}(?= of [A-Z]))"
    rf"|(?P<airgram>(?:[Aa]irgrams?|AIRGRAMS?) {_NO}(?:C?A|G)-\d{{1,5}}|CA-\d{{3,5}}"
    r"|(?:(?<=\b[Bb]y )|(?<=\b[Mm]y )|(?<=\b[Oo]ur )|(?<=\b[Ss]ee )|(?<=\b[Yy]our )|(?<=[’']s )|(?<=Embassy )|"
    r"(?<=\()(?=A-\d+\)))A-\d{2,4})"
    r"|(?P<report>(?:TDCS|TDCSDB|CSCI|CSDB|TDFIR|FIRDB|TDFIRDB)[ -]{1,2}\d[\d/,.-]{2,14}\d)"
    rf"|(?P<attached>(?:{_ATTACHED})[ \u00a0]{_NO}(?:[A-H]|[IVX]{{1,4}}|\d{{1,2}}))"
    r")(?![\w-]|,\d|\.\d|[ ](?:pages?|copies|sheets)\b)"
)
_IN_SERIES = frozenset(
    {each.lower() for each in f"{_TELEGRAMS}|{_POLICY}".split("|")}
    | {"tab", "a", "enclosure", "annex", "attachment", "appendix", "airgram", "airgrams", "ca", "tdcs", "tdcsdb",
       "csci", "csdb", "tdfir", "firdb", "tdfirdb", "ce", "cd", "commission", "executive", "national", "c"}
)  # fmt: skip
"""The first words of such references."""
_WITH_LETTER = {"c": ("c.e", "c.d"), "a": ("a-",)}
_KINDS = {
    "telegram": "telegram", "policy": "directive", "memorandum": "directive", "exhibit": "exhibit", "order": "order",
    "airgram": "airgram", "attached": "enclosure",
    "report": "report",
}  # fmt: skip
_HEADING = re.compile(r"(?:^|\n)[ \t]*$")
_REPORT_NO = re.compile(r"\bREP[EO]RT\s*(?:NO|No|Nr)\.?\s*:?$", re.IGNORECASE)
_RE_LETTER = re.compile(
    r"Re(?<!\wRe)(?:my|our|ur)?(?:[A-Z][\w.]{0,14}?)?(?:let|tel|airtel|memo|teletype|cal|rep)s?\b[^.;\n\d]{0,40}?[ ,]"
    r"(?P<date>\d{1,2}[/-]\d{1,2}[/-](?:19)?\d\d)(?!\d)"
)
"""How the Federal Bureau of Investigation refers to its letters: "ReBulet 12/3/63", "Remyairtel to Miami, 12/5/63"."""
_PRECEDING = re.compile(
    r"\b[Mm]y (?:two |three )?immediately (?:preceding|following) telegrams?\b|\bM\.?I\.?[PF]\.?T\.?(?!\w)"
)
"""How British telegrams refer to the one sent before or after."""


def _is_own(text: str, start: int, end: int) -> bool:
    """Whether a number is the paper's own: behind "REPORT NO.", or all that stands on its line."""
    line = text[text.rfind("\n", 0, start) + 1 : start].strip()
    rest = text[end : (text + "\n").index("\n", end)].strip(" .")
    return _REPORT_NO.search(line) is not None or not (line or rest)


def _numbered(text: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
    """The matches of `_SERIES`, in order, which begin with one of the words."""
    sought = {each for word in words for each in _WITH_LETTER.get(word, (word,))}  # a single letter is in every word
    until = 0
    for place in sorted({*places_of(lowered(text), sought)}) if sought else ():
        if place >= until and (match := _SERIES.match(text, place)) is not None:
            until = match.end()
            yield match


def in_series(page: DocumentPage, finder: str) -> Iterator[ReferenceFound]:
    """The references of a page to papers of a series, and to letters in an office's abbreviation."""
    text = page.text
    words = words_on(lowered(text))
    for match in _numbered(text, _IN_SERIES & words):
        kind = match.lastgroup or ""
        if (
            kind == "attached"
            and _HEADING.search(text, 0, match.start())
            and text[match.end() : match.end() + 1] in "\n:"
        ):
            continue  # the heading of an annex itself
        if kind in ("report", "exhibit") and _is_own(text, *match.span()):
            continue
        sought = (("type", _KINDS[kind]), ("number", " ".join(match[0].split())))
        yield ReferenceFound(sought, Range(page.number, *match.span()), finder, 0.8 if kind != "attached" else 0.6)
    if "Re" in text:
        for match in _RE_LETTER.finditer(text):
            sought = (("type", "letter"), ("date_as_written", match["date"]))
            yield ReferenceFound(sought, Range(page.number, *match.span()), finder, 0.7)
    for match in _PRECEDING.finditer(text) if "immediately" in words or "MIPT" in text or "MIFT" in text else ():
        sought = (("type", "telegram"), ("whose", "my"))
        yield ReferenceFound(sought, Range(page.number, *match.span()), finder, 0.6)
