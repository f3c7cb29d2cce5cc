"""Russian, Korean and Chinese texts from ingest to proposals: what is read in them, and who is proposed as whom."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from workflows.command_line import fonds, fonds_json, write

TEXTS = {
    "a.txt": "대사는 정일룡 부수상을 방문하였다. 1957년 8월 7일 평양에서 김일성 수상은 아연 5,200톤을 생산하였다.",
    "b.txt": "부수상 정일용은 평양에 왔다. 대사는 정일용 부수상과 담화하였다.",
    "c.txt": "金日成首相会见苏联大使。",
    "d.txt": "Посол посетил товарища Ким Ир Сена. Ким Ир Сен сказал 7 августа 1957 г., что в Пхеньяне 300 тонн цинка.",
    "e.txt": "Kim Il Sung (김일성) met Jeong Il-yong (정일룡) in Pyongyang on August 7, 1957.",
}

PAIRS = """
    SELECT a.name, b.name FROM catalogue_authorityproposal p
    JOIN catalogue_authority a ON a.id = p.first_id JOIN catalogue_authority b ON b.id = p.second_id
    WHERE p.decision = ''
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("scripts")
    fonds(made / "archive", "ingest", write(made / "papers", TEXTS))
    fonds(made / "archive", "read")
    return made / "archive"


def rows(archive: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(archive / "catalogue.sqlite3") as base:
        return base.execute(query).fetchall()


def facts(archive: Path) -> list[dict[str, Any]]:
    query = "SELECT id FROM catalogue_unitofdescription WHERE has_text ORDER BY source_key"
    return [fonds_json(archive, "facts", each) for (each,) in rows(archive, query)]


def test_people_places_and_dates_are_read(archive: Path) -> None:
    found = facts(archive)
    people = [{each["name"] for each in said["people"]} for said in found]
    assert people == [{"정일룡", "김일성"}, {"정일용"}, {"金日成"}, {"Ким Ир Сен"}, {"Kim Il Sung", "Jeong Il-yong"}]
    assert [[each["name"] for each in said["places"]] for said in found[:4]] == [
        ["평양"],
        ["평양"],
        ["苏联"],
        ["Пхеньян"],
    ]
    assert [[each["edtf"] for each in found[n]["dates"]] for n in (0, 3)] == [["1957-08-07"]] * 2


def test_a_form_in_brackets_is_attested_with_its_script(archive: Path) -> None:
    (jeong,) = [each for each in facts(archive)[4]["people"] if each["name"] == "Jeong Il-yong"]
    attested = [(each["name"], each["scheme"]) for each in jeong["variants"] if each["attested"]]
    assert attested == [("Jeong Il-yong", "Revised Romanization"), ("정일룡", "Hangul")]
    assert [each["form"] for each in jeong["mentions"]] == ["name", "variant"]


def test_spellings_are_proposed_and_none_is_merged(archive: Path) -> None:
    pairs = [frozenset(pair) for pair in rows(archive, PAIRS)]

    def together(name: str) -> set[str]:
        joined = {name}
        while more := {n for pair in pairs if pair & joined for n in pair} - joined:
            joined |= more
        return joined

    assert together("정일룡") == {"정일룡", "정일용", "Jeong Il-yong"}
    assert together("金日成") >= {"金日成", "김일성", "Ким Ир Сен", "Kim Il Sung"}
    assert rows(archive, "SELECT count(*) FROM catalogue_authority WHERE merged_into_id IS NOT NULL") == [(0,)]
