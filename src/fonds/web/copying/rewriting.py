"""A page of the site as a page of the copy: links lead to files, and what needs a server is taken out."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from fonds.web.copying.places import Place
from fonds.web.security import POLICY

SCRIPTS_LEFT_OUT = frozenset({"/static/js/keep.js", "/static/js/reading_list.js"})
"""The reading list belongs to a site: its exports are made there."""
META_POLICY = "; ".join(part for part in POLICY.split("; ") if not part.startswith("frame-ancestors"))
"""The site's Content-Security-Policy as a page can carry it: `frame-ancestors` is for headers alone (CSP 3, 3.3)."""

_CHARSET = '<meta charset="utf-8">'
_META = f'{_CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{META_POLICY}">'
_LINKS = (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("form", "action"))
_HOLDERS = frozenset({"li", "details", "figure"})

Placing = Callable[[str], Place | None]


def to_copied_page(html: str, own: str, placing: Placing, address: str = "") -> tuple[str, list[Place]]:
    """The page as the file `own` of the copy, and the places that it leads to.

    `address` is where the copy will be found, without a slash at the end; where it is "", what names the site's own
    address for machines is taken out.
    """
    page = LexborHTMLParser(html)
    places: list[Place] = []
    for tag, attribute in _LINKS:
        for node in page.css(f"{tag}[{attribute}]"):
            found = _link(node, tag, attribute, own, placing, address)
            if found is not None:
                places.append(found)
    for node in page.css("[data-keep]"):
        _remove(node)
    if not address:
        for node in page.css('link[rel="canonical"], meta[property="og:url"], meta[property="og:image"]'):
            node.decompose()
    made = page.html or ""
    return made.replace(_CHARSET, _META, 1), places


def relative(own: str, place: Place) -> str:
    """The link from the file `own` to the place."""
    return quote(_way(own.split("/")[:-1], place.file.split("/")), safe="/-._~()") + place.query + place.fragment


def _way(folders: list[str], parts: list[str]) -> str:
    """The path from the folders down to the file `parts`, both from the top of the copy."""
    same = 0
    while same < min(len(folders), len(parts) - 1) and folders[same] == parts[same]:
        same += 1
    return "/".join([".."] * (len(folders) - same) + parts[same:])


def _link(node: LexborNode, tag: str, attribute: str, own: str, placing: Placing, address: str) -> Place | None:
    value = node.attributes.get(attribute) or ""
    if address and value.startswith(f"{address}/") and tag == "a":
        value = value[len(address) :]
    if not value.startswith("/") or value.startswith("//"):
        return None
    place = None if value.partition("?")[0] in SCRIPTS_LEFT_OUT else placing(value)
    if place is None or (tag == "form" and not place.file.startswith("search/")):
        _take_out(node, tag)
        return None
    node.attrs[attribute] = relative(own, place)
    if tag == "script":
        # files are no origin from which a browser loads modules
        del node.attrs["type"]
        node.attrs["defer"] = ""
    return place


def _take_out(node: LexborNode, tag: str) -> None:
    """Takes the element out; of a link its words stay where they are part of a sentence."""
    parent = node.parent
    if tag == "img" and parent is not None and parent.parent is not None and parent.parent.tag == "details":
        _remove(parent.parent)  # a picture that is shown when it is asked for
        return
    alone = parent is not None and (parent.text() or "").strip() == (node.text() or "").strip()
    is_button = "button" in (node.attributes.get("class") or "").split()
    if tag == "a" and not is_button and not (alone and parent is not None and parent.tag == "li"):
        del node.attrs["href"]
        return
    _remove(node)


def _remove(node: LexborNode) -> None:
    """Removes the element, and what held nothing else."""
    parent = node.parent
    node.decompose()
    while parent is not None and parent.tag in _HOLDERS and not (parent.text() or "").strip():
        above = parent.parent
        parent.decompose()
        parent = above
