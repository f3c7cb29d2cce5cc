"""Quantities in running text: a number with its unit, or with the noun that says what is counted.

Numbers that name or order something (`page 3`, `Article 33`, `No. 5`), dates, times, ages and durations, and numbers of
documents and of parts of a text are none; nor is a small number that only points back (`these two countries`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fonds.core.description.units_of_measure import SIGNS
from fonds.core.parsing.counted_before import (
    goes_on_counting,
    is_change,
    is_coming_to,
    is_compared,
    is_counted_before,
    is_of_a_year,
    is_of_family,
    is_of_the_rest,
    is_of_total,
    is_told_first,
)
from fonds.core.parsing.counted_nouns import counted_noun, inherits_noun, noun_of_share, noun_of_sum
from fonds.core.parsing.counted_words import words
from fonds.core.parsing.labelled_lines import label_of_line
from fonds.core.parsing.legible_numbers import is_number_of_line, is_plausible, last_word, line_at
from fonds.core.parsing.misread_units import heights_and_weights_misread
from fonds.core.parsing.number_qualifiers import QUALIFIER_AFTER, qualified, start_without_only
from fonds.core.parsing.number_words import NUMBER_WORDS, SCALE_WORDS, number_in_words, scaled, times
from fonds.core.parsing.numbers_alone import may_stand_alone, stands_alone
from fonds.core.parsing.numbers_in_text import AS_DIGITS, DIGITS, SIGN, in_digits, number_of, scale_of, starts
from fonds.core.parsing.numbers_that_name import (
    NO_COMMAS,
    NO_COMMAS_BEFORE_NAMES,
    is_named_before,
    is_named_behind,
    is_named_with_sign,
)
from fonds.core.parsing.quantity import Quantity
from fonds.core.parsing.shares_and_heights import heights, shares
from fonds.core.parsing.units_in_text import is_count, is_money, unit_at, unit_named_by
from fonds.core.text.english_words import is_english

_NEXT = re.compile(
    rf"(?:(?:[ \t-]|\n(?!\n)){{0,2}}(?P<scale>{SCALE_WORDS})\b)?"
    rf"(?P<range>[’'„]?(?:[ \t]|\n(?!\n)){{0,3}}"
    r"(?P<joint>-|–|—|~|(?<=\d )=(?= \d)|to\b|or\b(?!\s+(?:more|less|so)\b)|and\b)[’'„]?\s*"
    rf"(?:{SIGN})?(?P<high>(?<=[$£])\d{{1,3}}(?:,\s?\d{{3}})+(?![\d,])|{DIGITS}|{NUMBER_WORDS})(?![\w/])(?:[\s-]{{0,2}}(?P<high_scale>{SCALE_WORDS})\b)?)?",
    re.IGNORECASE,
)
_INCHES = re.compile(
    rf"[\s,]{{1,2}}(?:and\s+)?(?P<more>\d{{1,2}}|{NUMBER_WORDS})\s+in(?:ch(?:es)?\b|\.)", re.IGNORECASE
)
_MISREAD = re.compile(r"(?<![\w.])([lI]\d|\d[lO])(?=\s?(?:cm|km|kg|mm)\b)")
_BY, _BY_BEFORE = re.compile(r"\s?[xX×]\s?\d"), re.compile(r"\d\s?[xX×]\s?$")
_UP_TO = re.compile(rf"\s*(?:to|-|–|—)\s*(?P<high>{DIGITS}|{NUMBER_WORDS})(?![\w/])", re.IGNORECASE)
_BEHIND_PERCENT = re.compile(
    r"\s+(?:of|over|in|above|below|more|less|on|to|for|and|increase|share|annually|a|per|from|by|as|against|interest)\b|[,.;)]\s"
)
"""What stands behind a percent sign that is set apart by a blank, and is none of a machine's stains."""
_OF_A_CHARGE = frozenset({"count", "counts"})
_MOST_CHARGES = 20
_SAID_AGAIN = re.compile(rf"\s?\((?:\d{{1,4}}|{NUMBER_WORDS})\)", re.IGNORECASE)
"""The same number once more: "8 (eight) workers"."""
_BETWEEN = re.compile(r"\bbetween\s+(?:\w+\s+)?$", re.IGNORECASE)
_FEWEST_IN_GOODS = 100
"""The least number of heads, pieces and pairs by which livestock and goods are counted in large."""
_NAMING = words("naming")
_POINTING = words("pointing")
_PEOPLE = words("people")
_BEFORE_A_YEAR = words("before_a_year")
_ORDINARY_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_IN_A_ROW = re.compile(r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine))[ .]$", re.IGNORECASE)
_JUNK_AFTER = re.compile(
    r"[ ]?(?:\.\.|[*\d~=_|])| (?:hours?|years?|months?|days?|weeks?|inch(?:es)?|miles?|minutes?|yrs|hrs)\b", re.I
)
"""What stands behind a percent sign that is none: of a stain, or of a fraction that was misread, "1% hours"."""
_APART_BEFORE = re.compile(r"(?:\n[^\n]{0,3}\n[ \t]*|[“\"‘~][ ]?)$")
_SHARE_GOES_ON = re.compile(r"[ \t]*\n?[ \t]*(?:of|[a-z]{4,})\b")
"""Behind a percentage that begins a paragraph; without it that of few percent is a machine's stain, "A\n8%"."""
_NAME_BEFORE = re.compile(r"(?<!\b[Ii]n )(?<!\b[Aa]t )(?<!\bfrom )(?<=[a-z,] )[A-Z][a-z]+ $")
"""`Alpha 66`, `Local 560`: a name with its number."""
_GOES_ON_IN_ROW, _GOES_ON_IN_LINES = re.compile(r"[ \t]\d(?!s)|[%\w]"), re.compile(r"\s\d(?!s)|[%\w]")
_MANY_NUMBER = re.compile(r"s\s+number\s+$")
_SMALL_BEFORE = re.compile(r"(?:(?<![\d,])\d{1,2}|\b\d{1,4} \d{3}) $")
_LABEL_ENDS = re.compile(r"\s?:")
_CLAUSE = 90
_IS_RATE = re.compile(r"(?<=\.\d\d)\s+(?:per|a)\s+(?:annum|year|month|week|day|hour)\b", re.IGNORECASE)
_IN_CENTS = re.compile(r"\.\d\d$")
_NEXT_ROW = re.compile(r"[ \t]*\n(?:\s*[A-Z\d]|[ \t]*\n)")
"""Behind a sum that ends its line, where the next one begins anew."""
_PERSONALITY_FILE = "201"
"""The CIA's kind of file on a person: "the 201 system"."""
_BEFORE_MORE = frozenset(" \n\t-–—~%’'")
_IN_MILLIONS = re.compile(r"(?:thousand|million|billion|milliard|trillion)$", re.IGNORECASE)
_ENDS_CLAUSE = re.compile(r"\s+(?:in|at|from|who|were|are|have|had|for)\b|[.,;)]", re.IGNORECASE)
_ENDS = frozenset(".,;)")
_TOLD_BEHIND = words("told_behind")
_SMALL = 10
"""Numbers up to it that stand behind an article or a pronoun point back to what was named before."""


