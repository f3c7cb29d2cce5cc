"""One contract of the port `MentionFinder`, kept by every adapter."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.extracting.made_journal import journal
from fonds.adapters.mention_finder_learned import LearnedMentionFinder, TogetherMentionFinder
from fonds.adapters.mention_finder_rules import RulesMentionFinder
from fonds.core.extracting.document import Document, DocumentPage, NameKind, Range, StatedName
from fonds.core.extracting.facts import NamesRead
from fonds.ports.mention_finder import MentionFinder

FINDERS = [RulesMentionFinder(), LearnedMentionFinder(), TogetherMentionFinder()]

pytestmark = pytest.mark.parametrize("finder", FINDERS, ids=lambda each: each.version)

_SAID = (
    "the Minister of Foreign Affairs Mr. Dr. Kowalczyk met in Warsaw and J. B. Halvorsen KWP CC (KWP) SECRET LONDON "
    "Kim Il-song said that 정일룡 Иванов тов. O’Brien’s State-owned U.S. S.S. — “Nowy Świat” , . ; \n \n\n"
)
_WORDS = st.lists(st.sampled_from(_SAID.split(" ")), max_size=60).map(" ".join)


def holds(document: Document, read: NamesRead, version: str) -> None:
    keys = {each.key for each in read.entities}
    pages = {page.number: page.text for page in document.pages}
    assert len(keys) == len(read.entities)
    for mention in read.mentions:
        assert mention.entity in keys
        assert mention.finder == version
        assert 0 <= mention.confidence <= 1
        if mention.at is not None:
            assert pages[mention.at.page][mention.at.start : mention.at.end].strip()
    places = [m.at or Range(1, 0, 0) for m in read.mentions]
    assert places == sorted(places)


@settings(deadline=None, max_examples=60)
@given(texts=st.lists(_WORDS | st.text(max_size=80), min_size=1, max_size=3))
def test_mentions_stand_where_they_say(finder: MentionFinder, texts: list[str]) -> None:
    document = Document(tuple(DocumentPage(n, text) for n, text in enumerate(texts, start=1)))
    read = finder.find(document)
    holds(document, read, finder.version)
    assert finder.find(document) == read


def test_a_document_of_some_length(finder: MentionFinder) -> None:
    document = journal()
    read = finder.find(document)
    holds(document, read, finder.version)
    named = {each.name for each in read.entities if each.kind is NameKind.PERSON}
    assert {"T. R. Halvorsen", "Pak Jong-ho"} <= named


def test_nothing_gives_nothing(finder: MentionFinder) -> None:
    assert finder.find(Document(())) == NamesRead()
    assert finder.find(Document((DocumentPage(1, ""),))) == NamesRead()


def test_what_the_description_states_is_named_first(finder: MentionFinder) -> None:
    stated = StatedName("from_name", "RANKIN, J. LEE, GEN COUNSEL, WC", "sender")
    read = finder.find(Document((DocumentPage(1, "Mr. Rankin asked for the file."),), stated=(stated,)))
    assert read.mentions[0].at is None
    assert read.mentions[0].element == "from_name"
    assert read.entity(read.mentions[0].entity).name == "J. Lee Rankin"
    assert [read.entity(m.entity).name for m in read.mentions if m.at is None] == ["J. Lee Rankin", "WC"]


def test_it_can_be_sent_to_a_worker(finder: MentionFinder) -> None:
    assert pickle.loads(pickle.dumps(finder)) == finder
