"""A reading list in Markdown (CommonMark): nothing in titles, passages or notes is taken for markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fonds.core.reading_list.entry import ListedEntry, runs

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~=:&^$])")


def to_markdown(title: str, entries: Sequence[ListedEntry], *, note_word: str = "Note") -> str:
    """The list as a numbered list with quotations as block quotes. `note_word` begins the reader's own notes."""
    parts = [f"# {escaped(title)}\n"]
    for number, entry in enumerate(entries, start=1):
        indent = " " * (len(str(number)) + 2)
        blocks = [_cited(entry)]
        if entry.quotation:
            blocks.append("\n".join(f"> {escaped(line)}".rstrip() for line in entry.quotation.splitlines()))
        if entry.note.strip():
            lines = [escaped(line.strip()) for line in entry.note.strip().splitlines()]
            blocks.append(f"{escaped(note_word)}: " + "  \n".join(lines))
        body = "\n\n".join(blocks)
        indented = "\n".join(indent + line if line else "" for line in body.split("\n"))
        parts.append(f"{number}. {indented.lstrip(' ')}\n")
    return "\n".join(parts)


def escaped(text: str) -> str:
    """The text with every character that could be markup made plain."""
    return _MARKUP.sub(r"\\\1", text)


def _cited(entry: ListedEntry) -> str:
    if entry.citation is None:
        return f"{escaped(entry.trouble)} <{entry.url}>"
    words = "".join(
        f"*{escaped(text)}*" if italic and text.strip() else escaped(text) for text, italic in runs(entry.citation)
    )
    return words if entry.url in entry.citation.text else f"{words} <{entry.url}>"
