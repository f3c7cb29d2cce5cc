"""A page's words as HTML: paragraphs with anchors, layers told apart, masked places as bars, found words marked.

Every text node inside a paragraph is the stored text itself, code point for code point; what is added (labels, note
signs) stands in elements marked `data-apparatus`. Scripts that turn a selection into offsets rely on this.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from fonds.catalogue.texts import ShownPage
from fonds.core.text.paragraphs import Paragraph, paragraphs
from fonds.core.text.reading import LayerKind
from fonds.web.note_calls import anchor_part, calls, is_call
from fonds.web.translating import gettext as _

Range = tuple[int, int]
NameRange = tuple[int, int, str, str]
"""Where a name stands that has a page: its range, the page's path, and whose name it is."""
NOT_OF_THE_DOCUMENT = frozenset({LayerKind.FURNITURE, LayerKind.PAGE_BREAK})
"""Kept in the stored text, but no words of the document: they are not shown."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is laid over one page: `found` words with the number of the first, a cited `passage`, the kinds of masks.

    `sought` are the words in the passage for which a search found it. `names` lead to pages of people, bodies and
    places; they are in order and do not overlap.

    `prefix` keeps the anchors of two texts shown side by side apart.
    """

    found: Sequence[Range] = ()
    first_found: int = 1
    passage: Range | None = None
    sought: Sequence[Range] = ()
    mask_kinds: dict[Range, str] | None = None
    prefix: str = ""
    is_translation: bool = False
    names: Sequence[NameRange] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as shown. `layer` is set where one layer covers all of it, `label` where that begins here.

    `words` are those in `html`, masked ones as bars.
    """

    number: int
    anchor: str
    start: int
    end: int
    setting: str
    layer: str
    label: str
    note: str
    words: str
    html: Markup


def blocks(page: ShownPage, overlay: Overlay) -> list[Block]:
    """The page's paragraphs in order; those that are no words of the document left out."""
    return list(_blocks(page, paragraphs(page.text), overlay))


def block_window(page: ShownPage, overlay: Overlay, shown: Sequence[Paragraph]) -> list[Block]:
    """As `blocks`, for some of the page's paragraphs only."""
    return list(_blocks(page, shown, overlay))


def layer_name(kind: str, label: str = "", *, is_translation: bool = False) -> str:
    """What readers call a layer."""
    if kind == LayerKind.MARK:
        return label or _("mark")
    if kind == LayerKind.NOTE:
        source, _space, number = label.rpartition(" ") if label.startswith("source") else ("", "", label)
        if source or number == "source":
            return _("Source note")
        return _("Note %s") % number if number else _("Note")
    inserted = _("inserted in the translation") if is_translation else _("inserted by the editors")
    names = {
        LayerKind.HANDWRITING: _("handwritten"),
        LayerKind.INSERTED: inserted,
        LayerKind.EDITORIAL: _("editors’ remark"),
        LayerKind.HEADING: _("heading"),
    }
    return names.get(LayerKind(kind), kind) if kind in set(LayerKind) else kind


def _blocks(page: ShownPage, shown: Sequence[Paragraph], overlay: Overlay) -> Iterable[Block]:
    labelled: set[tuple[str, int]] = set()
    numbered = calls(page.text, page.layers)
    for one in shown:
        over = _covering(page, one)
        if over and over[0] in NOT_OF_THE_DOCUMENT:
            continue
        kind, begins, label = over or ("", 0, "")
        first_of_layer = bool(kind) and (kind, begins) not in labelled
        labelled.add((kind, begins))
        named = kind not in ("", LayerKind.HEADING) and first_of_layer
        yield Block(
            number=one.number,
            anchor=f"{overlay.prefix}p{page.number}-par{one.number}",
            start=one.start,
            end=one.end,
            setting=one.setting,
            layer=kind,
            label=layer_name(kind, label, is_translation=overlay.is_translation) if named else "",
            note=anchor_part(label) if kind == LayerKind.NOTE and first_of_layer else "",
            words=page.text[one.start : one.end],
            html=_Piece(page, overlay, one, kind, numbered).html(),
        )


def _covering(page: ShownPage, one: Paragraph) -> tuple[str, int, str] | None:
    """The narrowest layer that covers the whole paragraph: its kind, beginning and label."""
    whole = [
        each for each in page.layers if each[1] <= one.start and one.end <= each[2] and not is_call(each[0], each[3])
    ]
    if not whole:
        return None
    kind, start, _end, label = min(whole, key=lambda each: each[2] - each[1])
    return kind, start, label


