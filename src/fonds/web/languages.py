"""Languages as readers know them: their names, and the direction they are written in."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from fonds.web.translating import gettext

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ks", "ku-arab", "ps", "sd", "syr", "ug", "ur", "yi"})

_NAMES = {
    "ar": gettext_noop("Arabic"),
    "be": gettext_noop("Belarusian"),
    "bg": gettext_noop("Bulgarian"),
    "cs": gettext_noop("Czech"),
    "de": gettext_noop("German"),
    "en": gettext_noop("English"),
    "es": gettext_noop("Spanish"),
    "fa": gettext_noop("Persian"),
    "fr": gettext_noop("French"),
    "he": gettext_noop("Hebrew"),
    "hu": gettext_noop("Hungarian"),
    "it": gettext_noop("Italian"),
    "ja": gettext_noop("Japanese"),
    "ko": gettext_noop("Korean"),
    "mn": gettext_noop("Mongolian"),
    "nl": gettext_noop("Dutch"),
    "pl": gettext_noop("Polish"),
    "pt": gettext_noop("Portuguese"),
    "ro": gettext_noop("Romanian"),
    "ru": gettext_noop("Russian"),
    "sk": gettext_noop("Slovak"),
    "sq": gettext_noop("Albanian"),
    "sr": gettext_noop("Serbian"),
    "tr": gettext_noop("Turkish"),
    "uk": gettext_noop("Ukrainian"),
    "vi": gettext_noop("Vietnamese"),
    "yi": gettext_noop("Yiddish"),
    "zh": gettext_noop("Chinese"),
}


def language_name(tag: str) -> str:
    """The name of a BCP 47 tag's language; the tag itself where it is not in the table."""
    name = _NAMES.get(tag.split("-")[0].lower())
    return gettext(name) if name else tag


_LETTERS = {
    "latn": gettext_noop("in Latin letters"),
    "cyrl": gettext_noop("in Cyrillic letters"),
    "hang": gettext_noop("in Hangul"),
    "hani": gettext_noop("in Chinese characters"),
    "hira": gettext_noop("in kana"),
    "kana": gettext_noop("in kana"),
    "grek": gettext_noop("in Greek letters"),
    "hebr": gettext_noop("in Hebrew letters"),
    "arab": gettext_noop("in Arabic letters"),
}
_SYSTEMS = {"Hangul": "", "Han characters": "", "Russian": "", "German": "", "French": "", "Polish": "",
            "in use": gettext_noop("as is usual")}  # fmt: skip


def writing_words(tag: str, scheme: str = "") -> str:
    """In words how a name is written: `Korean in Latin letters, McCune–Reischauer`; "" where nothing is known.

    `scheme` is the system of spelling; one that the language says already is left out.
    """
    own, *parts = tag.split("-")
    letters = next((gettext(_LETTERS[part.lower()]) for part in parts if part.lower() in _LETTERS), "")
    words = " ".join(part for part in (language_name(own) if own != "und" else "", letters) if part)
    system = _SYSTEMS.get(scheme, scheme)
    return ", ".join(part for part in (words, gettext(system) if system else "") if part)


def direction(tag: str | None) -> str:
    """`rtl` or `ltr`, for HTML's `dir`."""
    tag = (tag or "").lower()
    arabic_script = "-arab" in tag or "-hebr" in tag
    return "rtl" if arabic_script or tag.split("-")[0] in RIGHT_TO_LEFT else "ltr"
