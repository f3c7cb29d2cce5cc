"""Where a meeting was, only if the text states it: "at the Ministry", "in Warsaw", the place of a dateline."""

from __future__ import annotations

import re
from bisect import bisect_left

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.meetings_attended import Told
from fonds.core.extracting.venues import CAPITALS, DATED, SITE, VENUE, WAS_IN, may_be_name, plain

_NOT_MOVED = re.compile(
    r"\b(?:assigned|attached|belong\w*|according|letters?|telegrams?|cables?|calls?|reports?|opposed|related|addressed|sent|"
    r"wrote|appointed|accredited|similar|due|known|available|access|referred|objected|admitted|close|as|cabled)\s+$"
)
"""Words behind which "to" a house is no way there."""
_OF_THINGS = (
    r"stud(?:y|ies)|training|treatment|"
    r"situation|events|developments|war|people|army|forces|troops|policy|position|interests|government|elections|crisis"
)
_OF_OFFICES = (
    r"[Aa]mbassador|[Mm]inister|[Cc]onsul(?:ate)?|[Ee]mbassy|[Cc]harg[eé](?: d[’']affaires)?|[Ss]ecretary|[Dd]irector|"
    r"[Rr]epresentative|[Dd]elegate|[Cc]orrespondent|[Aa]ttach[eé]|[Cc]hief|[Hh]ead|[Oo]fficer|[Oo]ffice|[Ss]tation|[Bb]ase"
)
_ATTRIBUTE = re.compile(rf"\b(?:{_OF_THINGS})\s+$")
"""Words of which a place says more, right before it: "the situation in Vienna"."""
_ATTRIBUTE_BEHIND = re.compile(rf"\b(?:{_OF_THINGS}|{_OF_OFFICES})\s+$")
"""The same behind those who met: "Smith, the Ambassador in Vienna"."""
_OF_ALL = re.compile(
    r"(?:\b[Tt]he\s+Secretary|\b(?:Foreign|Prime|Premier|Defen[cs]e|Finance|Deputy|Vice)\s+(?:Minister|Secretary))\s+$"
)
"""Offices that nobody holds in a town: "met the Foreign Minister in Vienna"."""
_OF_OFFICE = re.compile(
    r"(?i:embassy|legation|consulate|ministry|mission|department|secretariat|station|base|office|house)\b"
)
"""What somebody may be an officer in: "the Secretary in the Embassy"."""
_TOOK_PLACE = re.compile(
    r"\b(?:[Cc]onversation|[Mm]eeting|[Vv]isit|[Tt]alks?|[Rr]eception|[Dd]inner|[Ll]unch|[Dd]iscussion)s?\s+"
    r"(?:(?:was|were)\s+held|took\s+place|proceeded)\b[^.\n]{0,60}?(?=\b(?:in|at)\s)"
)
"""What says in a sentence of its own where a meeting was held."""
_ON_A_STAY = re.compile(
    r"\b(?:[Dd]uring|[Oo]n)\s+(?:his|her|my|their|our|the|a)\s+(?:\w+\s+)?(?:stay|visit|trip|sojourn)\s+(?:in|to|at)\s+(?:the\s+)?$"
)
_STAY = re.compile(r"\b(?:stay|visit|trip|journey|tour|sojourn)\s+(?:in|to|at|of|through)\s+(?:the\s+)?$")
_DURING_WHICH = re.compile(r"\b(?:during|in\s+the\s+course\s+of)\s+which\b")
"""Behind the place of a journey on which somebody was met."""
_ONE_WAS = re.compile(r"\b(?:was|were)\s+(?:\w+ing\s+)?(?=(?:in|at)\s)")
_WHEN_COMES = re.compile(r"\bwhen\s+(?:[\w.’'-]+\s+){0,3}$")
_WHEN_ONE_WAS = re.compile(
    r"\bw(?:hen|hile)\s+(?:he|she|they|both|I|we|the\s+latter|[A-Z]\w+)\s+(?:was|were)\s+(?:\w+ing\s+)?(?=(?:in|at)\s)"
)
_OPENS = re.compile(
    r"\s*(?:[Ii]n|[Aa]t|[Oo]n|[Dd]uring|[Ww]hile|[Aa]lready|[Yy]esterday|[Tt]oday|[Ll]ater|[Tt]hen|[Ll]ast|[Oo]ver|[Uu]pon|"
    r"[Aa]fterwards|[Ee]arl(?:y|ier)|[Ll]ate|[Tt]he\s+(?:same|next|following|previous|day|evening|morning)|[Tt]hat|[Tt]his|"
    r"[Mm]eanwhile|[Ss]hortly|[Rr]ecently|[Pp]reviously|[Bb]efore(?:\s+that)?,|[Ss]oon|[Ee]n\s+route|[Ww]hen\s+(?:in|at)\s|[Oo]nce|[Aa]gain|[Tt]wo|[Tt]hree|[Aa]\s+(?:few|week|month))\b"
)
"""What opens a clause with phrases of time and place."""
_WHERE_THEY_WERE = re.compile(
    r"(?:In|At)\s[^,.;]{3,60},\s(?:in\s|at\s|to\s|from\s)?(?:where|which)\s[^,.;]{3,90},\s[^,.;]{0,50}"
)
"""A sentence that opens with a place of which a clause says more: "In Donetsk, where they stayed for a week,"."""
_FINITE = re.compile(
    r"\b(?:was|were|had|has|have|is|are|said|told|went|came|left|gave|made|took|met|saw|spoke|held|[a-z]{2,}ed)\b"
)
_ABOUT = re.compile(
    r"\b(?:about|concerning|regarding|on\s+the\s+subject\s+of|discuss\w*|re)\s+"
    r"(?!(?:this|that|it|these|those|him|her|them|the\s+(?:matter|question|same|subject))\b)[^,;]*$"
)
"""Before the place of a thing that was talked about."""
_THERE = re.compile(
    r"[Tt]here\b(?!\s+(?:is|are|was|were|had|has|have|will|would|should|must|can|could|may|might|exist))"
)
"""What points back to the place of the meeting before: "There I also talked with Smith"."""
_BEFORE_PLACE = re.compile(r"\b(?:in|at|near|to|IN|AT|NEAR|In|At)\s+(?:the\s+|THE\s+)?(?:city\s+of\s+)?$")
_STATED = re.compile(
    r"(?m)^[ \t]*(?:(?:PLACE|Place|LOCATION|Location|VENUE|Venue)[ \t]*:|"
    r"(?:DATE|Date|TIME|Time)[^\n:]{0,12}(?:PLACE|Place)[ \t]*:(?:[^\n]*(?:\d{4}|\d:\d\d|[ap]\.?m\.?|hours|hrs)[,;]?)?)"
    r"[ \t]*(?P<place>[^\n]{3,80})"
)
_LINE_OF_DATE = re.compile(r"\d{4}|\d{1,2}:\d\d|\b[ap]\.m\.")
_DATE_ALONE = re.compile(
    r"[ \t]*(?:\d{1,2}\.?\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2},?|\d{1,2}[./]\d{1,2}[./])\s*\d{4}\.?[ \t]*"
)
_DATE_AND = re.compile(r"[ \t]*\d{1,2}\.?\s+[A-Z][a-z]+\s+\d{4},?\s+(?:in\s+)?")
_HELD_IN = re.compile(
    r"\b(?:[Mm]eetings?|[Cc]onversations?|[Tt]alks?|[Dd]iscussions?|[Nn]egotiations|[Ss]ession)\b[^\n]*"
    r"(?:\n(?![ \t]*\n)[^\n]*)?"
)
_BRACKET = re.compile(r"\s*\([^()]{1,300}\)")
_WHERE = re.compile(r",?\s*\bwhere\s+(?:[\w.’'-]+\s+){0,3}$")
_INVITES = re.compile(r"\b(?:invit|summon|ask|request|urg)\w*", re.IGNORECASE)
_INVITED = re.compile(r"\s+(?:to\s+)?(?:come|appear|report|dine|lunch)\s+(?:\w+\s+)?(?=(?:to|at|in)\s)")
"""Behind whom somebody asked to come somewhere."""
_GOING = re.compile(
    r"\b(?:went|gone|go|came|come|flew|flown|drove|driven|took|taken|brought|sent|invited|summoned|called|escorted|moved|"
    r"over|down|up|out|travell?ed|returned|returning|visits?|accompanied|accompanying|him|her|them|me|us|[A-Z][\w.’'-]+)\s+$"
)
"""Before "to Vienna", where somebody came there."""
_CAME_TO = re.compile(
    r"\b(?:visited|reached|toured|entered|arrived\s+(?:in|at)|(?:went|flew|drove|came|travell?ed|returned|sailed|left)\s+(?:to|for)|"
    r"(?:stayed|stopped|was|were|spent\s+[\w ]{1,20})\s+in|visit\s+to|trip\s+to|stay\s+in|been\s+(?:to|in))\s+"
    r"(?:the\s+)?(?:city\s+of\s+)?$"
)
"""Before the place that "there" in the next sentence means."""
_PHONED = re.compile(
    r"\b(?:tele)?phoned\b|\brang\b|\bcalled\s+(?!on\b|upon\b|at\b|in\b|to\b|me\s+in\b|us\s+in\b)(?=[A-Z])"
)
_HOUSE = 24
_SITE = 60
"""Code points behind the words of a visit within which it is said what was visited."""
_EMPLOYED = re.compile(
    r"\b(?:minister|counsell?or|attach[eé]|interpreter|pastor|priest|rector|manager|owner|proprietor|employees?|employed|clerk|professor|students?|teacher|director|"
    r"operator|bartender|waiter|waitress|secretary|attorney|physician|nurse|guard|official|resident|residing|resides|reside|"
    r"living|lives|lived|located|works|worked|working|stationed|then|formerly|previously)\s+$"
)
"""Before the house in which somebody works or lives: "Berg, manager at the Carousel Club, stated"."""
_SHORT_NAME = 4
"""Letters of a name in capitals, such as "UN", in texts of which not all is written so."""
_SHORT_LINE = 45
_BELOW_HEAD = 200
_APART = 300


