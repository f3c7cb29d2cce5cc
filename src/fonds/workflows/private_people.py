"""Lists of people follow the rule on private people as it is today, whatever it was when their records were indexed.

Whether somebody has a page is asked anew with each answer, but the lists of a search hold those alone who had one when
their records were put into the index. The rule moves by a day every day, and by years where `FONDS_PRIVATE_YEARS` is
another; so the day that it gave last is kept in the archive, and who was attested between that and today's is told to
the index again.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from django.db.models import Q

from fonds.catalogue.authorities import private_since
from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.models import Authority, FactEntity, NamedEntity, UnitOfDescription
from fonds.workflows.indexing import ask_for_indexing


def note_private_people(kept: Path, *, today: datetime.date) -> None:
    """Keeps in the file `kept` that the index knows who is private on this day, as an empty one does."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    half = kept.with_name(f".{kept.name}.half")
    half.write_text(f"{private_since(today)}\n", "ascii")
    half.replace(kept)


def follow_private_people(kept: Path, *, today: datetime.date) -> int:
    """Has the records of those who became private, or are so no longer, since the file `kept` was written put into the
    index anew; returns how many. An archive that has no such file has all people asked for once."""
    now = private_since(today)
    before = _noted(kept)
    if before == now:
        return 0
    first, last = (0, 99_999_999) if before is None else sorted((before, now))
    attested = NamedEntity.objects.filter(
        kind="person", text_read__unit__date_last__gte=first, text_read__unit__date_last__lt=last
    )
    people = set(attested.exclude(authority=None).order_by().values_list("authority", flat=True).distinct())
    count = 0
    # who holds an office has a page on any day, and of whom a keeper decided it
    office = FactEntity.objects.filter(role="person", fact__kind="office").exclude(fact__decision="rejected")
    for part in in_parts(sorted(pk for pk in people if pk), 200):
        asked = Authority.objects.filter(pk__in=part)
        standing = {into or pk for pk, into in asked.values_list("pk", "merged_into")}
        settled = set(Authority.objects.filter(pk__in=standing).exclude(approved="").values_list("pk", flat=True))
        settled |= set(office.filter(entity__authority__in=standing).values_list("entity__authority", flat=True))
        moved = standing - settled
        named = NamedEntity.objects.filter(Q(authority__in=moved) | Q(authority__merged_into__in=moved))
        units = UnitOfDescription.objects.filter(texts_read__entities__in=named).order_by()
        found = set(units.values_list("pk", flat=True).distinct())
        ask_for_indexing(sorted(found))
        count += len(found)
    note_private_people(kept, today=today)
    return count


def _noted(kept: Path) -> int | None:
    try:
        return int(kept.read_text("ascii"))
    except (FileNotFoundError, ValueError):
        return None
