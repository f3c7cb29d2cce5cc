"""Passages labelled by a third reader, blind: an open half, and a sealed one that no maker of rules opens.

Every `gold_third_reader_*.toml` beside this module is read, in the form of the second reader's files.
"""

from __future__ import annotations

from pathlib import Path

FILES = tuple(sorted(each.name for each in Path(__file__).parent.glob("gold_third_reader_*.toml")))
