"""Places that Russian, Korean and Chinese texts name: states, capitals and towns that the tables know.

The towns are those of the table of former names (`core.naming.place_names`), the states those of
`data/places_of_scripts.toml`. The cases of Russian names follow from their endings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from fonds.core.extracting.document import DocumentPage, NameKind, Range
from fonds.core.extracting.name_in_script import NameInScript, word_lists
from fonds.core.extracting.scripts import HAN, Script

_TABLE = word_lists("places_of_scripts.toml")
_WORD = re.compile(r"(?<![\w-])[А-ЯЁ][А-ЯЁа-яё]*(?:-[А-ЯЁа-яё]+)*(?![\w-])")
_WORDS = re.compile(r"[А-ЯЁ][\w-]*(?:\s[А-ЯЁа-яё][\w-]*){1,2}")
_NEXT = re.compile(r"[\w-]+")
_WITHOUT_VOWEL = {"Египет": "Египт"}
"""Names that lose a vowel in other cases."""
_CONSONANT = "бвгджзклмнпрстфхцчшщ"


def _towns(letters: str) -> list[str]:
    lines = (files("fonds.core.naming") / "data" / "place_names.txt").read_text("utf-8").splitlines()
    named = [name.strip() for line in lines if not line.startswith("#") for name in re.split("[|~]", line)]
    return [name for name in named if re.fullmatch(f"[{letters} -]{{2,}}", name)]


HANGUL_PLACES = frozenset([*_TABLE["korean"], *_towns("가-힣")])
HAN_PLACES = frozenset([*_TABLE["han"], *_towns(HAN)])
_PARTICLES = "|".join(word_lists("words_korean.toml")["particles"])
_BEHIND = "|".join(word_lists("words_korean.toml")["behind_places"])


def places_of_scripts(page: DocumentPage, scripts: frozenset[Script]) -> Iterator[NameInScript]:
    """The places that the tables know on a page, in the order of its scripts."""
    if Script.CYRILLIC in scripts:
        for start, end, name in _russian(page.text):
            yield NameInScript(NameKind.PLACE, Range(page.number, start, end), name, 0.9)
    for script, pattern in ((Script.HANGUL, _hangul), (Script.HAN, _han)):
        if script in scripts:
            for match in pattern().finditer(page.text):
                at = Range(page.number, *match.span(match.lastindex or 0))
                yield NameInScript(NameKind.PLACE, at, match[match.lastindex or 0], 0.85)


@cache
def _hangul() -> re.Pattern[str]:
    weak = frozenset(_TABLE["korean_weak"])
    names = "|".join(sorted(HANGUL_PLACES - weak, key=len, reverse=True))
    return re.compile(
        rf"(?<![가-힣])(?:(?=(?:{names})(?:{_BEHIND})?(?:{_PARTICLES})?(?![가-힣]))({names})"
        rf"|(?=(?:{'|'.join(weak)})(?:에|에서|에는|시|로|으로|주재|정부)(?![가-힣]))({'|'.join(weak)}))"
    )


@cache
def _han() -> re.Pattern[str]:
    names = "|".join(sorted(HAN_PLACES, key=len, reverse=True))
    return re.compile(rf"({names})(?![人语語文](?!民))")


def _plain(words: str) -> str:
    return " ".join(words.split()).replace("ё", "е")


@cache
def _nominative() -> dict[str, str]:
    """Each case of each Russian name, ё as е, and its nominative; a nominative is nothing else's case."""
    names = [*_TABLE["russian"], *_towns("А-Яа-яЁё")]
    found = {_plain(form): name for name in names for form in _cases(name)}
    return found | {_plain(name): name for name in names}


def _russian(text: str) -> Iterator[tuple[int, int, str]]:
    """The places that a page in Russian names, as ranges and nominatives; of two that begin at a place the longer."""
    names, firsts = _nominative(), _first_words()
    until = 0
    for match in _WORD.finditer(text):
        if match.start() < until:
            continue
        word = match[0].replace("ё", "е")
        whole = _WORDS.match(text, match.start()) if word in firsts else None
        said = _plain(whole[0]).split(" ") if whole else [word]
        for count in range(len(said), 0, -1):
            name = names.get(" ".join(said[:count]))
            if name is not None:
                words = list(_NEXT.finditer(text, match.start(), whole.end() if whole else match.end()))
                until = words[count - 1].end()
                yield match.start(), until, name
                break


@cache
def _first_words() -> frozenset[str]:
    """The words with which a name of several begins."""
    return frozenset(form.split(" ")[0] for form in _nominative() if " " in form)


def _cases(name: str) -> Iterator[str]:
    """The cases of a name of a place: its last word is a noun, those before it adjectives."""
    *adjectives, noun = name.split(" ")
    if noun.isupper():
        return
    if adjectives:
        plural = noun.endswith(("ы", "и"))
        for ending in _adjective_endings(adjectives[0], plural=plural):
            for form in (noun, *_noun_cases(noun)):
                yield f"{adjectives[0][:-2]}{ending} {form}"
        return
    yield from _noun_cases(noun)


def _adjective_endings(adjective: str, *, plural: bool) -> tuple[str, ...]:
    if plural or adjective.endswith(("ые", "ие")):
        return ("ых", "ым", "ыми")
    if adjective.endswith("ая"):
        return ("ой", "ую")
    return ("ого", "ому", "ым", "ом", "его", "ему", "им", "ем")


def _noun_cases(noun: str) -> Iterator[str]:
    last, stem = noun[-1], noun[:-1]
    endings: tuple[str, ...]
    if noun.endswith("ия"):
        endings = ("и", "ю", "ей")
    elif last == "я":
        endings = ("и", "е", "ю", "ей")
    elif last == "а":
        endings = ("ы", "и", "е", "у", "ой")
    elif last == "ь":
        endings = ("я", "ю", "ем", "е", "и", "ью")
    elif last == "й":
        endings = ("я", "ю", "ем", "е")
    elif last == "ы":
        endings = ("", "ам", "ами", "ах")
    elif last in _CONSONANT:
        stem, endings = _WITHOUT_VOWEL.get(noun, noun), ("а", "у", "ом", "е", "ем")
    else:
        return
    for ending in endings:
        yield stem + ending
