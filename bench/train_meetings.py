"""Trains the learned finder of meetings (`core/extracting/meetings_likely.py`) and writes its weights.

Run by hand: `python -m bench.train_meetings`. Needs FONDS_CORPORA. It learns from the passages of
`tests/accuracy/gold_training_meetings.toml` and the open halves of the later readers' files: which words tell of a
meeting, and who in their sentences takes part in it. Words within places where readers may differ are left out.

What it would reach on other papers is printed first: documents are dealt into five parts, and each is read with what
was learned from the other four, beside the rules.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from accuracy.gold_offices import LabelledMeeting, Passage  # noqa: E402
from accuracy.gold_training import all_to_learn_from  # noqa: E402
from bench import reading_gold_offices as measuring  # noqa: E402
from bench.fitting_linear import Example, fitted  # noqa: E402
from bench.named_at import Persons, overlap  # noqa: E402
from bench.packed import write_packed  # noqa: E402
from fonds.core.extracting.document import Document  # noqa: E402
from fonds.core.extracting.meeting_features import (  # noqa: E402
    is_asked,
    of_cue,
    of_person,
    of_sentence,
    people_near,
    sides_of,
)
from fonds.core.extracting.meetings_attended import Told  # noqa: E402
from fonds.core.extracting.meetings_likely import (  # noqa: E402
    Model,
    sentences_with_cues,
    with_likely,
)
from fonds.core.extracting.people_of_clauses import PeopleOfClauses  # noqa: E402
from fonds.core.extracting.reading import read  # noqa: E402
from fonds.core.extracting.rows_of_people import Side  # noqa: E402

SEED = 7
PARTS = 5
DECAY = {"cue": 2.0, "person": 6.0}
"""How strongly weights are drawn to zero: the L2 term of each sum of losses."""
FEWEST = 0.02  # a word that tells of a meeting less often is not asked
TARGET = ROOT / "src" / "fonds" / "core" / "extracting" / "data" / "meetings_model.tsv.gz"

Key = tuple[str, str]


class Seen(NamedTuple):
    """A word that may tell of a meeting: which word, whether it does, and who near it takes part."""

    word: str
    example: Example
    people: list[Example]


def main() -> None:
    """Trains, prints what it would reach on other papers, and writes the file."""
    labelled = all_to_learn_from()
    with tempfile.TemporaryDirectory() as folder:
        for corpus in ("frus", "ehri", "jfk"):
            measuring.ingest(Path(folder), corpus, {each.file for each in labelled if each.corpus == corpus})
        documents = dict(measuring.documents())
    by_document: dict[Key, list[Passage]] = defaultdict(list)
    for passage in labelled:
        if (passage.file, passage.part) in documents:  # of a record with several texts one is read
            by_document[passage.file, passage.part].append(passage)
    seen = {key: seen_in(documents[key], own) for key, own in sorted(by_document.items())}
    keys = list(seen)
    random.Random(SEED).shuffle(keys)
    parts = [keys[at::PARTS] for at in range(PARTS)]
    counted: dict[str, measuring.Measured] = defaultdict(measuring.Measured)
    for part in parts:
        model = trained(chain.from_iterable(seen[key] for key in keys if key not in part))
        finders = {**measuring.each_alone(model), "rules and model": partial(with_likely, model=model)}
        for key in part:
            for name, likely in finders.items():
                measuring.count_meetings(counted[name], documents[key], by_document[key], likely)
    for name, measured in counted.items():
        for kind in ("meetings", "participants"):
            print(f"{name}, {kind}: {measured.total(kind)}")
    write(trained(chain.from_iterable(seen.values())))


def seen_in(document: Document, passages: Sequence[Passage]) -> list[Seen]:
    """What a model sees of the words of a document's passages that may tell of a meeting, with what is labelled."""
    pages: list[PeopleOfClauses] = []

    def look(clauses: PeopleOfClauses, told: list[Told], _start: int) -> list[Told]:
        pages.append(clauses)
        return told

    reading = read(document, likely=look)
    found = []
    for passage in passages:
        for clauses in pages:
            if clauses.number == passage.page:
                found += list(_in_passage(clauses, passage, Persons(passage.page, reading)))
    return found


def _in_passage(clauses: PeopleOfClauses, passage: Passage, who: Persons) -> Iterable[Seen]:
    for sentence in sentences_with_cues(clauses, 0):
        if sentence[1] <= passage.start or passage.end <= sentence[0]:
            continue
        words = list(clauses.words_at(*sentence))
        whole = of_sentence(words, clauses.text, *sentence)
        for at, word in enumerate(words):
            if not is_asked(word) or not passage.start <= word.start < passage.end:
                continue
            meeting = next((each for each in passage.meetings if each.at[0] <= word.start < each.at[1]), None)
            if meeting is None and any(start <= word.start < end for start, end in passage.unsure):
                continue
            sides = sides_of(words, at, clauses.text)
            people = [] if meeting is None else [
                (tuple(of_person(words, at, i, sides, clauses.text)), takes_part)
                for i, takes_part in _taking_part(clauses, words, at, meeting, who)
            ]  # fmt: skip
            yield Seen(word.low, ((*of_cue(words, at, sides), *whole), meeting is not None), people)


def _taking_part(
    clauses: PeopleOfClauses, words: list[Any], at: int, meeting: LabelledMeeting, who: Persons
) -> Iterable[tuple[int, bool]]:
    """Who stands near a word that tells of a meeting, with whether he is labelled as taking part. A pronoun for
    somebody whose name stands near too is left out: it takes part as little as it does not."""
    near = people_near(words, at)
    named = [place for place in meeting.participants if any(overlap((words[i].start, words[i].end), place)
                                                            for i in near)]  # fmt: skip
    for i in near:
        mentions = clauses.mentions(words, Side((i,)), set())
        own = [(words[i].start, words[i].end), *((m.at.start, m.at.end) for m in mentions if m.at is not None)]
        keys = {m.entity for m in mentions}
        here = [place for place in meeting.participants if any(overlap(each, place) for each in own)]
        meant = here or [place for place in meeting.participants if keys & who.at(place)]
        if meant and not here and words[i].kind in ("pronouns", "own") and any(place in named for place in meant):
            continue
        yield i, bool(meant)


def trained(seen: Iterable[Seen]) -> Model:
    """A model of what was seen; it knows only words that tell of a meeting in `FEWEST` of the places they stand."""
    every = list(seen)
    told, of_all = Counter(each.word for each in every if each.example[1]), Counter(each.word for each in every)
    known = {word for word in told if told[word] >= FEWEST * of_all[word]}
    chosen = [each for each in every if each.word in known]
    cues = fitted([each.example for each in chosen], DECAY["cue"])
    people = fitted([example for each in chosen if each.example[1] for example in each.people], DECAY["person"])
    return Model({**{f"w={word}": 0.0 for word in known}, **cues}, people)


def write(model: Model) -> None:
    """Writes the weights, in hundredths."""
    lines = [
        f"{which}\t{name}\t{round(weight * 100)}"
        for which, weights in (("cue", model.cues), ("person", model.people))
        for name, weight in sorted(weights.items())
    ]
    write_packed(TARGET, lines)
    print(f"{len(lines)} features, {TARGET.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
