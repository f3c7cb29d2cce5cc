"""A small learned tagger of names: which word with a capital is part of a person's, a body's, a place's name, or none.

A linear model, one word after the other, trained as an averaged perceptron (Collins 2002) by `bench/train_names.py` on
the public-domain volume of *Foreign Relations*; `docs/reference/names-model.md` is its card. Its features are the
word's shape and ending, what the public lists say of it, its neighbours, and the labels given before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from fonds.core.extracting import word_knowledge as of
from fonds.core.extracting.capital_words import CapitalWord, runs
from fonds.core.extracting.document import DocumentPage, NameKind, Range
from fonds.core.extracting.named import Named
from fonds.core.text.packed_lines import packed_lines

FINDER = "names-model/1"

LABELS = ("none", "person", "body", "place")
_KINDS = {"person": NameKind.PERSON, "body": NameKind.BODY, "place": NameKind.PLACE}
_BITS = (
    of.GIVEN, of.SURNAME, of.ASIAN, of.TITLE, of.HONORIFIC, of.BODY, of.COMMON, of.ENGLISH, of.PLACE, of.LARGE_PLACE,
    of.STATE, of.PEOPLE, of.UPPER, of.NAME_LIKE, of.EPONYM, of.STATE_ABBREVIATED, of.FREQUENT,
)  # fmt: skip
_SURE = 8.0  # how far the best label must lead for the confidence to be 0.9

Weights = dict[str, tuple[float, float, float, float]]


def context(text: str, run: Sequence[CapitalWord]) -> tuple[str, str]:
    """The words in small letters right before and right after a run, "" where a sentence or a line begins or ends."""
    before = text[max(0, run[0].start - 30) : run[0].start].split()
    after = text[run[-1].end : run[-1].end + 30].split()
    return (before[-1].casefold() if before else "", after[0].casefold() if after else "")


def features(
    run: Sequence[CapitalWord], at: int, beside: tuple[str, str], given: str, *, begins: bool
) -> Iterator[str]:
    """What is seen of the word `at` of a run; `given` is the label of the word before it, "" for the first."""
    word = run[at]
    last = at == len(run) - 1
    yield "bias"
    yield f"l={given}"
    if word.initial:
        yield "initial"
    else:
        small = word.bare.casefold()
        yield f"w={small}"
        yield f"e={small[-3:]}"
        bits = word.bits
        for bit in _BITS:
            if bits & bit:
                yield f"k={bit}"
        yield f"k&l={bits & (of.GIVEN | of.SURNAME | of.ENGLISH | of.PLACE | of.STATE | of.BODY)}|{given}"
        if "-" in small:
            yield "hyphen"
    if at:
        previous = run[at - 1]
        yield "pi" if previous.initial else f"pw={previous.bare.casefold()}"
        yield f"pk={previous.bits & (of.GIVEN | of.TITLE | of.BODY | of.ENGLISH | of.STATE)}"
    else:
        yield f"b={beside[0]}"
        yield f"begins={begins}"
    if last:
        yield f"a={beside[1]}"
    else:
        following = run[at + 1]
        yield "ni" if following.initial else f"nw={following.bare.casefold()}"
        yield f"nk={following.bits & (of.GIVEN | of.SURNAME | of.TITLE | of.BODY | of.ENGLISH | of.STATE)}"
    yield f"alone={len(run) == 1}|{last}"


def labels(
    weights: Weights, run: Sequence[CapitalWord], beside: tuple[str, str], *, begins: bool
) -> list[tuple[str, float]]:
    """The label of each word of a run, with how far it leads before the next best."""
    given = ""
    found = []
    for at in range(len(run)):
        scores = [0.0, 0.0, 0.0, 0.0]
        for feature in features(run, at, beside, given, begins=begins):
            held = weights.get(feature)
            if held is not None:
                scores[0] += held[0]
                scores[1] += held[1]
                scores[2] += held[2]
                scores[3] += held[3]
        best = max(range(4), key=scores.__getitem__)
        lead = scores[best] - max(score for i, score in enumerate(scores) if i != best)
        given = LABELS[best]
        found.append((given, lead))
    return found


def tagged_on_page(page: DocumentPage, weights: Weights | None = None) -> list[Named]:
    """The names that the model sees on a page, in order. Words of one label that stand side by side are one name."""
    held = weights if weights is not None else _shipped()
    found: list[Named] = []
    for run, begins in runs(page.text):
        given = labels(held, run, context(page.text, run), begins=begins)
        start = 0
        while start < len(run):
            label = given[start][0]
            end = start + 1
            while end < len(run) and given[end][0] == label:
                end += 1
            if label != "none":
                first = start
                titles = []
                while label == "person" and first < end - 1 and run[first].bits & of.TITLE:
                    titles.append(run[first].raw)
                    first += 1
                at = Range(page.number, run[first].start, run[end - 1].end)
                lead = min(each[1] for each in given[first:end])
                name = " ".join(page.text[at.start : at.end].split())
                found.append(Named(_KINDS[label], at, name, tuple(titles), min(0.9, 0.5 + 0.4 * lead / _SURE)))
            start = end
    return [each for each in found if len(each.name) > 1]


@cache
def _shipped() -> Weights:
    weights: Weights = {}
    for line in packed_lines("fonds.core.extracting", "names_model.tsv.gz"):
        name, *numbers = line.split("\t")
        one, two, three, four = (int(number) / 100 for number in numbers)
        weights[name] = (one, two, three, four)
    return weights
