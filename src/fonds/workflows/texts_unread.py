"""Which texts are not read yet: asked without the finders, whose lists are large."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from fonds.catalogue.models import DigitalObject, TextRead, UnitOfDescription


def unread(finders: str = "") -> QuerySet[UnitOfDescription]:
    """The units with a text that are new or have changed since finders last read them: the finders of this digest,
    or any."""
    kept = TextRead.objects.filter(finders=finders) if finders else TextRead.objects.exclude(finders="")
    is_read = kept.filter(unit=OuterRef("pk"), revision=OuterRef("revision"))
    held = DigitalObject.objects.filter(unit=OuterRef("pk"), has_text=True)
    return UnitOfDescription.objects.filter(Exists(held), merged_into=None).exclude(Exists(is_read))
