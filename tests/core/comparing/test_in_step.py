"""Pages side by side: no word is lost or shown twice, and rows begin alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fonds.core.comparing.in_step import ROW, rows_in_step

PAGES = st.text(st.sampled_from("ab \n"), max_size=1500)


@given(PAGES, PAGES, st.lists(st.tuples(*[st.integers(0, 1500)] * 4), max_size=8))
def test_rows_hold_both_pages_once(old: str, new: str, places: list[tuple[int, int, int, int]]) -> None:
    differences = []
    for a, b, c, d in places:
        a, b = sorted((min(a, len(old)), min(b, len(old))))
        c, d = sorted((min(c, len(new)), min(d, len(new))))
        differences.append((a, b, c, d))
    rows = rows_in_step(old, new, differences)
    assert "".join(old[row.old_start : row.old_end] for row in rows) == old
    assert "".join(new[row.new_start : row.new_end] for row in rows) == new


def test_rows_begin_with_the_same_words() -> None:
    lines = [f"line {number} of the report says what it says" for number in range(60)]
    new = "\n".join(lines)
    old = new.replace("line 30 of", "of")
    start = new.index("line 30")
    rows = rows_in_step(old, new, [(start, start, start, start + len("line 30"))])
    assert len(rows) > 3
    for row in rows[1:]:
        assert old[row.old_start :].split()[:2] == new[row.new_start :].split()[:2]
    assert all(row.new_end - row.new_start >= ROW for row in rows[:-1])


def test_words_that_moved_do_not_disturb() -> None:
    assert len(rows_in_step("a b", "b a", [(2, 3, 0, 1), (0, 1, 2, 3)])) == 1


def test_empty_pages() -> None:
    assert rows_in_step("", "", []) == []
    assert len(rows_in_step("", "new words", [(0, 0, 0, 9)])) == 1
