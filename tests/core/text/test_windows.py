"""Looking near anchors finds what looking everywhere finds."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fonds.core.text.windows import matches_near, windows

YEAR = re.compile(r"(?:in |[a-z]+ )?\b19\d\d\b")
DIGITS = re.compile(r"\d+")


@given(st.text(alphabet="in 19456a\n", max_size=400))
def test_same_as_everywhere(text: str) -> None:
    short = [m.span() for m in YEAR.finditer(text) if m.end() - m.start() <= 40]
    near = [m.span() for m in matches_near(YEAR, DIGITS, text, 48)]
    assert [span for span in near if span[1] - span[0] <= 40] == short


@given(st.text(alphabet="a 1", max_size=300))
def test_windows_do_not_overlap_and_hold_every_anchor(text: str) -> None:
    found = list(windows(text, [match.span() for match in DIGITS.finditer(text)], 5))
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    for match in DIGITS.finditer(text):
        assert any(start <= match.start() and match.end() <= end for start, end in found)
