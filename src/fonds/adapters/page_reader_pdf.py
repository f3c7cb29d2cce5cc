"""Reads PDF with a text layer, page by page; one without is kept as a scan that has no text yet."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from fonds.adapters.media_types import PDF
from fonds.core.text.languages import language_of
from fonds.core.text.reading import (
    ReadDocument,
    ReadElement,
    Reading,
    ReadPage,
    ReadText,
    Remark,
    Unreadable,
)
from fonds.ports.page_reader import ReadingRules

_FPDF_ERR_PASSWORD = 4
_FPDF_ERR_SECURITY = 5
_FEWEST_LETTERS_A_PAGE = 3
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel) - .*|untitled.*|.*\.(?:docx?|pdf|tiff?|jpe?g|indd|qxd|rtf|txt)|scan\w*|"
    r"document\d*|\W*|\d+)",
    re.IGNORECASE,
)
_DAMAGED = Remark(
    "some pages of the PDF cannot be read and are kept without text",
    "Open it in its own program and save it anew, or copy it again from where it came from.",
)


class PdfReader:
    """PDF by PDFium. A page's label is the one that the PDF states (ISO 32000-1, 12.4.2), not its place."""

    media_types = frozenset({PDF})

    def read(self, path: Path, media_type: str, rules: ReadingRules) -> Reading:
        """The one document of the file. Raises Unreadable for a PDF that is encrypted, broken or without pages."""
        document = opened(path)
        try:
            return _reading(document, media_type, rules)
        finally:
            document.close()


def opened(path: Path) -> Any:
    """The file as a PDFium document. Raises Unreadable for one that is encrypted, broken or cannot be opened."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(str(path))
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (_FPDF_ERR_PASSWORD, _FPDF_ERR_SECURITY):
            raise Unreadable("the PDF is encrypted", "Save it without a password and hand it in again.") from error
        raise Unreadable(
            "the PDF is broken", "Copy it again from where it came from, or save it anew in a PDF program."
        ) from error
    except OSError as error:
        raise Unreadable("the PDF cannot be opened", "Check that it is there and may be read.") from error


def _reading(document: Any, media_type: str, rules: ReadingRules) -> Reading:
    count = len(document)
    if count == 0:
        raise Unreadable("the PDF has no pages", "Copy it again from where it came from.")
    texts, damaged = [], False
    for place in range(count):
        words = _page_text(document, place)
        damaged = damaged or words is None
        texts.append(words or "")
    if damaged and not any(texts):
        raise Unreadable("none of the PDF's pages can be read", _DAMAGED.advice)
    labels = _labels(document, count)
    empty = [place for place, text in enumerate(texts) if sum(map(str.isalnum, text)) < _FEWEST_LETTERS_A_PAGE]
    has_text = len(empty) < count
    remarks = [_DAMAGED] if damaged else []
    if empty and has_text:
        pages = "1 page has" if len(empty) == 1 else f"{len(empty)} pages have"
        remarks.append(Remark(f"{pages} no text, of {count}", "They are images; their words cannot be searched yet."))
    language, stated = _language(document, texts, rules)
    kind = rules.text_kind if rules.text_kind != "auto" else "text"
    text = ReadText(
        kind=kind if has_text else "scan",
        pages=tuple(ReadPage(words, label) for words, label in zip(texts, labels, strict=True)),
        paginated=True,
        language=language,
        language_stated=stated,
    )
    return Reading(media_type, (ReadDocument("", (text,), _title(document)),), tuple(remarks), has_text)


def _page_text(document: Any, place: int) -> str | None:
    """The words of a page, or None where the page is damaged."""
    import pypdfium2

    try:
        page = document[place]
        try:
            text_page = page.get_textpage()
            try:
                text = str(text_page.get_text_range(errors="replace"))
            finally:
                text_page.close()
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # PDFium's signs for a hyphen at a line's end, and NUL for glyphs without a letter.
    return text.replace("\ufffe\n", "-\n").replace("\ufffe", "-").replace("\x02", "-").replace("\0", "\ufffd")


def _labels(document: Any, count: int) -> list[str | None]:
    """Page labels where the PDF states any that differ from the plain count."""
    labels = [str(document.get_page_label(place) or "").strip() or None for place in range(count)]
    plain = all(label is None or label == str(place) for place, label in enumerate(labels, start=1))
    return [None] * count if plain else labels


def _language(document: Any, texts: list[str], rules: ReadingRules) -> tuple[str | None, bool]:
    if rules.language:
        return rules.language, True
    return language_of("\n".join(texts[:20])[:30_000]), False


def _title(document: Any) -> tuple[ReadElement, ...]:
    title = " ".join(str(document.get_metadata_dict().get("Title") or "").replace("\0", " ").split())
    if len(title) < 4 or _NO_TITLE.fullmatch(title):
        return ()
    return (ReadElement("title", title[:1000], "document information: Title", inferred=True),)
