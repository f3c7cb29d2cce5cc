"""Feeds in Atom (RFC 4287)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from fonds.core.standards.elements_of_xml import Prefixes
from fonds.core.text.xml_characters import xml_characters

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry. `id` is permanent; `updated` and `published` are UTC seconds; `page` is an address, `related` more."""

    id: str
    title: str
    page: str
    updated: int
    published: int | None = None
    summary: str = ""
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. `address` is its own, `page` that of the page that it goes with; `updated` is in UTC seconds."""

    id: str
    title: str
    author: str
    address: str
    page: str
    updated: int
    subtitle: str = ""


def to_atom(feed: Feed, entries: Iterable[Entry]) -> bytes:
    """The document, in UTF-8."""
    prefixes: Prefixes = {None: ATOM}
    root = etree.Element(f"{{{ATOM}}}feed", nsmap=prefixes)
    _add(root, "title", feed.title)
    if feed.subtitle:
        _add(root, "subtitle", feed.subtitle)
    _add(root, "id", feed.id)
    _add(root, "updated", to_moment(feed.updated))
    _add(_add(root, "author"), "name", feed.author)
    _add(root, "link", rel="self", href=feed.address, type=MEDIA_TYPE)
    _add(root, "link", rel="alternate", href=feed.page, type="text/html")
    for entry in entries:
        made = _add(root, "entry")
        _add(made, "title", entry.title)
        _add(made, "id", entry.id)
        if entry.published is not None:
            _add(made, "published", to_moment(entry.published))
        _add(made, "updated", to_moment(entry.updated))
        _add(made, "link", rel="alternate", href=entry.page, type="text/html")
        for address in entry.related:
            _add(made, "link", rel="related", href=address)
        if entry.summary:
            _add(made, "summary", entry.summary)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def to_moment(seconds: int) -> str:
    """`2026-11-24T10:20:00Z` for UTC seconds (RFC 3339)."""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _add(parent: etree._Element, name: str, words: str = "", **attributes: str) -> etree._Element:
    made = etree.Element(f"{{{ATOM}}}{name}")
    for key, value in attributes.items():
        made.set(key, xml_characters(value))
    made.text = xml_characters(words) or None
    parent.append(made)
    return made
