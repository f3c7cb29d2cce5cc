"""What is stored, one noun a file."""

from fonds.catalogue.models.collection import Collection, Repository
from fonds.catalogue.models.comparison import Audience, ComparedUnit, OpenedSpan, StoredComparison, WithheldTally
from fonds.catalogue.models.decision import Decision
from fonds.catalogue.models.digital_object import DigitalObject, DigitalObjectVersion, StoredFile
from fonds.catalogue.models.join import JoinDoubt, PendingJoin
from fonds.catalogue.models.outbox import OutboxEntry
from fonds.catalogue.models.page import Mark, Mask, Page, PageText
from fonds.catalogue.models.reading import (
    Authority,
    AuthorityName,
    AuthorityProposal,
    Fact,
    FactEntity,
    Mention,
    NamedEntity,
    TextRead,
)
from fonds.catalogue.models.release import Opening, Release
from fonds.catalogue.models.submission import SheetRow, Submission
from fonds.catalogue.models.unit import AccessState, UnitOfDescription

__all__ = [
    "AccessState",
    "Audience",
    "Authority",
    "AuthorityName",
    "AuthorityProposal",
    "Collection",
    "ComparedUnit",
    "Decision",
    "DigitalObject",
    "DigitalObjectVersion",
    "Fact",
    "FactEntity",
    "JoinDoubt",
    "Mark",
    "Mask",
    "Mention",
    "NamedEntity",
    "OpenedSpan",
    "Opening",
    "OutboxEntry",
    "Page",
    "PageText",
    "PendingJoin",
    "Release",
    "Repository",
    "SheetRow",
    "StoredComparison",
    "StoredFile",
    "Submission",
    "TextRead",
    "UnitOfDescription",
    "WithheldTally",
]
