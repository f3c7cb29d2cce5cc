"""Trains the model that adds numbers which the rules refuse (`core/extracting/figures_likely.py`), writes its weights.

Run by hand: `python -m bench.train_counted_numbers`. Needs FONDS_CORPORA. It learns from the numbers before a noun in
the open halves of the second and later readers' passages, those that the rules read and those that they refuse, and
from the former in `tests/accuracy/gold_training_figures.toml`. One is a figure where a reader labelled the number with
this noun.

What it would reach on other papers is printed first, of those that the rules refuse: documents are dealt into five
parts, and each is judged with what was learned from the other four. The ninth readers' stand apart: no rule has been
made with most of their passages in view.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from accuracy import gold_training  # noqa: E402
from accuracy.gold_reading import Passage  # noqa: E402
from bench.fitting_linear import Example, fitted  # noqa: E402
from bench.train_figures import PARTS, SEED, TARGET, labelled_passages, page_of, write  # noqa: E402
from fonds.core.extracting.counted_number_features import features_of_count  # noqa: E402
from fonds.core.extracting.figures_likely import COUNTED_FROM, legibility_of  # noqa: E402
from fonds.core.extracting.linear_models import probability  # noqa: E402
from fonds.core.extracting.numbers_refused import refused  # noqa: E402
from fonds.core.parsing.quantities import quantities  # noqa: E402
from fonds.core.parsing.quantity import Quantity  # noqa: E402

DECAY = 0.5
"""How strongly weights are drawn to zero: the L2 term of each sum of losses."""
FROM = (0.2, 0.4, 0.5, 0.6, 0.7, 0.8)
"""How likely a number must be, of which the figures are printed."""


class Seen(NamedTuple):
    """A number of a reader's passage, or of those judged, with what is seen of it and whether it is a figure."""

    reader: str
    is_read: bool
    example: Example


def main() -> None:
    """Trains, prints what it would reach on other papers, and writes the file."""
    seen: dict[str, list[Seen]] = defaultdict(list)
    for record, each in chain(_judged(), _labelled()):
        seen[record].append(each)
    records = sorted(seen)
    random.Random(SEED).shuffle(records)
    judged: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for own in (set(records[at::PARTS]) for at in range(PARTS)):
        weights = fitted([each.example for record in records if record not in own for each in seen[record]], DECAY)
        for each in chain.from_iterable(seen[record] for record in sorted(own)):
            if not each.is_read:
                features, is_figure = each.example
                for reader in (each.reader, "all"):
                    judged[reader].append((probability(weights, features), is_figure))
    for reader, of_reader in judged.items():
        print(f"{reader}: {len(of_reader)} that rules refuse, {sum(right for _, right in of_reader)} of them figures")
        for least in FROM:
            kept = [right for likely, right in of_reader if likely >= least]
            shipped = " (as shipped)" if least == COUNTED_FROM else ""
            print(f"  from {least}: {len(kept)} are added, {sum(kept)} of them rightly{shipped}")
    every = [each.example for record in records for each in seen[record]]
    write(fitted(every, DECAY), TARGET.with_name("counted_numbers_model.tsv.gz"))


def _judged() -> Iterator[tuple[str, Seen]]:
    """The numbers before a noun that were judged to be learned from, each with the record it is of."""
    for each in gold_training.numbers():
        text = page_of(each.file, each.sha256, "", each.page)
        for found in _read_before_nouns(text):
            if found.start < each.at[1] and each.at[0] < found.end:
                yield Path(each.file).stem, _seen("judged", text, found, is_figure=each.is_figure, is_read=True)


def _labelled() -> Iterator[tuple[str, Seen]]:
    """The numbers before a noun in open passages, each with the record it is of."""
    for reader, passage in labelled_passages():
        text = page_of(passage.file, passage.sha256, passage.part, passage.page)
        read = list(quantities(text))
        before_nouns = [(each, True) for each in _before_nouns(read)]
        for found, is_read in (*before_nouns, *((each, False) for each in refused(text, read))):
            if passage.holds(found.start, found.end):
                is_figure = _is_labelled(passage, text, found)
                record = Path(passage.file).stem + passage.part
                yield record, _seen(reader, text, found, is_figure=is_figure, is_read=is_read)


def _seen(reader: str, text: str, found: Quantity, *, is_figure: bool, is_read: bool) -> Seen:
    features = features_of_count(text, found, legibility_of(text), read=is_read)
    return Seen(reader, is_read, (features, is_figure))


def _read_before_nouns(text: str) -> list[Quantity]:
    return _before_nouns(list(quantities(text)))


def _before_nouns(read: list[Quantity]) -> list[Quantity]:
    return [each for each in read if not each.unit and each.measure and not each.is_bare]


def _is_labelled(passage: Passage, text: str, found: Quantity) -> bool:
    """Whether a reader labelled a figure of the same number and noun at the place."""
    return any(
        label.at[0] < found.end
        and found.start < label.at[1]
        and (label.value, label.value_max, label.unit) == (found.value, found.value_max, "")
        and label.measure is not None
        and " ".join(text[slice(*label.measure)].casefold().split()) == found.measure.casefold()
        for label in passage.figures
    )


if __name__ == "__main__":
    main()
