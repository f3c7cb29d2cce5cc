"""What people decide on joins: a file joins a record, is split off as its own, or moves from a wrong record."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction

from fonds.catalogue.access import settle, settle_derived
from fonds.catalogue.models import (
    AccessState,
    Decision,
    DigitalObject,
    JoinDoubt,
    Mark,
    OutboxEntry,
    PendingJoin,
    SheetRow,
    UnitOfDescription,
)
from fonds.catalogue.public_stamps import Stamping, stamp_all
from fonds.core.description.described_rows import stem
from fonds.core.description.identifiers import Mint
from fonds.workflows.indexing import Indexes, drain
from fonds.workflows.joins_in_doubt import join_subject
from fonds.workflows.unit_keeping import settle_fields


def decide_join(
    path: str,
    target: UnitOfDescription | None,
    *,
    reason: str,
    by: str,
    now: int,
    indexes: Indexes,
    mint: Mint,
    leaving: UnitOfDescription | None = None,
) -> UnitOfDescription:
    """Joins the file at `path` to `target`, or makes it a record of its own (None); returns the record it is in now.

    A file that serves several records leaves `leaving` alone. What the file asserts goes with it; a record that keeps
    neither file nor row leads to the file's new one. The decision is logged and stands in every later ingest; the site
    and its index follow before this returns. `now` is in UTC seconds. Raises ValueError where it cannot be done.
    """
    stamping = Stamping.from_moment(now)
    with transaction.atomic():
        objects = list(DigitalObject.objects.filter(path=path).select_related("unit"))
        served = list({o.unit_id: o.unit for o in objects}.values())
        if not served:
            raise ValueError(f"no file of the archive is called {path!r}; `fonds joins` names those in doubt")
        old = _left(path, served, leaving)
        if "#" in old.source_key:
            raise ValueError(f"{path} holds many documents; its parts belong together and cannot be joined one by one")
        new = target if target is not None else _own_record(path, old, mint, now)
        if new.merged_into_id or new.derived:
            raise ValueError(f"{new} is no record that files can join")
        stays = new.pk == old.pk
        if not stays:
            if any(u.pk == new.pk for u in served):
                raise ValueError(f"{path} serves {new} already")
            _move([o for o in objects if o.unit_id == old.pk], path, old, new)
        after = [new.pk if u.pk == old.pk else u.pk for u in served]
        Decision.objects.create(
            unit=new, subject=join_subject(path), action="confirmed" if stays else "set", anchor={"path": path},
            before={"records": [u.pk for u in served]}, after={"records": after}, reason=reason, decided_by=by,
            decided_at=now,
        )  # fmt: skip
        pending, _fresh = PendingJoin.objects.get_or_create(path=path, defaults={"doubt": JoinDoubt.BY_HAND})
        pending.decided, pending.made = True, True
        pending.save()
        if not stays:
            _settle(old, new, now, stamping)
    stamping.settle()
    if not stays:
        drain(indexes, purge=True)
    return new


def _left(path: str, served: list[UnitOfDescription], leaving: UnitOfDescription | None) -> UnitOfDescription:
    if leaving is not None:
        if all(u.pk != leaving.pk for u in served):
            raise ValueError(f"{path} does not serve {leaving}")
        return next(u for u in served if u.pk == leaving.pk)
    if len(served) > 1:
        raise ValueError(f"{path} serves several records ({', '.join(u.pk for u in served)}): say which one it leaves")
    return served[0]


def _own_record(path: str, old: UnitOfDescription, mint: Mint, now: int) -> UnitOfDescription:
    key = f"file:{path}"[:700]
    unit = UnitOfDescription.objects.filter(source_key=key).first()
    if unit is not None:
        unit.merged_into = None
        return unit
    unit = UnitOfDescription.objects.create(
        id=mint(key), source_key=key, level_of_description=old.level_of_description, title=stem(path),
        title_inferred=True, repository=old.repository, access_state=old.access_state,
        access_reason=old.access_reason, embargo_until=old.embargo_until, is_public=False, added_at=now,
    )  # fmt: skip
    unit.collections.set(old.collections.all())
    return unit


def _move(objects: list[DigitalObject], path: str, old: UnitOfDescription, new: UnitOfDescription) -> None:
    for made in objects:
        made.unit = new
        if not old.is_public and new.is_public and not made.access_state:
            # what nobody could see does not come to light by being put in its place
            made.access_state = AccessState.RESTRICTED
        made.save(update_fields=["unit", "access_state"])
    Mark.objects.filter(page_text__page__digital_object__in=objects).update(unit=new)
    for name in ("elements", "dates", "references"):
        kept: list[dict[str, Any]] = getattr(old, name)
        moved = [a for a in kept if a.get("origin") == path and not _was_the_join(a, name)]
        setattr(old, name, [a for a in kept if a.get("origin") != path])
        setattr(new, name, [*(a for a in getattr(new, name) if a.get("origin") != path), *moved])


def _was_the_join(asserted: dict[str, Any], name: str) -> bool:
    """Whether this is the number by which the file had been joined: another record's, as is now decided."""
    if name == "references":
        return True
    return name == "elements" and asserted.get("name") == "reference_code" and asserted.get("kind") == "file"


def _settle(old: UnitOfDescription, new: UnitOfDescription, now: int, stamping: Stamping) -> None:
    for unit in (old, new):
        unit.has_text = unit.digital_objects.filter(has_text=True).exists()
        settle_fields(unit, unit.decisions.all())
        unit.revision += 1
        stamping.stamp(unit, was_public=unit.is_public)
    empty = not (
        old.digital_objects.exists() or SheetRow.objects.filter(unit=old).exists() or
        UnitOfDescription.objects.filter(parent=old).exists()
    )  # fmt: skip
    if empty:
        old.merged_into = new
        if not old.source_key.startswith("file:"):
            # the number itself is free again: a file or a row that truly has it makes its own record
            old.source_key = f"left:{old.pk}:{old.source_key}"[:700]
    for unit in (old, new):
        unit.save()
        OutboxEntry.objects.create(unit=unit, revision=unit.revision)
    today = datetime.datetime.fromtimestamp(now, datetime.UTC).date()
    changed = settle([u for u in (old, new) if not u.merged_into_id], today)
    settle_derived(now)
    stamp_all(changed, stamping)
    for unit in UnitOfDescription.objects.filter(pk__in=set(changed) - {old.pk, new.pk}):
        OutboxEntry.objects.create(unit=unit, revision=unit.revision)
