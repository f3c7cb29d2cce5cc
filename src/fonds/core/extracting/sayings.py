"""Who says something in a text, from which word on and how far: what statements and chains of reports rest on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from fonds.core.extracting.called_alone import people_called
from fonds.core.extracting.document import Document, DocumentPage, Range
from fonds.core.extracting.facts import Mention, NamesRead, OfficeHeld
from fonds.core.extracting.roles_of_speakers import Roles
from fonds.core.extracting.saying import Saying
from fonds.core.extracting.sayings_on_page import sayings_on_page
from fonds.core.extracting.sentences import EMPTY_LINE
from fonds.core.extracting.words_that_go_on import goes_on

_DEEPEST = 5
_LONGEST_REPORT = 3_000
"""Code points of the paragraphs that a report announced with a colon may have."""
_FOLLOWING = re.compile(r"\bfollow(?:ing|s)\b")


_ALSO = re.compile(
    r"\s*(?:Further(?:more)?|Moreover|In addition(?: to this| to that)?|Besides|Likewise|Also|Additionally|"
    r"Similarly|Apart from (?:this|that)|"
    r"Beyond (?:this|that)|On top of (?:this|that)|What is more|Equally)\b,?(?=\s)"
)
"""How a paragraph begins that goes on telling what somebody said in the one before."""
_OWN = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|[Uu]s|[Mm]e)\b")


def _goes_on(text: str, begin: int, place: int) -> bool | None:
    """True where the paragraph that begins at a place goes on with what was said in the one before, as far as another
    place; None where it does not."""
    if EMPTY_LINE.search(text, begin, place) is not None or _ALSO.match(text, begin) is None:
        return None
    return True if _OWN.search(text, begin, place) is None else None


class Sayings:
    """The sayings of a document, in order, and whose words stand at a place."""

    def __init__(self, found: Sequence[Saying], texts: dict[int, str], who_writes: str) -> None:
        self.all = sorted(found, key=lambda each: (each.at.page, each.at.start, -each.at.end))
        self._texts = texts
        self.writer = who_writes
        self._by_page: dict[int, list[Saying]] = {}
        for each in self.all:
            self._by_page.setdefault(each.at.page, []).append(each)
        self._starts = {page: [each.at.start for each in here] for page, here in self._by_page.items()}
        self._reach = {page: list(accumulate((e.until for e in here), max)) for page, here in self._by_page.items()}

    def holding(self, page: int, start: int, *, without: str = "") -> Saying | None:
        """The innermost saying in whose words a place lies; of somebody else than `without`."""
        here, reach = self._by_page.get(page, []), self._reach.get(page, [])
        for number in range(bisect_right(self._starts.get(page, []), start) - 1, -1, -1):
            if reach[number] <= start:
                break  # nothing before reaches so far
            each = here[number]
            if each.at.start <= start and each.said <= start < each.until and each.speaker != without:
                return each
        return None

    def before(self, page: int, start: int) -> Saying | None:
        """The last saying of the paragraph before a place, not the writer's, if what follows may still be its words."""
        here = self._by_page.get(page, [])
        text = self._texts.get(page, "")
        for number in range(bisect_left(self._starts.get(page, []), start) - 1, -1, -1):
            each = here[number]
            gap = EMPTY_LINE.search(text, min(each.at.end, start), start)
            if gap is not None and _goes_on(text, gap.end(), start) is None:
                return None
            if each.until <= start and not each.by_noun:
                return each if each.speaker != self.writer else None
        return None

    def announced(self, page: int, start: int) -> Saying | None:
        """The saying that a colon and a blank line follow, "told me the following:", where the paragraphs from there on
        to a place are its words: nobody else says anything in them, and the writer is not in them."""
        here, text = self._by_page.get(page, []), self._texts.get(page, "")
        number = bisect_left(self._starts.get(page, []), start) - 1
        if number < 0:
            return None
        each = here[number]
        words = text[each.at.start : each.at.end + 1].rstrip()
        if each.speaker == self.writer or start - each.at.end > _LONGEST_REPORT or not words.endswith(":"):
            return None
        if _FOLLOWING.search(words) is None or EMPTY_LINE.match(text, each.at.start + len(words)) is None:
            return None
        return each if _OWN.search(text, each.at.end, start) is None else None

    def _outer(self, said: Saying) -> Saying | None:
        """In whose words a saying stands; those of its own sentence only where its clause is a part of them."""
        page, start = said.at.page, said.at.start
        here, reach = self._by_page.get(page, []), self._reach.get(page, [])
        for number in range(bisect_right(self._starts.get(page, []), start) - 1, -1, -1):
            if reach[number] <= start:
                break
            each = here[number]
            if each is said or each.at.start == start != each.said:
                continue
            if said.free and not each.turn and each.at.end >= said.at.end:
                continue
            # "conveyed the words of Berg that": what he said begins within the verb
            is_within = each.said <= start or (each.at.start < start and each.said < said.said and not each.turn)
            if is_within and start < each.until and each.speaker != said.speaker:
                return each
        return None

    def with_what_goes_on(self, said: Saying) -> Range:
        """The words of a saying of the writer's, with those that go on behind them."""
        page, end = said.at.page, said.at.end
        if said.turn or said.frame or end <= said.said:
            return said.at
        return Range(page, said.at.start, goes_on(self._texts.get(page, ""), end, self._starts.get(page, [])))

    def begins(self, said: Saying, words: str) -> bool:
        """Whether a saying begins with words."""
        return self._texts.get(said.at.page, "").startswith(words, said.at.start)

    def is_in_paragraph(self, first: Range, last: Range) -> bool:
        """Whether two places lie in the same paragraph, in that order."""
        if first.page != last.page or first.end > last.start:
            return False
        return EMPTY_LINE.search(self._texts.get(first.page, ""), first.end, last.start) is None

    def tellers_of(self, who: str, said: Saying, chains: Mapping[Range, tuple[str, ...]]) -> tuple[str, ...]:
        """Who told what somebody said last before a saying, in the same paragraph."""
        here = self._by_page.get(said.at.page, [])
        for number in range(bisect_right(self._starts.get(said.at.page, []), said.at.start) - 1, -1, -1):
            each = here[number]
            if each is said or each.speaker != who:
                continue
            gap = EMPTY_LINE.search(self._texts.get(said.at.page, ""), min(each.at.end, said.at.start), said.at.start)
            return chains.get(each.at, ()) if gap is None else ()
        return ()

    def of_same(self, said: Saying) -> Saying | None:
        """The saying of the same speaker in whose words another of his stands: "he said that he had told the King"."""
        here = self._by_page.get(said.at.page, [])
        for number in range(bisect_right(self._starts.get(said.at.page, []), said.at.start) - 1, -1, -1):
            each = here[number]
            if each.until <= said.at.start:
                return None
            if each is not said and each.speaker == said.speaker and each.holds(said) and not each.frame:
                return each
        return None

    def within(self, said: Saying) -> tuple[Saying, ...]:
        """The sayings in which a saying is reported, the nearest first, none of them the writer's."""
        found: list[Saying] = []
        speakers = {said.speaker, self.writer}
        here = said
        while len(found) < _DEEPEST:
            outer = self._outer(here)
            if outer is None and here.had and not here.to_me:
                outer = self.before(here.at.page, here.at.start)
                told = {*speakers} - {here.speaker}
                while outer is not None and (outer.had or outer.act == "asked") and outer.speaker not in told:
                    outer = self._outer(outer) or self.before(
                        outer.at.page, outer.at.start
                    )  # told beside it, not by it
            if outer is None or outer.speaker in speakers:
                break
            speakers.add(outer.speaker)
            found.append(outer)
            here = outer
        return tuple(found)


