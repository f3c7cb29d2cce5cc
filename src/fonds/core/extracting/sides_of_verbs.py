"""Who does what a verb of meeting or telling says, and whom it is done to: the two sides of a clause."""

from __future__ import annotations

from itertools import islice

from fonds.core.extracting.clauses import VerbGroup, behind_adverbs, subject
from fonds.core.extracting.contact_words import BETWEEN, VERBS, VerbForm
from fonds.core.extracting.rows_of_people import VERBAL, Side, described_before, people_before, people_behind
from fonds.core.extracting.tellings import is_told_of
from fonds.core.extracting.word_knowledge import BODY, COMMON, FREQUENT, LARGE_PLACE, PEOPLE, SURNAME, is_word, known
from fonds.core.extracting.words_together import Word

_FRONTED = frozenset({"with", "to", "met", "may_be_met", "told", "said_to", "over"})
_TELLS = frozenset({"told", "said_to"})
_ABOUT_IT = frozenset({"coordinated", "cleared", "reviewed", "negotiated", "explored"})
"""Participles behind which "with" tells with whom a matter was spoken about."""
_NEVER = BODY | COMMON | FREQUENT | LARGE_PLACE | PEOPLE


def before_verb(words: list[Word], group: VerbGroup, text: str) -> Side:
    """Who does what a verb says; place -1 is the writer, whom no word names: "Visited Nam Il", "LIAISON Called"."""
    if group.infinitive >= 0 and words[group.infinitive].low == "sent":
        sent = people_behind(words, group.infinitive + 1)
        if sent.words:
            return sent
    side = subject(words, group.first)
    if (
        not (side.words or side.people or group.gerund)
        and group.infinitive < 0
        and (
            _is_capitalized(words, group.first, text)
            or all(each.kind == "number" for each in islice(words, group.first))
        )
    ):
        return Side((-1,))
    if not side.words and (surname := _surname_before(words, group.first, text)) is not None:
        return Side((surname,))
    before = words[group.first - 1] if group.first > 0 else None
    if not (side.words or side.people) and before is not None and before.kind == "other" and not is_word(before.low):
        return Side((), True)  # somebody whose name is misread
    if group.gerund and not side.words:
        if group.first > 0 and words[group.first - 1].low != ",":
            before_it = group.first - 1 - (words[group.first - 1].low in ("in", "by"))  # "succeeded in seeing"
            side = subject(words, before_it) if words[before_it].kind in ("verb", "contact") else side
            if words[group.first - 1].low in ("on", "upon", "when", "after") and words[group.first - 2].kind == ",":
                side = people_before(words, group.first - 3)  # "Smith, on being contacted"
        if not side.words:
            comma = next((i for i in range(group.verb, len(words)) if words[i].kind == ","), -1)
            side = people_behind(words, comma + 1, 4) if comma > 0 else side
    return side


