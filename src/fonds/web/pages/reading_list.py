"""A reader's list, which lives in the browser alone: what the archive says of its entries, and writes of them."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.urls import reverse

from fonds.catalogue.cited_passage import NoSuchPlace as NoSuchPassage
from fonds.catalogue.models import UnitOfDescription
from fonds.catalogue.resolving import NoSuchRecord, Withdrawn, public_record
from fonds.core.citing.item import at_place
from fonds.core.citing.styles import STYLES, cite
from fonds.core.description.identifiers import is_identifier
from fonds.core.reading_list.entry import ListedEntry
from fonds.core.reading_list.markdown import to_markdown
from fonds.core.reading_list.references import to_csl_list, to_ris_list
from fonds.web.pages.head import Head
from fonds.web.pages.opened import cited_span, span_of
from fonds.web.pages.record_address import NoSuchPlace, read_address
from fonds.web.pages.record_cite import cited_passage
from fonds.web.templating import site_title
from fonds.web.translating import gettext as _

MOST_ENTRIES = 500
LONGEST_NOTE = 20_000
LONGEST_BODY = 2_000_000
KINDS = {
    "ris": ("application/x-research-info-systems; charset=utf-8", "ris"),
    "csl": ("application/vnd.citationstyles.csl+json; charset=utf-8", "json"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "markdown": ("text/markdown; charset=utf-8", "md"),
}
"""Format → its media type and the ending of its file."""

_RECORD = re.compile(r"/records/([^/]+)(?:/opened/([^/]+))?")


class BadList(ValueError):
    """What was sent is no reading list; the message says why."""


@dataclass(frozen=True, slots=True)
class ReadingListPage:
    """The page, which the browser fills. `styles` are (key, name) of the citation styles."""

    head: Head
    styles: tuple[tuple[str, str], ...]
    most: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """An entry as the browser sends it: the path of a record, a passage or an opened passage, and the own note."""

    path: str
    note: str


def reading_list_page() -> ReadingListPage:
    """`/reading-list`"""
    title = _("Reading list")
    head = Head(title, _("Records, passages and notes, kept in this browser"), reverse("reading-list"),
                section="reading-list", listed=False)  # fmt: skip
    return ReadingListPage(head, tuple((key, _(name)) for key, name in STYLES.items()), MOST_ENTRIES)


def read_list(body: str) -> list[Wanted]:
    """The entries in JSON `{"items": [{"path", "note"}]}`. Raises BadList."""
    try:
        given = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadList(_("This is no reading list: it is not JSON.")) from error
    items = given.get("items") if isinstance(given, dict) else None
    if not isinstance(items, list):
        raise BadList(_("This is no reading list: it has no “items”."))
    if len(items) > MOST_ENTRIES:
        raise BadList(_("A list has at most %s entries.") % MOST_ENTRIES)
    return [_wanted(each) for each in items]


def _wanted(item: Any) -> Wanted:
    path = item.get("path") if isinstance(item, dict) else None
    note = (item.get("note") or "") if isinstance(item, dict) else ""
    if not isinstance(path, str) or not isinstance(note, str) or len(path) > 2_000 or not path.startswith("/"):
        raise BadList(_("This is no reading list: an entry has no path."))
    return Wanted(path, note[:LONGEST_NOTE])


def states(wanted: list[Wanted]) -> list[dict[str, str]]:
    """What has become of each entry: `state` is here, withdrawn or gone, `words` say it where it is not here.

    What is not public now is gone in the same words as what never was.
    """
    said = []
    for each in wanted:
        entry = _listed(each, "", "collection", None)
        state = "here" if entry.item else "withdrawn" if entry.trouble != _gone() else "gone"
        said.append({"path": each.path, "state": state, "words": entry.trouble})
    return said


def exported(
    wanted: list[Wanted], kind: str, style: str, site_address: str, today: datetime.date
) -> tuple[bytes, str, str]:
    """The list as a file of one of `KINDS`, in a style of `STYLES`: its bytes, media type and name."""
    accessed = None if style == "collection" else today
    entries = [_listed(each, site_address, style, accessed) for each in wanted]
    title = f"{_('Reading list')} – {site_title()}"
    if kind == "ris":
        made = to_ris_list(entries, accessed=today).encode()
    elif kind == "csl":
        made = (json.dumps(to_csl_list(entries, accessed=today), ensure_ascii=False, indent=2) + "\n").encode()
    elif kind == "docx":
        from fonds.adapters.reading_list_docx import to_docx  # a library for this alone

        made = to_docx(title, entries, note_word=_("Note"))
    else:
        made = to_markdown(title, entries, note_word=_("Note")).encode()
    media_type, ending = KINDS[kind]
    return made, media_type, f"reading-list.{ending}"


def _gone() -> str:
    return _("This record or passage cannot be read here, or not any more.")


def _listed(wanted: Wanted, site_address: str, style: str, accessed: datetime.date | None) -> ListedEntry:
    """The entry with its citation; without one, and without any word of it, where the public may not read it."""
    parts = urlsplit(wanted.path)
    url = f"{site_address}{wanted.path}"
    found = _RECORD.fullmatch(parts.path)
    try:
        if found is None or parts.netloc or not is_identifier(found[1]):
            raise NoSuchRecord(wanted.path)
        unit = public_record(found[1])
        asked = dict(parse_qsl(parts.query))
        return _cited(unit, found[2] or "", asked, wanted.note, site_address, style, accessed)
    except Withdrawn as withdrawn:
        why = f" {withdrawn.reason}" if withdrawn.reason else ""
        return ListedEntry(url, wanted.note, trouble=_("This record was withdrawn.") + why)
    except (NoSuchRecord, NoSuchPlace, NoSuchPassage):
        return ListedEntry(url, wanted.note, trouble=_gone())


def _cited(
    unit: UnitOfDescription, span: str, asked: dict[str, str], note: str, site_address: str, style: str,
    accessed: datetime.date | None,
) -> ListedEntry:  # fmt: skip
    made: Any = (
        cited_span(unit, span_of(unit, span), site_address)
        if span
        else cited_passage(unit, read_address(unit.pk, asked), site_address)
    )
    item = at_place(made.item, made.place)
    citation = cite(made.item, style=style, accessed=accessed, place=made.place, own_form_template=made.template)
    quotation = (made.place and made.place.quotation) or ""
    return ListedEntry(item.url, note, item=item, citation=citation, quotation=quotation)
