"""Who holds an office that a page names: the person before it or behind it, as the words between them tell."""

from __future__ import annotations

import re

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.office_phrases import OfficePhrase
from fonds.core.extracting.office_words import BEFORE_FULL_NAMES
from fonds.core.extracting.offices_behind_names import BEHIND_COMMA, TITLE, said_behind, stops
from fonds.core.extracting.word_knowledge import STATE, known

RIGHT_BEFORE = re.compile(rf"[ \u00a0]{{1,2}}{TITLE}(?:(?:von|van|zu|de la|de|di)[ ])?\[?")
_DIRECTLY = re.compile(r"[ \n\u00a0]{1,2}")
_NEXT_LINE = re.compile(rf"[ ]?[*’'\"]?\n[ ]?{TITLE}")
_SIGNED_APART = re.compile(rf"(?:,\s{{1,2}}(?:signed|sgd\.?)[ :]|\s{{1,2}}/[sS]/)\s?{TITLE}")
_APART_BEFORE = re.compile(rf",\s{{1,2}}{TITLE}|:[ \u00a0]{{0,3}}{TITLE}|\s?\([ ]?(?:now )?{TITLE}")
_IN_BRACKETS = re.compile(rf"\s?\([ ]?(?:now )?{TITLE}")
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
_AN = re.compile(r"\b(?:an?|An?|AN?)\s$")
_TO_ANOTHER = frozenset(
    {"aide", "assistant", "adviser", "advisor", "adjutant", "representative", "delegate", "chief", "deputy"}
)
_ABROAD = frozenset({"attache", "attaché", "consul", "consul general", "charge", "cos", "acos", "dcos", "dcm"})
_OF_THINGS = frozenset({"manager", "leader", "commander", "delegate", "head", "inspector"})
_BEHIND_TITLE = re.compile(
    rf"(?:\sof\s(?:that|this|his|her|the\ssame|our|their|your)\s\w+)?,\s{{1,2}}(?:(?:a\s(?:man|woman)\sby\sthe\sname\sof|a\scertain|one)\s)?"
    rf"(?:ex-|former\s)?{TITLE}"
)
_IS_BEHIND = re.compile(
    rf"\s(?:is|was)\s(?:(?:now|at present|currently|(?:now )?(?:held|occupied|filled) by|given to|entrusted "
    rf"to)\s)?{TITLE}"
)
_SUCCEEDED_BY = re.compile(r"\s(?:was|has been|is|had been)\s(?:replaced|succeeded)\sas\s(?:the\s)?$")
_BY = re.compile(rf"\sby\s{TITLE}")
_LABEL = re.compile(rf"(?:[ ]?:|[ ][-–—=][ ]?)[ \u00a0]{{1,3}}{TITLE}|[ ][-–—=][ ]{TITLE}")
_LIST_JOINT = re.compile(
    r"\s?(?:,|;|,?\s?\b(?:and|AND)\b|,?\s?&|,?\sas well as)\s{0,2}"
    r"(?:(?:and|also|the|a|an|both|now|at present|AND|THE)\s)*"
)
_BODIES_TOO = frozenset({"staff", "member"})
"""Words that right before a name are as often of a body, or of anybody."""
_LEAD = frozenset({"leader", "researcher", "chief", "commander", "head", "representative", "delegate"})
"""Words that in small letters, with one before them, stand before a name: "trade union leader Berg"."""
_OF_A_PARTY = re.compile(r"(?:Politburo|Presidium|CC|Secretariat|candidate|Candidate)\s$")
_OF_BODY = re.compile(r"\s(?:of|to|for|at)\s(?:the\s)?[A-Z\d]")
_OF_SMALL = re.compile(r"\s(?:of|for|at)\s(?:(?:the|an?|our|their|his|its)\s)?[a-z]")
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


def holder(
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
    is_past = between is not None and _OF_ONE_DEAD.search(text, max(0, start - 48), start) is not None
    if following is not None and between is not None and may_stand_before and RIGHT_BEFORE.fullmatch(between):
        if is_past or _goes_on_with(text, start, following) or _is_where(text, phrase, following):
            return None, 0
        return following.entity, 0.9
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
        if joint is not None and stops(text, start, end) and (phrase.alone or phrase.more):
            return linked[1], 0.85
    is_named_in_brackets = following is not None and between is not None and _IN_BRACKETS.fullmatch(between) is not None
    if (
        is_named_in_brackets
        and following is not None
        and following.at is not None
        and text.startswith(")", following.at.end)
        and (is_office or _is_to_another(text, phrase))
        and "(" not in text[last_end if last is not None else start : start]
    ):
        return following.entity, 0.9
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
        and RIGHT_BEFORE.fullmatch(between)
    ):
        return following.entity, 0.75
    told_whole = (phrase.capital or is_named_first) and is_person
    is_whole = phrase.more or (phrase.capital and " " in text[phrase.word_start : phrase.word_end])
    is_apart = _APART_BEFORE.fullmatch(between) is not None and not _is_anybody(text, start, following, between)
    if (may_stand_before or told_whole) and is_whole and is_apart:
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
    if may_stand_before and not is_past and _is_wrapped(text, end) and _NEXT_LINE.fullmatch(between):
        return following.entity, 0.85
    if (may_stand_before or phrase.capital) and _SIGNED_BELOW.fullmatch(between):
        line = text[text.rfind("\n", 0, start) + 1 : start].strip(" _[")
        name_end = following.at.end if following.at is not None else end
        if line in ("", "The", "the", "THE") and _END_OF_SIGNATURE.match(text, name_end):
            return following.entity, 0.8
    return None, 0


def _is_where(text: str, phrase: OfficePhrase, following: Mention) -> bool:
    """Whether what was taken for a name behind an office abroad is the state where it is held: "ATTACHE ARGENTINA"."""
    word = text[phrase.word_start : phrase.word_end].lower()
    name = text[following.at.start : following.at.end] if following.at is not None else ""
    return word in _ABROAD and bool(known(name) & STATE)


def _is_to_another(text: str, phrase: OfficePhrase) -> bool:
    """Whether a word says what somebody is to another: "his aide", "Berg's assistant"."""
    word = text[phrase.word_start : phrase.word_end].lower()
    return word in _TO_ANOTHER and _HIS.search(text, max(0, phrase.start - 8), phrase.start) is not None


def _is_anybody(text: str, start: int, following: Mention, between: str) -> bool:
    """Whether an office with an indefinite article is anybody's, though a name stands behind its comma: "at a meeting
    with a case officer, Berg said"."""
    if not between.startswith(",") or _AN.search(text, max(0, start - 4), start) is None or following.at is None:
        return False
    return text[following.at.end : following.at.end + 1] not in (",", ".", ";", ")")


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


def _is_wrapped(text: str, end: int) -> bool:
    """Whether the line that ends here is so long that the sentence goes on in the next."""
    return end - text.rfind("\n", 0, end) > 40
