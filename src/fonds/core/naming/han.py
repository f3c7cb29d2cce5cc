"""Han characters as they are read in Korean names and in Chinese, from Unicode's Unihan data.

`bench/compile_han_readings.py` makes the table.
"""

from __future__ import annotations

from functools import cache

from fonds.core.text.packed_lines import packed_lines


@cache
def _table() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    rows = (line.split("\t") for line in packed_lines("fonds.core.naming", "han_readings.tsv.gz"))
    return {char: (tuple(korean.split()), tuple(mandarin.split())) for char, korean, mandarin in rows}


def korean_readings(char: str) -> tuple[str, ...]:
    """The Hangul syllables that a character is read as (龍: 룡, 용); none for one that is not known."""
    return _table().get(char, ((), ()))[0]


def mandarin_readings(char: str) -> tuple[str, ...]:
    """The pinyin syllables without tones, ü as v; none for a character that is not known."""
    return _table().get(char, ((), ()))[1]


@cache
def all_korean() -> frozenset[str]:
    """Every Hangul syllable that some character is read as."""
    return frozenset(each for korean, _ in _table().values() for each in korean)


@cache
def all_mandarin() -> frozenset[str]:
    """Every pinyin syllable that some character is read as, without tones, ü as v."""
    return frozenset(each for _, mandarin in _table().values() for each in mandarin)
