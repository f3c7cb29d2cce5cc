"""Where a page ends and the next begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.parsing.page_breaks import paged


def test_marked_lines_are_left_out_with_the_rule_above_them() -> None:
    found = paged("# 104-1\n\n## Page 1\n\nFirst.\n\nSecond.\n\n---\n\n## Page 2\n\n---\n\n## Page 3\n\n  Last.\n")
    assert found.pages == ("First.\n\nSecond.", "", "  Last.")
    assert found.paginated and not found.remarks


def test_a_rule_within_the_page_stays() -> None:
    assert paged("## Page 1\nabove\n---\nbelow\n\n## Page 2\nx\n---\n").pages == ("above\n---\nbelow", "x\n---")


def test_missing_pages_keep_the_others_numbers() -> None:
    found = paged("## Page 1\na\n## Page 2\nb\n## Page 5\ne")
    assert found.pages == ("a", "b", "", "", "e")
    assert "3–4" in found.remarks[0]


def test_numbers_out_of_order_are_counted_as_they_come() -> None:
    found = paged("## Page 2\na\n## Page 1\nb\n## Page 1\nc")
    assert found.pages == ("a", "b", "c")
    assert "out of order" in found.remarks[0]


def test_a_number_beyond_reason_makes_no_million_pages() -> None:
    found = paged("## Page 1\na\n## Page 999999999\nb")
    assert len(found.pages) == 2 and found.remarks


def test_words_before_the_first_mark_are_kept() -> None:
    assert paged("A cover note.\n\n## Page 1\n\nText.").pages == ("A cover note.\n\nText.",)
    assert paged("Begins here.\n## Page 2\nGoes on.").pages == ("Begins here.", "Goes on.")


@pytest.mark.parametrize("line", ["see ## Page 3", "## Page three", "### Page 3", "## Page 3 of the file"])
def test_lines_that_only_resemble_a_mark_break_nothing(line: str) -> None:
    assert paged(f"a\n{line}\nb") == paged(f"a\n{line}\nb", by="none")


def test_auto_takes_form_feeds_where_no_line_is_marked() -> None:
    assert paged("a\n\fb\n\f").pages == ("a", "b")
    assert paged("a\n\f\fb").pages == ("a", "", "b")


def test_without_breaks_there_is_one_page_untouched() -> None:
    text = "\n\n a \n\n\n\nb\n"
    assert paged(text).pages == (text,)
    assert not paged(text).paginated
    assert not paged(text, by="pattern").paginated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\nb", ("a\n\nb",)),
        ("a\n\n\nb", ("a", "b")),
        ("a\n \n\t\nb", ("a", "b")),
        ("a\n\n\n\nb", ("a", "b")),
        ("a\n\n\n\n\n\nb", ("a", "", "b")),
        ("\n\n\n\na\n\n\nb", ("a", "b")),
    ],
)
def test_runs_of_blank_lines(text: str, expected: tuple[str, ...]) -> None:
    assert paged(text, by="blank-lines", blank_lines=2).pages == expected


def test_own_pattern() -> None:
    found = paged("[p. 1]\na\n[p. 2]\nb", by="pattern", pattern=r"\[p\. (?P<page>\d+)\]")
    assert found.pages == ("a", "b")


@pytest.mark.parametrize("pattern", ["(", "x" * 501])
def test_faulty_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        paged("a", by="pattern", pattern=pattern)


def test_unknown_ways_are_refused() -> None:
    with pytest.raises(ValueError, match="magic"):
        paged("a", by="magic")


@given(
    st.text(alphabet="ab#- \n\f0123Page", max_size=300), st.sampled_from(["auto", "form-feed", "blank-lines", "none"])
)
def test_no_word_is_lost_or_moved(text: str, by: str) -> None:
    found = paged(text, by=by)
    at = 0
    for page in found.pages:
        place = text.find(page, at)
        if place < 0:  # a preamble was put before its page
            assert by == "auto" and "##" in text
            continue
        at = place + len(page)
    assert len(found.pages) >= 1
