"""Where on a page the reader's words stand, and the stretch of it worth showing.

Engine highlighting counts UTF-8 bytes and knows nothing of prefixes and near spellings; this works on the page's
code points. A word's possible beginnings are looked for as plain strings, which is quick, and only what is found is
stemmed and compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from fonds.adapters.text_index_tantivy_query import telling, terms_of
from fonds.core.querying.tree import And, Fuzzy, Node, Or, Phrase, Prefix, Series, Spelled, Words
from fonds.core.text.analysis import folded, folds_one_for_one, has_syllables

_LETTERS_ALONE = re.compile(r"[\W\d_]+")
_WORD = re.compile(r"[^\W_]+")
LENGTH = 260  # code points of a passage


@dataclass(frozen=True, slots=True)
class Mark:
    """A matching word on a page. `key` is the number of what it matches."""

    start: int
    end: int
    key: int


@lru_cache(maxsize=50_000)
def stems_of(word: str, stemmers: tuple[str, ...]) -> frozenset[str]:
    """The stems of one folded word in several languages."""
    return frozenset(term for stemmer in stemmers for _, term in terms_of(word, stemmer))


class Page:
    """A page's text, folded once, with its words found once where they are needed."""

    def __init__(self, text: str, *, simple: bool, broken: list[tuple[int, int]]) -> None:
        self.text = text
        self.folded = text.lower() if simple else folded(text)
        self.plain = simple or folds_one_for_one(text)
        self.broken = [(_LETTERS_ALONE.sub("", self.folded[start:end]), start, end) for start, end in broken]

    def words(self) -> list[tuple[str, int, int]]:
        return [(found.group(), found.start(), found.end()) for found in _WORD.finditer(self.folded)]

    def beginning(self, start: str) -> list[tuple[str, int, int]]:
        """The words that begin so."""
        text = self.folded
        place = text.find(start)
        if place < 0:
            return []
        found = []
        while place >= 0:
            end = place + 1
            if not place or not text[place - 1].isalnum():
                end = _WORD.match(text, place).end()  # type: ignore[union-attr]
                found.append((text[place:end], place, end))
            place = text.find(start, end)
        return found


Finder = Callable[[Page], list[tuple[int, int]]]


def _syllables(text: str) -> Finder:
    runs = [re.compile(r"\s*".join(map(re.escape, part))) for part in folded(text).split()]

    def find(page: Page) -> list[tuple[int, int]]:
        return [found.span() for run in runs for found in run.finditer(page.folded)]

    return find


def _start(stem: str, stemmers: tuple[str, ...]) -> str:
    """What every word of a stem begins with. English changes a stem's last letter (hop-ing, hope; studi-es, study)
    only where it is one of three; of other languages that is not known."""
    changes = stemmers != ("english",) or stem[-1] in "eiy"
    return stem[:-1] if changes and len(stem) > 2 else stem


def _word(text: str, stemmers: tuple[str, ...]) -> Finder:
    """One word (letters and digits alone) by its stems."""
    wanted = stems_of(text, stemmers)
    starts = {_start(stem, stemmers) for stem in wanted}
    starts = {start for start in starts if not any(start != other and start.startswith(other) for other in starts)}
    known: dict[str, bool] = {}  # whether a word met before is wanted

    def is_wanted(word: str) -> bool:
        answer = known.get(word)
        if answer is None:
            answer = known[word] = not wanted.isdisjoint(stems_of(word, stemmers))
        return answer

    def find(page: Page) -> list[tuple[int, int]]:
        found = []
        if page.plain:
            folded_text = page.folded
            for start in starts:
                place = folded_text.find(start)
                while place >= 0:
                    end = place + 1
                    if not place or not folded_text[place - 1].isalnum():
                        end = _WORD.match(folded_text, place).end()  # type: ignore[union-attr]
                        if is_wanted(folded_text[place:end]):
                            found.append((place, end))
                    place = folded_text.find(start, end)
        else:
            found = [(start, end) for word, start, end in page.words() if is_wanted(word)]
        if page.broken:
            found += [(start, end) for word, start, end in page.broken if is_wanted(word)]
        return found

    return find


def _prefix(start: str) -> Finder:
    def find(page: Page) -> list[tuple[int, int]]:
        return [(begins, ends) for _, begins, ends in page.beginning(start)]

    return find


def _fuzzy(word: str, distance: int) -> Finder:
    def find(page: Page) -> list[tuple[int, int]]:
        near = {each for each, _, _ in page.words() if abs(len(each) - len(word)) <= distance}
        near = {each for each in near if OSA.distance(each, word, score_cutoff=distance) <= distance}
        return [(start, end) for each, start, end in page.words() if each in near]

    return find


def _phrase(finders: list[Finder], slop: int) -> Finder:
    def find(page: Page) -> list[tuple[int, int]]:
        places = [sorted(set(finder(page))) for finder in finders]
        if not all(places):
            return []
        found: list[tuple[int, int]] = []
        for first in places[0]:
            chosen = [first]
            for following in places[1:]:
                nearest = _nearest(page, chosen[-1], following, slop)
                if nearest is None:
                    break
                chosen.append(nearest)
            else:
                found += chosen
        return found

    return find


