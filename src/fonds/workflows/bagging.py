"""Writes a BagIt bag (RFC 8493) of a record, of a unit with all below it, or of the whole archive.

A bag is the keeper's: it holds what the public may not see. Everything is written as it is read, in one pass over one
state of the catalogue, beside the target and under another name, and takes its own when it is whole.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from fonds import __version__
from fonds.catalogue.bagged_rows import columns, row_lines
from fonds.catalogue.bagged_tables import TABLES, BaggedTable, Part
from fonds.catalogue.models import StoredFile, UnitOfDescription
from fonds.catalogue.snapshot import snapshot
from fonds.core.standards.bagit import ALGORITHMS, DECLARATION, to_bag_info, to_manifest_line
from fonds.ports.file_store import FileStore

FORMAT = 1
"""Of what stands in a bag's `data/`; one more whenever an older `fonds restore` could not read it."""
CATALOGUE = "data/catalogue"
HEADER = f"{CATALOGUE}/catalogue.json"
ORIGINALS = "data/originals"
LOCALE = "data/locale"
Progress = Callable[[Iterator[Any], int, str], Iterator[Any]]


class CannotBag(Exception):
    """The bag cannot be written; the message says why and what to do."""


@dataclass(slots=True)
class Bagged:
    """What a bag holds."""

    units: int = 0
    rows: int = 0
    originals: int = 0
    files: int = 0
    size: int = 0


