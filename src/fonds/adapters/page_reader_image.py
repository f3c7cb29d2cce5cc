"""Keeps a scan that has no text: pages without words, until a reader with OCR takes its place."""

from __future__ import annotations

from pathlib import Path

from fonds.adapters.media_types import IMAGES
from fonds.adapters.page_drawing import frames
from fonds.core.text.reading import ReadDocument, Reading, ReadPage, ReadText
from fonds.ports.page_reader import ReadingRules


class ImageReader:
    """Images of one page, and TIFFs of several. No picture is decoded here, so that nothing in it can do harm."""

    media_types = IMAGES

    def read(self, path: Path, media_type: str, rules: ReadingRules) -> Reading:
        """One document whose pages have no text yet."""
        pages = frames(path) if media_type == "image/tiff" else 1
        text = ReadText(kind="scan", pages=(ReadPage(""),) * pages, paginated=True, language=rules.language)
        return Reading(media_type, (ReadDocument("", (text,)),), has_text=False)
