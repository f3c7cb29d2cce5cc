"""`read_page`: the words of one page of one text, marked as quoted, in pieces where they are long."""

from __future__ import annotations

from typing import Any

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.citation import place_path
from fonds.catalogue.cited_passage import PlaceAsked, cited_passage
from fonds.catalogue.models import DigitalObject
from fonds.catalogue.source_pages import source_page_address
from fonds.catalogue.text_choice import preferred_first
from fonds.catalogue.texts import page_texts
from fonds.core.citing.item import place_words
from fonds.core.citing.styles import cite
from fonds.workflows.assistants.answering import (
    ABOUT_QUOTED_TEXT,
    CannotAnswer,
    Site,
    heading,
    number_between,
    record_named,
)

LONGEST_PIECE = 20_000
USUAL_PIECE = 8_000
MOST_LAYERS = 100


def read_page(
    site: Site, record: str, *, page: int = 1, text: str = "", version: int | None = None, start: int = 0,
    length: int = USUAL_PIECE,
) -> dict[str, Any]:  # fmt: skip
    """A page of the text named, of the preferred one where none is. Raises CannotAnswer."""
    unit = record_named(record)
    number_between(length, 1, LONGEST_PIECE, "length")
    number_between(start, 0, 10**8, "start")
    objects = preferred_first(access.objects(Reader.ANONYMOUS, unit))
    readable = [each for each in objects if each.has_text]
    made = _text_named(readable, text)
    found = page_texts(Reader.ANONYMOUS, made, version, first=page, last=page) if 1 <= page <= 10**6 else []
    if not found:
        raise CannotAnswer(
            f"This text has no page {page} that can be read{' in that version' if version else ''}; "
            f"it has {made.page_count} pages."
        )
    shown = found[0]
    if start and start >= len(shown.text):
        raise CannotAnswer(f"The page has {len(shown.text)} characters; `start` is beyond them.")
    end = min(len(shown.text), start + length)
    whole = start == 0 and end == len(shown.text)
    asked = PlaceAsked(made.pk, shown.version, page, None if whole else start, None if whole else end)
    cited = cited_passage(unit, asked, Reader.ANONYMOUS, site_title=site.title, site_address=site.address)
    others = list(access.pages(Reader.ANONYMOUS, made).values_list("number", flat=True))
    layers = [
        {"kind": kind, "start": first, "end": last, "label": label or None}
        for kind, first, last, label in shown.layers
        if first < end and start < last
    ]
    return heading(unit, site) | {
        "text": text_in_short(made),
        "version": shown.version,
        "page": page,
        "page_label": shown.label or None,
        "place": place_words(cited.place) or None,
        "quoted_text": shown.text[start:end],
        "start": start,
        "end": end,
        "characters_on_page": len(shown.text),
        "next_start": end if end < len(shown.text) else None,
        "next_page": next((number for number in others if number > page), None),
        "layers": layers[:MOST_LAYERS],
        "page_url": site.link(
            place_path(unit.pk, made.pk, shown.version, page)
            if whole
            else place_path(unit.pk, made.pk, shown.version, page, start, end)
        ),
        "source_page_url": source_page_address(made, page, shown.label) or None,
        "citation": cite(
            cited.item, style="collection", accessed=None, place=cited.place, own_form_template=cited.template
        ).text,
        "coverage": {
            "pages": made.page_count,
            "pages_that_can_be_read": len(others),
            "other_texts": [text_in_short(each) for each in readable if each.pk != made.pk],
            "files_without_text": len(objects) - len(readable),
            "note": "Blocks (█) stand for words that are withheld from the public. `layers` say what stretches of the "
            "page are besides words of the document (an editor's note, a stamp, a heading), in characters of the page.",
        },
        "about_quoted_text": ABOUT_QUOTED_TEXT,
    }  # fmt: skip


def text_in_short(made: DigitalObject) -> dict[str, Any]:
    """Which text it is, and how its words came about as far as that is known."""
    machine = made.kind == "ocr"
    return {
        "id": made.pk,
        "kind": made.kind,
        "language": made.language or None,
        "language_stated_by_source": made.language_stated,
        "release": made.release.name if made.release else None,
        "translator": made.translator or None,
        "pages": made.page_count,
        "has_text": made.has_text,
        **({"found_by": "machine reading (OCR)", "confidence": None, "review": "not reviewed"} if machine else {}),
    }


def _text_named(readable: list[DigitalObject], text: str) -> DigitalObject:
    if not readable:
        raise CannotAnswer("This record has no text that can be read; `describe_record` says what is known of it.")
    if not text:
        return readable[0]
    found = next((each for each in readable if each.pk == text), None)
    if found is None:
        names = ", ".join(f"{each.pk} ({each.kind} {each.language})".strip() for each in readable[:30])
        raise CannotAnswer(f"The record has no text {text!r} that can be read; it has: {names}.")
    return found
