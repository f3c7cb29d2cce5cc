"""Quotations made from real texts, as people make and mar them: each with what should be said of it and its place.

Exact ones run over line ends and pages, have ellipses, brackets and note signs; near ones have an engine's errors,
other spellings, other marks; changed ones other words and numbers, words left out or put in; invented ones are
shuffled, drawn from a chain of words, taken from texts that are not held, or made up in the style of the documents.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

CONFUSED = {
    "e": "co", "c": "eo", "o": "0ce", "a": "os", "i": "1l", "l": "1I", "t": "lf", "h": "bn", "b": "h6", "n": "uh",
    "u": "nv", "s": "5a", "g": "q9", "f": "tr", "r": "v", "m": ("rn", "in"), "w": ("vv", "v"), "d": ("cl", "o"),
    "v": "yu", "y": "v", "k": "h", "p": "n", "S": "5", "B": "8", "I": "l1", "O": "0", "E": "F", "G": "C",
}  # fmt: skip
SPELLINGS = (
    ("or", "our", r"\b(?:col|fav|hon|lab|neighb|harb|behavi|endeav|rum)or(?:s|ed|ing|able)?\b"),
    ("our", "or", r"\b(?:col|fav|hon|lab|neighb|harb|behavi|endeav|rum)our(?:s|ed|ing|able)?\b"),
    ("ize", "ise", r"\b\w{3,}ize(?:s|d)?\b"), ("ization", "isation", r"\b\w{3,}ization\b"),
    ("ense", "ence", r"\b(?:def|off)ense\b"), ("enter", "entre", r"\bcenters?\b"),
)  # fmt: skip
STYLE = (
    "The {who} informed the {body} that {n} tons of {thing} had been diverted to {place} without authority.",
    "It was the view of the {who} that no {thing} should be discussed with {place} before the {body} had met.",
    "Source reported that the {who} met secretly with a member of the {body} in {place} and asked for {thing}.",
    "We cannot accept that the {body} was ignorant of the {thing} which the {who} delivered to {place} last winter.",
    "According to the {who}, {place} had already paid {n} dollars for {thing} and expected the {body} to keep silent.",
)
FILLED = {
    "who": ("deputy consul", "naval attaché", "second secretary", "trade delegate", "station chief", "archbishop"),
    "body": ("harbour commission", "grain board", "supreme council", "cipher office", "budget committee"),
    "thing": ("copper wire", "forged passports", "weather balloons", "radio valves", "cotton seed"),
    "place": ("Trieste", "Valparaíso", "Riga", "Port Said", "Luang Prabang", "Zanzibar"),
    "n": ("340", "2,175", "18", "96,000"),
}
NOT = ("not ", "never ")
_WORD = re.compile(r"\S+")
_REAL = re.compile(r"^[A-Za-zÀ-ž]{2,}[,.;:]?$")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The pages of one digital object, as readers see them: (number, words that are the document's)."""

    name: str
    pages: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class MadeQuotation:
    """A quotation, what should be said of it, how it was made, and the place it was taken from, if any."""

    text: str
    verdict: str
    how: str
    name: str = ""
    page: int = 0
    start: int = 0
    end: int = 0


def quotations(texts: Sequence[SourceText], seed: int, each: int, *, fewest: int = 8) -> Iterator[MadeQuotation]:
    """`each` quotations of each verdict. Those of `fewest` words and more."""
    chance = random.Random(seed)
    vocabulary = _vocabulary(texts)
    for verdict, make in (("exact", _exact), ("near", _near), ("changed", _changed)):
        made = tried = 0
        while made < each and tried < 60 * each:
            tried += 1
            taken = _taken(texts, chance, fewest)
            quotation = make(taken, chance, vocabulary) if taken else None
            if quotation is not None:
                made += 1
                text, how = quotation
                yield MadeQuotation(text, verdict, how, taken.name, taken.page, taken.start, taken.end)


