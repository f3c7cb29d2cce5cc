"""Places whose names are several words, some of them words of English, in running text and in lines of capitals."""

from __future__ import annotations

import pytest

from fonds.core.extracting.document import Document, DocumentPage, NameKind
from fonds.core.extracting.names import names

TOWNS = (
    "New Orleans", "New Haven", "New Delhi", "Little Rock", "Key West", "Oak Park", "Mexico City", "San Juan", 
    "Santo Domingo", "Los Angeles", "Port-au-Prince", "Rio de Janeiro", "Phnom Penh", "Virginia Beach", "East Berlin",
)  # fmt: skip


def named(words: str) -> list[tuple[str, NameKind]]:
    document = Document((DocumentPage(1, words),))
    read = names(document)
    kinds = {each.key: each.kind for each in read.entities}
    return [(document.words(each.at), kinds[each.entity]) for each in read.mentions if each.at is not None]


@pytest.mark.parametrize("town", TOWNS)
def test_a_town_is_one_place_whatever_its_words_are(town: str) -> None:
    assert named(f"He went to {town} on May 3.") == [(town, NameKind.PLACE)]
    assert named(f"HE WENT TO {town.upper()} ON MAY 3.") == [(town.upper(), NameKind.PLACE)]


def test_what_may_be_somebody_s_name_is_no_town() -> None:
    assert NameKind.PLACE not in {kind for _, kind in named("HE SAW BENITO JUAREZ AND GENERAL SANTOS ON MAY 3.")}
    assert named("New houses were built.") == []
