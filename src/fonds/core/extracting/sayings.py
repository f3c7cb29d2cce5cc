"""Who says something in a text, from which word on and how far: what statements and chains of reports rest on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from fonds.core.extracting.document import Document, DocumentPage, NameKind, Range
from fonds.core.extracting.facts import Mention, NamesRead
from fonds.core.extracting.sentences import EMPTY_LINE, sentence_at, sentences
from fonds.core.extracting.speech import ACTS, ADVERBS
from fonds.core.extracting.turns import turns

_DID = "|".join(f"(?P<{act}>{words})" for act, words in ACTS.items())
_VERB = re.compile(
    rf"[’'\]]?(?:\s*\([^()]{{0,200}}\),?)?(?:,\s+who(?:m|se)?\b[^.;]{{5,260}}?,)?\s+{ADVERBS}(?:{_DID})\b(?!\s+by\b)"
)
_WHO = re.compile(rf"(?:\s*\([^()]{{0,80}}\))?,?\s+who\s+{ADVERBS}(?:{_DID})\b(?!\s+by\b)")
_BEHIND_APPOSITION = re.compile(
    rf"(?:\s*\([^()]{{0,80}}\))?,(?P<apposed>[^.;:\n]{{3,140}}?),\s+{ADVERBS}(?:{_DID})\b(?!\s+by\b)"
)
_BEHIND_COMMA = re.compile(rf",\s+{ADVERBS}(?:{_DID})\b(?!\s+by\b)")
_APPOSED = re.compile(r",\s+(?:(?:the|Mr|Mrs|Dr|Cde|Comrade|General|Gen|Prof)\.?\s+)*$")
"""Before a name in apposition: "the ambassador, Cde. Berg, had told"."""
_FURTHER_VERB = re.compile(rf",?\s+(?:and|but)\s+(?:(?:he|she)\s+)?{ADVERBS}(?:{_DID})\b(?!\s+by\b)")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being|Was|Were)\s+(?:(?:Mr|Mrs|Dr)\.\s+)?$")
_OF_WHAT_WAS_SAID = re.compile(
    r"\b(?:opinions?|views?|comments?|words|points?|information|doctrine|questions?|proposals?|experience|what|all|everything|"
    r"statements?|messages?|ideas?|things?|way)\s+\[?$"
)
_IN_HIS_WORDS = re.compile(
    r"[IiAa](?:(?<=[.!?]\s.)|(?<=\n.)|(?<=[,;]\s.)|(?<=\band\s.)|(?<=^.))"
    r"(?:(?<=[Ii])n (?:his|her) (?:own )?(?:words|opinion|view|account|estimate|judge?ment)"
    r"|(?<=[Aa])ccording to (?:him|her))\b,?\s"
)
"""Words that go on with what the speaker before said, without a verb: "In his words, the works gave …"."""
_ACCORDING_TO = re.compile(
    r"\b[Aa]ccording to (?:(?:the|a|an|Mr|Mrs|Dr|Cde|Comrade)\.?\s+)?(?:[A-Za-z][\w.’'-]*\s+){0,4}$"
)
_HIS_WORDS = re.compile(r"[’']s?\s+(?:own\s+)?(?:words|opinion|view|account|estimate|judge?ment)\b,?")
_IN = re.compile(r"\b[Ii]n (?:(?:the|Mr|Mrs|Dr|Cde|Comrade|Ambassador|Minister)\.?\s+)*$")
_GOES_ON = 600  # characters from a speaker within which "in his words" are his
_TO_DO = re.compile(r"\s+(?:(?!whether|if|about|that|how|why|what|for)[\w’'-]+\s+){1,9}to\s+[a-z]+|\s+(?:\w+\s)?for\s+")
_THAT = re.compile(r"\s+(?:(?:me|us|him|her|them)\s+)?that\b")
_FOLLOWING = re.compile(r"\bthe following\b[^.\n]{0,40}:\s*$|\bas follows\s*:\s*$")
_OWN = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Uu]s|[Oo]ur|[Ww]e)\b")
_TO_ME = re.compile(r"\s+(?:me|us)\b")
_DEEPEST = 5
_MOST_PARAGRAPHS = 6
"""Paragraphs over which what somebody "told the following" may go on."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody says on a page: `at` are the statement's words, `said` where the verb or the colon ends, `until`
    how far the words are the speaker's. `had` tells that it was said before what the text tells ("had said");
    `to_me` that the writer heard it. `turn` is that of a transcript."""

    speaker: str
    act: str
    at: Range
    said: int
    until: int
    confidence: float
    had: bool = False
    to_me: bool = False
    turn: bool = False


class Sayings:
    """The sayings of a document, in order, and whose words stand at a place."""

    def __init__(self, found: Sequence[Saying], texts: dict[int, str], who_writes: str) -> None:
        self.all = sorted(found, key=lambda each: (each.at.page, each.at.start, -each.at.end))
        self._texts = texts
        self._writer = who_writes
        self._by_page: dict[int, list[Saying]] = {}
        for each in self.all:
            self._by_page.setdefault(each.at.page, []).append(each)
        self._starts = {page: [each.at.start for each in here] for page, here in self._by_page.items()}
        self._reach = {page: list(accumulate((e.until for e in here), max)) for page, here in self._by_page.items()}

    def holding(self, page: int, start: int, *, without: str = "") -> Saying | None:
        """The innermost saying in whose words a place lies; of somebody else than `without`."""
        here, reach = self._by_page.get(page, []), self._reach.get(page, [])
        for number in range(bisect_right(self._starts.get(page, []), start) - 1, -1, -1):
            if reach[number] <= start:
                break  # nothing before reaches so far
            each = here[number]
            if each.at.start < start and each.said <= start < each.until and each.speaker != without:
                return each
        return None

    def before(self, page: int, start: int) -> Saying | None:
        """The last saying of the paragraph before a place, not the writer's, if what follows may still be its words."""
        here = self._by_page.get(page, [])
        text = self._texts.get(page, "")
        for number in range(bisect_left(self._starts.get(page, []), start) - 1, -1, -1):
            each = here[number]
            if EMPTY_LINE.search(text, min(each.at.end, start), start):
                return None
            if each.until <= start:
                return each if each.speaker != self._writer else None
        return None

    def within(self, said: Saying) -> tuple[Saying, ...]:
        """The sayings in which a saying is reported, the nearest first, none of them the writer's."""
        found: list[Saying] = []
        speakers = {said.speaker, self._writer}
        here = said
        while len(found) < _DEEPEST:
            outer = self.holding(here.at.page, here.at.start, without=here.speaker)
            if outer is None and here.had and not here.to_me:
                outer = self.before(here.at.page, here.at.start)
            if outer is None or outer.speaker in speakers:
                break
            speakers.add(outer.speaker)
            found.append(outer)
            here = outer
        return tuple(found)


