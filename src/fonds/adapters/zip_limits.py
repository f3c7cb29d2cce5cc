"""Guards against zip bombs in DOCX, XLSX and ODS: sizes are checked before anything is unpacked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

from fonds.core.text.reading import Unreadable

LARGEST_DIRECTORY = 16 * 1024 * 1024
"""Bytes of a central directory; an office file's has a few thousand."""

_MOST_PARTS = 20_000
_MOST_UNPACKED = 1024 * 1024 * 1024
_SMALL = 20 * 1024 * 1024
_RATIO = 200
_END = b"PK\x05\x06"
_BOMB = "A file made to do harm looks like this. If it is sound, save it anew in the program that made it."


def directory_size(path: Path) -> int:
    """Bytes that the archive's end says its directory has; 0 where there is no end (a damaged archive)."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 65_557))
        tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        return 0
    return int(struct.unpack_from("<I", tail, at + 12)[0])


def opened_archive(path: Path) -> zipfile.ZipFile:
    """The archive, once it is known to unpack to a moderate size. Raises Unreadable for a bomb or a broken one.

    An archive of more than 20 MiB unpacked may be at most 200 times larger than packed, and none more than 1 GiB.
    What a member declares binds: reading stops there, and a member that holds more fails its checksum.
    """
    try:
        if directory_size(path) > LARGEST_DIRECTORY:
            raise Unreadable("the file is packed in a way that no office program packs", _BOMB)
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise Unreadable(
            "the file is broken: its parts cannot be found", "Copy it again from where it came from, or repair it."
        ) from error
    try:
        _check(archive, path)
    except BaseException:
        archive.close()
        raise
    return archive


def _check(archive: zipfile.ZipFile, path: Path) -> None:
    members = archive.infolist()
    if len(members) > _MOST_PARTS:
        raise Unreadable(f"the file holds {len(members)} parts", _BOMB)
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("the file is encrypted", "Save it without a password and hand it in again.")
    unpacked = sum(member.file_size for member in members)
    packed = max(1, path.stat().st_size)
    if unpacked > _MOST_UNPACKED or (unpacked > _SMALL and unpacked > _RATIO * packed):
        raise Unreadable(
            f"the file unpacks from {_mib(packed)} to {_mib(unpacked)}, which no document of this kind does", _BOMB
        )


def part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """A member's bytes, or None where there is none of that name. Raises Unreadable where it is damaged."""
    try:
        return archive.read(name)
    except KeyError:
        return None
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise Unreadable(
            f"the file is broken: its part {name} cannot be unpacked",
            "Copy it again from where it came from, or repair it.",
        ) from error


def unpacks_as_declared(archive: zipfile.ZipFile) -> None:
    """Unpacks every member once, keeping nothing. Raises Unreadable where one is damaged or lies about its size.

    For libraries that unpack by themselves and do not stop at the declared size.
    """
    for member in archive.infolist():
        try:
            with archive.open(member) as stream:
                while stream.read(1 << 20):
                    pass
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise Unreadable(
                f"the file is broken: its part {member.filename} cannot be unpacked",
                "Copy it again from where it came from, or repair it.",
            ) from error


def _mib(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MiB"
