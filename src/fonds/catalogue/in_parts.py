"""Long lists by parts: databases take a limited number of parameters in one question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

AT_ONCE = 500
_Value = TypeVar("_Value")


def in_parts(values: Iterable[_Value], size: int = AT_ONCE) -> Iterator[list[_Value]]:
    """The values in their order, `size` to a part, fewer in the last; no part where there are no values."""
    every = list(values)
    return (every[at : at + size] for at in range(0, len(every), size))
