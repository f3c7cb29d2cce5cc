"""Offices that the document says somebody holds, attested on its date and never from one date to another.

They stand before a name, in brackets or between commas behind it, in a line of a list of participants, below a
signature, in brackets behind which stands the name of the office ("the Ambassador in France (Bohlen)"), or are said of
it ("is Chief of …"). A list of three is three offices.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from fonds.core.extracting.document import Document, NameKind, Range
from fonds.core.extracting.entries import date_at, entries
from fonds.core.extracting.facts import DateFound, Mention, NamesRead, OfficeHeld, order_of
from fonds.core.extracting.office_phrases import BEFORE_FULL_NAMES, OfficePhrase, office_phrases
from fonds.core.extracting.offices_behind_names import BEHIND_COMMA, STOPS, TITLE, said_behind
from fonds.core.extracting.offices_in_plural import plural_offices
from fonds.core.extracting.offices_of_signers import office_of_signer
from fonds.core.extracting.unbroken_text import Unbroken

FINDER = "offices/9"

_MOST_PARAGRAPHS, _LONGEST_LINE = 8, 80
"""A page with more blank lines than this, and no more letters to each, is one whose lines are all set apart."""
_RIGHT_BEFORE = re.compile(rf"[ \u00a0]{{1,2}}{TITLE}(?:(?:von|van|zu|de la|de|di)[ ])?\[?")
_DIRECTLY = re.compile(r"[ \n\u00a0]{1,2}")
_NEXT_LINE = re.compile(rf"[ ]?\n[ ]?{TITLE}")
_SIGNED_APART = re.compile(rf"(?:,\s{{1,2}}(?:signed|sgd\.?)[ :]|\s{{1,2}}/[sS]/)\s?{TITLE}")
_APART_BEFORE = re.compile(rf",\s{{1,2}}{TITLE}|:[ \u00a0]{{0,3}}{TITLE}|\s?\([ ]?(?:now )?{TITLE}")
_TITLED_APART = re.compile(rf",\s{{1,2}}(?=[A-Z]){TITLE}(?<!,)(?<!,[ \n])(?<!,[ \n][ \n])")
"""Between an office and the name of who holds it, with a rank or an honorific: "the Prime Minister, General Strand"."""
_SIGNATURE = r"(?:[\[(/](?:signature|signed)[\])/])?"
_SIGNED_BELOW = re.compile(rf"[:,]?[ ]?\n\s{{0,6}}{_SIGNATURE}\s?[(/]?{TITLE}")
_SIGNED_BESIDE = re.compile(
    rf"[ \t]*(?:(?:\t|\[|[ ]{{3}})[ \t]*{_SIGNATURE}|[\[(/](?:signature|signed)[\])/])[ \t]*{TITLE}"
)
"""Between an office and the name behind it on the line of a signature, with tabs or "[signature]"."""
_HEAD_ABOVE = re.compile(rf"[ \t]*\n\s{{0,3}}{TITLE}")
"""Between an office that ends the heading of a journal and the name of who keeps it, on a line of its own."""
_KEEPS = re.compile(
    r"\b(?:(?:journal|diary)\s+of|(?:conversation|talk|meeting|interview|discussion)s?(?:\s+held)?\s+with)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ENDS_LINE = re.compile(r"[ \t]*(?:\n|$)")
_END_OF_SIGNATURE = re.compile(rf"[ .\])/]*{_SIGNATURE}[ .]*(?:\n\s*\n|\s*$)")
_THE = re.compile(r"\b(?:the|The|our|Our|their|Their|its|Its|his|His|her|Her|my|My|your|Your)\s$")
_HIS = re.compile(r"(?:\b(?:our|Our|their|Their|its|Its|his|His|her|Her|my|My)|[’']s)\s$")
"""Before what somebody is to another: "his aide, Major Berg"."""
_TO_ANOTHER = frozenset(
    {"aide", "assistant", "adviser", "advisor", "adjutant", "representative", "delegate", "chief", "deputy"}
)
_OF_THINGS = frozenset({"manager", "leader", "commander", "delegate", "head", "inspector"})
_BEHIND_TITLE = re.compile(
    rf"(?:\sof\s(?:that|this|his|her|the\ssame|our|their|your)\s\w+)?,\s{{1,2}}(?:(?:a\s(?:man|woman)\sby\sthe\sname\sof|a\scertain|one)\s)?"
    rf"(?:ex-|former\s)?{TITLE}"
)
_IS_BEHIND = re.compile(
    rf"\s(?:is|was)\s(?:(?:now|at present|currently|(?:now )?(?:held|occupied|filled) by|given to|entrusted "
    rf"to)\s)?{TITLE}"
)
_SUCCEEDED = re.compile(r"\s(?:replaced|succeeded|succeeds|replaces|has replaced|has succeeded|took over from)\s$")
"""Between who holds an office now and who held it: "Berg replaced Strand as Minister of Trade"."""
_SUCCEEDED_BY = re.compile(r"\s(?:was|has been|is|had been)\s(?:replaced|succeeded)\sas\s(?:the\s)?$")
_BY = re.compile(rf"\sby\s{TITLE}")
_LABEL = re.compile(rf"(?:[ ]?:|[ ][-–—=][ ]?)[ \u00a0]{{1,3}}{TITLE}|[ ][-–—=][ ]{TITLE}")
_LIST_JOINT = re.compile(
    r"\s?(?:,|;|,?\s?\band\b|,?\s?&|,?\sas well as)\s{0,2}(?:(?:and|also|the|a|an|both|now|at present)\s)*"
)
_TWO_BEFORE = re.compile(r",?\sand\s(?:also\s)?|,\s")
"""Between two offices of whom is named behind them: "cabinet minister and head of the Strand Guard Anna Berg"."""
_OF_ANOTHER = re.compile(r"\b(?:the|a|an)\s(?:[a-z]+ing|new|newly[- ][a-z]+ed|former)\s$")
"""Before the first of two offices, where it is another's: "for the departing Ambassador, Chargé d'Affaires Berg"."""
_ALIAS_BEFORE = re.compile(r"\b(?:aka|a\.k\.a\.?|alias|pseudonym|nicknamed)[ :]{1,2}[“\"'‘(]?$")
"""Before another name of who was named before."""
_BODIES_TOO = frozenset({"staff", "member"})
"""Words that right before a name are as often of a body, or of anybody."""
_LEAD = frozenset({"leader", "researcher", "chief", "commander", "head", "representative", "delegate"})
"""Words that in small letters, with one before them, stand before a name: "trade union leader Berg"."""
_OF_A_PARTY = re.compile(r"(?:Politburo|Presidium|CC|Secretariat|candidate|Candidate)\s$")
_OF_BODY = re.compile(r"\s(?:of|to|for|at)\s(?:the\s)?[A-Z\d]")
_OF_SMALL = re.compile(r"\s(?:of|for|at)\s(?:(?:the|an?|our|their|his|its)\s)?[a-z]")
_OF = re.compile(
    rf"\b(?:(?:of|for|to)\s+(?:President|Prime\sMinister|Premier|Minister|Secretary|Ambassador|Senator|Congressman|"
    rf"Director|Chairman|Governor|King|Queen|Prince)|(?:of|for|the))\s+{TITLE}$"
)
"""What stands before a name that belongs to the office before it: "private secretary of President Berg"."""
_NAME_OF_ACT = re.compile(
    r"(?!\s\w+[’']s\sCommission)(?:[ ]{1,2}|[ ]?\n(?!\n))(?:[\w.’'‘“\"]+(?:[ ]{1,2}|[ ]?\n(?!\n))){1,5}"
    r"(?:ASSASSINATION|Assassination|Act|ACT|Library|LIBRARY|Memorial|Collection|Center)\b"
)
_OF_ONE_DEAD = re.compile(
    r"NDER\sTHE\s$|\b(?:ass\w{2,5}nation|murder|death|killing|slaying|funeral|assassinated|killed|memory)\s+(?:of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before the office of somebody who holds it no more: "the assassination of President Berg"."""
_ADVERBIAL = re.compile(
    r"(?:^|[.!?:;\n]\s*)(?:On|At|By|Upon|In|With|Under)\b[^.,;:\n]{0,60}\b(?:his|her|their|my|our)\s$"
)
_THEN_ACTS = re.compile(
    r"\s(?:then|also|now|later|again|himself\s|herself\s)?\s?(?:\w{2,}ed|said|told|spoke|gave|went)\b"
)
"""What stands around a name with which the sentence goes on behind "On the instructions of his minister"."""


def offices(document: Document, names: NamesRead, dates: tuple[DateFound, ...] = ()) -> tuple[OfficeHeld, ...]:
    """Each office with who holds it, its body where named, and the document's date (a journal's entry's date)."""
    dated = entries(document, dates)
    kinds = {each.key: each.kind for each in names.entities}
    people: dict[int, list[Mention]] = {}
    others: dict[int, list[Mention]] = {}
    for mention in names.mentions:
        if mention.at is None:
            continue
        if kinds[mention.entity] is not NameKind.PERSON:
            others.setdefault(mention.at.page, []).append(mention)
        elif mention.form == "name":
            people.setdefault(mention.at.page, []).append(mention)
    found: list[OfficeHeld] = []
    for page in document.pages:
        here = people.get(page.number)
        if not here:
            continue
        text = Unbroken(_single_spaced(page.text))
        here, beside = text.placed(here), text.placed(others.get(page.number, []))
        bodies = _Bodies(beside, kinds)
        here.sort(key=order_of)
        plural = [(*each, 0) for each in plural_offices(text.words, here)]
        for person, start, end, confidence, below in (*_on_page(text.words, here, bodies), *plural):
            at = text.on_page(page.number, start, end)
            body = bodies.within(start, end) or bodies.within(end, below)
            words = " ".join(text.words[start:end].split())
            found.append(OfficeHeld(person, words, body, date_at(document, dated, at), at, FINDER, confidence))
    signed = office_of_signer(document, names)
    if signed is not None:
        person, number, start, end = signed
        at = Range(number, start, end)
        own = next(page for page in document.pages if page.number == number).text
        body = _Bodies(others.get(number, []), kinds).within(start, end)
        words = " ".join(own[start:end].split())
        found.append(OfficeHeld(person, words, body, date_at(document, dated, at), at, FINDER, 0.7))
    unique = {(each.person, each.at): each for each in found}
    return tuple(sorted(unique.values(), key=lambda each: each.at))


def _single_spaced(text: str) -> str:
    """The text, as long as before, without the blank line that OCR leaves between all lines of some pages."""
    if 4 * text.count("\n\n") < 3 * (text.count("\n") - text.count("\n\n")):
        return text
    blank, words = text.count("\n\n"), len(text) - text.count("\n")
    return text.replace("\n\n", " \n") if blank > _MOST_PARAGRAPHS and words < _LONGEST_LINE * blank else text


def _on_page(text: str, people: list[Mention], bodies: _Bodies) -> list[tuple[str, int, int, float, int]]:
    """Who holds which office: (entity, start, end, confidence, where a body on the next line ends or 0)."""
    starts = [m.at.start for m in people if m.at is not None]
    ends = [m.at.end for m in people if m.at is not None]
    result: list[tuple[str, int, int, float, int]] = []
    linked: tuple[int, str] | None = None  # end of the office found last and whose it is
    open_one: tuple[OfficePhrase, int] | None = None  # the last that nobody holds yet, and its end
    for phrase in office_phrases(text):
        start, end = phrase.start, bodies.end_of(phrase.word_end, phrase.end)
        following = bisect_right(starts, start)
        while following < len(starts) and starts[following] < phrase.word_end:
            following += 1  # "Sheriff" of "Deputy Sheriff" was taken for a name
        if following < len(starts) and starts[following] < end and not _OF.search(text, start, starts[following]):
            end = start + len(text[start : starts[following]].rstrip(" ,\n("))  # it ran into the next name
            end = max(_without_title(text, start, end), phrase.word_end)
            if end <= start:
                continue
        else:
            end = max(_without_title(text, start, end), phrase.word_end)
        while following < len(starts) and starts[following] < end:
            following += 1
        if (
            start == phrase.word_start
            and text[start].islower()
            and following < len(starts)
            and _RIGHT_BEFORE.fullmatch(text, end, starts[following])
            and (begin := bodies.right_before(text, start)) < start
        ):
            start, phrase = begin, replace(phrase, start=begin, more=True)  # "Iron Guard leader Berg"
        before = bisect_right(ends, start) - 1
        next_person = people[following] if following < len(people) else None
        if before > 0 and _ALIAS_BEFORE.search(text, max(0, starts[before] - 20), starts[before]):
            before -= 1  # "Berg, pseudonym "Max", is an officer of"
        last_person = people[before] if before >= 0 else None
        if last_person is not None and last_person.at is not None and last_person.at.end > phrase.start:
            continue
        who, confidence = _holder(text, phrase, start, end, last_person, next_person, linked)
        is_said_of_holder = text[start:end].lower() == "engineer" and linked is not None and linked[1] == who
        if is_said_of_holder and linked is not None and text[linked[0] : start].strip() == ",":
            continue  # "the director of the plant, engineer Berg": what is said before his name
        if who is not None and last_person is not None and who == last_person.entity and before > 0:
            who = _successor(text, people[before - 1], last_person, start) or who
        if who is None:
            is_open = (
                phrase.held
                and (phrase.alone or phrase.more)
                and (
                    phrase.capital
                    or (phrase.alone and phrase.more)
                    or (phrase.more and text.endswith(("the ", "The "), 0, start))
                )
            )
            open_one = (phrase, end) if is_open else None
            continue
        linked = (end, who)
        named_behind = next_person is not None and next_person.entity == who and confidence >= 0.75
        joint = _TWO_BEFORE.fullmatch(text, open_one[1], start) if open_one is not None and named_behind else None
        if (
            open_one is not None
            and joint is not None
            and joint[0] == ", "
            and _OF_ANOTHER.search(text, max(0, open_one[0].start - 40), open_one[0].start)
        ):
            joint = None
        if open_one is not None and joint is not None and phrase.more:
            result.append((who, open_one[0].start, open_one[1], 0.75, 0))
        open_one = None
        if phrase.start == phrase.word_start or "\n" not in text[phrase.start : phrase.word_start]:
            start = bodies.before(text, start)
        if phrase.held and not _NAME_OF_ACT.match(text, end):
            result.append((who, start, end, confidence, phrase.below))
    return result


def _holder(
    text: str, phrase: OfficePhrase, start: int, end: int, last: Mention | None, following: Mention | None,
    linked: tuple[int, str] | None,
) -> tuple[str | None, float]:  # fmt: skip
    """Who holds the office, None where the text does not say."""
    next_start = following.at.start if following is not None and following.at is not None else -1
    last_end = last.at.end if last is not None and last.at is not None else -1
    between = text[end:next_start] if 0 <= next_start - end < 40 else None
    is_named_first = phrase.start < phrase.word_start
    may_stand_before = phrase.alone and (phrase.capital or phrase.small_before_name or phrase.more)
    is_person = text[phrase.word_start : phrase.word_end].lower() not in _BODIES_TOO or bool(
        _OF_A_PARTY.search(text, phrase.start, phrase.word_start)
    )
    may_stand_before = may_stand_before or (
        is_named_first
        and is_person
        and (
            phrase.capital
            or text[phrase.word_start : phrase.word_end] in _LEAD
            or (text[phrase.start].isupper() and not text.startswith("officer", phrase.word_start))
        )
    )
    if following is not None and between is not None and may_stand_before and _RIGHT_BEFORE.fullmatch(between):
        is_past = _OF_ONE_DEAD.search(text, max(0, start - 48), start) is not None
        return (None, 0) if is_past or _goes_on_with(text, start, following) else (following.entity, 0.9)
    is_office = phrase.alone or phrase.more
    if phrase.capital and between is not None and following is not None and _DIRECTLY.fullmatch(between):
        word = " ".join(text[phrase.word_start : phrase.word_end].lower().split())
        is_full = following.at is not None and " " in text[following.at.start : following.at.end].strip()
        if word in BEFORE_FULL_NAMES and (is_full or word.endswith(".")):
            return following.entity, 0.8
    if (
        following is not None
        and between is not None
        and (is_office or _is_to_another(text, phrase) or _is_titled_head(text, phrase, between))
        and _is_of_next(text, start, following, between, last_end)
    ):
        return following.entity, 0.8
    if linked is not None and 0 < start - linked[0] < 30 and last_end <= linked[0]:
        joint = _LIST_JOINT.fullmatch(text, linked[0], start)
        if joint is not None and STOPS.match(text, end) and (phrase.alone or phrase.more):
            return linked[1], 0.85
    if last is not None and 0 < start - last_end < 260:
        how = said_behind(text, phrase, start, end, last_end)
        if how:
            return last.entity, how
    if following is None or between is None:
        return None, 0
    if (
        not phrase.alone
        and phrase.word_end < end
        and (_OF_BODY.match(text, phrase.word_end) or (is_person and _OF_SMALL.match(text, phrase.word_end)))
        and _RIGHT_BEFORE.fullmatch(between)
    ):
        return following.entity, 0.75
    told_whole = (phrase.capital or is_named_first) and is_person
    is_whole = phrase.more or (phrase.capital and " " in text[phrase.word_start : phrase.word_end])
    if (may_stand_before or told_whole) and is_whole and _APART_BEFORE.fullmatch(between):
        return following.entity, 0.85
    if phrase.alone and phrase.capital and _LABEL.fullmatch(between):
        return (following.entity, 0.8) if text[text.rfind("\n", 0, start) + 1 : start].strip() == "" else (None, 0)
    is_the = text.endswith(("the ", "the\n", "The ", "The\n"), 0, start)
    name_end = following.at.end if following.at is not None else end
    if (
        is_the
        and is_office
        and _IS_BEHIND.fullmatch(between)
        and text[name_end : name_end + 1] in (".", ",", ";", ")", "\n")
    ):
        return following.entity, 0.8
    is_by_next = (
        is_office and last_end >= 0 and _BY.fullmatch(between) and _SUCCEEDED_BY.fullmatch(text, last_end, start)
    )
    if is_by_next:
        return following.entity, 0.8
    if phrase.alone and phrase.capital and _SIGNED_APART.fullmatch(between):
        return following.entity, 0.85
    if is_the and phrase.alone and phrase.capital and _TITLED_APART.fullmatch(between):
        return following.entity, 0.8
    if (phrase.alone or phrase.more) and between.startswith((" (", "(")) and _APART_BEFORE.fullmatch(between):
        return following.entity, 0.9
    if is_office and _ENDS_LINE.match(text, name_end) is not None:
        if _SIGNED_BESIDE.fullmatch(between) and text[text.rfind("\n", 0, start) + 1 : start].strip() == "":
            return following.entity, 0.8
        if _HEAD_ABOVE.fullmatch(between) and _KEEPS.search(text, max(0, start - 40), start):
            return following.entity, 0.8
    if may_stand_before and _is_wrapped(text, end) and _NEXT_LINE.fullmatch(between):
        return following.entity, 0.85
    if (may_stand_before or phrase.capital) and _SIGNED_BELOW.fullmatch(between):
        line = text[text.rfind("\n", 0, start) + 1 : start].strip(" _[")
        name_end = following.at.end if following.at is not None else end
        if line in ("", "The", "the", "THE") and _END_OF_SIGNATURE.match(text, name_end):
            return following.entity, 0.8
    return None, 0


def _successor(text: str, earlier: Mention, last: Mention, start: int) -> str:
    """Who holds the office in "Berg replaced Strand as Minister": Berg; "" where the words are others."""
    if earlier.at is None or last.at is None or text[last.at.end : start].strip(" \n") not in ("as", "as the"):
        return ""
    return earlier.entity if _SUCCEEDED.fullmatch(text, earlier.at.end, last.at.start) else ""


def _is_to_another(text: str, phrase: OfficePhrase) -> bool:
    """Whether a word says what somebody is to another: "his aide", "Berg's assistant"."""
    word = text[phrase.word_start : phrase.word_end].lower()
    return word in _TO_ANOTHER and _HIS.search(text, max(0, phrase.start - 8), phrase.start) is not None


def _is_titled_head(text: str, phrase: OfficePhrase, between: str) -> bool:
    """Whether a title behind "the manager," says that it is somebody's office: "the manager, Comrade Berg"."""
    return text[phrase.word_start : phrase.word_end] in _OF_THINGS and between.strip(" ,\n") != ""


def _is_of_next(text: str, start: int, following: Mention, between: str, last_end: int) -> bool:
    """Whether an office with an article is that of the name behind its comma: "the Chinese ambassador, Cde. Luo, had
    told"; not where it may as well be that of the name before."""
    if (
        not (_THE.search(text, max(0, start - 7), start) or _HIS.search(text, max(0, start - 3), start))
        or _BEHIND_TITLE.fullmatch(between) is None
    ):
        return False
    if between.strip(" ,\n"):
        return True
    is_apposed = last_end >= 0 and BEHIND_COMMA.fullmatch(text, last_end, start) is not None
    name_end = following.at.end if following.at is not None else len(text)
    return not is_apposed and text[name_end : name_end + 1] in (",", ".", ";", ")")


def _goes_on_with(text: str, start: int, named: Mention) -> bool:
    """Whether the name behind "On the instructions of his minister" is who then acts, and not the minister's."""
    if named.at is None or _THEN_ACTS.match(text, named.at.end) is None:
        return False
    return _ADVERBIAL.search(text[max(0, start - 90) : start]) is not None


_TITLE_BEHIND = re.compile(
    r"(?:\s*\n\s*\d+|(?<!ttorney)(?<!onsul)(?<!ecretary)(?<!nspector)(?<!irector)(?<!olicitor)(?<!overnor)(?<!aster)(?<!urgeon)"
    r"[\s,]+General|(?<!\d(?:th|st|nd|rd))[\s,]+(?:Army|Corps)[ -]General|[\s,]+(?:(?:Division|Colonel|Lieutenant|"
    r"Major|Brigadier)[ -]General|(?:Vice|Rear)[ -]Admiral|"
    r"General of the Army|Marshal|Admiral|Major|Captain|Lieutenant Colonel|Lieutenant|Comandante|Commandant|"
    r"Academician|Mr|Mrs|Dr|Gen|Lt|Col|Colonel|Sir|Cdes?|Comrades?|Prof|Eng|Ing|engineer|of|to|for|in|at|the|and|or|"
    r"with)\.?)+$"
)


def _is_wrapped(text: str, end: int) -> bool:
    """Whether the line that ends here is so long that the sentence goes on in the next."""
    return end - text.rfind("\n", 0, end) > 55


def _without_title(text: str, start: int, end: int) -> int:
    """The end of the office without a title that belongs to the name behind it."""
    match = _TITLE_BEHIND.search(text, start, end)
    return match.start() if match else end


class _Bodies:
    """Bodies and places of a page, by where they are named."""

    def __init__(self, mentions: list[Mention], kinds: dict[str, NameKind]) -> None:
        self._places = sorted(
            (m.at.start, m.at.end, m.entity, kinds[m.entity] is NameKind.BODY) for m in mentions if m.at is not None
        )
        self._starts = [start for start, *_ in self._places]

    def before(self, text: str, start: int) -> int:
        """Where an office begins before which a body stands ("HSCA Counsel"): the body's place, else its own."""
        at = bisect_left(self._starts, start) - 1
        if at < 0 or text[start : start + 1].islower():
            return start
        begin, end, _, is_body = self._places[at]
        if is_body and begin < start < end:
            return begin  # "Asia Department Director", of which "Department" was taken for the office's
        return begin if is_body and 0 < start - end <= 2 and text[end:start].isspace() else start

    def right_before(self, text: str, start: int) -> int:
        """Where the body begins that ends right before a place, else the place."""
        at = bisect_left(self._starts, start) - 1
        begin, end, _, is_body = self._places[at] if at >= 0 else (0, 0, "", False)
        return begin if is_body and 0 < start - end <= 2 and text[end:start].isspace() else start

    def end_of(self, start: int, end: int) -> int:
        """Where the body ends that what an office is of breaks off in, else the end: "correspondent of Rudé právo"."""
        at = bisect_left(self._starts, end) - 1
        if at < 0 or self._places[at][0] < start or not self._places[at][3]:
            return end
        return max(end, self._places[at][1])

    def within(self, start: int, end: int) -> str:
        """The body named between two places, the longest first; a place where there is no body; "" for none."""
        here = self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        fitting = [(is_body, stop - begin, key) for begin, stop, key, is_body in here if stop - begin < end - start]
        return max(fitting)[2] if fitting else ""
