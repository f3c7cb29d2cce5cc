"""Words that name an office, with what stands before them and what the office is of.

"Deputy Chairman of the Cabinet of Ministers", "Assistant Director, Office of Management and Budget",
"the President's Assistant for National Security Affairs", "teamsters' union chief". Who holds it is told elsewhere.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from fonds.core.extracting.date_wordings import MONTH_NAMES
from fonds.core.extracting.name_words import BODY_WORDS, NOT_BODIES, UPPER
from fonds.core.extracting.word_knowledge import GIVEN, LARGE_PLACE, PEOPLE, PLACE, STATE, SURNAME, TITLE, known
from fonds.core.extracting.word_knowledge import UPPER as UPPER_CASE
from fonds.core.text.english_words import is_english
from fonds.core.text.first_words import Phrases, beginnings, first_words, words_on
from fonds.core.text.lowering import lowered

_LISTS: dict[str, str] = tomllib.loads(
    (files("fonds.core.extracting") / "data" / "office_words.toml").read_text("utf-8")
)


def _words(name: str) -> frozenset[str]:
    return frozenset(" ".join(each.split()) for each in _LISTS[name].split("|"))


_ALONE = _words("offices")
_WITH_MORE = _words("offices_of")
_BEFORE_NAMES = _words("before_names")
BEFORE_FULL_NAMES = _words("before_full_names")
"""Offices that with a capital stand before a name of two words or more, or an initial, and else are anything."""
_ABBREVIATED = _words("abbreviated")
_BEFORE = _words("before")
_NOT_HELD = _words("not_held")
_PEOPLES = _words("peoples")

GAP = r"(?:[ \u00a0]{1,3}|[ ]?\n(?![ ]?\n)[ ]?)"


def _alternatives(words: frozenset[str], not_behind: str = "") -> str:
    """The words as an alternation, by first letter, so that most places are left after one letter.

    None stands behind a character of the set `not_behind`, where it is given.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda each: (-len(each), each)):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", GAP))
    found = []
    for letter, rest in sorted((re.escape(letter), rest) for letter, rest in by_letter.items()):
        found.append(f"{letter}{f'(?<!{not_behind}{letter})' if not_behind else ''}(?:{'|'.join(rest)})")
    return "|".join(found)


