"""Which adapter serves which port: the only module that knows."""

from __future__ import annotations

import os
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fonds.core.description.identifiers import Mint, mint_identifier

if TYPE_CHECKING:
    from fonds.ports.file_store import FileStore
    from fonds.ports.text_index import TextIndex

__all__ = ["clock", "file_store", "mint", "public_index", "restricted_index", "use_archive"]

mint: Mint = mint_identifier


def clock() -> int:
    """Now, in seconds since 1970 UTC."""
    return int(time.time())


def use_archive(directory: Path) -> None:
    """Sets Django up for the archive in `directory`. Must come before anything that touches the catalogue."""
    os.environ["FONDS_ARCHIVE"] = str(directory)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fonds.settings")
    import django

    django.setup()


def _archive() -> Path:
    from django.conf import settings

    return Path(settings.ARCHIVE)


def file_store() -> FileStore:
    """Where original bytes are kept."""
    from fonds.adapters.file_store_folder import FolderFileStore

    return FolderFileStore(_archive() / "files")


@cache
def public_index() -> TextIndex:
    """The index that readers search: public records only, masked."""
    return _index("public")


@cache
def restricted_index() -> TextIndex:
    """The index of what is not public, for the keeper alone."""
    return _index("restricted")


def _index(name: str) -> TextIndex:
    from fonds.adapters.text_index_tantivy import TantivyTextIndex

    return TantivyTextIndex(_archive() / "index" / name)
