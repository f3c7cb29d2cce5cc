"""Trying a pattern at the beginnings of lines finds what trying it everywhere finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from fonds.core.text.line_patterns import LinePattern

PATTERNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (r"^[ ]*a(?P<rest>[^\n]*)", r"^\W{0,3}b+\n?", r"^a\n|^\s*(?P<word>b)$", r"^(?<!b\n)a")
)


@given(st.text(alphabet="ab \n", max_size=60), st.sampled_from(PATTERNS), st.integers(0, 20), st.integers(0, 60))
def test_same_as_everywhere(text: str, pattern: re.Pattern[str], start: int, length: int) -> None:
    of_lines = LinePattern(pattern)
    every = [(match.span(), match.groupdict()) for match in pattern.finditer(text)]
    assert [(match.span(), match.groupdict()) for match in of_lines.finditer(text)] == every
    within = [match.span() for match in pattern.finditer(text, start, start + length)]
    assert [match.span() for match in of_lines.finditer(text, start, start + length)] == within
    first, found = pattern.search(text), of_lines.search(text)
    assert (first and first.span()) == (found and found.span())
