"""When the public's view of a unit last changed (`public_changed_at`): what harvesters ask for by date.

A harvester remembers when it last asked and asks next time for what changed since. So whatever becomes visible after
a moment has to carry a stamp of that moment or later, however long its transaction took: the stamp lies a little
ahead of the clock, and what was committed later than its stamp says is stamped anew.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from fonds.catalogue.models import UnitOfDescription

COMMITS_WITHIN = 5
"""Seconds within which a transaction is expected to be committed once its units are stamped."""
_TOGETHER = 900  # SQLite takes a limited number of parameters


class Stamping:
    """Stamps the units of one transaction. Call `stamp` within it and `settle` once it is committed."""

    def __init__(self, clock: Callable[[], int]) -> None:
        """`clock` gives UTC seconds."""
        self._clock = clock
        self._stamped: dict[str, int] = {}

    @classmethod
    def from_moment(cls, now: int) -> Stamping:
        """Of a change that began at `now`, in UTC seconds, which is this moment: from here on time is measured."""
        began = time.monotonic()
        return cls(lambda: now + int(time.monotonic() - began))

    def stamp(self, unit: UnitOfDescription, *, was_public: bool | None = None) -> None:
        """Gives the unit its stamps, unsaved. Where the public neither saw it nor sees it, they stay as they are:
        what is kept from the public must not show in a date. Without `was_public` the unit counts as seen before if
        it ever was public.
        """
        seen = unit.first_public_at is not None if was_public is None else was_public
        if not (unit.is_public or seen):
            return
        now = self._clock()
        unit.public_changed_at = self._stamped[unit.pk] = now + COMMITS_WITHIN
        if unit.is_public and unit.first_public_at is None:
            unit.first_public_at = now

    def stamp_below(self, changed: Iterable[UnitOfDescription]) -> None:
        """Stamps and saves all that the public sees below these units: what is said of the whole is said of them."""
        above = [unit.pk for unit in changed if unit.is_public]
        stamp = self._clock() + COMMITS_WITHIN
        while above:
            below: list[str] = []
            for at in range(0, len(above), _TOGETHER):
                of_them = UnitOfDescription.objects.filter(parent__in=above[at : at + _TOGETHER], is_public=True)
                below += of_them.order_by().values_list("pk", flat=True)
            for at in range(0, len(below), _TOGETHER):
                UnitOfDescription.objects.filter(pk__in=below[at : at + _TOGETHER]).update(public_changed_at=stamp)
            self._stamped.update(dict.fromkeys(below, stamp))
            above = below

    def settle(self) -> None:
        """Stamps anew what was committed after its stamp, until that is no longer so."""
        late = self._late(self._stamped)
        while late:
            stamp = self._clock() + COMMITS_WITHIN
            for at in range(0, len(late), _TOGETHER):
                UnitOfDescription.objects.filter(pk__in=late[at : at + _TOGETHER]).update(public_changed_at=stamp)
            self._stamped = dict.fromkeys(late, stamp)
            late = self._late(self._stamped)
        self._stamped = {}

    def _late(self, stamped: dict[str, int]) -> list[str]:
        now = self._clock()
        return [pk for pk, stamp in stamped.items() if stamp <= now]


def stamp_all(ids: Iterable[str], stamping: Stamping) -> None:
    """Stamps and saves units whose visibility has changed."""
    for unit in UnitOfDescription.objects.filter(pk__in=list(ids)):
        stamping.stamp(unit)
        unit.save(update_fields=["public_changed_at", "first_public_at"])