def _nearest(page: Page, last: tuple[int, int], places: list[tuple[int, int]], slop: int) -> tuple[int, int] | None:
    after = next((place for place in places if place[0] >= last[1]), None)
    if after and _words_between(page, last[1], after[0]) <= slop:
        return after
    if slop < 2:
        return None
    before = next((place for place in reversed(places) if place[1] <= last[0]), None)
    if before and _words_between(page, before[1], last[0]) + 2 <= slop:
        return before
    return None


def _words_between(page: Page, start: int, end: int) -> int:
    return len(_WORD.findall(page.folded[start : min(end, start + 2000)]))


class Marker:
    """Finds the words a query asks for. Words in fields are not looked for on pages, excluded ones neither."""

    def __init__(self, node: Node | None, stemmers: tuple[str, ...]) -> None:
        self._stemmers = stemmers
        self._finders: list[Finder] = []
        if node is not None:
            self._gather(node)

    def __bool__(self) -> bool:
        return bool(self._finders)

    def _gather(self, node: Node) -> None:
        match node:
            case Words(words):
                self._finders += [finder for word in telling(words) if (finder := self._words(word, 0))]
            case Spelled(words, names):
                self._gather(Words(words))
                for each in (Phrase(other) for name in names for other in name.spellings):
                    self._gather(each)
            case Phrase(text, slop):
                self._finders += [finder for finder in [self._words(text, slop)] if finder]
            case Prefix(start):
                self._gather_prefix(start)
            case Fuzzy(word, distance):
                self._finders += [_fuzzy(part, min(distance, 2)) for part in _WORD.findall(folded(word))]
            case And(operands) | Or(operands):
                for operand in operands:
                    self._gather(operand)
            case Series(clauses):
                for clause in clauses:
                    if clause.occurs != "not":
                        self._gather(clause.node)
            case _:
                pass

    def _gather_prefix(self, start: str) -> None:
        parts = _WORD.findall(folded(start))
        if has_syllables(start):
            self._finders.append(_syllables(start))
        elif len(parts) == 1:
            self._finders.append(_prefix(parts[0]))
        elif parts:
            self._finders.append(
                _phrase([*(_word(part, self._stemmers) for part in parts[:-1]), _prefix(parts[-1])], 0)
            )

    def _words(self, text: str, slop: int) -> Finder | None:
        finders = [
            _syllables(part) if has_syllables(part) else _word(part, self._stemmers)
            for part in _WORD.findall(folded(text))
        ]
        if not finders:
            return None
        return finders[0] if len(finders) == 1 else _phrase(finders, slop)

    def marks(self, page: Page) -> list[Mark]:
        """Every matching word, in order, none within another."""
        found: list[tuple[int, int, int]] = []
        for key, finder in enumerate(self._finders):
            if places := finder(page):
                found += [(start, -end, key) for start, end in places]
        found.sort()
        marks: list[Mark] = []
        for start, end, key in found:
            if not marks or start >= marks[-1].end:
                marks.append(Mark(start, -end, key))
        return marks


def densest(marks: list[Mark]) -> list[Mark]:
    """The marks that fit one passage and match most of what is asked, the earliest of equals."""
    best, best_rank, after, last = marks[:1], (0, 0), 0, len(marks)
    for first, mark in enumerate(marks):
        reach = mark.start + LENGTH - 40
        while after < last and marks[after].end <= reach:
            after += 1
        group = marks[first : max(after, first + 1)]
        rank = (len({each.key for each in group}), min(len(group), 6))
        if rank > best_rank:
            best, best_rank = group, rank
        if after == last:
            break
    return best


def windows(marks: list[Mark], count: int) -> list[list[Mark]]:
    """Up to `count` groups of marks, each fitting a passage, those that match most first, then in order."""
    if not marks:
        return []
    ranked = []
    after = 0
    for first, mark in enumerate(marks):
        while after < len(marks) and marks[after].end - mark.start <= LENGTH - 40:
            after += 1
        after = max(after, first + 1)
        group = marks[first:after]
        keys = len({each.key for each in group})
        ranked.append((-keys, -min(len(group), 6), mark.start, group))
    ranked.sort(key=lambda each: each[:3])
    chosen: list[list[Mark]] = []
    for _, _, _, group in ranked:
        if all(
            group[-1].end <= other[0].start - LENGTH or group[0].start >= other[-1].end + LENGTH for other in chosen
        ):
            chosen.append(group)
            if len(chosen) == count:
                break
    return chosen


def stretch(text: str, start: int, end: int) -> tuple[int, int]:
    """A passage of about `LENGTH` code points around a range, cut at word borders, without white space at its ends."""
    spare = max(LENGTH - (end - start), 40)
    left = max(0, start - spare // 2)
    right = min(len(text), max(end, left) + spare - (start - left))
    if right == len(text):
        left = max(0, min(start, right - LENGTH))
    while 0 < left < start and text[left - 1].isalnum():
        left += 1
    while right < len(text) and right > end and text[right].isalnum():
        right -= 1
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right
