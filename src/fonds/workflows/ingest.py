"""Takes a submission in: a folder of documents and its spreadsheets become records, texts and pages.

Every step can be repeated: what is there already is found again, so a second run changes nothing and a run that was
killed goes on where it stopped. Bytes are kept before rows are written, rows before the index hears of them.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from django.db import transaction

from fonds.catalogue.access import settle_derived
from fonds.catalogue.models import DigitalObject, Release, Repository, StoredFile, Submission
from fonds.core.description.contradictions import contradicting_rows
from fonds.core.description.dates import DateStanding
from fonds.core.description.described_rows import OWN_COLUMN, DescribedRow, described_row
from fonds.core.description.identifiers import Mint
from fonds.core.description.profile import Profile
from fonds.core.description.repositories import repository_named
from fonds.core.parsing.lost_zeros import lost_leading_zeros
from fonds.core.parsing.record_numbers import read_record_number
from fonds.core.parsing.reference_codes import read_reference
from fonds.core.parsing.sheets import Sheet
from fonds.core.text.reading import ReadDocument, Reading, ReadText, Unreadable
from fonds.ports.file_reading import FileReading, FileReadings, ReadingTask
from fonds.ports.file_store import FileStore, Stored
from fonds.workflows.choosing_profile import Chosen, chosen_profile, profile_as_toml
from fonds.workflows.file_writing import FileWriter, ReadFile, rules_digest
from fonds.workflows.ingest_report import Refusal, Report, UnreadDate, said
from fonds.workflows.joining import Rows
from fonds.workflows.joins_in_doubt import open_joins
from fonds.workflows.row_writing import note_rows_gone, place_in_hierarchy, rows_of_other_sheets, write_rows
from fonds.workflows.submission_setting import Setting
from fonds.workflows.unit_keeping import UnitKeeper

T = TypeVar("T")
BATCH_FILES = 250
BATCH_BYTES = 24 * 1024 * 1024
SHEET_TYPES = frozenset({
    "text/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.ms-excel",
})  # fmt: skip


NOTHING = Reading("application/x-empty", (ReadDocument("", (ReadText("text", (), paginated=False),)),), has_text=False)


@dataclass(frozen=True, slots=True)
class SubmittedFile:
    """A file as found: `name` is its path from the submitted folder's own name on, with `/`."""

    name: str
    path: Path
    media_type: str


