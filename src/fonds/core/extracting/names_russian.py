"""Names of persons on a page in Russian: initials, given names and patronymics, titles, Korean and Chinese names.

What is found here is a name at a place with its words; whose it is, and in which form it is shown, is settled over the
whole document (`people_russian`), as a family name's cases are told by its other forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fonds.core.extracting.name_in_script import word_lists
from fonds.core.extracting.russian_cases import CASE_ENDINGS, OF_FAMILY, given_name, is_womans_given, patronymic
from fonds.core.extracting.russian_offices import BEFORE_NAME, is_oblique
from fonds.core.naming.chinese import read_chinese
from fonds.core.naming.korean import read_korean

_WORDS = word_lists("words_russian.toml")
_TOKEN = re.compile(r"(?:[А-ЯЁ]\.)|(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*|[А-ЯЁ]{3,}(?![а-яё]))(?![A-Za-z])")
_GAP = re.compile(r"[ \u00a0]{0,2}|[ ]?\n(?!\s*\n)")
_HONORIFICS = "|".join(re.escape(each) for each in sorted(_WORDS["honorifics"], key=len, reverse=True))
_OFFICES = "|".join(re.escape(each) for each in sorted(_WORDS["offices"], key=len, reverse=True))
_HONORIFIC = re.compile(rf"(?<![А-ЯЁа-яё])(?:{_HONORIFICS})[ \u00a0]{{0,2}}$", re.IGNORECASE)
_OFFICE = re.compile(rf"(?<![А-ЯЁа-яё])(?:{_OFFICES})[а-яё]{{0,4}}\.?[ \u00a0]{{0,2}}\n?$", re.IGNORECASE)
_OBLIQUE = re.compile(
    rf"(?<![А-ЯЁа-яё])(?:(?:[Уу]|[Оо]т|[Дд]ля|[Дд]о|[Пп]ротив|[Сс]о?|[Бб]ез|[Кк]роме|[Кк]о?|[Оо]б?|[Пп]осле)|"
    rf"(?:{_HONORIFICS}|(?:{_OFFICES})[а-яё]{{0,4}})(?:(?<=[аяую])|(?<=[ое]м)))[ \u00a0\n]{{1,2}}$",
    re.IGNORECASE,
)
"""Words behind which a name is in another case than the nominative: a family name in -ова there is a man's."""
_SENTENCE = re.compile(r"(?:^|[.!?…:;]|\n\s*\n)[\s\"«“„(—–-]*$")
_VOWELS = re.compile("[аеёиоуыэюя]+", re.IGNORECASE)
_NO_FAMILIES = frozenset(_WORDS["no_families"]) - {"Ли"}
_NO_NAMES = tuple(sorted(_WORDS["no_names"]))
_ADJECTIVE = re.compile(r"[А-ЯЁ][а-яё-]+(?:ск|цк|нн|льн)(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их|ими|ое|ый|ым|ые|ых)")
_AHEAD = 30
_FAR = 160


@dataclass(frozen=True, slots=True)
class RussianName:
    """A name at a place. `family` is as written, or the whole of a Korean or Chinese name without its case's ending.

    `given` and `father` (the patronymic) are in the nominative, `initials` are letters. `proven` says that the words
    beside it or its parts leave no doubt, else it counts where the document proves the family name elsewhere, or where
    it is `shaped` as one. `others` are what a Korean or Chinese name may be in another case.
    """

    start: int
    end: int
    family: str
    given: str = ""
    father: str = ""
    initials: str = ""
    titles: tuple[str, ...] = ()
    asian: bool = False
    woman: bool = False
    man: bool = False
    proven: bool = True
    shaped: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str

    @property
    def is_initial(self) -> bool:
        return self.word.endswith(".")


def russian_names(text: str, places: list[tuple[int, int]]) -> Iterator[RussianName]:
    """The names of persons on a page, in order; `places` are the ranges that are places' names."""
    for run in _runs(text, places):
        at = 0
        while at < len(run):
            found = _at(text, run, at)
            if found is None:
                at += 1
                continue
            name, at = found
            yield name


