"""What is stored, one noun a file."""

from fonds.catalogue.models.collection import Collection, Repository
from fonds.catalogue.models.decision import Decision
from fonds.catalogue.models.digital_object import DigitalObject, DigitalObjectVersion, StoredFile
from fonds.catalogue.models.outbox import OutboxEntry
from fonds.catalogue.models.page import Mark, Mask, Page, PageText
from fonds.catalogue.models.release import Opening, Release
from fonds.catalogue.models.submission import SheetRow, Submission
from fonds.catalogue.models.unit import AccessState, UnitOfDescription

__all__ = [
    "AccessState",
    "Collection",
    "Decision",
    "DigitalObject",
    "DigitalObjectVersion",
    "Mark",
    "Mask",
    "Opening",
    "OutboxEntry",
    "Page",
    "PageText",
    "Release",
    "Repository",
    "SheetRow",
    "StoredFile",
    "Submission",
    "UnitOfDescription",
]
