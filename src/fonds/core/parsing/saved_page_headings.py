"""Headings of a text without markup: short lines before its running text that are no marks and no address, and the
days that begin the entries of a journal."""

from __future__ import annotations

import re

from fonds.core.parsing.journals import journal_heading
from fonds.core.parsing.marks import head_and_foot, is_date_line, lines_of
from fonds.core.text.reading import Layer, LayerKind

_ADDRESSED = re.compile(
    r"(?:to|from|cc|copy to|subject|re|attention|dear|esteemed|respected|comrades?|mr|кому|от)\b.*",
    re.IGNORECASE,
)
_LONGEST = 120


def heading_layers(text: str, taken: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """HEADING layers for the head of a text, apart from the ranges in `taken`. None where nothing but head stands.

    In a journal a day alone on its line begins an entry, and is a heading below the head too.
    """
    lines = lines_of(text)
    head, foot = head_and_foot(lines)
    if head == len(lines):
        return ()
    found = []
    for line in lines[:head]:
        if any(layer.start < line.end and line.start < layer.end for layer in taken):
            continue
        ends_as_sentence = line.text[-1] in ".,;:!?" and not is_date_line(line.text)
        if len(line.text) <= _LONGEST and not ends_as_sentence and not _ADDRESSED.fullmatch(line.text):
            found.append(Layer(LayerKind.HEADING, line.start, line.end))
    if journal_heading(text[: lines[head].start]) is not None:
        found += [
            Layer(LayerKind.HEADING, line.start, line.end)
            for line in lines[head:foot]
            if is_date_line(line.text) and not any(layer.start < line.end and line.start < layer.end for layer in taken)
        ]
    return tuple(found)
