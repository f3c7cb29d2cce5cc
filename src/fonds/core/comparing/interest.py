"""How much of interest opened words hold: the order in which a release's openings are ranked.

Each word counts: a name-like word (capitalised, not all capitals) 3, a number of two digits or more 2, another word
of two letters or more 1, a word all in capitals 1, and a letter by itself or a mixture of signs, which engines make
of stamps and stains, 0. Running words tell more than single ones: the sum is raised by one twentieth for each word of
the longest unbroken run of counting words beyond the third, at most doubled. What engines make of forms and
handwriting is long and says nothing, so the sum is multiplied by the square of the share of its letters that stand in
words: common English ones, those whose letters follow each other as in words, or those of other scripts. It is then
multiplied by the confidence.
"""

from __future__ import annotations

import re

from fonds.core.comparing.letter_sequences import usual
from fonds.core.text.english_words import is_english

CONFIDENCE = 0.8
"""From this confidence on, a span is in search, feed and ranked lists; below it, only where a person confirmed it."""
_WORD = re.compile(r"[^\W\d_]+(?:['’\-.][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_USUAL = 0.45
_NUMBER = re.compile(r"\d[\d,.:/\-]*")


def interest(text: str, confidence: float) -> float:
    """The gain of one opened span, 0 or more."""
    total, run, longest = 0.0, 0, 0
    for token in text.split():
        weight = _weight(token.strip(".,;:!?()[]{}\"'“”‘’«»"))
        run = run + 1 if weight else 0
        longest = max(longest, run)
        total += weight
    return round(total * min(2.0, 1 + max(0, longest - 3) / 20) * _in_words(text) ** 2 * confidence, 3)


def _in_words(text: str) -> float:
    """The share of the text's letters that stand in words, 0 to 1."""
    letters = held = 0
    for word in _LETTERS.findall(text):
        letters += len(word)
        if not word.isascii() or is_english(word.lower()) or (len(word) > 3 and usual(word) >= _USUAL):
            held += len(word)
    return held / letters if letters else 1.0


def _weight(word: str) -> float:
    if _NUMBER.fullmatch(word):
        return 2.0 if sum(c.isdigit() for c in word) > 1 else 0.0
    if _WORD.fullmatch(word) is None or sum(c.isalpha() for c in word) < 2:
        return 0.0
    if word[0].isupper() and not word.isupper():
        return 3.0
    return 1.0


def is_listed(confidence: float, decision: str, *, gone: bool) -> bool:
    """Whether a span is in search, feed and lists: sure enough or confirmed, not rejected, still found."""
    return not gone and decision != "rejected" and (decision == "confirmed" or confidence >= CONFIDENCE)
