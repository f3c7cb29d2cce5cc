"""The words of a sentence, with what each is to a reader of clauses: a person, a verb, what joins and what parts."""

from __future__ import annotations

import re
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

from fonds.core.extracting.contact_frames import FRAMES
from fonds.core.extracting.contact_words import (
    BARE_ROLES,
    BODIES,
    HELD,
    JOINTS,
    KIN,
    KINDS,
    MISREAD,
    NOUNS,
    OTHER_VERBS,
    ROLES,
    SELDOM,
    VERBS,
)
from fonds.core.extracting.facts import Mention
from fonds.core.extracting.misread_cues import meant
from fonds.core.extracting.people_on_page import People, end_of, start_of
from fonds.core.extracting.speech import ACTS
from fonds.core.extracting.word_knowledge import (
    BODY,
    COMMON,
    ENGLISH,
    FREQUENT,
    GIVEN,
    HONORIFIC,
    LARGE_PLACE,
    PEOPLE,
    PLACE,
    STATE,
    STATE_ABBREVIATED,
    SURNAME,
    TITLE,
    is_word,
    known,
)

_WORD = re.compile(r"[^\W_][\w’'./&-]*\w|[^\W_]|[,;:()\[\]“”\"]")
_SYMBOL = re.compile(r"[A-Z]{1,2}-\d{1,3}")
"""What an informant is called in a report that hides his name: "T-1"."""
_OFFICE_NUMBER = re.compile(r"\d{2,5}-?(?:C|S|R|OA|PC|RAC|CS|SI)\*?")
"""What stands behind an office's two letters in the symbol of an informant of the FBI: "NY 694-S"."""
_SPEECH = frozenset(each for verbs in ACTS.values() for each in verbs.split("|") if each.isalpha())
_VERBS = _SPEECH | frozenset(OTHER_VERBS) | {word for word, (form, _) in FRAMES.items() if form == "past"}
_NO_NAME = BODY | COMMON | PEOPLE | LARGE_PLACE | STATE | STATE_ABBREVIATED
_PARTICLES = frozenset({"de", "von", "van", "di", "da", "del", "el", "la", "der"})
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_MAYBE_OTHERS = frozenset(
    {"", "people", "adverbs", "name", "capital", "title", "other", "role", "body", "number", "verb"}
)
_HELD_WORDS: dict[tuple[str, bool, bool], tuple[str, str, bool]] = {}
_MOST = 100_000
_STRAY = frozenset("bcefghijklmnpqrtuvwxyz")
"""Single small letters that are no word, but dirt beside the lines of a misread page."""
_JOINTS: dict[str, list[tuple[str, ...]]] = {}
for _joint in JOINTS:
    _JOINTS.setdefault(_joint.split()[0], []).append(tuple(_joint.split()))
_RANKS = frozenset({"general", "colonel", "commander", "marshal", "judge", "senator", "congressman"})
_MISREAD_HE = frozenset({"Ne", "Hc", "Ho", "Ee", "Be", "Fe", "Re", "Ke", "Ha", "Hs"})
_SHORT_TITLES = frozenset({"mr", "mrs", "ms", "dr", "messrs"})
"""Titles whose point is often misread as a comma."""
_JUNIOR = ("jr", "sr")
_SMALL, _CAPITAL = ascii_lowercase.encode(), ascii_uppercase.encode()
_NAMES = ("name", "capital")
_BEGINNING = 240  # characters, by which it is told whether a sentence is in capitals
_NO_NAMES = frozenset({"secret", "confidential", "page", "classified", "message", "unclassified"})


class Word(NamedTuple):
    """A word at `start`–`end` of a page. `kind` is one of person (whom a finder named; `who` is the mention),
    name (a capital that no finder knows), role, pronoun, own, people, body, title, verb, contact (a verb of meeting),
    noun (of one), have, be, to, and, or as the lists of `contact_words` call it; a sign of punctuation is its own."""

    start: int
    end: int
    low: str
    kind: str
    who: Mention | None = None
    owner: bool = False


