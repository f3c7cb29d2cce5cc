"""Which kind a figure is of: told by the nearest words of result, plan, expectation, allocation or size.

What a figure is compared with is of another kind than the figure: "68,500 tons against a plan of 65,000" is a result
and a plan, and "60 tons more than the plan" is a difference, which is neither.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from fonds.core.description.units_of_measure import UnitKind
from fonds.core.extracting.facts import Figure, FigureKind
from fonds.core.extracting.predicates_of_figures import (
    Verdict,
    hangs_on_a_preposition,
    verdict_before,
    verdict_behind,
)
from fonds.core.extracting.verbs_of_figures import AUXILIARIES, words_of

_PLANNED = r"(?:plan|target|quota|norm)s?"
_OF_A_PLAN = r"(?:(?:a|an|the|its|their|our|his|this|that|planned|annual|yearly|monthly|quarterly|state|year's)\s+)*"
_SIZE = re.compile(
    r"\b(?:height|length|width|depth|diameter|area|tall|high|wide|deep|long|distance|covers?|occup(?:y|ies)|displaces?|weigh(?:s|ed|ing)?|weight|thick|build|hair|eyes)\b"
)
_OF_A_PERSON = re.compile(r"^[^;.]{0,60}\b(?:hair|eyes|build|complexion|tall)\b", re.IGNORECASE)
_OF_BODIES = {"pound": (70, 400), "kilogram": (35, 180)}
"""What persons weigh, of a child's least to most."""
_DESCRIBES = re.compile(r"\b(?:weigh[a-z]*|height|hair|eyes|build|tall|complexion|inches)\b", re.IGNORECASE)
_BESIDE = 60
_OF_THING = re.compile(r"\b[Aa]n?\s+(?:[a-z-]+\s+){1,3}of\s+(?:(?:about|some|over|nearly)\s+)?$")
_SIZED = frozenset({UnitKind.LENGTH, UnitKind.AREA, UnitKind.MASS})
_AWAY = re.compile(
    r"^\s+(?:away|distant|apart|inland|offshore|outside|(?:to\s+the\s+)?(?:north|south|east|west)\w*|from\b(?!\s+\d)|off\b|"
    r"up(?:stream|river)|down(?:stream|river)|below\b|above\b|behind\b)"
)
"""Behind a distance: "12 km from the frontier"."""
_WORDS = tomllib.loads((files("fonds.core.extracting") / "data" / "kinds_of_figures.toml").read_text("utf-8"))


def _wordings(name: str) -> str:
    """The wordings of a list as one pattern, with what other lists are named in braces."""
    said = "|".join(r"\s+".join(each.split()) for each in _WORDS[name])
    return re.sub(r"\{([a-z_]+)\}", lambda named: f"(?:{_wordings(named[1])})", said)


_CUES = tuple(
    (kind, re.compile(rf"\b(?:{_wordings(str(kind).replace(' ', '_'))})\b"))
    for kind in (FigureKind.EXPECTED_CAPACITY, FigureKind.ALLOCATION)
)
_LENT = re.compile(
    r"\b(?:[Cc]redit|[Ll]oan|[Ss]ubsidy|[Gg]rant|[Aa]dvance|[Aa]id|[Aa]ssistance)s?\s+of\s+(?:[a-z]+\s+)?$"
)
_LENT_BEHIND = re.compile(
    r"\s+(?:in\s+(?:[a-z]+\s+){0,2})?(?:credits?|loans?|subsid(?:y|ies)|grants?|aid|assistance|authorizations?|appropriations?|allocations?|"
    r"allotments?)\b"
)
"""Beside money that somebody gives or lends: "a loan of 3 million rubles", "$500 million assistance"."""
_OF_ROOMS = frozenset({"square meter", "square foot", "cubic meter", "cubic foot"})
_OF_EACH = re.compile(r"\b[a-z]{3,}s\s+of\s+(?:about\s+)?$")
_OF_SHIPS = re.compile(r"\s+(?:deadweight|displacement|burden|gross\s+register)\b")
_IS_TO_MAKE = re.compile(rf"\b(?:is|are|was|were)\s+to\s+(?:give|supply|{_wordings('making')})\b")
_A_YEAR = re.compile(r"\b(?:a|per|each|every)\s+(?:year|month|day)\b|\b(?:annually|yearly|daily)\b")
"""A plant that is to make so much a year is to have that capacity."""
_OF_A_TON = re.compile(r"\s+(?:of\s+[a-z ]{3,24}\s)?(?:a|per)\s+(?:ton|tonne|kilogram|unit|piece|meter)\b")
_CLOSE = 40
_BEFORE, _BEHIND = 400, 120
_PARTS = frozenset(";:(")
_OTHERWISE = frozenset({"but", "while", "whereas", "although", "though", "instead", "against"})

