"""Which dates of a sentence say when a meeting was that it tells of: adverbials of the meeting's own clause alone."""

from __future__ import annotations

import re

from fonds.core.extracting.meetings_attended import Told
from fonds.core.extracting.speech import ACTS

_BEHIND = 170
_BEFORE = 200
_IRREGULAR = (
    "was|were|had|has|have|did|said|told|went|came|left|gave|made|took|met|saw|spoke|began|got|knew|thought|felt|found|sent|"
    "brought|wrote|read|heard|is|are|will|would|could|should|shall|may|might|cannot|does|do|says"
)
_FINITE = (
    rf"(?:(?:\w+ly|also|then|later|never|not|still|now|again|only|himself|herself)\s+)*(?:{_IRREGULAR}|[a-z]{{2,}}ed)\b"
)
_CONJUNCTIONS = (
    r"that(?!\s+(?:very\s+)?(?:same\s+)?(?:day|date|evening|morning|afternoon|night|noon|week|month|year)\b)|"
    "who|whom|whose|which|where|whether|if|because|why|what|how|although|though|whereas|unless|lest|until|till|"
    "since"
)
_TO_DO = r"(?!the\b|an?\b|his\b|her\b|him\b|my\b|me\b|our\b|us\b|their\b|them\b)[a-z]{2,}"
_TO_DO_IN_CAPITALS = (
    "(?:ask|arrange|check|determine|discuss|explain|find|get|give|inform|inquire|learn|make|meet|obtain|pass|propose|provide|"
    "receive|report|request|say|see|seek|take|tell|try|urge|warn)"
)


def _end(to_do: str) -> str:
    return (
        rf"\b(?:{_CONJUNCTIONS})\b|[;:”\[]|[“\"](?!(?:sometime\s+)?(?:in|on|about)\s)|"
        r"\((?!(?:on|in|about|around)?\s*(?:or about\s+)?[\dA-Z])|"
        rf"\b(?:he|she|they|it|there|I|we)\s+(?:n[’']t\s+)?{_FINITE}|"
        rf",?\s+(?:and|but|or|then|yet)\s+(?:(?:the\s+)?(?:[A-Z][\w.’'-]+\s+){{1,3}})?{_FINITE}|"
        rf",\s+{_FINITE}|\bto\s+{to_do}\b|"
        r"\bwhile\s+(?:he|she|they|I|we|the|(?-i:[A-Z])\w+)\s+(?:was|were|had|is|are)\b|"
        r"\b(?:regarding|concerning|proposing|asking|requesting|saying|stating|warning|promising|threatening|demanding)\b"
    )


