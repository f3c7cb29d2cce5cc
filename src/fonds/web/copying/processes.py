"""How a process that makes pages of a copy begins and ends. Imported before the archive is open: no models here."""

from __future__ import annotations

import os
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread

from fonds.wiring import use_archive


def start(archive: Path) -> None:
    """Opens the archive; the process ends when the one that wanted the copy is killed."""
    use_archive(archive)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
