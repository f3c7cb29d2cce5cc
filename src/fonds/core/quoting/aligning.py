"""A run of quoted words laid upon a text word by word, and what differs between the two.

The place is where most of the words, the rarer ones before all, stand in one another's distance; within it equal words
are joined first (longest common subsequence), then like ones by likeness, and what is left over differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fonds.core.comparing.exact_alignment import equal_blocks
from fonds.core.comparing.gap_alignment import gap_pairs
from fonds.core.quoting.quotation import Segment
from fonds.core.quoting.reading_stream import Stream
from fonds.core.quoting.same_word import Held, is_letter_apart, is_word, joined_as, same_word
from fonds.core.quoting.tokens import Tokens, tokens
from fonds.core.quoting.verdict import Difference, DifferenceKind

Group = tuple[int, int, int, int]
"""Words of the quotation from–to and of the source from–to, half-open, that belong together."""

_COMMON = 60  # places of one form in a window of text after which it says nothing of the place
_PASSED = 0.2  # what a word of the source that the quotation passes over takes from the likelihood of a place
_LEAST = 0.5
_SURE = 0.99
_FEWEST = 3
_PLAIN_SHARE = 0.4  # of the words of a near quotation, those that must stand there as they are


@dataclass(slots=True)
class Aligned:
    """Where a run of words stands in a stream, and how: `same` of its `letters` belong to words that stand there."""

    start: int
    end: int
    differences: list[Difference] = field(default_factory=list)
    same: int = 0
    letters: int = 0
    same_words: int = 0
    words: int = 0

    @property
    def likeness(self) -> float:
        """From 0 to 1: the mean of the shares of words and of their letters that stand there."""
        return (self.same / self.letters + self.same_words / self.words) / 2 if self.letters and self.words else 0.0


def align(segment: Segment, stream: Stream, of_stream: Tokens, held: Held) -> Aligned | None:
    """The best place of the words among `of_stream` (words of the stream, or some); None where there is none."""
    mine = tokens(segment.text)
    if not mine.form or not of_stream.form:
        return None
    window = _window(mine.form, of_stream.form)
    if window is None:
        return None
    chain = _chain(mine.form, of_stream.form, *window)
    if not chain:
        return None
    groups = _with_ends(chain, mine, of_stream, window)
    return _judged(segment, mine, stream, of_stream, groups, held)


def _window(mine: Sequence[str], theirs: Sequence[str]) -> tuple[int, int] | None:
    """The stretch of the source in which most of the words stand about where they should."""
    places: dict[str, list[int]] = defaultdict(list)
    wanted = set(mine)
    for at, form in enumerate(theirs):
        if form in wanted:
            places[form].append(at)
    width = max(6, len(mine) // 2)
    votes: dict[int, float] = defaultdict(float)
    for number, form in enumerate(mine):
        found = places.get(form, ())
        if found and len(found) <= _COMMON:
            weight = min(len(form), 8) / len(found) ** 0.5
            for band in {(at - number) // width for at in found}:
                votes[band] += weight
    if not votes:
        return None
    best = max(votes, key=lambda band: (votes[band] + votes.get(band + 1, 0.0), -band))
    low = max(0, best * width - width // 2 - 3)
    return low, min(len(theirs), (best + 2) * width + len(mine) + width // 2 + 3)


def _chain(mine: Sequence[str], theirs: Sequence[str], low: int, high: int) -> list[tuple[int, int]]:
    """Pairs (quoted, source) of equal words in order, without strays that only chance put at the ends."""
    numbers: dict[str, str] = {}
    left, right = (
        "".join(numbers.setdefault(form, chr(0xE000 + len(numbers))) for form in forms)
        for forms in (mine, theirs[low:high])
    )
    pairs = [(q + step, low + s + step) for q, s, length in equal_blocks(left, right) for step in range(length)]
    best: tuple[float, int, int] = (0.0, 0, 0)
    score, begin = 0.0, 0
    for number, (q, s) in enumerate(pairs):
        gain = 0.3 + min(len(mine[q]), 6) / 6
        if number:
            before_q, before_s = pairs[number - 1]
            passed, kept = s - before_s - 1, q - before_q - 1
            score -= _PASSED * max(0, passed - kept) + 0.1 * kept
        if score < 0 or not number:
            score, begin = 0.0, number
        score += gain
        if score > best[0]:
            best = (score, begin, number + 1)
    return _drawn_together(pairs[best[1] : best[2]], theirs)


def _drawn_together(chain: list[tuple[int, int]], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """The chain with each word at that of its places that is nearest to the chain's longest run.

    A common subsequence may pair a word with an earlier one of its kind; people quote what stands together.
    """
    if len(chain) < 2:
        return chain
    run = middle = at = 0
    for number in range(1, len(chain) + 1):
        if number == len(chain) or chain[number] != (chain[number - 1][0] + 1, chain[number - 1][1] + 1):
            if number - at > run:
                run, middle = number - at, at
            at = number
    made = list(chain)
    for number in range(middle - 1, -1, -1):
        q, s = made[number]
        nearest = made[number + 1][1] - (made[number + 1][0] - q)
        for place in (nearest, *range(made[number + 1][1] - 1, s, -1)):
            if s < place < made[number + 1][1] and theirs[place] == theirs[s]:
                made[number] = (q, place)
                break
    for number in range(middle + run, len(made)):
        q, s = made[number]
        before = made[number - 1]
        for place in (before[1] + q - before[0], *range(before[1] + 1, s)):
            if before[1] < place < s and theirs[place] == theirs[s]:
                made[number] = (q, place)
                break
    return made


def _with_ends(chain: list[tuple[int, int]], mine: Tokens, theirs: Tokens, window: tuple[int, int]) -> list[Group]:
    """The groups of the whole run: equal words, like words, and what is left between them, to both ends."""
    q, s = chain[0]
    first = max(0, s - q - 2) if q else s
    groups = _end_groups(mine, theirs, (0, q, first, s), at_start=True) if q else []
    for number, (q, s) in enumerate(chain):
        if number:
            before_q, before_s = chain[number - 1]
            groups += _between(mine.form, theirs.form, (before_q + 1, q, before_s + 1, s))
        groups.append((q, q + 1, s, s + 1))
    left = len(mine) - q - 1
    if left:
        groups += _end_groups(mine, theirs, (q + 1, len(mine), s + 1, min(len(theirs), s + 3 + left)), at_start=False)
    return groups


def _between(mine: Sequence[str], theirs: Sequence[str], gap: Group) -> list[Group]:
    q0, q1, s0, s1 = gap
    if q0 == q1 and s0 == s1:
        return []
    found: list[Group] = []
    q, s = q0, s0
    for a, b, c, d, _likeness in gap_pairs(mine[q0:q1], theirs[s0:s1]) if q1 > q0 and s1 > s0 else []:
        if q0 + a > q or s0 + c > s:
            found.append((q, q0 + a, s, s0 + c))
        found.append((q0 + a, q0 + b, s0 + c, s0 + d))
        q, s = q0 + b, s0 + d
    if q1 > q or s1 > s:
        found.append((q, q1, s, s1))
    return found


def _end_groups(mine: Tokens, theirs: Tokens, gap: Group, *, at_start: bool) -> list[Group]:
    """As `_between`, at an end of the run: of the source, only words with a partner or in a partner's stead."""
    q0, q1, s0, s1 = gap
    found = _between(mine.form, theirs.form, gap)
    paired = [g for g in found if g[1] > g[0] and g[3] > g[2] and _alike(mine, theirs, g)]
    if not paired:
        missing = q1 - q0
        return [(q0, q1, max(s0, s1 - missing), s1)] if at_start else [(q0, q1, s0, min(s1, s0 + missing))]
    if at_start:
        q, s = paired[0][0], paired[0][2]
        rest = [g for g in found if g[0] >= q and g[2] >= s]
        return ([(q0, q, max(s0, s - (q - q0)), s)] if q > q0 else []) + rest
    q, s = paired[-1][1], paired[-1][3]
    rest = [g for g in found if g[1] <= q and g[3] <= s]
    return rest + ([(q, q1, s, min(s1, s + q1 - q))] if q1 > q else [])