_new = tuple.__new__  # the fastest way to make a word


def words_of(
    text: str, start: int, end: int, people: People, others: tuple[tuple[int, int], ...],
    offices: tuple[tuple[int, int], ...] = (),
) -> list[Word]:  # fmt: skip
    """The words of a sentence; `others` are the places of names of bodies and places in it, `offices` those of offices
    that stand before the name of who holds them: they are passed over.

    A person's name is one word. `owner` says that "'s" stands behind it, or that it is "his", "her", "my".
    """
    mentions = [m for m in people.within(start, end) if end_of(m) <= end]
    found: list[Word] = []
    shouted = _is_shouted(text[start : min(end, start + _BEGINNING)])
    past = start
    number = 0
    for match in _WORD.finditer(text, start, end):
        place, stop = match.span()
        if place < past or (offices and any(a <= place < b for a, b in offices)):
            continue
        raw = match[0]
        if raw in _STRAY or (raw == "," and found and found[-1].low in _SHORT_TITLES):
            continue
        while number < len(mentions) and end_of(mentions[number]) <= place:
            number += 1
        if number < len(mentions) and start_of(mentions[number]) < stop:
            mention = mentions[number]
            begin, stop = start_of(mention), end_of(mention)
            kind = "role" if mention.form == "role" else "person"
            owner = text.startswith(("'s", "’s", "' ", "’ "), stop) or text.startswith(_POSSESSIVE, stop - 2)
            found.append(Word(begin, stop, text[begin:stop].lower(), kind, mention, owner))
            past = stop + 2 * text.startswith(("'s", "’s"), stop)
            number += 1
            continue
        if not raw[0].isalnum():
            found.append(_new(Word, (place, stop, raw, raw, None, False)))
            continue
        last = found[-1] if found else None
        if len(raw) == 2 and last is not None and raw.lower() in _JUNIOR and last.kind in (",", "person", "name"):
            found = found[:-1] if last.kind == "," else found  # "Smith, Jr. told"
            continue
        word = _word(raw, place, stop, others, shouted=shouted, first=last is None)
        if last is not None:
            if text.startswith("-\n", place - 2) and raw.islower() and _is_broken(last, place):
                found.pop()
                low, kind, owner = _looked_up(text[last.start : last.end] + raw, shouted=shouted, first=not found)
                found.append(Word(last.start, word.end, low, kind, None, owner))
                continue
            if last.kind in _NAMES and _goes_on(text, last, word, shouted=shouted):
                found.pop()
                word = Word(last.start, word.end, text[last.start : word.end].lower(), "name", None, word.owner)
        found.append(word)
    if len(found) > 1 and found[0].kind == "capital" and found[1].kind in ("contact", "verb", "have", "be", ","):
        _read_first(text, found)
    for at, word in enumerate(found[:-1]):
        if word.low in ("contact", "touch") and (found[at + 1].low == "with" or found[at + 1].kind == "be"):
            found[at] = word._replace(kind="noun")
        elif (
            word.kind in ("people", "title", "role")
            and found[at + 1].kind == "capital"
            and _is_surname(text[found[at + 1].start : found[at + 1].end])
        ):
            found[at + 1] = found[at + 1]._replace(kind="name")  # "OFFICER BAKER"
        elif word.low == "may" and "number" in (found[at + 1].kind, found[at - 1].kind if at else ""):
            found[at] = word._replace(kind="other")
        elif word.low in ("our", "my") and found[at + 1].kind == "role":
            found[at] = word._replace(kind="determiners", owner=False)  # "told our Ambassador"
    if len(found) > 1 and found[-1].low == "may" and found[-2].kind == "number":
        found[-1] = found[-1]._replace(kind="other")
    _read_misread(text, found)
    _read_symbols(text, found)
    _read_joints(found)
    _read_kin(found)
    _read_roles(found)
    return found


def _is_surname(raw: str) -> bool:
    """Whether a word in capitals is a surname that is a word too: "BAKER"."""
    bits = known(raw)
    return raw.isupper() and len(raw) > 3 and bool(bits & SURNAME) and not bits & (_NO_NAME | FREQUENT)


