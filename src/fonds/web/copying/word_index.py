"""The index with which a browser searches a copy: lists of words in files of a moderate size, loaded when needed.

Files are scripts, for a browser reads no data from files. `records.js` says how many texts each record has,
`terms.js` with which word each list begins, `terms-<n>.js` hold, by word, the texts it stands in, `names-<n>.js` what a
list of results shows. While it is made, words are kept in sorted files that are merged: memory does not grow with them.
"""

from __future__ import annotations

import heapq
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from fonds.core.text.word_lists import listed_words, to_digits
from fonds.ports.text_index import IndexedUnit

WEIGHTS = 8
"""How often, and how prominently, a word stands in a text: 0 to 7, in three bits."""
CHUNK = 96 * 1024
"""Characters of a file of lists; one word's list may be longer."""
FOLDER = "search"
_TITLE = 4
_AT_ONCE = 100
_SEPARATORS = (",", ":")


@dataclass(slots=True)
class CopiedText:
    """A file of the copy in which words of a record stand. `label` says which text and which pages it is."""

    file: str
    label: str
    words: Counter[str]


@dataclass(slots=True)
class CopiedRecord:
    """A record as it is searched and listed. `years` are its first and last, None where undated or uncertain."""

    name: tuple[str, str, str, str]
    years: tuple[int, int] | None
    facets: tuple[str, ...]
    texts: list[CopiedText] = field(default_factory=list)


def copied_record(unit: IndexedUnit, date: str, texts: list[tuple[str, str, str]]) -> CopiedRecord:
    """What is kept of a record. `texts` are (file, label, words) of each file, the record's own page first."""
    made = CopiedRecord((unit.id, unit.title, date, unit.reference_code), _years(unit), tuple(_facets(unit)))
    for at, (file, label, words) in enumerate(texts):
        counted = Counter(listed_words(words))
        if at == 0:
            counted.update(listed_words(unit.description))
            for word in listed_words(f"{unit.title}\n{unit.reference_code}"):
                counted[word] += 1 << _TITLE
        made.texts.append(CopiedText(file, label, counted))
    return made


def write_batch(records: list[CopiedRecord], number: int, folder: Path, notes: Path) -> None:
    """Writes what lists of results show of these records, and their words in their order for `write_index`.

    Batches are numbered from 0; the files of the latter are for `write_index` alone.
    """
    shown = [[*record.name, *(part for text in record.texts for part in (text.file, text.label))] for record in records]
    _write_script(folder / f"names-{number}.js", "names", number, shown)
    lists: dict[str, list[int]] = defaultdict(list)
    at = 0
    for ordinal, record in enumerate(records):
        for facet in record.facets:
            lists[f"={facet}"].append(ordinal)
        for text in record.texts:
            for word, count in text.words.items():
                lists[word].append(at * WEIGHTS + min(count.bit_length() - 1, WEIGHTS - 1))
            at += 1
    with (notes / f"{number:07}.words").open("w", encoding="utf-8", newline="\n") as out:
        for word in sorted(lists):
            out.write(f"{word}\t{' '.join(map(str, lists[word]))}\n")
        out.flush()
        os.fsync(out.fileno())  # a copy that is taken up again relies on it
    counts = [len(record.texts) for record in records]
    years = [n for record in records for n in ((record.years[0] + 1, record.years[1] - record.years[0])
                                               if record.years else (0, 0))]  # fmt: skip
    (notes / f"{number:07}.json").write_text(json.dumps({"counts": counts, "years": years}), "ascii")


def write_index(batches: int, folder: Path, notes: Path) -> None:
    """Writes the lists of all batches."""
    counts: list[str] = []
    years: list[str] = []
    starts: list[tuple[int, int]] = []
    records = texts = 0
    for number in range(batches):
        kept = json.loads((notes / f"{number:07}.json").read_text("ascii"))
        starts.append((records, texts))
        records += len(kept["counts"])
        texts += sum(kept["counts"])
        counts.append(to_digits(kept["counts"]))
        years.append(to_digits(kept["years"]))
    first = [start for start, _ in starts]
    _write_script(folder / "records.js", "records", 0, {"first": first, "texts": "".join(counts), "total": records})
    _write_script(folder / "years.js", "years", 0, "".join(years))
    begins: list[str] = []
    for number, chunk in enumerate(_chunks(_lists(starts, notes))):
        begins.append(chunk[0][0])
        _write_script(folder / f"terms-{number}.js", "terms", number, dict(chunk))
    _write_script(folder / "terms.js", "begins", 0, begins)


