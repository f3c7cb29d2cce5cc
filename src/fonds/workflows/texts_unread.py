"""Which texts nobody has read yet: asked without the finders, whose lists are large."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from fonds.catalogue.models import DigitalObject, TextRead, UnitOfDescription


def unread() -> QuerySet[UnitOfDescription]:
    """The units with a text that are new or have changed since finders last read them, whichever these were."""
    is_read = TextRead.objects.filter(unit=OuterRef("pk"), revision=OuterRef("revision")).exclude(finders="")
    held = DigitalObject.objects.filter(unit=OuterRef("pk"), has_text=True)
    return UnitOfDescription.objects.filter(Exists(held), merged_into=None).exclude(Exists(is_read))