def _runs(text: str, places: list[tuple[int, int]]) -> Iterator[list[_Token]]:
    """Words with capitals that follow one another, places left out."""
    run: list[_Token] = []
    taken = iter(sorted(places))
    place = next(taken, None)
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start and (text[start - 1].isalpha() or text[start - 1] == "-"):
            continue
        while place is not None and place[1] <= start:
            place = next(taken, None)
        is_place = place is not None and place[0] < end
        if run and (is_place or _GAP.fullmatch(text, run[-1].end, start) is None):
            yield run
            run = []
        if not is_place:
            run.append(_Token(start, end, match[0]))
    if run:
        yield run


def _at(text: str, run: list[_Token], at: int) -> tuple[RussianName, int] | None:
    """The name that begins at a word of a run, and where the run goes on behind it."""
    found = _with_initials(text, run, at) or _with_patronymic(text, run, at)
    return found or _asian(text, run, at) or _named(text, run, at)


def _with_initials(text: str, run: list[_Token], at: int) -> tuple[RussianName, int] | None:
    """`А. М. Пузанов`, `Пузанов А.М.`"""
    if run[at].is_initial:
        stop = at
        while stop < len(run) and run[stop].is_initial and stop - at < 2:
            stop += 1
        if stop == len(run) or run[stop].is_initial or not _may_be_family(run[stop].word):
            return None
        letters = "".join(token.word[0] for token in run[at:stop])
        return _made(text, run[at], run[stop], _title_case(run[stop].word), initials=letters), stop + 1
    if not _may_be_family(run[at].word) or len(run) - at < 3 or not (run[at + 1].is_initial and run[at + 2].is_initial):
        return None
    if run[at + 1].end != run[at + 2].start and at + 3 < len(run):
        return None  # "принял Пузанов А. М. Иванова": whose initials they are cannot be told
    letters = run[at + 1].word[0] + run[at + 2].word[0]
    return _made(text, run[at], run[at + 2], _title_case(run[at].word), initials=letters), at + 3


def _with_patronymic(text: str, run: list[_Token], at: int) -> tuple[RussianName, int] | None:
    """`Александр Михайлович Пузанов`, `Пузанов Александр Михайлович`, `Александр Михайлович`."""
    words = [token.word for token in run[at : at + 3]]
    if len(words) > 1 and (father := patronymic(words[1])) and (given := _given(words[0])):
        woman = father.endswith("на")
        has_family = len(words) > 2 and _may_be_family(words[2])
        last = at + 2 if has_family else at + 1
        family = words[2] if has_family else ""
        return _made(text, run[at], run[last], family, given=given, father=father, woman=woman), last + 1
    if len(words) < 3 or not (father := patronymic(words[2])) or not (given := _given(words[1])):
        return None
    if not _may_be_family(words[0]):
        return None
    woman = father.endswith("на")
    return _made(text, run[at], run[at + 2], words[0], given=given, father=father, woman=woman), at + 3


def _given(word: str) -> str:
    """A given name before a patronymic, in the nominative; one that no list knows as it stands."""
    return given_name(word) or ("" if len(word) < 3 or _no_name(word) or word.isupper() else word)


def _asian(text: str, run: list[_Token], at: int) -> tuple[RussianName, int] | None:
    """`Ким Ир Сен`, `Чон Ир Ёна`, `Нам Ир`, `Чжоу Эньлай`: every syllable is one that the tables know."""
    first = run[at].word
    if first.isupper() or len(first) > 5 or (first in _NO_FAMILIES and _begins_sentence(text, run[at].start)):
        return None
    for length in (3, 2):
        tokens = run[at : at + length]
        if len(tokens) < length or any(token.is_initial for token in tokens):
            continue
        words = [token.word for token in tokens]
        if (names := asian_names(words)) and not (length == 2 and (given_name(words[1]) or _no_name(words[1]))):
            made = _made(text, tokens[0], tokens[-1], names[0], asian=True)
            return replace(made, others=tuple(names[1:])), at + length
    return None


