"""How words are told apart in a text, whatever its script: the same for what is indexed and what is asked.

An index splits text where letters and digits end, lowers case, drops accents and stems. That is enough for scripts
that put spaces between words. This module prepares the others, so that any such index can serve them:
runs of Hangul, Chinese and Japanese become overlapping syllables and pairs, set apart by spaces.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
HAN_KANA = "\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_HANGUL_RUN = re.compile(f"[{HANGUL}]+")
_HAN_RUN = re.compile(f"[{HAN_KANA}](?:[ \t]*\n?[ \t]*[{HAN_KANA}])*")
_SYLLABIC = re.compile(f"[{HANGUL}{HAN_KANA}]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_COMBINING = re.compile("[\u0300-\u036f]")
_SPECIAL = re.compile(f"[\u0300-\u052f\u0530-\u1fff{HANGUL}{HAN_KANA}\ufb00-\ufb06\uff00-\uffef]")
_HYPHENS_AT_END = ("-\n", "\u00ad\n", "\u2010\n")
_ACCENTED = re.compile("[\u00c0-\u024f\u0401\u0451\u1e00-\u1eff]")
_LETTERS_AFTER = re.compile(r"[ \t]{0,20}([^\W\d_]{2,40})")

# The stemmers that exist for tantivy and Lucene alike; languages without one are lowered and folded alone.
STEMMERS = {
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "sv": "swedish",
    "tr": "turkish",
}

_STOPWORDS = """
a an and are as at be been but by for from had has have he her his i if in into is it its no not of on or our
she so such that the their them then there these they this to was we were which who will with you
и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне от о из ему
der das und in von zu mit ist im dem des auf fur ein eine
le la les de des et un une du en est que dans pour au aux
el los las y del por una
"""
STOPWORDS = frozenset(_STOPWORDS.split())
"""Folded words that say nothing of a document's subject. Beside other words they neither find nor rank."""


def has_syllables(text: str) -> bool:
    """Whether the text has Hangul, Chinese or Japanese characters, which are searched by syllables and pairs."""
    return _SYLLABIC.search(text) is not None


def has_cyrillic(text: str) -> bool:
    """Whether the text has Cyrillic letters, which are stemmed as Russian."""
    return not text.isascii() and _CYRILLIC.search(text) is not None


def stemmer_for(language: str | None) -> str:
    """The stemmer for a text's Latin letters; English where the language is unknown or has none of its own.

    `language` is a BCP 47 tag. Cyrillic letters are stemmed as Russian whatever this says.
    """
    return STEMMERS.get((language or "en").split("-")[0].lower(), "english")


def _pairs(run: str) -> str:
    """`abc` → `a ab b bc c`: each syllable, and each pair between its two."""
    if len(run) == 1:
        return f" {run} "
    parts = [run[0]]
    for left, right in pairwise(run):
        parts.append(left + right)
        parts.append(right)
    return f" {' '.join(parts)} "


def prepared(text: str) -> str:
    """The text as an index of spaced words should see it. Plain Latin text is returned as it is.

    Canonical composition; `ё` as `е`; full-width forms as plain ones; Hangul, Chinese and Japanese runs as syllables
    and pairs (a Chinese run goes on over a line's end, a Hangul run does not, because Korean writes spaces).
    """
    if text.isascii() or not _SPECIAL.search(text):
        return text
    text = unicodedata.normalize("NFKC" if re.search("[\ufb00-\ufb06\uff00-\uffef]", text) else "NFC", text)
    text = text.replace("ё", "е").replace("Ё", "Е")
    if _SYLLABIC.search(text):
        text = _HAN_RUN.sub(lambda found: _pairs(re.sub(r"\s+", "", found.group())), text)
        text = _HANGUL_RUN.sub(lambda found: _pairs(found.group()), text)
    return text


def broken_words(text: str) -> list[tuple[str, int, int]]:
    """The words that a line's end breaks (`assassi-⏎nation`), whole, each with where it stands in the text."""
    found: list[tuple[str, int, int]] = []
    for hyphen in _HYPHENS_AT_END:
        at = text.find(hyphen)
        while at >= 0:
            start = at
            while start and at - start < 40 and text[start - 1].isalpha():
                start -= 1
            if at - start > 1 and (after := _LETTERS_AFTER.match(text, at + 2)):
                found.append((text[start:at] + after[1], start, after.end()))
            at = text.find(hyphen, at + 2)
    return found


@lru_cache(maxsize=1)
def _folding() -> dict[int, str]:
    """Accented letters to their base letters, one for one."""
    table: dict[int, str] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0]
        table[code] = base.lower() if base.isascii() else char.lower() if len(char.lower()) == 1 else char
    table.update({ord("ё"): "е", ord("Ё"): "е", ord("ø"): "o", ord("Ø"): "o", ord("ł"): "l", ord("Ł"): "l"})
    table.update({ord("đ"): "d", ord("Đ"): "d", ord("ı"): "i"})
    return table


def folded(text: str) -> str:
    """Lower case without accents, with exactly as many code points, so that offsets hold.

    Letters that would become two (`æ`, `ß`) stay as they are.
    """
    if text.isascii():
        return text.lower()
    table = _folding()
    plain = _ACCENTED.sub(lambda found: table.get(ord(found.group()), found.group()), text)
    lowered = plain.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in plain)


_NOT_ONE_FOR_ONE = re.compile("[\u0300-\u036fæœßÆŒþÞĳŉǰẞﬀ-ﬆ\uff00-\uffef]")


_NOT_BY_CASE = re.compile(f"[{_ACCENTED.pattern[1:-1]}{_NOT_ONE_FOR_ONE.pattern[1:-1]}]")


def folds_one_for_one(text: str) -> bool:
    """Whether `folded` shows every word of the text as an index folds it."""
    return text.isascii() or not _NOT_ONE_FOR_ONE.search(text)


def folds_by_case(text: str) -> bool:
    """Whether folding is lower case and nothing else."""
    return text.isascii() or not (_NOT_BY_CASE.search(text) or len(text.lower()) != len(text))
