"""Matter that a release adds to a record: banners, page stamps, identification forms, declassification stamps.

The table below names what release programmes print on copies. It finds candidates only: what stands in both texts is
never reported, so that a phrase of the document's own is not lost by looking like a stamp.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from fonds.core.comparing.wordings import folded, wording

_ANY = (
    # banners of the releases under the Act of 1992 (jfk), with the record number that stands beside them
    wording(r"[\dOol]{2,4}-[\dOol]{5}-[\dOol]{4,6}(?=\W{0,8}\d{4}\s*RELEASE\b)", r"\d\s*release"),
    wording(r"\d{4}\s*RELEASE\s+UNDER\s+THE\s+PRESIDENT[^\n]{0,80}", r"release\s+under"),
    wording(
        r"Released?\s+under\s+the\s+(?:President\s+)?John\s+F\W{0,2}\s*Kennedy(?:[^\n]|\n(?=[^\n])){0,140}?"
        r"(?:\d{4}\)?|Act[^\n]{0,40}|Collection[^\n]{0,60})(?:\s*Case#?:?[^\n]{0,40})?(?:\s*Date:?[^\n]{0,20})?",
        r"released?\s+under",
    ),
    # the banner of the releases of 2025
    wording(
        r"Released?\s+pursuant\s+to\s+(?:Executive\s+Order|E\.?\s?O\.?)[^\n]{0,140}"
        r"(?:\n{1,2}[^\n]{0,60}\b(?:King|MLK|Jr)\b[^\n]{0,10})?",
        r"released?\s+pursuant",
    ),
    # the first leaf of a copying run, as the agencies number it, and the page marks of those who read the scans
    wording(
        r"(?<![^\n])[^\w\n]{0,3}[0-9]{1,2}-[0O]{4,5}[^\w\n]{0,3}(?![^\n])|"
        r"(?<![^\n])#{1,3} (?:Page \d+|[\d-]+)(?![^\n])",
        "-[0o]{4}",
        "# (?:page|[\\d-])",
    ),
    # the page stamps that copying systems print: "NW 50953 Docld:32293978 Page 2"
    wording(
        r"(?:\b[NHAMW][A-Z]{0,2}\W{0,3}\s*#?\d{3,6}[^\w\n]{0,4}\s*)?"
        r"\bDoc[Il1|i]{0,2}d\W{0,3}\s*\d{6,9}(?:\W{0,3}\s*Pa[gy]e\W{0,2}\s*\d{1,4})?",
        r"doc[il1|]{0,2}d",
    ),
    wording(r"\b[NHA][WH]\s?#?:?\s?\d{5}\b", r"[wh]\s?#?:?\s?\d{5}"),
    wording(r"(?<![^\n])[^\w\n]{0,4}1?\d{3}-\d{5}-\d{5}[^\w\n]{0,4}(?![^\n])", r"-\d{5}-\d{5}"),
    # declassification stamps of the reading rooms
    wording(
        r"(?:Approved|Cleared)\s+for\s+Release\b[^\n]{0,60}|"
        r"\bDECLASSIFIED\s+(?:BY|ON|PER|UNDER|Authority)\b[^\n]{0,60}|"
        r"(?<![^\n])\W{0,6}(?:DECLASSIFIED|(?:RELEASED?|DENIED)\s+IN\s+(?:FULL|PART)|SANITI[SZ]ED)\b[^\n]{0,40}(?![^\n])|"
        r"Authority\s+(?:NND|NWD)[^\n]{0,30}|(?:E\.?\s?O\.?|Executive\s+Order)\s*1[123]\d{3}[^\n]{0,40}",
        r"for\s+release",
        r"released?\s+in\s",
        r"denied\s+in\s",
        r"declassified\s+(?:by|on|per|under|a)",
        r"declassified[^\n]{0,40}(?![^\n])",
        "saniti[sz]ed",
        r"authority\s+n",
        r"o\.?\s*1[123]\d{3}",
        r"order\s*1[123]",
    ),
    # what archives print on a copy when it has been reviewed, over the line's end where the sentence goes on
    wording(
        r"(?<![^\n])[^\w\n]{0,6}(?:This\s+)?(?:document|record|material|page|copy|file)\s+(?:has|have)\s+been\s+"
        r"(?:reviewed|declassified|released|saniti[sz]ed|downgraded)\b[^\n]{0,120}"
        r"(?:\n[^\n]{0,80}\b(?:Declassification|Archives|NARA|Executive\s+Order|E\.?O\.?|Act)\b[^\n]{0,60})?|"
        r"\bDECLASSIFIED\s+(?:AND|&|for)\s+(?:RELEASED?|public)\b[^\n]{0,80}"
        r"(?:\n[^\n]{0,60}\b(?:RECORDS|Collection|Act)\b[^\n]{0,60})?|"
        r"(?<![^\n])\W{0,6}(?:by\s+the\s+)?National\s+Declassification\s+Center\b[^\n]{0,40}(?![^\n])",
        r"been\s+(?:reviewed|declassified|released|saniti[sz]ed|downgraded)",
        r"declassified\s+(?:and|&|for)\s",
        r"national\s+declassification",
    ),
    wording(
        r"(?<![^\n])\W{0,6}(?:TOP\s+)?S\W?E\W?C\W?R\W?E\W?T\W{0,6}(?![^\n])|"
        r"(?<![^\n])\W{0,6}(?:CONFIDENTIAL|UNCLASSIFIED)\W{0,6}(?![^\n])",
        r"s\W?e\W?c\W?r\W?e\W?t\W{0,6}(?![^\n])",
        r"confidential\W{0,6}(?![^\n])",
        r"unclassified\W{0,6}(?![^\n])",
    ),
    wording(
        r"(?<![^\n])\W{0,6}(?:РАССЕКРЕЧЕНО|Рассекречено|СОВЕРШЕННО СЕКРЕТНО)\W{0,6}(?![^\n])",
        "рассекречено",
        "совершенно секретно",
    ),
)
_ANY_FORM_LINE = (
    # the identification form: its heading and its labelled lines
    wording(r"JFK\s+Assassination\s+System|Identification\s+Form", "jfk", "identification"),
    wording(
        r"(?<![^\n])\W{0,3}(?:Agency\s+Information|Document\s+Information)\W{0,3}(?![^\n])",
        r"y\s+information",
        r"t\s+information",
    ),
    wording(
        r"(?<![^\n])\W{0,3}(?:RECORD\s?NUMBER|RECORDS?\s?SERIES|AGENCY\s?FILE\s?NUMBER|ORIGINATOR|DOCUMENT\s?TYPE|"
        r"CURRENT\s?STATUS|DATE\s?OF\s?LAST\s?REVIEW|OPENING\s?CRITERIA|RESTRICTIONS|CLASSIFICATION|SUBJECTS|COMMENTS)"
        r"\s?:[^\n]{0,80}",
        r"number\s?:",
        r"series\s?:",
        r"originator\s?:",
        r"type\s?:",
        r"status\s?:",
        r"review\s?:",
        r"criteria\s?:",
        r"restrictions\s?:",
        r"classification\s?:",
        r"subjects\s?:",
        r"comments\s?:",
    ),
)
# whole lines that engines misread too badly for the table, by their letters and with every digit as 9
_WHOLE_LINES = ("secret", "topsecret", "confidential", "unclassified", "approvedforrelease9999", "nw99999docld99999999page9", "docld99999999page9")  # fmt: skip  # noqa: E501
_NO_LETTER = re.compile(r"[^\w\n]+|_+")
_DIGIT = re.compile(r"\d")
_LIKE_ENOUGH = 0.7
_BANNER = "release under the president john f kennedy assassination records act of"
_NUMBER_LINE = re.compile(r"(?<![^\n])[^\n\w]{0,6}[\w']{0,3}\d[\dOol'\- .]{6,17}\d[^\n\w]{0,6}(?![^\n])")
_COVER = re.compile(
    r"(?:release\s+)?cover\s+sheet|withdrawal\s+(?:sheet|notice)|pages?\s+(?:released|withheld)|released?\s+in\s+(?:full|part)",
    re.IGNORECASE,
)
_COVER_WORDS = 120
_HEAD = 500  # the record number is stamped at the head


def added_matter(page: str) -> list[tuple[int, int]]:
    """Ranges of the page that look like a release's own additions, in order and without overlaps."""
    lowered = folded(page)
    found = [place for form in _ANY for place in form.places(page, lowered)]
    found += [line.span() for line in _NUMBER_LINE.finditer(page[:_HEAD])]
    if _is_cover(page):
        return [(0, len(page))]
    return _joined(found + _stamped_lines(page))