def quantities(text: str) -> Iterator[Quantity]:
    """The quantities in a text, in order of their places, none within another."""
    found = [*heights(text), *heights_and_weights_misread(text), *shares(text)]
    taken = [(each.start, each.end) for each in found]
    end = 0
    for match in starts(text):
        start = match.start()
        if start < end or (taken and any(a <= start < b for a, b in taken)):
            continue
        after = text[match.end() : match.end() + 1]
        if match["digits"] and not match["sign"] and _is_by_so_much(text, match):
            continue
        if (
            not match["sign"]
            and after not in _BEFORE_MORE
            and "," not in match[0]
            and not _IN_MILLIONS.search(match[0])
            and not (after in _ENDS and _may_end_clause(text, match))
        ):
            continue  # neither a unit nor a noun follows
        read = _read(text, match)
        if read is not None and is_plausible(text, match, read):
            found.append(read)
            end = read.end
    for match in _MISREAD.finditer(text) if "cm" in text or "km" in text or "kg" in text else ():
        unit = unit_at(text, match.end())
        value = float(match[1].translate(AS_DIGITS))
        if unit is not None:
            found.append(Quantity(value, unit_named_by(unit), "", match.start(), unit.end()))
    for each in sorted(found, key=lambda each: each.start):
        if each.qualifier == "only":
            each = replace(each, start=start_without_only(text, each.start), qualifier="")
        yield each


