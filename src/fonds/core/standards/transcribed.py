"""The texts of a record as the standards' writers take them: pages with their layers, tags and marks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TranscribedRange:
    """A layer of a page, or with `is_tag` a mention that the source's editors tagged: code points, half-open.

    `label` is a layer's; `ref`, `name` and `when` (EDTF) are a tag's. "" where nothing is said.
    """

    kind: str
    start: int
    end: int
    is_tag: bool = False
    label: str = ""
    ref: str = ""
    name: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class TranscribedMark:
    """A stamp, number or note on the document; `text` is what stands at its place."""

    kind: str
    start: int
    end: int
    text: str
    value: str = ""
    date_as_written: str = ""
    direction: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TranscribedPage:
    """A page's words; `label` is the printed number or folio, "" where none is stated."""

    text: str
    label: str = ""
    ranges: tuple[TranscribedRange, ...] = ()
    marks: tuple[TranscribedMark, ...] = ()


@dataclass(frozen=True, slots=True)
class TranscribedText:
    """One text of a record. `identifier` is its digital object's; `paginated` says whether the source has pages."""

    identifier: str
    kind: str
    language: str
    translator: str
    rights: str
    release: str
    paginated: bool
    pages: tuple[TranscribedPage, ...]
