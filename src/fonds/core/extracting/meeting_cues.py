"""Words that tell of a meeting where no clause does, and those that add somebody to one that was told before."""

from __future__ import annotations

import re

from fonds.core.extracting.speech import TALK
from fonds.core.text.first_words import Phrases

_WHEN = r"(?:\s+(?:today|yesterday|recently|again|here|earlier|this \w+|last \w+|(?:in|at|on|of)\s+[\w ,’'-]{3,30}?))"
_TO_ME = (
    r"received|visited|telephoned|phoned|called(?: on| upon| up)?|met(?: with)?|saw|summoned|sent for|approached|"
    r"contacted|came to|came to see|came in to see|came to visit|called to see|dropped in on|paid|invited|stopped|"
    r"walked up to|came (?:up|over) to|"
    r"sought out|looked up|handed|lunched with|dined with|spoke to|spoke with|talked to|talked with"
)

_CUE = re.compile(
    rf"(?<![\w-])(?=[abcdefgilmnoprstuvw])(?:"
    rf"(?P<me>(?:{_TO_ME})\s+(?:me|us)\b|(?:took|drew)\s+(?:me|us)\s+(?:aside|by\s+the)\b|"
    r"confided\s+(?:to|in)\s+(?:me|us)(?=,?\s+(?:after|when|once|as\s+soon\s+as)\b)|"
    r"asked\s+(?:me|us)\s+to\s+(?:come|call|see|visit|lunch|meet|drop)\b|"
    r"(?:told|informed|assured|advised)\s+(?:me|us)\s+(?:the other|last|this|yesterday|today|on|during|at|over|in)\b)|"
    rf"(?P<noun>(?:{TALK}|session)(?:,?\s+(?:which|that)\s+(?:[\w.’'-]+\s+){{1,4}}?(?:had|held)|"
    rf"\s+(?:(?:was |were |has been )?held|took place|occurred))?{_WHEN}{{0,2}}?\s+(?:with|between))|"
    r"(?P<held>(?:meeting|conference|session|luncheon|dinner|briefing|interview)\b[^.;:]{0,90}?\s"
    r"(?:was|were)\s+(?:held|convened|attended))|"
    r"(?P<invited>invited(?=\s[^.;]{3,60}?\sto\s+(?:the|his|her|their|my|our|lunch|dinner|tea|breakfast|a)\b))|"
    r"(?P<attended>(?:attended|guests? at|attending)\s+(?:an?|the)?\s*"
    r"(?:[\w-]+\s+){0,2}?(?:meeting|luncheon|dinner|session|conference))|"
    r"(?P<introduced>introduced)|"
    r"(?P<phone>(?:in|during|by|over|via|on)\s+(?:an?\s+|the\s+)?(?:long[ -]distance\s+)?(?:tele)?phone"
    r"(?:\s+(?:conversation|call))?(?!\s+(?:conversation|call|with|between)))|"
    r"(?P<session>(?:during|at|in)\s+(?:the|an?)\s+(?:[\w-]+\s+){0,2}?(?:session|meeting|talks)\s+(?:held|of)\b)|"
    r"(?P<after>after\s+(?:the|this|that)\s+meeting,?))(?![\w-])"
)
_BY_PHONE = dict.fromkeys(("by", "over", "via", "on"), frozenset({"phone", "telephone"}))
_IN_SESSION = frozenset({"phone", "telephone", "session", "meeting", "talks"})
_OF_NOUN = frozenset({"with", "between", "held", "convened", "attended"})
_NOUNS = (
    "talk", "talks", "conversation", "conversations", "meeting", "meetings", "discussion", "discussions", "interview",
    "interviews", "lunch", "luncheon", "dinner", "breakfast", "supper", "consultation", "consultations", "audience",
    "chat", "exchange", "contact", "session", "conference", "briefing", "reception",
)  # fmt: skip
_TO_THE_WRITER = (
    "received", "visited", "telephoned", "phoned", "called", "met", "saw", "summoned", "sent", "approached",
    "contacted", "came", "dropped", "paid", "invited", "stopped", "sought", "looked", "handed", "lunched", "dined",
    "spoke", "talked", "asked", "told", "took", "drew", "walked", "confided", "informed", "assured", "advised",
)  # fmt: skip
CUE = Phrases(
    _CUE,
    {
        **dict.fromkeys(_TO_THE_WRITER, frozenset({"me", "us"})),
        **dict.fromkeys(_NOUNS, _OF_NOUN),
        **dict.fromkeys(("invited", "attended", "guest", "guests", "attending", "introduced"), frozenset()),
        **_BY_PHONE,
        **dict.fromkeys(("in", "during", "at"), _IN_SESSION),
        "after": frozenset({"meeting"}),
    },
)
"""What tells of a meeting; it is sought in small letters."""

