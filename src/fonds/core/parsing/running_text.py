"""Pages of running text built word by word: white space settled, ranges remembered, footnotes put below their page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fonds.core.text.reading import Layer, LayerKind, ReadPage, ReadTag

# White space as XML counts it, and printers' spaces; a no-break space is a character like others, except alone.
_SPACE = re.compile(r"(?:[ \t\r\n\f\v\u2000-\u200a\u205f]|(?<![^\s])\u00a0(?![^\s]))+")


@dataclass(slots=True)
class _Range:
    what: Layer | ReadTag
    start: int | None = None


@dataclass(slots=True)
class Note:
    """A footnote set apart until its page ends: `mark` is how it is called, `kind` "" or "source"."""

    mark: str
    label: str
    body: RunningText


@dataclass(slots=True)
class RunningText:
    """Collects words, breaks and ranges; `pages()` gives the result.

    Runs of white space become one space; none stands at the beginning or end of a line or of a range. A page break
    leaves open ranges open: each goes on as a range of its own on the next page.
    """

    label: str | None = None
    facsimile: str | None = None
    _text: list[str] = field(default_factory=list)
    _length: int = 0
    _gap: str = ""
    _glued: bool = False
    _open: list[_Range] = field(default_factory=list)
    _layers: list[Layer] = field(default_factory=list)
    _tags: list[ReadTag] = field(default_factory=list)
    _notes: list[Note] = field(default_factory=list)
    _pages: list[ReadPage] = field(default_factory=list)
    _page_tags: list[ReadTag] = field(default_factory=list)

    def words(self, text: str) -> None:
        """Running text; white space counts as one space."""
        for i, piece in enumerate(_SPACE.split(text)):
            if i and not self._gap and not self._glued:
                self._gap = " "
            if piece:
                self._put(piece)

    def line(self) -> None:
        """A new line within a paragraph."""
        self._glued = False
        if self._gap != "\n\n":
            self._gap = "\n"

    def block(self) -> None:
        """A new paragraph: a blank line."""
        self._glued = False
        self._gap = "\n\n"

    def cell(self) -> None:
        """The next cell of a row: a tab."""
        if "\n" not in self._gap:
            self._gap = "\t"

    def join(self) -> None:
        """No white space here, whatever comes: a line break within a word."""
        self._gap, self._glued = "", True

    def close_up(self, mark: str) -> None:
        """A closing mark directly behind the last word, before the white space that is waiting."""
        gap, self._gap = self._gap, ""
        self._put(mark)
        self._gap = gap

    def last(self) -> str:
        """The last character put on this page, "" where white space or nothing stands before the next word."""
        return "" if self._gap or not self._text else self._text[-1][-1]

    def open(self, what: Layer | ReadTag) -> object:
        """Begins a range at the next word; only kind, label, ref, name and when of `what` count."""
        found = _Range(what)
        self._open.append(found)
        return found

    def close(self, handle: object) -> None:
        """Ends a range behind the last word. A range without words leaves nothing."""
        found = next(each for each in self._open if each is handle)
        self._open = [each for each in self._open if each is not handle]
        self._keep(found)

    def note(self, note: Note) -> None:
        """Calls a footnote here; its text will stand at the foot of the page."""
        gap, self._gap = self._gap, ""  # the call follows the word it belongs to
        call = self.open(Layer(LayerKind.NOTE, 0, 0, f"call {note.mark}"))
        self._put(f"[{note.mark}]")
        self.close(call)
        self._gap = gap
        self._notes.append(note)

    def page_break(self, label: str | None, facsimile: str | None = None) -> None:
        """Ends the page and begins the next."""
        self._end_page()
        self.label, self.facsimile = label, facsimile

    def is_empty(self) -> bool:
        """Whether nothing but white space has come so far."""
        return not self._length and not self._pages

    def pages(self) -> tuple[tuple[ReadPage, ...], tuple[ReadTag, ...]]:
        """All pages and the tags in them; a first page without words or label is none."""
        self._end_page()
        self._open = []
        pages, tags = self._pages, self._page_tags
        if len(pages) > 1 and not pages[0].text and pages[0].label is None and pages[0].facsimile is None:
            pages = pages[1:]
            tags = [_moved(tag, page=tag.page - 1) for tag in tags]
        return tuple(pages), tuple(tags)

    def _put(self, piece: str) -> None:
        if self._length and self._gap:
            self._append(self._gap)
        self._gap, self._glued = "", False
        for each in self._open:
            if each.start is None:
                each.start = self._length
        self._append(piece)

    def _append(self, piece: str) -> None:
        self._text.append(piece)
        self._length += len(piece)

    def _keep(self, found: _Range) -> None:
        if found.start is None or found.start == self._length:
            return
        if isinstance(found.what, Layer):
            self._layers.append(Layer(found.what.kind, found.start, self._length, found.what.label))
        else:
            self._tags.append(_moved(found.what, start=found.start, end=self._length))

    def _end_page(self) -> None:
        for each in self._open:
            self._keep(each)
        running, self._open = self._open, []
        for note in self._notes:
            self._put_note(note)
        number = len(self._pages) + 1
        self._page_tags += [_moved(tag, page=number) for tag in sorted(self._tags, key=lambda t: (t.start, -t.end))]
        layers = tuple(sorted(self._layers, key=lambda each: (each.start, -each.end)))
        self._pages.append(ReadPage("".join(self._text), self.label, layers, self.facsimile))
        self._text, self._length, self._gap = [], 0, ""
        self._layers, self._tags, self._notes = [], [], []
        for each in running:
            each.start = None
        self._open = running

    def _put_note(self, note: Note) -> None:
        pages, tags = note.body.pages()
        self._gap = "\n\n"
        start_of_layer = self.open(Layer(LayerKind.NOTE, 0, 0, note.label))
        self._put(f"[{note.mark}]")
        for number, page in enumerate(pages, 1):
            if not page.text:
                continue
            self._append(" " if number == 1 else "\n\n")
            base = self._length
            self._append(page.text)
            self._layers += [Layer(each.kind, base + each.start, base + each.end, each.label) for each in page.layers]
            self._tags += [_moved(t, start=base + t.start, end=base + t.end) for t in tags if t.page == number]
        self.close(start_of_layer)


def _moved(tag: ReadTag, *, page: int | None = None, start: int | None = None, end: int | None = None) -> ReadTag:
    return ReadTag(
        tag.kind,
        tag.page if page is None else page,
        tag.start if start is None else start,
        tag.end if end is None else end,
        tag.ref,
        tag.name,
        tag.when,
    )
