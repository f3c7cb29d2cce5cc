"""What the verb or noun that governs a figure says of its kind, from its tense and mood: `data/verbs_of_figures.toml`.

The words before a number are read from it back to the nearest verb or noun of the lists, with its auxiliaries; those
behind it on to the verb of which it is the subject ("12,400 tons had been supplied") or to a participle that is said of
it ("3,500 tons envisaged by the contract"). A verb that no list has says nothing, and what stands before it neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from fonds.core.description.units_of_measure import UnitKind
from fonds.core.extracting.facts import FigureKind
from fonds.core.extracting.verbs_of_figures import (
    ADVERBS,
    AUXILIARIES,
    BE,
    BOUNDS,
    FAR,
    FORMS,
    HAVE,
    LISTED,
    NOT,
    STOPS,
    Form,
    Mood,
    mood_of,
)

_MAKING = LISTED["making"]
_NOUNS = {word: name for name in ("of_results", "of_plans", "of_capacities", "of_allocations") for word in LISTED[name]}
_KINDS = {
    "of_results": FigureKind.RESULT,
    "of_plans": FigureKind.PLAN,
    "of_capacities": FigureKind.EXPECTED_CAPACITY,
    "of_allocations": FigureKind.ALLOCATION,
}
_FINITE_BE = frozenset({"is", "are", "was", "were"})
_DETERMINERS, _SUBJECTS = LISTED["determiners"], LISTED["subjects"]
_JOINED = LISTED["joined"] | frozenset(",-–—")
_TO_A_NUMBER = LISTED["adverbs"] | frozenset(
    {"to", "at", "from", "with", "on", "be", "by", "the", "as", "a", "total", "of", "$"}
)
_SET_APART = frozenset(
    {("written", "down"), ("set", "aside"), ("put", "aside"), ("made", "available"), ("charged", "to"), ("put", "down"),
     ("laid", "aside"), ("charged", "against")}
)  # fmt: skip
_AT_END = {"amount": "to", "come": "to", "make": "up", "stand": "at"}
"""What must stand behind a verb for it to say how much something is."""
_OF_MONEY = LISTED["allocating_money"]
_SHARES = frozenset({"percent", "%", "cent"})
"""What is fulfilled of a plan is none: "81 percent of the annual plan (in 1950 204 thousand tons)"."""
_BRINGING = frozenset({"bring", "push", "step"})
_NEAR, _FEW = 7, 4
_OPEN = frozenset({"whether", "if", "how"})
_RELIED_ON = frozenset(
    {
        (behind, f"{verb}{end}")
        for verb in ("count", "reckon")
        for behind in ("on", "upon", "with")
        for end in ("", "s", "ed", "ing")
    }
    | {("to", f"{verb}") for verb in ("agree", "agrees", "agreed", "consent", "consents", "consented")}
)
"""The word before a number and the verb before it: "counts on 300 tons", "agrees to 45,000 hides"."""


class Verdict(NamedTuple):
    """The kind that a predicate gives; `surely` says that it is the figure's own, whatever stands on its other side."""

    kind: FigureKind
    surely: bool = False


