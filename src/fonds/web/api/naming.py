"""From an id in a path to the unit or text it names."""

from __future__ import annotations

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.catalogue.text_choice import preferred_first
from fonds.web.api.endpoint import Asked, Moved
from fonds.web.api.parameters import Parameter, Text
from fonds.web.api.problems import Problem, not_found

ID = "[0-9a-z]{1,40}"
SLUG = "[-_0-9A-Za-z]{1,120}"
RECORD_ID = Parameter("id", Text(40, pattern=ID), "The record's id.", place="path")
OBJECT = Parameter(
    "object", Text(40, pattern=ID), "The id of a digital object; without it, the record's preferred text."
)


def unit_named(asked: Asked, endpoint: str = "/records/{id}") -> UnitOfDescription:
    """The unit of the path's `id`, as the public may see it.

    Raises Problem 404 alike for what never was and for what the public may not see, 410 for a withdrawn one that once
    was public, and Moved for one that was merged into another.
    """
    identifier = asked.given.text("id")
    found = access.units(Reader.ANONYMOUS).filter(pk=identifier).select_related("parent", "repository").first()
    if found is not None:
        return found
    if target := access.merged_into(identifier):
        raise Moved(endpoint.replace("{id}", target))
    if (reason := access.tombstone(identifier)) is not None:
        raise Problem(410, f"This record was withdrawn. {reason}".strip(), record=identifier)
    raise not_found("record")


def objects_of(unit: UnitOfDescription) -> list[DigitalObject]:
    """The unit's digital objects that the public sees, the preferred first."""
    return preferred_first(access.objects(Reader.ANONYMOUS, unit))


def text_named(asked: Asked, unit: UnitOfDescription) -> DigitalObject:
    """The text of the parameter `object`, or the preferred one. Raises Problem 404."""
    wanted = asked.given.text("object")
    for each in objects_of(unit):
        if each.pk == wanted or (not wanted and each.has_text):
            return each
    raise Problem(404, "The record has no such digital object." if wanted else "The record has no text.",
                  parameter="object" if wanted else "")  # fmt: skip
