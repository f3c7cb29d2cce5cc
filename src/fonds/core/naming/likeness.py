"""Whether two names may be one: keys by which candidates are found, and how certain a likeness is, with its reason.

A key gathers what may be one name, and more than that; `likeness` then weighs a pair. Nothing here proves that two
names are one person's: that takes more than a name, and a keeper's decision.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from rapidfuzz.distance import OSA

from fonds.core.naming.chinese import Read, read_chinese
from fonds.core.naming.hangul import Syllable, northern, syllable
from fonds.core.naming.korean import KoreanName, read_korean
from fonds.core.naming.personal import PersonalName, given_agree, personal_name
from fonds.core.naming.place_names import place_key, place_names
from fonds.core.naming.russian import is_russian_family, read_russian, russian_keys, same_letters
from fonds.core.naming.spellings import spelling_key

MOST_KEYS = 16
_ONSETS = {**dict.fromkeys("ㄱㄲㅋ", "K"), **dict.fromkeys("ㄷㄸㅌ", "T"), **dict.fromkeys("ㅂㅃㅍ", "P"),
           **dict.fromkeys("ㅈㅉㅊ", "C"), **dict.fromkeys("ㅅㅆ", "S"), "ㅎ": "H", "ㅁ": "M"}  # fmt: skip
_VOWELS = {**dict.fromkeys("ㅏㅑㅘ", "A"), **dict.fromkeys("ㅣㅢㅟ", "I"), **dict.fromkeys("ㅐㅒㅔㅖㅙㅚㅞ", "E")}
_CODAS = {"ㄱ": "K", "ㄷ": "T", "ㅂ": "P", "ㅁ": "M", "ㄹ": "L", "ㄴ": "N", "ㅇ": "N"}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How certainly two names are one, from 0 to 1, as far as names can tell, and why in words."""

    certainty: float
    reason: str


@lru_cache(maxsize=100_000)
def name_keys(name: str, kind: str = "person") -> frozenset[str]:
    """The keys of a name; two names that may be one share one. `kind` is person, body or place."""
    if kind == "place":
        known = place_names(name)
        return frozenset({f"place:{place_key(known[0] if known else name)}"})
    if kind == "body":
        return frozenset({f"body:{_body(name)}"})
    found: list[str] = []
    for korean in read_korean(name)[:4]:
        found += _korean_keys(korean)
    for reads in read_chinese(name).values():
        for read in reads:
            found += [f"zh:{' '.join(each)}" for each in islice(product(*map(sorted, read)), 6)]
    own = personal_name(name)
    if own and own.given:
        found += [f"name:{own.family}:{each[0]}" for each in dict.fromkeys(own.given)]
        if len(own.given[0]) > 2 and len(own.family) > 4:
            found += [f"typed:{own.family[:2]}-:{own.given[0]}", f"typed:-{own.family[-2:]}:{own.given[0]}"]
        found += _russian_keys(personal_name(name, accents=True))
    return frozenset(found[: MOST_KEYS * 2])


def _body(name: str) -> str:
    return re.sub(r"^the ", "", re.sub(r"[^\w ]+", "", spelling_key(name)).strip())


def _korean_keys(name: KoreanName) -> list[str]:
    """The family and each given syllable in coarse classes, in which the systems and both Koreas agree."""
    classes = [dict.fromkeys(_class(syllable(family[0])) for family, _ in name.family[:3])]
    classes += [
        dict.fromkeys(_class(each) for each, _ in sorted(options, key=lambda o: o[1])) for options in name.given
    ]
    return [f"ko:{'-'.join(each)}" for each in islice(product(*classes), MOST_KEYS)]


def _class(each: Syllable | None) -> str:
    assert each is not None
    return _ONSETS.get(each.onset, "") + _VOWELS.get(each.vowel, "O") + _CODAS.get(each.coda, "")


def _russian_keys(own: PersonalName | None) -> list[str]:
    if own is None or not own.given:
        return []
    cyrillic = bool(re.search("[а-я]", own.family))
    if not cyrillic and not is_russian_family(own.family):
        return []
    firsts = {letter[0] for letters in read_russian(own.given[0])[:2] for letter in letters[:1]}
    initials = {"a" if each in "аеёиоуыэюяй" else each for each in firsts}
    return [f"ru:{key}:{initial}" for key in russian_keys(own.family) if len(key) > 1 for initial in sorted(initials)]


def likeness(a: str, b: str, kind: str = "person") -> Likeness | None:
    """How certainly two names are one; None where they are not."""
    if spelling_key(a) == spelling_key(b):
        return Likeness(0.8 if kind != "person" or is_full_name(a) else 0.4, "the same name")
    if kind == "place":
        known = place_names(a)
        return Likeness(0.8, f"both are names of {known[0]}") if known and known == place_names(b) else None
    if kind == "body":
        return Likeness(0.75, "the same name but for signs") if _body(a) == _body(b) else None
    found = [each for each in (_korean(a, b), _chinese(a, b), _written(a, b), _russian(a, b)) if each]
    return max(found, key=lambda each: each.certainty, default=None)


