"""How well figures, marks and dates are read: `python -m bench.reading_gold [--faults]`. Needs FONDS_CORPORA.

Figures and marks are compared with the passages of `tests/accuracy/gold_figures.toml` and `gold_marks.toml`, which
were labelled by reading. A figure is right when it stands at the place, and its value (and upper value), its unit and
what it counts are the reader's; "number and unit" leaves out what it counts. A mark is right when its kind is, and at
least half of the words of each are the other's. Dates in text are compared with the `when` attributes of `ehri/`: right
is the same EDTF at the place; documents' dates with the datelines of `frus/`, both as stored and with all attributes
taken away before they are read.

`--faults` prints what was wrong in the half that may be looked at; the other half is only measured.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from fonds.core.extracting import dates, figures, figures_likely, figures_of_scripts, marks
from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.facts import Figure, MarkFound, Reading
from fonds.core.extracting.reading import read, with_lines_read
from fonds.core.parsing.dates import read_date
from fonds.core.text.reading import ReadDocument, ReadText

ROOT = Path(__file__).resolve().parent.parent
CORPORA = Path(os.environ.get("FONDS_CORPORA") or ROOT / ".." / "shared" / "corpora")
sys.path[:0] = [str(ROOT / "tests")]

from accuracy.gold_reading import (  # noqa: E402
    LabelledFigure,
    LabelledMark,
    Passage,
    figure_passages,
    mark_passages,
)  # fmt: skip
from accuracy.gold_texts import document_and_text, documents  # noqa: E402
from bench.last_release import keep_as_release, since_last_release  # noqa: E402
from bench.named_at import Persons  # noqa: E402

TARGETS = {"figures": 0.90, "marks": 0.95, "dates": 0.90}
Count = tuple[int, int, int]  # found and right, found, labelled


def main(*, faults: bool = False) -> None:
    """Prints all measures."""
    print_figures(figure_passages(), faults=faults)
    print_marks(mark_passages(), faults=faults)
    _print_dates(faults=faults)
    _print_datelines(faults=faults)


def document_read(document: ReadDocument, text: ReadText) -> Document:
    """What finders would get of a text read straight from its file."""
    written = next((each for each in document.dates if each.role == "written" and each.edtf), None)
    said = sorted(
        {each.edtf or read_date(each.as_written).edtf or "" for each in document.dates if each.role == "written"}
    )
    title = next((each.value for each in document.elements if each.name == "title"), "")
    pages = tuple(
        DocumentPage(number, page.text, tuple((str(x.kind), x.start, x.end, x.label) for x in page.layers))
        for number, page in enumerate(text.pages, 1)
    )
    return Document(
        pages=pages,
        title=title,
        date="" if written is None else said[0] if len(said) == 1 else f"[{','.join(said)}]",
        date_certain=bool(written and not written.inferred),
        language=text.language or "",
    )


def print_figures(passages: Iterable[Passage], *, faults: bool, reader: str = "") -> None:
    """Prints how figures are read in passages that a reader labelled; `reader` says who where it is not the first."""
    strict: dict[tuple[str, bool], list[Count]] = defaultdict(list)
    loose: list[Count] = []
    by_rules: list[Count] = []
    noted: Counter[tuple[str, bool]] = Counter()
    for passage, document, page in pages(passages):
        reading = read(document)
        who = Persons(passage.page, reading)
        found = [each for each in reading.figures if each.at.page == passage.page]
        inside = [each for each in found if passage.holds(each.at.start, each.at.end)]
        pairs = [(label, each) for label in passage.figures if (each := figure_at(label, inside)) is not None]
        right = [(label, each) for label, each in pairs if same_number(label, each)]
        whole = [(label, each) for label, each in right if same_measure(label, each, page)]
        loose.append((len(right), len(inside), len(passage.figures)))
        by_rules.append(_figures_by_rules(passage, document, reading, page))
        strict[passage.corpus, passage.looked_at].append((len(whole), len(inside), len(passage.figures)))
        for label, each in right:
            for field, said in label.noted:
                noted[field, str(getattr(each, field)) == said] += 1
            for field, place in label.named:
                noted[field, who.is_named(getattr(each, field), place)] += 1
        if faults and passage.looked_at:
            _say_figure_faults(passage, page, inside, [label for label, _ in whole], [each for _, each in whole])
    print_kind("figures", f"{figures.FINDER}, {figures_likely.FINDER}", strict, reader)
    print(f"  by the rules alone: {scores(by_rules)}")
    print(f"  number and unit alone: {scores(loose)}")
    for field in ("kind", "period", "rate", "qualifier", "producer", "place", "asserted_by"):
        if told := noted[field, True] + noted[field, False]:
            print(f"  {field}, where the reader noted it: {noted[field, True]} of {told}")


def _figures_by_rules(passage: Passage, document: Document, reading: Reading, page: str) -> Count:
    """Right, found and labelled figures of a passage, of what the rules find in a document that was read."""
    document = with_lines_read(document)
    found = figures.figures(document, reading.names, reading.dates, likely=None)
    found = figures_of_scripts.with_other_scripts(found, document, reading.names, reading.dates)
    inside = [each for each in found if each.at.page == passage.page and passage.holds(each.at.start, each.at.end)]
    met = [(label, each) for label in passage.figures if (each := figure_at(label, inside)) is not None]
    right = sum(same_number(label, each) and same_measure(label, each, page) for label, each in met)
    return right, len(inside), len(passage.figures)


def print_marks(passages: Iterable[Passage], *, faults: bool, reader: str = "") -> None:
    """Prints how marks are read in passages that a reader labelled; `reader` says who where it is not the first."""
    strict: dict[tuple[str, bool], list[Count]] = defaultdict(list)
    for passage, document, page in pages(passages):
        read = [each for each in marks.marks(document) if each.at.page == passage.page]
        inside = [each for each in read if passage.holds(each.at.start, each.at.end)]
        matched = [(label, each) for label in passage.marks for each in inside if same_mark(label, each)]
        labels = {id(label) for label, _ in matched}
        found = {id(each) for _, each in matched}
        right = min(len(labels), len(found))
        strict[passage.corpus, passage.looked_at].append((right, len(inside), len(passage.marks)))
        if faults and passage.looked_at:
            name = f"{passage.file} {passage.part} p{passage.page}"
            for label in (each for each in passage.marks if id(each) not in labels):
                print(f"    missed {name}: {label.kind} {page[slice(*label.at)]!r}")
            for each in (each for each in inside if id(each) not in found):
                print(f"    wrong  {name}: {each.kind} {page[each.at.start : each.at.end]!r}")
    print_kind("marks", marks.FINDER, strict, reader)


def _print_dates(*, faults: bool) -> None:
    halves: dict[bool, list[Count]] = defaultdict(list)
    agreeing: list[Count] = []
    untagged = 0
    for number, file in enumerate(sorted((CORPORA / "ehri").glob("EHRI*.xml"))):
        looked_at = number % 2 == 0
        for document in documents(CORPORA, f"ehri/{file.name}"):
            for text in document.texts[:1]:
                tags = [each for each in text.tags if each.kind == "date" and each.when]
                read = [each for each in dates.dates(document_read(document, text)) if each.edtf]
                met = {id(tag): [each for each in read if each.at.page == tag.page and each.at.start < tag.end
                                 and tag.start < each.at.end] for tag in tags}  # fmt: skip
                right = [tag for tag in tags if any(each.edtf == tag.when for each in met[id(tag)])]
                halves[looked_at].append((len(right), sum(map(bool, met.values())), len(tags)))
                over = {id(each) for found in met.values() for each in found}
                untagged += len(read) - len(over)
                spoken = {id(tag): text.pages[tag.page - 1].text[tag.start : tag.end] for tag in tags}
                sound = [tag for tag in tags if not _contradicts(spoken[id(tag)], tag.when or "")]
                agreeing.append(
                    (len([t for t in sound if t in right]), len([t for t in sound if met[id(t)]]), len(sound))
                )
                for tag in tags if faults and looked_at else ():
                    if tag not in right:
                        got = [each.edtf for each in met[id(tag)]]
                        print(f"    {file.name} p{tag.page}: {spoken[id(tag)]!r} is {tag.when}, read {got}")
    print(f"dates in text ({dates.FINDER}) against the `when` of ehri/:   target 0.90")
    every = [each for half in halves.values() for each in half]
    print(
        f"  all: {scores(every)}; {untagged} more are not tagged{since_last_release('labelled dates F1', f1_of(every))}"
    )
    print(f"  without tags whose `when` is not the day, month or year of their own words: {scores(agreeing)}")
    for looked_at, counts in sorted(halves.items(), reverse=True):
        print(f"  {'looked at' if looked_at else 'measured only'}: {scores(counts)}")


def _contradicts(words: str, when: str) -> bool:
    """Whether the editors' attribute names another day, month or year than the words that they tagged."""
    said = read_date(words)
    parts = (said.edtf or (said.alternatives[0] if len(said.alternatives) == 1 else "")).split("-")
    told = when.split("-")
    return "/" not in when and any("X" not in a and a != b for a, b in zip(parts, told, strict=False) if a)


