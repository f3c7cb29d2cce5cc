"""The XML that every answer of the protocol has around it (OAI-PMH 2.0, 3.2)."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from fonds.core.standards.elements_of_xml import Prefixes
from fonds.core.text.xml_characters import xml_characters
from fonds.web.oai.datestamps import to_datestamp
from fonds.web.oai.protocol import Code, OaiError

OAI = "http://www.openarchives.org/OAI/2.0/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
_NAMELESS = (Code.BAD_VERB, Code.BAD_ARGUMENT)
"""Errors after which the arguments are not repeated: they may not be what the schema allows."""


def envelope(base_url: str, arguments: Mapping[str, str], now: int) -> etree._Element:
    """The root with `responseDate` and `request`; `now` is in UTC seconds."""
    prefixes: Prefixes = {None: OAI, "xsi": XSI}
    root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap=prefixes)
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI} {_SCHEMA}")
    add(root, "responseDate", to_datestamp(now))
    add(root, "request", base_url, **arguments)
    return root


def refusal(base_url: str, arguments: Mapping[str, str], now: int, error: OaiError) -> etree._Element:
    """The answer to a request that cannot be answered."""
    root = envelope(base_url, {} if error.code in _NAMELESS else arguments, now)
    add(root, "error", error.words, code=error.code)
    return root


def add(parent: etree._Element, name: str, words: str = "", **attributes: str) -> etree._Element:
    """An element of the protocol's namespace."""
    made = etree.Element(f"{{{OAI}}}{name}")
    parent.append(made)
    for key, value in attributes.items():
        made.set(key, xml_characters(value))
    if words:
        made.text = xml_characters(words)
    return made


def to_bytes(root: etree._Element) -> bytes:
    """The document in UTF-8 with its declaration."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