def _may_end_clause(text: str, match: re.Match[str]) -> bool:
    """Whether a number that ends its clause counts what the words before it say."""
    start = match.start()
    return (
        is_coming_to(text[max(0, start - 60) : start])
        or is_of_total(text, start)
        or is_of_a_year(text, start)
        or is_compared(text, start, match.end())
        or may_stand_alone(text, start)
    )


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    """The quantity that begins with a number; None where the number counts nothing that is said."""
    value = in_digits(match["digits"]) if match["digits"] else number_in_words(match["words"])
    following = _NEXT.match(text, match.end())
    if value is None or following is None:
        return None
    scale = scaled(following["scale"])
    value, end, high = times(value, scale), match.end(), None
    if following["scale"]:
        end = following.end("scale")
    is_year = bool(match["digits"] and _ORDINARY_YEAR.match(match["digits"]) and not match["sign"])
    if is_year and following["range"] and not following["scale"]:
        return None  # "1946 - 1,200 tons": of a year, no range
    upper = _upper(text, match, following) if following["range"] else None
    is_to = (following["joint"] or "").casefold() == "to"
    if upper is not None and is_to and is_change(text[max(0, match.start() - _CLAUSE) : match.start()]):
        return _changed(text, match, following, value, end)
    is_second = upper is None and following["range"] and not match["sign"] and not scale > 1
    if is_second and last_word(text, match.start()) not in _NAMING and unit_at(text, following.end("range")):
        return _changed(text, match, following, value, end)  # "47 and 52 percent"
    if upper is not None:
        both = scale_of(following) if scale == 1 else 1.0
        low = value * both if value * both < upper else value  # "20-25 thousand": of both
        if match["digits"] and "," in following["high"] and value < 1000 <= value * 1000 < upper and scale == 1:
            low = value * 1000  # "20 to 25,000"
        if low < upper:
            value, high, end = low, upper, following.end("range")
    return _with_unit(text, match, value, high, end)


def _upper(text: str, match: re.Match[str], following: re.Match[str]) -> float | None:
    """The upper end of a range; None where "and" joins two numbers that are no range."""
    if following["joint"].casefold() == "and" and not _BETWEEN.search(text[: match.start()][-24:]):
        return None
    value = number_of(following["high"])
    return None if value is None else times(value, scaled(following["high_scale"]))


def _changed(text: str, match: re.Match[str], following: re.Match[str], value: float, end: int) -> Quantity | None:
    """The first of two such numbers, which has the unit or the noun of the second where it has none of its own."""
    behind = following.end("range")
    start, qualifier = qualified(text, match.start(), last_word(text, match.start()))
    if not following["scale"]:
        value = times(value, scale_of(following))
    if match["sign"]:
        return Quantity(value, SIGNS[match["sign"].casefold().strip()], "", start, end, qualifier=qualifier)
    if (unit := unit_at(text, behind)) is not None:
        return Quantity(value, unit_named_by(unit), "", start, end, qualifier=qualifier)
    noun = counted_noun(text, behind)
    if noun is None:
        return Quantity(value, "", "", start, end, qualifier=qualifier, is_bare=True)
    return Quantity(value, "", noun.words, start, end, qualifier=qualifier) if noun.counts else None


