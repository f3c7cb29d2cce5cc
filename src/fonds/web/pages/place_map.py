"""The places that documents name, on a map drawn here: no tiles, nothing fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import shown_names
from fonds.catalogue.authority_review import names_reviewed
from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.models import Authority
from fonds.core.drawing.land import Outline
from fonds.core.drawing.world_map import NARROW, WIDE, Circle, MapPlace, Sheet, world_map
from fonds.core.extracting.map_positions import map_positions
from fonds.web.pages.head import Crumb, Head
from fonds.web.pages.name_links import authority_path
from fonds.web.pages.people import REVIEW, Way, public_list, review_cells, way_to, ways
from fonds.web.pages.tables import TableLinks, table_links
from fonds.web.translating import gettext as _
from fonds.web.translating import ngettext

MOST_PLACES = 250
"""Places looked at, the most named first: more on one map nobody can read."""
COLUMNS = ("id", "name", "documents", "latitude", "longitude", *REVIEW, "address")


@dataclass(frozen=True, slots=True)
class Located:
    """A place with where its name lies, in degrees; None where the list of places does not know the name."""

    id: str
    name: str
    path: str
    documents: int
    latitude: float | None
    longitude: float | None

    @property
    def position(self) -> str:
        """As "39.0° N, 125.8° E"."""
        if self.latitude is None or self.longitude is None:
            return ""
        north = f"{abs(self.latitude):.1f}°\u00a0{_('N') if self.latitude >= 0 else _('S')}"
        return f"{north}, {abs(self.longitude):.1f}°\u00a0{_('E') if self.longitude >= 0 else _('W')}"


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle on the map: what it says, where it leads, whether it is the place asked for."""

    circle: Circle
    name: str
    words: str
    path: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map as it is drawn; `form` is wide, or narrow for the screen of a telephone."""

    form: str
    width: float
    height: float
    land: tuple[str, ...]
    borders: tuple[str, ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class MapPage:
    """`/map`. `whole` leads to the map of the world, or back; `unknown` counts places that are not on the map."""

    head: Head
    ways: tuple[Way, ...]
    drawings: tuple[Drawing, ...]
    rows: tuple[Located, ...]
    unknown: int
    beyond: int
    is_whole: bool
    whole: str
    taken: TableLinks


def map_page(place: str, *, whole: bool) -> MapPage:
    """`/map`; `place` is the id of one to be pointed out."""
    every = public_list("place")
    rows = located_places(every[:MOST_PLACES])
    spots = _together([each for each in rows if each.latitude is not None])

    def drawing(form: str, sheet: Sheet) -> Drawing:
        drawn = world_map([spot for spot, _held in spots], whole=whole, sheet=sheet)
        return Drawing(
            form, sheet.width, drawn.height,
            tuple(_path(each) + "z" for each in drawn.land if len(each) > 2),
            tuple(_path(each) for each in drawn.borders if len(each) > 1),
            tuple(_spot(each, *spots[each.number], place) for each in drawn.circles),
        )  # fmt: skip

    path = reverse("map")
    asked = {"place": place} if place else {}
    return MapPage(
        head=Head(_("Map of places"), path=f"{path}?view=world" if whole else path, section="people",
                  crumbs=way_to(Crumb(_("Map"))), listed=not place),
        ways=ways("map"),
        drawings=(drawing("wide", WIDE), drawing("narrow", NARROW)),
        rows=rows,
        unknown=sum(each.latitude is None for each in rows),
        beyond=max(0, len(every) - MOST_PLACES),
        is_whole=whole,
        whole=f"{path}?{urlencode(asked)}" if whole and asked else path if whole
        else f"{path}?{urlencode({'view': 'world', **asked})}",
        taken=table_links("map"),
    )  # fmt: skip


def located_places(found: Sequence[tuple[str, int]]) -> tuple[Located, ...]:
    """Places (id, number of documents) with where their names lie."""
    names = shown_names(Reader.ANONYMOUS, Authority.objects.filter(pk__in=[pk for pk, _count in found]))
    known = map_positions(frozenset(names.values()))
    made = []
    for pk, count in found:
        if pk in names:
            lies = known.get(names[pk])
            made.append(Located(pk, names[pk], authority_path("place", pk), count,
                                lies.latitude if lies else None, lies.longitude if lies else None))  # fmt: skip
    return tuple(made)


def map_rows(site_address: str, *, proposed: bool) -> Iterable[Sequence[object]]:
    """Places as rows under `COLUMNS`, as in `people.people_rows`; those that no list knows are without a position."""
    for part in in_parts(public_list("place"), 400):
        places = located_places(part)
        reviewed = names_reviewed(Reader.ANONYMOUS, [each.id for each in places])
        for each in places:
            review = reviewed[each.id]
            if proposed or review.decision:
                yield (each.id, each.name, each.documents if proposed else review.documents_decided, each.latitude,
                       each.longitude, *review_cells(review), site_address + each.path)  # fmt: skip


def _together(found: Sequence[Located]) -> list[tuple[MapPlace, list[Located]]]:
    """Records at one position are one circle."""
    at: dict[tuple[float, float], list[Located]] = {}
    for each in found:
        assert each.latitude is not None and each.longitude is not None
        at.setdefault((each.latitude, each.longitude), []).append(each)
    return [
        (MapPlace(held[0].name, latitude, longitude, sum(each.documents for each in held)), held)
        for (latitude, longitude), held in at.items()
    ]


def _spot(circle: Circle, place: MapPlace, held: list[Located], asked: str) -> Spot:
    names = ", ".join(dict.fromkeys(each.name for each in held))
    count = int(place.weight)
    words = f"{names}: " + ngettext("%(num)s document", "%(num)s documents", count) % {"num": count}
    alone = held[0].path if len(held) == 1 else f"{reverse('places')}?{urlencode({'q': held[0].name})}"
    return Spot(circle, place.name, words, alone, any(each.id == asked for each in held))


def _path(outline: Outline) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in outline)
