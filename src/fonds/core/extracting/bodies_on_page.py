"""Corporate bodies in a run of words with capitals: "Ministry of Foreign Affairs", "German police"."""

from __future__ import annotations

import re

from fonds.core.extracting import word_knowledge as of
from fonds.core.extracting.capital_words import GAP, OF_MANY, WORD, CapitalWord
from fonds.core.extracting.date_wordings import MONTH_NAMES
from fonds.core.extracting.gazetteer import places
from fonds.core.extracting.name_words import BODY_HEADS, BODY_WORDS, NEWSPAPERS, words
from fonds.core.extracting.word_knowledge import bare, known

_JOINED = re.compile(rf"{GAP}(of|for|on){GAP}(?:the{GAP})?(?={WORD})")
_STATE_IN_LETTERS = re.compile(r"(?:U\.[ ]?S\.[ ]?A|U\.[ ]?S\.[ ]?S\.[ ]?R|U\.[ ]?S|U\.[ ]?K|U\.[ ]?N)\b\.?")
_NEXT = re.compile(rf"(?:,?{GAP}and{GAP}|,{GAP}|{GAP})?({WORD})")
_SMALL_BODY = re.compile(
    rf"{GAP}(?:(?:people[’']s|national|communist|socialist|secret|military|state){GAP})?"
    r"(?:government|ministry|legation|embassy|consulate|army|navy|air force|police|gendarmerie|parliament|cabinet|"
    r"delegation|party|general staff|politburo|mission|intelligence service)\b(?!-)"
)
_EPONYM = re.compile(rf"{GAP}(?:administration|government|cabinet|regime|doctrine|era|years)\b")
_STANDS_ALONE = frozenset({
    "Gestapo", "Wehrmacht", "Luftwaffe", "Parliament", "Congress", "Senate", "Politburo", "Pentagon", "Kremlin",
    "Comintern", "Komsomol", "Gosplan", "Sejm", "Reichstag", "Bundestag", "Knesset", "Presidium", "Cabinet", "Duma",
    "Rada", "Storting", "Folketing", "Reichsbank", "Bundesrat", "Cominform", "Interpol", "Stasi", "Securitate",
    "Sobranje", "Sobranie", "Skupshtina", "Skupština", "Cheka", "Abwehr", "Judenrat", "Sonderkommando", "Viet Cong",
    "Vietcong", "Vietminh", "Kuomintang", "Mafia", "Mossad", "Interarmco", "Comecon", "Viet Minh",
    "Reuters", "Tass", "Pravda", "Izvestia",
}) | words("bodies_alone")  # fmt: skip
_MONTHS = frozenset(MONTH_NAMES.split("|"))
_FEW_TITLES = frozenset({"foreign", "defense", "general", "prime", "chief"})


def body_in(text: str, run: list[CapitalWord]) -> tuple[int, int, int] | None:
    """The body that a run names: its first word's index, the index after its last, and where it ends in the text.

    None where the run names none: a lone "Government", an eponym as in "Kállay Government", a place.
    """
    last = run[-1]
    if last.bits & (of.PEOPLE | of.STATE | of.STATE_ABBREVIATED) and last.raw == last.bare:
        small = _SMALL_BODY.match(text, last.end)
        if small is not None:
            return len(run) - 1, len(run), small.end()
    for word in run:
        if word.bits & of.IN_BODIES or word.bare in _MAKE_BODIES:
            break
    else:
        return None
    paper = _newspaper(run)
    if paper is not None:
        return paper[0], paper[1], run[paper[1] - 1].end
    head = next((i for i in range(len(run) - 1) if run[i].bare in BODY_HEADS), None)
    if head is not None:  # "Movimiento Nacional de Renovación"
        ends = len(run)
        while ends > head + 2 and run[ends - 1].bits & of.COMMON:
            ends -= 1
        return head, ends, run[ends - 1].end
    at = next((i for i in range(len(run) - 1, -1, -1) if run[i].bits & of.IN_BODIES), None)
    two = _of_two_words(run)
    if two is not None and (at is None or two > at):
        at = two
    if at is None:
        return None
    first = 0
    while first < at and _is_before(run[first]):
        first += 1
    kept = run[first : at + 1]
    end = kept[-1].end
    if len(kept) > 1 and " ".join(word.bare for word in kept) in places():
        return None
    if len(kept) == 2 and kept[1].bits & of.EPONYM and _is_family(kept[0]):
        return None
    if len(kept) == 2 and kept[1].bare == "Church" and kept[0].bits & of.GIVEN and len(run) == at + 1:
        return None  # "Senator Frank Church"
    further = _further(text, end) if at == len(run) - 1 and kept[-1].raw == kept[-1].bare else end
    if (
        further == end
        and len(kept) < 2
        and kept[0].bare not in _STANDS_ALONE
        and (kept[0].bare in BODY_WORDS or not kept[0].bits & of.IN_BODIES)
    ):
        return None
    return first, at + 1, further


