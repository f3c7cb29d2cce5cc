"""What tests of every layer share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real documents: FONDS_CORPORA, default `../shared/corpora` beside the repository."""
    folder = Path(os.environ.get("FONDS_CORPORA") or ROOT / ".." / "shared" / "corpora")
    if folder.is_dir():
        return folder.resolve()
    reason = f"NOT RUN: no real documents at {folder}; set FONDS_CORPORA to their folder"
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(reason)
    pytest.skip(reason)
