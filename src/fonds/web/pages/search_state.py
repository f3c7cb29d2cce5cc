"""A search as the address holds it: every state of the search page is in its address, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import get_args
from urllib.parse import quote_plus

from django.http import QueryDict
from django.urls import reverse

from fonds.core.querying.fields import NAMES
from fonds.ports.text_index import FACETS, Scope, Sort

SORTS: tuple[Sort, ...] = get_args(Sort)
PER_PAGE = 10
PAGES_AT_MOST = 1000
"""Results further down than this many pages are for the download, not for turning pages."""
SCOPE_KINDS = ("repository", "ancestor", "collection", "record")


@dataclass(frozen=True, slots=True)
class SearchState:
    """What the reader asked. `page` counts from 1; `scope` None is the whole archive."""

    query: str = ""
    scope: Scope | None = None
    selections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    years: tuple[int, int] | None = None
    undated: bool = False
    uncertain: bool = False
    sort: Sort = "relevance"
    page: int = 1

    @classmethod
    def of(cls, parameters: QueryDict) -> SearchState:
        """The state that an address holds; what cannot be read in it is left out."""
        sort = parameters.get("sort", "")
        page = parameters.get("page", "")
        return cls(
            query=parameters.get("q", "").strip()[:2000],
            scope=_scope(parameters.get("in", "")),
            selections={
                name: tuple(dict.fromkeys(v for v in parameters.getlist(name) if v))[:50]
                for name in FACETS
                if any(parameters.getlist(name))
            },
            years=_years(parameters),
            undated=parameters.get("undated") == "1",
            uncertain=parameters.get("uncertain") == "1",
            sort=next((s for s in SORTS if s == sort), "relevance"),
            page=min(max(int(page), 1), PAGES_AT_MOST) if re.fullmatch(r"\d{1,6}", page) else 1,
        )

    def parameters(self) -> list[tuple[str, str]]:
        """The state as names and values, in a fixed order, defaults left out."""
        pairs = [("q", self.query)] if self.query else []
        if self.scope:
            pairs.append(("in", f"{self.scope.kind}:{self.scope.value}"))
        pairs += [(name, value) for name in FACETS for value in self.selections.get(name, ())]
        if self.years:
            pairs.append(("years", f"{self.years[0]}-{self.years[1]}"))
        if self.undated:
            pairs.append(("undated", "1"))
        if self.uncertain:
            pairs.append(("uncertain", "1"))
        if self.sort != "relevance":
            pairs.append(("sort", self.sort))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return pairs

    def address(self, name: str = "search") -> str:
        """The path of the page (or, by name, of the download) that shows this state."""
        pairs = "&".join(f"{name}={_quoted(value)}" for name, value in self.parameters())
        return f"{_path(name)}?{pairs}" if pairs else _path(name)

    def parts(self) -> dict[str, str]:
        """The address's parts in their order, each "" or ready to be joined with `&`; one a facet, one for dates."""
        parts = dict.fromkeys(_PARTS, "")
        for name, value in self.parameters():
            part = _PART_OF.get(name, name)
            parts[part] += f"{'&' if parts[part] else ''}{name}={_quoted(value)}"
        return parts

    def canonical(self) -> SearchState:
        """The one of all states that find the same records whose address stands for them: values in their order, and
        in no order of the results but the usual one."""
        selections = {name: tuple(sorted(values)) for name, values in self.selections.items()}
        return replace(self, query=" ".join(self.query.split()), selections=selections, sort="relevance")

    def on_page(self, page: int) -> SearchState:
        return replace(self, page=page)

    def sorted_by(self, sort: Sort) -> SearchState:
        return replace(self, sort=sort, page=1)

    def asking(self, query: str) -> SearchState:
        return replace(self, query=query, page=1)

    def as_written(self, name: str) -> SearchState:
        """The query with a name in it in quotation marks: then its other spellings are not looked for.

        In a field of names they are looked for all the same: there the words alone are looked for, wherever they stand.
        """
        words = r"\s+".join(re.escape(word) for word in name.split())
        of_names = rf'(?:(?:{"|".join(sorted(NAMES))}):)?"?{words}"?'
        return self.asking(re.sub(of_names, lambda _found: f'"{name}"', self.query, count=1))

    def everywhere(self) -> SearchState:
        return replace(self, scope=None, page=1)

    def unfiltered(self) -> SearchState:
        """The query alone, in the place searched, with nothing narrowed."""
        return SearchState(query=self.query, scope=self.scope, sort=self.sort)

    def toggled(self, facet: str, value: str) -> SearchState:
        """With the value of a facet selected, or no longer so."""
        had = self.selections.get(facet, ())
        now = tuple(v for v in had if v != value) if value in had else (*had, value)
        selections = {k: v for k, v in {**self.selections, facet: now}.items() if v}
        return replace(self, selections=selections, page=1)

    def in_years(self, first: int, last: int) -> SearchState:
        return replace(self, years=(first, last), undated=False, uncertain=False, page=1)

    def of_any_date(self) -> SearchState:
        return replace(self, years=None, undated=False, uncertain=False, page=1)

    def only_undated(self) -> SearchState:
        return replace(self, years=None, undated=True, uncertain=False, page=1)

    def only_uncertain(self) -> SearchState:
        return replace(self, years=None, undated=False, uncertain=True, page=1)

    @property
    def is_filtered(self) -> bool:
        return bool(self.selections or self.years or self.undated or self.uncertain)

    @property
    def is_dated(self) -> bool:
        return bool(self.years or self.undated or self.uncertain)