def _with_unit(text: str, match: re.Match[str], value: float, high: float | None, end: int) -> Quantity | None:
    last = last_word(text, match.start())
    start, qualifier = qualified(text, match.start(), last)
    ahead = text[max(0, match.start() - 24) : match.start()]
    if text[end : end + 2].endswith("(") and (again := _SAID_AGAIN.match(text, end)):
        end = again.end()
    second = text[end + 1 : end + 2]
    more = QUALIFIER_AFTER.match(text, end) if second in "oOaAsSpP" or second.isspace() else None
    if more is not None:
        qualifier, end = qualifier or (more[1] or "").casefold(), more.end()
    if match["sign"]:
        if match["sign"] == "£" and last in _NAMING:
            return None  # a misread #: "document £563-810"
        if is_named_with_sign(text, match, value):
            return None
        if (
            (_IN_A_ROW.search(ahead) and not _is_sum_by_sum(match, ahead) and not _IS_RATE.match(text, end))
            or (_GOES_ON_IN_ROW if "," in match[0] or "." in match[0] else _GOES_ON_IN_LINES).match(text, end, end + 3)
            or value == 0
        ):
            return None  # digits in a row: noise, or a column of numbers
        unit = unit_at(text, end)
        end = unit.end() if unit and unit_named_by(unit) == "dollar" else end
        measure = "" if _NEXT_ROW.match(text, end) else noun_of_share(text, end)
        return Quantity(value, SIGNS[match["sign"].casefold().strip()], measure, start, end, high, qualifier)
    unit = unit_at(text, end)
    if unit is not None and value < _FEWEST_IN_GOODS and is_count(unit_named_by(unit)):
        unit = None  # "two pieces of luggage", "4 head of the section"
    if unit is not None:
        name = unit_named_by(unit)
        end = unit.end()
        if unit[0].endswith("%") and (
            (unit[0] != "%" and not _is_set_apart(text, unit, last))
            or (last in _NAMING and not _MANY_NUMBER.search(ahead))  # "the Jews number 42%"
            or _is_misread_year(value, ahead)
            or (value < _SMALL and _APART_BEFORE.search(ahead) and not _SHARE_GOES_ON.match(text, end))
            or _IN_A_ROW.search(ahead)
            or _JUNK_AFTER.match(text, end)
        ):
            return None
        if name == "foot" and (inches := _INCHES.match(text, end)) and (extra := number_of(inches["more"])) is not None:
            return Quantity(12 * value + extra, "inch", "", start, inches.end(), high, qualifier)
        if high is None and (upper := _upper_with_unit(text, end, name, value)) is not None:
            high, end = upper
        measure = noun_of_share(text, end) if name == "percent" else noun_of_sum(text, end) if is_money(name) else ""
        return Quantity(value, name, measure, start, end, high, qualifier)
    is_how_many = last == "number" and value >= NO_COMMAS_BEFORE_NAMES and text[end - 1].isalpha()
    is_how_many |= last.startswith("number") and is_coming_to(text[max(0, start - 60) : start])
    if (last in _NAMING and not is_how_many) or (value <= 1 and high is None):
        return None
    if last in _OF_A_CHARGE and value <= _MOST_CHARGES:
        return None  # "Count five charges him"
    if match["digits"] and high is None and is_number_of_line(text, match):
        return None
    if match["digits"] and _ORDINARY_YEAR.match(match["digits"]) and not qualifier:
        return _of_people(text, match, value, last)
    if (
        match["digits"]
        and "," not in match["digits"]
        and (
            (
                not qualifier
                and ahead[-1:] in " \n"
                and ahead.rstrip(" \n").rpartition(" ")[2][:1].isupper()
                and _NAME_BEFORE.search(ahead)
            )
            or in_digits(match["digits"]) >= NO_COMMAS
            or match["digits"] == _PERSONALITY_FILE
        )
    ):
        return None
    if (
        value <= _SMALL
        and not qualifier
        and not is_of_family(text, end, last)
        and not (last == "the" and is_told_first(text, start, end))
        and (last in _POINTING or ahead.rstrip().endswith(("'s", "’s", "s'", "s’")))
    ):
        return None
    if match["digits"] and ahead.endswith((" ", " \n")) and _SMALL_BEFORE.search(ahead):
        return None  # digits in a row: "SEP 9 196 "
    if match["digits"] and high is None and _IN_CENTS.search(match["digits"]) and text[end - 1].isdigit():
        return None  # of a sum of money whose sign stands elsewhere: nothing is counted in hundredths
    if is_named_before(ahead, value):
        return None
    if (label := label_of_line(text, start, end)) is not None:
        return Quantity(value, "", label, start, end, high, qualifier) if label else None
    noun = counted_noun(text, end)
    if noun is not None and "\n" in text[end : noun.end] and line_at(text, match.start()).strip(" .,|") == match[0]:
        return None  # a number that stands alone on its line belongs to a form
    if noun is not None and noun.words.isupper() and _LABEL_ENDS.match(text, noun.end) and ahead[-1:] in ("", "\n"):
        return None  # the label of a form: "4 RESTRICTIONS :"
    if noun is not None and match["digits"] and is_named_behind(text, match, noun.words, value, high):
        return None
    if noun is not None and last == "following" and noun.head in _TOLD_BEHIND:
        return Quantity(value, "", noun.words, start, noun.end, high, qualifier)
    if noun is not None:
        return Quantity(value, "", noun.words, start, noun.end, high, qualifier) if noun.counts else None
    is_of_some = qualifier and match["digits"] and value >= _SMALL and _ENDS_CLAUSE.match(text, end)
    if inherits_noun(text, end) or "," in (match["digits"] or "") or is_of_some:
        return Quantity(value, "", "", start, end, high, qualifier, is_bare=True)
    if value > 1 and (
        is_counted_before(text, start, end)
        or goes_on_counting(text, start, end)
        or is_of_total(text, match.start(), end)
        or is_of_the_rest(text, start, end)
        or is_of_a_year(text, start, end)
        or is_compared(text, start, end)
        or stands_alone(text, start, end)
    ):
        return Quantity(value, "", "", start, end, high, qualifier, is_bare=True)
    if value >= 10_000 and text[end - 1].isalpha():
        return Quantity(value, "", "", start, end, high, qualifier, is_bare=True)
    return None


