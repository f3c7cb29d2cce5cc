"""Resumption tokens (OAI-PMH 2.0, 3.5.1) that hold all there is to know, so that nothing is kept and none expires.

A list is cut by the records' identifiers, which never change: whatever changes between two requests, a record stands
in one place of the list, so that none is passed over and none is given twice.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import astuple, dataclass
from typing import Any

_LONGEST = 2000
_IDENTIFIER = re.compile(r"[0-9A-Za-z]{1,12}")


@dataclass(frozen=True, slots=True)
class Token:
    """Where a list goes on: after the record `after`, when `given` records have been given of `size` (None: unknown).

    `since` and `until` are UTC seconds, both inclusive; `collection` is "" for all.
    """

    verb: str
    prefix: str
    collection: str
    since: int | None
    until: int | None
    after: str
    given: int
    size: int | None


def to_token(token: Token) -> str:
    """As it stands in the address: letters, digits, `-` and `_` alone."""
    packed = json.dumps(astuple(token), separators=(",", ":"), ensure_ascii=True)
    return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")


def from_token(text: str) -> Token:
    """Raises ValueError for what `to_token` did not make."""
    if not 0 < len(text) <= _LONGEST or not re.fullmatch(r"[A-Za-z0-9_-]+", text):
        raise ValueError("no resumption token")
    try:
        parts = json.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError) as why:
        raise ValueError("no resumption token") from why
    if not isinstance(parts, list) or len(parts) != len(Token.__slots__):
        raise ValueError("no resumption token")
    token = Token(*parts)
    words = (token.verb, token.prefix, token.collection, token.after)
    sound = (
        all(isinstance(each, str) for each in words)
        and _is_count(token.given)
        and all(each is None or _is_count(each) for each in (token.since, token.until, token.size))
        and bool(_IDENTIFIER.fullmatch(token.after))
    )
    if not sound or to_token(token) != text:
        raise ValueError("no resumption token")
    return token


def _is_count(value: Any) -> bool:
    # seconds before 1970 are asked for by nobody but by who tries
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**12
