import pytest

from fonds.web.pages.search_download import guarded


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "1957", "a=b", "104-10003-10041"])
def test_other_cells_are_left_alone(cell: str) -> None:
    assert guarded(cell) == cell
