"""Cases of Russian names of persons, undone as far as endings alone tell: Пузанова and Пузановым are of Пузанов.

A family name in -ова is a woman's or a man's in another case; which, the words beside it and the other forms of the
document say, or nothing does. Foreign names that end in a consonant are joined only with a form that the document has.
"""

from __future__ import annotations

import re
from functools import cache

from fonds.core.extracting.name_in_script import word_lists

_OV = re.compile(r"(?P<base>[А-ЯЁ][а-яё-]*(?:ов|ев|ёв|ин|ын))(?P<end>а|у|ым|е|ой|ою|ых|ыми)?")
_SKY = re.compile(r"(?P<base>[А-ЯЁ][а-яё-]*(?:ск|цк))(?P<end>ий|ого|ому|им|ом|ая|ой|ую|их|ими|ие)")
_CONSONANT_END = re.compile(r"(?P<base>[А-ЯЁ][а-яё-]+[бвгджзклмнпрстфхцчшщ])(?:а|у|ом|ем|е)")
_PATRONYMIC = re.compile(
    r"(?P<base>[А-ЯЁ][а-яё]+(?:ов|ев|ь|и|м|т))(?:(?P<man>ич)(?:а|у|ем|е)?|(?P<woman>н)(?:а|ы|е|у|ой))"
)
OF_FAMILY = re.compile(r"[А-ЯЁ][а-яё-]{2,}(?:(?:ов|ев|ёв|ин|ын)(?:а|у|ым|е|ой)?|енко|(?:ск|цк)(?:ий|ого|ому|им|ом))")
"""How Russian family names end, in any case."""
CASE_ENDINGS = ("ом", "ем", "ём", "а", "у", "е", "я", "ю")


def family_key(word: str) -> str:
    """What all cases of a family name have in common; ё as е. A name without known endings is its own key."""
    word = word.replace("ё", "е")
    if found := _OV.fullmatch(word):
        return found["base"]
    if found := _SKY.fullmatch(word):
        return found["base"] + "ий"
    return word


def is_mans(word: str) -> bool:
    """Whether the form can only be a man's: Пузанов, Пузановым, Пузанове."""
    found = _OV.fullmatch(word)
    return found is not None and found["end"] in (None, "ым", "е")


def is_womans(word: str) -> bool:
    """Whether the form can only be a woman's: Фурцевой, Луначарская."""
    ov, sky = _OV.fullmatch(word), _SKY.fullmatch(word)
    return bool((ov and ov["end"] in ("ой", "ою")) or (sky and sky["end"] in ("ая", "ую")))


def family_shown(key: str, forms: set[str], *, woman: bool, man: bool) -> str:
    """The nominative of a family name that a document has in these forms; a form as it stands where nothing tells.

    `woman` and `man` are what the words beside it tell. A form in -ову alone is taken for a man's.
    """
    if woman or any(map(is_womans, forms)):
        return key + "а" if _OV.fullmatch(key) else re.sub("ий$", "ая", key) if key.endswith(("ский", "цкий")) else key
    if man or any(map(is_mans, forms)) or key.endswith("ий") or all(form.endswith("у") for form in forms):
        return next((form for form in forms if form.replace("ё", "е") == key), key)
    if len(forms) > 1 and not _OV.fullmatch(key) and all(form.startswith(key) for form in forms):
        return key
    return min(forms, key=lambda form: (len(form), form))


def without_case(word: str) -> str:
    """A foreign name without what may be a case's ending; the word itself where there is none."""
    found = _CONSONANT_END.fullmatch(word)
    return found["base"] if found else word


def patronymic(word: str) -> str:
    """A patronymic in the nominative; "" for another word."""
    found = _PATRONYMIC.fullmatch(word)
    if found is None:
        return ""
    if found["man"]:
        return found["base"] + "ич"
    return found["base"] + "на" if found["base"].endswith(("ов", "ев")) else ""


@cache
def _given() -> dict[str, str]:
    """Every case of the known given names, and its nominative; a nominative is nothing else's case."""
    names = word_lists("words_russian.toml")["given"]
    found: dict[str, str] = {}
    for name in names:
        for form in _given_cases(name):
            found.setdefault(form, name)
    return found | {name: name for name in names}


def _given_cases(name: str) -> tuple[str, ...]:
    stem = {"Павел": "Павл", "Лев": "Льв", "Петр": "Петр", "Пётр": "Петр"}.get(name, name)
    if name.endswith("ия"):
        return tuple(stem[:-1] + end for end in ("и", "ю", "ей"))
    if name.endswith(("й", "ь")):
        if name == "Любовь":
            return ("Любови", "Любовью")
        return tuple(stem[:-1] + end for end in ("я", "ю", "ем", "е", "и"))
    if name.endswith("я"):
        return tuple(stem[:-1] + end for end in ("и", "е", "ю", "ей"))
    if name.endswith("а"):
        return tuple(stem[:-1] + end for end in ("ы", "и", "е", "у", "ой"))
    return tuple(stem + end for end in ("а", "у", "ом", "е"))


def given_name(word: str) -> str:
    """The nominative of a given name in any case; "" for another word."""
    return _given().get(word, "")


def is_womans_given(name: str) -> bool:
    """Whether a given name in the nominative is a woman's."""
    return name == "Любовь" or (name.endswith(("а", "я")) and name not in ("Никита", "Илья", "Кузьма", "Лука"))
