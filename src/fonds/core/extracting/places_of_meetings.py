"""Where a meeting was, only if the text states it: "at the Ministry", "in Warsaw", the place of a dateline."""

from __future__ import annotations

import re
from bisect import bisect_left

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.name_words import UPPER

_WORD = rf"[{UPPER}\d][\w.’'&-]*"
_ROOM = (
    "House|Hotel|Motel|Office|Room|Palace|Embassy|Legation|Consulate|Restaurant|RESTAURANT|Club|CLUB|Hall|Ministry|"
    "Apartment|Residence|Headquarters|Airport|Building|Villa|Kremlin|Library|Theater|Theatre|Church|Hospital|Department|"
    "HOTEL|EMBASSY|Bar|Café|Cafe|State|Fair|Station|Inn|Lounge|Safehouse|SAFEHOUSE|"
    "Cabinet of Ministers|Council of Ministers"
)
_HOUSE = (
    "embassy|ministry|airport|residence|apartment|hotel|motel|guest ?house|mission|legation|consulate|villa|dacha|"
    "palace|club|restaurant|headquarters|theat(?:er|re)|hospital|railway station|secretariat|Cabinet|Commission|"
    "Committee|safe ?house|nightclub|tavern|café|cafe|bar|office|prison|jail|lobby|chancery|chancellery|ship|yacht|"
    "ranch|factory|guesthouse|guest-house|tennis court|court|theat(?:er|re)|stadium|school|corridor|garden|park"
)
_HOME = (
    "house|home|office|apartment|flat|residence|room|hotel|villa|dacha|place of (?:employment|business)|headquarters|"
    "quarters"
)
_STREET = (
    r"\d{1,5}\s+(?:[A-Z][\w.]*\s+){1,3}(?:Street|Avenue|Road|Drive|Lane|Boulevard|Place|St|Ave|Blvd)\b\.?"
    r"(?:,\s+[A-Z][a-z]+)?"
)
_WORKS = (
    "Plant|Works|Factory|Combine|Mine|Mill|Shipyard|Port|School|University|Institute|Academy|Hospital|Museum|Farm|Station|"
    "Exhibition|Cooperative"
)
_CALLED = r"(?:(?:Mr|Mrs|Miss|Dr|Gen|Col)\.\s+|(?:General|Colonel|Secretary|Minister|Ambassador|Senator|President)\s+)"
_VENUE = re.compile(
    r"\b(?:(?:in|at|In|At|to|TO|IN|AT|near|inside|outside)|(?P<aboard>[Aa]board|[Oo]n board|ABOARD))\s+"
    r"(?:the\s+|an?\s+|THE\s+)?"
    rf"(?P<venue>{_STREET}"
    rf"|{_CALLED}?(?:{_WORD}\s+){{0,2}}[{UPPER}][\w-]*[’'][sS]?\s+(?:{_HOME}|{_HOME.upper()})\b"
    rf"|(?:(?:my|his|her|our|their)\s+)?(?:lobby|home|house|office|residence|apartment|villa|garden|headquarters|building)"
    rf"\s+of\s+(?:the\s+)?{_CALLED}?(?:{_WORD}\s+){{0,3}}{_WORD}(?:\s+of\s+{_WORD})?"
    rf"|(?:{_WORD},?\s+){{0,4}}?(?:{_ROOM})\b(?:\s+(?!(?:on|in|at)\b){_WORD})?"
    rf"(?:,\s+(?:{_WORD}\s+){{0,3}}(?:{_ROOM}))?(?:\s+of\s+(?:the\s+)?(?:{_WORD}\s+(?:and\s+)?){{0,2}}{_WORD})?"
    r"|Room\s+\d+(?:,\s+[A-Z][\w ]{2,20})?"
    rf"|(?:my|his|her|our|their)\s+(?:{_HOME})\b"
    rf"|(?:(?:{_WORD}|(?!who|that|which|and|for|to|with|from)[a-z]+)\s+){{0,3}}?(?:{_HOUSE})\b(?:\s+building\b)?"
    r"(?!\s+(?:staff|employees?|officials?|workers?|officers?|of\s+[a-z]))"
    r"|(?<=board\s)[\w.’' -]{3,30}?(?=\s+(?:on|in|at|earlier|yesterday)\b|[,;]|(?<![A-Z])\.(?:\s|$)))"
)
OTHER_CLAUSE = re.compile(
    r"\b(?:that|which|who|whom|whose|whether|if|because|what|how|why|about|concerning|regarding|on the subject|then|"
    r"discuss\w*|(?:and|but)\s+(?:\w+ly\s+|later\s+)?(?:[a-z]+ed|went|came|said|told|was|had|left|flew|drove|took|gave))\b|,\s+(?:and|but)\s+(?:on|in|at)\s|[:;]"
)
"""Words behind a meeting with which something else is told of: where that was is not the meeting's place."""
_NOT_MOVED = re.compile(
    r"\b(?:assigned|attached|belong\w*|according|letters?|telegrams?|cables?|calls?|reports?|opposed|related|addressed|sent|"
    r"wrote|appointed|accredited|similar|due|known|available|access|referred|objected|admitted|close|as|cabled)\s+$"
)
"""Words behind which "to" a house is no way there."""
_OF_THINGS = (
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
_SITE = re.compile(
    rf"\b(?:visited|toured|inspected)\s+(?:the\s+)?(?P<venue>(?:{_WORD}\s+){{0,4}}(?:{_WORKS}|{_ROOM})"
    rf"(?:\s+(?:of|in)\s+(?:the\s+)?{_WORD})?)"
)
"""What was visited where that is a place and not a person: "I visited the Berg Chemical Plant"."""
_WAS_IN = re.compile(
    rf"\b(?:was|were)\s+(?:in|at)\s+(?:the\s+)?"
    rf"(?P<venue>(?:{_WORD}\s+){{0,3}}(?:{_ROOM}|MFA|Foreign Ministry|Committee|Commission))\b"
)
_TOOK_PLACE = re.compile(
    r"\b(?:[Cc]onversation|[Mm]eeting|[Vv]isit|[Tt]alks?|[Rr]eception|[Dd]inner|[Ll]unch|[Dd]iscussion)s?\s+"
    r"(?:(?:was|were)\s+held|took\s+place|proceeded)\b[^.\n]{0,60}?(?=\b(?:in|at)\s)"
)
"""What says in a sentence of its own where a meeting was held."""
_ON_A_STAY = re.compile(
    r"\b(?:[Dd]uring|[Oo]n)\s+(?:his|her|my|their|our|the|a)\s+(?:\w+\s+)?(?:stay|visit|trip|sojourn)\s+(?:in|to|at)\s+(?:the\s+)?$"
)
_OPENS = re.compile(
    r"(?:(?:On|In|At|During|on|in|at)\s+(?:the\s+)?(?:\d{1,2}|[A-Z][\w.’'-]*|evening|morning|afternoon|night|early|late|mid|day)"
    r"(?:\s+(?:of\s+)?(?:\d{1,4}|[A-Z][\w.’'-]*|evening|morning|afternoon|night|the|this|last|same|current|year|month))*+"
    r",?\s+)++"
)
"""Phrases of time and place that open a sentence."""
_BEFORE_PLACE = re.compile(r"\b(?:in|at|near|to|IN|AT|NEAR|In|At)\s+(?:the\s+)?(?:city\s+of\s+)?$")
_STATED = re.compile(r"(?m)^[ \t]*(?:PLACE|Place|LOCATION|Location)[ \t]*:[ \t]*(?P<place>[^\n]{3,80})")
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
_SHORT_LINE = 45
_BELOW_HEAD = 200
_BESIDE = 110
_APART = 300


class MeetingPlaces:
    """The places named on a page."""

    def __init__(self, text: str, mentions: list[Mention]) -> None:
        self._text = text
        self._places = sorted((m.at.start, m.at.end, m.entity) for m in mentions if m.at is not None)
        self._starts = [start for start, *_ in self._places]

    def of_head(self, start: int, end: int) -> str:
        """The place that the head states: in a line of its own, else that of the dateline above the list."""
        low = max(0, start - 700)
        stated = _STATED.search(self._text, low, end + 300)
        if stated is not None:
            return self._known(*stated.span("place")) or " ".join(stated["place"].split())
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
        venue = _VENUE.search(self._text, start, end)
        return "" if venue is None else self._said(venue)

    def above_list(self, start: int) -> str:
        """The house or room in which the words above a list of participants say that a talk was held; "" for none."""
        above = _HELD_IN.search(self._text, max(0, start - 400), start)
        return "" if above is None else self.in_heading(above.start(), above.end())

    def of_words(self, start: int, end: int, sentence: tuple[int, int]) -> str:
        """The place beside the words that tell of a meeting, in their sentence: behind them before within them."""
        text = self._text
        bracket = _BRACKET.match(text, end, sentence[1])
        near = bracket.end() if bracket is not None else end
        stop = min(sentence[1], near + _BESIDE)
        other = OTHER_CLAUSE.search(text, near, stop)
        stop = stop if other is None else other.start()
        venue = self._venue(start, stop)
        if venue is not None:
            return self._said(venue)
        for begin, _, key in self._within(start, stop):
            before = _BEFORE_PLACE.search(text, max(0, begin - 25), begin)
            more = _ATTRIBUTE if begin < end else _ATTRIBUTE_BEHIND
            if before is not None and more.search(text, max(0, before.start() - 30), before.start()) is None:
                return key
        if _WHERE.search(text, max(sentence[0], start - 30), start) is not None:
            for begin, _, key in reversed(self._within(max(sentence[0], start - 120), start)):
                if _BEFORE_PLACE.search(text, max(0, begin - 25), begin):
                    return key
        opens = _OPENS.match(text, sentence[0], start)
        if opens is not None:
            until = min(start, opens.end())
            venue = self._venue(sentence[0], until)
            if venue is not None:
                return self._said(venue)
            for begin, _, key in self._within(sentence[0], until):
                if _BEFORE_PLACE.search(text, max(0, begin - 25), begin):
                    return key
        site = _SITE.search(text, sentence[0], stop) or _WAS_IN.search(text, start, stop)
        if site is not None:
            return self._said(site)
        for begin, _, key in self._within(sentence[0], start):
            if _ON_A_STAY.search(text[max(0, begin - 60) : begin]):
                return key
        return self._said_apart(sentence[1])

    def _said_apart(self, start: int) -> str:
        """The place that a sentence behind says the conversation or visit took place in; of the same paragraph."""
        text = self._text
        stop = min(start + _APART, len(text))
        stop = text.find("\n\n", start, stop) if "\n\n" in text[start:stop] else stop
        said = _TOOK_PLACE.search(text, start, stop)
        venue = None if said is None else _VENUE.match(text, said.end(), stop)
        if venue is None:
            return ""
        return self._said(venue)

    def _venue(self, start: int, stop: int) -> re.Match[str] | None:
        """The first house or room in which something is said to have been; "to" one only where somebody went there."""
        text = self._text
        for venue in _VENUE.finditer(text, start, stop):
            before = text[max(0, venue.start() - 30) : venue.start()]
            if _ATTRIBUTE_BEHIND.search(before) is None and (
                venue[0][:2].lower() != "to" or not _NOT_MOVED.search(before)
            ):
                return venue
        return None

    def _said(self, venue: re.Match[str]) -> str:
        """The key of the place that a venue names, else its words."""
        return self._known(*venue.span("venue")) or " ".join(venue["venue"].split())

    def _known(self, start: int, end: int) -> str:
        """The place whose name words are, but for "the" and the like: the "Brno Fair" is not Brno."""
        said = self._text[start:end]
        return next(
            (key for begin, stop, key in self._within(start, end) if stop <= end and 2 * (stop - begin) > len(said)), ""
        )

    def _within(self, start: int, end: int) -> list[tuple[int, int, str]]:
        return self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
