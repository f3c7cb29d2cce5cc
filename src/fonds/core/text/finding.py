"""Words looked for within one text: without regard to case and accents, and without moving any offset."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

MOST_WORDS = 20
_NOTHING = "\x00"  # stands where a combining accent stood, so that every other character keeps its place
_QUERY = re.compile(r'"([^"]+)"?|(\S+)')
_WORD = re.compile(r"[^\W_]+(?:[^\w\s]*[^\W_]+)*")


class _Folding(dict[int, str]):
    """One character for each character: folded case, base letter without accents (ё as е); filled as needed."""

    def __missing__(self, point: int) -> str:
        folded = self[point] = _folded(chr(point))
        return folded


def _folded(character: str) -> str:
    if unicodedata.combining(character):
        return _NOTHING
    decomposed = unicodedata.normalize("NFD", character)
    if len(decomposed) > 1 and all(unicodedata.combining(each) for each in decomposed[1:]):
        character = decomposed[0]
    lower = character.casefold()
    return lower if len(lower) == 1 else character


_FOLDING = _Folding()


def fold(text: str) -> str:
    """`text` without case and accents; as many code points as before, so that offsets hold."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def pattern(words: str) -> re.Pattern[str] | None:
    """What finds `words` in a folded text, or None where they hold nothing to look for.

    Each word is found at the beginning of a word, anywhere in scripts written without spaces or with particles
    (Han, kana, Hangul); words in quotation marks are found one after the other; `*` is not needed and ignored.
    """
    wanted: list[str] = []
    for phrase, word in _QUERY.findall(words):
        parts = _WORD.findall(unicodedata.normalize("NFC", phrase or word))
        if parts:
            wanted.append(r"\W+".join(_one_word(fold(part), begins=i == 0) for i, part in enumerate(parts)))
    if not wanted:
        return None
    longest_first = sorted(dict.fromkeys(wanted[:MOST_WORDS]), key=len, reverse=True)
    return re.compile("|".join(longest_first))


def places(text: str, looked_for: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where `looked_for` (see `pattern`) stands in `text`: code points, half-open, in order, not overlapping."""
    for found in looked_for.finditer(fold(text)):
        yield found.start(), found.end()


def _one_word(word: str, *, begins: bool) -> str:
    letters = [re.escape(character) for character in word if character != _NOTHING]
    joined = f"{_NOTHING}*".join(letters) + f"{_NOTHING}*"
    return joined if not begins or _is_unspaced(word[0]) else rf"(?<![^\W_]){joined}"


def _is_unspaced(character: str) -> bool:
    point = ord(character)
    return 0x1100 <= point <= 0x11FF or 0x2E80 <= point <= 0xD7FF or 0xF900 <= point <= 0xFAFF or point >= 0x20000
