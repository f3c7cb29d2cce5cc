"""How well names are read: against what the editors of `frus/` and `ehri/` tagged.

`python -m bench.reading_accuracy` ingests both corpora into an archive of their own and prints, for the rules, the
tagger and both together, and for each kind, how many of the editors' tagged proper names are found, and, for persons
of the FRUS volume's list, how many are given to the right entry. Words of `reading_left_out.txt`, and strings without a
capital, are no proper names and left out. "Found" is measured with the edition's list taken away; EHRI has none.

Precision is that of `ehri/`: what is found outside the tagging is judged by reading, a row a find in
`tests/accuracy/judged_names.tsv`, to which rows can be added; of those that nobody has judged as many are taken to be
right as of the judged ones. Behind each figure stands what it was at the last release (`reading_last_release.toml`,
written anew by `--release`).
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bench.last_release import keep_as_release, since_last_release
from bench.reading_corpora import ROOT, TaggedDocument, corpus_documents, opened_archive
from fonds.core.extracting.facts import Entity, NamesRead
from fonds.ports.mention_finder import MentionFinder

KINDS = {"person": "person", "place": "place", "organisation": "body"}
RECALL = {("frus", "person"): 0.95, ("ehri", "person"): 0.85, ("ehri", "place"): 0.85, ("ehri", "body"): 0.75}
PRECISION, GIVEN, RIGHTLY = 0.85, 0.92, 0.95
JUDGED = ROOT / "tests" / "accuracy" / "judged_names.tsv"
Judgements = dict[tuple[str, int, int, int, str], bool]


@dataclass(slots=True)
class Measured:
    """Counts of one finder over one corpus, each by kind."""

    tagged: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)
    outside: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    listed: int = 0
    given: int = 0
    rightly: int = 0
    characters: int = 0
    seconds: float = 0.0


def main(*, release: bool = False) -> None:
    """Prints the figures of both corpora; with `release` they become those of the last release."""
    from fonds.adapters.mention_finder_learned import LearnedMentionFinder, TogetherMentionFinder
    from fonds.adapters.mention_finder_rules import RulesMentionFinder

    finders: tuple[tuple[str, MentionFinder], ...] = (
        ("rules", RulesMentionFinder()), ("model", LearnedMentionFinder()), ("both", TogetherMentionFinder()),
    )  # fmt: skip
    judgements = judged_names()
    left_out = words_left_out()
    with opened_archive(("frus", "ehri")):
        for corpus in ("frus", "ehri"):
            documents = list(corpus_documents(corpus))
            for name, finder in finders:
                measured = measure(documents, finder, left_out, judgements)
                own = _figures(measured, corpus, name)
                _print(measured, own, corpus, name, finder.version)
    if release:
        keep_as_release()


def measure(
    documents: list[TaggedDocument], finder: MentionFinder, left_out: frozenset[str], judgements: Judgements
) -> Measured:
    """Counts what a finder finds in tagged documents."""
    made = Measured()
    for each in documents:
        began = time.process_time()
        read = finder.find(replace(each.document, listed=()))
        made.seconds += time.process_time() - began
        made.characters += sum(len(page.text) for page in each.document.pages)
        told = finder.find(each.document) if each.document.listed else None
        _count_tagged(made, each, read, told, left_out)
        _count_found(made, each, read, judgements)
    return made


def words_left_out() -> frozenset[str]:
    """The words that editors tag and that are no proper names, in small letters."""
    lines = (ROOT / "bench" / "reading_left_out.txt").read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def judged_names(path: Path = JUDGED) -> Judgements:
    """Whether a find is right, by file's SHA-256, page, start, end and kind."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]
    return {
        (f"{row[1]}{_part(row[0])}", int(row[2]), int(row[3]), int(row[4]), row[5]): row[6] == "yes" for row in rows
    }


def _part(record: str) -> str:
    return record.partition("#")[2]