def _stamped_lines(page: str) -> list[tuple[int, int]]:
    """Whole lines that are a stamp or a banner, however misread."""
    found = []
    start = 0
    # letters of all lines are found at once: pages have thousands, of which hardly any is a stamp
    told_by = _DIGIT.sub("9", _NO_LETTER.sub("", page.lower())).split("\n")
    for line, letters in zip(page.split("\n"), told_by, strict=True):
        end = start + len(line)
        if (4 <= len(line) <= 60 and 5 <= len(letters) <= 30 and _is_stamp(letters)) or (
            40 <= len(line) <= 140 and _is_banner(line)
        ):
            found.append((start, end))
        start = end + 1
    return found


def form_lines(page: str) -> list[tuple[int, int]]:
    """Ranges of the page that look like lines of a release's identification form."""
    lowered = folded(page)
    return _joined(place for form in _ANY_FORM_LINE for place in form.places(page, lowered))


_HEADING = re.compile(r"(?:^|\n)\s*#{1,3} (?:Page\b|[\d-]{3}|DOCID)", re.IGNORECASE)
_LABELS_OF_A_FORM = 3
_LIKE_A_BANNER = 76
_LEAST_OF_A_BANNER = 32


def is_release_matter(passage: str) -> bool:
    """Whether words that only one text has are a release's own: its banner however misread, a heading of the file's
    pages, or an identification form with several of its lines."""
    lowered = " ".join(passage.lower().split())
    if len(lowered) >= _LEAST_OF_A_BANNER and fuzz.partial_ratio(_BANNER, lowered) >= _LIKE_A_BANNER:
        return True
    return _HEADING.search(passage) is not None or len(form_lines(passage)) >= _LABELS_OF_A_FORM


def _is_cover(page: str) -> bool:
    """Whether the page is a release's cover or withdrawal sheet: few words, and those of its trade."""
    return len(page.split()) <= _COVER_WORDS and len({found.lower() for found in _COVER.findall(page)}) > 1


def _is_banner(line: str) -> bool:
    lowered = line.lower()
    likely = "kenn" in lowered or "assass" in lowered or "president" in lowered
    return likely and fuzz.partial_ratio(_BANNER, lowered) >= 70


def _is_stamp(letters: str) -> bool:
    known = process.extractOne(
        letters, _WHOLE_LINES, scorer=Levenshtein.normalized_similarity, score_cutoff=_LIKE_ENOUGH
    )
    return known is not None


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    result: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        elif end > start:
            result.append((start, end))
    return result