def verdict_before(said: Sequence[str], unit: UnitKind | None, *, is_rate: bool) -> Verdict | None:
    """What the words before a number say of its kind; None where nothing there governs it.

    `is_rate` says that so much is for each year or day: what can be made in a year is a capacity.
    """
    noun = ""
    at = _before_comparison(said) - 1
    said = said[: at + 1]
    is_object = not hangs_on_a_preposition(said)
    while at >= 0:
        word = said[at]
        if word in BOUNDS or word in STOPS:
            break
        if verdict := _by_phrase(said, at):
            return verdict
        form = _verb_at(said, at)
        if form is not None and form.base in _OF_MONEY and unit is not UnitKind.MONEY:
            return None
        if form is not None and said[at + 1 : at + 2] == [_AT_END.get(form.base, "")]:
            form = form._replace(list="stating")
        if form is not None and form.base in _BRINGING and at + 2 < len(said) and said[-1] == "to":
            form = form._replace(list="becoming")  # "to bring output up to 5 tons"
        if form is not None and (is_object or form.list in ("stating", "becoming", "planning") or noun):
            verdict = _of_verb(said, at, form, noun, unit, is_rate=is_rate)
            is_to_be = verdict is None and form.base == "be" and unit is not None and said[at - 1 : at] == ["will"]
            return Verdict(FigureKind.PLAN) if is_to_be and at + 4 >= len(said) else verdict
        if form is not None:
            return None
        is_of_share = word in LISTED["of_plans"] and not _SHARES.isdisjoint(said[max(0, at - 5) : at])
        if (
            not noun
            and not is_of_share
            and word in _NOUNS
            and (at + 1 == len(said) or said[at + 1] in _JOINED or said[at + 1].isdigit() or _is_of_time(said, at + 1))
        ):
            noun = _NOUNS[word]
            if noun == "of_capacities" and not is_rate and LISTED["machines"].intersection(said[max(0, at - 5) : at]):
                return Verdict(FigureKind.DIMENSION)
        elif _is_other_verb(said, at):
            break
        at -= 1
    return Verdict(_KINDS[noun]) if noun else None


def hangs_on_a_preposition(said: Sequence[str]) -> bool:
    """Whether a number stands behind a preposition, by which it is no object of the verb: "in three areas"."""
    at = len(said)
    while at and (said[at - 1] in ("the", "a", "an", "these", "those", "its", "their") or said[at - 1] in ADVERBS):
        at -= 1
    if at > 1 and said[at - 1] == "in" and said[at - 2] in LISTED["taking_in"]:
        return False
    return at > 0 and said[at - 1] in LISTED["prepositions"]


def _is_of_time(said: Sequence[str], at: int) -> bool:
    """Whether "this year", "last month" or the like stands between a noun and its number."""
    return (
        said[at : at + 1] in (["this"], ["last"])
        and at + 2 == len(said)
        and said[at + 1] in ("year", "month", "quarter")
    )


def _before_comparison(said: Sequence[str]) -> int:
    """Where the words end that say what a number right behind "compared to" or "against" is, as its other side."""
    at = len(said)
    while at and said[at - 1] in ("the", "only", "some", "about"):
        at -= 1
    if at > 1 and said[at - 1] in ("to", "with") and said[at - 2] in ("compared", "opposed"):
        return at - 2 - (said[at - 3 : at - 2] == ["as"])
    if at > 1 and said[at - 1] == "from" and said[at - 2] in ("up", "down"):
        return at - 2
    return at - 1 if at and said[at - 1] in ("against", "versus", "vs") else len(said)


def verdict_behind(said: Sequence[str], unit: UnitKind | None, *, is_rate: bool) -> Verdict | None:
    """What the words behind a number say of its kind: the verb whose subject it is, or a participle said of it."""
    said = _without_brackets(said)
    for at, word in enumerate(said[:FAR]):
        if word in ("that", "which", "whom") and at < _NEAR:
            return _of_relative(said[at + 1 : at + 1 + FAR], unit, is_rate=is_rate)
        if word in BOUNDS or word in STOPS or word == ",":
            return None
        if word[0].isdigit() and at and said[at - 1] not in ("and", "in", "of"):
            return None  # of another number, "of the 40 tons 13 have arrived"
        if word in AUXILIARIES or (word == "to" and said[at + 1 : at + 2] in (["be"], ["have"])):
            return _of_subject(said, at, unit, is_rate=is_rate)
        if word == "due" and at < 5:
            return Verdict(FigureKind.PLAN, surely=True)
        if word in LISTED["awaited"] and said[at + 1 : at + 2] and said[at + 1] in LISTED["coming"]:
            return Verdict(FigureKind.PLAN, surely=True)
        form = FORMS.get(word)
        if form is None or form.form != "past" or (at and said[at - 1] in _DETERMINERS):
            continue
        if form.list == "planning":
            return Verdict(FigureKind.PLAN, surely=True)
        if form.list == "allocating" and _may_allot(form, unit):
            return Verdict(FigureKind.ALLOCATION)
        if form.list in ("done", "happening"):
            return Verdict(FigureKind.RESULT)
        return None
    return None


