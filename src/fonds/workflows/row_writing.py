"""Writes what spreadsheets say: the rows as the keeper wrote them, the records they describe, the release lists."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from django.db import transaction

from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.models import Opening, SheetRow, UnitOfDescription
from fonds.core.description.assertions import Assertion, assertion, dated
from fonds.core.description.described_rows import DIVIDED, DescribedRow, cell_again, described_row
from fonds.core.description.profile import Profile
from fonds.workflows.ingest_report import Report
from fonds.workflows.submission_setting import Setting
from fonds.workflows.unit_keeping import UnitKeeper

BATCH = 500


def write_rows(rows: dict[str, list[DescribedRow]], setting: Setting, keeper: UnitKeeper, report: Report) -> None:
    """Writes the rows, record by record, each batch whole or not at all. `rows` holds them by record key."""
    occurrences: Counter[tuple[str, str]] = Counter()
    numbered = {key: [(row, _count(occurrences, (row.sheet, row.key))) for row in group] for key, group in rows.items()}
    for keys in _batches(numbered):
        with transaction.atomic():
            _write_batch({k: numbered[k] for k in keys}, setting, keeper, report)
        keeper.committed()


def _count(counter: Counter[tuple[str, str]], key: tuple[str, str]) -> int:
    counter[key] += 1
    return counter[key] - 1


def _batches(keys: Iterable[str]) -> Iterator[list[str]]:
    each = iter(keys)
    while batch := list(islice(each, BATCH)):
        yield batch


def _write_batch(
    groups: dict[str, list[tuple[DescribedRow, int]]], setting: Setting, keeper: UnitKeeper, report: Report
) -> None:
    keeper.load(setting.source_key(key) for key in groups)
    kept = {
        (r.sheet, r.key, r.occurrence): r for r in SheetRow.objects.filter(key__in=list(groups)).select_related(None)
    }
    new_rows: list[SheetRow] = []
    changed_rows: list[SheetRow] = []
    openings: list[tuple[UnitOfDescription, DescribedRow, SheetRow]] = []
    for key, group in groups.items():
        unit = keeper.unit(setting.source_key(key))
        for row, occurrence in group:
            digest = _digest(row)
            held = kept.get((row.sheet, row.key, occurrence))
            if held is None:
                held = SheetRow(sheet=row.sheet, key=row.key, occurrence=occurrence)
                new_rows.append(held)
                report.rows_new += 1
            elif held.digest == digest and held.number == row.number and held.unit_id == unit.pk and not held.gone:
                report.rows_unchanged += 1
            else:
                changed_rows.append(held)
                report.rows_changed += 1
            held.number, held.cells, held.digest, held.unit, held.gone = row.number, row.kept, digest, unit, False
            openings.append((unit, row, held))
        describe(unit, [row for row, _ in group], setting, keeper)
    keeper.flush()
    SheetRow.objects.bulk_create(new_rows, batch_size=500)
    SheetRow.objects.bulk_create(
        changed_rows,
        update_conflicts=True,
        unique_fields=["sheet", "key", "occurrence"],
        update_fields=["number", "cells", "digest", "unit", "gone"],
        batch_size=500,
    )
    _write_openings(openings, setting)


def rows_of_other_sheets(
    keys: Collection[str], sheets: Collection[str], profile: Profile
) -> dict[str, list[DescribedRow]]:
    """The rows of these keys that other sheets than these gave earlier and still have, as the profile reads them, by
    key. Of those keys in other collections none."""
    setting = Setting(profile, "")
    found: dict[str, list[DescribedRow]] = defaultdict(list)
    for part in in_parts(keys):
        kept = SheetRow.objects.filter(key__in=part, gone=False, unit__isnull=False).exclude(sheet__in=list(sheets))
        for each in kept.select_related("unit").order_by("sheet", "number"):
            if each.unit is not None and each.unit.source_key == setting.source_key(each.key):
                cells = {column: cell_again(value) for column, value in each.cells.items()}
                found[each.key].append(described_row(each.sheet, each.number, cells, profile))
    return found


def note_rows_gone(rows: dict[str, list[DescribedRow]], sheets: Collection[str]) -> list[str]:
    """Marks the kept rows that the sheets of these names no longer have, and names them all.

    Nothing entrusted is lost: the record, its values and the row itself stay; a keeper who wants a record out of sight
    withdraws it. A row that comes back is no longer gone.
    """
    present: Counter[tuple[str, str]] = Counter((row.sheet, row.key) for group in rows.values() for row in group)
    kept = SheetRow.objects.filter(sheet__in=list(sheets)).order_by("sheet", "number")
    gone = [r for r in kept.only("sheet", "key", "occurrence", "number", "gone").iterator()
            if r.occurrence >= present[r.sheet, r.key]]  # fmt: skip
    fresh = [r.pk for r in gone if not r.gone]
    for at in range(0, len(fresh), 900):
        SheetRow.objects.filter(pk__in=fresh[at : at + 900]).update(gone=True)
    return [f"{r.sheet}, once row {r.number}: {r.key}" for r in gone]


def _digest(row: DescribedRow) -> str:
    return hashlib.sha256(json.dumps(row.kept, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def describe(unit: UnitOfDescription, rows: list[DescribedRow], setting: Setting, keeper: UnitKeeper) -> None:
    """Lets each row assert its values of the unit, and hangs the unit where the rows say."""
    profile = setting.profile
    for sheet in dict.fromkeys(row.sheet for row in rows):
        elements: list[Assertion] = []
        dates: list[Assertion] = []
        references: list[str] = []
        for row in (r for r in rows if r.sheet == sheet):
            _assert_row(row, profile, elements, dates, references)
        keeper.say(unit, sheet, elements, dates, references, rows[0].sheet)
    for row in rows:
        special = row.special
        if level := next((v.value for v in row.values if v.name == "level_of_description"), ""):
            unit.level_of_description = setting.level(level)
        unit.derived = False
        if name := special.get("repository"):
            unit.repository = keeper.repository(name)
        if state := special.get("access_state"):
            setting.narrow(unit, state, special.get("access_reason", ""), special.get("embargo_until", ""))
        collections = [setting.collection(c) for c in DIVIDED.split(special.get("collection", "")) if c]
        keeper.collect(unit, collections)
    setting.settle(unit, rows[0].key, keeper)
    if not unit.parent_id and not any(row.special.get("parent_id") for row in rows):
        _place(unit, rows, keeper)


def _assert_row(
    row: DescribedRow, profile: Profile, elements: list[Assertion], dates: list[Assertion], references: list[str]
) -> None:
    def where(column: str) -> str:
        return f"{row.sheet}, row {row.number}, column {column}"

    for value in row.values:
        made = assertion(value.name, value.value, source=where(value.column), origin=row.sheet, kind="sheet",
                         withheld=value.withheld)  # fmt: skip
        if not any(e["name"] == made["name"] and e["value"] == made["value"] for e in elements):
            elements.append(made)
        if value.name == "reference_code" and value.value not in references and not value.withheld:
            references.append(value.value)
    if profile.key_form == "record number" and row.key_stated:
        if not any(e["name"] == "reference_code" for e in elements):
            elements.append(assertion("reference_code", row.key, source=where("record number"), origin=row.sheet,
                                      kind="sheet"))  # fmt: skip
        if row.key not in references:
            references.append(row.key)
    for column, date in row.dates:
        made = dated(date, source=where(column), origin=row.sheet)
        if made["as_written"] and not any({**d, "source": ""} == {**made, "source": ""} for d in dates):
            dates.append(made)


def _place(unit: UnitOfDescription, rows: list[DescribedRow], keeper: UnitKeeper) -> None:
    for row in rows:
        for value in row.values:
            if value.name == "reference_code":
                keeper.place_by_reference(unit, keeper.read(value.value))
                if unit.parent_id:
                    return


def _write_openings(found: list[tuple[UnitOfDescription, DescribedRow, SheetRow]], setting: Setting) -> None:
    """The lines of release lists, anew for the rows of this batch."""
    rows = [held for _, _, held in found]
    Opening.objects.filter(row__in=[r for r in rows if r.pk]).delete()
    lines = []
    for unit, row, held in found:
        release = setting.release_of_row(row)
        if release is None:
            continue
        lines.append(
            Opening(
                unit=unit,
                release_id=release,
                row=held,
                date=(row.release_date.edtf or "") if row.release_date else "",
                status_before=next((v.value for v in row.values if v.name == "status_before"), "")[:100],
                file_name="; ".join(row.file_names)[:500],
            )
        )
    Opening.objects.bulk_create(lines, batch_size=1000)


def place_in_hierarchy(rows: Iterable[DescribedRow], setting: Setting, keeper: UnitKeeper) -> list[str]:
    """Hangs each unit under the one its row's parent_id names; returns what is wrong with rows that cannot be.

    A row that names itself, a missing row or a circle is reported, and its unit stays where it is.
    """
    held = [r for r in rows if r.special.get("legacy_id") or r.special.get("parent_id")]
    by_id = {r.special["legacy_id"]: r for r in held if r.special.get("legacy_id")}
    faults: list[str] = []
    for batch in _batches([str(i) for i, r in enumerate(held) if r.special.get("parent_id")]):
        with transaction.atomic():
            keeper.load(setting.source_key(held[int(i)].key) for i in batch)
            for i in batch:
                row = held[int(i)]
                parent_row = by_id.get(row.special["parent_id"])
                if parent_row is None or _is_circle(row, by_id):
                    why = "no row has that legacyId" if parent_row is None else "the rows name each other in a circle"
                    faults.append(f"{row.sheet}, row {row.number}: parentId {row.special['parent_id']}: {why}")
                    continue
                unit = keeper.unit(setting.source_key(row.key))
                unit.parent = keeper.unit(setting.source_key(parent_row.key))
            keeper.flush()
        keeper.committed()
    return faults


def _is_circle(row: DescribedRow, by_id: dict[str, DescribedRow]) -> bool:
    seen = {row.special.get("legacy_id", "")}
    node: DescribedRow | None = row
    while node is not None and (up := node.special.get("parent_id", "")):
        if up in seen:
            return True
        seen.add(up)
        node = by_id.get(up)
    return False
