"""JSON as the programming interface writes it."""

from __future__ import annotations

import json
from typing import Any

JSON_TYPE = "application/json"


def to_json(value: Any) -> bytes:
    """UTF-8 without spaces; what is no Unicode character (a surrogate by itself) becomes a question mark."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "replace")
