"""Finds or makes the units that a submission speaks of, and writes those that changed, each once."""

from __future__ import annotations

import datetime
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from fonds.catalogue.access import effective_state
from fonds.catalogue.models import AccessState, Decision, OutboxEntry, Repository, UnitOfDescription
from fonds.catalogue.public_stamps import Stamping
from fonds.core.description.assertions import Assertion, day_numbers, main_date, main_value, replaced
from fonds.core.description.identifiers import Mint
from fonds.core.description.reference_codes import ArchivalReference, ReferencePart
from fonds.core.description.repositories import repository_named
from fonds.core.description.slugs import slug
from fonds.core.parsing.reference_codes import read_reference

_WRITTEN = (
    "parent_id", "repository_id", "level_of_description", "derived", "title", "title_inferred", "reference_code",
    "reference_sort", "date_edtf", "date_first", "date_last", "elements", "dates", "references", "access_state",
    "access_reason", "embargo_until", "is_public", "has_text", "revision", "public_changed_at", "first_public_at",
)  # fmt: skip
_FIELDS = tuple(f.removesuffix("_id") for f in _WRITTEN)
_COMPARED = tuple(f for f in _WRITTEN if f not in ("revision", "public_changed_at", "first_public_at"))
_IS_PUBLIC = _COMPARED.index("is_public")
_SAID_BELOW = [_COMPARED.index(f) for f in ("title", "reference_code", "repository_id", "elements")]
"""What descriptions of the units below name or inherit."""
_LEVELS = {"opis": "series", "series": "series", "record group": "fonds", "fonds": "fonds", "collection": "fonds",
           "class": "series", "file": "file", "agency": "series"}  # fmt: skip


