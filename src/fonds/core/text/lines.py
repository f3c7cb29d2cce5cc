"""Lines of a text by a place on them."""

from __future__ import annotations


def line_range(text: str, place: int) -> tuple[int, int]:
    """Where the line of a place begins and ends, in code points; its end of line is not part of it."""
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end
