"""A file that loops, bombs or crashes costs its own reading and nothing else."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fonds.adapters.page_readers import readers
from fonds.adapters.reading_worker import ReadingLimits, ReadingPool
from fonds.core.text.reading import Unreadable
from fonds.ports.file_reading import FileReading, ReadingTask
from fonds.ports.page_reader import ReadingRules

ROGUE = {"text/plain": "adapters.rogue_readers:RogueReader"}
LIMITS = ReadingLimits(memory=512 * 1024**2, seconds=120)
IMPATIENT = ReadingLimits(memory=512 * 1024**2, seconds=3)
posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals and limits on Windows")


def tasks(folder: Path, *orders: str) -> Iterator[ReadingTask]:
    for number, order in enumerate(orders):
        path = folder / f"{number:04}.txt"
        path.write_text(order)
        yield ReadingTask(path, ReadingRules())


def outcome(result: FileReading) -> str:
    if result.refusal is not None:
        assert result.reading is None and result.refusal.advice
        return result.refusal.reason
    assert result.reading is not None
    return result.reading.documents[0].texts[0].pages[0].text.split(" ", 1)[1]


def run(folder: Path, *orders: str, workers: int = 1, limits: ReadingLimits = LIMITS) -> list[str]:
    with ReadingPool(ROGUE, workers=workers, limits=limits) as pool:
        return [outcome(result) for result in pool.readings(tasks(folder, *orders))]


def test_results_come_in_order_whatever_happens_between(tmp_path: Path) -> None:
    orders = [f"ok {number}" for number in range(130)]
    orders[40], orders[41], orders[99] = "exit", "refuse", "raise"
    found = run(tmp_path, *orders, workers=2)
    assert found[40].startswith("the program that reads such files ended")
    assert found[41] == "refused"
    assert "KeyError" in found[99]
    assert [words for number, words in enumerate(found) if number not in (40, 41, 99)] == [
        str(number) for number in range(130) if number not in (40, 41, 99)
    ]


@pytest.mark.parametrize("order", ["loop", "sleep"])
def test_a_reader_that_never_ends_is_ended(tmp_path: Path, order: str) -> None:
    found = run(tmp_path, "ok a", order, "ok b", limits=IMPATIENT)
    assert found == ["a", "reading took longer than 3 seconds", "b"]


@posix
def test_a_reader_that_eats_memory_is_refused(tmp_path: Path) -> None:
    found = run(tmp_path, "ok a", "allocate", "ok b")
    assert found == ["a", "reading needed more than 512 MiB of memory", "b"]


@posix
def test_a_file_does_not_pay_for_the_memory_of_those_before_it(tmp_path: Path) -> None:
    orders = [f"hold {100 * 1024**2}"] * 8
    assert run(tmp_path, *orders, limits=ReadingLimits(memory=512 * 1024**2)) == [str(100 * 1024**2)] * 8


@posix
def test_killed_workers(tmp_path: Path) -> None:
    found = run(tmp_path, "ok a", "kill", "once x", "ok b")
    assert found[0] == "a" and found[2:] == ["x", "b"]
    assert "status -9" in found[1]


@posix
def test_a_worker_killed_while_idle_is_replaced(tmp_path: Path) -> None:
    with ReadingPool(ROGUE, workers=1, limits=LIMITS) as pool:
        first = next(iter(pool.readings(tasks(tmp_path, "ok a"))))
        assert first.reading is not None
        os.kill(int(first.reading.documents[0].texts[0].pages[0].text.split()[0]), signal.SIGKILL)
        assert [outcome(result) for result in pool.readings(tasks(tmp_path, "ok b", "ok c"))] == ["b", "c"]


def test_a_reader_that_prints_recurses_or_sends_what_it_may_not(tmp_path: Path) -> None:
    found = run(tmp_path, "print x", "recurse", "foreign", "ok b")
    assert found[0] == "x" and found[1] == "the file is nested too deeply" and found[3] == "b"
    assert found[2].startswith("the program that reads such files ended")


def test_tasks_are_taken_only_as_needed(tmp_path: Path) -> None:
    taken = []

    def many() -> Iterator[ReadingTask]:
        for number in range(5000):
            taken.append(number)
            yield ReadingTask(tmp_path / f"gone-{number}.txt", ReadingRules())

    with ReadingPool(ROGUE, workers=1, limits=LIMITS) as pool:
        results = pool.readings(many())
        assert next(results).refusal is not None
        assert len(taken) < 1000
        results.close()  # type: ignore[attr-defined]


def test_limits_grow_with_the_file() -> None:
    limits = ReadingLimits()
    small, large = (limits.request(Path("x"), None, size) for size in (0, 100 * 1024**2))
    assert large.seconds > small.seconds and large.memory > small.memory
    assert limits.request(Path("x"), None, 10**12).memory <= limits.most_memory


def test_a_whole_folder_of_good_and_bad_files(tmp_path: Path) -> None:
    contents = {
        "a.txt": b"Good words.",
        "b.pdf": b"%PDF-1.7\nnothing more",
        "c.txt": b"",
        "d.docx": b"PK\x03\x04word/ cut off",
        "e.xml": b"<TEI><text><body><p>never closed",
        "f.txt": b"caf\xe9 au lait",
        "g.jpg": b"\xff\xd8\xff\xe0",
        "h.txt": b"x" * 3_000_000,
        "i.xml": b'<!DOCTYPE TEI [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><TEI>&b;</TEI>',
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    files = [ReadingTask(tmp_path / name, ReadingRules()) for name in contents] + [
        ReadingTask(tmp_path / "gone.txt", ReadingRules())
    ]
    with ReadingPool(readers(), workers=2) as pool:
        results = {result.task.path.name: result for result in pool.readings(files)}
    assert {name for name, result in results.items() if result.reading} == {"a.txt", "f.txt", "g.jpg", "h.txt"}
    assert all(result.refusal.reason and result.refusal.advice for result in results.values() if result.refusal)


def test_sheets_are_read_apart_too(tmp_path: Path) -> None:
    good, bad = tmp_path / "list.csv", tmp_path / "list.xlsx"
    good.write_text("id;date\n007;1957\n")
    bad.write_bytes(b"PK\x03\x04xl/ cut off")
    with ReadingPool(readers(), workers=1) as pool:
        assert pool.sheet(good).rows[0].cells == {"id": "007", "date": "1957"}
        with pytest.raises(Unreadable, match="broken"):
            pool.sheet(bad)
