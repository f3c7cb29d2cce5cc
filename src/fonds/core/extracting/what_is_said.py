"""What stands behind a verb of saying: whether anything is said by it, by which act, and how far it goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.people_on_page import start_of
from fonds.core.extracting.roles_of_speakers import SPEAKERS
from fonds.core.extracting.saying_verbs import VerbFound
from fonds.core.extracting.sentences import EMPTY_LINE

_TO_DO = re.compile(
    r"\s+(?:not\s+)?to\s+(?!the\b|a\b|him\b|me\b|us\b)[a-z]+|"
    r"\s+(?:(?!whether|if|about|that|how|why|what|for)[\w’'-]+\s+){1,9}to\s+[a-z]+|\s+(?:\w+\s)?(?:for|that)\s+"
)
_TO_ACT = re.compile(r"\s+(?:(?!whether|if|about|that|how|why|what|for|of)[\w’'-]+\s+){1,6}to\s+(?!the\b|a\b)[a-z]+")
_SO_MUCH = re.compile(r"\s+(?:up to |some |about |another |a further )?\d")
_CALLS = ("call", "term", "dub", "label", "brand")
_CALLED = re.compile(r"\s+(?!me\b|us\b|him\b|her\b|on\b)(?:[^\s.;:,“”\"]+\s+){0,7}[“\"]")
"""What somebody calls something, in quotation marks."""
_SHOULD = re.compile(
    r"\s+that\s(?:(?!would|will|is|was|were|had|has|could|can|did|are)[^.;:,\s]+\s){1,12}?(?:be|should|must|withdraw|send|give|pay|"
    r"come|receive|leave)\b"
)
_CLAUSE = re.compile(
    r"(?:,[^,.;]{0,80},)?\s*(?:(?:to\s+)?(?:me|us|him|her|them)\s+)?(?:(?:further|also|again|even|only)\s+)?(?:[:“\"]|"
    r"(?:(?:to\s+\w+\s+)?by|the\s+following|that|whether|how|why|what|if|it|he|she|there|this|they|we)\b|,\s*[“\"])"
)
_HOLDS = ("consider", "regard", "deem", "judge", "think", "thought")
"""Verbs by which somebody says what he takes something for."""
_BELIEVES = (
    "thought",
    "thinks",
    "think",
    "believe",
    "expect",
    "hoped",
    "hopes",
    "feared",
    "fears",
    "doubt",
    "felt",
    "feels",
)
_BARE_CLAUSE = re.compile(
    r",\s+(?:if|when|once|unless|since|after|until)\s[^,.;]{3,100},\s+\w|\s+\d|\s+(?:(?!had|has|have|is|was|are|were|will|would|of|about|in|on|to|with|for|from|at|by|and|or|but|as|that|well|highly|so|not|nothing|over|out|back)\b[\w’'$-]+\s+)"
    r"(?:[\w’'$.-]+\s+){0,5}?(?:is|was|are|were|be|has|had|have|will|would|could|can|should|may|might|not|to|nearer|about|\d[\d,.]*)\b"
)
"""A clause without "that", as telegrams have it: "thought figure nearer 40"."""
_AS_BEING = re.compile(
    r"\s+(?:it|the|this|these|that|those|such|an?|his|her|their|our|\d[\d.,]*)\b[^.;:\n]{0,70}?\s(?:to\s+[a-z]+|as|necessary|possible|"
    r"impossible|advisable|inadvisable|useful|expedient|inexpedient|important|premature|right|wrong|correct|"
    r"unacceptable|appropriate|inappropriate|essential|desirable|likely|unlikely|impracticable)\b|"
    r"\s+(?:it|the|this|these|that|those|such|his|her|their|our)\b[^.;:,\n]{0,60}?\s"
    r"(?:\w{2,}(?:ed|ful|ous|ive|able|ible|less|ary|ant|ent)|lost|madness|nonsense|untrue|false|true|weak|strong|hostile|unwise|wise)"
    r"(?=[.;]|,?\s+(?:and|but|because|until|unless)\b)"
)
_ASIDE = re.compile(r",\s+(?:he|she|I|(?:[A-Z][\w.’'-]*\s+){1,3})\s*$")
"""Before a verb that stands with its subject between commas: "the ships, he observed, were late"."""
_INVERTED = re.compile(
    r"\s+(?:(?:the|Mr|Mrs|Miss|Dr|Cde|[Cc]om|[Cc]omrade|M)\.?\s+)*(?:[A-ZÀ-Þ][\w’'-]*\.?\s+){0,4}[A-ZÀ-Þ][\w’'-]*\s*[,.]"
)
"""Behind a verb whose subject follows it between commas: "The target, thought Mr. Berg, was the north"."""
_SO_SAYS = re.compile(r"\bso\s+(?:the\s+)?(?:[\w.’'-]+\s+){1,3}$")
"""Before a verb that only says whose words stand around it: "so the Ambassador maintained"."""
_KNOWN = ("saw", "seen", "heard", "found", "find")
_OF_THINGS = re.compile(r"\s+(?:it|this|there|he|she|they|we)\b(?!\s+(?:as|necessary|possible|impossible|useful)\b)")
_NO_CONTENT = re.compile(
    r"\s+(?:for\s+)?(?:the|a|an|this)\s+(?:meeting|audience|conversation|appointment|talk|interview|reception)\b"
)
_AGREED_WITH = re.compile(
    r"\s+with\s(?!(?:\w+\s+){0,3}?(?:opinions?|views?|assessments?|position|proposals?|suggestions?|remarks?|ideas?|estimates?)\b)"
    r"(?:(?!and\b|but\b)[^,;:\s]+\s){1,8}?(?:on|about|that|to)\s|\s+(?:on|upon)\s+(?!this|that|it\b|all)"
)
"""What two sides come to terms about is said by neither."""
_ON_PAPER = re.compile(
    r"\s+(?:(?:the|this|that|these|those|all|last|first|two|three|following)\s+){1,3}"
    r"(?:\w+\s+)?(?:sentences?|words?|paragraphs?|phrases?|passages?|lines?|portions?|clauses?)\b"
)
"""What a reader underlines in a paper."""
_OF_LATE = re.compile(r"\s+in the past\b")
"""Information that "he furnished in the past" is none that is told here."""
_SPOKE_WITH = re.compile(
    r"(?:(?!\b(?:meetings?|talks?|conversations?|visits?|relations|contacts?|cooperation|negotiations|friendship|trade)\s+with\b)[^.,;:]){0,60}\bwith\s"
)
"""With whom somebody talks of something; "spoke of his meeting with" is said to another."""
_DISCUSSED_WITH = re.compile(r"[^.;:]{0,80}\bwith\b")
_TURNS = re.compile(r"(?:turn|pass|mov|switch|revert)\w*\s(?:on\s)?to$")
_TO_ONE = re.compile(
    r"\s+(?:me|us|them|each|one|another(?!\s+(?:subject|matter|question|topic|point|issue|problem|theme)\b)|those|everybody|everyone|all|face|leave|go|look|stone|dust|ashes|(?:the|his|her)\s+(?:left|right|"
    r"door|window|wall|neighbou?rs?|wife|colleagues?|interpreters?|secretar\w+|aides?|assistants?|staff|audience|people|comrades|"
    r"Embassy|embassy|police|authorities|court|government|next\s+room|table))\b"
)
"""To whom or what somebody turns who does not turn to a subject."""
_OWN_ACT = re.compile(r"\s+(?:that|you|[Yy]our|the following|once more that)\b|\s+\d")
_FAR_OBJECT = 60
_TITLED = re.compile(r"\W*(?:(?:the|a)\s+)?(?:[A-Z][\w’'.-]*\s+(?:(?:of|for|the|and|in)\s+)*)*")
_MOST_PARAGRAPHS = 6
"""Paragraphs over which what somebody "told the following" may go on."""
_FOLLOWING = re.compile(r"\bthe following\b[^.\n]{0,40}[.:]\s*$|\bas follows\s*[.:]\s*$")
_OPENED = re.compile(r"[^.:;\n]{0,90}:\s+(?=[\w(])")
_HOW = re.compile(r"\bthe\s+following\b|\bas\s+follows\b")
"""What opens a report that goes on over sentences: "told us the following in the car: The mill"."""
_SELF = re.compile(r"(?<![“\"])\b(?:I|me|my)\b(?!\.)")
_ITEM = re.compile(r"[ \t]*(?:[-–—•*·]|\(?\d{1,2}[.)]|\(?[a-hA-H][.)]|[IVX]{1,4}\.)[ \t]")
"""How an item of a list begins."""
_OWN = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Uu]s|[Oo]ur|[Ww]e)\b")


def has_clause(text: str, end: int) -> bool:
    """Whether words of what is said follow: "that", "whether", a colon."""
    return _CLAUSE.match(text, end) is not None


def says_nothing(text: str, verb: VerbFound) -> bool:
    """Whether a verb tells of no words: it lacks what it needs, or is about a meeting or what two sides agreed on."""
    if verb.needs_clause and text.startswith("want", verb.start):
        return _SO_MUCH.match(text, verb.end) is None
    if verb.needs_clause and text.startswith(_CALLS, verb.start):
        return _CALLED.match(text, verb.end) is None
    if text.startswith(_KNOWN, verb.start) and _OF_THINGS.match(text, verb.end) is not None:
        return True  # "the Minister has seen this"
    if text.startswith("offer", verb.start) and _SO_MUCH.match(text, verb.end) is not None:
        return False
    if verb.needs_clause and _CLAUSE.match(text, verb.end) is None:
        if text.startswith(",", verb.end) and _ASIDE.search(text, max(0, verb.start - 50), verb.start):
            return False
        if verb.form == "past" and text.endswith(", ", 0, verb.start) and _INVERTED.match(text, verb.end):
            return False
        if text.startswith("maintain", verb.start) and _SO_SAYS.search(text, max(0, verb.start - 40), verb.start):
            return False
        taken_for = _AS_BEING.match(text, verb.end) is not None and text.startswith(_HOLDS, verb.start)
        return not taken_for and not (text.startswith(_BELIEVES, verb.start) and _BARE_CLAUSE.match(text, verb.end))
    return (
        _NO_CONTENT.match(text, verb.end) is not None
        or (text.startswith(("underlin", "underscor"), verb.start) and _ON_PAPER.match(text, verb.end) is not None)
        or ("information" in text[verb.start : verb.end] and _OF_LATE.match(text, verb.end) is not None)
        or (text.startswith(("spoke", "talked"), verb.start) and _SPOKE_WITH.match(text, verb.end) is not None)
        or (text.startswith("discuss", verb.start) and not _is_discussed_by_one(text, verb))
        or (text.startswith("agreed", verb.start) and _AGREED_WITH.match(text, verb.end) is not None)
    )


def _is_discussed_by_one(text: str, verb: VerbFound) -> bool:
    """Whether somebody goes on to discuss a matter, and no two discuss it: "Berg then discussed the price"."""
    before = text[max(0, verb.start - 14) : verb.start].split()
    adverb = bool(before) and before[-1] in ("then", "also", "next", "further", "briefly", "again")
    return verb.form == "past" and adverb and _DISCUSSED_WITH.match(text, verb.end) is None


def is_own_act(text: str, verb: VerbFound) -> bool:
    """Whether the writer does by his paper what the verb says: "I propose that", "I ask you to"."""
    return verb.act in ("proposed", "requested", "asked", "promised") and _OWN_ACT.match(text, verb.end) is not None


def is_turn(text: str, verb: VerbFound) -> bool:
    """Whether a verb tells that somebody passes to a subject, or turns to another: "turned to"."""
    return _TURNS.match(text, verb.start, verb.end) is not None


def is_turned_to_one(text: str, verb: VerbFound, named: Sequence[Mention], end: int) -> bool:
    """Whether somebody turns to another or to a thing, and no subject: `named` are those whom the sentence, which ends
    at `end`, names behind the verb."""
    reach = min(end, verb.end + _FAR_OBJECT)
    if named and start_of(named[0]) < reach and _TITLED.fullmatch(text, verb.end, start_of(named[0])) is not None:
        return True
    said = text[verb.end : reach].lower().split()[:5]
    return not SPEAKERS.isdisjoint(said) or _TO_ONE.match(text, verb.end) is not None


def act_of(text: str, verb: VerbFound) -> str:
    """The act of a verb: who asks or tells somebody to do something requests it."""
    word = text[verb.start : verb.end]
    if verb.act == "asked" and " " not in word and _TO_DO.match(text, verb.end):
        return "requested"
    if word.endswith(("attention", "attention to")):
        return "said"  # "directed attention to", not "directed him to"
    if word.startswith("insist") and _SHOULD.match(text, verb.end):
        return "requested"
    if word == "told" and _TO_ACT.match(text, verb.end):
        return "requested"
    return verb.act


def _list_until(text: str, end: int) -> int:
    """How far the items of a list go on that follows a colon, in paragraphs of their own."""
    until = end
    while (behind := EMPTY_LINE.match(text, until)) is not None and _ITEM.match(text, behind.end()):
        after = EMPTY_LINE.search(text, behind.end())
        until = after.start() if after is not None else len(text)
    return until


def report_until(text: str, subject: int, verb_end: int, end: int) -> int:
    """How far what somebody "stated as follows: …" goes on behind its sentence, which ends at `end`: to the end of the
    paragraph, or until the writer tells of himself."""
    opened = _OPENED.match(text, verb_end, end)
    if opened is None or not (_HOW.search(opened[0]) or text.endswith("what ", 0, subject)):
        return end
    after = EMPTY_LINE.search(text, end)
    stop = after.start() if after is not None else len(text)
    own = _SELF.search(text, end, stop)
    if own is None:
        return stop
    return max(end, max(text.rfind(sign, end, own.start()) for sign in (". ", "? ", "! ", ".\n", "” ", '" ')))


def goes_on_until(text: str, end: int, speaker: str) -> int:
    """How far what somebody "told the following:" goes on in the next paragraphs: until the writer tells of himself
    or the speaker is named again."""
    if text[end - 1 : end] not in (":", "."):
        return end
    if _FOLLOWING.search(text, max(0, end - 80), end) is None:
        return _list_until(text, end) if text[end - 1] == ":" else end
    until = end
    for _ in range(_MOST_PARAGRAPHS):
        behind = EMPTY_LINE.search(text, until)
        begin = behind.end() if behind is not None else len(text)
        after = EMPTY_LINE.search(text, begin)
        stop = after.start() if after is not None else len(text)
        if begin == stop or _OWN.search(text, begin, stop) or (until > end and speaker in text[begin:stop]):
            break
        until = stop
    return until
