"""Lists that ship with the package are read line by line."""

from __future__ import annotations

import pytest

from fonds.core.text.packed_lines import packed_lines


def test_a_list_is_read_line_by_line() -> None:
    lines = packed_lines("fonds.core.extracting", "given_names.txt.gz")
    assert "Alice" in lines and len(lines) > 1_000
    assert all(line and "\n" not in line for line in lines)


def test_a_list_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        packed_lines("fonds.core.extracting", "nothing.txt.gz")
