"""Ways through the holdings: by date, by repository and hierarchy, by creator."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import UnitOfDescription
from fonds.ports.text_index import SearchRequest
from fonds.web.pages.asking import NOTHING, ask
from fonds.web.pages.head import Crumb, Head
from fonds.web.pages.pager import Pager, pager
from fonds.web.pages.record_place import UnitLink, unit_link
from fonds.web.pages.search_state import SearchState
from fonds.web.pages.timeline import Timeline, timeline

CREATORS_A_PAGE = 200
UNITS_A_PAGE = 100
TOP_LEVELS = ("fonds", "collection", "series", "subseries", "file")
LINK_FIELDS = ("id", "title", "reference_code", "date_edtf", "level_of_description")


@dataclass(frozen=True, slots=True)
class Way:
    """A way to browse: where it leads and what one finds there."""

    title: str
    path: str
    words: str


@dataclass(frozen=True, slots=True)
class BrowsePage:
    """The ways to browse."""

    head: Head
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class DatesPage:
    """The holdings by year."""

    head: Head
    timeline: Timeline
    total: int


@dataclass(frozen=True, slots=True)
class Counted:
    """Something with the number of its records."""

    words: str
    path: str
    count: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class CountedPage:
    """A list of things with the numbers of their records. `kinds` are other lists of the same sort."""

    head: Head
    title: str
    introduction: str
    kinds: tuple[tuple[str, str, bool], ...]
    items: tuple[Counted, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class HoldingUnit:
    """A unit of the upper levels, and how many units stand right below it."""

    link: UnitLink
    count: int


@dataclass(frozen=True, slots=True)
class RepositoryPage:
    """A repository: the fonds of which it holds originals, and the records that hang under none."""

    head: Head
    title: str
    country: str
    units: tuple[HoldingUnit, ...]
    pager: Pager
    loose: int
    search: str


def _crumbs(*titles: tuple[str, str]) -> tuple[Crumb, ...]:
    return (Crumb(_("Browse"), reverse("browse")), *(Crumb(title, path) for title, path in titles))


def browse_page() -> BrowsePage:
    """`/browse`"""
    return BrowsePage(
        Head(_("Browse"), path=reverse("browse"), section="browse"),
        (
            Way(_("By date"), reverse("browse-dates"), _("The years from which there are records.")),
            Way(_("By repository"), reverse("browse-repositories"), _("From the institution that holds the originals "
                "down to its fonds, series, files and items.")),
            Way(_("By creator"), reverse("browse-creators"), _("Who made, sent and received the documents.")),
            Way(_("By person, body and place"), reverse("people"), _("Whom the documents name, offices "
                "and meetings, each with the words that say so.")),
            Way(_("By collection"), reverse("collections"), _("Choices of records with an introduction.")),
            Way(_("By release"), reverse("releases"), _("What was opened to the public, when and by whom.")),
            Way(_("Everything"), SearchState().address(), _("All records, with all ways to narrow them down.")),
        ),
    )  # fmt: skip


def dates_page() -> DatesPage:
    """`/browse/dates`"""
    answer = ask(SearchRequest(limit=0, passages_per_hit=0)) or NOTHING
    head = Head(_("By date"), path=reverse("browse-dates"), section="browse", crumbs=_crumbs((_("By date"), "")))
    return DatesPage(head, timeline(answer, SearchState()), answer.total)


def repositories_page() -> CountedPage:
    """`/browse/repositories`"""
    answer = ask(SearchRequest(limit=0, passages_per_hit=0, facets=("repository",))) or NOTHING
    counts = dict(answer.facets.get("repository", ()))
    items = tuple(
        Counted(each.name, reverse("browse-repository", kwargs={"slug": each.slug}), counts.get(each.name, 0),
                ", ".join(word for word in (each.abbreviation, each.country) if word))
        for each in access.repositories(Reader.ANONYMOUS)
    )  # fmt: skip
    title = _("Repositories")
    head = Head(title, path=reverse("browse-repositories"), section="browse", crumbs=_crumbs((title, "")))
    introduction = _("The institutions that hold the originals.")
    return CountedPage(head, title, introduction, (), items, pager(1, 1, lambda n: ""))


def repository_page(slug: str, page: int) -> RepositoryPage:
    """`/browse/repositories/<slug>`. Raises Http404 where the public sees nothing of such a repository."""
    found = access.repositories(Reader.ANONYMOUS).filter(slug=slug).first()
    if found is None:
        raise Http404
    of_it = access.units(Reader.ANONYMOUS).filter(repository=found)
    top = of_it.filter(level_of_description__in=TOP_LEVELS).filter(Q(parent=None) | ~Q(parent__repository=found))
    path = reverse("browse-repository", kwargs={"slug": slug})
    last = max(-(-top.count() // UNITS_A_PAGE), 1)
    if page > last:
        raise Http404
    from_here = (page - 1) * UNITS_A_PAGE
    shown = top.order_by("reference_sort", "id").only(*LINK_FIELDS)[from_here : from_here + UNITS_A_PAGE]
    selected = replace(SearchState(), selections={"repository": (found.name,)})
    return RepositoryPage(
        head=Head(
            found.name, path=path, section="browse",
            crumbs=_crumbs((_("Repositories"), reverse("browse-repositories")), (found.name, "")),
        ),
        title=found.name,
        country=found.country,
        units=with_counts(list(shown)),
        pager=pager(page, last, lambda n: path if n == 1 else f"{path}?page={n}"),
        loose=of_it.filter(level_of_description="item", parent=None).count(),
        search=selected.address(),
    )  # fmt: skip


def with_counts(units: list[UnitOfDescription]) -> tuple[HoldingUnit, ...]:
    """Units with the number of visible units right below each."""
    below = access.units(Reader.ANONYMOUS).filter(parent__in=units).order_by()
    counts = dict(below.values_list("parent").annotate(n=Count("id")))
    return tuple(HoldingUnit(unit_link(unit), counts.get(unit.pk, 0)) for unit in units)


def creators_page(kind: str, page: int) -> CountedPage:
    """`/browse/creators`: the names under one of the facets that name people and bodies."""
    kinds = {"creator": _("Creators"), "originator": _("Originators"), "from": _("Senders"), "to": _("Recipients")}
    if kind not in kinds:
        raise Http404
    answer = ask(SearchRequest(limit=0, passages_per_hit=0, facets=tuple(kinds))) or NOTHING
    names = sorted(answer.facets.get(kind, ()), key=lambda pair: (pair[0].casefold(), pair[0]))
    last = max(-(-len(names) // CREATORS_A_PAGE), 1)
    if page > last:
        raise Http404
    base = reverse("browse-creators")
    shown = names[(page - 1) * CREATORS_A_PAGE : page * CREATORS_A_PAGE]
    items = tuple(Counted(name, SearchState().toggled(kind, name).address(), count) for name, count in shown)
    offered = tuple(
        (words, base if name == "creator" else f"{base}?{urlencode({'kind': name})}", name == kind)
        for name, words in kinds.items()
        if answer.facets.get(name) or name == kind
    )
    title = kinds[kind]

    def address(n: int) -> str:
        asked = [("kind", kind)] * (kind != "creator") + [("page", str(n))] * (n > 1)
        return f"{base}?{urlencode(asked)}" if asked else base

    return CountedPage(
        Head(title, path=address(page), section="browse", crumbs=_crumbs((_("By creator"), ""))),
        title, _("Names as the lists write them."), offered, items, pager(page, last, address),
    )  # fmt: skip
