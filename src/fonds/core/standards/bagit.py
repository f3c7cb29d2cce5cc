"""BagIt (RFC 8493): the lines of its tag files, and which paths a bag may name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ALGORITHMS = ("sha256", "sha512")
"""The digests that our bags carry; RFC 8493, 2.4 asks for SHA-512 and SHA-256."""
PAYLOAD = "data"

_DIGEST_LENGTHS = {"md5": 32, "sha1": 40, "sha224": 56, "sha256": 64, "sha384": 96, "sha512": 128}
_ENCODED = re.compile("%(?:0D|0A|25)", re.IGNORECASE)
_LINE = re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?([^ \t].*)")
_DRIVE = re.compile("[A-Za-z]:")


class BadLine(Exception):
    """A line of a manifest that is none, or that names a path which leads out of the bag; the message says which."""


def to_manifest_line(digest: str, path: str) -> str:
    """A line of a manifest. `path` has `/` between its parts; what ends a line is written as RFC 8493, 2.1.3 says."""
    written = path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"{digest}  {written}\n"


def manifest_line(line: str, algorithm: str, *, payload: bool) -> tuple[str, str]:
    """Digest (lower case) and path of a line. Raises `BadLine`; with `payload`, also for a path outside `data/`."""
    match = _LINE.fullmatch(line)
    if match is None or len(match[1]) != _DIGEST_LENGTHS[algorithm]:
        raise BadLine(f"there is a line that is none of a manifest: {line[:120]!r}")
    path = _ENCODED.sub(lambda found: {"%0D": "\r", "%0A": "\n", "%25": "%"}[found.group().upper()], match[2])
    if fault := path_fault(path):
        raise BadLine(f"the path {path[:120]!r} {fault}")
    if payload and not path.startswith(f"{PAYLOAD}/"):
        raise BadLine(f"the path {path[:120]!r} is outside {PAYLOAD}/")
    return match[1].lower(), path


def path_fault(path: str) -> str:
    """What forbids reading a path that a bag names ("leads out of the bag"), "" where nothing does (RFC 8493, 5.1)."""
    if path.startswith(("/", "\\", "~")) or _DRIVE.match(path):
        return "is absolute"
    parts = path.split("/")
    if ".." in parts or "\\" in path:
        return "leads out of the bag"
    if any(part in ("", ".") for part in parts) or any(ord(character) < 32 for character in path):
        return "is not one that a bag of an archive has"
    return ""


def algorithm_of(name: str, kind: str) -> str:
    """The algorithm of the manifest called `name` (`manifest-sha256.txt`); "" where it is none of that `kind`."""
    found = re.fullmatch(rf"{kind}-([a-z0-9]+)\.txt", name)
    return found[1] if found and found[1] in _DIGEST_LENGTHS else ""


def to_bag_info(fields: Mapping[str, str]) -> str:
    """`bag-info.txt`: a label and its value a line; a value's line ends become spaces."""
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in fields.items() if value)


def bag_info(lines: Iterable[str]) -> dict[str, str]:
    """The labels and values of `bag-info.txt`; of a label that stands there twice the last value."""
    found: dict[str, str] = {}
    last = ""
    for line in lines:
        if line[:1] in (" ", "\t") and last:
            found[last] += " " + line.strip()
        elif ":" in line:
            last, _, value = line.partition(":")
            last = last.strip()
            found[last] = value.strip()
    return found
