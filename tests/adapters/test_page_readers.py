"""Readers of text, HTML, PDF, DOCX and images, on good files and on bad ones made here."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from fonds.adapters.media_types import media_type
from fonds.adapters.page_readers import reader_for, readers
from fonds.core.text.reading import LayerKind, Reading, ReadPage, ReadText, Unreadable
from fonds.ports.page_reader import ReadingRules

RULES = ReadingRules()
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(path: Path, rules: ReadingRules = RULES) -> Reading:
    kind = media_type(path)
    return reader_for(kind, readers()).read(path, kind, rules)


def only_text(reading: Reading) -> ReadText:
    (document,) = reading.documents
    (text,) = document.texts
    return text


def only_page(reading: Reading) -> ReadPage:
    (page,) = only_text(reading).pages
    return page


def layers(page: ReadPage) -> list[tuple[str, str, str]]:
    return [(layer.kind.value, layer.label, page.text[layer.start : layer.end]) for layer in page.layers]


def refusal(path: Path) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read(path)
    assert caught.value.reason and caught.value.advice
    return caught.value


def pdf(*pages: str, title: str = "", labels: str = "") -> bytes:
    """A PDF written by hand, one line of Helvetica a page."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{labels}>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, words in enumerate(pages):
        stream = f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET" if words else ""
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {5 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    objects.append(f"<</Title({title})>>")
    body, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R>>"
    front = f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return f"{front}trailer\n{trailer}\nstartxref\n{len(body)}\n%%EOF".encode("latin-1")


def docx(path: Path, body: str, **parts: str) -> Path:
    """A DOCX with that body and further parts by name (`footnotes`, `styles`, …)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return path


def paragraph(words: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>"


class TestText:
    def test_pages_and_language(self, tmp_path: Path) -> None:
        path = tmp_path / "note.md"
        path.write_text("## Page 1\n\nПосол сообщил министру о поставках угля.\n\n## Page 2\n\n", encoding="utf-8")
        text = only_text(read(path))
        assert [page.text for page in text.pages] == ["Посол сообщил министру о поставках угля.", ""]
        assert [page.label for page in text.pages] == [None, None]
        assert (text.paginated, text.language, text.language_stated, text.kind) == (True, "ru", False, "text")

    def test_the_profile_decides(self, tmp_path: Path) -> None:
        path = tmp_path / "note.txt"
        path.write_text("a\n\n\nb", encoding="utf-8")
        text = only_text(read(path, ReadingRules(page_break="blank-lines", text_kind="ocr", language="en")))
        assert (len(text.pages), text.kind, text.language, text.language_stated) == (2, "ocr", "en", True)

    def test_a_faulty_profile_is_said_to_be(self, tmp_path: Path) -> None:
        path = tmp_path / "note.txt"
        path.write_text("a", encoding="utf-8")
        with pytest.raises(Unreadable, match="profile"):
            read(path, ReadingRules(page_break="pattern", page_break_pattern="("))

    def test_invalid_utf8_keeps_the_record(self, tmp_path: Path) -> None:
        path = tmp_path / "note.txt"
        path.write_bytes("Пхеньян".encode() + b"\xff" + b" text")
        reading = read(path)
        assert only_page(reading).text == "Пхеньян\ufffd text"
        assert "not valid UTF-8" in reading.remarks[0].reason

    def test_blanks_alone_are_no_text(self, tmp_path: Path) -> None:
        path = tmp_path / "note.txt"
        path.write_text(" \n\n ", encoding="utf-8")
        assert not read(path).has_text

    def test_empty_and_unknown_files_are_refused(self, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").touch()
        (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 20)
        (tmp_path / "a.zip").write_bytes(b"PK\x05\x06" + bytes(18))
        assert "empty" in refusal(tmp_path / "empty.txt").reason
        assert "kind of file" in refusal(tmp_path / "noise.txt").reason
        assert "not unpacked" in refusal(tmp_path / "a.zip").reason

    def test_too_large_a_text_is_refused(self, tmp_path: Path) -> None:
        from fonds.adapters.page_reader_text import TextReader

        path = tmp_path / "note.txt"
        path.write_bytes(b"x" * 2_000_000)
        with pytest.raises(Unreadable, match="larger than 1 MiB"):
            TextReader(largest=1024 * 1024).read(path, "text/plain", RULES)


class TestHtml:
    def html(self, tmp_path: Path, content: str | bytes) -> Reading:
        path = tmp_path / "page.txt"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read(path)

    def test_the_words_without_the_furniture(self, tmp_path: Path) -> None:
        reading = self.html(
            tmp_path,
            """<!doctype html><html lang="ru"><head><title>Window</title><style>p{}</style></head><body>
            <header>Site</header><nav>Menu</nav><main><h1>Запись  беседы</h1>
            <p>Посол <b>сооб</b>щил,\n что всё<br>хорошо.</p><ol start="3"><li>first<li>second</ol>
            <table><tr><th>A<th>B</tr><tr><td>1<td><p>x</p><p>y</p></tr></table><pre>  keep\n   this</pre>
            <div class="footnotes"><p id="fn1">1. Note</p></div><form><p>In a form</p><button>go</button></form>
            <script>1</script><p style="display:none">hidden</p></main><footer>Foot</footer></body></html>""",
        )
        page = only_page(reading)
        assert page.text == (
            "Запись беседы\n\nПосол сообщил, что всё\nхорошо.\n\n3. first\n\n4. second\n\nA\tB\n1\tx y\n\n"
            "  keep\n   this\n\n1. Note\n\nIn a form"
        )
        assert layers(page) == [("heading", "1", "Запись беседы"), ("note", "", "1. Note")]
        text = only_text(reading)
        assert (text.language, text.language_stated, text.paginated) == ("ru", True, False)
        (title,) = reading.documents[0].elements
        assert (title.value, title.inferred) == ("Запись беседы", True)

    def test_a_stated_title_is_not_inferred(self, tmp_path: Path) -> None:
        reading = self.html(
            tmp_path, '<html><meta name="DC.Title" content="Cable 5"><body><h1>Menu</h1><p>x</p></body></html>'
        )
        assert [(e.value, e.inferred) for e in reading.documents[0].elements] == [("Cable 5", False)]

    def test_a_page_that_is_one_header_keeps_its_words(self, tmp_path: Path) -> None:
        assert (
            only_page(self.html(tmp_path, "<html><body><header>All there is</header></body></html>")).text
            == "All there is"
        )

    def test_stated_encoding(self, tmp_path: Path) -> None:
        content = '<html><head><meta charset="windows-1251"></head><body><p>Уголь</p></body></html>'
        assert only_page(self.html(tmp_path, content.encode("cp1251"))).text == "Уголь"

    def test_broken_html_is_read_as_browsers_do(self, tmp_path: Path) -> None:
        assert only_page(self.html(tmp_path, "<html><body><p>a<p>b<table><td>c</html")).text == "a\n\nb\n\nc"

    def test_three_thousand_elements_deep(self, tmp_path: Path) -> None:
        content = "<html><body>" + "<div>" * 3000 + "deep" + "</div>" * 3000
        assert only_page(self.html(tmp_path, content)).text == "deep"


class TestPdf:
    def test_pages_labels_and_title(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        labels = "/PageLabels<</Nums[0<</S/r/St 3>>1<</S/D/St 165>>]>>"
        path.write_bytes(pdf("First words here", "", "Third", title="Report on coal", labels=labels))
        reading = read(path)
        text = only_text(reading)
        assert [(page.text, page.label) for page in text.pages] == [
            ("First words here", "iii"),
            ("", "165"),
            ("Third", "166"),
        ]
        assert text.paginated and reading.has_text
        assert reading.remarks[0].reason == "1 page has no text, of 3"
        assert [(e.value, e.inferred) for e in reading.documents[0].elements] == [("Report on coal", True)]

    def test_plain_counts_are_no_labels(self, tmp_path: Path) -> None:
        path = tmp_path / "a.pdf"
        path.write_bytes(pdf("one", "two", title="scan0001.pdf"))
        reading = read(path)
        assert [page.label for page in only_text(reading).pages] == [None, None]
        assert reading.documents[0].elements == ()

    def test_without_a_text_layer_it_is_a_scan(self, tmp_path: Path) -> None:
        path = tmp_path / "a.pdf"
        path.write_bytes(pdf("", ""))
        reading = read(path)
        assert not reading.has_text
        assert only_text(reading).kind == "scan" and len(only_text(reading).pages) == 2

    def test_broken_and_encrypted(self, tmp_path: Path) -> None:
        (tmp_path / "cut.pdf").write_bytes(pdf("words")[:40])
        assert "broken" in refusal(tmp_path / "cut.pdf").reason
        encryption = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">>>/ID[<00><00>]"
        (tmp_path / "shut.pdf").write_bytes(pdf("words").replace(b"/Root 1 0 R", b"/Root 1 0 R" + encryption.encode()))
        assert "encrypted" in refusal(tmp_path / "shut.pdf").reason


class TestDocx:
    def test_order_headings_tables_and_notes(self, tmp_path: Path) -> None:
        styles = f"""<w:styles xmlns:w="{W}"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
            <w:style w:styleId="Own"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style></w:styles>"""
        notes = f"""<w:footnotes xmlns:w="{W}"><w:footnote w:id="-1">{paragraph("line")}</w:footnote>
            <w:footnote w:id="7">{paragraph("A source.")}</w:footnote></w:footnotes>"""
        body = (
            paragraph("Report", "Own")
            + '<w:p><w:r><w:t>On coal</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t> and</w:t>'
            + "<w:lastRenderedPageBreak/><w:tab/><w:t>zinc</w:t><w:br/><w:t>end</w:t></w:r></w:p>"
            + "<w:tbl>"
            + f"<w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}{paragraph('c')}</w:tc></w:tr>"
            + f"<w:tr><w:tc>{paragraph('1')}</w:tc><w:tc>{paragraph('2')}</w:tc></w:tr></w:tbl>"
            + f"<w:sdt><w:sdtContent>{paragraph('Inside')}</w:sdtContent></w:sdt>"
        )
        reading = read(docx(tmp_path / "a.bin", body, styles=styles, footnotes=notes))
        page = only_page(reading)
        assert page.text == "Report\n\nOn coal[1] and\tzinc\nend\n\na\tb c\n1\t2\n\nInside\n\n[1] A source."
        assert layers(page) == [("heading", "1", "Report"), ("note", "1", "[1]"), ("note", "1", "[1] A source.")]
        assert not only_text(reading).paginated

    def test_changes_hidden_text_and_boxes(self, tmp_path: Path) -> None:
        body = (
            "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
            f"<w:r><w:txbxContent>{paragraph('boxed')}</w:txbxContent></w:r></w:p>"
        )
        reading = read(docx(tmp_path / "a.docx", body))
        assert only_page(reading).text == "new\n\nboxed"
        remarks = " ".join(remark.reason for remark in reading.remarks)
        assert "hidden" in remarks and "tracked changes" in remarks

    def test_headers_are_remarked(self, tmp_path: Path) -> None:
        header = f'<w:hdr xmlns:w="{W}">{paragraph("Letterhead")}</w:hdr>'
        reading = read(docx(tmp_path / "a.docx", paragraph("x"), header1=header))
        assert "headers" in reading.remarks[0].reason

    def test_entities_are_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "a.docx"
        bomb = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>'
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("word/document.xml", bomb)
        assert "entities" in refusal(path).reason

    def test_zip_bombs_are_refused_unread(self, tmp_path: Path) -> None:
        path = tmp_path / "a.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b"<a>" + b" " * 40_000_000)
        assert "unpacks" in refusal(path).reason

    def test_a_member_that_lies_about_its_size_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "a.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b"<a>" + b" " * 1_000_000 + b"</a>")
        true, false = (1_000_007).to_bytes(4, "little"), (10).to_bytes(4, "little")
        assert true in path.read_bytes()
        path.write_bytes(path.read_bytes().replace(true, false))
        assert "broken" in refusal(path).reason

    def test_broken_and_encrypted(self, tmp_path: Path) -> None:
        whole = docx(tmp_path / "whole.docx", paragraph("x" * 500)).read_bytes()
        (tmp_path / "cut.docx").write_bytes(whole[: len(whole) // 2])
        assert "broken" in refusal(tmp_path / "cut.docx").reason
        header = bytearray(512)
        header[:8], header[30] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 9
        (tmp_path / "shut.docx").write_bytes(bytes(header) + "EncryptedPackage".encode("utf-16-le").ljust(512, b"\0"))
        assert "encrypted" in refusal(tmp_path / "shut.docx").reason


def test_a_scan_is_one_page_without_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    reading = read(path)
    assert only_page(reading).text == "" and not reading.has_text and only_text(reading).kind == "scan"


def test_every_registered_reader_loads_and_says_what_it_reads() -> None:
    for kind in readers():
        reader = reader_for(kind, readers())
        assert kind in reader.media_types or kind == "application/xml"


@pytest.mark.parametrize("name", ["gone.txt", "gone.pdf", "gone.docx", "gone.html"])
def test_a_file_that_is_gone_is_unreadable_and_nothing_else(tmp_path: Path, name: str) -> None:
    kinds = {".txt": "text/plain", ".pdf": "application/pdf", ".html": "text/html"}
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    kind = kinds.get(Path(name).suffix, word)
    with pytest.raises(Unreadable):
        reader_for(kind, readers()).read(tmp_path / name, kind, ReadingRules(site="none"))


def test_layers_lie_within_their_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><h2> </h2><h2>A</h2><div role='doc-footnote'><h3>B</h3></div>", encoding="utf-8")
    page = only_page(read(path))
    assert {layer.kind for layer in page.layers} == {LayerKind.HEADING}
    assert all(0 <= layer.start < layer.end <= len(page.text) for layer in page.layers)
