"""Makes an empty archive equal to the one that a bag was made of: the same ids, addresses, texts, dates and access.

Originals come first, then all rows in one transaction, then the indexes. Killed before the rows are committed, the
archive is still empty and the same command begins again, passing over originals that are there; killed after that, it
goes on with the indexes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from fonds.catalogue.bagged_rows import LONGEST_LINE, BadRow, store_rows
from fonds.catalogue.bagged_tables import DERIVED
from fonds.ports.file_store import FileStore
from fonds.workflows.bag_checking import BadBag, CheckedBag
from fonds.workflows.bagging import CATALOGUE, FORMAT, HEADER, LOCALE, ORIGINALS

MARKER = "restoring"
"""A file in the archive's folder that names the bag from which it is being restored, until that is done."""

_TOGETHER = 64
_LARGEST_HEADER = 4 * 1024 * 1024
_TRANSLATION = re.compile(rf"{LOCALE}/([A-Za-z]{{2,3}}(?:[_@-][A-Za-z0-9]+)*)/LC_MESSAGES/(django\.(?:po|mo))")
_OUTBOX = "outboxentry"
Progress = Callable[[Iterator[Any], int, str], Iterator[Any]]


class CannotRestore(Exception):
    """The bag cannot be restored into this archive; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a bag says of its tables: `migration` is the state that they were in, `tables` their rows by name."""

    migration: str
    fonds: str
    unit: str | None
    tables: dict[str, int]


@dataclass(slots=True)
class Restored:
    """What a restoration stored; `rows` is 0 where an earlier run had stored them."""

    units: int = 0
    rows: int = 0
    originals: int = 0


def header_of(bag: CheckedBag) -> Header:
    """What the bag says of itself. Raises `BadBag` where it is not one that `fonds export bag` made, `CannotRestore`
    where a newer `fonds` made it."""
    path = bag.folder / HEADER
    if HEADER not in bag.digests or path.stat().st_size > _LARGEST_HEADER:
        raise BadBag(f"the bag has no {HEADER}: it was not made by `fonds export bag`")
    try:
        said = json.loads(path.read_bytes())
        tables = {str(each["name"]): int(each["rows"]) for each in said["tables"]}
        made = Header(str(said["migration"]), str(said["fonds"]), said["unit"], tables)
        newer = int(said["format"]) > FORMAT
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BadBag(f"{HEADER} is not what it should be") from error
    if newer or ("catalogue", made.migration) not in MigrationLoader(None).graph.nodes:
        raise CannotRestore(f"the bag was made by fonds {made.fonds}, which is newer than this one; install that first")
    known = {"data/README.md", HEADER} | {f"{CATALOGUE}/{name}.jsonl" for name in tables}
    for each in bag.digests:
        if each not in known and not _TRANSLATION.fullmatch(each):
            raise BadBag(f"{each} is no part of the bag of an archive")
    if missing := sorted(known - bag.digests.keys()):
        raise BadBag(f"{', '.join(missing)} is missing")
    _check_originals(bag, tables.get("storedfile", 0))
    return made


def restore(
    bag: CheckedBag, header: Header, archive: Path, store: FileStore,
    *, progress: Progress = lambda items, _total, _words: items,
) -> Restored:  # fmt: skip
    """Fills the empty archive, whose tables SHALL be in the state of `header.migration`. The index is the caller's.

    Raises `CannotRestore` where the archive holds something else, `BadBag` where the rows are not what they should be;
    then nothing of the catalogue is stored.
    """
    models = _models(header)
    marker = archive / MARKER
    if _holds_something(models):
        if not marker.exists() or marker.read_text("ascii").strip() != bag.name:
            raise CannotRestore(f"{archive} has records already; name a new folder with --archive")
        return Restored(units=header.tables["unitofdescription"])
    marker.write_text(f"{bag.name}\n", "ascii")
    done = Restored(units=header.tables["unitofdescription"])
    for some in progress(_batches(bag), header.tables["storedfile"], "restoring originals"):
        for sha256, stored in zip(some, store.put([_original(bag, each) for each in some]), strict=True):
            if stored.sha256 != sha256:
                raise BadBag(f"{ORIGINALS}/{sha256[:2]}/{sha256} was changed while it was read")
        done.originals += len(some)
    try:
        with transaction.atomic():
            if _holds_something(models):
                raise CannotRestore(f"another process has filled {archive}; give the same command again")
            for name in progress(iter(header.tables), len(header.tables), "restoring the catalogue"):
                done.rows += _restore_table(bag, name, models[name], header.tables[name])
            _tell_indexes(models)
            _count_on(list(models.values()))
    except IntegrityError as error:  # keys that lead nowhere are seen at the end
        raise BadBag(f"{CATALOGUE} has rows that name others which are not there ({error})") from error
    _restore_translations(bag, archive)
    return done


