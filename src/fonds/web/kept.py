"""What takes long to find and is the same for every reader, kept until anything in the archive changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.db import connection

from fonds.web.unchanged import archive_state

T = TypeVar("T")

_KEPT: dict[Hashable, tuple[str, Any]] = {}
_MOST = 24
"""Finds kept at once, for each process: they are lists of all people and the like."""


def kept(key: Hashable, find: Callable[[], T]) -> T:
    """What `find` gives, found anew only when the archive is another than when it was found last.

    `key` names what is found. It SHALL depend on nothing but the archive and the day, and be changed by nobody.
    """
    # the state is looked at before: what changes meanwhile is not taken for what was found. Within a transaction it
    # would not say what is rolled back
    state = "" if connection.in_atomic_block else archive_state()
    held = _KEPT.get(key)
    if state and held is not None and held[0] == state:
        found: T = held[1]
        return found
    found = find()
    if state:
        if len(_KEPT) >= _MOST:
            _KEPT.clear()
        _KEPT[key] = state, found
    return found