def _newspaper(run: list[CapitalWord]) -> tuple[int, int] | None:
    """Where a newspaper's name begins and ends in a run, a town's with a word behind it: "Washington Post"."""
    for i in range(1, len(run)):
        if run[i].bare not in NEWSPAPERS:
            continue
        towns = (first for first in (i - 2, i - 1) if first >= 0)
        for first in towns:
            name = " ".join(word.bare for word in run[first:i])
            if i - first == 1 and not run[first].bits & of.LARGE_PLACE:
                continue
            if name in places() and not run[first].initial and run[i - 1].raw == run[i - 1].bare:
                return first, i + 1
    return None


def _is_before(word: CapitalWord) -> bool:
    """Whether a word before a body's name is none of it: the sentence's own, or somebody's office."""
    if word.initial:
        return False
    if word.bits & of.TITLE:
        return word.bare.casefold() not in _FEW_TITLES
    return bool(word.bits & of.COMMON) and word.bare.casefold() in _OPENING


_OPENING = words("opening")
_SECOND_WORDS = {
    "Todt": ("Organisation", "Organization"),
    "Forces": ("Armed", "Air", "Ground", "Special", "Security"), "Force": ("Air", "Task"),
    "Staffs": ("General",), "Red": ("Cross",), "Cross": ("Red", "Arrow"), "House": ("White",),
    "Nostra": ("Cosa",), "Cong": ("Viet",), "Minh": ("Viet",), "Lao": ("Pathet",), "Rouge": ("Khmer",),
}  # fmt: skip
"""Words that make a body behind one of these: "German Armed Forces"."""

_MAKE_BODIES = NEWSPAPERS | BODY_HEADS | _SECOND_WORDS.keys()
"""Words one of which is in every body that the words of `of.IN_BODIES` do not make."""


def _of_two_words(run: list[CapitalWord]) -> int | None:
    """The index of the second of two words that together name a body, None where there are none."""
    for i in range(len(run) - 1, 0, -1):
        if run[i - 1].bare in _SECOND_WORDS.get(run[i].bare, ()):
            return i
    return None


def _is_family(word: CapitalWord) -> bool:
    unlike = of.ENGLISH | of.COMMON | of.PEOPLE | of.STATE | of.LARGE_PLACE | of.UPPER | of.TITLE
    return len(word.bare) > 2 and not word.bits & unlike


def _further(text: str, end: int) -> int:
    """Where the name ends with what the body is of: "Department of State", "Committee of the Party of Labor"."""
    for _ in range(3):
        joint = _JOINED.match(text, end)
        if joint is None:
            break
        stop = joint.end()
        letters = _STATE_IN_LETTERS.match(text, stop) if joint[1] == "of" else None
        if letters is not None:  # "the Communist Party of the U.S.A."
            return letters.end()
        for count in range(6):
            word = _NEXT.match(text, stop)
            if word is None or (count == 0 and word.start(1) != stop):
                break
            plain = bare(word[1])
            if joint[1] == "on" and count == 0 and plain in _MONTHS:
                return end  # "the Executive Board on May 5"
            bits = known(plain)
            joined = text[stop : word.start(1)].strip()
            if not _goes_on(bits, joined) if count else _EPONYM.match(text, word.end()):
                break
            stop = word.start(1) + len(plain)
            if plain != word[1] and word[1].startswith(OF_MANY):
                stop = word.end(1)  # "of the Workers' Party"
            elif plain != word[1]:
                break
        if stop == joint.end():
            break
        end = stop
        if joint[1] != "of":
            break
    return end


def _goes_on(bits: int, joined: str) -> bool:
    if joined:
        return bool(bits & of.ENGLISH) and not bits & (of.STATE | of.LARGE_PLACE | of.TITLE | of.COMMON)
    if bits & of.TITLE:
        return False
    return bool(bits & (of.ENGLISH | of.STATE | of.LARGE_PLACE | of.PEOPLE | of.BODY))
