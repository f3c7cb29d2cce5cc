"""What a file is, decided by its content. The name may only refine text: Markdown and tables have no signature."""

from __future__ import annotations

import csv
import io
import re
import struct
import zipfile
from pathlib import Path

from fonds.adapters.text_decoding import decoded
from fonds.adapters.zip_limits import LARGEST_DIRECTORY, directory_size

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
CSV = "text/csv"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODT = "application/vnd.oasis.opendocument.text"
XLS = "application/vnd.ms-excel"
DOC = "application/msword"
RTF = "application/rtf"
TEI = "application/tei+xml"
EAD = "application/ead+xml"
XML = "application/xml"
ZIP = "application/zip"
EMPTY = "application/x-empty"
UNKNOWN = "application/octet-stream"
OLE = "application/x-ole-storage"

SHEETS = frozenset({XLSX, ODS, XLS, CSV})
TEXTS = frozenset({PLAIN, MARKDOWN, CSV})
IMAGES = frozenset({"image/jpeg", "image/png", "image/tiff", "image/jp2", "image/gif", "image/webp", "image/bmp"})

_HEAD = 8 * 1024
_BEGUN = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{0,2}\Z")
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "image/jp2"),
    (b"\xffO\xffQ\x00", "image/jp2"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"AT&TFORM", "image/vnd.djvu"),
    (b"{\\rtf", RTF),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
)
_HTML_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|table|h[1-6]|article|section|main|span|ul|ol|pre|center|font"
    r"|b|i|a|br|hr)\b",
    re.IGNORECASE,
)
_HTML_ANYWHERE = re.compile(r"<(?:html|body|!doctype\s+html)\b", re.IGNORECASE)
_MARKUP_PROLOGUE = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>)", re.DOTALL | re.IGNORECASE
)
_MAIL_HEADER = re.compile(r"(?:From|MIME-Version|Content-Type):[^\n]*\n", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)(?=[\s/>])")
_CONTROLS = bytes(sorted(set(range(1, 32)) - {7, 8, 9, 10, 11, 12, 13, 27}))