def invented(
    texts: Sequence[SourceText], elsewhere: Sequence[SourceText], seed: int, count: int
) -> list[MadeQuotation]:
    """Quotations that stand in none of `texts`: shuffled, chained, from texts `elsewhere`, made up."""
    chance = random.Random(seed)
    squeezed = [_letters("".join(words for _, words in text.pages)) for text in texts]
    chain = _chain(texts)
    found: list[MadeQuotation] = []
    tried = 0
    while len(found) < count and tried < 40 * count:
        tried += 1
        how = ("shuffled", "chained", "elsewhere", "made up")[tried % 4]
        if how == "made up":
            text = chance.choice(STYLE).format(**{key: chance.choice(values) for key, values in FILLED.items()})
        elif how == "chained":
            text = _chained(chain, chance)
        else:
            taken = _taken(elsewhere if how == "elsewhere" else texts, chance, 8)
            if taken is None:
                continue
            words = taken.words.split()
            if how == "shuffled":
                chance.shuffle(words)
            text = " ".join(words)
        plain = " ".join(text.split())
        # words shuffled into the same order, or that stand there with other points, are not invented
        if len(plain.split()) >= 8 and not any(_letters(plain) in one for one in squeezed):
            found.append(MadeQuotation(plain, "invented", how))
    return found


def _letters(text: str) -> str:
    """Letters and digits alone, in one case."""
    return "".join(c for c in text.casefold() if c.isalnum())


@dataclass(frozen=True, slots=True)
class _Taken:
    name: str
    page: int
    start: int
    end: int
    words: str
    over_page: bool


