"""The texts that were read, of which a reader may be told what was found."""

from __future__ import annotations

from django.db.models import F, Q, QuerySet

from fonds.catalogue.access import Reader
from fonds.catalogue.models import AccessState, TextRead


def texts_read(who: Reader) -> QuerySet[TextRead]:
    """The readings whose finds `who` may see: to the public only what was read since the record last changed.

    Words hidden since then may stand in any find, and in names that were put together from several places.
    """
    return TextRead.objects.filter(is_told(who))


def is_told(who: Reader, reading: str = "") -> Q:
    """The condition of `texts_read` on rows that lead to a reading by the field `reading`, "" for readings.

    For rows of one record or person this is by far quicker than to look them up among all readings.
    """
    at = f"{reading}__" if reading else ""
    if who is Reader.KEEPER:
        return Q(**{f"{at}keeper": True, f"{at}unit__merged_into": None})
    return Q(
        **{
            f"{at}public": True,
            f"{at}revision": F(f"{at}unit__revision"),
            f"{at}unit__is_public": True,
            f"{at}unit__merged_into": None,
            f"{at}digital_object__access_state__in": ("", AccessState.PUBLIC),
        }
    )
