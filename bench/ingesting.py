"""An ingest until searchable, beside raw tantivy indexing the same texts and writing the same files."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import tantivy

from bench.documents import Document


def measure_ingest(jfk: Path, found: list[Document], folder: Path) -> Path:
    """Prints the figures for 1/4, 1/2 and all of the documents; returns the archive that holds all of them."""
    print(f"Ingest until searchable ({len(found)} files)")
    archive = folder / "archive"
    for share in (4, 2, 1):
        part = found[::share]
        linked = _linked(part, folder / f"files-{share}")
        raw = _raw(part, folder / f"raw-{share}")
        archive = folder / f"archive-{share}"
        ours, report, peak = _ours(archive, linked)
        print(f"  1/{share}: {len(part)} files: ours {ours:.1f} s, raw tantivy and files {raw:.1f} s, "
              f"ratio {ours / raw:.1f} (target 4), peak memory {peak} MB (target 1500)")  # fmt: skip
    sheets = [str(p) for p in sorted((jfk / "sheets").glob("*.xlsx"))]
    started = time.perf_counter()
    arguments = [part for sheet in sheets for part in ("--sheet", sheet)]
    _run(archive, "ingest", str(folder / "files-1"), *arguments, "--profile", "jfk-releases", "--json")
    print(f"  sheets apart: {time.perf_counter() - started:.1f} s")
    index = sum(f.stat().st_size for f in (archive / "index").rglob("*") if f.is_file())
    text = sum(d.path.stat().st_size for d in found)
    print(f"  index {index / text:.2f} times the text (target 2)")
    return archive


def _linked(part: list[Document], folder: Path) -> Path:
    for document in part:
        target = folder / document.release / document.path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(document.path.read_bytes())
    return folder


def _ours(archive: Path, files: Path) -> tuple[float, dict[str, object], int]:
    _run(archive, "init")
    started = time.perf_counter()
    out = _run(archive, "ingest", str(files), "--profile", "jfk-releases", "--json")
    seconds = time.perf_counter() - started
    return seconds, json.loads(out), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def _run(archive: Path, *arguments: str) -> str:
    environment = os.environ | {"FONDS_ARCHIVE": str(archive)}
    done = subprocess.run([sys.executable, "-m", "fonds", *arguments], env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


def _raw(part: list[Document], folder: Path) -> float:
    """Each file written and synced, each text's pages indexed with positions and stored: the least an index needs."""
    (folder / "index").mkdir(parents=True)
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
    index = tantivy.Index(builder.build(), path=str(folder / "index"))
    writer = index.writer(heap_size=128_000_000, num_threads=1)
    started = time.perf_counter()
    for document in part:
        data = document.path.read_bytes()
        with (folder / hashlib.sha256(data).hexdigest()).open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        for page in data.decode("utf-8", errors="replace").split("\n## Page "):
            writer.add_document(tantivy.Document(id=[document.number], text=[page]))
        # the whole text as well, as our index of records has it
        writer.add_document(tantivy.Document(id=[document.number], text=[data.decode("utf-8", errors="replace")]))
    writer.commit()
    writer.wait_merging_threads()
    return time.perf_counter() - started
