"""One release: what it is, what it opened most of, and its records."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from fonds.catalogue import access, comparisons
from fonds.catalogue.access import Reader
from fonds.catalogue.comparison_views import OpenedRecord
from fonds.catalogue.models import Release
from fonds.core.comparing.interest import CONFIDENCE
from fonds.web.pages.compare import span_path
from fonds.web.pages.head import Crumb, Head
from fonds.web.pages.pager import Pager, pager
from fonds.web.pages.record_place import shortened
from fonds.web.pages.search_state import SearchState
from fonds.web.templating import date_words
from fonds.web.translating import gettext as _
from fonds.web.translating import ngettext

PER_PAGE = 25
SPANS_EACH = 5


@dataclass(frozen=True, slots=True)
class OpenedWords:
    """A passage opened, with its permanent address; `confirmed` by a person."""

    words: str
    path: str
    confidence: int
    confirmed: bool
    language: str


@dataclass(frozen=True, slots=True)
class GainLine:
    """A record of the ranked list. `more` passages are not shown here."""

    title: str
    reference: str
    date: str
    path: str
    compare: str
    counted: str
    since: str
    passages: tuple[OpenedWords, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """Everything on the page of a release; `before` are its list's statuses, in its own words, with how many."""

    head: Head
    name: str
    slug: str
    date: str
    authority: str
    source_list: str
    records: int
    records_path: str
    before: tuple[tuple[str, int], ...]
    gained: int
    gains: tuple[GainLine, ...]
    pager: Pager | None
    confidence: int


def release_page(slug: str, number: int) -> ReleasePage:
    """`/releases/<slug>`. Raises Http404."""
    release = access.releases(Reader.ANONYMOUS).filter(pk=slug).first()
    if release is None:
        raise Http404
    gained, opened = comparisons.opened_in(
        Reader.ANONYMOUS, release, limit=PER_PAGE, offset=(number - 1) * PER_PAGE, spans_each=SPANS_EACH
    )
    last = max(1, -(-gained // PER_PAGE))
    if number > last:
        raise Http404
    path = release_path(release)

    def address(at: int) -> str:
        return f"{path}?page={at}" if at > 1 else path

    return ReleasePage(
        head=Head(release.name, path=address(number), section="releases",
                  crumbs=(Crumb(_("Releases"), reverse("releases")), Crumb(release.name))),
        name=release.name,
        slug=release.slug,
        date=date_words(release.date) if release.date else "",
        authority=release.authority,
        source_list=release.source_list,
        records=comparisons.records_of(Reader.ANONYMOUS, release).count(),
        records_path=SearchState().toggled("release", release.slug).address(),
        before=tuple(each for each in comparisons.statuses_before(Reader.ANONYMOUS, release) if each[0]),
        gained=gained,
        gains=tuple(_gain(each) for each in opened),
        pager=pager(number, last, address) if last > 1 else None,
        confidence=round(CONFIDENCE * 100),
    )  # fmt: skip


def release_path(release: Release) -> str:
    """The address of a release's page."""
    return reverse("release", kwargs={"slug": release.slug})


def _gain(record: OpenedRecord) -> GainLine:
    unit = record.unit
    first = record.spans[0] if record.spans else None
    compare = f"/records/{unit.pk}/compare"
    since = ""
    if first is not None:
        compare += f"?from={first.from_object.pk}&to={first.to_object.pk}"
        since = first.from_object.release_name
    counted = ngettext("%(number)s word", "%(number)s words", record.opened_words) % {"number": record.opened_words}
    return GainLine(
        title=unit.title or unit.reference_code,
        reference=unit.reference_code if unit.title else "",
        date=date_words(unit.date_edtf) if unit.date_edtf else "",
        path=f"/records/{unit.pk}",
        compare=compare,
        counted=counted,
        since=since,
        passages=tuple(
            OpenedWords(
                shortened(span.anchor.text, 240), span_path(unit.pk, span.id), round(span.confidence * 100),
                span.decision == "confirmed", span.to_object.language,
            )
            for span in record.spans
        ),
        more=record.span_count - len(record.spans),
    )  # fmt: skip
