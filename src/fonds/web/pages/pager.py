"""Steps from page to page of a long list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A page one can go to; an empty `path` is a gap."""

    number: int
    path: str


@dataclass(frozen=True, slots=True)
class Pager:
    """`previous` and `next` are paths, "" at the ends."""

    current: int
    last: int
    previous: str
    next: str
    steps: tuple[Step, ...]


def pager(current: int, last: int, address: Callable[[int], str]) -> Pager:
    """The first, the last, and the pages around the current one."""
    near = {1, last, *range(current - 2, current + 3)}
    steps: list[Step] = []
    for number in sorted(n for n in near if 1 <= n <= last):
        if steps and number > steps[-1].number + 1:
            steps.append(Step(0, ""))
        steps.append(Step(number, address(number)))
    return Pager(
        current=current,
        last=last,
        previous=address(current - 1) if 1 < current <= last else "",
        next=address(current + 1) if current < last else "",
        steps=tuple(steps),
    )