class UnitKeeper:
    """Holds the units of one batch. Call `load`, change what it gives, then `flush` inside a transaction, and
    `committed` after it.
    """

    def __init__(
        self, mint: Mint, clock: Callable[[], int], now: int, *, named: Mapping[str, str] | None = None
    ) -> None:
        """`now` is when the submission began; what changes for the public is stamped by `clock`, in UTC seconds.
        `named` maps names of repositories as references write them to full names, beside the built-in table."""
        self._mint = mint
        self._stamping = Stamping(clock)
        self._named = dict(named or {})
        self._levels: dict[str, str] | None = None
        self.now = now
        self._today = datetime.datetime.fromtimestamp(now, datetime.UTC).date()
        self._units: dict[str, UnitOfDescription] = {}
        self._above: dict[str, UnitOfDescription] = {}
        self._before: dict[str, tuple[Any, ...]] = {}
        self._new: set[str] = set()
        self._absent: set[str] = set()
        self._collections: dict[str, set[str]] = defaultdict(set)
        self._touched: set[str] = set()
        self._repositories: dict[str, Repository] = {}
        self._created: set[str] = set()
        self._changed: set[str] = set()

    @property
    def created(self) -> int:
        """How many records are new."""
        return len(self._created)

    @property
    def changed(self) -> int:
        """How many records that were there before have changed."""
        return len(self._changed - self._created)

    def load(self, keys: Iterable[str]) -> None:
        """Brings the units of these source keys into the batch, as far as they exist."""
        wanted = [k for k in dict.fromkeys(keys) if k not in self._units and k not in self._above]
        for at in range(0, len(wanted), 900):
            for unit in UnitOfDescription.objects.filter(source_key__in=wanted[at : at + 900]):
                self._take(unit, self._units)
        self._absent.update(k for k in wanted if k not in self._units)

    def unit(self, key: str, *, level: str = "item") -> UnitOfDescription:
        """The unit of that source key, new where there is none."""
        found = self._units.get(key) or self._above.get(key)
        if found is None and key not in self._absent:
            found = UnitOfDescription.objects.filter(source_key=key).first()
            if found is not None:
                self._take(found, self._units)
        if found is None:
            found = self._make(key, level, self._units)
        while found.merged_into_id:
            found = UnitOfDescription.objects.get(pk=found.merged_into_id)
            self._take(found, self._units)
        return found

    def above(self, key: str, *, level: str, title: str, reference: str, parent: UnitOfDescription | None,
              sort: str = "") -> UnitOfDescription:  # fmt: skip
        """A node that exists because others name it; what is known of it already stays."""
        found = self._above.get(key) or self._units.get(key)
        if found is None:
            found = UnitOfDescription.objects.filter(source_key=key).first() or self._described(key)
            if found is not None:
                self._take(found, self._above)
                self._above[key] = found
        if found is None:
            found = self._make(key, level, self._above)
            found.derived = True
            found.is_public = False
            found.title, found.reference_code = title, reference
            found.reference_sort = sort or reference
            found.parent = parent
        return found

    def _described(self, path: str) -> UnitOfDescription | None:
        """The unit above item level that a sheet describes under the reference of that path."""
        if self._levels is None:
            self._levels = {}
            rows = UnitOfDescription.objects.filter(derived=False, merged_into=None).exclude(
                level_of_description="item"
            )
            for unit in rows.select_related("repository"):
                for kept in unit.references[:1]:
                    self._levels.setdefault(_level_path(kept, unit.repository), unit.pk)
        found = self._levels.get(path)
        return UnitOfDescription.objects.filter(pk=found).first() if found else None

    def rows_are_written(self) -> None:
        """Says that what sheets describe is stored, so that files may be hung under it."""
        self._levels = None

    def read(self, text: str) -> ArchivalReference | None:
        """A reference as structure, with the repositories that this archive knows."""
        return read_reference(text, repositories=self._named)

    def _make(self, key: str, level: str, where: dict[str, UnitOfDescription]) -> UnitOfDescription:
        made = UnitOfDescription(id=self._mint(key), source_key=key, level_of_description=level, added_at=self.now)
        where[key] = made
        self._new.add(key)
        return made

    def _take(self, unit: UnitOfDescription, where: dict[str, UnitOfDescription]) -> None:
        where[unit.source_key] = unit
        self._before[unit.source_key] = _state(unit)

    def say(self, unit: UnitOfDescription, origin: str, elements: list[Assertion], dates: list[Assertion],
            references: list[str], source: str) -> None:  # fmt: skip
        """Lets `origin` (a sheet, a file) assert these values in place of those it asserted before."""
        unit.elements = replaced(unit.elements, origin, elements)
        unit.dates = replaced(unit.dates, origin, dates, by="role")
        if references:
            made = [reference_kept(text, self.read(text), source=source, origin=origin) for text in references]
            unit.references = replaced(unit.references, origin, made, by="origin")

    def collect(self, unit: UnitOfDescription, collections: Iterable[str]) -> None:
        """Puts the unit in curated collections."""
        self._collections[unit.pk].update(collections)

    def touch(self, unit: UnitOfDescription) -> None:
        """Says that something beside the description changed (a text, a release), so that it is indexed again."""
        self._touched.add(unit.source_key)

    def place_by_reference(self, unit: UnitOfDescription, reference: ArchivalReference | None) -> None:
        """Hangs the unit under the levels that its reference names, the repository's record made as needed."""
        if reference is None:
            return
        parent: UnitOfDescription | None = None
        path = "ref:"
        levels = reference.level_path()
        own = _LEVELS.get(levels[-1].kind) if levels and not reference.folios else None
        if own is not None and own == unit.level_of_description:
            # the reference of a fonds, a series or a file ends in the unit itself
            levels = levels[:-1]
        for part in levels:
            if part.kind == "repository":
                unit.repository = self.repository(part.standard or part.value, part.value)
                path += f"{unit.repository.slug}/"
                continue
            if part.kind not in _LEVELS:
                continue
            path += f"{part.kind}={part.compared}/"
            words = f"{part.label} {part.value}".strip() if part.label not in ("", "/") else part.value
            code = f"{parent.reference_code}, {words}" if parent else words
            parent = self.above(path, level=_LEVELS[part.kind], title="", reference=code, parent=parent,
                                sort=natural(part.compared))  # fmt: skip
            if unit.repository and parent.repository_id is None:
                parent.repository = unit.repository
        if parent is not None and parent is not unit and not unit.parent_id:
            unit.parent = parent

    def repository(self, name: str, abbreviation: str = "", country: str = "") -> Repository:
        """The repository of that name or abbreviation; the table of known ones gives the full name."""
        known = repository_named(abbreviation) or repository_named(name)
        full = known.name if known else name
        abbreviation = known.code if known else abbreviation
        country = country or (known.country if known else "")
        key = slug(full)
        if key not in self._repositories:
            # an abbreviation in a reference names the repository that a profile or a person entered with it
            called = None if known else Repository.objects.filter(abbreviation__iexact=name).first()
            self._repositories[key] = called or Repository.objects.get_or_create(
                slug=key, defaults={"name": full, "abbreviation": abbreviation if abbreviation != full else "",
                                    "country": country}
            )[0]  # fmt: skip
        return self._repositories[key]

    def flush(self) -> None:
        """Writes what is new or changed, with its outbox entries, and empties the batch (nodes above stay)."""
        units = list({u.pk: u for u in (*self._above.values(), *self._units.values())}.values())
        self._touch_newly_collected(units)
        decisions = self._decisions([u for u in units if u.source_key not in self._new])
        new, changed = [], []
        for unit in units:
            settle_fields(unit, decisions.get(unit.pk, []))
            if not unit.derived:
                unit.is_public = effective_state(unit, self._today) is AccessState.PUBLIC
            if unit.source_key in self._new:
                new.append(unit)
            elif _state(unit) != self._before[unit.source_key] or unit.source_key in self._touched:
                unit.revision += 1
                changed.append(unit)
            else:
                continue
            self._stamping.stamp(unit, was_public=unit.source_key not in self._new and self._was_public(unit))
        said_anew = [u for u in changed if self._says_anew(u)]
        UnitOfDescription.objects.bulk_create(new, batch_size=500)
        if changed:
            # an upsert of rows that are there: many times faster than Django's bulk_update with its CASE per value
            UnitOfDescription.objects.bulk_create(
                changed, update_conflicts=True, unique_fields=["id"], update_fields=_FIELDS, batch_size=500
            )
        self._stamping.stamp_below(said_anew)
        OutboxEntry.objects.bulk_create(
            [OutboxEntry(unit=u, revision=u.revision) for u in (*new, *changed) if not u.derived], batch_size=1000
        )
        self._write_collections()
        self._created.update(u.pk for u in new if not u.derived)
        self._changed.update(u.pk for u in changed if not u.derived)
        for unit in self._above.values():
            self._before[unit.source_key] = _state(unit)
        self._units.clear()
        self._absent.clear()
        self._new.clear()
        self._touched.clear()
        self._before = {k: v for k, v in self._before.items() if k in self._above}

    def committed(self) -> None:
        """Says that the transaction of what was flushed is committed."""
        self._stamping.settle()

    def _was_public(self, unit: UnitOfDescription) -> bool:
        return bool(self._before[unit.source_key][_IS_PUBLIC] == "true")

    def _says_anew(self, unit: UnitOfDescription) -> bool:
        before, now = self._before[unit.source_key], _state(unit)
        return any(before[at] != now[at] for at in _SAID_BELOW)

    def _touch_newly_collected(self, units: list[UnitOfDescription]) -> None:
        """A collection that a unit was not in is a change of the unit: readers find and harvest it there."""
        through = UnitOfDescription.collections.through
        old = [u for u in units if u.source_key not in self._new and self._collections.get(u.pk)]
        for at in range(0, len(old), 900):
            some = {u.pk: u for u in old[at : at + 900]}
            held: dict[str, set[str]] = defaultdict(set)
            rows = through.objects.filter(unitofdescription__in=list(some))
            for pk, slug_held in rows.values_list("unitofdescription_id", "collection_id"):
                held[pk].add(slug_held)
            for pk, unit in some.items():
                if self._collections[pk] - held[pk]:
                    self.touch(unit)

    def _write_collections(self) -> None:
        through = UnitOfDescription.collections.through
        rows = [through(unitofdescription_id=u, collection_id=c) for u, cs in self._collections.items() for c in cs]
        through.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
        self._collections.clear()

    def _decisions(self, units: list[UnitOfDescription]) -> dict[str, list[Decision]]:
        found: dict[str, list[Decision]] = defaultdict(list)
        if not units or not Decision.objects.exists():
            return found
        for at in range(0, len(units), 900):
            for decision in Decision.objects.filter(unit__in=units[at : at + 900]).order_by("id"):
                found[str(decision.unit_id)].append(decision)
        return found


