"""Korean names: read from any script or system into the syllables that they may stand for, and written in each.

The systems spell one another's letters (`Chong` is 정, 종, 청 or 총), leave some out (Russian has one н for ㄴ and ㅇ),
and the two Koreas write some syllables differently (용 and 룡). So a name is read as what each syllable may be, and
two names may be one where every syllable has a reading in common.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from fonds.core.naming.han import all_korean, korean_readings
from fonds.core.naming.hangul import (
    GLIDE,
    Meant,
    Readings,
    Syllable,
    families,
    family_names,
    northern,
    readings,
    syllable,
)

Possible = dict[Syllable, int]
"""What a syllable may be → 0 where a system spells it so, 1 or more where only habit does."""

_VOWEL_LETTERS = {"latin": "aeiouyw\u014f\u016d", "cyrillic": "аеёиоуыэюяй"}
_LETTERS = {"latin": re.compile("[a-z\u014f\u016d’-]+"), "cyrillic": re.compile("[а-яё-]+")}
_FROM_RUSSIAN = str.maketrans("abdefghiklmnoprstuvyz", "абдефгхиклмнопрстувйз")
_ONE_SYLLABLE = re.compile("[bdfghkmnprstz]?y?[aeiou][kmnprt]?")
_LONGEST = 3  # syllables of a given name
_PARSES = 24


@dataclass(frozen=True, slots=True)
class KoreanName:
    """A name as what it may be: the family in Hangul, with how far the spelling is habit, and the given syllables."""

    family: tuple[tuple[str, int], ...]
    given: tuple[tuple[tuple[Syllable, int], ...], ...]
    script: str


def read_korean(name: str) -> tuple[KoreanName, ...]:
    """What a personal name may be as a Korean one, family first or last; none where it cannot be one."""
    return _read(unicodedata.normalize("NFC", name).strip())


@lru_cache(maxsize=20_000)
def _read(name: str) -> tuple[KoreanName, ...]:
    if 2 <= len(bare := re.sub(r"[\s·]", "", name)) <= 5 and all(syllable(char) for char in bare):
        return tuple(_of_syllables([{known: 0} for char in bare if (known := syllable(char))], "hangul"))
    if 2 <= len(bare) <= 4 and all(korean_readings(char) for char in bare):
        spelled = [{known: 0 for each in korean_readings(char) if (known := syllable(each))} for char in bare]
        return tuple(_of_syllables(spelled, "han"))
    script = "cyrillic" if re.search("[а-яё]", name.lower()) else "latin"
    tokens = [plain(token, script) for token in name.replace(",", " ").split()]
    if not 2 <= len(tokens) <= 4 or not all(_LETTERS[script].fullmatch(token) for token in tokens):
        return ()
    found = list(_of_tokens(tokens[0], tokens[1:], script))
    if script == "latin" and _is_from_russian(tokens[1:]):
        letters = [token.translate(_FROM_RUSSIAN) for token in tokens]
        found = [*_of_tokens(letters[0], letters[1:], "cyrillic"), *found]
    if not found and len(tokens) <= 3:
        # in the European order a given name of one syllable would make a name of any two words
        found = [each for each in _of_tokens(tokens[-1], tokens[:-1], script) if len(each.given) > 1]
    return tuple(found)


def _is_from_russian(given: list[str]) -> bool:
    """Whether a given name of two syllables apart is a Russian spelling in Latin letters: `Ir Sen`, of `Ир Сен`.

    No system of Latin letters ends a syllable in r, which Russian does for ㄹ.
    """
    syllables = "-".join(given).split("-")
    return len(syllables) == 2 and all(map(_ONE_SYLLABLE.fullmatch, syllables)) and any(
        each.endswith("r") for each in syllables
    )  # fmt: skip


def plain(word: str, script: str) -> str:
    """Small letters without accents, but for those that tell vowels apart (ŏ, ŭ; ё)."""
    word = word.lower().replace("'", "’").replace("ʼ", "’").replace("`", "’").replace("‘", "’").replace("ǒ", "ŏ")
    word = word.replace("ǔ", "ŭ").replace("ô", "ŏ").replace("û", "ŭ").replace("–", "-").replace("‐", "-")
    if script == "cyrillic":
        return word
    kept = {"ŏ", "ŭ"}
    return "".join(c if c in kept else "".join(p for p in unicodedata.normalize("NFD", c) if p < "\u0300" or p == "’")
                   for c in word)  # fmt: skip


def _of_syllables(spelled: list[Possible], script: str) -> Iterator[KoreanName]:
    """Family and given name of a name written in one; a family of two syllables is tried where it is known."""
    for length in (1, 2):
        own = {"".join(map(str, each)) for each in product(*spelled[:length])}
        family = tuple((name, 0) for name in family_names() if name in own)
        given = spelled[length:]
        if family and 1 <= len(given) <= _LONGEST:
            yield KoreanName(family, tuple(tuple(each.items()) for each in given), script)


def _of_tokens(family: str, given: list[str], script: str) -> Iterator[KoreanName]:
    of_family = _families(family, script)
    if not of_family:
        return
    marked = script == "latin" and re.search("[ŏŭ]|eo|eu", "-".join((family, *given))) is not None
    for spelled in _parsed("-".join(given), script, marked=marked):
        if len(spelled) <= _LONGEST:
            yield KoreanName(of_family, tuple(tuple(each.items()) for each in spelled), script)


@lru_cache(maxsize=5_000)
def _families(word: str, script: str) -> tuple[tuple[str, int], ...]:
    found = dict.fromkeys(families().get(word, ()), 0)
    known = set(family_names())
    for spelled in _parsed(word, script):
        if len(spelled) <= 2:
            for each in product(*(options.items() for options in spelled)):
                name = "".join(str(one) for one, _ in each)
                if name in known:
                    found.setdefault(name, max(habit for _, habit in each))
    order = {name: at for at, name in enumerate(family_names())}
    return tuple(sorted(found.items(), key=lambda item: (item[1], order[item[0]])))


@cache
def syllables_of_names() -> frozenset[Syllable]:
    """Syllables that a name can have: those that some Han character is read as, in either Korea's spelling."""
    read = [known for each in all_korean() if (known := syllable(each))]
    return frozenset(read) | {other for each in read for other in northern(each) if each.onset == "ㅇ"} - {
        Syllable("ㄴ", each.vowel, each.coda) for each in read if each.onset == "ㅇ"
    }


