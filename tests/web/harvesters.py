"""Harvesters that others wrote (sickle, oaipmh-scythe), asking Django's test client instead of the network."""

from __future__ import annotations

from typing import Any

import httpx2
import requests
from django.test import Client
from oaipmh_scythe import Scythe
from sickle import Sickle


class Harvester(Sickle):
    """Sickle; `requests_made` are the arguments it asked with."""

    def __init__(self, reader: Client, **more: Any) -> None:
        super().__init__("http://127.0.0.1/oai", **more)
        self.reader = reader
        self.requests_made: list[dict[str, str]] = []

    def _request(self, kwargs: dict[str, str]) -> requests.Response:
        self.requests_made.append(kwargs)
        ask = self.reader.get if self.http_method == "GET" else self.reader.post
        answer = ask("/oai", kwargs)
        made = requests.Response()
        made.status_code, made._content = answer.status_code, answer.content
        made.encoding = "utf-8"
        return made


class OtherHarvester(Scythe):
    """oaipmh-scythe."""

    def __init__(self, reader: Client) -> None:
        super().__init__("http://127.0.0.1/oai")
        self.reader = reader

    def _request(self, query: dict[str, str]) -> httpx2.Response:
        answer = self.reader.get("/oai", query)
        request = httpx2.Request("GET", "http://127.0.0.1/oai", params=query)
        headers = {"Content-Type": answer["Content-Type"]}
        return httpx2.Response(answer.status_code, content=answer.content, headers=headers, request=request)
