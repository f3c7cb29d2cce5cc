"""Follows every link inside a copy of the site."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

LINKS = (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("form", "action"))


def broken_links(copy: Path) -> list[str]:
    """Links of any page that lead to no file, to no place in one, out of the copy, or to a server's root."""
    ids: dict[str, set[str]] = {}
    pages = {path.relative_to(copy).as_posix(): path for path in copy.rglob("*.html")}
    parsed = {name: LexborHTMLParser(path.read_text("utf-8")) for name, path in pages.items()}
    for name, page in parsed.items():
        ids[name] = {node.attributes["id"] or "" for node in page.css("[id]")}
    found = []
    for name, page in parsed.items():
        for tag, attribute in LINKS:
            for node in page.css(f"{tag}[{attribute}]"):
                value = node.attributes[attribute] or ""
                if fault := _fault(copy, name, value, ids):
                    found.append(f"{name}: {value} {fault}")
    return found


def _fault(copy: Path, name: str, value: str, ids: dict[str, set[str]]) -> str:
    parts = urlsplit(value)
    if parts.scheme or parts.netloc:
        return "" if parts.scheme in ("http", "https", "mailto") else "is of no known kind"
    if value.startswith("/"):
        return "leads to a server"
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) if parts.path else name
    if target.startswith(".."):
        return "leads out"
    if not (copy / target).is_file():
        return "leads nowhere"
    fragment = unquote(parts.fragment)
    if fragment and target != name and target in ids and fragment not in ids[target]:
        return "leads to no place there"
    return ""


def files_of_pages(copy: Path) -> dict[str, bytes]:
    """All that is in the copy but its checksums, by name."""
    return {
        path.relative_to(copy).as_posix(): path.read_bytes()
        for path in sorted(copy.rglob("*"))
        if path.is_file() and path.name != "manifest-sha256.txt"
    }


def styles_lead_somewhere(copy: Path) -> list[str]:
    """What the styles name and is not there."""
    return [
        f"{path.name}: {name}"
        for path in copy.rglob("*.css")
        for name in re.findall(r"url\(['\"]?([^'\")]+)", path.read_text("utf-8"))
        if not name.startswith("data:") and not (path.parent / name).is_file()
    ]