def _print_datelines(*, faults: bool) -> None:
    from lxml import etree

    from fonds.core.parsing.tei import read_tei

    (file,) = (CORPORA / "frus").glob("*.xml")
    tree = etree.parse(file, etree.XMLParser(remove_comments=True, resolve_entities=False))
    stated: dict[str, str] = {}
    for line in tree.iter("{*}dateline"):
        division = next((up for up in line.iterancestors("{*}div") if up.get("type") == "document"), None)
        key = "" if division is None else division.get("{http://www.w3.org/XML/1998/namespace}id", "")
        for each in line.iter("{*}date"):
            when = (each.get("when") or "").partition("T")[0]
            if key and re.fullmatch(r"\d{4}-\d\d-\d\d", when):
                stated.setdefault(key, when)
    as_encoded = {each.key: _written(each) for each in read_tei(tree.getroot())[0]}
    for each in tree.iter():
        for name in [str(key) for key in each.attrib if str(key).rpartition("}")[2] in _DATING]:
            del each.attrib[name]
    as_worded = {each.key: _written(each) for each in read_tei(tree.getroot())[0]}
    print("documents' dates against the datelines of frus/:   target 0.98")
    for name, said in (("as stored", as_encoded), ("from the dateline's words alone", as_worded)):
        right = sum(said.get(key) == day for key, day in stated.items())
        print(f"  {name}: {right} of {len(stated)}: {right / max(len(stated), 1):.3f}")
    if faults:
        print(*(f"    {k}: {d}, read {as_worded.get(k)}" for k, d in stated.items() if as_worded.get(k) != d), sep="\n")


