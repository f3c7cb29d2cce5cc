"""Real pairs of releases, labelled by reading them, from `real_pairs.toml`."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

GOLD = Path(__file__).with_name("real_pairs.toml")


@dataclass(frozen=True)
class RealPair:
    """Both texts, and ranges of the newer one: `opened` by the reader's eye, `unsure` to be left out; `readers` is by
    how many the pair was read; what is `held_back` is not for finding weights, what is `weighed` only for that, and
    what was read `briefly` counts less there."""

    record: str
    quality: str
    readers: int
    held_back: bool
    weighed: bool
    briefly: bool
    old: str
    new: str
    opened: tuple[tuple[int, int], ...]
    unsure: tuple[tuple[int, int], ...]

    def truth(self, start: int, end: int) -> bool | None:
        """Whether a word of the newer text was opened; None where readers could not tell."""
        middle = (start + end) // 2
        if any(a <= middle < b for a, b in self.unsure):
            return None
        return any(a <= middle < b for a, b in self.opened)


def real_pairs(corpora: Path) -> Iterator[RealPair]:
    """All labelled pairs. Raises ValueError where a file is not the one that was read, or words are not there."""
    releases = corpora / "jfk" / "releases"
    for row in tomllib.loads(GOLD.read_text("utf-8"))["pair"]:
        texts = []
        for side in ("from", "to"):
            data = (releases / row[side]).read_bytes()
            if hashlib.sha256(data).hexdigest() != row[f"{side}_sha256"]:
                raise ValueError(f"{row[side]} is not the file that was labelled")
            texts.append(data.decode("utf-8", "replace").replace("\r\n", "\n"))
        for place in [*row["opened"], *row["unsure"]]:
            if not _are(place["words"], texts[1][place["start"] : place["end"]]):
                raise ValueError(f"{row['record']}: {place['words']!r} does not stand at {place['start']}")
        opened, unsure = (tuple((place["start"], place["end"]) for place in row[name]) for name in ("opened", "unsure"))
        purpose = (row.get(name, False) for name in ("held_back", "weighed", "briefly"))
        yield RealPair(row["record"], row["quality"], row["readers"], *purpose, *texts, opened, unsure)


def _are(quoted: str, words: str) -> bool:
    """Whether the words are those quoted, of which long passages quote the first and the last alone."""
    first, left_out, last = quoted.partition(" … ")
    return words.startswith(first) and words.endswith(last) if left_out else words == quoted


def counts(pair: RealPair, found: Sequence[tuple[int, int]]) -> tuple[int, int, int]:
    """Words opened and called so, called so wrongly, and missed; `found` are ranges of the newer text."""
    opened, unsure, called = (_marked(pair.new, ranges) for ranges in (pair.opened, pair.unsure, found))
    right = wrong = missed = 0
    for word in re.finditer(r"\S+", pair.new):
        letters = [i for i in range(*word.span()) if pair.new[i].isalnum()]
        if not letters or _are_mostly(unsure, letters):
            continue
        truly, said = _are_mostly(opened, letters), _are_mostly(called, letters)
        right += truly and said
        wrong += said and not truly
        missed += truly and not said
    return right, wrong, missed


def _marked(text: str, ranges: Sequence[tuple[int, int]]) -> bytearray:
    """A 1 for each code point of the text that is within one of the ranges."""
    result = bytearray(len(text))
    for start, end in ranges:
        result[start:end] = b"\1" * (end - start)
    return result


def _are_mostly(marked: bytearray, letters: Sequence[int]) -> bool:
    return 2 * sum(marked[i] for i in letters) > len(letters)
