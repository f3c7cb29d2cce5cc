"""How far a copy has come, so that the same command goes on after it was broken off.

Each task that is done leaves a note of the files it wrote with their checksums. A copy goes on only while the archive
is, byte for byte, what it was: half of it may not show what was withdrawn meanwhile. Whatever no note names is removed,
and a task of which a file is not as it was noted is done again: after a power cut, files may be there and empty.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

import fonds
from fonds import wiring
from fonds.web.copying.pages_copied import Copied, CopyOptions, digest
from fonds.web.copying.word_index import FOLDER

_BEGUN = "begun.json"
_OWN_FILES = f"{FOLDER}/"  # of the index: written anew, or noted as words of a batch


def begin_or_go_on(options: CopyOptions, notes: Path) -> int:
    """Makes the folder of the copy and that of its notes, or takes up what stands there; how many tasks are done."""
    state = _state(options)
    begun = notes / _BEGUN
    if options.folder.is_dir() and begun.is_file() and begun.read_text("ascii") == state:
        return _taken_up(options.folder, notes)
    for folder in (options.folder, notes):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    _write_whole(begun, state)
    return 0


def done_once(notes: Path, name: str, work: Callable[[], Copied]) -> Copied:
    """What the task of that name wrote: as it noted when it was done, else by doing it now."""
    kept = notes / f"{name}.json"
    if kept.is_file():
        return _read(kept)
    copied = work()
    said = {"sums": copied.sums, "records": copied.records, "files": copied.files, "size": copied.size,
            "elsewhere": sorted(copied.elsewhere)}  # fmt: skip
    _write_whole(kept, json.dumps(said))
    return copied


def _taken_up(folder: Path, notes: Path) -> int:
    named: set[str] = set()
    done = 0
    for kept in sorted(notes.glob("task-*.json")):
        files = {line[66:].rstrip("\n"): line[:64] for line in _read(kept).sums}
        if any(not (folder / name).is_file() or digest(folder / name) != said for name, said in files.items()):
            kept.unlink()
            continue
        named |= files.keys()
        done += 1
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in named and not name.startswith(_OWN_FILES):
            path.unlink()
    return done


def _read(kept: Path) -> Copied:
    said = json.loads(kept.read_text("ascii"))
    return Copied(said["sums"], said["records"], said["files"], said["size"], set(said["elsewhere"]))


def _write_whole(path: Path, text: str) -> None:
    """The file, or none of that name."""
    half = path.with_suffix(".half")
    with half.open("w", encoding="ascii") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    half.replace(path)


def _state(options: CopyOptions) -> str:
    """What names all that a copy is made from: the software, the settings, the database and the index."""
    told = [fonds.__version__, options.address, options.extent, settings.SITE_TITLE, settings.LANGUAGE_CODE,
            settings.PRIVATE_YEARS, wiring.public_index().state()]  # fmt: skip
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            with suppress(DatabaseError):  # where nothing can be written, nothing changes either
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            base = Path(str(connection.settings_dict["NAME"]))
            held = (path for path in (base, Path(f"{base}-wal")) if path.is_file() and path.stat().st_size)
            told += [digest(path) for path in held]
        else:
            cursor.execute("SELECT pg_current_snapshot()::text, pg_postmaster_start_time()::text")
            told += cursor.fetchone()
    return hashlib.sha256("\n".join(map(str, told)).encode()).hexdigest()


def flush_to_disk() -> None:
    """Asks the system to write out what it holds in memory: a copy that has its name is whole after a power cut."""
    if hasattr(os, "sync"):
        os.sync()
