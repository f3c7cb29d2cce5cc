"""Who met whom and who wrote to whom: a drawing, and a table that says the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from fonds import wiring
from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import shown_names
from fonds.catalogue.authority_pages import having_pages
from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.models import Authority
from fonds.catalogue.people_met import MET, WROTE, Tie, ties
from fonds.core.drawing.network_layout import (
    COLUMN_WIDTH,
    WIDTH,
    NetworkLayout,
    Node,
    arc,
    column_layout,
    network_layout,
)
from fonds.web.kept import kept
from fonds.web.pages.head import Crumb, Head
from fonds.web.pages.meeting_lines import alike
from fonds.web.pages.name_links import NameLink, authority_path
from fonds.web.pages.people import Way, marks_of, way_to, ways
from fonds.web.pages.record_place import shortened
from fonds.web.pages.tables import TableLinks, table_links
from fonds.web.pages.years_asked import YearsAsked
from fonds.web.translating import gettext as _

MOST_PEOPLE = 40
ROWS = 300
CHOICES = 200
COLUMNS = ("first", "first_id", "second", "second_id", "kind", "year", "record", "source", "finder",
           "confidence", "decision", "address")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the drawing. `narrowed` leads to the network around them; `name` says what tells them from others of
    the name, `label` does so in short."""

    node: Node
    name: str
    label: str
    narrowed: str


@dataclass(frozen=True, slots=True)
class Bond:
    """A line of the drawing, and a row of the table: how two people are tied, and how often.

    `curve` are its three points, `narrow` those of the drawing for telephones; `path` leads to the meetings of the
    two, "" for letters.
    """

    kind: str
    kind_words: str
    first: NameLink
    second: NameLink
    first_marks: str
    second_marks: str
    times: int
    years: str
    words: str
    path: str
    width: float
    curve: tuple[tuple[float, float], ...]
    narrow: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Who is where in a drawing; `form` is wide, or narrow for the screen of a telephone."""

    form: str
    width: float
    height: float
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """`/network`. `bonds` are drawn, `rows` stand in the table; `left_out` counts people for whom there was no room."""

    head: Head
    ways: tuple[Way, ...]
    person: str
    person_name: str
    kind: str
    years: YearsAsked
    choices: tuple[tuple[str, str], ...]
    drawings: tuple[Drawing, ...]
    bonds: tuple[Bond, ...]
    rows: tuple[Bond, ...]
    more_rows: int
    left_out: int
    all: str
    taken: TableLinks


def network_page(person: str, kind: str, years: YearsAsked) -> NetworkPage | None:
    """`/network`; None where somebody is asked for who has no page or is tied to nobody."""
    every = public_ties()
    people = {each for tie in every for each in (tie.first, tie.second)}
    if person and person not in people:
        return None
    kept = [
        tie for tie in every
        if kind in ("", tie.kind) and years.holds(tie.year) and (not person or person in (tie.first, tie.second))
    ]  # fmt: skip
    shown, left_out = _shown(kept, person)
    if person:
        # among those around somebody their own ties are drawn too
        kept += [tie for tie in every if kind in ("", tie.kind) and years.holds(tie.year)
                 and person not in (tie.first, tie.second) and {tie.first, tie.second} <= shown]  # fmt: skip
    degrees = Counter(each for tie in every for each in (tie.first, tie.second))
    choices = sorted(degrees, key=lambda each: (-degrees[each], each))[:CHOICES]
    named = sorted({*choices, *(each for tie in kept for each in (tie.first, tie.second))})
    names = shown_names(Reader.ANONYMOUS, Authority.objects.filter(pk__in=named))
    gathered = _gathered(kept)
    drawn = {pair: sum(len(sources) for sources in of.values()) for pair, of in _by_pair(gathered).items()}
    strong = {pair: float(n) for pair, n in drawn.items()}
    layout = network_layout(sorted(shown), strong, central=person)
    column = column_layout(sorted(shown), strong, central=person)
    marks = marks_of(names, in_part=True)
    every_bond = [_bond(key, found, names, marks, (layout, column), shown) for key, found in gathered.items()]
    rows = sorted(every_bond, key=lambda each: (-each.times, each.first.name, each.second.name, each.kind))
    path = reverse("network")

    def drawing(form: str, width: float, of: NetworkLayout) -> Drawing:
        letters = 24  # more would not fit beside the outermost point
        people = (
            Person(node, _with_marks(node.key, names, marks), _label(names.get(node.key, ""), marks.get(node.key, ""),
                   letters), _address(node.key, kind, years))
            for node in of.nodes
        )  # fmt: skip
        return Drawing(form, width, of.height, tuple(people))

    return NetworkPage(
        head=Head(_("Who met whom"), path=_address(person, kind, years), section="people",
                  crumbs=way_to(Crumb(_("Network"))),
                  listed=not (person or kind) and years.is_all),
        ways=ways("network"),
        person=person,
        person_name=names.get(person, ""),
        kind=kind,
        years=years,
        choices=_choices({pk: _with_marks(pk, names, marks) for pk in {*choices, person} if pk in names}),
        drawings=(drawing("wide", WIDTH, layout), drawing("narrow", COLUMN_WIDTH, column)),
        bonds=tuple(each for each in every_bond if each.curve),
        rows=tuple(rows[:ROWS]),
        more_rows=max(0, len(rows) - ROWS),
        left_out=left_out,
        all="" if not (person or kind) and years.is_all else path,
        taken=table_links("network"),
    )  # fmt: skip


def public_ties() -> list[Tie]:
    """All ties between people who have pages: a private person is no node of anybody's network."""
    return kept("public ties", _public_ties)


