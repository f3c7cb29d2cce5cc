"""XML parsed without its dangers: no entities of its own, no network, no DTD, moderate size."""

from __future__ import annotations

import re
from typing import Any

from fonds.core.text.reading import Unreadable

_LARGEST = 512 * 1024 * 1024
_ENTITY = re.compile(rb"<!ENTITY|<\0!\0E\0N\0T\0I\0T\0Y\0|\0<\0!\0E\0N\0T\0I\0T\0Y")
_DOCTYPE_WITHIN = 64 * 1024


def parsed_xml(data: bytes, name: str) -> Any:
    """The root element. Raises Unreadable for XML that defines entities, is too large or not well formed.

    Entities are refused and not ignored, because ignoring them makes text vanish without a word.
    """
    from lxml import etree

    if len(data) > _LARGEST:
        raise Unreadable(f"the part {name} is larger than {_LARGEST // 1024 // 1024} MiB", "Split the document.")
    if _ENTITY.search(data, 0, _DOCTYPE_WITHIN):
        raise Unreadable(
            f"{name} defines entities, which can be made to do harm", "Save it anew without a DOCTYPE of its own."
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(
            f"{name} is not well-formed XML: {error.msg} (line {error.lineno})",
            "Save it anew in the program that made it.",
        ) from error
