"""A quotation looked for in a text: word for word first, then by laying its words upon the text's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fonds.core.quoting.aligning import Aligned, align
from fonds.core.quoting.quotation import Quotation, Segment
from fonds.core.quoting.reading_stream import Stream, same_characters
from fonds.core.quoting.same_word import Held
from fonds.core.quoting.tokens import Tokens, tokens
from fonds.core.quoting.verdict import ORDER, Difference, DifferenceKind, Finding, Omission, Verdict

MOST_PLACES = 10
_INSERTION = 120  # code points of the source that a bracketed insertion may stand for
_NEGATION = re.compile(
    r"(?i)\b(?:not?|never|none|neither|nor|without|cannot|hardly|не|ни|нет|nicht|kein\w*)\b|n[’']t\b"
)
_OMISSION = 6_000  # code points behind an ellipsis within which words that are not word for word are looked for


@dataclass(frozen=True, slots=True)
class _Run:
    """A segment's place in the stream."""

    start: int
    end: int
    differences: tuple[Difference, ...] = ()
    likeness: float = 1.0


class QuotationFinder:
    """Looks for one quotation in any number of texts."""

    def __init__(self, quotation: Quotation, held: Held) -> None:
        self.quotation, self.held = quotation, held
        self._segments = quotation.segments
        self._main = max(range(len(self._segments)), key=lambda at: len(self._segments[at].text), default=0)

    def exact(self, stream: Stream) -> list[Finding]:
        """Every place where the quotation stands word for word, what it leaves out or changes openly apart."""
        if not self._segments:
            return []
        found = [
            Finding(Verdict.EXACT, stream.places(*span)) for span in _spans(Segment(self.quotation.literal), stream)
        ]
        if found:
            return found
        if self.quotation.closing and (spans := list(_spans(Segment(_shut(self.quotation.literal)), stream))):
            return [Finding(Verdict.EXACT, stream.places(*span)) for span in spans]
        if self.quotation.is_plain:
            return []
        for start, end in _spans(self._segment(self._main), stream):
            runs = self._exact_runs(stream, _Run(start, end))
            finding = self._finding(stream, runs) if runs is not None else None
            if finding is not None and finding.verdict is Verdict.EXACT:
                found.append(finding)
        return found

    def nearest(self, stream: Stream) -> Finding | None:
        """The place most like the quotation; None where too little of it is there."""
        if not self._segments:
            return None
        literal = self._aligned(Segment(self.quotation.literal), stream, 0, len(stream.text), _words_of(stream))
        whole = self._finding(stream, [literal]) if literal else None
        if whole is not None and (self.quotation.is_plain or whole.verdict is not Verdict.CHANGED):
            return whole
        if self.quotation.is_plain:
            return None
        main = next((_Run(*span) for span in _spans(self._segment(self._main), stream)), None) or self._aligned(
            self._segment(self._main), stream, 0, len(stream.text), _words_of(stream)
        )
        if main is None:
            return whole
        parted = self._finding(stream, self._like_runs(stream, main))
        best = min((each for each in (parted, whole) if each), key=lambda each: (ORDER[each.verdict], -each.likeness))
        return best if best.verdict is not Verdict.NOT_FOUND else None

    # -- the parts of a quotation ------------------------------------------------------------------------------

    def _segment(self, at: int) -> Segment:
        """A segment; of the last, a closing mark that may be the quoting writer's own is left off."""
        segment = self._segments[at]
        if at == len(self._segments) - 1 and self.quotation.closing and segment.text.endswith(self.quotation.closing):
            return Segment(_shut(segment.text), segment.bracketed, segment.joint, segment.sign)
        return segment

    def _exact_runs(self, stream: Stream, main: _Run) -> list[_Run | None] | None:
        runs: list[_Run | None] = [None] * len(self._segments)
        runs[self._main] = main
        for at in range(self._main + 1, len(runs)):
            last = runs[at - 1]
            span = (
                next(_spans(self._segment(at), stream, *self._reach(stream, last.end, at, ahead=True)), None)
                if last
                else None
            )
            if span is None:
                return None
            runs[at] = _Run(*span)
        for at in range(self._main - 1, -1, -1):
            behind = runs[at + 1]
            spans = (
                list(_spans(self._segment(at), stream, *self._reach(stream, behind.start, at + 1, ahead=False)))
                if behind
                else []
            )
            if not spans:
                return None
            runs[at] = _Run(*spans[-1])
        return runs

    def _like_runs(self, stream: Stream, main: _Run) -> list[_Run | None]:
        runs: list[_Run | None] = [None] * len(self._segments)
        runs[self._main] = main
        place = main.end
        for at in range(self._main + 1, len(runs)):
            runs[at] = self._near_run(stream, at, *self._reach(stream, place, at, ahead=True), last=False)
            if (found := runs[at]) is not None:
                place = found.end
        place = main.start
        for at in range(self._main - 1, -1, -1):
            runs[at] = self._near_run(stream, at, *self._reach(stream, place, at + 1, ahead=False), last=True)
            if (found := runs[at]) is not None:
                place = found.start
        return runs

    def _reach(self, stream: Stream, place: int, joint: int, *, ahead: bool) -> tuple[int, int]:
        """Where the segment on the other side of a joint may stand."""
        far = _INSERTION if self._segments[joint].joint == "insertion" else len(stream.text)
        if ahead:
            return place, min(len(stream.text), place + len(self._segments[joint].text) * 2 + far)
        return max(0, place - len(self._segments[joint - 1].text) * 2 - far), place

    def _near_run(self, stream: Stream, at: int, start: int, end: int, *, last: bool) -> _Run | None:
        segment = self._segment(at)
        spans = list(_spans(segment, stream, start, end))
        if spans:
            return _Run(*spans[-1 if last else 0])
        start, end = (max(start, end - _OMISSION), end) if last else (start, min(end, start + _OMISSION))
        return self._aligned(segment, stream, start, end, tokens(stream.text, start, end))

    def _aligned(self, segment: Segment, stream: Stream, start: int, end: int, words: Tokens) -> _Run | None:
        found: Aligned | None = align(segment, stream, words, self.held)
        if found is None:
            return None
        differences = found.differences
        if self.quotation.closing and segment.text.endswith(self.quotation.closing) and segment.text in (
            self.quotation.literal, self._segments[-1].text
        ):  # fmt: skip
            differences = [
                d for d in differences if not (d.at >= len(segment.text) - 1 and d.quoted == self.quotation.closing)
            ]
        return _Run(found.start, found.end, tuple(differences), found.likeness)

    def _finding(self, stream: Stream, runs: Sequence[_Run | None]) -> Finding:
        places = tuple(place for run in runs if run for place in stream.places(run.start, run.end))
        differences: list[Difference] = []
        omissions: list[Omission] = []
        same = letters = 0.0
        several = len(runs) == len(self._segments) and len(runs) > 1
        before: _Run | None = None
        for at, run in enumerate(runs):
            segment = self._segments[at] if several else Segment(self.quotation.literal)
            size = sum(c.isalnum() for c in segment.text)
            letters += size
            if run is None:
                differences.append(Difference(DifferenceKind.ADDED, "", segment.text))
                continue
            same += size * run.likeness
            differences += run.differences
            if several and before is not None:
                words = " ".join(stream.text[before.end : run.start].split())
                # an insertion may name or explain; it may not turn the sense, nor stand for an editor's own brackets
                is_bound = _NEGATION.search(f"{words} {segment.sign}") or "[" in words
                if segment.joint == "insertion" and is_bound:
                    kind = DifferenceKind.WORD if words else DifferenceKind.ADDED
                    differences.append(Difference(kind, words, segment.sign, stream.places(before.end, run.start)))
                elif segment.joint == "insertion" or words.strip(" .,;:"):
                    omissions.append(Omission(segment.sign, words, stream.places(before.end, run.start)))
            before = run
        likeness = same / letters if letters else 0.0
        return Finding(_verdict(differences, likeness), places, tuple(differences), tuple(omissions), likeness)


