"""Verifies a BagIt bag (RFC 8493) that may be anybody's: every checksum, every name, nothing beside them.

Manifests and folders are read side by side in the order of paths, so that memory does not grow with the bag; the
manifests of another tool, which may be in any order, are sorted first.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fonds.core.standards.bagit import PAYLOAD, BadLine, algorithm_of, bag_info, manifest_line

MOST_FAULTS = 20
_LONGEST = 1 << 16  # bytes of a line of a tag file
_PIECE = 1024 * 1024
_ORIGINAL = re.compile("data/originals/([0-9a-f]{2})/([0-9a-f]{64})")
Progress = Callable[[Iterator[Any], int, str], Iterator[Any]]
Key = tuple[str, ...]


class BadBag(Exception):
    """The bag is not whole, not as it was written, or not safe to read; the message names the file."""

    def __init__(self, *faults: str) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(slots=True)
class CheckedBag:
    """A bag whose every file has the digest that its manifests say. `name` tells it from every other bag."""

    folder: Path
    name: str
    info: dict[str, str]
    files: int = 0
    size: int = 0
    digests: dict[str, str] = field(default_factory=dict)
    """SHA-256 by path, of all but the originals, which have theirs for a name."""


def check_bag(folder: Path, *, progress: Progress = lambda items, _total, _words: items) -> CheckedBag:
    """The bag in `folder`, verified; nothing is written anywhere. Raises `BadBag`."""
    if not folder.is_dir():
        raise BadBag(f"{folder} is no folder; unpack the bag first")
    listed = {path.name: path for path in folder.iterdir()}
    for name, path in listed.items():
        if path.is_symlink():
            raise BadBag(f"{name} is a link; a bag of an archive has none")
    if "bagit.txt" not in listed or not (folder / PAYLOAD).is_dir():
        raise BadBag(f"{folder} is no BagIt bag: it has no bagit.txt or no {PAYLOAD}/")
    if "fetch.txt" in listed:
        raise BadBag("fetch.txt names files that are kept elsewhere; complete the bag first")
    manifests = {a: path for name, path in listed.items() if (a := algorithm_of(name, "manifest"))}
    tags = {a: path for name, path in listed.items() if (a := algorithm_of(name, "tagmanifest"))}
    if "sha256" not in manifests or not tags:
        raise BadBag("manifest-sha256.txt or its tag manifest is missing: nothing says that the bag is whole")
    _check_tags(folder, tags, listed)
    info = bag_info(_lines(folder / "bag-info.txt")) if "bag-info.txt" in listed else {}
    bag = CheckedBag(folder, _digests(manifests["sha256"], ("sha256",))["sha256"], info)
    _check_payload(bag, manifests, progress)
    oxum = info.get("Payload-Oxum", "")
    if oxum and oxum != f"{bag.size}.{bag.files}":
        raise BadBag(f"bag-info.txt counts {oxum} bytes and files, there are {bag.size}.{bag.files}")
    return bag


def _check_tags(folder: Path, tags: dict[str, Path], listed: dict[str, Path]) -> None:
    for algorithm, manifest in tags.items():
        named = set()
        for digest, path in _entries(manifest, algorithm, payload=False):
            named.add(path)
            if "/" in path:
                raise BadBag(f"{path}: a bag of an archive has no tag files in folders")
            if path not in listed or not listed[path].is_file():
                raise BadBag(f"{path}, named by {manifest.name}, is missing")
            if _digests(listed[path], (algorithm,))[algorithm] != digest:
                raise BadBag(f"{path} is not as it was written ({algorithm})")
        needed = [name for name in listed if name in ("bagit.txt", "bag-info.txt") or algorithm_of(name, "manifest")]
        if missing := sorted(set(needed) - named):
            raise BadBag(f"{manifest.name} does not name {', '.join(missing)}")


def _check_payload(bag: CheckedBag, manifests: dict[str, Path], progress: Progress) -> None:
    algorithms = tuple(sorted(manifests))
    faults: list[str] = []
    with ExitStack() as stack:
        sides = [stack.enter_context(_Side(_ordered(manifests[a], a))) for a in algorithms]
        count = sum(1 for _ in _lines(manifests["sha256"]))
        for path in progress(_files(bag.folder), count, "verifying the bag"):
            key = tuple(path.split("/"))
            expected = []
            for side in sides:
                faults += [f"{missed} is missing" for missed in side.until(key)]
                expected.append(side.take(key))
            if None in expected:
                faults.append(f"{path} is in no manifest, or not in all of them")
            else:
                found = _digests(bag.folder / path, algorithms)
                wrong = [a for a, said in zip(algorithms, expected, strict=True) if found[a] != said]
                if wrong:
                    faults.append(f"{path} is not as it was written ({', '.join(wrong)})")
                elif fault := _note(bag, path, found["sha256"]):
                    faults.append(fault)
            if len(faults) >= MOST_FAULTS:
                break
        else:
            faults += [f"{missed} is missing" for side in sides for missed in side.until(None)]
    if faults:
        raise BadBag(*dict.fromkeys(faults[:MOST_FAULTS]))


def _note(bag: CheckedBag, path: str, sha256: str) -> str:
    bag.files += 1
    bag.size += (bag.folder / path).stat().st_size
    if path.startswith("data/originals/"):
        original = _ORIGINAL.fullmatch(path)
        if original is None or original[2] != sha256 or not sha256.startswith(original[1]):
            return f"{path} does not have its digest for a name"
    else:
        bag.digests[path] = sha256
        if len(bag.digests) > 10_000:
            return f"{path}: there are more files beside the originals than an archive has"
    return ""


class _Side:
    """A manifest's entries, taken in the order of paths."""

    def __init__(self, entries: Iterator[tuple[Key, str]]) -> None:
        self._entries = entries
        self._next = next(entries, None)

    def __enter__(self) -> _Side:
        return self

    def __exit__(self, *_: object) -> None:
        self._entries.close()  # type: ignore[attr-defined]

    def until(self, key: Key | None) -> Iterator[str]:
        """The paths before `key` that no file was found for; with None all that are left."""
        while self._next is not None and (key is None or self._next[0] < key):
            yield "/".join(self._next[0])
            self._next = next(self._entries, None)

    def take(self, key: Key) -> str | None:
        """The digest of `key`, None where the manifest does not name it."""
        if self._next is None or self._next[0] != key:
            return None
        digest = self._next[1]
        self._next = next(self._entries, None)
        return digest


