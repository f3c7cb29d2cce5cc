"""Which spellings may be one name, which system each is in, and what rules make of a name: cases in tables beside."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.core.naming.likeness import likeness, name_keys
from fonds.core.naming.place_names import is_same_place, place_names
from fonds.core.naming.spellings import scheme_of, spelling_key, spellings
from fonds.core.naming.written_in import language_of

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    """The lines of a table without its remarks."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("one", "other", "may_be"), rows("one_name.tsv"))
def test_spellings_that_may_be_one_name(one: str, other: str, may_be: str) -> None:
    found = likeness(one, other)
    assert (found is not None) == (may_be == "yes"), found
    assert likeness(other, one) == found
    if found is not None:
        assert name_keys(one) & name_keys(other), "a pair that is alike is found by a key"
        assert found.certainty < 0.9, "no name alone is proof"


def test_what_is_written_differently_is_less_certain_than_what_is_written_alike() -> None:
    same, other_korea = likeness("정일룡", "Jong Il Ryong"), likeness("정일룡", "정일용")
    assert same and other_korea
    assert other_korea.certainty < same.certainty
    assert "Koreas" in other_korea.reason


@pytest.mark.parametrize(("name", "scheme"), rows("schemes.tsv"))
def test_the_system_of_a_spelling(name: str, scheme: str) -> None:
    assert scheme_of(name) == scheme


@pytest.mark.parametrize(("name", "scheme", "text_language", "tag"), rows("written_in.tsv"))
def test_the_language_and_letters_of_a_form(name: str, scheme: str, text_language: str, tag: str) -> None:
    assert language_of(name, scheme, text_language) == tag


@pytest.mark.parametrize(("name", "other"), rows("spellings.tsv"))
def test_spellings_that_rules_make(name: str, other: str) -> None:
    assert spelling_key(other) in {spelling_key(each.name) for each in spellings(name)}


@pytest.mark.parametrize("name", ["Anna Strand", "the harbour", "an old song", "Richard Helms", "", "1957", "a"])
def test_names_and_words_that_no_rule_knows(name: str) -> None:
    assert spellings(name) == ()


def test_places_by_their_former_names() -> None:
    assert place_names("Peking")[0] == "Beijing"
    assert is_same_place("Lemberg", "Lwów") and is_same_place("Lviv", "Львов")
    assert is_same_place("HEIJO", "P’yŏngyang") and is_same_place("st petersburg", "Leningrad")
    assert not is_same_place("Peking", "Nanking")
    assert place_names("Salisbury") == (), "another place is called so too"
    assert "Salisbury" in place_names("Harare")
