"""Port: who and what a document names, and where."""

from __future__ import annotations

from typing import Protocol

from fonds.core.extracting.document import Document
from fonds.core.extracting.facts import NamesRead


class MentionFinder(Protocol):
    """Finds persons, corporate bodies and places in a document.

    A finder SHALL give the same finds for the same document, SHALL fetch nothing, and SHALL be sent to worker
    processes whole (it can be pickled). Every mention SHALL lie within its page, name an entity of the result, carry a
    confidence from 0 to 1, and say which finder found it; mentions are in the order of the text. What the document's
    description states (`Document.stated`) is named with `at` None. The keys of entities hold within the result.
    """

    @property
    def version(self) -> str:
        """The finder's name and version, "names/3": texts are read again where it changes."""
        ...

    def find(self, document: Document) -> NamesRead:
        """The names of a document. Raises nothing: where nothing is found, the result is empty."""
        ...
