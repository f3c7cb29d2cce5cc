"""Writes all pages of the reference that are made from the code: `make docs`."""

from __future__ import annotations

import runpy
from pathlib import Path

if __name__ == "__main__":
    for maker in sorted(Path(__file__).parent.glob("reference/make_*.py")):
        runpy.run_path(str(maker), run_name="__main__")
        print(f"{maker.stem.removeprefix('make_').replace('_', '-')}.md")
