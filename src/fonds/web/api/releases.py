"""Releases: what each is, what it opened, how a record changed through them, and two of them compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from fonds.catalogue import access, comparisons
from fonds.catalogue.access import Reader
from fonds.catalogue.comparison_views import OpenedRecord, SpanView
from fonds.catalogue.models import Release
from fonds.catalogue.release_texts import NoSuchRelease
from fonds.web.api import answers_releases as answers
from fonds.web.api.endpoint import Answer, Asked, Endpoint
from fonds.web.api.naming import ID, RECORD_ID, SLUG, unit_named
from fonds.web.api.paging import offset, page_links, page_parameters
from fonds.web.api.parameters import Flag, Parameter, Text, Whole
from fonds.web.api.problems import Problem, not_found

_RELEASE = Parameter("id", Text(60, pattern=SLUG), "The release's id.", place="path")


def releases(asked: Asked) -> Answer:
    """`/releases`"""
    counts = comparisons.release_counts(Reader.ANONYMOUS)
    gained = comparisons.records_opened_in(Reader.ANONYMOUS)
    found = access.releases(Reader.ANONYMOUS)
    return Answer({"releases": [_release(each, counts, gained, asked) for each in found]})


def release(asked: Asked) -> Answer:
    """`/releases/{id}`"""
    counts = comparisons.release_counts(Reader.ANONYMOUS)
    gained = comparisons.records_opened_in(Reader.ANONYMOUS)
    said = _release(_named(asked), counts, gained, asked)
    return Answer(said, ((said["url"], "alternate"),))


def opened(asked: Asked) -> Answer:
    """`/releases/{id}/opened`"""
    found = _named(asked)
    first, each = offset(asked), asked.given.number("per_page")
    total, records = comparisons.opened_in(
        Reader.ANONYMOUS, found, limit=each, offset=first, spans_each=asked.given.number("spans")
    )
    said = {
        "release": found.slug,
        "total": total,
        "page": asked.given.number("page"),
        "per_page": each,
        "records": [_opened_record(record, asked) for record in records],
    }
    return Answer(said, page_links(asked, total))


def opened_span(asked: Asked) -> Answer:
    """`/records/{id}/opened/{span}`"""
    identifier = asked.given.text("span")
    unit = unit_named(asked, f"/records/{{id}}/opened/{identifier}")
    found = comparisons.opened_span(Reader.ANONYMOUS, identifier)
    if found is None or found.unit.pk != unit.pk:
        raise not_found("opened passage")
    said = _span(found, asked)
    return Answer(said, ((said["url"], "alternate"),))


def history(asked: Asked) -> Answer:
    """`/records/{id}/releases`"""
    unit = unit_named(asked, "/records/{id}/releases")
    said = [
        {
            "release": each.release.slug,
            "name": each.release.name,
            "date": each.release.date or None,
            "digital_object": each.digital_object.pk,
            "pages": each.pages,
            "words": each.words,
            "changed": each.changed,
            "comparable": each.comparable,
            "opened_words": each.opened_words,
            "withheld_words": each.withheld_words,
        }
        for each in comparisons.history(Reader.ANONYMOUS, unit)
    ]
    return Answer({"record": unit.pk, "releases": said})


def comparison(asked: Asked) -> Answer:
    """`/records/{id}/comparison`"""
    unit = unit_named(asked, "/records/{id}/comparison")
    given = asked.given
    try:
        said = comparisons.history_json(Reader.ANONYMOUS, unit, given.text("from") or None, given.text("to") or None)
    except NoSuchRelease as error:
        raise Problem(404, f"{str(error)[:1].upper()}{str(error)[1:]}.") from error
    if not given.yes("noise"):
        said["spans"] = [each for each in said["spans"] if each["kind"] != "noise"]
    return Answer(said, ((f"{asked.site}/records/{unit.pk}/compare", "alternate"),))


def _named(asked: Asked) -> Release:
    found = access.releases(Reader.ANONYMOUS).filter(pk=asked.given.text("id")).first()
    if found is None:
        raise not_found("release")
    return found


def _release(
    found: Release, counts: Mapping[str, int], gained: Mapping[str, int], asked: Asked
) -> dict[str, Any]:  # fmt: skip
    return {
        "id": found.slug,
        "name": found.name,
        "date": found.date or None,
        "authority": found.authority,
        "source_list": found.source_list,
        "records": counts.get(found.slug, 0),
        "records_with_words_opened": gained.get(found.slug, 0),
        "url": asked.site + reverse("release", kwargs={"slug": found.slug}),
    }


def _opened_record(found: OpenedRecord, asked: Asked) -> dict[str, Any]:
    return {
        "id": found.unit.pk,
        "title": found.unit.title,
        "reference_code": found.unit.reference_code,
        "date": found.unit.date_edtf or None,
        "gain": found.gain,
        "opened_words": found.opened_words,
        "span_count": found.span_count,
        "spans": [_span(each, asked) for each in found.spans],
        "url": f"{asked.site}/records/{found.unit.pk}",
    }


def _span(found: SpanView, asked: Asked) -> dict[str, Any]:
    return {
        "id": found.id,
        "kind": found.kind,
        "record": found.unit.pk,
        "confidence": found.confidence,
        "decision": found.decision or None,
        "words": found.words,
        "gain": found.gain,
        "releases": [found.from_object.release_id or "", found.to_object.release_id or ""],
        "anchor": found.anchor.to_json(),
        "other": found.other.to_json() if found.other else None,
        "url": f"{asked.site}/records/{found.unit.pk}/opened/{found.id}",
    }


ENDPOINTS = (
    Endpoint(
        path="/releases", name="releases", summary="The releases", answer=answers.Releases, view=releases,
        description="Openings of records to the public, in the order of their dates.",
        leads_to={name: {"id": "/releases/0/id"} for name in ("release", "release-opened")},
    ),
    Endpoint(
        path="/releases/{id}", name="release", summary="A release", answer=answers.Release, view=release,
        parameters=(_RELEASE,), problems=(404,),
    ),
    Endpoint(
        path="/releases/{id}/opened", name="release-opened", summary="What a release opened",
        description="Records of which words are first visible in this release, the greatest gain first, each with its "
        "best spans. A comparison by software found them: `confidence` says how certain it is, `decision` what a "
        "person said of it.",
        parameters=(
            _RELEASE,
            *page_parameters(per_page=25, most=100),
            Parameter("spans", Whole(0, 50), "How many spans to give of each record.", default=5),
        ),
        answer=answers.OpenedRecords, view=opened, problems=(404,), paged=True,
        leads_to={"opened-span": {"id": "/records/0/id", "span": "/records/0/spans/0/id"}},
    ),
    Endpoint(
        path="/records/{id}/opened/{span}", name="opened-span", summary="One opened passage",
        description="Words first visible, or newly withheld, in a release, under their permanent id.",
        parameters=(RECORD_ID, Parameter("span", Text(40, pattern=ID), "The span's id.", place="path")),
        answer=answers.OpenedSpan, view=opened_span, problems=(404, 410),
    ),
    Endpoint(
        path="/records/{id}/releases", name="record-releases", summary="A record through its releases",
        description="The texts of the record in the order of their releases, and how much each changed.",
        parameters=(RECORD_ID,), answer=answers.History, view=history, problems=(404, 410),
        leads_to={"comparison": {"id": "/record", "from": "/releases/0/release", "to": "/releases/1/release"}},
    ),
    Endpoint(
        path="/records/{id}/comparison", name="comparison", summary="Compare the texts of two releases",
        description="What differs, as spans with a place in each text: the same as `fonds compare --json`. With "
        "neither `from` nor `to`, each text is compared with the next.",
        parameters=(
            RECORD_ID,
            Parameter("from", Text(60, pattern=SLUG), "The id of the earlier release."),
            Parameter("to", Text(60, pattern=SLUG), "The id of the later release."),
            Parameter("noise", Flag(), "1 to give differences of reading as well, such as those of OCR.",
                      default=False),
        ),
        answer=answers.Comparison, view=comparison, problems=(404, 410),
    ),
)  # fmt: skip
