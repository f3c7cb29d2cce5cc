"""What people decide on values of a description: kept beside what sheets and files assert, never overwritten."""

from __future__ import annotations

from typing import Literal

from django.db import transaction

from fonds.catalogue.description import elements
from fonds.catalogue.models import Decision, OutboxEntry, UnitOfDescription
from fonds.catalogue.public_stamps import Stamping
from fonds.core.description.elements import BY_NAME
from fonds.workflows.indexing import Indexes, drain
from fonds.workflows.unit_keeping import settle_fields

Action = Literal["confirmed", "corrected", "rejected", "added"]


def decide_element(
    unit: UnitOfDescription,
    name: str,
    action: Action,
    *,
    before: str,
    after: str,
    reason: str,
    by: str,
    now: int,
    indexes: Indexes,
) -> Decision:
    """Confirms, corrects or rejects a value of an element, or adds one; the site shows it when this returns.

    `before` is the value decided on ("" when adding), `after` what stands then (for a correction or an addition).
    `now` is in UTC seconds. Raises ValueError for an unknown element, a value the unit does not have, and an empty
    correction.
    """
    if name not in BY_NAME and not name.startswith("column:"):
        raise ValueError(f"there is no element {name!r}")
    if action in ("corrected", "added") and not after.strip():
        raise ValueError("say what the value is to be")
    stamping = Stamping.from_moment(now)
    with transaction.atomic():
        held = UnitOfDescription.objects.select_for_update().get(pk=unit.pk)
        if action != "added" and before not in {each.value for each in elements(held) if each.name == name}:
            raise ValueError(f"the unit has no such value: {before!r}")
        decision = Decision.objects.create(
            unit=held, subject=f"element:{name}", action=action, before=None if action == "added" else before,
            after=after.strip() if action in ("corrected", "added") else None, reason=reason, decided_by=by,
            decided_at=now,
        )  # fmt: skip
        settle_fields(held, held.decisions.all())
        held.revision += 1
        stamping.stamp(held, was_public=held.is_public)
        held.save()
        if name in ("title", "reference_code") or (name in BY_NAME and BY_NAME[name].inherits):
            stamping.stamp_below([held])
        if not held.derived:
            OutboxEntry.objects.create(unit=held, revision=held.revision)
    stamping.settle()
    # what was corrected or rejected must not go on changing scores
    drain(indexes, purge=action in ("corrected", "rejected"))
    return decision
