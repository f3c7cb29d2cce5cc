"""Korean names written in each system: Hangul, Revised Romanization, McCune–Reischauer, DPRK, both Russian ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from fonds.core.naming.hangul import Syllable, families, given_rank, northern, syllable, written
from fonds.core.naming.korean import KoreanName

RR, MR, DPRK = "Revised Romanization", "McCune–Reischauer", "DPRK romanisation"
KONTSEVICH, OLD_RUSSIAN, HANGUL = "Kontsevich", "older Russian", "Hangul"

_VOICED = {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"}
_VOICED_RUSSIAN = {"ㄱ": "г", "ㄷ": "д", "ㅂ": "б", "ㅈ": "чж"}
_OPEN = frozenset("-ㄴㄹㅁㅇ")
"""Ends of a syllable after which the next one's beginning is voiced; after ㄹ only ㄱ and ㅂ are (Russian: all)."""
_LATIN_BORDERS = {
    "ㄹㅇ": "r", "ㄱㅇ": "g", "ㄷㅇ": "d", "ㅂㅇ": "b", "ㄹㄹ": "ll", "ㄹㄴ": "ll", "ㄴㄹ": "ll", "ㄱㄴ": "ngn",
    "ㄱㄹ": "ngn", "ㅇㄹ": "ngn", "ㅁㄹ": "mn", "ㅂㄴ": "mn", "ㅂㄹ": "mn", "ㄱㅁ": "ngm", "ㅂㅁ": "mm", "-ㄹ": "r",
}  # fmt: skip
_RUSSIAN_BORDERS = {
    "ㄹㅇ": "р", "ㄱㅇ": "г", "ㄷㅇ": "д", "ㅂㅇ": "б", "ㄹㄹ": "лл", "ㄹㄴ": "лл", "ㄴㄹ": "лл", "ㄱㄴ": "нн",
    "ㄱㄹ": "нн", "ㅇㄹ": "нн", "ㅁㄹ": "мн", "ㅂㄴ": "мн", "ㅂㄹ": "мн", "ㄱㅁ": "нм", "ㅂㅁ": "мм", "-ㄹ": "р",
    "ㄹㅎ": "рх", "ㅇㅇ": "нъ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spelling:
    """One form of a name, with the system or language that writes so."""

    name: str
    scheme: str


def likely_hangul(names: tuple[KoreanName, ...], most: int = 4) -> list[tuple[Syllable, ...]]:
    """The likeliest names meant, family first: what systems spell so before what habit does, common syllables first.

    Each is followed by its spelling in the other Korea, where that is another.
    """
    ranked: dict[tuple[Syllable, ...], tuple[int, int]] = {}
    rank = given_rank()
    for name in names:
        for (family, habit), given in product(name.family[:2], list(product(*name.given))):
            whole = (*_syllables(family), *(each for each, _ in given))
            cost = sum(cost for _, cost in given) + habit
            common = sum(rank.get(str(each), 400) for each, _ in given) + name.family.index((family, habit)) * 60
            ranked[whole] = min(ranked.get(whole, (99, 0)), (cost * 120 + common, common))
    found: list[tuple[Syllable, ...]] = []
    for whole in sorted(ranked, key=lambda each: (ranked[each], tuple(map(str, each)))):
        for form in (whole, *_other_korea(whole)):
            if form not in found:
                found.append(form)
        if len(found) >= most:
            break
    return found[:most]


def _syllables(hangul: str) -> tuple[Syllable, ...]:
    return tuple(known for char in hangul if (known := syllable(char)))


def _other_korea(whole: tuple[Syllable, ...]) -> Iterator[tuple[Syllable, ...]]:
    """The name with one given syllable as the other Korea writes it, where names use it so; ㄹ, seldom ㄴ."""
    rank = given_rank()
    for at in range(len(whole) - 1, 0, -1):
        for other in northern(whole[at]):
            if str(other) in rank:
                yield (*whole[:at], other, *whole[at + 1 :])


def spelled(whole: tuple[Syllable, ...]) -> list[Spelling]:
    """A name in every system, in the forms that are in use: syllables apart, with a hyphen, or in one word."""
    family, given = "".join(map(str, whole[:1])), whole[1:]
    found = [Spelling("".join(map(str, whole)), HANGUL)]
    for scheme, system in ((RR, "rr"), (MR, "mr")):
        surname = _apart(system, whole[:1], "").capitalize()
        found.append(Spelling(f"{surname} {_apart(system, given, '-').capitalize()}", scheme))
        found.append(Spelling(f"{surname} {_joined(system, given).capitalize()}", scheme))
        if "l-r" in found[-2].name:
            found.append(Spelling(found[-2].name.replace("l-r", "l-l"), scheme))
    usual = [form for form, meant in families().items() if form.isascii() and family in meant[:1]]
    found += [Spelling(f"{form.capitalize()} {_apart('rr', given, '-').capitalize()}", "in use") for form in usual[:4]]
    habit = _apart("rr", given, "-").replace("yeo", "you").replace("eo", "u")
    found += [Spelling(f"{form.capitalize()} {habit.capitalize()}", "in use") for form in usual[:2]]
    found.append(Spelling(" ".join(_apart("dprk", (each,), "").capitalize() for each in whole), DPRK))
    for scheme, system in ((KONTSEVICH, "kontsevich"), (OLD_RUSSIAN, "old_russian")):
        surname = _apart(system, whole[:1], "").capitalize()
        apart = " ".join(_apart(system, (each,), "").capitalize() for each in given)
        found.append(Spelling(f"{surname} {_joined(system, given).capitalize()}", scheme))
        found.append(Spelling(f"{surname} {apart}", scheme))
        if "ль" in apart:
            found.append(Spelling(f"{surname} {apart.replace('ль', 'р')}", scheme))
    old = " ".join(_apart("old_russian", (each,), "").capitalize() for each in given)
    own = [form for form, meant in families().items() if form[0] >= "а" and form < "ԯ" and family in meant]
    found += [Spelling(f"{form.capitalize()} {old}", OLD_RUSSIAN) for form in own]
    return list({each.name: each for each in reversed(found)}.values())[::-1]


def _apart(system: str, syllables: tuple[Syllable, ...], between: str) -> str:
    table = written(system)
    return between.join(table.onsets[s.onset] + table.vowels[s.vowel] + table.codas[s.coda] for s in syllables)


def _joined(system: str, syllables: tuple[Syllable, ...]) -> str:
    """Syllables as one word, with the changes of sound that the system writes."""
    table = written(system)
    russian = system in ("kontsevich", "old_russian")
    borders = _RUSSIAN_BORDERS if russian else _LATIN_BORDERS
    said = table.onsets[syllables[0].onset] + table.vowels[syllables[0].vowel]
    for before, after in pairwise(syllables):
        changed = borders.get(before.coda + after.onset)
        if changed is None:
            onset = table.onsets[after.onset]
            if system != "rr" and before.coda in _OPEN:
                if russian:
                    onset = _VOICED_RUSSIAN.get(after.onset, onset)
                elif before.coda != "ㄹ" or after.onset in "ㄱㅂ":
                    onset = _VOICED.get(after.onset, onset)
            changed = table.codas[before.coda] + onset
        said += changed + table.vowels[after.vowel]
    return said + table.codas[syllables[-1].coda]
