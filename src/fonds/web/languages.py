"""Languages as readers know them: their names, and the direction they are written in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ks", "ku-arab", "ps", "sd", "syr", "ug", "ur", "yi"})

_NAMES = {
    "ar": gettext_lazy("Arabic"),
    "be": gettext_lazy("Belarusian"),
    "bg": gettext_lazy("Bulgarian"),
    "cs": gettext_lazy("Czech"),
    "de": gettext_lazy("German"),
    "en": gettext_lazy("English"),
    "es": gettext_lazy("Spanish"),
    "fa": gettext_lazy("Persian"),
    "fr": gettext_lazy("French"),
    "he": gettext_lazy("Hebrew"),
    "hu": gettext_lazy("Hungarian"),
    "it": gettext_lazy("Italian"),
    "ja": gettext_lazy("Japanese"),
    "ko": gettext_lazy("Korean"),
    "mn": gettext_lazy("Mongolian"),
    "nl": gettext_lazy("Dutch"),
    "pl": gettext_lazy("Polish"),
    "pt": gettext_lazy("Portuguese"),
    "ro": gettext_lazy("Romanian"),
    "ru": gettext_lazy("Russian"),
    "sk": gettext_lazy("Slovak"),
    "sq": gettext_lazy("Albanian"),
    "sr": gettext_lazy("Serbian"),
    "tr": gettext_lazy("Turkish"),
    "uk": gettext_lazy("Ukrainian"),
    "vi": gettext_lazy("Vietnamese"),
    "yi": gettext_lazy("Yiddish"),
    "zh": gettext_lazy("Chinese"),
}


def language_name(tag: str) -> str:
    """The name of a BCP 47 tag's language; the tag itself where it is not in the table."""
    return str(_NAMES.get(tag.split("-")[0].lower(), tag))


def direction(tag: str | None) -> str:
    """`rtl` or `ltr`, for HTML's `dir`."""
    tag = (tag or "").lower()
    arabic_script = "-arab" in tag or "-hebr" in tag
    return "rtl" if arabic_script or tag.split("-")[0] in RIGHT_TO_LEFT else "ltr"
