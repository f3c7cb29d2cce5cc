"""The facets of a search as lists of links that narrow it, and what is narrowed already as chips that undo it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fonds.ports.text_index import FOLDED, NAMED, SearchAnswer
from fonds.web.languages import language_name
from fonds.web.pages.names_shown import names_shown
from fonds.web.pages.private_names import PEOPLE, with_pages
from fonds.web.pages.search_state import Addresses, SearchState
from fonds.web.pages.shelf import shelf
from fonds.web.translating import gettext as _

SHOWN = 6
SHOWN_AT_MOST = 40
ORDER = (
    "collection", "document_type", "person", "met", "office", "place", "body", "figure", "creator", "originator",
    "from", "to", "language", "release", "status_before", "has_text", "repository",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value: choosing it, or leaving it again, leads to `path`."""

    words: str
    count: int
    path: str
    selected: bool


@dataclass(frozen=True, slots=True)
class FacetList:
    """A facet. `more` are values that stand folded."""

    name: str
    title: str
    values: tuple[FacetValue, ...]
    more: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """Something the search is narrowed by; `path` leads to the search without it."""

    words: str
    path: str


def facet_titles() -> dict[str, str]:
    """What readers call each facet."""
    return {
        "repository": _("Repository"),
        "collection": _("Collection"),
        "creator": _("Creator"),
        "originator": _("Originator"),
        "from": _("From"),
        "to": _("To"),
        "document_type": _("Document type"),
        "language": _("Language"),
        "release": _("Release"),
        "status_before": _("Status before the release, as its list states it"),
        "has_text": _("Text"),
        "person": _("People named in it"),
        "place": _("Places named in it"),
        "body": _("Bodies named in it"),
        "met": _("Took part in a meeting"),
        "office": _("Offices held in it"),
        "figure": _("What its figures count"),
    }


class Naming:
    """Words for the values of facets: slugs and tags are not for readers."""

    def __init__(self) -> None:
        self._shelf = shelf()
        self._names: dict[str, str] = {}

    def learn(self, answer: SearchAnswer, selections: Mapping[str, tuple[str, ...]] | None = None) -> Naming:
        """Asks once for all the names that the facets and chips of an answer need."""
        ids = {value for facet in NAMED for value, _count in answer.facets.get(facet, ())[:SHOWN_AT_MOST]}
        chosen = {facet: set((selections or {}).get(facet, ())) for facet in NAMED}
        people = set().union(*(chosen[facet] for facet in PEOPLE))
        ids |= set().union(*(chosen[facet] for facet in NAMED if facet not in PEOPLE)) | with_pages(people)
        self._names = names_shown(ids)
        return self

    def words(self, facet: str, value: str) -> str:
        if facet in NAMED:
            return self._names.get(value, value)
        if facet == "collection":
            return self._shelf.collections.get(value, value)
        if facet == "release":
            return self._shelf.releases.get(value, value)
        if facet == "language":
            return language_name(value)
        if facet == "has_text":
            return _("Text that can be searched") if value == "yes" else _("No text yet")
        return value


def facets(
    answer: SearchAnswer, state: SearchState, naming: Naming, to: Addresses | None = None
) -> tuple[FacetList, ...]:
    """The facets that have a choice to offer: two values, or one that is selected."""
    to = to or Addresses(state)
    titles = facet_titles()
    made = []
    for name in ORDER:
        counts: Mapping[str, int] = dict(answer.facets.get(name, ()))
        chosen = state.selections.get(name, ())
        if len(counts) < 2 and not chosen:
            continue
        counts = _as_chosen(name, counts, chosen)
        listed = [*((v, counts.get(v, 0)) for v in chosen), *((v, n) for v, n in counts.items() if v not in chosen)]
        values = tuple(
            FacetValue(naming.words(name, v), n, to.toggled(name, v), v in chosen) for v, n in listed[:SHOWN_AT_MOST]
        )
        # a list of one folded value saves no room
        cut = SHOWN if len(values) > SHOWN + 1 else len(values)
        made.append(FacetList(name, titles[name], values[:cut], values[cut:]))
    return tuple(made)


def _as_chosen(facet: str, counts: Mapping[str, int], chosen: tuple[str, ...]) -> Mapping[str, int]:
    """The counts with each value that is chosen written as the address writes it: records may write it otherwise."""
    if facet not in FOLDED or not chosen:
        return counts
    written = {value.casefold(): value for value in reversed(chosen)}
    return {written.get(value.casefold(), value): count for value, count in counts.items()}


def chips(state: SearchState, naming: Naming) -> tuple[Chip, ...]:
    """Everything the search is narrowed by."""
    titles = facet_titles()
    made = [
        Chip(f"{titles[name]}: {naming.words(name, value)}", state.toggled(name, value).address())
        for name, values in state.selections.items()
        for value in values
    ]
    if state.years:
        first, last = state.years
        words = str(first) if first == last else f"{first}–{last}"
        made.append(Chip(f"{_('Years')}: {words}", state.of_any_date().address()))
    if state.undated:
        made.append(Chip(_("Undated"), state.of_any_date().address()))
    if state.uncertain:
        made.append(Chip(_("Uncertain date"), state.of_any_date().address()))
    return tuple(made)
