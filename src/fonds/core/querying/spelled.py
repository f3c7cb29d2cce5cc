"""Names in a query, and their other spellings put beside them in its tree.

What a reader puts in quotation marks is looked for as it is written; what they exclude, too. In a field of names
(`person:"Kim Il Sung"`) quotation marks only say where the name ends, and its other spellings are looked for; so is
"Richard Helms" for `person:"HELMS, RICHARD"`, as lists have it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from fonds.core.querying.fields import FIELDS, NAMES
from fonds.core.querying.tree import And, Field, Node, Opened, Or, OtherSpellings, Phrase, Series, Spelled, Words
from fonds.core.text.english_words import is_english

LONGEST_NAME = 4  # words
_SIGNS = ",.;:!?()"
_FAMILY_FIRST = re.compile(
    r"(?P<family>[^\W\d_][\w’'-]*(?: [\w’'-]+)?), ?(?P<given>[^\W\d_][\w’'.-]*(?: ?[\w’'.-]+){0,3})"
    r"|(?P<before>[^\W\d_][\w’'-]{2,}) (?P<initials>(?:[^\W\d_]\. ?){1,3})"
)
"""A name with the family's first: "HELMS, RICHARD M.", "Puzanov A.M."."""

Speller = Callable[[str], tuple[str, ...]]
"""A name → its other spellings; none where it is no name, or has none."""


@dataclass(frozen=True, slots=True)
class NameSpelled:
    """A name of the query, and the other spellings that are looked for as well."""

    name: str
    spellings: tuple[str, ...]


def spelled(node: Node | None, speller: Speller) -> tuple[Node | None, tuple[NameSpelled, ...]]:
    """The tree with the other spellings of the names in it, and what was added, in the order of the query."""
    added: dict[str, NameSpelled] = {}
    made = None if node is None else _spelled(node, speller, added)
    return made, tuple(added.values())


def _spelled(node: Node, speller: Speller, added: dict[str, NameSpelled], *, names: bool = False) -> Node:
    """`names` says that the node stands in a field of names."""

    def within(each: Node) -> Node:
        return _spelled(each, speller, added, names=names)

    match node:
        case Words(words):
            return _words(words, speller, added)
        case Phrase(text, _) if names:
            return _whole_name(node, text, speller, added)
        case Field(name, operand) if FIELDS[name].kind == "words" and name != "ref":
            return Field(name, _spelled(operand, speller, added, names=name in NAMES))
        case Opened(release, operand) if operand is not None:
            return Opened(release, within(operand))
        case And(operands):
            return And(tuple(map(within, operands)))
        case Or(operands):
            return Or(tuple(map(within, operands)))
        case Series(clauses):
            return Series(tuple(
                each if each.occurs == "not" else replace(each, node=within(each.node)) for each in clauses
            ))  # fmt: skip
        case _:
            return node


def _whole_name(phrase: Phrase, name: str, speller: Speller, added: dict[str, NameSpelled]) -> Node:
    in_order = _in_order(name)
    others = tuple(dict.fromkeys((in_order, *speller(in_order)))) if in_order else speller(name)
    if not others:
        return phrase
    added.setdefault(name, NameSpelled(name, others))
    return Or((phrase, *map(Phrase, others)))


def _in_order(name: str) -> str:
    """A name that begins with the family's in its usual order; "" for others."""
    found = _FAMILY_FIRST.fullmatch(name.strip())
    if found is None:
        return ""
    family, given = (found["family"], found["given"]) if found["family"] else (found["before"], found["initials"])
    turned = f"{given.strip()} {family}"
    return turned.title() if turned.isupper() else turned


def _words(words: tuple[str, ...], speller: Speller, added: dict[str, NameSpelled]) -> Node:
    found: list[OtherSpellings] = []
    first = 0
    while first < len(words):
        for last in range(min(first + LONGEST_NAME, len(words)), first, -1):
            name = " ".join(word.strip(_SIGNS) for word in words[first:last])
            if _may_be_name(words[first:last]) and (others := speller(name)):
                found.append(OtherSpellings(first, last, others))
                added.setdefault(name, NameSpelled(name, others))
                first = last
                break
        else:
            first += 1
    return Spelled(words, tuple(found)) if found else Words(words)


def _may_be_name(words: tuple[str, ...]) -> bool:
    """Whether words may be a name: not those that are all words of the language, written small."""
    return any(word != word.lower() or not word.isascii() for word in words) or not all(map(is_english, words))
