"""How well offices and meetings are read: against passages labelled by reading (`tests/accuracy/gold_offices.toml`).

`python -m bench.reading_gold_offices` ingests the records that the passages are of into an archive of their own, runs
the finders over them, and prints precision, recall and F1 of offices, meetings and participants: for the records that
rules were made on, for those that are only measured, for both, and for each corpus. A line for every miss with
`--misses`; the half that was only measured may be looked at since 2026-11-30.

An office is found where a find overlaps the labelled words by at least half of the longer and is given to the person
whose name stands at the labelled place. A meeting is found where a find overlaps it; a participant of it where the find
has the person who stands at the labelled place. What is found in a passage and not labelled is wrong, but for places
where readers may differ.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from accuracy.gold_offices import LabelledMeeting, LabelledOffice, Passage, passages  # noqa: E402
from bench.last_release import keep_as_release, since_last_release  # noqa: E402
from bench.named_at import Persons, is_same_place, overlap  # noqa: E402
from bench.reading_corpora import CORPORA  # noqa: E402

TARGETS = {"offices": 0.85, "participants": 0.90}
_KINDS = ("offices", "bodies of offices", "meetings", "participants", "dates of meetings", "places of meetings")
_NOTED = "reporters of meetings"  # by the readers whose rows have `reported_by`


@dataclass(slots=True)
class Count:
    """Right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to find."""
        whole = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / whole if whole else 1.0

    def __str__(self) -> str:
        found, labelled = self.right + self.wrong, self.right + self.missed
        precision, recall = (self.right / of if of else 1.0 for of in (found, labelled))
        return (
            f"precision {precision:.3f}, recall {recall:.3f}, F1 {self.f1:.3f} "
            f"({self.right} of {labelled}, {found} found)"
        )


@dataclass(slots=True)
class Measured:
    """Counts by kind, corpus and whether the record may be looked at; `misses` in words."""

    counts: dict[tuple[str, str, bool], Count] = field(default_factory=lambda: defaultdict(Count))
    misses: list[str] = field(default_factory=list)
    by_finder: dict[str, Measured] = field(default_factory=dict)
    """Meetings and participants by what finds them: rules alone, the model alone."""

    def total(self, kind: str, corpus: str = "", looked_at: bool | None = None) -> Count:
        """The sum over corpora and halves that are not named."""
        chosen = (
            count
            for (k, c, half), count in self.counts.items()
            if k == kind and corpus in ("", c) and looked_at in (None, half)
        )
        return sum(chosen, Count())


def main() -> None:
    """Prints the figures."""
    labelled = passages()
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(labelled, Path(folder))
    report(measured)
    if "--misses" in sys.argv:
        print("\n".join(measured.misses))


def measure(labelled: tuple[Passage, ...], folder: Path) -> Measured:
    """Ingests the records of the passages into an archive in `folder`, reads them, and counts."""
    for corpus in ("puzanov", "frus", "ehri", "jfk"):
        if files := {each.file for each in labelled if each.corpus == corpus}:
            ingest(folder, corpus, files)
    from fonds.core.extracting.meetings_likely import shipped
    from fonds.core.extracting.reading import read

    measured = Measured()
    others = each_alone(shipped())
    measured.by_finder = {name: Measured() for name in others}
    texts = dict(documents())
    passages_of: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in labelled:
        passages_of[passage.file, passage.part].append(passage)
    for key, own in passages_of.items():
        document = texts[key]
        reading = read(document)
        for passage in own:
            _count(measured, passage, document, reading)
        for name, likely in others.items():
            count_meetings(measured.by_finder[name], document, own, likely)
    return measured


def each_alone(model: Any) -> dict[str, Any]:
    """What finds meetings beside the rules, where the rules are measured alone, and a model instead of them."""
    from fonds.core.extracting.meetings_likely import with_likely

    return {
        "rules alone": None,
        "model alone": lambda clauses, _told, start: with_likely(clauses, [], start, model),
    }


def count_meetings(measured: Measured, document: Any, passages: Iterable[Passage], likely: Any) -> None:
    """Counts the meetings found in passages of a document, where `likely` finds them beside the rules."""
    from fonds.core.extracting.reading import read

    reading = read(document, likely=likely)
    for passage in (each for each in passages if "meetings" in each.kinds):
        who = Persons(passage.page, reading)
        _count_meetings(measured, passage, reading, who, _page_of(document, passage))


def _page_of(document: Any, passage: Passage) -> str:
    return next(str(page.text) for page in document.pages if page.number == passage.page)


def ingest(folder: Path, corpus: str, files: set[str]) -> None:
    """Ingests the named files of a corpus, without spreadsheets."""
    from fonds.cli import main as fonds

    source = folder / corpus
    for file in sorted(files):
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CORPORA / file, target)
    arguments = ["--archive", str(folder / "archive"), "ingest", str(source), "--collection", corpus]
    with redirect_stdout(StringIO()):  # its report would stand among the figures
        code = fonds([*arguments, "--no-comparisons", "--json"])
    if code:
        raise SystemExit(f"could not ingest {corpus}")


def documents() -> Iterator[tuple[tuple[str, str], Any]]:
    """Every text of the archive that is read, by its file and the `xml:id` of a volume's document."""
    from fonds.catalogue.access import Reader
    from fonds.catalogue.documents_to_read import documents_of, texts_to_read
    from fonds.catalogue.models import UnitOfDescription

    for unit in UnitOfDescription.objects.filter(has_text=True).select_related("parent").order_by("pk"):
        for chosen in texts_to_read(Reader.ANONYMOUS, [unit.pk]).values():
            part = chosen.part.removeprefix("xml:id=") if chosen.part.startswith("xml:id=") else ""
            (document,) = documents_of(Reader.ANONYMOUS, [(unit, chosen)])
            yield (chosen.path, part), document


