"""Pages of digital archives saved from a browser, as plain text or as HTML."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from fonds.adapters.media_types import HTML, PLAIN
from fonds.adapters.page_reader_text import file_bytes
from fonds.adapters.saved_html import visible_lines
from fonds.adapters.text_decoding import Decoded, decoded
from fonds.core.parsing.saved_page import PageMeta, is_saved_page, read_saved_page
from fonds.core.parsing.stated_languages import in_language
from fonds.core.text.reading import Reading, Unreadable
from fonds.ports.page_reader import ReadingRules

_LARGEST = 64 * 1024 * 1024  # bytes


class SavedPageReader:
    """Reads a saved page as one document: the site's words become its description, the rest its text.

    Other texts and HTML files have the same media types; `recognises` tells whether a file is such a page.
    """

    media_types = frozenset({PLAIN, HTML})

    def recognises(self, path: Path, media_type: str) -> bool:
        """Whether the file is a page saved from a digital archive. False also for what cannot be read at all."""
        try:
            found, _ = _lines(path, media_type)
        except Unreadable:
            return False
        return is_saved_page(found.text)

    def read(self, path: Path, media_type: str, rules: ReadingRules) -> Reading:
        """The document on the page. Raises `Unreadable` for what is no such page."""
        found, meta = _lines(path, media_type)
        if rules.site == "auto" and not is_saved_page(found.text):
            raise Unreadable(
                "this is not a page saved from a digital archive: it lacks a citation and a credit line",
                "Read it as a plain text, or name the site in the profile.",
            )
        document = read_saved_page(found.text, kind=rules.text_kind, meta=meta)
        documents = (in_language(document, rules.language) if rules.language else document,)
        return Reading(media_type, documents, found.remarks, has_text=bool(document.texts))


def _lines(path: Path, media_type: str) -> tuple[Decoded, PageMeta | None]:
    data = file_bytes(path, largest=_LARGEST)
    if not data.strip():
        raise Unreadable("the file is empty", "Save the page again.")
    if media_type != HTML:
        return decoded(data), None
    found = decoded(data, stated=_stated_encoding(data[:4096]))
    text, meta = visible_lines(found.text)
    return replace(found, text=text), meta


def _stated_encoding(head: bytes) -> str | None:
    found = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", head, re.IGNORECASE)
    return found[1].decode("ascii") if found else None
