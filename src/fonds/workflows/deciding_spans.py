"""A person confirms or rejects spans that a comparison found; a comparison made anew keeps what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from django.db import transaction

from fonds.catalogue.models import Decision, OpenedSpan, OutboxEntry, UnitOfDescription
from fonds.catalogue.public_stamps import Stamping
from fonds.core.comparing.interest import is_listed
from fonds.workflows.comparison_writing import settle_gain
from fonds.workflows.indexing import Indexes, drain

Action = Literal["confirmed", "rejected"]


def decide_span(identifier: str, action: Action, *, reason: str, by: str, now: int, indexes: Indexes) -> Decision:
    """One span; see `decide_spans`."""
    return decide_spans([identifier], action, reason=reason, by=by, now=now, indexes=indexes)[0]


def decide_spans(
    identifiers: Sequence[str], action: Action, *, reason: str, by: str, now: int, indexes: Indexes
) -> list[Decision]:
    """Confirms spans, which puts them in search, feed and lists however unsure they are, or rejects them, which takes
    them out. All of them, or none.

    When this returns, the index knows. `now` is in UTC seconds. Raises ValueError for a span that is not there or that
    the comparison no longer finds.
    """
    stamping = Stamping.from_moment(now)
    with transaction.atomic():
        made = [_decide(each, action, reason, by, now, stamping) for each in identifiers]
    stamping.settle()
    drain(indexes, purge=action == "rejected")
    return made


def _decide(identifier: str, action: Action, reason: str, by: str, now: int, stamping: Stamping) -> Decision:
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
    return decision
