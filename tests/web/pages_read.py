"""A page of the small archive, as a tree, and the words that a reader sees on it; a table as it is taken away."""

from __future__ import annotations

import csv
import io

from django.test import Client
from selectolax.lexbor import LexborHTMLParser


def page(reader: Client, path: str) -> LexborHTMLParser:
    """The page at the path; the test fails where there is none."""
    answer = reader.get(path)
    assert answer.status_code == 200, path
    return LexborHTMLParser(answer.content.decode())


def words(tree: LexborHTMLParser, selector: str = "main") -> str:
    """The words of all nodes that the selector finds, one blank between them."""
    return " ".join(" ".join(node.text(separator=" ").split()) for node in tree.css(selector))


def rows(reader: Client, path: str) -> list[dict[str, str]]:
    """The rows of a CSV."""
    return list(csv.DictReader(io.StringIO(b"".join(reader.get(path)).decode("utf-8-sig"))))
