"""Pictures of pages, drawn in a limited worker when first asked for and kept in a folder of bounded size.

The folder holds nothing that cannot be drawn again: it may be removed at any time, and backups may leave it out.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from fonds.adapters.page_drawing import DRAWN
from fonds.core.text.reading import Unreadable
from fonds.ports.file_store import FileStore

Drawing = Callable[[Path, str, int], bytes]
"""Draws a page within limits: (file, media type, page). Raises Unreadable."""

MOST_KEPT = 512 * 1024 * 1024
"""Bytes of pictures kept; beyond, those drawn first go."""
_LOOK_EVERY = 64


class DrawnPagePictures:
    """Implements `ports.page_pictures.PagePictures`.

    One page is drawn at a time in a process: each takes a core, and a crawler that asks for all must not take all.
    """

    def __init__(self, files: FileStore, folder: Path, draw: Drawing, *, most_kept: int = MOST_KEPT) -> None:
        self._files = files
        self._folder = folder
        self._draw = draw
        self._most_kept = most_kept
        self._one_at_a_time = threading.Lock()
        self._written = 0

    def draws(self, media_type: str) -> bool:
        """See the port."""
        return media_type in DRAWN

    def picture(self, sha256: str, media_type: str, page: int) -> bytes:
        """See the port."""
        if not self.draws(media_type):
            raise Unreadable(f"files of the type {media_type} are not drawn", "Take the file itself.")
        kept = self._folder / sha256[:2] / f"{sha256}-{page}.jpg"
        try:
            return kept.read_bytes()
        except FileNotFoundError:
            pass
        with self._one_at_a_time:
            if kept.is_file():
                return kept.read_bytes()
            with self._files.local_copy(sha256) as path:
                picture = self._draw(path, media_type, page)
            self._keep(kept, picture)
        return picture

    def _keep(self, kept: Path, picture: bytes) -> None:
        """Writes beside and renames, so that nobody reads half a picture. A full disk costs the keeping only."""
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=kept.parent, suffix=".part")
            try:
                with os.fdopen(descriptor, "wb") as target:
                    target.write(picture)
                os.replace(name, kept)  # noqa: PTH105
            except OSError:
                Path(name).unlink(missing_ok=True)
                return
        except OSError:
            return
        if self._written % _LOOK_EVERY == 0:
            self._make_room()
        self._written += 1

    def _make_room(self) -> None:
        found = []
        for path in self._folder.glob("*/*"):
            try:
                state = path.stat()
            except OSError:
                continue
            found.append((state.st_mtime, state.st_size, path))
        held = sum(size for _time, size, _path in found)
        for _time, size, path in sorted(found):
            if held <= self._most_kept:
                return
            path.unlink(missing_ok=True)
            held -= size
