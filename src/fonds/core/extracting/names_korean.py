"""Korean names in Hangul: a family name and one or two syllables that an office or honorific proves to be somebody's.

"부수상 정일룡은", "정일룡 부수상을" and "정일룡동지" prove 정일룡, all through the text, and 정일용, which the other
Korea writes so; "정일룡은" does so where the syllables are common in names and a verb of speech follows. Names behind a
romanised one in brackets are proven there (`names_beside`). Foreign names in Hangul are not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from fonds.core.extracting.document import DocumentPage, NameKind, Range
from fonds.core.extracting.name_in_script import NameInScript, word_lists
from fonds.core.extracting.places_of_scripts import HANGUL_PLACES
from fonds.core.naming.hangul import family_names, given_rank, syllable
from fonds.core.naming.likeness import likeness

_WORDS = word_lists("words_korean.toml")
PARTICLE = "|".join(_WORDS["particles"])
OFFICES, HONORIFICS = frozenset(_WORDS["offices"]), frozenset(_WORDS["honorifics"])
_NO_NAMES = frozenset(_WORDS["no_names"]) | OFFICES | HONORIFICS
_ENDS = "|".join(sorted(OFFICES | HONORIFICS, key=len, reverse=True))
KOREAN_OFFICE = "|".join(sorted(OFFICES, key=len, reverse=True))
_WORD = re.compile("[가-힣]+")
_WHOLE_TITLE = re.compile(rf"(?:[가-힣]{{2,10}}?)?(?:{_ENDS})(?:{PARTICLE})?")
_WHOLE_OFFICE = re.compile(rf"(?:제?\d?[가-힣]{{2,10}}?)?(?:{KOREAN_OFFICE})")
KOREAN_BODY = rf"[가-힣]{{0,12}}(?:{'|'.join(sorted(_WORDS['bodies'], key=len, reverse=True))})"
_BODY = re.compile(KOREAN_BODY)
_JOINED = re.compile(rf"(?P<name>[가-힣]{{2,4}}?)(?P<title>{_ENDS})(?:{PARTICLE})?")
_REST = re.compile(rf"(?:(?:{_ENDS})?(?:{PARTICLE})?)")
_OF_PERSONS = frozenset(["에게", "에게서", "에게는", "께서", "께서는", "한테"])
_SPOKE = re.compile(
    "(?:말하였|말했|말한|대답하|언급하|지적하|강조하|질문하|물었|보고하|설명하|요청하|방문하|접견하|만났|담화하|표시하|감사를|도착하|참석하)"
)
_END = re.compile(r"[.!?。\n]")
_FAR = 60
_COMMON_GIVEN, _COMMON_FAMILIES = 130, 50
_ENDS_OF_WORDS = frozenset("성국부원회장인자화기선전식")
_ENDS_OF_NO_NAMES = frozenset("회한")
"""With which councils (이사회) and adjectives (유명한) end that stand before offices."""
_CONSONANT, _VOWEL = frozenset("은이을과"), frozenset("는가를와")


def is_korean_name(word: str) -> bool:
    """Whether a word in Hangul can be a personal name: a family name and one or two syllables that names have."""
    if word in _NO_NAMES or word in HANGUL_PLACES or not 2 <= len(word) <= 4 or word[-1] in _ENDS_OF_NO_NAMES:
        return False
    given = given_rank()
    return any(
        word[:length] in family_names() and 1 <= len(word) - length <= 2 and all(one in given for one in word[length:])
        for length in (1, 2)
    )


def korean_names(pages: Iterable[DocumentPage], proven: frozenset[str] = frozenset()) -> Iterator[NameInScript]:
    """The Korean names of pages in Hangul, in order; `proven` are those that the document proves elsewhere."""
    pages = list(pages)
    told: dict[tuple[int, int], str] = {}
    for page in pages:
        for start, name in _beside_titles(page.text):
            told[page.number, start] = name
    sure = frozenset(told.values())
    for page in pages:
        for start, name in _by_itself(page.text, proven | sure):
            told.setdefault((page.number, start), name)
    known = sorted(proven | set(told.values()), key=len, reverse=True)
    for page in pages:
        for match in _WORD.finditer(page.text):
            named = [each for each in known if match[0].startswith(each) and _is_whole(match[0], each)]
            for name in named[:1]:
                at = Range(page.number, match.start(), match.start() + len(name))
                is_beside = name in sure and told.get((page.number, match.start())) == name
                confidence = 0.9 if is_beside else 0.8 if name in sure or name in proven else 0.65
                yield NameInScript(NameKind.PERSON, at, name, confidence)


def _is_whole(word: str, name: str) -> bool:
    """Whether only an office and a particle stand behind the name in a word."""
    return _REST.fullmatch(word, len(name)) is not None


def _beside_titles(text: str) -> Iterator[tuple[int, str]]:
    """Where a name stands beside an office or an honorific, and the name; of two syllables behind one only if often."""
    words = list(_WORD.finditer(text))
    short: list[tuple[int, str]] = []
    for at, match in enumerate(words):
        word, start = match[0], match.start()
        joined = _JOINED.fullmatch(word)
        if joined is not None and len(joined["name"]) == 3 and is_korean_name(joined["name"]):
            yield start, joined["name"]
            continue
        behind = _next(text, words, at)
        if behind is not None and _BODY.fullmatch(behind[0]) and len(word) == 3:
            behind = _next(text, words, at + 1)
        is_titled = behind is not None and _WHOLE_TITLE.fullmatch(behind[0]) is not None
        if is_titled and is_korean_name(word) and not _has_particle(word, words):
            yield start, word
            continue
        before = words[at - 1] if at and text[words[at - 1].end() : start] in (" ", "\n", "\u00a0") else None
        if before is not None and _WHOLE_OFFICE.fullmatch(before[0]):
            name = without_particle(word)
            if is_korean_name(name):  # of "김정은", whether 은 is a particle cannot be told
                if len(name) == 3:
                    yield start, name
                else:
                    short.append((start, name))
    often = Counter(name for _, name in short)
    yield from (each for each in short if often[each[1]] > 1)


def _has_particle(word: str, words: list[re.Match[str]]) -> bool:
    """Whether what may be a name, "남일은", is a shorter one with a particle, which the page has otherwise too."""
    bare = without_particle(word)
    return bare != word and any(each[0].startswith(bare) and each[0] != word for each in words)


def _by_itself(text: str, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Where a name of three syllables stands that nothing is beside: as the other Korea writes a known one, or one of
    common syllables with a particle of persons, or with a verb of speech behind it."""
    for match in _WORD.finditer(text):
        name = without_particle(match[0])
        if len(name) != 3 or name in known or not is_korean_name(name):
            continue
        if any(one[0] == name[0] and likeness(one, name) is not None for one in known):
            yield match.start(), name
        elif name != match[0] and _is_common(name):
            particle = match[0][len(name) :]
            spoke = _SPOKE.search(text, match.end(), match.end() + _FAR)
            if particle in _OF_PERSONS or (spoke is not None and not _END.search(text, match.end(), spoke.start())):
                yield match.start(), name


def _is_common(name: str) -> bool:
    """Whether a name has a common family name and common syllables, and does not end as other words do."""
    rank = given_rank()
    common = all(rank[one] < _COMMON_GIVEN for one in name[1:])
    return name[0] in family_names()[:_COMMON_FAMILIES] and common and name[-1] not in _ENDS_OF_WORDS


def _next(text: str, words: list[re.Match[str]], at: int) -> re.Match[str] | None:
    """The word behind one, if only a blank is between them."""
    if at + 1 == len(words) or text[words[at].end() : words[at + 1].start()] not in (" ", "\n", "\u00a0"):
        return None
    return words[at + 1]


def without_particle(word: str) -> str:
    """A word without its particle, where the particle is the one that stands behind such a syllable."""
    for particle in _WORDS["particles"]:
        if word.endswith(particle) and len(word) > len(particle) + 1 and _agrees(word[: -len(particle)], particle):
            return word[: -len(particle)]
    return word


def _agrees(word: str, particle: str) -> bool:
    last = syllable(word[-1])
    if last is None or particle not in _CONSONANT | _VOWEL:
        return True
    return (last.coda != "-") == (particle in _CONSONANT)