def _count_tagged(
    made: Measured, each: TaggedDocument, read: NamesRead, told: NamesRead | None, left_out: frozenset[str]
) -> None:
    texts = {page.number: page.text for page in each.document.pages}
    for page, tag in each.tags:
        kind = KINDS.get(tag["kind"])
        words = texts[page][tag["start"] : tag["end"]]
        if kind is None or words.casefold() in left_out or not any(c.isupper() for c in words):
            continue
        made.tagged[kind] += 1
        made.found[kind] += bool(_at(read, kind, page, tag))
        if kind == "person" and told is not None:
            made.listed += 1
            keys = [entity.listed for entity in _at(told, kind, page, tag) if entity.listed]
            made.given += bool(keys)
            made.rightly += bool(keys) and keys[0] == (tag["ref"] or "").lstrip("#")


def _count_found(made: Measured, each: TaggedDocument, read: NamesRead, judgements: Judgements) -> None:
    kinds = {entity.key: str(entity.kind) for entity in read.entities}
    spans = [(page, tag["start"], tag["end"], KINDS.get(tag["kind"])) for page, tag in each.tags]
    for mention in read.mentions:
        if mention.at is None:
            continue
        at, kind = mention.at, kinds[mention.entity]
        if any(p == at.page and start < at.end and at.start < end and k == kind for p, start, end, k in spans):
            made.inside[kind] += 1
            continue
        made.outside[kind] += 1
        judged = judgements.get((f"{each.sha256}{_part(each.record)}", at.page, at.start, at.end, kind))
        made.judged[kind] += judged is not None
        made.right[kind] += bool(judged)


def _at(read: NamesRead, kind: str, page: int, tag: dict[str, Any]) -> list[Entity]:
    """The entities of a kind with a mention that overlaps the tag."""
    entities = {each.key: each for each in read.entities if each.kind == kind}
    return [
        entities[m.entity] for m in read.mentions
        if m.at is not None and m.at.page == page and m.at.start < tag["end"] and tag["start"] < m.at.end
        and m.entity in entities
    ]  # fmt: skip


def _figures(made: Measured, corpus: str, name: str) -> dict[str, float]:
    """The figures by name: "ehri rules person recall"."""
    found = {f"{corpus} {name} {kind} recall": made.found[kind] / made.tagged[kind] for kind in sorted(made.tagged)}
    if corpus == "ehri":
        for kind in sorted(made.inside):
            share = made.right[kind] / max(made.judged[kind], 1)
            total = made.inside[kind] + made.outside[kind]
            precision = (made.inside[kind] + made.outside[kind] * share) / total
            recall = found[f"{corpus} {name} {kind} recall"]
            found[f"{corpus} {name} {kind} precision"] = precision
            found[f"{corpus} {name} {kind} F1"] = 2 * precision * recall / (precision + recall)
    if made.listed:
        found[f"{corpus} {name} given to the right person"] = made.rightly / made.listed
        found[f"{corpus} {name} rightly so"] = made.rightly / max(made.given, 1)
    return found


def _print(made: Measured, own: dict[str, float], corpus: str, name: str, version: str) -> None:
    speed = made.characters / 1e6 / max(made.seconds, 1e-9)
    print(f"\n{corpus}, {name} ({version}): {made.characters / 1e6:.2f} MB, names alone {speed:.2f} MB a CPU second")
    if corpus == "frus" and name != "rules":
        print(
            "  the tagger was trained on this volume: see docs/reference/names-model.md for documents it had not seen"
        )
    for figure, value in own.items():
        what = figure.removeprefix(f"{corpus} {name} ")
        kind, _, measure_name = what.partition(" ")
        target = {
            "given to the right person": GIVEN, "rightly so": RIGHTLY,
            "recall": RECALL.get((corpus, kind)), "precision": PRECISION,
        }.get(what if what in ("given to the right person", "rightly so") else measure_name)  # fmt: skip
        wanted = "" if target is None else f"  target {target:.2f}: {'yes' if value >= target else 'NO'}"
        change = since_last_release(figure, value)
        counted = {
            "recall": f" ({made.found[kind]} of {made.tagged[kind]})",
            "precision": f" ({made.inside[kind]} tagged, {made.outside[kind]} beside them: "
            f"{made.right[kind]} of {made.judged[kind]} judged are right)",
        }.get(measure_name, "")
        print(f"  {what:26s} {value:.3f}{counted}{wanted}{change}")


if __name__ == "__main__":
    main(release="--release" in sys.argv[1:])
