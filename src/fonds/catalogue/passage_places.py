"""What stands around passages that the index found: the layers they lie in, and their paragraphs.

The passages come from an index that holds only what its readers may see; nothing of a text leaves here.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet
from django.db.models.functions import Length

from fonds.catalogue.models import PageText
from fonds.core.text.paragraphs import Paragraph, paragraphs

Place = tuple[str, int, int]
"""A digital object's id, a version, a page."""

Layers = tuple[tuple[str, int, int, str], ...]
LONGEST_COUNTED = 400_000
"""In texts of more code points paragraphs are not counted for a list of results: it would cost more than the search."""


def layers_at(places: Collection[Place]) -> dict[Place, Layers]:
    """The layers of each page: (kind, start, end, label)."""
    rows = _texts(places).values_list("page__digital_object", "version", "page__number", "layers")
    wanted = set(places)
    return {
        (made, version, page): tuple((kind, start, end, label) for kind, start, end, label in layers)
        for made, version, page, layers in rows
        if (made, version, page) in wanted
    }


def paragraphs_at(places: Collection[Place]) -> dict[Place, list[Paragraph]]:
    """The paragraphs of each page, for texts without pages; very long ones are left out."""
    rows = (
        _texts(places)
        .annotate(length=Length("text"))
        .filter(length__lte=LONGEST_COUNTED)
        .values_list("page__digital_object", "version", "page__number", "text")
    )
    wanted = set(places)
    return {(o, v, p): paragraphs(text) for o, v, p, text in rows if (o, v, p) in wanted}


def _texts(places: Collection[Place]) -> QuerySet[PageText]:
    return PageText.objects.filter(
        page__digital_object__in={made for made, _, _ in places}, page__number__in={page for _, _, page in places}
    ).order_by()
