"""A word of a sentence as readers of clauses see it, and what several words are together: symbols, kin, brackets."""

from __future__ import annotations

import re
from typing import NamedTuple

from fonds.core.extracting.contact_words import JOINTS, KIN
from fonds.core.extracting.date_wordings import NAMES_OF_MONTHS
from fonds.core.extracting.facts import Mention
from fonds.core.extracting.word_knowledge import (
    BODY,
    COMMON,
    ENGLISH,
    FREQUENT,
    GIVEN,
    HONORIFIC,
    LARGE_PLACE,
    STATE,
    SURNAME,
    TITLE,
    is_word,
    known,
)

_OFFICE_NUMBER = re.compile(r"\d{2,5}[- ]?(?:C|S|R|OA|PC|RAC|CS|SI)(?:-?TE)?\*?")
"""What stands behind an office's two letters in the symbol of an informant of the FBI: "NY 694-S"."""
_IDENTITY = re.compile(r"(?:IDEN|IDENTITY|Iden|Identity) (?:[A-Z]|\d{1,2})")
"""What a cable calls somebody whose name another gives: "IDEN A"."""
_ANY_WORD = GIVEN | SURNAME | ENGLISH | FREQUENT | TITLE | HONORIFIC | BODY | COMMON | LARGE_PLACE | STATE
_MONTHS_SHORT = frozenset(each[:3] for each in NAMES_OF_MONTHS)
_JOINTS: dict[str, list[tuple[str, ...]]] = {}
for _joint in JOINTS:
    _JOINTS.setdefault(_joint.split()[0], []).append(tuple(_joint.split()))


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


def read_parens(words: list[Word]) -> None:
    """ "PAREN" and "CLOSE PAREN" are brackets, as teletypes write them."""
    opened = False
    for at, word in enumerate(words):
        if word.low == "paren" and word.who is None:
            words[at] = word._replace(kind=")" if opened else "(")
            opened = not opened


def read_kin(words: list[Word]) -> None:
    """ "His wife" and "Smith's brother" are somebody where no name follows that says who."""
    for at in range(len(words) - 2, -1, -1):
        named_by = words[at + 1]
        if words[at].low in KIN and named_by.kind in ("person", "name") and named_by.low[-1].isdigit() and (
            at == 0 or not (words[at - 1].owner or words[at - 1].kind == "determiners")
        ):  # fmt: skip
            kin = Word(words[at].start, named_by.end, words[at].low, "kin", named_by.who)
            words[at : at + 2] = [kin]  # "WIFE QXROOT-1"
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


def read_joints(words: list[Word]) -> None:
    """Words such as "together with" join two persons as "and" does, where one stands before them."""
    for at in range(len(words) - 3, 0, -1):
        for joint in _JOINTS.get(words[at].low, ()):
            if (
                words[at - 1].kind in ("person", "name", "role", "own", "pronouns", ")", ",")
                and tuple(each.low for each in words[at : at + len(joint)]) == joint
            ):
                words[at : at + len(joint)] = [words[at]._replace(end=words[at + len(joint) - 1].end, kind="and")]
                break


def read_symbols(text: str, words: list[Word]) -> None:
    """An office's letters and a number behind them are an informant's symbol: one name."""
    for at in range(len(words) - 2, -1, -1):
        word, behind = words[at], words[at + 1]
        may_be_identity = word.low in ("iden", "identity")
        if behind.kind != "number" and not may_be_identity:
            continue
        is_identity = may_be_identity and _IDENTITY.fullmatch(text, word.start, behind.end) is not None
        if behind.kind == "number" and at + 2 < len(words) and _OFFICE_NUMBER.fullmatch(
            text, behind.start, words[at + 2].end
        ):  # fmt: skip
            words[at + 1 : at + 3] = [behind._replace(end=words[at + 2].end)]  # "MM 416 PC"
            behind = words[at + 1]
        is_dated = at + 2 < len(words) and words[at + 2].low[:3] in _MONTHS_SHORT
        if not is_dated and _is_cryptonym(text, word, behind):
            words[at : at + 2] = [Word(word.start, behind.end, f"{word.low}-{behind.low}", "name")]
        elif is_identity or (
            behind.kind == "number"
            and word.end - word.start == 2
            and text[word.start : word.end].isupper()
            and _OFFICE_NUMBER.fullmatch(text, behind.start, behind.end)
        ):
            words[at : at + 2] = [Word(word.start, behind.end, text[word.start : behind.end].lower(), "name")]


def _is_cryptonym(text: str, word: Word, behind: Word) -> bool:
    """Whether a word in capitals that is none and the digit behind it are what a cable calls somebody: "QXROOT 1"."""
    return (
        behind.kind == "number"
        and len(behind.low) < 3
        and word.who is None
        and word.kind in ("capital", "name")
        and len(word.low) > 5
        and word.low.isalpha()
        and text[word.start : word.end].isupper()
        and text[word.end : behind.start] == " "
        and not (is_word(word.low) or known(text[word.start : word.end]) & _ANY_WORD or word.low in NAMES_OF_MONTHS)
    )