def sayings(document: Document, names: NamesRead, who_writes: str) -> Sayings:
    """The sayings of a document: a named speaker or the writer with a verb of speech, or with a colon in a transcript.

    A second verb of the same speaker ("thanked him and noted") makes a second one, from the verb on.
    """
    people = {each.key for each in names.entities if each.kind is NameKind.PERSON}
    by_page: dict[int, list[Mention]] = {}
    for mention in names.mentions:
        if mention.at is not None and mention.entity in people:
            by_page.setdefault(mention.at.page, []).append(mention)
    found: list[Saying] = []
    for page in document.pages:
        here = by_page.get(page.number)
        if here:
            found += _on_page(page, here, who_writes)
    return Sayings(found, {page.number: page.text for page in document.pages}, who_writes)


def _on_page(page: DocumentPage, here: list[Mention], who_writes: str) -> list[Saying]:
    text = page.text
    ranges = sentences(text)
    found: list[Saying] = []
    taken: set[Range] = set()
    spoken = turns(page, here)
    for turn in spoken:
        at = Range(page.number, turn.start, turn.end)
        end = text.find("?", turn.said, turn.end)
        is_question = end > 0 and not any(mark in text[turn.said : end] for mark in (". ", "! "))
        taken.add(at)
        found.append(Saying(turn.speaker, "asked" if is_question else "said", at, turn.said, turn.end, 0.85, turn=True))
    opened = {turn.start for turn in spoken}
    starts = [mention.at.start for mention in here if mention.at is not None]
    for number, mention in enumerate(here):
        assert mention.at is not None
        if mention.at.start in opened:
            continue
        own = mention.entity == who_writes
        confidence = 0.85 if mention.form == "name" else 0.8 if mention.form == "role" or own else 0.65
        before = text[max(0, mention.at.start - 60) : mention.at.start]
        if mention.form == "pronoun" and _OF_WHAT_WAS_SAID.search(before[-24:]):
            continue  # "the opinion I expressed" only points back
        following = starts[number + 1] if number + 1 < len(starts) else len(text)
        for act, start, said, end in _acts(text, ranges, mention, before, following):
            at = Range(page.number, start, end)
            if at in taken:
                continue
            taken.add(at)
            words = text[mention.at.end : said]
            found.append(
                Saying(
                    mention.entity,
                    act,
                    at,
                    said,
                    max(end, _until(text, end, text[mention.at.start : mention.at.end].split()[-1])),
                    confidence,
                    had=" had " in f"{words} ",
                    to_me=_TO_ME.match(text, said) is not None,
                )
            )
    return [*found, *_in_his_words(page, ranges, found, who_writes)]


