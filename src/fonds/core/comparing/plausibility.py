"""Whether a run of letters looks like words of the record, or like what an engine makes of stains and handwriting.

No lexicon: the record itself teaches it. Words that both engines read alike, or that occur more than once, are taken
as words; others are judged by whether their letters follow each other as in those, and by their shape.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from fonds.core.comparing.letter_sequences import usual
from fonds.core.comparing.words import Words

_SHAPE = re.compile(r"[^\W\d_]?[^\W\d_A-ZА-ЯЁ]*['’]?[^\W\d_A-ZА-ЯЁ]*|[^\W\d_a-zа-яё]+['’]?[^\W\d_a-zа-яё]*[sS]?")
_LATIN = re.compile("[A-Za-z]+")
_VOWEL = re.compile("[aeiouyl]")  # l, since forms write i as l
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_TRIPLED = re.compile(r"(.)\1\1")
_USUAL = ".,()-'\"/:;&"
_FITS = 0.4
_ENOUGH = 400  # different trigrams that must be known before unknown ones count against a word


class Plausibility:
    """Judges words by those that two readings of the record agree on."""

    def __init__(self, agreed: Iterable[str], *texts: Words) -> None:
        """`agreed` are forms that stand in both texts; `texts` are both."""
        self._known = {form for form in agreed if len(form) > 1}
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(text.form)
        self._often = {form for form, count in counts.items() if count > 2}
        sample = [form for form in self._known if form.isascii() and form.isalpha() and len(form) > 3][:500]
        # forms write i as l, so they look a little less usual than the words themselves
        self._latin = bool(sample) and sum(map(usual, sample)) / len(sample) > _FITS
        self._judged: dict[str, float] = {}
        self._grams = {gram for form in self._known for gram in _grams(form)}

    def of_word(self, written: str, form: str) -> float:
        """From 0 (rubbish) to 1 (a word that the record knows)."""
        value = self._judged.get(written)
        if value is None:
            value = self._judged[written] = self._of_word(written, form)
        return value

    def _of_word(self, written: str, form: str) -> float:
        if form in self._known:
            return 1.0 if len(form) > 2 else 0.8
        if written.isdigit():
            return 0.6
        if _THOUSANDS.fullmatch(written):
            return 0.9
        if len(form) < 3:
            return 0.35 if form in self._often else 0.2
        value = 0.9 if form in self._often else 0.75
        if not _SHAPE.fullmatch(written):
            value -= 0.4
        elif len(form) > 3 and _LATIN.fullmatch(written) and not _VOWEL.search(form):
            value -= 0.2 if written.isupper() else 0.45
        if _TRIPLED.search(form):
            value -= 0.3
        if self._latin and len(form) > 3 and _LATIN.fullmatch(written):
            value += min(0.1, 1.2 * (usual(written) - 0.55))
        if len(self._grams) > _ENOUGH:
            grams = _grams(form)
            known = sum(gram in self._grams for gram in grams) / len(grams)
            value += 0.6 * (min(known, 0.9) - 0.55)
        return max(0.0, min(1.0, value))

    def of_words(self, words: Words, at: Sequence[int]) -> float:
        """The mean over the words `at`, each weighing as many as it has letters."""
        weight = value = 0.0
        for i in at:
            length = min(8, len(words.form[i])) + 1
            weight += length
            value += length * self.of_word(words.text(i), words.form[i])
        if not weight:
            return 0.0
        return max(0.0, value / weight - self._disorder(words, at))

    @staticmethod
    def _disorder(words: Words, at: Sequence[int]) -> float:
        """What to take off for a run of scraps: mostly one or two letters, or as many signs as letters, or no lines."""
        if words.page[at[0]] != words.page[at[-1]]:
            return 0.0
        text = words.texts[words.page[at[0]]][words.start[at[0]] : words.end[at[-1]]]
        scraps = sum(len(words.form[i]) < 3 for i in at) / len(at)
        signs = sum(not c.isalnum() and not c.isspace() and c not in _USUAL for c in text) / len(text)
        lines = text.count("\n") / len(at)
        result = 0.0
        if len(at) > 2:
            result += 0.5 * max(0.0, scraps - 0.4) + 0.25 * max(0.0, lines - 0.35)
        return result + 1.5 * max(0.0, signs - 0.08)


def _grams(form: str) -> list[str]:
    edged = f"^{form}$"
    return [edged[at : at + 3] for at in range(len(edged) - 2)]
