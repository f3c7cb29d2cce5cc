"""Names by the tagger that ships with the package, alone or after the rules."""

from __future__ import annotations

from dataclasses import dataclass

from fonds.core.extracting import name_tagger, names_together
from fonds.core.extracting.document import Document
from fonds.core.extracting.facts import NamesRead


@dataclass(frozen=True, slots=True)
class LearnedMentionFinder:
    """The tagger alone (`core.extracting.name_tagger`)."""

    version: str = name_tagger.FINDER

    def find(self, document: Document) -> NamesRead:
        """The names that the tagger sees."""
        return names_together.names_by_model(document)


@dataclass(frozen=True, slots=True)
class TogetherMentionFinder:
    """The rules, and the tagger where they are in doubt (`core.extracting.names_together`)."""

    version: str = names_together.FINDER

    def find(self, document: Document) -> NamesRead:
        """The names of both."""
        return names_together.names_together(document)
