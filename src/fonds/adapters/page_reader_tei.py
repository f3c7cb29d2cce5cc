"""TEI XML: editions of single documents, and volumes that hold hundreds of them.

Files come from strangers: entities are refused before they can expand, nothing outside the file is loaded, and the
parser's own limits on depth and length of text stay on.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from fonds.core.parsing.stated_languages import in_language
from fonds.core.parsing.tei import ROOTS, read_tei
from fonds.core.text.reading import Reading, Unreadable
from fonds.ports.page_reader import ReadingRules

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHUNK = 65536
_EXIST = "{http://exist.sourceforge.net/NS/exist}collection"
_MISMATCH = re.compile(r"Opening and ending tag mismatch: (?P<name>\S+) line (?P<line>\d+) and (?P<other>\S+)")


class _PrologOver(Exception):
    """The first element has begun."""


class TeiReader:
    """Reads TEI P5 and P4. A volume gives one document for each of its `div[@type='document']`."""

    media_types = frozenset({"application/tei+xml"})

    def read(self, path: Path, media_type: str, rules: ReadingRules) -> Reading:
        """All documents of the file. Raises `Unreadable` for XML that is broken, hostile, or not TEI."""
        root = _parsed(path)
        if root.tag == _EXIST:
            raise Unreadable(
                "This is an eXist directory listing, not TEI.",
                "Leave it out: it only lists the files that the database held beside it.",
            )
        name = str(root.tag).rpartition("}")[2]
        if name not in ROOTS:
            raise Unreadable(
                f"This is XML, but not TEI: its root element is <{name}>.",
                "Check that it is the edition's file and not another export.",
            )
        try:
            documents, remarks = read_tei(root, prefer=rules.language)
        except ValueError as error:
            raise Unreadable(f"This TEI file cannot be read: {error}.", "Check that the file is complete.") from error
        except RecursionError as error:
            raise Unreadable(
                "The elements of this file are nested too deeply.", "Check the file for an element repeated by mistake."
            ) from error
        if rules.language:
            documents = tuple(in_language(document, rules.language) for document in documents)
        has_text = any(page.text for document in documents for text in document.texts for page in text.pages)
        return Reading("application/tei+xml", documents, remarks, has_text)


def _parsed(path: Path) -> _Element:
    from lxml import etree  # heavy, and needed only where a TEI file is read

    data = path.read_bytes()
    if not data.strip():
        raise Unreadable("The file is empty.", "Get the file again from where it came.")
    _refuse_entities(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _broken(error.msg or "not well-formed", error.lineno) from error


def _refuse_entities(data: bytes) -> None:
    """Raises `Unreadable` where the document type declares entities; whatever else is wrong is left to the parser."""
    parser = expat.ParserCreate()

    def declared(name: str, *_rest: object) -> None:
        raise Unreadable(
            f"The file declares an XML entity (“{name}”) of its own, which is refused: entities can grow without limit "
            "or reach outside the file.",
            "Replace the entities by the characters they stand for and remove the <!DOCTYPE …> with its declarations.",
        )

    def begun(*_rest: object) -> None:
        raise _PrologOver

    parser.EntityDeclHandler = declared
    parser.StartElementHandler = begun
    try:
        for place in range(0, len(data), _CHUNK):
            parser.Parse(data[place : place + _CHUNK], False)
    except (_PrologOver, expat.ExpatError, LookupError, ValueError):
        return


def _broken(said: str, line: int | None) -> Unreadable:
    mismatch = _MISMATCH.search(said)
    if mismatch:
        reason = (
            f"The XML is not well-formed: <{mismatch['name']}> on line {mismatch['line']} is not closed before "
            f"</{mismatch['other']}> on line {line}."
        )
        advice = f"Open the file in an XML editor and add the missing </{mismatch['name']}> before line {line}."
    else:
        reason = f"The XML is not well-formed: line {line or 1}: {said.partition(', line ')[0]}."
        advice = f"Open the file in an XML editor at line {line or 1}; if it breaks off there, get the file again."
    return Unreadable(reason, advice)
