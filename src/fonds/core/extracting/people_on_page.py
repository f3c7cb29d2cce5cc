"""Persons of a page by where they stand, with the words by which the writer means himself."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from fonds.core.extracting.document import Range
from fonds.core.extracting.facts import Mention
from fonds.core.extracting.speech import ADVERBS, SPOKE
from fonds.core.extracting.turns import Turn
from fonds.core.text.first_words import words_on
from fonds.core.text.line_patterns import LinePattern
from fonds.core.text.lowering import lowered

# begins with a character, by which the places are found quickly where it may match
_SELF = re.compile(
    r"[muwWMtTU](?<!\w.)(?:(?<=[mwW])e|(?<=u)s|(?<=[Mm])yself|(?<=[Tt])he (?:undersigned|writer)|(?<=[Uu])ndersigned)"
    r"\b(?![’'])"
)
_OWN_WORDS = {
    "me": (re.compile(r"me(?<!\w..)\b(?![’'])"),),
    "us": (re.compile(r"us(?<!\w..)\b(?![’'])"),),
    "we": (re.compile(r"we(?<!\w..)\b(?![’'])"), re.compile(r"We(?<!\w..)\b(?![’'])")),
}
"""The same of the words that most pages have, each by itself: by two letters they are found far faster."""
_RARE_WORDS = frozenset({"myself", "undersigned", "writer"})
_SELF_WORDS = _RARE_WORDS | _OWN_WORDS.keys()
SPEAKS = re.compile(rf"\s+{ADVERBS}(?:{SPOKE})\b")
_SPEAKER = LinePattern(
    re.compile(
        r"^[ \t]*(?:(?:Mr|Mrs|Miss|Ms|Dr|Gen|Col|Sen|Adm|MR|MRS|MS|DR|SENATOR|Senator|General|Colonel|Congressman|"
        r"Ambassador|Admiral)\.?[ ]+)(?P<name>[A-Z][\w’'-]+)[.:][ \u00a0\n]+(?=[“\"A-Z(])",
        re.MULTILINE,
    )
)
_DEAR = re.compile(r"(?m)^[ \t]*(?:My )?[Dd]ear\s+")
_FOR = re.compile(
    r"(?m)^[ \t]*(?:MEMORANDUM (?:FOR|TO)|Memorandum (?:for|to)|TO|To|FOR)[ \t]*:?[ \t]+(?!THE RECORD|the Record)"
)
_HEAD = 900
"""Code points of a paper's head."""
_GREETED = 40
_CALLED = 80
"""Code points before "you" within which somebody is called by name."""
QUOTED = re.compile(r"[“\"][^“”\"]{0,2000}[”\"]")
"""Words between marks of quotation."""


