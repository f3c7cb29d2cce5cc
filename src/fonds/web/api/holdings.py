"""Collections and repositories."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from fonds import wiring
from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import Collection, Repository
from fonds.ports.text_index import SearchRequest
from fonds.web.api import answers
from fonds.web.api.endpoint import Answer, Asked, Endpoint
from fonds.web.api.naming import SLUG
from fonds.web.api.parameters import Parameter, Text
from fonds.web.api.problems import not_found

_COLLECTION = Parameter("id", Text(120, pattern=SLUG), "The collection's id.", place="path")
_REPOSITORY = Parameter("id", Text(120, pattern=SLUG), "The repository's id.", place="path")


def collections(asked: Asked) -> Answer:
    """`/collections`"""
    counts = _counts("collection")
    found = access.collections(Reader.ANONYMOUS)
    return Answer({"collections": [_collection(each, counts, asked) for each in found]})


def collection(asked: Asked) -> Answer:
    """`/collections/{id}`"""
    found = access.collections(Reader.ANONYMOUS).filter(pk=asked.given.text("id")).first()
    if found is None:
        raise not_found("collection")
    said = _collection(found, _counts("collection"), asked)
    return Answer(said, ((said["url"], "alternate"),))


def repositories(asked: Asked) -> Answer:
    """`/repositories`"""
    counts = _counts("repository")
    found = access.repositories(Reader.ANONYMOUS)
    return Answer({"repositories": [_repository(each, counts, asked) for each in found]})


def repository(asked: Asked) -> Answer:
    """`/repositories/{id}`"""
    found = access.repositories(Reader.ANONYMOUS).filter(pk=asked.given.text("id")).first()
    if found is None:
        raise not_found("repository")
    said = _repository(found, _counts("repository"), asked)
    return Answer(said, ((said["url"], "alternate"),))


def _counts(facet: str) -> dict[str, int]:
    found = wiring.public_index().search(SearchRequest(limit=0, passages_per_hit=0, facets=(facet,)))
    return dict(found.facets.get(facet, ()))


def _collection(found: Collection, counts: dict[str, int], asked: Asked) -> dict[str, Any]:
    return {
        "id": found.slug,
        "title": found.title,
        "introduction": found.introduction,
        "records": counts.get(found.slug, 0),
        "url": asked.site + reverse("collection", kwargs={"slug": found.slug}),
    }


def _repository(found: Repository, counts: dict[str, int], asked: Asked) -> dict[str, Any]:
    return {
        "id": found.slug,
        "name": found.name,
        "abbreviation": found.abbreviation,
        "country": found.country,
        "records": counts.get(found.name, 0),
        "url": asked.site + reverse("browse-repository", kwargs={"slug": found.slug}),
    }


ENDPOINTS = (
    Endpoint(
        path="/collections", name="collections", summary="The collections", answer=answers.Collections,
        description="Choices of records with an introduction. Their records are found by `/search?in=collection:…`.",
        view=collections, problems=(503,), leads_to={"collection": {"id": "/collections/0/id"}},
    ),
    Endpoint(
        path="/collections/{id}", name="collection", summary="A collection", answer=answers.Collection,
        parameters=(_COLLECTION,), view=collection, problems=(404, 503),
    ),
    Endpoint(
        path="/repositories", name="repositories", summary="The repositories", answer=answers.Repositories,
        description="The institutions that hold the originals. `/units?repository=…` gives what is above the items.",
        view=repositories, problems=(503,),
        leads_to={"repository": {"id": "/repositories/0/id"}, "units": {"repository": "/repositories/0/id"}},
    ),
    Endpoint(
        path="/repositories/{id}", name="repository", summary="A repository", answer=answers.Repository,
        parameters=(_REPOSITORY,), view=repository, problems=(404, 503),
    ),
)  # fmt: skip
