"""Runs the command line as a keeper does, in a process of its own, and makes small submissions."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from forked_python import python


def environment(archive: Path) -> dict[str, str]:
    """The environment of a command on that archive, without what the tests themselves run under."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FONDS_", "DJANGO_"))}
    return kept | {"FONDS_ARCHIVE": str(archive), "PYTHONUTF8": "1"}


@cache
def _empty() -> Path:
    """An archive as `fonds init` makes it."""
    home = Path(tempfile.mkdtemp(prefix="fonds-empty-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    assert python(["-m", "fonds", "init"], environment(home / "archive")).returncode == 0
    return home / "archive"


def fonds(archive: Path, *arguments: str | Path, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Runs `fonds` with the arguments; with `check`, fails the test when it does not exit with 0.

    What is taken in where there is no archive goes into an empty one: to make one takes as long as all the rest. That
    `fonds ingest` makes it is seen where it is killed, lacks room, or follows the tutorial.
    """
    if check and arguments[0] == "ingest" and "--dry-run" not in arguments and not archive.exists():
        shutil.copytree(_empty(), archive)
    done = python(["-m", "fonds", *arguments], environment(archive))
    if check:
        assert done.returncode == 0, f"fonds {' '.join(map(str, arguments))}: {done.stdout}\n{done.stderr}"
    return done


def script(archive: Path, words: Sequence[str | Path], **more: str) -> str:
    """What `python WORDS` prints, where `-c` or a script is the first word; `more` are variables of its environment."""
    done = python(words, environment(archive) | more)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def fonds_json(archive: Path, *arguments: str | Path) -> Any:
    """What the command prints with `--json`."""
    return json.loads(fonds(archive, *arguments, "--json").stdout)


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Writes the files into the folder and returns it."""
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def contents(archive: Path) -> dict[str, list[tuple[object, ...]]]:
    """What two archives of the same submission share, whatever ids were minted."""
    with sqlite3.connect(archive / "catalogue.sqlite3") as base:
        return {
            "units": base.execute(
                "SELECT source_key, title, date_edtf, has_text FROM catalogue_unitofdescription ORDER BY 1"
            ).fetchall(),
            "pages": base.execute(
                "SELECT o.path, p.number, t.version, t.text FROM catalogue_pagetext t JOIN catalogue_page p "
                "ON p.id = t.page_id JOIN catalogue_digitalobject o ON o.id = p.digital_object_id ORDER BY 1, 2, 3"
            ).fetchall(),
        }
