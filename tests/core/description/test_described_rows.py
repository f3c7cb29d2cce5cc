"""What a row says: numbers of living people are no part of a description."""

from __future__ import annotations

import pytest

from fonds.core.description.described_rows import described_row
from fonds.core.description.profile import ColumnRule, Profile

NUMBER = "219-09-9999"  # an advertised number that was never anybody's


@pytest.mark.parametrize(
    ("column", "words", "shown"),
    [("Title", f"APPLICATION OF JONES, SSN {NUMBER}", "APPLICATION OF JONES, SSN ███████████"),
     ("Remark", f"see {NUMBER}", "see ███████████"), ("Title", "BOX 104-10003-10041", "BOX 104-10003-10041"),
     ("File Number", NUMBER, NUMBER)],
)  # fmt: skip
def test_numbers_of_living_people_are_masked_in_descriptions(column: str, words: str, shown: str) -> None:
    columns = {"Title": ColumnRule("title"), "File Number": ColumnRule("file_number")}
    row = described_row("list.csv", 2, {column: words}, Profile("list", columns=columns))
    assert [each.value for each in row.values] == [shown]
    assert row.cells[column] == row.kept[column] == words, "the keeper's cell is kept as it is"


def test_a_profile_says_what_is_masked() -> None:
    profile = Profile(
        "list",
        columns={"Title": ColumnRule("title")},
        mask_social_security_numbers=False,
        mask_patterns={"pass": r"P-\d+"},
    )
    row = described_row("list.csv", 2, {"Title": f"{NUMBER} with P-77"}, profile)
    assert row.values[0].value == f"{NUMBER} with ████"