@lru_cache(maxsize=512)  # the pages of most documents: several finders ask
def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges of a text between marks of quotation, in order."""
    return tuple(match.span() for match in QUOTED.finditer(text))


class People:
    """Mentions of persons on a page, by where they stand; where the writer is known, "me" and "we" are mentions too."""

    def __init__(self, mentions: list[Mention], text: str, writer: str, page: int, spoken: Sequence[Turn] = ()) -> None:
        self.writer = writer
        self._page = page
        self._spoken = spoken
        self._dear: str | None = None
        self._begins = [turn.start for turn in spoken]
        own = [self._of_speaker(*place) for place in _own_words(text)] if writer or spoken else []
        own = [each for each in own if each.entity]
        self._mentions = sorted([*mentions, *own], key=lambda m: (start_of(m), end_of(m)))
        self._speakers: list[tuple[int, int]] | None = None
        self._starts = [start_of(m) for m in self._mentions]

    def turn_at(self, place: int) -> int:
        """Which of the turns of a transcript holds a place; -1 where none does."""
        at = bisect_right(self._begins, place) - 1
        return at if at >= 0 and self._spoken[at].said <= place < self._spoken[at].end else -1

    def addressee(self, place: int, text: str) -> str:
        """Whom "you" means in a turn of a transcript: who is called in it before, else who spoke last, or next."""
        at = self.turn_at(place)
        if at < 0:
            return self._written_to(text)
        turn = self._spoken[at]
        for mention in self.within(max(turn.said, place - _CALLED), place):
            ends = text[end_of(mention) : end_of(mention) + 1]
            begins = (
                text[turn.said : start_of(mention)].rstrip().endswith((".", "!", "?")) or start_of(mention) == turn.said
            )
            if ends in (",", "!") and begins and mention.entity != turn.speaker:
                return mention.entity
        others = [*reversed(self._spoken[:at]), *self._spoken[at + 1 :]]
        return next((each.speaker for each in others if each.speaker != turn.speaker), "")

    def _written_to(self, text: str) -> str:
        """To whom a letter or memorandum of the writer's goes: "Dear Mr. Smith", "MEMORANDUM FOR: Mr. Smith"."""
        if self._dear is None:
            self._dear = ""
            greeting = _DEAR.search(text) if self.writer and "Dear " in text else None
            greeting = greeting or (_FOR.search(text[:_HEAD]) if self.writer else None)
            begins = greeting.end() if greeting is not None else 0
            named = self.within(begins, begins + _GREETED) if greeting is not None else []
            if named and named[0].entity != self.writer and "\n" not in text[begins : start_of(named[0])]:
                self._dear = named[0].entity
        return self._dear

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin between two places."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, end: int, low: int) -> Mention | None:
        """The last mention that ends at or before a place and begins at `low` or later."""
        at = bisect_right(self._starts, end) - 1
        while at >= 0 and end_of(self._mentions[at]) > end:
            at -= 1
        return self._mentions[at] if at >= 0 and self._starts[at] >= low else None

    def teller(self, text: str, start: int, end: int) -> str:
        """The key of who says what begins at `end`: the last person from `start` on with a verb of speech before it."""
        for mention in reversed(self.within(start, end)):
            speaks = SPEAKS.match(text, end_of(mention))
            if speaks is not None and speaks.end() <= end:
                return mention.entity
        return ""

    def speaking(self, text: str) -> tuple[str, ...]:
        """Those who speak on the page: before a colon at the beginning of a line, or with a verb of speech."""
        found = [
            m.entity for m in self._mentions
            if m.form != "self" and (
                SPEAKS.match(text, end_of(m))
                or (text[end_of(m) : end_of(m) + 1] == ":" and "\n" in text[max(0, start_of(m) - 24) : start_of(m)])
            )
        ]  # fmt: skip
        return tuple(dict.fromkeys(found))

    def is_transcript(self, text: str) -> bool:
        """Whether two lines or more begin with a speaker's name and a point: there "I" is never the paper's writer."""
        if self._speakers is None:
            found = [match.span("name") for match in _SPEAKER.finditer(text)]
            self._speakers = found if len(found) > 1 else []
        return bool(self._speakers)

    def speaker(self, text: str, place: int) -> Mention | None:
        """Who speaks at a place of a transcript, None where that is nobody whom a finder named."""
        before = [span for span in self._speakers or () if span[1] <= place] if self.is_transcript(text) else []
        return next(iter(self.within(*before[-1])), None) if before else None

    def is_speaker(self, text: str, mention: Mention) -> bool:
        """Whether a mention only says who speaks in a transcript."""
        return self.is_transcript(text) and any(a <= start_of(mention) < b for a, b in self._speakers or ())

    def own(self, place: int) -> Mention | None:
        """The writer at a place, or in a transcript who speaks there; None where neither is known."""
        own = self._of_speaker(place, place)
        return own if own.entity else None

    def _of_speaker(self, start: int, end: int) -> Mention:
        at = self.turn_at(start)
        who = self.writer if at < 0 else self._spoken[at].speaker
        return Mention(who, Range(self._page, start, end), "", 0.7, form="self")


def _own_words(text: str) -> list[tuple[int, int]]:
    """Where the writer's own words mean the writer, outside quotation marks."""
    here = _SELF_WORDS & words_on(lowered(text))
    if here.isdisjoint(_RARE_WORDS):
        patterns = [pattern for word in here for pattern in _OWN_WORDS[word]]
        found = sorted(match.span() for pattern in patterns for match in pattern.finditer(text))
    else:
        found = [match.span() for match in _SELF.finditer(text)]
    if not found:
        return []
    others = quoted(text)
    starts = [start for start, _ in others]
    kept = []
    for start, end in found:
        at = bisect_right(starts, start) - 1
        if at < 0 or start >= others[at][1]:
            kept.append((start, end))
    return kept


def start_of(mention: Mention) -> int:
    """Where a mention begins on its page."""
    assert mention.at is not None
    return mention.at.start


def end_of(mention: Mention) -> int:
    """Where a mention ends on its page."""
    assert mention.at is not None
    return mention.at.end
