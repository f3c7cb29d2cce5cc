"""What every page has: its title, and what search engines and link previews are told of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way to the page. `path` is empty for the page itself."""

    title: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The page's frame.

    `path` is its permanent path and query, from which the canonical address is made; empty where it has none.
    `query` fills the search box; `section` is the entry of the navigation that is current. `picture` is the path of
    a picture for link previews, `kind` its Open Graph type. With `listed` False search engines are asked to pass.
    """

    title: str
    description: str = ""
    path: str = ""
    query: str = ""
    section: str = ""
    crumbs: tuple[Crumb, ...] = ()
    picture: str = ""
    picture_description: str = ""
    kind: str = "website"
    listed: bool = True
    search_box: bool = True
