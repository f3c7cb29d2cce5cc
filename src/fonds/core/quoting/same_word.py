"""Whether two words that are written differently are one word, misread or spelt in another way, or two.

A quotation whose words are all the text's own is a true one however it is spelt; one with a single other word is not.
So two things are weighed: how likely the letters are to be confused, by engines and by people, and whether both are
words in their own right, which English ones and those that many records hold are. Numbers are never like each other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from fonds.core.comparing.letter_sequences import usual
from fonds.core.quoting.verdict import DifferenceKind
from fonds.core.text.english_words import is_english

Held = Callable[[str], int]
"""How many records hold a word, written in small letters without accents."""

_NOT_A_LETTER = re.compile(r"[^\w]|_")
_NEGATIONS = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "anti", "de", "re", "pre", "counter", "over", "under")
_DENYING = frozenset({"not", "nor", "non", "never", "none", "cannot", "cant", "without"})
_INFLECTIONS = {
    "s", "es", "ed", "d", "ing", "ly", "er", "ers", "r", "y", "al", "less", "n", "en", "able", "ful", "ment", "t", "nt",
}  # fmt: skip
# letters that engines take for each other, each way round, and what it costs
_CONFUSED = (
    "0o 0d 0q oq 1l 1i li ij il 1t lt l| i| 1| 5s 8b 6b 6g 9g gq 2z 3e ec eo co ce ea oa ao uv vy uu un nu nr nh hb hn "
    "bn kh rt ft fr tf ti tl rv ce gy ij mn vw uo aq dc cd cl xk sa se as es pb pn fs db dh gs xz 4a 7t tr ry "
    "ит ин ип пн нп оа оe ео ec сc рp хx аa еe оo зэ шщ цщ ьъ ыь лд дл бв вб гт тг"
)
_CHEAP = frozenset(pair for pair in _CONFUSED.split() for pair in (pair, pair[::-1]))
_MANY = {"m": ("rn", "nn", "in", "ni", "iii"), "w": ("vv", "uu"), "d": ("cl",), "h": ("li", "ii"), "n": ("ri", "ii", "il"), "u": ("ii", "li"), "k": ("lc",), "b": ("lo",), "fi": ("n",), "ll": ("u",), "ff": ("n",), "ы": ("ьі", "ьi"), "ю": ("іо",)}  # fmt: skip  # noqa: E501
_DIGIT_FOR = str.maketrans("OoDQIl|!iZzSsBgqGbAT", "00001111122558996647")
_BRITISH = (
    (re.compile(r"our(?=$|s$|ed$|ing$|able$|ful|ist|ite|hood)"), "or"),
    (re.compile(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations|able)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|er|ing)$)"), "yz"),
    (re.compile(r"(?<=[^aeiou])re(?=$|s$)"), "er"),
    (re.compile(r"([lpt])\1(?=(?:ed|ing|er|ers|or|ors|ation|ous)$)"), r"\1"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"(?:ae|oe)(?=[a-z]{3})"), "e"),
    (re.compile(r"enc(?=e$|es$)"), "ens"),
    (re.compile(r"(?<=[^aeiou]l)l(?=(?:ment|ful))"), ""),
    (re.compile(r"ll(?=(?:ment|ful)s?$)"), "l"),
    (re.compile(r"(?<=judg|know)e(?=(?:ment|able))"), ""),
    (re.compile(r"judgement"), "judgment"),
    (re.compile(r"programme"), "program"),
    (re.compile(r"^(?:che|chek)que"), "check"),
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"^sceptic"), "skeptic"),
    (re.compile(r"^tyre"), "tire"),
    (re.compile(r"xion(?=s?$)"), "ction"),
    (re.compile(r"^(whil|among|amid)st$"), r"\1"),
    (re.compile(r"(?<=[a-z]{2})wards$"), "ward"),
    (re.compile(r"^(burn|learn|dream|spell|spoil|lean)t$"), r"\1ed"),
)
_TRANSLITERATED = (
    (re.compile("shch|sch|tsch"), "sh"), (re.compile("tch"), "ch"), (re.compile("kh(?=[^aeiou]|r)|ch(?=r)"), "h"),
    (re.compile("y?ev$|yov$|iev$|ieff$|eff$"), "ev"), (re.compile("off$"), "ov"),
    (re.compile("iy$|ii$|yi$|ij$|y$|j$|i$"), "i"),
    (re.compile("j|y"), "i"), (re.compile("dzh|dj"), "j"), (re.compile("ph"), "f"), (re.compile("w"), "v"),
    (re.compile("ts|tz|c(?=[ei])"), "z"), (re.compile("kh|ck|q|c"), "k"), (re.compile(r"(.)\1"), r"\1"),
)  # fmt: skip
_VOWEL = re.compile("[aeiouyäöüåæøœаеёиоуыэюяіїє]|[^\u0000-\u04ff]")
_SHAPE = re.compile(r"^(?:\w?[^\WA-ZА-ЯЁ\d_]+|[^\Wa-zа-яё\d_]+)(?:['’\-]\s*\w+)*$")
_TRIPLED = re.compile(r"(.)\1\1")
_DEAR, _LOST, _DOUBLED = 1.0, 0.8, 0.4
_LIKE_A_WORD = 0.85


def same_word(quoted: str, source: str, held: Held) -> DifferenceKind:
    """How two words differ, both as written and different as such. One of WORD and NUMBER makes them two."""
    mine, theirs = _bare(quoted), _bare(source)
    if _signs(quoted) != _signs(source):
        return DifferenceKind.NUMBER
    if mine == theirs:
        return _same_letters(quoted, source)
    if any(c.isdigit() for c in mine + theirs):
        return _numbers(_letters_kept(quoted), _letters_kept(source), held)
    if _spelt_alike(mine, theirs):
        return DifferenceKind.SPELLING
    if _turned_round(mine, theirs):
        return DifferenceKind.WORD
    named = quoted[:1].isupper() and source[:1].isupper() and not (quoted.isupper() and source.isupper())
    if named and min(len(mine), len(theirs)) > 5 and _as_heard(mine) == _as_heard(theirs):
        return DifferenceKind.SPELLING
    return DifferenceKind.MISREAD if _is_misread(mine, theirs, held, named=named) else DifferenceKind.WORD


def _same_letters(quoted: str, source: str) -> DifferenceKind:
    """What differs where small letters without accents do not."""
    if re.search(r"[-\u00ad\u2010¬]\s", source) or re.search(r"[-\u00ad\u2010¬]\s", quoted):
        return DifferenceKind.BROKEN
    mine, theirs = _NOT_A_LETTER.sub("", quoted), _NOT_A_LETTER.sub("", source)
    if mine == theirs:
        # a point or comma within a number is part of it: 3.5 is not 35
        decimals = re.search(r"\d\.\d", quoted + " " + source) and not re.search(
            r"\d\.\d{3}(?!\d)", quoted + " " + source
        )
        return DifferenceKind.NUMBER if decimals else DifferenceKind.PUNCTUATION
    return DifferenceKind.CASE if mine.lower() == theirs.lower() else DifferenceKind.SPELLING


def _signs(word: str) -> str:
    """The sign of an amount, where it has one; a dollar sign that was not read is no other amount."""
    return "%" if "%" in word else "".join(c for c in word if c in "£€¥")


def is_word(word: str, held: Held) -> bool:
    """Whether letters are a word, and not what an engine makes of stains: a common one, or held by some records."""
    bare = _bare(word)
    if not bare:
        return False
    if any(c.isdigit() for c in bare):
        return len(bare) > 2 or bare.isdigit()
    if is_english(bare) or (len(bare) > 2 and held(bare) > 2):
        return True
    # unheard of, but of a word's shape: with vowels, in one case, long enough
    return len(bare) > 3 and bool(_VOWEL.search(bare)) and bool(_SHAPE.match(word)) and not _TRIPLED.search(bare)


def joined_as(quoted: str, source: str, held: Held) -> DifferenceKind:
    """As `same_word` for words of which one side has two and the other one: joined and parted words are the same."""
    mine, theirs = _bare(quoted), _bare(source)
    if any(c.isdigit() for c in mine + theirs):
        if re.search(r"\d[.:/]\d", quoted) or re.search(r"\d[.:/]\d", source):
            return (
                DifferenceKind.NUMBER if mine != theirs or _digits(quoted) != _digits(source) else DifferenceKind.BROKEN
            )
        return DifferenceKind.BROKEN if mine == theirs else DifferenceKind.NUMBER
    if mine == theirs:
        return DifferenceKind.BROKEN
    if len(mine) > 4 and _cost(mine, theirs) <= max(1.0, 0.15 * len(theirs)):
        return DifferenceKind.MISREAD
    return DifferenceKind.WORD


def is_letter_apart(quoted: str, source: str) -> bool:
    """Whether two words are one letter apart, and neither denies: "not" is never a misread "now"."""
    mine, theirs = _bare(quoted), _bare(source)
    shorter = min(len(mine), len(theirs))
    return shorter > 2 and not {mine, theirs} & _DENYING and _cost(mine, theirs) <= _DEAR


@lru_cache(maxsize=20_000)
def _bare(word: str) -> str:
    """Small letters without accents, hyphens and apostrophes."""
    if word.isascii():
        return _NOT_A_LETTER.sub("", word).lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return _NOT_A_LETTER.sub("", plain.replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ı", "i"))


def _letters_kept(word: str) -> str:
    return re.sub(r"(?<=\d)[,' \u00a0\u2009\u202f](?=\d{3})", "", word)


def _digits(word: str) -> list[str]:
    return re.findall(r"\d+", _letters_kept(word))


def _numbers(quoted: str, source: str, held: Held) -> DifferenceKind:
    """Numbers are the same if their digits are, letters that engines put for digits being read as such."""
    mine, theirs = quoted.strip(".,"), source.strip(".,")
    if mine.isalpha() and theirs.isalpha():
        return DifferenceKind.WORD
    # a digit within a word of letters is a misread letter: "1nformation", "m0re"
    for one, other in ((mine, theirs), (theirs, mine)):
        letters = sum(c.isalpha() for c in one)
        if _bare(other).isalpha() and letters > len(one) / 2:
            return (
                DifferenceKind.MISREAD
                if _cost(_bare(one), _bare(other)) <= max(1.0, 0.3 * len(other))
                else DifferenceKind.WORD
            )
    if mine.lower() == theirs.lower():
        return DifferenceKind.CASE
    ordinal = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
    if ordinal.sub("", mine.lower()) == ordinal.sub("", theirs.lower()):
        return DifferenceKind.SPELLING
    as_digits, other_digits = mine.translate(_DIGIT_FOR), theirs.translate(_DIGIT_FOR)
    if any(c.isdigit() for c in mine) and any(c.isdigit() for c in theirs):
        if as_digits == other_digits and not (mine.isdigit() and theirs.isdigit()):
            return DifferenceKind.MISREAD
        mixed = sum(c.isalpha() for c in mine + theirs) > len(mine + theirs) / 2
        if mixed and _digits(mine) == _digits(theirs) and _cost(mine.lower(), theirs.lower()) <= 1:
            return DifferenceKind.MISREAD
    elif as_digits == other_digits and as_digits.isdigit():
        return DifferenceKind.MISREAD
    return DifferenceKind.NUMBER


@lru_cache(maxsize=20_000)
def _american(word: str) -> str:
    for pattern, plain in _BRITISH:
        word = pattern.sub(plain, word)
    return word


def _spelt_alike(mine: str, theirs: str) -> bool:
    return len(mine) > 3 and len(theirs) > 3 and mine[0] == theirs[0] and _american(mine) == _american(theirs)


@lru_cache(maxsize=20_000)
def _as_heard(name: str) -> str:
    for pattern, plain in _TRANSLITERATED:
        name = pattern.sub(plain, name)
    return name


def _turned_round(mine: str, theirs: str) -> bool:
    """Whether one is the other with a prefix or an ending that makes another word of it."""
    short, long = sorted((mine, theirs), key=len)
    if len(short) < 3 or len(short) == len(long):
        return False
    return (long.endswith(short) and long[: -len(short)] in _NEGATIONS) or (
        long.startswith(short) and long[len(short) :] in _INFLECTIONS and is_english(short) and is_english(long)
    )


def _is_misread(mine: str, theirs: str, held: Held, *, named: bool) -> bool:
    length = max(len(mine), len(theirs))
    cost = _cost(mine, theirs)
    if cost > 0.5 * length or min(len(mine), len(theirs)) * 2 < length:
        return False
    english = is_english(mine), is_english(theirs)
    if all(english):
        return False
    if length < 3:
        return cost <= 0.5 and any(english)
    counts = held(mine), held(theirs)
    if any(english):
        # the other is no English word: is it a name or a term of its own?
        (odd, word), real = ((counts[1], theirs), counts[0]) if english[0] else ((counts[0], mine), counts[1])
        if cost >= _DEAR and len(mine) == len(theirs) and length > 4 and usual(word) >= _LIKE_A_WORD:
            return False  # a letter that nobody confuses, and letters that follow each other as in a word
    else:
        odd, real = sorted(counts)
    share = (odd + 0.3) / (real + 1.0)
    if named and odd > 5 and share > 0.05:
        return cost <= 0.5 and share < 0.2
    if odd > 5 and share > 0.12:
        return cost <= (_LOST if any(english) and share < 0.5 and length > 3 else 0.4)
    allowed = 0.34 * length if length < 6 else 0.36 * length
    if odd > 2:
        allowed = min(allowed, 1.0 if length < 6 else 1.9)
    if not any(english):
        allowed = min(allowed, 0.25 * length)
    return cost <= max(allowed, 1.0)


@lru_cache(maxsize=50_000)
def _cost(mine: str, theirs: str) -> float:
    """Weighted edits from one to the other (Damerau's optimal string alignment, confusions being cheap)."""
    rows = [[0.0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    for i in range(len(mine) + 1):
        rows[i][0] = i * _LOST
    for j in range(len(theirs) + 1):
        rows[0][j] = j * _LOST
    for i, a in enumerate(mine, 1):
        for j, b in enumerate(theirs, 1):
            step = 0.0 if a == b else 0.4 if a + b in _CHEAP else _DEAR
            lost = _DOUBLED if i > 1 and a == mine[i - 2] else _LOST
            gained = _DOUBLED if j > 1 and b == theirs[j - 2] else _LOST
            best = min(rows[i - 1][j - 1] + step, rows[i - 1][j] + lost, rows[i][j - 1] + gained)
            if i > 1 and j > 1 and a == theirs[j - 2] and b == mine[i - 2]:
                best = min(best, rows[i - 2][j - 2] + 0.8)
            for one in _MANY.get(a, ()):
                if theirs.endswith(one, 0, j):
                    best = min(best, rows[i - 1][j - len(one)] + 0.4)
            for one in _MANY.get(b, ()):
                if mine.endswith(one, 0, i):
                    best = min(best, rows[i - len(one)][j - 1] + 0.4)
            rows[i][j] = best
    return rows[-1][-1]
