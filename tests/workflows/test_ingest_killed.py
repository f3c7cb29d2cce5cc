"""An ingest that is killed goes on where it stopped."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workflows.command_line import contents, environment, fonds, fonds_json, write


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no kill -9")
def test_killed_at_any_moment_it_goes_on_and_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    folder = write(tmp_path / "many", {f"{n:04}.txt": f"Paper number {n} of the legation.\n" * 40 for n in range(700)})
    sheet = tmp_path / "list.csv"
    sheet.write_text(
        "Identifier,Title,File name\n" + "".join(f"N-{n},Paper {n},{n:04}.txt\n" for n in range(700)), "utf-8"
    )
    whole = tmp_path / "whole"
    fonds(whole, "ingest", folder, "--sheet", sheet)
    archive = tmp_path / "killed"
    for seconds in (0.7, 1.1, 1.4, 1.8, 2.3):
        running = subprocess.Popen(
            [sys.executable, "-m", "fonds", "ingest", str(folder), "--sheet", str(sheet)],
            env=environment(archive), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(seconds)
        running.kill()
        running.wait()
    fonds(archive, "ingest", folder, "--sheet", sheet)
    assert contents(archive) == contents(whole)
    assert fonds_json(archive, "check")["faults"] == []
    assert fonds_json(archive, "search", "legation", "--limit", "1")["total"] == 700
