"""What a learned reader of meetings sees of a word that may tell of one, and of each who may take part in it.

A feature is a string that names what is seen ("w=told", "in=behind"); the weights of a model say what each is worth.
What the rules of clauses make of the words is seen too: who stands before a verb and who behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from fonds.core.extracting.clauses import VerbGroup, verb_group
from fonds.core.extracting.contact_frames import FRAMES
from fonds.core.extracting.contact_words import NOUNS, VERBS
from fonds.core.extracting.nouns_of_meetings import sides_of_noun
from fonds.core.extracting.owners_of_meetings import owners_of
from fonds.core.extracting.rows_of_people import SOMEBODY, VERBAL, Side, people_behind
from fonds.core.extracting.sides_of_verbs import before_verb, behind_verb
from fonds.core.extracting.word_knowledge import (
    BODY,
    COMMON,
    ENGLISH,
    FREQUENT,
    GIVEN,
    LARGE_PLACE,
    PLACE,
    STATE,
    SURNAME,
    TITLE,
    is_word,
    known,
)
from fonds.core.extracting.words_together import Word

REACH = 40
"""Words on either side of one that tells of a meeting within which somebody may take part in it."""
_NEAR = 12
_CLOSED = frozenset(
    {"prepositions", "clauses", "relatives", "modals", "negations", "be", "have", "to", "and", "pronouns", "own",
     "habits", "determiners"}
)  # fmt: skip
"""Kinds of words of which each is seen for itself."""
_DESCRIBES = frozenset({"title", "determiners", "capital", "role", "body", "name", "number"})
_JOINTS = ("that", "which", "who", "and", ",", ";", "when", "after", "because", "to", "with", "by")
_IRREGULAR = {"told": "tell", "met": "meet", "saw": "see", "seen": "see", "spoke": "speak", "spoken": "speak"}
_QUOTES = frozenset('“”"')
_BESIDE_NAMES = frozenset({"adverbs", "(", ")", "number"})
"""Kinds of words that may stand between somebody and the verb of what he does."""
_SHAPES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("capitals", str.isupper),
    ("title", str.istitle),
    ("digits", lambda written: any(map(str.isdigit, written))),
    ("small", str.islower),
)
"""How somebody may be written; what is none of these, as misread names often are, is mixed."""
_LISTS = (
    ("given", GIVEN), ("surname", SURNAME), ("english", ENGLISH), ("frequent", FREQUENT), ("common", COMMON),
    ("state", STATE), ("large place", LARGE_PLACE), ("title", TITLE), ("body", BODY), ("place", PLACE),
)  # fmt: skip
_SAID = frozenset({"said_to"})
_OF_FRAMES = frozenset({"said_to", "over"})
"""Frames of verbs that tell of a meeting by what stands beside them alone, where they have others of that kind too."""


class Sides(NamedTuple):
    """What the rules of clauses see around a word: its verb's group, who stands before and behind, by which frame."""

    group: VerbGroup
    before: Side
    behind: Side
    frame: str


def may_be_cue(word: Word) -> bool:
    """Whether a word could tell of a meeting at all: a verb or noun of one that is no name and no auxiliary."""
    may_tell = word.low in VERBS or word.low in NOUNS or word.low in FRAMES
    return may_tell and word.kind not in SOMEBODY and word.kind not in ("be", "have", "capital")


def is_asked(word: Word) -> bool:
    """Whether a model is asked of such a word. Verbs that tell of a meeting by what stands beside them alone ("took",
    "explained to") are left to the rules, which see that."""
    if not may_be_cue(word):
        return False
    frames = VERBS[word.low].frames if word.low in VERBS else frozenset[str]()
    return word.kind == "noun" or not frames <= (_OF_FRAMES if word.low in FRAMES else _SAID)


def people_near(words: list[Word], at: int) -> list[int]:
    """The places of the words that are somebody, within `REACH` of a word."""
    near = range(max(0, at - REACH), min(len(words), at + REACH))
    return [i for i in near if i != at and words[i].kind in SOMEBODY]


def sides_of(words: list[Word], at: int, text: str) -> Sides:
    """Who stands around a word, as the rules have it."""
    low = words[at].low
    group = verb_group(words, at, _form(low, "past"))
    if low in VERBS and words[at].kind != "noun":
        behind, frame = behind_verb(words, at, VERBS[low], group)
        return Sides(group, before_verb(words, group, text), behind, frame)
    if low in NOUNS and words[at].kind == "noun":
        sides = sides_of_noun(words, at)
        owners = owners_of(words, at, sides.joint if sides else at, text)[0]
        if sides is None:
            return Sides(group, owners, Side(), "")
        return Sides(group, Side((*owners.words, *sides.agents.words)), sides.objects, "|".join(sorted(sides.by)))
    if low in FRAMES:
        return Sides(group, before_verb(words, group, text), people_behind(words, at + 1), "?")
    return Sides(group, Side(), Side(), "")