_MOST_CLAUSES = 6
_MOST_WORDS = 7
_WILL_GIVE_POWER = re.compile(
    r"\b(?:will|would|can|could|is\s+to)\s+(?:[a-z]+\s+)?(?:supply|provide|deliver|furnish|have|feed|make|give|produce|generate)\b"
)
_AGAINST = (
    rf"(?:against|versus|vs\.?|compared\s+(?:with|to)|as\s+against|in\s+place\s+of|instead\s+of|with)\s+{_OF_A_PLAN}"
)
_IS_COMPARED = re.compile(rf"^[^.;]{{0,60}}?,?\s+{_AGAINST}{_PLANNED}\b")
"""Behind what came of a plan: "68,500 tons of cement against a plan of 65,000 tons"."""
_COMPARISON = re.compile(rf"\b{_AGAINST}{_PLANNED}\b(?:\s+(?:of|for)\s+[^,;]*)?")
_OF_PLAN = re.compile(
    rf"\b{_PLANNED}(?:\s+(?:for|of|in|figure)\b[^,;.]{{0,40}}?)?\s+(?:of|is|was|at|to|amounts\s+to|calls?\s+for|called\s+for|"
    rf"provides?\s+for|provided\s+for|envisages?|envisaged)\s+(?:[a-z]+\s+)?$"
)
"""Before what was planned: "a plan of", "the plan for 1955 was"."""
_DIFFERS = re.compile(
    rf"^(?:\s+of\s+[a-z ]{{2,30}}?)?\s*,?\s+"
    rf"(?:(?:more|less|fewer|higher|lower|greater|smaller)\s+than|above|below|over|under|"
    rf"short\s+of|in\s+excess\s+of|beyond|ahead\s+of|behind)\s+"
    rf"(?:{_OF_A_PLAN}{_PLANNED}\b|(?:(?:was|were|had\s+been)\s+)?(?:planned|foreseen|expected|envisaged|scheduled|intended)\b)"
)
"""Behind a difference from a plan: "60 tons more than the plan"."""
_DIFFERS_FROM_THEN = re.compile(
    r"\s+(?:more|less|fewer|higher|lower)\s+than\s+(?:in\s|last\s|the\s+(?:year|month)\s+before|a\s+year\s|during\s)"
)
"""Behind a difference from another time: "2,100 fewer than in 1958"."""
_SHARE_OF_PLAN = re.compile(rf"\s+of\s+{_OF_A_PLAN}(?:[a-z]+\s+)?{_PLANNED}\b")
_TO_COME = re.compile(
    r"\b(?:will|shall|would|should|must|may|might|could|can|if|(?:is|are|was|were)\s+to|to\s+(?:reach|fulfill?|achieve|attain|meet))\b"
)
"""A plan that is fulfilled by so much says what came of it: "which is 112 percent of the plan"."""
_FULFILLED = re.compile(
    rf"\b(?:fulfill?(?:ed|ing)|over-?fulfill?(?:ed|ing)|exceed(?:ed|ing|s)|surpass(?:ed|ing)|missed|(?:fell|falls?|was|were)\s+short\s+of)\s+"
    rf"{_OF_A_PLAN}(?:[a-z]+\s+)?{_PLANNED}(?:\s+for\b[^,;.]{{0,40}}?)?\s+by\s+(?:[a-z]+\s+)?$"
)
_PLANNED_BEFORE = re.compile(
    rf"\b(?:the|its|their|our|a|an)\s+(?:originally\s+|initially\s+)?(?:{_wordings('planned')})\s+(?:[a-z]+\s+)?$"
)
"""Before a number: "of the planned 2,500 tons"."""
_BY_PLAN = re.compile(
    rf"(?:\s+(?:of\s+)?[a-z -]{{2,30}}?)?\s+(?:(?:by|under|according\s+to)\s+(?:the\s+)?(?:[a-z-]+\s+)?"
    rf"(?:{_wordings('by_plan')})\b|"
    rf"(?:that|which)\s+(?:the|our|their|its)\s+(?:[a-z-]+\s+)?(?:{_wordings('by_plan')})\s+(?:provides?|provided|calls?|called|"
    r"foresees?|foresaw|envisage[sd]?|sets?|prescribe[sd]?|demand(?:s|ed)?|require[sd]?)\b)"
)
"""Behind a number: "out of 20,000 horses by the contract", "the 2,600 which the plan provides for"."""
_OUT_OF = re.compile(r"\b(?:out\s+of|against|of|instead\s+of)\s+(?:the\s+)?$")
_WAS_FULFILLED = re.compile(
    rf"\b{_PLANNED}\b[^.;]{{0,60}}\b(?:was|is|were|are|been)\s+(?:only\s+)?ful(?:fill?ed)\s+(?:by|to(?:\s+the\s+extent\s+of)?|at|up\s+to)\s+"
    r"(?:[a-z]+\s+)?$"
)
"""Before a share: "the plan was fulfilled by 97 percent"."""
_OTHER_CLAUSE = re.compile(
    r"\b(?:while|whereas|but|although|though|against|versus|compared|instead|which|than)\b|"
    r"\band\s+(?:that\b|(?:the|its|their|his|our|a|an|for|in|by|this)\s)"
)
_BEFORE_CLAUSE = re.compile(
    r"\b(?:while|whereas|although|though|against|versus|compared|instead|which)\b|"
    r"\band\s+(?=(?:that|the|its|their|his|our|a|an)\s)"
)