def ties_of(authority: str) -> list[Tie]:
    """The ties of one person, whether those at the other end have a page or not."""
    return [tie for tie in _all_ties() if authority in (tie.first, tie.second)]


def _all_ties() -> list[Tie]:
    return kept("ties", lambda: ties(Reader.ANONYMOUS))


def _public_ties() -> list[Tie]:
    every = _all_ties()
    named = {each for tie in every for each in (tie.first, tie.second)}
    allowed = having_pages(Reader.ANONYMOUS, sorted(named), today=wiring.today())
    return [tie for tie in every if tie.first in allowed and tie.second in allowed]


def network_rows(site_address: str, *, proposed: bool) -> Iterable[Sequence[object]]:
    """Ties as rows under `COLUMNS`, one for each meeting and pair, one for each letter, sender and recipient: those on
    which a person decided, with `proposed` the rest too."""
    every = [tie for tie in public_ties() if proposed or tie.decision]
    named = sorted({each for tie in every for each in (tie.first, tie.second)})
    names: dict[str, str] = {}
    for part in in_parts(named, 400):
        names |= shown_names(Reader.ANONYMOUS, Authority.objects.filter(pk__in=part))
    for tie in every:
        page = reverse("meeting", kwargs={"identifier": tie.source}) if tie.kind == MET else f"/records/{tie.unit}"
        yield (names.get(tie.first, ""), tie.first, names.get(tie.second, ""), tie.second, tie.kind, tie.year, tie.unit,
               tie.source, tie.finder, tie.confidence, tie.decision, site_address + page)  # fmt: skip


def _shown(kept: Sequence[Tie], person: str) -> tuple[set[str], int]:
    """Those who are tied most often, as many as there is room for, each with somebody to whom they are tied; how many
    are left out."""
    counts: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for tie in kept:
        counts[tie.first] += 1
        counts[tie.second] += 1
        pairs[min(tie.first, tie.second), max(tie.first, tie.second)] += 1
    shown = {person} if person else set()

    def order(pair: tuple[str, str]) -> tuple[int, int, int, tuple[str, str]]:
        more, less = sorted((counts[each] for each in pair), reverse=True)
        return -more, -pairs[pair], -less, pair

    for pair in sorted(pairs, key=order):
        if len(shown | set(pair)) <= MOST_PEOPLE:
            shown |= set(pair)
    return shown, max(0, len(counts) - len(shown))


