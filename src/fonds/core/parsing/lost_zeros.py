"""Spreadsheet columns of reference parts that have lost their leading zeros, as Excel does with `0102`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LostZeros:
    """`suspects` are values as they stand, `kept` the zeroed forms they may have been, `warning` says it in words."""

    suspects: tuple[str, ...]
    kept: tuple[str, ...]
    numeric_cells: int
    warning: str


_DIGITS = re.compile(r"\d+")


def lost_leading_zeros(values: Iterable[object], *, known: Iterable[str] = ()) -> LostZeros | None:
    """Evidence that a column of fonds, opis or file numbers lost its zeros; None when there is none.

    Evidence is a value that equals another one but for its zeros (`102` beside `0102`, in the column or among
    `known`, the values that the repository is known to use), or a cell that holds a number and not text.
    """
    texts: Counter[str] = Counter()
    numeric = 0
    for value in values:
        if isinstance(value, bool) or value is None:
            continue
        if isinstance(value, int | float):
            numeric += 1
            texts[_as_text(value)] += 1
        elif isinstance(value, str):
            texts.update(_DIGITS.findall(value))
    zeroed = {text for text in (*texts, *(run for one in known for run in _DIGITS.findall(one))) if _has_zeros(text)}
    by_number: dict[str, set[str]] = {}
    for text in zeroed:
        by_number.setdefault(text.lstrip("0"), set()).add(text)
    suspects = tuple(sorted(text for text in texts if text in by_number and text not in zeroed))
    if not suspects and not numeric:
        return None
    kept = tuple(sorted(form for text in suspects for form in by_number[text]))
    return LostZeros(suspects, kept, numeric, _warning(suspects, by_number, numeric))


def _as_text(value: float) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _has_zeros(text: str) -> bool:
    return len(text) > 1 and text.startswith("0") and bool(text.strip("0"))


def _warning(suspects: tuple[str, ...], by_number: dict[str, set[str]], numeric: int) -> str:
    sentences = []
    if suspects:
        pairs = ", ".join(f"{text} beside {' and '.join(sorted(by_number[text]))}" for text in suspects[:5])
        sentences.append(f"Leading zeros may be lost: {pairs}.")
    if numeric:
        cells = "1 cell holds a number" if numeric == 1 else f"{numeric} cells hold numbers"
        sentences.append(f"{cells} instead of text, where a zero in front cannot be kept; format the column as text.")
    return " ".join(sentences)
