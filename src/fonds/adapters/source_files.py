"""The files of a submission: what is in the folder, and nothing outside it.

A link that leads out of the folder is refused by name; what programs and systems leave behind for themselves
(`.DS_Store`, `Thumbs.db`, `~$letter.docx`) is passed over and counted.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fonds.adapters.media_types import media_type
from fonds.core.text.reading import Unreadable

_LEFTOVERS = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx", "icon\r", "$recycle.bin", "__pycache__"})
_ENDINGS = (".tmp", ".part", ".crdownload", ".swp")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of a submission: `name` is its path from the folder's own name on, with `/`; the type is by content."""

    name: str
    path: Path
    media_type: str


@dataclass(slots=True)
class Passed:
    """What a walk did not yield: `refused` with reasons, by name, and how many leftovers were passed over."""

    refused: list[tuple[str, Unreadable]] = field(default_factory=list)
    leftovers: int = 0


def safe_files(root: Path, passed: Passed | None = None) -> Iterator[Path]:
    """The regular files in `root` (or `root` itself if it is one), in order of their names, folder by folder.

    Linked folders are not entered: those inside are met anyway, those outside are refused. Adds to `passed` what is
    left out. Raises OSError only where `root` itself cannot be listed.
    """
    passed = passed if passed is not None else Passed()
    real = Path(os.path.realpath(root))
    if real.is_file():
        yield root
        return
    yield from _in_folder(root, root, real, passed)


def found_files(source: Path) -> tuple[list[FoundFile], list[tuple[str, Unreadable]]]:
    """The files of `source` with their names (from the folder's own name on, with `/`) and media types."""
    passed = Passed()
    found = []
    try:
        for path in safe_files(source, passed):
            try:
                found.append(FoundFile(_name(path, source), path, media_type(path)))
            except OSError as error:
                passed.refused.append((_name(path, source), _unopened(error)))
    except OSError as error:
        passed.refused.append((printable(str(source)), _unopened(error)))
    found.sort(key=lambda file: file.name)
    return found, passed.refused


def within(root: Path, name: str) -> Path:
    """The file that `name` (from a spreadsheet, say) means in `root`. Raises Unreadable where it leaves the folder."""
    target = Path(os.path.realpath(root / name.replace("\\", "/").lstrip("/"))) if "\0" not in name else None
    if target is None or not target.is_relative_to(os.path.realpath(root)):
        raise Unreadable(f"the name {printable(name)} leads out of the folder", "Name a file inside the folder.")
    return target


def printable(name: str) -> str:
    """The name as it can be stored and shown: bytes that are no UTF-8 become U+FFFD, as do control characters."""
    shown = name.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")
    return "".join("\ufffd" if character < " " or character == "\x7f" else character for character in shown)


def _in_folder(folder: Path, root: Path, real_root: Path, passed: Passed) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            if folder == root:
                raise
            passed.refused.append((_name(folder, root), _unopened(error)))
            continue
        folders = []
        for entry in listed:
            path = folder / entry.name
            if _is_leftover(entry.name):
                passed.leftovers += 1
            elif entry.is_symlink():
                if _is_good_link(path, root, real_root, passed):
                    yield path
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif entry.is_file(follow_symlinks=False):
                yield path
            else:
                passed.refused.append(
                    (_name(path, root), Unreadable("it is neither a file nor a folder", "Leave it out of the folder."))
                )
        waiting.extend(reversed(folders))


def _is_leftover(name: str) -> bool:
    lower = name.lower()
    return name.startswith((".", "~$")) or lower in _LEFTOVERS or lower.endswith(_ENDINGS)


def _is_good_link(path: Path, root: Path, real_root: Path, passed: Passed) -> bool:
    try:
        target = path.resolve(strict=True)
        mode = target.stat().st_mode
    except (OSError, RuntimeError):
        passed.refused.append((_name(path, root), Unreadable("the link leads nowhere", "Put the file itself there.")))
        return False
    if not target.is_relative_to(real_root):
        passed.refused.append(
            (_name(path, root), Unreadable("the link leads out of the folder", "Put the file itself there."))
        )
        return False
    return stat.S_ISREG(mode)


def _name(path: Path, source: Path) -> str:
    """From the submitted folder's own name on; the real name where it was given as `.` or `..`."""
    own = source.name if source.name not in ("", "..") else Path(os.path.realpath(source)).name
    if path == source:
        return printable(own)
    return printable("/".join((own, *path.relative_to(source).parts)))


def _unopened(error: OSError) -> Unreadable:
    return Unreadable(f"it cannot be opened: {error.strerror or error}", "Check that it is there and may be read.")


def head_of(path: Path, characters: int = 200_000) -> str:
    """The first characters of a file as text, for deciding what kind of document it is; "" where it is no text."""
    from fonds.adapters.text_decoding import decoded

    try:
        with path.open("rb") as source:
            return decoded(source.read(4 * characters)).text[:characters]
    except OSError:
        return ""