class _Piece:
    """One paragraph, cut wherever anything laid over it begins or ends."""

    def __init__(
        self, page: ShownPage, overlay: Overlay, one: Paragraph, covered_by: str, numbered: dict[Range, str]
    ) -> None:
        self.page, self.overlay, self.one = page, overlay, one
        self.layers = [
            each
            for each in page.layers
            if _meets(each[1:3], one) and each[0] != covered_by and not is_call(each[0], each[3])
        ]
        self.tags = [each for each in page.tags if _meets((each["start"], each["end"]), one)]
        self.masks = [each for each in page.masks if _meets(each, one)]
        self.found = [(n, each) for n, each in enumerate(overlay.found, overlay.first_found) if _meets(each, one)]
        self.passage = overlay.passage if overlay.passage and _meets(overlay.passage, one) else None
        self.sought = [each for each in overlay.sought if _meets(each, one)]
        self.names = _names_in(overlay.names, one)
        self.calls = {each: note for each, note in numbered.items() if _meets(each, one)}
        self.seen_layers: set[tuple[int, int]] = set()

    def html(self) -> Markup:
        cuts = self._cuts()
        if len(cuts) == 2:
            return escape(self.page.text[self.one.start : self.one.end])
        return Markup("").join(self._segment(a, b) for a, b in pairwise(cuts))

    def _cuts(self) -> list[int]:
        ranges: list[Range] = [(start, end) for _kind, start, end, _label in self.layers]
        ranges += [(tag["start"], tag["end"]) for tag in self.tags]
        ranges += [*self.masks, *(each for _n, each in self.found), *self.sought, *self.calls]
        ranges += [self.passage] if self.passage else []
        ranges += [each[:2] for each in self.names]
        edges = {min(max(edge, self.one.start), self.one.end) for each in ranges for edge in each}
        return sorted(edges | {self.one.start, self.one.end})

    def _segment(self, start: int, end: int) -> Markup:
        html = escape(self.page.text[start:end])
        html = self._masked(start, html)
        html = self._marked(start, html)
        html = self._called(start, html)
        html = self._named(start, html)
        html = self._tagged(start, html)
        return self._layered(start, html)

    def _masked(self, at: int, html: Markup) -> Markup:
        mask = next((each for each in self.masks if each[0] <= at < each[1]), None)
        if mask is None:
            return html
        kind = (self.overlay.mask_kinds or {}).get(mask, "")
        return Markup('<span class="masked" role="img" aria-label="{}">{}</span>').format(mask_words(kind), html)

    def _marked(self, at: int, html: Markup) -> Markup:
        for number, (start, end) in self.found:
            if start <= at < end:
                anchor = Markup(' id="{}hit-{}"').format(self.overlay.prefix, number) if at == start else ""
                html = Markup('<mark class="found"{}>{}</mark>').format(anchor, html)
        if any(start <= at < end for start, end in self.sought):
            html = Markup('<mark class="sought">{}</mark>').format(html)
        if self.passage and self.passage[0] <= at < self.passage[1]:
            begins = at == max(self.passage[0], self.one.start) and self.passage[0] >= self.one.start
            name = f"{self.overlay.prefix}p{self.page.number}-{self.passage[0]}-{self.passage[1]}"
            anchor = Markup(' id="{}"').format(name) if begins else ""
            html = Markup('<mark class="passage"{}>{}</mark>').format(anchor, html)
        return html

    def _called(self, at: int, html: Markup) -> Markup:
        for (start, end), note in self.calls.items():
            if start <= at < end:
                here = f"{self.overlay.prefix}p{self.page.number}"
                return Markup('<a class="note-call" id="{0}-call-{1}" href="#{0}-note-{1}">{2}</a>').format(
                    here, anchor_part(note), html
                )
        return html

    def _named(self, at: int, html: Markup) -> Markup:
        for start, end, path, name in self.names:
            # a link within a link there cannot be
            if start <= at < end and not any(a <= at < b for a, b in self.calls):
                return Markup('<a class="named" href="{}" title="{}">{}</a>').format(path, name, html)
        return html

    def _tagged(self, at: int, html: Markup) -> Markup:
        for tag in self.tags:
            if tag["start"] <= at < tag["end"]:
                title = tag.get("name") or tag.get("when") or tag.get("value") or ""
                words = f"{tag.get('kind', '')}: {title}" if title else str(tag.get("kind", ""))
                return Markup('<span class="tagged" title="{}">{}</span>').format(words, html)
        return html

    def _layered(self, at: int, html: Markup) -> Markup:
        over = sorted((each for each in self.layers if each[1] <= at < each[2]), key=lambda each: each[2] - each[1])
        for kind, start, end, label in over:
            if kind in NOT_OF_THE_DOCUMENT:
                return Markup("<span hidden>{}</span>").format(html)
            name = layer_name(kind, label, is_translation=self.overlay.is_translation)
            said: Markup | str = ""
            if (start, end) not in self.seen_layers and kind != LayerKind.HEADING:
                said = Markup('<span class="visually-hidden" data-apparatus>{}: </span>').format(name)
            self.seen_layers.add((start, end))
            html = Markup('<span class="layer layer--{}" title="{}">{}{}</span>').format(kind, name, said, html)
        return html


def _names_in(names: Sequence[NameRange], one: Paragraph) -> Sequence[NameRange]:
    """The names in a paragraph: there may be thousands on a page, so they are not all looked at."""
    first = bisect_right(names, one.start, key=lambda each: each[1])
    return names[first : bisect_left(names, one.end, lo=first, key=lambda each: each[0])]


def mask_words(kind: str) -> str:
    """What stands under a black bar, without saying it. `kind` is the finder's or the keeper's word for it."""
    if not kind or "number" in kind.casefold():
        return _("number of a living person, masked")
    return _("%s, masked") % kind


def _meets(each: Range | Sequence[int], one: Paragraph) -> bool:
    return each[0] < one.end and one.start < each[1]
