"""Where a search looks: the whole archive, a repository, a fonds, a collection, or one record."""

from __future__ import annotations

from dataclasses import dataclass

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.ports.text_index import Scope
from fonds.web.pages.search_state import SearchState
from fonds.web.pages.shelf import shelf
from fonds.web.translating import gettext as _


@dataclass(frozen=True, slots=True)
class Choice:
    """A place to search in; `value` is what the form sends."""

    value: str
    words: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """Places of one kind, under a heading."""

    heading: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Scopes:
    """`words` names the place searched, "" for the whole archive; `path` leads to the whole archive."""

    words: str
    path: str
    groups: tuple[Choices, ...]


def scopes(state: SearchState) -> Scopes:
    """The places a reader can choose, the present one among them."""
    chosen = state.scope
    names = shelf()
    repositories = [("repository", name, name) for name in names.repositories]
    collections = [("collection", slug, title) for slug, title in names.collections.items()]
    fonds = [("ancestor", pk, _fonds_words(title, reference)) for pk, title, reference in names.fonds]
    named = {(kind, value): words for kind, value, words in (*repositories, *collections, *fonds)}
    groups = [
        _group(_("Collections"), collections, chosen),
        _group(_("Repositories"), repositories, chosen) if len(repositories) > 1 else None,
        _group(_("Fonds"), fonds, chosen),
    ]
    words = ""
    if chosen is not None:
        words = named.get((chosen.kind, chosen.value)) or _title(chosen)
        if (chosen.kind, chosen.value) not in named:
            heading = _("This record") if chosen.kind == "record" else _("Within")
            groups.insert(0, _group(heading, [(chosen.kind, chosen.value, words)], chosen))
    return Scopes(words, state.everywhere().address(), tuple(g for g in groups if g and g.choices))


def _fonds_words(title: str, reference: str) -> str:
    return f"{title} ({reference})" if title and reference and reference not in title else title or reference


def _group(heading: str, places: list[tuple[str, str, str]], chosen: Scope | None) -> Choices:
    return Choices(
        heading,
        tuple(
            Choice(f"{kind}:{value}", words, chosen is not None and (kind, value) == (chosen.kind, chosen.value))
            for kind, value, words in places
        ),
    )


def _title(scope: Scope) -> str:
    """The title of a unit searched in; a place that is none, or is hidden, is only repeated."""
    if scope.kind in ("record", "ancestor"):
        row = access.units(Reader.ANONYMOUS).filter(pk=scope.value).values_list("title", "reference_code").first()
        if row:
            return row[0] or row[1]
    return scope.value
