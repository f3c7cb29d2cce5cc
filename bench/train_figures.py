"""Trains the learned judge of figures (`core/extracting/figures_likely.py`) and writes its weights.

Run by hand: `python -m bench.train_figures`. Needs FONDS_CORPORA. It learns from the numbers of
`tests/accuracy/gold_training_figures.toml` and those of the open halves of the second and later readers' passages that
it would be asked of: which are figures, and which a machine made of stains and misread words.

What it would reach on other papers is printed first: documents are dealt into five parts, and each is judged with what
was learned from the other four, beside the rules, which take every one of these numbers for a figure.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from accuracy import gold_later_readers, gold_second_reader, gold_training  # noqa: E402
from accuracy.gold_reading import Passage  # noqa: E402
from accuracy.gold_texts import document_and_text  # noqa: E402
from accuracy.gold_training import JudgedNumber  # noqa: E402
from bench.fitting_linear import Example, fitted  # noqa: E402
from bench.packed import write_packed  # noqa: E402
from bench.reading_gold import CORPORA, Count, document_read, scores  # noqa: E402
from fonds.core.extracting.figure_features import features_of  # noqa: E402
from fonds.core.extracting.figures_likely import LIKELY_FROM, asked_of  # noqa: E402
from fonds.core.extracting.linear_models import Weights, probability  # noqa: E402
from fonds.core.extracting.reading import with_lines_read  # noqa: E402
from fonds.core.parsing.quantities import quantities  # noqa: E402
from fonds.core.parsing.quantity import Quantity  # noqa: E402

SEED = 7
PARTS = 5
DECAY = 2.0
"""How strongly weights are drawn to zero: the L2 term of each sum of losses."""
TARGET = ROOT / "src" / "fonds" / "core" / "extracting" / "data" / "figures_model.tsv.gz"


class Seen(NamedTuple):
    """A number that the model is asked of: of whose passages, with what is seen of it and whether it is a figure."""

    reader: str
    example: Example


def main() -> None:
    """Trains, prints what it would reach on other papers, and writes the file."""
    seen: dict[str, list[Seen]] = defaultdict(list)
    for record, each in chain(_judged(gold_training.numbers()), _labelled()):
        seen[record].append(each)
    records = sorted(seen)
    random.Random(SEED).shuffle(records)
    counted: dict[str, list[Count]] = defaultdict(list)
    for part in (records[at::PARTS] for at in range(PARTS)):
        own = set(part)
        weights = trained(each.example for record in records if record not in own for each in seen[record])
        for each in chain.from_iterable(seen[record] for record in part):
            features, is_figure = each.example
            kept = probability(weights, features) >= LIKELY_FROM
            for reader in (each.reader, "all"):
                counted[f"{reader}: rules alone"].append((is_figure, True, is_figure))
                counted[f"{reader}: rules and model"].append((is_figure and kept, kept, is_figure))
    for name, counts in counted.items():
        print(f"{name}: {scores(counts)}")
    write(trained(each.example for record in records for each in seen[record]))


def _judged(numbers: Iterable[JudgedNumber]) -> Iterator[tuple[str, Seen]]:
    """The numbers judged to be learned from, each with the record it is of."""
    for each in numbers:
        text = page_of(each.file, each.sha256, "", each.page)
        for found in _asked_in(text):
            if found.start < each.at[1] and each.at[0] < found.end:
                yield Path(each.file).stem, Seen("judged", (tuple(features_of(text, found)), each.is_figure))


def _labelled() -> Iterator[tuple[str, Seen]]:
    """The numbers of open passages, each with the record it is of."""
    for reader, passage in labelled_passages():
        text = page_of(passage.file, passage.sha256, passage.part, passage.page)
        for found in _asked_in(text):
            if passage.holds(found.start, found.end):
                example = tuple(features_of(text, found)), _is_labelled(passage, found)
                yield Path(passage.file).stem + passage.part, Seen(reader, example)


def labelled_passages() -> Iterator[tuple[str, Passage]]:
    """The open passages labelled for figures, each with which reader's it is."""
    files = {"second": ("gold_second_reader_open.toml",)}
    files |= {reader: gold_later_readers.files(reader, sealed=False) for reader in gold_later_readers.READERS}
    for reader, names in files.items():
        for passage in gold_second_reader.reading_passages("figures", of=names):
            yield reader, passage


def page_of(file: str, sha256: str, part: str, page: int) -> str:
    """The text of a page as finders get it."""
    document, text = document_and_text(CORPORA, file, sha256, part)
    return with_lines_read(document_read(document, text)).pages[page - 1].text


def _asked_in(text: str) -> list[Quantity]:
    return asked_of(text, list(quantities(text)))


def _is_labelled(passage: Passage, found: Quantity) -> bool:
    """Whether a reader labelled a figure of the same number at the place."""
    return any(
        label.at[0] < found.end and found.start < label.at[1] and label.value == found.value
        for label in passage.figures
    )


def trained(examples: Iterable[Example]) -> Weights:
    """The weights of a model of what was seen."""
    return fitted(list(examples), DECAY)


def write(weights: Weights, target: Path = TARGET) -> None:
    """Writes the weights, in hundredths."""
    write_packed(target, [f"{name}\t{round(weight * 100)}" for name, weight in sorted(weights.items())])
    print(f"{len(weights)} features, {target.stat().st_size / 1e3:.1f} kB")


if __name__ == "__main__":
    main()