@dataclass(frozen=True, slots=True)
class Submitted:
    """What was handed in: documents, spreadsheets, and what was refused or skipped unread."""

    files: list[SubmittedFile]
    sheets: list[Path]
    refused: list[tuple[str, Unreadable]] = field(default_factory=list)
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class IngestTools:
    """The ports and functions that an ingest works with. `progress` wraps an iteration to show how far it is."""

    store: FileStore
    readings: FileReadings
    mint: Mint
    clock: Callable[[], int]
    progress: Callable[[Iterator[T], int, str], Iterator[T]]
    head: Callable[[Path], str]


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What the keeper asked for."""

    profile: str = ""
    collection: str = ""
    dry_run: bool = False


def ingest(submitted: Submitted, options: IngestOptions, tools: IngestTools) -> Report:
    """Takes the submission in and returns its report. Raises `ProfileError` for a profile that cannot be used."""
    started = time.perf_counter()
    sheets, report_refused = _read_sheets(submitted.sheets, tools)
    heads = {f.name: f.path for f in submitted.files}
    chosen = chosen_profile(
        options.profile,
        [(f.name, f.media_type) for f in submitted.files],
        sheets,
        lambda name: tools.head(heads[name]),
    )
    report = Report(chosen.profile.name, chosen.origin, dry_run=options.dry_run, files_found=len(submitted.files))
    report.files_skipped = submitted.skipped
    report.refused += report_refused
    report.refused += [Refusal(name, why.reason, why.advice) for name, why in submitted.refused]
    if chosen.origin == "proposed":
        report.proposed_profile = profile_as_toml(chosen.profile, sheets)
    rows = _described(sheets, chosen, report)
    # a dry run opens no catalogue
    _contradicted(rows, {} if options.dry_run else rows_of_other_sheets(rows.by_key, sheets, chosen.profile), report)
    _join_report(submitted, rows, report)
    report.seconds["reading sheets"] = time.perf_counter() - started
    if options.dry_run:
        _read_only(submitted, Setting(chosen.profile, options.collection), tools, report)
    else:
        _write(submitted, sheets, chosen, rows, options, tools, report)
    return report


def _read_sheets(paths: list[Path], tools: IngestTools) -> tuple[dict[str, Sheet], list[Refusal]]:
    sheets: dict[str, Sheet] = {}
    refused: list[Refusal] = []
    for path in paths:
        try:
            sheets[path.name] = tools.readings.sheet(path)
        except Unreadable as why:
            refused.append(Refusal(path.name, why.reason, why.advice))
    return sheets, refused


def _described(sheets: dict[str, Sheet], chosen: Chosen, report: Report) -> Rows:
    profile = chosen.profile
    rows = Rows(profile)
    reasons: Counter[str] = Counter()
    named = {profile.repository_abbreviation: profile.repository_name} if profile.repository_abbreviation else {}
    for name, sheet in sheets.items():
        known = {c: profile.columns[c].means for c in sheet.columns if c in profile.columns}
        report.columns_recognised[name] = known
        if unknown := [c for c in sheet.columns if c not in profile.columns and not c.startswith(OWN_COLUMN)]:
            report.columns_unrecognised[name] = unknown
        for remark in sheet.remarks:
            report.remarks.add(f"{name}: {remark}")
        found = [described_row(name, row.number, row.cells, profile) for row in sheet.rows]
        report.rows_found += len(found)
        for row in found:
            _note_dates(row, report, reasons)
            _note_references(row, named, report)
        for column, means in known.items():
            if means == "reference_code" and (warning := lost_leading_zeros(r.cells.get(column) for r in sheet.rows)):
                report.warnings.append(f"{name}, column {column}: {warning}")
        rows.add(found)
    report.dates_by_reason = dict(reasons.most_common())
    return rows


def _contradicted(rows: Rows, kept: Mapping[str, Sequence[DescribedRow]], report: Report) -> None:
    for key, group in rows.by_key.items():
        for words in contradicting_rows(key, group, kept.get(key, ())):
            report.contradictions.add(words)


def _note_dates(row: DescribedRow, report: Report, reasons: Counter[str]) -> None:
    dates = [*row.dates, *([("release date", row.release_date)] if row.release_date else [])]
    for column, date in dates:
        if date.edtf:
            report.dates_read += 1
        if date.reason:
            reasons[date.reason] += 1
        if (
            date.edtf is None and date.standing is not DateStanding.WITHHELD
        ) or date.standing is DateStanding.UNSETTLED:
            report.dates_unread.add(UnreadDate(row.sheet, row.number, column, date.as_written, date.reason))


def _note_references(row: DescribedRow, named: dict[str, str], report: Report) -> None:
    for value in row.values:
        if (
            value.name == "reference_code"
            and not value.withheld
            and not read_reference(value.value, repositories=named)
        ):
            report.references_unread.add(f"{row.sheet}, row {row.number}: {value.value}")


def _join_report(submitted: Submitted, rows: Rows, report: Report) -> None:
    if not rows.by_key:
        return
    joined: set[str] = set()
    for file in submitted.files:
        keys, how = rows.keys_of(file.name)
        if how != "row":
            report.files_without_row.add(file.name)
        joined.update(keys)
    for key, group in rows.by_key.items():
        if key not in joined:
            report.rows_without_file.add(f"{group[0].sheet}, row {group[0].number}: {key}")


def _read_only(submitted: Submitted, setting: Setting, tools: IngestTools, report: Report) -> None:
    tasks = (ReadingTask(f.path, setting.rules(f.name)) for f in submitted.files)
    results = tools.progress(tools.readings.readings(tasks), len(submitted.files), "reading")
    for file, result in zip(submitted.files, results, strict=True):
        if result.refusal is not None:
            report.refused.append(Refusal(file.name, result.refusal.reason, result.refusal.advice))
            continue
        report.files_read += 1
        if result.reading is not None and not result.reading.has_text:
            report.files_without_text += 1


def _write(
    submitted: Submitted, sheets: dict[str, Sheet], chosen: Chosen, rows: Rows, options: IngestOptions,
    tools: IngestTools, report: Report,
) -> None:  # fmt: skip
    now = tools.clock()
    submission = Submission.objects.create(
        started_at=now,
        sources=[f.name for f in submitted.files[:1000]],
        sheets=[{"name": name, "columns": list(sheet.columns)} for name, sheet in sheets.items()],
        profile_name=chosen.profile.name,
        profile_text=chosen.text,
    )
    report.submission = submission.pk
    tools.store.sweep()
    setting = Setting(chosen.profile, options.collection, picture_sha256=_picture(chosen, tools, now))
    setting.own_collection()
    for rule in chosen.profile.releases:
        if not Release.objects.filter(slug=rule.slug).exists() and _release_is_used(rule.slug, submitted, setting):
            setting.release(rule.slug)
    keeper = UnitKeeper(tools.mint, tools.clock, now, named=named_repositories(chosen.profile))
    clock = time.perf_counter()
    _write_all_rows(submitted, rows, setting, keeper, report)
    keeper.rows_are_written()
    report.seconds["sheets"] = time.perf_counter() - clock
    clock = time.perf_counter()
    _write_all_files(submitted, rows, setting, keeper, tools, report)
    report.seconds["files"] = time.perf_counter() - clock
    settle_derived(now)
    for pending in open_joins():
        number = f" ({pending.stated})" if pending.stated else ""
        report.joins_in_doubt.add(f"{pending.path}{number}: {pending.get_doubt_display()}")
    for gone in note_rows_gone(rows.by_key, sheets):
        report.rows_no_longer_in_sheet.add(gone)
    report.records_new, report.records_changed = keeper.created, keeper.changed
    report.warnings += setting.problems
    submission.report = report.to_json()
    submission.finished_at = tools.clock()
    submission.save()


def _picture(chosen: Chosen, tools: IngestTools, now: int) -> str | None:
    """The collection's picture, which lies beside the profile, kept; None without one."""
    path = chosen.folder / chosen.profile.collection_picture if chosen.folder else None
    if path is None or not chosen.profile.collection_picture or not path.is_file():
        return None
    stored = tools.store.put([path])[0]
    media = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}
    kind = media.get(path.suffix.lower())
    if kind is None:
        return None
    StoredFile.objects.get_or_create(
        sha256=stored.sha256, defaults={"size": stored.size, "media_type": kind, "stored_at": now}
    )
    return stored.sha256