def of_sentence(words: list[Word], text: str, start: int, end: int) -> tuple[str, ...]:
    """What is seen of a whole sentence, which lies at `start`–`end` of a page."""
    said = text[start:end]
    shouted = sum(map(str.isupper, said)) > sum(map(str.islower, said))
    people = sum(word.kind in SOMEBODY for word in words)
    breaks = text[max(0, start - 2) : start].count("\n")
    return f"para={breaks}", f"shout={shouted}", f"people={min(4, people)}", f"len={min(6, len(words) // 8)}"


def of_cue(words: list[Word], at: int, sides: Sides) -> Iterator[str]:
    """What is seen of a word that may tell of a meeting."""
    low = words[at].low
    stem, kind, form = _stem(low), _frames(low), _form(low)
    group, before, behind, frame = sides
    ahead = "1" if before.words else "p" if before.people else "0"
    after = "1" if behind.words else "p" if behind.people else "0"
    yield from ("bias", f"w={low}", f"k={words[at].kind}", f"st={stem}", f"fr={kind}")
    yield f"side={ahead}{after}|{frame}"
    yield f"side&fr={ahead}{after}|{kind}|{group.happened}"
    yield f"side&st={ahead}{after}|{stem}|{group.happened}"
    yield f"sides={len(before.words)}|{len(behind.words)}"
    for name, side in (("bw", before), ("aw", behind)):
        for i in side.words[:1]:
            seen = _who(words[i]) if i >= 0 else "own"
            yield f"{name}={seen}"
            yield f"{name}&fr={seen}|{kind}"
    yield f"g={form}|{group.passive}|{group.happened}|{group.gerund}"
    yield f"w&g={low}|{group.passive}|{group.happened}"
    yield from _beside(words, at, low)
    yield from _nearest(words, at, low, form)
    yield f"sb={_shape(words[group.first - 1]) if group.first else '^'}|{form}|{group.passive}"
    yield f"that={any(word.low == 'that' for word in words[at + 1 : at + 6])}|{form}"
    yield f"neg={any(word.kind == 'negations' for word in words[max(0, at - 4) : at])}"
    yield f"modal={any(word.kind in ('modals', 'to') for word in words[max(0, at - 3) : at])}"
    yield f"number={any(word.kind == 'number' for word in words[max(0, at - _NEAR) : at + _NEAR])}"
    prior = [word.low for word in words[:at] if may_be_cue(word)]
    yield f"prior={prior[-1] if prior else '^'}"
    yield f"priors={min(2, len(prior))}"
    yield f"place={min(3, at // 4)}"
    yield f"quote={sum(word.low in _QUOTES for word in words[:at]) % 2}"


def _beside(words: list[Word], at: int, low: str) -> Iterator[str]:
    """The three words before and the three behind."""
    before = [_shape(words[at - step]) if at >= step else "^" for step in (1, 2, 3)]
    behind = [_shape(words[at + step]) if at + step < len(words) else "$" for step in (1, 2, 3)]
    for step in (1, 2, 3):
        yield f"b{step}={before[step - 1]}"
        yield f"a{step}={behind[step - 1]}"
    yield f"b1&w={before[0]}|{low}"
    yield f"a1&w={behind[0]}|{low}"
    yield f"b1&a1={before[0]}|{behind[0]}"
    yield f"b12={before[1]}|{before[0]}"
    yield f"a12={behind[0]}|{behind[1]}"
    yield f"a12&w={behind[0]}|{behind[1]}|{low}"
    for step in (1, 2):
        if at >= step:
            yield f"lb{step}={words[at - step].low}"
        if at + step < len(words):
            yield f"la{step}={words[at + step].low}"


def _nearest(words: list[Word], at: int, low: str, form: str) -> Iterator[str]:
    """Who stands nearest on either side, and what between."""
    ahead = next((i for i in range(at - 1, max(-1, at - _NEAR), -1) if words[i].kind in SOMEBODY), None)
    after = next((i for i in range(at + 1, min(len(words), at + _NEAR)) if words[i].kind in SOMEBODY), None)
    yield "nb=none" if ahead is None else f"nb={_who(words[ahead])}|{min(4, at - ahead)}"
    yield "na=none" if after is None else f"na={_who(words[after])}|{min(4, after - at)}"
    yield f"both={ahead is not None}|{after is not None}"
    yield f"w&both={low}|{ahead is not None}|{after is not None}"
    if after is not None:
        led = _shape(words[after - 1])
        yield f"pa={led}|{form}"
        yield f"pa&w={led}|{low}"
        yield "path=" + "|".join(map(_shape, words[at + 1 : after][:4]))
    if ahead is not None:
        yield "pathb=" + "|".join(map(_shape, words[ahead + 1 : at][-4:]))


def of_person(words: list[Word], at: int, i: int, sides: Sides, text: str) -> Iterator[str]:
    """What is seen of somebody, the word `i`, who may take part in the meeting that the word `at` tells of."""
    yield from _in_clause(words, at, i, sides)
    way = "b" if i < at else "a"
    yield from _how_written(words[i], text, way)
    again = any(other != i and _is_same(words[other], words[i]) for other in people_near(words, at))
    yield f"again={again}|{way}"
    follows = next((each for each in words[i + 1 : i + 4] if each.kind not in _BESIDE_NAMES), None)
    yield f"next={follows.kind if follows else '$'}|{way}|{follows is words[at]}"
    yield f"next={follows.low if follows and follows.who is None else follows.kind if follows else '$'}|{way}"


