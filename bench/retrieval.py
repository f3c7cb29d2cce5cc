"""How well records are found by their text alone: the National Archives' own titles as queries.

    python bench/retrieval.py [--corpus jfk] [--keep DIR]

Titles are left out of the index. The queries are the titles of the lists of 2022 and 2023 that occur once among the
records held and have four words or more. Prints mean reciprocal rank at 10 of the ranking that the site's search
uses for plain words, beside plain BM25 with English stemming over whole texts and the same with phrases of
neighbouring words. The documents are found by FONDS_CORPORA (default ../shared/corpora beside the project).
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import tantivy
from python_calamine import CalamineWorkbook

from fonds.adapters.text_index_tantivy import TantivyTextIndex
from fonds.adapters.text_index_tantivy_schema import analyser
from fonds.core.querying.tree import Words
from fonds.ports.text_index import FACETS, IndexedPage, IndexedText, IndexedUnit, SearchRequest

CORPORA = Path(os.environ.get("FONDS_CORPORA", Path(__file__).resolve().parents[2] / "shared" / "corpora"))
_FACETS_SHOWN = ("collection", "originator", "from", "to", "document_type", "release")
Text = tuple[str, str, str]  # release, name of the file, words


def records(folder: Path, file_to_number: dict[str, str]) -> dict[str, list[Text]]:
    """The texts of each record number, the newest release first."""
    found: dict[str, list[Text]] = defaultdict(list)
    for path in sorted(folder.rglob("*.md")):
        stem = path.stem.lower()
        numbered = re.match(r"\d{3}-\d{5}-\d{5}", stem)
        number = numbered.group() if numbered else file_to_number.get(stem, stem)
        release = path.relative_to(folder).parts[0]
        found[number].append((release, stem, path.read_text(encoding="utf-8", errors="replace")))
    return {number: sorted(texts, reverse=True) for number, texts in found.items()}


def pages(text: str) -> tuple[IndexedPage, ...]:
    """`## Page N` lines break pages where there are any, else runs of two or more blank lines."""
    parts = re.split(r"^##[ ]+Page[ ]+\d+[ ]*$", text, flags=re.M)
    if len(parts) > 1:
        parts = parts[1:] if not parts[0].strip() else parts
    else:
        parts = re.split(r"\n[ \t]*\n[ \t]*\n\s*", text)
    return tuple(IndexedPage(number, part) for number, part in enumerate(parts, 1))


def sheet(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a list by its column names."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    names = [str(name) for name in rows[0]]
    for row in rows[1:]:
        yield {name: str(value).strip() for name, value in zip(names, row, strict=False)}


def lists(folder: Path) -> tuple[list[tuple[str, dict[str, str]]], dict[str, str]]:
    """(number, row) of the lists of 2022 and 2023, and which number a file stands for by its name."""
    rows, file_to_number = [], {}
    for row in sheet(folder / "2021.xlsx"):
        file_to_number[Path(row["File Title"].lower()).stem] = row["Record Number"]
    for year in ("2022", "2023"):
        for row in sheet(folder / f"{year}.xlsx"):
            stem = Path(row["File Name"].lower()).stem
            if not re.match(r"\d{3}-", stem):
                file_to_number.setdefault(stem, row["Record Num"])
            rows.append((row["Record Num"], row))
    return rows, file_to_number


def queries(rows: list[tuple[str, dict[str, str]]], held: dict[str, list[Text]]) -> list[tuple[str, str]]:
    """(title, number): titles of four words or more that occur once among the records held."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for number, row in rows:
        if number in held:
            numbers[row["Title"]].add(number)
    return [
        (title, min(found))
        for title, found in numbers.items()
        if len(found) == 1 and len(re.findall(r"\w+", title)) >= 4
    ]


def unit(number: str, texts: list[Text], row: dict[str, str] | None) -> IndexedUnit:
    """A record without its title."""
    row = row or {}
    return IndexedUnit(
        id=number,
        revision=1,
        collections=("jfk",),
        originators=(row["Originator"],) if row.get("Originator") else (),
        senders=(row["From Name"],) if row.get("From Name") else (),
        recipients=(row["To Name"],) if row.get("To Name") else (),
        document_type=row.get("Doc Type") or None,
        releases=tuple(sorted({release for release, _, _ in texts})),
        texts=tuple(
            IndexedText(f"{stem}-{release}", 1, "ocr", "en", release, True, pages(text))
            for release, stem, text in texts
            if text.strip()
        ),
    )