def behind_verb(words: list[Word], at: int, verb: VerbForm, group: VerbGroup) -> tuple[Side, str]:
    """Whom the verb is done to, and by which of its frames; "" where by none."""
    if group.passive and "over" in verb.frames:
        return _among(words, at)
    if group.passive:
        if "said_to" in verb.frames and ("told" not in verb.frames or words[min(at + 1, len(words) - 1)].kind == "to"):
            return _told_to_by(words, at)
        if "introduced" in verb.frames:
            to = _to_behind(words, at)
            side = people_behind(words, to + 1) if to > 0 else Side()
            by = behind_adverbs(words, side.end)
            if side.words and by < len(words) and words[by].low == "by":
                side = Side((*side.words, *people_behind(words, by + 1).words))
            return (side, "by") if to > 0 else (Side(), "")
        for behind in range(at + 1, min(len(words), at + 22)):
            if words[behind].low == "by":
                return people_behind(words, behind + 1), "by"
            if words[behind].kind in ("contact", "relatives") or (
                words[behind].kind == ";" and words[behind - 1].kind != "number"  # "contacted 6/7; 7/18/62, by"
            ) or (
                words[behind].kind == "to" and verb.frames <= _TELLS and words[behind + 1 : behind + 2] != []
                and words[behind + 1].kind == "other"
            ):  # fmt: skip
                break  # "was asked to examine a paper prepared by Smith"
        return Side(), "passive"
    whom = fronted_whom(words, group) if _FRONTED & verb.frames else Side()
    if whom.words or whom.people:
        return whom, "with" if {
            "with",
            "to",
            "over",
        } & verb.frames else "told" if verb.frames <= _TELLS else "may_be_met"
    place = behind_adverbs(words, at + 1)
    for near in (at + 1, place):
        if (
            near < len(words)
            and words[near].low in ("with", "to", "on", "upon")
            and ((words[near].low if words[near].low != "upon" else "on") in verb.frames)
        ):
            side = people_behind(words, near + 1)
            is_body = not side.words and any(each.kind == "body" for each in words[near + 1 : near + 4])
            return (Side((), True, side.end) if is_body else side), "with"
    if {"with", "to"} & verb.frames:
        far = joint_behind(words, at)
        if far > 0 and (
            not ({"met", "may_be_met"} & verb.frames)
            or words[far - 1].low == "together"
            or (words[at].low in ("met", "meeting") and words[at + 1].kind == "prepositions")
        ):
            direct = people_behind(words, place) if words[far - 1].low == "together" else Side()
            return (direct, "met") if direct.words else (people_behind(words, far + 1), "with")
    if "over" in verb.frames:
        far = joint_behind(words, at)
        if far > at + (words[at].low != "discussed") and (
            words[at].low not in ("took", "taken") or words[at + 1].low == "up"
        ):
            return people_behind(words, far + 1), "over"
        return Side(), ""
    if "said_to" in verb.frames:
        to = _to_behind(words, at)
        side = people_behind(words, to + 1, 5, direct=True) if to > 0 else Side()
        if side.words or "told" not in verb.frames:
            return (side, "told") if to > 0 else (Side(), "")
    if "introduced" in verb.frames:
        whom = people_behind(words, at + 1)
        to = _to_behind(words, whom.end - 1) if whom.words else -1
        to_whom = people_behind(words, to + 1) if to > 0 else Side()
        return (Side((*whom.words, *to_whom.words), False, to_whom.end), "met") if to_whom.words else (Side(), "")
    if "told" in verb.frames and _is_unread_hearer(words, at + 1):
        return Side((at + 1,), False, at + 2), "told"
    for frame in ("met", "may_be_met", "told"):
        if frame in verb.frames:
            near = at + 1 + (frame == "told" and at + 1 < len(words) and words[at + 1].kind == "to")
            near = place if frame != "told" else near
            side = people_behind(words, near, 9 if frame != "told" else 5, direct=frame != "met")
            ahead = _behind_commas(words, side.end) if frame == "told" and words[at].low == "advised" else side.end
            while ahead < len(words) and words[ahead].kind == "adverbs":
                ahead += 1
            if frame == "told" and ahead < len(words) and (
                words[ahead].kind in VERBAL or (words[ahead].low in VERBS and VERBS[words[ahead].low].form == "present")
            ):  # fmt: skip
                return Side(), ""  # "advised Smith was home"
            named = bool(side.words) and words[side.words[0]].kind == "name"
            if frame == "told" and named and not is_told_of(words, side.end):
                return Side(), ""
            if not (side.words or side.people) and words[at].low in ("received", "met", "saw", "visited"):
                side = _far_behind(words, place)
            if side.words or side.people or frame == "met":
                whom = whom_before(words, group)
                return (whom, frame) if whom.words and not side.words else (side, frame)
            if frame == "may_be_met" and (whom := whom_before(words, group)).words:
                return whom, frame
    return Side(), ""


def _behind_commas(words: list[Word], at: int) -> int:
    """The place behind what stands between commas: "advised his attorney, Smith, was home" tells nobody anything."""
    if at >= len(words) or words[at].kind != ",":
        return at
    for comma in range(at + 2, min(len(words) - 1, at + 14)):
        if words[comma].kind == ",":
            return comma + 1
        if words[comma].kind in (*VERBAL, "clauses", "and", ";") and words[at + 1].low != "who":
            return at
    return at


def _far_behind(words: list[Word], place: int) -> Side:
    """Whom a verb is done to behind what stands between commas: "received yesterday, at his request, the Minister"."""
    if place >= len(words) or words[place].kind != ",":
        return Side()
    for comma in range(place + 1, min(len(words) - 1, place + 30)):
        if words[comma].kind in ("contact", "verb", "have", "be", "relatives", "clauses", ";") and (
            not words[comma - 1].owner
        ):
            break
        if words[comma].kind == "," and words[comma + 1].kind in ("determiners", "title", "person"):
            side = people_behind(words, comma + 1)
            if any(words[each].who is not None for each in side.words):
                return side
    return Side()


def _told_to_by(words: list[Word], at: int) -> tuple[Side, str]:
    """Who heard it and who told it, where what was told is the subject: "this was told to me by Smith"."""
    if at + 1 < len(words) and words[at + 1].kind == "to":
        heard = people_behind(words, at + 2, 5)
        by = behind_adverbs(words, heard.end)
        if heard.words and by < len(words) and words[by].low == "by":
            side = people_behind(words, by + 1)
            return Side((*heard.words, *side.words), False, side.end), "among" if side.words else ""
    return Side(), ""


