"""Chinese names: pinyin, Wade–Giles and Palladius, and the characters, read into pinyin and written in each.

The tables follow from the rules of the systems, applied to the syllables that Unihan knows. Tones are nowhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from fonds.core.naming.han import all_mandarin, mandarin_readings
from fonds.core.naming.korean_writing import Spelling

PINYIN, WADE_GILES, PALLADIUS = "pinyin", "Wade–Giles", "Palladius"

_SPLIT = re.compile("(zh|ch|sh|[bpmfdtnlgkhjqxrzcs]?)(.+)")
_WADE_ONSETS = {
    "b": "p", "p": "p’", "d": "t", "t": "t’", "g": "k", "k": "k’", "j": "ch", "q": "ch’", "x": "hs", "zh": "ch",
    "ch": "ch’", "r": "j", "z": "ts", "c": "ts’",
}  # fmt: skip
_WADE_WHOLE = {
    "zi": "tzu", "ci": "tz’u", "si": "ssu", "zhi": "chih", "chi": "ch’ih", "shi": "shih", "ri": "jih", "ge": "ko",
    "ke": "k’o", "he": "ho", "e": "o", "er": "erh", "you": "yu", "yan": "yen", "ye": "yeh", "yue": "yüeh",
    "yuan": "yüan", "yu": "yü", "yun": "yün", "yong": "yung", "gui": "kuei", "kui": "k’uei", "guo": "kuo",
    "kuo": "k’uo", "huo": "huo", "shuo": "shuo", "hui": "hui",
}  # fmt: skip
_PALLADIUS_ONSETS = {
    "b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л", "g": "г", "k": "к", "h": "х",
    "j": "цз", "q": "ц", "x": "с", "zh": "чж", "ch": "ч", "sh": "ш", "r": "ж", "z": "цз", "c": "ц", "s": "с", "": "",
}  # fmt: skip
_PALLADIUS_FINALS = {
    "a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь", "ang": "ан",
    "eng": "эн", "ong": "ун", "i": "и", "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь", "in": "инь",
    "iang": "ян", "ing": "ин", "iong": "юн", "u": "у", "ua": "уа", "uo": "о", "uai": "уай", "ui": "уй", "uan": "уань",
    "un": "унь", "uang": "уан", "v": "юй", "ve": "юэ", "van": "юань", "vn": "юнь", "ue": "юэ",
}  # fmt: skip
_PALLADIUS_WHOLE = {
    "zi": "цзы", "ci": "цы", "si": "сы", "zhi": "чжи", "chi": "чи", "shi": "ши", "ri": "жи", "er": "эр", "yi": "и",
    "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yin": "инь", "yang": "ян", "ying": "ин",
    "yong": "юн", "wu": "у", "wa": "ва", "wo": "во", "wai": "вай", "wei": "вэй", "wan": "вань", "wen": "вэнь",
    "wang": "ван", "weng": "вэн", "yu": "юй", "yue": "юэ", "yuan": "юань", "yun": "юнь", "hui": "хуэй", "guo": "го",
}  # fmt: skip
_FAMILY_WORDS = """
wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu
dong xiao cheng cao yuan deng fu shen zeng peng lv su lu jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren
fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian yin
chang tao hong lai gong pang shu ke ou mo bo nie kuai
"""
_FAMILIES = frozenset(_FAMILY_WORDS.split())


def _wade(pinyin: str) -> str:
    if pinyin in _WADE_WHOLE:
        return _WADE_WHOLE[pinyin]
    onset, final = _parts(pinyin)
    if onset in ("j", "q", "x") and final.startswith("u"):
        final = "ü" + final[1:]
    final = final.replace("v", "ü")
    final = re.sub("e$", "eh", final) if final in ("ie", "üe") else final
    final = {"ian": "ien", "ong": "ung", "iong": "iung", "uo": "o"}.get(final, final)
    return _WADE_ONSETS.get(onset, onset) + final


def _palladius(pinyin: str) -> str:
    if pinyin in _PALLADIUS_WHOLE:
        return _PALLADIUS_WHOLE[pinyin]
    onset, final = _parts(pinyin)
    if onset in ("j", "q", "x") and final.startswith("u"):
        final = "v" + final[1:]
    return _PALLADIUS_ONSETS.get(onset, "") + _PALLADIUS_FINALS.get(final, "")


def _parts(pinyin: str) -> tuple[str, str]:
    found = _SPLIT.fullmatch(pinyin)
    return (found[1], found[2]) if found else ("", pinyin)


@cache
def _systems() -> dict[str, dict[str, str]]:
    """Pinyin syllable → its spelling, in each system."""
    own = sorted(each for each in all_mandarin() if each in ("a", "e") or re.fullmatch("[a-z]{2,}", each))
    return {
        PINYIN: {each: each.replace("v", "ü") for each in own},
        WADE_GILES: {each: _wade(each) for each in own},
        PALLADIUS: {each: made for each in own if (made := _palladius(each))},
    }


@cache
def _read_as(system: str) -> dict[str, frozenset[str]]:
    """A spelling without accents and apostrophes → the pinyin that it may stand for."""
    found: dict[str, set[str]] = {}
    for pinyin, spelling in _systems()[system].items():
        found.setdefault(_bare(spelling), set()).add(pinyin)
        if "’" in spelling or "ü" in spelling:
            found.setdefault(spelling, set()).add(pinyin)
    if system == PALLADIUS:
        for spelling in list(found):
            if spelling.endswith("уй"):
                found.setdefault(spelling[:-1] + "эй", set()).update(found[spelling])
    return {spelling: frozenset(meant) for spelling, meant in found.items()}


def _bare(spelling: str) -> str:
    if re.search("[а-я]", spelling):
        return spelling
    return "".join(c for c in unicodedata.normalize("NFD", spelling) if c < "\u0300" and c != "’")


Read = tuple[frozenset[str], ...]


def read_chinese(name: str) -> dict[str, list[Read]]:
    """What a personal name may be in pinyin, family first, by the system that it is then written in."""
    return _read(unicodedata.normalize("NFC", name).strip())


@lru_cache(maxsize=20_000)
def _read(name: str) -> dict[str, list[Read]]:
    bare = re.sub(r"[\s·]", "", name)
    if 2 <= len(bare) <= 4 and all(mandarin_readings(char) for char in bare):
        return {"Han": [tuple(frozenset(mandarin_readings(char)) for char in bare)]}
    tokens = name.lower().replace("'", "’").replace("ʼ", "’").replace("‘", "’").split()
    if not 2 <= len(tokens) <= 3:
        return {}
    found: dict[str, list[Read]] = {}
    systems = (PALLADIUS,) if re.search("[а-яё]", name.lower()) else (PINYIN, WADE_GILES)
    for system in systems:
        table = _read_as(system)
        given = "-".join(tokens[1:])
        family = _meant(tokens[0], table) & _FAMILIES
        if not family:
            continue
        reads = [(family, *rest) for rest in _cut(given, table) if 1 <= len(rest) <= 2]
        if system is WADE_GILES and "-" not in given:
            reads = [each for each in reads if len(each) == 2]  # Wade–Giles joins syllables with a hyphen
        if reads:
            found[system] = reads
    return found


def _meant(spelling: str, table: dict[str, frozenset[str]]) -> frozenset[str]:
    return table.get(spelling) or table.get(_bare(spelling)) or frozenset()


def _cut(word: str, table: dict[str, frozenset[str]]) -> Iterator[Read]:
    if not word:
        yield ()
        return
    border = word.find("-")
    longest = border if border >= 0 else len(word)
    for end in range(min(longest, 7), 0, -1):
        meant = _meant(word[:end], table)
        if meant:
            for rest in _cut(word[end:].removeprefix("-"), table):
                yield (meant, *rest)


def spelled_chinese(whole: tuple[str, ...]) -> list[Spelling]:
    """A name, as pinyin syllables with the family first, in each system."""
    systems = _systems()
    found = []
    for system, joint in ((PINYIN, ""), (WADE_GILES, "-"), (PALLADIUS, "")):
        parts = [systems[system].get(each, "") for each in whole]
        if all(parts):
            found.append(Spelling(f"{parts[0].capitalize()} {joint.join(parts[1:]).capitalize()}", system))
    return found


def likely_pinyin(read: dict[str, list[Read]], most: int = 4) -> list[tuple[str, ...]]:
    """The names that are meant, as pinyin syllables; pinyin's own reading first."""
    found: dict[tuple[str, ...], None] = {}
    for system in ("Han", PINYIN, PALLADIUS, WADE_GILES):
        for each in read.get(system, ()):
            for whole in product(*(sorted(options) for options in each)):
                found.setdefault(whole)
    return list(found)[:most]
