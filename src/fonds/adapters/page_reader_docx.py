"""Reads DOCX: paragraphs, headings, tables and notes in their order. Word's pages are no printed ones: none is made.

The parts are read as XML (ECMA-376 Part 1, 17): footnotes, deletions, text boxes and hidden text are told apart there
and nowhere else.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fonds.adapters.block_text import TextBuilder
from fonds.adapters.media_types import DOCX
from fonds.adapters.xml_limits import parsed_xml
from fonds.adapters.zip_limits import opened_archive, part
from fonds.core.text.languages import language_of
from fonds.core.text.reading import (
    Layer,
    LayerKind,
    ReadDocument,
    ReadElement,
    Reading,
    ReadPage,
    ReadText,
    Remark,
    Unreadable,
)
from fonds.ports.page_reader import ReadingRules

_MAIN_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_SKIPPED = frozenset(
    {"del", "moveFrom", "instrText", "delText", "delInstrText", "rPr", "pPr", "Fallback", "commentReference", "sectPr"}
)
_HEADING_NAME = re.compile(r"(?:heading|title|subtitle)\s*(\d?)", re.IGNORECASE)
_NO_TITLE = re.compile(r"(?:untitled.*|.*\.(?:docx?|rtf)|document\d*|\W*)", re.IGNORECASE)


class DocxReader:
    """DOCX, read from its XML parts; each note's place and the note itself carry a NOTE layer with its number."""

    media_types = frozenset({DOCX})

    def read(self, path: Path, media_type: str, rules: ReadingRules) -> Reading:
        """The one document of the file. Raises Unreadable for one that is encrypted, broken or a bomb."""
        try:
            with path.open("rb") as file:
                head = file.read(4)
        except OSError as error:
            raise Unreadable("the document cannot be opened", "Check that it is there and may be read.") from error
        if head == b"\xd0\xcf\x11\xe0":
            raise Unreadable("the document is encrypted", "Save it without a password and hand it in again.")
        with opened_archive(path) as archive:
            main = part(archive, "word/document.xml")
            if main is None:
                raise Unreadable("the document is broken: its text is missing", "Save it anew as DOCX.")
            return _Document(archive, parsed_xml(main, "word/document.xml")).reading(media_type, rules)