def asian_names(words: list[str]) -> list[str]:
    """What a Korean or Chinese name in Cyrillic may be, as it stands before what it is without a case's ending."""
    *begin, last = words
    if any(len(_VOWELS.findall(word)) != 1 for word in (words[0], *words[1:-1])):
        return []
    forms = [last]
    for ending in CASE_ENDINGS:
        if last.endswith(ending) and len(last) > len(ending) + 1 and _VOWELS.search(last[: -len(ending)]):
            stem = last[: -len(ending)]
            forms += [stem + "ь", stem + "й", stem] if ending[0] in "яюеё" else [stem]
    if len(words) == 3:  # each word is one syllable then
        forms = [form for form in forms if len(_VOWELS.findall(form)) == 1]
    names = [" ".join([*begin, form]) for form in forms]
    return [name for name in names if (read_korean(name) and _family_first(name)) or read_chinese(name)]


def _family_first(name: str) -> bool:
    """Whether a name can be Korean with the family first, as Russian texts have it."""
    words = name.split()
    return bool(read_korean(f"{words[0]} Ир"))


def _named(text: str, run: list[_Token], at: int) -> tuple[RussianName, int] | None:
    """A given name and a family name, one name behind a title, or a family name by its ending alone."""
    token = run[at]
    if token.is_initial or token.word.isupper():
        return None
    if (given := given_name(token.word)) and at + 1 < len(run) and _may_be_family(run[at + 1].word):
        family = run[at + 1]
        if OF_FAMILY.fullmatch(family.word) or _titled(text, token.start):
            return _made(text, token, family, family.word, given=given, woman=is_womans_given(given)), at + 2
    if not _may_be_family(token.word) or (given and not _titled(text, token.start)):
        return None
    if token.word.endswith(("овых", "евых", "иных", "ыми")):
        return None  # several of one name
    if at + 1 < len(run) and _ADJECTIVE.fullmatch(token.word):
        return None
    if at == 0 and _titled(text, token.start):
        return _made(text, token, token, token.word), at + 1
    shaped = (
        len(run) == 1
        and not _begins_sentence(text, token.start)
        and len(token.word) > 5
        and OF_FAMILY.fullmatch(token.word) is not None
    )
    shaped = shaped and not _ADJECTIVE.fullmatch(token.word)
    return _made(text, token, token, token.word, proven=False, shaped=shaped), at + 1


def _begins_sentence(text: str, start: int) -> bool:
    return _SENTENCE.search(text, max(0, start - _AHEAD), start) is not None


def _is_oblique(text: str, start: int) -> bool:
    """Whether a preposition or an office before a name says that it is in another case than the nominative."""
    if _OBLIQUE.search(text, max(0, start - _AHEAD), start):
        return True
    begin = max(text.rfind(".", 0, start - 6), text.rfind("\n\n", 0, start), start - _FAR, -1) + 1
    office = BEFORE_NAME.search(text, begin, start)
    return office is not None and is_oblique(office["office"])


def _titled(text: str, start: int) -> bool:
    ahead = text[max(0, start - _AHEAD) : start]
    return bool(_HONORIFIC.search(ahead) or _OFFICE.search(ahead))


def _may_be_family(word: str) -> bool:
    return len(word) > 2 and not word.endswith(".") and not _no_name(word) and not patronymic(word)


def _no_name(word: str) -> bool:
    return word.startswith(_NO_NAMES)


def _title_case(word: str) -> str:
    return word.title() if word.isupper() else word


def _made(
    text: str, first: _Token, last: _Token, family: str, *, given: str = "", father: str = "", initials: str = "",
    asian: bool = False, woman: bool = False, proven: bool = True, shaped: bool = False,
) -> RussianName:  # fmt: skip
    title = _HONORIFIC.search(text, max(0, first.start - _AHEAD), first.start)
    titles = (title[0].strip(),) if title else ()
    woman = woman or any(each.lower().startswith(("госпож", "г-ж")) for each in titles)
    man = not woman and _is_oblique(text, first.start)
    return RussianName(
        first.start, last.end, family, given, father, initials, titles, asian, woman, man, proven, shaped
    )  # fmt: skip
