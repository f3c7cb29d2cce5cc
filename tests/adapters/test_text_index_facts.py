"""The promises of the TextIndex port on names and facts that were read in the texts, run against every adapter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from adapters.test_text_index_contract import ADAPTERS, ask, filled, ids, marked, unit
from fonds.ports.text_index import TextIndex

KIM = ("pkim", "Kim Il Sung", "Ким Ир Сен")
PUZANOV = ("ppuz", "A. M. Puzanov", "Puzanov")


@pytest.fixture(scope="module", params=ADAPTERS, ids=lambda adapter: adapter.__name__)
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TextIndex]:
    made: TextIndex = request.param(tmp_path_factory.mktemp("facts") / "index")
    yield filled(
        made,
        unit(
            "a", "Kim Il Sung received Ambassador Puzanov in Pyongyang.",
            people=(KIM, PUZANOV), places=(("lpyo", "Pyongyang", "P’yŏngyang"),), met=(KIM, PUZANOV),
            offices=("Ambassador of the USSR to the DPRK",), figures=("ton electrolytic zinc",),
            amounts=("5,200 tons", "5200 ton electrolytic zinc"),
        ),
        unit("b", "Puzanov wrote that zinc is short.", people=(PUZANOV,), bodies=(("bmin", "Ministry of Metals"),)),
        unit("c", "A telegram about zinc in Pyongyang.", people=(("", "Sung Kim"),)),
    )  # fmt: skip
    made.close()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("person:puzanov", {"a", "b"}),
        ("person:ppuz", {"a", "b"}),
        ('person:"Kim Il Sung"', {"a"}),
        ('person:"Sung Kim"', {"c"}),
        ('person:"Ким Ир Сен"', {"a"}),
        ('person:"Sung Puzanov"', set()),
        ('person:puzanov AND person:"Kim Il Sung"', {"a"}),
        ("person:puzanov -person:kim", {"b"}),
        ("person:puz*", {"a", "b"}),
        ("place:pyongyang", {"a"}),
        ("body:metals", {"b"}),
        ("met:puzanov", {"a"}),
        ("office:ambassador", {"a"}),
        ('office:"Ambassador of the USSR"', {"a"}),
        ("figure:zinc", {"a"}),
        ("figure:5200", {"a"}),
        ('figure:"5,200 tons"', {"a"}),
        ('figure:"200 tons of zinc"', set()),
        ("5200", set()),
        ("Сен", set()),
        ("ppuz", set()),
    ],
)
def test_records_are_found_by_what_was_read_in_them(index: TextIndex, query: str, expected: set[str]) -> None:
    assert set(ids(index, query)) == expected


def test_the_name_asked_for_is_marked_where_it_stands(index: TextIndex) -> None:
    answer = ask(index, "person:puzanov", passages_per_hit=2)
    assert marked(answer) == ["Puzanov", "Puzanov"]


def test_records_must_name_all_who_are_selected(index: TextIndex) -> None:
    both = ask(index, None, selections={"person": ("pkim", "ppuz")}, facets=("person", "place"))
    assert [hit.id for hit in both.hits] == ["a"]
    assert both.facets["place"] == (("lpyo", 1),)
    one = ask(index, None, selections={"person": ("ppuz",)}, facets=("person",))
    assert [hit.id for hit in one.hits] == ["a", "b"]
    # a second choice narrows: so the counts are those of records that name both
    assert one.facets["person"] == (("ppuz", 2), ("pkim", 1))


def test_offices_meetings_and_figures_are_counted(index: TextIndex) -> None:
    counted = ask(index, None, facets=("office", "met", "figure")).facets
    assert counted["office"] == (("Ambassador of the USSR to the DPRK", 1),)
    assert counted["met"] == (("pkim", 1), ("ppuz", 1))
    assert [hit.id for hit in ask(index, None, selections={"figure": ("ton electrolytic zinc",)}).hits] == ["a"]


def test_who_is_not_to_be_counted_is_in_no_facet(index: TextIndex) -> None:
    everybody = ask(index, None, facets=("person",)).facets["person"]
    assert everybody == (("ppuz", 2), ("pkim", 1))