_NUCLEUS = Phrases(
    re.compile(rf"(?<![\w-])(?:{_alternatives(_ALONE | _WITH_MORE)})(?![\w])(?!-[a-z])"),
    first_words(_ALONE | _WITH_MORE),
    beginnings(_ALONE | _WITH_MORE),
)
_GLUED = r"[\w/-]"
_CAPITALS = re.compile(rf"(?:{_alternatives(_ABBREVIATED, not_behind=_GLUED)})(?![\w/-])")
_FIRSTS_IN_CAPITALS = first_words(map(str.lower, _ABBREVIATED))
_MAY_BE_OF_A_PART = re.compile(r"/(?:(?<=[ACD]/)|(?<=[ACD][CD]/)|(?<=[ACD]DD/))[A-Z]")
"""What is found quickly and stands in all that `_OF_A_PART` finds."""
_OF_A_PART = re.compile(
    r"(?:SA(?<![\w/-]..)/(?=A?DD)|[ACD](?<![\w/-].)(?:C|D|DD)?/)(?:[A-Z]{1,5})(?:/(?:[A-Z]{1,5}\d?|\d{1,2})){0,2}(?![\w/-])"
)
"""Offices as the Central Intelligence Agency abbreviates them: the chief or deputy of a part: DD/P, C/WH/4."""
_WORD = rf"(?:[{UPPER}](?:[\w’'&/-]+|(?:\.[{UPPER}])+\.?)|(?!(?:1[6-9]|20)\d\d\b)\d{{1,4}}(?:th|st|nd|rd)?(?![\w.:/-]))"
_SMALL_BODY = (
    r"(?:(?:military|diplomatic|economic|consular|special|permanent|naval|trade|technical|cultural|provincial|regional|district|city|county|central|executive|party|factory|people['’]s)\s){0,2}(?:office|branch|section|division|desk|mines?|works|shipyards?|railways?|docks?|cooperative|farms?|fields|fleet|hospital|school|university|"
    r"institute|bank|company|firm|union|bureau|station|embassy|legation|consulate|delegation|mission|department|group|"
    r"committee|newspaper|magazine|government|party|police|district|region|factory|plant|mill|army|front|administration|regime|cabinet|"
    r"affairs|questions|matters|relations|issues|problems|policy|interests|services?|programs?|trade|forces|troops|"
    r"organi[sz]ations?|trade unions?)\b"
)
"""Bodies in small letters behind a name: "head of the Dallas office of the Contact Division"."""
_ANOTHER = rf"(?!(?:the{GAP})?(?:[\w’']+{GAP}){{0,2}}(?:{_alternatives(_ALONE | _WITH_MORE)})(?!\w))"
_IN_OR_ON = rf"(?:in|on)(?!{GAP}(?:the{GAP})?(?:{MONTH_NAMES}|(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)\b)"
"""Before what an office is of or in, and not before when something was: "the Minister of Trade in February"."""
_TAIL = re.compile(
    rf"(?:{GAP}(?:of|to|for|{_IN_OR_ON}|at|with|without|from|de|der){GAP}(?:(?:the|his|a|our|its|their|her){GAP})?{_WORD}"
    rf"(?:(?:{GAP}(?:and{GAP}(?i:{_ANOTHER})|of{GAP}|for{GAP}|{_IN_OR_ON}{GAP}|&{GAP})(?:the{GAP})?|{GAP}(?!The\b)){_WORD}"
    rf"|{GAP}{_SMALL_BODY}){{0,9}}){{1,3}}"
)
_OF_SMALL = re.compile(
    rf"{GAP}(?:of|for|in{GAP}charge{GAP}of|at(?={GAP}(?:the|an?|our|their){GAP}(?:\w+{GAP}){{0,2}}(?:embassy|legation|consulate|mission|station|"
    rf"headquarters|ministry|university|institute|academy|factory|plant|mine|works|hospital|school|base|court)\b)){GAP}(?:(?:the|an?|our|their){GAP}(?:[{UPPER}][a-z]+{GAP})?)?(?:[a-z]+(?:['’]s)?{GAP}){{0,4}}(?:affairs|economy|police|staff|mission|party|bank|"
    rf"union|firm|company|corporation|committee|commission|department|organization|association|society|university|"
    rf"institute|office|section|division|branch|group|council|club|newspaper|subcommittee|panel|junta|directorate|"
    rf"sector|headquarters|smelter|workshop|construction site|trade{GAP}unions?|factories|embassy|legation|consulate|"
    rf"delegation|"
    rf"government|bureau|agency|board|station|court|league|federation|movement|mine|factory|plant|works|mill|combine|"
    rf"enterprise|hospital|school|farm|cooperative|trust|ministry|secretariat|laboratory|desk|cell|team|"
    rf"base|port|garrison|regiment|battalion|brigade|corps|"
    rf"squadron|fleet|unit|prison|camp|chamber|assembly|parliament|conference|syndicate|foundation|library|museum|archives?|"
    rf"clinic|airport|airline|shipyard|refinery|railways?|radio|network|delegates|cabinet|presidium|meeting|session|registry|chancery|troops|guards|artillery|navy|counterintelligence|agriculture|"
    rf"industry|ideology|propaganda|culture|education|economics|trade|labou?r|construction|youth|women|religion|science|health|"
    rf"finance|research|operations|plans|personnel|protocol|intelligence|security|information|supply|transport|planning|"
    rf"town|city|village|republic|community|congregation|synagogue|faculty|academy|church|parish|diocese|order|guard|forces|fund|exchange|market|administration|district|region|province)\b"
)
_AT_A_PLACE = re.compile(
    rf"{GAP}(?:under{GAP}construction{GAP})?(?:at|in){GAP}(?:the{GAP})?{_WORD}(?:{GAP}{_WORD}){{0,2}}"
)
_IN_A_PLACE = re.compile(rf"{GAP}in{GAP}[{UPPER}]\w+$")
"""Where a minister was, behind what he is minister of: "Minister of Trade in Prague"."""
_CALLED = re.compile(
    rf"(?:(?<=newspaper)|(?<=factory)|(?<=plant)|(?<=works)|(?<=combine)|(?<=cooperative)|(?<=enterprise)|(?<=farm))"
    rf"{GAP}[“\"'«]?{_WORD}(?:{GAP}{_WORD}){{0,3}}[”\"'»]?"
)
"""The name of a newspaper or a works behind its word: "editor of the newspaper Minju Choson"."""
_OF_THE_PARTY = re.compile(rf"{GAP}of{GAP}the{GAP}(?:party|government|[{UPPER}]{{2,6}}(?:{GAP}[{UPPER}]{{2,4}})?)\b")
_BODY_BEHIND = re.compile(
    rf"(?:,{GAP}|[ ]?\n(?![ ]?\n)[ ]?)(?:the{GAP})?"
    rf"(?P<body>{_WORD}(?:(?:{GAP}(?:of{GAP}|for{GAP}|and{GAP}|on{GAP})(?:the{GAP})?|{GAP}){_WORD}){{0,7}})"
)
_STOPS_IN_CAPITALS = (
    "SAID|WAS|IS|HAS|HAD|WHO|WHICH|TO|THAT|IN|ON|AT|WITH|FROM|BY|WILL|STATED|TOLD|ADVISED|REPORTED|AND|AS|HE|RE|ARE|"
    "IF|SHE|THEY|WE|THIS|THESE|OR|BUT|WOULD|COULD|SHOULD|CAN|MAY|DID|DOES|NOT|WHEN|WHERE|AFTER|BEFORE|ABOUT|INDICATED|"
    "INFORMED|ASKED|BEEN|BE|ARRIVED|LEFT|MET|CAME|CALLED|GAVE|CONCERNING|REGARDING|DURING|BECAUSE|CLAIMED|BELIEVED|ADDED|"
    "SENT|REQUESTED|CONTACTED|FURNISHED|HIS|HER|ITS|THEIR|IT|ALSO|UNTIL|SINCE|WERE|DO|NO|SAYS|WANTS|KNOWS"
)
_OF_EMBASSY = re.compile(
    rf"{GAP}OF{GAP}(?:THE{GAP})?(?:EMBASSY|LEGATION|MISSION|STATION|CONSULATE)(?={GAP}[{UPPER}]{{3,}}\b)"
)
"""What an envoy in capitals is of, where a word goes on that may be his name: "COUNSELOR OF EMBASSY JONES"."""
_AT_LINE_END = rf"{GAP}(?:IN|AT|TO){GAP}(?:THE{GAP})?{_WORD}(?:{GAP}{_WORD})?(?=[ ]*(?:\n|\t|\[|$))"
"""Where somebody is ambassador, at the end of a line of a signature in capitals: "AMBASSADOR IN THE DPRK"."""
_TAIL_IN_CAPITALS = re.compile(
    rf"(?:{GAP}(?:OF|FOR|of|for){GAP}(?:THE{GAP}|the{GAP})?(?!(?:{_STOPS_IN_CAPITALS})\b){_WORD}"
    rf"(?:{GAP}(?!(?:{_STOPS_IN_CAPITALS})\b){_WORD}){{0,4}}){{1,2}}"
    rf"(?:{_AT_LINE_END})?|{_AT_LINE_END}"
)
_INTERIM = re.compile(
    rf",?{GAP}(?:\(?a\.? ?i\.?\)?(?=[\s,.;)]|$)|ad{GAP}interim\b|"
    rf"(?:[Ee]xtraordinary|EXTRAORDINARY)(?:{GAP}(?:and|AND|&){GAP}(?:[Pp]lenipotentiary|PLENIPOTENTIARY))?\b|"
    rf"(?:[Pp]lenipotentiary|PLENIPOTENTIARY)\b|p\.? ?t\.?(?=[\s,;)]))"
)
"""Behind an office that is held for the time being: "Chargé d'Affaires a.i."."""
_SENT = frozenset(
    {"AMBASSADOR", "MINISTER", "CONSUL", "CONSUL GENERAL", "AMB", "CHARGE", "ENVOY", "ATTACHE", "REPRESENTATIVE"}
)
_DIRECT_BODY = re.compile(rf"{GAP}(?P<body>[{UPPER}]{{3,}}(?: [{UPPER}]{{3,}}){{0,3}})(?=\s?[,;.)])")
_STATES = STATE | PLACE | LARGE_PLACE
_TO_A_STATE = re.compile(rf"{GAP}(?:TO|IN){GAP}(?:THE{GAP})?(?P<where>[{UPPER}]{{3,}})(?![\w-])")
"""Where an envoy is, in capitals: "SOVIET AMBASSADOR TO CUBA"."""
_OF_SOMEBODY = re.compile(
    rf"[ ]to[ ]the[ ](?:President|Secretary)|{GAP}of{GAP}(?:Senator|Congressman|Congresswoman|Representative|"
    rf"Ambassador|Secretary|Chairman|Director|President|Governor|Minister){GAP}[{UPPER}][\w.]"
)
"""What stands behind a staff that is somebody's, whose office stands there."""
_COLON = re.compile(r"[ \t]{0,3}:")
_SET_OFF = re.compile(rf",{GAP}((?:[{UPPER}][\w&/-]+ ){{1,3}})$")
_NO_PART_OF_OFFICES = _NOT_HELD | {
    "and", "between", "but", "by", "for", "from", "if", "in", "of", "on", "or", "that", "the", "then", "to", "when",
    "where", "which", "while", "who", "with",
}  # fmt: skip
_SHORT_LINE = 35
_GOES_ON = re.compile(r"\b(?:of|for|and|the|to|in|&)\s*$")
_ADDRESS = re.compile(
    rf"\s*\n\s*[{UPPER}][\w.]+(?:[ ][{UPPER}][\w.]+){{0,2}}"
    r"(?:,[ ]*(?:D\.?[ ]?C\b|[A-Z][\w.]+)|[ ]\d{1,2},|[ ]*(?:\n|$))"
)
"""The line of a town below an office, in the address of a letter."""
_OF_PARTS = frozenset({"chief", "director", "head", "inspector"})
_PART_BEHIND = re.compile(
    rf",{GAP}(?!(?:Mr|Mrs|Dr|The|Washington)\b){_WORD}(?:(?:{GAP}(?:of|for|and|&){GAP}|{GAP})(?:{_WORD}|[A-Z](?=[,.;)]))){{0,4}}(?=\s?[,.;)\n]|\s*$)"
)
"""What those are of who head a part of a body: "Deputy Director, Central Intelligence", "Chief, Soviet Russia"."""
_POSTED = frozenset(
    {"chief of station", "deputy chief of station", "chief of base", "cos", "dcos", "acos", "cob", "station chief",
     "consul", "consul general", "special agent in charge"}
)  # fmt: skip
"""Offices behind which, and a comma, stands the town where they are held: "Chief of Station, Oslo"."""
_POST_BEHIND = re.compile(rf",{GAP}(?P<where>[{UPPER}][{UPPER}a-z]+(?: (?:City|CITY))?)(?=[ ]*(?:[,.;)\n]|$))")
_OF_FIRMS = frozenset(
    {
        "manager",
        "general manager",
        "president",
        "vice president",
        "v. p.",
        "v.p.",
        "vp",
        "treasurer",
        "superintendent",
        "supervisor",
    }
)
_FIRMS = frozenset(
    {
        "Hotel",
        "Motel",
        "Inn",
        "Casino",
        "Club",
        "Lounge",
        "Restaurant",
        "Bar",
        "Store",
        "Stores",
        "Apartments",
        "Theater",
        "Theatre",
        "Airlines",
        "Airways",
        "Lines",
        "Shop",
    }
)
"""Words that end the names of firms which are no bodies elsewhere."""
_SLASHED = re.compile(r"/[A-Z]{2,6}\b(?: Matters\b)?")
"""A part of a body glued to an office: "Principal Coordinator/HSCA"."""
_END_OF_LINE = re.compile(r"[ \t]*(?:\n|$)")
_DEMONYM = re.compile(rf"[{UPPER}]\w+(?:ian|ese|ish|can|uan|yan|ean|nch)")
_POSSESSIVE = re.compile(r"\w+(?:['’]s|s['’])")
_TOKEN = re.compile(r"\S+")
_VERBS_IN_CAPITALS = frozenset(
    {"TOLD", "SAID", "SAYS", "ASKED", "MET", "HAS", "HAD", "WAS", "WILL", "GAVE", "SENT", "LEFT", "CAME", "SAW"}
)
"""What stands behind an office in teletypes and is no abbreviation of a body."""
_ACRONYM = re.compile(rf"[{UPPER}]{{2,6}}(?:/[{UPPER}]{{2,6}})*")


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """An office named at `start`–`end` of a page.

    `word_start`–`word_end` is where the word itself stands that names it. `alone` says that its words need nothing
    more to be an office; `capital` that it is written with one; `more` that something stands before or behind the word
    itself; `small_before_name` that it may be so written before a name. `held` is False where the words say that it
    is held no longer. `below` is where a body ends that stands alone on the next line, as under a signature, else 0.
    """

    start: int
    end: int
    word_start: int
    word_end: int
    alone: bool
    capital: bool
    more: bool
    small_before_name: bool
    held: bool = True
    below: int = 0


