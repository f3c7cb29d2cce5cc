"""`fonds serve --mcp`, asked over streamable HTTP by the official client, and by those who do not keep to the rules."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistants.in_a_loop import in_a_loop
from web.archive_builder import MEMO, NUMBER, UNITS
from workflows.command_line import environment

TOOLS = 8


@pytest.fixture(scope="module")
def served(archive: Path) -> Iterator[str]:
    """The address of the archive's site, assistants answered, without a slash at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "fonds", "serve", "--mcp", "--port", str(port), "--workers", "1"],
        env=environment(archive) | {"FONDS_API_RATE": "400"}, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _each in range(200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/robots.txt", timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def post(address: str, body: bytes, **headers: str) -> tuple[int, Any, dict[str, str]]:
    """Status, what was said (as JSON where it is some), and headers."""
    usual = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    named = usual | {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(f"{address}/mcp", data=body, headers=named, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, json.loads(answer.read() or b"null"), lowered(answer.headers)
    except urllib.error.HTTPError as refused:
        said = refused.read()
        return refused.code, json.loads(said) if said.startswith(b"{") else said, lowered(refused.headers)


def lowered(headers: Any) -> dict[str, str]:
    """The headers by their names in small letters."""
    return {name.lower(): value for name, value in headers.items()}


def call(tool: str, **arguments: Any) -> bytes:
    """A call as a message of an earlier revision of the protocol."""
    params = {"name": tool, "arguments": arguments}
    return json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}).encode()


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_official_client_reads_and_cites(served: str, mode: str) -> None:
    from mcp.client import Client

    async def asked() -> tuple[Any, ...]:
        async with Client(f"{served}/mcp", mode=mode) as client:
            tools = (await client.list_tools()).tools
            page = await client.call_tool("read_page", {"record": UNITS["memo"], "page": 3})
            nothing = await client.call_tool("describe_record", {"record": UNITS["secret"]})
            many = await asyncio.gather(
                *(client.call_tool("read_page", {"record": UNITS["long"], "page": n}) for n in range(1, 7))
            )
            return tools, page, nothing, many

    tools, page, nothing, many = in_a_loop(asked())
    assert len(tools) == TOOLS
    assert page.structured_content["quoted_text"] == MEMO[2]
    assert page.structured_content["page_url"].startswith(f"{served}/records/{UNITS['memo']}?")
    assert nothing.is_error and UNITS["secret"] in nothing.content[0].text
    assert [each.structured_content["page"] for each in many] == list(range(1, 7))


def test_masked_words_are_masked(served: str) -> None:
    status, said, headers = post(served, call("read_page", record=UNITS["memo"], page=2))
    assert status == 200 and NUMBER not in str(said)
    assert "█" in said["result"]["structuredContent"]["quoted_text"]
    assert headers["cache-control"] == "no-store" and "ratelimit" in headers


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
def test_pages_of_other_sites_are_refused(served: str, origin: str) -> None:
    status, said, _headers = post(served, call("search", query="x"), Origin=origin)
    assert status == 403 and said["error"]["code"] < 0


def test_the_sites_own_pages_are_answered(served: str) -> None:
    assert post(served, call("search", query="x"), Origin=served)[0] == 200


def test_another_host_is_refused(served: str) -> None:
    assert post(served, call("search", query="x"), Host="evil.example")[0] == 400


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"{", 400), (b"[]", 400), (b"", 400), (b" " * 300_000, 413), (b"\xff\xfe", 400)],
)
def test_what_is_no_message_is_refused_in_the_protocols_words(served: str, body: bytes, status: int) -> None:
    answered, said, _headers = post(served, body)
    assert answered == status
    assert said["jsonrpc"] == "2.0" and said["error"]["message"]


def test_an_unknown_method_is_the_protocols_error(served: str) -> None:
    _status, said, _headers = post(served, b'{"jsonrpc": "2.0", "id": 7, "method": "records/delete"}')
    assert said["id"] == 7 and said["error"]["code"] == -32601


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
def test_other_methods_are_refused(served: str, method: str) -> None:
    request = urllib.request.Request(f"{served}/mcp", method=method, headers={"Accept": "text/event-stream"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=10)
    assert refused.value.code == 405 and refused.value.headers["Allow"] == "POST"


def test_who_asks_too_often_is_told_when_to_ask_again(served: str) -> None:
    message = b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}'
    answers = [post(served, message) for _each in range(401)]
    refused = [headers for status, _said, headers in answers if status == 429]
    assert refused and int(refused[-1]["retry-after"]) <= 60
    assert urllib.request.urlopen(f"{served}/", timeout=10).status == 200
