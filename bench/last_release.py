"""What the figures of reading were at the last release, so that each is printed with how it changed."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

LAST = Path(__file__).with_name("reading_last_release.toml")
_HEAD = "# The figures of the last release; written by --release. Until there is one, those with which reading began.\n"
_measured: dict[str, float] = {}


def since_last_release(name: str, value: float) -> str:
    """How a figure changed since the last release, in words; "" where it was not measured then."""
    _measured[name] = value
    before = last_figures().get(name)
    return "" if before is None else f"  since the last release {value - before:+.3f}"


def keep_as_release() -> None:
    """Makes the figures measured in this run those of the last release; those not measured in it stay."""
    figures = sorted((last_figures() | _measured).items())
    LAST.write_text(_HEAD + "".join(f'"{name}" = {value:.4f}\n' for name, value in figures), "utf-8")


@cache
def last_figures() -> dict[str, float]:
    """The figures of the last release by their names."""
    return tomllib.loads(LAST.read_text("utf-8")) if LAST.exists() else {}
