"""Whether words are missing on one side alone: a release opens words, an engine loses them on both sides.

Where many plausible words of one text lack a partner and hardly any of the other do, whole pages or paragraphs were
opened; where both lack as many, the two engines read the same words too differently. Rubbish tells nothing: each engine
makes its own of stains, dotted lines and handwriting.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate

from fonds.core.comparing.plausibility import Plausibility
from fonds.core.comparing.words import Words

ABOUT = (30, 150)
"""How many words to either side are looked at: the paragraph, and the page."""
_LEAST = 40.0  # letters: fewer about a place say little
_LETTERS, _PLAUSIBLE = 4.0, 0.5  # from which on words are long (as log2 of their letters), and plausible
_MUCH = 0.3  # share of the other text's letters about a place


class LostWords:
    """The words of one text without a partner, each counting its letters as far as it is plausible (0 at 0.5)."""

    def __init__(
        self, words: Words, loose: Iterable[int], ignored: Collection[int], plausibility: Plausibility
    ) -> None:
        values = [0.0] * len(words.form)
        for i in loose:
            if i not in ignored:
                values[i] = len(words.form[i]) * max(0.0, 2 * plausibility.of_word(words.text(i), words.form[i]) - 1)
        self._lost = list(accumulate(values, initial=0.0))
        self._letters = list(accumulate(map(float, map(len, words.form)), initial=0.0))

    def about(self, inside: Sequence[int], place: int, number: int) -> float:
        """The share lost, 0 to 1, among the letters of so many words to either side of the words `inside`, rising
        indices that count neither way; of the word `place` where there is none inside."""
        first, last = (inside[0], inside[-1]) if inside else (place, place)
        low, high = max(0, first - number), min(len(self._lost) - 1, last + number)
        lost = self._lost[high] - self._lost[low] - sum([self._lost[i + 1] - self._lost[i] for i in inside])
        every = (
            self._letters[high] - self._letters[low] - sum([self._letters[i + 1] - self._letters[i] for i in inside])
        )
        return max(0.0, lost) / max(_LEAST, every)


def one_sidedness(own: Sequence[float], other: Sequence[float], found: dict[str, float]) -> dict[str, float]:
    """Features of a passage from the shares lost about it, for each distance of `ABOUT`, in its own text and in the
    other, and from its features `found` so far: what long and plausible words tell depends on what stands instead."""
    result: dict[str, float] = {}
    for number, mine, theirs in zip(ABOUT, own, other, strict=True):
        result[f"lost_here_{number}"] = mine
        result[f"lost_there_{number}"] = theirs
        result[f"lost_here_alone_{number}"] = mine - theirs
    alone = 1 - min(1.0, found["instead"])
    long = max(0.0, found["letters"] - _LETTERS)
    good = long * max(0.0, found["plausible"] - _PLAUSIBLE)
    result["long_plausible"] = good
    result["long_alone"] = long * alone
    result["long_plausible_alone"] = good * alone
    result["long_plausible_here"] = good * max(0.0, result[f"lost_here_alone_{ABOUT[-1]}"])
    result["long_little_lost_there"] = long * max(0.0, _MUCH - other[-1])
    return result
