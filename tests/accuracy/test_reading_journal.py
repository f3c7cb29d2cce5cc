"""The journal entry of `puzanov/`: everything that it says is read, and by general rules alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflows.command_line import fonds, fonds_json


@pytest.fixture(scope="module")
def facts(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, object]]]:
    archive = tmp_path_factory.mktemp("reading") / "archive"
    fonds(archive, "ingest", corpora / "puzanov")
    fonds(archive, "read")
    (found,) = fonds_json(archive, "search", "zinc")["results"]
    said: dict[str, list[dict[str, object]]] = fonds_json(archive, "facts", found["id"])
    return said


def names(value: object) -> object:
    """Names in place of what has an id and a name."""
    if isinstance(value, dict):
        return value["name"]
    return [names(each) for each in value] if isinstance(value, list) else value


def test_three_offices_of_one_man_on_one_day(facts: dict[str, list[dict[str, object]]]) -> None:
    held = [(names(o["person"]), o["office"], o["date"]) for o in facts["offices"]]
    day = "1957-08-07"
    assert [h for h in held if h[0] == "Jeong Il-yong"] == [
        ("Jeong Il-yong", "Deputy Chairman of the Cabinet of Ministers", day),
        ("Jeong Il-yong", "Deputy Chairman of the KWP CC", day),
        ("Jeong Il-yong", "member of the CC Presidium", day),
    ]


def test_a_meeting_and_one_that_is_told_of(facts: dict[str, list[dict[str, object]]]) -> None:
    met = [(m["date"], names(m["participants"]), names(m["reported_by"]), m["place"]) for m in facts["meetings"]]
    assert met == [
        ("1957-08-07", ["A. M. Puzanov", "Jeong Il-yong"], None, None),
        (None, ["Jeong Il-yong", "Kim Il Sung"], "Jeong Il-yong", None),
    ]


def test_figures(facts: dict[str, list[dict[str, object]]]) -> None:
    found = [
        (f["value"], f["unit"], f["measure"], names(f["producer"]), names(f["place"]), f["period"], f["kind"],
         names(f["asserted_by"]))
        for f in facts["figures"]
    ]  # fmt: skip
    writer = "A. M. Puzanov"
    assert found == [
        (50000, "ruble", "aid", "DPRK government", None, None, "allocation", "Jeong Il-yong"),
        (182, "meter", "smokestack", None, None, None, "dimension", writer),
        (5200, "ton", "electrolytic zinc", "the Japanese", None, "1944", "result", writer),
        (1200, "ton", "zinc", None, "DPRK", "1946", "result", writer),
        (4300, "ton", "zinc", None, "DPRK", "1947", "result", writer),
        (5400, "ton", "zinc", None, "DPRK", "1948", "result", writer),
        (7700, "ton", "zinc", None, "DPRK", "1949", "result", writer),
        (4800, "ton", "zinc", None, "DPRK", "1950", "result", writer),
        (12000, "ton", "electrolytic zinc", None, None, None, "expected capacity", writer),
    ]
    series = {f["series"] for f in facts["figures"] if str(f["period"]) in "1946 1947 1948 1949 1950"}
    assert len(series) == 1
    assert None not in series
    first, *_, last = facts["figures"]
    assert (names(first["actor"]), first["basis"], names(first["reported_by"])) == (
        "DPRK government", "on instruction", [writer],
    )  # fmt: skip
    assert (last["qualifier"], last["rate"]) == ("more than", "per year")


def test_who_reports_whom(facts: dict[str, list[dict[str, object]]]) -> None:
    (kim,) = [s for s in facts["statements"] if names(s["speaker"]) == "Kim Il Sung"]
    assert names(kim["reported_by"]) == ["Jeong Il-yong", "A. M. Puzanov"]


def test_what_is_said_without_a_verb_of_saying(facts: dict[str, list[dict[str, object]]]) -> None:
    said = [(names(s["speaker"]), str(s["text"]).split()) for s in facts["statements"]]
    writer, jeong = "A. M. Puzanov", "Jeong Il-yong"
    for who, words in (
        (jeong, "He shared impressions"),
        (writer, "It seems to me that"),
        (writer, "As far as I can tell,"),
        (jeong, "Jeong Il-yong that this will be"),
    ):
        assert any(speaker == who and text[: len(words.split())] == words.split() for speaker, text in said), words
    assert len(said) == 30


def test_marks(facts: dict[str, list[dict[str, object]]]) -> None:
    values = [str(m["value"]) for m in facts["marks"]]
    assert all(any(sought in value for value in values) for sought in ("482", "182", "02277-ss", "010097ss"))
    entered = [(m["kind"], m["date"]) for m in facts["marks"] if "02277-ss" in str(m["value"])]
    assert entered == [("stamp", "1957-08-28"), ("registry number", "1957-08-28")], (
        "the number in the stamp is a mark too"
    )
    assert {"registry number", "stamp", "copy number", "handwriting"} <= {str(m["kind"]) for m in facts["marks"]}


def test_a_smokestack_of_meters_is_not_converted_and_money_never(facts: dict[str, list[dict[str, object]]]) -> None:
    assert all(f["converted"] is None for f in facts["figures"] if f["unit"] in ("ruble", "ton", "meter"))
