"""What is said without a verb of saying: "the offer which Berg had made", "It seems to me that", "Berg that it is".

What according to somebody is so stands in `whose_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.people_on_page import end_of, quoted, start_of
from fonds.core.text.first_words import words_on
from fonds.core.text.lowering import lowered

_ACTS = {
    "said": (
        "assertion|claim|remark|comment|statement|contention|allegation|admission|confession|complaint|reproach|warning|"
        "explanation|declaration|announcement|denial|reminder|observation|accusation|testimony|prediction"
    ),
    "promised": "promise|assurance|pledge|undertaking|guarantee",
    "proposed": "proposal|suggestion|offer|recommendation|advice",
    "requested": "request|demand|appeal|plea",
    "asked": "question|inquiry|enquiry",
    "refused": "refusal",
}
"""Nouns of what is said, by act."""
_ACT_OF = {noun: act for act, nouns in _ACTS.items() for noun in nouns.split("|")}
_PLURALS = {f"{noun}s": act for noun, act in _ACT_OF.items()} | {"promises": "promised", "inquiries": "asked"}
_NOUN = rf"(?P<noun>(?:{'|'.join(_ACT_OF)})s?)"
_TITLES = (
    r"(?:(?:the|a|an|our|his|Mr|Mrs|Miss|Dr|Cde|[Cc]om|[Cc]omrade)\.?\s+)*"
    r"(?:(?:[\w’'-]+|[A-Z][\w’'-]{0,4}\.|(?:[A-Z]\.)+)\s+){0,6}"
)
_HIS = re.compile(
    rf"[’']s?\s+(?:(?!own\b)[a-z]+\s+)?(?:{_NOUN}\s+(?:that|to\s+the\s+effect\s+that)\b|"
    r"(?P<to_do>(?:promise|offer|pledge|undertaking|request|proposal|suggestion|demand|refusal|appeal|plea)s?)\s+to\s+(?=[a-z]))"
)
"""Behind a name: "Berg's assurance that", "Berg's promise to come"."""
_WHICH = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Hh]is)\s+(?:\w+\s+)?{_NOUN}\s*,?\s+(?:(?:which|that)\s+)?{_TITLES}$"
)
_HAD_MADE = re.compile(
    r"\s+(?:had|has|have)?\s*(?:(?:also|just|already|once|earlier|previously|recently)\s+)?"
    r"(?:made|given|gave|put|expressed|raised|extended|addressed|conveyed|submitted|voiced|advanced)\b"
    r"(?:\s+(?:to\s+)?(?:me|us|him|her|them)\b)?"
)
"""Around a name: "the offer which Berg had made him"."""
_BY = re.compile(rf"\b(?:[Tt]he|[Aa]n?)\s+(?:\w+\s+)?{_NOUN}\s+(?:by|from|of|made\s+by|given\s+by)\s+{_TITLES}$")
_THAT = re.compile(r",?\s+(?:that|to\s+the\s+effect\s+that)\b")
"""Around a name: "the statement by Berg that"."""
_ASKED_BY = re.compile(
    rf"\b(?:[Ii]n\s+(?:reply|answer|response)\s+to|[Tt]o|[Aa]nswering|[Aa]fter|[Aa]t)\s+(?:an?|the|another|further|some)\s+"
    rf"(?:\w+\s+)?(?P<noun>questions?|quer(?:y|ies)|inquir(?:y|ies))\s+(?:from|by|put\s+by|asked\s+by|of)\s+{_TITLES}$|"
    rf"\b(?:[Ww]hen|[Oo]n\s+being|[Uu]pon\s+being|[Aa]fter\s+being|[Bb]eing)\s+(?:asked|questioned)\s+by\s+{_TITLES}$|"
    rf"\bAsked\s+by\s+{_TITLES}$"
)
_IN_ASKED = ("quest", "quir", "quer", "sked by")
_DONE_BY = re.compile(
    r"(?<![\w’'-])(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)(?<!\bis\s)(?<!\bare\s)(?<!\bbe\s)(?<!\bas\s)"
    r"(?P<done>promised|requested|demanded)\s+(?:(?:in|on|at|to|last|the|this)\s+[\w ]{2,24}?\s+)?"
    rf"by\s+{_TITLES}$"
)
"""Before a name: "the trucks promised in the spring by General Berg"."""
_BARE = re.compile(
    r"\s+that\s+(?=(?:this|it|he|she|they|there|these|those|the|in|at|if|when|after|for|no|our|his|her|we|such)\b)(?!the\s+same\b)"
)
"""Behind a name with which a sentence begins, where the verb is left out: "Berg that this will be a large works"."""
_COLON = re.compile(
    r"(?:,\s+[^.:;,]{2,60})?,?(?P<calls>\s+(?:rang|rings|called|calls|telephoned|telephones|phoned|phones|wired|cabled|wrote|writes|telegraphed|"
    r"sent\s+word)(?:\s+(?!that\b|to\b)[\w’'-]+){0,6})?:\s+(?=[a-zI“\"]|(?:The|He|She|They|It|We|In|At|No|Nothing)\s|[A-Z][\w’'-]+\s+(?:is|was|has|had|will)\b)"
)
"""Behind a name: a colon and what he says: "Berg: the ships have come", "Berg rang up at noon: they came"."""
_TITLED = re.compile(r"(?P<titles>(?:(?:The\s+)?(?:[A-Z][\w’'-]*[.,]?\s+|(?:of|for|the|and)\s+){0,6}))$")
_OPINION = re.compile(
    r"(?:(?:And|But|Still|However|Besides|Moreover|Nevertheless|Therefore|Then|Also|On\s+the\s+whole|Generally),?\s+)?(?:"
    r"[Ii]t\s+(?:also\s+|only\s+)?(?:seems|seemed|appears|appeared)\s+to\s+me\b|"
    r"[Aa]s\s+far\s+as\s+I\s+(?:can|could|am|know|see|understand|remember|recall)\b[^,.;]{0,30},|"
    r"[Ss]o\s+far\s+as\s+I\s+(?:can|could|am|know|see|understand|remember|recall)\b[^,.;]{0,30},|"
    r"[Aa]s\s+I\s+(?:see|understand|understood|saw)\s+(?:it|the\s+matter|things)?\s*,|"
    r"[Ii]n\s+my\s+(?:own\s+|personal\s+|humble\s+|considered\s+)?(?:opinion|view|judge?ment|estimation|assessment|eyes|belief)\b|"
    r"[Tt]o\s+my\s+(?:mind|thinking|way\s+of\s+thinking)\b|"
    r"[Ff]rom\s+my\s+(?:own\s+)?(?:point\s+of\s+view|standpoint|viewpoint)\b|"
    r"[Mm]y\s+(?:own\s+|personal\s+|general\s+|first\s+|overall\s+)?(?:impression|opinion|view|belief|feeling|conviction|guess|assessment|"
    r"conclusion|judge?ment)\s+(?:is|was|has\s+always\s+been)\s+that\b|"
    r"[Ii]t\s+(?:is|was)\s+my\s+(?:own\s+|personal\s+|general\s+|firm\s+)?(?:impression|opinion|view|belief|feeling|conviction|assessment)\s+"
    r"that\b|"
    r"I\s+(?:(?:also|still|personally|myself|rather|really|firmly|therefore|would|do)\s+)*(?:"
    r"(?:think|believe|feel|consider|suppose|assume|presume|suspect|doubt|imagine|maintain|hope|fear)\s+(?:that|whether|it)\b|"
    r"am\s+(?:\w+ly\s+)?(?:convinced|persuaded|certain|confident|sure|inclined\s+to\s+(?:think|believe)|"
    r"of\s+the\s+(?:opinion|view)|under\s+the\s+impression)\b|"
    r"(?:have|had|got|gained|formed)\s+(?:the|an?)\s+(?:\w+\s+)?(?:impression|feeling)\s+that\b|"
    r"have\s+no\s+doubt\s+that\b|must\s+(?:confess|admit|say|stress|add|warn)\s+that\b))"
)
"""How a sentence begins in which who writes says what he holds."""
_I_ANSWERED = re.compile(
    r"(?:To\s+this,?\s+)?I\s+(?:\w+ly\s+)?(?:replied|answered|said|responded|retorted|told|assured|explained|countered|rejoined|confirmed|"
    r"admitted|denied)\b"
)
_REQUEST = re.compile(
    r"(?P<act>Request|Recommend|Suggest|Propose|Urge)\s+"
    r"(?!(?:for|of|by|from|is|was|were|has|had|no|number|and|or|the\s+following\s+form)\b)[\w“\"]|"
    r"Request:\s+(?=that\b|to\s)"
)
"""How a sentence of a telegram begins by which who writes asks or proposes something: "Request guidance soonest"."""
_REQUESTS = frozenset({"request", "recommend", "suggest", "propose", "urge"})
_ENDED = ("", *'.!?:”"')
_MINE = frozenset({"me", "my", "i"})


class NounSaid(NamedTuple):
    """What is said without a verb: from `start`, the words that tell it end at `said`; `act` is what it is, `who` the
    speaker's mention, None where who writes is, or, of what is asked, the other."""

    start: int
    said: int
    act: str
    who: Mention | None
    holds: bool = True
    """Whether what is said follows, so that the rest of the sentence is the speaker's."""
    is_about: bool = True
    """Whether the sentence is about the speaker, so that "he" behind it may mean him."""


