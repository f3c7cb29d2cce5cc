"""A file store in a folder: `ab/abcdef…` under the SHA-256, written so that a kill or a power failure loses nothing.

Temporary file, fsync, rename, fsync of the folder: only then is a put over (the order every later commit counts on).
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from fonds.ports.file_store import Stored

PIECE = 1024 * 1024
ARRIVING = "arriving"


class FolderFileStore:
    """Keeps files under `root`. Safe for several processes: what arrives twice is kept once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._arriving = root / ARRIVING

    def put(self, paths: Iterable[Path]) -> list[Stored]:
        self._arriving.mkdir(parents=True, exist_ok=True)
        # waiting for the disk is most of the work, so several files wait at once
        with ThreadPoolExecutor(max_workers=8) as threads:
            arrived = list(threads.map(self._arrive, paths))
        folders = {self._path(stored.sha256).parent for stored in arrived if stored.new}
        for folder in folders:
            _sync_folder(folder)
        if folders:
            _sync_folder(self._root)
        return arrived

    def put_bytes(self, data: bytes) -> Stored:
        self._arriving.mkdir(parents=True, exist_ok=True)
        sha256 = hashlib.sha256(data).hexdigest()
        target = self._path(sha256)
        if target.exists():
            return Stored(sha256, len(data), new=False)
        temporary = self._arriving / uuid.uuid4().hex
        with temporary.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        self._settle(temporary, target)
        _sync_folder(target.parent)
        return Stored(sha256, len(data), new=True)

    def has(self, sha256: str) -> bool:
        return self._path(sha256).is_file()

    def size(self, sha256: str) -> int:
        return self._path(sha256).stat().st_size

    @contextmanager
    def open(self, sha256: str) -> Iterator[BinaryIO]:
        with self._path(sha256).open("rb") as stream:
            yield stream

    def stream(self, sha256: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        with self._path(sha256).open("rb") as stream:
            stream.seek(start)
            left = (self.size(sha256) if end is None else end) - start
            while left > 0 and (piece := stream.read(min(PIECE, left))):
                left -= len(piece)
                yield piece

    @contextmanager
    def local_copy(self, sha256: str) -> Iterator[Path]:
        path = self._path(sha256)
        if not path.is_file():
            raise FileNotFoundError(sha256)
        yield path

    def keys(self) -> Iterator[str]:
        if not self._root.is_dir():
            return
        for folder in self._root.iterdir():
            if folder.name != ARRIVING and folder.is_dir():
                yield from (each.name for each in folder.iterdir())

    def discard(self, sha256: str) -> None:
        self._path(sha256).unlink(missing_ok=True)

    def sweep(self) -> int:
        left = list(self._arriving.iterdir()) if self._arriving.is_dir() else []
        for each in left:
            each.unlink(missing_ok=True)
        return len(left)

    def _path(self, sha256: str) -> Path:
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise FileNotFoundError(f"{sha256!r} is not a SHA-256")
        return self._root / sha256[:2] / sha256

    def _arrive(self, path: Path) -> Stored:
        with path.open("rb") as source:
            known = hashlib.file_digest(source, "sha256").hexdigest()
        if self.has(known):
            return Stored(known, path.stat().st_size, new=False)
        temporary = self._arriving / uuid.uuid4().hex
        # hashed again while it is copied: what is kept is what was copied, should the file change meanwhile
        digest = hashlib.sha256()
        size = 0
        try:
            with path.open("rb") as source, temporary.open("xb") as out:
                while piece := source.read(PIECE):
                    digest.update(piece)
                    size += len(piece)
                    out.write(piece)
                sha256 = digest.hexdigest()
                target = self._path(sha256)
                if target.exists():
                    new = False
                else:
                    out.flush()
                    os.fsync(out.fileno())
                    new = True
            if new:
                self._settle(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)
        return Stored(sha256, size, new)

    def _settle(self, temporary: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.replace(target)
        target.chmod(0o444)


def _sync_folder(folder: Path) -> None:
    # Windows has no fsync of a folder; its rename is journalled
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(FileNotFoundError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
