"""Runs of words with capitals on a page: what any name is made of, with what is known of each word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from fonds.core.extracting.name_words import KNOWN_BODIES, STATES_ABBREVIATED, UPPER
from fonds.core.extracting.word_knowledge import ENGLISH, GIVEN, PLACE, SURNAME, bare, known
from fonds.core.naming.korean import read_korean

# a line that ends at a name's own hyphen: "Tel-\nAviv", "Rostov-on-\nDon", "Port-\nau-Prince"
_OWN_HYPHEN = rf"(?<=[a-z]-)\n(?=[{UPPER}][a-z]|[a-z]{{2,4}}-[{UPPER}])"
WORD = rf"[{UPPER}][\w’']*(?:-(?:{_OWN_HYPHEN})?\w+)*"
GAP = r"(?:[ \u00a0]{1,2}| ?\n(?!\s*\n))"
PARTICLE = r"(?:de|del|della|di|da|von|van|der|den|la|le|el|bin|ibn|zu|y)"
_SHORTENED = (  # by length, as looking back must know how far
    r"(?:(?<=\b(?:Ye|Yu|Ya|Yo|Zh|Kh|Ch|Sh|Ts|Gy|Cs|Zs|Sz|Ny|Ty|Gj|Xh|Dh|Th)\.)|(?<=\bDzh\.)|(?<=\bShch\.)|"
    r"(?<=\b(?:Mr|Ms|Dr|Lt|St)\.)|(?<=\b(?:Mrs|Mme|Sra|Gen|Col|Maj|Cdr|Adm|Sgt|Sen|Rep|Gov|Rev|Cde|Com|Amb|Hon)\.)|"
    r"(?<=\b(?:Prof|Mlle|Capt|Msgr|Cdes|Coms|Comr)\.)|(?<=\bMessrs\.)|(?<=\bDrs\.)|(?<=\bEng\.)|(?<=\bIng\.))"
)
# what stands before an apostrophe within a name: "Val-d'Isère", and what is breathed in Wade–Giles: "Hsiao-p'ing"
_HELD = r"(?:[dlkpt]|[Cc]h|[Tt][sz])[’'‘]"
# begins with a character, by which the few places are found quickly where it may match
_INITIAL = rf"[hsyz]?\.-[{UPPER}]\.(?={GAP}[{UPPER}])|\.(?={GAP}?[{UPPER}-])|\.(?<=[{UPPER}]\.[ ][{UPPER}]\.)"
_TOKEN = rf"[{UPPER}](?:(?=[hsyz]?\.)(?:{_INITIAL})|[\w’']*(?:-(?:{_OWN_HYPHEN})?(?:{_HELD})?\w+)*(?:\.{_SHORTENED})?)"
_RUN = re.compile(rf"{_TOKEN}(?:(?:{GAP}(?:{PARTICLE}{GAP}){{0,2}}|(?<=\.)){_TOKEN})*(?:, (?:Jr|Sr)\.)?")
_REST = re.compile(r"-\n{1,2}([a-z]{2,})\b(?!-)")
_WRAPPED = 45  # characters; a shorter line is not running text
_WORDS = re.compile(rf"(?:\S|{_OWN_HYPHEN})+")
_LETTERS = re.compile(rf"(?:[{UPPER}]\.)+[{UPPER}]\.?")
_KNOWN_LETTERS = STATES_ABBREVIATED | KNOWN_BODIES
OF_MANY = (
    "People",
    "Workers",
    "Peasants",
    "Farmers",
    "Writers",
    "Women",
    "Men’",
    "Men'",
    "Children",
    "Veterans",
    "Students",
)
TWO_LETTERS = frozenset(
    f"{each}."
    for each in (
        "Ye", "Yu", "Ya", "Yo", "Zh", "Kh", "Ch", "Sh", "Ts", "Shch", "Dzh", "Gy", "Cs", "Zs", "Sz", "Ny", "Ty", "Gj",
        "Xh", "Dh", "Th",
    )
)  # fmt: skip
"""Initials of letters that English spells with two and more: of Russian names, and of Hungarian and Albanian ones."""
_POSSESSIVE = ("'s", "’s", "s'", "s’")


_MOST = 200_000
_SHAPES: dict[str, tuple[str, int, bool, bool]] = {}


class CapitalWord(NamedTuple):
    """A word: where it begins, as written, without its tail, where that ends, and what is known of it.

    `initial` says that it is a single letter and a point.
    """

    start: int
    raw: str
    bare: str
    end: int
    bits: int
    initial: bool


def runs(
    text: str, passed_over: Set[str] = frozenset(), *, tells_beginnings: bool = True
) -> Iterator[tuple[list[CapitalWord], bool]]:
    """The runs of a text in order, each with whether it begins a sentence or a line of a list.

    Words as written that are `passed_over` are left out where they stand by themselves. Where beginnings are not told,
    False stands for them.

    A run ends with a possessive: "President Nixon's Office" is two. A particle within a run ("Franz von Papen") stands
    in it as a word of its own, in small letters.
    """
    for match in _RUN.finditer(text):
        word = match[0]
        if word in passed_over and "." not in word and not text.startswith("-\n", match.end()):
            continue
        lone = _SHAPES.get(word)
        if lone is not None and not lone[3] and "." not in word:  # a word by itself that was met before, as most are
            start = match.start()
            end = start + len(lone[0])
            if not text.startswith("-\n", end):
                alone = tuple.__new__(CapitalWord, (start, word, lone[0], end, lone[1], lone[2]))
                yield [alone], tells_beginnings and _begins(text, start)
                continue
        begins = tells_beginnings and _begins(text, match.start())
        run: list[CapitalWord] = []
        lines = "\n" in match[0]
        for start, word in _parts(match):
            if lines and run and _breaks(text, run[-1].end, start):
                yield run, begins
                run, begins = [], True
            if "\n" in word:
                whole_word = word.replace("-\n", "-")
                plain, bits, initial, possessive = _SHAPES.get(whole_word) or _shape(whole_word)
                end = start + len(word) - len(whole_word) + len(plain)
                word = whole_word
            else:
                if run and text.startswith("-\n", start - 2):
                    yield run, begins
                    run, begins = [], True
                plain, bits, initial, possessive = _SHAPES.get(word) or _shape(word)
                end = start + len(plain)
            if text.startswith("-\n", end) and end == match.end() and (whole := _broken(text, word, end, run)):
                word = plain = whole[0]
                end, bits = whole[1], known(plain)
            run.append(tuple.__new__(CapitalWord, (start, word, plain, end, bits, initial)))  # the fastest way
            if possessive:
                yield run, begins
                run, begins = [], False
        if run:
            yield run, begins


def _broken(text: str, word: str, end: int, before: list[CapitalWord]) -> tuple[str, int] | None:
    """The whole of a word that a hyphen breaks at the end of its line, and where it ends; None for no known word.

    The hyphen stays in a Korean given name behind its family name ("Jeong Il-\\nyong").
    """
    rest = _REST.match(text, end)
    if rest is None:
        return None
    if known(word + rest[1]) & (ENGLISH | SURNAME | GIVEN | PLACE):
        return word + rest[1], rest.end()
    if before and read_korean(f"{before[-1].bare} {word}-{rest[1]}"):
        return f"{word}-{rest[1]}", rest.end()
    return None


def _is_own_hyphen(word: str) -> bool:
    """Whether what stands before a hyphen at the end of its line is no word that stands there by itself: the heading of
    a list ("Participants-\\nSmith")."""
    if known(word.replace("-\n", "-")) & (SURNAME | GIVEN | PLACE):
        return True
    before = known(word[: word.index("-\n")].rpartition("-")[2])
    return not before & ENGLISH or bool(before & (SURNAME | GIVEN | PLACE))


def _shape(word: str) -> tuple[str, int, bool, bool]:
    """A word without its tail, what is known of it, whether it is an initial, and whether a possessive ends it.

    Worked out once for each word as written: a text has far fewer different words than words.
    """
    if len(_SHAPES) > _MOST:  # misread texts have no end of words
        _SHAPES.clear()
    pointed = "." in word
    if pointed and ((len(word) == 2 and word[0].isupper()) or word in TWO_LETTERS or _is_joined(word)):
        shape = word, 0, True, False
    else:
        is_plain = (pointed and _LETTERS.fullmatch(word)) or (word[-1].isalnum() and word[-1] != "s")
        plain = word if is_plain else bare(word)
        shape = plain, known(plain), False, word.endswith(_POSSESSIVE) and not word.startswith(OF_MANY)
    _SHAPES[word] = shape
    return shape


def _is_joined(word: str) -> bool:
    """Whether a word is two initials of one given name: "J.-M."."""
    return word.endswith(".") and ".-" in word and len(word) < 7


def _begins(text: str, place: int) -> bool:
    """Whether a sentence, a paragraph or an item of a list begins at a place."""
    if place > 1 and text[place - 1] == " " and text[place - 2].isalnum():
        return False  # as most words stand
    head = text[max(0, place - 12) : place]
    words = head.rstrip(' \n\t\u00a0"“”‘’()[]')
    return not words or words[-1] in ".!?:;•*" or "\n\n" in head[len(words) :] or "\n-" in words[-2:]


def _breaks(text: str, end: int, start: int) -> bool:
    """Whether the line that ends between two words is too short to go on in the next: each is an entry of a list."""
    line = text.find("\n", end, start)
    return line >= 0 and line - text.rfind("\n", 0, line) < _WRAPPED


def _parts(match: re.Match[str]) -> list[tuple[int, str]]:
    words = match[0]
    if " " not in words and "\n" not in words and "." not in words and "\u00a0" not in words:
        return [(match.start(), words)]
    found = []
    if "." not in words and "\n" not in words and "\u00a0" not in words and "  " not in words:
        start = match.start()
        for word in words.split(" "):
            found.append((start, word))
            start += len(word) + 1
        return found
    for each in _WORDS.finditer(words):
        start, word = match.start() + each.start(), each[0]
        if "-\n" in word and not _is_own_hyphen(word):
            head = word.index("-\n")
            found.append((start, word[:head]))
            start, word = start + head + 2, word[head + 2 :]
        if "." not in word:
            found.append((start, word))
            continue
        letters = _LETTERS.fullmatch(word)
        last = each.end() == len(words)
        last_point = last and match.string[match.end() : match.end() + 1] == "."
        if letters and (last or word.replace(".", "") in _KNOWN_LETTERS):
            closed = not word.endswith(".") and last_point
            found.append((start, word + "." if closed else word))
            continue
        while (point := word.find(".") + 1) and point < len(word) - 1 and word[point].isupper():  # "A.M. Puzanov"
            if point != 2 and word[:point] not in TWO_LETTERS:
                break
            found.append((start, word[:point]))
            start, word = start + point, word[point:]
        found.append((start, word))
    return found
