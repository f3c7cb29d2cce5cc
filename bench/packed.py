"""Writes the packed lists that ship with the package, which `core/text/packed_lines.py` reads."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path


def write_packed(target: Path, lines: Iterable[str]) -> None:
    """Writes lines as a gzip file without name and time, so that the same lines make the same file."""
    with target.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write("\n".join(lines).encode())
