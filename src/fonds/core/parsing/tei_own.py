"""Our own TEI (`fonds.core.standards.tei`) read back: the same description, words, layers, tags and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fonds.core.description.dates import DateRole
from fonds.core.description.edtf_values import is_edtf
from fonds.core.parsing.tei_elements import at, children, descendants, identifier, language, name, words
from fonds.core.standards.tei import APPLICATION, ENCODING, LAYERS, NO_PAGE, TAGS, TEXT_ID
from fonds.core.text.reading import (
    Layer,
    LayerKind,
    ReadDate,
    ReadDocument,
    ReadElement,
    ReadMark,
    ReadPage,
    ReadTag,
    ReadText,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAGS = {element: kind for kind, element in TAGS.items()}
_NAMED = {element: kind for kind, (element, _) in LAYERS.items()}
_KINDS = frozenset(LayerKind)
_NOTES = "teiHeader/fileDesc/notesStmt/note"


def is_own(root: _Element) -> bool:
    """Whether this program wrote the file, in the way that is read here."""
    found = at(root, "teiHeader/encodingDesc/appInfo/application")
    return any(each.get("ident") == APPLICATION and each.get("version") == ENCODING for each in found)


def read_own(root: _Element, *, key: str) -> ReadDocument:
    """The record of the file. Raises ValueError where its description is missing."""
    notes = at(root, "teiHeader/fileDesc/notesStmt/note")
    said = {kind: [_said(each) for each in notes if each.get("type") == kind] for kind in
            ("level", "repository", "reference", "title")}  # fmt: skip
    if not said["level"]:
        raise ValueError("its teiHeader/fileDesc/notesStmt has no description")
    elements = [
        ReadElement(words(name_of), _said(value), f"{_NOTES}[{words(name_of)}]")
        for each in notes
        if each.get("type") == "element"
        for name_of, value in zip(children(each, "term"), children(each, "seg"), strict=False)
    ]
    if not any(each.name == "title" for each in elements):
        # where the record has none, the file's name is none either
        supplied = next(iter(said["title"]), "")
        elements.append(ReadElement("title", supplied, f"{_NOTES}[title]", inferred=bool(supplied)))
    texts = _Texts(root)
    return ReadDocument(
        key=key,
        texts=tuple(texts.texts),
        elements=tuple(elements),
        dates=tuple(_date(each) for each in notes if each.get("type") == "date"),
        references=tuple(said["reference"][:1]),
        marks=tuple(sorted(texts.marks, key=lambda mark: (mark.text_number, mark.page, mark.start))),
        level_of_description=said["level"][0],
        repository=next(iter(said["repository"]), ""),
    )


def _said(element: _Element) -> str:
    """All words in it, every space kept."""
    return "".join(map(str, element.itertext()))


def _date(note: _Element) -> ReadDate:
    said = {each.get("type", ""): _said(each) for each in children(note, "seg")}
    edtf = said.get("edtf", "")
    role = said.get("role", "written")
    return ReadDate(role if role in set(DateRole) else "written", said.get("words", ""), f"{_NOTES}[dates]",
                    edtf=edtf if edtf and is_edtf(edtf) else None)  # fmt: skip


class _Page:
    """The words of an `ab`, and where in them things begin and end."""

    def __init__(self, block: _Element) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.layers: list[Layer] = []
        self.tags: list[ReadTag] = []
        self.anchors: dict[str, int] = {}
        self.label = ""
        self._inside(block)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def _say(self, said: str | None) -> None:
        if said:
            self.pieces.append(said)
            self.length += len(said)

    def _inside(self, element: _Element) -> None:
        self._say(element.text)
        for child in element:
            start, kind = self.length, name(child)
            if kind == "anchor":
                self.anchors[identifier(child)] = self.length
            elif kind == "c" and child.get("type") == "character":
                self._say(chr(int(child.get("n", "U+FFFD")[2:], 16)))
            else:
                # the outer of two that begin together comes first
                places = len(self.layers), len(self.tags)
                self._inside(child)
                self._note(child, start, places)
            self._say(child.tail)

    def _note(self, child: _Element, start: int, places: tuple[int, int]) -> None:
        kind = name(child)
        if kind in _TAGS or kind == "rs":
            called = _TAGS.get(kind, child.get("type", ""))
            self.tags.insert(places[1], ReadTag(called, 0, start, self.length, child.get("ref", ""),
                                                child.get("key", ""), child.get("when")))  # fmt: skip
        else:
            layer = _NAMED.get(kind, child.get("type", ""))
            if layer in _KINDS:
                self.layers.insert(places[0], Layer(LayerKind(layer), start, self.length, child.get("n", "")))


class _Texts:
    """The texts of the file with what their notes say."""

    def __init__(self, root: _Element) -> None:
        sources = {each.get("corresp", "")[1:]: each for each in at(root, "teiHeader/fileDesc/sourceDesc/bibl")}
        divisions = [d for d in at(root, "text/body/div") if identifier(d).startswith(TEXT_ID)]
        self._pages = [
            [_Page(block) for block in children(division, "ab") if block.get("type") != NO_PAGE]
            for division in divisions
        ]
        self._anchors = {
            anchor: (number, place, offset)
            for number, pages in enumerate(self._pages)
            for place, page in enumerate(pages)
            for anchor, offset in page.anchors.items()
        }
        self.marks: list[ReadMark] = []
        for note in descendants(next(iter(at(root, "text/back")), None), "note"):
            self._note(note)
        self.texts = [
            _text(division, pages, sources.get(identifier(division)))
            for division, pages in zip(divisions, self._pages, strict=True)
        ]

    def _note(self, note: _Element) -> None:
        start = self._anchors.get(note.get("target", "")[1:])
        end = self._anchors.get(note.get("targetEnd", "")[1:])
        if start is None or end is None or start[:2] != end[:2]:
            return
        number, place, first = start
        page, last, kind = self._pages[number][place], end[2], note.get("n", "")
        said: dict[str, list[str]] = {}
        for each in children(note, "seg"):
            said.setdefault(each.get("type", ""), []).append("".join(map(str, each.itertext())))

        def one(key: str) -> str:
            return next(iter(said.get(key, ())), "")

        if note.get("type") == "page":
            page.label = one("label")
        elif note.get("type") == "layer" and kind in _KINDS:
            page.layers.append(Layer(LayerKind(kind), first, last, one("label")))
        elif note.get("type") == "tag":
            page.tags.append(ReadTag(kind, 0, first, last, one("ref"), one("name"), one("when") or None))
        elif note.get("type") == "mark":
            self.marks.append(ReadMark(
                kind, one("text") or page.text[first:last], one("value"), place + 1, first, last,
                one("date") or None, tuple(said.get("flag", ())), one("direction") or None, number,
            ))  # fmt: skip


def _text(division: _Element, pages: list[_Page], source: _Element | None) -> ReadText:
    breaks = children(division, "pb")
    labels = [each.get("n") for each in breaks] if len(breaks) == len(pages) else [None] * len(pages)
    tags = [
        ReadTag(t.kind, number, t.start, t.end, t.ref, t.name, t.when)
        for number, page in enumerate(pages, 1)
        for t in sorted(page.tags, key=lambda tag: tag.start)
    ]
    stated = language(division)
    rights = [_said(each) for each in children(source, "note") if each.get("type") == "rights"]
    return ReadText(
        kind=division.get("type", "text"),
        pages=tuple(
            ReadPage(page.text, label or page.label or None, tuple(sorted(page.layers, key=lambda layer: layer.start)))
            for page, label in zip(pages, labels, strict=True)
        ),
        paginated=bool(breaks),
        language=stated,
        language_stated=bool(stated),
        part=f"xml:id={identifier(division)}",
        translator=next((_said(each) for each in children(source, "editor")), None),
        rights=next(iter(rights), None),
        tags=tuple(tags),
    )
