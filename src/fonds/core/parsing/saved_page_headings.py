"""Headings of a text without markup: short lines before its running text that are no marks and no address."""

from __future__ import annotations

import re

from fonds.core.parsing.marks import head_and_foot, is_date_line, lines_of
from fonds.core.text.reading import Layer, LayerKind

_ADDRESSED = re.compile(
    r"(?:to|from|cc|copy to|subject|re|attention|dear|esteemed|respected|comrades?|mr|кому|от)\b.*",
    re.IGNORECASE,
)
_LONGEST = 120


def heading_layers(text: str, taken: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """HEADING layers for the head of a text, apart from the ranges in `taken`. None where nothing but head stands."""
    lines = lines_of(text)
    head, _ = head_and_foot(lines)
    if head == len(lines):
        return ()
    found = []
    for line in lines[:head]:
        if any(layer.start < line.end and line.start < layer.end for layer in taken):
            continue
        ends_as_sentence = line.text[-1] in ".,;:!?" and not is_date_line(line.text)
        if len(line.text) <= _LONGEST and not ends_as_sentence and not _ADDRESSED.fullmatch(line.text):
            found.append(Layer(LayerKind.HEADING, line.start, line.end))
    return tuple(found)