_DATING = frozenset(["when", "from", "to", "notBefore", "notAfter", "doc-dateTime-min", "doc-dateTime-max"])


def _written(document: ReadDocument) -> str:
    """The day on which the document says it was written, EDTF."""
    for each in document.dates:
        if each.role == "written":
            return each.edtf or read_date(each.as_written).edtf or ""
    return ""


def pages(passages: Iterable[Passage]) -> Iterable[tuple[Passage, Document, str]]:
    """The passages, each with its document as finders get it and the text of its page."""
    for passage in passages:
        document, text = document_and_text(CORPORA, passage.file, passage.sha256, passage.part)
        yield passage, document_read(document, text), text.pages[passage.page - 1].text


def figure_at(label: LabelledFigure, found: Sequence[Figure]) -> Figure | None:
    """The find at a label's place, one with the label's number before others."""
    over = [each for each in found if each.at.start < label.at[1] and label.at[0] < each.at.end]
    return max(over, key=lambda each: same_number(label, each), default=None)


def same_number(label: LabelledFigure, found: Figure) -> bool:
    """Whether value, upper value and unit are those of the label."""
    upper = label.value_max is None if found.value_max is None else _near(label.value_max, found.value_max)
    return _near(label.value, found.value) and upper and label.unit == found.unit


