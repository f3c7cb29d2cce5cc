"""Finding aids in EAD 2002 and EAD3: units with their hierarchy, and no texts.

Files come from strangers: they are parsed within `xml_limits`, and no DTD is fetched. The names of characters that
the DTD of EAD 2002 would have defined (`&eacute;`) are those of ISO 8879, which HTML took over.
"""

from __future__ import annotations

from html.entities import html5
from pathlib import Path
from typing import TYPE_CHECKING

from fonds.adapters.xml_limits import parsed_xml
from fonds.core.parsing.ead import read_ead
from fonds.core.text.reading import Reading, Unreadable
from fonds.ports.page_reader import ReadingRules

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPE = "application/ead+xml"


class EadReader:
    """Reads EAD. Each unit is a document of its own, which names the one that it is a part of."""

    media_types = frozenset({_TYPE})

    def read(self, path: Path, media_type: str, rules: ReadingRules) -> Reading:
        """All units of the file. Raises `Unreadable` for XML that is broken, hostile, or describes nothing."""
        root = parsed_xml(path.read_bytes(), "the finding aid")
        _name_characters(root)
        try:
            documents, remarks = read_ead(root)
        except ValueError as error:
            raise Unreadable(f"This finding aid cannot be read: {error}.", "Check that the file is whole.") from error
        except RecursionError as error:
            raise Unreadable(
                "The elements of this file are nested too deeply.", "Check the file for an element repeated by mistake."
            ) from error
        return Reading(_TYPE, documents, remarks)


def _name_characters(root: _Element) -> None:
    """Puts characters for their names. Raises `Unreadable` for a name that is none of them."""
    from lxml import etree

    for node in list(root.iter(etree.Entity)):
        called = str(node.text).strip("&;")
        character = html5.get(f"{called};")
        if character is None:
            raise Unreadable(
                f"The file uses an entity (“&{called};”) that it does not define itself.",
                "Replace it by what it stands for, and hand the file in again.",
            )
        parent, before = node.getparent(), node.getprevious()
        said = character + (node.tail or "")
        node.tail = None
        if before is not None:
            before.tail = (before.tail or "") + said
        elif parent is not None:
            parent.text = (parent.text or "") + said
        if parent is not None:
            parent.remove(node)