def _parsed(word: str, script: str, *, marked: bool = False) -> list[list[Possible]]:
    """All ways to read letters as syllables. A hyphen is a border; sounds change over it in some systems.

    `marked` says that the name writes ŏ or eo, ŭ or eu where it means them: then o and u mean what they say.
    """
    vowels = _VOWEL_LETTERS[script]
    if script == "latin":
        word = re.sub(r"(?<=[aeiou])h(?=[^aeiouywh]|$)", "", word)  # Ahn, Sohn, Noh
    else:
        word = re.sub("в(?=[аоеэи])", GLIDE, word.replace("ъ", ""))
        vowels += GLIDE
    runs = re.findall(f"[{vowels}]+|[^{vowels}]+", word)
    table = readings(script)
    onset: Meant | None = {"ㅇ": 0}
    if runs and runs[0][0] not in vowels:
        onset, runs = table.onsets.get(runs[0].strip("-")), runs[1:]
    if onset is None or not runs or len(runs) > 2 * _LONGEST + 2:
        return []
    found: list[list[Possible]] = []
    for slots in _slots(onset, runs, table):
        spelled = [_valid(o, _plainly(v) if marked else v, c) for o, v, c in slots]
        if all(spelled):
            found.append(spelled)
            if len(found) == _PARSES:
                break
    return found


def _slots(onset: Meant, runs: list[str], table: Readings) -> Iterator[list[tuple[Meant, Meant, Meant]]]:
    """Every reading of the runs, which are vowels, consonants, vowels, … in turn, as letters by their places."""
    after = runs[1] if len(runs) > 1 else ""
    for split in _vowels(runs[0], table):
        made, begin = [], onset
        for vowel in split[:-1]:
            made.append((begin, vowel, {"-": 0}))
            begin = {"ㅇ": 0}
        if len(runs) <= 2:
            if (coda := table.codas.get(after.strip("-"))) is not None:
                yield [*made, (begin, split[-1], coda)]
            continue
        for coda, next_onset in _between(after, table):
            for rest in _slots(next_onset, runs[2:], table):
                yield [*made, (begin, split[-1], coda), *rest]


def _vowels(run: str, table: Readings) -> list[list[Meant]]:
    """The ways to cut a run of vowel letters into vowels, the fewer the sooner."""
    if not run:
        return [[]]
    found = []
    for end in range(len(run), 0, -1):
        if (meant := table.vowels.get(run[:end])) is not None:
            found += [[meant, *rest] for rest in _vowels(run[end:], table)]
    return sorted(found, key=len)


def _between(run: str, table: Readings) -> list[tuple[Meant, Meant]]:
    """What a run of consonants may be as one syllable's end and the next one's beginning."""
    left, border, right = run.partition("-")
    joined = left + right
    found: list[tuple[Meant, Meant]] = []
    cuts = [len(left)] if border else range(len(joined) + 1)
    for cut in cuts:
        coda, onset = table.codas.get(joined[:cut]), table.onsets.get(joined[cut:])
        if coda is not None and onset is not None and (border or joined[cut:]):
            found.append((coda, onset))
    if not border and (coda := table.codas.get(joined)) is not None:
        found.append((coda, {"ㅇ": 0}))
    found += [
        ({coda: 0}, {onset: 0}) for coda, onset in table.clusters.get(joined, ()) if len(joined) > 1 or not border
    ]
    return found


def _plainly(vowel: Meant) -> Meant:
    """Of the vowels that a plain letter may stand for, ㅓ, ㅕ and ㅡ as habit alone, beside others."""
    if len(vowel) == 1:
        return vowel
    return {each: 1 if each in "ㅓㅕㅡ" else habit for each, habit in vowel.items()}


def _valid(onset: Meant, vowel: Meant, coda: Meant) -> Possible:
    """The syllables of names among the combinations of letters."""
    known = syllables_of_names()
    found: Possible = {}
    for o, v, c in product(onset, vowel, coda):
        one = Syllable(o, v, c)
        if one in known:
            found[one] = onset[o] + vowel[v] + coda[c]
    return found
