"""A reading list as a DOCX document, with python-docx."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from fonds.core.reading_list.entry import ListedEntry, runs
from fonds.core.text.xml_characters import xml_characters


def to_docx(title: str, entries: Sequence[ListedEntry], *, note_word: str = "Note") -> bytes:
    """The list: each entry its citation, its passage as a quotation, and the reader's note."""
    document = Document()
    document.core_properties.title = xml_characters(title)[:250]
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.add_heading(xml_characters(title), level=0)
    for entry in entries:
        line = document.add_paragraph(style="List Number")
        if entry.citation is None:
            line.add_run(xml_characters(entry.trouble) + " ")
        else:
            for words, italic in runs(entry.citation):
                line.add_run(xml_characters(words)).italic = italic or None
            line.add_run(" ")
        if entry.citation is None or entry.url not in entry.citation.text:
            _link(line, entry.url)
        if entry.quotation:
            document.add_paragraph(xml_characters(entry.quotation), style="Quote")
        if entry.note.strip():
            note = document.add_paragraph()
            note.add_run(f"{xml_characters(note_word)}: ").bold = True
            note.add_run(xml_characters(entry.note.strip()))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _link(paragraph: Any, address: str) -> None:
    """An address that can be followed (WordprocessingML, `w:hyperlink`)."""
    relation = paragraph.part.relate_to(xml_characters(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(xml_characters(address))
    run.underline = True
    link.append(run._r)
    paragraph._p.append(link)
