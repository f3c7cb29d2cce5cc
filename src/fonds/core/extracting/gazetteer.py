"""Public lists: places of the world with where they lie, given names, surnames, English words.

Places are GeoNames' of 5,000 inhabitants and more, with other names of the larger ones (CC BY 4.0); given names and
surnames those of the United States census of 1990 (public domain) and of Faker's lists for other countries (MIT); words
those of SCOWL. `bench/compile_gazetteer.py` makes the files; NOTICE has their terms.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from fonds.core.extracting.name_words import FORMER_PLACES, STATES
from fonds.core.text.english_words import is_english

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
def places() -> dict[str, KnownPlace]:
    """The known places by their names."""
    found = {name: KnownPlace(0, 0, "", 10**9) for name in STATES | FORMER_PLACES}
    for line in _lines("places.tsv.gz"):
        name, latitude, longitude, country, people = line.split("\t")
        known = KnownPlace(float(latitude), float(longitude), country, int(people))
        held = found.get(name)
        if held is None:
            found[name] = known
        elif not held.latitude and known.latitude:
            found[name] = KnownPlace(known.latitude, known.longitude, country, held.people)
    return found


@lru_cache(maxsize=8)
def located(names: frozenset[str]) -> dict[str, KnownPlace]:
    """Where places of these names surely lie: countries, at their capitals, and towns of 50,000 people and more.

    Not regions and seas, after which villages are called, nor names that are common words ("White House" is another
    name of Casablanca). Without holding the whole list in memory.
    """
    found: dict[str, KnownPlace] = {}
    for line in _lines("places.tsv.gz"):
        name = line[: line.index("\t")]
        if name in names:
            _name, latitude, longitude, country, people = line.split("\t")
            is_country = int(people) == COUNTRY
            is_town = int(people) >= _TOWN and not all(map(is_english, name.casefold().split()))
            if (is_country or is_town) and (float(latitude) or float(longitude)):
                found.setdefault(name, KnownPlace(float(latitude), float(longitude), country, int(people)))
    return found


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
    return gzip.decompress((_DATA / name).read_bytes()).decode().split("\n")