_OCCASION = (
    r"(?:meetings?|conversations?|talks?|discussions?|luncheon|lunch|dinner|session|interview|reception|audience|call)"
)
_PRESENCE = re.compile(
    r"(?<![\w-])(?:(?P<list>(?:accompanied|assisted)\s+by\b|in\s+the\s+presence\s+of\b|"
    rf"(?:also\s+)?(?:present|attending|taking part|participating)(?:\s+(?:at|in|during)\s+the\s+{_OCCASION})?"
    rf"(?:\s+(?:from|for|on)\s+[\w ,]{{3,20}}?)?\s*(?::|(?:were|was)\b:?)|"
    rf"with(?=\s[^.;:]{{3,70}}?\s(?:interpreting|translating|"
    r"(?:acting |serving )?as (?:an? |the )?(?:interpreter|translator)|in attendance)\b)|"
    rf"(?:the\s+)?{_OCCASION}(?:\s+on\s+[\w ]{{3,20}}?)?,?\s+(?:(?:was|were)\s+)?(?:also\s+)?attended\s+by\b|"
    rf"at\s+the\s+{_OCCASION}\s+(?:with\s[\w. -]{{2,40}}?\s)?(?:were|was)\s+(?:also\s+)?present\b|"
    r"to\s+which\s+(?:[\w.]+\s+){1,3}?(?:also\s+|had\s+)*invited\b|who\s+(?:came|arrived|appeared)\s+(?:together\s+)?with\b|"
    r"(?:on\s+my\s+(?:left|right)|(?:next\s+to|beside|opposite)\s+me)\s+(?:sat|was\s+seated|was)\b|"
    r"(?:together\s+)?with\s+(?:me|us)\s+(?:was|were|came|went)\b|brought\s+(?:along|with\s+(?:him|her|them))\b|"
    rf"(?:the|this)\s+{_OCCASION}\s+was\s+(?:interpreted|translated|recorded)\s+by\b|"
    rf"those\s+(?:present|attending)\s+(?:were|included)\b|those\s+(?:present\s+)?at\s+(?:the|this|that)\s+{_OCCASION}\s+"
    r"(?:was|were|included)\b|participants\s+"
    rf"(?:(?:on|from|for)\s+(?:the\s+)?(?:[\w-]+\s+){{1,4}}?)?(?:were|included)\b|"
    rf"(?:the\s+)?{_OCCASION},?\s+(?:was\s+)?conducted\s+by\b|as\s+(?:did|were|was)\b(?=\s))|"
    r"(?P<beside>(?:together|jointly|along)\s+with\b)|"
    rf"(?P<after>(?:(?:was|were|is|are)\s+|who\s+(?:was|were)\s+)?(?:also\s+|likewise\s+)present\b|"
    r"who\s+(?:was|were|had\s+been)\s+present\b|(?:was|were)\s+(?:also\s+|likewise\s+)(?:invited|at\s+the\s+table)\b|"
    r"(?:attended|participated)\s*(?=[.;\n]|$)|(?:took|kept)\s+(?:the\s+)?(?:notes|minutes)\b|"
    r"(?:translated|recorded|wrote\s+down)\s+the\s+(?:conversation|talk)\b|"
    r"joined\s+(?:us|me|in\s+the\s+conversation)\b|"
    rf"(?:was|were)\s+(?:also\s+)?present\s+(?:at|during|throughout|as|on|from|for)\b|"
    rf"(?:was|were)\s+(?:also\s+)?with\s+(?:me|us|him|her|them)\b|"
    rf"(?:was|were)\s+(?:also\s+)?(?:present|in attendance)\s*(?=[.;\n]|$)|"
    rf"also\s+(?:attended|participated|took part|sat in|joined)\b|"
    r"(?:attended|participated in|took part in|sat in on|was present at|were present at)\s+(?:the|this|that)\s+"
    rf"{_OCCASION}|"
    r"(?:took part|participated|joined us|sat in)\s*(?=[.;,\n]|and\b|$)|"
    r"(?:went|came|drove)\s+(?:along\s+|there\s+)?with\s+(?:me|us)\b|accompanied\s+(?:me|us)\b|(?:acted|served)\s+as\s+(?:an?\s+|the\s+)?(?:interpreter|translator)|"
    r"interpreted\b(?=\s*[.;\n]|\s+(?:at|for|the|during)\b|$)))(?![\w-])"
)
_ARE_PRESENT = ("present", "attending", "taking", "participating")
_TOOK_PART = ("attended", "participated", "took", "kept", "sat", "joined")
PRESENCE = Phrases(
    _PRESENCE,
    {
        **dict.fromkeys((*_ARE_PRESENT, *_TOOK_PART, "participants"), frozenset()),
        **dict.fromkeys(("accompanied", "assisted"), frozenset({"by", "me", "us"})),
        **dict.fromkeys(("together", "jointly", "along"), frozenset({"with"})),
        **dict.fromkeys(("acted", "served"), frozenset({"interpreter", "translator"})),
        "interpreted": frozenset(),
        "with": frozenset({"interpreting", "translating", "interpreter", "translator", "attendance", "me", "us"}),
        **dict.fromkeys(
            ("the", "this", *_NOUNS, "call"),
            frozenset({"attended", "conducted", "interpreted", "translated", "recorded"}),
        ),
        **dict.fromkeys(("went", "came", "drove"), frozenset({"me", "us"})),
        **dict.fromkeys(("was", "were"), frozenset({"present", "attendance", "me", "us", "invited", "table"})),
        **dict.fromkeys(("translated", "recorded", "wrote"), frozenset({"conversation", "talk"})),
        "to": frozenset({"invited"}),
        **dict.fromkeys(("on", "next", "beside", "opposite"), frozenset({"sat", "seated"})),
        "brought": frozenset({"along", "him", "her", "them"}),
        **dict.fromkeys(("at", "is", "are", "likewise"), frozenset({"present"})),
        "who": frozenset({"present", "came", "arrived", "appeared"}),
        "in": frozenset({"presence"}),
        "also": frozenset({*_ARE_PRESENT, *_TOOK_PART}),
        "those": frozenset({"present", "attending", "at"}),
        "as": frozenset({"did", "were", "was"}),
    },
)
"""What adds those named behind it, or before it, to a meeting; it is sought in small letters."""