_END = re.compile(_end(_TO_DO))
"""Where the clause ends behind the words that tell of a meeting."""
_HELD_WHEN = re.compile(
    r",?\s*(?:which|that)\s+(?:had\s+|has\s+)?(?:took place|taken place|was held|were held|been held|occurred|lasted|"
    r"(?:he|she|they|I|we)\s+(?:had|held)\s+(?=(?:on|in|at|with|last|yesterday|today)\b))"
)
"""A relative clause that says of the meeting when it was."""
_SAID_THAT = "|".join(
    act for kind in ("said", "reported", "promised") for act in ACTS[kind].split("|") if act.isalpha()
)
_END_IN_CAPITALS = re.compile(_end(_TO_DO_IN_CAPITALS), re.IGNORECASE)
"""The same in a cable, where all is in capitals."""
_OPENS = re.compile(
    rf"(?:\b(?:{_CONJUNCTIONS})\s|[;:“”\"\[(]|"
    rf"\b(?:{_SAID_THAT})\s+(?:(?:him|her|me|us|them)\s+)?(?!on\b|in\b)|"
    r"\n[ \t]*\n\s*(?=(?:On|In|At|During|After|Yesterday|Today|The)\s))"
)
"""Behind which another clause begins, before the words that tell of a meeting; what stands before is not of theirs."""
_OPENS_IN_CAPITALS = re.compile(_OPENS.pattern, re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]{1,300}\)")
_CLOSED_BY = {"(": ")", "[": "]", "“": "”"}
_CLEFT = re.compile(r"\b[Ii]t\s+was\s+(?:only\s+|not\s+until\s+)?(?:in|on|at|during)\s[^,;]{3,40}$")
"""Before a "that" which begins no other clause: "it was in 1958 that he met"."""
_ASIDE = re.compile(r",\s+(?:who|whom|which|where|whose|then|now|formerly)\b[^,;]{0,140},")
_NOT_ON = re.compile(
    r"(?:\b(?:by|until|till|before|after|since|from|dated|for|to|as of|than|following|to|prior to|preceding|against|"
    r"No\.?|through)|\bof)\s+"
    r"(?:(?:the|about|around|late|early|mid|this|last|end of|beginning of|middle of|"
    r"evening of|morning of|night of|afternoon of|week of|month of|day of|year)[\s-]+){0,4}$",
    re.IGNORECASE,
)
"""Before a date that is a deadline, a bound or the name of something."""
_PART_OF = re.compile(
    r"\b(?:(?:evening|morning|afternoon|night|day|eve|noon|end|beginning|middle|start|course|early part|latter part|"
    r"half|month|summer|spring|winter|autumn|fall|days|weeks?|part|hours)\s+of|\bas\s+of)\s+(?:the\s+|last\s+|this\s+)?$",
    re.IGNORECASE,
)
_MEETING_OF = re.compile(
    r"\b(?:at|in|during|on|of)\s+(?:(?:the|his|her|their|our|my|a|an|this)\s+)?(?:[\w-]+\s+){0,3}"
    r"(?:meetings?|conversations?|talks?|interviews?|discussions?|receptions?|dinner|lunch(?:eon)?|audience|visit|session|"
    r"breakfast|briefing|conference)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before the day of the very meeting: "in his conversation of 3 May with"."""
_OF_SPAN = re.compile(r"\bof\s+(?:the\s+)?$")
"""Before a week that only says which thing is meant: "the incidents of last week"."""
_NAME_OF = re.compile(
    r"[’']?s?\s+(?:[A-Z]{2,}\s+){0,2}(?P<thing>(?:[Pp]lenum|[Pp]lenary|[Aa]greements?|[Dd]ecrees?|[Ll]etters?|[Tt]elegrams?|"
    r"[Cc]ables?|[Nn]otes?|[Rr]esolutions?|[Cc]ongress|[Mm]emorand\w+|[Dd]eclarations?|[Ee]vents|[Ee]lections?|[Uu]prising|"
    r"[Rr]evolution|[Mm]ovement|[Hh]arvest|issue|edition|deliver\w+|plan|quota|draft|protocol|decisions?|statements?|[Ss]peech|"
    r"report|article|meeting|session|conference|talks|visit))\b"
)
"""Behind a date that only says which thing is meant: "the June plenum"."""
_NOUN_WITH = re.compile(
    r"\s+(?:interviews?|meetings?|conversations?|talks?|discussions?|luncheon|lunch|dinner|call|visit|session)\s+(?:with|between|by)\b"
)
"""Behind the day of the meeting that the very words tell of."""
_AT_THE = re.compile(
    r"\b(?:at|during|in the course of|on the occasion of)\s+(?:the|this|his|her|their|our)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_BEHIND_EVENT = re.compile(
    r"\b(?:after|before|since|until|following|prior to|having|pending|despite|because of|in accordance with|"
    r"according to|in connection with|in reply to|in response to|on the basis of|contrary to|in view of|under|"
    r"pursuant to|by virtue of|"
    r"in spite of|referring to|with reference to|thanks to|in addition to)\b(?P<what>[^,]*)$",
    re.IGNORECASE,
)
_AFTER_MEAL = re.compile(
    r"\s*(?:lunch|luncheon|dinner|breakfast|supper|work|midnight|noon|dark|the reception)\b[^,]*", re.IGNORECASE
)
_OF_JOURNEY = re.compile(
    r"\b(?:of|about|on)\s+(?:his|her|their|my|our|the|a)\s+(?:\w+\s+){0,2}(?:trip|visit|journey|tour|stay|return|speech)\b[^,;]*$"
)
"""Before the day of a journey of which somebody told."""
_ABOUT = re.compile(r"\b(?:about|concerning|regarding|on the subject of)\b(?![^,]*,)", re.IGNORECASE)
_IN_YEAR = re.compile(
    r"\b(?:in|during|early|late|mid|sometime)[ -]+(?:the (?:spring|summer|autumn|fall|winter) of )?$", re.IGNORECASE
)
_AND = re.compile(r";|,?\s+(?:and|but|while|whereas)\b")
_YEAR, _MONTH = 4, 7


def reach_of(text: str, told: Told, before: int, behind: int) -> tuple[int, int]:
    """Where the clause of a meeting begins and ends; `before` is where the meeting told before it in the sentence ends,
    `behind` where the next one begins (-1 where there is none)."""
    low = max(told.sentence[0], told.start - _BEFORE)
    is_typed = text[told.start : told.end].isupper()
    for opened in (_OPENS_IN_CAPITALS if is_typed else _OPENS).finditer(text, low, told.start):
        mark = opened[0].strip().lower()
        if mark in _CLOSED_BY and _CLOSED_BY[mark] in text[opened.end() : told.start]:
            continue
        if mark == "that" and text[max(low, opened.start() - 7) : opened.start()].lower() == "before ":
            continue  # "a week before that"
        if mark != "that" or _CLEFT.search(text, low, opened.start()) is None:
            low = opened.end()
    bracket = _BRACKET.match(text, told.end, told.sentence[1])
    near = told.end if bracket is None else bracket.end()
    high = min(told.sentence[1], near + _BEHIND)
    if behind >= near:
        high = min(high, behind)
        joint = _AND.search(text, near, high)
        high = high if joint is None else joint.start()
    held = _HELD_WHEN.match(text, near, high)
    other = (_END_IN_CAPITALS if is_typed else _END).search(text, near if held is None else held.end(), high)
    high = high if other is None else other.start()
    if low < before <= told.start and _AND.search(text, before, told.start) is None:
        low = before
    return low, high


def is_when(text: str, told: Told, start: int, end: int, edtf: str, low: int) -> bool:
    """Whether a date between `start` and `end`, within the reach of a meeting, says when it was."""
    if told.start <= start and end < told.end and _NOUN_WITH.match(text, end):
        return True  # "the 17 November interview with"
    lead = text[max(low, start - 80) : start]
    is_span = "/" in edtf
    deadline = _NOT_ON.search(lead)
    is_part = _PART_OF.search(lead) is not None and not _deadline_before_part(lead)
    if is_span and not is_part and _OF_SPAN.search(lead) is not None and _MEETING_OF.search(lead) is None:
        return False
    if deadline is not None and not is_span and not is_part and _MEETING_OF.search(lead) is None:
        return False
    named = _NAME_OF.match(text, end)
    is_itself = named is not None and max(told.start, told.verb) == named.start("thing")  # "the 13 June meeting with"
    if (named or text[end : end + 2] in ("’s", "'s")) and not is_itself and _AT_THE.search(lead) is None:
        return False
    if len(edtf) == _YEAR and not is_part and _IN_YEAR.search(lead) is None:
        return False
    if end <= told.start:
        event = _BEHIND_EVENT.search(lead)
        if event is not None and _AFTER_MEAL.fullmatch(event["what"]) is None and "," not in event["what"]:
            return False
    if told.start < start < told.end and any(
        aside.start() < start and end < aside.end() and not aside.start() <= told.verb < aside.end()
        for aside in _ASIDE.finditer(text, told.start, told.end)
    ):
        return False
    if start >= told.end and _OF_JOURNEY.search(text, told.end, start) is not None:
        return False
    is_wide = start >= told.end and len(edtf) in (_YEAR, _MONTH)
    return not (is_wide and _ABOUT.search(text, told.end, start) is not None)


def is_of_next(text: str, end: int, start: int) -> bool:
    """Whether a date behind a meeting opens what "and" joins to it: "met X in Hamhung, and on 11 October Y came"."""
    return _AND_ON.search(text, end, start) is not None


_AND_ON = re.compile(r"(?:;|,?\s+(?:and|but))\s+(?:\w+\s+)?(?:on|in|at|during)\s+(?:the\s+)?$")
_DEADLINE = re.compile(
    r"\b(?:by|until|till|before|after|since|from|dated|for|to|than|following|prior to|about|regarding|concerning|"
    r"against|through)\s+(?:the\s+)?(?:\w+\s+){1,2}of\s+(?:the\s+|last\s+|this\s+)?$",
    re.IGNORECASE,
)


def _deadline_before_part(lead: str) -> bool:
    return _DEADLINE.search(lead) is not None