def report(measured: Measured, reader: str = "") -> None:
    """Prints the counts by kind, with the finders' versions; `reader` says who labelled where it is not the first."""
    from fonds.core.extracting import meetings, meetings_likely, names, offices

    finders = f"{offices.FINDER}, {meetings.FINDER}, {meetings_likely.FINDER}, {names.FINDER}"
    print(f"offices and meetings in passages labelled by reading{f' ({reader})' if reader else ''} ({finders})")
    kinds = (*_KINDS, _NOTED) if any(kind == _NOTED for kind, _, _ in measured.counts) else _KINDS
    for kind in (each for each in kinds if any(k == each for k, _, _ in measured.counts)):
        target = f"   target {TARGETS[kind]}" if kind in TARGETS else ""
        every = measured.total(kind)
        change = "" if reader else since_last_release(f"labelled {kind} F1", every.f1)
        print(f"  {kind}: {every}{target}{change}")
        for name, looked_at in (("looked at", True), ("only measured", False)):
            if any(half is looked_at for _, _, half in measured.counts):
                print(f"    {name}: {measured.total(kind, looked_at=looked_at)}")
        for corpus in ("puzanov", "frus", "ehri", "jfk"):
            print(f"    {corpus}: {measured.total(kind, corpus)}")
        if kind in ("meetings", "participants"):
            for name, alone in measured.by_finder.items():
                print(f"    {name}: {alone.total(kind)}; only measured: {alone.total(kind, looked_at=False)}")


def _count(measured: Measured, passage: Passage, document: Any, reading: Any) -> None:
    text = _page_of(document, passage)
    who = Persons(passage.page, reading)
    if "offices" in passage.kinds:
        _count_offices(measured, passage, reading, who, text)
    if "meetings" in passage.kinds:
        _count_meetings(measured, passage, reading, who, text)


def _count_offices(measured: Measured, passage: Passage, reading: Any, who: Persons, text: str) -> None:
    found = [each for each in reading.offices if _is_in(each.at, passage)]
    left = list(found)
    for label in passage.offices:
        match = next((each for each in left if _is_office(each, label, who)), None)
        if match is not None:
            left.remove(match)
            _tell(measured, "offices", passage, Count(right=1))
            if label.body is not None:
                right = match.body in who.at(label.body)
                said = Count(right=int(right), wrong=int(not right and bool(match.body)), missed=int(not right))
                _tell(measured, "bodies of offices", passage, said)
            elif match.body.startswith("body:"):
                _tell(measured, "bodies of offices", passage, Count(wrong=1))
        else:
            words = f"{text[slice(*label.person)]!r}: {text[slice(*label.office)]!r}"
            _tell(measured, "offices", passage, Count(missed=1), f"missed office of {words}")
    for each in left:
        if not any(overlap((each.at.start, each.at.end), place) for place in passage.unsure):
            words = f"{who.name(each.person)}: {text[each.at.start : each.at.end]!r}"
            _tell(measured, "offices", passage, Count(wrong=1), f"wrong office of {words}")


