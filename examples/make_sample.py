"""Makes the sample archive's files that are not written by hand: PDF, DOCX, pictures and the XLSX sheet.

A tool for developers; what it makes is committed. It needs reportlab, Pillow and openpyxl and the DejaVu fonts, and
writes the same bytes each time that the same versions of them are used:

    python examples/make_sample.py
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

SAMPLE = Path(__file__).resolve().parent / "legation"
DOCUMENTS = SAMPLE / "documents"
FONTS = Path("/usr/share/fonts/truetype/dejavu")
LABEL = "[Sample document written for this software; every person, place of work and figure in it is invented.]"
FIXED = (2024, 1, 1, 0, 0, 0)

REPORT = (
    (
        "LEGATION OF THE REPUBLIC OF VESKARIA, PYONGYANG",
        "Confidential",
        "Copy Nº 1",
        "No. 18 of 30 January 1957",
        "REPORT ON TWO WORKS IN THE YEAR 1956",
        "This report of the legation is drawn from what the works themselves have told us and from what our engineers "
        "have seen. Where the two differ both are given.",
        "1. The Tokhwa cement works. The works produced 12,700 tons of cement in 1953, 41,000 tons in 1954, 68,500 "
        "tons in 1955 and 102,300 tons in 1956. The plan for 1957 is 130,000 tons. Engineer Lind believes that "
        "120,000 tons is nearer to what two kilns and a half can do.",
    ),
    (
        "The works used 11.3 million kWh of electric power in 1956, that is 110 kWh for a ton of cement. In 1955 it "
        "had used 7.5 million kWh. The coal comes from the Anhyon pits, 31 kilometers away.",
        "2. The Ryongam zinc works. Production of electrolytic zinc was 2,200 tons in 1950. The works then lay in "
        "ruins. It gave 300 tons in 1954, 1,150 tons in 1955 and 2,300 tons in 1956. The expected capacity of the new "
        "hall is 9,500 tons a year. Deputy Minister Rim Hak-ryong has spoken of 10,000.",
        "The smokestack of the new hall is 94 meters high; that of the old smelter, taken down last winter, was 58.",
    ),
    (
        "3. Money. Of the Veskarian credit of 1,250,000 rubles, 420,000 rubles were drawn in 1955 and 510,000 rubles "
        "in 1956. The rest, 320,000 rubles, is set aside for the third kiln. Some 14,000 rubles were given by members "
        "of the legation and their families for a school at Tokhwa.",
        "4. People. Nineteen fitters and two engineers from Veskaria worked at Tokhwa during the year. Six went home.",
        "T. HARVEL",
        LABEL,
    ),
)  # fmt: skip

NOTE = (
    ("Heading1", "Note on the field hospital"),
    ("", "Legation of the Republic of Veskaria, Pyongyang"),
    ("", "03/04/1956"),
    ("", "The field hospital of the Republic of Veskaria has sixty beds,{1} an X-ray apparatus that works on most "
         "days, and a kitchen garden. In the past year it treated 4,120 people in the house and 19,600 at the door."),
    ("", "The Ministry of Public Health proposes to take the hospital over with its staff in the autumn. The legation "
         "advises that this be agreed to, and that the two surgeons remain for a year as teachers.{2}"),
    ("", "Deputy Minister Rim Hak Ryong, whose daughter was born there, has promised cement for the new wall."),
    ("", "M. Dastan"),
    ("", LABEL),
)  # fmt: skip
NOTE_FOOTNOTES = (
    "Forty in winter, when the north room cannot be heated.",
    "Both have said that they are willing, one of them in writing.",
)

RECEIPT = (
    "        LEGATION OF VESKARIA",
    "",
    "    Received from the storekeeper",
    "    of the legation one gramophone,",
    "    eleven records, of which one is",
    "    cracked, and a box of needles.",
    "",
    "    To be returned.",
    "",
    "                       M. Dastan",
    "",
    "  (Fictional sample document.)",
)


def main() -> None:
    """Writes everything."""
    make_sheet()
    make_report()
    make_note()
    make_receipt()
    make_picture()


def make_sheet() -> None:
    """The XLSX from the CSV, which is kept by hand; cells stay text, so that 034 keeps its zero."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    with (SAMPLE / "legation.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    book = Workbook()
    sheet = book.active
    sheet.title = "Legation (fictional)"
    for row in rows:
        sheet.append([value or None for value in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column in sheet.columns:
        sheet.column_dimensions[column[0].column_letter].width = 18
        for cell in column:
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=False, vertical="top")
    sheet.freeze_panes = "E2"
    held = io.BytesIO()
    book.save(held)
    with zipfile.ZipFile(held) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    moment = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
    parts["docProps/core.xml"] = moment.sub(b"2024-01-01T00:00:00Z", parts["docProps/core.xml"])
    _write_zip(SAMPLE / "legation.xlsx", parts)


def make_report() -> None:
    """A report of three typed pages with a text layer."""
    from reportlab.lib.enums import TA_LEFT
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer

    style = ParagraphStyle("typed", fontName="Courier", fontSize=11, leading=16, alignment=TA_LEFT, spaceAfter=10)
    story = []
    for number, page in enumerate(REPORT):
        if number:
            story.append(PageBreak())
        for paragraph in page:
            story += [Paragraph(escape(paragraph), style), Spacer(1, 2)]
    made = SimpleDocTemplate(
        str(DOCUMENTS / "report-1956.pdf"), pagesize=A4, invariant=1, leftMargin=80, rightMargin=70,
        title="Report on two works in the year 1956", author="Legation of the Republic of Veskaria (fictional)",
    )  # fmt: skip
    made.build(story)


def make_note() -> None:
    """A DOCX with a heading and two footnotes, written part by part (ECMA-376 Part 1, 17.11)."""
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    package = "http://schemas.openxmlformats.org/package/2006"
    body = "".join(_paragraph(style, words) for style, words in NOTE)
    notes = "".join(
        f'<w:footnote w:id="{i}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {escape(words)}'
        "</w:t></w:r></w:p></w:footnote>"
        for i, words in enumerate(NOTE_FOOTNOTES, 1)
    )
    parts = {
        "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{types}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{types}.styles+xml"/>'
        f'<Override PartName="/word/footnotes.xml" ContentType="{types}.footnotes+xml"/></Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{head}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r2" Type="{office}/footnotes" Target="footnotes.xml"/></Relationships>',
        "word/styles.xml": f'{head}<w:styles {word}><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1">'
        '<w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
        '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style></w:styles>',
        "word/document.xml": f"{head}<w:document {word}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f"{head}<w:footnotes {word}>{notes}</w:footnotes>",
    }
    _write_zip(DOCUMENTS / "note-hospital.docx", {name: text.encode() for name, text in parts.items()})


def _paragraph(style: str, words: str) -> str:
    runs = "".join(
        f'<w:r><w:footnoteReference w:id="{piece}"/></w:r>'
        if number % 2
        else f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        for number, piece in enumerate(re.split(r"\{(\d)\}", words))
        if piece
    )
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{runs}</w:p>"


def make_receipt() -> None:
    """A typed slip as a scan: an image, and no text with it."""
    from PIL import Image, ImageDraw, ImageFont

    paper = Image.new("L", (760, 520), 238)
    draw = ImageDraw.Draw(paper)
    face = ImageFont.truetype(str(FONTS / "DejaVuSansMono.ttf"), 24)
    for number, line in enumerate(RECEIPT):
        draw.text((40, 40 + 36 * number), line, fill=60, font=face)
    draw.rectangle((14, 14, 745, 505), outline=190, width=2)
    tilted = paper.rotate(1.1, resample=Image.Resampling.BICUBIC, fillcolor=200)
    tilted.quantize(16).save(DOCUMENTS / "receipt.png", optimize=True)


def make_picture() -> None:
    """The legation's house, drawn: the picture of the collection."""
    from PIL import Image, ImageDraw

    size, ink, paper = 4, (62, 58, 70), (240, 234, 220)
    picture = Image.new("RGB", (800 * size, 450 * size), paper)
    draw = ImageDraw.Draw(picture)

    def box(left: int, top: int, right: int, bottom: int, fill: tuple[int, int, int]) -> None:
        draw.rectangle([v * size for v in (left, top, right, bottom)], fill=fill, outline=ink, width=2 * size)

    def shape(*points: tuple[int, int], fill: tuple[int, int, int]) -> None:
        draw.polygon([(x * size, y * size) for x, y in points], fill=fill, outline=ink, width=2 * size)

    draw.rectangle([0, 370 * size, 800 * size, 450 * size], fill=(206, 203, 180))
    shape((0, 370), (170, 250), (330, 330), (520, 230), (800, 345), (800, 372), (0, 372), fill=(190, 197, 190))
    box(180, 190, 620, 380, (226, 206, 168))
    shape((160, 190), (640, 190), (560, 120), (240, 120), fill=(160, 88, 70))
    shape((330, 190), (470, 190), (400, 130), fill=(233, 222, 196))
    for x in (215, 275, 490, 550):
        for y in (212, 300):
            box(x, y, x + 35, y + 50, (118, 140, 156))
            draw.line([v * size for v in (x + 17, y, x + 17, y + 50)], fill=paper, width=2 * size)
    for x in (345, 372, 416, 443):
        box(x, 225, x + 10, 372, (243, 238, 228))
    box(384, 290, 414, 372, (98, 72, 58))
    box(330, 205, 468, 225, (243, 238, 228))
    box(320, 372, 480, 382, (216, 210, 198))
    draw.line([v * size for v in (400, 130, 400, 40)], fill=ink, width=3 * size)
    shape((402, 42), (470, 52), (402, 84), fill=(72, 110, 96))
    small = picture.resize((800, 450), Image.Resampling.LANCZOS).quantize(48)
    small.save(SAMPLE / "legation.png", optimize=True)


def _write_zip(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name, FIXED), content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