def _among(words: list[Word], at: int) -> tuple[Side, str]:
    """Those between whom something was spoken about: "was discussed with Smith by Brown"."""
    found: list[int] = []
    place = at + 1
    joint = ""
    for _ in range(2):
        place = behind_adverbs(words, place) if place < len(words) and words[place].low != "by" else place
        while place < len(words) and words[place].kind == "adverbs" and words[place].low != "by":
            place += 1
        if place >= len(words) or words[place].low not in ("with", "by", "between", "among"):
            break
        joint = words[place].low
        side = people_behind(words, place + 1, both=joint == "between")
        found += side.words
        place = side.end
    alone = words[at].low == "discussed" or (words[at].low in _ABOUT_IT and joint == "with")
    if len(found) == 1 and alone and words[found[0]].kind in ("person", "role", "name"):
        return Side(tuple(found)), "among"  # "the case was discussed with Smith"
    return (Side(tuple(found)), "among") if len(found) > 1 else (Side(), "")


def _surname_before(words: list[Word], first: int, text: str) -> int | None:
    """Where a surname in capitals stands that is a word too: "BAKER EMERGED AND TOLD"."""
    at = first - 1
    if at > 0 and words[at].kind == "and":
        verb = next((i for i in range(at - 1, max(-1, at - 8), -1) if words[i].kind in ("verb", "contact")), 0)
        at = verb - 1
    if at < 0 or words[at].kind != "capital":
        return None
    raw = text[words[at].start : words[at].end]
    bits = known(raw)
    alone = at == 0 or words[at - 1].kind not in ("capital", "prepositions", "determiners")
    if not (alone and raw.isupper() and len(raw) > 3):
        return None
    if bits & SURNAME and not bits & _NEVER:
        return at
    in_capitals = raw.isalpha() and text[words[first].start].islower() and any(  # as reports of the FBI write names
        each.kind == "person" and text[each.start : each.end].isupper() for each in words
    )  # fmt: skip
    return at if in_capitals and not bits & (BODY | LARGE_PLACE | PEOPLE) else None


def _is_capitalized(words: list[Word], first: int, text: str) -> bool:
    """Whether a verb begins a sentence or the item of a list ("1. LIAISON Called"), or goes on from one that does."""
    if first > 0 and words[first - 1].kind == "and":
        for before in range(first - 2, max(-1, first - 22), -1):
            if words[before].kind in ("verb", "contact"):
                first = before
                break
            if words[before].kind in ("relatives", "clauses", ";"):
                return False
    start, end = words[first].start, words[first].end
    return text[start].isupper() and text[start + 1 : end].islower()


def fronted_whom(words: list[Word], group: VerbGroup) -> Side:
    """The antecedent of "with whom": "Smith, with whom Brown had talked"."""
    for before in range(group.first - 1, max(0, group.first - 8), -1):
        if words[before].low == "whom" and words[before - 1].low in ("with", "to", "from", "beside"):
            last = before - 2 - (words[before - 2].kind == ",")
            side = people_before(words, last, antecedent=True)
            side = side if side.words else described_before(words, last)
            return side if side.words else Side((), True, before)
        if words[before].kind in (*VERBAL, "clauses", ";"):
            break
    return Side()


def whom_before(words: list[Word], group: VerbGroup) -> Side:
    """The antecedent of "whom": "Smith, whom I met"."""
    for before in range(group.first - 1, max(-1, group.first - 4), -1):
        if words[before].low == "whom":
            return people_before(words, before - 1 - (words[before - 1].kind == ","))
    return Side()


def _is_unread_hearer(words: list[Word], at: int) -> bool:
    """Whether a word that nobody can read stands where one is who was told something: "told G0nzd1ez that"."""
    return (
        at + 1 < len(words)
        and words[at].kind in ("capital", "other")
        and len(words[at].low) > 2
        and not is_word(words[at].low)
        and words[at + 1].low in ("that", "he", "she", "they", "about", "of", "to")
    )


def _to_behind(words: list[Word], at: int) -> int:
    """Where "to" stands behind "explained the matter to"; -1 where another clause begins before."""
    for behind in range(at + 1, min(len(words), at + 9)):
        if words[behind].kind == "to":
            return behind
        if words[behind].kind not in (
            "determiners",
            "other",
            "number",
            "pronouns",
            "adverbs",
            "people",
            "capital",
            "body",
            "noun",
            "own",
        ) and words[behind].low not in ("about", "concerning", "regarding", "on", "may", *BETWEEN):
            return -1
    return -1


def joint_behind(words: list[Word], at: int) -> int:
    """Where "with" stands behind "spoke about the matter"; -1 where another clause begins before."""
    for behind in range(at + 1, min(len(words) - 1, at + 20)):
        if words[behind].low == "with" and behind < at + 14:
            return behind
        if words[behind].low == "company" and words[behind + 1].low == "of":
            return behind + 1  # "dined at the hotel in the company of Smith"
        if words[behind].kind == "to" and words[behind - 1].low in ("subsequent", "prior", "due", "according", "next"):
            continue
        if words[behind].kind in ("contact", "relatives", ";", "verb", "clauses", "modals", "have", "be", "to"):
            return -1
    return -1
