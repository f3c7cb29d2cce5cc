"""All finders over one document, in the order in which one builds on another."""

from __future__ import annotations

import hashlib

from fonds.core.extracting.document import Document
from fonds.core.extracting.facts import Reading

FINDERS: tuple[str, ...] = ("reading/1",)
"""The finders that run, with their versions."""


def finders_digest(finders: tuple[str, ...] = FINDERS) -> str:
    """SHA-256 over the finders' versions: what says whether a text must be read again."""
    return hashlib.sha256("\n".join(finders).encode()).hexdigest()


def read(document: Document) -> Reading:
    """What the finders find in a document. Keys of entities hold within the result."""
    return Reading()
