"""Schemathesis asks the served sample archive what its OpenAPI description allows and forbids, and finds nothing."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from workflows.command_line import fonds
from workflows.served import served

# found, not imported: every process that collects the tests would wait for it
pytestmark = pytest.mark.skipif(find_spec("schemathesis") is None, reason="schemathesis is not installed")

CONFIGURATION = """
[checks.negative_data_rejection]
# 414 is the server's own answer to an address of more than 64 KiB
expected-statuses = [400, 404, 405, 406, 413, 414, 415]
"""


@pytest.fixture(scope="module")
def interface(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the interface to the sample archive, without a limit of requests."""
    archive = tmp_path_factory.mktemp("sample") / "legation"
    fonds(archive, "demo", "--no-serve")
    fonds(archive, "read")
    with served(archive, "--workers", "1", FONDS_API_RATE="0") as address:
        yield f"{address}/api/v1"


def first_of(interface: str, path: str, name: str) -> str:
    """The id of the first of a list."""
    with urllib.request.urlopen(f"{interface}{path}", timeout=20) as answer:
        return str(json.load(answer)[name][0]["id"])


@pytest.mark.timeout(880)
def test_schemathesis_finds_nothing(interface: str, tmp_path: Path) -> None:
    """Examples, borders, random requests both good and bad, and chains of requests; the same ones each time."""
    known = {
        "/records/{id}": first_of(interface, "/search?q=legation&has_text=yes", "results"),
        "/collections/{id}": first_of(interface, "/collections", "collections"),
        "/repositories/{id}": first_of(interface, "/repositories", "repositories"),
        "/people/{id}": first_of(interface, "/people", "people"),
        "/releases/{id}": first_of(interface, "/releases", "releases"),
    }
    operations = "".join(
        f'\n[[operations]]\ninclude-path-regex = "^{path.replace("{", "[{]").replace("}", "[}]")}"\n'
        f'parameters = {{ "path.id" = "{identifier}" }}\n'
        for path, identifier in known.items()
    )
    (tmp_path / "schemathesis.toml").write_text(CONFIGURATION + operations, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", f"{interface}/openapi.json", "--seed", "1",
         "--max-examples", "8", "--generation-deterministic", "--checks", "all",
         "--no-color"],
        cwd=tmp_path, capture_output=True, text=True, timeout=850,
    )  # fmt: skip
    report = done.stdout + done.stderr
    assert "Tested: 30" in report, report
    assert done.returncode == 0, report[-6000:]