def _without_brackets(said: Sequence[str]) -> Sequence[str]:
    """The words without what stands in brackets before the first other sign."""
    kept: list[str] = []
    inside = False
    for word in said:
        if word == "(":
            inside = True
        elif not inside and word != ")":
            kept.append(word)
        elif word == ")":
            inside = False
    return kept


def _of_relative(said: Sequence[str], unit: UnitKind | None, *, is_rate: bool) -> Verdict | None:
    """What a relative clause says of the figure before it: "40,000 people that they have murdered"."""
    for at, word in enumerate(said[:_NEAR]):
        if word in STOPS or word == ",":
            return None
        form = FORMS.get(word)
        if form is not None and form.list in ("done", "planning", "allocating") and form.form == "past":
            if form.list != "done":
                return Verdict(FigureKind.PLAN if form.list == "planning" else FigureKind.ALLOCATION)
            kind = _kind_done(form, mood_of(said, at, form), unit, is_rate=is_rate)
            return Verdict(kind) if kind is not None else None
    return None


def _of_subject(said: Sequence[str], first: int, unit: UnitKind | None, *, is_rate: bool) -> Verdict | None:
    """What a verb with auxiliaries says of its subject, the figure."""
    at = first
    while at < len(said) and (
        said[at] in AUXILIARIES or said[at] in ADVERBS or said[at] in NOT or said[at] == "to" or said[at].endswith("ly")
    ):
        at += 1
    form = FORMS.get(said[at]) if at < len(said) else None
    if form is not None and form.list == "becoming" and form.base in LISTED["done"] and said[at - 1] in BE:
        form = form._replace(list="done")  # "31 shafts must be sunk"
    if tuple(said[at : at + 2]) in _SET_APART:
        return Verdict(FigureKind.ALLOCATION, surely=True)
    if said[at : at + 1] == ["fixed"] and not BE.isdisjoint(said[first:at]):
        return Verdict(FigureKind.PLAN)
    if form is None or form.list in ("saying", "stating", "becoming"):
        return None
    if form.list == "allocating" and form.form == "past" and _may_allot(form, unit):
        return Verdict(FigureKind.ALLOCATION, surely=True)
    if form.base in _OF_MONEY:
        return None
    if form.list in ("planning", "wishing"):
        return Verdict(FigureKind.PLAN, surely=True) if form.form == "past" else None
    is_passive = form.form == "past" and not BE.isdisjoint(said[first:at])
    if not is_passive and form.list != "happening" and form.base not in ("return", "land", "perish"):
        return None  # who does something is not what is done
    mood = mood_of(said, at, form)
    if mood is Mood.DONE and "being" in said[first:at]:
        return None
    kind = _kind_done(form, mood, unit, is_rate=is_rate)
    if kind is None and mood is Mood.ABLE and "can" in said[first:at] and unit is not UnitKind.MONEY:
        kind = FigureKind.PLAN  # "8,000 workers can be sent"
    return Verdict(kind, surely=True) if kind is not None else None


