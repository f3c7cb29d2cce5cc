"""`list_releases` and `compare_releases`: what was opened when, and what differs between two texts of a record."""

from __future__ import annotations

from typing import Any

from fonds.catalogue import access, comparisons
from fonds.catalogue.access import Reader
from fonds.catalogue.citation import cited_item, cited_place, own_form_template, place_path
from fonds.catalogue.comparison_views import ComparedSpan, ComparisonView, TextOfRelease
from fonds.catalogue.models import DigitalObject, Release, UnitOfDescription
from fonds.catalogue.release_texts import NoSuchRelease, texts_of_releases
from fonds.catalogue.texts import page_texts
from fonds.core.citing.styles import cite
from fonds.core.text.anchor import Anchor
from fonds.workflows.assistants.answering import (
    ABOUT_QUOTED_TEXT,
    CannotAnswer,
    Site,
    bounded,
    coverage,
    date_in_words,
    heading,
    number_between,
    record_named,
)
from fonds.workflows.indexing import Indexes

MOST_RELEASES = 200
MOST_LINES = 100
MOST_SPANS = 40
LONGEST_SPAN = 3_000
KINDS = ("opened", "withheld", "changed", "added")
_FINDER = "the archive's comparison of the two texts"


def list_releases(site: Site, indexes: Indexes, record: str = "") -> dict[str, Any]:
    """The releases of a record with their texts, or all of the archive. Raises CannotAnswer."""
    if record:
        return _of_record(record_named(record), site)
    counts = comparisons.release_counts(Reader.ANONYMOUS)
    opened = comparisons.records_opened_in(Reader.ANONYMOUS)
    found = list(access.releases(Reader.ANONYMOUS))
    return {
        "releases": [
            _release(each, site)
            | {"records": counts.get(each.pk, 0), "records_in_which_words_were_opened": opened.get(each.pk, 0)}
            for each in found[:MOST_RELEASES]
        ],
        "left_out": max(0, len(found) - MOST_RELEASES),
        "found_by": f"{_FINDER} (for the words opened)",
        "review": "not reviewed",
        "coverage": coverage(indexes),
    }


def _of_record(unit: UnitOfDescription, site: Site) -> dict[str, Any]:
    history = comparisons.history(Reader.ANONYMOUS, unit)
    lines = list(access.openings(Reader.ANONYMOUS).filter(unit=unit).select_related("release")[:MOST_LINES])
    cited = cited_item(unit, Reader.ANONYMOUS, site_title=site.title, site_address=site.address)
    template = own_form_template(unit, Reader.ANONYMOUS)
    return heading(unit, site) | {
        "citation": cite(cited, style="collection", accessed=None, own_form_template=template).text,
        "in_release_lists": [
            _release(each.release, site)
            | {
                "date_for_this_record": date_in_words(each.date) if each.date else None,
                "status_before": each.status_before or None,
                "status_after": each.status_after or None,
            }
            for each in lines
        ],
        "texts": [_text(unit, each, site) for each in history],
        "coverage": {
            "texts_of_releases": len(history),
            "note": f"Texts of {len(history)} releases are held and can be read."
            + (" `compare_releases` compares two." if len(history) > 1 else " There are no two to compare."),
        },
    }  # fmt: skip


def _text(unit: UnitOfDescription, each: TextOfRelease, site: Site) -> dict[str, Any]:
    said = _release(each.release, site) | {
        "text": each.digital_object.pk,
        "text_url": site.link(f"/records/{unit.pk}?object={each.digital_object.pk}"),
        "pages": each.pages,
        "words": each.words,
    }
    if each.comparable is None:
        return said
    return said | {
        "compared_with_the_text_before": {
            "possible": each.comparable,
            "share_of_words_that_differ": each.changed,
            "words_opened": each.opened_words,
            "words_newly_withheld": each.withheld_words,
            "found_by": _FINDER,
            "confidence": None,
            "review": "not reviewed",
        }
    }


def _release(release: Release, site: Site) -> dict[str, Any]:
    return {
        "release": release.slug,
        "name": release.name,
        "date": date_in_words(release.date),
        "authority": release.authority or None,
        "source_list": release.source_list or None,
        "url": site.link(f"/releases/{release.slug}"),
    }


