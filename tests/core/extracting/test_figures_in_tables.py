"""Figures of made-up tables and lists of expenses."""

from __future__ import annotations

import pytest

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.facts import Figure
from fonds.core.extracting.figures_in_lines import figures_in_lines
from fonds.core.extracting.reading import read


def figures(text: str) -> tuple[Figure, ...]:
    return read(Document((DocumentPage(1, text),), date="1956-03-07", date_certain=True)).figures


def told(text: str) -> list[tuple[float, str, str, str, str]]:
    return [(f.value, f.unit, f.measure, f.period, str(f.kind)) for f in figures(text)]


ROWS = [
    ("Year", "Cement, tons", "Electric power (thousand kWh)"),
    ("1953", "12,700", "1,520"),
    ("1954", "41,000", "4,740"),
    ("1955 (plan)", "65,000", "7,150"),
]
CEMENT = [
    (12700, "ton", "Cement", "1953", "not stated"),
    (1.52e6, "kilowatt-hour", "Electric power", "1953", "not stated"),
    (41000, "ton", "Cement", "1954", "not stated"),
    (4.74e6, "kilowatt-hour", "Electric power", "1954", "not stated"),
    (65000, "ton", "Cement", "1955", "plan"),
    (7.15e6, "kilowatt-hour", "Electric power", "1955", "plan"),
]


@pytest.mark.parametrize(
    "table",
    [
        "\n".join("| " + " | ".join(row) + " |" for row in [ROWS[0], ("---", "---", "---"), *ROWS[1:]]),
        "\n".join(" | ".join(row) for row in ROWS),
        "\n".join("\t".join(row) for row in ROWS),
        "\n".join("".join(cell.ljust(34) for cell in row).rstrip() for row in ROWS),
    ],
    ids=["markdown", "strokes", "tabs", "blanks"],
)
def test_headings_say_unit_and_thing_and_rows_the_year(table: str) -> None:
    text = f"What the works give\n\n{table}\n\nThe kiln burns 30 tons of coal."
    assert told(text) == [*CEMENT, (30, "ton", "coal", "", "not stated")]
    series = {f.series for f in figures(text) if f.unit == "ton" and f.period in ("1953", "1954")}
    assert len(series) == 1
    assert "" not in series
    assert all(f.series not in series for f in figures(text) if f.period == "1955")


def test_every_figure_of_a_table_stands_at_its_cell() -> None:
    text = "\n".join("| " + " | ".join(row) + " |" for row in ROWS)
    found = [text[f.at.start : f.at.end] for f in figures(text)]
    assert found == ["12,700", "1,520", "41,000", "4,740", "65,000", "7,150"]


def test_rows_name_what_the_units_of_headings_measure() -> None:
    text = "| Metal | Tons | kWh |\n|:--|--:|--:|\n| Zinc | 1,200 | 5,000 |\n| Lead | 3,400 | 7,000 |"
    assert [(v, u, m) for v, u, m, _, _ in told(text)] == [
        (1200, "ton", "Zinc"), (5000, "kilowatt-hour", "Zinc"), (3400, "ton", "Lead"), (7000, "kilowatt-hour", "Lead"),
    ]  # fmt: skip


def test_a_table_whose_headings_say_nothing_holds_no_figures() -> None:
    assert told("Many people came.\n\n| Sheet | Grade |\n|---|---|\n| A | 12,700 |\n| B | 41,000 |") == []


def test_sums_above_a_total_in_dollars_are_dollars() -> None:
    text = (
        "The expenses of the month were as follows:\n\nCompensation\n\n421.67\n\nTravel allowance 25.00\n"
        "lunch for two during the meeting 13.91\n\nTOTAL\n\n$460.58\n"
    )
    found = [(v, u, m) for v, u, m, _, _ in told(text)]
    assert found[:3] == [
        (421.67, "dollar", "Compensation"), (25, "dollar", "Travel allowance"), (13.91, "dollar", "lunch"),
    ]  # fmt: skip


def test_numbers_without_a_total_in_dollars_are_no_sums() -> None:
    assert told("The readings were as follows:\n\nFirst station 421.67\nSecond station 25.00\n") == []


def test_headings_that_are_years_leave_unit_and_thing_to_the_rows() -> None:
    table = "Product | Unit | 1949 | 1956\nCoal | thousand tons | 4,005 | 3,910\nLooms | pieces | 12 | 40"
    assert told(table)[:2] == [
        (4005000, "ton", "Coal", "1949", "not stated"), (3910000, "ton", "Coal", "1956", "not stated"),
    ]  # fmt: skip
    series = {f.series for f in figures(table) if f.measure == "Coal"}
    assert len(series) == 1
    assert None not in series
    plain = "Product\t1955\t1956 (plan)\nCement, tons\t300\t450\nIron, tons\t20\t30"
    assert told(plain)[:2] == [(300, "ton", "Cement", "1955", "not stated"), (450, "ton", "Cement", "1956", "plan")]


