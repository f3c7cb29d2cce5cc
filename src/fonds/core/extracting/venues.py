"""Words that name a house, a room or another place in which people meet: "at the Hotel Reforma", "in my office"."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from fonds.core.extracting.date_wordings import MONTH_NAMES
from fonds.core.extracting.name_words import UPPER

_FILE = tomllib.loads((files("fonds.core.extracting") / "data" / "venue_words.toml").read_text("utf-8"))


def _words(name: str, *, in_capitals: bool = False) -> str:
    """The words of a list as alternatives, the longest first; `in_capitals` those too as teletypes write them."""
    said = {" ".join(each.split()) for each in _FILE[name].split("|")}
    said |= {each.upper() for each in said} if in_capitals else set()
    return "|".join(each.replace(" ", r"\s+") for each in sorted(said, key=lambda each: (-len(each), each)))


_WORD = rf"[{UPPER}\d][\w.’'&-]*"
_OF_TIME = (
    rf"(?:\d|(?:{MONTH_NAMES}|{MONTH_NAMES.upper()}|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|[A-Z]+DAY|"
    r"NIGHT|MORNING|EVENING|AFTERNOON|NOON|ON|AT|IN|AND|WHERE|WHO|WITH|FOR|TO)\b)"
)
"""What stands behind the name of a house in cables, where all is in capitals: "AT CASA BERG 18 APRIL"."""
_SMALL = (
    r"(?!(?:who|that|which|and|or|for|to|with|from|at|in|on|of|by|about|me|him|her|us|them|was|were|had|said|told|the|an?|"
    r"his|my|our|their|as|when|where)\b)[a-z][\w’'-]*"
)
ROOM = _words("rooms", in_capitals=True)
_WORKS = _words("works")
_HOME = _words("homes", in_capitals=True)
_STREET = (
    r"\d{1,5}\s+(?:[A-Z][\w.]*\s+){1,3}(?:Street|Avenue|Road|Drive|Lane|Boulevard|Place|St|Ave|Blvd)\b\.?"
    r"(?:,\s+[A-Z][a-z]+)?"
)
_CALLED = r"(?:(?:Mr|Mrs|Miss|Dr|Gen|Col)\.\s+|(?:General|Colonel|Secretary|Minister|Ambassador|Senator|President)\s+)"
_OF = rf"\s+(?:of|for)\s+(?:the\s+)?(?!\d)(?:{_WORD}\s+(?:and\s+|of\s+(?:the\s+)?)?){{0,4}}{_WORD}"
VENUE = re.compile(
    r"\b(?:(?:in\s+front\s+of|in|at|In|At|to|TO|IN|AT|near|inside|outside|opposite|on(?=\s+(?:the|a)\s+(?:\w+\s+)?(?:court|"
    r"terrace|roof|stairs|platform|balcony|veranda|deck|site|border|front|corner)\b))|(?P<aboard>[Aa]board|[Oo]n\s+board|ABOARD))\s+"
    r"(?:the\s+|an?\s+|THE\s+|our\s+)?"
    rf"(?P<venue>{_STREET}"
    rf"|{_CALLED}?(?:{_WORD}\s+){{0,2}}(?:[{UPPER}][\w-]*|{_SMALL})[’'][sS]?\s+(?:{_HOME})\b"
    rf"|(?:corner|intersection)\s+of\s+{_WORD}(?:\s+{_WORD})?\s+and\s+{_WORD}(?:\s+(?:Streets?|Avenues?|Roads?))?"
    rf"|(?:(?:my|his|her|their)\s+)?(?:{_SMALL}\s+)?(?:{_words('parts')})\s+of\s+(?:the\s+)?{_CALLED}?"
    rf"(?:{_WORD}\s+){{0,3}}(?:{_WORD}|{_SMALL})(?:\s+of\s+(?:the\s+)?{_WORD})?"
    rf"|(?:{_words('called', in_capitals=True)})\s+(?:[“\"][^“”\"\n]{{2,40}}[”\"]|"
    rf"(?:(?:de|del|la|du|von|of|the)\s+|d[’'])?{_WORD}(?:\s+(?!{_OF_TIME}){_WORD}){{0,2}})"
    rf"|(?:{_WORD},?\s+){{0,4}}?(?:{ROOM})\b(?:\s+(?!(?i:on|in|at|and|with|to|of|for|by|about|from)\b){_WORD})?"
    rf"(?:,\s+(?:{_WORD}\s+){{0,3}}(?:{ROOM}))?(?:{_OF})?"
    rf"|Room\s+\d+(?:,\s+[A-Z][\w ]{{2,20}}|\s+(?:of|at)\s+(?:the\s+)?(?:{_WORD}\s+){{0,3}}{_WORD})?"
    rf"|(?:my|his|her|our|their)\s+(?:{_HOME}|{_words('houses')})\b"
    rf"|(?:(?:{_WORD}|{_SMALL})\s+){{0,3}}(?:{_words('houses')})\b(?:\s+building\b)?"
    rf"(?:\s+on\s+(?:{_WORD}\s+){{1,3}}(?:street|Street|avenue|Avenue|Road|Boulevard)\b)?"
    r"(?!\s+(?:staff|employees?|officials?|workers?|officers?|managers?|directors?|of\s+[a-z]))"
    r"|(?<=board\s)[\w.’' -]{3,30}?(?=\s+(?:on|in|at|earlier|yesterday)\b|[,;]|(?<![A-Z])\.(?:\s|$)))"
)
"""A preposition and the `venue`; "to" is one only of somebody who went there."""
SITE = re.compile(
    rf"\b(?:[Vv]isited|[Tt]oured|[Ii]nspected)\s+(?:the\s+)?"
    rf"(?P<venue>(?:{_words('parts')}|offices)\s+of\s+(?:the\s+)?(?:{_WORD}\s+){{0,3}}{_WORD}|"
    rf"(?:{_WORD}\s+){{0,4}}(?:{_WORKS}|{ROOM})(?:\s+(?:of|in)\s+(?:the\s+)?{_WORD})?)"
    rf"(?!\s+(?:of\s+)?{_WORD})"
)
"""What was visited where that is a place and not a person: "I visited the Berg Chemical Plant"."""
DATED = re.compile(
    rf"\b(?:19|20)\d\d,\s+(?:(?:at\s+)?\d{{1,2}}[.:]\d\d(?:\s?[–-]\s?\d{{1,2}}[.:]\d\d)?(?:\s?(?:hours|hrs|[ap]\.m\.))?,\s+)?(?:in\s+|at\s+)?(?:the\s+)?"
    rf"(?P<venue>(?:(?:{_words('parts')})\s+of\s+(?:the\s+)?(?:{_WORD}\s+){{0,3}}{_WORD}|(?:{_WORD}\s+){{0,4}}?(?:{ROOM})(?:{_OF})?))"
    r"[ \t]*\.?[ \t]*(?=\n|$)"
)
"""The house or room that ends a line with the day of a talk: "Oslo, 3 May 1951, residence of the Ambassador"."""
WAS_IN = re.compile(
    rf"\b(?:was|were)\s+(?:in|at)\s+(?:the\s+)?"
    rf"(?P<venue>(?:{_WORD}\s+){{0,3}}(?:{ROOM}|MFA|Foreign Ministry|Committee|Commission))\b"
)
CAPITALS = re.compile(
    rf"\b(?:at|At|AT)\s+(?:the\s+|THE\s+)?(?P<venue>{_WORD}(?:\s+(?:of\s+(?:the\s+)?)?{_WORD}){{0,3}})"
    r"(?=\s*[,;)]|\s*\.?$|\.\s|\s+(?:on|in|this|last|yesterday|today|at\s\d|for|and|earlier|after|before|by|that|to)\b)"
)
"""What may be the name of a place though no finder knows it: "at Temple Trees"."""
_NO_PLACE = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d|I$|(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Christmas|Easter|Tet|God|Headquarters'|First|Second|Third|Mr|Mrs|Miss|Dr|Comrade|Cde)\b"
)
_SITTINGS = frozenset(
    {"Group", "Committee", "Council", "Politburo", "Presidium", "Congress", "Plenum", "Conference", "Board",
     "Commission", "Cabinet", "Party", "Meeting", "Session", "Summit", "Assembly", "Talks"}
)  # fmt: skip
"""What sits somewhere, and is no place."""
_SOMEBODY = re.compile(r"(?<!\bof)(?<!\bof the)\s(?:Mr|Mrs|Miss|Dr|Cdes?|Comrades?)\b")
"""Where somebody is named behind a venue that opens a sentence: "In the building of the CC Comrade Berg met"."""
_OFFICER = re.compile(r"(?<!\bof)(?<!\bof the)\s(?:Colonel|Captain|Major|Lieutenant|Admiral|Counsell?or)$")
"""The rank of somebody who is named behind a venue."""
_LEAD = re.compile(r"^the\s+|^latter[’']s\s+")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|St|Ave|Blvd|Rd|Mt)\.$")


def may_be_name(words: str) -> bool:
    """Whether words with capitals behind "at" are neither a time nor somebody with a title."""
    return _NO_PLACE.match(words) is None and words.split()[-1].strip(".") not in _SITTINGS


def plain(words: str) -> str:
    """The words of a venue in one line, without the point that ends their sentence and without "the"."""
    said = _SOMEBODY.split(_LEAD.sub("", " ".join(words.split())))[0].removesuffix(" I")
    said = _OFFICER.sub("", said)
    return said if _ABBREVIATED.search(said) else said.rstrip(".")