def _verdict(differences: Sequence[Difference], likeness: float) -> Verdict:
    if likeness < 0.5:
        return Verdict.NOT_FOUND
    if any(each.kind.changes for each in differences):
        return Verdict.CHANGED
    if all(each.kind is DifferenceKind.BRACKETED for each in differences):
        return Verdict.EXACT
    return Verdict.NEAR


def _shut(text: str) -> str:
    return text[:-1].rstrip()


def _words_of(stream: Stream) -> Tokens:
    return tokens(stream.text)


def _spans(segment: Segment, stream: Stream, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where a segment stands word for word between two places of the stream."""
    pattern = _pattern(segment)
    end = len(stream.text) if end is None else end
    text, at = same_characters(stream.text)
    if at is None:
        found = (match.span() for match in pattern.finditer(text, start, end))
    else:
        spans = ((match.start(), match.end()) for match in pattern.finditer(text))
        found = ((at[a], at[b]) for a, b in spans)
    for number, span in enumerate(found):
        if number >= MOST_PLACES:
            return
        if start <= span[0] and span[1] <= end:
            yield span


@lru_cache(maxsize=256)
def _pattern(segment: Segment) -> re.Pattern[str]:
    text, moved = same_characters(segment.text)
    brackets = segment.bracketed if moved is None else ()
    parts: list[str] = []
    place = 0
    for first, last in brackets:
        parts.append(_escaped(text[place:first]))
        inside = text[first:last]
        at_end = not text[last : last + 1].isalpha()
        if at_end:
            parts.append(r"\w*")
        elif len(inside) == 1:
            parts.append(f"(?i:{re.escape(inside)})")
        else:
            parts.append(r"\w*")
        place = last
    parts.append(_escaped(text[place:]))
    before = r"(?<!\w)" if text[:1].isalnum() else ""
    after = r"(?!\w)" if text[-1:].isalnum() else ""
    return re.compile(before + "".join(parts) + after)


def _escaped(text: str) -> str:
    return re.sub(r"(?:\\?\s)+", lambda _found: r"\\s+", re.escape(text)).replace("\\\\s+", "\\s+")
