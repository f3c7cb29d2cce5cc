"""What kind of words a passage holds: those that reviewers withhold, those of forms, names, common words.

Releases withhold names, places, cryptonyms and what tells of sources and foreign services; they do not withhold the
printed words of forms, which engines lose most easily.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz import fuzz, process

from fonds.core.comparing.words import same_form
from fonds.core.extracting.gazetteer import given_names, names_of_large_places, surnames
from fonds.core.text.english_words import is_english

SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an the of to in on at by for and or as is was be been being are were it its this that with from he she they "
        "him her his which who whom whose not no nor had has have having will would should could may might must can "
        "shall do does did but if than then so such there here their them these those we us our you your my me i up "
        "out into upon over under about after before between during through per via",
    )
)
FORM = frozenset(
    re.findall(
        r"\w+",
        "routing record sheet officer officers designation document number review group excluded automatic downgrading "
        "declassification declassified classified message secret confidential index indexing page use only return "
        "background reproduce coordinating releasing authenticating distribution field report appraisal precedence "
        "references subject from info action date pages country title agency series file originator restrictions "
        "status opening criteria comments classification identification form information unclassified internal "
        "initials forwarded received extension room building priority routine deferred immediate operational dissem "
        "foreign controls dissemination telegram intelligence central unevaluated source grading place acq distr "
        "obsolete previous editions issuing office prohibited copy other than memorandum attention signature remarks "
        "prepare reply recommendation dispatch concurrence comment approval direct address name phone program "
        "historical release approved original request required type director chief box files noted text system "
        "assassination records act exempt category derived authority guide contained herein except shown otherwise "
        "objection brackets not do unauthorized disclosure recorded filed searched serialized indexed",
    )
)
"""The printed words of forms, message heads, routing slips and stamps, as the years 1950–2000 used them."""
WITHHELD = frozenset(
    re.findall(
        r"\w+",
        "station stations base liaison cover service services official officials source sources cia cas kubark odyoke "
        "agency security intelligence british french canadian german mexican spanish italian japanese chinese swiss "
        "dutch greek australian israeli staff employee agent asset project cryptonym pseudonym technical penetration "
        "coverage surveillance telephone tap unilateral police deputy cos dcos government embassy company",
    )
)
"""Words of what is withheld most: stations and their cover, sources, services that cooperated, and of which country."""
_LISTS: dict[str, str] = tomllib.loads(
    (files("fonds.core.extracting") / "data" / "withheld_words.toml").read_text("utf-8")
)
NATIONS, SOURCES, LABELS, BEFORE_NAMES, RELEASE = (
    frozenset(_LISTS[name].split()) for name in ("nations", "sources", "labels", "before_names", "release")
)
"""Nations and what is of them, words of sources and how they were run, labels of fields and titles that come before
what is withheld, words of release stamps; in small letters."""
_PRINTED = tuple(" ".join(map(same_form, line.split())) for line in _LISTS["printed"].strip().split("\n"))
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’]{2,}")
_KEPT = 1 << 15  # words that are remembered, since records share most of theirs
_LEAST_PRINTED, _LIKE_PRINTED = 12, 72  # letters, and the likeness that is more than chance
_LARGE = 150_000  # inhabitants of a place whose name is known as one


def share(words: Sequence[str], is_so: Callable[[str], bool]) -> float:
    """The share of the words' letters that stand in words of which something holds, 0 to 1."""
    return sum([len(word) for word in words if is_so(word)]) / (sum(map(len, words)) or 1)


def is_sensitive(lowered: str) -> bool:
    """Whether a word in small letters is one of those withheld most, of a nation, or tells of sources."""
    return lowered in WITHHELD or lowered in NATIONS or lowered in SOURCES


def printed(said: str) -> float:
    """How like something printed on forms a passage is, 0 to 1; `said` are its forms. 0 if it is too short to tell."""
    if len(said) < _LEAST_PRINTED:
        return 0.0
    found = process.extractOne(said, _PRINTED, scorer=fuzz.partial_ratio, score_cutoff=_LIKE_PRINTED)
    # of a passage much longer than what is printed, the rest is something else
    return found[1] / 100 * min(1.0, 1.1 * len(found[0]) / len(said)) if found else 0.0


@lru_cache(maxsize=_KEPT)
def is_common(word: str) -> bool:
    """Whether a word is a small one, or a common English one."""
    lowered = word.strip("'’").lower()
    return lowered in SMALL or (len(lowered) > 2 and is_english(lowered))


@lru_cache(maxsize=_KEPT)
def is_name_like(word: str) -> bool:
    """Whether a word begins with a capital and is no common one."""
    return _NAME.fullmatch(word) is not None and not is_common(word)


@lru_cache(maxsize=_KEPT)
def is_known_place(word: str) -> bool:
    """Whether a word by itself names a large place, and is no common word besides."""
    return word.lower() in _large_places() and not is_common(word)


@lru_cache(maxsize=_KEPT)
def is_known_person(word: str) -> bool:
    """Whether a word is a given name or surname, and no common word besides."""
    return len(word) > 2 and word.lower() in _people() and not is_common(word)


@cache
def _large_places() -> frozenset[str]:
    return frozenset(map(str.lower, names_of_large_places(_LARGE)))


@cache
def _people() -> frozenset[str]:
    return frozenset(name.lower() for name in given_names() | surnames())