def _state(unit: UnitOfDescription) -> tuple[Any, ...]:
    # a member of a choice and the same words from the database are one value; PostgreSQL keeps no order of keys
    values = (getattr(unit, field) for field in _COMPARED)
    return tuple(json.dumps(value, sort_keys=True, default=str) for value in values)


def settle_fields(unit: UnitOfDescription, decisions: Iterable[Decision]) -> None:
    """Brings title, reference code and main date in line with what is asserted and what people decided.

    Of `decisions` those on facts, masks and access say nothing of the description.
    """
    made = [each for each in decisions if each.subject.startswith("element:")]
    rejected = {(d.subject, d.before) for d in made if d.action == "rejected"}
    standing = [e for e in unit.elements if (f"element:{e['name']}", e["value"]) not in rejected]
    title = main_value(standing, "title")
    corrected = _corrected(made, "title")
    if not title and ("element:title", unit.title) in rejected:
        unit.title = ""
    if corrected or title:
        unit.title = corrected or (title["value"] if title else "")
        unit.title_inferred = not corrected and bool(title and title.get("inferred"))
    code = main_value(standing, "reference_code")
    if code:
        unit.reference_code = code["value"]
        unit.reference_sort = _sort(unit, code["value"])
    elif unit.references and not unit.derived:
        unit.reference_code = unit.references[0]["as_written"]
        unit.reference_sort = _sort(unit, unit.reference_code)
    if not unit.derived:
        date = main_date(unit.dates)
        decided = _corrected(made, "dates")
        unit.date_edtf = decided or (date or {}).get("edtf") or ""
        unit.date_first, unit.date_last = day_numbers(unit.date_edtf)


