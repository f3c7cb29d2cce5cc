"""Made pairs of releases: a text, a copy with words withheld, both read by engines that err independently.

Every character of the copies knows where it comes from, so that what was opened is known and not judged.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

_CONFUSED = {
    "l": "1I|", "1": "lI", "I": "l1", "O": "0", "0": "O", "o": "ec", "e": "co", "c": "eo", "a": "os", "n": "ur",
    "u": "n", "h": "b", "b": "h", "t": "lf", "f": "t", "i": "l;", "s": "5a", "5": "S", "r": "t", "m": "n", "v": "y",
}  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:'|!-"
_STRAY = "'i_~;l.J-"
_SHOWN = (
    lambda r, n: " " * (3 + min(n, 20)),
    lambda r, n: "\n",
    lambda r, n: " [ ] ",
    lambda r, n: f" [{' ' * min(n, 12)}] ",
    lambda r, n: " | | ",
    lambda r, n: " " + "." * r.randint(3, 12) + " ",
    lambda r, n: " " + "- " * r.randint(3, 8),
    lambda r, n: f" {' '.join(r.choice(_STRAY) for _ in range(r.randint(1, 3)))} ",
    lambda r, n: " ",
    lambda r, n: " ",
)
_STAMPS = ("NW 5{0} DocId:3{0}7 Page {1}", "SECRET", "TOP SECRET", "Approved for Release 20{1}", "HW 4{0} Docld:32{0}7 Page {1}")  # fmt: skip  # noqa: E501

_STAMPED = re.compile(r"[^\n]*(?:RELEASE UNDER|DocId:|KENNEDY ASSASSINATION RECORDS)[^\n]*")

Traced = list[tuple[str, int]]
"""Characters, each with its place in the text it comes from; -1 for what an engine or a stamp put there."""


@dataclass(frozen=True)
class MadePair:
    """`opened` are ranges of `new` of the words (runs without blanks), and whether each was withheld in `old`."""

    old: str
    new: str
    words: tuple[tuple[int, int, bool], ...]


def made_pair(text: str, seed: int, error_rate: float, *, spans: int) -> MadePair:
    """A pair with `spans` stretches of one word to a paragraph withheld, each in one of the ways of real releases."""
    chance = random.Random(seed)
    withheld = _withheld(text, chance, spans)
    old = _engine(_cut(text, withheld, chance), chance, error_rate)
    new = _engine([(c, i) for i, c in enumerate(text)], chance, error_rate)
    hidden = {i for start, end in withheld for i in range(start, end)}
    new_text = "".join(c for c, _ in new)
    words = []
    for word in re.finditer(r"\S+", new_text):
        if not any(c.isalnum() for c in word.group()):
            continue
        origins = [new[i][1] for i in range(word.start(), word.end()) if new[i][1] != -2]
        words.append((word.start(), word.end(), 2 * sum(o in hidden for o in origins) > len(origins)))
    return MadePair("".join(c for c, _ in old), new_text, tuple(words))


def _withheld(text: str, chance: random.Random, spans: int) -> list[tuple[int, int]]:
    words = [m.span() for m in re.finditer(r"\S+", text)]
    # no release withholds the banners and page stamps that releases put on copies
    stamped = [m.span() for m in _STAMPED.finditer(text)]
    result: list[tuple[int, int]] = []
    for _ in range(spans):
        count = chance.choice([1, 1, 1, 2, 2, 3, 4, 6, 10, 20, 60])
        first = chance.randrange(max(1, len(words) - count))
        start, end = words[first][0], words[min(len(words), first + count) - 1][1]
        if all(end + 2 < a or b + 2 < start for a, b in [*result, *stamped]):
            result.append((start, end))
    return sorted(result)


def _cut(text: str, withheld: Sequence[tuple[int, int]], chance: random.Random) -> Traced:
    result: Traced = []
    at = 0
    for start, end in withheld:
        result += [(text[i], i) for i in range(at, start)]
        while result and result[-1][0] == " ":
            result.pop()
        result += [(c, -1) for c in chance.choice(_SHOWN)(chance, end - start)]
        at = end
        while at < len(text) and text[at] == " ":
            at += 1
    return result + [(text[i], i) for i in range(at, len(text))]


def _engine(copy: Traced, chance: random.Random, error_rate: float) -> Traced:
    """The copy as an engine reads it: other line breaks, words broken at line ends, stamps elsewhere, errors."""
    result: Traced = []
    for number, (c, i) in enumerate(copy):
        if c == "\n" and i >= 0 and chance.random() < 0.3 and copy[number - 1][0] != "\n":
            result.append((" ", i))
        elif c.isalpha() and chance.random() < 0.004 and _inside(copy, number):
            result += [(c, i), ("-", -1), ("\n", -1)]
        else:
            result.append((c, i))
    return _misread(_stamped(result, chance), chance, error_rate)


def _inside(copy: Traced, number: int) -> bool:
    return 3 < number < len(copy) - 4 and all(c.isalpha() and c.islower() for c, _ in copy[number - 2 : number + 4])


def _stamped(copy: Traced, chance: random.Random) -> Traced:
    breaks = [n for n, (c, _) in enumerate(copy) if c == "\n"]
    for _ in range(max(1, len(copy) // 4000)):
        place = chance.choice(breaks) if breaks else len(copy)
        stamp = chance.choice(_STAMPS).format(chance.randint(1000, 9999), chance.randint(10, 99))
        copy = [*copy[:place], *((c, -2) for c in f"\n{stamp}\n"), *copy[place:]]
        breaks = [n for n, (c, i) in enumerate(copy) if c == "\n" and i != -2]
    return copy


def _misread(copy: Traced, chance: random.Random, error_rate: float) -> Traced:
    result: Traced = []
    for c, i in copy:
        if chance.random() >= error_rate:
            result.append((c, i))
            continue
        kind = chance.random()
        if kind < 0.7:
            options = _CONFUSED.get(c) if chance.random() < 0.6 else None
            result.append((chance.choice(options or _LETTERS), i))
        elif kind < 0.85:
            result += [(c, i), (chance.choice(_LETTERS + "   "), i)]
    return result


def counts(pair: MadePair, opened: Sequence[tuple[int, int]]) -> tuple[int, int, int]:
    """Words opened and called so, called so wrongly, and missed; `opened` are ranges of the newer text."""
    marks = bytearray(len(pair.new))
    for start, end in opened:
        marks[start:end] = b"\1" * (end - start)
    right = wrong = missed = 0
    for start, end, truly in pair.words:
        letters = [i for i in range(start, end) if pair.new[i].isalnum()]
        called = 2 * sum(marks[i] for i in letters) > len(letters)
        right += truly and called
        wrong += called and not truly
        missed += truly and not called
    return right, wrong, missed


def source_texts(corpora: Path, seed: int, *, how_many: int, length: int = 6000) -> Iterator[str]:
    """Stretches of the edition's documents (prose) and of records with long lines of good OCR, taken by seed."""
    chance = random.Random(seed)
    tree = etree.parse(str(corpora / "frus" / "frus1969-76v01.xml"))
    paragraphs = [" ".join("".join(p.itertext()).split()) for p in tree.iter("{http://www.tei-c.org/ns/1.0}p")]
    prose = [p for p in paragraphs if len(p) > 200]
    records = sorted((corpora / "jfk" / "releases" / "2022").rglob("*.md"))
    for number in range(how_many):
        if number % 2 == 0:
            first = chance.randrange(len(prose) - 40)
            text = "\n\n".join(_lines(p) for p in prose[first : first + 40])
        else:
            text = ""
            while len(text) < 1500:
                text = chance.choice(records).read_text("utf-8", "replace")
                # garbage cannot tell what was withheld; only texts that are mostly lower-case words are taken
                words = re.findall(r"[^\W\d_]+", text)
                if sum(len(w) > 3 and w.islower() for w in words) < 0.35 * len(words):
                    text = ""
        yield text[:length]


def _lines(paragraph: str) -> str:
    result, line = [], ""
    for word in paragraph.split():
        if len(line) + len(word) > 74:
            result.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*result, line])
