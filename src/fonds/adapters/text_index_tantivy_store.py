"""The folder an index lives in: its generations, its checksums, and what is wrong with it.

`current` names the generation in use, a folder with the two tantivy indexes. A rebuild writes a new generation and
then replaces `current`, so that a kill at any moment leaves one or the other whole. tantivy does not report every
damage to its files; the SHA-256 of each segment file is kept beside them.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

import tantivy

from fonds.adapters.text_index_tantivy_schema import (
    SCHEMA_VERSION,
    pages_schema,
    register_analysers,
    units_schema,
)
from fonds.ports.text_index import IndexUnusable

PARTS = ("units", "pages")
_CHECKSUMS = "checksums.json"
REBUILD = "rebuild it from the catalogue (fonds check --repair)"


def current_generation(root: Path) -> Path | None:
    """The folder of the generation in use; None where nothing has been written yet."""
    try:
        name = (root / "current").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexUnusable(f"the index in {root} cannot be read: {error}; {REBUILD}") from error
    if not name.startswith("generation-") or not (root / name).is_dir():
        raise IndexUnusable(f"the index in {root} lacks its generation {name!r}; {REBUILD}")
    return root / name


def new_generation(root: Path) -> Path:
    """An empty generation beside the one in use, with both indexes made and not yet in use."""
    root.mkdir(parents=True, exist_ok=True)
    taken = [int(found.name.split("-")[1]) for found in root.glob("generation-*") if found.name[11:].isdigit()]
    folder = root / f"generation-{max(taken, default=0) + 1}"
    for part, schema in zip(PARTS, (units_schema(), pages_schema()), strict=True):
        (folder / part).mkdir(parents=True)
        tantivy.Index(schema, str(folder / part))
    write_whole(folder / "schema.json", json.dumps({"schema": SCHEMA_VERSION}))
    return folder


def use_generation(root: Path, folder: Path) -> None:
    """Makes the generation the one in use."""
    write_whole(root / "current", folder.name)


def sweep_generations(root: Path, folder: Path) -> None:
    """Removes all generations but this one. Only for who holds the writer's lock on it."""
    for other in root.glob("generation-*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)


def open_generation(folder: Path) -> tuple[Any, Any]:
    """Both indexes, with their analysers. Raises `IndexUnusable` for another schema or damage that shows."""
    try:
        version = json.loads((folder / "schema.json").read_text(encoding="ascii"))["schema"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexUnusable(f"the index does not say which schema it has; {REBUILD}") from error
    if version != SCHEMA_VERSION:
        raise IndexUnusable(f"the index has schema {version}, this program writes {SCHEMA_VERSION}; {REBUILD}")
    opened = []
    for part in PARTS:
        try:
            index = tantivy.Index.open(str(folder / part))
            index.config_reader("manual")
            index.reload()
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt | SystemExit):  # a panic in tantivy is no Exception
                raise
            raise IndexUnusable(f"the index ({part}) is damaged: {error}; {REBUILD}") from error
        register_analysers(index)
        opened.append(index)
    return opened[0], opened[1]


def commit_stamp(folder: Path) -> tuple[int, ...]:
    """What changes with each commit, cheap enough to look at before each search."""
    stamp = []
    for part in PARTS:
        found = (folder / part / "meta.json").stat()
        stamp += [found.st_mtime_ns, found.st_ino, found.st_size]
    return tuple(stamp)


def _segments(folder: Path) -> set[str]:
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return {segment["segment_id"].replace("-", "") for segment in meta["segments"]}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def note_checksums(generation: Path) -> None:
    """Keeps the SHA-256 of segment files not yet known. Segment files never change once they are committed."""
    for part in PARTS:
        folder = generation / part
        known = _known_checksums(folder)
        segments = _segments(folder)
        sums: dict[str, str] = {}
        for path in sorted(folder.iterdir()):
            if path.name.split(".")[0] in segments:
                with contextlib.suppress(FileNotFoundError):
                    sums[path.name] = known.get(path.name) or _sha256(path)
        write_whole(folder / _CHECKSUMS, json.dumps(sums))


def _known_checksums(folder: Path) -> dict[str, str]:
    try:
        return dict(json.loads((folder / _CHECKSUMS).read_text(encoding="ascii")))
    except FileNotFoundError:
        return {}


def faults_of(root: Path) -> list[str]:
    """What is damaged, in words."""
    try:
        generation = current_generation(root)
        if generation is None:
            return []
        found = _file_faults(generation)
        if not found:  # what is damaged is not opened: tantivy maps files into memory and trusts them
            open_generation(generation)
    except IndexUnusable as error:
        return [str(error)]
    return found


def _file_faults(generation: Path) -> list[str]:
    found: list[str] = []
    for part in PARTS:
        folder = generation / part
        try:
            segments, sums = _segments(folder), _known_checksums(folder)
        except (OSError, ValueError, KeyError, TypeError) as error:
            found.append(f"the index ({part}) does not list its segments: {error}; {REBUILD}")
            continue
        present = {path.name.split(".")[0] for path in folder.iterdir()}
        found += [f"the index ({part}) lacks segment {name}; {REBUILD}" for name in sorted(segments - present)]
        for name, expected in sums.items():
            if name.split(".")[0] not in segments:
                continue
            try:
                actual = _sha256(folder / name)
            except OSError as error:
                if not name.endswith(".del"):  # a newer set of deletions replaces the file
                    found.append(f"the index ({part}) lacks {name}: {error}; {REBUILD}")
                continue
            if actual != expected:
                found.append(f"the index ({part}) has a changed file, {name}; {REBUILD}")
    return found


def write_whole(path: Path, text: str) -> None:
    """Writes a small file so that it is there whole or not at all."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.part")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    if os.name == "posix":
        descriptor = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
