"""What somebody said, asked, reported, agreed to or asked for: a named speaker or the writer, and a verb of speech."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fonds.core.extracting.document import Document, DocumentPage, NameKind, Range
from fonds.core.extracting.facts import Meeting, NamesRead, Statement
from fonds.core.extracting.sentences import sentence_at, sentences
from fonds.core.extracting.speech import ACTS, ADVERBS
from fonds.core.extracting.writer import writer

FINDER = "statements/3"

_DID = "|".join(f"(?P<{act}>{words})" for act, words in ACTS.items())
_VERB = re.compile(
    rf"[’'\]]?(?:\s*\([^()]{{0,200}}\),?)?(?:,\s+who\b[^.;]{{5,260}}?,)?\s+{ADVERBS}(?:{_DID})\b(?!\s+by\b)"
)
_FURTHER_VERB = re.compile(rf",?\s+and\s+{ADVERBS}(?:{_DID})\b(?!\s+by\b)")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being|Was|Were)\s+(?:(?:Mr|Mrs|Dr)\.\s+)?$")
_OF_WHAT_WAS_SAID = re.compile(
    r"\b(?:opinions?|views?|comments?|words|points?|information|doctrine|questions?|proposals?|experience|what|all|everything|"
    r"statements?|messages?|ideas?|things?|way)\s+\[?$"
)
_SPEAKER_OF_TRANSCRIPT = re.compile(r":[ \u00a0]+(?=[\w“\"(])")
_BEFORE_SPEAKER = re.compile(r"(?:^|\n)[ \t“\"]*(?:[\w.’'-]+ ){0,5}$")
_IN_HIS_WORDS = re.compile(
    r"[IiAa](?:(?<=[.!?]\s.)|(?<=\n.)|(?<=[,;]\s.)|(?<=\band\s.)|(?<=^.))"
    r"(?:(?<=[Ii])n (?:his|her) (?:own )?(?:words|opinion|view|account|estimate|judge?ment)"
    r"|(?<=[Aa])ccording to (?:him|her))\b,?\s"
)
"""Words that go on with what the speaker before said, without a verb: "In his words, the works gave …"."""
_GOES_ON = 600  # characters from a speaker within which "in his words" are his
_NEAR = 900  # characters: the same paragraph or the next
_TO_DO = re.compile(r"\s+(?:(?!whether|if|about|that|how|why|what)[\w’'-]+\s+){1,9}to\s+[a-z]+")


def statements(document: Document, names: NamesRead, meetings: tuple[Meeting, ...]) -> tuple[Statement, ...]:
    """A statement for each speaker with a verb of speech; the passage is the sentence from the speaker on.

    A second verb of the same speaker ("thanked him and noted") makes a second statement, from the verb on. In a
    transcript the speaker stands before a colon at the beginning of a line.
    """
    who_writes = writer(document, names)
    people = {each.key for each in names.entities if each.kind is NameKind.PERSON}
    pages = {page.number: (page, sentences(page.text)) for page in document.pages}
    told = _Meetings(meetings)
    notes = {
        page.number: [(start, end) for kind, start, end, _ in page.layers if kind == "note"] for page in document.pages
    }
    found = []
    taken: set[Range] = set()
    for mention in names.mentions:
        if mention.at is None or mention.entity not in people:
            continue
        page, ranges = pages[mention.at.page]
        own = mention.entity == who_writes
        before = page.text[max(0, mention.at.start - 24) : mention.at.start]
        if mention.form == "pronoun" and _OF_WHAT_WAS_SAID.search(before):
            continue  # "the opinion I expressed" only points back
        for act, start, end in _acts(page.text, ranges, mention.at):
            at = Range(page.number, start, end)
            if at in taken:
                continue
            taken.add(at)
            noted = any(a <= start < b for a, b in notes[page.number])
            heard = told.heard(mention.entity, at, who_writes)
            tellers = (heard.reported_by,) if heard is not None else ()
            chain = () if own or noted or not who_writes else (*tellers, who_writes)
            meeting = heard.key if heard is not None else told.held_before(mention.entity, at)
            confidence = 0.85 if mention.form == "name" else 0.8 if mention.form == "role" or own else 0.65
            found.append(Statement(mention.entity, act, at, FINDER, confidence, chain, meeting))
    found += [each for number in pages for each in _in_his_words(*pages[number], found, who_writes)]
    return tuple(sorted(found, key=lambda each: each.at))


def _in_his_words(
    page: DocumentPage, ranges: Sequence[tuple[int, int]], found: Sequence[Statement], who_writes: str
) -> list[Statement]:
    """The sentences that are the last speaker's of the paragraph, who is not the writer, by "in his words"."""
    here = sorted((each for each in found if each.at.page == page.number), key=lambda each: each.at)
    added = []
    for words in _IN_HIS_WORDS.finditer(page.text):
        before = next((each for each in reversed(here) if each.at.start < words.start()), None)
        if before is None or before.speaker == who_writes or words.start() - before.at.start > _GOES_ON:
            continue
        if "\n\n" in page.text[before.at.start : words.start()] or before.at.end > words.start():
            continue
        at = Range(page.number, words.start(), max(sentence_at(ranges, words.start())[1], words.end()))
        added.append(replace(before, act="said", at=at, confidence=0.7))
    return added


def _acts(text: str, ranges: Sequence[tuple[int, int]], at: Range) -> Iterator[tuple[str, int, int]]:
    """What a person does by speaking, with the range of the words: the verbs behind the name, to the sentence's end."""
    verb = _VERB.match(text, at.end)
    if verb is None:
        colon = _SPEAKER_OF_TRANSCRIPT.match(text, at.end)
        if colon is not None and _BEFORE_SPEAKER.search(text[max(0, at.start - 60) : at.start]):
            yield "said", at.start, max(sentence_at(ranges, colon.end())[1], colon.end())
        return
    if _PASSIVE.search(text[max(0, at.start - 16) : at.start]):
        return
    stop = max(sentence_at(ranges, at.start)[1], verb.end())
    yield _act(text, verb), at.start, stop
    further = _FURTHER_VERB.search(text, verb.end(), stop)
    while further is not None:
        yield _act(text, further), further.end() - len(further[further.lastgroup or 0]), stop
        further = _FURTHER_VERB.search(text, further.end(), stop)


def _act(text: str, verb: re.Match[str]) -> str:
    act = verb.lastgroup or "said"
    return "requested" if act == "asked" and _TO_DO.match(text, verb.end()) else act


class _Meetings:
    """The meetings of a document, by where they are told of."""

    def __init__(self, meetings: tuple[Meeting, ...]) -> None:
        self._told = sorted((m for m in meetings if m.reported_by), key=lambda m: m.at)
        self._held = sorted((m for m in meetings if not m.reported_by), key=lambda m: m.at)
        self._told_places = [m.at for m in self._told]
        self._held_places = [m.at for m in self._held]

    def heard(self, speaker: str, at: Range, writer_key: str) -> Meeting | None:
        """The conversation with the speaker that somebody else tells of shortly before."""
        for each in reversed(self._told[: bisect_right(self._told_places, at)]):
            if each.at.page != at.page or at.start - each.at.start >= _NEAR:
                break
            if speaker in each.participants and speaker != each.reported_by != writer_key:
                return each
        return None

    def held_before(self, speaker: str, at: Range) -> str:
        """The last meeting told of before, if the speaker took part in it."""
        before = bisect_right(self._held_places, at) - 1
        if before < 0 or speaker not in self._held[before].participants:
            return ""
        return self._held[before].key
