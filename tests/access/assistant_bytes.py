"""What an assistant and a reading list get from an archive: question → SHA-256 of the answer.

Asked by `site_bytes.py` of the archives that it builds.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from access.queries import QUERIES
from access.saved_packages import without_time_of_saving


def questions(records: list[str]) -> list[tuple[str, dict[str, Any]]]:
    """Every tool, of every record, in more than one form."""
    asked: list[tuple[str, dict[str, Any]]] = [("list_releases", {})]
    asked += [("search", {"query": query, **more}) for query in QUERIES for more in ({}, {"sort": "date", "offset": 2})]
    asked += [("search", {"query": "harbour", "collection": name}) for name in ("shown", "hidden", "Hidden")]
    asked += [
        ("check_quotation", {"quotation": words})
        for words in (
            "A secret of the legation about the harbour",
            "The legation reports on the quay and the harbour",
            "harpoons",
        )
    ]
    for record in records:
        asked += [
            (tool, {"record": record})
            for tool in ("describe_record", "read_page", "facts_of_record", "list_releases", "cite")
        ]
        asked += [
            ("compare_releases", {"record": record}),
            ("search", {"query": "secret", "record": record}),
            ("check_quotation", {"quotation": "a secret of the legation", "record": record}),
            ("cite", {"record": record, "page": 1, "start": 0, "end": 9, "style": "ris"}),
        ]
    return asked  # fmt: skip


def answers(records: list[str]) -> dict[str, str]:
    """Asks over HTTP, as an anonymous assistant and as the page of a reading list do."""
    from django.conf import settings
    from django.test import Client

    settings.MCP, settings.API_RATE = True, 0
    reader = Client(headers={"host": "127.0.0.1", "accept": "application/json, text/event-stream"})
    got = {}
    for tool, arguments in questions(records):
        message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}
        response = reader.post("/mcp", json.dumps(message), content_type="application/json")
        assert response.status_code == 200, response.content
        got[f"{tool} {json.dumps(arguments)}"] = hashlib.sha256(response.content).hexdigest()
    listed = json.dumps({"items": [{"path": f"/records/{each}", "note": "seen"} for each in records]})
    response = reader.post("/reading-list/check", listed, content_type="application/json")
    got["/reading-list/check"] = hashlib.sha256(response.content).hexdigest()
    for kind in ("ris", "csl", "docx", "markdown"):
        body = reader.post("/reading-list/export", {"list": listed, "format": kind, "style": "chicago"}).content
        body = without_time_of_saving(body) if kind == "docx" else body
        got[f"/reading-list/export {kind}"] = hashlib.sha256(body).hexdigest()
    return got
