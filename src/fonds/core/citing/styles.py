"""One door to all citation styles that need no other software."""

from __future__ import annotations

import datetime

from fonds.core.citing.apa import apa
from fonds.core.citing.chicago import chicago_bibliography, chicago_note
from fonds.core.citing.item import Citation, CitedItem, CitedPlace
from fonds.core.citing.mla import mla
from fonds.core.citing.own_form import DEFAULT_OWN_FORM, own_form

STYLES: dict[str, str] = {
    "collection": "The collection's own form",
    "chicago": "Chicago 17, notes",
    "chicago-bibliography": "Chicago 17, bibliography",
    "mla": "MLA 9",
    "apa": "APA 7",
}
"""Names of styles, with what readers call them, in the order in which they are offered."""

_WRITERS = {"chicago": chicago_note, "chicago-bibliography": chicago_bibliography, "mla": mla, "apa": apa}


class UnknownStyle(ValueError):
    """No style of that name is built in."""


def cite(
    item: CitedItem,
    *,
    style: str,
    accessed: datetime.date | None,
    place: CitedPlace | None = None,
    own_form_template: str = DEFAULT_OWN_FORM,
) -> Citation:
    """The item, or a place in it, cited in one of `STYLES`. `accessed` None leaves the date of access out.

    `own_form_template` is the profile's template for the style "collection" (`own_form` documents the language).
    Raises UnknownStyle, TemplateError for a template that cannot be read, ValueError for a date that is not EDTF.
    """
    if style == "collection":
        return own_form(item, accessed=accessed, place=place, template=own_form_template)
    writer = _WRITERS.get(style)
    if writer is None:
        raise UnknownStyle(f"no citation style {style!r}; built in are {', '.join(STYLES)}")
    return writer(item, accessed=accessed, place=place)
