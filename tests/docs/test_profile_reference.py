"""The reference of profiles names every key there is, and none that there is not."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from conftest import ROOT
from fonds.core.description.profile import (
    KEYS,
    SPECIAL_COLUMNS,
    ColumnRule,
    DateRules,
    LevelRule,
    PlaceRules,
    ReleaseRule,
    read_profile,
)

PAGE = (ROOT / "docs" / "reference" / "profile.md").read_text("utf-8")
_TABLES = {
    "[[places]]": PlaceRules,
    "[columns]": ColumnRule,
    "[[dates]]": DateRules,
    "[releases.SLUG]": ReleaseRule,
    "[[hierarchy.levels]]": LevelRule,
}


def _documented(heading: str) -> set[str]:
    """The keys in the first column of the tables under a heading, up to the next heading."""
    found = re.search(rf"^##+ {re.escape(heading)}$(?P<body>.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"no heading {heading!r}"
    return set(re.findall(r"^\| `([^`]+)` \|", found["body"], re.MULTILINE))


@pytest.mark.parametrize("section", KEYS)
def test_every_key_of_a_section_is_documented_and_no_other(section: str) -> None:
    assert _documented(f"[{section}]") == set(KEYS[section])


@pytest.mark.parametrize("heading", _TABLES)
def test_every_field_of_a_table_is_documented_and_no_other(heading: str) -> None:
    # the slug of a release is the name of its section
    assert _documented(heading) == {f.name for f in fields(_TABLES[heading])} - {"slug"}


def test_every_word_for_a_column_is_documented_and_no_other() -> None:
    assert _documented("Words besides the elements") == set(SPECIAL_COLUMNS)


def test_no_section_is_documented_that_is_not_one() -> None:
    headings = set(re.findall(r"^## (\[.*\])$", PAGE, re.MULTILINE))
    assert headings == {f"[{s}]" for s in KEYS} | set(_TABLES)


def test_the_examples_on_the_page_are_profiles() -> None:
    examples = [
        re.sub(r"^    ", "", block, flags=re.MULTILINE)
        for block in re.findall(r"(?:^    .*\n)+", PAGE, re.MULTILINE)
        if block.lstrip().startswith("[")
    ]
    assert len(examples) >= 3
    for example in examples:
        read_profile(example, name="example")
