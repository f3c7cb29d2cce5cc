"""Bars along the years, and those beside them."""

from __future__ import annotations

from fonds.web.pages.timeline import HEIGHT, Special, year_bars


def test_thousands_that_are_undated_do_not_flatten_the_years() -> None:
    undated = Special("undated", "Undated", 3806, "/undated")
    made = year_bars([(1962, 10), (1963, 120)], lambda first, last: f"/{first}-{last}", (undated,))
    assert [bar.height for bar in made.bars] == [round(HEIGHT * 10 / 120, 1), HEIGHT]
    (beside,) = made.special
    assert beside.height == HEIGHT and beside.beyond and beside.count == 3806
    assert beside.words == "Undated: 3806 records"


def test_few_that_are_undated_are_drawn_to_scale() -> None:
    few = Special("undated", "Undated", 30, "/undated")
    (beside,) = year_bars([(1963, 120)], lambda first, last: "", (few,)).special
    assert beside.height == HEIGHT / 4 and not beside.beyond
    (alone,) = year_bars([], lambda first, last: "", (few,)).special
    assert alone.height == HEIGHT and not alone.beyond