def test_columns_of_pay_are_in_dollars() -> None:
    table = "DATE   GRADE   SALARY\n06/25/50   GS-07   $3,825\n07/08/51   GS-09   4,600\n01/11/53   GS-11   5,940"
    assert [(v, u, m) for v, u, m, _, _ in told(table)] == [
        (3825, "dollar", "SALARY"), (4600, "dollar", "SALARY"), (5940, "dollar", "SALARY"),
    ]  # fmt: skip
    below = "He was paid by the step of GS-9.\n\nAnnual Salary\n5,440\n5,600\n"
    assert [(v, u, m) for v, u, m, _, _ in told(below)] == [
        (5440, "dollar", "Annual Salary"), (5600, "dollar", "Annual Salary"),
    ]  # fmt: skip


def test_nothing_is_counted_in_hundredths() -> None:
    text = "The budget was as follows:\n\nTravel   47,500.00\nConsultants   1,200.00\nTOTAL   $48,700.00\n"
    assert [(v, u, m) for v, u, m, _, _ in told(text)][:2] == [
        (47500, "dollar", "Travel"), (1200, "dollar", "Consultants"),
    ]  # fmt: skip


def test_sums_with_cents_in_rows_of_pay_are_dollars() -> None:
    text = (
        "PAYROLL CERTIFICATION\nEMPLOYEE NAME ANNUAL GROSS PAY PERIOD\nPOSITION SALARY EARNED FROM TO\n"
        "ALDER, JOSEPH A 24,000.00 2,000.00 04-01-78 04-30-78\nSTAFF INVESTIGATOR\n"
        "BIRCH, WILLIAM K 30,000.00 2,500.00 04-01-78 04-30-78\n"
    )
    assert [(value, unit, measure) for value, unit, measure, *_ in told(text)] == [
        (24000, "dollar", "ALDER, JOSEPH A"),
        (2000, "dollar", "ALDER, JOSEPH A"),
        (30000, "dollar", "BIRCH, WILLIAM K"),
        (2500, "dollar", "BIRCH, WILLIAM K"),
    ]


def test_a_row_of_pay_is_of_its_payee_whatever_a_machine_made_of_the_row() -> None:
    head = "U. S. HOUSE OF REPRESENTATIVES\nPAYROLL CERTIFICATION\nANNUAL GROSS PAY PERIOD\nSALARY EARNED FROM TO\n"
    rows = {
        "390-44~-4227 ALDER,CONRAD E . 24,000.00, 2,000.00 04-01-78 04-30-78": [(24000, "ALDER,CONRAD E")] * 2,
        "BIRCH, RICHARD N ; : 30,000.00-/, 2,500.00 04-01-78": [(30000, "BIRCH, RICHARD N")] * 2,
        "CEDAR.WENDY S$ 18,000.00 666.67 03-15-78": [(18000, "CEDAR.WENDY S")] * 2,
        "Elder, Sheila : JFK Act 5 {g)(2)(D) J | : 14,145.00": [(14145, "Elder, Sheila")],
        "Hazel, Colleen T. $10,000.00": [(10000, "Hazel, Colleen T.")],
        "Lindén, Vivian\n\n. 22,140.00": [(22140, "Lindén, Vivian")],
        "1,425.00° 11-01-78 11-30-78": [(1425, "GROSS PAY")],
        "17, 100.00": [(17100, "")],
    }
    padded = "\n25,700.00\n11,500.00\n32,000.00\n"
    for row, (first, *more) in rows.items():
        found = [(value, measure) for value, _, measure, *_ in told(f"{head}{row}{padded}")][:-3]
        assert found[0] == first and [measure for _, measure in found[1:]] == [measure for _, measure in more], row
    with_signs = f"{head}Hazel, Colleen T. $10,000.00\nElder, Jane E. | | 10,000.00 833.33\n"
    assert [measure for _, _, measure, *_ in told(with_signs)] == ["Hazel, Colleen T."] + ["Elder, Jane E."] * 2
    memo = "He wrote to Morales, Pedro $500 for his salary."
    assert [measure for _, _, measure, *_ in told(memo)] != ["Morales, Pedro"]


def test_a_table_whose_corner_is_empty_and_whose_headings_are_short() -> None:
    text = (
        "The output of the main branches is shown by this table.\n\n"
        "                        1964      1966\n"
        "Coal (thous. tons)      3,640     2,375\n"
        "Cloth (mill. m)         107.4     83.9\n"
    )
    assert told(text) == [
        (3.64e6, "ton", "Coal", "1964", "result"),
        (2.375e6, "ton", "Coal", "1966", "result"),
        (1.074e8, "meter", "Cloth", "1964", "result"),
        (8.39e7, "meter", "Cloth", "1966", "result"),
    ]


def test_lines_that_begin_with_years_are_a_series() -> None:
    lines = "1955 ...... 9,800 t\n1956 ..... 10,350 t\n1957 ..... 11,040 t\n"
    text = f"The purchase of wool by the state developed so:\n\n{lines}"
    assert told(text) == [
        (9800, "ton", "wool", "1955", "result"),
        (10350, "ton", "wool", "1956", "result"),
        (11040, "ton", "wool", "1957", "result"),
    ]
    assert len({each.series for each in figures(text)}) == 1


@pytest.mark.parametrize(
    "lines", ["1955 ...... 9,800 t\n1956 ..... 10,350 t\n", "1957 - 12 kg\n1955 - 13 kg\n1956 - 14 kg\n"]
)
def test_fewer_lines_or_years_out_of_order_are_no_series(lines: str) -> None:
    assert figures_in_lines(DocumentPage(1, f"The purchase of wool:\n\n{lines}"), "a finder") == []
