"""The language of a text: what the file states stands; what the keeper says fills the gaps."""

from __future__ import annotations

from dataclasses import replace

from fonds.core.text.reading import ReadDocument


def in_language(document: ReadDocument, code: str) -> ReadDocument:
    """The document with the keeper's language (BCP 47) for its texts whose language the file does not state."""
    texts = (text if text.language_stated else replace(text, language=code) for text in document.texts)
    return replace(document, texts=tuple(texts))
