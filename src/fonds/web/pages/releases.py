"""The releases: what was opened to the public, when and by whom."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from fonds.catalogue import access, comparisons
from fonds.catalogue.access import Reader
from fonds.ports.text_index import SearchRequest
from fonds.web.pages.asking import NOTHING, ask
from fonds.web.pages.head import Head
from fonds.web.pages.release import release_path
from fonds.web.pages.release_line import Dated, ReleaseLine, release_line
from fonds.web.pages.search_state import SearchState


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """One release; `page` is its own, `path` leads to its records, of which in `opened` words were opened."""

    name: str
    date: str
    authority: str
    source_list: str
    count: int
    opened: int
    path: str
    page: str


@dataclass(frozen=True, slots=True)
class ReleasesPage:
    """All releases in the order of their dates."""

    head: Head
    releases: tuple[ReleaseRow, ...]
    line: ReleaseLine | None


def releases_page() -> ReleasesPage:
    """`/releases`"""
    answer = ask(SearchRequest(limit=0, passages_per_hit=0, facets=("release",))) or NOTHING
    counts = dict(answer.facets.get("release", ()))
    opened = comparisons.records_opened_in(Reader.ANONYMOUS)
    rows = tuple(
        ReleaseRow(
            each.name, each.date, each.authority, each.source_list, counts.get(each.slug, 0),
            opened.get(each.slug, 0),
            SearchState().toggled("release", each.slug).address(), release_path(each),
        )
        for each in access.releases(Reader.ANONYMOUS)
    )  # fmt: skip
    line = release_line([Dated(row.name, row.date, row.count, row.opened, row.page) for row in rows])
    return ReleasesPage(Head(_("Releases"), path=reverse("releases"), section="releases"), rows, line)