def _is_sum_by_sum(match: re.Match[str], ahead: str) -> bool:
    """Whether two sums, both with sign and cents, stand side by side: "$505.00 $495.00" of a line of totals."""
    return "." in (match["digits"] or "") and re.search(r"[$£]\s?\d[\d,]*\.\d\d $", ahead) is not None


def _is_set_apart(text: str, unit: re.Match[str], last: str) -> bool:
    """Whether a percent sign behind a blank is none of a machine's stains, as words stand on both sides of it."""
    return unit[0] == " %" and (not last or is_english(last)) and _BEHIND_PERCENT.match(text, unit.end()) is not None


def _is_by_so_much(text: str, match: re.Match[str]) -> bool:
    """Whether a number is one of the sides of something: "4 x 6 cards"."""
    start, end = match.span()
    near = text[max(0, start - 4) : end + 3]
    if "x" not in near and "X" not in near and "×" not in near:
        return False
    around = text[max(0, start - 4) : start], text[end : end + 3]
    return _BY.match(around[1]) is not None or _BY_BEFORE.search(around[0]) is not None


def _upper_with_unit(text: str, place: int, unit: str, value: float) -> tuple[float, int] | None:
    """The upper end of a range both of whose ends have the unit, and where it ends: "20 percent to 25 percent"."""
    found = _UP_TO.match(text, place)
    second = unit_at(text, found.end()) if found else None
    if found is None or second is None or unit_named_by(second) != unit:
        return None
    upper = number_of(found["high"])
    if upper is None or upper <= value or is_change(text[max(0, place - _CLAUSE) : place]):
        return None
    return upper, second.end()


def _of_people(text: str, match: re.Match[str], value: float, last: str) -> Quantity | None:
    """What looks like a year and is a number of people: "1500 refugees", not "the 1956 refugees"."""
    noun = counted_noun(text, match.end())
    if noun is None or len(noun.words.split()) > 2 or noun.head not in _PEOPLE:
        return None
    return None if last in _BEFORE_A_YEAR else Quantity(value, "", noun.words, match.start(), noun.end)


def _is_misread_year(value: float, ahead: str) -> bool:
    """Whether a percentage is a year whose last digit was misread: `23 March 19%`, `196%`."""
    return value > 1000 or 190 <= value < 200 or (value in (19, 20) and last_word(ahead, len(ahead)) in _NAMING)
