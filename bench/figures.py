"""A figure, its target beside it, and whether it was reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Figures:
    """Prints each figure as soon as it is known and remembers those that missed their target."""

    missed: list[str] = field(default_factory=list)

    def heading(self, words: str) -> None:
        """A new subject."""
        print(f"\n{words}", flush=True)

    def say(self, name: str, value: str) -> None:
        """A figure without a target."""
        print(f"  {name:58s} {value}", flush=True)

    def at_most(self, name: str, value: float, target: float, unit: str) -> None:
        """A figure that should not be larger than its target."""
        self._compare(name, value, target, unit, "at most", lambda: value <= target)

    def at_least(self, name: str, value: float, target: float, unit: str) -> None:
        """A figure that should not be smaller than its target."""
        self._compare(name, value, target, unit, "at least", lambda: value >= target)

    def _compare(
        self, name: str, value: float, target: float, unit: str, words: str, holds: Callable[[], bool]
    ) -> None:
        reached = holds()
        if not reached:
            self.missed.append(name)
        print(f"  {name:58s} {value:8.2f} {unit:14s} {words} {target:g}: {'yes' if reached else 'NO'}", flush=True)