def finish(archive: Path) -> None:
    """Takes the mark of an unfinished restoration away, once the indexes are built."""
    (archive / MARKER).unlink(missing_ok=True)


def _models(header: Header) -> dict[str, type[Model]]:
    """The tables as they were when the bag was made, by name."""
    state = MigrationLoader(None).project_state(("catalogue", header.migration))
    models = state.apps.get_app_config("catalogue").get_models(include_auto_created=True)
    held: dict[str, type[Model]] = {str(model._meta.model_name): model for model in models}
    wanted = held.keys() - {model._meta.model_name for model in DERIVED}
    if wanted != header.tables.keys():
        raise BadBag(f"{HEADER}: the tables are not those of an archive ({', '.join(wanted ^ header.tables.keys())})")
    return {name: held[name] for name in header.tables}


def _holds_something(models: dict[str, type[Model]]) -> bool:
    return any(model._default_manager.exists() for model in models.values())


def _lines(bag: CheckedBag, name: str) -> Iterator[bytes]:
    """The lines of a table's file. Raises `BadBag` where the file is no more the one that was verified."""
    path = f"{CATALOGUE}/{name}.jsonl"
    summed = hashlib.sha256()
    with (bag.folder / path).open("rb") as source:
        while line := source.readline(LONGEST_LINE):
            if not line.endswith(b"\n"):
                raise BadBag(f"{path} has a line without end")
            summed.update(line)
            yield line
    if summed.hexdigest() != bag.digests[path]:
        raise BadBag(f"{path} was changed while it was read")


def _originals(bag: CheckedBag) -> Iterator[tuple[str, int]]:
    """Digest and size of the originals that the catalogue names."""
    for line in _lines(bag, "storedfile"):
        try:
            row = json.loads(line)
            sha256, size = row["sha256"], row["size"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise BadBag(f"{CATALOGUE}/storedfile.jsonl has a line that is no row") from error
        if not re.fullmatch("[0-9a-f]{64}", str(sha256)):
            raise BadBag(f"{CATALOGUE}/storedfile.jsonl: {str(sha256)[:80]!r} is no SHA-256")
        yield sha256, size


def _check_originals(bag: CheckedBag, expected: int) -> None:
    """Every original that is named is there, and no other."""
    count = 0
    for sha256, size in _originals(bag):
        path = _original(bag, sha256)
        if not path.is_file() or path.stat().st_size != size:
            raise BadBag(f"{path.relative_to(bag.folder).as_posix()} is missing, or not as long as it should be")
        count += 1
    if count != expected or count != bag.files - len(bag.digests):
        raise BadBag(f"{ORIGINALS} holds {bag.files - len(bag.digests)} files, the catalogue names {count}")


def _batches(bag: CheckedBag) -> Iterator[list[str]]:
    named = (sha256 for sha256, _ in _originals(bag))
    while some := list(islice(named, _TOGETHER)):
        yield some


def _original(bag: CheckedBag, sha256: str) -> Path:
    return bag.folder / ORIGINALS / sha256[:2] / sha256


def _restore_table(bag: CheckedBag, name: str, model: type[Model], expected: int) -> int:
    try:
        count = store_rows(model, _lines(bag, name))
    except BadRow as bad:
        raise BadBag(f"{CATALOGUE}/{name}.jsonl, {bad}") from bad
    except OperationalError:
        raise  # of the disk or the server, not of the bag
    except DatabaseError as error:
        raise BadBag(f"{CATALOGUE}/{name}.jsonl has rows that contradict each other ({error})") from error
    if count != expected:
        raise BadBag(f"{CATALOGUE}/{name}.jsonl has {count} rows, {HEADER} says {expected}")
    return count


def _tell_indexes(models: dict[str, type[Model]]) -> None:
    """All units are to be indexed: the index is not in the bag."""
    units = models["unitofdescription"]._meta
    outbox = units.apps.get_model("catalogue", _OUTBOX)._meta
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {outbox.db_table} (unit_id, revision) "
            f"SELECT id, revision FROM {units.db_table} WHERE NOT derived ORDER BY id"
        )


def _count_on(models: list[type[Model]]) -> None:
    """New rows get keys after those restored (PostgreSQL counts apart from the rows)."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def _restore_translations(bag: CheckedBag, archive: Path) -> None:
    for path in bag.digests:
        if found := _TRANSLATION.fullmatch(path):
            target = archive / "locale" / found[1] / "LC_MESSAGES" / found[2]
            target.parent.mkdir(parents=True, exist_ok=True)
            half = target.with_name(f".{target.name}.half")
            half.write_bytes((bag.folder / path).read_bytes())
            half.replace(target)