def export_bag(
    target: Path,
    store: FileStore,
    *,
    now: int,
    unit: UnitOfDescription | None = None,
    locale: Path | None = None,
    title: str = "",
    progress: Progress = lambda items, _total, _words: items,
) -> Bagged:
    """Writes the bag of `unit` and all below it, or of the whole archive, into the folder `target`.

    `now` is in UTC seconds; `locale` is the folder of the keeper's own translations. Raises `CannotBag` where there is
    something in `target` already, or where an original is missing or damaged.
    """
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise CannotBag(f"{target} is there already; name a new folder")
    half = target.with_name(f".{target.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    try:
        with snapshot():
            made = _Bag(half, None if unit is None else Part(unit.pk)).write(store, now, unit, locale, title, progress)
        # one wait for the disk instead of one for each file
        if hasattr(os, "sync"):
            os.sync()
        if target.exists():
            target.rmdir()
        half.rename(target)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return made


class _Bag:
    """A bag that is being written in `folder`."""

    def __init__(self, folder: Path, part: Part | None) -> None:
        self._folder = folder
        self._part = part
        self._done = Bagged()
        self._manifests: dict[str, BinaryIO] = {}

    def write(
        self, store: FileStore, now: int, unit: UnitOfDescription | None, locale: Path | None, title: str,
        progress: Progress,
    ) -> Bagged:  # fmt: skip
        self._manifests = {name: self._manifest(name).open("wb") for name in ALGORITHMS}
        try:
            # in the order of paths, so that a manifest can be checked against the folders as both are read
            self._put("data/README.md", [_read_me().encode()])
            self._write_tables(now, unit)
            if self._part is None and locale is not None:
                for path in sorted(locale.rglob("*")):
                    if path.is_file() and not path.is_symlink() and path.suffix in (".po", ".mo"):
                        self._put(f"{LOCALE}/{path.relative_to(locale).as_posix()}", _pieces(path))
            files = next(table for table in TABLES if table.model is StoredFile).rows(self._part)
            known = files.values_list("sha256", "size")
            for sha256, size in progress(known.iterator(chunk_size=1000), files.count(), "copying originals"):
                self._put_original(store, sha256, size)
        finally:
            for each in self._manifests.values():
                each.close()
        self._write_tag_files(now, unit, title)
        return self._done

    def _write_tables(self, now: int, unit: UnitOfDescription | None) -> None:
        written: dict[str, tuple[BaggedTable, int]] = {}
        put: list[tuple[str, dict[str, str]]] = []
        for table in TABLES:
            count = 0

            def counted(lines: Iterable[bytes]) -> Iterator[bytes]:
                nonlocal count
                for line in lines:
                    count += 1
                    yield line

            path = f"{CATALOGUE}/{table.name}.jsonl"
            put.append((path, self._write_file(path, counted(row_lines(table.rows(self._part))))))
            written[table.name] = (table, count)
            self._done.rows += count
        self._done.units = written["unitofdescription"][1]
        header = json.dumps(_header(now, unit, written), indent=1, ensure_ascii=False).encode() + b"\n"
        put.append((HEADER, self._write_file(HEADER, [header])))
        for path, digests in sorted(put):
            self._list(path, digests)

    def _put_original(self, store: FileStore, sha256: str, size: int) -> None:
        path = f"{ORIGINALS}/{sha256[:2]}/{sha256}"
        try:
            digests = self._write_file(path, store.stream(sha256))
        except FileNotFoundError as error:
            raise CannotBag(f"the original {sha256} is missing; `fonds check` says of which record") from error
        if digests["sha256"] != sha256 or (self._folder / path).stat().st_size != size:
            raise CannotBag(f"the original {sha256} is damaged; `fonds check` says of which record")
        self._list(path, digests)
        self._done.originals += 1

    def _put(self, path: str, pieces: Iterable[bytes]) -> None:
        self._list(path, self._write_file(path, pieces))

    def _write_file(self, path: str, pieces: Iterable[bytes]) -> dict[str, str]:
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        sums = {name: hashlib.new(name) for name in ALGORITHMS}
        with target.open("xb") as out:
            for piece in pieces:
                out.write(piece)
                self._done.size += len(piece)
                for each in sums.values():
                    each.update(piece)
        self._done.files += 1
        return {name: each.hexdigest() for name, each in sums.items()}

    def _list(self, path: str, digests: dict[str, str]) -> None:
        for name, out in self._manifests.items():
            out.write(to_manifest_line(digests[name], path).encode())

    def _manifest(self, algorithm: str) -> Path:
        return self._folder / f"manifest-{algorithm}.txt"

    def _write_tag_files(self, now: int, unit: UnitOfDescription | None, title: str) -> None:
        day = datetime.datetime.fromtimestamp(now, datetime.UTC).date().isoformat()
        said = "the whole archive" if unit is None else f"{unit.reference_code or unit.pk}: {unit.title}"
        (self._folder / "bagit.txt").write_text(DECLARATION, "utf-8", newline="\n")
        fields = {
            "Source-Organization": title,
            "External-Identifier": "" if unit is None else unit.pk,
            "External-Description": f"{said} ({self._done.units} units of description, {self._done.originals} "
            "originals). For the keeper: it holds what the public may not see.",
            "Bagging-Date": day,
            "Payload-Oxum": f"{self._done.size}.{self._done.files}",
            "Bag-Software-Agent": f"fonds {__version__}",
        }
        (self._folder / "bag-info.txt").write_text(to_bag_info(fields), "utf-8", newline="\n")
        names = sorted(path.name for path in self._folder.iterdir() if path.is_file())
        for algorithm in ALGORITHMS:
            lines = [to_manifest_line(_digest(self._folder / name, algorithm), name) for name in names]
            (self._folder / f"tagmanifest-{algorithm}.txt").write_bytes("".join(lines).encode())


def _header(now: int, unit: UnitOfDescription | None, written: dict[str, tuple[BaggedTable, int]]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "fonds": __version__,
        "migration": applied_migration(),
        "made_at": now,
        "unit": None if unit is None else unit.pk,
        "tables": [
            {"name": name, "rows": count, "columns": [field.attname for field in columns(table.model)]}
            for name, (table, count) in written.items()
        ],
    }


def applied_migration() -> str:
    """The last migration of the catalogue's tables that the database has had."""
    applied = MigrationRecorder(connection).applied_migrations()
    return max((name for app, name in applied if app == "catalogue"), default="")


def _read_me() -> str:
    """What somebody needs who has the bag and no software."""
    parts = [
        "# What is in this bag\n\n"
        "An archive, or a part of one, as `fonds` keeps it. `fonds restore BAG --archive DIR` makes an archive of it "
        "again.\n\n"
        "- `originals/`: the documents as they were handed in, each under the SHA-256 of its bytes; the files' names "
        "are in the column `path` of `digitalobject.jsonl`.\n"
        "- `catalogue/`: the tables of the catalogue, a row a line, as JSON in UTF-8; `catalogue.json` lists them with "
        "their columns. A column that ends in `_id` holds the key (`id`, `slug`, `sha256`) of a row of another "
        "table. Moments are seconds since 1970 UTC, dates are EDTF (ISO 8601-2), offsets count Unicode code points "
        "from 0, the end not included. A binary column is base64.\n"
        "- `locale/`: translations of the interface that the keeper made, where there are any.\n\n"
        "Accounts of keepers are not in a bag.\n"
    ]
    for table in TABLES:
        names = ", ".join(f"`{field.attname}`" for field in columns(table.model))
        said = (
            (table.model.__doc__ or "").strip() if not table.model._meta.auto_created else "Which units are in which."
        )
        lines = "\n".join(line.strip() for line in said.splitlines())
        parts.append(f"\n## {table.name}.jsonl\n\n{lines}\n\nColumns: {names}\n")
    return "".join(parts)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as source:
        while piece := source.read(1024 * 1024):
            yield piece


def _digest(path: Path, algorithm: str) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, algorithm).hexdigest()