def _taken(texts: Sequence[SourceText], chance: random.Random, fewest: int) -> _Taken | None:
    """A legible stretch of 8 to 40 words of one page, or of two pages where it runs on."""
    text = chance.choice(texts)
    at = chance.randrange(len(text.pages))
    number, words = text.pages[at]
    places = [m.span() for m in _WORD.finditer(words)]
    length = chance.choice((8, 9, 10, 12, 12, 15, 15, 18, 22, 28, 40))
    if len(places) < max(length, fewest) + 2:
        return None
    if at + 1 < len(text.pages) and chance.random() < 0.08:
        after = [m.span() for m in _WORD.finditer(text.pages[at + 1][1])][: length // 2]
        before = places[-(length - len(after)) :]
        ending, beginning = words[before[0][0] :], text.pages[at + 1][1][: after[-1][1]] if after else ""
        joined = ending.rstrip("\u2029\n ") + "\n" + beginning.lstrip("\u2029\n ")
        taken = _Taken(text.name, number, before[0][0], len(words), joined, True)
    else:
        first = chance.randrange(len(places) - length)
        start, end = places[first][0], places[first + length - 1][1]
        taken = _Taken(text.name, number, start, end, words[start:end], False)
    said = taken.words.split()
    legible = sum(bool(_REAL.match(word)) for word in said)
    return taken if legible >= 0.7 * len(said) and not re.search("[█\u2029]", taken.words) else None


def _exact(taken: _Taken, chance: random.Random, _vocabulary: list[str]) -> tuple[str, str]:
    said = taken.words.split()
    text = " ".join(said)
    how = chance.choice(("plain", "plain", "lines", "marks", "note", "ellipsis", "bracket", "insertion"))
    if taken.over_page:
        return text, "over a page"
    if how == "lines":
        return taken.words, how
    if how == "marks" and not re.search(r"[\"“”]", text):
        return f"“{text}”", how
    if how == "note" and text[-1:].isalpha():
        return f"“{text}”[{chance.randrange(1, 90)}]", how
    if how == "ellipsis" and len(said) >= 12 and not re.search(r"\.\s?\.|…", text):
        first = chance.randrange(5, len(said) - 6)
        last = chance.randrange(first + 1, min(len(said) - 4, first + 8))
        return (
            f"{' '.join(said[:first])} {chance.choice(('…', '...', '. . .', '[...]', '[…]'))} {' '.join(said[last:])}",
            how,
        )
    if how == "bracket" and said[0][0].isalpha() and "[" not in text:
        return f"[{said[0][0].swapcase()}]{text[1:]}", how
    if how == "insertion" and len(said) > 9 and "[" not in text:
        at = chance.randrange(4, len(said) - 4)
        return " ".join([*said[:at], "[the Minister]", *said[at + 1 :]]), how
    return text, "plain"


def _noisy(word: str, chance: random.Random) -> str:
    places = [at for at, c in enumerate(word) if c.isalpha()]
    if len(places) < 4 or any(c.isdigit() for c in word):
        return word
    at = chance.choice(places)
    roll = chance.random()
    if roll < 0.75 and word[at] in CONFUSED:
        return word[:at] + chance.choice(CONFUSED[word[at]]) + word[at + 1 :]
    if roll < 0.85:
        return word[:at] + word[at + 1 :]
    if roll < 0.93:
        return word[:at] + word[at] + word[at:]
    return word[:at] + chance.choice("etaoinshrdlu") + word[at + 1 :]


def _near(taken: _Taken, chance: random.Random, _vocabulary: list[str]) -> tuple[str, str] | None:
    said = taken.words.split()
    text = " ".join(said)
    how = chance.choice(("noise", "noise", "noise", "noise", "spelling", "case", "marks", "hyphen", "joined"))
    made = text
    if how == "spelling":
        for plain, other, pattern in SPELLINGS:
            made = re.sub(pattern, lambda m, p=plain, o=other: m.group().replace(p, o), made)
    elif how == "case":
        at = chance.randrange(len(said))
        made = " ".join([*said[:at], said[at].swapcase(), *said[at + 1 :]])
    elif how == "marks":
        made = text.replace('"', "”").replace("'", "’").replace(";", ",").replace(" - ", " — ")
    elif how == "hyphen":
        at = chance.randrange(len(said))
        if len(said[at]) > 7 and said[at].isalpha():
            cut = chance.randrange(3, len(said[at]) - 3)
            made = " ".join([*said[:at], f"{said[at][:cut]}-\n{said[at][cut:]}", *said[at + 1 :]])
        elif re.search(r"[a-z]-\s*\n\s*[a-z]", taken.words):
            made = " ".join(re.sub(r"([a-z])-\s*\n\s*([a-z])", r"\1\2", taken.words).split())
    elif how == "joined":
        at = chance.randrange(len(said) - 1)
        if said[at].isalpha() and said[at + 1].isalpha():
            made = " ".join([*said[:at], said[at] + said[at + 1], *said[at + 2 :]])
    if how == "noise":
        hit = chance.sample(range(len(said)), k=min(len(said), chance.choice((1, 1, 2, 2, 3, 4))))
        made = " ".join(_noisy(word, chance) if at in hit else word for at, word in enumerate(said))
    return (made, how) if made != text else None


def _changed(taken: _Taken, chance: random.Random, vocabulary: list[str]) -> tuple[str, str] | None:
    said = taken.words.split()
    real = [at for at, word in enumerate(said) if _REAL.match(word) and len(word) > 2]
    if len(real) < 5:
        return None
    how = chance.choice(("words", "words", "words", "left out", "put in", "number", "negation"))
    made = list(said)
    if how == "words":
        for at in chance.sample(real, k=chance.choice((1, 1, 2, 3))):
            word = chance.choice(vocabulary)
            tail = made[at][-1] if made[at][-1] in ",.;:" else ""
            if word.lower() == made[at].strip(",.;:").lower():
                return None
            made[at] = (word.capitalize() if made[at][0].isupper() else word) + tail
    elif how == "left out":
        inner = [at for at in real if 1 < at < len(said) - 2 and len(made[at]) > 3]
        if not inner:
            return None
        del made[chance.choice(inner)]
    elif how == "put in":
        made.insert(chance.randrange(2, len(made) - 2), chance.choice(vocabulary))
    elif how == "number":
        at = next((at for at, word in enumerate(said) if re.search(r"\d{2}", word)), None)
        if at is None:
            return None
        made[at] = re.sub(r"\d(?=\D*$)", lambda m: str((int(m.group()) + chance.randrange(1, 9)) % 10), made[at])
    else:
        made.insert(chance.randrange(2, len(made) - 2), chance.choice(NOT).strip())
    return " ".join(made), how


def _vocabulary(texts: Sequence[SourceText]) -> list[str]:
    counts: dict[str, int] = defaultdict(int)
    for text in texts[:400]:
        for _, words in text.pages[:6]:
            for word in set(re.findall(r"\b[a-z]{3,}\b", words)):
                counts[word] += 1
    return sorted(word for word, count in counts.items() if count > max(3, len(texts[:400]) // 100))


def _chain(texts: Sequence[SourceText]) -> dict[tuple[str, str], list[str]]:
    chain: dict[tuple[str, str], list[str]] = defaultdict(list)
    for text in texts[:300]:
        for _, words in text.pages[:5]:
            said = words.split()
            for a, b, c in zip(said, said[1:], said[2:], strict=False):
                if _REAL.match(a) and _REAL.match(b) and _REAL.match(c):
                    chain[a, b].append(c)
    return chain


def _chained(chain: dict[tuple[str, str], list[str]], chance: random.Random) -> str:
    pair = chance.choice(list(chain))
    said = list(pair)
    while len(said) < 20 and tuple(said[-2:]) in chain:
        said.append(chance.choice(chain[said[-2], said[-1]]))
    return " ".join(said)
