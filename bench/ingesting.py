"""Ingest until searchable beside its floor: raw tantivy over the same pages, and the same files written as safely."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from pathlib import Path
from typing import Any

import tantivy

from bench.figures import Figures
from bench.processes import MB, fonds, run
from bench.retrieval import pages
from fonds.adapters.text_index_tantivy_schema import HEAD, pages_schema, register_analysers, units_schema

SHARES = (("1/4", 4), ("1/2", 2), ("all", 1))


def measure_ingesting(corpus: Path, work: Path, figures: Figures, fraction: int = 1) -> Path:
    """Ingests a quarter, half and all of the releases, then the lists. Returns the archive with everything."""
    found = sorted((corpus / "releases").rglob("*.md"))[::fraction]
    figures.heading(f"Ingest of {corpus.name}/releases until searchable, {len(found)} files")
    spent: dict[str, float] = {}
    archive = work
    for name, step in SHARES:
        files = found[::step]
        folder = _share(files, corpus, work / f"share-{step}")
        floor = _floor(folder, work / f"floor-{step}")
        archive = work / f"archive-{step}"
        ran = run(fonds("ingest", folder, "--profile", "jfk-releases", "--no-comparisons", "--archive", archive))
        spent[name] = ran.seconds / len(files)
        figures.say(
            f"{name}: {len(files)} files",
            f"{ran.seconds:.1f} s, {spent[name] * 1000:.2f} ms a file; floor {floor:.1f} s",
        )
        if name == "all":
            figures.at_most("over raw tantivy and the same fsyncs", ran.seconds / floor, 4, "times")
            figures.at_most("peak memory of all processes", ran.peak / MB, 1500, "MB")
        shutil.rmtree(work / f"floor-{step}")
    figures.at_most("time a file, all over 1/4 (linear is 1)", spent["all"] / spent["1/4"], 1.25, "times")
    figures.heading("The index")
    text = sum(path.stat().st_size for path in found)
    index = sum(path.stat().st_size for path in (archive / "index").rglob("*") if path.is_file())
    figures.at_most("size over the size of the text", index / text, 2, "times")
    _add_lists(corpus, work, archive, figures)
    return archive


def _add_lists(corpus: Path, work: Path, archive: Path, figures: Figures) -> None:
    sheets = sorted((corpus / "sheets").glob("*.xlsx"))
    words = [word for sheet in sheets for word in ("--sheet", str(sheet))]
    figures.heading(f"The {len(sheets)} lists, with the records that only they know")
    ran = run(
        fonds("ingest", work / "share-1", *words, "--profile", "jfk-releases", "--no-comparisons", "--archive", archive)
    )
    figures.say("time; peak memory", f"{ran.seconds:.1f} s; {ran.peak / MB:.0f} MB")


def _share(files: list[Path], corpus: Path, folder: Path) -> Path:
    """A folder with these files of the corpus, in their places."""
    for file in files:
        target = folder / file.relative_to(corpus / "releases")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return folder


def _floor(folder: Path, target: Path) -> float:
    """Seconds to write the files under their SHA-256 and to index their pages into our fields, and nothing else."""
    start = time.perf_counter()
    units, to_units = _index(target / "units", units_schema(), 80_000_000)
    words, to_pages = _index(target / "pages", pages_schema(), 60_000_000)
    for number, file in enumerate(sorted(folder.rglob("*.md"))):
        data = file.read_bytes()
        _keep(data, target / "files")
        key = re.sub(r"\W", "", file.stem)
        record = tantivy.Document()
        record.add_text("id", f"{key}{number}")
        for page in pages(data.decode("utf-8", "replace")):
            record.add_text("text", page.text)
            record.add_text("exact", page.text)
            if page.page == 1:
                record.add_text("head", page.text[:HEAD])
            document = tantivy.Document()
            document.add_text("unit", key)
            document.add_text("text", page.text)
            document.add_integer("place", page.page)
            document.add_bytes("body", page.text.encode())
            to_pages.add_document(document)
        to_units.add_document(record)
    for writer in (to_pages, to_units):
        writer.commit()
        writer.wait_merging_threads()
    for index in (units, words):
        index.reload()
    return time.perf_counter() - start


def _index(folder: Path, schema: Any, heap: int) -> tuple[Any, Any]:
    folder.mkdir(parents=True)
    index = tantivy.Index(schema, str(folder))
    register_analysers(index)
    return index, index.writer(heap, 1)


def _keep(data: bytes, store: Path) -> None:
    sha256 = hashlib.sha256(data).hexdigest()
    target = store / sha256[:2] / sha256
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_suffix(".part")
    with temporary.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
