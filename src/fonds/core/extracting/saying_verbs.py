"""Verbs and phrases by which somebody says something, with the act that each is, from `data/saying_verbs.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache, reduce
from importlib.resources import files
from operator import or_
from typing import NamedTuple

from fonds.core.extracting.facts import ACTS
from fonds.core.text.first_words import first_run, places_of, words_on
from fonds.core.text.lowering import lowered

_FILE = tomllib.loads((files("fonds.core.extracting") / "data" / "saying_verbs.toml").read_text("utf-8"))
_GAP = r"(?:(?!no\b|not\b|any\b|that\b)[\w’'-]+\s+){0,3}?"
_ONE = r"(?:(?!no\b|not\b|never\b)[\w’'-]+\s+)?"
_JOINS = re.compile(r"/\s+")
_SPACE = r"\s*"
_VOWELS = "aeiou"
_RUN = re.compile(r"[a-z]*")
_WORD_AND_NEXT = re.compile(r"([A-Za-z]+)(?:\s+([a-z]*))?")
"""A word, and with which small letters the next one begins, where only white space is between them."""
_SETS: dict[frozenset[str], int] = {}
"""A bit for each set of words, as `words_on` tells words, of which phrases have one in their place."""
_SECONDS: dict[str, set[str]] = {}
"""With which small letters goes on what the patterns behind first words find, where that is told."""


class Form(NamedTuple):
    """A form of a verb: `act` is what is done by it; `form` one of past, base, present, gerund; `behind` the rest of a
    phrase, None where the word is all; `needs_clause` that it says nothing without words of what is said. `needs` are
    the bits of the sets of words (`_SETS`) of each of which one stands on every page with the phrase."""

    act: str
    form: str
    behind: re.Pattern[str] | None
    needs_clause: bool
    needs: int = 0


class VerbFound(NamedTuple):
    """A verb of saying on a page, from `start` to `end`."""

    start: int
    end: int
    act: str
    form: str
    needs_clause: bool


def _items(section: str, name: str) -> tuple[str, ...]:
    listed = _JOINS.sub("/", _FILE[section].get(name, ""))
    return tuple(" ".join(each.split()) for each in listed.split("|") if each.strip())


def _forms(verb: str) -> Iterator[tuple[str, str]]:
    words = verb.split()
    base = words[0]
    if len(words) == 4:
        past, participle, gerund = words[1:]
    else:
        stem = base.removesuffix("e")
        past = participle = f"{stem}ed"
        gerund = f"{stem}ing"
    yield base, "base"
    third = f"{base[:-1]}ies" if base.endswith("y") and base[-2] not in _VOWELS else f"{base}s"
    yield f"{base}es" if base.endswith(("ss", "sh", "ch", "x")) else third, "present"
    for form in {past, participle}:
        yield form, "past"
    yield gerund, "gerund"


def _place(words: str) -> str:
    return rf"(?:{'|'.join(map(re.escape, words.split('/')))})\b\s*"


def _phrase(words: str) -> tuple[list[str], re.Pattern[str], int]:
    """The forms of the first word of a phrase, the pattern of the others, and the bits of the sets of these."""
    first, *others = words.split()
    pattern = "".join(_GAP if each == "_" else ":" if each == ":" else _place(each) for each in others)
    behind = re.compile(rf"\s+{pattern.removesuffix(_SPACE)}")
    if others and others[0] != "_":
        _SECONDS[behind.pattern] = {_RUN.match(each)[0] for each in others[0].split("/")}  # type: ignore[index]
    needs = 0
    for each in others:
        one_of = frozenset(map(first_run, each.lower().split("/")))
        if each not in ("_", ":") and "" not in one_of:
            needs |= _SETS.setdefault(one_of, 1 << len(_SETS))
    return first.split("/"), behind, needs


def _others(firsts: list[str]) -> Iterator[tuple[str, str]]:
    """The base and the gerund of a phrase's first word, told by its form of the third person ("makes")."""
    for third in firsts:
        if third.endswith("s") and third not in ("is", "was", "has", "does"):
            base = third[:-2] if third.endswith(("sses", "shes", "ches", "xes", "goes")) else third[:-1]
            stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
            if base not in firsts:
                yield base, "base"  # "put" and "let" are forms of the past too
            yield f"{stem}{stem[-1] if stem in ('put', 'let', 'get', 'set', 'sum') else ''}ing", "gerund"


def _all_forms() -> dict[str, list[Form]]:
    found: dict[str, list[Form]] = {}
    needy = frozenset(_items("needs_clause", "words"))
    for act in ACTS:
        for words in _items(act, "phrases"):
            firsts, behind, needs = _phrase(words)
            for first in firsts:
                form = "gerund" if first.endswith("ing") else "present" if first.endswith("s") else "past"
                found.setdefault(first, []).insert(0, Form(act, form, behind, needs_clause=False, needs=needs))
            for word, form in _others(firsts):
                found.setdefault(word, []).insert(0, Form(act, form, behind, needs_clause=False, needs=needs))
    for act in ACTS:
        for name in ("verbs", "claims"):
            for verb in _items(act, name):
                for word, form in _forms(verb):
                    found.setdefault(word, []).append(Form(act, form, None, word in needy or name == "claims"))
    return found


