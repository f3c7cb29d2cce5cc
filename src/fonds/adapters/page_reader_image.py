"""Keeps a scan that has no text: one page without words, until a reader with OCR takes its place."""

from __future__ import annotations

from pathlib import Path

from fonds.adapters.media_types import IMAGES
from fonds.core.text.reading import ReadDocument, Reading, ReadPage, ReadText
from fonds.ports.page_reader import ReadingRules


class ImageReader:
    """Images of one page. Nothing of the image is decoded here, so that nothing in it can do harm."""

    media_types = IMAGES

    def read(self, path: Path, media_type: str, rules: ReadingRules) -> Reading:
        """One document whose only page has no text yet."""
        text = ReadText(kind="scan", pages=(ReadPage(""),), paginated=True, language=rules.language)
        return Reading(media_type, (ReadDocument("", (text,)),), has_text=False)