def _is_same(one: Word, other: Word) -> bool:
    """Whether two words are of one person, as finders or letters have it."""
    if one.who is None or other.who is None:
        return one.who is other.who and one.low == other.low
    return one.who.entity == other.who.entity


def _how_written(word: Word, text: str, way: str) -> Iterator[str]:
    """What somebody is called: whether it looks like a name, and whether lists know it as one or as a word."""
    written = text[word.start : word.end]
    form = word.who.form if word.who is not None else word.kind
    shape = next((name for name, is_so in _SHAPES if is_so(written)), "mixed")
    last = written.split()[-1].removesuffix("'s").removesuffix("’s")
    held = known(last.title() if last.isupper() else last)
    lists = "+".join(name for name, bit in _LISTS if held & bit)
    yield f"how={way}|{shape}|{form}"
    yield f"lists={way}|{lists}"
    yield f"words={way}|{min(3, len(written.split()))}|{shape}|{form}"
    yield f"word={way}|{is_word(last.lower())}|{shape}|{form}"
    if word.who is not None:
        yield f"sure={way}|{form}|{round(word.who.confidence, 1)}"


def _in_clause(words: list[Word], at: int, i: int, sides: Sides) -> Iterator[str]:
    """Where somebody stands to the word that tells of a meeting, and what stands between."""
    low, word = words[at].low, words[i]
    form, kind, passive = _form(low), _frames(low), sides.group.passive
    way = "b" if i < at else "a"
    role = "before" if i in sides.before.words else "behind" if i in sides.behind.words else "none"
    yield from ("bias", f"in={role}", f"in&fr={role}|{kind}|{sides.group.happened}|{passive}")
    yield f"in&st={role}|{_stem(low)}"
    yield f"in&other={role}|{bool(sides.before.words)}|{bool(sides.behind.words)}|{way}"
    yield f"in&who={role}|{_who(word)}"
    between = words[i + 1 : at] if i < at else words[at + 1 : i]
    others = sum(each.kind in SOMEBODY for each in between)
    yield from (f"s={way}", f"s&k={way}|{_who(word)}", f"s&far={way}|{min(6, len(between))}")
    yield f"s&n={way}|{min(3, others)}"
    yield f"s&w={way}|{low}"
    yield f"s&w&n={way}|{low}|{min(2, others)}"
    yield f"s&g={way}|{form}|{passive}|{min(2, others)}"
    yield f"p={way}|{_shape(words[i - 1]) if i else '^'}"
    lead, follow = _lead(words, i), _shape(words[i + 1]) if i + 1 < len(words) else "$"
    yield from (f"lead={way}|{lead}", f"lead&w={way}|{lead}|{low}", f"lead&form={way}|{lead}|{form}|{passive}")
    yield from (f"f={way}|{follow}", f"f&lead={way}|{lead}|{follow}")
    if len(between) < 6:
        path = "|".join(map(_shape, between))
        yield from (f"path={way}|{path}", f"path&form={way}|{form}|{passive}|{path}")
    yield from (f"has={way}|{each}" for each in sorted({each.kind for each in between}))
    yield f"verbs={way}|{min(3, sum(each.kind in VERBAL or may_be_cue(each) for each in between))}"
    lows = {each.low for each in between}
    yield from (f"has={way}|{joint}|{form}" for joint in _JOINTS if joint in lows)
    yield f"owner={word.owner}|{way}|{form}"
    if i < at and len(inside := words[i + 1 : sides.group.first]) < 4:
        yield f"subj={form}|{passive}|" + "|".join(map(_shape, inside))
    yield f"quote={sum(each.low in _QUOTES for each in between) % 2}"


def _lead(words: list[Word], i: int) -> str:
    """What stands before somebody with his titles: "with" of "with the Minister, Mr. Smith"."""
    step = i - 1
    while step > 0 and i - step < 5 and words[step].kind in _DESCRIBES:
        step -= 1
    return _shape(words[step]) if i else "^"


def _shape(word: Word) -> str:
    """A word of a closed class itself, of another its kind."""
    if word.kind in _CLOSED:
        return word.low
    return "cue" if word.kind == "contact" or may_be_cue(word) else word.kind


def _who(word: Word) -> str:
    if word.kind == "person" and word.who is not None:
        return f"person-{word.who.form}"
    return word.low if word.kind in ("pronouns", "own") else word.kind


def _form(low: str, noun: str = "noun") -> str:
    if low in VERBS:
        return VERBS[low].form
    return FRAMES[low][0] if low in FRAMES else noun


def _frames(low: str) -> str:
    if low in VERBS:
        return "+".join(sorted(VERBS[low].frames))
    if low in NOUNS:
        return "noun"
    return "framed:" + "+".join(sorted({frame.sense for frame in FRAMES[low][1]})) if low in FRAMES else ""


def _stem(low: str) -> str:
    return _IRREGULAR.get(low, low[:5])