def is_full_name(name: str) -> bool:
    """Whether a person's name has more than a family name: two words, or three syllables in Hangul or Han signs."""
    if len(name.split()) > 1:
        return True
    return len(name) > 2 and not name.isascii() and bool(read_korean(name) or read_chinese(name))


def _korean(a: str, b: str) -> Likeness | None:
    best: tuple[int, int] | None = None
    scripts: set[str] = set()
    for x, y in product(read_korean(a), read_korean(b)):
        cost = _compared(x, y)
        if cost is not None and (best is None or cost < best):
            best, scripts = cost, {x.script, y.script}
    if best is None:
        return None
    other_korea, habit = best
    certainty = 0.75 - 0.15 * min(other_korea, 2) - 0.05 * min(habit, 3)
    reasons = ["one reading in Korean in common"]
    if other_korea:
        reasons.append("the two Koreas write it differently")
    if habit:
        reasons.append("spelled by habit, not by a system")
    if "cyrillic" in scripts and len(scripts) > 1:
        certainty -= 0.05
        reasons.append("Russian tells fewer sounds apart")
    return Likeness(round(max(certainty, 0.2), 2), "; ".join(reasons))


def _compared(a: KoreanName, b: KoreanName) -> tuple[int, int] | None:
    """(syllables that agree only between the two Koreas, habits needed); None where a syllable does not agree."""
    if len(a.given) != len(b.given):
        return None
    family = _family_cost(dict(a.family), dict(b.family))
    if family is None:
        return None
    other_korea, habit = family
    for x, y in zip(a.given, b.given, strict=True):
        mine, theirs = dict(x), dict(y)
        same = [mine[each] + theirs[each] for each in mine.keys() & theirs.keys()]
        if same:
            habit += min(same)
            continue
        across = [mine[each] + theirs[other] for each in mine for other in northern(each) if other in theirs]
        if not across:
            return None
        other_korea, habit = other_korea + 1, habit + min(across)
    return other_korea, habit


def _family_cost(a: dict[str, int], b: dict[str, int]) -> tuple[int, int] | None:
    same = [a[each] + b[each] for each in a.keys() & b.keys()]
    if same:
        return 0, min(same)
    for each in a:
        known = syllable(each[0])
        if known and any(str(other) + each[1:] in b for other in northern(known)):
            return 1, 0
    return None


def _chinese(a: str, b: str) -> Likeness | None:
    mine, theirs = read_chinese(a), read_chinese(b)
    for (system, reads), (other, others) in product(mine.items(), theirs.items()):
        if any(_agree(x, y) for x, y in product(reads, others)):
            return Likeness(0.75, f"one reading in Chinese in common ({', '.join(sorted({system, other}))})")
    return None


def _agree(x: Read, y: Read) -> bool:
    return len(x) == len(y) and all(p & q for p, q in zip(x, y, strict=True))


def _written(a: str, b: str) -> Likeness | None:
    """By the letters: the same family with given names that agree, or a letter misread."""
    mine, theirs = personal_name(a), personal_name(b)
    if mine is None or theirs is None or not mine.given or not theirs.given:
        return None
    given = given_agree(mine.given, theirs.given)
    if mine.family == theirs.family and given:
        whole = given == "equal"
        return Likeness(
            0.8 if whole else 0.6, "the same name" if whole else "the same family name, initials that agree"
        )
    if given != "equal" or len(mine.given[0]) < 3 or min(len(mine.family), len(theirs.family)) < 5:
        return None
    if any(read_korean(each) or read_chinese(each) for each in (a, b)):
        return None  # there one letter is another syllable
    if OSA.distance(mine.family, theirs.family, score_cutoff=1) > 1:
        return None
    return Likeness(0.5, "the same given name, a family name that differs in one letter")


def _russian(a: str, b: str) -> Likeness | None:
    mine, theirs = personal_name(a, accents=True), personal_name(b, accents=True)
    if mine is None or theirs is None or not mine.given or not theirs.given:
        return None
    if not (_russian_keys(mine) and _russian_keys(theirs)) or not same_letters(mine.family, theirs.family):
        return None
    pairs = list(zip(mine.given, theirs.given, strict=False))
    if all(same_letters(x, y) for x, y in pairs):
        return Likeness(0.7, "the same name in another romanisation of Russian")
    if all(_initial_agrees(x, y) for x, y in pairs):
        return Likeness(0.55, "the same family name in another romanisation of Russian, initials that agree")
    return None


def _initial_agrees(x: str, y: str) -> bool:
    if len(x) > 2 and len(y) > 2:
        return same_letters(x, y)
    return any(set(p[0]) & set(q[0]) for p in read_russian(x) for q in read_russian(y) if p and q)