def _verb_at(said: Sequence[str], at: int) -> Form | None:
    """The listed verb at a place; None where the word is none there, as nouns are written like many of them."""
    form = FORMS.get(said[at])
    if form is None or form.base == "be":
        return form
    before = said[at - 1] if at else ""
    if form.form in ("past", "gerund"):
        return form
    if (
        before in AUXILIARIES
        or before in _SUBJECTS
        or before in ("to", "not", "and", "please")
        or before.endswith("ly")
    ):
        return None if before == "that" and form.form == "base" else form
    is_near = at + 4 >= len(said) and said[at + 1 : at + 2] != ["of"]
    if form.form == "present" and said[at] in LISTED["of_results"] and _is_of_time(said, at + 1):
        return None  # "wool purchases this year"
    if form.form == "present" and before not in _DETERMINERS:
        if form.base in LISTED["planning"] and said[at] not in LISTED["also_nouns"]:
            return form
        if is_near and form.list in ("done", "planning", "stating", "becoming"):
            return form
    if form.form == "base" and (not before or before in ":." or before.isdigit()) and is_near and at + 1 < len(said):
        return form if form.list in ("done", "allocating", "planning") else None
    return None


def _is_other_verb(said: Sequence[str], at: int) -> bool:
    """Whether a verb stands there that no list has: a participle with its auxiliary, or a past form."""
    word = said[at]
    if word.endswith("ed") and len(word) > 4 and at and said[at - 1] not in _DETERMINERS:
        return True
    return word in AUXILIARIES and word not in HAVE


def _by_phrase(said: Sequence[str], at: int) -> Verdict | None:
    """Verbs that tell by the word behind them: "set aside", "made available", "calls for", "written down for"."""
    word, before = said[at], said[at - 1] if at else ""
    if word == "aside" and before in ("set", "sets", "setting", "put", "laid"):
        return Verdict(FigureKind.ALLOCATION)
    if word == "to" and at + 1 < len(said) <= at + 4 and _hangs_on_a_plan(said, at):
        return Verdict(FigureKind.PLAN)
    if word == "available" and before in ("made", "make", "makes", "making") and "to" not in said[at + 2 :]:
        return Verdict(FigureKind.ALLOCATION)
    if word == "down" and before in ("write", "written", "put", "wrote"):
        return Verdict(FigureKind.ALLOCATION)
    if word == "for" and before in (
        "call",
        "calls",
        "called",
        "calling",
        "provide",
        "provides",
        "provided",
        "providing",
    ):
        return Verdict(FigureKind.PLAN)
    if at + _FEW > len(said) and (word, before) in _RELIED_ON:
        return Verdict(FigureKind.PLAN)
    if word in ("for", "at") and before in ("designed", "rated", "calculated"):
        return Verdict(FigureKind.EXPECTED_CAPACITY)
    return None


def _hangs_on_a_plan(said: Sequence[str], to: int) -> bool:
    """Whether "to" with a verb that no list has hangs on "is" or a verb of planning: "is to have", "wants to pass"."""
    verb, before = said[to + 1], said[to - 1] if to else ""
    if not verb.isalpha() or verb in LISTED["knowing"] or verb in _DETERMINERS or verb in BE or verb in FORMS:
        return verb == "have" and before in BE
    if before in _FINITE_BE:
        return not (to > 1 and said[to - 2] in LISTED["purposes"])
    form = FORMS.get(before)
    return form is not None and form.list in ("planning", "wishing") and said[to - 2 : to - 1] != ["not"]


