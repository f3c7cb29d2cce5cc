"""Reads web pages: the words of the main content, without menus, scripts and forms; headings and notes as layers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from fonds.adapters.block_text import TextBuilder
from fonds.adapters.media_types import HTML
from fonds.adapters.page_reader_text import file_bytes, holds_saved_page, saved_page_reader
from fonds.adapters.text_decoding import decoded
from fonds.core.text.languages import language_of
from fonds.core.text.reading import LayerKind, ReadDocument, ReadElement, Reading, ReadPage, ReadText, Unreadable
from fonds.ports.page_reader import ReadingRules

LARGEST = 64 * 1024 * 1024

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)")
_DROPPED = frozenset(
    {
        "audio",
        "button",
        "canvas",
        "datalist",
        "dialog",
        "embed",
        "head",
        "iframe",
        "input",
        "math",
        "menu",
        "nav",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "video",
    }
)
_DROPPED_ROLES = frozenset({"navigation", "search", "banner", "contentinfo", "menu", "menubar", "dialog", "toolbar"})
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote", "doc-endnotes"})
_NOTE_NAME = re.compile(r"(?:^|[\s_-])(?:foot|end)notes?(?:$|[\s_-])|^(?:fn|ftn|edn|footnote)[-_:]?\d+$", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\f\r]+")
_STATED_TITLES = ("dc.title", "dcterms.title", "citation_title")
_MAIN_SHARE = 0.4


class HtmlReader:
    """HTML of any age. The text has no pages of its own and is cited by paragraph."""

    media_types = frozenset({HTML})

    def read(self, path: Path, media_type: str, rules: ReadingRules) -> Reading:
        """The one document of the page. Raises Unreadable where it is too large or has no words."""
        from selectolax.lexbor import LexborHTMLParser

        data = file_bytes(path, largest=LARGEST)
        found = decoded(data, stated=_stated_encoding(data[:4096]))
        if holds_saved_page(path, media_type, rules):
            return cast(Reading, saved_page_reader().read(path, media_type, rules))
        tree = LexborHTMLParser(found.text)
        body = tree.body
        if body is None:
            raise Unreadable("the page has no body", "Save it anew in a browser.")
        main = _main_content(body)
        built = TextBuilder()
        _Walk(built).walk(main)
        if not built.text:  # what looked like furniture is all there is
            _Walk(built, keep_furniture=True).walk(body)
        language, stated = _language(tree, main, built.text, rules)
        has_text = bool(built.text)
        text = ReadText(
            kind=rules.text_kind if rules.text_kind != "auto" else "text",
            pages=(ReadPage(built.text, None, built.layers),),
            paginated=False,
            language=language,
            language_stated=stated,
        )
        document = ReadDocument("", (text,), tuple(_title(tree, main)))
        return Reading(media_type, (document,), found.remarks, has_text)


def _stated_encoding(head: bytes) -> str | None:
    match = _XML_ENCODING.search(head) or _CHARSET.search(head)
    return match.group(1).decode("ascii", errors="replace") if match else None


def _main_content(body: Any) -> Any:
    """The one element that the page marks as its content, if it holds a good share of the words; else the body."""
    words = len(body.text() or "")
    for selector in ("main, [role=main]", "article"):
        found = body.css(selector)
        if len(found) == 1 and len(found[0].text() or "") >= _MAIN_SHARE * _visible_words(body, words):
            return found[0]
    return body


def _visible_words(body: Any, words: int) -> int:
    hidden = sum(len(node.text() or "") for node in body.css("script, style, noscript, template, nav"))
    return max(0, words - hidden)


class _Walk:
    """Goes through the tree once, without recursion, because a page may nest a hundred thousand elements."""

    def __init__(self, built: TextBuilder, *, keep_furniture: bool = False) -> None:
        self._built = built
        self._keep_furniture = keep_furniture
        self._line: list[str] = []
        self._heading = ""
        self._note = 0
        self._note_label = ""
        self._pre = 0
        self._lists: list[int | None] = []
        self._marker = ""
        self._cells: list[str] | None = None
        self._table_depth = 0
        self._joined = False

    def walk(self, root: Any) -> None:
        node, depth_first = root, True
        while node is not None:
            entered = depth_first and self._enter(node, is_root=node.mem_id == root.mem_id)
            child = node.child if entered else None
            if child is not None:
                node, depth_first = child, True
                continue
            if entered or not depth_first:
                self._leave(node)
            if node.mem_id == root.mem_id:
                break
            following = node.next
            if following is not None:
                node, depth_first = following, True
            else:
                node, depth_first = node.parent, False
        self._flush()

    def _enter(self, node: Any, *, is_root: bool) -> bool:
        """Takes the node in; False where nothing below it belongs to the document."""
        if node.is_text_node:
            self._line.append(str(node.text_content or ""))
            return False
        tag = node.tag
        if not node.is_element_node or tag in _DROPPED:
            return False
        if not is_root and not self._keep_furniture and _is_furniture(node):
            return False
        if tag == "br":
            self._line.append("\x00")
        if tag in _BLOCKS:
            if tag in ("td", "th") and self._cells is not None and self._table_depth == 1:
                self._line = []
            elif self._cells is None:
                self._flush()
            else:
                self._line.append(" ")
            self._open_block(node, tag)
        return True

    def _open_block(self, node: Any, tag: str) -> None:
        if tag in _HEADINGS:
            self._heading = tag[1]
        elif tag == "pre":
            self._pre += 1
        elif tag == "ol":
            start = str(node.attributes.get("start") or "1")
            self._lists.append(int(start) if start.isdecimal() and len(start) < 9 else 1)
        elif tag in ("ul", "dir"):
            self._lists.append(None)
        elif tag == "li" and self._lists and self._lists[-1] is not None:
            self._marker = f"{self._lists[-1]}. "
            self._lists[-1] += 1
        elif tag == "table":
            self._table_depth += 1
            self._joined = False
        elif tag == "tr" and self._table_depth == 1:
            self._cells = []
        if _is_note(node):
            self._note += 1
            if self._note == 1:
                self._note_label = _note_number(node)

    def _leave(self, node: Any) -> None:
        tag = node.tag
        if tag not in _BLOCKS:
            return
        if tag in ("td", "th") and self._cells is not None and self._table_depth == 1:
            self._cells.append(_SPACE.sub(" ", "".join(self._line).replace("\x00", " ")).strip())
            self._line = []
        elif tag == "tr" and self._cells is not None and self._table_depth == 1:
            row = "\t".join(self._cells)
            self._cells = None
            self._line = []
            self._add(row, joined=self._joined)
            self._joined = self._joined or bool(row.strip())
        elif self._cells is None:
            self._flush()
        if tag in _HEADINGS:
            self._heading = ""
        elif tag == "pre":
            self._pre = max(0, self._pre - 1)
        elif tag in ("ol", "ul", "dir") and self._lists:
            self._lists.pop()
        elif tag == "table":
            self._table_depth = max(0, self._table_depth - 1)
        if _is_note(node):
            self._note -= 1

    def _flush(self) -> None:
        raw = "".join(self._line)
        self._line = []
        if self._pre:
            text = raw.replace("\x00", "\n").strip("\n")
        else:
            lines = (_SPACE.sub(" ", line).strip() for line in raw.split("\x00"))
            text = "\n".join(lines).strip("\n")
        if text.strip():
            text, self._marker = self._marker + text, ""
            self._add(text)

    def _add(self, text: str, *, joined: bool = False) -> None:
        if self._heading:
            self._built.add(text, LayerKind.HEADING, self._heading, joined=joined)
        elif self._note:
            self._built.add(text, LayerKind.NOTE, self._note_label, joined=joined)
        else:
            self._built.add(text, joined=joined)


def _is_furniture(node: Any) -> bool:
    attributes = node.attributes
    if not attributes:
        return bool(node.tag in ("footer", "header") and _is_of_page(node))
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
        return True
    if (attributes.get("role") or "").lower() in _DROPPED_ROLES:
        return True
    return bool(node.tag in ("footer", "header") and _is_of_page(node))


def _is_of_page(node: Any) -> bool:
    """Whether a header or footer is the site's: not within an article, and without the page's first heading."""
    if node.css_first("h1") is not None:
        return False
    parent = node.parent
    while parent is not None and parent.tag != "body":
        if parent.tag in ("article", "main", "section", "blockquote"):
            return False
        parent = parent.parent
    return True


def _is_note(node: Any) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    if (attributes.get("role") or "").lower() in _NOTE_ROLES:
        return True
    if node.tag not in ("div", "section", "aside", "ol", "ul", "li", "p", "dl", "dd"):
        return False
    return any(_NOTE_NAME.search(attributes.get(name) or "") for name in ("class", "id"))


def _note_number(node: Any) -> str:
    match = re.search(r"(\d+)$", node.attributes.get("id") or "")
    return match.group(1) if match else ""


def _language(tree: Any, main: Any, text: str, rules: ReadingRules) -> tuple[str | None, bool]:
    """The profile's, else what the page states of its content or of itself, else what the script decides."""
    if rules.language:
        return rules.language, True
    node = main
    while node is not None:
        attributes = (node.attributes or {}) if node.is_element_node else {}
        stated = attributes.get("lang") or attributes.get("xml:lang")
        if stated and re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", stated.strip()):
            return stated.strip(), True
        node = node.parent
    return language_of(text), False


def _title(tree: Any, main: Any) -> Iterator[ReadElement]:
    """The title that the page states in its metadata; else its first heading or window title, as inferred."""
    for meta in tree.css("meta"):
        attributes = meta.attributes
        name = (attributes.get("name") or attributes.get("property") or "").lower()
        content = _one_line(attributes.get("content") or "")
        if name in _STATED_TITLES and content:
            yield ReadElement("title", content, f"meta {name}")
            return
    for selector, source in (("h1", "first heading"), ("title", "head/title")):
        node = (main if selector == "h1" else tree).css_first(selector)
        words = _one_line(node.text() or "") if node is not None else ""
        if words:
            yield ReadElement("title", words[:1000], source, inferred=True)
            return


def _one_line(text: str) -> str:
    return " ".join(text.split())