def _lists(starts: list[tuple[int, int]], notes: Path) -> Iterator[tuple[str, str]]:
    """Each word with its list, in the order of words."""
    for word, lines in groupby(_merged(len(starts), notes), key=lambda line: line[0]):
        numbers: list[int] = []
        before = 0
        for _, batch, said in lines:
            record, text = starts[batch]
            for each in map(int, said.split()):
                if word[0] == "=":
                    numbers.append(record + each - before)
                    before = record + each
                else:
                    at, weight = divmod(each, WEIGHTS)
                    numbers.append((text + at - before) * WEIGHTS + weight)
                    before = text + at
        yield word, to_digits(numbers)


def _merged(batches: int, notes: Path) -> Iterator[tuple[str, int, str]]:
    """(word, batch, list) of all batches, in the order of words and batches. Few files are open at once."""
    files = [notes / f"{number:07}.words" for number in range(batches)]
    lines: list[Iterable[tuple[str, int, str]]] = []
    with ExitStack() as stack:
        if len(files) <= _AT_ONCE:
            lines = [_read(stack.enter_context(path.open(encoding="utf-8")), n) for n, path in enumerate(files)]
        else:
            for at in range(0, len(files), _AT_ONCE):
                together = notes / f"together-{at:07}.words"
                with ExitStack() as some, together.open("w", encoding="utf-8", newline="\n") as out:
                    opened = [_read(some.enter_context(files[n].open(encoding="utf-8")), n)
                              for n in range(at, min(at + _AT_ONCE, len(files)))]  # fmt: skip
                    out.writelines(f"{word}\t{batch}\t{said}\n" for word, batch, said in heapq.merge(*opened))
                lines.append(_read(stack.enter_context(together.open(encoding="utf-8"))))
        yield from heapq.merge(*lines)


def _read(lines: Iterable[str], batch: int | None = None) -> Iterator[tuple[str, int, str]]:
    for line in lines:
        parts = line.rstrip("\n").split("\t")
        yield (parts[0], batch, parts[1]) if batch is not None else (parts[0], int(parts[1]), parts[2])


def _chunks(lists: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    chunk: list[tuple[str, str]] = []
    size = 0
    for word, said in lists:
        if chunk and size + len(word) + len(said) > CHUNK:
            yield chunk
            chunk, size = [], 0
        chunk.append((word, said))
        size += len(word) + len(said) + 6
    if chunk:
        yield chunk


def _write_script(path: Path, kind: str, number: int, value: object) -> None:
    said = json.dumps(value, ensure_ascii=False, separators=_SEPARATORS).encode("utf-8", "replace").decode()
    path.write_text(f'fondsIndex("{kind}",{number},{said});\n', "utf-8", newline="\n")


def _years(unit: IndexedUnit) -> tuple[int, int] | None:
    first = unit.year_first if unit.year_first is not None else unit.year_last
    last = unit.year_last if unit.year_last is not None else first
    return None if first is None or last is None or unit.date_uncertain else (first, max(first, last))


def _facets(unit: IndexedUnit) -> Iterator[str]:
    dated = unit.year_first is not None or unit.year_last is not None
    yield from (f"in:ancestor:{each}" for each in unit.ancestors)
    yield f"in:record:{unit.id}"
    yield from (f"in:collection:{each}" for each in unit.collections)
    if unit.repository:
        yield f"in:repository:{unit.repository}"
    if not dated:
        yield "undated:1"
    elif unit.date_uncertain:
        yield "uncertain:1"
    named = {
        "repository": (unit.repository,),
        "collection": unit.collections,
        "creator": unit.creators,
        "originator": unit.originators,
        "from": unit.senders,
        "to": unit.recipients,
        "document_type": (unit.document_type,),
        "language": unit.languages,
        "release": unit.releases,
        "status_before": unit.statuses_before,
        "has_text": ("yes" if any(page.text.strip() for text in unit.texts for page in text.pages) else "no",),
        "person": tuple(name[0] for name in unit.people if name),
        "body": tuple(name[0] for name in unit.bodies if name),
        "place": tuple(name[0] for name in unit.places if name),
    }
    for facet, values in named.items():
        yield from (f"{facet}:{' '.join(value.split())}" for value in sorted({value for value in values if value}))
