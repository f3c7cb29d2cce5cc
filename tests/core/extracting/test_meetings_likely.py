"""What the learned finder of meetings adds to the rules, and what it leaves alone."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.extracting import meetings_likely
from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.facts import Reading
from fonds.core.extracting.meetings import Likely
from fonds.core.extracting.meetings_likely import Model, likely, with_likely
from fonds.core.extracting.reading import FINDERS, read

MISREAD = "Mr. Robert Smith hte tne told Mr. John Brown that the file was closed."
PLAIN = "On 3 May 1962 Robert Smith met John Brown."


def told(text: str, finder: Likely | None = likely) -> list[tuple[str, str, list[str]]]:
    """Which finder found which words, and who took part."""
    found: Reading = read(Document((DocumentPage(1, text),)), likely=finder)
    called = {each.key: each.name for each in found.names.entities}
    return [(m.finder, text[m.at.start : m.at.end], [called[key] for key in m.participants]) for m in found.meetings]


def test_it_finds_what_no_rule_does_and_says_that_it_found_it() -> None:
    assert told(MISREAD, None) == []
    words = "Robert Smith hte tne told Mr. John Brown"
    assert told(MISREAD) == [(meetings_likely.FINDER, words, ["Robert Smith", "John Brown"])]
    assert meetings_likely.FINDER in FINDERS


def test_what_the_rules_find_stands_as_it_is() -> None:
    assert told(PLAIN) == told(PLAIN, None) != []
    both = told(f"{PLAIN} {MISREAD}", None), told(f"{PLAIN} {MISREAD}")
    assert both[1][: len(both[0])] == both[0]


def test_alone_it_finds_what_rules_do_too() -> None:
    alone = told(PLAIN, lambda clauses, _told, start: likely(clauses, [], start))
    assert [finder for finder, *_ in alone] == [meetings_likely.FINDER]


@pytest.mark.parametrize(
    "words",
    [
        "Mr. Robert Smith had not advised Mr. John Brown to ignore the matter.",
        "Mr. Robert Smith will advise Mr. John Brown to ignore the matter.",
        "Nobody knows whether Mr. Robert Smith hte tne told Mr. John Brown that the file was closed.",
        "Mr. Robert Smith would like to arrange a meeting with Mr. John Brown.",
    ],
)
def test_what_did_not_happen_is_none_however_likely(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "SUBJECT: Meeting of 3 May 1962",
        "I will accept limitations only after I have assured myself that others do.",
    ],
)
def test_nobody_meets_alone(words: str) -> None:
    everybody = partial(with_likely, model=Model({"w=meeting": 9.0, "w=assured": 9.0}, {"bias": 9.0}))
    assert told(words, everybody) == []


def test_one_who_is_known_is_enough_where_it_is_likely_that_he_met_somebody() -> None:
    everybody = partial(with_likely, model=Model({"w=meeting": 9.0}, {"bias": 9.0}))
    words = "After hte tne meeting Mr. Robert Smith left."
    assert [people for _, _, people in told(words, everybody)] == [["Robert Smith"]]


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("introduced", "Mr. Robert Smith was introduced and received a standing ovation."),
        ("called", "Mr. Robert Smith called the meeting to discuss Mr. John Brown."),
        ("advised", "Mr. Robert Smith advised Mr. John Brown was not at home."),
        ("meeting", "(Memorandum of Cabinet Meeting, drafted by Mr. Robert Smith for Mr. John Brown)"),
        ("took", "Mr. Robert Smith took the swords of Mr. John Brown."),
    ],
)
def test_what_the_rules_see_to_be_something_else_is_none_however_likely(cue: str, words: str) -> None:
    everybody = partial(with_likely, model=Model({f"w={cue}": 9.0}, {"bias": 9.0}))
    assert told(words, everybody) == []


def test_the_same_people_are_not_told_of_twice() -> None:
    assert len(told(f"{MISREAD} {MISREAD}")) == 1


def test_confidence_is_a_likelihood_that_never_is_certainty() -> None:
    found = read(Document((DocumentPage(1, MISREAD),))).meetings
    assert all(meetings_likely.TELLS_FROM <= each.confidence <= 0.9 for each in found)


def test_weights_decide() -> None:
    nothing = Model({"w=told": -9.0}, {})
    assert told(MISREAD, partial(with_likely, model=nothing)) == []
    everybody = Model({"w=told": 9.0}, {"bias": 9.0})
    assert [people for _, _, people in told(MISREAD, partial(with_likely, model=everybody))] == [
        ["Robert Smith", "John Brown"]
    ]


@given(st.lists(st.sampled_from([*"ABab.,;:\n“”", " told ", " met ", " Mr. Smith ", " he ", " I ", " was ", " bad "])))
def test_any_text_is_read_and_every_find_stands_on_its_page(parts: list[str]) -> None:
    text = "".join(parts)
    for each in read(Document((DocumentPage(1, text),))).meetings:
        assert 0 <= each.at.start < each.at.end <= len(text)
        assert each.participants
