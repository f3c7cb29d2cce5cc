"""Series of figures: chart, table, CSV and Parquet say the same, and nothing that a document does not say."""

from __future__ import annotations

import io

import pytest
from django.test import Client

from web.pages_read import page, rows, words
from web.people_archive import FACTS

pytestmark = pytest.mark.usefixtures("people_read")


def test_every_point_of_a_series_leads_to_its_words(reader: Client) -> None:
    tree = page(reader, f"/series/{FACTS['z46']}")
    assert tree.css_first("h1").text() == "Zinc (ton), 1936–1940"
    marks = tree.css(".chart__drawing--wide a")
    assert len(marks) == 6, "five of the series and one told elsewhere"
    for mark in marks:
        target = page(reader, str(mark.attributes["href"]).split("#")[0])
        assert words(target, "mark.passage").split()[0] in str(mark.attributes["aria-label"])


def test_a_gap_stays_a_gap_and_kinds_stay_apart(reader: Client) -> None:
    tree = page(reader, f"/series/{FACTS['z46']}")
    lines = tree.css(".chart__drawing--wide .chart__line")
    assert len(lines) == 2, "1936–1937–1938; neither to 1940 nor to the capacity"
    assert "Not told here: 1939." in words(tree)
    assert len(tree.css(".mark--expected-capacity")) >= 1


def test_what_contradicts_stands_side_by_side(reader: Client) -> None:
    tree = page(reader, f"/series/{FACTS['z46']}")
    assert "5,100 tons" in words(tree, "#elsewhere ~ .table-scroll")
    assert "4,800 tons" in words(tree, "#table ~ .table-scroll")
    assert len(tree.css(".chart__drawing--wide a .mark--other")) == 1


def test_the_table_says_the_same_as_the_csv(reader: Client) -> None:
    found = rows(reader, f"/series/{FACTS['z46']}.csv?proposed=1")
    assert [row["value"] for row in found] == ["1200", "4300", "5400", "4800", "12000", "5100"]
    assert [row["period"] for row in found] == ["1936", "1937", "1938", "1940", "", "1940"]
    assert {row["finder"] for row in found} == {"figures/1"} and {row["decision"] for row in found} == {""}
    assert reader.get("/series/000000000000.csv").status_code == 404
    assert reader.get(f"/series/{FACTS['z-hidden']}").status_code == 404


def test_parquet_keeps_numbers(reader: Client) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(reader.get(f"/series/{FACTS['z46']}.parquet?proposed=1").content))
    assert table.column("value").to_pylist() == [1200.0, 4300.0, 5400.0, 4800.0, 12000.0, 5100.0]
    whole = parquet.read_table(io.BytesIO(reader.get("/figures.parquet?proposed=1").content))
    assert whole.num_rows == 6
    assert parquet.read_table(io.BytesIO(reader.get("/figures.parquet").content)).num_rows == 0
    for name in ("people", "bodies", "places", "offices", "meetings", "network", "map"):
        assert reader.get(f"/{name}.parquet").status_code == 200
        assert reader.get(f"/{name}.parquet?proposed=1").status_code == 200


def test_the_table_of_a_series_on_which_nobody_decided_is_empty(reader: Client) -> None:
    assert len(b"".join(reader.get(f"/series/{FACTS['z46']}.csv")).splitlines()) == 1


def test_lists_of_series_and_of_single_figures(reader: Client) -> None:
    assert "Zinc (ton), 1936–1940 5 figures" in words(page(reader, "/figures"), ".record-lines")
    assert words(page(reader, "/figures?q=copper"), "main").endswith("No figure counts that.")
    singles = page(reader, "/figures?kind=single&q=zinc")
    assert "5,100 tons" in words(singles, "table") and "77 tons" not in words(singles)
