"""The text of a TEI division: pages, paragraphs, notes and layers, and the mentions that the editors tagged.

What stands on the page is kept as it stands there: of `choice` the reading of the document, of `app` the lemma.
Gaps become words in brackets, as editions print them, and are layers; running headers are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fonds.core.parsing.running_text import Note, RunningText
from fonds.core.parsing.tei_elements import children, encoded_date, name, reference, words
from fonds.core.text.reading import Layer, LayerKind, ReadTag

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS_NAMED = (
    "p ab head div div0 div1 div2 div3 div4 div5 div6 div7 list table opener closer dateline salute "
    "postscript trailer lg sp argument epigraph titlePage docTitle docImprint byline floatingText body front "
    "back group text letter listPerson listBibl figure egXML castList attachment"
)
_BLOCKS = frozenset(_BLOCKS_NAMED.split())
_LINES_NAMED = "item row l signed titlePart speaker address addrLine lb person biblStruct castItem"
_LINES = frozenset(_LINES_NAMED.split())
_LEFT_OUT_NAMED = "teiHeader fw graphic ptr index anchor milestone cb handShift figDesc desc listChange"
_LEFT_OUT = frozenset(_LEFT_OUT_NAMED.split())
_TAGS = {
    "persName": "person", "orgName": "organisation", "placeName": "place", "geogName": "place", "settlement": "place",
    "country": "place", "region": "place", "date": "date", "term": "term", "gloss": "term",
}  # fmt: skip
_NAME_TYPES = {
    "person": "person", "pers": "person", "place": "place", "org": "organisation", "organisation": "organisation",
    "organization": "organisation",
}  # fmt: skip
_EDITED = {
    "supplied": Layer(LayerKind.INSERTED, 0, 0, "supplied by the editors"),
    "surplus": Layer(LayerKind.EDITORIAL, 0, 0, "superfluous in the original"),
    "unclear": Layer(LayerKind.EDITORIAL, 0, 0, "unclear reading"),
    "del": Layer(LayerKind.EDITORIAL, 0, 0, "struck out in the original"),
    "stamp": Layer(LayerKind.MARK, 0, 0, "stamp"),
    "head": Layer(LayerKind.HEADING, 0, 0),
}
_QUOTES = "\"'“”„‟«»‘’‚‹›"
_READING = {"choice": ("sic", "orig", "abbr", "unclear", "am"), "app": ("lem", "rdg"), "subst": ()}


@dataclass(slots=True)
class TeiText:
    """Walks a division and fills `text`; `names` gives a list's heading for an identifier ("#p_KHA1")."""

    text: RunningText
    names: Mapping[str, str] = field(default_factory=dict)
    _unnumbered: int = 0

    def read(self, element: _Element) -> None:
        """The element itself with all in it, as a block of its own."""
        self._element(element)

    def inside(self, element: _Element) -> None:
        """What is in the element, without the element."""
        self.text.words(element.text or "")
        for child in element:
            self._element(child)
            self.text.words(child.tail or "")

    def _element(self, element: _Element) -> None:
        kind = name(element)
        special: Callable[[_Element], None] | None = getattr(self, f"_{kind}", None) if kind in _SPECIAL else None
        if kind in _LEFT_OUT:
            return
        if special:
            special(element)
        elif kind in _BLOCKS:
            self.text.block()
            self._ranged(element, kind)
            self.text.block()
        elif kind in _LINES:
            self.text.line()
            self._ranged(element, kind)
            self.text.line()
        else:
            self._ranged(element, kind)

    def _ranged(self, element: _Element, kind: str) -> None:
        what = _EDITED.get(kind) or self._tag(element, kind) or _handwritten(element, kind)
        if what is None:
            self.inside(element)
            return
        handle = self.text.open(what)
        self.inside(element)
        self.text.close(handle)

    def _tag(self, element: _Element, kind: str) -> ReadTag | None:
        tagged = _TAGS.get(kind) or (_NAME_TYPES.get(element.get("type", "")) if kind in ("name", "rs") else None)
        if tagged is None or (kind == "gloss" and not element.get("target")):
            return None
        ref = reference(element)
        when = encoded_date(element) if tagged == "date" else None
        return ReadTag(tagged, 1, 0, 0, ref, self.names.get(ref.rpartition("#")[2], "") if ref else "", when)

    def _pb(self, element: _Element) -> None:
        self.text.page_break(element.get("n") or None, element.get("facs") or None)
        if element.get("break") == "no":
            self.text.join()

    def _lb(self, element: _Element) -> None:
        if element.get("break") == "no":
            self.text.join()
        else:
            self.text.line()

    def _cell(self, element: _Element) -> None:
        self._ranged(element, "cell")
        self.text.cell()

    def _space(self, element: _Element) -> None:
        self.text.words(" ")

    def _q(self, element: _Element) -> None:
        inner = (element.text or "").lstrip()[:1]
        bare = self.text.last() not in set(_QUOTES) and inner not in set(_QUOTES)
        bare = bare and not children(element, "p", "lg", "list", "quote")
        if bare:
            self.text.words("“")
            self.text.join()
        self._ranged(element, "q")
        if bare:
            self.text.close_up("”")

    def _gap(self, element: _Element) -> None:
        self._editorial(f"[{gap_words(element)}]", "gap")

    def _figure(self, element: _Element) -> None:
        self.text.block()
        for each in children(element, "figDesc"):
            self._editorial(f"[figure: {words(each)}]", "figure")
            self.text.block()
        self.inside(element)
        self.text.block()

    def _choice(self, element: _Element) -> None:
        preferred = _READING[name(element)]
        found = sorted(
            (child for child in element if name(child) in preferred), key=lambda child: preferred.index(name(child))
        )
        for child in found[:1] or list(element)[:1]:
            self._ranged(child, name(child))

    _app = _choice

    def _editorial(self, said: str, label: str) -> None:
        handle = self.text.open(Layer(LayerKind.EDITORIAL, 0, 0, label))
        self.text.words(said)
        self.text.close(handle)

    def _note(self, element: _Element) -> None:
        mark = element.get("n") or ""
        source = "source " if element.get("type") == "source" else ""
        if is_inline(element):
            self.text.block()
            handle = self.text.open(Layer(LayerKind.NOTE, 0, 0, f"{source}{mark}".strip()))
            self.inside(element)
            self.text.close(handle)
            self.text.block()
            return
        if not mark:
            self._unnumbered += 1
            mark = "*" * self._unnumbered if self._unnumbered <= 3 else f"*{self._unnumbered}"
        below = TeiText(RunningText(), self.names)
        below.inside(element)
        if not below.text.is_empty():
            self.text.note(Note(mark, f"{source}{mark}", below.text))


_SPECIAL = frozenset({"pb", "lb", "cell", "space", "q", "gap", "figure", "choice", "app", "note"})


def is_inline(note: _Element) -> bool:
    """Whether the edition prints the note where it stands and not at the foot of the page."""
    return note.get("place") in ("inline", "interlinear") or note.get("rend") == "inline"


def gap_words(gap: _Element) -> str:
    """What an edition prints for a gap: "illegible", "1 line not declassified"."""
    said = words(next(iter(children(gap, "desc")), None)) or (gap.get("reason") or "").replace("_", " ").strip()
    extent = gap.get("extent") or " ".join(filter(None, (gap.get("quantity"), gap.get("unit"))))
    if extent and gap.get("quantity") not in (None, "1") and not extent.endswith("s"):
        extent += "s"
    return " ".join(filter(None, (extent, said))) or "gap"


def _handwritten(element: _Element, kind: str) -> Layer | None:
    how = f"{element.get('rend', '')} {element.get('type', '')} {element.get('hand', '')}".casefold()
    if kind in ("add", "hi", "seg", "ab", "p") and ("hand" in how or "manuscript" in how):
        return Layer(LayerKind.HANDWRITING, 0, 0, "handwritten")
    return None