def sayings_by_nouns(text: str, people: Iterable[Mention], ranges: Iterable[tuple[int, int]]) -> Iterator[NounSaid]:
    """What those named on a page say by a noun, or by "that" alone behind their names at the beginning of sentences."""
    words = words_on(lowered(text))
    nouns = not words.isdisjoint(_WORDS) or "sked by" in text
    bare, noted = "that" in words, ": " in text
    if not (nouns or bare or noted):
        return
    begins = {start for start, _ in ranges} if bare or noted else set()
    for mention in people:
        if mention.form == "pronoun":
            continue
        start, end = start_of(mention), end_of(mention)
        if (
            start in begins
            and mention.form == "name"
            and (that := _BARE.match(text, end)) is not None
            and text[max(0, start - 8) : start].rstrip()[-1:] in _ENDED
        ):
            yield NounSaid(start, that.end(), "said", mention)
            continue
        if (
            mention.form == "name"
            and (colon := _COLON.match(text, end)) is not None
            and (_opens(text, start, begins, in_paragraph=not colon["calls"]))
        ):
            yield NounSaid(start, colon.end(), "reported" if colon["calls"] else "said", mention)
            continue
        if not nouns:
            continue
        if text[end : end + 1] in ("’", "'"):
            his = _HIS.match(text, end)
            if his is not None:
                yield NounSaid(start, his.end(), _act(his["noun"] or his["to_do"]), mention, is_about=False)
            continue
        low = max(0, start - 130)
        before = text[low:start]
        made = _HAD_MADE.match(text, end)
        if made is not None and (which := _WHICH.search(before)) is not None:
            yield NounSaid(low + which.start(), made.end(), _act(which["noun"]), mention, is_about=False)
        elif (that := _THAT.match(text, end)) is not None and (by := _BY.search(before)) is not None:
            yield NounSaid(low + by.start(), that.end(), _act(by["noun"]), mention, is_about=False)
        elif any(each in before for each in _IN_ASKED) and (asked := _ASKED_BY.search(before)) is not None:
            yield NounSaid(low + asked.start(), end, "asked", mention, holds=False, is_about=False)
        elif " by " in before and (done := _DONE_BY.search(before)) is not None:
            yield NounSaid(low + done.start(), end, _DONE[done["done"]], mention, holds=False, is_about=False)


