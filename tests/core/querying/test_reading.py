"""The query language: a table of queries and how they are understood, and what holds for every input."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fonds.core.querying import parse, plain
from fonds.core.querying.tree import (
    And,
    Clause,
    DateRange,
    Field,
    Fuzzy,
    Has,
    Not,
    Opened,
    Or,
    Phrase,
    Prefix,
    Series,
    Words,
)

CASES = tomllib.loads((Path(__file__).parent / "queries.toml").read_text(encoding="utf-8"))["query"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_a_query_is_understood_as_the_table_says(case: dict[str, str]) -> None:
    parsed = parse(case["text"])
    assert parsed.understood_as == case["understood_as"]
    assert parsed.lenient == ("remark" in case)
    assert case.get("remark", "") in " ".join(parsed.remarks)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("lee oswald", Words(("lee", "oswald"))),
        ('"mexico city"~5', Phrase("mexico city", 5)),
        ("assass*", Prefix("assass")),
        ("oswold~ oswold~2", Series((Clause(Fuzzy("oswold", 1)), Clause(Fuzzy("oswold", 2))))),
        ("a AND b OR c", Or((And((Words(("a",)), Words(("b",)))), Words(("c",))))),
        ("+a -b c", Series((Clause(Words(("a",)), "must"), Clause(Words(("b",)), "not"), Clause(Words(("c",)))))),
        ("-a", Not(Words(("a",)))),
        ('from:"Hoover, J. Edgar"', Field("from", Phrase("Hoover, J. Edgar"))),
        ("date:1957-08..1957-12", DateRange("1957-08", "1957-12")),
        ("date:>1957-12", DateRange("1958-01", None)),
        ("date:<1957-03-01", DateRange(None, "1957-02-28")),
        ("opened:2022", Opened("2022")),
        ("opened:2022-12..2023", DateRange("2022-12", "2023", "opened")),
        ("opened:2022 OR lee", Or((Opened("2022"), Words(("lee",))))),
        ("has:text", Has("text")),
        ("ref:104-10003-10041", Field("ref", Words(("104-10003-10041",)))),
        ("oswald date:1963", Series((Clause(Words(("oswald",))), Clause(DateRange("1963", "1963"), "must")))),
        ("", None),
        ("   ", None),
    ],
)
def test_the_tree(text: str, tree: object) -> None:
    assert parse(text).tree == tree


PIECES = st.sampled_from(
    [
        *'"()+-*~:',
        " ",
        "AND",
        "OR",
        "NOT",
        "word",
        "가나",
        "date:",
        "title:",
        "1957",
        "..",
        "~2",
        "has:text",
        "x:y",
        "“",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join), st.lists(PIECES).map(" ".join)))
@example("(" * 3000)
@example('title:"')
@example("NOT NOT - + (a OR) AND")
def test_whatever_is_written_is_read_and_its_full_form_means_the_same(text: str) -> None:
    parsed = parse(text)
    assert isinstance(parsed.remarks, tuple)
    assert parse(parsed.understood_as).tree == parsed.tree
    assert parse(parsed.understood_as).understood_as == parsed.understood_as


@given(st.text(max_size=80))
def test_plain_words_are_words(text: str) -> None:
    words = plain(text)
    assert words is None or all(word and not word.isspace() for word in words.words)
