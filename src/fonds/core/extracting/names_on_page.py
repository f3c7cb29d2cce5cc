"""Names on one page: runs of words with capitals, told apart by their shape, the words beside them and public lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fonds.core.extracting.document import DocumentPage, NameKind, Range
from fonds.core.extracting.gazetteer import given_names, places, surnames
from fonds.core.extracting.name_words import (
    ASIAN_FAMILY_NAMES,
    BODY_WORDS,
    COMMON,
    EPONYMS,
    HONORIFICS,
    NOT_BODIES,
    PERSON_AFTER,
    PLACE_BEFORE,
    STATES,
    STATES_ABBREVIATED,
    TITLES,
    UPPER,
)
from fonds.core.text.english_words import is_english

WORD = rf"[{UPPER}][\w’']*(?:-\w+)*"
GAP = r"(?:[ \u00a0]|\n(?!\s*\n))"
_PARTICLE = r"(?:de|del|della|di|da|von|van|der|den|la|le|el|bin|ibn|zu|y)"
_INITIAL = rf"[{UPPER}]\.(?={GAP}?[{UPPER}-])"
_SHORTENED = r"(?:Mrs?|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cdr|Adm|Sgt|Sen|Rep|Gov|Rev|Msgr|St|Cdes?|Amb|Hon)\."
_TOKEN = rf"(?:{_INITIAL}|{_SHORTENED}|{WORD})"
_CHAIN = re.compile(rf"{_TOKEN}(?:(?:{GAP}(?:{_PARTICLE}{GAP})?|(?<=\.)){_TOKEN})*(?:, (?:Jr|Sr)\.)?")
_BODY_OF = re.compile(rf"{GAP}(?:of|for|on|against){GAP}(?:the{GAP})?({WORD}(?:(?:,?{GAP}and)?{GAP}{WORD}){{0,4}})")
_SMALL_BODY = re.compile(
    rf"{GAP}(?:government|ministry|legation|embassy|consulate|army|police|parliament|cabinet|delegation)\b"
)
_DEMONYM = re.compile(r"\w+(?:ian|ians|ese|ish|ans|ites?|ism|ists?|ization|isation|phil\w*|men|ness|ments?)")
_STANDS_ALONE = frozenset({
    "Gestapo", "Wehrmacht", "Luftwaffe", "Parliament", "Congress", "Senate", "Politburo", "Pentagon", "Kremlin",
    "Comintern", "Komsomol", "Gosplan", "Sejm", "Reichstag", "Bundestag", "Knesset", "Presidium", "Cabinet",
})  # fmt: skip
PROVES = 0.7
_PEOPLES = frozenset(
    {"Soviet", "Czech", "Slovak", "Greek", "French", "Swiss", "Dutch", "Thai", "Iraqi", "Israeli", "Reich"}
)
_COMMON = COMMON - TITLES
_STATES_END = frozenset(name.split()[-1] for name in STATES)
_ABBREVIATION = re.compile(rf"(?:[{UPPER}]{{2,6}}|(?:[{UPPER}]\.){{2,5}})")
_POINT = re.compile(r"[.!?:;]\s*[\"”’)\]]*\s*$")
_ROMAN = re.compile(r"[IVXLCDM]+")
_NOT_IN_NAMES = COMMON | TITLES
_BEFORE_BODIES = _NOT_IN_NAMES - {
    "soviet", "communist", "central", "foreign", "supreme", "national", "federal", "democratic", "international",
    "royal", "american", "german", "russian", "chinese", "korean", "british", "french", "bulgarian", "hungarian",
    "romanian", "slovak", "polish", "italian", "japanese", "state", "people", "defense", "general",
}  # fmt: skip
_ACTS_OF_PERSONS = PERSON_AFTER - {"and", "is", "was", "has", "will", "would", "had", "who", "does", "did"}
UNPROVEN = 0.3


@dataclass(slots=True)
class Named:
    """A name at a place, before it is known whose it is."""

    kind: NameKind
    at: Range
    name: str
    titles: tuple[str, ...]
    confidence: float


def named_on_page(page: DocumentPage) -> Iterator[Named]:
    in_capitals = _is_in_capitals(page.text)
    until = 0
    for match in _CHAIN.finditer(page.text):
        if match.start() < until:
            continue
        words = [(m.start() + match.start(), m[0]) for m in re.finditer(r"\S+", match[0])]
        before = page.text[max(0, match.start() - 12) : match.start()]
        begins = not before.strip() or _POINT.search(before) is not None or before.endswith("\n\n")
        for run in _runs(words):
            if not in_capitals and (body := _body(page, run)):
                until = body.at.end
                yield body
                break
            yield from _in_run(page, run, begins=begins and run[0][0] == match.start(), in_capitals=in_capitals)


def _runs(words: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """The words of a chain, parted after a possessive: "President Nixon's Office" is two names."""
    run: list[tuple[int, str]] = []
    for start, word in words:
        run.append((start, word))
        if word.endswith(("'s", "’s", "s'", "s’")) and not word.startswith("People"):
            yield run
            run = []
    if run:
        yield run


def _body(page: DocumentPage, run: list[tuple[int, str]]) -> Named | None:
    """A body that the run names, with what it is of: "Ministry of Foreign Affairs". None where it names none."""
    small = _SMALL_BODY.match(page.text, run[-1][0] + len(run[-1][1]))
    if small is not None and len(run) == 1 and _has_government(run[0][1]):
        at = Range(page.number, run[0][0], small.end())
        return Named(NameKind.BODY, at, " ".join(page.text[at.start : at.end].split()), (), 0.7)
    last = next((i for i in range(len(run) - 1, -1, -1) if _singular(_bare(run[i][1])) in BODY_WORDS), None)
    if last is None:
        return None
    kept = run[: last + 1]
    while len(kept) > 1 and _bare(kept[0][1]).casefold() in _BEFORE_BODIES:
        kept = kept[1:]
    start, end = kept[0][0], kept[-1][0] + len(_bare_end(kept[-1][1]))
    if len(kept) > 1 and " ".join(page.text[start:end].split()) in places():
        return None
    if len(kept) == 2 and _bare(kept[1][1]) in EPONYMS and _is_family(_bare(kept[0][1])):
        return None
    further = _BODY_OF.match(page.text, end) if last == len(run) - 1 else None
    if further is not None:
        end = further.end()
    elif len(kept) < 2 and _bare(kept[0][1]) not in _STANDS_ALONE:
        return None
    return Named(NameKind.BODY, Range(page.number, start, end), " ".join(page.text[start:end].split()), (), 0.8)


def _has_government(word: str) -> bool:
    """Whether a word is a state's or its people's, so that "DPRK government", "Soviet government" are bodies."""
    return _DEMONYM.fullmatch(word) is not None or word in STATES_ABBREVIATED or word in STATES or word in _PEOPLES


def _in_run(page: DocumentPage, run: list[tuple[int, str]], *, begins: bool, in_capitals: bool) -> Iterator[Named]:
    """The names in a run of words with capitals: common words taken off its ends, titles told from the name."""
    words = list(run)
    titles: list[str] = []
    state = None
    if not in_capitals and _bare_end(words[-1][1]) in _STATES_END:
        state = next((i for i in range(len(words)) if " ".join(_bare_end(w) for _, w in words[i:]) in STATES), None)
    if state is not None:
        end = words[-1][0] + len(_bare_end(words[-1][1]))
        at = Range(page.number, words[state][0], end)
        yield Named(NameKind.PLACE, at, " ".join(page.text[at.start : at.end].split()), (), 0.85)
        return
    title = next((i for i in range(len(words) - 2, 0, -1) if _bare(words[i][1]).casefold() in TITLES), None)
    if title is not None and not any(_bare(w) in BODY_WORDS for _, w in words):  # "Propaganda Minister Mach"
        words = words[title:]
        begins = False
    pair = next(
        (i for i in range(1, len(words) - 2) if _is_initial(words[i][1]) and _is_initial(words[i + 1][1])), None
    )
    if pair is not None:  # two initials begin a name: "Norland A. M. Berg"
        words = words[pair:]
    while words and _is_no_name(words[0][1]):
        words.pop(0)
        begins = False
    while words and _bare(words[0][1]).casefold() in TITLES and (len(words) > 1 or titles):
        titles.append(words.pop(0)[1])
        begins = False
        while words and not words[0][1][0].isupper():
            words.pop(0)
    while words and (len(_bare(words[-1][1])) > 1 and _bare(words[-1][1]).casefold() in _NOT_IN_NAMES):
        words.pop()
    if not words:
        return
    if len(words) > 1 and len(words) <= 6 and _bare(words[1][1]) in EPONYMS and _is_family(_bare(words[0][1])):
        words = words[:1]
    start, end = words[0][0], words[-1][0] + len(words[-1][1])
    said = page.text[start:end]
    if said.endswith(".") and not re.search(rf"(?:\b[{UPPER}]|Jr|Sr)\.$", said):
        end -= 1
    for tail in ("'s", "’s", "'", "’"):
        if page.text[start:end].endswith(tail):
            end -= len(tail)
            break
    name = " ".join(page.text[start:end].split())
    if len(name) < 2:
        return
    at = Range(page.number, start, end)
    if (
        not in_capitals
        and _ABBREVIATION.fullmatch(words[0][1].rstrip(".") + "." * words[0][1].endswith("."))
        and not titles
    ):
        yield from _abbreviated(page, words)
        rest = words[2 if _is_abbreviated_pair(words) else 1 :]
        if rest and not _is_abbreviated_pair(rest):
            yield from _in_run(page, rest, begins=False, in_capitals=in_capitals)
        return
    after = page.text[end : end + 30]
    last_before = _last_word(page.text[max(0, start - 20) : start])
    if not titles and _is_place(name, last_before, after, in_capitals=in_capitals):
        yield Named(NameKind.PLACE, at, name, (), 0.85 if " " in name or name in STATES else 0.75)
        return
    confidence = _person(name, titles, after, begins=begins, in_capitals=in_capitals)
    if confidence:
        yield Named(NameKind.PERSON, at, name, tuple(titles), confidence)
        return
    if in_capitals or titles:
        return
    alone = name.isalpha() and len(name) > 3 and not begins and not is_english(name.casefold())
    if alone and last_before in {"in", "at", "near", "from"}:
        yield Named(NameKind.PLACE, at, name, (), 0.6)
    elif len(words) > 1:
        yield from _parted(page, words)


def _parted(page: DocumentPage, words: list[tuple[int, str]]) -> Iterator[Named]:
    """Places and families within words that make no name together: "Moscow Summit", "Kissinger Cables"."""
    for start, word in words:
        plain = _bare_end(word)
        at = Range(page.number, start, start + len(plain))
        known = places().get(plain)
        if known and known.people >= 300_000:
            yield Named(NameKind.PLACE, at, plain, (), 0.7)


def _abbreviated(page: DocumentPage, words: list[tuple[int, str]]) -> Iterator[Named]:
    """Abbreviations, which are bodies but for those of states: KWP CC is one, "DPRK Government" holds a state."""
    start, word = words[0]
    plain = _bare_end(word) if not word.endswith(".") else word
    letters = plain.replace(".", "")
    if letters in STATES_ABBREVIATED or plain in places():
        yield Named(NameKind.PLACE, Range(page.number, start, start + len(plain)), plain, (), 0.8)
        return
    if letters in NOT_BODIES or _ROMAN.fullmatch(letters) or len(letters) < 3 or "." in plain:
        return
    end = start + len(plain)
    if _is_abbreviated_pair(words):
        end = words[1][0] + len(words[1][1])
    yield Named(NameKind.BODY, Range(page.number, start, end), " ".join(page.text[start:end].split()), (), 0.75)


def _is_abbreviated_pair(words: list[tuple[int, str]]) -> bool:
    """Whether two abbreviations begin the words: KWP CC."""
    return len(words) > 1 and all(re.fullmatch(r"[A-Z]{2,5}", _bare_end(word)) for _, word in words[:2])


def _is_place(name: str, before: str, after: str, *, in_capitals: bool) -> bool:
    known = places().get(name) or (places().get(name.title()) if in_capitals or name.isupper() else None)
    if known is None:
        return False
    if known.people >= 10**8:
        return True
    single = " " not in name
    beside = before in PLACE_BEFORE or re.match(r",\s+[A-Z]", after) is not None
    following = re.match(r"\s*(\w+)", after)
    acts = (
        following is not None
        and following[1] in PERSON_AFTER
        and following[1] not in {"and", "is", "was", "has", "will"}
    )
    if known.people >= 300_000:
        return not acts or (beside and name not in surnames())
    if in_capitals and single:
        return False
    return beside and not acts and (not single or (len(name) > 3 and not is_english(name.casefold())))


def _person(name: str, titles: list[str], after: str, *, begins: bool, in_capitals: bool) -> float:
    """How surely a name is a person's, 0 where it is not taken for one."""
    parts = [part for part in re.split(r"[\s.]+", name.replace(". ", " ").replace(".", " ")) if part]
    words = [part for part in parts if len(part) > 1]
    if not words or len(parts) > 5 or any(ch.isdigit() for ch in name):
        return 0
    shown = [word.title() if word.isupper() and len(word) > 3 else word for word in words]
    if any(_singular(word) in BODY_WORDS for word in words):
        return 0
    if titles and any(_bare(t).casefold() in HONORIFICS for t in titles):
        return 0.95
    common = [is_english(word.casefold()) for word in shown]
    if in_capitals:
        known = shown[0] in given_names() and len(shown) > 1 and shown[-1] in surnames() and not common[-1]
        return 0.7 if known else 0
    if titles:
        return 0.85 if not common[-1] or shown[-1] in surnames() else 0
    initials = len(parts) > len(words) and parts[0] != words[0]
    if initials and not common[-1]:
        return 0.9
    if len(words) >= 2:
        if shown[0] in given_names() and (not common[-1] or shown[-1] in surnames()):
            return 0.9
        if shown[0] in ASIAN_FAMILY_NAMES and (len(words) == 3 or "-" in shown[-1] or not any(common)):
            return 0.9
        if (
            not any(common)
            and len(words) <= 3
            and all(word[1:].islower() or "-" in word or word.isupper() for word in words)
        ):
            return 0.65
        return 0
    word = shown[0]
    if name.isupper() or len(word) < 3 or common[0] or (word in given_names() and word not in surnames()):
        return 0
    following = re.match(r"\s*(?:[’']s\b|,)?\s*(\w+)", after)
    speaks = following is not None and following[1] in PERSON_AFTER
    if speaks and not begins:
        return 0.7
    # alone it proves nothing: kept only where the document names the person more plainly elsewhere
    if speaks and word in surnames():
        return 0.6
    if begins or len(word) < 5 or _DEMONYM.fullmatch(word) or not word.isalpha():
        return UNPROVEN
    return 0.55


def _is_family(word: str) -> bool:
    return len(word) > 2 and not is_english(word.casefold()) and word.casefold() not in _NOT_IN_NAMES


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[1] == "." and word[0].isupper()


def _is_no_name(word: str) -> bool:
    if _is_initial(word):
        return False
    plain = _bare(word)
    return not plain[:1].isupper() or plain.casefold() in _COMMON or _is_month(plain)


def _bare_end(word: str) -> str:
    return re.sub(r"(?:[’']s|[.,;:)\]’'\"])+$", "", word)


def _singular(word: str) -> str:
    return word if word in BODY_WORDS else word.removesuffix("s")


def _bare(word: str) -> str:
    return word.strip(".,;:()[]’'\"")


def _is_month(word: str) -> bool:
    return _bare(word).casefold() in {
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    }


def _last_word(text: str) -> str:
    found = re.findall(r"\w+", text)
    return found[-1] if found and text[-1:].isspace() else ""


def _is_in_capitals(text: str) -> bool:
    upper = sum(1 for ch in text if ch.isupper())
    return upper * 2 > sum(1 for ch in text if ch.isalpha())
