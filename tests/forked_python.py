"""Python in a process of its own that need not load the libraries first: what `python WORDS` does, only sooner.

A helper imports what commands need and forks for each: every command has memory, environment, files and an exit code
of its own, as one that was started has. What is imported beforehand has seen no setting of `fonds`, since Django
refuses modules that ask for one before it is set up; each process does that by itself.

There are two helpers, each with its own order of sets (the seed of hashes): commands on one archive go to them in turn,
and those on the next archive begin with the other, so that what is compared was made by unlike processes.

Not for commands that are killed or limited, and not for servers: those are started, and so is everything where the
system is not Linux.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import types
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_IMPORTED = (
    "django.contrib.admin", "django.core.management.commands.migrate", "django.db.backends.sqlite3.base", "django.test",
    "fonds.adapters.reading_worker", "fonds.adapters.sheet_reader", "fonds.adapters.text_index_tantivy",
    "fonds.cli.archives", "fonds.core.comparing.report", "fonds.core.description.dates",
    "fonds.core.description.described_rows", "fonds.core.description.profile", "fonds.core.description.proposals",
    "fonds.core.naming.spellings", "fonds.core.quoting.finding", "jinja2", "lxml.etree",
)  # fmt: skip
_READING = ("fonds.core.extracting.reading", "fonds.core.extracting.word_knowledge")
_READERS = {"read", "fact", "people", "access"}
"""Commands that load the finders. A helper loads them, with the public lists, when it is first asked for one of these
or for a script that reads."""
_LONGEST = 1 << 17  # bytes of words and environment; the system allows about twice as many in one message


def python(
    words: Sequence[str | Path], env: Mapping[str, str], *, timeout: float = 300
) -> subprocess.CompletedProcess[str]:
    """What `python WORDS` prints in this environment, and its exit code; the first word is `-m`, `-c` or a script.

    Raises `subprocess.TimeoutExpired`, and ends the process, after so many seconds.
    """
    said = list(map(str, words))
    if sys.platform == "linux":
        return _helper_for(env.get("FONDS_ARCHIVE", "")).run(said, dict(env), timeout)
    return subprocess.run(
        [sys.executable, *said], env=dict(env), capture_output=True, text=True, encoding="utf-8", timeout=timeout
    )


class _Helper:
    """The helper as the tests see it. It ends when they do."""

    def __init__(self) -> None:
        self._line, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        kept = {name: said for name, said in os.environ.items() if not name.startswith(("FONDS_", "DJANGO_"))}
        with other:
            self._process = subprocess.Popen(
                [sys.executable, __file__, str(other.fileno())], env=kept | {"PYTHONUTF8": "1"},
                pass_fds=[other.fileno()], stdin=subprocess.DEVNULL,
            )  # fmt: skip
        self._lock = threading.Lock()
        self.is_given_up = False
        atexit.register(self._end)

    def run(self, words: list[str], env: dict[str, str], timeout: float) -> subprocess.CompletedProcess[str]:
        asked = json.dumps({"words": words, "env": env, "folder": str(Path.cwd())}).encode()
        assert len(asked) < _LONGEST
        with self._lock, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = 0
            try:
                socket.send_fds(self._line, [asked], [out.fileno(), err.fileno()])
                process = self._told()
                self._line.settimeout(timeout)
                code = self._told()
                self._line.settimeout(None)
            except BaseException as error:
                self._give_up(process)
                if isinstance(error, TimeoutError):
                    raise subprocess.TimeoutExpired(words, timeout) from None
                raise
            return subprocess.CompletedProcess([sys.executable, *words], code, _whole(out), _whole(err))

    def _told(self) -> int:
        if not (said := self._line.recv(100)):
            raise RuntimeError("the process that forks for commands has ended")
        return int(said)

    def _give_up(self, process: int) -> None:
        """Ends the command and the helper, of which the next one would hear what this one was to be told."""
        self.is_given_up = True
        with contextlib.suppress(ProcessLookupError):
            if process:
                os.killpg(process, signal.SIGKILL)
        self._process.kill()

    def _end(self) -> None:
        self._line.close()
        self._process.wait()


def _whole(file: Any) -> str:
    file.seek(0)
    return file.read().decode().replace("\r\n", "\n")


_helpers: dict[int, _Helper] = {}
_first: dict[str, int] = {}
"""Archive → the helper that its first command goes to."""
_commands: Counter[str] = Counter()
"""Archive → how many commands there were on it."""


def _helper_for(archive: str) -> _Helper:
    turn = (_first.setdefault(archive, len(_first)) + _commands[archive]) % 2
    _commands[archive] += 1
    if turn not in _helpers or _helpers[turn].is_given_up:
        _helpers[turn] = _Helper()
    return _helpers[turn]


def _serve(line: socket.socket) -> dict[str, Any]:
    """Forks for each request until the tests have ended; returns, in the new process alone, what it is to do."""
    for name in _IMPORTED:
        importlib.import_module(name)
    while True:
        asked, descriptors, _, _ = socket.recv_fds(line, _LONGEST, 2)
        if not asked:
            os._exit(0)
        task: dict[str, Any] = json.loads(asked)
        if _reads(*task["words"][:3]):
            *_, knowledge = map(importlib.import_module, _READING)
            knowledge.known("Alexandria")
        gc.collect()
        gc.freeze()  # to look for garbage among what is shared would copy it
        process = os.fork()
        if process == 0:
            line.close()
            _lead(0)
            for target, each in enumerate(descriptors, 1):
                os.dup2(each, target)
                os.close(each)
            return task
        for each in descriptors:
            os.close(each)
        _lead(process)
        line.send(str(process).encode())
        line.send(str(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])).encode())


def _reads(first: str, second: str = "", third: str = "") -> bool:
    if (first, second) == ("-m", "fonds"):
        return third in _READERS
    said = Path(first).read_text("utf-8") if first.endswith(".py") else second if first == "-c" else ""
    return "fonds.workflows.reading" in said


def _lead(process: int) -> None:
    """Gives the process a group, with which all that it starts can be ended; done on both sides, whichever is first."""
    with contextlib.suppress(ProcessLookupError):
        os.setpgid(process, process)


def _become(task: dict[str, Any]) -> None:
    """What Python does with the words it was started with."""
    os.environ.clear()
    os.environ.update(task["env"])
    os.chdir(task["folder"])
    first, *others = task["words"]
    if first == "-m":
        sys.path.insert(0, str(Path.cwd()))
        sys.argv = ["-m", *others[1:]]
        runpy.run_module(others[0], run_name="__main__", alter_sys=True)
    elif first == "-c":
        sys.path.insert(0, "")
        sys.argv = ["-c", *others[1:]]
        sys.modules["__main__"] = types.ModuleType("__main__")
        exec(compile(others[0], "<string>", "exec"), vars(sys.modules["__main__"]))
    else:
        sys.path.insert(0, str(Path(first).parent))
        sys.argv = [first, *others]
        runpy.run_path(first, run_name="__main__")


def _end(code: int) -> None:
    """Ends the process as Python does, but without taking apart, object by object, what it shares with others."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for each in (sys.stdout, sys.stderr):
        each.flush()
    os._exit(code)


if __name__ == "__main__":
    del sys.path[0]  # this file's folder
    told = _serve(socket.socket(fileno=int(sys.argv[1])))
    try:
        _become(told)
    except SystemExit as ended:
        if isinstance(ended.code, int | None):
            _end(ended.code or 0)
        print(ended.code, file=sys.stderr)
        _end(1)
    _end(0)
