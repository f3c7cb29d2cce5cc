"""How well facts are read in the second reader's passages: `python -m bench.reading_second_reader [--faults]`.

Needs FONDS_CORPORA. The passages of `tests/accuracy/gold_second_reader_open.toml` and `gold_second_reader_sealed.toml`
were labelled by somebody who knew neither the rules nor what they find. Figures, marks, offices and meetings are
compared as the first reader's are (`bench/reading_gold.py`, `bench/reading_gold_offices.py`). A date is right where a
find overlaps the label and its EDTF is one that the label holds; what is found in a passage and not labelled is wrong,
but for places where readers may differ and for words that nobody can resolve.

"looked at" is the open half, "measured only" the one that was sealed until 2026-11-30. `--faults` prints what was wrong
in the open half, and of offices and meetings in both. Last
come the passages that two readers labelled: how far they agree, which is what a finder can be asked to reach.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from accuracy import gold_later_readers, gold_offices, gold_reading  # noqa: E402
from accuracy.gold_reading import LabelledDate, Passage, Place  # noqa: E402
from accuracy.gold_second_reader import FILES, office_passages, reading_passages  # noqa: E402
from bench import reading_gold_offices  # noqa: E402
from bench.named_at import overlap  # noqa: E402
from bench.reading_gold import (  # noqa: E402
    Count,
    figure_at,
    pages,
    print_figures,
    print_kind,
    print_marks,
    same_mark,
    same_measure,
    same_number,
    scores,
)
from fonds.core.extracting import dates  # noqa: E402
from fonds.core.extracting.document import Range  # noqa: E402
from fonds.core.extracting.facts import DateFound, Figure, MarkFound  # noqa: E402
from fonds.core.extracting.reading import read  # noqa: E402

READER = "second reader, blind"


def main(*, faults: bool = False) -> None:
    """Prints all measures."""
    print_reader(FILES, READER, faults=faults)
    print_agreement()


def print_reader(files: Sequence[str], reader: str, *, faults: bool) -> None:
    """Prints the measures of the kinds that the files of a reader are labelled for."""
    if figures := reading_passages("figures", of=files):
        print_figures(figures, faults=faults, reader=reader)
    if marks := reading_passages("marks", of=files):
        print_marks(marks, faults=faults, reader=reader)
    if dated := reading_passages("dates", of=files):
        print_dates(dated, faults=faults, reader=reader)
    if offices := office_passages(of=files):
        with tempfile.TemporaryDirectory() as folder:
            measured = reading_gold_offices.measure(offices, Path(folder))
        reading_gold_offices.report(measured, reader)
        if faults:
            print(*(f"    {each}" for each in measured.misses), sep="\n")


def print_dates(passages: Iterable[Passage], *, faults: bool, reader: str = READER) -> None:
    """Prints how dates are read in passages that a reader labelled."""
    counted: dict[tuple[str, bool], list[Count]] = defaultdict(list)
    for passage, document, page in pages(passages):
        found = [each for each in read(document).dates if each.edtf and each.at.page == passage.page]
        inside = [each for each in found if passage.holds(each.at.start, each.at.end)]
        settled = [label for label in passage.dates if label.edtf]
        inside = [each for each in inside if any(_meets(x, each) and x.edtf for x in passage.dates)
                  or not any(_meets(x, each) for x in passage.dates)]  # fmt: skip
        right = [label for label in settled if any(_is_date(label, each) for each in inside)]
        good = [each for each in inside if any(_is_date(label, each) for label in settled)]
        counted[passage.corpus, passage.looked_at].append((min(len(right), len(good)), len(inside), len(settled)))
        if faults and passage.looked_at:
            name = f"{passage.file} {passage.part} p{passage.page}"
            for label in (each for each in settled if each not in right):
                print(f"    missed {name}: {page[slice(*label.at)]!r} is {label.edtf[0]}")
            for each in (each for each in inside if each not in good):
                print(f"    wrong  {name}: {page[each.at.start : each.at.end]!r} read {each.edtf}")
    print_kind("dates", dates.FINDER, counted, reader)


def _meets(label: LabelledDate, found: DateFound) -> bool:
    return found.at.start < label.at[1] and label.at[0] < found.at.end


def _is_date(label: LabelledDate, found: DateFound) -> bool:
    return _meets(label, found) and found.edtf in label.edtf


def print_agreement() -> None:
    """Prints how far the two readers agree on the passages that both labelled, the second's labels taken as finds."""
    agreed: dict[str, list[Count]] = defaultdict(list)
    for kind, first in (("figures", gold_reading.figure_passages()), ("marks", gold_reading.mark_passages())):
        theirs = {_place_of(each): each for each in first}
        for again, _, page in pages(reading_passages(kind, again=True)):
            _compare(agreed, theirs[_place_of(again)], again, page)
    offices = {_place_of(each): each for each in gold_offices.passages()}
    for passage in office_passages(again=True):
        _compare_offices(agreed, offices[_place_of(passage)], passage)
    print("how far two readers agree, who labelled the same passages without a look at each other's labels:")
    for kind, counts in agreed.items():
        print(f"  {kind}: {scores(counts)}, {len(counts)} passages")
    print("how another reader finds what later readers labelled, were that a finder's:")
    for kind, counts in _found_again().items():
        print(f"  {kind}: {scores(counts)}, {len(counts)} passages")


