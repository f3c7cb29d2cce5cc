"""What a file is, by its content."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from fonds.adapters.media_types import media_type

TEI = '<?xml version="1.0"?>\n<!-- note -->\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>'


def _archive(*names: str, mimetype: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def _ole(stream: str) -> bytes:
    """The front of an OLE container whose directory, in its first sector, names one stream."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[30:32] = (9).to_bytes(2, "little")
    directory = stream.encode("utf-16-le").ljust(512, b"\0")
    return bytes(header) + directory


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CASES = [
    ("a.pdf", b"This is only text.\n", "text/plain"),
    ("a.txt", b"%PDF-1.4\n1 0 obj\n", "application/pdf"),
    ("a.md", b"# Title\n\n## Page 1\n", "text/markdown"),
    ("a.md", b"\x89PNG\r\n\x1a\n\0\0", "image/png"),
    ("a.txt", b"<!DOCTYPE html><html><body>x</body></html>", "text/html"),
    ("a.txt", b"<!-- saved from url=(0014)about:internet -->\n<HTML><BODY>x", "text/html"),
    ("a.txt", b"<p>Only a fragment.</p>", "text/html"),
    ("a.txt", b"<unclear> memorandum of conversation, page 2", "text/plain"),
    ("a.html", b"Plain words in a file of the wrong name.", "text/plain"),
    ("a.txt", TEI.encode(), "application/tei+xml"),
    ("a.xml", b"<teiCorpus/>", "application/tei+xml"),
    ("a.xml", b'<tei:TEI xmlns:tei="http://www.tei-c.org/ns/1.0">', "application/tei+xml"),
    ("a.xml", TEI.encode("utf-16"), "application/tei+xml"),
    ("a.xml", b'<?xml version="1.0"?><ead/>', "application/ead+xml"),
    # a line longer than what is looked at, cut within a character
    ("a.xml", b'<?xml version="1.0"?>\n<ead>' + "–".encode() * 6000 + b"</ead>", "application/ead+xml"),
    ("a.txt", "Жé–".encode() * 4000, "text/plain"),
    ("a.xml", b'<?xml version="1.0"?><mods/>', "application/xml"),
    ("a.xml", b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "text/html"),
    ("a.doc", _archive("[Content_Types].xml", "word/document.xml"), DOCX),
    ("a.zip", _archive("[Content_Types].xml", "xl/workbook.xml"), XLSX),
    ("a.docx", _archive("[Content_Types].xml", "word/document.xml")[:60], DOCX),
    ("a.xlsx", _archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
     "application/vnd.oasis.opendocument.spreadsheet"),
    ("a.docx", _archive("photo.jpg"), "application/zip"),
    ("a.bin", _ole("Workbook"), "application/vnd.ms-excel"),
    ("a.docx", _ole("EncryptedPackage"), DOCX),
    ("a.xlsx", _ole("EncryptedPackage"), XLSX),
    ("a.txt", b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
    ("a.tif", b"II*\0\x08\0\0\0", "image/tiff"),
    ("a.jpg", b"\0\0\0\x0cjP  \r\n\x87\n", "image/jp2"),
    ("a.txt", bytes(range(256)) * 8, "application/octet-stream"),
    ("a.txt", b"", "application/x-empty"),
    ("a.txt", "Привет, посол.".encode("utf-16-le"), "text/plain"),
    ("a.txt", "내각 부수상 정일룡은 대사와 만났다고 말하였다.".encode("cp949"), "text/plain"),
    ("a.csv", b"id;title\n1;Note\n", "text/csv"),
    ("list.txt", b"id\ttitle\tdate\n1\tNote\t1957\n2\tCable\t1958\n", "text/csv"),
    ("a.txt", b"Dear Sir, I write,\nwith regret, that,\nalas, no, coal,\n", "text/plain"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "expected"), CASES, ids=[f"{n}-{c[0]}" for n, c in enumerate(CASES)])
def test_content_decides(tmp_path: Path, name: str, content: bytes, expected: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert media_type(path) == expected