def _read_first(text: str, words: list[Word]) -> None:
    """A first name, or a word that no list knows, that begins a sentence and does something is somebody's: "Sandy
    called Mr. Smith"."""
    bits = known(text[words[0].start : words[0].end])
    low = words[0].low
    unknown = len(low) > 4 and low.isalpha() and not (is_word(low) or bits) and words[1].kind in ("contact", "have")
    if unknown or (bits & GIVEN and not bits & _NO_NAME and words[1].kind != ","):
        words[0] = words[0]._replace(kind="name")


def _is_broken(last: Word, start: int) -> bool:
    """Whether a word ends with the hyphen before a place: "under-\\nsigned"."""
    return last.who is None and last.end in (start - 2, start - 1) and last.low.isalpha()


def _goes_on(text: str, last: Word, word: Word, *, shouted: bool) -> bool:
    """Whether a name or a capital goes on with a word: "MARI", "D." or, in capitals, a surname behind a first name."""
    if text[last.end : word.start].strip(" \n") not in ("", "."):
        return False
    between = text[last.end : word.start]
    raw = text[word.start : word.end]
    if last.kind == "name" and len(raw) == 1:
        return raw.isupper() and raw != "I" and between.isspace() and text.startswith(".", word.end)
    if between.isspace() or text[last.end - 2].isspace():
        if word.kind == "name" and last.kind == "name":
            return True
        first = text[last.start : last.end]
        return shouted and word.kind in ("name", "capital") and raw.isupper() and bool(
            known(first.split()[0]) & GIVEN and known(raw) & SURNAME and raw.isalpha() and first.isupper()
        )  # fmt: skip
    return False


def _read_kin(words: list[Word]) -> None:
    """ "His wife" and "Smith's brother" are somebody where no name follows that says who."""
    for at in range(len(words) - 1, 0, -1):
        word, owner = words[at], words[at - 1]
        if word.low not in KIN or word.kind != "people" or not owner.owner or word.owner:
            continue
        behind = [each.kind for each in words[at + 1 : at + 4]]
        named = behind[1:] if behind[:1] == [","] else behind[:1]
        if "person" in named or "name" in named:
            continue
        if owner.kind in ("pronouns", "own", "person", "name"):
            words[at - 1 : at + 1] = [Word(owner.start, word.end, word.low, "kin", owner.who)]


def _read_joints(words: list[Word]) -> None:
    """Words such as "together with" join two persons as "and" does, where one stands before them."""
    for at in range(len(words) - 3, 0, -1):
        for joint in _JOINTS.get(words[at].low, ()):
            if (
                words[at - 1].kind in ("person", "name", "role", "own", "pronouns", ")", ",")
                and tuple(each.low for each in words[at : at + len(joint)]) == joint
            ):
                words[at : at + len(joint)] = [words[at]._replace(end=words[at + len(joint) - 1].end, kind="and")]
                break


def _read_misread(text: str, words: list[Word]) -> None:
    """A "1" right before a verb of meeting is a misread "I", and "Ne" a misread "He"."""
    for at, word in enumerate(words[:-1]):
        if word.kind in ("capital", "name", "be") and text[word.start : word.end] in _MISREAD_HE:
            ahead = at + 1
            while ahead < len(words) - 1 and words[ahead].kind in ("adverbs", "have"):
                ahead += 1
            if words[ahead].kind == "contact":
                words[at] = Word(word.start, word.end, "he", "pronouns")
        if word.low == "1" and words[at + 1].kind == "contact" and text[word.end : words[at + 1].start].isspace():
            words[at] = Word(word.start, word.end, "i", "own")


def _read_symbols(text: str, words: list[Word]) -> None:
    """An office's letters and a number behind them are an informant's symbol: one name."""
    for at in range(len(words) - 2, -1, -1):
        word, behind = words[at], words[at + 1]
        if (
            behind.kind == "number"
            and word.end - word.start == 2
            and text[word.start : word.end].isupper()
            and _OFFICE_NUMBER.fullmatch(text, behind.start, behind.end)
        ):
            words[at : at + 2] = [Word(word.start, behind.end, text[word.start : behind.end].lower(), "name")]


