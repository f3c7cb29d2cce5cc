"""What the words before a number say of it: that it counts what they name, or things that were not told of before."""

from __future__ import annotations

import re

from fonds.core.parsing.counted_nouns import counted_noun
from fonds.core.parsing.counted_words import words
from fonds.core.parsing.number_words import NUMBER_WORDS

_FAMILY = re.compile(r"\s+(?:\w+\s+)?(?:children|sons|daughters|brothers|sisters|kids)\b", re.IGNORECASE)
_OF_A_TEAM = re.compile(
    r"\b(?:team|crew|family|band|party|staff|squad|force|army|crowd|audience|delegation|gang|majority|garrison)\s+of\s+$"
)
_COMING_TO = re.compile(
    r"\b(?:(?:against|with|to)\s+an?\s+(?:planned\s+)?(?:plan|target|quota|norm)\s+of"
    r"|(?:total(?:s|l?ed)|amount(?:s|ed)\s+to|numbered|(?:staff|party|army|force|forces|group|garrison|population|membership|crew|"
    r"contingent|community|colony|delegation|mission|congregation|following|police|union|league|band|personnel|unit|"
    r"(?!(?:file|document|page|telegram|cable|paper|item|serial)s)[a-z]{3,}s)(?:\s+(?:now|already|then|today))?\s+numbers?)|"
    r"(?:is|are|was|were|been|be|now)\s+(?:put|estimated|fixed|placed|reckoned|assessed|set)\s+at|(?:crowds?|losses|forces?|"
    r"population|casualties|membership|strength|numbers)\s+estimated\s+at|(?:strength|total|membership|number|figure|"
    r"population|toll)\s+(?:now\s+)?(?:stands|stood)\s+at|"
    r"number\s+of\s+[a-z]+s\s+(?:is|was|reached|rose\s+to|fell\s+to|had\s+reached)|except\s+for|all\s+but|left\s+only)"
    r"\s+(?:about\s+|roughly\s+|some\s+|only\s+|now\s+|"
    r"fewer than\s+|less than\s+|more than\s+|approximately\s+|nearly\s+|around\s+)?\Z"
)
"""What says, before a number without a noun, that it counts: "against a plan of", "the number of refugees is"."""
_LAST_WORDS = (
    "of", "for", "but", "roughly", "totals", "totaled", "totalled", "to", "number", "numbers", "numbered", "is", "was",
    "reached", "about",
    "some", "only", "now", " at", "than", "approximately", "nearly", "around",
)  # fmt: skip
"""How that ends: most words before a number do not."""
IN_NUMBER = re.compile(r"\s+(?:in\s+(?:number|all|total)|strong|altogether|all\s+told|at\s+(?:their|its|the)\s+peak)\b")
"""Behind a number that counts what stands before its comma: "the prisoners, 17 in number"."""
_GAP_BEFORE = re.compile(r"(?:,|;|\s(?:and|or|but|with|plus))\s+(?:(?:only|another|about|some|nearly|over)\s+){0,2}\Z")
_LAST_OF_GAP = (",", ";", "and", "or", "but", "with", "plus", "only", "another", "about", "some", "nearly", "over")
"""How that ends."""
_GAP_BEHIND = re.compile(
    r"\s+(?:(?P<where>in|at|on|from|to|for|near|against|under|by)\s+(?!(?:19|20)\d\d|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|the\s+(?:morning|afternoon|evening))|(?P<done>(?:(?:was|were|have|had|has|are|being)\s+)?(?:been\s+)?"
    r"(?:[a-z]{3,}ed|shot|sent|lost|taken|sunk|built|sold|held|hurt|born))\b)"
)
_CHANGES = re.compile(
    r"\b(?:r(?:ose|ises?|isen|ising|aise[sd]?|aising)|f(?:ell|alls?|allen|alling)|gr(?:ew|ows?|own|owing)|"
    r"(?:increas|declin|decreas|reduc)(?:es?|ed|ing)|drop(?:s|ped|ping)?|(?:climb|jump|expand|chang|lower|slash)(?:e?s|e?d|ed|ing)?|"
    r"cut|went|go(?:es|ne)?|reduction|increase|rise|decline|drop|decrease)\b[^.;]{0,50}?\bfrom\s+"
    r"(?:(?:about|some|nearly|over|only|around|approximately)\s+)?\Z",
    re.IGNORECASE,
)
"""What says, before "from 20 to 25 percent", that so much became so much."""
_ENDS_LINE = re.compile(r"[ \t]*(?:\n|$|;)")
_OF_WHICH = re.compile(r"\bof wh(?:om|ich)\s+(?:only\s+)?$")
_LABEL = re.compile(r"(?:^|\n)[ \t]*([A-Za-z][A-Za-z ]{2,30}):[ \t]*$")
_OF_SO_MANY = re.compile(
    rf"(?:^|[.;]\s+)Of\s+(?:(?:the|these|those)\s+)?(?:\d[\d,]*|{NUMBER_WORDS})\s+[a-z]+(?:\s[a-z]+)?,\s+(?:only\s+)?$"
)
"""Of so many some: "Of five persons, three admitted it"."""
_OF_TOTAL = re.compile(
    rf"(?:^|[.;,]\s+|\bthat\s+)[Oo]f\s+(?:(?:the|these|those|our|their)\s+)?(?:(?!(?:1[5-9]|20)\d\d\b)\d[\d,]*|{NUMBER_WORDS})\s+[a-z][^.;:()]{{2,90}}\s$"
)
_OF_THE_REST = re.compile(r"\b[Tt]he\s+(?:remaining|other|first|second|next|last|latter)\s+$")
_LAST_OF_THE_REST = ("remaining", "other", "first", "second", "next", "last", "latter")
_COMPARED = re.compile(
    r"\b(?:against|compared\s+(?:with|to)|as\s+(?:opposed|compared|against)\s*(?:to|with)?|instead\s+of|versus|(?:up|down)\s+from|out\s+of)\s+"
    r"(?:(?:the|only|some|about)\s+)?\Z"
)
_LAST_OF_COMPARED = (
    *("against", "with", "to", "opposed", "compared", "of", "versus", "from"),
    *("the", "only", "some", "about"),
)
_ENDS_COMPARED = re.compile(r"\s*[,.;)]|\s+(?:in|for|during|by|last|the\s+(?:year|month)\s+before|a\s+year)\b|\s*$")
_OF_A_YEAR = re.compile(
    r"(?:\b(?:in|for|during)\s+|[;,(]\s*)(?:the\s+year\s+)?(?:1[6-9]|20)\d\d\s*(?:,|-|–|—|:|it\s+was|there\s+were|they\s+were)\s+(?:[a-z]+\s+)?$"
)
_YEAR_ENDS = re.compile(r"[0-9](?<=[0-9][0-9])\s*(?:[,:–—-]|it\s|th)")
_ENDS_ITEM = re.compile(r"\s*[,.;)]|\s+and\s+(?:in|for|during|by)\b|\s*$")
_VERB_BEHIND = re.compile(
    r"\s+(?:had|have|has|were|was|are|came|went|left|arrived|remained|stood|stand|lay|work(?:ed)?|took|did|died|lacked|failed|will|would|can|could)\b|[.;]"
)
_PEOPLE = words("people")
_NOT_FIRST = words("before_what_is_known")
_OF_A_PEOPLE = ("an", "ese", "ish", "ch", "ian")
_FAR_BEFORE, _NOT_FAR_BEFORE = 2000, 400
_TOLD_BEHIND = re.compile(
    r"\s+of\s+(?!(?:these|those|them|this|that|it|us|his|her|their|its)\b)(?:the\s+)?[A-Z]"
    r"|\s+(?!(?:cited|mentioned|listed|named|noted|described|discussed|shown|reported|referred|involved)\b)"
    r"[a-z]+(?:ed|i-\n[^\w\n]*fied|-\n[^\w\n]*[a-z]*ed)\s+(?:in|by|at|on|to|for|above|below|there(?:in|on)|herein)\b"
)
"""What says behind "the two deputies" whose or which they are: "of Stevenson", "identified therein"."""


