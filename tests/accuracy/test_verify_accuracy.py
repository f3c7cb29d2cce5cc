"""Quotations made from real texts and checked: a small part of what `bench/verify_accuracy.py` measures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from workflows.command_line import environment, fonds

pytestmark = pytest.mark.corpora
EACH = 40


@pytest.fixture(scope="module")
def measured(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """The figures of a part of the reports in `ehri/` and of a part of the machine-read records in `jfk/`."""
    work = tmp_path_factory.mktemp("verify")
    found = {}
    for name, files, elsewhere in (
        ("ehri", sorted((corpora / "ehri").glob("*_EN.xml"))[::2], corpora / "frus"),
        ("jfk", sorted((corpora / "jfk" / "releases" / "2023").glob("*"))[::30][:50], corpora / "ehri"),
    ):
        fonds(work / name, "init")
        fonds(work / name, "ingest", *files, "--no-comparisons", "--json")
        done = subprocess.run(
            [sys.executable, "-m", "bench.verify_accuracy", "--one", work / name, "--each", str(EACH), "--seed", "11",
             "--elsewhere", elsewhere],
            env=environment(work / name), cwd=ROOT, capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        found[name] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("corpus", "verdict", "least"),
    [("ehri", "exact", 0.97), ("ehri", "near", 0.92), ("ehri", "changed", 0.92),
     ("jfk", "exact", 0.97), ("jfk", "near", 0.85), ("jfk", "changed", 0.9)],
)  # fmt: skip
def test_quotations_are_called_what_they_are(
    measured: dict[str, dict], corpus: str, verdict: str, least: float
) -> None:
    right, of = measured[corpus]["right"][verdict]
    assert of == EACH
    assert right / of >= least, measured[corpus]["ways"]


@pytest.mark.parametrize("corpus", ["ehri", "jfk"])
def test_no_invented_one_is_called_exact_or_near(measured: dict[str, dict], corpus: str) -> None:
    right, of = measured[corpus]["right"]["invented"]
    assert (right, of) == (EACH, EACH)