@lru_cache(maxsize=512)  # the pages of most documents: finders of names and of offices ask
def office_phrases(text: str) -> tuple[OfficePhrase, ...]:
    """The offices named in a text, in order; one that is only the beginning of another is left out."""
    return tuple(_phrases(text))


def _phrases(text: str) -> Iterator[OfficePhrase]:
    low = lowered(text)
    found = [(m.start(), m.end(), m[0]) for m in _NUCLEUS.finditer(low)]
    if not _FIRSTS_IN_CAPITALS.isdisjoint(words_on(low)):
        found += [(m.start(), m.end(), m[0]) for m in _CAPITALS.finditer(text)]
    if _MAY_BE_OF_A_PART.search(text) is not None:
        found += [(m.start(), m.end(), m[0]) for m in _OF_A_PART.finditer(text)]
    found.sort()
    until = 0
    for at, (start, end, word) in enumerate(found):
        if start < until:
            continue  # "the President" of "Assistant to the President"
        following = found[at + 1][0] if at + 1 < len(found) else len(text)
        if following <= end + 2 and text[end:following].isspace() and word in _BEFORE:
            continue  # "Deputy" of "Deputy Chairman"
        if text[end : end + 2] in ("'s", "’s") or text[end : end + 2] in ("s'", "s’"):
            continue
        if word == "staff" and _OF_SOMEBODY.match(text, end):
            continue  # "of the Council Staff to the President's Assistant", "on the staff of Senator Berg"
        phrase = _phrase(text, low, start, end, word)
        until = phrase.end
        yield phrase


