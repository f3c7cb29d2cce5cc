"""Where an office ends: with what it is of or in, the body behind a comma or on the next line, and the post.

"Deputy Chairman of the Cabinet of Ministers", "Assistant Director, Office of Management and Budget", "Chief of Station,
Oslo".
"""

from __future__ import annotations

import re

from fonds.core.extracting.date_wordings import MONTH_NAMES
from fonds.core.extracting.name_words import BODY_WORDS, UPPER
from fonds.core.extracting.office_words import ACRONYM, ALONE, GAP, STATES, WITH_MORE, alternatives
from fonds.core.extracting.word_knowledge import known

_WORD = rf"(?:[{UPPER}](?:[\w’'&/-]+|(?:\.[{UPPER}])+\.?)|(?!(?:1[6-9]|20)\d\d\b)\d{{1,4}}(?:th|st|nd|rd)?(?![\w.:/-]))"
_SMALL_BODY = (
    r"(?:(?:military|diplomatic|economic|consular|special|permanent|naval|trade|technical|cultural|provincial|regional|district|city|county|central|executive|party|factory|people['’]s)\s){0,2}(?:office|branch|section|division|desk|mines?|works|shipyards?|railways?|docks?|cooperative|farms?|fields|fleet|hospital|school|university|"
    r"institute|bank|company|firm|union|bureau|station|embassy|legation|consulate|delegation|mission|department|group|"
    r"committee|newspaper|magazine|government|party|police|district|region|factory|plant|mill|army|front|administration|regime|cabinet|"
    r"affairs|questions|matters|relations|issues|problems|policy|interests|services?|programs?|trade|forces|troops|"
    r"organi[sz]ations?|trade unions?)\b"
)
"""Bodies in small letters behind a name: "head of the Dallas office of the Contact Division"."""
_ANOTHER = rf"(?!(?:the{GAP})?(?:[\w’']+{GAP}){{0,2}}(?:{alternatives(ALONE | WITH_MORE)})(?!\w))"
_IN_OR_ON = rf"(?:in|on)(?!{GAP}(?:the{GAP})?(?:{MONTH_NAMES}|(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)\b)"
"""Before what an office is of or in, and not before when something was: "the Minister of Trade in February"."""
_OF_WHAT = (
    rf"(?:{GAP}(?:of|to|for|{_IN_OR_ON}|at|with|without|from|de|der){GAP}(?:(?:the|his|a|our|its|their|her){GAP})?{_WORD}"
    rf"(?:(?:{GAP}(?:and{GAP}(?i:{_ANOTHER})|of{GAP}|for{GAP}|{_IN_OR_ON}{GAP}|&{GAP})(?:the{GAP})?|{GAP}(?!The\b)){_WORD}"
    rf"|{GAP}{_SMALL_BODY}){{0,9}})"
)
_TAIL = re.compile(
    rf"{_OF_WHAT}(?:(?!{GAP}(?:to|from|with){GAP}(?i:{alternatives(ALONE)}){GAP}[{UPPER}]){_OF_WHAT}){{0,2}}"
)
"""What an office is of and in; not to whom its holder turns: "From Secretary of State Berg to President Strand"."""
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
STOPS_IN_CAPITALS = (
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
_BODIES_IN_CAPITALS = (
    "AGENCY|ASSOCIATION|BANK|BRANCH|BUREAU|COMMISSION|COMMITTEE|COMPANY|CORPORATION|COUNCIL|DEPARTMENT|DIRECTORATE|"
    "DIVISION|EMBASSY|FEDERATION|FORCES?|FRONT|GROUP|INSTITUTE|MINISTRY|MOVEMENT|OFFICE|ORGANIZATION|PARTY|SECTION|"
    "SERVICE|STAFF|STATION|UNION|UNIVERSITY"
)
"""Words that end the name of a body which may be longer than four words."""
_TAIL_IN_CAPITALS = re.compile(
    rf"(?:{GAP}[.-]?(?:OF|FOR|of|for){GAP}(?:THE{GAP}|the{GAP})?(?!(?:{STOPS_IN_CAPITALS})\b){_WORD}"
    rf"(?:(?:{GAP}(?!(?:{STOPS_IN_CAPITALS})\b){_WORD}){{4,8}}{GAP}(?:{_BODIES_IN_CAPITALS})\b"
    rf"|(?:{GAP}(?!(?:{STOPS_IN_CAPITALS})\b){_WORD}){{0,4}})){{1,2}}"
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
_SENT_SHORT = frozenset({"ACOS", "COB", "COS", "DCM", "DCOS"})
"""Offices abroad that are abbreviated, behind which in small letters stands where: "DCM in Thailand"."""
_IN_SMALL = re.compile(rf"{GAP}(?:in|at){GAP}")
_DIRECT_BODY = re.compile(rf"{GAP}(?P<body>[{UPPER}]{{3,}}(?: [{UPPER}]{{3,}}){{0,3}})(?=\s?[,;.)])")
_TO_A_STATE = re.compile(rf"{GAP}(?:TO|IN){GAP}(?:THE{GAP})?(?P<where>[{UPPER}]{{3,}})(?![\w-])")
"""Where an envoy is, in capitals: "SOVIET AMBASSADOR TO CUBA"."""
_COLON = re.compile(r"[ \t]{0,3}:")
_SHORT_LINE = 35
_GOES_ON = re.compile(r"\b(?:of|for|and|the|to|in|&)\s*$")
_ADDRESS = re.compile(
    rf"\s*\n\s*[{UPPER}][\w.]+(?:[ ][{UPPER}][\w.]+){{0,2}}"
    r"(?:,[ ]*(?:D\.?[ ]?C\b|[A-Z][\w.]+)|[ ]\d{1,2},|[ ]*(?:\n|$))"
)
"""The line of a town below an office, in the address of a letter."""
_LABEL_BELOW = re.compile(
    r"[ ]?\n\s*(?:SUBJECT|SUBJ|FROM|TO|DATE|VIA|THRU|THROUGH|REFERENCES?|REF|ATTENTION|ATTN|CLASSIFICATION|SECRET|"
    r"CONFIDENTIAL|DISTRIBUTION)\b|"
    r"[ ]?\n\s*(?:From|To|Subject|Date|Attention|Attn|Via|Reference)[s:;tf1]{0,2}[ \t]{1,3}(?=[A-Z])"
)
"""A label of a form, or a mark, on the line below an office, whose colon may stand elsewhere."""
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
    {"manager", "general manager", "president", "vice president", "v. p.", "v.p.", "vp", "treasurer", "superintendent",
     "supervisor"}
)  # fmt: skip
_FIRMS = frozenset(
    {"Hotel", "Motel", "Inn", "Casino", "Club", "Lounge", "Restaurant", "Bar", "Store", "Stores", "Apartments",
     "Theater", "Theatre", "Airlines", "Airways", "Lines", "Shop"}
)  # fmt: skip
"""Words that end the names of firms which are no bodies elsewhere."""
_SLASHED = re.compile(r"/[A-Z]{2,6}\b(?: Matters\b)?")
"""A part of a body glued to an office: "Principal Coordinator/HSCA"."""
_VERBS_IN_CAPITALS = frozenset(
    {"TOLD", "SAID", "SAYS", "ASKED", "MET", "HAS", "HAD", "WAS", "WILL", "GAVE", "SENT", "LEFT", "CAME", "SAW"}
)
"""What stands behind an office in teletypes and is no abbreviation of a body."""
_NO_ACRONYMS = _VERBS_IN_CAPITALS | frozenset(STOPS_IN_CAPITALS.split("|"))


def end_of_office(text: str, low: str, start: int, end: int, word: str) -> tuple[int, int, int]:
    """Where an office ends whose word stands at `start`–`end`: (the end of the word with what says that it is held for
    the time being, the end of all, where a body ends that stands alone on the next line or 0). `low` is the text in
    small letters, `word` the word as it was found."""
    last = end
    if interim := _INTERIM.match(text, end):
        end = last = interim.end()
    in_capitals = text[start:end].isupper() and not (word in _SENT_SHORT and _IN_SMALL.match(text, end))
    tail = (in_capitals and _OF_EMBASSY.match(text, end)) or (_TAIL_IN_CAPITALS if in_capitals else _TAIL).match(
        text, end
    )
    if tail is not None:
        last = _before_label(text, end, _above_address(text, end, tail.end()))
    elif text[start:end].isupper() and (direct := _DIRECT_BODY.match(text, end)) and is_body(direct["body"].title()):
        last = direct.end()  # "DIRECTOR HYDRAULIC INSTITUTE", as cables leave "of the" out
    elif text[start:end] in _SENT and (sent := _TO_A_STATE.match(text, end)) and known(sent["where"]) & STATES:
        last = sent.end()
    elif (small := _OF_SMALL.match(low, end)) is not None:
        last = small.end()
        at_place = _TAIL.match(text, last) or _AT_A_PLACE.match(text, last)
        last = at_place.end() if at_place is not None else last
        called = _CALLED.match(text, last) or _OF_THE_PARTY.match(text, last)
        last = called.end() if called is not None else last
    behind, below = _BODY_BEHIND.match(text, last), 0
    line = text.find("\n", behind.start("body"), behind.end()) if behind is not None else -1
    if behind is not None and line > 0 and text[last] == "," and not is_body(behind["body"]):
        behind = _BODY_BEHIND.match(text, last, line)  # "Deputy Assistant Secretary, EA", above another's name
    if (
        behind is not None
        and text[last] == ","
        and " ".join(word.lower().split()) in _OF_FIRMS
        and _is_firm(behind["body"])
    ):
        last = behind.end()  # "Manager, Tropicana Hotel"
    elif behind is not None and is_body(behind["body"]) and text[last] in " \n":
        below = _before_label(text, last, _one_line(text, behind.start("body"), behind.end()))
    elif behind is not None and is_body(behind["body"]):
        last = _before_label(text, last, _one_line(text, behind.start("body"), behind.end()))
        further = _BODY_BEHIND.match(text, last) if text[last : last + 1] == "," else None
        if further is not None and is_body(further["body"]):  # "Director, Office of Trade, Harbour Staff"
            last = _before_label(text, last, further.end())
    elif " ".join(word.split()) in _OF_PARTS and (part := _PART_BEHIND.match(text, last)) is not None:
        last = _before_label(text, last, part.end())
    if " ".join(word.lower().split()) in _POSTED and (post := _POST_BEHIND.match(text, last)) is not None:
        last = post.end() if known(post["where"].title()) & STATES else last
    if last > end and (interim := _INTERIM.match(text, last)):
        last = interim.end()
    if last > end and (label := _LABEL_BELOW.search(text, end, last)) is not None:
        last = label.start()
    if last == end and (slashed := _SLASHED.match(text, end)) is not None:
        last = slashed.end()
    if (
        " ".join(word.split()).endswith("minister")
        and (where := _IN_A_PLACE.search(text, end, last)) is not None
        and where.start() > end
    ):
        last = where.start()
    return end, last, below


def _is_firm(words: str) -> bool:
    """Whether words with capitals are a hotel's, a club's or a shop's."""
    return words.split()[-1] in _FIRMS and len(words.split()) > 1


def _one_line(text: str, start: int, end: int) -> int:
    """The end of a body's name on a short line of an address, though the next line goes on with capitals."""
    line = text.find("\n", start, end)
    is_short = line - text.rfind("\n", 0, line) < _SHORT_LINE
    return line if line >= 0 and is_short and is_body(text[start:line]) else end


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


def is_body(words: str) -> bool:
    """Whether words with capitals name a body, so that they belong to the office before them."""
    parts = words.split()
    if parts and (parts[0] in _VERBS_IN_CAPITALS or (parts[0].lower() in ALONE and len(parts) > 1)):
        return False  # "Chairman of the Joint Chiefs of Staff" is another office
    return any(part in BODY_WORDS or part.removesuffix("s") in BODY_WORDS for part in parts) or (
        len(parts) <= 2
        and all(ACRONYM.fullmatch(part) and len(part) <= 5 and part not in _NO_ACRONYMS for part in parts)
    )
