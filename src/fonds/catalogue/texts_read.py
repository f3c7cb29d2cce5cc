"""The texts that were read, of which a reader may be told what was found."""

from __future__ import annotations

from django.db.models import F, QuerySet

from fonds.catalogue.access import Reader
from fonds.catalogue.models import AccessState, TextRead


def texts_read(who: Reader) -> QuerySet[TextRead]:
    """The readings whose finds `who` may see: to the public only what was read since the record last changed.

    Words hidden since then may stand in any find, and in names that were put together from several places.
    """
    if who is Reader.KEEPER:
        return TextRead.objects.filter(keeper=True, unit__merged_into=None)
    return TextRead.objects.filter(
        public=True,
        revision=F("unit__revision"),
        unit__is_public=True,
        unit__merged_into=None,
        digital_object__access_state__in=("", AccessState.PUBLIC),
    )
