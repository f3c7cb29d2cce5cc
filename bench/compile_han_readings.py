"""Compiles `han_readings.tsv.gz`: how Han characters are read in Korean names and in Chinese.

Run by hand when the data are renewed, with Debian's package unicode-data installed, or with the folder that holds its
Unihan files: `python -m bench.compile_han_readings [FOLDER]`. The data are Unicode's (Unicode-3.0 licence).
"""

from __future__ import annotations

import bz2
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.packed import write_packed

TARGET = Path(__file__).parent.parent / "src" / "fonds" / "core" / "naming" / "data" / "han_readings.tsv.gz"
INSTALLED = Path("/usr/share/unicode")


def main() -> None:
    """Writes one line for each character: it, its Korean readings in Hangul, its Mandarin ones in pinyin."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else INSTALLED
    korean: dict[str, list[str]] = defaultdict(list)
    mandarin: dict[str, list[str]] = defaultdict(list)
    # in the order of the standard's own preference: the education set and name set first
    for char, value in _field(folder / "Unihan_Readings.txt.bz2", "kHangul"):
        marked = [part.partition(":") for part in value.split()]
        korean[char] = [
            syllable for syllable, _, sets in sorted(marked, key=lambda m: "N" not in m[2] and "E" not in m[2])
        ]
    for char, value in _field(folder / "Unihan_Readings.txt.bz2", "kMandarin"):
        mandarin[char] = [_toneless(part) for part in value.split()]
    for char, value in _field(folder / "Unihan_Variants.txt.bz2", "kTraditionalVariant"):
        for code in value.split():
            other = chr(int(code[2:], 16))
            korean[char] += [each for each in korean.get(other, ()) if each not in korean[char]]
    rows = [
        f"{char}\t{' '.join(korean[char])}\t{' '.join(dict.fromkeys(mandarin.get(char, ())))}"
        for char in sorted(korean)
        if korean[char]
    ]
    write_packed(TARGET, rows)
    print(f"{len(rows)} characters")


def _field(path: Path, name: str) -> Iterator[tuple[str, str]]:
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] == name:
                yield chr(int(parts[0][2:], 16)), parts[2]


def _toneless(pinyin: str) -> str:
    bare = re.sub("[\u0300\u0301\u0304\u030c]", "", unicodedata.normalize("NFD", pinyin))
    return unicodedata.normalize("NFC", bare).replace("ü", "v")


if __name__ == "__main__":
    main()