def _read_roles(words: list[Word]) -> None:
    """Roles before a name are titles of whom it names, also before a comma: "the Minister, Dr. Tuka"; "Prime Minister"
    is one role."""
    for at in range(len(words) - 1, -1, -1):
        word = words[min(at, len(words) - 1)]  # words behind it may have become one
        two = at > 0 and word.who is None and word.kind == "people" and f"{words[at - 1].low} {word.low}" in ROLES
        if (word.kind != "role" and not two) or at >= len(words):
            continue
        if word.who is None and at > 0 and f"{words[at - 1].low} {word.low}" in ROLES:
            before = words.pop(at - 1)
            word = words[at - 1] = Word(before.start, word.end, f"{before.low} {word.low}", "role", None, word.owner)
            at -= 1
        ahead = at + 1
        if ahead < len(words) and words[ahead].kind == ",":
            ahead += 1
        while ahead < len(words) and (
            words[ahead].kind in ("title", "role", "people") or words[ahead].low in _PARTICLES
        ):
            ahead += 1
        named = ahead < len(words) and words[ahead].kind in ("person", "name")
        if named and (words[at + 1].kind != "," or _is_apposed(words, at + 2, ahead)):
            words[at] = Word(word.start, word.end, word.low, "title" if ahead == at + 1 else "people", None, word.owner)
        elif word.who is None and word.low not in BARE_ROLES:
            _read_wide_role(words, at)


def _read_wide_role(words: list[Word], at: int) -> None:
    """A role with what it is of is one word behind "the": "the Minister of the Interior", "the Gestapo Chief"; behind
    another word it is anybody's."""
    word = words[at]
    first, end = at, at + 1
    while first > 0 and at - first < 3 and words[first - 1].kind in ("body", "capital"):
        first -= 1
    of_something = _is_of_something(words, at + 1)
    while of_something and end < len(words) and end - at < 7 and (
        words[end].kind in ("capital", "body", "determiners", "title") or words[end].low in ("of", "for", "in")
    ):  # fmt: skip
        end += 1
    while words[end - 1].kind not in ("capital", "body", "role"):
        end -= 1
    apposed = first > 2 and words[first - 2].kind == "," and words[first - 3].kind in ("person", "name", ")")
    if first > 0 and words[first - 1].low == "the" and not apposed and end - first > 1:
        low = " ".join(each.low for each in words[first:end])
        words[first:end] = [Word(words[first].start, words[end - 1].end, low, "role", None, words[end - 1].owner)]
    elif of_something:
        words[at] = Word(word.start, word.end, word.low, "people", None, word.owner)


def _is_of_something(words: list[Word], at: int) -> bool:
    """Whether "of the Interior", "in Budapest" follows a role: then it is not the role's one bearer of the paper."""
    return (
        at + 1 < len(words)
        and words[at].low in ("of", "for", "in", "to")
        and words[at + 1].kind in ("capital", "body", "determiners", "title", "other", "name")
    )


def _is_apposed(words: list[Word], first: int, name: int) -> bool:
    """Whether a name behind a comma, with titles from `first` on, ends what it stands in apposition to: no "and" is
    behind it, and no office of its own before it ("with the Ambassador, Minister Berg")."""
    own = any(each.low in ROLES and each.low not in _RANKS for each in words[first:name])
    return not own and (name + 1 >= len(words) or words[name + 1].kind not in ("and",))


def _is_shouted(beginning: str) -> bool:
    """Whether a sentence begins with more capitals than small letters."""
    if beginning.isascii():
        plain = beginning.encode("ascii")
        return len(plain.translate(None, _CAPITAL)) < len(plain.translate(None, _SMALL))
    return sum(map(str.isupper, beginning)) > sum(map(str.islower, beginning))


