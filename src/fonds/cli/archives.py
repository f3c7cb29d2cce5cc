"""Opens the archive that a command works on."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from fonds.cli import Failure, UsageError

if TYPE_CHECKING:
    from fonds.catalogue.access import Reader
    from fonds.catalogue.models import UnitOfDescription

T = TypeVar("T")
_LONG_LIST = 1000  # members; indented, they take longer to write than to find
MARKER = "fonds-archive"


def json_argument(parser: argparse.ArgumentParser) -> None:
    """`--json`, as every command with a result has it."""
    parser.add_argument("--json", action="store_true", help="print JSON, and nothing else, on standard output")


def public_argument(parser: argparse.ArgumentParser) -> None:
    """`--public`, as every command that shows something has it."""
    parser.add_argument("--public", action="store_true", help="show only what readers of the site see")


def print_json(value: Any) -> None:
    """JSON on standard output, words as they are: for people to read, but of a long list each member on one line."""
    if isinstance(value, dict) and any(isinstance(each, list) and len(each) > _LONG_LIST for each in value.values()):
        members = (f"  {json.dumps(key)}: {_lines(each)}" for key, each in value.items())
        sys.stdout.write("{\n" + ",\n".join(members) + "\n}\n")
        return
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _lines(value: Any) -> str:
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return "[\n    " + ",\n    ".join(json.dumps(each, ensure_ascii=False) for each in value) + "\n  ]"


def make_archive(directory: Path, *, catalogue_at: str = "") -> bool:
    """Makes the archive's directory, key and database where they are missing; brings the tables up to date, or into
    the state of the migration `catalogue_at`, in which a bag was made.

    Returns whether the archive is new.
    """
    import secrets

    if directory.exists() and not directory.is_dir():
        raise UsageError(f"{directory} is a file; an archive is a folder")
    marker = directory / MARKER
    new = not marker.exists()
    if new and directory.is_dir() and any(directory.iterdir()) and not (directory / "catalogue.sqlite3").exists():
        raise UsageError(f"{directory} has other things in it; name an empty or a new folder with --archive")
    directory.mkdir(parents=True, exist_ok=True)
    # the mark comes first: whatever is killed after it is finished by the next command
    marker.write_text("1\n", "ascii")
    key = directory / "secret-key"
    if not key.exists() or not key.read_text("ascii").strip():
        key.write_text(secrets.token_urlsafe(50), "ascii")
        key.chmod(0o600)
    _set_up(directory)
    _migrate(*(("catalogue", catalogue_at) if catalogue_at else ()))
    if new:
        _note_private_people()
    return new


def _note_private_people() -> None:
    from fonds import wiring
    from fonds.workflows.private_people import note_private_people

    note_private_people(wiring.private_people_noted(), today=wiring.today())


def open_archive(directory: Path) -> None:
    """Sets up the archive in `directory`. Raises `UsageError` when there is none, `Failure` when it is too new."""
    if not (directory / MARKER).exists():
        raise UsageError(f"there is no archive in {directory}; make one with `fonds init`, or name it with --archive")
    _set_up(directory)
    bring_up_to_date()


def bring_up_to_date() -> None:
    """Brings the tables of the open archive up to date."""
    if _unapplied():
        _migrate()


def _set_up(directory: Path) -> None:
    from fonds.wiring import use_archive

    use_archive(directory)


def _unapplied() -> bool:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrate(*target: str) -> None:
    """Brings the tables up to date, or to the `target` (an app and its migration), wholly or not at all.

    A kill between two tables must leave nothing half made, and
    Django writes down that a migration was applied in another transaction than the migration itself.
    """
    from django.core.management import call_command
    from django.db import connection, transaction

    if connection.vendor != "sqlite":
        call_command("migrate", *target, verbosity=0, interactive=False)
        return
    # SQLite ignores this within a transaction, and altering tables needs it
    connection.disable_constraint_checking()
    try:
        with transaction.atomic():
            call_command("migrate", *target, verbosity=0, interactive=False)
    finally:
        connection.enable_constraint_checking()


def reader(options: argparse.Namespace) -> Reader:
    """Who the command speaks for: the keeper, or with --public an anonymous reader."""
    from fonds.catalogue.access import Reader

    return Reader.ANONYMOUS if getattr(options, "public", False) else Reader.KEEPER


def record(name: str, who: Reader) -> UnitOfDescription:
    """The unit of that id or unambiguous reference code. Raises `UsageError` naming what to do instead."""
    from fonds.catalogue.records import Ambiguous, find_unit

    try:
        found = find_unit(name, who)
    except Ambiguous as error:
        raise UsageError(f"{name!r} is the reference code of several records; name one by its id: {error}") from error
    if found is None:
        raise Failure(f"no record has the id or reference code {name!r}; `fonds search` finds records by their words")
    return found


def progress(items: Iterator[T], total: int, words: str) -> Iterator[T]:
    """The items, with a bar on a terminal and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield from items
        return
    from tqdm import tqdm

    with tqdm(total=total, desc=words, unit=" files", leave=False, file=sys.stderr) as bar:
        for item in items:
            yield item
            bar.update(len(item) if isinstance(item, list) else 1)
