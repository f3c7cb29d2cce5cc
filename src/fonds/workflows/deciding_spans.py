"""A person confirms or rejects a span that the comparison found; a comparison made anew keeps what was decided."""

from __future__ import annotations

from typing import Literal

from django.db import transaction

from fonds.catalogue.models import Decision, OpenedSpan, OutboxEntry, UnitOfDescription
from fonds.catalogue.public_stamps import Stamping
from fonds.core.comparing.interest import is_listed
from fonds.workflows.comparison_keeping import settle_gain
from fonds.workflows.indexing import Indexes, drain


def decide_span(
    identifier: str, action: Literal["confirmed", "rejected"], *, reason: str, by: str, now: int, indexes: Indexes
) -> Decision:
    """Confirms a span, which puts it in search, feed and lists however unsure it is, or rejects it, which takes it out.

    When this returns, the index knows. `now` is in UTC seconds. Raises ValueError for a span that is not there or that
    the comparison no longer finds.
    """
    stamping = Stamping.from_moment(now)
    with transaction.atomic():
        span = OpenedSpan.objects.select_for_update().filter(pk=identifier).first()
        if span is None:
            raise ValueError(f"there is no span {identifier!r}")
        if span.gone:
            raise ValueError(f"the comparison no longer finds the span {identifier!r}; there is nothing to decide")
        unit = UnitOfDescription.objects.select_for_update().get(pk=span.comparison.unit_id)
        own = span.comparison.to_object if span.kind == "opened" else span.comparison.from_object
        versions = span.comparison.to_version if span.kind == "opened" else span.comparison.from_version
        decision = Decision.objects.create(
            unit=unit, subject=f"span:{span.pk}", action=action, before=span.decision or None, after=action,
            anchor={"digital_object": own.pk, "version": versions, "page": span.page, "start": span.start,
                    "end": span.end},
            reason=reason, decided_by=by, decided_at=now,
        )  # fmt: skip
        span.decision = action
        span.listed = is_listed(span.confidence, action, gone=False)
        span.save(update_fields=["decision", "listed"])
        settle_gain(span.comparison)
        unit.revision += 1
        stamping.stamp(unit, was_public=unit.is_public)
        unit.save(update_fields=["revision", "public_changed_at", "first_public_at"])
        OutboxEntry.objects.create(unit=unit, revision=unit.revision)
    stamping.settle()
    drain(indexes, purge=action == "rejected")
    return decision
