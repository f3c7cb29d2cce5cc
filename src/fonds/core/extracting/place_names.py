"""How surely words with capitals are a place's name, by lists of places and the words around."""

from __future__ import annotations

import re

from fonds.core.extracting import word_knowledge as of
from fonds.core.extracting.capital_words import CapitalWord
from fonds.core.extracting.gazetteer import places
from fonds.core.extracting.name_words import (
    PLACE_BEFORE,
    PLACE_BEGINS,
    PLACE_ENDS,
    SETTLEMENTS,
    STATES,
    SURE_PLACE_BEGINS,
    TRUSTED,
    WENT,
)
from fonds.core.extracting.person_names import ACTS, FOLLOWING
from fonds.core.extracting.places_of_words import place_of_words
from fonds.core.extracting.saying_verbs import FORMS

_STATE_BEFORE = frozenset({"republic", "legation", "embassy", "consulate", "works", "mine", "mines", "yards"})
"""Words of whose "of" a state or a town is the rest: "the Republic of Veskaria", "the yards of Brodna"."""
_OFTEN_PLACES = frozenset({"between", "via", "through", "toward", "towards"})
"""Prepositions behind which a word that no list knows is as likely a place as a person."""
_STATE_BEHIND = re.compile(r",[ \n](?P<state>[A-Z]\w+)(?P<more>[ ][A-Z]\w+)?")
_WHO = re.compile(r",\s(?:who|whom|himself|herself)\b")
_INSIDE = frozenset({"in", "at", "near", "into", "inside", "outside", "throughout", "around"})
_RAN = frozenset({"ran", "run", "runs", "running", "bumped", "bumps", "bump", "bumping"})
_WHERE = frozenset({"in", "at", "near"})
_BEFORE_ITS_PLACE = (" in ", " of ", " at ", "\nin ", "\nof ", " in\n", " of\n", " in the ", " of the ")
_AREA = re.compile(
    r"[ \n](?:and[ \n]\w+[ \n])?"
    r"(?:areas?|regions?|districts?|provinc(?:e|ial)|[Cc]ount(?:y|ies)|oblast|front|sector|ghetto|airport|railway)\b"
)


def is_place_as_well(word: CapitalWord, before: str) -> bool:
    """Whether nothing tells a lone word from a place's name: no list knows it, and it stands where places do."""
    return before in _OFTEN_PLACES and not word.bits & (of.SURNAME | of.GIVEN | of.ASIAN)


def place_named(
    words: list[CapitalWord], name: str, before: tuple[str, str], after: str, *, office_of: bool = False
) -> float:
    """How surely words without a title name a place, 0 where they are not taken for one."""
    first = words[0]
    if (
        len(words) == 1
        and not first.bits & (of.LARGE_PLACE | of.PLACE)
        and (first.bits & (of.ENGLISH | of.UPPER | of.PEOPLE) or len(name) < 4 or not name.isalpha())
    ):
        return 0
    earlier, last_before = before
    if last_before == "in" and _is_no_place(words, earlier, after):
        return 0
    office_of = office_of and not words[0].bits & of.SURNAME
    cued = (
        (last_before in _INSIDE and not (last_before == "into" and earlier in _RAN))
        or (not name.isascii() and last_before in ("from", "to", "at") and not _is_told(earlier, last_before))
        or (last_before in ("of", "and", "the") and earlier in SETTLEMENTS)
        or (last_before == "of" and earlier.casefold() in _STATE_BEFORE)
        or office_of
        or (
            after[:1] == ","
            and (state := _STATE_BEHIND.match(after)) is not None
            and (bool(of.known(state["state"]) & of.STATE) or f"{state['state']}{state['more'] or ''}" in STATES)
        )
        or (_went_there(earlier, last_before) and not (earlier == "sent" and first.bits & of.SURNAME))
        or (after[:1] in (" ", "\n") and _AREA.match(after) is not None)
    )
    if len(words) > 1:
        if words[-1].bare in PLACE_ENDS and not all(word.bits & of.ENGLISH for word in words[:-1]):
            return 0.8
        if first.bare in SURE_PLACE_BEGINS and not words[-1].bits & of.ENGLISH and len(words) < 5:
            return 0.8  # "Parque Central", "Mount Rila"
        if not name.isascii() and cued and not first.bits & of.ASIAN and _are_syllables(words):
            return 0.75  # "from Hải Phòng to Xuân Mai"
        is_person = (
            words[0].bits & of.GIVEN
            and words[-1].bits & of.SURNAME
            and not cued
            and place_of_words(words) < len(words)  # "Santo Domingo"
        )
        if (name in places() or (not name.isascii() and of.without_tones(name) in places())) and (
            words[-1].bits & of.STATE or not is_person
        ):  # "Santiago de Cuba"
            return 0.85
        if _are_unknown(words) and (
            last_before in _WHERE or _went_there(earlier, last_before) or _AREA.match(after) is not None
        ):
            return 0.65  # "at Bahía Redonda", "the Thanh Ninh provincial committee"
        if words[0].bare in PLACE_BEGINS and not words[-1].bits & of.ENGLISH and (cued or words[-1].bits & of.PLACE):
            return 0.75
        return 0
    word = words[0]
    if not (cued or word.bits & (of.PLACE | of.LARGE_PLACE)):
        return 0
    following = FOLLOWING.match(after)
    acts = following is not None and following[1] in ACTS
    if word.bits & of.LARGE_PLACE:
        if not cued and _WHO.match(after):
            return 0  # "the policy of Laval, who met"
        return (
            0.75 if (cued or not acts) and not (word.bits & of.FREQUENT and not cued) else 0
        )  # "our man at Oslo, wrote"
    if word.bits & of.PLACE:
        comma = re.match(r",\s+[A-Z]", after) is not None
        beside = cued or last_before in PLACE_BEFORE or comma
        if beside and not acts and len(name) > 3 and not word.bits & of.ENGLISH:
            return 0.75 if not word.bits & (of.GIVEN | of.SURNAME) or cued else 0
        if acts or word.bits & (of.GIVEN | of.SURNAME | of.ENGLISH | of.UPPER):
            return 0
        # in capitals it may be known by another spelling
        return 0.65 if places().get(word.bare, 0) >= 15_000 else 0
    if (
        (office_of or not acts)
        and not word.bits & (of.ENGLISH | of.UPPER | of.PEOPLE)
        and len(name) > 3
        and name.isalpha()
    ):
        return 0.6 if not word.bits & of.GIVEN else 0
    return 0


