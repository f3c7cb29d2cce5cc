"""The query as the shell hands it over."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.cli import _words_apart, command_parser
from workflows.command_line import fonds


@pytest.mark.parametrize(
    ("given", "query"),
    [
        (["search", "cement", "-harbour"], "cement -harbour"),
        (["search", "-harbour", "--json"], "-harbour"),
        (["search", "--limit", "3", "+cement", "-harbour"], "+cement -harbour"),
        (["search", "cement works"], "cement works"),
    ],
)
def test_an_excluded_word_is_no_option(given: list[str], query: str) -> None:
    options = command_parser(given).parse_args(_words_apart(given))
    assert " ".join(" ".join(options.query).split()) == query


def test_help_is_help_and_other_commands_are_left_alone() -> None:
    assert _words_apart(["search", "-h"]) == ["search", "-h"]
    assert _words_apart(["show", "-harbour"]) == ["show", "-harbour"]


def test_what_was_passed_over_is_said_beside_the_results(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    fonds(archive, "init")
    done = fonds(archive, "search", "person:")
    assert "“person:” without a value was ignored" in done.stderr
    assert done.stdout.startswith("0 found for everything")
