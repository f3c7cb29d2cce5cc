"""A process that was forked for a command is like one that was started for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from forked_python import python

ENVIRONMENT = {name: said for name, said in os.environ.items() if not name.startswith(("FONDS_", "DJANGO_"))}
ENVIRONMENT |= {"PYTHONUTF8": "1"}
SAYS = """
import __main__, json, os, sys
print(json.dumps([__name__, __main__.__dict__ is globals(), sys.argv, sys.path[1:], os.getcwd(), sys.stdin.read(),
                  sys.stdout.isatty(), sys.flags.utf8_mode, os.environ.get("FONDS_ARCHIVE"), sorted(os.environ)]))
print("ж", file=sys.stderr)
sys.exit(3)
"""


def test_it_says_and_finds_what_a_started_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    env = ENVIRONMENT | {"FONDS_ARCHIVE": str(tmp_path / "archive")}
    started = subprocess.run([sys.executable, "-c", SAYS, "a b", "ж"], env=env, capture_output=True, text=True,
                             encoding="utf-8", stdin=subprocess.DEVNULL)  # fmt: skip
    forked = python(["-c", SAYS, "a b", "ж"], env)
    assert (forked.returncode, forked.stdout, forked.stderr) == (3, started.stdout, "ж\n")


def test_a_module_and_a_script_are_run_like_one_that_is_called(tmp_path: Path) -> None:
    (tmp_path / "beside.py").write_text("word = 'beside'\n")
    (tmp_path / "script.py").write_text("import sys, beside\nprint(__name__, beside.word, sys.argv[1:])\n")
    assert python([tmp_path / "script.py", "x"], ENVIRONMENT).stdout == "__main__ beside ['x']\n"
    assert python(["-m", "fonds", "--version"], ENVIRONMENT).stdout.startswith("fonds ")


def test_nothing_goes_from_one_to_the_next() -> None:
    leaves = "import fonds.settings, os, sys; os.environ['FONDS_LEFT'] = 'x'; sys.left = 1; os.chdir('/')"
    looks = (
        "import os, sys; from django.conf import settings; from django.apps import apps; print(settings.configured, "
        "apps.ready, 'fonds.settings' in sys.modules, hasattr(sys, 'left'), 'FONDS_LEFT' in os.environ)"
    )
    for _ in range(2):
        assert python(["-c", leaves], ENVIRONMENT).returncode == 0
        assert python(["-c", looks], ENVIRONMENT).stdout.split() == ["False"] * 5


def test_one_that_breaks_down_or_is_killed_is_told_and_others_go_on() -> None:
    broken = python(["-c", "raise ValueError('broken')"], ENVIRONMENT)
    assert broken.returncode == 1 and broken.stderr.endswith("ValueError: broken\n")
    assert python(["-c", "import os; os.kill(os.getpid(), 9)"], ENVIRONMENT).returncode == -9
    with pytest.raises(subprocess.TimeoutExpired):
        python(["-c", "import time; time.sleep(600)"], ENVIRONMENT, timeout=0.2)
    assert python(["-c", "import sys; sys.exit('told')"], ENVIRONMENT).stderr == "told\n"
    assert python(["-c", "print(1)"], ENVIRONMENT).stdout == "1\n"


def test_what_is_left_to_the_end_is_done() -> None:
    code = (
        "import atexit, sys, threading, time\nfrom concurrent.futures import ThreadPoolExecutor\n"
        "atexit.register(print, 'at exit')\n"
        "threading.Thread(target=lambda: (time.sleep(0.1), print('thread'))).start()\n"
        "ThreadPoolExecutor(1).submit(lambda: (time.sleep(0.2), print('pool')))\n"
    )
    assert sorted(python(["-c", code], ENVIRONMENT).stdout.splitlines()) == ["at exit", "pool", "thread"]


@pytest.mark.skipif(sys.platform != "linux", reason="where processes are started, nothing forks for them")
def test_where_what_forks_is_gone_it_is_told_and_others_go_on() -> None:
    with pytest.raises(RuntimeError, match="has ended"):
        python(["-c", "import os; os.kill(os.getppid(), 9)"], ENVIRONMENT)
    for _ in range(2):
        assert python(["-c", "print(1)"], ENVIRONMENT).stdout == "1\n"


@pytest.mark.skipif(sys.platform != "linux", reason="where processes are started, each has its own order")
def test_two_archives_are_never_handled_in_one_order_of_sets() -> None:
    asked = ["-c", "print(hash('a word'))"]
    orders = [
        [python(asked, ENVIRONMENT | {"FONDS_ARCHIVE": each}).stdout for _ in range(4)] for each in ("one", "two")
    ]
    assert [first == second for first, second in zip(*orders, strict=True)] == [False] * 4
    assert len({*orders[0], *orders[1]}) == 2
