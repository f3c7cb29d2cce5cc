"""How a long run shows how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Shows how far a run is: gives the items on, of which there are `total`, `words` saying what is done."""

    def __call__(self, items: Iterator[T], total: int, words: str, /) -> Iterator[T]: ...