class MeetingPlaces:
    """The places named on a page."""

    def __init__(self, text: str, mentions: list[Mention]) -> None:
        self._text = text
        self._places = sorted((m.at.start, m.at.end, m.entity) for m in mentions if m.at is not None)
        self._starts = [start for start, *_ in self._places]
        self._last: tuple[int, str] = (0, "")

    def of_head(self, start: int, end: int) -> str:
        """The place that the head states: in a line of its own, else that of the dateline above the list."""
        low = max(0, start - 700)
        stated = _STATED.search(self._text, low, end + 300)
        if stated is not None:
            return self._known(*stated.span("place")) or " ".join(stated["place"].split())
        dated = DATED.search(self._text, low, end + _BELOW_HEAD)
        if dated is not None:
            return self._said(dated)
        for begin, stop, key in self._within(low, end + _BELOW_HEAD):
            line_start = self._text.rfind("\n", 0, begin) + 1
            line_end = self._text.find("\n", stop)
            line = self._text[line_start : line_end if line_end >= 0 else len(self._text)]
            if len(line) < _SHORT_LINE and _DATE_AND.fullmatch(line[: begin - line_start]):
                return key
            if begin != line_start or len(line) >= 90:
                continue
            if begin < start and _LINE_OF_DATE.search(line[stop - line_start :]):
                return key
            above = self._text[:line_start].rstrip("\n").rpartition("\n")[2]
            if len(line) < _SHORT_LINE and line[-1:] != "." and _DATE_ALONE.fullmatch(above):
                return key
        return ""

    def in_heading(self, start: int, end: int) -> str:
        """The house or room that a heading names: "Note on a conversation with … in the GDR Embassy"; "" for none."""
        venue = VENUE.search(self._text, start, end)
        return "" if venue is None else self._said(venue)

    def in_first_line(self, start: int, end: int) -> str:
        """The house or room that the words name with which a head begins, before those who took part."""
        stop = self._text.find("\n", start, end)
        first = _HELD_IN.match(self._text, start, stop) or _HELD_IN.search(self._text, start, max(stop, start))
        return self.in_heading(*first.span()) if first is not None else ""

    def above_list(self, start: int) -> str:
        """The house or room in which the words above a list of participants say that a talk was held; "" for none."""
        said = [self.in_heading(*above.span()) for above in _HELD_IN.finditer(self._text, max(0, start - 400), start)]
        return next((each for each in reversed(said) if each), "")

    def of_words(self, told: Told, low: int, high: int) -> str:
        """The place that the clause of a meeting states, from `low` to `high`: behind its words before within them."""
        place = self._of_clause(told, low, high)
        if not place:
            is_there = _THERE.search(self._text, told.start, high) or _THERE.match(self._text, low, told.start)
            place = self._of_meeting_before(told) if is_there is not None else ""
        if place:
            self._last = told.end, place
        return place

    def _of_meeting_before(self, told: Told) -> str:
        """What "there" means: where the meeting before was, else the place told last in the paragraph."""
        end, place = self._last
        here = [key for begin, _, key in self._within(max(end, told.sentence[0]), told.end)
                if _CAME_TO.search(self._text, max(0, begin - 40), begin)]  # fmt: skip
        if here:
            return here[-1]
        if place and 0 <= told.start - end < _APART and "\n\n" not in self._text[end : told.start]:
            return place
        paragraph = max(self._text.rfind("\n\n", 0, told.start), told.start - _APART)
        near = [key for begin, _, key in self._within(max(0, paragraph), told.sentence[0])
                if _CAME_TO.search(self._text, max(0, begin - 40), begin)]  # fmt: skip
        return near[-1] if near else ""

    def _of_clause(self, told: Told, low: int, high: int) -> str:
        text = self._text
        start, end, sentence = told.start, told.end, told.sentence
        if _PHONED.search(text, start, end) is not None and not text.startswith(" to ", end):
            return ""  # where the other was called is not where both were
        site = SITE.search(text, start, min(high, end + _SITE))
        if site is not None and site.start() <= end:
            return self._said(site)
        bracket = _BRACKET.match(text, end, sentence[1])
        stop = high if bracket is None else max(high, bracket.end())
        for first, last in ((end, stop), (start, min(stop, end + _HOUSE))):  # "he came to my | house"
            if place := self._in(first, last, end, told.verb):
                return place
        is_invited = _INVITES.search(text, start, end) is not None
        invited = _INVITED.match(text, end, sentence[1]) if is_invited else None
        if invited is not None and (place := self._in(invited.end(), min(sentence[1], invited.end() + _SITE), end)):
            return place
        where = _WHERE.search(text, max(sentence[0], start - 60), start)
        if where is not None:
            venues = [*VENUE.finditer(text, max(sentence[0], where.start() - 60), where.start())]
            if venues and _FINITE.search(text, venues[-1].end(), where.start()) is None:
                return self._said(venues[-1])
            for begin, last, key in reversed(self._within(max(sentence[0], start - 120), start)):
                if text.startswith(", where", last) or _BEFORE_PLACE.search(text, max(0, begin - 25), begin):
                    return key
        opens = _OPENS.match(text, low, start) is not None and _FINITE.search(text, low, start) is None
        if opens and (place := self._in(low, start, start)):
            return place
        if _WHERE_THEY_WERE.fullmatch(text, sentence[0], start) and (place := self._in(sentence[0], start, start)):
            return place
        if place := self._where_one_was(told):
            return place
        site = SITE.search(text, sentence[0], stop) or WAS_IN.search(text, start, stop)
        if site is not None:
            return self._said(site)
        for begin, last, key in self._within(sentence[0], start):
            if _DURING_WHICH.search(text, last, start) and _STAY.search(text, max(0, begin - 40), begin):
                return key
            if _ON_A_STAY.search(text[max(0, begin - 60) : begin]):
                return key
        return self._named(told, stop) or self._said_apart(sentence[1])

    def _where_one_was(self, told: Told) -> str:
        """Where a clause beside says that one of them was: "met him when she was appearing at the Latin Quarter"."""
        text, (first, last) = self._text, told.sentence
        was = _WHEN_ONE_WAS.search(text, told.end, min(last, told.end + _APART // 3))
        if was is not None and (place := self._in(was.end(), min(last, was.end() + _SITE), was.end())):
            return place
        if _WHEN_COMES.search(text, max(first, told.start - 40), told.start) is not None:
            was = _ONE_WAS.search(text, first, told.start)
            return self._in(was.end(), told.start, was.end()) if was is not None else ""
        return ""

    def _in(self, start: int, stop: int, end: int, verb: int = -1) -> str:
        """The place between two others of the page: a house before a town; `end` is where the meeting's words end, and
        `verb` where the one stands that tells of it."""
        text = self._text
        venue = self._venue(start, stop)
        if venue is not None:
            return self._said(venue)
        for begin, _, key in self._within(start, stop):
            before = _BEFORE_PLACE.search(text, max(0, begin - 25), begin)
            if before is None:
                continue
            lead = text[max(0, before.start() - 30) : before.start()]
            is_to = before[0].lower().startswith("to")
            if _ABOUT.search(text, end, before.start()) is not None or (is_to and _GOING.search(lead) is None):
                continue
            is_office = begin >= end or begin < verb
            more = _ATTRIBUTE_BEHIND if is_office else _ATTRIBUTE
            if more.search(lead) is None or (more is _ATTRIBUTE_BEHIND and _OF_ALL.search(lead) is not None):
                return key
        return ""

    def _named(self, told: Told, stop: int) -> str:
        """Where somebody was "at" what has capitals and is nobody's name: "received me at Temple Trees"."""
        for found in CAPITALS.finditer(self._text, told.end, stop):
            begin, end = found.span("venue")
            here = (m.at for m in told.participants if m.at is not None)
            if _EMPLOYED.search(self._text, max(0, found.start() - 30), found.start()) is not None:
                continue
            is_typed = found["venue"].isupper() and len(found["venue"]) > _SHORT_NAME
            if (
                may_be_name(found["venue"])
                and not is_typed
                and not any(at.start < end and begin < at.end for at in here)
            ):
                return self._said(found)
        return ""

    def _said_apart(self, start: int) -> str:
        """The place that a sentence behind says the conversation or visit took place in; of the same paragraph."""
        text = self._text
        stop = min(start + _APART, len(text))
        stop = text.find("\n\n", start, stop) if "\n\n" in text[start:stop] else stop
        said = _TOOK_PLACE.search(text, start, stop)
        venue = None if said is None else VENUE.match(text, said.end(), stop)
        if venue is None:
            return ""
        return self._said(venue)

    def _venue(self, start: int, stop: int) -> re.Match[str] | None:
        """The first house or room in which something is said to have been; "to" one only where somebody went there."""
        text = self._text
        for venue in VENUE.finditer(text, start, stop):
            before = text[max(0, venue.start() - 30) : venue.start()]
            if _ABOUT.search(text, start, venue.start()) is not None:
                continue
            is_office = _OF_OFFICE.search(venue["venue"]) is not None and _ATTRIBUTE_BEHIND.search(before) is not None
            is_office = is_office or _EMPLOYED.search(before) is not None
            if (
                not is_office
                and _ATTRIBUTE.search(before) is None
                and (venue[0][:2].lower() != "to" or not _NOT_MOVED.search(before))
            ):
                return venue
        return None

    def _said(self, venue: re.Match[str]) -> str:
        """The key of the place that a venue names, else its words."""
        return self._known(*venue.span("venue")) or plain(venue["venue"])

    def _known(self, start: int, end: int) -> str:
        """The place whose name words are, but for "the" and the like: the "Brno Fair" is not Brno."""
        said = self._text[start:end]
        return next(
            (key for begin, stop, key in self._within(start, end) if stop <= end and stop - begin > len(said) - 5), ""
        )

    def _within(self, start: int, end: int) -> list[tuple[int, int, str]]:
        return self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
