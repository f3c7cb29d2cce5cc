"""The spellings of a name that rules can make, and which system a spelling is written in.

What is made is a guess: a name's own spelling is whatever a document attests.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from fonds.core.naming.chinese import likely_pinyin, read_chinese, spelled_chinese
from fonds.core.naming.korean import read_korean
from fonds.core.naming.korean_writing import MR, Spelling, likely_hangul, spelled
from fonds.core.naming.place_names import place_names
from fonds.core.naming.russian import is_russian_family, likely_cyrillic, spelled_russian
from fonds.core.text.analysis import folded

__all__ = ["Spelling", "scheme_of", "spelling_key", "spellings"]

PLACE_NAME = "another name of the place"
_CYRILLIC_FAMILY = re.compile("(?:[оеё]в|[иы]н|[сц]кий|ский|енко|чук|юк|ян|швили|дзе|ов[аы]|ева|ина|ская|ко|вич|х)$")


@lru_cache(maxsize=5_000)
def spellings(name: str) -> tuple[Spelling, ...]:
    """Other spellings of a person's name, each with its system; none where no rule knows the name.

    `name` is a whole name, or a Russian family name alone. Those that differ in case and accents alone are left out.
    """
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    taken = {spelling_key(name)}
    found = []
    for each in _made(name):
        key = spelling_key(each.name)
        if key not in taken:
            taken.add(key)
            found.append(each)
    return tuple(found)


def spelling_key(name: str) -> str:
    """What is the same in forms that differ in case, accents, apostrophes and hyphens alone."""
    plain = folded(unicodedata.normalize("NFC", name)).replace("ё", "е")
    return " ".join(re.sub("[’'ʹʺʼ`]", "", plain).replace("-", " ").split())


def _made(name: str) -> Iterator[Spelling]:
    korean = read_korean(name)
    chinese = read_chinese(name)
    if korean and (not chinese or "Han" in chinese or korean[0].script == "hangul" or _is_rather_korean(name)):
        for whole in likely_hangul(korean):
            yield from spelled(whole)
    if chinese and not (korean and _is_rather_korean(name)):
        for pinyin in likely_pinyin(chinese):
            yield from spelled_chinese(pinyin)
    if not korean and not chinese:
        yield from _russian(name)


def _is_rather_korean(name: str) -> bool:
    """Whether a name that may be Korean or Chinese has letters that only Korean has so: Il, Sŏng, Yong-ho."""
    return bool(re.search(r"[ŏŭ]|eo|eu|(?:^|[\s-])(?:k?im|pak|park|choe|ok)\b|[rlkpt](?![a-z’])", name.lower()))


def _russian(name: str) -> Iterator[Spelling]:
    words = name.replace(",", "").split()
    if not words:
        return
    cyrillic = [word for word in words if re.fullmatch("[А-ЯЁ][а-яё-]*[.]?|[А-ЯЁ][.][А-ЯЁ][.]", word)]
    if cyrillic and len(cyrillic) == len(words) and len(words[-1]) > 3:
        if len(words) > 1 or _CYRILLIC_FAMILY.search(words[0].lower()):
            yield from _in_all(name)
    elif is_russian_family(words[-1]) and len(words[-1]) > 4 and all(word.isalpha() for word in words):
        given = [likely_cyrillic(word) for word in words[:-1]]
        for family in likely_cyrillic(words[-1]):
            if all(given):
                yield from _in_all(" ".join([*(forms[-1] for forms in given), family]))


def _in_all(cyrillic: str) -> Iterator[Spelling]:
    """A Russian name in every system; printed е may be ё, which German and Polish hear."""
    yield Spelling(cyrillic, "Russian")
    yield from spelled_russian(cyrillic)
    if re.search("[жшчщ]ев$", cyrillic):
        yield from spelled_russian(f"{cyrillic[:-2]}ёв")


@lru_cache(maxsize=20_000)
def scheme_of(name: str) -> str:
    """The system or script that a name as written is in, as far as rules can tell; "" where they cannot."""
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    korean = read_korean(name)
    if korean and korean[0].script == "hangul":
        return "Hangul"
    chinese = read_chinese(name)
    if "Han" in chinese:
        return "Han characters"
    own = _exact(name)
    for whole in likely_hangul(korean, 8):
        for each in spelled(whole):
            if _exact(each.name) == own and each.scheme != "in use":
                return each.scheme
    for pinyin in likely_pinyin(chinese, 8):
        for each in spelled_chinese(pinyin):
            if _exact(each.name) == own:
                return each.scheme
    for whole in likely_hangul(korean, 8):
        if any(each.scheme == MR and spelling_key(each.name) == spelling_key(name) for each in spelled(whole)):
            return MR
    return "Russian" if re.search("[а-яё]", name.lower()) else ""


def _exact(name: str) -> str:
    return name.lower().replace("'", "’").replace("ʼ", "’").replace("-", " ").replace("  ", " ")


def other_place_names(name: str) -> tuple[Spelling, ...]:
    """The other names of a place that the table knows."""
    key = spelling_key(name)
    return tuple(Spelling(each, PLACE_NAME) for each in place_names(name) if spelling_key(each) != key)
