"""What was read in the documents: the facts of a record, facts of all records by a cursor, and who is named."""

from __future__ import annotations

from typing import Any

from fonds import wiring
from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import shown_name, shown_names
from fonds.catalogue.authority_pages import documents, leads_to, made_names, page_of
from fonds.catalogue.authority_review import NameReviewed, names_reviewed
from fonds.catalogue.facts import PLURALS
from fonds.catalogue.facts_as_json import facts_json
from fonds.catalogue.facts_taken import FACT_KINDS, fact_rows, facts_taken
from fonds.catalogue.models import Authority
from fonds.web.api import answers_facts
from fonds.web.api.endpoint import Answer, Asked, Endpoint, Moved
from fonds.web.api.naming import ID, RECORD_ID, unit_named
from fonds.web.api.paging import address_with, offset, page_links, page_parameters
from fonds.web.api.parameters import Choice, Flag, Parameter, Text, Whole
from fonds.web.api.problems import not_found
from fonds.web.pages.people import public_list

KINDS = {several: kind for kind, several in PLURALS.items()}
_PROPOSED = Parameter(
    "proposed", Flag(), "1 for what a machine found and nobody has looked at as well; without it, only what a person "
    "confirmed or corrected.", default=False,
)  # fmt: skip
_DECIDED = (
    "Each says its finder, its confidence and what was decided (`decision`; null: not reviewed), and where its words "
    "stand. Without `proposed`, only what a person confirmed or corrected."
)


def record_facts(asked: Asked) -> Answer:
    """`/records/{id}/facts`"""
    unit = unit_named(asked, "/records/{id}/facts")
    said = facts_json(Reader.ANONYMOUS, unit, today=wiring.today(), decided_only=not asked.given.yes("proposed"))
    url = f"{asked.site}/records/{unit.pk}"
    return Answer(said | {"proposed": asked.given.yes("proposed"), "url": url}, ((url, "alternate"),))


def facts(asked: Asked) -> Answer:
    """`/facts`"""
    given = asked.given
    limit = given.number("limit")
    found = facts_taken(Reader.ANONYMOUS, proposed=given.yes("proposed"), kind=given.text("kind"))
    if after := given.text("after"):
        found = found.filter(pk__gt=after)
    rows = list(found[: limit + 1])
    onward = rows[limit - 1].pk if len(rows) > limit else None
    links = ((address_with(asked, after=onward), "next"),) if onward else ()
    taken = fact_rows(Reader.ANONYMOUS, rows[:limit], today=wiring.today(), proposed=given.yes("proposed"))
    return Answer({"facts": list(taken), "next": onward}, links)


def _listing(path: str) -> Any:
    def listing(asked: Asked) -> Answer:
        words = " ".join(asked.given.text("q").split())
        found = public_list(KINDS[path], words)
        first, each = offset(asked), asked.given.number("per_page")
        shown = found[first : first + each]
        names = shown_names(Reader.ANONYMOUS, Authority.objects.filter(pk__in=[pk for pk, _count in shown]))
        reviewed = names_reviewed(Reader.ANONYMOUS, names)
        said = [
            {
                "id": pk,
                "name": names[pk],
                "documents": count,
                "review": _review(reviewed[pk]),
                "url": f"{asked.site}/{path}/{pk}",
                "api_url": f"{asked.api}/{path}/{pk}",
            }
            for pk, count in shown
            if pk in names
        ]
        page = asked.given.number("page")
        return Answer({"total": len(found), "page": page, "per_page": each, path: said}, page_links(asked, len(found)))

    listing.__doc__ = f"`/{path}`"
    return listing


def _one(path: str) -> Any:
    def one(asked: Asked) -> Answer:
        identifier = asked.given.text("id")
        found = page_of(Reader.ANONYMOUS, identifier, KINDS[path], today=wiring.today())
        if found is None:
            if target := leads_to(Reader.ANONYMOUS, identifier, KINDS[path], today=wiring.today()):
                raise Moved(f"/{path}/{target}")
            raise not_found(KINDS[path])
        url = f"{asked.site}/{path}/{found.pk}"
        return Answer(_described(found, asked) | {"url": url}, ((url, "alternate"),))

    one.__doc__ = f"`/{path}/{{id}}`"
    return one