def compare_releases(
    site: Site, record: str, *, from_release: str = "", to_release: str = "", kind: str = "", limit: int = 20,
    offset: int = 0,
) -> dict[str, Any]:  # fmt: skip
    """What differs between two releases of a record, the last two where none is named. Raises CannotAnswer."""
    number_between(limit, 1, MOST_SPANS, "limit")
    number_between(offset, 0, 10**6, "offset")
    if kind and kind not in KINDS:
        raise CannotAnswer(f"`kind` is one of {', '.join(KINDS)}, or left out for all of them.")
    unit = record_named(record)
    view = _view(unit, from_release[:200], to_release[:200])
    spans = [each for each in view.spans if each.kind != "noise" and each.kind == (kind or each.kind)]
    shown = spans[offset : offset + limit]
    citing = _Citing(unit, view, site)
    poor = sum(not p.comparable and p.from_page is not None and p.to_page is not None for p in view.pages)
    alone = sum(p.from_page is None or p.to_page is None for p in view.pages)
    after = offset + len(shown)
    return heading(unit, site) | {
        "from": _side(view.from_object, view.words[0], site),
        "to": _side(view.to_object, view.words[1], site),
        "comparison_url": site.link(
            f"/records/{unit.pk}/compare?from={view.from_object.pk}&to={view.to_object.pk}"
        ),
        "counts": {each: sum(span.kind == each for span in view.spans) for each in KINDS},
        "differences": [_span(unit, each, citing, site) for each in shown],
        "next_offset": after if after < len(spans) else None,
        "coverage": {
            "pages_compared": sum(p.comparable for p in view.pages),
            "pages_too_poorly_read_to_compare": poor,
            "pages_of_one_text_only": alone,
            "note": "Differences that OCR or typography explains are left out. What stands on pages that could not be "
            "compared is not among these differences.",
        },
        "about_quoted_text": ABOUT_QUOTED_TEXT,
    }  # fmt: skip


def _view(unit: UnitOfDescription, from_release: str, to_release: str) -> ComparisonView:
    try:
        texts = texts_of_releases(unit, Reader.ANONYMOUS, from_release or None, to_release or None)
    except NoSuchRelease as none:
        raise CannotAnswer(f"{none}. `list_releases` names those of a record.") from none
    if len(texts) < 2 or texts[-2].digital_object == texts[-1].digital_object:
        raise CannotAnswer("There are no two texts of different releases of this record to compare.")
    old, new = texts[-2].digital_object or "", texts[-1].digital_object or ""
    view = comparisons.comparison(Reader.ANONYMOUS, unit, old, new, noise=False)
    if view is None:
        raise CannotAnswer("These two texts cannot be compared.")
    return view


def _side(made: DigitalObject, words: int, site: Site) -> dict[str, Any]:
    release = _release(made.release, site) if made.release else {}
    return release | {"text": made.pk, "language": made.language or None, "pages": made.page_count, "words": words}


def _span(unit: UnitOfDescription, each: ComparedSpan, citing: _Citing, site: Site) -> dict[str, Any]:
    said: dict[str, Any] = {
        "kind": each.kind,
        "found_by": _FINDER,
        "confidence": each.confidence,
        "review": f"{each.decision} by a person" if each.decision else "not reviewed",
    }
    if each.id:
        said["url"] = site.link(f"/records/{unit.pk}/opened/{each.id}")
    for name, anchor in (("earlier", each.from_anchor), ("later", each.to_anchor)):
        if anchor is not None and anchor.text.strip():
            path = place_path(
                unit.pk, anchor.digital_object or "", anchor.version, anchor.page, anchor.start, anchor.end
            )
            said[name] = {
                "quoted_text": bounded(anchor.text, LONGEST_SPAN),
                "page": anchor.page,
                "url": site.link(path),
                "citation": citing.of(anchor),
            }
    return said


class _Citing:
    """Cites places of the two texts; what is known of a text and a page is looked up once."""

    def __init__(self, unit: UnitOfDescription, view: ComparisonView, site: Site) -> None:
        self._unit, self._site = unit, site
        self._objects = {each.pk: each for each in (view.from_object, view.to_object)}
        self._items = {
            pk: cited_item(
                unit, Reader.ANONYMOUS, site_title=site.title, site_address=site.address, digital_object=made
            )
            for pk, made in self._objects.items()
        }  # fmt: skip
        self._template = own_form_template(unit, Reader.ANONYMOUS)
        self._pages: dict[tuple[str, int, int], Any] = {}

    def of(self, anchor: Anchor) -> str | None:
        made = self._objects[anchor.digital_object or ""]
        key = (made.pk, anchor.version, anchor.page)
        if key not in self._pages:
            found = page_texts(Reader.ANONYMOUS, made, anchor.version, first=anchor.page, last=anchor.page)
            self._pages[key] = found[0] if found else None
        page = self._pages[key]
        if page is None:
            return None
        place = cited_place(self._unit, made, page, start=anchor.start, end=anchor.end, site_address=self._site.address)
        return cite(
            self._items[made.pk], style="collection", accessed=None, place=place, own_form_template=self._template
        ).text  # fmt: skip