FORMS = _all_forms()
"""What the first words of verbs and phrases may be; phrases come before the word alone."""


def _by_second(forms: list[Form]) -> tuple[dict[str, tuple[Form, ...]], tuple[Form, ...]]:
    """The forms that a first word may be before each second one, and before all others."""
    seconds = [None if each.behind is None else _SECONDS.get(each.behind.pattern) for each in forms]
    pairs = list(zip(forms, seconds, strict=True))
    every = {word for each in seconds if each is not None for word in each}
    return (
        {word: tuple(form for form, each in pairs if each is None or word in each) for word in every},
        tuple(form for form, each in pairs if each is None),
    )


_BY_SECOND = {word: _by_second(forms) for word, forms in FORMS.items()}
_FIRSTS = frozenset(FORMS)
_NEEDS = {word: tuple({each.needs for each in forms}) for word, forms in FORMS.items() if all(e.needs for e in forms)}
"""What the phrases of a first word need, where it is no verb of saying by itself: "is", "made"."""
_BITS = {word: sum(bit for words, bit in _SETS.items() if word in words) for word in frozenset().union(*_SETS)}
_NEEDED = frozenset(_BITS)
_OPENING = {
    word: word.title()
    for word, forms in FORMS.items()
    if any(each.form == "gerund" for each in forms) or word.endswith("ed") or word in ("said", "told")
} | {word: word.title() for word in _items("clauses", "synopsis")}
"""Forms that begin a sentence whose subject is left out or follows."""
_OPENS = re.compile(r"(?:^|[\n“\"(]|[.!?:;]\s{1,2})$")
_HOLDS_ON = frozenset("-’'/")


@lru_cache(maxsize=64)  # the pages of most documents: sayings are read twice
def verbs_of_saying(text: str) -> tuple[VerbFound, ...]:
    """The verbs of saying in a text, in order, none within another: written in small letters, or with a capital where
    they begin a sentence in the past or as a gerund."""
    found: list[VerbFound] = []
    until, size = 0, len(text)
    on_page = words_on(lowered(text))
    bits = reduce(or_, map(_BITS.__getitem__, _NEEDED & on_page), 0)
    here = {
        word for word in _FIRSTS & on_page if word not in _NEEDS or any(each & bits == each for each in _NEEDS[word])
    }
    may_be: dict[str, tuple[dict[str, tuple[Form, ...]], tuple[Form, ...]]] = {}
    places = {*places_of(text, here)}
    places.update(
        at
        for at in places_of(text, [_OPENING[each] for each in here & _OPENING.keys()])
        if not (text[at - 1 : at] == " " and text[at - 2 : at - 1].isalnum())  # as most words stand
        and _OPENS.search(text[max(0, at - 3) : at])
    )
    for start in sorted(places):
        if start < until:
            continue
        before = text[start - 1] if start else " "
        if before != " " and (before.isalnum() or before in _HOLDS_ON):
            continue
        read = _WORD_AND_NEXT.match(text, start)
        if read is None:
            continue
        word, following = read.groups()
        end = start + len(word)
        if following is None and end < size and text[end].isalpha():
            continue  # a word with a letter beyond A to Z
        word = word if word.islower() else word.lower()
        forms = may_be.get(word)
        if forms is None:
            if word not in _BY_SECOND:
                continue
            by_second, others = _BY_SECOND[word]
            may = tuple(each for each in others if each.needs & bits == each.needs)
            forms = may_be[word] = by_second, may
        by_second, others = forms
        for form in others if following is None else by_second.get(following, others):
            behind = form.behind.match(text, end) if form.behind is not None else None
            if form.behind is None or behind is not None:
                until = end if behind is None else behind.end()
                if not (text[end : end + 1] in _HOLDS_ON and text[end + 1 : end + 2].isalpha()):
                    found.append(VerbFound(start, until, form.act, form.form, form.needs_clause))
                break
    return tuple(found)


def says_at(text: str, place: int) -> bool:
    """Whether a verb of saying stands at a place that somebody right before it does, as far as its form tells."""
    end = place
    while text[end : end + 1].isalpha():
        end += 1
    forms = FORMS.get(text[place:end], ())
    is_led = text.endswith(("to ", "by "), 0, place)  # "interrupted to state", "continued by saying"
    return any(
        (is_led or each.form in ("past", "present"))
        and (each.behind is None or each.behind.match(text, end) is not None)
        for each in forms
    )


def patterns(name: str) -> str:
    """The alternatives of a pattern for words that lead to a verb: `_` is one word or none."""
    found = []
    for each in _items("leads", name):
        parts = [rf"(?:{each.replace('/', '|')})" if "/" in each else each for each in each.split()]
        found.append(r"\s+".join(parts).replace(r"_\s+", _ONE))
    return "|".join(found)


def words(name: str) -> frozenset[str]:
    """A list of words that readers of clauses know: adverbs, auxiliaries, modals, be, past, prepositions, joining."""
    return frozenset(_items("clauses", name))
