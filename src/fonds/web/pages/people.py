"""Lists of the people, corporate bodies and places that documents name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from fonds import wiring
from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import shown_names
from fonds.catalogue.authority_pages import listed
from fonds.catalogue.authority_review import NameReviewed, names_reviewed
from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.models import Authority
from fonds.catalogue.told_apart import told_apart
from fonds.web.kept import kept
from fonds.web.pages.head import Crumb, Head
from fonds.web.pages.name_links import LISTS, authority_path, list_words
from fonds.web.pages.pager import Pager, pager
from fonds.web.pages.record_place import shortened
from fonds.web.pages.tables import TableLinks, table_links
from fonds.web.translating import gettext as _

A_PAGE = 100
REVIEW = ("finder", "confidence", "decision", "documents_decided")
"""Columns on who says that documents name somebody: finders with semicolons, the surest mention's confidence,
"confirmed" where a person decided on the record or a mention, and in how many of the documents a person did."""
COLUMNS = ("id", "name", "documents", *REVIEW, "address")


@dataclass(frozen=True, slots=True)
class Way:
    """A list or picture of what was read, as a step to another."""

    name: str
    path: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class ListedName:
    """A line: the name, its page, and the number of documents that name it. `marks` tell those of one name apart, ""
    where nobody else on the page has it."""

    name: str
    path: str
    documents: int
    marks: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A list of one kind. `words` is what names are narrowed to; `taken` are ways to take all of it as a table."""

    head: Head
    kind: str
    title: str
    introduction: str
    ways: tuple[Way, ...]
    path: str
    words: str
    total: int
    items: tuple[ListedName, ...]
    pager: Pager | None
    taken: TableLinks


def way_to(*steps: Crumb) -> tuple[Crumb, ...]:
    """The steps to a page of what documents say: all of them stand under the list of people."""
    return (Crumb(_("People"), reverse("people")), *steps)


def ways(current: str) -> tuple[Way, ...]:
    """The lists of what was read in the documents; `current` is the name of one of them in `urls`."""
    every = (
        ("people", _("People")),
        ("bodies", _("Bodies")),
        ("places", _("Places")),
        ("offices", _("Offices")),
        ("meetings", _("Meetings")),
        ("figures", _("Figures")),
        ("network", _("Network")),
        ("map", _("Map")),
    )
    return tuple(Way(words, reverse(name), name == current) for name, words in every)


def people_page(kind: str, words: str, page: int) -> PeoplePage | None:
    """`/people`, `/bodies`, `/places`; None where there is no such part of the list."""
    found = public_list(kind, words)
    last = max(1, -(-len(found) // A_PAGE))
    if page > last:
        return None
    path = reverse(LISTS[kind])
    introductions = {
        "person": _("People whom documents name, those named in most documents first. Who holds no office in any "
            "document, and may still live, has no page."),
        "body": _("Ministries, committees, companies and other bodies that documents name."),
        "place": _("Places that documents name."),
    }  # fmt: skip
    to = stepped(path, {"q": words})
    title = list_words(kind)
    return PeoplePage(
        head=Head(title, path=to(page), section="people", listed=not words,
                  crumbs=way_to(Crumb(title)) if kind != "person" else (Crumb(title),)),
        kind=kind,
        title=title,
        introduction=introductions[kind],
        ways=ways(LISTS[kind]),
        path=path,
        words=words,
        total=len(found),
        items=tuple(_lines(kind, found[(page - 1) * A_PAGE : page * A_PAGE])),
        pager=pager(page, last, to) if last > 1 else None,
        taken=table_links(LISTS[kind]),
    )  # fmt: skip


def public_list(kind: str, words: str = "") -> list[tuple[str, int]]:
    """The ids of the records of a kind that the public has pages of, and the number of documents that name each; with
    `words`, only those with a name that holds them all. See `authority_pages.listed`."""
    if words:
        return listed(Reader.ANONYMOUS, kind, today=wiring.today(), words=words)
    return kept(("public list", kind), lambda: listed(Reader.ANONYMOUS, kind, today=wiring.today()))


def people_rows(kind: str, site_address: str, *, proposed: bool) -> Iterable[Sequence[object]]:
    """The list as rows under `COLUMNS`: those on whom a person decided, and in how many documents; with `proposed`
    everybody, and all documents."""
    for part in in_parts(public_list(kind), 400):
        names = _names(part)
        reviewed = names_reviewed(Reader.ANONYMOUS, names)
        for pk, count in part:
            if pk in names and (proposed or reviewed[pk].decision):
                documents = count if proposed else reviewed[pk].documents_decided
                yield pk, names[pk], documents, *review_cells(reviewed[pk]), site_address + authority_path(kind, pk)


def review_cells(said: NameReviewed) -> tuple[object, ...]:
    """The cells under `REVIEW`."""
    return "; ".join(said.finders), said.confidence, said.decision, said.documents_decided


def stepped(path: str, asked: dict[str, str]) -> Callable[[int], str]:
    """What makes the address of a part of a list: of the first without its number."""

    def address(number: int) -> str:
        query = urlencode({name: value for name, value in {**asked, "page": _beyond_first(number)}.items() if value})
        return f"{path}?{query}" if query else path

    return address


def _beyond_first(number: int) -> str:
    return str(number) if number > 1 else ""


def _lines(kind: str, part: Sequence[tuple[str, int]]) -> Iterable[ListedName]:
    names = _names(part)
    marks = marks_of(names)
    return (
        ListedName(names[pk], authority_path(kind, pk), count, marks.get(pk, "")) for pk, count in part if pk in names
    )


def marks_of(names: Mapping[str, str], *, in_part: bool = False) -> dict[str, str]:
    """What tells those apart who have one name: years and an office, without one the record that names them first.

    With `in_part` also those who are called by one word that is another's name in part ("Berg" beside "Knud Berg").
    """
    often = Counter(name.casefold() for name in names.values())
    if in_part:
        several = [parts for name in names.values() if len(parts := name.casefold().split()) > 1]
        often.update({part for parts in several for part in parts})
    alike = [pk for pk, name in names.items() if often[name.casefold()] > 1]
    every = told_apart(Reader.ANONYMOUS, alike) if alike else {}
    found = {}
    for pk, marks in every.items():
        years = _("undated") if marks.first is None else str(marks.first)
        if marks.last != marks.first:
            years += f"–{marks.last}"
        found[pk] = " · ".join(each for each in (years, marks.office) if each)
    # who has no office, or the same years and office as another of the name, is known by the record
    same = Counter((names[pk].casefold(), words) for pk, words in found.items())
    for pk, words in found.items():
        if not every[pk].office or same[names[pk].casefold(), words] > 1:
            found[pk] = f"{words} · {shortened(every[pk].record, 40)}"
    return found


def _names(part: Sequence[tuple[str, int]]) -> dict[str, str]:
    return shown_names(Reader.ANONYMOUS, Authority.objects.filter(pk__in=[pk for pk, _count in part]))