def _sort(unit: UnitOfDescription, code: str) -> str:
    kept: Assertion = next((r for r in unit.references if r["as_written"] == code), {})
    return str(kept.get("sort") or natural(code))[:700]


def _corrected(decisions: list[Decision], name: str) -> str:
    words = ""
    for decision in decisions:
        if decision.subject == f"element:{name}" and decision.action in ("corrected", "added"):
            words = str(decision.after)
    return words


def reference_kept(text: str, read: ArchivalReference | None, *, source: str, origin: str) -> Assertion:
    """A reference as it is kept: as written, with its structure where it parses."""
    made: Assertion = {"as_written": text, "source": source, "origin": origin, "scheme": "", "parts": [], "folios": []}
    if read is not None:
        made["scheme"] = read.scheme
        made["parts"] = [[p.kind, p.value, p.label, p.standard] for p in read.parts]
        made["folios"] = [f.as_written for f in read.folios]
        made["key"] = read.key()
        # labels do not sort: `List 55` stands after `Listy 1-3`
        made["sort"] = "/".join(f"{rank:02d} {natural(words)}" for rank, _, words in read.sort_key())
        if read.note:
            made["note"] = read.note
        if read.date_edtf:
            made["date"] = read.date_edtf
    return made


def _level_path(kept: Assertion, repository: Repository | None) -> str:
    """The key under which `place_by_reference` looks for the unit that a kept reference is of."""
    parts = [ReferencePart(k, v, label, standard or "") for k, v, label, standard in kept["parts"]]
    reference = ArchivalReference(kept["as_written"], kept["scheme"], tuple(parts))
    path = f"ref:{repository.slug}/" if repository else "ref:"
    return path + "".join(f"{p.kind}={p.compared}/" for p in reference.level_path() if p.kind in _LEVELS)


def natural(code: str) -> str:
    """A key under which codes sort as people count: `Delo 5` before `Delo 13`."""
    return re.sub(r"\d+", lambda n: n[0].zfill(10), code.casefold())[:700]
