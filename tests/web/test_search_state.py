import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from fonds.ports.text_index import FACETS, Scope
from fonds.web.pages.search_state import SORTS, Addresses, SearchState

words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12).map(str.strip)
words = words.filter(bool)
years = st.tuples(st.integers(1, 9999), st.integers(1, 9999)).map(lambda pair: (min(pair), max(pair)))
choices = st.lists(words, min_size=1, max_size=3, unique=True).map(tuple)
states = st.builds(
    SearchState,
    query=st.one_of(st.just(""), words),
    scope=st.none() | st.builds(Scope, st.sampled_from(["repository", "ancestor", "collection", "record"]), words),
    selections=st.dictionaries(st.sampled_from(FACETS), choices),
    years=st.one_of(st.none(), years),
    undated=st.booleans(),
    uncertain=st.booleans(),
    sort=st.sampled_from(SORTS),
    page=st.integers(1, 1000),
)


@given(states)
def test_every_state_is_in_its_address(state: SearchState) -> None:
    _path, _, query = state.address().partition("?")
    assert SearchState.of(QueryDict(query)) == state


names = st.sampled_from(["q", "in", "years", "page", "sort", "undated", "year_from", *FACETS])


@given(st.dictionaries(names, st.text()))
def test_any_address_is_read(parameters: dict[str, str]) -> None:
    asked = QueryDict(mutable=True)
    asked.update(parameters)
    state = SearchState.of(asked)
    assert 1 <= state.page <= 1000
    assert state.sort in SORTS


def test_years_of_the_form_become_a_range() -> None:
    assert SearchState.of(QueryDict("year_from=1957&year_to=")).years == (1957, 9999)
    assert SearchState.of(QueryDict("year_from=1960&year_to=1957")).years == (1957, 1960)
    assert SearchState.of(QueryDict("year_from=soon")).years is None


def test_a_value_is_chosen_and_left_again() -> None:
    state = SearchState(query="cement", page=4)
    chosen = state.toggled("from", "E. Marsh")
    assert chosen.selections == {"from": ("E. Marsh",)}
    assert chosen.page == 1
    assert chosen.toggled("from", "E. Marsh").selections == {}


@given(states, st.sampled_from(FACETS), words, years)
def test_addresses_put_together_are_those_of_the_states(
    state: SearchState, facet: str, value: str, span: tuple[int, int]
) -> None:
    to = Addresses(state)
    for each in (value, *state.selections.get(facet, ())):
        assert to.toggled(facet, each) == state.toggled(facet, each).address()
    assert to.in_years(*span) == state.in_years(*span).address()


@pytest.mark.parametrize(
    ("query", "name", "as_written"),
    [
        ("zinc Peking", "Peking", 'zinc "Peking"'),
        ("place:Peking zinc", "Peking", '"Peking" zinc'),
        ('zinc AND met:"Lim  Hak Ren"', "Lim Hak Ren", 'zinc AND "Lim Hak Ren"'),
        ("title:Peking", "Peking", 'title:"Peking"'),
    ],
)
def test_a_name_as_written(query: str, name: str, as_written: str) -> None:
    """Where other spellings are not looked for: in quotation marks, and in no field of names."""
    assert SearchState(query=query).as_written(name).query == as_written
