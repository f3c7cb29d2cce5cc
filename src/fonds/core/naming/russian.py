"""Russian names: Latin spellings of several languages read back into Cyrillic letters, and Cyrillic written in each.

`Khrushchev`, `Hruščev` and `Chruschtschow` have one reading in common; e and ё are one letter here, hard and soft
signs are none, and an ending in ий, ый or их's many spellings is one ending.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from fonds.core.naming.korean_writing import Spelling

_TABLE: dict[str, Any] = tomllib.loads(
    (files("fonds.core.naming") / "data" / "russian_letters.toml").read_text("utf-8")
)
_CYRILLIC = re.compile("[а-яё]+")
_LATIN = re.compile(r"[a-z\u00c0-\u024f]+")
_FAMILY_ENDING = re.compile(
    "(?:[oe]v|[oe]w|yov|[yi]?ev|ov|eff|off|[iy]n|ine|[sc]k(?:y|i|ij|iy|ii|oi|oy)|enko|chuk|čuk|tschuk|uk|yuk|ich|itch|itsch|ič|"
    "ova|eva|ina|ska[iy]a|skaja|ko|[oe]vich|ykh|ych|yan|jan|ian|shvili|dze)$"
)
_HUSHING = frozenset("жшчщц")
_VOWELS = frozenset("аеёиоуыэюяьъ")

Letters = tuple[str, ...]
"""Place by place, the letters that may stand there, the likeliest first."""


def is_russian_family(word: str) -> bool:
    """Whether a word in Latin letters ends as Russian family names do."""
    return _FAMILY_ENDING.search(word.lower()) is not None


@lru_cache(maxsize=50_000)
def read_russian(word: str) -> tuple[Letters, ...]:
    """The Cyrillic letters that a word may stand for, place by place; several where its spelling can be cut in
    several ways; none where it is in another script."""
    low = unicodedata.normalize("NFC", word.lower()).translate({ord(c): None for c in "'’ʹʺʼ`ьъ-"})
    if _CYRILLIC.fullmatch(low):
        return (_ended(tuple(_same(c) for c in low.replace("ё", "е").replace("шч", "щ"))),)
    if not _LATIN.fullmatch(low):
        return ()
    french = _cut(low.replace("jou", "žou")) if "jou" in low else []  # Joukov
    return tuple(dict.fromkeys(_ended(each) for each in (*_cut(low), *french)))[:6]


def _same(letter: str) -> str:
    return {"й": "йи", "э": "эе", "ы": "ыи", "е": "еэ"}.get(letter, letter)


def _cut(low: str) -> list[Letters]:
    table: dict[str, str] = _TABLE["read"]
    whole: list[Letters] = [()]
    at = 0
    while at < len(low):
        for length in range(min(7, len(low) - at), 0, -1):
            meant = table.get(low[at : at + length]) or (
                table.get(unicodedata.normalize("NFD", low[at])[0]) if length == 1 else None
            )
            if meant is None:
                continue
            piece = low[at : at + length]
            whole = [(*each, meant) for each in whole] + (
                # "io" may be two letters, and "ie" and "ia"
                [(*each, "и", table[piece[1]]) for each in whole]
                if length == 2 and piece[0] == "i" and len(whole) < 4
                else []
            )
            at += length
            break
        else:
            return []
    return whole


def _ended(letters: Letters) -> Letters:
    """Without what systems write differently at a word's end: ий, й, y; a mute e of French; doubled letters."""
    once: list[str] = []
    for each in letters:
        if not once or each != once[-1]:
            once.append(each)
    if len(once) > 3 and set(once[-1]) & set("ийы"):
        while len(once) > 3 and set(once[-1]) & set("ийы"):
            once.pop()
        once.append("и")
    elif len(once) > 4 and set(once[-1]) == {"е", "э"} and once[-2] == "н":
        once.pop()
    return tuple(once)


def same_letters(a: str, b: str) -> bool:
    """Whether two words have a reading in Cyrillic letters in common."""
    return any(
        len(x) == len(y) and all(set(p) & set(q) for p, q in zip(x, y, strict=True))
        for x in read_russian(a)
        for y in read_russian(b)
    )


def likely_cyrillic(word: str) -> list[str]:
    """The likeliest Cyrillic spellings of a word in Latin letters; ь stands after л where consonants follow, or not."""
    found: list[str] = []
    german = re.search("sch|tsch|[šžč]|cz|sz", word.lower())
    for letters in read_russian(word)[:2]:
        plain = "".join("х" if german and each == "чхш" else each[0] for each in letters)
        if plain.endswith("ки"):
            plain += "й"
        plain = re.sub("(?<=[жшчщ])о", "е", plain)
        soft = re.sub("л(?=[бвгджзкмнпрстфхцчшщ])", "ль", plain)
        found += [form.capitalize() for form in (plain, soft)]
    return list(dict.fromkeys(found))


_CLASSES = {
    **dict.fromkeys("жшщчцхсзгк", "S"), **dict.fromkeys("вф", "V"), **dict.fromkeys("дт", "T"), "б": "B", "п": "P",
    "л": "L", "м": "M", "н": "N", "р": "R",
}  # fmt: skip


def russian_keys(word: str) -> tuple[str, ...]:
    """What spellings of one name have in common: their consonants in coarse classes. For finding candidates only."""
    return tuple(dict.fromkeys(
        re.sub(r"(.)\1+", r"\1", "".join(_CLASSES.get(each[0], "") for each in letters))
        for letters in read_russian(word)
    ))  # fmt: skip


@cache
def _system(name: str) -> tuple[dict[str, str], dict[str, str], dict[str, str], str]:
    row = _TABLE["written"][name]

    def pairs(words: str) -> dict[str, str]:
        return {left: right for left, _, right in (pair.partition("=") for pair in words.split())}

    return pairs(row["letters"]), pairs(row.get("endings", "")), pairs(row.get("after_hushing", "")), row["ye"]


def romanised(cyrillic: str, system: str) -> str:
    """Words in Cyrillic as the system writes them. Raises KeyError for a system that is not in the table."""
    return re.sub("[А-Яа-яЁё]+", lambda found: _word(found.group(), system), cyrillic)


def _word(word: str, system: str) -> str:
    letters, endings, after_hushing, ye = _system(system)
    low = word.lower()
    tail = ""
    for ending, written in endings.items():
        if low.endswith(ending) and len(low) > len(ending) + 1:
            low, tail = low[: -len(ending)], written
            break
    said = ""
    for at, letter in enumerate(low):
        before = low[at - 1] if at else ""
        if letter == "е" and (not before or before in _VOWELS):
            said += ye
        elif letter in after_hushing and before in _HUSHING:
            said += after_hushing[letter]
        else:
            said += letters.get(letter, letter)
    said += tail
    return said.capitalize() if word[0].isupper() else said


def spelled_russian(cyrillic: str) -> list[Spelling]:
    """Words in Cyrillic in every system of the table."""
    return [Spelling(romanised(cyrillic, system), system) for system in _TABLE["written"]]
