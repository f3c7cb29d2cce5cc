"""A page of a digital archive, saved as text: the site's words parted from the document's, both read into fields.

The layout read here: search scope, site name, title and date where they stand, credit line, abstract, citation, share,
the language and format offered, and then the document itself to the end. What the page does not say is not supplied.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape

from fonds.core.parsing.brackets import bracket_layers, with_layers
from fonds.core.parsing.journals import Journal, journal_in
from fonds.core.parsing.languages_offered import language_code
from fonds.core.parsing.mark_remarks import with_remarks
from fonds.core.parsing.marks import mark_layers, marks
from fonds.core.parsing.reference_codes import read_reference
from fonds.core.parsing.saved_page_head import PageHead, Placed, read_head
from fonds.core.parsing.saved_page_headings import heading_layers
from fonds.core.text.languages import language_of
from fonds.core.text.reading import ReadDate, ReadDocument, ReadElement, ReadPage, ReadText

_LOOKED_AT = 20_000  # characters of text
_MARKUP_LOOKED_AT = 1_000_000
_FEWEST_SIGNS = 2
_HINTS = re.compile(r"citation|share (?:this )?document|made possible|digital archive|search in", re.IGNORECASE)
_MARKUP = re.compile(r"\ufeff?\s*<(?:!doctype|html|head|body|\?xml|!--|div|meta)", re.IGNORECASE)
_UNSEEN = re.compile(r"<(!--|(?:script|style|head|nav|noscript|template|select)\b)", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|h[1-6]|br|tr|td|section|article|header|main|form|label)\b[^>]*>", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>")
_ELLIPSES = ("…", "...", "[…]", "[...]", ". . .")


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What the head of a saved HTML page says to machines. Used only where the visible page says nothing."""

    title: str = ""
    abstract: str = ""
    address: str = ""
    date: str = ""


def is_saved_page(text: str) -> bool:
    """Whether a text is such a page: it has the site's furniture around a document, and not by chance.

    `text` may be the page's HTML as it stands.
    """
    # A collection has tens of thousands of texts that are none: most are told by a single search.
    looked_at = text[: _MARKUP_LOOKED_AT if _MARKUP.match(text) else _LOOKED_AT]
    if len({found[0].casefold() for found in _HINTS.finditer(looked_at)}) < _FEWEST_SIGNS:
        return False
    if _MARKUP.match(text):
        text = _TAG.sub("", _BLOCK.sub("\n", _seen(text[:_MARKUP_LOOKED_AT])))
        text = "\n".join(filter(None, map(str.strip, unescape(text).split("\n"))))
    return read_head(text[:_LOOKED_AT]).signs >= _FEWEST_SIGNS


def _seen(markup: str) -> str:
    """The markup without what a browser does not show. Goes through it once, whatever is left unclosed."""
    folded, kept, place = markup.casefold() if markup.isascii() else markup, [], 0
    unclosed: set[str] = set()
    for opening in _UNSEEN.finditer(markup):
        name = opening[1].casefold()
        if opening.start() < place or name in unclosed:
            continue
        end = folded.find("-->" if name == "!--" else f"</{name}", opening.end())
        if end < 0:
            unclosed.add(name)
            continue
        kept.append(markup[place : opening.start()])
        place = end
    return "".join(kept) + markup[place:]


def read_saved_page(text: str, *, kind: str = "auto", meta: PageMeta | None = None) -> ReadDocument:
    """The page as one document with one text, unpaginated. `kind` is the kind of text, where the keeper knows it.

    An entry of a journal has the journal as its parent; the reference then stands on both, and its folios are the
    journal's.
    """
    head = read_head(text)
    lines = text.split("\n")[head.body_start :]
    body = "\n".join(_without_blank_edges(lines[: len(lines) - head.footer_lines]))
    offer = _offer_of(body, head)
    is_translation = kind == "translation" or (kind == "auto" and _is_translation(head, offer))
    journal = journal_in(body, head.title.text if head.title else "")
    parent = _parent(journal, head) if journal else None
    elements = [*_elements(head, meta or PageMeta()), *_notes(body, head, parent)]
    period, written = journal.period if journal else "", head.date.text if head.date else ""
    found = with_remarks(marks(body), period, written, head.reference)
    layers = (*bracket_layers(body, is_translation=is_translation), *mark_layers(body, found))
    page = with_layers(ReadPage(body), layers)
    page = with_layers(page, heading_layers(body, page.layers))
    return ReadDocument(
        key="",
        texts=(_text(page, head, offer, kind, is_translation=is_translation),) if body else (),
        elements=tuple(elements),
        dates=_dates(head, meta or PageMeta()),
        references=(head.reference,) if head.reference else (),
        marks=found,
        parent=parent,
    )


