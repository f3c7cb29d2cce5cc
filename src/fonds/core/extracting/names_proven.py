"""What the rest of a document says of a name found on one of its pages: whether it is one at all, and of what kind.

A word that nothing but its capital makes a name counts where the document is well read, where it names the person more
plainly elsewhere, or where it stands among places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from fonds.core.extracting.document import DocumentPage, NameKind
from fonds.core.extracting.legibility import Legibility, Legible
from fonds.core.extracting.named import BY_PLACE, LETTERS_ALONE, PROVES, Named
from fonds.core.extracting.names_on_poor_page import Guesses
from fonds.core.extracting.person_names import UNPROVEN
from fonds.core.extracting.word_knowledge import ENGLISH, LARGE_PLACE, NAME_LIKE, PLACE, STATE, SURNAME, UPPER
from fonds.core.extracting.word_knowledge import known as known_word

_BETWEEN = re.compile(r"(?:,? (?:and|or|nor|to)(?: (?:in|of|from|to))?|,|\s?[-–])\s+")
_OPENS, _CLOSES = (" [", " (", "["), ("]", ")")
_POSTED = frozenset({"ambassador", "minister", "consul", "consul-general", "general", "envoy", "chargé"})
"""Titles behind whose bearer's name stands, in brackets, where he is."""
_GUESSED = 0.6
_LIKELY = 0.55
_LEAST_MISREAD = 8
"""Letters of a town's name that is known though one of them is misread: shorter ones are near to names of persons."""


def proven(
    pages: list[tuple[DocumentPage, list[Named]]], read: Legible, families: set[str],
    of_name: Callable[[str], set[str]], guesses: Mapping[int, Guesses],
) -> list[Named]:  # fmt: skip
    """The names that stand, their kinds as the whole document makes them.

    `families` are surnames that the description or the edition's list proves, in small letters; `of_name` gives the
    parts of a full name that alone stand for it; `guesses` are the words of poorly read pages, by the pages' numbers,
    that may be names too.
    """
    found: list[Named] = []
    small = read.small_words
    for (page, own), how in zip(pages, read.pages, strict=True):
        for each in own:
            if how is not Legibility.CLEAN and (UNPROVEN < each.confidence < PROVES or each.alone):
                each.confidence = UNPROVEN  # misread words have capitals too
        if how is Legibility.CLEAN:
            _among_places(page.text, own)
            _among_persons(page.text, own)
            _behind_article(page.text, own)
        if how is not Legibility.POOR:
            _behind_plural_titles(page.text, own)
        found += own
    people, likely, others = set(families), set[str](), Counter[str]()
    named = Counter[str]()
    for each in found:
        if each.kind is NameKind.PERSON:
            if each.confidence >= PROVES:
                parts = of_name(each.name)
                people |= parts
                for part in parts:
                    named[part] += 1
            elif each.confidence >= 0.55 and (name := each.name.casefold()) not in small:
                likely.add(name)
        elif each.kind is NameKind.PLACE and not each.titles:
            others[each.name.casefold()] += 1
    letters = Counter(each.name for each in found if each.confidence == LETTERS_ALONE)
    towns = sorted(
        name for name in others
        if len(name) >= _LEAST_MISREAD and " " not in name and known_word(name.title()) & (PLACE | STATE)
    )  # fmt: skip
    if guesses:
        told = people | likely
        found = list(
            _with_guesses(
                pages, guesses, lambda word: word.casefold() in told or bool(towns and _misread_town(word, towns))
            )
        )
    stood = []
    nobody = set[str]()
    for each in found:
        is_person = people
        if each.kind is NameKind.PERSON:
            if each.confidence == UNPROVEN and likely and each.name.casefold() in likely:
                each.confidence = 0.5
            if towns and each.confidence < PROVES and not each.titles and each.name.casefold() not in people:
                _as_misread_town(each, towns)
        elif each.kind is NameKind.PLACE:
            name = each.name.casefold()
            if others[name] > named[name] and name not in families and known_word(each.name) & LARGE_PLACE:
                is_person = nobody  # "Chicago", though a line of a list reads "Mee Chicago"
        if _stands(each, is_person, others, letters, small):
            stood.append(each)
    return stood


def _as_misread_town(each: Named, towns: list[str]) -> None:
    """Makes a word that is a misread town of the document that town."""
    if town := _misread_town(each.name, towns):
        each.kind, each.name, each.confidence, each.alone = NameKind.PLACE, town.title(), _GUESSED, False


def _misread_town(word: str, towns: list[str]) -> str:
    """Which of some towns, in small letters, a word that no list has is one letter from, "Washingion"; "" for none."""
    name = word.casefold()
    if len(name) < _LEAST_MISREAD or not name.isalpha() or known_word(word) & ~(NAME_LIKE | UPPER):
        return ""
    near = (town for town in towns if town[0] == name[0] and Levenshtein.distance(name, town, score_cutoff=1) == 1)
    return next(near, "")


def _with_guesses(
    pages: list[tuple[DocumentPage, list[Named]]], guesses: Mapping[int, Guesses], is_told: Callable[[str], bool]
) -> Iterator[Named]:
    """The names of all pages, in order, with those guesses whose words the rest of the document tells of."""
    for page, own in pages:
        told = guesses[page.number].told(is_told) if page.number in guesses else []
        yield from sorted([*own, *told], key=BY_PLACE) if told else own


