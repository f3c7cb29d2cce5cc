"""Changes who may see what, logs who decided it, and has the public index forget at once what was narrowed."""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from fonds.catalogue.access import settle, settle_derived
from fonds.catalogue.models import (
    AccessState,
    Decision,
    DigitalObject,
    Mask,
    OutboxEntry,
    Page,
    PageText,
    UnitOfDescription,
)
from fonds.catalogue.public_stamps import Stamping
from fonds.ports.text_index import IndexLocked
from fonds.workflows.indexing import Indexes, drain

WAITS, PAUSE = 20, 0.5
"""How often, and with how many seconds between, another process that writes to the indexes is waited for."""


def set_access(
    unit_ids: Iterable[str],
    state: AccessState,
    *,
    reason: str,
    by: str,
    now: int,
    indexes: Indexes,
    embargo_until: datetime.date | None = None,
) -> None:
    """Sets the state of units and of all below them. When it returns, the public index holds nothing of what was
    narrowed.

    `now` is in UTC seconds. Raises ValueError for an embargo without a day.
    """
    if state is AccessState.EMBARGOED and embargo_until is None:
        raise ValueError("an embargo needs the day on which it ends")
    today = _day(now)
    stamping = Stamping.from_moment(now)
    with transaction.atomic():
        units = list(UnitOfDescription.objects.filter(pk__in=list(unit_ids)))
        for unit in units:
            before = {"state": unit.access_state, "until": str(unit.embargo_until or "")}
            unit.access_state, unit.access_reason, unit.embargo_until = state, reason, embargo_until
            unit.save(update_fields=["access_state", "access_reason", "embargo_until"])
            Decision.objects.create(unit=unit, subject="access", action="set", before=before, reason=reason,
                                    after={"state": str(state), "until": str(embargo_until or "")}, decided_by=by,
                                    decided_at=now)  # fmt: skip
        changed = settle(units, today)
        settle_derived(now)
        _raise_revisions({u.pk for u in units} | set(changed), stamping, access=True)
    stamping.settle()
    _follow(indexes)


def _follow(indexes: Indexes) -> None:
    """Has the indexes forget what was narrowed. A site's upkeep may just be writing to them, which takes moments: it is
    waited for. Raises IndexLocked where another process goes on writing."""
    for _each in range(WAITS):
        try:
            drain(indexes, purge=True)
            return
        except IndexLocked:
            time.sleep(PAUSE)
    drain(indexes, purge=True)


def lapse_embargoes(*, now: int, indexes: Indexes) -> list[str]:
    """Opens what was embargoed until today or earlier; returns the ids of the units that became public."""
    today = _day(now)
    units = list(_due(today))
    if not units:
        return []
    stamping = Stamping.from_moment(now)
    with transaction.atomic():
        changed = settle(units, today)
        settle_derived(now)
        _raise_revisions(set(changed), stamping, access=True)
    stamping.settle()
    drain(indexes)
    return changed


def embargoes_due(now: int) -> bool:
    """Whether an embargo has lapsed that nobody has acted on."""
    return _due(_day(now)).exists()


def _due(today: datetime.date) -> QuerySet[UnitOfDescription]:
    return UnitOfDescription.objects.filter(
        access_state=AccessState.EMBARGOED, embargo_until__lte=today, is_public=False
    )


def take_down_words(
    page_text: PageText, start: int, end: int, *, kind: str, reason: str, by: str, now: int, indexes: Indexes
) -> Mask:
    """Hides words of a page from the public at once. Raises ValueError for a range that is not on the page."""
    if not 0 <= start < end <= len(page_text.text):
        raise ValueError(f"the page has {len(page_text.text)} characters; there is no range {start}–{end}")
    made = page_text.page.digital_object
    stamping = Stamping.from_moment(now)
    with transaction.atomic():
        mask = Mask.objects.create(page_text=page_text, start=start, end=end, kind=kind, state="confirmed",
                                   decided_by=by, decided_at=now, reason=reason)  # fmt: skip
        _log(made.unit, f"mask:{mask.pk}", "withdrawn", reason, by, now, stamping,
             after={"start": start, "end": end})  # fmt: skip
    stamping.settle()
    _follow(indexes)
    return mask


def decide_masks(masks: Iterable[Mask], *, lifted: bool, reason: str, by: str, now: int, indexes: Indexes) -> None:
    """Confirms masks, or lifts them so that the words can be read; the index follows once for all of them."""
    uncovered = False
    stamping = Stamping.from_moment(now)
    with transaction.atomic():
        for mask in masks:
            before = mask.state
            uncovered = uncovered or before == "lifted"
            mask.state = "lifted" if lifted else "confirmed"
            mask.decided_by, mask.decided_at, mask.reason = by, now, reason
            mask.save()
            unit = mask.page_text.page.digital_object.unit
            _log(unit, f"mask:{mask.pk}", "lifted" if lifted else "confirmed", reason, by, now, stamping,
                 before=before, after=mask.state)  # fmt: skip
    stamping.settle()
    # a proposed mask hides already: only words that could be read have to leave the index
    if uncovered and not lifted:
        _follow(indexes)
    else:
        drain(indexes)


def take_down(
    what: Page | DigitalObject, state: AccessState, *, reason: str, by: str, now: int, indexes: Indexes
) -> None:
    """Narrows (or opens again) one page or one digital object, at once."""
    stamping = Stamping.from_moment(now)
    with transaction.atomic():
        before = what.access_state
        what.access_state = "" if state is AccessState.PUBLIC else state
        made = what.digital_object if isinstance(what, Page) else what
        what.save(update_fields=["access_state"])
        subject = f"page:{what.pk}" if isinstance(what, Page) else f"object:{what.pk}"
        _log(made.unit, subject, "set", reason, by, now, stamping, before=before, after=str(state))
    stamping.settle()
    _follow(indexes)


def _log(
    unit: UnitOfDescription, subject: str, action: str, reason: str, by: str, now: int, stamping: Stamping,
    before: object = None, after: object = None,
) -> None:  # fmt: skip
    Decision.objects.create(unit=unit, subject=subject, action=action, before=before, after=after, reason=reason,
                            decided_by=by, decided_at=now)  # fmt: skip
    _raise_revisions({unit.pk}, stamping, access=False)


def _raise_revisions(ids: set[str], stamping: Stamping, *, access: bool) -> None:
    """`access` says that the units' access changed: then also those are stamped that the public no longer sees."""
    for unit in UnitOfDescription.objects.filter(pk__in=ids):
        unit.revision += 1
        stamping.stamp(unit, was_public=None if access else unit.is_public)
        unit.save(update_fields=["revision", "public_changed_at", "first_public_at"])
        if not unit.derived:
            OutboxEntry.objects.create(unit=unit, revision=unit.revision)


def _day(now: int) -> datetime.date:
    return datetime.datetime.fromtimestamp(now, datetime.UTC).date()