def _of_verb(
    said: Sequence[str], at: int, form: Form, noun: str, unit: UnitKind | None, *, is_rate: bool
) -> Verdict | None:
    """What a verb before the number, with the listed noun between them, says of its kind."""
    kind: FigureKind | None = None
    mood = mood_of(said, at, form)
    behind = said[at + 1 :]
    if form.base == "bring" and behind[:1] == ["up"]:
        return None
    if form.base in _AT_END and _AT_END[form.base] in behind[:3]:
        form = form._replace(list="stating")
    if form.list in ("stating", "becoming"):
        kind = _of_state(said, at, form, mood, noun)
    elif noun and noun != "of_results":
        kind = _KINDS[noun]
    elif form.list == "planning":
        kind = None if mood is Mood.UNREAL else FigureKind.PLAN
    elif form.list == "allocating":
        kind = FigureKind.ALLOCATION if mood is not Mood.UNREAL and _may_allot(form, unit) else None
    elif form.list == "done" and form.base == "give" and _subject(said, at) == "of_plans":
        kind = FigureKind.PLAN  # "the draft plan gives 300 tons"
    elif form.list == "done":
        kind = _kind_done(form, mood, unit, is_rate=is_rate)
        if kind is None and mood is Mood.ABLE and form.base in LISTED["offering"] and said[at - 1] == "can":
            kind = FigureKind.PLAN if _OPEN.isdisjoint(said[max(0, at - 5) : at]) else None
    elif noun:
        kind = FigureKind.RESULT if form.list != "wishing" else FigureKind.PLAN
    return Verdict(kind) if kind is not None else Verdict(FigureKind.NOT_STATED) if form.list == "done" else None


def _of_state(said: Sequence[str], at: int, form: Form, mood: Mood, noun: str) -> FigureKind | None:
    """What a verb like "amounted to" says, by its tense and the noun that is so much."""
    behind = said[at + 1 :]
    if form.list == "becoming":
        if "to" not in behind[-3:]:
            return None
    else:
        number = next((n for n, word in enumerate(behind) if word[0].isdigit()), len(behind))
        behind = behind[:number]  # "the ration is 700 grams for workers, 300 grams"
        if not _TO_A_NUMBER.issuperset(behind[-3:]) or len(behind) > 6:
            return _KINDS.get(noun)
    if form.base in _AT_END and _AT_END[form.base] not in behind:
        return None
    first = at
    while first and (
        said[first - 1] in AUXILIARIES
        or said[first - 1] in ADVERBS
        or said[first - 1] in NOT
        or said[first - 1] == "to"
    ):
        first -= 1
    subject = _subject(said, first) or noun
    if mood is Mood.UNREAL:
        return None
    if subject and subject != "of_results" and not (subject == "of_plans" and form.list == "becoming"):
        return _KINDS[subject]
    if mood is Mood.PLANNED:
        return FigureKind.PLAN if subject or form.base != "be" else None
    if subject:
        return FigureKind.RESULT
    if mood is Mood.ABLE or form.base in ("be", "base", "remain", "average", "constitute", "equal", "comprise"):
        return None
    return FigureKind.RESULT if form.form == "past" or form.base == "stand" else None


def _subject(said: Sequence[str], first: int) -> str:
    """The list of the noun before a verb: the first of those that prepositions join to it."""
    found = ""
    for at in range(first - 1, max(-1, first - FAR), -1):
        word = said[at]
        if word in STOPS or (word in BOUNDS and word not in ("which", "that")) or word == "and":
            break
        if word in _NOUNS:
            found = _NOUNS[word]
        elif word == "," and found:
            break
    return found


def _kind_done(form: Form, mood: Mood, unit: UnitKind | None, *, is_rate: bool) -> FigureKind | None:
    """The kind of what is made, sent or sold, by the mood of the verb."""
    makes = form.base in _MAKING
    is_capacity = makes and (is_rate or unit in (UnitKind.POWER, UnitKind.ENERGY))
    if mood is Mood.DONE:
        return FigureKind.RESULT
    if mood is Mood.PRESENT:
        return FigureKind.RESULT if makes or is_rate else None
    if mood is Mood.PLANNED:
        return FigureKind.EXPECTED_CAPACITY if is_capacity else FigureKind.PLAN
    if mood is Mood.ABLE:
        return FigureKind.EXPECTED_CAPACITY if makes else None
    return None


def _may_allot(form: Form, unit: UnitKind | None) -> bool:
    """Whether a verb sets something apart: people vote, money is voted, and provided, where tractors are sent."""
    return unit is UnitKind.MONEY or form.base not in {"vote", *_OF_MONEY}
