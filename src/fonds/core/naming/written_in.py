"""In which language and letters a form of a name is written, as a BCP 47 tag.

A romanisation or a transcription is written in the name's own language with other letters: `Chŏng Illyong` is ko-Latn,
`Чон Ир Ён` ko-Cyrl. A form of no known system is in the language of the text that has it.
"""

from __future__ import annotations

import unicodedata

from fonds.core.naming.chinese import PALLADIUS, PINYIN, WADE_GILES
from fonds.core.naming.korean_writing import DPRK, HANGUL, KONTSEVICH, MR, OLD_RUSSIAN, RR

HAN, RUSSIAN, HABIT = "Han characters", "Russian", "in use"
_OF_SYSTEM = {
    RR: "ko-Latn", MR: "ko-Latn", DPRK: "ko-Latn", HABIT: "ko-Latn", HANGUL: "ko-Hang", KONTSEVICH: "ko-Cyrl",
    OLD_RUSSIAN: "ko-Cyrl", PINYIN: "zh-Latn-pinyin", WADE_GILES: "zh-Latn-wadegile", PALLADIUS: "zh-Cyrl",
    HAN: "und-Hani", RUSSIAN: "ru", "BGN/PCGN": "ru-Latn", "in newspapers": "ru-Latn",
    "Library of Congress": "ru-Latn-alalc97", "scholarly": "ru-Latn", "ISO 9": "ru-Latn", "ISO/R 9": "ru-Latn",
    "German": "de", "French": "fr", "Polish": "pl",
}  # fmt: skip
_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "HANGUL": "Hang", "CJK": "Hani", "HIRAGANA": "Hira", "KATAKANA": "Kana",
    "GREEK": "Grek", "HEBREW": "Hebr", "ARABIC": "Arab",
}  # fmt: skip
_WITH_OTHER_LETTERS = {
    "Cyrl": {"ru", "uk", "be", "bg", "mk", "mn", "sr"}, "Hang": {"ko"}, "Hani": {"zh", "ja", "ko"}, "Hira": {"ja"},
    "Kana": {"ja"}, "Grek": {"el"}, "Hebr": {"he", "yi"}, "Arab": {"ar", "fa", "ur"},
}  # fmt: skip


def script_of(name: str) -> str:
    """The script of a name's first letter (ISO 15924), "" for none that is known."""
    letter = next((each for each in name if each.isalpha()), "")
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "") if letter else ""


def language_of(name: str, scheme: str, text_language: str = "") -> str:
    """The tag of a form in a system (`spellings.scheme_of`, "" for none known), "" where nothing tells it.

    `text_language` is that of the text that has the form; it says nothing of a form in letters it is not written in.
    """
    if scheme in _OF_SYSTEM:
        return _OF_SYSTEM[scheme]
    script = script_of(name)
    own = text_language.split("-")[0].lower()
    others = {language for held in _WITH_OTHER_LETTERS.values() for language in held}
    fits = own in _WITH_OTHER_LETTERS.get(script, set()) if script != "Latn" else own not in others
    if text_language and fits:
        return text_language
    return f"und-{script}" if script and script != "Latn" else ""