def words_of(title: str) -> tuple[str, ...]:
    """The title as a reader types plain words."""
    return tuple(re.findall(r"[\w'’.&/-]*\w", title))


class Plain:
    """The floor: tantivy over whole texts, English stemming, nothing else."""

    def __init__(self, held: dict[str, list[Text]]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("text", tokenizer_name="stemmed")
        self.schema = builder.build()
        index = tantivy.Index(self.schema)
        index.register_tokenizer("stemmed", analyser("english"))
        writer = index.writer(100_000_000, 1)
        for number, texts in held.items():
            document = tantivy.Document()
            document.add_text("id", number)
            for _, _, text in texts:
                document.add_text("text", text)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self.searcher = index.searcher()

    def found(self, title: str, *, neighbours: bool) -> list[str]:
        terms = analyser("english").analyze(title)
        query, occur = tantivy.Query, tantivy.Occur
        clauses: list[Any] = [query.term_query(self.schema, "text", term) for term in dict.fromkeys(terms)]
        if neighbours:
            pairs = dict.fromkeys(pair for pair in pairwise(terms) if pair[0] != pair[1])
            clauses += [query.phrase_query(self.schema, "text", list(pair), 3) for pair in pairs]
        hits = self.searcher.search(query.boolean_query([(occur.Should, each) for each in clauses]), 10).hits
        return [self.searcher.doc(address).get_first("id") for _, address in hits]


def measured(name: str, asked: list[tuple[str, str]], search: Callable[[str], list[str]]) -> float:
    """Prints and returns the mean reciprocal rank at 10."""
    ranks, seconds = [], []
    for title, number in asked:
        start = time.perf_counter()
        found = search(title)
        seconds.append(time.perf_counter() - start)
        ranks.append(1 / (found.index(number) + 1) if number in found else 0.0)
    mean, median = statistics.fmean(ranks), statistics.median(seconds) * 1000
    late = sorted(seconds)[int(len(seconds) * 0.95)] * 1000
    print(f"{name:46s} MRR@10 {mean:.3f}   median {median:6.2f} ms   p95 {late:6.2f} ms", flush=True)
    return mean


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpus", default="jfk", help="a folder with releases/ and sheets/ (default jfk)")
    arguments.add_argument("--keep", type=Path, help="where to keep the index; used again where it is there")
    given = arguments.parse_args()
    folder = CORPORA / given.corpus
    if not (folder / "releases").is_dir():
        raise SystemExit(f"not run: there are no documents in {folder} (set FONDS_CORPORA)")
    rows, file_to_number = lists(folder / "sheets")
    held = records(folder / "releases", file_to_number)
    asked = queries(rows, held)
    described = dict(rows)
    size = sum(len(text.encode()) for texts in held.values() for _, _, text in texts)
    print(f"{len(held)} records, {sum(map(len, held.values()))} texts, {size / 1e6:.1f} MB; {len(asked)} titles asked")
    with tempfile.TemporaryDirectory() as temporary:
        root = given.keep or Path(temporary) / "index"
        index = TantivyTextIndex(root)
        if not index.count():
            start = time.perf_counter()
            refused = index.put(unit(number, texts, described.get(number)) for number, texts in held.items())
            index.commit()
            index.close()
            spent = time.perf_counter() - start
            print(f"indexed in {spent:.1f} s; {len(refused)} refused")
        stored = sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
        print(f"index {stored / 1e6:.1f} MB, {stored / size:.2f} of the text")
        plain = Plain(held)
        measured("plain BM25, whole texts", asked, lambda title: plain.found(title, neighbours=False))
        measured("and phrases of neighbours within 3", asked, lambda title: plain.found(title, neighbours=True))

        def ours(title: str, passages: int, facets: tuple[str, ...]) -> list[str]:
            request = SearchRequest(query=Words(words_of(title)), passages_per_hit=passages, facets=facets)
            return [hit.id for hit in index.search(request).hits]

        assert set(_FACETS_SHOWN) <= set(FACETS)
        measured("fonds, order alone", asked, lambda title: ours(title, 0, ()))
        measured("fonds, with passages and six facets", asked, lambda title: ours(title, 2, _FACETS_SHOWN))
        index.close()


if __name__ == "__main__":
    main()