def _near(a: float | None, b: float) -> bool:
    return a is not None and abs(a - b) <= 1e-3 * max(abs(a), abs(b))


def same_measure(label: LabelledFigure, found: Figure, page: str) -> bool:
    """Whether the words of what is counted are those of the label; what has a dimension was not labelled."""
    if ("kind", "dimension") in label.noted and not label.measure:
        return True
    said = page[slice(*label.measure)] if label.measure else ""
    return _plain(said) == _plain(found.measure)


def _plain(words: str) -> str:
    return " ".join(re.sub(r"-\s*\n\s*", "", words).casefold().split()).removeprefix("the ")


def same_mark(label: LabelledMark, found: MarkFound) -> bool:
    """Whether the kind is the label's, and at least half of the words of each are the other's."""
    shared = min(label.at[1], found.at.end) - max(label.at[0], found.at.start)
    longest = max(label.at[1] - label.at[0], found.at.end - found.at.start)
    return label.kind == found.kind and 2 * shared >= longest


def _say_figure_faults(
    passage: Passage, page: str, inside: Sequence[Figure], right: Sequence[LabelledFigure], good: Sequence[Figure]
) -> None:
    name = f"{passage.file} {passage.part} p{passage.page}"
    for label in passage.figures:
        if label not in right:
            measure = page[slice(*label.measure)] if label.measure else ""
            print(f"    missed {name}: {page[slice(*label.at)]!r} = {label.value:g} {label.unit} | {measure}")
    for each in inside:
        if each not in good:
            words = page[each.at.start : each.at.end]
            print(f"    wrong  {name}: {words!r} = {each.value:g} {each.value_max or ''} {each.unit} | {each.measure}")


def print_kind(kind: str, finder: str, counted: dict[tuple[str, bool], list[Count]], reader: str = "") -> None:
    """Prints precision, recall and F1 of a kind: of all passages, of each half and of each corpus."""
    every = [count for counts in counted.values() for count in counts]
    by = f" ({reader})" if reader else ""
    print(f"{kind} ({finder}) against {len(every)} passages labelled by reading{by}:   target {TARGETS[kind]}")
    change = "" if reader else since_last_release(f"labelled {kind} F1", f1_of(every))
    print(f"  all: {scores(every)}{change}")
    for looked_at in (True, False):
        half = [count for (_, looked), counts in counted.items() if looked is looked_at for count in counts]
        if not half:
            continue
        print(f"  {'looked at' if looked_at else 'measured only'}: {scores(half)}")
    for corpus in sorted({corpus for corpus, _ in counted}):
        own = [count for (of, _), counts in counted.items() if of == corpus for count in counts]
        print(f"  {corpus}: {scores(own)}")


def scores(counts: Iterable[Count]) -> str:
    """Precision, recall and F1 in words."""
    listed = list(counts)
    right, found, wanted = (sum(column) for column in zip((0, 0, 0), *listed, strict=True))
    return (
        f"precision {right / max(found, 1):.3f}, recall {right / max(wanted, 1):.3f}, F1 {f1_of(listed):.3f} "
        f"({right} right, {found} found, {wanted} labelled)"
    )


def f1_of(counts: Iterable[Count]) -> float:
    """The harmonic mean of precision and recall over all counts."""
    right, found, wanted = (sum(column) for column in zip((0, 0, 0), *counts, strict=True))
    return 2 * right / max(found + wanted, 1)


if __name__ == "__main__":
    main(faults="--faults" in sys.argv)
    if "--release" in sys.argv:
        keep_as_release()
