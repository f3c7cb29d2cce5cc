"""The built wheel is complete: installed alone, without the checkout, it loads and shows the sample archive."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from this checkout, with the build backend that is installed beside the tests."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_holds_what_it_needs_and_no_more(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for part in (
        "fonds/py.typed",
        "fonds/web/templates/base.html",
        "fonds/profiles/jfk-releases.toml",
        "fonds/catalogue/migrations/0001_initial.py",
        "fonds/examples/legation/profile.toml",
    ):
        assert part in names
    assert any(n.startswith("fonds/web/static/") and n.endswith(".css") for n in names)
    roots = {n.split("/")[0] for n in names}
    assert {r for r in roots if not r.endswith(".dist-info")} == {"fonds"}
    assert not [n for n in names if "make_sample" in n or "__pycache__" in n]


def test_shows_the_sample_archive(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    # the wheel comes before the link to the checkout that the tests themselves run from
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("FONDS_", "DJANGO_"))}
    environment["PYTHONPATH"] = str(installed)

    def fonds(*words: str) -> str:
        code = "import sys; from fonds.cli import main; sys.exit(main())"
        run = subprocess.run(
            [sys.executable, "-c", code, *words], cwd=tmp_path, env=environment, capture_output=True, text=True
        )
        assert run.returncode == 0, run.stderr
        return run.stdout

    where = [sys.executable, "-c", "import fonds; print(fonds.__file__)"]
    assert subprocess.run(where, cwd=tmp_path, env=environment, capture_output=True, text=True).stdout.startswith(
        str(installed)
    )
    assert "http://127.0.0.1:8000" in fonds("demo", "--no-serve")
    found = fonds("search", "legation", "--archive", "demo-archive")
    assert int(found.split()[0]) > 3