def named_repositories(profile: Profile) -> dict[str, str]:
    """The repositories that the profile and the catalogue know, by the name that references write.

    Those of the table are left to it: an archive's first submission and its second are to say the same.
    """
    held = Repository.objects.exclude(abbreviation="").values_list("abbreviation", "name")
    known = {short: name for short, name in held if (one := repository_named(short)) is None or one.name != name}
    if profile.repository_abbreviation:
        known[profile.repository_abbreviation] = profile.repository_name
    return known


def _release_is_used(slug: str, submitted: Submitted, setting: Setting) -> bool:
    return any(setting.profile.release_of_path(f.name) == slug for f in submitted.files) or any(
        setting.profile.release_of_sheet(p.name) == slug for p in submitted.sheets
    )


def _write_all_rows(submitted: Submitted, rows: Rows, setting: Setting, keeper: UnitKeeper, report: Report) -> None:
    written = dict(rows.by_key)
    if not setting.profile.rows_without_file_become_records:
        used = {key for file in submitted.files for key in rows.keys_of(file.name)[0]}
        written = {key: group for key, group in written.items() if key in used}
    write_rows(written, setting, keeper, report)
    report.warnings += place_in_hierarchy([r for g in written.values() for r in g], setting, keeper)


def _write_all_files(
    submitted: Submitted, rows: Rows, setting: Setting, keeper: UnitKeeper, tools: IngestTools, report: Report
) -> None:
    writer = FileWriter(setting, rows, keeper, tools.mint)
    waiting: deque[tuple[SubmittedFile, Stored, bool]] = deque()

    def tasks() -> Iterator[ReadingTask]:
        # the bytes of a file are kept before anybody reads it; reading runs ahead of writing
        for batch in tools.progress(_batches(submitted.files), len(submitted.files), "ingesting"):
            stored = tools.store.put(file.path for file in batch)
            changed = _changed(batch, stored, setting)
            for file, kept in zip(batch, stored, strict=True):
                # an empty file has a record; that it was refused is said again all the same
                if file.name not in changed and kept.size:
                    report.files_unchanged += 1
                    continue
                waiting.append((file, kept, file.name in changed))
                yield ReadingTask(file.path, setting.rules(file.name))

    for read, refused in _written_together(tools.readings.readings(tasks()), waiting, report):
        with transaction.atomic():
            # the bytes of a refused file are kept all the same: they were entrusted to the archive
            StoredFile.objects.bulk_create(
                [StoredFile(sha256=k.sha256, size=k.size, media_type=m, stored_at=keeper.now) for k, m in refused],
                ignore_conflicts=True,
            )
            writer.write(read)
        keeper.committed()
    report.masked = writer.masked
    for name in writer.unjoined:
        if read_record_number(name.rsplit("/", 1)[-1]) is not None:
            report.unjoined.add(name)


