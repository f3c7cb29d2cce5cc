"""From what a reader calls a record to the record that the public may see, or to why there is none."""

from __future__ import annotations

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import UnitOfDescription
from fonds.catalogue.records import find_unit
from fonds.core.description.identifiers import is_identifier


class NoSuchRecord(Exception):
    """Nothing that the public may see is called so. What is not public is answered as what never was."""


class Withdrawn(Exception):
    """The record once was public and was withdrawn; `reason` is "" where none was given."""

    def __init__(self, identifier: str, reason: str) -> None:
        super().__init__(identifier)
        self.identifier = identifier
        self.reason = reason


def public_record(name: str) -> UnitOfDescription:
    """The public unit of that id, the one a once public unit was merged into, or the one of that reference code.

    Raises NoSuchRecord, Withdrawn, and `records.Ambiguous` where several public units have the reference code.
    """
    name = name.strip()
    seen = access.units(Reader.ANONYMOUS).select_related("parent", "repository")
    if not is_identifier(name):
        found = find_unit(name, Reader.ANONYMOUS) if name else None
        if found is None:
            raise NoSuchRecord(name)
        return found
    found = seen.filter(pk=name).first()
    if found is not None:
        return found
    if target := access.merged_into(name):
        return seen.get(pk=target)
    if (reason := access.tombstone(name)) is not None:
        raise Withdrawn(name, reason)
    raise NoSuchRecord(name)