def _phrase(text: str, low: str, start: int, end: int, word: str) -> OfficePhrase:
    first, held = _beginning(text, start)
    if text[end : end + 10].lower().startswith(("-designate", "-elect")):
        held = False
    last = end
    if interim := _INTERIM.match(text, end):
        end = last = interim.end()
    in_capitals = text[start:end].isupper()
    tail = (in_capitals and _OF_EMBASSY.match(text, end)) or (_TAIL_IN_CAPITALS if in_capitals else _TAIL).match(
        text, end
    )
    if tail is not None:
        last = _before_label(text, end, _above_address(text, end, tail.end()))
    elif text[start:end].isupper() and (direct := _DIRECT_BODY.match(text, end)) and _is_body(direct["body"].title()):
        last = direct.end()  # "DIRECTOR HYDRAULIC INSTITUTE", as cables leave "of the" out
    elif text[start:end] in _SENT and (sent := _TO_A_STATE.match(text, end)) and known(sent["where"]) & _STATES:
        last = sent.end()
    elif (small := _OF_SMALL.match(low, end)) is not None:
        last = small.end()
        at_place = _TAIL.match(text, last) or _AT_A_PLACE.match(text, last)
        last = at_place.end() if at_place is not None else last
        called = _CALLED.match(text, last) or _OF_THE_PARTY.match(text, last)
        last = called.end() if called is not None else last
    behind, below = _BODY_BEHIND.match(text, last), 0
    line = text.find("\n", behind.start("body"), behind.end()) if behind is not None else -1
    if behind is not None and line > 0 and text[last] == "," and not _is_body(behind["body"]):
        behind = _BODY_BEHIND.match(text, last, line)  # "Deputy Assistant Secretary, EA", above another's name
    if (
        behind is not None
        and text[last] == ","
        and " ".join(word.lower().split()) in _OF_FIRMS
        and _is_firm(behind["body"])
    ):
        last = behind.end()  # "Manager, Tropicana Hotel"
    elif behind is not None and _is_body(behind["body"]) and text[last] in " \n":
        below = _before_label(text, last, _one_line(text, behind.start("body"), behind.end()))
    elif behind is not None and _is_body(behind["body"]):
        last = _before_label(text, last, _one_line(text, behind.start("body"), behind.end()))
        further = _BODY_BEHIND.match(text, last) if text[last : last + 1] == "," else None
        if further is not None and _is_body(further["body"]):  # "Director, Office of Trade, Harbour Staff"
            last = _before_label(text, last, further.end())
    elif " ".join(word.split()) in _OF_PARTS and (part := _PART_BEHIND.match(text, last)) is not None:
        last = _before_label(text, last, part.end())
    if " ".join(word.lower().split()) in _POSTED and (post := _POST_BEHIND.match(text, last)) is not None:
        last = post.end() if known(post["where"].title()) & _STATES else last
    if last > end and (interim := _INTERIM.match(text, last)):
        last = interim.end()
    if last == end and (slashed := _SLASHED.match(text, end)) is not None:
        last = slashed.end()
    if last == end and word in _WITH_MORE and (begin := _line_of_office(text, first, end)) is not None:
        first = begin
    name = " ".join(word.split())
    if name.endswith("minister") and (where := _IN_A_PLACE.search(text, end, last)) is not None and where.start() > end:
        last = where.start()
    return OfficePhrase(
        first, last, start, end, alone=name in _ALONE or word.isupper(), capital=text[start].isupper(),
        more=first < start or last > end, small_before_name=name in _BEFORE_NAMES, held=held,
        below=below,
    )  # fmt: skip