def media_type(path: Path) -> str:
    """The media type of the file's content; `application/octet-stream` where nothing recognises it.

    Raises OSError where the file cannot be opened.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        return EMPTY
    found = _by_signature(head, path)
    return found if found is not None else _text_type(head, path)


def _by_signature(head: bytes, path: Path) -> str | None:
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith(b"BM") and head[6:10] == b"\0\0\0\0":
        return "image/bmp"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_type(head, path)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _ole_type(path)
    # PDF allows junk before its header (ISO 32000-1, note to 7.5.2); text that only speaks of "%PDF-1.4" is no PDF.
    start = head[:1024].find(b"%PDF-")
    if start == 0 or (start > 0 and b"\nendobj" in head.replace(b"\r", b"\n")):
        return PDF
    return None


def _zip_type(head: bytes, path: Path) -> str:
    try:
        if directory_size(path) > LARGEST_DIRECTORY:
            return ZIP
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return _open_document(archive.read("mimetype"))
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, EOFError):
        # Cut off or damaged: the local headers at its front still say what it was, so that its reader can refuse it.
        names = {folder for folder in ("word/", "xl/") if folder.encode() in head}
        if not names:  # nothing of the content is left to go by; the name words the refusal
            return {".docx": DOCX, ".xlsx": XLSX}.get(path.suffix.lower(), ZIP)
    if any(name.startswith("word/") for name in names):
        return DOCX
    if any(name.startswith("xl/") for name in names):
        return XLSX
    return ZIP


def _open_document(mimetype: bytes) -> str:
    name = mimetype.decode("ascii", errors="replace").strip()
    known = (ODS, ODT, "application/epub+zip")
    return name if name in known else ZIP


def _ole_type(path: Path) -> str:
    """An OLE container by the names of its streams (MS-CFB 2.6): workbook, Word document or encrypted package."""
    with path.open("rb") as file:
        header = file.read(512)
        shift = struct.unpack_from("<H", header, 30)[0] if len(header) >= 52 else 9
        first = struct.unpack_from("<I", header, 48)[0] if len(header) >= 52 else 0
        names = b""
        if shift in (9, 12) and first < 0x7FFFFFFF:
            file.seek((first + 1) << shift)
            names = file.read(4096)
        if not names.strip(b"\0"):
            names = header + file.read(_HEAD)

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in names

    if has("Workbook") or has("Book\0"):
        return XLS
    if has("WordDocument"):
        return DOC
    if has("EncryptedPackage") or has("EncryptionInfo"):
        return {".docx": DOCX, ".xlsx": XLSX}.get(path.suffix.lower(), OLE)
    return OLE


def _text_type(head: bytes, path: Path) -> str:
    text = _text_of(head)
    if text is None:
        return UNKNOWN
    markup = _markup_type(text)
    if markup is not None:
        return markup
    if _MAIL_HEADER.match(text) and "multipart/related" in text[:2000]:
        return "multipart/related"
    suffix = path.suffix.lower()
    if suffix in (".md", ".markdown"):
        return MARKDOWN
    return CSV if _is_table(text, named=suffix in (".csv", ".tsv", ".tab")) else PLAIN


def _text_of(head: bytes) -> str | None:
    """The beginning as text, or None for bytes that are no text in any encoding."""
    cut = head
    if not head.isascii() and len(head) >= _HEAD:
        # not within a character: at the end of a line, or, where lines are long, before what is begun in UTF-8
        line = head.rfind(b"\n") + 1
        cut = head[:line] if line > _HEAD // 2 else _BEGUN.sub(b"", head)
    if b"\0" not in head:
        controls = len(head) - len(head.translate(None, _CONTROLS))
        if controls > 0.02 * len(head) + 1:
            return None
    found = decoded(cut)
    lost = found.text.count("\ufffd")
    if b"\0" in head and found.encoding.startswith("utf-8"):
        return None if lost > 0.01 * len(found.text) + 1 else found.text
    return None if lost > 0.1 * len(found.text) + 5 else found.text


def _markup_type(text: str) -> str | None:
    at = 0
    while (prologue := _MARKUP_PROLOGUE.match(text, at)) and prologue.end() > at:
        if prologue.group().lower().startswith("<!doctype html"):
            return HTML
        at = prologue.end()
    root = _ROOT.match(text, at)
    if root is None:
        return XML if text.lstrip().startswith("<?xml") else None
    name = root.group(1)
    if name in ("TEI", "teiCorpus", "TEI.2", "teiCorpus.2"):
        return TEI
    if name == "ead":
        return EAD
    if _HTML_START.match(text, at):
        closed = f"</{name}".lower() in text.lower() or _HTML_ANYWHERE.search(text)
        return HTML if closed or name.lower() in ("html", "head", "body", "meta") else None
    if text.lstrip().startswith("<?xml"):
        return XML
    return XML if "xmlns" in text[at : at + 2000] or text.rstrip().endswith(f"</{name}>") else None


def _is_table(text: str, *, named: bool) -> bool:
    """Whether every row has as many cells as the first, by one delimiter.

    A name that says so is believed with two cells in the first row; other text has to have three rows of three
    short cells, because prose has commas too.
    """
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    if not filled:
        return False
    if named:
        return any(delimiter in filled[0] for delimiter in ",;\t|") or len(filled) > 1
    if len(filled) < 3:
        return False
    return any(_is_regular(text, delimiter) for delimiter in "\t,;|")


def _is_regular(text: str, delimiter: str) -> bool:
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    except csv.Error:
        return False
    if len(text) > _HEAD // 2:
        rows = rows[:-1]  # cut off by the sample's end
    if len(rows) < 3:
        return False
    width = len(rows[0])
    if width < 3 or any(len(row) != width for row in rows):
        return False
    header = rows[0]
    return len(set(header)) == width and all(0 < len(cell.strip()) < 60 for cell in header)
