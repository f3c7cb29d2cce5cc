"""A saved HTML page reduced to the lines that a reader sees, and what its head says to machines."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from fonds.core.parsing.running_text import RunningText
from fonds.core.parsing.saved_page import PageMeta
from fonds.core.text.reading import Unreadable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PARAGRAPHS_NAMED = "p h1 h2 h3 h4 h5 h6 blockquote ul ol dl table section article main pre hr figure"
_PARAGRAPHS = frozenset(_PARAGRAPHS_NAMED.split())
_LINES_NAMED = "div li dt dd tr header address figcaption details summary label legend fieldset"
_LINES = frozenset(_LINES_NAMED.split())
_UNSEEN_NAMED = (
    "script style noscript template head nav footer aside form select button input textarea iframe svg canvas "
    "object audio video img"
)
_UNSEEN = frozenset(_UNSEEN_NAMED.split())
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)


def visible_lines(markup: str) -> tuple[str, PageMeta]:
    """The page's words, paragraphs parted by a blank line, and its metadata. Raises `Unreadable` for an empty page."""
    from lxml import etree, html  # heavy, and needed only where an HTML page is read

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(markup.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable("no page could be read from this HTML file", "Open it in a browser, save it again.") from error
    text = RunningText()
    body = root.find("body")
    try:
        _walk(body if body is not None else root, text)
    except RecursionError as error:
        raise Unreadable("the elements of this page are nested too deeply", "Save the page as plain text.") from error
    pages, _ = text.pages()
    return pages[0].text, _meta(root)


def _walk(element: HtmlElement, text: RunningText) -> None:
    name = element.tag if isinstance(element.tag, str) else ""
    if not name or name in _UNSEEN or element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return
    if name == "br":
        text.line()
        return
    if name in _PARAGRAPHS:
        text.block()
    elif name in _LINES:
        text.line()
    text.words(element.text or "")
    for child in element:
        _walk(child, text)
        text.words(child.tail or "")
    if name in _PARAGRAPHS:
        text.block()
    elif name in _LINES:
        text.line()
    elif name in ("td", "th"):
        text.cell()


def _meta(root: HtmlElement) -> PageMeta:
    named = {
        (each.get("property") or each.get("name") or "").casefold(): (each.get("content") or "").strip()
        for each in root.iter("meta")
    }
    linked = _linked_data(root)
    address = next((each.get("href") or "" for each in root.iter("link") if each.get("rel") == "canonical"), "")

    def first(*keys: str) -> str:
        return next((named[key] for key in keys if named.get(key)), "")

    return PageMeta(
        title=first("dc.title", "citation_title", "dcterms.title", "og:title") or _said(linked, "name", "headline"),
        abstract=first("dc.description", "dcterms.abstract", "og:description") or _said(linked, "abstract"),
        address=address or first("og:url") or _said(linked, "url"),
        date=first("dc.date", "dcterms.date", "dcterms.created") or _said(linked, "dateCreated"),
    )


def _linked_data(root: HtmlElement) -> dict[str, Any]:
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                data = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            graph = data.get("@graph", [data]) if isinstance(data, dict) else data
            for each in graph if isinstance(graph, list) else []:
                if isinstance(each, dict) and each.get("@type") not in ("WebSite", "Organization", "BreadcrumbList"):
                    return each
    return {}


def _said(linked: dict[str, Any], *keys: str) -> str:
    return next((said.strip() for key in keys if isinstance(said := linked.get(key), str) and said.strip()), "")
