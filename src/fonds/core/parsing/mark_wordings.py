"""How marks are worded: the patterns of `data/mark_wordings.toml`, which says what each field means."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from importlib.resources import files

from fonds.core.text.line_patterns import LinePattern

REACH = 24
_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE}


@dataclass(frozen=True, slots=True)
class Wording:
    """A kind of mark, and the whole pattern of its words.

    `literals` are strings one of which is in every such mark: where the first is in small letters, case does not count.
    """

    kind: str
    literals: tuple[str, ...]
    pattern: re.Pattern[str]
    near: re.Pattern[str] | None = None
    """What is found quickly and stands in every such mark, which is no longer than `REACH` on either side of it."""
    is_last: bool = False
    """Whether nothing but white space stands behind such a mark, of which `REACH` characters are more than all."""
    of_lines: LinePattern | None = None
    """The pattern, where all that it finds begins a line: it finds it faster."""

    group: str | int = field(init=False)
    """The group of the pattern that is the mark: what is called "mark", else all of it."""
    value: str | int = field(init=False)
    """The group of the pattern that is the mark's value."""

    def __post_init__(self) -> None:
        groups = self.pattern.groupindex
        object.__setattr__(self, "group", "mark" if "mark" in groups else 0)
        object.__setattr__(self, "value", "value" if "value" in groups else self.group)

    @property
    def in_small_letters(self) -> bool:
        """Whether the literals are sought in the text without its capitals."""
        return self.literals[0].islower()

    @property
    def in_capitals(self) -> bool:
        """Whether the literals have no small letters, so that they stand in what is left of a text without these."""
        return not any(c.islower() or not c.isascii() for literal in self.literals for c in literal)


def _wordings() -> tuple[Wording, ...]:
    text = (files("fonds.core.parsing") / "data" / "mark_wordings.toml").read_text("utf-8")
    found = []
    for row in tomllib.loads(text)["wording"]:
        pattern = re.compile("|".join(row["patterns"]), sum(_FLAGS[each] for each in row.get("flags", "")))
        begins_lines = all(each.startswith("^") for each in row["patterns"]) and bool(pattern.flags & re.MULTILINE)
        found.append(
            Wording(
                row["kind"],
                tuple(row["literals"]),
                pattern,
                re.compile(row["near"]) if "near" in row else None,
                row.get("is_last", False),
                LinePattern(pattern) if begins_lines else None,
            )
        )
    return tuple(found)


WORDINGS = _wordings()
"""All wordings; levels in capitals are not among them but where their place tells them."""
