"""A finding aid in EAD 2002 or EAD3 read into units: each with its elements, and the unit that it is a part of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fonds.core.description.slugs import slug
from fonds.core.parsing.ead_units import UnitRead, is_internal, read_unit
from fonds.core.parsing.ead_words import line, paragraphs
from fonds.core.parsing.tei_elements import at, children, descendants, name
from fonds.core.standards.ead import LEVELS
from fonds.core.text.reading import ReadDocument, Remark

if TYPE_CHECKING:
    from lxml.etree import _Element

ROOT = "ead"
_COMPONENT = re.compile(r"c(?:0[1-9]|1[0-2])?")
_OWN = frozenset({"fonds", "series", "subseries", "file", "item", "collection", "part"})
"""Levels that the catalogue has by these names."""
_NEAREST = {"recordgrp": "fonds", "subfonds": "series", "subgrp": "series", "class": "series"}
_LONGEST_KEY = 200


def read_ead(root: _Element) -> tuple[tuple[ReadDocument, ...], tuple[Remark, ...]]:
    """The units of the finding aid, each before its parts, and what the keeper should know.

    A part names by `within` the key of the unit it is a part of. Raises ValueError where the root is not `ead` or
    nothing is described in it.
    """
    if name(root) != ROOT:
        raise ValueError(f"the root element is <{name(root)}>, not <ead>")
    described = next(iter(children(root, "archdesc")), None)
    if described is None:
        raise ValueError("it has no <archdesc>, which describes what the finding aid is of")
    reader = _Reader(root)
    documents = tuple(reader.units(described, "", "archdesc", ""))
    return documents, tuple(reader.remarks())


class _Reader:
    def __init__(self, root: _Element) -> None:
        header = at(root, "eadheader/eadid") or at(root, "control/recordid")
        self._base = line(header[0]) if header else ""
        self._root = root
        self._taken: set[str] = set()
        self._left_out = 0
        self._restricted = 0

    def units(self, element: _Element, within: str, path: str, place: str) -> Iterator[ReadDocument]:
        """The unit of an `archdesc` or a component, and all below it. `place` is its number in each level."""
        parts = _parts(element)
        read = read_unit(element, path)
        self._left_out += read.left_out
        self._restricted += is_internal(element)
        level, words = level_of(element, has_parts=bool(parts))
        if words:
            read.add("level_of_description", words, f"{path}/@level")
        if not within:
            self._add_header(read)
        key = self._key(element, read, place)
        yield ReadDocument(
            key=key,
            elements=tuple(read.elements),
            dates=tuple(read.dates),
            references=tuple(read.references),
            level_of_description=level,
            within=within,
            repository=read.repository,
            access_state="restricted" if is_internal(element) else "",
        )
        for number, part in enumerate(parts, 1):
            yield from self.units(part, key, f"{path}/{name(part)}[{number}]", f"{place}.{number}" if place else
                                  str(number))  # fmt: skip

    def remarks(self) -> Iterator[Remark]:
        """What was not taken in as it stands."""
        if self._left_out:
            yield Remark(
                f'{self._left_out} statements are marked audience="internal" and were left out.',
                "Nothing is to be done; they stay in the file. Remove the mark of those that readers may see.",
            )
        if self._restricted:
            yield Remark(
                f'{self._restricted} units are marked audience="internal" and are restricted, with all below them.',
                "Make those public that readers may see, at the desk or with `fonds access`.",
            )

    def _key(self, element: _Element, read: UnitRead, place: str) -> str:
        """Tells the unit from the others of the file: by its id, else its reference, else its place."""
        base = self._base or next(iter(read.references), "") if not place else self._base
        own = (element.get("id") or next(iter(read.references), "")) if place else base or "archdesc"
        key = f"{base}/{own}" if base and place else own
        if not own or len(key) > _LONGEST_KEY or key in self._taken:
            key = f"{base[:_LONGEST_KEY]}/{place or 'archdesc'}".lstrip("/")
            while key in self._taken:
                key += "+"
        self._taken.add(key)
        return key

    def _add_header(self, read: UnitRead) -> None:
        """What the head of the file says of the description itself."""
        for each in at(self._root, "eadheader/profiledesc/descrules"):
            read.add("rules", line(each), "eadheader/profiledesc/descrules")
        for each in at(self._root, "control/conventiondeclaration"):
            said = line(each, without=("abbr",)) or line(each)
            read.add("rules", said, "control/conventiondeclaration")
        for change in at(self._root, "eadheader/revisiondesc"):
            read.add("dates_of_description", paragraphs(change), "eadheader/revisiondesc")
        for event in at(self._root, "control/maintenancehistory/maintenanceevent"):
            if any(each.get("value") == "human" for each in children(event, "agenttype")):
                said = ", ".join(filter(None, (line(each) for each in children(
                    event, "eventdatetime", "eventdescription", "agent"))))  # fmt: skip
                read.add("dates_of_description", said, "control/maintenancehistory")
        for author in at(self._root, "eadheader/filedesc/titlestmt/author"):
            read.add("archivists_note", line(author), "eadheader/filedesc/titlestmt/author")
        for author in at(self._root, "control/filedesc/titlestmt/author"):
            read.add("archivists_note", line(author), "control/filedesc/titlestmt/author")


def _parts(element: _Element) -> list[_Element]:
    """The components directly below, through the `dsc` that holds them."""
    found = [child for child in element if _COMPONENT.fullmatch(name(child))]
    dscs = children(element, "dsc")
    in_depth = [each for each in dscs if each.get("type", each.get("dsctype")) != "analyticover"]
    # an overview says the same again
    for dsc in in_depth or dscs:
        found += _parts(dsc)
    return [part for part in found if children(part, "did") or descendants(part, "did")]


def level_of(element: _Element, *, has_parts: bool) -> tuple[str, str]:
    """The level by the catalogue's names, and the finding aid's own word where it is another."""
    stated = element.get("level", "")
    if stated == "otherlevel":
        stated = element.get("otherlevel", "")
    folded = slug(stated) if stated.strip() else ""
    if folded in _OWN:
        return folded, ""
    if folded in LEVELS:
        return _NEAREST[folded], stated
    usual = "fonds" if name(element) == "archdesc" else "series" if has_parts else "file"
    return usual, stated.strip()