def _is_no_place(words: list[CapitalWord], earlier: str, after: str) -> bool:
    """Whether words behind "in" are somebody: "interest in Berg", "in De Berg's office"."""
    if words[-1].bits & (of.PLACE | of.LARGE_PLACE | of.STATE) and earlier not in TRUSTED:
        return False
    return earlier in TRUSTED or after.startswith(("'s ", "’s "))


def _are_syllables(words: list[CapitalWord]) -> bool:
    """Whether two words are Vietnamese syllables: of a place, where no family's name is first."""
    return len(words) == 2 and all(of.is_vietnamese_syllable(word.bare) for word in words)


def _are_unknown(words: list[CapitalWord]) -> bool:
    """Whether two words may be a place's name: no initial, no English word, and the second no known name."""
    if len(words) != 2 or any(each.initial or "-" in each.bare or not each.bits & of.NAME_LIKE for each in words):
        return False
    return not words[1].bits & (of.GIVEN | of.SURNAME) and not any(
        each.bits & (of.ENGLISH | of.UPPER | of.TITLE | of.BODY) for each in words
    )


def _is_told(earlier: str, last_before: str) -> bool:
    """Whether the word before "to" tells that something is said to somebody: "remarked to Berg"."""
    if last_before != "to" or earlier in WENT:
        return False
    return earlier == "according" or any(form.behind is None for form in FORMS.get(earlier, ()))


def _went_there(earlier: str, last_before: str) -> bool:
    """Whether the words before say that somebody left for what follows, or came from it."""
    return last_before in ("for", "from", "to") and earlier in WENT


def place_before_name(text: str, words: list[CapitalWord]) -> int:
    """How many words at the beginning of a run behind "in" or "of" name a place before somebody's full name: "Consul in
    Chongjin I. Berg", "Prime Minister of India Karl Berg". 0 where the run is told otherwise."""
    if not text.endswith(_BEFORE_ITS_PLACE, 0, words[0].start):
        return 0
    unlike = of.ENGLISH | of.TITLE | of.BODY | of.STATE | of.UPPER
    for count in (2, 1):
        rest = words[count:]
        if len(rest) < 2 or rest[-1].initial or words[count - 1].raw != words[count - 1].bare:
            continue
        name = " ".join(word.bare for word in words[:count])
        if name not in places() and not (count == 1 and words[0].bits & of.STATE):
            continue
        persons = words[0].bits & (of.GIVEN | of.SURNAME)
        if words[0].bits & of.ENGLISH or (persons and (rest[0].initial or not words[0].bits & of.STATE)):
            continue
        begins = rest[0].initial or (
            rest[0].bits & (of.GIVEN | of.ASIAN) and not rest[0].bits & (of.FREQUENT | of.PLACE)
        )
        if begins and not rest[-1].bits & unlike and rest[-1].bits & of.NAME_LIKE:
            return count
    return 0


def place_behind(words: list[CapitalWord]) -> int:
    """How many words at the end of a run name a large place that is no surname: "Ruth Heron Chicago", in a table's row.

    0 where the run as a whole is a place's name, or ends otherwise.
    """
    last = words[-1]
    unlike = of.SURNAME | of.GIVEN | of.ENGLISH | of.ASIAN | of.UPPER
    if len(words) < 2 or last.initial or not last.bits & of.LARGE_PLACE or last.bits & unlike:
        return 0
    if len(words) == 2 and words[0].bits & of.GIVEN and not words[0].bits & (of.ENGLISH | of.LARGE_PLACE | of.TITLE):
        return 0  # "Pierre Laval"
    bare = [word.bare for word in words]
    if words[-2].bits & of.BODY or bare[0] in PLACE_BEGINS or " ".join(bare) in places():
        return 0
    return 2 if len(words) > 2 and " ".join(bare[-2:]) in places() else 1