_Key = tuple[str, str, str]


def _gathered(kept: Sequence[Tie]) -> dict[_Key, list[Tie]]:
    """Ties by kind and pair; who met stand in one order, who wrote in theirs."""
    found: dict[_Key, list[Tie]] = defaultdict(list)
    for tie in kept:
        one, other = sorted((tie.first, tie.second)) if tie.kind == MET else (tie.first, tie.second)
        found[tie.kind, one, other].append(tie)
    return found


def _by_pair(gathered: dict[_Key, list[Tie]]) -> dict[tuple[str, str], dict[str, set[str]]]:
    made: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for (kind, one, other), found in gathered.items():
        made[one, other][kind] |= _sources(found)
    return made


def _sources(found: Sequence[Tie]) -> set[str]:
    """The letters and meetings that tie people; a meeting that several documents tell of in the same words is one."""
    standing = alike().standing
    return {standing(tie.source) for tie in found}


def _bond(
    key: _Key, found: Sequence[Tie], names: dict[str, str], marks: dict[str, str],
    layouts: tuple[NetworkLayout, NetworkLayout], shown: set[str],
) -> Bond:  # fmt: skip
    kind, one, other = key
    times = len(_sources(found))
    years = sorted({tie.year for tie in found if tie.year is not None})
    span = "" if not years else str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    layout, column = layouts
    curve: tuple[tuple[float, float], ...] = ()
    narrow: tuple[tuple[float, float], ...] = ()
    if {one, other} <= shown:
        a, b = layout.place(one), layout.place(other)
        middle = (WIDTH / 2, layout.height / 2)
        bend = (round(((a[0] + b[0]) / 2 + middle[0]) / 2, 1), round(((a[1] + b[1]) / 2 + middle[1]) / 2, 1))
        curve = (a, bend, b)
        a, b = column.place(one), column.place(other)
        narrow = (a, arc(a, b, column.height), b)
    verb = _("met") if kind == MET else _("wrote to")
    words = f"{_with_marks(one, names, marks)} {verb} {_with_marks(other, names, marks)}, {times} ×"
    words += f", {span}" if span else ""
    return Bond(
        kind=kind,
        kind_words=verb,
        first=NameLink(names.get(one, ""), authority_path("person", one)),
        second=NameLink(names.get(other, ""), authority_path("person", other)),
        first_marks=marks.get(one, ""),
        second_marks=marks.get(other, ""),
        times=times,
        years=span,
        words=words,
        path=f"{reverse('meetings')}?{urlencode([('with', one), ('with', other)])}" if kind == MET else "",
        width=round(min(1.2 + 0.6 * (times - 1), 6.0), 1),
        curve=curve,
        narrow=narrow,
    )


def _choices(names: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """People to choose from."""
    return tuple(sorted(names.items(), key=lambda each: (each[1].casefold(), each[0])))


def _with_marks(person: str, names: dict[str, str], marks: dict[str, str]) -> str:
    """A name with what tells those of one name apart."""
    name = names.get(person, "")
    return f"{name} ({marks[person]})" if person in marks else name


def _label(name: str, marks: str, letters: int) -> str:
    """The name in a drawing; of those who share it with as much as there is room for, the years at least."""
    if not marks:
        return shortened(name, letters)
    years = marks.split(" · ")[0]
    name = shortened(name, letters - len(years) - 3)
    return f"{name} ({shortened(marks, max(len(years), letters - len(name) - 3))})"


def _address(person: str, kind: str, years: YearsAsked) -> str:
    asked = {"person": person, "kind": kind, "years": years.value}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('network')}?{query}" if query else reverse("network")


def read_kind(words: str) -> str:
    """The kind of tie asked for, "" for both."""
    return words if words in (MET, WROTE) else ""
