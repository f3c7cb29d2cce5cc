"""Whether a number on a page is one, and not what a machine made of stains: told by the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from fonds.core.extracting.word_knowledge import is_word
from fonds.core.parsing.counted_nouns import DESIGNATED
from fonds.core.parsing.counted_words import words
from fonds.core.parsing.labelled_lines import label_of_many
from fonds.core.text.english_words import is_english
from fonds.core.text.lines import line_range

if TYPE_CHECKING:
    from fonds.core.parsing.quantity import Quantity

_WORDS_AROUND = re.compile(r"[A-Za-z]{3,}")
_AROUND = 60
_FAR = 200  # no more white space than so much is gone through
_SELDOM_TYPED = frozenset("€£¥")
"""Signs that typewriters lack: on typescript they are misread letters, "€2 IMPDET" for "E2 IMPDET"."""
_BEFORE_A_SMALL_SUM = words("before_a_small_sum")
_BEHIND_A_SMALL_SUM = re.compile(r"\s+(?:per|each|apiece|worth|bills?|an?\s|for\s|in\s|of\s|to\s\$)", re.IGNORECASE)
_MOST_PERCENT, _MOST_OF_ALL = 900, 300
_CLEAR, _HALF_CLEAR = 0.6, 0.5
"""The least share of words around a figure that has a unit of two letters, and around one with an unknown noun."""
_STAIN = re.compile(r"[=&_~*<>^] $")
_SHORT = frozenset({"hectare", "ounce", "cent"})
_OF_A_YEAR = 4
_TIMES = ("weeks", "years", "months", "days", "hours", "minutes", "times", "pages", "copies", "pounds", "inches")
"""What is counted often and is no figure: what is one letter off is taken for one of them."""
_BEFORE_TO = words("before_to")
_OF_PEOPLES = re.compile(r"[A-Z][a-z]*(?:ans|ese|ish|ews|ers|iks|is|aks|uls|archs?|ars|inge)$")
_PEOPLE = words("people")
_LONGEST_NUMBER_OF_LINE = 2
_LINE = 120
_LINE_BEFORE = re.compile(r"(?:^|\n)[ |\t]*(\d{1,2})\b[^\n]*\n{1,2}$")
_LINE_BEHIND = re.compile(r"^[^\n]*\n{1,2}[ |\t]*(\d{1,2})\b(?![.,)]\d)")
_OF_A_HEADING, _FEWEST_IN_HEADING = 2, 3
_LEAST = 10
"""A sum in a currency whose sign is seldom typed is at least so large."""
_OF_A_FILE = re.compile(r"\d{1,3}-\d{3,6}(?![\d,])")
_DIGIT = re.compile(r"\d")
_DESIGNATED = re.compile(r"(?<![\w.])[A-Z]{1,4}\s$")
"""Before the number of something that letters name: "CA 53-567"."""
_MOST_TIMES = 20
"""A range whose end is more often its beginning is a number of a file: "62-116395 packages"."""


def is_number_of_file(text: str, quantity: Quantity) -> bool:
    """Whether what was read as a range is the number of a file, "62-116395"."""
    digit = _DIGIT.search(text, quantity.start, quantity.end) if quantity.value_max is not None else None
    if digit is None or quantity.value_max is None:
        return False
    if quantity.is_bare and _DESIGNATED.search(text, max(0, digit.start() - 8), digit.start()):
        return True
    if quantity.value_max < _MOST_TIMES * max(quantity.value, 1):
        return False
    return _OF_A_FILE.match(text, digit.start()) is not None


def is_number_of_line(text: str, match: re.Match[str]) -> bool:
    """Whether digits that begin a line number it, as the line before or behind begins with the number beside it."""
    if len(match["digits"]) > _LONGEST_NUMBER_OF_LINE or not match["digits"].isdigit():
        return False
    start = text.rfind("\n", 0, match.start()) + 1
    if text[start : match.start()].strip(" |\t"):
        return False
    number, before, behind = (
        int(match["digits"]),
        text[max(0, start - _LINE) : start],
        text[match.end() : match.end() + _LINE],
    )
    said = _LINE_BEFORE.search(before), _LINE_BEHIND.search(behind)
    return any(each is not None and int(each[1]) == number + step for each, step in zip(said, (-1, 1), strict=True))


def is_plausible(text: str, match: re.Match[str], read: Quantity) -> bool:
    """Whether the figure is no noise: signs and digits have to stand among more words than words have."""
    if read.measure and not read.unit and label_of_many(text, read.start, read.end):
        return True
    if read.measure and not read.unit and not _is_known_word(read.measure):
        head = read.measure.rpartition(" ")[2].casefold()
        if any(Levenshtein.distance(head, each, score_cutoff=1) <= 1 for each in _TIMES) or not _is_legible(
            text, read.start, read.end, _HALF_CLEAR
        ):
            return False
    if match["words"]:
        return True
    if not read.unit and _numbers_heading(text, match):
        return False
    if match["sign"] and (_is_junk(text, match, read) or _is_torn_letter(text, match, read)):
        return False
    if match["digits"].isdigit() and len(match["digits"]) > 1 and match["digits"][0] == "0":
        return False
    if read.unit == "percent":
        is_possible = 0 < read.value <= _MOST_PERCENT and not _is_behind_stain(text, match.start())
        if not is_possible or (read.value > _MOST_OF_ALL and not _is_legible(text, read.start, read.end, _CLEAR)):
            return False
    if read.unit in _SHORT and text[match.end() : read.end].strip(" .-").lower() in ("ha", "oz", "¢"):
        is_year = match["digits"].isdigit() and len(match["digits"]) == _OF_A_YEAR
        return not is_year and text[match.end()] != "-" and _is_legible(text, read.start, read.end, _CLEAR)
    if match["digits"] == "10" and last_word(text, match.start()) in _BEFORE_TO:
        return False  # "in relation 10 requirements": a misread "to"
    is_sign = bool(match["sign"]) or text[read.end - 1] == "%"
    well_formed = "," in match["digits"] or "." in match["digits"]
    if match["sign"] == "€" and not well_formed:
        return False
    if match["sign"] and match["sign"] in _SELDOM_TYPED and not well_formed and text[read.end - 1].isdigit():
        return read.value >= _LEAST and _is_legible(text, read.start, read.end, 0.9)
    if match["sign"] and "," in match["digits"]:
        return _is_legible(text, read.start, read.end, 0.1)
    least = 0.4 if not is_sign or well_formed else 0.7 if match["sign"] == "£" else 0.5
    if match["sign"] == "$" and read.value >= 100:
        least = 0.3
    elif not is_sign and (read.unit or _is_known(read.measure)):
        least = 0.2
    return _is_legible(text, read.start, read.end, least)


def _numbers_heading(text: str, match: re.Match[str]) -> bool:
    """Whether digits that begin a line in capitals number it, on a page that is not written in capitals."""
    start = text.rfind("\n", 0, match.start()) + 1
    if len(match["digits"]) > _OF_A_HEADING or text[start : match.start()].strip(" \t"):
        return False
    line = line_at(text, match.start())
    if not line.isupper() or len(_WORDS_AROUND.findall(line)) < _FEWEST_IN_HEADING:
        return False
    behind = [letter for letter in text[start + len(line) : start + len(line) + _FAR] if letter.isalpha()]
    return 2 * sum(letter.islower() for letter in behind) > len(behind)


def _is_known_word(noun: str) -> bool:
    """Whether the last word of what is counted is one, or names many people: a machine did not make it of stains."""
    before, _, last = noun.rpartition(" ")
    folded = last.casefold()
    if any(len(each) > 3 and is_english(each) for each in before.split()):
        return True
    stems = (folded, folded.removesuffix("s"), folded.removesuffix("es"), folded.rpartition("-")[2])
    if any(is_word(stem) or is_english(stem) for stem in stems):
        return True
    return folded in _PEOPLE or _OF_PEOPLES.search(last) is not None or DESIGNATED.fullmatch(last) is not None


def _is_behind_stain(text: str, place: int) -> bool:
    """Whether what stands before a number on its line is no sign that writers set there: "= & 3%"."""
    return _STAIN.search(text[max(0, place - 6) : place]) is not None


def _is_known(noun: str) -> bool:
    """Whether what is counted is an English plural in small letters, or people: a machine did not make it of stains."""
    last = noun.rpartition(" ")[2]
    return last.casefold() in _PEOPLE or (last.islower() and len(last) > 4 and is_english(last))


def _is_torn_letter(text: str, match: re.Match[str], read: Quantity) -> bool:
    """Whether a sign and one digit are misread letters: "Donn&$9", "R. D. $3"; small sums have words of money near."""
    if len(match["digits"]) > 1 or read.end > match.end() or read.measure:
        return False
    last = last_word(text, match.start())
    return last not in _BEFORE_A_SMALL_SUM and not _BEHIND_A_SMALL_SUM.match(text, match.end())


def _is_junk(text: str, match: re.Match[str], read: Quantity) -> bool:
    """Whether a sign and plain digits stand between stains: no word on either side, or a bracket that nothing opens."""
    if not match["digits"].isdigit() or read.end > match.end():
        return False
    before, after = text[max(0, match.start() - _AROUND) : match.start()], text[match.end() : match.end() + _AROUND]
    if after.startswith(")") and "(" not in before:
        return True
    left, right = before.split()[-1:], after.split()[:1]
    return bool(left and right) and not _is_word(left[0]) and not _is_word(right[0])


def _is_word(token: str) -> bool:
    """Whether a run of signs is a word, a number, or the punctuation of words that is attached to one."""
    letters = token.strip(".,;:!?()[]\"“”'’-–—|")
    if not letters:
        return token in ("-", "–", "—", ":", ".", ",", ";", "(", ")", ".)", "),")
    is_name = letters.istitle() or (letters.isupper() and len(letters) > 3)
    return (
        letters[0].isdigit()
        or letters in ("a", "I")
        or (len(letters) > 1 and is_english(letters.casefold()))
        or is_name
    )


def _is_legible(text: str, start: int, end: int, least: float) -> bool:
    """Whether enough of the words around are words, and not what OCR makes of stains.

    A figure with hardly a word around it is taken where it fills its line.
    """
    around = _WORDS_AROUND.findall(text[max(0, start - _AROUND) : start] + " " + text[end : end + _AROUND])
    known = sum(is_english(word.casefold()) for word in around)
    if len(around) >= 3:
        return known >= least * len(around)
    known = sum(is_english(folded := word.casefold()) or is_word(folded) for word in around)
    return text[start:end].strip() == line_at(text, start).strip(" |.;*•") or known == len(around) > 0


def line_at(text: str, place: int) -> str:
    """The line of a place."""
    start, end = line_range(text, place)
    return text[start:end]


def last_word(text: str, place: int) -> str:
    """The word before a place, in small letters, a full stop behind it left out; also # and №."""
    head = text[max(0, place - _FAR) : place].rstrip(" \n\t.")
    end = place - min(place, _FAR) + len(head)
    start = end
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    return text[start:end].casefold() or text[max(0, end - 1) : end]
