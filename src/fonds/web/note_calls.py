"""Where a text calls its footnotes, and the anchors that lead there and back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fonds.core.text.reading import LayerKind

_BRACKETED = re.compile(r"\[(\d{1,3}[a-z]?|[*†‡]+)\]")
_CALL = "call "


def is_call(kind: str, label: str) -> bool:
    """Whether a layer is the call of a note and not the note."""
    return kind == LayerKind.NOTE and label.startswith(_CALL)


def calls(text: str, layers: Sequence[tuple[str, int, int, str]]) -> dict[tuple[int, int], str]:
    """The calls by their range, with the label of the note they call.

    Where a source marks its calls, they are taken; else signs such as "[1]" outside the notes whose label a note of
    the page bears, each at its first place: a number in brackets may be anything.
    """
    marked = {(start, end): label.removeprefix(_CALL) for kind, start, end, label in layers if is_call(kind, label)}
    notes = [(start, end, label) for kind, start, end, label in layers if kind == LayerKind.NOTE and label]
    labels = {label for _start, _end, label in notes}
    if marked or not labels:
        return {place: label for place, label in marked.items() if label in labels}
    found: dict[tuple[int, int], str] = {}
    for match in _BRACKETED.finditer(text):
        inside = any(start <= match.start() < end for start, end, _label in notes)
        if match[1] in labels and not inside and match[1] not in found.values():
            found[match.span()] = match[1]
    return found


def anchor_part(label: str) -> str:
    """A note's label as part of an anchor: letters, digits and hyphens only."""
    return "".join(each if each.isalnum() else "-" if each == " " else f"x{ord(each):x}" for each in label)
