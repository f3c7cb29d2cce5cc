"""Checking quotations: one in the address, a long one or a whole document in the body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from fonds import wiring
from fonds.catalogue.access import Reader
from fonds.web.api import answers_releases as answers
from fonds.web.api.encoding import JSON_TYPE
from fonds.web.api.endpoint import Answer, Asked, Endpoint
from fonds.web.api.naming import ID, SLUG
from fonds.web.api.parameters import Parameter, Text, Whole
from fonds.web.api.problems import Problem
from fonds.web.pages.verify import LONGEST_ASKED, LONGEST_DOCUMENT, MOST_QUOTATIONS, NoSuchScope, scope_of
from fonds.web.pages.verify import Asked as Quoted
from fonds.workflows.verifying import LIMIT, verify
from fonds.workflows.verifying_documents import document_json, verify_document
from fonds.workflows.verifying_json import verification_json

LONGEST_QUOTATION = 4 * LONGEST_ASKED
MOST_MATCHES = 100
_DOCUMENT_MATCHES = 5
_WORDS = {
    "q": Text(LONGEST_QUOTATION, controls=True),
    "document": Text(LONGEST_DOCUMENT, controls=True),
    "record": Text(40, least=0, pattern=f"(?:{ID})?"),
    "collection": Text(120, least=0, pattern=f"(?:{SLUG})?"),
}
_MATCHES = Whole(1, MOST_MATCHES)


def verification(asked: Asked) -> Answer:
    """`/verify`"""
    if asked.request.method == "POST":
        quoted, limit = _from_body(asked.body, is_form=asked.request.content_type != JSON_TYPE)
    else:
        given = asked.given
        quoted = Quoted(given.text("q"), "", given.text("record"), given.text("collection"))
        limit = given.number("limit")
    if bool(quoted.quotation) == bool(quoted.document):
        words = "Give q, a quotation, or POST document, a text with quotations."
        raise Problem(400, words, parameter="q")
    try:
        within = scope_of(quoted)
    except NoSuchScope as error:
        raise Problem(404, "There is no such record or collection.") from error
    today = wiring.today()
    said: Any = {"site_title": settings.SITE_TITLE, "site_address": asked.site, "today": today}
    if quoted.document:
        checked = verify_document(
            quoted.document, Reader.ANONYMOUS, wiring.indexes(), within=within, limit=min(limit, _DOCUMENT_MATCHES),
            most=MOST_QUOTATIONS,
        )  # fmt: skip
        return Answer(document_json(checked, Reader.ANONYMOUS, **said))
    found = verify(quoted.quotation, Reader.ANONYMOUS, wiring.indexes(), within=within, limit=limit)
    return Answer(verification_json(found, Reader.ANONYMOUS, **said))


def _from_body(body: Mapping[str, Any], *, is_form: bool) -> tuple[Quoted, int]:
    """What a POST asks for. Raises Problem."""
    for name in body:
        if name not in _WORDS and name != "limit":
            known = ", ".join((*_WORDS, "limit"))
            raise Problem(400, f"There is no field {name[:40]!r}; known are: {known}.", parameter=name[:40])
    words = {name: _text(name, body[name]) if name in body else "" for name in _WORDS}
    limit = body.get("limit", LIMIT)
    if isinstance(limit, float) and limit.is_integer():
        limit = int(limit)  # JSON Schema's integers: 3.0 is one
    try:
        if type(limit) is not (str if is_form and "limit" in body else int):
            raise ValueError(f"is a whole number from 1 to {MOST_MATCHES}")
        number = _MATCHES.read(str(limit))
    except ValueError as error:
        raise Problem(400, f"limit {error}.", parameter="limit") from error
    return Quoted(words["q"], words["document"], words["record"], words["collection"]), number


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise Problem(400, f"{name} is text.", parameter=name)
    try:
        return _WORDS[name].read(value)
    except ValueError as error:
        raise Problem(400, f"{name} {error}.", parameter=name) from error


def body_schema() -> dict[str, Any]:
    """The body of a POST as JSON Schema: one of a quotation and a document."""
    meanings = {
        "q": "A quotation; ellipses and square brackets are read as usual.",
        "document": "A text with quotations and footnotes: each quotation in it is checked.",
        "record": "The id of a record to look in.",
        "collection": "The id of a collection to look in.",
    }
    fields: dict[str, Any] = {name: kind.schema() | {"description": meanings[name]} for name, kind in _WORDS.items()}
    limit = _MATCHES.schema() | {"default": LIMIT, "description": "How many places to give at most."}
    return {
        "type": "object",
        "properties": fields | {"limit": limit},
        "additionalProperties": False,
        "oneOf": [{"required": ["q"]}, {"required": ["document"]}],
    }


ENDPOINTS = (
    Endpoint(
        path="/verify",
        name="api-verify",
        summary="Check a quotation",
        description="Where a quotation stands and whether it is exact, the same but for spelling or reading (near), "
        "changed, or not found; `searched` and `without_text` say in what was looked. With POST a long quotation, or a "
        "whole document of which each quotation is checked, as JSON or as a form.",
        parameters=(
            Parameter("q", Text(LONGEST_QUOTATION, controls=True), "The quotation.", required=True,
                      examples=("called on me at the legation",)),
            Parameter("record", _WORDS["record"], "The id of a record to look in."),
            Parameter("collection", _WORDS["collection"], "The id of a collection to look in."),
            Parameter("limit", _MATCHES, "How many places to give at most.", default=LIMIT),
        ),
        answer=answers.Verification | answers.DocumentVerification,
        body=body_schema,
        view=verification,
        problems=(404, 413, 415, 503),
    ),
)  # fmt: skip
