"""What only the tantivy adapter can get wrong: forgetting, damage, kills in the middle of a commit."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fonds.adapters import text_index_tantivy_writing as writing
from fonds.adapters.text_index_tantivy import TantivyTextIndex
from fonds.core.querying import parse
from fonds.ports.text_index import (
    FACETS,
    IndexedPage,
    IndexedText,
    IndexedUnit,
    IndexLocked,
    IndexUnusable,
    SearchAnswer,
    SearchRequest,
)

WORDS = ("courier", "cipher", "legation", "harbour", "fog")
QUERIES = ("courier", "courier cipher", '"courier cipher"', "harb*", "fogg~", "legation harbour fog courier", None)


def unit(name: str, words: str, revision: int = 1, release: str = "2022") -> IndexedUnit:
    pages = tuple(IndexedPage(number, part, "7v") for number, part in enumerate(words.split("|"), 1))
    text = IndexedText(f"{name}-o", 1, "ocr", "en", release, True, pages)
    return IndexedUnit(name, revision, title=f"Paper {name}", releases=(release,), texts=(text,))


def answers(index: TantivyTextIndex) -> list[SearchAnswer]:
    found = [
        index.search(SearchRequest(query=parse(query).tree if query else None, facets=FACETS, limit=50))
        for query in QUERIES
    ]
    assert index.count() == found[-1].total
    return found


def built(root: Path, units: list[IndexedUnit]) -> TantivyTextIndex:
    index = TantivyTextIndex(root)
    assert index.put(units) == ()
    index.commit()
    return index


texts = st.lists(st.sampled_from((*WORDS, "|", "filler")), min_size=1, max_size=12).map(" ".join)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=st.lists(texts, max_size=5), gone=st.lists(texts, min_size=1, max_size=5), interleaved=st.booleans())
def test_after_a_purge_nothing_shows_that_a_record_was_there(
    tmp_path_factory: pytest.TempPathFactory, kept: list[str], gone: list[str], interleaved: bool
) -> None:
    folder = tmp_path_factory.mktemp("purge")
    staying = [unit(f"k{number}", words) for number, words in enumerate(kept)]
    leaving = [unit(f"g{number}", words, release="secret") for number, words in enumerate(gone)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "SMALL", 0)
        without = built(folder / "without", staying)
        first, second = (leaving[:1] + staying, leaving[1:]) if interleaved else (leaving, staying)
        index = built(folder / "with", first)
        index.put(second)
        index.commit()
        index.remove([each.id for each in leaving])
        index.purge()
        assert answers(index) == answers(without)
        assert index.suggest(WORDS) == without.suggest(WORDS)
        stored = b"".join(path.read_bytes() for path in (folder / "with").rglob("*") if path.is_file())
        assert b"secret" not in stored
        index.close()
        without.close()


def test_a_rebuild_keeps_everything(tmp_path: Path) -> None:
    long = IndexedText("o", 3, "transcript", None, None, False, (IndexedPage(1, "word \n" * 3000 + "courier  \n\n"),))
    units = [
        unit("a", "courier||cipher assassi-\nnation|"),
        IndexedUnit("b", 4, description="about fog", ancestors=("f",), year_first=1957, texts=(long,)),
        unit("c", "courier"),
    ]
    index = built(tmp_path / "one", units)
    index.remove(["c"])
    index.purge()
    whole = built(tmp_path / "two", units[:2])
    assert answers(index) == answers(whole)
    again = list(writing._stored_units(index._writer()._pair))
    assert [each.id for each in again] == ["a", "b"]
    assert again[0] == units[0]
    assert again[1].texts[0].pages[0].text.rstrip() == long.pages[0].text.rstrip()
    index.close()
    whole.close()


def test_a_small_index_forgets_at_each_commit(tmp_path: Path) -> None:
    index = built(tmp_path / "one", [unit("a", "courier"), unit("b", "courier fog")])
    index.put([unit("a", "courier", revision=2)])
    index.commit()
    fresh = built(tmp_path / "two", [unit("a", "courier", revision=2), unit("b", "courier fog")])
    assert answers(index) == answers(fresh)
    index.close()
    fresh.close()


def test_threads_that_share_an_index_write_one_after_the_other(tmp_path: Path) -> None:
    index = TantivyTextIndex(tmp_path / "index")
    faults: list[BaseException] = []

    def keeper(first: int) -> None:
        try:
            for revision in range(1, 4):
                assert index.put([unit(f"r{first + n}", "courier cipher " * 50, revision) for n in range(4)]) == ()
                index.commit()
        except BaseException as fault:  # of a thread it would be lost
            faults.append(fault)

    keepers = [threading.Thread(target=keeper, args=(first,)) for first in (0, 4)]
    for each in keepers:
        each.start()
    for each in keepers:
        each.join()
    assert not faults
    assert index.ids_with_revisions() == {f"r{n}": 3 for n in range(8)}
    index.close()


def test_who_releases_an_index_reads_on_and_lets_others_write(tmp_path: Path) -> None:
    index = built(tmp_path / "index", [unit("a", "courier")])
    other = TantivyTextIndex(tmp_path / "index")
    with pytest.raises(IndexLocked):
        other.put([unit("b", "courier")])
    index.release()
    other.put([unit("b", "courier")])
    other.commit()
    assert index.count() == 2
    other.close()
    index.release()
    index.close()


def test_damage_to_any_file_is_reported(tmp_path: Path) -> None:
    index = built(tmp_path / "index", [unit("a", "courier fog"), unit("b", "cipher")])
    index.close()
    assert index.faults() == []
    segment_files = [
        path
        for path in sorted((tmp_path / "index").rglob("*"))
        if path.is_file() and len(path.stem) == 32 and path.suffix != ".lock"
    ]
    assert len(segment_files) >= 10
    for path in segment_files:
        held = path.read_bytes()
        place = len(held) // 2
        _put(path, held[:place] + bytes([held[place] ^ 0x20]) + held[place + 1 :])
        assert path.name in " ".join(TantivyTextIndex(tmp_path / "index").faults()), path.name
        path.unlink()
        assert TantivyTextIndex(tmp_path / "index").faults(), path.name
        _put(path, held)
    assert TantivyTextIndex(tmp_path / "index").faults() == []


def _put(path: Path, data: bytes) -> None:
    """Another file in its place: a thread of an index that is still open may read the old one, and to cut a file short
    that is mapped into memory ends the process."""
    new = path.with_name("put.tmp")
    new.write_bytes(data)
    new.replace(path)


@pytest.mark.parametrize("spoilt", ["schema.json", "units/meta.json", "pages/meta.json", "../current"])
def test_an_index_that_cannot_be_read_says_to_rebuild_it(tmp_path: Path, spoilt: str) -> None:
    built(tmp_path / "index", [unit("a", "courier")]).close()
    (generation,) = (tmp_path / "index").glob("generation-*")
    (generation / spoilt).write_text("generation-99" if "current" in spoilt else "{broken", encoding="ascii")
    index = TantivyTextIndex(tmp_path / "index")
    with pytest.raises(IndexUnusable, match="rebuild"):
        index.count()
    assert "rebuild" in index.faults()[0]


def test_another_schema_is_refused(tmp_path: Path) -> None:
    built(tmp_path / "index", [unit("a", "courier")]).close()
    (generation,) = (tmp_path / "index").glob("generation-*")
    (generation / "schema.json").write_text(json.dumps({"schema": 0}), encoding="ascii")
    with pytest.raises(IndexUnusable, match="schema 0"):
        TantivyTextIndex(tmp_path / "index").search(SearchRequest())


WRITER = """
import sys
from pathlib import Path
from fonds.adapters import text_index_tantivy_writing as writing
from fonds.adapters.text_index_tantivy import TantivyTextIndex
from fonds.ports.text_index import IndexedPage, IndexedText, IndexedUnit
writing.SMALL = 0
index = TantivyTextIndex(Path(sys.argv[1]))
start = max([int(name[1:]) for name in index.ids_with_revisions()], default=-1) + 1
for number in range(start, start + 1000):
    page = IndexedPage(1, f"courier number{number}")
    text = IndexedText("o", 1, "ocr", "en", None, True, (page,))
    index.put([IndexedUnit(f"r{number:05d}", 1, title="Paper", texts=(text,))])
    index.commit()
    print(number, flush=True)
    if number % 5 == 4:
        index.remove([f"r{number - 1:05d}"])
        index.purge()
        print(-number, flush=True)
"""


def test_a_kill_at_any_moment_leaves_the_last_commit(tmp_path: Path) -> None:
    root = tmp_path / "index"
    environment = {**os.environ, "PYTHONPATH": str(Path(writing.__file__).parents[2])}
    written: set[int] = set()
    gone: set[int] = set()
    for pause in (0.05, 0.3, 0.13):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(root)], stdout=subprocess.PIPE, env=environment, text=True
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(pause)
        process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        printed = [int(line) for line in (first + process.stdout.read()).split()]
        process.wait()
        assert printed
        written |= {number for number in printed if number >= 0}
        gone |= {-number - 1 for number in printed if number < 0}
        index = TantivyTextIndex(root)
        held = {int(name[1:]) for name in index.ids_with_revisions()}
        lost = written - gone - held
        assert lost <= {max(written) - 1}, "a committed record is lost"
        gone |= lost  # killed between a removal's commit and the line that says so
        assert len(held - written) <= 1, "more than the commit under way at the kill"
        written |= held  # killed between a commit and the line that says so
        assert index.faults() == []
        found = index.search(SearchRequest(query=parse("courier").tree, limit=1000))
        assert {int(hit.id[1:]) for hit in found.hits} == held
        assert all(hit.passages for hit in found.hits)
        index.close()
