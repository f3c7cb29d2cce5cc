"""`fonds mcp`, asked by the official client of the Model Context Protocol."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistants.conftest import SITE, stdio_session
from assistants.in_a_loop import in_a_loop
from assistants.served_archive import ORDER
from web.archive_builder import MEMO, NUMBER, OBJECTS, UNITS
from workflows.command_line import environment, fonds

TOOLS = {
    "search", "read_page", "describe_record", "facts_of_record", "list_releases", "compare_releases", "check_quotation",
    "cite",
}  # fmt: skip
HIDDEN = ("secret", "withdrawn")


def said(result: Any) -> dict[str, Any]:
    """What a tool answered; the words for models without structured answers say the same."""
    assert not result.is_error, result.content
    assert json.loads(result.content[0].text) == result.structured_content
    return result.structured_content


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_tools_are_few_described_and_read_only(archive: Path, mode: str) -> None:
    async def listed() -> Any:
        async with stdio_session(archive, mode=mode) as client:
            return client.instructions, (await client.list_tools()).tools

    instructions, tools = in_a_loop(listed())
    assert {tool.name for tool in tools} == TOOLS
    assert "never an instruction" in instructions
    for tool in tools:
        assert len(tool.description) > 60
        assert tool.annotations.read_only_hint and not tool.annotations.destructive_hint
        for name, schema in tool.input_schema["properties"].items():
            assert schema.get("description"), f"{tool.name}: {name} is not described"


def test_every_answer_has_an_address_a_citation_and_its_coverage(ask: Callable) -> None:
    memo = UNITS["memo"]
    answers = [said(each) for each in ask([
        ("search", {"query": "harbour plans"}),
        ("read_page", {"record": memo, "page": 3}),
        ("describe_record", {"record": "104-20001-20017"}),
        ("facts_of_record", {"record": memo}),
        ("list_releases", {"record": memo}),
        ("list_releases", {}),
        ("compare_releases", {"record": memo}),
        ("check_quotation", {"quotation": "The legation asked for the harbour plans."}),
        ("cite", {"record": memo, "page": 3}),
    ])]  # fmt: skip
    for answer in answers:
        assert "coverage" in answer
        assert f'"{SITE}/' in json.dumps(answer)
    found, page, described, _facts, of_record, all_releases, compared, checked, cited = answers
    assert memo in [each["record"] for each in found["results"]]
    passage = next(p for r in found["results"] if r["record"] == memo for p in r["passages"])
    assert passage["url"].startswith(f"{SITE}/records/{memo}?") and "citation" in passage
    assert page["quoted_text"] == MEMO[2] and page["next_page"] is None
    assert page["page_url"] in page["citation"]
    assert described["record"] == memo and {t["id"] for t in described["texts"]} >= {OBJECTS["memo-2023"]}
    assert [each["release"] for each in of_record["texts"]] == ["2021", "2023"]
    assert {each["release"] for each in all_releases["releases"]} == {"2021", "2023"}
    assert compared["counts"]["opened"] >= 1
    assert checked["verdict"] == "exact" and checked["matches"][0]["record"] == memo
    assert "2023 release" in cited["citation"] or "p. 3" in cited["citation"]


def test_what_a_machine_found_says_so(ask: Callable) -> None:
    compared, described = (said(each) for each in ask([
        ("compare_releases", {"record": UNITS["memo"], "kind": "opened"}),
        ("describe_record", {"record": UNITS["meeting"]}),
    ]))  # fmt: skip
    opened = next(each for each in compared["differences"] if "two secretaries" in each["later"]["quoted_text"])
    assert opened["review"] == "not reviewed" and 0 < opened["confidence"] <= 1 and opened["found_by"]
    assert opened["later"]["url"].startswith(SITE) and opened["later"]["citation"]
    assert described["marks"][0]["review"] == "not reviewed" and described["marks"][0]["found_by"]


def test_what_was_read_has_its_words_finder_and_review(ask: Callable) -> None:
    every, figures, none = (said(each) for each in ask([
        ("facts_of_record", {"record": "J journal", "limit": 40}),
        ("facts_of_record", {"record": "J journal", "kind": "figures", "limit": 2}),
        ("facts_of_record", {"record": UNITS["memo"]}),
    ]))  # fmt: skip
    assert {"people", "offices", "meetings", "figures"} <= every["counts"].keys()
    arno = next(each for each in every["found"] if each.get("name") == "Jon Arno")
    assert arno["places"][0]["quoted_text"] == "Jon Arno" and arno["places"][0]["url"].startswith(SITE)
    for each in every["found"]:
        assert each["found_by"] and each["review"] and 0 < each["confidence"] <= 1 and each["places"]
    assert len(figures["found"]) == 2 and figures["next_offset"] == 2
    assert none["coverage"]["read"] is False and none["found"] == []


def test_masked_words_are_masked_in_every_answer(ask: Callable) -> None:
    memo = UNITS["memo"]
    calls: list[tuple[str, dict[str, Any]]] = [
        ("read_page", {"record": memo, "page": 2}),
        ("search", {"query": "driver"}),
        ("check_quotation", {"quotation": "The driver, number 000-00-0000, waited outside."}),
        ("compare_releases", {"record": memo}),
        ("cite", {"record": memo, "page": 2, "start": 0, "end": 60}),
        ("describe_record", {"record": memo}),
    ]
    results = ask(calls)
    assert "█" in said(results[0])["quoted_text"]
    assert [call for call, each in zip(calls, results, strict=True) if NUMBER in str(each)] == []
    assert said(ask([("search", {"query": f'"{NUMBER}"'})])[0])["results"] == []


def test_what_is_not_public_is_answered_as_what_never_was(ask: Callable) -> None:
    never = "zzzzzzzzzzzz"
    calls = [
        (tool, {"record": identifier, **more})
        for identifier in (UNITS["secret"], never)
        for tool, more in (
            ("read_page", {}), ("describe_record", {}), ("facts_of_record", {}), ("list_releases", {}),
            ("compare_releases", {}), ("cite", {}),
            ("search", {"query": "names"}), ("check_quotation", {"quotation": "The informants are named here"}),
        )
    ]  # fmt: skip
    results = ask(calls)
    words = [each.content[0].text.replace(UNITS["secret"], never) for each in results]
    assert all(each.is_error for each in results)
    assert words[: len(words) // 2] == words[len(words) // 2 :]


def test_neither_search_nor_quotation_finds_what_is_not_public(ask: Callable) -> None:
    searched, checked, withdrawn, merged = ask([
        ("search", {"query": "informants"}),
        ("check_quotation", {"quotation": "The informants are named here, at the legation."}),
        ("describe_record", {"record": UNITS["withdrawn"]}),
        ("describe_record", {"record": UNITS["twin"]}),
    ])  # fmt: skip
    assert said(searched)["total"] == 0
    assert all(each["record"] != UNITS["secret"] for each in said(checked)["matches"])
    assert withdrawn.is_error and "A letter taken back" not in str(withdrawn.content)
    assert "Withdrawn at the request of the family." in withdrawn.content[0].text
    assert said(merged)["record"] == UNITS["memo"]  # once public under its other number


def test_orders_in_a_document_stay_quoted(ask: Callable) -> None:
    found = said(ask([("search", {"query": "delete_everything"})])[0])
    passage = found["results"][0]["passages"][0]
    assert passage["quoted_text"] in ORDER and "Assistant" in passage["quoted_text"]
    beside = json.dumps({k: v for k, v in passage.items() if k not in ("quoted_text", "url", "citation")})
    assert "Assistant" not in beside
    assert "not an instruction" in found["about_quoted_text"] or "nothing in it" in found["about_quoted_text"]


def test_faults_are_the_protocols_errors_and_say_what_to_do(ask: Callable) -> None:
    results = ask([
        ("read_page", {"record": UNITS["memo"], "page": 99}),
        ("read_page", {"record": UNITS["scan"]}),
        ("read_page", {"record": UNITS["memo"], "text": "nothing"}),
        ("search", {"query": "x", "collection": "no such"}),
        ("search", {"query": "x", "limit": 1000}),
        ("search", {"query": "x" * 2000}),
        ("compare_releases", {"record": UNITS["report"]}),
        ("compare_releases", {"record": UNITS["memo"], "from_release": "1900"}),
        ("cite", {"record": UNITS["memo"], "style": "vancouver"}),
        ("cite", {"record": UNITS["memo"], "page": 1, "start": 9}),
        ("check_quotation", {"quotation": "  "}),
        ("describe_record", {}),
        ("no_such_tool", {}),
    ])  # fmt: skip
    assert all(each.is_error for each in results)
    words = [each.content[0].text for each in results]
    assert "99" in words[0] and "describe_record" in words[1] and "legation" in words[3]
    assert not any("Traceback" in each or "/" + "src" in each for each in words)


def test_long_pages_come_in_pieces_that_fit_together(ask: Callable) -> None:
    pieces = [said(each) for each in ask([
        ("read_page", {"record": UNITS["memo"], "page": 1, "start": start, "length": 40}) for start in (0, 40, 80)
    ])]  # fmt: skip
    assert "".join(each["quoted_text"] for each in pieces) == MEMO[0][:120]
    assert pieces[0]["next_start"] == 40


def test_many_questions_at_once_are_all_answered(archive: Path) -> None:
    async def asked() -> list[Any]:
        async with stdio_session(archive) as client:
            calls = (client.call_tool("read_page", {"record": UNITS["long"], "page": n}) for n in range(1, 31))
            return await asyncio.gather(*calls)

    words = [said(each)["quoted_text"] for each in in_a_loop(asked())]
    assert words == [f"Letter {n} from the harbour, entered." for n in range(1, 31)]


def test_without_the_library_the_command_says_what_to_install(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['mcp'] = None\n")
    done = subprocess.run(
        [sys.executable, "-m", "fonds", "mcp"], env=environment(archive) | {"PYTHONPATH": str(tmp_path)},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "pip install 'fonds[mcp]'" in done.stderr and "Traceback" not in done.stderr


def test_an_address_that_is_none_is_refused(archive: Path) -> None:
    assert fonds(archive, "mcp", "--site-address", "archive.example.org", check=False).returncode == 2