NEVER = re.compile(
    r"\b(?:not|never|n[’']t|to be|would have|should have|could have|might have|if|unless|without|"
    r"rather than)\s+(?:\w+\s+)?$"
)
"""Words before a meeting that was not held."""
PLANNED = re.compile(
    r"\b(?:arrang\w+|request\w*|propos\w+|schedul\w+|plan\w*|seek\w*|sought|wants?|wanted|wish\w*|set up|"
    r"possib\w+|future|forthcoming|"
    r"upcoming|next|coming|would|will|should|hopes?|hoped|asked for|ask for|prior to|before|need\w*|another|any|no|"
    r"desire\w*|intend\w*|"
    r"agreed to|prepar\w+ for|in favor of|conclu\w+|necessary|interested in|authoriz\w+|"
    r"suggest\w+|invit\w+)\b[^.;]{0,40}$"
)
"""Words before a meeting that is still to be held."""
_BEFORE_NOUN = 70
"""Code points before a noun within which they stand."""


def is_still_to_be(low: str, start: int, place: int) -> bool:
    """Whether what stands between the last comma and a noun of meeting at a place says that the meeting was not held,
    or not yet; `low` is the page in small letters, `start` where the sentence begins."""
    left = low[max(start, place - _BEFORE_NOUN) : place].rpartition(", ")[2]
    return NEVER.search(left) is not None or PLANNED.search(left) is not None


PRESENT = re.compile(
    r"(?:[Pp]resent|PRESENT|[Aa]ttending|ATTENDING)(?:\s+(?:from|for|at|on)\s+[^.:;]{2,60}?)?\s+(?:were|was)\b:?|"
    r"(?:[Aa]lso|ALSO)\s+(?:present|attending)\s+(?:were|was)\b|"
    r"[Pp]articipants\s+(?:of|in|at)?\s*(?:the\s+meeting\s+)?(?:included|were)\b|[Aa]ttended by\b|"
    r"[Tt]hose (?:present|attending) (?:were|included)\b|"
    r"[Mm]embers of the (?:group|committee|delegation|party|team|board)[^.:;]{0,40}\s(?:are|were|included)\b|"
    r"\b(?:when|where)\b"
)
"""Words before those who were present; it is sought as written."""
