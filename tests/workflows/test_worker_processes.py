"""Whoever works for a process that was killed ends too."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

STARTED = """
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
import os
from fonds.workflows.worker_processes import end_with_parent
if __name__ == "__main__":
    pool = ProcessPoolExecutor(2, get_context("spawn"), end_with_parent)
    print(*{each.result() for each in [pool.submit(os.getpid) for _ in range(20)]}, flush=True)
    time.sleep(600)
"""


def test_workers_end_when_their_parent_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", STARTED], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    workers = [int(each) for each in parent.stdout.readline().split()]
    assert workers
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    until = time.monotonic() + 60
    while any(_is_there(each) for each in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(_is_there(each) for each in workers)


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
        said = Path(f"/proc/{process}/stat").read_text("utf-8")
    except (ProcessLookupError, FileNotFoundError):
        return False
    return said.rpartition(")")[2].split()[0] != "Z"  # a zombie is gone, though nobody has asked after it
