"""Words that tell what a name is, from `data/name_words.toml`: titles before persons, words of bodies, states."""

from __future__ import annotations

import tomllib
from importlib.resources import files

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚЁА-Я"
UPPER += "ƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""Capital letters of the Latin and Cyrillic scripts, for a character class."""

_LISTS: dict[str, str] = tomllib.loads((files("fonds.core.extracting") / "data" / "name_words.toml").read_text("utf-8"))


def words(name: str) -> frozenset[str]:
    """A list of the file by its name."""
    return frozenset(" ".join(each.split()) for each in _LISTS[name].split("|"))


TITLES = words("titles")
HONORIFICS = words("honorifics")
BODY_WORDS = words("body_words")
STATES_ABBREVIATED = words("states_abbreviated")
NOT_BODIES = words("not_bodies")
COMMON = words("common")
PLACE_BEFORE = words("place_before")
PERSON_AFTER = words("person_after")
ASIAN_FAMILY_NAMES = words("asian_family_names")
VIETNAMESE_FAMILIES, VIETNAMESE_MIDDLES = words("vietnamese_families"), words("vietnamese_middles")
EPONYMS = words("eponyms")
UNITED_STATES = words("united_states")
STATES = words("states") | UNITED_STATES
FORMER_PLACES = words("former_places")
TOWNS_OF_WORDS = words("towns_of_words")
"""Towns whose names are words of English."""
PLACE_ENDS = words("place_ends")
PLACE_BEGINS = words("place_begins")
SURE_PLACE_BEGINS = words("sure_place_begins")
PAPERS = words("papers")
SETTLEMENTS = words("settlements")
PERSONS_NOT_PLACES = words("persons_not_places")
NO_PERSONS = words("no_persons")
"""What is nobody by itself, though nothing but its capital would be known of it."""
RANKS = words("ranks")
ROLES = words("roles")
THINGS = words("things")
WENT = words("went")
TRUSTED = words("trusted")
ORGANS_OF_ANY = words("organs_of_any")
KNOWN_BODIES = words("known_bodies")
PEOPLES = words("peoples")
NEWSPAPERS = words("newspapers")
BODY_HEADS = words("body_heads")
