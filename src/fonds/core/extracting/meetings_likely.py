"""Meetings that a learned model takes for told of where the rules find none.

Two linear models (logistic regressions) trained by `bench/train_meetings.py` on passages labelled by reading;
`docs/reference/meetings-model.md` is their card. One says how likely a word tells of a meeting, the other how likely
somebody in its sentence takes part in it. What both are sure enough of, and no rule has found, is a meeting of this
finder; who "he" is and what a misread name is called is found as the rules find it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from fonds.core.extracting.clauses import VerbGroup
from fonds.core.extracting.contact_cues import cues_in
from fonds.core.extracting.contact_words import VERBS
from fonds.core.extracting.facts import Mention
from fonds.core.extracting.linear_models import Weights, probability
from fonds.core.extracting.meeting_cues import is_still_to_be
from fonds.core.extracting.meeting_features import (
    Sides,
    is_asked,
    of_cue,
    of_person,
    of_sentence,
    people_near,
    sides_of,
)
from fonds.core.extracting.meetings_attended import Told
from fonds.core.extracting.people_of_clauses import PeopleOfClauses
from fonds.core.extracting.people_on_page import start_of
from fonds.core.extracting.rows_of_people import SOMEBODY, VERBAL, Side
from fonds.core.extracting.words_together import Word
from fonds.core.text.packed_lines import packed_lines

FINDER = "meetings-model/3"

TELLS_FROM = 0.7
"""How likely a word must tell of a meeting."""
TAKES_PART_FROM = 0.4
"""How likely somebody must take part in it."""
_SUREST = 0.9
"""The confidence that no find of a model exceeds."""
_AGAIN = 1_200
"""Code points behind a meeting within which its people are told of again."""
_ASKED = 6
"""Words before a verb within which it is asked whether the meeting was, or said that it was told of before."""
_OPEN = frozenset({"if", "whether", "already"})
_OF_PAPERS = re.compile(r"\bdrafted by\b|\bNational Archives\b|\bBox \d")
"""Where a note says in what paper something stands, a noun of a meeting is a word of the paper's title."""
_TOLD = frozenset({"told", "said_to"})
_DESCRIBES = frozenset({"determiners", "title", "other", "number"})
_ONESELF = frozenset({"myself", "himself", "herself", "ourselves", "themselves"})
_MOST = 6
"""A row of more people than this is a list, whose members a model cannot tell apart."""


class Model(NamedTuple):
    """The weights by feature: of words that tell of a meeting, and of those who take part."""

    cues: Weights
    people: Weights


def likely(clauses: PeopleOfClauses, told: list[Told], start: int) -> list[Told]:
    """The meetings of a page, those told of with those that the shipped model adds behind `start`, in order."""
    return with_likely(clauses, told, start, shipped())


def with_likely(clauses: PeopleOfClauses, told: list[Told], start: int, model: Model) -> list[Told]:
    """The meetings told of with those that a model adds behind `start`, in order."""
    made: list[Told] = []
    starts = [each.start for each in told]
    longest = max((each.end - each.start for each in told), default=0)
    for sentence in sentences_with_cues(clauses, start):
        first, last = (bisect_left(starts, place) for place in (sentence[0] - longest, sentence[1]))
        if any(each.end > sentence[0] for each in told[first:last]):
            continue  # what the rules have read
        words = clauses.words_at(*sentence)
        for at, word in enumerate(words):
            if f"w={word.low}" not in model.cues or not is_asked(word) or word.start < start:
                continue
            if made and made[-1].start <= word.start < made[-1].end:
                continue
            found = _meeting(clauses, words, at, sentence, model)
            if found is None or _is_told(found, made):
                continue
            before = told[bisect_left(starts, found.start - _AGAIN) : bisect_right(starts, found.start)]
            if not _is_told(found, before):
                made.append(found)
    return sorted([*told, *made], key=lambda each: (each.start, each.end)) if made else told