def _is_office(found: Any, label: LabelledOffice, who: Persons) -> bool:
    common = overlap((found.at.start, found.at.end), label.office)
    longer = max(found.at.end - found.at.start, label.office[1] - label.office[0])
    return 2 * common >= longer and found.person in who.at(label.person)


def _count_meetings(measured: Measured, passage: Passage, reading: Any, who: Persons, text: str) -> None:
    unsure = list(passage.unsure)
    found = []
    for each in reading.meetings:
        doubtful = any(overlap((each.at.start, each.at.end), place) for place in unsure)
        if _is_in(each.at, passage) and (not doubtful or _best(each, passage.meetings)):
            found.append(each)
    labels = {each: _best(each, passage.meetings) for each in found}
    for label in passage.meetings:
        finds = [each for each in found if labels[each] is label]
        _tell(measured, "meetings", passage, Count(right=min(1, len(finds)), wrong=max(0, len(finds) - 1),
              missed=int(not finds)), "" if finds else f"missed meeting {text[slice(*label.at)]!r}")  # fmt: skip
        taking_part = {key for each in finds for key in each.participants}
        for place in label.participants:
            keys = who.at(place) & taking_part
            taking_part -= keys
            words = f"missed participant {text[slice(*place)]!r} of {text[slice(*label.at)][:60]!r}"
            _tell(measured, "participants", passage, Count(right=int(bool(keys)), missed=int(not keys)),
                  "" if keys else words)  # fmt: skip
        for key in sorted(taking_part):
            if not any(key in who.at(place) for place in unsure):
                words = f"wrong participant {who.name(key)} of {text[slice(*label.at)][:60]!r}"
                _tell(measured, "participants", passage, Count(wrong=1), words)
        if finds:
            _count_circumstances(measured, passage, label, finds[0], who, text)
    for each in found:
        if labels[each] is None:
            words = text[each.at.start : each.at.end]
            _tell(measured, "meetings", passage, Count(wrong=1), f"wrong meeting {words!r}")
            _tell(measured, "participants", passage, Count(wrong=len(each.participants)))


def _count_circumstances(
    measured: Measured, passage: Passage, label: LabelledMeeting, found: Any, who: Persons, text: str
) -> None:
    if label.date != "?" and (label.date or found.date):
        right = label.date == found.date
        said = Count(int(right), int(not right and bool(found.date)), int(not right and bool(label.date)))
        words = "" if right else f"date of {text[slice(*label.at)][:60]!r} is {found.date!r} and not {label.date!r}"
        _tell(measured, "dates of meetings", passage, said, words)
    if label.place or found.place:
        right = label.place is not None and (
            found.place in who.at(label.place) or is_same_place(found.place, text[slice(*label.place)])
        )
        said = Count(int(right), int(not right and bool(found.place)), int(not right and bool(label.place)))
        words = f"place of {text[slice(*label.at)][:60]!r} is {who.name(found.place)!r}"
        _tell(measured, "places of meetings", passage, said, "" if right else words)
    if label.reported_by:
        right = found.reported_by in who.at(label.reported_by)
        said = Count(int(right), int(not right and bool(found.reported_by)), int(not right))
        words = f"{text[slice(*label.at)][:60]!r} is told by {who.name(found.reported_by)!r}"
        _tell(measured, _NOTED, passage, said, "" if right else words)


def _best(found: Any, labels: tuple[LabelledMeeting, ...]) -> LabelledMeeting | None:
    """The labelled meeting that a find overlaps most, None where it overlaps none."""
    place = (found.at.start, found.at.end)
    best = max(labels, key=lambda label: overlap(place, label.at), default=None)
    return best if best is not None and overlap(place, best.at) else None


def _tell(measured: Measured, kind: str, passage: Passage, count: Count, words: str = "") -> None:
    measured.counts[kind, passage.corpus, passage.looked_at] += count
    if words and not passage.sealed:
        measured.misses.append(f"{passage.file} {passage.part} p. {passage.page}: {words}")


def _is_in(at: Any, passage: Passage) -> bool:
    return bool(at.page == passage.page and passage.start <= at.start < passage.end)


if __name__ == "__main__":
    main()
    if "--release" in sys.argv:
        keep_as_release()
