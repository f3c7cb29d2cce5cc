"""Trains the tagger of names (`core/extracting/name_tagger.py`) on the FRUS volume and writes its weights.

Run by hand: `python -m bench.train_names`. Persons are those that the editors tagged, and beside them, as bodies, as
places and as persons that the list leaves out, what the rules find. Of each passage further copies are made with other
names: of the public lists, and made up ones that no list has, so that the words beside a name count and not the name.
A second model, trained on every other document, is measured on the rest against the editors' tags, and printed.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bench.packed import write_packed

SEED = 20
COPIES = 3
ROUNDS = 4
SMALLEST = 0.08  # weights that are smaller throughout are left out
TARGET = Path(__file__).parent.parent / "src" / "fonds" / "core" / "extracting" / "data" / "names_model.tsv.gz"
_SYLLABLES = (
    "ba be bo bra da do dra el fi ga gor ha ji ka kov la lem ma mi nek no o pa pe ra ros sa ska ta to tzu va ve wil yo "
    "za zhi"
)

Sample = tuple[list[Any], tuple[str, str], bool, list[str]]


def main() -> None:
    """Trains on the whole volume and writes the file."""
    from bench.reading_corpora import corpus_documents, opened_archive

    with opened_archive(("frus",)):
        documents = list(corpus_documents("frus"))
    train(documents)


def train(documents: Sequence[tuple[str, Any, Any]]) -> None:
    """Trains on documents with their tags, measures on every other one, and writes the weights of all."""
    halves = [documents[0::2], documents[1::2]]
    weights = trained(samples(halves[0]))
    found, tagged = _recall(halves[1], weights)
    print(f"persons found in the documents left out of training: {found} of {tagged}: {found / tagged:.3f}")
    weights = trained(samples(documents))
    lines = [f"{name}\t" + "\t".join(str(round(n * 100)) for n in numbers) for name, numbers in sorted(weights.items())]
    write_packed(TARGET, lines)
    print(f"{len(lines)} features, {TARGET.stat().st_size / 1e3:.0f} kB")


def samples(documents: Iterable[tuple[str, Any, Any]]) -> list[Sample]:
    """A sample for each run of capital words: its words, the words beside it, whether it begins, and the labels."""
    from fonds.core.extracting.capital_words import runs
    from fonds.core.extracting.name_tagger import context
    from fonds.core.extracting.names import names

    made = []
    for _, document, tags, *_ in documents:
        read = names(document)
        kinds = {each.key: str(each.kind) for each in read.entities}
        for page in document.pages:
            spans = [(t["start"], t["end"], "person") for n, t in tags if n == page.number and t["kind"] == "person"]
            spans += [
                (m.at.start, m.at.end, kinds[m.entity]) for m in read.mentions if m.at and m.at.page == page.number
            ]
            spans.sort()
            at = 0
            for run, begins in runs(page.text):
                while at < len(spans) and spans[at][1] <= run[0].start:
                    at += 1
                near = spans[at : at + 12]
                labels = [next((k for s, e, k in near if s <= w.start < e), "none") for w in run]
                made.append((list(run), context(page.text, run), begins, labels))
    return made


def trained(own: list[Sample]) -> dict[str, tuple[float, float, float, float]]:
    """The averaged weights of a perceptron after `ROUNDS` rounds over the samples and their varied copies."""
    from fonds.core.extracting.name_tagger import LABELS, features

    rng = random.Random(SEED)
    all_samples = own + [_varied(sample, rng) for _ in range(COPIES) for sample in own]
    weights: defaultdict[str, list[float]] = defaultdict(lambda: [0.0] * 4)
    totals: defaultdict[str, list[float]] = defaultdict(lambda: [0.0] * 4)
    step = 0
    for _ in range(ROUNDS):
        rng.shuffle(all_samples)
        for run, beside, begins, labels in all_samples:
            given = ""
            for at, label in enumerate(labels):
                step += 1
                seen = list(features(run, at, beside, given, begins=begins))
                scores = [0.0] * 4
                for feature in seen:
                    if feature in weights:
                        held = weights[feature]
                        for i in range(4):
                            scores[i] += held[i]
                right, said = LABELS.index(label), max(range(4), key=scores.__getitem__)
                if right != said:
                    for feature in seen:
                        for i, change in ((right, 1.0), (said, -1.0)):
                            weights[feature][i] += change
                            totals[feature][i] += change * step
                given = label if rng.random() < 0.7 else LABELS[said]
    averaged = {}
    for feature, held in weights.items():
        mean = [held[i] - totals[feature][i] / step for i in range(4)]
        if max(map(abs, mean)) >= SMALLEST:
            averaged[feature] = (mean[0], mean[1], mean[2], mean[3])
    return averaged


def _varied(sample: Sample, rng: random.Random) -> Sample:
    """A copy with other names in the places of persons and places."""
    from fonds.core.extracting.gazetteer import given_names, places, surnames
    from fonds.core.extracting.word_knowledge import ENGLISH, GIVEN, TITLE, known

    lists = _VARIETY or _VARIETY.update(
        given=sorted(given_names()), family=sorted(surnames()), place=sorted(n for n in places() if " " not in n)
    ) or _VARIETY  # fmt: skip
    run, beside, begins, labels = sample
    words = []
    for word, label in zip(run, labels, strict=True):
        if word.initial or label not in ("person", "place") or word.bits & TITLE or not word.bare[:1].isupper():
            words.append(word)
            continue
        if label == "place" and (word.bits & ENGLISH or len(run) > 2):
            words.append(word)
            continue
        which = "place" if label == "place" else "given" if word.bits & GIVEN else "family"
        name = rng.choice(lists[which]) if rng.random() < 0.5 else _made_up(rng)
        words.append(word._replace(bare=name, raw=name, bits=known(name)))
    return words, beside, begins, labels


_VARIETY: dict[str, list[str]] = {}


def _made_up(rng: random.Random) -> str:
    return "".join(rng.choice(_SYLLABLES.split()) for _ in range(rng.randint(2, 4))).title()


def _recall(documents: Iterable[tuple[str, Any, Any]], weights: Any) -> tuple[int, int]:
    from fonds.core.extracting.document import NameKind
    from fonds.core.extracting.name_tagger import tagged_on_page

    found = tagged = 0
    for _, document, tags, *_ in documents:
        for page in document.pages:
            named = [each.at for each in tagged_on_page(page, weights) if each.kind is NameKind.PERSON]
            for number, tag in tags:
                if number == page.number and tag["kind"] == "person":
                    tagged += 1
                    found += any(at.start < tag["end"] and tag["start"] < at.end for at in named)
    return found, tagged


if __name__ == "__main__":
    main()