def _line_of_office(text: str, start: int, end: int) -> int | None:
    """Where a line begins that is all of an office, of whose words no list has the first: "DDO Appeals Officer"."""
    line = text.rfind("\n", 0, start) + 1
    words = text[line:start].split()
    if not line or not 0 < len(words) < 4 or not text[start].isupper() or not _END_OF_LINE.match(text, end):
        return None
    plain = all(word[0].isupper() and word.isalpha() and not known(word) & (GIVEN | SURNAME) for word in words)
    return line + len(text[line:start]) - len(text[line:start].lstrip()) if plain else None


def _is_firm(words: str) -> bool:
    """Whether words with capitals are a hotel's, a club's or a shop's."""
    return words.split()[-1] in _FIRMS and len(words.split()) > 1


def _one_line(text: str, start: int, end: int) -> int:
    """The end of a body's name on a short line of an address, though the next line goes on with capitals."""
    line = text.find("\n", start, end)
    is_short = line - text.rfind("\n", 0, line) < _SHORT_LINE
    return line if line >= 0 and is_short and _is_body(text[start:line]) else end


def _above_address(text: str, start: int, end: int) -> int:
    """The end of words that go on behind `start`, without the line of an address below: "Washington, D.C."."""
    line = text.find("\n", start, end)
    if line < 0 or line - text.rfind("\n", 0, line) >= _SHORT_LINE or _GOES_ON.search(text, start, line):
        return end
    return start + len(text[start:line].rstrip()) if _ADDRESS.match(text, line) else end


