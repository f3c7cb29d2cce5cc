"""Names by rules and public lists alone."""

from __future__ import annotations

from dataclasses import dataclass

from fonds.core.extracting import names
from fonds.core.extracting.document import Document
from fonds.core.extracting.facts import NamesRead


@dataclass(frozen=True, slots=True)
class RulesMentionFinder:
    """The house's rules (`core.extracting.names`)."""

    version: str = names.FINDER

    def find(self, document: Document) -> NamesRead:
        """The names that rules find."""
        return names.names(document)
