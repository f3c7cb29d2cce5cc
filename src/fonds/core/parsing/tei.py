"""A TEI file read into documents: one, or the many of a volume, each with its description and its texts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from fonds.core.parsing.brackets import bracket_layers, with_layers
from fonds.core.parsing.marks import marks
from fonds.core.parsing.running_text import RunningText
from fonds.core.parsing.tei_documents import document_elements, document_marks
from fonds.core.parsing.tei_elements import children, identifier, language, name, words
from fonds.core.parsing.tei_header import Header, read_header
from fonds.core.parsing.tei_own import is_own, read_own
from fonds.core.parsing.tei_text import TeiText
from fonds.core.parsing.tei_volumes import documents, pages_before, read_volume, sections_of
from fonds.core.text.languages import language_of
from fonds.core.text.reading import ReadDocument, ReadElement, ReadMark, ReadText, Remark

if TYPE_CHECKING:
    from lxml.etree import _Element

ROOTS = frozenset({"TEI", "TEI.2", "teiCorpus", "teiCorpus.2"})
_KINDS = {
    "original": "original", "source": "original", "translation": "translation", "translated": "translation",
    "transcription": "transcript", "transcript": "transcript", "edition": "transcript",
}  # fmt: skip
_ABSENT = re.compile(
    r"\b(?:not|isn't|un)\s?(?:yet )?(?:available|transcribed|translated|included|provided)\b"
    r"|\bno (?:original|transcription|transcript|translation|text)\b",
    re.IGNORECASE,
)
_LONGEST_ABSENCE = 120


def read_tei(root: _Element, *, prefer: str | None = None) -> tuple[tuple[ReadDocument, ...], tuple[Remark, ...]]:
    """All documents of a TEI tree, in order, and what the keeper should know.

    `prefer` is the language (BCP 47) of the title to take where the header has several. Raises ValueError where the
    root is no TEI root or no text stands in the file.
    """
    if name(root) not in ROOTS:
        raise ValueError(f"the root element is <{name(root)}>, not <TEI>")
    members = children(root, "TEI", "TEI.2") or [root]
    found: list[ReadDocument] = []
    remarks: list[Remark] = []
    for member in members:
        if is_own(member):
            found.append(read_own(member, key=identifier(member) if len(members) > 1 else ""))
            continue
        header = read_header(next(iter(children(member, "teiHeader")), None), prefer=prefer)
        remarks += header.remarks
        text = next(iter(children(member, "text")), None)
        if text is None:
            continue
        divisions = documents(text)
        if divisions:
            made, said = _of_volume(member, text, header, divisions)
            found += made
            remarks += said
        else:
            found.append(_single(member, text, header, key=identifier(member) if len(members) > 1 else ""))
    if not found:
        raise ValueError("no <text> stands in the file")
    return tuple(found), tuple(remarks)


def _of_volume(
    root: _Element, text: _Element, header: Header, divisions: list[_Element]
) -> tuple[list[ReadDocument], list[Remark]]:
    volume = read_volume(root, text, header)
    made: list[ReadDocument] = []
    remarks: list[Remark] = []
    for number, (division, page) in enumerate(zip(divisions, pages_before(text, divisions), strict=True), 1):
        key = identifier(division) or f"document-{division.get('n') or number}"
        part = f"xml:id={identifier(division)}" if identifier(division) else f"document {number}"
        walker = TeiText(RunningText(*page), volume.names)
        walker.inside(division)
        described = document_elements(division, part, sections_of(division), volume.names)
        remarks += described.remarks
        read = _text(
            walker,
            _kind_of(division) or ("text" if described.is_editorial else "transcript"),
            part=part,
            header=header,
            lang=_language_of(division),
            ends_with_file=False,
        )
        found = _marks_in(read) + document_marks(read, described.classification)
        made.append(
            ReadDocument(
                key=key,
                texts=(read,),
                elements=tuple(described.elements),
                dates=tuple(described.dates),
                references=tuple(described.references),
                marks=tuple(sorted(found, key=lambda mark: (mark.page, mark.start))),
                parent=volume.unit,
            )
        )
    return made, remarks


def _single(root: _Element, text: _Element, header: Header, *, key: str) -> ReadDocument:
    elements = list(header.elements)
    texts: list[ReadText] = []
    parallel = _parallel(text)
    whole: list[tuple[_Element, str, str | None]] = [(text, "transcript", None)]
    for division, kind, path in parallel or whole:
        said = words(division, notes=True)
        if parallel and len(said) <= _LONGEST_ABSENCE and (not said or _ABSENT.search(said)):
            if said:
                elements.append(ReadElement("note", said, f"text/{path}"))
            continue
        walker = TeiText(RunningText())
        walker.read(division)
        stated = _language_of(division) or (header.language if kind in ("original", "transcript") else None)
        texts.append(_text(walker, kind, part=path, header=header, lang=stated, ends_with_file=True))
    name_of_file = identifier(root)
    if name_of_file and not key:
        elements.append(ReadElement("edition_identifier", name_of_file, "TEI/@xml:id"))
    return ReadDocument(
        key=key,
        texts=tuple(texts),
        elements=tuple(elements),
        dates=tuple(header.dates),
        references=tuple(header.references),
        marks=_marks_in(texts[0]) if texts else (),
    )


def _parallel(text: _Element) -> list[tuple[_Element, str, str]]:
    """Original and translation side by side: the divisions that say what they are, or are told apart by language."""
    typed = _typed(text)
    if typed:
        return typed
    body = next(iter(children(text, "body")), text)
    divisions = children(body, "div")
    langs = [language(each) for each in divisions]
    if len(divisions) > 1 and all(langs) and len(set(langs)) == len(langs) and not children(body, "p"):
        return [(each, "text", f"div[@xml:lang='{language(each)}']") for each in divisions]
    return []


def _typed(element: _Element) -> list[tuple[_Element, str, str]]:
    found = []
    for child in element:
        if name(child) not in ("div", "div1", "div2", "body", "text", "group"):
            continue
        kind = _KINDS.get((child.get("type") or "").casefold())
        inner = _typed(child)
        if kind and not inner:
            found.append((child, kind, f"{name(child)}[@type='{child.get('type')}']"))
        found += inner
    return found


def _kind_of(division: _Element) -> str | None:
    return _KINDS.get((division.get("subtype") or "").casefold())


def _language_of(division: _Element) -> str | None:
    return next((lang for each in (division, *division.iterancestors()) if (lang := language(each))), None)


def _text(
    walker: TeiText, kind: str, *, part: str | None, header: Header, lang: str | None, ends_with_file: bool
) -> ReadText:
    pages, tags = walker.text.pages()
    if not ends_with_file:
        # A page break at the end of a division begins the next document's page.
        while len(pages) > 1 and not pages[-1].text:
            pages = pages[:-1]
    translated = kind == "translation"
    pages = tuple(with_layers(page, bracket_layers(page.text, is_translation=translated)) for page in pages)
    return ReadText(
        kind=kind,
        pages=pages,
        paginated=len(pages) > 1 or pages[0].label is not None,
        language=lang or language_of("\n".join(page.text for page in pages[:3])),
        language_stated=bool(lang),
        part=part,
        translator="; ".join(header.translators) or None if translated else None,
        rights=header.rights,
        tags=tags,
    )


def _marks_in(text: ReadText) -> tuple[ReadMark, ...]:
    return tuple(replace(mark, page=number) for number, page in enumerate(text.pages, 1) for mark in marks(page.text))