def _stands(each: Named, people: set[str], places: Counter[str], letters: Counter[str], small: frozenset[str]) -> bool:
    name = each.name.casefold()
    if each.kind is NameKind.BODY:
        if each.confidence == LETTERS_ALONE and name in people:
            each.kind, each.confidence = NameKind.PERSON, _GUESSED  # a surname in capitals: "VOLSKY"
            return True
        return each.confidence > LETTERS_ALONE or (each.confidence == LETTERS_ALONE and letters[each.name] > 1)
    if each.kind is NameKind.PLACE:
        if name in people and each.confidence < 0.8 and " " not in name:
            each.kind = NameKind.PERSON
        return each.confidence > UNPROVEN and not (each.alone and name in small)
    if each.confidence >= PROVES and (each.titles or " " in name):
        return True
    if name in people:
        each.confidence = max(each.confidence, 0.75)
        return True
    if each.alone and places[name] and each.confidence < PROVES:
        each.kind, each.confidence = NameKind.PLACE, _GUESSED
        return True
    if each.confidence <= UNPROVEN:
        return False
    return not (" " not in name and name in small)


def _among_places(text: str, own: list[Named]) -> None:
    """Makes a lone word next to a place, in a list of them, a place: "Breslau, Stettin and Schneidemühl"; so also where
    it ends the line behind a body, as in addresses."""
    for _ in range(2):
        for one, other in pairwise(own):
            for known, guessed in ((one, other), (other, one)):
                lone = guessed.kind is NameKind.PERSON and guessed.alone and guessed.confidence <= PROVES
                if not (lone and known.kind is NameKind.PLACE and known.confidence > UNPROVEN):
                    continue
                if known_word(guessed.name) & ENGLISH:
                    continue  # "Procedures for Emigrating to Shanghai"
                if _BETWEEN.fullmatch(text, one.at.end, other.at.start):
                    guessed.kind, guessed.confidence = NameKind.PLACE, _GUESSED
    for one, other in pairwise(own):
        lone = other.kind is NameKind.PERSON and other.alone and not other.titles
        if lone and text[one.at.end : other.at.start] in _OPENS and text[other.at.end : other.at.end + 1] in _CLOSES:
            posted = one.kind is NameKind.PERSON and bool(one.titles) and one.titles[-1].casefold() in _POSTED
            if (one.kind is NameKind.PLACE and one.confidence > UNPROVEN) or posted:
                other.kind, other.confidence = NameKind.PLACE, _GUESSED  # "Ambassador Umezu (Shinkyo)"
    for body, seat in pairwise(own):
        behind = text[body.at.end : seat.at.start] in (", ", ",\n") and text[seat.at.end : seat.at.end + 1] in (
            "",
            "\n",
        )
        if behind and body.kind is NameKind.BODY and seat.kind is NameKind.PERSON and seat.alone and not seat.titles:
            seat.kind, seat.confidence = NameKind.PLACE, _GUESSED  # "Ministry of Foreign Affairs, Arnova"


def _among_persons(text: str, own: list[Named]) -> None:
    """Makes sure of surnames that are English words too in a row of three persons or more: "Berg, Heath and Holt"."""
    row: list[Named] = []
    for each in [*own, None]:
        goes_on = each is not None and each.kind is NameKind.PERSON
        if row and not (each is not None and goes_on and _NEXT_ONE.fullmatch(text, row[-1].at.end, each.at.start)):
            if len(row) > 2 and any(one.confidence >= _LIKELY and not one.alone for one in row):
                for one in row:
                    bits = known_word(one.name)
                    if one.confidence == UNPROVEN and bits & SURNAME and not bits & (LARGE_PLACE | STATE):
                        one.confidence = _LIKELY
            row = []
        if each is not None and goes_on:
            row.append(each)


_GOES_ON = re.compile(
    r"[,.;)’']|[ \n](?:and|or|is|was|has|had|in|of|to|for|which|who|that|would|will|at|by|with|from|as|were|are)\b"
)
"""What stands behind a body, and not behind letters that say what a thing is: "the ABM treaty"."""


def _behind_article(text: str, own: list[Named]) -> None:
    """Makes letters with an article before them, behind which the sentence goes on, a body: "the leader of NSB,"."""
    for each in own:
        if (
            each.confidence == LETTERS_ALONE
            and each.kind is NameKind.BODY
            and each.name.isalpha()
            and text.endswith(("the ", "The ", "the\n", "head of "), 0, each.at.start)
            and _GOES_ON.match(text, each.at.end)
        ):
            each.confidence = _GUESSED


_PLURAL_TITLE = re.compile(
    r"(?:Messrs|Drs|Cdes|Comrades|Generals|Colonels|Ministers|Senators|Ambassadors|Presidents|Secretaries|Congressmen|SAs|"
    r"Marshals|Admirals|Bishops|Rabbis|Representatives|Deputies|Detectives|Sheriffs)\.?"
)
_NEXT_ONE = re.compile(r",?\s+(?:and|&)\s+|,\s+")


def _behind_plural_titles(text: str, own: list[Named]) -> None:
    """Makes sure of the names that a title in the plural stands before: "Messrs. Smith, Jones and Brown"."""
    led = False
    for one, other in pairwise(own):
        led = bool(one.titles and _PLURAL_TITLE.fullmatch(one.titles[-1])) or (led and one.kind is NameKind.PERSON)
        led = led and _NEXT_ONE.fullmatch(text, one.at.end, other.at.start) is not None
        if led and other.kind is NameKind.PERSON:
            other.confidence, other.alone = max(other.confidence, 0.8), False