def _found_again() -> dict[str, list[Count]]:
    """The second labels of later readers' passages, measured as finds: what that reader was unsure of is none."""
    every = [name for reader in gold_later_readers.READERS for name in gold_later_readers.files(reader)]
    labelled = {_place_of(each): each for each in office_passages(of=every) if "meetings" in each.kinds}
    counted: dict[str, list[Count]] = defaultdict(list)
    for again in office_passages(again=True, of=[gold_later_readers.AGAIN]):
        first = labelled[_place_of(again)]
        finds = [
            each
            for each in again.meetings
            if not any(overlap(each.at, place) for place in first.unsure) or _answers(each, first.meetings)
        ]
        met = {label: [each for each in finds if overlap(label.at, each.at)] for label in first.meetings}
        counted["meetings"].append((sum(map(bool, met.values())), len(finds), len(met)))
        counted["participants"].append(
            (
                sum(_shared(label.participants, [x for each in found for x in each.participants])
                    for label, found in met.items()),
                sum(len(each.participants) for each in finds),
                sum(len(each.participants) for each in met),
            )
        )  # fmt: skip
    return counted


def _place_of(passage: Passage | gold_offices.Passage) -> tuple[str, str, int, int]:
    return passage.file, passage.part, passage.page, passage.start


def _compare(agreed: dict[str, list[Count]], first: Passage, again: Passage, page: str) -> None:
    def known(at: Place) -> bool:
        return first.holds(*at) and again.holds(*at)

    def range_of(at: Place) -> Range:
        return Range(again.page, *at)

    marks = [MarkFound(each.kind, "", "", range_of(each.at), "", 1) for each in again.marks if known(each.at)]
    figures = [
        Figure(each.value, each.unit, page[slice(*each.measure)] if each.measure else "", range_of(each.at), "", 1,
               value_max=each.value_max)
        for each in again.figures
        if known(each.at)
    ]  # fmt: skip
    if first.marks or again.marks:
        wanted = [each for each in first.marks if known(each.at)]
        right = sum(any(same_mark(label, each) for each in marks) for label in wanted)
        agreed["marks"].append((right, len(marks), len(wanted)))
    if first.figures or again.figures:
        labels = [each for each in first.figures if known(each.at)]
        met = [(label, each) for label in labels if (each := figure_at(label, figures)) and same_number(label, each)]
        whole = sum(same_measure(label, each, page) for label, each in met)
        agreed["figures"].append((whole, len(figures), len(labels)))
        agreed["figures, number and unit alone"].append((len(met), len(figures), len(labels)))


def _compare_offices(agreed: dict[str, list[Count]], first: gold_offices.Passage, again: gold_offices.Passage) -> None:
    unsure = (*first.unsure, *again.unsure)

    def sure(places: Iterable[Place]) -> bool:
        return not any(overlap(place, other) for place in places for other in unsure)

    one, other = ([each for each in x.offices if sure([each.office])] for x in (first, again))
    right = sum(
        any(2 * overlap(a.office, b.office) >= max(map(_length, (a.office, b.office))) and overlap(a.person, b.person)
            for b in other)
        for a in one
    )  # fmt: skip
    agreed["offices"].append((right, len(other), len(one)))
    meetings, finds = ([each for each in x.meetings if sure([each.at]) or _answers(each, y.meetings)]
                       for x, y in ((first, again), (again, first)))  # fmt: skip
    pairs = [(a, next((b for b in finds if overlap(a.at, b.at)), None)) for a in meetings]
    agreed["meetings"].append((sum(b is not None for _, b in pairs), len(finds), len(meetings)))
    both = sum(_shared(a.participants, b.participants) for a, b in pairs if b is not None)
    agreed["participants"].append(
        (both, sum(len(each.participants) for each in finds), sum(len(each.participants) for each in meetings))
    )


def _answers(meeting: gold_offices.LabelledMeeting, labels: Iterable[gold_offices.LabelledMeeting]) -> bool:
    return any(overlap(meeting.at, each.at) for each in labels)


def _shared(one: Sequence[Place], other: Sequence[Place]) -> int:
    return sum(any(overlap(a, b) for b in other) for a in one)


def _length(place: Place) -> int:
    return place[1] - place[0]


if __name__ == "__main__":
    main(faults="--faults" in sys.argv)