class _Document:
    """One document while it is read."""

    def __init__(self, archive: zipfile.ZipFile, root: Any) -> None:
        self._archive = archive
        self._root = root
        self._headings = _heading_styles(self._part("word/styles.xml"))
        self._built = TextBuilder()
        self._notes: list[tuple[str, str, str]] = []
        self._hidden = False

    def reading(self, media_type: str, rules: ReadingRules) -> Reading:
        body = next((child for child in self._root if _name(child) == "body"), None)
        if body is not None:
            self._blocks(body)
        self._add_notes()
        text = self._built.text
        has_text = bool(text)
        kind = rules.text_kind if rules.text_kind != "auto" else "text"
        read = ReadText(
            kind=kind if has_text else "scan",
            pages=(ReadPage(text, None, self._built.layers),),
            paginated=False,
            language=rules.language or language_of(text),
            language_stated=rules.language is not None,
        )
        document = ReadDocument("", (read,), self._title())
        return Reading(media_type, (document,), tuple(self._remarks()), has_text)

    def _part(self, name: str) -> Any | None:
        data = part(self._archive, name)
        return None if data is None else parsed_xml(data, name)

    def _blocks(self, container: Any) -> None:
        """Paragraphs and tables in order, those within content controls, insertions and text boxes too."""
        waiting = [iter(container)]
        while waiting:
            element = next(waiting[-1], None)
            if element is None:
                waiting.pop()
                continue
            name = _name(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name not in _SKIPPED:
                waiting.append(iter(element))

    def _paragraph(self, paragraph: Any) -> None:
        text, inside, boxes = self._runs(paragraph)
        level = self._heading_level(paragraph)
        if level is None:
            self._built.add(text, inside=inside)
        else:
            self._built.add(text, LayerKind.HEADING, level, inside=inside)
        for box in boxes:
            self._blocks(box)

    def _table(self, table: Any) -> None:
        """Rows as lines, cells apart by tabs; the paragraphs of a cell are joined by spaces."""
        first = True
        for row in _rows(table):
            cells = []
            layers: list[Layer] = []
            length = 0
            for cell in _children(row, "tc"):
                text, inside = self._cell(cell)
                layers += [Layer(x.kind, x.start + length, x.end + length, x.label) for x in inside]
                cells.append(text)
                length += len(text) + 1
            line = "\t".join(cells)
            if line.strip():
                self._built.add(line, inside=tuple(layers), joined=not first)
                first = False

    def _cell(self, cell: Any) -> tuple[str, list[Layer]]:
        pieces: list[str] = []
        layers: list[Layer] = []
        length = 0
        for paragraph in cell.iter():
            if _name(paragraph) != "p":
                continue
            text, inside, _ = self._runs(paragraph)
            text = re.sub(r"[\n\t]", " ", text)
            if not text.strip():
                continue
            layers += [Layer(x.kind, x.start + length, x.end + length, x.label) for x in inside]
            pieces.append(text)
            length += len(text) + 1
        return " ".join(pieces), layers

    def _runs(self, paragraph: Any) -> tuple[str, tuple[Layer, ...], list[Any]]:
        """A paragraph's words, the layers of its note numbers, and the text boxes anchored in it."""
        pieces: list[str] = []
        layers: list[Layer] = []
        boxes: list[Any] = []
        length = 0
        for element in self._inline(paragraph, boxes):
            name = _name(element)
            if name in ("footnoteReference", "endnoteReference"):
                number = self._note(element, name)
                piece = f"[{number}]"
                layers.append(Layer(LayerKind.NOTE, length, length + len(piece), number))
            else:
                piece = _words(element, name)
            pieces.append(piece)
            length += len(piece)
        return "".join(pieces).replace("\0", "\ufffd"), tuple(layers), boxes

    def _inline(self, paragraph: Any, boxes: list[Any]) -> Iterator[Any]:
        waiting = [iter(paragraph)]
        while waiting:
            element = next(waiting[-1], None)
            if element is None:
                waiting.pop()
                continue
            name = _name(element)
            if name in _SKIPPED:
                continue
            if name == "txbxContent":
                boxes.append(element)
                continue
            if name == "r" and _is_hidden(element):
                self._hidden = True
                continue
            yield element
            if len(element):
                waiting.append(iter(element))

    def _note(self, reference: Any, name: str) -> str:
        number = str(len(self._notes) + 1)
        self._notes.append((number, "footnote" if name.startswith("foot") else "endnote", _attribute(reference, "id")))
        return number

    def _add_notes(self) -> None:
        if not self._notes:
            return
        texts: dict[tuple[str, str], Any] = {}
        for kind in ("footnote", "endnote"):
            root = self._part(f"word/{kind}s.xml")
            for note in _children(root, kind) if root is not None else ():
                texts[kind, _attribute(note, "id")] = note
        for number, kind, identifier in list(self._notes):
            note = texts.get((kind, identifier))
            if note is None:
                continue
            paragraphs = [self._runs(paragraph)[0].strip() for paragraph in note.iter() if _name(paragraph) == "p"]
            words = "\n".join(words for words in paragraphs if words)
            self._built.add(f"[{number}] {words}", LayerKind.NOTE, number)

    def _heading_level(self, paragraph: Any) -> str | None:
        properties = next(_children(paragraph, "pPr"), None)
        if properties is None:
            return None
        outline = next(_children(properties, "outlineLvl"), None)
        if outline is not None and _attribute(outline, "val") in "012345678":
            return str(int(_attribute(outline, "val") or 0) + 1)
        style = next(_children(properties, "pStyle"), None)
        return None if style is None else self._headings.get(_attribute(style, "val"))

    def _title(self) -> tuple[ReadElement, ...]:
        core = self._part("docProps/core.xml")
        if core is None:
            return ()
        title = next((element.text or "" for element in core.iter() if _name(element) == "title"), "")
        title = " ".join(title.split())
        if len(title) < 4 or _NO_TITLE.fullmatch(title):
            return ()
        return (ReadElement("title", title[:1000], "docProps/core.xml: title", inferred=True),)

    def _remarks(self) -> Iterator[Remark]:
        if self._hidden:
            yield Remark("the document has hidden text, which was not read", "Make it visible if it belongs to it.")
        names = [name for name in self._archive.namelist() if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name)]
        parts = (self._part(name) for name in names[:50])
        if any(self._has_words(root) for root in parts if root is not None):
            yield Remark("headers and footers were not read", "Move what belongs to the document into its text.")
        if any(_name(element) in ("del", "ins", "moveFrom") for element in self._root.iter()):
            yield Remark("the document has tracked changes; it was read as if they were accepted", "Settle them.")

    @staticmethod
    def _has_words(root: Any) -> bool:
        return any(_name(element) == "t" and any(map(str.isalpha, element.text or "")) for element in root.iter())


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _attribute(element: Any, name: str) -> str:
    for namespace in _MAIN_NAMESPACES:
        value = element.get(f"{{{namespace}}}{name}")
        if value is not None:
            return str(value)
    return ""


def _children(element: Any, name: str) -> Iterator[Any]:
    """Children of that name, and those inside content controls and insertions."""
    for child in element:
        found = _name(child)
        if found == name:
            yield child
        elif found in ("sdt", "sdtContent", "ins", "customXml", "moveTo"):
            yield from _children(child, name)


def _rows(table: Any) -> Iterator[Any]:
    return _children(table, "tr")


def _words(element: Any, name: str) -> str:
    if name == "t":
        return element.text or ""
    if name in ("tab", "ptab"):
        return "\t"
    if name in ("br", "cr"):
        return "\n"
    if name == "noBreakHyphen":
        return "\u2011"
    if name == "softHyphen":
        return "\u00ad"
    return ""


def _is_hidden(run: Any) -> bool:
    properties = next(_children(run, "rPr"), None)
    if properties is None:
        return False
    hidden = next(_children(properties, "vanish"), None)
    return hidden is not None and _attribute(hidden, "val") not in ("0", "false", "off")


def _heading_styles(styles: Any | None) -> dict[str, str]:
    """Style id → level of heading, from built-in names ("heading 1", in every language's Word) and outline levels."""
    if styles is None:
        return {}
    own: dict[str, str] = {}
    based: dict[str, str] = {}
    for style in _children(styles, "style"):
        identifier = _attribute(style, "styleId")
        name = next((_attribute(child, "val") for child in _children(style, "name")), "")
        match = _HEADING_NAME.fullmatch(name.strip())
        if match:
            own[identifier] = match.group(1) or "title"
        for properties in _children(style, "pPr"):
            for outline in _children(properties, "outlineLvl"):
                level = _attribute(outline, "val")
                if level in tuple("012345678"):
                    own.setdefault(identifier, str(int(level) + 1))
        for parent in _children(style, "basedOn"):
            based[identifier] = _attribute(parent, "val")
    found = dict(own)
    for identifier in based:
        seen: set[str] = set()
        at = identifier
        while at in based and at not in own and at not in seen:
            seen.add(at)
            at = based[at]
        if at in own:
            found.setdefault(identifier, own[at])
    return found