def sentences_with_cues(clauses: PeopleOfClauses, start: int) -> Iterator[tuple[int, int]]:
    """The sentences of a page that hold a word of meeting behind `start`, each once."""
    done = start
    for first, last, _ in cues_in(clauses.low):
        if first >= done:
            sentence = clauses.sentence_at(first)
            yield sentence
            done = max(sentence[1], last)


def _meeting(
    clauses: PeopleOfClauses,
    words: list[Word],
    at: int,
    sentence: tuple[int, int],
    model: Model,
) -> Told | None:
    """The meeting that a word tells of, None where the model is not sure of it or of anybody in it."""
    near = people_near(words, at)
    if not near:
        return None
    sides = sides_of(words, at, clauses.text)
    if _did_not_happen(clauses, words, at, sentence, sides.group) or _is_something_else(words, at, sides):
        return None
    if words[at].kind == "noun" and _OF_PAPERS.search(clauses.text, *sentence) is not None:
        return None
    sure = probability(model.cues, (*of_cue(words, at, sides), *of_sentence(words, clauses.text, *sentence)))
    if sure < TELLS_FROM:
        return None
    taking_part = [
        i for i in near if probability(model.people, of_person(words, at, i, sides, clauses.text)) >= TAKES_PART_FROM
    ]
    here = clauses.mentions(words, Side(tuple(taking_part)), set())
    if not 0 < len(here) <= _MOST or not _tells_enough(here, words, at):
        return None
    made = clauses.made(words, at, sorted(here, key=start_of), [], sentence, round(min(_SUREST, sure), 2))
    return None if made is None else replace(made, finder=FINDER)


def _is_told(found: Told, told: list[Told]) -> bool:
    """Whether the same people are told of shortly before; `told` is in order."""
    keys = {m.entity for m in found.participants}
    near = takewhile(lambda each: found.start - each.start < _AGAIN, reversed(told))
    return any(keys <= {m.entity for m in each.participants} for each in near)


def _tells_enough(here: list[Mention], words: list[Word], at: int) -> bool:
    """Whether somebody met somebody, though only one of them be known: "SUBJECT: Meeting" has nobody, and "I have
    assured myself" nobody else."""
    if len({m.entity for m in here}) > 1:
        return True
    if words[at].kind == "noun":
        return any(m.form != "role" for m in here)
    return at + 1 >= len(words) or words[at + 1].low not in _ONESELF


def _did_not_happen(
    clauses: PeopleOfClauses, words: list[Word], at: int, sentence: tuple[int, int], group: VerbGroup
) -> bool:
    """Whether the rules see that a meeting was planned, denied, possible or a habit, or is told again: that stands
    against any likelihood."""
    if words[at].kind == "noun":
        return is_still_to_be(clauses.low, sentence[0], words[at].start)
    before = {word.low for word in words[max(0, group.first - _ASKED) : at]}
    return not group.happened or bool(before & _OPEN)


def _is_something_else(words: list[Word], at: int, sides: Sides) -> bool:
    """Whether the rules see that a verb tells of something else: "was introduced", "called the meeting", "advised
    Smith was"."""
    low = words[at].low
    if words[at].kind == "noun":
        return False
    if low == "introduced":
        return not sides.frame
    behind = at + 1
    while behind < len(words) - 1 and words[behind].kind in _DESCRIBES:
        behind += 1
    if low == "called":
        return behind < len(words) and words[behind].kind == "noun"
    is_of_him = behind + 1 < len(words) and words[behind].kind in SOMEBODY and words[behind + 1].kind in VERBAL
    return not sides.frame and VERBS[low].frames <= _TOLD and is_of_him


@cache
def shipped() -> Model:
    """The model that ships with the package."""
    model = Model({}, {})
    for line in packed_lines("fonds.core.extracting", "meetings_model.tsv.gz"):
        which, name, weight = line.split("\t")
        (model.cues if which == "cue" else model.people)[name] = int(weight) / 100
    return model
