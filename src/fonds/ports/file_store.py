"""Port: keeps original bytes for ever under their SHA-256."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol


@dataclass(frozen=True, slots=True)
class Stored:
    """What a put kept: `sha256` in 64 hexadecimal digits, `size` in bytes, `new` when the store had not had it."""

    sha256: str
    size: int
    new: bool


class FileStore(Protocol):
    """A store of bytes that only ever grows, save for `discard` of what no record names.

    When `put` returns, the bytes SHALL survive a power failure. Putting what is already there SHALL change
    nothing. No local path SHALL leave the store.
    """

    def put(self, paths: Iterable[Path]) -> list[Stored]:
        """Keeps the bytes of each file; results in order. Raises OSError when the store cannot take them."""
        ...

    def put_bytes(self, data: bytes) -> Stored: ...

    def has(self, sha256: str) -> bool: ...

    def size(self, sha256: str) -> int:
        """Bytes. Raises FileNotFoundError when not held."""
        ...

    def open(self, sha256: str) -> AbstractContextManager[BinaryIO]:
        """A stream from the start. Raises FileNotFoundError when not held."""
        ...

    def stream(self, sha256: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The bytes from `start` to `end` (half-open; None for the last), in pieces."""
        ...

    def local_copy(self, sha256: str) -> AbstractContextManager[Path]:
        """A file to read from, valid within the context only."""
        ...

    def keys(self) -> Iterator[str]:
        """Every SHA-256 held, in no order."""
        ...

    def discard(self, sha256: str) -> None:
        """Removes bytes that no record names."""
        ...

    def sweep(self) -> int:
        """Removes what an interrupted put left lying about; returns how many."""
        ...