def is_counted_before(text: str, start: int, end: int) -> bool:
    """Whether the words before a number say what it counts: "a team of 12", "of which 12", a label before it."""
    ahead = text[max(0, start - 60) : start]
    if ("Of" in ahead and _OF_SO_MANY.search(ahead)) or (ahead.rstrip().endswith("of") and _OF_A_TEAM.search(ahead)):
        return True
    if is_coming_to(ahead):
        return True
    if ahead.endswith(", ") and IN_NUMBER.match(text, end):
        return True
    if not _ENDS_LINE.match(text[end : end + 6]):
        return "of wh" in ahead and _OF_WHICH.search(ahead) is not None
    label = _LABEL.search(ahead)
    noun = counted_noun(f" {label[1]}", 0) if label else None
    return noun is not None and noun.counts and noun.head in _PEOPLE


def is_of_total(text: str, start: int, end: int | None = None) -> bool:
    """Whether a number without a noun is so many of those told before in its sentence.

    "Of 38 machines they bought six.", "of the 62 units due 47 had come".
    With `end`, what stands behind it must be a verb or the clause's end.
    """
    ahead = text[max(0, start - 120) : start]
    if "f " not in ahead or (end is not None and _VERB_BEHIND.match(text, end) is None):
        return False
    return _OF_TOTAL.search(ahead) is not None


