"""How a process that makes pages of a copy begins and ends. Imported before the archive is open: no models here."""

from __future__ import annotations

from pathlib import Path

from fonds.wiring import use_archive
from fonds.workflows.worker_processes import end_with_parent


def start(archive: Path) -> None:
    """Opens the archive; the process ends when the one that wanted the copy is killed."""
    use_archive(archive)
    end_with_parent()
