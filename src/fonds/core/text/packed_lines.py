"""Lists that ship with the package as packed text, an item a line."""

from __future__ import annotations

import gzip
from importlib.resources import files


def packed_lines(package: str, name: str) -> list[str]:
    """The lines of the gzip file of that name in the folder `data` of a package.

    Raises FileNotFoundError where it has none.
    """
    return gzip.decompress((files(package) / "data" / name).read_bytes()).decode().split("\n")
