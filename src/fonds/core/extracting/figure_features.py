"""What a learned judge of figures sees of a number in digits: the words before it, its noun, the page around it.

A feature is a string that names what is seen ("before=word", "unknown=2"); the weights of a model say what each is
worth. A machine makes numbers of stains and of misread words ("7 HINTS", "$939"); what stands around them is then
seldom words.
"""

from __future__ import annotations

import re

from fonds.core.extracting.word_knowledge import is_word
from fonds.core.parsing.quantity import Quantity
from fonds.core.text.english_words import is_english

_DIGITS = re.compile(r"\d[\d,.]*")
_PLAIN = re.compile(r"\d+\Z")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_WORDS = re.compile(r"[A-Za-z]{3,}")
_FIRST = re.compile(r"\s*(?P<sign>[^\w\s])?(?P<word>[A-Za-z]+)?")
_ROW_BEFORE = re.compile(r"\d (?:[A-Za-z]+ ){0,2}[A-Za-z]{3,}(?:,|,? and) $", re.IGNORECASE)
_ROW_BEHIND = re.compile(r"(?:,|,? and) (?:\d+|two|three|four|five|six) [A-Za-z]{3,}", re.IGNORECASE)
"""What goes on a row of things counted: "120 men, 4 bazookas and 2 launchers"."""
_MARKS = ".,;:!?()[]\"“”'’-–—|‘"
NEAR, FAR = 25, 60
"""Code points on either side of a number within which words are told from what a machine made of stains."""
_AHEAD = 80
_MOST_DIGITS, _MOST_WORDS, _MOST_LINES, _MOST_UNKNOWN = 4, 3, 2, 2
_FIFTHS, _QUARTERS = 5, 4
_SHORT, _ACRONYM = 4, 5
_OF_MONEY = re.compile(
    r"\b(?:per|each|month|monthly|year|annually|salary|pay|paid|payments?|cost|price|bond|fee|cash|for|worth|of|sum|dollars?|"
    r"received?|gave|given|balance|fund|funds|checks?|total|loan|expenses?|rent|travel|exceed(?:ed|s)?|require|amount)\b",
    re.IGNORECASE,
)


def is_asked(text: str, found: Quantity) -> bool:
    """Whether a number is one that is judged: in digits before a noun, or digits alone behind a sign of money."""
    if found.is_bare or found.end - found.start > FAR:
        return False
    digits = _DIGITS.search(text, found.start, found.end)
    if digits is None:
        return False
    if found.unit in ("dollar", "pound sterling"):
        is_signed = text[max(0, digits.start() - 2) : digits.start()].rstrip()[-1:] in ("$", "£")
        return is_signed and _PLAIN.match(text[digits.start() : found.end]) is not None
    return not found.unit and bool(found.measure) and _LETTERS.search(text, digits.end(), found.end) is not None


def features_of(text: str, found: Quantity) -> list[str]:
    """What is seen of a number that is asked about."""
    digits = _DIGITS.search(text, found.start, found.end)
    if digits is None:
        return []
    is_sum = bool(found.unit)
    ahead, behind = text[max(0, found.start - _AHEAD) : found.start], text[digits.end() : found.end]
    kind, mark, word = last_of(ahead)
    seen = [
        "sum" if is_sum else "count",
        f"qualified={bool(found.qualifier)}",
        "digits=comma" if "," in digits[0] else f"digits={min(_MOST_DIGITS, len(digits[0].rstrip('.,')))}",
        f"lines_before={min(_MOST_LINES, ahead[len(ahead.rstrip()) :].count(chr(10)))}",
        f"before={kind}",
        f"mark={mark}",
        f"legible={int(_FIFTHS * share_of_words(text, found, FAR))}",
        f"near={int(_QUARTERS * share_of_words(text, found, NEAR))}",
        *_behind(text[found.end : found.end + NEAR]),
    ]
    if _ROW_BEFORE.search(ahead) or _ROW_BEHIND.match(text, found.end):
        seen.append("in_row")
    if kind in ("word", "name"):
        seen.append(f"capitals_before={word.isupper()}")
    if is_sum:
        seen.append(
            f"money_near={_OF_MONEY.search(ahead[-NEAR:] + ' ' + text[found.end : found.end + NEAR]) is not None}"
        )
        return [*seen, *(f"sum:{each}" for each in seen[2:6])]
    return [*seen, *_of_noun(found.measure, behind, word if kind in ("word", "unknown") else "")]


def _of_noun(measure: str, behind: str, before: str) -> list[str]:
    """What is seen of what is counted, which stands `behind` a number that has the word `before` it."""
    said = measure.split()
    unknown = sum(not is_known(each.strip(_MARKS)) for each in said)
    capitals = sum(each.isupper() for each in said)
    case = "upper" if capitals == len(said) else "lower" if all(map(str.islower, said)) else "mixed"
    seen = [
        f"unknown={min(_MOST_UNKNOWN, unknown)}",
        f"last_known={is_known(said[-1].strip(_MARKS).rpartition('-')[2])}",
        f"words={min(_MOST_WORDS, len(said))}",
        f"lines_within={min(_MOST_LINES, behind.count(chr(10)))}",
        f"case={case}",
    ]
    if before:
        seen.append(f"same_case={before.isupper() == said[-1].isupper()}")
    if said[0].islower() != said[-1].islower():
        seen.append("torn_case")
    if len(said[-1]) <= _SHORT:
        seen.append("short")
    return seen


def last_of(ahead: str) -> tuple[str, str, str]:
    """Of which kind the last token before a number is, the mark that ends it, and its letters."""
    token = (ahead.split() or [""])[-1]
    letters = token.strip(_MARKS)
    mark = token[-1] if token and not token[-1].isalnum() else "none"
    if not token:
        kind = "nothing"
    elif not letters:
        kind = "sign"
    elif letters.isdigit():
        kind = "digits"
    elif not letters.isalpha():
        kind = "mixed"
    elif len(letters) == 1:
        kind = "letter"
    elif not is_known(letters):
        kind = "capitals" if letters.isupper() and len(letters) <= _ACRONYM else "unknown"
    else:
        kind = "name" if letters.istitle() else "word"
    return kind, mark, letters


def _behind(after: str) -> list[str]:
    """What is seen of what follows a figure."""
    if not after.strip():
        return ["behind=nothing"]
    first = _FIRST.match(after)
    sign, word = (first["sign"], first["word"]) if first else (None, None)
    on_line = "line" if after.lstrip(" ")[:1] == "\n" else sign or ("word" if word else "digits")
    return [f"behind={on_line}", *([f"known_behind={is_known(word)}"] if word else [])]


def share_of_words(text: str, found: Quantity, reach: int) -> float:
    """Which share of the words around a figure, without its own, are known to be words."""
    around = _WORDS.findall(text[max(0, found.start - reach) : found.start] + " " + text[found.end : found.end + reach])
    known = sum(is_english(each.casefold()) if reach == FAR else is_known(each) for each in around)
    return known / max(1, len(around))


def is_known(word: str) -> bool:
    """Whether a word, or what it is the plural of, is known."""
    low = word.casefold()
    if len(low) < 2:
        return low in ("a", "i")
    return any(is_english(each) or is_word(each) for each in (low, low.removesuffix("s"), low.removesuffix("es")))
