"""The protocol's streamable HTTP beside a site that is no ASGI application: one event loop in a thread of its own.

Every request stands alone (no sessions, no streams): any worker can answer any of them, and nothing is kept.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import MutableMapping
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass
from functools import cache
from typing import Any

from mcp.server.transport_security import TransportSecuritySettings

from fonds.assistants.server import make_server, speaking_for

LARGEST = 256 * 1024
"""Bytes of a request's body: the longest quotation, every letter escaped."""
LONGEST_WAIT = 60.0
"""Seconds after which an answer is given up."""


class NoAnswerInTime(Exception):
    """The answer took longer than `LONGEST_WAIT`."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer: its status, its headers (names in small letters), and its body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@cache
def answering_loop() -> AnsweringLoop:
    """The one of this process, started at the first request: a process that forks workers must not have threads."""
    return AnsweringLoop()


class AnsweringLoop:
    """Runs the protocol's own transport, and answers requests from other threads."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._handle: Any = None
        threading.Thread(target=self._run, name="assistants", daemon=True).start()
        if not self._started.wait(LONGEST_WAIT):
            raise NoAnswerInTime("the protocol's server did not start")

    def answer(self, headers: list[tuple[str, str]], body: bytes, site_address: str) -> Answer:
        """The answer to a POST. Its links start with `site_address`. Raises NoAnswerInTime."""
        waiting = asyncio.run_coroutine_threadsafe(self._answer(headers, body, site_address), self._loop)
        try:
            return waiting.result(LONGEST_WAIT)
        except FutureTimeout as late:
            waiting.cancel()
            raise NoAnswerInTime from late

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        server = make_server()
        # who may ask is decided by the site, which knows its own names
        unguarded = TransportSecuritySettings(enable_dns_rebinding_protection=False)
        server.streamable_http_app(
            json_response=True, stateless_http=True, max_request_body_size=LARGEST, transport_security=unguarded
        )
        async with server.session_manager.run():
            self._handle = server.session_manager.handle_request
            self._started.set()
            await asyncio.Event().wait()

    async def _answer(self, headers: list[tuple[str, str]], body: bytes, site_address: str) -> Answer:
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
            "path": "/mcp", "raw_path": b"/mcp", "query_string": b"", "root_path": "",
            "headers": [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers],
        }  # fmt: skip
        asked = iter([{"type": "http.request", "body": body, "more_body": False}])
        ended = asyncio.Event()
        parts: list[MutableMapping[str, Any]] = []

        async def receive() -> MutableMapping[str, Any]:
            part = next(asked, None)
            if part is not None:
                return part
            await ended.wait()
            return {"type": "http.disconnect"}

        async def send(message: MutableMapping[str, Any]) -> None:
            parts.append(message)

        with speaking_for(site_address):
            try:
                await self._handle(scope, receive, send)
            finally:
                ended.set()
        start = next(part for part in parts if part["type"] == "http.response.start")
        said = b"".join(part.get("body", b"") for part in parts if part["type"] == "http.response.body")
        named = tuple((n.decode("latin-1").lower(), v.decode("latin-1")) for n, v in start.get("headers", ()))
        return Answer(start["status"], named, said)