class Speakers:
    """Who may speak in a document, told once for all its pages; `held` are the offices by which they are called."""

    def __init__(self, names: NamesRead, held: tuple[OfficeHeld, ...] = ()) -> None:
        self.people = people_called(names)
        self.by_page: dict[int, list[Mention]] = {}
        for mention in names.mentions:
            if mention.at is not None and mention.entity in self.people.keys:
                self.by_page.setdefault(mention.at.page, []).append(mention)
        self.roles = Roles(held, self.by_page, {each.key: each.name for each in names.entities if held})


_READ: dict[str, tuple[DocumentPage, list[Mention], str, Roles, list[Saying]]] = {}
"""What was read last, by the page's text: readers of meetings and of statements ask, mostly of the same people."""
_MOST_READ = 512


def _of_page(
    page: DocumentPage, people: list[Mention], who_writes: str, roles: Roles, *, is_first: bool
) -> list[Saying]:
    """The sayings of a page, read anew only where the page, its people, the writer or the roles are others."""
    read = _READ.pop(page.text, None)
    if read is not None and read[:3] == (page, people, who_writes) and roles.are_those_of(read[3]):
        return read[4]
    found = sayings_on_page(page, people, who_writes, roles)
    if is_first:
        if len(_READ) >= _MOST_READ:
            _READ.clear()
        _READ[page.text] = page, people, who_writes, roles, found
    return found


def sayings(document: Document, speakers: Speakers, who_writes: str, *, is_first: bool = False) -> Sayings:
    """The sayings of a document: somebody with a verb of saying, or with a colon in a transcript.

    A second verb of the same speaker ("thanked him and noted") makes a second one, from the verb on.
    `is_first` says that the same pages will be asked for once more.
    """
    found: list[Saying] = []
    for page in document.pages:
        here = speakers.by_page.get(page.number, [])
        here = [*here, *speakers.people.called_alone(page, here)] if speakers.people.keys else here
        if here:
            found += _of_page(page, here, who_writes, speakers.roles, is_first=is_first)
    return Sayings(found, {page.number: page.text for page in document.pages}, who_writes)
