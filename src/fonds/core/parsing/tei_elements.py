"""Reading single TEI elements: names, words, encoded dates. Trees are those of lxml, comments already left out.

Names are compared without namespace, so that P4 and P5 files, and extensions of single projects, read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fonds.core.description.edtf_values import is_edtf

if TYPE_CHECKING:
    from lxml.etree import _Element

XML = "{http://www.w3.org/XML/1998/namespace}"
_APART = frozenset({"note", "teiHeader"})


def name(element: _Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def identifier(element: _Element) -> str:
    """Its xml:id (P5) or id (P4), "" without."""
    return element.get(f"{XML}id") or element.get("id") or ""


def language(element: _Element) -> str | None:
    """Its own xml:lang (P5) or lang (P4)."""
    return element.get(f"{XML}lang") or element.get("lang") or None


def words(element: _Element | None, *, notes: bool = False) -> str:
    """All words in the element on one line, notes left out unless asked for, a line break counting as a space."""
    if element is None:
        return ""
    return " ".join("".join(_pieces(element, notes=notes)).split())


def _pieces(element: _Element, *, notes: bool) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if name(child) in ("lb", "pb"):
            yield "" if child.get("break") == "no" else " "
        elif notes or name(child) not in _APART:
            yield from _pieces(child, notes=notes)
        yield child.tail or ""


def children(element: _Element | None, *names: str) -> list[_Element]:
    """Its children of these names, in order."""
    return [] if element is None else [child for child in element if name(child) in names]


def descendants(element: _Element | None, *names: str) -> list[_Element]:
    """All elements of these names within it, in document order; itself not."""
    if element is None:
        return []
    return [each for each in element.iter() if each is not element and name(each) in names]


def at(element: _Element | None, path: str) -> list[_Element]:
    """Elements at a path of names such as "fileDesc/titleStmt/title", in document order."""
    found = [] if element is None else [element]
    for step in path.split("/"):
        found = [child for each in found for child in children(each, step)]
    return found


def encoded_date(element: _Element) -> str | None:
    """The date that the attributes encode (TEI att.datable), as EDTF; the time of day is left out.

    `from`/`to` are a period; `notBefore`/`notAfter` the limits within which one date lies, but an end where the other
    end is a `from`. Low or medium certainty is EDTF's "?".
    """
    value = {key: _attribute(element, key) for key in ("when", "from", "to", "notBefore", "notAfter")}
    if value["when"]:
        edtf = value["when"]
    elif value["from"] or value["to"]:
        edtf = f"{value['from'] or value['notBefore'] or ''}/{value['to'] or value['notAfter'] or ''}"
    elif value["notBefore"] and value["notAfter"]:
        edtf = f"[{value['notBefore']}..{value['notAfter']}]"
    elif value["notBefore"] or value["notAfter"]:
        edtf = f"[{value['notBefore'] or ''}..{value['notAfter'] or ''}]"
    else:
        return None
    if element.get("cert") in ("low", "medium") and re.fullmatch(r"[\d-]+", edtf):
        edtf += "?"
    return edtf if is_edtf(edtf) else None


def _attribute(element: _Element, key: str) -> str:
    raw = element.get(key) or element.get(f"{key}-iso") or (element.get("value") if key == "when" else "") or ""
    return raw.strip().partition("T")[0]


def reference(element: _Element) -> str:
    """What identifies the one named: the first of @ref, @corresp, @key, @target, without more."""
    return next((value.split()[0] for key in ("ref", "corresp", "key", "target") if (value := element.get(key))), "")