def _written_together(
    results: Iterator[FileReading], waiting: deque[tuple[SubmittedFile, Stored, bool]], report: Report
) -> Iterator[tuple[list[ReadFile], list[tuple[Stored, str]]]]:
    """The files read and refused, in batches that are written in one transaction each.

    `waiting` are the files in the order of the results, with whether each is new or changed; others are only reported.
    """
    read: list[ReadFile] = []
    refused: list[tuple[Stored, str]] = []
    weight = 0
    for result in results:
        file, kept, changed = waiting.popleft()
        if result.refusal is not None or result.reading is None:
            why = result.refusal or Unreadable("nothing was read", "Report this to the makers of the software.")
            report.refused.append(Refusal(file.name, why.reason, why.advice))
            if kept.size == 0 and not changed:
                continue
            if kept.size == 0:
                # an empty file is a record all the same: somebody meant it to be there
                read.append(ReadFile(file.name, kept, result.media_type, NOTHING, result.task.rules))
            else:
                refused.append((kept, result.media_type))
        else:
            report.files_read += 1
            report.files_without_text += not result.reading.has_text
            for remark in result.reading.remarks:
                report.remarks.add(said(file.name, remark.reason, remark.advice))
            read.append(ReadFile(file.name, kept, result.media_type, result.reading, result.task.rules))
            weight += kept.size
        if len(read) + len(refused) >= BATCH_FILES or weight > BATCH_BYTES:
            yield read, refused
            read, refused, weight = [], [], 0
    if read or refused:
        yield read, refused


def _batches(files: list[SubmittedFile]) -> Iterator[list[SubmittedFile]]:
    batch: list[SubmittedFile] = []
    weight = 0
    for file in files:
        size = file.path.stat().st_size
        if batch and (len(batch) >= BATCH_FILES or weight + size > BATCH_BYTES):
            yield batch
            batch, weight = [], 0
        batch.append(file)
        weight += size
    if batch:
        yield batch


def _changed(batch: list[SubmittedFile], stored: list[Stored], setting: Setting) -> set[str]:
    """The names of the files of the batch that are new, have other bytes, or would be read under other rules."""
    paths = [f.name for f in batch]
    held: dict[tuple[str, str], str] = {}
    for path, sha256, digest in DigitalObject.objects.filter(path__in=paths).values_list(
        "path", "stored_file_id", "rules_digest"
    ):
        held[path, sha256] = digest
    return {
        file.name
        for file, kept in zip(batch, stored, strict=True)
        if held.get((file.name, kept.sha256)) != rules_digest(setting.rules(file.name))
    }
