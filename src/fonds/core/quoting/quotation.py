"""A pasted quotation as its parts: quotation marks, ellipses, brackets, note signs and page references told apart.

The practice is that of editors and style guides: an ellipsis stands for words left out, square brackets for what the
quoting writer changed (`[T]he`, `[the Ambassador]`), and a note sign or a page reference behind the words is none of
them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIRS = {
    "“": "”“", "„": "“”‟", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’‘", "‚": "‘’", '"': '"',
    "'": "'", "「": "」", "『": "』", "《": "》", "〈": "〉", "‟": "”", "＂": "＂",
}  # fmt: skip
_ELLIPSIS = r"(?:…+(?:\s*\.(?!\w))?|\.(?:[ \t\u00a0]?\.){2,})"
_SPLIT = re.compile(rf"\s*(?:[\[(<]\s*{_ELLIPSIS}\s*[\])>]\s*\.?|{_ELLIPSIS})\s*|\[([^\[\]\n]{{1,200}})\]")
_SIC = re.compile(r"(?i)^(?:sic!?|sic\.|emphasis (?:added|mine|in original).*|italics .*)$")
_NOTE = re.compile(r"^(?:\d{1,3}|[a-z*†‡§]|nt?\.? ?\d{1,3}|note \d{1,3}|fn\.? ?\d{1,3})$")
_SUPERSCRIPT = re.compile(r"(?<=\S)[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+|[†‡]+")
_PAGE_REFERENCE = re.compile(
    r"\s*[\[(]\s*(?:pp?|PDF pp?|fols?|ff?|l{1,2}|S|para|cited on)\.?\s*\d[\d\s,–-]*(?:r|v|ob\.?)?\s*[\])]"
    r"\s*[.,;:]?\s*$",
    re.I,
)
_MARKED_AT_END = re.compile(r"(?<=[\w.,;:!?”’\"'»)])[\[(]\d{1,3}[\])]\s*$")
_STUCK_NUMBER = re.compile(r"(?<=[.,;:!?”’\"'»)])\d{1,3}\s*$")
LONGEST = 20_000
"""Code points of a quotation that are looked at."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words quoted in one run. `bracketed` are the ranges of `text` that stood in square brackets within a word.

    `joint` says how the run follows the one before it: "" for the first, "ellipsis", or "insertion" where a bracketed
    word or two stand between, which are `sign`.
    """

    text: str
    bracketed: tuple[tuple[int, int], ...] = ()
    joint: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation as read. `literal` is what it says with its brackets and dots, as they may stand in the source."""

    literal: str
    segments: tuple[Segment, ...]
    closing: str = ""
    """A full stop or comma that stood within closing quotation marks: American usage puts the sentence's own there."""

    @property
    def is_plain(self) -> bool:
        """Whether nothing in it was left out or changed openly."""
        return len(self.segments) == 1 and not self.segments[0].bracketed and self.segments[0].text == self.literal


def read_quotation(text: str) -> Quotation:
    """The parts of a pasted quotation. One without any word has no segments."""
    words = text[:LONGEST].strip()
    words = _SUPERSCRIPT.sub("", _PAGE_REFERENCE.sub("", words)).strip()
    words, was_marked = _unquoted(words)
    words = _MARKED_AT_END.sub("", words).strip()
    if was_marked or re.search(r"[.!?”\"]\d{1,3}$", words):
        words = _STUCK_NUMBER.sub("", words).strip()
        words, again = _unquoted(words)
        was_marked = was_marked or again
    closing = ""
    if was_marked and words[-1:] in (".", ",") and not re.search(r"\.\s?\.$|(?:\b\w\.){2}$", words):
        closing = words[-1]
    return Quotation(words, tuple(_segments(words)), closing)


def _unquoted(words: str) -> tuple[str, bool]:
    """The words without the quotation marks around all of them, and whether there were any."""
    found = False
    while len(words) > 1 and words[0] in _PAIRS:
        end = re.search(r"[\"'”“’‘»«›‹」』》〉＂‟](?=[\s.,;:!?]*(?:[\[(]?\d{1,3}[\])]?)?\s*$)", words)
        inner = words[1 : end.start()] if end else ""
        if end is None or end.group() not in _PAIRS[words[0]] or _is_reopened(inner, words[0], end.group()):
            break
        after = words[end.end() :].strip()
        found = True
        words = inner.strip() + (after if after in ("!", "?") else "")
    return words, found


def _is_reopened(inner: str, opening: str, closing: str) -> bool:
    """Whether the marks at both ends belong to two quotations: "one" and "two"."""
    if opening == closing:
        if opening == "'":
            return bool(re.search(r"\w'(?=\s)|(?<=\s)'\w", inner)) and inner.count("'") % 2 == 0
        return (
            inner.count(opening) >= 2
            and inner.find(opening) < inner.rfind(opening)
            and bool(re.match(r"[^\"]*\S\"(?:\s|[.,;])", inner))
        )
    depth = 1
    for at, each in enumerate(inner):
        if each == opening:
            depth += 1
        elif each == closing:
            if closing == "’":  # an apostrophe as well
                continue
            depth -= 1
        if depth == 0:
            return opening in inner[at:]  # else a mark is the text's own, or was misread
    return False


def _segments(words: str) -> list[Segment]:
    found: list[Segment] = []
    run, joint, sign = "", "", ""
    brackets: list[tuple[int, int]] = []

    def close(next_joint: str, next_sign: str) -> None:
        nonlocal run, brackets, joint, sign
        if re.search(r"\w", run):
            lead = len(run) - len(run.lstrip())
            kept = run.strip()
            found.append(Segment(kept, tuple((a - lead, b - lead) for a, b in brackets), joint if found else "", sign))
            joint, sign = next_joint, next_sign
        elif next_joint == "ellipsis" or not joint:
            joint, sign = next_joint, next_sign
        run, brackets = "", []

    at = 0
    for each in _SPLIT.finditer(words):
        run += words[at : each.start()]
        at = each.end()
        inside = each[1]
        if inside is None:
            close("ellipsis", each.group().strip())
            continue
        inside = inside.strip()
        before = words[each.start() - 1 : each.start()]
        after = words[at : at + 1]
        if _SIC.match(inside) or (_NOTE.match(inside) and not after.isalpha()):
            if run.endswith(" ") and after in (" ", ".", ",", ";", ":", ""):
                run = run.rstrip() if after != " " else run[:-1]
            continue
        if before.isalpha() or after.isalpha():
            brackets.append((len(run), len(run) + len(inside)))
            run += inside
            continue
        close("insertion", inside)
    run += words[at:]
    close("", "")
    return found
