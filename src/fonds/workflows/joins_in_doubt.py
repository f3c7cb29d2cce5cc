"""Joins of files to records during an ingest: what people decided, what may be joined, what a person is asked."""

from __future__ import annotations

import datetime
from collections import Counter

from fonds.catalogue.models import Decision, DigitalObject, JoinDoubt, PendingJoin, SheetRow, UnitOfDescription
from fonds.core.description.join_evidence import NumberRead, Verdict, verdict
from fonds.core.parsing.identification_forms import date_in_form
from fonds.core.parsing.record_numbers import read_record_number
from fonds.workflows.joining import Rows
from fonds.workflows.submission_setting import Setting


def join_subject(path: str) -> str:
    """How decisions on the file's join are found; the whole path is in their anchor."""
    return f"join:{path}"[:300]


def decided_records() -> dict[str, list[str]]:
    """The source keys of the records that people decided each file to belong to, by path; mergers are followed."""
    made: dict[str, list[str]] = {}
    found = Decision.objects.filter(subject__startswith="join:").order_by("id")
    for decision in found:
        anchor, after = decision.anchor or {}, decision.after or {}
        made[anchor["path"]] = after["records"]
    ids = {i for each in made.values() for i in each}
    units = {u.pk: u for u in UnitOfDescription.objects.filter(pk__in=ids)}
    return {path: [_standing(units[i]).source_key for i in each if i in units] for path, each in made.items()}


def _standing(unit: UnitOfDescription) -> UnitOfDescription:
    while unit.merged_into is not None:
        unit = unit.merged_into
    return unit


class JoinKeeper:
    """Judges the joins of one submission's files; `save` writes what is in doubt, inside the batch's transaction."""

    def __init__(self, setting: Setting, rows: Rows) -> None:
        self._setting = setting
        self._rows = rows
        self._decided = decided_records()
        self._doubts: dict[str, PendingJoin] = {}
        self._listed: set[str] | None = None
        self._series: Counter[str] = Counter()
        self._claimed: dict[str, str] = {}

    def decided(self, path: str) -> list[str]:
        """The source keys that a person decided for the file; none where nobody did."""
        return self._decided.get(path, [])

    def may_join(self, path: str, number: str, page: str) -> bool:
        """Whether the number that stands on `page` of the file joins it; a doubt is noted for a person."""
        if self._setting.profile.key_form != "record number" or read_record_number(number) is None:
            return True
        listed = self._lists()
        said = verdict(
            NumberRead(
                number,
                listed=number in listed,
                listed_days=self._days(number),
                form_day=date_in_form(page),
                in_series=self._series[_series(number)],
                taken=self._is_taken(path, number),
            )
        )
        if said is Verdict.AGREED:
            return True
        made = said is Verdict.FORM_ALONE
        if made:
            self._claimed[number] = path
        self._doubts[path] = PendingJoin(path=path, doubt=JoinDoubt(said.value), stated=number, made=made)
        return made

    def note_unnumbered(self, path: str) -> None:
        """Notes a file whose name is a document's and whose number nothing gives."""
        named = read_record_number(path.rsplit("/", 1)[-1])
        if named is not None and not named.agency:
            self._doubts[path] = PendingJoin(path=path, doubt=JoinDoubt.NO_NUMBER)

    def save(self) -> None:
        """Writes the doubts of the batch; what is decided is left as it is."""
        PendingJoin.objects.bulk_create(
            self._doubts.values(), update_conflicts=True, unique_fields=["path"],
            update_fields=["doubt", "stated", "made"], batch_size=500,
        )  # fmt: skip
        self._doubts.clear()

    def _lists(self) -> set[str]:
        if self._listed is None:
            self._listed = set(self._rows.by_key) | set(SheetRow.objects.values_list("key", flat=True).distinct())
            self._series = Counter(_series(number) for number in self._listed)
        return self._listed

    def _is_taken(self, path: str, number: str) -> bool:
        if self._claimed.get(number, path) != path:
            return True
        unit = UnitOfDescription.objects.filter(source_key=self._setting.source_key(number)).first()
        return unit is not None and DigitalObject.objects.filter(unit=unit).exclude(path=path).exists()

    def _days(self, number: str) -> set[datetime.date]:
        written = [d.edtf for row in self._rows.by_key.get(number, []) for _, d in row.dates if d.role == "written"]
        if not written:
            unit = UnitOfDescription.objects.filter(source_key=self._setting.source_key(number)).first()
            written = [d.get("edtf") for d in unit.dates if d.get("role") == "written"] if unit else []
        days = set()
        for edtf in written:
            try:
                days.add(datetime.date.fromisoformat(edtf or ""))
            except ValueError:
                continue  # a month, a year, an uncertain day: nothing to hold against the form
        return days


def _series(number: str) -> str:
    return number.rpartition("-")[0]


def open_joins() -> list[PendingJoin]:
    """The joins that wait for a person, those that join nothing yet first.

    A number that a text alone gave, and that a list now has, is in doubt no longer.
    """
    listed = SheetRow.objects.values("key")
    PendingJoin.objects.filter(decided=False, doubt=JoinDoubt.FORM_ALONE, stated__in=listed).delete()
    return list(PendingJoin.objects.filter(decided=False).order_by("made", "doubt", "path"))