def _before_label(text: str, start: int, end: int) -> int:
    """The end of words that go on behind `start`, without a label of a form that they ran into ("DATE:")."""
    if not _COLON.match(text, end):
        return end
    line = text.rfind("\n", start, end)
    return start + len(text[start:line].rstrip()) if line >= 0 else end


def _beginning(text: str, start: int) -> tuple[int, bool]:
    """Where an office begins whose word is at `start`, and whether it is said to be held now."""
    set_off = _SET_OFF.search(text[max(0, start - 60) : start]) if text[start].isupper() else None
    if set_off is not None and not _NO_PART_OF_OFFICES.intersection(set_off[1].lower().split()):
        return start - len(set_off[1]), True
    words = list(_TOKEN.finditer(text, max(0, start - 70), start))
    if words and words[0].start() == start - 70:
        words.pop(0)  # may be half a word
    first = start
    while words:
        word = words.pop()
        if "\n" in text[word.end() : first] and not _is_within_lines(text, word.end(), first):
            break
        plain = word[0].lstrip('(“"[')
        if plain.lower().rstrip(",") in _NOT_HELD:
            return first, False
        two = f"{words[-1][0]} {plain}" if words else ""
        if two.lstrip('(“"[') in _PEOPLES:
            word = words.pop()
            plain = word[0].lstrip('(“"[')
        elif not (
            plain.lower() in _BEFORE
            or plain in _PEOPLES
            or _DEMONYM.fullmatch(plain)
            or (plain[:1].isupper() and known(plain) & PEOPLE and plain.isalpha() and not known(plain) & TITLE)
            or (
                _ACRONYM.fullmatch(plain)
                and (plain not in NOT_BODIES or text[word.start() - 1 : word.start()] == "\n")
                and not is_english(plain.lower())
            )
            or (_POSSESSIVE.fullmatch(plain) and (plain[-1] in "'’" or _is_office_holder(plain)))
        ):
            break
        first = word.end() - len(plain)
        if plain != word[0]:
            break
    return first, True


def _is_office_holder(possessive: str) -> bool:
    """Whether what an office is of is told by another office or a state, "the President's secretary", "Japan's Foreign
    Minister", and not by somebody's name or a word for a body."""
    word = possessive[:-2]
    return word[:1].isupper() and bool(known(word) & (TITLE | _STATES | UPPER_CASE)) and word not in BODY_WORDS


def _is_within_lines(text: str, end: int, start: int) -> bool:
    """Whether two words on two lines belong to running text: one line end, and the upper line is long."""
    between = text[end:start]
    return between.count("\n") == 1 and end - text.rfind("\n", 0, end) > 25


def _is_body(words: str) -> bool:
    """Whether words with capitals name a body, so that they belong to the office before them."""
    parts = words.split()
    if parts and (parts[0] in _VERBS_IN_CAPITALS or (parts[0].lower() in _ALONE and len(parts) > 1)):
        return False  # "Chairman of the Joint Chiefs of Staff" is another office
    return any(part in BODY_WORDS or part.removesuffix("s") in BODY_WORDS for part in parts) or (
        len(parts) <= 2
        and all(_ACRONYM.fullmatch(part) and len(part) <= 5 and part not in _VERBS_IN_CAPITALS for part in parts)
    )