def is_compared(text: str, start: int, end: int) -> bool:
    """Whether so much without a noun is set against what was counted before: "318 wagons, against 540 in August"."""
    said = text[max(0, start - 40) : start].rstrip()
    if not said.endswith(_LAST_OF_COMPARED) or _COMPARED.search(text, max(0, start - 40), start) is None:
        return False
    return _ENDS_COMPARED.match(text, end) is not None


def is_of_the_rest(text: str, start: int, end: int) -> bool:
    """Whether so many are left of those told before: "the remaining 15 are in hospital"."""
    ahead = text[max(0, start - 24) : start]
    if not ahead.rstrip().endswith(_LAST_OF_THE_REST):
        return False
    return _OF_THE_REST.search(ahead) is not None and _VERB_BEHIND.match(text, end) is not None


def is_of_a_year(text: str, start: int, end: int | None = None) -> bool:
    """Whether a number without a noun is a year's of what was counted before: "25 schools in 1953, in 1954, 40"."""
    ahead = text[max(0, start - 40) : start]
    if _YEAR_ENDS.search(ahead) is None or _OF_A_YEAR.search(ahead) is None:
        return False
    return end is None or _ENDS_ITEM.match(text, end) is not None


def goes_on_counting(text: str, start: int, end: int) -> str:
    """What stands behind a number without a noun that may count what was counted in the clause before it: a
    preposition, or "done" for a participle; "" where none does. "six divisions in the north and four in the south",
    "five were killed and twelve wounded".
    """
    before = max(0, start - 24)
    if not text[before:start].rstrip().endswith(_LAST_OF_GAP) or _GAP_BEFORE.search(text, before, start) is None:
        return ""
    found = _GAP_BEHIND.match(text, end)
    return "" if found is None else found["where"] or "done"


def is_coming_to(ahead: str) -> bool:
    """Whether the words before a number say, without a noun, that it counts."""
    said = ahead.rstrip()
    if not said.endswith(_LAST_WORDS):
        return False
    return _COMING_TO.search(ahead) is not None or (said.endswith("of") and _OF_A_TEAM.search(ahead) is not None)


def is_told_first(text: str, start: int, end: int) -> bool:
    """Whether "the" stands before things that are told apart and were not told of before: "the two rear fuel tanks"."""
    noun = counted_noun(text, end)
    if noun is None or not noun.counts or not (said := noun.words.split())[-1].islower():
        return False
    if len(said) < 2:
        ahead = text[max(0, start - _NOT_FAR_BEFORE) : start].casefold()
        return _TOLD_BEHIND.match(text, noun.end) is not None and noun.head not in ahead
    if said[0].casefold() in _NOT_FIRST or (not said[0].islower() and not said[0].endswith(_OF_A_PEOPLE)):
        return False
    return " ".join(said[-2:]).casefold() not in " ".join(text[max(0, start - _FAR_BEFORE) : start].casefold().split())


def is_of_family(text: str, end: int, last: str) -> bool:
    """Whether somebody's relatives are counted, who are told of for the first time: "his two brothers"."""
    return last in ("his", "her", "their", "my", "s") and _FAMILY.match(text, end) is not None


def is_change(ahead: str) -> bool:
    """Whether two numbers behind the words are what something was and what it is, and no range: "rose from"."""
    return _CHANGES.search(ahead) is not None
