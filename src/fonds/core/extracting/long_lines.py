"""Pages of which a line is as long as a book, as programs write them that drop the ends of lines.

Finders look at the line in which something stands, which is soon done where lines are lines and without end where one
is the whole text. For them such a line ends now and then in place of a space, behind a sentence where one ends, so that
every place stays where it is on the page.
"""

from __future__ import annotations

import re

from fonds.core.extracting.document import Document

LONGEST = 10_000
"""Characters of a line that is left as it is: no paragraph is so long."""
_PART = LONGEST // 2
_TOO_LONG = re.compile(rf"[^\n]{{{LONGEST + 1},}}")
_ENDS = (". ", "! ", "? ", ".” ", '." ')


def with_lines_broken(document: Document) -> Document:
    """The document with the ends of lines in its too long ones; the same where it has none."""
    return document.rewritten(_broken)


def _broken(text: str) -> str:
    made, past = [], 0
    for line in _TOO_LONG.finditer(text):
        start = line.start()
        while line.end() - start > LONGEST:
            space = _space(text, start, line.end())
            if space < 0:
                break
            made += [text[past:space], "\n"]
            past = start = space + 1
    return "".join([*made, text[past:]]) if made else text


def _space(text: str, start: int, end: int) -> int:
    """The space at which a line from `start` to `end` may end: behind the last sentence of so many characters, else
    after the last word; -1 for none."""
    middle, limit = start + _PART // 2, start + _PART
    sentence = max(text.rfind(sign, middle, limit) + len(sign) - 1 if sign in text[middle:limit] else -1
                   for sign in _ENDS)  # fmt: skip
    if sentence >= 0:
        return sentence
    last = text.rfind(" ", start + 1, limit)
    return last if last >= 0 else text.find(" ", limit, end)
