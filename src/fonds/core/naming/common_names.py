"""Whether a full name is one that very many people bear, so that two who are called so may well be two.

A name that nobody else in a country has tells who somebody is; of `John Smith`, `Ivan Ivanov` or `Kim Yŏng-su` there
are thousands. A name is a common one where its family name and its one given name stand in the lists of one language,
which registers give (`data/common_names.toml`), in whichever spelling or script; and where of the given name there is
an initial only. A second given name, a patronymic or another initial tells people apart.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from fonds.core.naming.chinese import read_chinese
from fonds.core.naming.hangul import Syllable, syllable
from fonds.core.naming.korean import read_korean
from fonds.core.naming.personal import PersonalName, personal_name
from fonds.core.naming.russian import russian_keys, same_letters
from fonds.core.text.analysis import folded

_LATIN = ("english", "spanish", "german", "french")
_LIKE_WOMEN = re.compile(r"(?<=[оеи][вн])а$|(?<=[oei][vn])a$")  # Ivanova, Sorokina
_OF_RUSSIANS = re.compile(r"(?:[oeоеё](?:v|f|ff|w|в)|[иi][nн])[aа]?")  # all families of the list end so
_SYLLABLE = re.compile(r"[bcdfghjklmnpqrstvwxz]{0,3}['’ʼ`‘]?h?[aeiouyw]+(?:h|ng|n|m|k|g|rk)?")
"""A family of Koreans or Chinese in Latin letters without accents; what is none needs no reading, which takes long."""
_SHORT = 6


@lru_cache(maxsize=50_000)
def is_common_name(name: str) -> bool:
    """Whether very many people are called so. Of what is no full name it is not said."""
    own = personal_name(name)
    if own is None:
        return False
    for family, given in _orders(own):
        if len(given) == 1 and len(family) > 1 and family.isalpha():
            return _is_common_family(family)
    if _in_latin(own) or _in_russian(own):
        return True
    words = folded(name).split()
    return any(map(_may_be_syllable, (words[0], words[-1]))) and (_in_korean(name) or _in_chinese(name))


@cache
def _lists(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The families and the given names of a language, folded where they are in Latin letters."""
    told = tomllib.loads(files("fonds.core.naming").joinpath("data", "common_names.toml").read_text(encoding="utf-8"))
    form = folded if language in _LATIN else str
    families, given = (frozenset(map(form, told[language][part].split())) for part in ("families", "given"))
    return families, given


def _orders(own: PersonalName) -> tuple[tuple[str, str], ...]:
    """A family name with its one given name, and the other way round; none where there are more."""
    return ((own.family, own.given[0]), (own.given[0], own.family)) if len(own.given) == 1 else ()


def _in_latin(own: PersonalName) -> bool:
    """Family name last, or first as lists have it."""
    return any(family in _lists(of)[0] and given in _lists(of)[1] for of in _LATIN for family, given in _orders(own))


def _is_common_family(family: str) -> bool:
    return (
        any(family in _lists(of)[0] for of in _LATIN)
        or _is_russian_family(family)
        or (_may_be_syllable(family) and any(_romanised(family) & _lists(of)[0] for of in ("korean", "chinese")))
    )


def _may_be_syllable(word: str) -> bool:
    return _SYLLABLE.fullmatch(word) is not None if word.isascii() else len(word) <= _SHORT


@lru_cache(maxsize=5_000)
def _romanised(family: str) -> frozenset[str]:
    """What a family name by itself may be in Hangul and in pinyin."""
    # read with a given name of two syllables, as families by themselves are not read
    hangul = {each for read in read_korean(f"{family} il-song") for each, _habit in read.family}
    pinyin = {each for reads in read_chinese(f"{family} xiaoming").values() for read in reads for each in read[0]}
    return frozenset(hangul | pinyin)


def _in_russian(own: PersonalName) -> bool:
    return any(_is_russian_family(family) and _is_russian(given, 1) for family, given in _orders(own))


def _is_russian_family(word: str) -> bool:
    return _OF_RUSSIANS.search(word, max(0, len(word) - 4)) is not None and (
        _is_russian(word, 0) or _is_russian(_LIKE_WOMEN.sub("", word), 0)
    )


@cache
def _russian_by_key(part: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in sorted(_lists("russian")[part]):
        for key in russian_keys(word):
            found.setdefault(key, []).append(word)
    return found


@lru_cache(maxsize=20_000)
def _is_russian(word: str, part: int) -> bool:
    """Whether a word, in Cyrillic or in one of the romanisations, is one of the families (0) or given names (1)."""
    return any(same_letters(word, known) for key in russian_keys(word) for known in _russian_by_key(part).get(key, ()))


@cache
def _korean_given() -> frozenset[tuple[Syllable | None, ...]]:
    return frozenset(tuple(syllable(sign) for sign in each) for each in _lists("korean")[1])


def _in_korean(name: str) -> bool:
    families = _lists("korean")[0]
    return any(
        families & {family for family, _habit in read.family}
        and any(given in _korean_given() for given in product(*([one for one, _habit in each] for each in read.given)))
        for read in read_korean(name)
    )


def _in_chinese(name: str) -> bool:
    families, given = _lists("chinese")
    return any(
        families & read[0] and any("".join(each) in given for each in product(*read[1:]))
        for reads in read_chinese(name).values()
        for read in reads
    )
