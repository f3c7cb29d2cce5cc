"""The page on which a copy is searched, by a script and the index beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.template import engines

from fonds.web.copying.asking import LOCAL
from fonds.web.pages.head import Head
from fonds.web.pages.search_facets import facet_titles
from fonds.web.pages.shelf import shelf
from fonds.web.translating import gettext as _


@dataclass(frozen=True, slots=True)
class CopiedSearchPage:
    """`titles` and `names` are JSON: what readers call each facet, and values of facets that are not for readers."""

    head: Head
    titles: str
    names: str


def copied_search_page(address: str) -> str:
    """The page as HTML, with the site's own addresses."""
    held = shelf()
    names = {"collection": dict(held.collections), "release": dict(held.releases)}
    page = CopiedSearchPage(
        head=Head(_("Search"), path="/search", section="search", listed=False, search_box=False),
        titles=json.dumps(facet_titles() | {"years": _("Years"), "in": _("In"), "undated": _("undated"),
                                            "uncertain": _("date uncertain")}, ensure_ascii=False),
        names=json.dumps(names, ensure_ascii=False),
    )  # fmt: skip
    made: str = engines["jinja2"].get_template("copied_search.html").render({"page": page, "address": address or LOCAL})
    return made