def _offer_of(body: str, head: PageHead) -> tuple[str, str]:
    """Which of the forms that the page offers is the one it shows: by the script of its words, else the first."""
    detected = language_of(body)
    by_language = (each for each in head.offers if detected and language_code(each[0]) == detected)
    return next(by_language, head.offers[0] if head.offers else ("", ""))


def _is_translation(head: PageHead, offer: tuple[str, str]) -> bool:
    """A page that names a translator may still show the original: then the language shown is not its own, English."""
    return head.is_translation and (language_code(offer[0]) or "en") == "en"


def _text(page: ReadPage, head: PageHead, offer: tuple[str, str], kind: str, *, is_translation: bool) -> ReadText:
    language, offered_format = offer
    code = language_code(language)
    translators = [part.who for part in head.parts if part.role == "translator"]
    if kind == "auto":
        kind = "translation" if is_translation else "text"
    return ReadText(
        kind=kind,
        pages=(page,),
        paginated=False,
        language=code or language_of(page.text),
        language_stated=code is not None,
        translator="; ".join(translators) or None if is_translation else None,
        offered_format=offered_format or None,
    )


def _without_blank_edges(lines: list[str]) -> list[str]:
    while lines and not lines[0].strip():
        lines = lines[1:]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def _elements(head: PageHead, meta: PageMeta) -> list[ReadElement]:
    found: list[ReadElement] = []

    def add(name: str, value: str, source: str, *, inferred: bool = False) -> None:
        if value and not any(each.name == name and each.value == value for each in found):
            found.append(ReadElement(name, value, source, inferred))

    citation, cited = head.citation, head.citation_source
    title = head.title or (Placed(meta.title, "title of the HTML page") if meta.title else None)
    for name, placed in (("title", title), ("credit", head.credit), ("collection_site", head.site)):
        if placed:
            add(name, placed.text, placed.source)
    abstract = head.abstract or (Placed(meta.abstract, "description of the HTML page") if meta.abstract else None)
    if abstract:
        add("scope_and_content", abstract.text, abstract.source)
    if citation:
        add("reference_code", citation.reference, cited)
        add("publisher", citation.publisher, cited)
        programme = citation.publisher.removesuffix(" Digital Archive")
        if programme.endswith(("Program", "Programme", "Project")):
            add("programme", programme, f"{cited}, in the publisher's name", inferred=True)
        for part in citation.parts:
            add(part.role, part.who, cited)
            if part.for_whom:
                add("translated_for" if part.role == "translator" else f"{part.role}_for", part.for_whom, cited)
            if part.from_language:
                add("languages", part.from_language, cited)
        add("citation_as_given", citation.given, cited)
    for language, offered_format in head.offers:
        add("offered_language", language, head.offers_source)
        add("offered_format", offered_format, head.offers_source)
    address = citation.address if citation and citation.address else head.address or meta.address
    add("source_address", address, cited if citation and citation.address else "the page")
    return found


def _notes(body: str, head: PageHead, parent: ReadDocument | None) -> list[ReadElement]:
    notes = []
    if body.endswith(_ELLIPSES):
        notes.append(ReadElement("note", "The text ends with an ellipsis.", "last line"))
    reference = read_reference(head.reference) if parent and head.reference else None
    if reference and reference.folios:
        folios = ", ".join(str(each) for each in reference.folios)
        said = (
            f"The folios of the reference ({folios}) are taken as those of the whole journal, to which this entry "
            "belongs; on which of them the entry stands is not stated."
        )
        notes.append(ReadElement("note", said, head.citation_source, inferred=True))
    return notes


def _dates(head: PageHead, meta: PageMeta) -> tuple[ReadDate, ...]:
    found = [ReadDate("written", head.date.text, head.date.source)] if head.date else []
    cited = head.citation.date if head.citation else ""
    if cited and not any(date.as_written == cited for date in found):
        found.append(ReadDate("written", cited, head.citation_source))
    if not found and meta.date:
        found.append(ReadDate("written", meta.date, "date of the HTML page"))
    return tuple(found)


def _parent(journal: Journal, head: PageHead) -> ReadDocument:
    elements = [ReadElement("title", journal.title, journal.source)]
    if head.reference:
        elements.append(ReadElement("reference_code", head.reference, head.citation_source))
    return replace(
        ReadDocument(key=journal.title, level_of_description="file"),
        elements=tuple(elements),
        dates=(ReadDate("period covered", journal.period, journal.source),),
        references=(head.reference,) if head.reference else (),
    )