def _alike(mine: Tokens, theirs: Tokens, group: Group) -> bool:
    return group[1] - group[0] + group[3] - group[2] <= 3


def _judged(
    segment: Segment, mine: Tokens, stream: Stream, theirs: Tokens, groups: list[Group], held: Held
) -> Aligned | None:
    sides = [group for group in groups if group[3] > group[2]]
    if not sides:
        return None
    made = Aligned(theirs.start[sides[0][2]], theirs.end[sides[-1][3] - 1])
    made.letters, made.words = mine.letters(0, len(mine)), len(mine)
    judge = _Judge(segment, mine, stream, theirs, held)
    plain = 0
    before: Group | None = None
    for group, differences in zip(groups, _among_misread([judge.of(group) for group in groups]), strict=True):
        if before is not None and (mark := judge.punctuation(before, group)) is not None:
            made.differences.append(mark)
        made.differences += differences
        kinds = {each.kind for each in differences}
        if not any(kind.changes for kind in kinds):
            made.same += mine.letters(group[0], group[1])
            made.same_words += group[1] - group[0]
        plain += 0 if any(kind.changes or kind is DifferenceKind.MISREAD for kind in kinds) else group[1] - group[0]
        before = group
    is_short = len(mine) <= _FEWEST
    if made.likeness < (_SURE if is_short else _LEAST) or (not is_short and plain < _FEWEST):
        return None
    if plain < _PLAIN_SHARE * len(mine) and not any(each.kind.changes for each in made.differences):
        # where most words are misread, what seems a misreading may as well be another word
        made.differences = [_as_word(each) for each in made.differences]
    if mark := judge.ending(groups[-1]):
        made.differences.append(mark)
    return made


