"""COinS: an item as OpenURL key-value pairs (ANSI/NISO Z39.88-2004) in the title of an empty span.

The matrix of Dublin Core fits archival documents; readers such as Zotero take `rft.source` and `rft.relation` from it.
"""

from __future__ import annotations

from urllib.parse import urlencode

from fonds.core.citing.export_genres import export_type
from fonds.core.citing.item import CitedItem
from fonds.core.citing.wording import distinct

_TYPES = {"PCOMM": "letter", "RPRT": "report", "MAP": "map"}


def to_coins(item: CitedItem) -> str:
    """The value of the span's `title`, nothing in it empty."""
    location = ", ".join(distinct(item.repository, item.collection_title, item.archival_reference))
    values = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", _TYPES.get(export_type(item.genre).ris, "manuscript")),
        ("rft.title", item.title or item.archival_reference),
        *(("rft.creator", name.inverted) for name in item.creators),
        ("rft.contributor", item.translator.inverted if item.translator else ""),
        ("rft.date", item.edtf or ""),
        ("rft.language", item.language),
        ("rft.description", item.abstract),
        ("rft.source", location),
        ("rft.publisher", item.publisher or item.programme),
        ("rft.rights", item.rights),
        ("rft.identifier", item.url),
    ]
    return urlencode([(name, value) for name, value in values if value])
