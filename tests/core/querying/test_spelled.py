"""Names in a query get their other spellings; what is quoted or excluded does not."""

from __future__ import annotations

import pytest

from fonds.core.querying import parse
from fonds.core.querying.printing import printed
from fonds.core.querying.spelled import spelled
from fonds.core.querying.tree import Field, Node, Or, OtherSpellings, Phrase, Spelled

KNOWN = {"Peking": ("Beijing",), "Jeong Il-yong": ("정일룡",), "peking": ("Beijing",), "so long": ("never",)}


def made(query: str) -> tuple[Node | None, list[str]]:
    tree, also = spelled(parse(query).tree, lambda name: KNOWN.get(name, ()))
    return tree, [each.name for each in also]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("Peking", ["Peking"]),
        ("the zinc of Jeong Il-yong, in peking", ["Jeong Il-yong", "peking"]),
        ("+Peking -Jeong", ["Peking"]),
        ("title:Peking AND zinc", ["Peking"]),
        ("opened:2022 Peking", ["Peking"]),
        ('"Peking"', []),
        ('title:"Peking"', []),
        ('-person:"Jeong Il-yong" zinc', []),
        ("-Peking zinc", []),
        ("zinc AND NOT Peking", []),
        ("ref:Peking", []),
        ("Pek*", []),
        ("Peking~", []),
        ("so long", []),
        ("", []),
    ],
)
def test_names_of_a_query(query: str, names: list[str]) -> None:
    tree, also = made(query)
    assert also == names
    if tree is not None:
        assert printed(tree) == parse(query).understood_as


@pytest.mark.parametrize(
    ("name", "in_order"),
    [
        ("STRAND, ANNA", "Anna Strand"),
        ("Strand, Anna M.", "Anna M. Strand"),
        ("van Berg, K.", "K. van Berg"),
        ("Berg K.M.", "K.M. Berg"),
        ("Il-yong, Jeong", "Jeong Il-yong"),
        ("Anna Strand", ""),
        ("Berg, Strand, Lind", ""),
    ],
)
def test_a_name_with_the_familys_first_is_looked_for_in_its_usual_order_too(name: str, in_order: str) -> None:
    tree, also = made(f'person:"{name}"')
    assert also == ([name] if in_order else [])
    if in_order:
        others = [in_order, *KNOWN.get(in_order, ())]
        assert tree == Field("person", Or((Phrase(name), *map(Phrase, others))))
    assert not made(f'title:"{name}"')[1]


def test_where_the_name_stands_among_the_words() -> None:
    tree, _ = made("zinc Jeong Il-yong spoke")
    assert tree == Spelled(("zinc", "Jeong", "Il-yong", "spoke"), (OtherSpellings(1, 3, ("정일룡",)),))


@pytest.mark.parametrize("field", ["person", "place", "body", "met"])
def test_a_quoted_name_of_a_field_of_names_is_a_whole_name(field: str) -> None:
    tree, also = made(f'zinc {field}:"Jeong Il-yong" AND {field}:("Peking" OR Rome)')
    assert also == ["Jeong Il-yong", "Peking"]
    either = Or((Phrase("Jeong Il-yong"), Phrase("정일룡")))
    assert tree is not None and repr(Field(field, either)) in repr(tree)
    assert repr(Or((Phrase("Peking"), Phrase("Beijing")))) in repr(tree)
    assert made(f'{field}:"Lyndon Johnson"')[0] == Field(field, Phrase("Lyndon Johnson"))