def _described(found: Authority, asked: Asked) -> dict[str, Any]:
    named_in = documents(Reader.ANONYMOUS, found)
    first, each = offset(asked), asked.given.number("per_page")
    shown = [
        {"record": d.unit, "date": d.date, "url": f"{asked.site}/records/{d.unit}",
         "facts_url": f"{asked.api}/records/{d.unit}/facts?proposed=1"}
        for d in named_in[first : first + each]
    ]  # fmt: skip
    names = [
        {"name": form.name, "scheme": form.scheme or None, "kind": form.kind, "attested": form.attested}
        for form in made_names(Reader.ANONYMOUS, found)
    ]
    return {
        "id": found.pk,
        "kind": found.kind,
        "name": shown_name(Reader.ANONYMOUS, found),
        "other_names": names,
        "identifiers": found.identifiers,
        "decision": found.approved or None,
        "review": _review(names_reviewed(Reader.ANONYMOUS, [found.pk])[found.pk]),
        "documents_total": len(named_in),
        "page": asked.given.number("page"),
        "per_page": each,
        "documents": shown,
    }


def _review(said: NameReviewed) -> dict[str, Any]:
    return {
        "finders": list(said.finders), "confidence": said.confidence, "decision": said.decision or None,
        "documents_decided": said.documents_decided,
    }  # fmt: skip


def _endpoints_of(path: str, words: str, one: str) -> tuple[Endpoint, ...]:
    """The list of people, bodies or places, and one of them."""
    return (
        Endpoint(
            path=f"/{path}", name=path, summary=f"{words} named in the documents",
            description="Those with a page of their own, the most named first. That several documents mean the same "
            "is a machine's finding unless a person has confirmed it.",
            parameters=(
                Parameter("q", Text(200), "Only those with a name that holds these words."),
                *page_parameters(per_page=50, most=200),
            ),
            answer=answers_facts.listing_of(path), view=_listing(path), problems=(404,), paged=True,
            leads_to={KINDS[path]: {"id": f"/{path}/0/id"}},
        ),
        Endpoint(
            path=f"/{path}/{{id}}", name=KINDS[path], summary=one,
            description="Its names, its identifiers elsewhere, and the documents that name it, in the order of their "
            "dates. One that was merged into another leads there.",
            parameters=(
                Parameter("id", Text(40, pattern=ID), "The id.", place="path"),
                *page_parameters(per_page=100, most=500),
            ),
            answer=answers_facts.Named, view=_one(path), problems=(404,), paged=True,
        ),
    )  # fmt: skip


ENDPOINTS = (
    Endpoint(
        path="/records/{id}/facts", name="record-facts", summary="What was read in a record",
        description="People, bodies, places, offices, meetings, statements, figures, marks, dates and references. "
        + _DECIDED,
        parameters=(RECORD_ID, _PROPOSED), answer=answers_facts.RecordFacts, view=record_facts, problems=(404, 410),
    ),
    Endpoint(
        path="/facts", name="facts", summary="Facts of all records, by a cursor",
        description="In the order of their ids; `next` and the Link header lead on. " + _DECIDED,
        parameters=(
            Parameter("kind", Choice(FACT_KINDS), "Only facts of this kind."),
            _PROPOSED,
            Parameter("after", Text(40, pattern=ID), "The id behind which to go on: `next` of the answer before."),
            Parameter("limit", Whole(1, 500), "How many at most.", default=100),
        ),
        answer=answers_facts.Facts, view=facts, paged=True,
        leads_to={"facts": {"after": "/next"}, "record-facts": {"id": "/facts/0/record"}},
    ),
    *_endpoints_of("people", "People", "A person"),
    *_endpoints_of("bodies", "Corporate bodies", "A corporate body"),
    *_endpoints_of("places", "Places", "A place"),
)  # fmt: skip
