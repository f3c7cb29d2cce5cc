"""XML elements of one namespace, whatever words they are given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from fonds.core.text.xml_characters import xml_characters

XSI = "http://www.w3.org/2001/XMLSchema-instance"
Prefixes = dict[Any, str]
"""Prefix, or None for the namespace without one → namespace. The types of lxml know no None there."""


class Namespace:
    """Makes the elements of a namespace. Characters that XML cannot hold are left out."""

    def __init__(self, uri: str, prefixes: Mapping[str | None, str] | None = None) -> None:
        """`prefixes` are those that a root declares, by default the namespace itself without one."""
        self.uri = uri
        self._prefixes: Prefixes = {**prefixes} if prefixes else {None: uri}

    def root(self, name: str, schema_location: str, **attributes: str) -> etree._Element:
        """A document's element, with where its schema is found."""
        made = etree.Element(f"{{{self.uri}}}{name}", nsmap={**self._prefixes, "xsi": XSI})
        made.set(f"{{{XSI}}}schemaLocation", schema_location)
        for key, value in attributes.items():
            made.set(key, xml_characters(value))
        return made

    def alone(self, name: str) -> etree._Element:
        """An element that stands in no other."""
        return etree.Element(f"{{{self.uri}}}{name}", nsmap=self._prefixes)

    def add(self, parent: etree._Element, name: str, words: str = "", **attributes: str) -> etree._Element:
        """An element at the end of `parent`; attributes without a value are left out."""
        made = etree.Element(f"{{{self.uri}}}{name}")
        for key, value in attributes.items():
            if value:
                made.set(key.rstrip("_"), xml_characters(value))
        if words:
            made.text = xml_characters(words)
        parent.append(made)
        return made

    def text_after(self, element: etree._Element, words: str) -> None:
        """Words behind an element, within the same parent."""
        element.tail = xml_characters(words)
