"""Lines such as `English HTML` on a saved page: in which language and form the site offers the document."""

from __future__ import annotations

import re

_CODES = {
    "english": "en", "russian": "ru", "korean": "ko", "chinese": "zh", "german": "de", "french": "fr", "czech": "cs",
    "slovak": "sk", "polish": "pl", "hungarian": "hu", "romanian": "ro", "bulgarian": "bg", "albanian": "sq",
    "serbian": "sr", "croatian": "hr", "serbo-croatian": "sh", "slovenian": "sl", "slovene": "sl", "macedonian": "mk",
    "ukrainian": "uk", "belarusian": "be", "lithuanian": "lt", "latvian": "lv", "estonian": "et", "finnish": "fi",
    "swedish": "sv", "norwegian": "no", "danish": "da", "dutch": "nl", "spanish": "es", "portuguese": "pt",
    "italian": "it", "greek": "el", "turkish": "tr", "arabic": "ar", "persian": "fa", "farsi": "fa", "dari": "prs",
    "pashto": "ps", "hebrew": "he", "hindi": "hi", "urdu": "ur", "vietnamese": "vi", "japanese": "ja",
    "mongolian": "mn", "khmer": "km", "lao": "lo", "thai": "th", "indonesian": "id", "burmese": "my",
    "georgian": "ka", "armenian": "hy", "azerbaijani": "az", "azeri": "az", "kazakh": "kk", "uzbek": "uz",
    "traditional chinese": "zh-Hant", "simplified chinese": "zh-Hans", "afrikaans": "af", "catalan": "ca",
}  # fmt: skip
_FORMATS = (
    r"HTML|PDF|TXT|Text|Scan(?:ned)?|Original Scan|Transcript(?:ion)?|Translation|DOCX?|JPE?G|TIFF?|Image|Audio|Video"
)
_NAMES = "|".join(sorted(map(re.escape, _CODES), key=len, reverse=True))
_OFFER = re.compile(rf"(?P<language>{_NAMES})(?:\s+(?P<format>{_FORMATS}))?", re.IGNORECASE)
_LINE = re.compile(rf"(?:\s*[•*·|,/–-]?\s*(?:{_NAMES})(?:\s+(?:{_FORMATS}))?)+\s*", re.IGNORECASE)


def language_code(name: str) -> str | None:
    """The BCP 47 tag of a language's English name, None where the table lacks it."""
    return _CODES.get(" ".join(name.split()).casefold())


def offers(line: str) -> tuple[tuple[str, str], ...]:
    """Language and format (as written; "" where none) for each offer on the line; empty where it is no such line."""
    if not _LINE.fullmatch(line.strip()):
        return ()
    return tuple((found["language"], found["format"] or "") for found in _OFFER.finditer(line))
