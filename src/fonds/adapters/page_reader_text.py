"""Reads plain text and Markdown, mostly of OCR: decodes it and breaks it into pages as the profile says."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from fonds.adapters.media_types import CSV, MARKDOWN, PLAIN
from fonds.adapters.text_decoding import Decoded, decoded
from fonds.core.parsing.page_breaks import paged
from fonds.core.text.languages import language_of
from fonds.core.text.reading import ReadDocument, Reading, ReadPage, ReadText, Remark, Unreadable
from fonds.ports.page_reader import ReadingRules

LARGEST_TEXT = 512 * 1024 * 1024
"""Bytes of the largest text file that is read; what is larger is no document."""

_SAVED_PAGES = "fonds.core.parsing.saved_page"
_SAVED_PAGE_READER = ("fonds.adapters.page_reader_saved", "SavedPageReader")
_SAMPLE = 30_000


class TextReader:
    """Plain text, Markdown, and tables handed in as documents. The text stays as it stands but for its newlines."""

    media_types = frozenset({PLAIN, MARKDOWN, CSV})

    def __init__(self, *, largest: int = LARGEST_TEXT) -> None:
        self._largest = largest

    def read(self, path: Path, media_type: str, rules: ReadingRules) -> Reading:
        """The one document of the file. Raises Unreadable where it is too large, gone, or the rules are faulty."""
        found = file_text(path, largest=self._largest)
        if media_type == PLAIN and is_saved_page(found.text, rules):  # browsers save no Markdown
            return cast(Reading, saved_page_reader().read(path, media_type, rules))
        try:
            pages = paged(
                found.text, by=rules.page_break, pattern=rules.page_break_pattern, blank_lines=rules.blank_lines
            )
        except ValueError as error:
            raise Unreadable(f"the profile's page breaks cannot be used: {error}", "Correct the profile.") from error
        language = rules.language or language_of(_sample(pages.pages))
        text = ReadText(
            kind=rules.text_kind if rules.text_kind != "auto" else "text",
            pages=tuple(ReadPage(page) for page in pages.pages),
            paginated=pages.paginated,
            language=language,
            language_stated=rules.language is not None,
        )
        remarks = found.remarks + tuple(
            Remark(remark, "Compare the file with the original it was made from.") for remark in pages.remarks
        )
        has_text = any(not page.isspace() and page for page in pages.pages)
        return Reading(media_type, (ReadDocument("", (text,)),), remarks, has_text)


def file_text(path: Path, *, largest: int = LARGEST_TEXT, stated: str | None = None) -> Decoded:
    """The decoded text of a file. Raises Unreadable where it is larger than `largest` bytes or cannot be opened."""
    return decoded(file_bytes(path, largest=largest), stated=stated)


def file_bytes(path: Path, *, largest: int = LARGEST_TEXT) -> bytes:
    """The bytes of a file. Raises Unreadable where it is larger than `largest` bytes or cannot be opened."""
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        raise Unreadable(
            f"the file cannot be opened: {error.strerror}", "Check that it is there and may be read."
        ) from error
    if len(data) > largest:
        raise Unreadable(
            f"the text is larger than {largest // 1024 // 1024} MiB",
            "Split it into one file a document, or check whether it is a text at all.",
        )
    return data


def is_saved_page(text: str, rules: ReadingRules) -> bool:
    """Whether the text is a web page that a reader saved, which has rules of its own."""
    if rules.site == "none" or not _has_saved_pages():
        return False
    return rules.site != "auto" or bool(import_module(_SAVED_PAGES).is_saved_page(text))


def holds_saved_page(path: Path, media_type: str, rules: ReadingRules) -> bool:
    """As `is_saved_page`, for HTML, whose words only its own reader sees as lines."""
    if rules.site == "none" or not _has_saved_pages():
        return False
    return rules.site != "auto" or bool(saved_page_reader().recognises(path, media_type))


def saved_page_reader() -> Any:
    """The reader of saved web pages, loaded when one may turn up."""
    module, name = _SAVED_PAGE_READER
    return getattr(import_module(module), name)()


@lru_cache(maxsize=1)
def _has_saved_pages() -> bool:
    return find_spec(_SAVED_PAGES) is not None and find_spec(_SAVED_PAGE_READER[0]) is not None


def _sample(pages: tuple[str, ...]) -> str:
    """Enough of a long document to tell its language: whole pages from its beginning."""
    taken, length = [], 0
    for page in pages:
        taken.append(page[:_SAMPLE])
        length += len(page)
        if length > _SAMPLE:
            break
    return "\n".join(taken)