def _opens(text: str, start: int, begins: set[int], *, in_paragraph: bool) -> bool:
    """Whether a name begins a sentence, behind its titles; where it must be `in_paragraph`, not the first of one."""
    if text.rfind("[", 0, start) > text.rfind("]", 0, start):
        return False  # a note by another hand, to somebody
    titles = _TITLED.search(text, max(0, start - 60), start) if start not in begins else None
    begin = start if titles is None else titles.start("titles")
    return begin in begins and (not in_paragraph or text[max(0, begin - 2) : begin].strip()[-1:] in _ENDED[1:])


def opinions(text: str, ranges: Iterable[tuple[int, int]]) -> Iterator[NounSaid]:
    """What who writes holds, by the words with which his sentences begin: "It seems to me that", "In my opinion"."""
    if words_on(lowered(text)).isdisjoint(_MINE):
        return
    found = [opened for start, end in ranges if (opened := _OPINION.match(text, start, end)) is not None]
    others = quoted(text) if found else ()
    for opened in found:
        if not any(start < opened.start() < end for start, end in others):
            yield NounSaid(opened.start(), opened.end(), "said", None)


def requests(text: str, ranges: Iterable[tuple[int, int]]) -> Iterator[NounSaid]:
    """What who writes asks for or proposes in sentences without a subject, as telegrams have them."""
    if words_on(lowered(text)).isdisjoint(_REQUESTS):
        return
    for start, end in ranges:
        opened = _REQUEST.match(text, start, end) if text[end - 1] == "." else None
        if opened is not None:
            act = "requested" if opened["act"] in (None, "Request", "Urge") else "proposed"
            yield NounSaid(start, opened.end() - (opened["act"] is not None), act, None)


def questions(text: str, ranges: Sequence[tuple[int, int]]) -> Iterator[NounSaid]:
    """Questions of the other that only their mark tells, and that the writer then answers: "What would you do? I
    replied that"."""
    if "?" not in text:
        return
    for (start, end), (following, _) in pairwise(ranges):
        is_asked = text[end - 1] == "?" and _I_ANSWERED.match(text, following) is not None
        if is_asked and "\n\n" not in text[end:following]:
            yield NounSaid(start, start, "asked", None)


_DONE = {"promised": "promised", "requested": "requested", "demanded": "requested"}
_WORDS = frozenset({*_ACT_OF, *_PLURALS, *_DONE, "query", "queries"})


def _act(noun: str) -> str:
    return _ACT_OF.get(noun) or _PLURALS.get(noun, "said")