def _ordered(manifest: Path, algorithm: str) -> Iterator[tuple[Key, str]]:
    """The entries in the order of paths. Raises `BadBag` for a path that is named twice."""
    keyed = ((tuple(path.split("/")), digest) for digest, path in _entries(manifest, algorithm, payload=True))
    if not _is_sorted(manifest, algorithm):
        keyed = iter(sorted(keyed))  # type: ignore[assignment]
    before: Key | None = None
    for key, digest in keyed:
        if key == before:
            raise BadBag(f"{manifest.name} names {'/'.join(key)} twice")
        before = key
        yield key, digest


def _is_sorted(manifest: Path, algorithm: str) -> bool:
    paths = (tuple(path.split("/")) for _, path in _entries(manifest, algorithm, payload=True))
    before: Key = ()
    for each in paths:
        if each < before:
            return False
        before = each
    return True


def _entries(manifest: Path, algorithm: str, *, payload: bool) -> Iterator[tuple[str, str]]:
    for line in _lines(manifest):
        try:
            yield manifest_line(line, algorithm, payload=payload)
        except BadLine as bad:
            raise BadBag(f"{manifest.name}: {bad}") from bad


def _lines(path: Path) -> Iterator[str]:
    with path.open("rb") as source:
        while line := source.readline(_LONGEST):
            try:
                words = line.decode().rstrip("\r\n")
            except UnicodeDecodeError as error:
                raise BadBag(f"{path.name} is not in UTF-8") from error
            if len(line) >= _LONGEST:
                raise BadBag(f"{path.name} has a line without end")
            if words.strip():
                yield words


def _files(folder: Path) -> Iterator[str]:
    """The payload's files in the order of their paths. Raises `BadBag` for what is neither file nor folder."""

    def within(place: str) -> Iterator[str]:
        with os.scandir(folder / place) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            path = f"{place}/{entry.name}"
            mode = entry.stat(follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode) and path.count("/") < 20:
                yield from within(path)
            elif stat.S_ISREG(mode):
                yield path
            else:
                raise BadBag(f"{path} is a link or no file; a bag of an archive has none such")

    return within(PAYLOAD)


def _digests(path: Path, algorithms: tuple[str, ...]) -> dict[str, str]:
    sums = {name: hashlib.new(name, usedforsecurity=False) for name in algorithms}
    with path.open("rb") as source:
        while piece := source.read(_PIECE):
            for each in sums.values():
                each.update(piece)
    return {name: each.hexdigest() for name, each in sums.items()}
