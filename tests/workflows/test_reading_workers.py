"""How texts are shared out between processes that read them."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.reading import read
from fonds.workflows.reading_workers import few_collections, shared_out

LENGTHS = (3, 1, 7, 5, 1)


def _documents() -> list[Document]:
    return [Document((DocumentPage(1, "x"), DocumentPage(2, "x" * (length - 1)))) for length in LENGTHS]


def _length(document: Document) -> int:
    return sum(len(page.text) for page in document.pages)


def test_the_longest_are_read_first_and_all_handed_out_in_their_order() -> None:
    read: list[int] = []

    def find(document: Document) -> int:
        read.append(_length(document))
        return read[-1]

    with ThreadPoolExecutor(1) as pool:
        assert list(shared_out(pool, find, _documents())) == list(LENGTHS)
    assert read == sorted(LENGTHS, reverse=True)


def test_what_waits_is_given_up_when_one_fails() -> None:
    goes_on = Event()
    read: list[int] = []

    def find(document: Document) -> int:
        read.append(_length(document))
        if read[-1] == LENGTHS[0]:
            raise ValueError("this document fails")
        if read[-1] == min(LENGTHS):
            goes_on.wait(10)  # the last but one: until the other has been given up
        return read[-1]

    with ThreadPoolExecutor(1) as pool:
        found = shared_out(pool, find, _documents())
        with pytest.raises(ValueError, match="fails"):
            next(found)
        goes_on.set()
    assert read.count(min(LENGTHS)) < LENGTHS.count(min(LENGTHS))


@pytest.fixture
def usual_collector() -> Iterator[None]:
    """The collector as a process begins with it: commands that ran in this one before may have changed it."""
    found = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    gc.unfreeze()
    yield
    gc.set_threshold(*found)


@pytest.mark.usefixtures("usual_collector")
def test_the_collector_of_garbage_is_as_before_behind_the_context() -> None:
    before = gc.get_threshold(), gc.get_freeze_count()
    with few_collections(reads=False):
        assert gc.get_freeze_count() > before[1]
        assert gc.get_threshold()[0] > before[0][0]
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


def test_what_is_read_is_handed_on_whole() -> None:
    text = "On May 5, 1961 Ambassador Smith met President Kennedy in Vienna and said that 500 tons of steel were sent."
    found = read(Document((DocumentPage(1, text),)))
    assert found.names.mentions
    assert found.dates
    assert pickle.loads(pickle.dumps(found)) == found
