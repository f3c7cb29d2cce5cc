"""Schemathesis asks the served sample archive what its OpenAPI description allows and forbids, and finds nothing."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from workflows.command_line import environment, fonds
from workflows.test_serving import body, free_port

pytest.importorskip("schemathesis")

CONFIGURATION = """
[checks.negative_data_rejection]
# 414 is the server's own answer to an address of more than 64 KiB
expected-statuses = [400, 404, 405, 406, 413, 414, 415]
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the interface to the sample archive, without a limit of requests."""
    archive = tmp_path_factory.mktemp("sample") / "legation"
    fonds(archive, "demo", "--no-serve")
    fonds(archive, "read")
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "fonds", "serve", "--port", str(port), "--workers", "1"],
        env=environment(archive) | {"FONDS_API_RATE": "0"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        body(f"http://127.0.0.1:{port}/api/v1")
        yield f"http://127.0.0.1:{port}/api/v1"
    finally:
        server.terminate()
        server.wait(timeout=30)


def first_of(served: str, path: str, name: str) -> str:
    """The id of the first of a list."""
    with urllib.request.urlopen(f"{served}{path}", timeout=20) as answer:
        return str(json.load(answer)[name][0]["id"])


@pytest.mark.timeout(880)
def test_schemathesis_finds_nothing(served: str, tmp_path: Path) -> None:
    """Examples, borders, random requests both good and bad, and chains of requests; the same ones each time."""
    known = {
        "/records/{id}": first_of(served, "/search?q=legation&has_text=yes", "results"),
        "/collections/{id}": first_of(served, "/collections", "collections"),
        "/repositories/{id}": first_of(served, "/repositories", "repositories"),
        "/people/{id}": first_of(served, "/people", "people"),
        "/releases/{id}": first_of(served, "/releases", "releases"),
    }
    operations = "".join(
        f'\n[[operations]]\ninclude-path-regex = "^{path.replace("{", "[{]").replace("}", "[}]")}"\n'
        f'parameters = {{ "path.id" = "{identifier}" }}\n'
        for path, identifier in known.items()
    )
    (tmp_path / "schemathesis.toml").write_text(CONFIGURATION + operations, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", f"{served}/openapi.json", "--seed", "1",
         "--max-examples", "8", "--generation-deterministic", "--checks", "all",
         "--no-color"],
        cwd=tmp_path, capture_output=True, text=True, timeout=850,
    )  # fmt: skip
    report = done.stdout + done.stderr
    assert "Tested: 30" in report, report
    assert done.returncode == 0, report[-6000:]
