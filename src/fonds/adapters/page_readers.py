"""Which reader reads which media type, by import path, so that a library loads only when a file needs it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import cast

from fonds.adapters import media_types as types
from fonds.core.text.reading import Unreadable
from fonds.ports.page_reader import PageReader

_TEXT = "fonds.adapters.page_reader_text:TextReader"

_ADVICE = {
    types.EMPTY: ("the file is empty", "Copy it again from where it came from; an empty file is kept but has no text."),
    types.UNKNOWN: ("nothing recognises what kind of file this is", "Save it as PDF, DOCX, HTML or plain text."),
    types.DOC: ("old Word documents (.doc) are not read", "Save it as DOCX or PDF."),
    types.RTF: ("rich text (RTF) is not read", "Save it as DOCX or PDF."),
    types.ODT: ("OpenDocument texts are not read", "Save it as DOCX or PDF."),
    types.OLE: ("the file is encrypted or of an old Office kind", "Save it without a password as DOCX or XLSX."),
    types.ZIP: ("archives of files are not unpacked", "Unpack it and hand in the files."),
    "multipart/related": ("web archives (MHTML) are not read", "Save the page as HTML only."),
    "image/vnd.djvu": ("DjVu is not read", "Convert it to PDF."),
} | dict.fromkeys(
    (types.XLSX, types.XLS, types.ODS),
    ("the file is a spreadsheet and not a document", "Name it with --sheet if it describes the documents."),
)


def readers() -> dict[str, str]:
    """Media type → `module:Class` of its reader. Values are text so that they can travel to a worker process."""
    table = dict.fromkeys((types.PLAIN, types.MARKDOWN, types.CSV), _TEXT)
    table[types.HTML] = "fonds.adapters.page_reader_html:HtmlReader"
    table[types.PDF] = "fonds.adapters.page_reader_pdf:PdfReader"
    table[types.DOCX] = "fonds.adapters.page_reader_docx:DocxReader"
    table[types.EAD] = "fonds.adapters.page_reader_ead:EadReader"
    # The reader of TEI also says best what is wrong with XML that is not TEI.
    table |= dict.fromkeys((types.TEI, types.XML), "fonds.adapters.page_reader_tei:TeiReader")
    table |= dict.fromkeys(sorted(types.IMAGES), "fonds.adapters.page_reader_image:ImageReader")
    return table


def reader_for(media_type: str, registry: Mapping[str, str]) -> PageReader:
    """A new reader for `media_type`. Raises Unreadable, saying what to do, where none is registered."""
    where = registry.get(media_type)
    if where is None:
        reason, advice = _ADVICE.get(
            media_type, (f"files of type {media_type} are not read", "Save it as PDF, DOCX, HTML or plain text.")
        )
        raise Unreadable(reason, advice)
    module, _, name = where.partition(":")
    return cast(PageReader, getattr(import_module(module), name)())
