"""Brackets behind and within names: another romanisation, and what a translator completes."""

from __future__ import annotations

import pytest

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.names import names
from fonds.core.extracting.names_in_brackets import with_names_in_brackets


def _named(text: str) -> list[tuple[str, str, str]]:
    document = Document((DocumentPage(1, text),))
    read = with_names_in_brackets(document, names(document))
    of = {each.key: each.name for each in read.entities}
    return [(of[m.entity], m.form, document.words(m.at)) for m in read.mentions if m.at and m.entity[:6] == "person"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Counselor Ma Yulin (Ma Yü-lin) came.",
            [("Ma Yulin", "name", "Ma Yulin"), ("Ma Yulin", "variant", "Ma Yü-lin")],
        ),
        ("He saw Ambassador Hao [Mingde] there.", [("Hao Mingde", "name", "Hao [Mingde]")]),
        ("Copied to: Chairman [Mao], file", [("Mao", "name", "Mao")]),
        ("He saw [Liu] Shaoqi there.", [("Liu Shaoqi", "name", "[Liu] Shaoqi")]),
        (
            "He saw Karl Strand (Anna Berg) there.",
            [("Karl Strand", "name", "Karl Strand"), ("Anna Berg", "name", "Anna Berg")],
        ),
    ],
)  # fmt: skip
def test_names_in_brackets(text: str, named: list[tuple[str, str, str]]) -> None:
    assert _named(text) == named


def test_names_without_brackets_are_passed_on() -> None:
    document = Document((DocumentPage(1, "Karl Strand saw Ma Yulin."),))
    read = names(document)
    assert with_names_in_brackets(document, read) is read
