"""Which pages show the same words, and on which the two readings agree well enough to be compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from fonds.core.comparing.comparison import PagePair
from fonds.core.comparing.strands import Strand
from fonds.core.comparing.withheld_places import is_statement
from fonds.core.comparing.words import Words

_LEAST_AGREEMENT = 0.68
_MOST_LOOSE = 0.2
_FEW_LETTERS = 60  # less than this on a side says little about the engine


def page_pairs(old: Words, new: Words, strands: Sequence[Strand], ignored: tuple[set[int], set[int]]) -> list[PagePair]:
    """Each page of the newer text with the older page that holds most of its words, then older pages without one.

    `ignored` are indices of words that a release added, and of editors' statements that something is withheld: they say
    nothing about how well the pages agree.
    """
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    agreed_old: Counter[int] = Counter()
    agreed_new: Counter[int] = Counter()
    paired_old: Counter[int] = Counter()
    paired_new: Counter[int] = Counter()
    for strand in strands:
        for o0, o1, n0, n1, like in strand.pairs:
            o, n = strand.old[o0], strand.new[n0]
            length = len(new.form[n])
            if o1 - o0 == 1 == n1 - n0:
                paired_old[old.page[o]] += len(old.form[o])
            else:
                paired_old[old.page[o]] += sum(len(old.form[strand.old[k]]) for k in range(o0, o1))
                length = sum(len(new.form[strand.new[k]]) for k in range(n0, n1))
            paired_new[new.page[n]] += length
            letters = like * length
            votes[new.page[n]][old.page[o]] += letters  # type: ignore[assignment]
            agreed_old[old.page[o]] += letters  # type: ignore[assignment]
            agreed_new[new.page[n]] += letters  # type: ignore[assignment]
    old_letters, new_letters = _letters(old, ignored[0]), _letters(new, ignored[1])
    result: list[PagePair] = []
    taken = {found.most_common(1)[0][0] for found in votes.values()}
    # two texts of one page each are that page, even where they have no word in common
    only = 0 if len(old.texts) == len(new.texts) == 1 else None
    for page in range(len(new.texts)):
        best = votes[page].most_common(1)
        partner = best[0][0] if best and best[0][1] > 0 else only
        if partner is None:
            partner = _wordless(old, new, page, result[-1].from_page if result else 0, taken)
        if partner is None:
            result.append(PagePair(None, page + 1, 0.0, 0.0, _may_be_new(votes, page)))
            continue
        taken.add(partner)
        smaller = min(old_letters[partner], new_letters[page]) or 1
        agreed = max(agreed_new[page], agreed_old[partner]) if smaller == old_letters[partner] else agreed_new[page]
        agreement = min(1.0, agreed / smaller)
        similarity = min(1.0, 2 * agreed_new[page] / ((old_letters[partner] + new_letters[page]) or 1))
        # releases open words and seldom take any back: where much is without partner on both sides, engines differ
        loose = min(
            1 - paired_old[partner] / (old_letters[partner] or 1), 1 - paired_new[page] / (new_letters[page] or 1)
        )
        well_read = agreement >= _LEAST_AGREEMENT and loose <= _MOST_LOOSE
        blank = [not old.texts[partner].strip(), not new.texts[page].strip()]
        # a text with nothing on one side alone says nothing: it may be withheld whole, or the engine read nothing
        comparable = blank[0] == blank[1] and (
            well_read or new_letters[page] < _FEW_LETTERS or is_statement(old.texts[partner])
        )
        result.append(PagePair(partner + 1, page + 1, round(similarity, 3), round(agreement, 3), comparable))
    result += [PagePair(page + 1, None, 0.0, 0.0, True) for page in range(len(old.texts)) if page not in taken]
    return result


def _wordless(old: Words, new: Words, page: int, before: int | None, taken: Collection[int]) -> int | None:
    """The older page in the place of a newer one, if one of the two has no words, or only some that it is withheld.

    `before` is the number of the older page beside the newer one before it; `taken` are those beside another.
    """
    if before is None or before >= len(old.texts) or before in taken:
        return None
    shown = old.texts[before], new.texts[page]
    return before if any(not text.strip() or is_statement(text) for text in shown) else None


def _may_be_new(votes: dict[int, Counter[int]], page: int) -> bool:
    # a page with no counterpart is compared with nothing; whether its words are words is judged span by span
    return not votes[page]


def _letters(words: Words, ignored: set[int]) -> list[int]:
    result = [0] * len(words.texts)
    for i, form in enumerate(words.form):
        if i not in ignored:
            result[words.page[i]] += len(form)
    return result
