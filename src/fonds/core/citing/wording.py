"""Pieces that citation styles are put together from: punctuation, quotation marks, lists of names, italics.

American punctuation, as Chicago, MLA and APA ask for: full stops and commas go inside closing quotation marks, and
no full stop follows another mark that ends a sentence.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fonds.core.citing.item import Citation, CitedItem

_CLOSING = "”’\"')]"
_OPENING_BEFORE = re.compile(r"(?:^|(?<=[\s(\[{\-–—/“‘]))[\"]")


@dataclass(frozen=True, slots=True)
class Italic:
    """Words set in italics in HTML."""

    text: str


Piece = str | Italic


def citation(pieces: Iterable[Piece]) -> Citation:
    """The pieces, one after the other, as text and as escaped HTML."""
    listed = [piece for piece in pieces if piece]
    text = "".join(piece.text if isinstance(piece, Italic) else piece for piece in listed)
    marked = "".join(
        f"<i>{html.escape(piece.text)}</i>" if isinstance(piece, Italic) else html.escape(piece) for piece in listed
    )
    return Citation(text=text, html=marked)


def folded(text: str) -> str:
    """Without line breaks, runs of spaces and control characters."""
    return " ".join("".join(" " if ord(char) < 32 or ord(char) == 127 else char for char in text).split())


def quoted(title: str, mark: str = "") -> str:
    """The title in double quotation marks, its own ones made single, with `mark` ("," or ".") inside the closing one.

    A full stop is not added to a title that ends in one, in ? or in !; a comma is added after ? and ! (CMOS 17, 14.96)
    and takes the place of a final full stop unless that closes an abbreviation.
    """
    return f"“{punctuated(nested(title), mark)}”"


def curled(text: str) -> str:
    """Straight double quotation marks as opening and closing ones, by what stands before them."""
    return _OPENING_BEFORE.sub("“", folded(text)).replace('"', "”")


def nested(title: str, *, straight: bool = False) -> str:
    """Double quotation marks, straight or curly, German or French, as single ones; apostrophes are left alone.

    With `straight`, straight marks become straight ones, for citations that are themselves written with them.
    """
    title = folded(title).replace('"', "'") if straight else curled(title)
    return title.translate(str.maketrans("“”„«»", "‘’‚‹›"))


def punctuated(text: str, mark: str) -> str:
    """`text` with `mark` at its end, inside closing quotation marks, and without doubling what stands there."""
    body = text.rstrip()
    tail = ""
    while body and body[-1] in "”’\"'" and not body.endswith("s’"):
        body, tail = body[:-1], body[-1] + tail
    if not mark or not body:
        return body + tail
    if mark == "." and _ends_sentence(body):
        return body + tail
    if mark == "," and body.endswith("."):
        body = body if _keeps_its_stop(body) else body[:-1]
    if mark in ",." and body.endswith((",", ";", ":")):
        body = body[:-1]
    return body + mark + tail


def sentence(*pieces: Piece) -> list[Piece]:
    """The pieces closed by a full stop, unless they end in a mark that closes a sentence. Empty for no words."""
    listed = [piece for piece in pieces if piece and piece != Italic("")]
    if not listed:
        return []
    last = listed[-1]
    ends = last.text if isinstance(last, Italic) else last
    if _ends_sentence(ends):
        return listed
    if ends[-1] not in "”’\"'":
        return [*listed, "."]
    closed = punctuated(ends, ".")
    return [*listed[:-1], Italic(closed) if isinstance(last, Italic) else closed]


def joined(sentences: Iterable[Sequence[Piece]], separator: str = " ") -> list[Piece]:
    """Groups of pieces with a separator between those that have any."""
    result: list[Piece] = []
    for group in sentences:
        if group:
            result += [separator, *group] if result else list(group)
    return result


def distinct(*parts: str) -> list[str]:
    """The parts that say something, in order, each once: a programme named like its site is not named twice."""
    first: dict[str, str] = {}
    for part in filter(None, parts):
        first.setdefault(part.casefold(), part)
    return list(first.values())


def holding(item: CitedItem) -> list[str]:
    """Collection, reference, repository: from the particular to the general, the repository once.

    References often begin with the repository's own abbreviation ("AVPRF F. 0102 …"); it is not said again.
    """
    reference, repository = item.archival_reference, item.repository
    if repository and _begins_with(reference, repository):
        repository = ""
    return distinct(item.collection_title, reference, repository)


def capitalised(words: str) -> str:
    """The first letter in capitals, the others as they are: no title case is ever imposed."""
    return words[:1].upper() + words[1:]


def listed_names(names: Sequence[str], *, conjunction: str = "and", comma_before_two: bool = False) -> str:
    """ "A", "A and B", "A, B, and C"; with `comma_before_two` "A, and B", as after an inverted name."""
    if len(names) < 2:
        return "".join(names)
    if len(names) == 2:
        return f"{names[0]}{',' if comma_before_two else ''} {conjunction} {names[1]}"
    return f"{', '.join(names[:-1])}, {conjunction} {names[-1]}"


def _begins_with(text: str, words: str) -> bool:
    text, words = text.casefold(), words.casefold()
    return text.startswith(words) and not text[len(words) : len(words) + 1].isalnum()


def _ends_sentence(text: str) -> bool:
    return text.endswith((".", "?", "!", "…", "。", "？", "！"))


def _keeps_its_stop(text: str) -> bool:
    """Whether a final full stop belongs to an abbreviation ("Jr.", "U.S.", "etc.") or to an ellipsis."""
    word = text.split()[-1]
    return text.endswith("..") or word.count(".") > 1 or len(word.strip(_CLOSING + "“‘(")) <= 4