_DATES = "years"
_PARTS = ("q", "in", *FACETS, _DATES, "sort", "page")
_PART_OF = {"undated": _DATES, "uncertain": _DATES}


class Addresses:
    """The addresses of states that differ from one state in a value of a facet or in the years alone.

    A page links to some two hundred of them: what they share is put together once.
    """

    def __init__(self, state: SearchState) -> None:
        self._state = state
        self._parts = state.on_page(1).parts()
        self._path = _path("search")
        self._around: dict[str, tuple[str, str]] = {}

    def toggled(self, facet: str, value: str) -> str:
        """As `SearchState.toggled`."""
        if value in self._state.selections.get(facet, ()):
            return self._state.toggled(facet, value).address()
        before, after = self._around.get(facet) or self._round(facet, self._parts[facet])
        return f"{before}{facet}={_quoted(value)}{after}"

    def in_years(self, first: int, last: int) -> str:
        """As `SearchState.in_years`."""
        before, after = self._around.get(_DATES) or self._round(_DATES, "")
        return f"{before}years={first}-{last}{after}"

    def _round(self, name: str, kept: str) -> tuple[str, str]:
        """What stands before and behind the one pair that is added to a part of which `kept` stays."""
        at = _PARTS.index(name)
        before = [each for each in (*(self._parts[part] for part in _PARTS[:at]), kept) if each]
        after = [each for part in _PARTS[at + 1 :] if (each := self._parts[part])]
        found = (f"{self._path}?" + "".join(f"{each}&" for each in before), "".join(f"&{each}" for each in after))
        self._around[name] = found
        return found


@lru_cache(maxsize=4096)
def _quoted(value: str) -> str:
    return quote_plus(value)


@cache
def _path(name: str) -> str:
    return reverse(name)


def _scope(text: str) -> Scope | None:
    kind, colon, value = text.partition(":")
    for known in SCOPE_KINDS:
        if colon and value and kind == known:
            return Scope(known, value)  # type: ignore[arg-type]
    return None


def _years(parameters: QueryDict) -> tuple[int, int] | None:
    """From `years=1957-1959` or `years=1957`, else from the form's `year_from` and `year_to`, either of them."""
    if match := re.fullmatch(r"\s*(\d{1,4})\s*(?:[-–]\s*(\d{1,4})\s*)?", parameters.get("years", "")):
        first, last = match[1], match[2] or match[1]
    else:
        first, last = (parameters.get(name, "").strip() for name in ("year_from", "year_to"))
        if not first and not last:
            return None
        first, last = first or "1", last or "9999"
        if not (re.fullmatch(r"\d{1,4}", first) and re.fullmatch(r"\d{1,4}", last)):
            return None
    low, high = sorted((int(first), int(last)))
    return low, high
