"""Port: a page of a stored file as a picture that any browser shows."""

from __future__ import annotations

from typing import Protocol

PICTURE_TYPE = "image/jpeg"


class PagePictures(Protocol):
    """Draws pages of untrusted files within limits, and keeps what it drew."""

    def draws(self, media_type: str) -> bool:
        """Whether pages of such files can be drawn."""
        ...

    def picture(self, sha256: str, media_type: str, page: int) -> bytes:
        """Page `page` (from 1) of the stored file, as a JPEG.

        Raises `Unreadable` where the file has no such page or it cannot be drawn, FileNotFoundError where the
        store does not hold the file.
        """
        ...
