"""Public lists: places of the world with where they lie, given names, surnames, English words.

Places are GeoNames' of 5,000 inhabitants and more, with other names of the larger ones (CC BY 4.0); given names and
surnames those of the United States census of 1990 (public domain) and of Faker's lists for other countries (MIT); words
those of SCOWL. `bench/compile_gazetteer.py` makes the files; NOTICE has their terms.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fonds.core.extracting.name_words import FORMER_PLACES, PERSONS_NOT_PLACES, STATES
from fonds.core.text.english_words import is_english
from fonds.core.text.packed_lines import packed_lines

COUNTRY = 10**9
"""What the list gives as the size of a country."""
_TOWN = 50_000
_DATA = files("fonds.core.extracting") / "data"


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """Where a place lies, in degrees; 0, 0 where the list does not say. `people` is its size, 10⁹ for a country."""

    latitude: float
    longitude: float
    country: str
    people: int


@cache
def places() -> dict[str, int]:
    """How many people live in the known places, by their names; `COUNTRY` for a country.

    No object is made for a place: the collector of garbage would go through all of them again and again.
    """
    found = dict.fromkeys(STATES | FORMER_PLACES, COUNTRY)
    for line in _lines("places.tsv.gz"):
        found.setdefault(line[: line.index("\t")], int(line[line.rindex("\t") :]))
    for name in PERSONS_NOT_PLACES:
        if " " in name:  # single words are weighed where they stand
            found.pop(name, None)
    return found


@cache
def names_of_large_places(people: int) -> frozenset[str]:
    """The names of countries, states and places of more than so many people. Without holding the whole list."""
    large = (line for line in _lines("places.tsv.gz") if int(line[line.rindex("\t") :]) > people)
    return frozenset({line[: line.index("\t")] for line in large} | STATES | FORMER_PLACES)


def located(names: Iterable[str]) -> dict[str, KnownPlace]:
    """Where places of these names surely lie: countries, at their capitals, and towns of 50,000 people and more.

    Not regions and seas, after which villages are called, nor names that are common words ("White House" is another
    name of Casablanca). Without making all that is listed into objects, which take much more memory.
    """
    found: dict[str, KnownPlace] = {}
    for name in names:
        for line in _lines_of_place(name):
            latitude, longitude, country, people = line.split("\t")[1:]
            is_country = int(people) == COUNTRY
            is_town = int(people) >= _TOWN and not all(map(is_english, name.casefold().split()))
            if (is_country or is_town) and (float(latitude) or float(longitude)):
                found.setdefault(name, KnownPlace(float(latitude), float(longitude), country, int(people)))
    return found


def _lines_of_place(name: str) -> Iterator[str]:
    """The lines of a name in the list of places, which is in the order of names: found by halving."""
    listed, sought = _place_list(), name.encode()
    low, high = 0, len(listed)
    while low < high:
        middle = (low + high) // 2
        start = listed.rfind(b"\n", 0, middle) + 1
        if listed[start : listed.index(b"\t", start)] < sought:
            low = listed.find(b"\n", middle) + 1 or len(listed)
        else:
            high = start
    while listed.startswith(sought + b"\t", low):
        end = listed.find(b"\n", low)
        end = len(listed) if end < 0 else end
        yield listed[low:end].decode()
        low = end + 1


@cache
def _place_list() -> bytes:
    return gzip.decompress((_DATA / "places.tsv.gz").read_bytes())


@cache
def given_names() -> frozenset[str]:
    """Given names, with a capital."""
    return frozenset(_lines("given_names.txt.gz"))


@cache
def surnames() -> frozenset[str]:
    """Surnames, with a capital."""
    return frozenset(_lines("surnames.txt.gz"))


@cache
def english_words() -> frozenset[str]:
    """English words in small letters, American and British, with their forms."""
    return frozenset(_lines("english_words.txt.gz"))


def _lines(name: str) -> list[str]:
    return packed_lines("fonds.core.extracting", name)