def is_size(unit: str, clause: str, after: str) -> bool:
    """Whether the words beside a length, an area or a weight speak of the size of something."""
    if unit in ("pound", "kilogram") and _OF_A_PERSON.search(after):
        return True
    return unit == "inch" or _SIZE.search(clause) is not None or _SIZE.search(after[:30]) is not None


def is_weight_of_person(figure: Figure, text: str) -> bool:
    """Whether a weight is somebody's: so many pounds as persons weigh, beside his height, hair, eyes or build."""
    least, most = _OF_BODIES.get(figure.unit, (0, 0))
    start, end = figure.at.start, figure.at.end
    if not least <= figure.value <= most or figure.measure or text.startswith(" of ", end):
        return False
    return _DESCRIBES.search(text[max(0, start - _BESIDE) : start] + "|" + text[end : end + _BESIDE]) is not None


def is_of_thing(clause: str, after: str) -> bool:
    """Whether a length is that of a thing of which no more is said: "a smokestack of 182 meters"."""
    return _OF_THING.search(clause[-60:]) is not None and not after.startswith(" of ")


def is_of_plan(clause: str) -> bool:
    """Whether the words before a number say that it is what was planned."""
    return _OF_PLAN.search(clause[-90:]) is not None


def kind_of(unit: str, kind: UnitKind | None, clause: str, after: str, ahead: str) -> FigureKind:
    """The kind that the nearest words give: those after the number, those before it, then the whole sentence's.

    `clause` is the clause before the number, `after` what follows it in its clause, `ahead` the sentence before it.
    """
    if kind in _SIZED and (is_size(unit, clause, after) or (kind is UnitKind.LENGTH and is_of_thing(clause, after))):
        return FigureKind.DIMENSION
    if unit in _OF_ROOMS and is_of_thing(clause, after):
        return FigureKind.DIMENSION
    if kind in _SIZED and ((_OF_EACH.search(clause[-_CLOSE:]) and after.startswith(" each")) or _OF_SHIPS.match(after)):
        return FigureKind.DIMENSION
    if kind is UnitKind.LENGTH and _AWAY.match(after):
        return FigureKind.DIMENSION
    if _DIFFERS.search(after) or _DIFFERS_FROM_THEN.match(after):
        return FigureKind.NOT_STATED
    if fulfilled := _FULFILLED.search(ahead):
        is_done = kind is UnitKind.SHARE and fulfilled[0].startswith("ful")
        return FigureKind.RESULT if is_done else FigureKind.NOT_STATED
    if kind is UnitKind.SHARE and _SHARE_OF_PLAN.match(after):
        return FigureKind.NOT_STATED if _TO_COME.search(clause) else FigureKind.RESULT
    if kind is not UnitKind.SHARE and (
        _PLANNED_BEFORE.search(clause[-_CLOSE:]) or (_OUT_OF.search(clause[-_CLOSE:]) and _BY_PLAN.match(after))
    ):
        return FigureKind.PLAN
    if kind is UnitKind.SHARE and _WAS_FULFILLED.search(ahead):
        return FigureKind.RESULT
    if is_of_plan(ahead):
        return FigureKind.PLAN
    if _IS_TO_MAKE.search(clause) and _A_YEAR.search(after[:60]):
        return FigureKind.EXPECTED_CAPACITY
    if _IS_COMPARED.search(after):
        return FigureKind.RESULT
    if kind is UnitKind.MONEY and (_LENT.search(clause[-_CLOSE:]) or _LENT_BEHIND.match(after)):
        return FigureKind.ALLOCATION
    if kind in (UnitKind.POWER, UnitKind.ENERGY) and _WILL_GIVE_POWER.search(clause):
        return FigureKind.EXPECTED_CAPACITY
    if _OF_A_TON.match(after) and "consum" in clause:
        return FigureKind.NOT_STATED  # what is used for each ton is a rate
    is_rate = _A_YEAR.search(after[:60]) is not None or _A_YEAR.search(clause[-60:]) is not None
    behind = verdict_behind(words_of(after[:_BEHIND]), kind, is_rate=is_rate)
    if behind is not None and behind.surely:
        return behind.kind
    said = words_of(_COMPARISON.sub(" ", ahead)[-_BEFORE:])
    before = verdict_before(said, kind, is_rate=is_rate)
    if before is None and behind is None and not hangs_on_a_preposition(said):
        before = _of_clause_before(said, kind, is_rate=is_rate)
    found = before or behind
    if found is not None:
        return found.kind
    own = _BEFORE_CLAUSE.split(clause)[-1]
    for words in (_OTHER_CLAUSE.split(after[:60])[0], own):
        for each, cue in _CUES:
            if cue.search(words):
                return each
    return FigureKind.NOT_STATED


def _of_clause_before(said: list[str], unit: UnitKind | None, *, is_rate: bool) -> Verdict | None:
    """What the clauses before say of a number whose own has no verb: "in 1955 it gave 6,300 tons; in 1956 - 9,100"."""
    for _ in range(_MOST_CLAUSES):
        at = max((n for n, word in enumerate(said) if word in _PARTS), default=-1)
        own = said[at + 1 :]
        is_long = len([word for word in own if word.isalpha()]) > _MOST_WORDS
        if at < 0 or is_long or not (_OTHERWISE | AUXILIARIES).isdisjoint(own):
            return None
        said = said[:at]
        if found := verdict_before(said, unit, is_rate=is_rate):
            return found
    return None