def _acts(
    text: str, ranges: Sequence[tuple[int, int]], mention: Mention, before: str, following: int
) -> Iterator[tuple[str, int, int, int]]:
    """What a person does by speaking: the act, where the statement begins, where its verb ends, and where it ends."""
    at = mention.at
    assert at is not None
    if mention.form == "name":
        inward, said = _ACCORDING_TO.search(before), at.end
        if inward is None and (inward := _IN.search(before)) is not None:
            words = _HIS_WORDS.match(text, at.end)
            inward, said = (inward, words.end()) if words is not None else (None, said)
        if inward is not None:
            start = at.start - len(before) + inward.start()
            yield "said", start, said, max(sentence_at(ranges, at.start)[1], said)
            return
    verb = _VERB.match(text, at.end)
    if verb is None and mention.form == "name":
        verb = _WHO.match(text, at.end) or _apart(text, at, before, following)
    if verb is None or _PASSIVE.search(before[-16:]):
        return
    stop = max(sentence_at(ranges, at.start)[1], verb.end())
    yield _act(text, verb), at.start, verb.end(), stop
    if _THAT.match(text, verb.end()) is not None:
        stop_verbs = min(stop, max(following, verb.end()))  # "said that Berg came and asked": Berg asked
    else:
        stop_verbs = stop
    further = _FURTHER_VERB.search(text, verb.end(), stop_verbs)
    while further is not None:
        yield _act(text, further), further.end() - len(further[further.lastgroup or 0]), further.end(), stop
        further = _FURTHER_VERB.search(text, further.end(), stop_verbs)


def _apart(text: str, at: Range, before: str, following: int) -> re.Match[str] | None:
    """The verb behind an apposition, or behind a name that is one."""
    if _APPOSED.search(before):
        return _BEHIND_COMMA.match(text, at.end)
    behind = _BEHIND_APPOSITION.match(text, at.end)
    return behind if behind is not None and behind.end("apposed") <= following else None


def _act(text: str, verb: re.Match[str]) -> str:
    act = verb.lastgroup or "said"
    return "requested" if act == "asked" and _TO_DO.match(text, verb.end()) else act


def _until(text: str, end: int, speaker: str) -> int:
    """How far what somebody "told the following:" goes on in the next paragraphs: until the writer tells of himself or
    the speaker is named again."""
    if text[end - 1 : end] != ":" or _FOLLOWING.search(text, max(0, end - 80), end) is None:
        return end
    until = end
    for _ in range(_MOST_PARAGRAPHS):
        behind = EMPTY_LINE.search(text, until)
        begin = behind.end() if behind is not None else len(text)
        after = EMPTY_LINE.search(text, begin)
        stop = after.start() if after is not None else len(text)
        if begin == stop or _OWN.search(text, begin, stop) or (until > end and speaker in text[begin:stop]):
            break
        until = stop
    return until


def _in_his_words(
    page: DocumentPage, ranges: Sequence[tuple[int, int]], found: Sequence[Saying], who_writes: str
) -> list[Saying]:
    """The sentences that are the last speaker's of the paragraph, who is not the writer, by "in his words"."""
    here = sorted(found, key=lambda each: each.at)
    added: list[Saying] = []
    if not here:
        return added
    for words in _IN_HIS_WORDS.finditer(page.text):
        before = next((each for each in reversed(here) if each.at.start < words.start()), None)
        if before is None or before.speaker == who_writes or words.start() - before.at.start > _GOES_ON:
            continue
        if "\n\n" in page.text[before.at.start : words.start()] or before.at.end > words.start():
            continue
        end = max(sentence_at(ranges, words.start())[1], words.end())
        at = Range(page.number, words.start(), end)
        added.append(Saying(before.speaker, "said", at, words.end(), end, 0.7))
    return added