def _word(
    raw: str, start: int, end: int, others: tuple[tuple[int, int], ...], *, shouted: bool, first: bool
) -> Word:  # fmt: skip
    known_as = (raw, shouted, first)
    held = _HELD_WORDS.get(known_as)
    if held is None:
        if len(_HELD_WORDS) > _MOST:  # misread texts have no end of words
            _HELD_WORDS.clear()
        held = _HELD_WORDS[known_as] = _looked_up(raw, shouted=shouted, first=first)
    low, kind, owner = held
    if others and kind in _MAYBE_OTHERS and any(a < end and start < b for a, b in others):
        kind = "body"
    end -= 2 * (owner and raw[-2:] in _POSSESSIVE[:2])
    return _new(Word, (start, end, low, kind, None, owner))


def _looked_up(raw: str, *, shouted: bool, first: bool) -> tuple[str, str, bool]:
    """A word in small letters without "'s", its kind, and whether something belongs to whom it names."""
    low = raw.lower()
    owner = low.endswith(("'s", "’s"))
    bare = raw[:-2] if owner else raw
    low = low[:-2] if owner else low
    if bare.islower():
        low = MISREAD.get(low) or meant(low) or low
    elif shouted and bare.isupper():
        low = MISREAD.get(low, low)
    kind = KINDS.get(low, "")
    if low in ("to", "and", "or"):
        kind = "to" if low == "to" else "and"
    elif low in ("his", "their", "my", "our"):
        owner = True
    elif low == "state" and bare[0].isupper() and not (shouted or first):
        kind = "body"  # the Department
    elif low in VERBS and low not in NOUNS and kind != "people" and (low not in SELDOM or VERBS[low].form == "past"):
        kind = "contact"
    elif low in NOUNS:
        kind = "noun"
    elif not kind or kind in ("people", "adverbs"):
        kind = _open_kind(bare, low, kind, shouted=shouted, first=first)
    return low, kind, owner


def _open_kind(bare: str, low: str, kind: str, *, shouted: bool, first: bool) -> str:
    """What a word is that is none of the words which clauses are made of."""
    if low in BODIES and not bare.islower():
        return "body"
    if low in ("fnu", "lnu"):
        return "title"  # first, last name unknown
    if low in ROLES or (low in BARE_ROLES and not bare.islower()):
        return "role"
    if kind:
        return kind
    if low in _VERBS or low in HELD or (low.endswith("ed") and bare.islower() and len(low) > 4):
        return "verb"
    if low[0].isdigit():
        return "number"
    if low.endswith("ly") and len(low) > 4 and (bare.islower() or (shouted and not known(bare) & (SURNAME | GIVEN))):
        return "adverbs"
    if bare[0].isupper():
        bits = known(bare)
        if bits & (HONORIFIC | TITLE):
            return "title"
        if low.endswith("ed") and bits & ENGLISH:
            return "verb"
        if _may_name(bare, low, bits, shouted=shouted, first=first):
            return "name"
        return "capital"
    return "other"


def _may_name(bare: str, low: str, bits: int, *, shouted: bool, first: bool) -> bool:
    """Whether a word with a capital that no finder took for a name can be somebody's in a participant's place."""
    if _SYMBOL.fullmatch(bare):
        return True
    letters = bare.replace("-", "").replace("/", "").replace("’", "").replace("'", "")
    if "/" in bare and not bare[-1].isdigit():
        return False
    if not letters.isalnum() or len(letters) < 3 or bits & _NO_NAME or low in _NO_NAMES:
        return False
    if bits & PLACE and not bits & (SURNAME | GIVEN):
        return False
    if bare.isupper() and len(letters) < 4 and not bits & (SURNAME | GIVEN):
        return False
    if is_word(low) or bits & (ENGLISH | FREQUENT):
        return not first and not shouted and bool(bits & (SURNAME | GIVEN)) and (bare.isupper() or not bits & FREQUENT)
    return not (bare[1:].islower() and first) or bool(bits & (SURNAME | GIVEN))
