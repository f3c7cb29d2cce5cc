"""Spreadsheets and documents of word processors, which the library stamps with the time at which it wrote them."""

from __future__ import annotations

import io
import zipfile


def without_time_of_saving(package: bytes) -> bytes:
    """What a spreadsheet holds; the library stamps each with the time at which it was written."""
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        return b"".join(parts.read(name) for name in sorted(parts.namelist()) if not name.startswith("docProps/"))