def _among_misread(differences: list[list[Difference]]) -> list[list[Difference]]:
    """The differences, where some letters surely were misread, with other words that are a letter apart as misread too.

    An engine that makes letters into no word makes others into words ("lake" of "take"): one who quotes from its text
    has said nothing else. Where nothing else is misread, another word is another word.
    """
    if not any(
        each.kind is DifferenceKind.MISREAD and each.quoted and each.source for of in differences for each in of
    ):
        return differences
    return [
        [
            replace(each, kind=DifferenceKind.MISREAD)
            if each.kind is DifferenceKind.WORD and is_letter_apart(each.quoted, each.source)
            else each
            for each in of
        ]
        for of in differences
    ]


def _as_word(each: Difference) -> Difference:
    return replace(each, kind=DifferenceKind.WORD) if each.kind is DifferenceKind.MISREAD else each


class _Judge:
    """Says what differs between groups of words."""

    def __init__(self, segment: Segment, mine: Tokens, stream: Stream, theirs: Tokens, held: Held) -> None:
        self.segment, self.mine, self.stream, self.theirs, self.held = segment, mine, stream, theirs, held

    def of(self, group: Group) -> list[Difference]:
        q0, q1, s0, s1 = group
        many, few = q1 - q0, s1 - s0
        if many == few:
            return [d for step in range(many) if (d := self._one(q0 + step, s0 + step)) is not None]
        quoted, source = self.mine.words(q0, q1), self.theirs.words(s0, s1)
        if not many or not few:
            return self._alone(group, quoted, source)
        kind = joined_as(quoted, source, self.held)
        if kind.changes:
            whole = [at for at in range(s0, s1) if is_word(self.theirs.word(at), self.held)]
            own = [at for at in range(q0, q1) if is_word(self.mine.word(at), self.held)]
            if len(whole) == many and len(own) == many and many < few:  # stray signs among the source's words
                return [d for q, s in zip(own, whole, strict=True) if (d := self._one(q, s)) is not None]
        return [self._difference(kind, group)]

    def _one(self, q: int, s: int) -> Difference | None:
        quoted, source = self.mine.word(q), self.theirs.word(s)
        if quoted == source:
            return None
        if self._is_bracketed(q, quoted, source):
            return self._difference(DifferenceKind.BRACKETED, (q, q + 1, s, s + 1))
        return self._difference(same_word(quoted, source, self.held), (q, q + 1, s, s + 1))

    def _is_bracketed(self, q: int, quoted: str, source: str) -> bool:
        """Whether what differs stood in square brackets: `[T]he`, `agree[d]`."""
        start = self.mine.start[q]
        for first, last in self.segment.bracketed:
            a, b = first - start, last - start
            if 0 <= a < b <= len(quoted):
                head, tail = quoted[:a], quoted[b:]
                if (
                    source.startswith(head)
                    and source.endswith(tail)
                    and len(source) >= len(head) + len(tail)
                    and (head or tail)
                ):
                    return True
                if quoted.lower() == source.lower():
                    return True
        return False

    def _alone(self, group: Group, quoted: str, source: str) -> list[Difference]:
        q0, q1, s0, s1 = group
        if quoted:
            real = any(is_word(self.mine.word(at), self.held) for at in range(q0, q1))
            return [self._difference(DifferenceKind.ADDED if real else DifferenceKind.MISREAD, group)]
        if s1 - s0 == 1 and self._calls_a_note(s0):
            return [self._difference(DifferenceKind.PUNCTUATION, group)]
        real = any(is_word(self.theirs.word(at), self.held) for at in range(s0, s1))
        return [self._difference(DifferenceKind.LEFT_OUT if real else DifferenceKind.MISREAD, group)]

    def _calls_a_note(self, at: int) -> bool:
        """Whether a word is a small number set close behind another word or its punctuation."""
        start, word = self.theirs.start[at], self.theirs.word(at)
        before = self.theirs.text[max(0, start - 2) : start]
        bracketed = before.endswith("[") and self.theirs.text[self.theirs.end[at] : self.theirs.end[at] + 1] == "]"
        close = bool(before) and before[-1] in ".,;:!?”’\"')" and not before[-1:].isspace() and before[-2:-1] != " "
        return word.isdigit() and len(word) <= 3 and (bracketed or close)

    def punctuation(self, before: Group, group: Group) -> Difference | None:
        """What differs between two words that both sides have beside each other."""
        if min(before[1] - before[0], before[3] - before[2], group[1] - group[0], group[3] - group[2]) < 1:
            return None
        q0, q1 = self.mine.end[before[1] - 1], self.mine.start[group[0]]
        s0, s1 = self.theirs.end[before[3] - 1], self.theirs.start[group[2]]
        quoted, source = _plain(self.mine.text[q0:q1]), _plain(self.theirs.text[s0:s1])
        if quoted == source:
            return None
        return Difference(DifferenceKind.PUNCTUATION, source.strip(), quoted.strip(), self.stream.places(s0, s1), q0)

    def ending(self, group: Group) -> Difference | None:
        """Punctuation behind the last word, where the quotation has any."""
        if group[3] <= group[2] or group[1] <= group[0]:
            return None
        quoted = self.mine.text[self.mine.end[group[1] - 1] :].strip()
        s0 = self.theirs.end[group[3] - 1]
        source = self.theirs.text[s0 : s0 + len(quoted)]
        if not quoted or _plain(source) == quoted:
            return None
        return Difference(
            DifferenceKind.PUNCTUATION, source.strip(), quoted, self.stream.places(s0, s0 + len(source)),
            self.mine.end[group[1] - 1],
        )  # fmt: skip

    def _difference(self, kind: DifferenceKind, group: Group) -> Difference:
        q0, q1, s0, s1 = group
        if s1 > s0:
            places = self.stream.places(self.theirs.start[s0], self.theirs.end[s1 - 1])
        else:  # where the quotation has words that the text has not: behind the word before them
            last = self.theirs.end[max(s0 - 1, 0)]
            places = tuple(replace(each, start=each.end) for each in self.stream.places(last - 1, last))
        at = self.mine.start[q0] if q0 < len(self.mine) else len(self.mine.text)
        return Difference(kind, self.theirs.words(s0, s1), self.mine.words(q0, q1), places, at)


def _plain(text: str) -> str:
    return " ".join(text.split()) if text.strip() else (" " if text else "")
