"""Records: all of them by a cursor, one with all that is known of it, its digital objects, and what hangs below it."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Count

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import UnitOfDescription
from fonds.catalogue.models.unit import Level
from fonds.catalogue.records import object_json, record_json
from fonds.catalogue.texts import masked_objects
from fonds.web.api import answers
from fonds.web.api.endpoint import Answer, Asked, Endpoint
from fonds.web.api.naming import ID, RECORD_ID, SLUG, objects_of, unit_named
from fonds.web.api.paging import address_with, offset, page_links, page_parameters
from fonds.web.api.parameters import Choice, Day, Parameter, Text, Whole

_FIELDS = (
    "id", "title", "reference_code", "level_of_description", "date_edtf", "has_text", "public_changed_at",
)  # fmt: skip
TOP_LEVELS = ("fonds", "collection", "series", "subseries", "file")


def record(asked: Asked) -> Answer:
    """`/records/{id}`"""
    unit = unit_named(asked)
    url = f"{asked.site}/records/{unit.pk}"
    return Answer(record_json(unit, Reader.ANONYMOUS) | {"url": url}, ((url, "alternate"),))


def digital_objects(asked: Asked) -> Answer:
    """`/records/{id}/digital-objects`"""
    unit = unit_named(asked, "/records/{id}/digital-objects")
    found = objects_of(unit)
    masked = masked_objects(each.pk for each in found)
    said = [object_json(each, is_masked=each.pk in masked) for each in found]
    return Answer({"record": unit.pk, "digital_objects": said})


def records(asked: Asked) -> Answer:
    """`/records`"""
    given = asked.given
    found = access.units(Reader.ANONYMOUS)
    if code := given.text("reference_code"):
        found = found.filter(reference_code=code)
    if level := given.text("level"):
        found = found.filter(level_of_description=level)
    if since := given.day("changed_since"):
        midnight = datetime.datetime.combine(since, datetime.time(), datetime.UTC)
        found = found.filter(public_changed_at__gte=int(midnight.timestamp()))
    if after := given.text("after"):
        found = found.filter(pk__gt=after)
    limit = given.number("limit")
    rows = list(found.order_by("pk").only(*_FIELDS)[: limit + 1])
    onward = rows[limit - 1].pk if len(rows) > limit else None
    said = [listed(each, asked) | {"changed_at": _moment(each.public_changed_at)} for each in rows[:limit]]
    links = ((address_with(asked, after=onward), "next"),) if onward else ()
    return Answer({"records": said, "next": onward}, links)


def children(asked: Asked) -> Answer:
    """`/records/{id}/children`"""
    unit = unit_named(asked, "/records/{id}/children")
    return _units(asked, access.units(Reader.ANONYMOUS).filter(parent=unit))


def units(asked: Asked) -> Answer:
    """`/units`"""
    found = access.units(Reader.ANONYMOUS).filter(parent=None, level_of_description__in=TOP_LEVELS)
    if slug := asked.given.text("repository"):
        found = found.filter(repository=slug)
    return _units(asked, found)


def _units(asked: Asked, found: Any) -> Answer:
    total = found.count()
    first, links = offset(asked), page_links(asked, total)
    each = asked.given.number("per_page")
    shown = list(found.order_by("reference_sort", "id").only(*_FIELDS)[first : first + each])
    below = access.units(Reader.ANONYMOUS).filter(parent__in=shown).order_by()
    counts = dict(below.values_list("parent").annotate(n=Count("id")))
    said = [listed(unit, asked) | {"children": counts.get(unit.pk, 0)} for unit in shown]
    return Answer({"total": total, "page": asked.given.number("page"), "per_page": each, "units": said}, links)


def listed(unit: UnitOfDescription, asked: Asked) -> dict[str, Any]:
    """A unit as lists name it."""
    return {
        "id": unit.pk,
        "title": unit.title,
        "reference_code": unit.reference_code,
        "level_of_description": unit.level_of_description,
        "date": unit.date_edtf or None,
        "has_text": unit.has_text,
        "url": f"{asked.site}/records/{unit.pk}",
        "api_url": f"{asked.api}/records/{unit.pk}",
    }


def _moment(seconds: int | None) -> str | None:
    if seconds is None:
        return None
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


ENDPOINTS = (
    Endpoint(
        path="/records",
        name="records",
        summary="All records, by a cursor",
        description="Every public record and every unit above the items, in the order of their ids. `next` and the "
        "Link header lead on; what is added or withdrawn meanwhile disturbs nothing that is yet to come. Harvesters "
        "that also want to hear of withdrawals use OAI-PMH.",
        parameters=(
            Parameter("after", Text(40, pattern=ID), "The id behind which to go on: `next` of the answer before."),
            Parameter("limit", Whole(1, 500), "How many at most.", default=100),
            Parameter("reference_code", Text(700), "Only those of exactly this reference code."),
            Parameter("level", Choice(tuple(Level.values)), "Only those of this level of description."),
            Parameter("changed_since", Day(), "Only those of which the public's view has changed since this day "
                      "began (UTC).", examples=("2026-01-31",)),
        ),
        answer=answers.Records,
        view=records,
        paged=True,
        leads_to={
            "records": {"after": "/next"},
            **{name: {"id": "/records/0/id"} for name in ("record", "digital-objects", "children", "record-releases")},
        },
    ),
    Endpoint(
        path="/records/{id}",
        name="record",
        summary="A record",
        description="All that is known of a record, or of a unit above the items, each value with its source.",
        parameters=(RECORD_ID,),
        answer=answers.Record,
        view=record,
        problems=(404, 410),
    ),
    Endpoint(
        path="/records/{id}/digital-objects",
        name="digital-objects",
        summary="The digital objects of a record",
        description="Its scans, transcripts, translations and released texts, the preferred one first.",
        parameters=(RECORD_ID,),
        answer=answers.DigitalObjects,
        view=digital_objects,
        problems=(404, 410),
        leads_to={"pages": {"id": "/record", "object": "/digital_objects/0/id"}},
    ),
    Endpoint(
        path="/records/{id}/children",
        name="children",
        summary="What hangs right below a unit",
        description="The next level of the hierarchy, in the order of the references.",
        parameters=(RECORD_ID, *page_parameters(per_page=50, most=200)),
        answer=answers.Units,
        view=children,
        problems=(404, 410),
        paged=True,
    ),
    Endpoint(
        path="/units",
        name="units",
        summary="The top of the hierarchy",
        description="Fonds, and other units above the items that stand under none.",
        parameters=(
            Parameter("repository", Text(120, pattern=SLUG), "Only those held by this repository."),
            *page_parameters(per_page=50, most=200),
        ),
        answer=answers.Units,
        view=units,
        problems=(404,),
        paged=True,
        leads_to={"children": {"id": "/units/0/id"}},
    ),
)  # fmt: skip
