"""How marks are worded: American agencies' forms, the Freedom of Information Act, the Act of 1992 on records of the
assassination of President Kennedy, and numbers of reports as legations wrote them.

Patterns leave room for letters that OCR takes for others. None begins at an open repetition, so that a page of noise
cannot make them slow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

REACH = 24


@dataclass(frozen=True, slots=True)
class Wording:
    """A kind of mark, and the whole pattern of its words.

    `literals` are strings one of which is in every such mark: where the first is in small letters, case does not count.
    """

    kind: str
    literals: tuple[str, ...]
    pattern: re.Pattern[str]
    near: re.Pattern[str] | None = None
    """What is found quickly and stands in every such mark, which is no longer than `REACH` on either side of it."""

    @property
    def group(self) -> str | int:
        """The group of the pattern that is the mark: what is called "mark", else all of it."""
        return "mark" if "mark" in self.pattern.groupindex else 0

    @property
    def in_small_letters(self) -> bool:
        """Whether the literals are sought in the text without its capitals."""
        return self.literals[0].islower()


def _wording(kind: str, literals: tuple[str, ...], *parts: str, flags: int = 0, near: str = "") -> Wording:
    return Wording(kind, literals, re.compile("|".join(parts), flags), re.compile(near) if near else None)


_SANITIZED = r"(?:\s{1,3}RELEASED?\s(?:IN\s(?:FULL|PART)|AS SANITIZED)(?:\s{1,2}(?:19|20)\d\d)?)?"
_NOT_REPRODUCED = r"(?:[\s\W]{0,12}\b(?:Do\s+)?N\wt(?:\s+Repr\w+)?)?"
_LISTED = r"[\dlO]{1,2}\s?[-–=~][^\n]*"
_COPIES = r"\W?\d{1,2} ?[-–=~] ?[A-Z][^\n]{1,60}"

WORDINGS = (
    # Numbers of the bodies that release: the collection's own, the FBI's review, the CIA's.
    _wording(
        "registry number",
        ("-",),
        r"(?<![\w-])[\dilIOt|]{2,4}-[\dilIOt]{5}-[\dilIOt]{5}(?![\w-])",
        near=r"-[\dilIOt]{5}-",
    ),
    _wording(
        "registry number",
        ("-",),
        r"^\W{0,8}(?P<mark>[\dilIOt|]{3,4}-[\dilIOt]{5}-[\dilIOt]{3,4}(?=\W{0,4}$)|[a-zA-Z]?[\w/]{1,3}-[\dilIOt]{5}-[\dilIOt]{5}(?!\w))",
        flags=re.MULTILINE,
        near=r"-[\dilIOt]{5}-",
    ),
    _wording(
        "registry number",
        ("docid", "docld", "doc1d", "doc id", "doc ld", "dooid", "doold", "do01d", "do0id", "do0ld"),
        r"(?:\b[A-Z]{2}\s{0,2}\d{4,6}\W{1,4})?\bD[o0][co0]\s?[Il1]d\s?[:;.]?\s?\d{7,9}\b",
        flags=re.IGNORECASE,
        near=r"[Dd][Oo0][Cco0O]\s?[IilL1][Dd]",
    ),
    _wording("registry number", ("C0",), r"\bC0\d{7}\b"),
    _wording(
        "registry number",
        ("NW ", "HW ", "MW "),
        r"^\W{0,3}\b[NHM]W \d{4,6}(?=\s*(?:\d{1,2}/\d{1,2}/\d{2,4}|Page|$))",
        flags=re.MULTILINE,
    ),
    # Numbers of cables, out and in, and of reports.
    _wording("registry number", ("CITE ",), r"(?<=CITE )[A-Z]{3,12}(?: CITY)? \d{3,6}\b"),
    _wording(
        "registry number",
        ("FROM", "FM "),
        r"^\W{0,3}(?:FROM|FM)\s?[:;.]?\s{1,3}(?P<mark>[A-Z]{4,12}(?: CITY)?,? \d{3,5})(?=\s*[,.;\n])",
        flags=re.MULTILINE,
    ),
    _wording(
        "registry number",
        ("IN ", "IN-", "DIRECTOR "),
        r"\b(?:\d{6}[Z2]|(?:\d{4}Z|\d\d [A-Z]{3}|\d{6}[Z2] [A-Z]{3}) \d\d)\W{1,4}"
        r"(?P<mark>(?:IN[- ]?|DIRECTOR )\d{5,6})\b",
    ),
    _wording(
        "registry number",
        ("SYMBOL", "ISPATCH N"),
        r"\bDISPATCH (?:SYMBOL (?:AND|&) )?N\w{1,5}\W{1,12}(?P<mark>[A-Z]{3,5}-?[A-Z]?-?\d{3,6})\b",
        flags=re.IGNORECASE,
    ),
    _wording(
        "registry number",
        ("REPORT N", "Report N"),
        r"\bREPORT N[O0]\W{1,4}(?P<mark>(?:CS|TDCS|CSCI|CSDB|DB)[A-Z]{0,4}[ -]{0,3}(?:DB-)?\d[\d/,G-]{4,14})",
        flags=re.IGNORECASE,
    ),
    _wording(
        "registry number",
        (",",),
        r"(?:\b(?:DISSEM|ISSEM|CONTROLS?)\W{1,4}|^\W{0,3})"
        r"(?P<mark>T[DOo0][CcEe][SsB5]\s?[-–]?\s?(?:DB[- ])?\d/\d{2,3},\d{3}(?:-\d\d)?)(?=\W{0,4}$)",
        flags=re.MULTILINE,
        near=r"\d/\d{2,3},\d{3}",
    ),
    _wording(
        "registry number",
        ("IN ", "IN-", *(f"IN{digit}" for digit in range(10))),
        r"^\W{0,8}\bIN[- ]?\d{5,6}\b(?=\W{0,8}$)",
        flags=re.MULTILINE,
    ),
    _wording(
        "registry number",
        ("report n", "patch n", "note n", "airgram n", "telespresso n", "circular n", "prot. n"),
        r"^\W{0,2}(?:[A-Z][\w-]+ ){0,2}(?:report|despatch|dispatch|note|airgram|telespresso|circular|prot\.)\s+"
        r"(?:no\.?|n[°º.]|number)\s*"
        r"[A-Z]{0,3}-?\d[\w/.-]*(?=\W{0,3}$)",
        flags=re.IGNORECASE | re.MULTILINE,
    ),
    _wording(
        "declassification",
        ("RELEASE",),
        r"\b\w{0,2}\d{2,3}\w?\s+RELEASE UNDER THE \w{6,10}\b(?:[^\n]{0,60}?\bACT OF 19\d\w|[^\n]{0,50})",
        r"\bRELEASED WITH DELETIONS\b",
        r"\bRELEASED PER P\.? ?L\.?[^\n]{0,60}",
        r"\bAPPROVED FOR RELEASE\b[^\n]{0,40}",
        r"\bRELEASED? IN (?:FULL|PART)\b(?:\s{1,2}(?:19|20)\d\d)?",
        r"\bRELEASE AS SANITIZED\b",
    ),
    _wording(
        "declassification",
        ("eased under",),
        r"\b(?:Re)?l?eased under the\s{1,2}J\w{2,4}\s{1,2}F\W{1,3}\w{5,9}\s{1,2}\w{10,16}\s{1,2}\w{5,8}\s{1,2}"
        r"(?:Coll\w+\s{1,2})?\w{2,4} of\s{1,2}19\d\w\b(?:\s{1,2}\(44 U\.?S\.?C?\.?[^\n]{0,6}2107(?:\s{1,2}Note)?\)?)?",
        flags=re.IGNORECASE,
    ),
    _wording(
        "declassification",
        ("HISTORICAL",),
        rf"\bC[I1l]A.{{1,3}}HISTORICAL.{{1,2}}REVIEW.{{1,2}}PROGRAM\b{_SANITIZED}",
    ),
    _wording(
        "declassification",
        ("declass",),
        r"\bDeclassif(?:y|ied)\s+(?:on|by)\b[^\n]{0,40}",
        r"\bDECLASSIF\w+ AND/?OR RELEASE OF\b[^\n]{0,60}",
        r"\bDECLASSI\w{5,9}\s{1,2}A\w{6,10}\s{1,2}D\w{4,8}\s{1,2}\w{3,5}\s?:?\s{1,2}FBI\s{1,2}AUTO\w{3,7}\s{1,2}DECLASSI\w+"
        r"(?:\s{1,2}\w{4,6})?(?:\s{1,2}DATE\W{1,3}[\d-]{8,10})?(?:\s{1,2}BY\W{1,3}\w+)?",
        r"\bExcluded from automatic\s+downgrading and\s+declassification\b",
        flags=re.IGNORECASE,
    ),
    _wording(
        "declassification",
        ("group 1", "group 2", "group 3", "group 4", "group1"),
        r"\bGROUP ?[1-4]\b(?=[^A-Za-z\n]{0,3}$)"
        r"(?:\s{1,3}Excluded from automatic\s+downgrading and\s+declassification)?",
        flags=re.IGNORECASE | re.MULTILINE,
    ),
    _wording(
        "declassification",
        (" contained",),
        r"\bALL IN\w{4,11} CONTAINED\s+HEREIN IS UNC\w+",
        flags=re.IGNORECASE,
    ),
    _wording(
        "declassification",
        ("jfk t",),
        r"\bREVIEWED BY\s+\w+/JFK TASK FORCE\b[^\n]{0,60}",
        flags=re.IGNORECASE,
    ),
    _wording(
        "exemption code",
        ("jfk act", "jfk law", *(f"{word} {number}" for word in ("sec", "sec.", "section") for number in (5, 6))),
        r"\b(?:JFK (?:Act|Law)|Sec(?:tion)?\.?)\s?[-–]?\s?(?:Sec(?:tion)?\.?\s?)?[56]\s?(?:\(\w{1,2}\)\s?){1,4}",
        flags=re.IGNORECASE,
    ),
    _wording(
        "exemption code",
        ("foia", "exempt"),
        r"\bFOIA\s?[-:]?\s?(?:Exemptions?\s?)?\(?b\)?\s?[-(]?\s?\d\)?(?:\s?-?\s?\(?[A-F]\b\)?)?",
        r"\bExempt(?:ion|ed)?\s(?:from\s(?:GDS|release),?\s(?:Category|under)?\s?)?\(?b\)?\s?\(?\d\)?(?:\([A-F]\))?",
        flags=re.IGNORECASE,
    ),
    _wording(
        "stamp",
        ("return to", "returnto", "background use"),
        rf"\bRETURN\s?TO\s+(?:C[IL1]A|CI|CH)\b(?:[\s\W]{{0,12}}\b\w{{0,3}}ckground\s+Use\s+on\w*)?{_NOT_REPRODUCED}",
        rf"\bBackground\s+Use\s+On\w*{_NOT_REPRODUCED}",
        flags=re.IGNORECASE,
    ),
    _wording(
        "classification",
        ("EPRO",),
        r"(?<![A-Za-z])R?EPRO\w{3,9}\W{1,3}(?:BY|OF)\s[^\n]{5,45}?\bP[RIA]\w[HMNI][IL]\w{2,6}\b",
    ),
    _wording("classification", ("USE ONLY",), r"\b(?:[A-Z]{2,4} )?(?:INTERNAL|(?:LIMITED |FOR )?OFFICIAL) USE ONLY\b"),
    _wording(
        "classification",
        ("tains in",),
        r"(?:\bThis (?:material|document) )?\bco\w?tains in\w{6,10} a\w{5,9} the \S+ Def\w+ of the [^\n]{5,80}?"
        r"\bLa[wv]\w{0,2}",
        flags=re.IGNORECASE,
    ),
    _wording(
        "classification",
        ("sources and methods",),
        r"\b(?:WARNING NOTICE\W{1,4})?SENSITIVE INTEL\w+ SOURCES AND METHODS INVOLVED\b",
        flags=re.IGNORECASE,
    ),
    _wording(
        "routing",
        ("INFO", "ACTION"),
        r"^\W{0,3}\b(?:INFO|ACTION)\s?[:;]\s?(?=\W{0,3}\w)[^\n]{0,12}[A-Z]{2}[^\n]*",
        flags=re.MULTILINE,
    ),
    _wording(
        "routing",
        ("distribution",),
        r"^\W{0,3}(?:\w+ )?\bDistribution\s?:"
        rf"(?:[ \t]*[A-Z(][^\n]{{3,}}|(?:\s*\n\W{{0,3}}(?:Orig\w*\W*)?{_LISTED})+)",
        flags=re.IGNORECASE | re.MULTILINE,
    ),
    _wording("routing", ("1 -", "1-", "1 =", "1 ~"), rf"^(?:{_COPIES}\n){{2,}}{_COPIES}", flags=re.MULTILINE),
)
"""All wordings; none of them is a level in capitals, which `core.parsing.misread_words` knows letter by letter."""
