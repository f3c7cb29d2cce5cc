"""The letters of Hangul, and how each system spells them: from one table, for writing and for reading."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_TABLE: dict[str, Any] = tomllib.loads((files("fonds.core.naming") / "data" / "korean_letters.toml").read_text("utf-8"))
ONSETS = tuple(_TABLE["jamo"]["onsets"].split())
VOWELS = tuple(_TABLE["jamo"]["vowels"].split())
CODAS = tuple(_TABLE["jamo"]["codas"].split())
FRONTED = frozenset("ㅣㅑㅕㅛㅠㅖㅒ")
"""Vowels before which the South drops ㄹ and ㄴ at a word's beginning, and the North keeps them."""
_ALL_CODAS = ("-", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_SOUNDED = dict(zip(_ALL_CODAS, "-ㄱㄱㄱㄴㄴㄴㄷㄹㄱㅁㄹㄹㄹㅂㄹㅁㅂㅂㄷㄷㅇㄷㄷㄱㄷㅂㄷ", strict=True))


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable as its letters: onset (ㅇ for none), vowel, coda ("-" for none, else as it sounds)."""

    onset: str
    vowel: str
    coda: str

    def __str__(self) -> str:
        coda = _ALL_CODAS.index(self.coda)
        return chr(0xAC00 + (ONSETS.index(self.onset) * 21 + VOWELS.index(self.vowel)) * 28 + coda)


def syllable(char: str) -> Syllable | None:
    """The letters of a Hangul syllable; None for any other character."""
    number = ord(char) - 0xAC00
    if len(char) != 1 or not 0 <= number < 11172:
        return None
    coda = _SOUNDED[_ALL_CODAS[number % 28]]
    return Syllable(ONSETS[number // 588], VOWELS[number // 28 % 21], coda)


@dataclass(frozen=True, slots=True)
class Written:
    """The spellings of one system by jamo."""

    onsets: dict[str, str]
    vowels: dict[str, str]
    codas: dict[str, str]


@cache
def written(system: str) -> Written:
    """The letters of a system: rr, mr, dprk, kontsevich, old_russian. Raises KeyError for another."""
    rows = {name: [s.replace("-", "") for s in row.split()] for name, row in _TABLE["written"][system].items()}
    return Written(
        dict(zip(ONSETS, rows["onsets"], strict=True)),
        dict(zip(VOWELS, rows["vowels"], strict=True)),
        dict(zip(CODAS, rows["codas"], strict=True)),
    )


Meant = dict[str, int]
"""Jamo that a spelling may stand for → 0 where a system has it so, 1 where only habit does."""


@dataclass(frozen=True, slots=True)
class Readings:
    """What the spellings of a script may stand for."""

    onsets: dict[str, Meant]
    vowels: dict[str, Meant]
    codas: dict[str, Meant]
    clusters: dict[str, tuple[tuple[str, str], ...]]


GLIDE = "w"
"""Stands in Cyrillic words for a в before a vowel, which is no consonant there: ва is one vowel."""


@cache
def readings(script: str) -> Readings:
    """The spellings of a script: latin or cyrillic."""
    table = _TABLE["read"][script]
    clusters = {k: tuple((pair[0], pair[1]) for pair in v.split()) for k, v in table["clusters"].items()}
    parts = {name: {k: _meant(v) for k, v in table[name].items()} for name in ("onsets", "vowels", "codas")}
    vowels = {(GLIDE + k[1:] if k.startswith("в") else k): v for k, v in parts["vowels"].items()}
    return Readings(parts["onsets"], vowels, parts["codas"], clusters)


def _meant(written: str) -> Meant:
    sure, _, habit = written.partition("?")
    return dict.fromkeys(habit, 1) | dict.fromkeys(sure, 0)


@cache
def families() -> dict[str, tuple[str, ...]]:
    """Each spelling of a family name in small letters → the Hangul it stands for, the commoner family first."""
    found: dict[str, list[str]] = {}
    for hangul, forms in _TABLE["families"].items():
        for own in hangul.split("/"):
            for form in (own, *forms.split()):
                found.setdefault(form.lower(), []).append(own)
    return {form: tuple(dict.fromkeys(held)) for form, held in found.items()}


@cache
def family_names() -> tuple[str, ...]:
    """The Hangul of the families, the commoner first, in both the South's and the North's spelling."""
    return tuple(own for hangul in _TABLE["families"] for own in hangul.split("/"))


@cache
def given_rank() -> dict[str, int]:
    """How common a syllable is in given names: 0 for the commonest."""
    return {each: at for at, each in reversed(list(enumerate(_TABLE["given"]["often"].split())))}


def northern(each: Syllable) -> tuple[Syllable, ...]:
    """The same syllable as it may be written in the other Korea: 용 and 룡, 노 and 로, 여 and 녀."""
    if each.onset == "ㅇ" and each.vowel in FRONTED:
        return (Syllable("ㄹ", each.vowel, each.coda), Syllable("ㄴ", each.vowel, each.coda))
    if each.onset in "ㄹㄴ" and each.vowel in FRONTED:
        return (Syllable("ㅇ", each.vowel, each.coda),)
    if each.onset in "ㄹㄴ":
        return (Syllable("ㄴ" if each.onset == "ㄹ" else "ㄹ", each.vowel, each.coda),)
    return ()
