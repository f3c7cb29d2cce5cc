"""A tree printed in full form: what it parses to is the same tree."""

from __future__ import annotations

import re

from fonds.core.querying.tree import (
    And,
    Clause,
    DateRange,
    Field,
    Fuzzy,
    Has,
    Node,
    Not,
    Opened,
    Or,
    Phrase,
    Prefix,
    Series,
    Spelled,
    Words,
)


def printed(node: Node) -> str:
    """The query in full form, for people and to be parsed again."""
    match node:
        case Words(words) | Spelled(words, _):
            return " ".join(words)
        case Phrase(text, slop):
            return f'"{text}"' + (f"~{slop}" if slop else "")
        case Prefix(start):
            return f"{start}*"
        case Fuzzy(word, distance):
            return f"{word}~{distance}"
        case Field(name, operand):
            within = isinstance(operand, Field | DateRange | Has | Opened)
            return f"{name}:({printed(operand)})" if within else f"{name}:{_item(operand)}"
        case DateRange():
            return f"{node.name}:{_range(node)}"
        case Has(what):
            return f"has:{what}"
        case Opened(release, operand):
            named = release if re.fullmatch(r"[\w.-]+", release) else f'"{release}"'
            return f"opened:{named}" if operand is None else f"opened:{named} {_scoped(operand)}"
        case And(operands):
            return " AND ".join(_operand(operand, (And, Or, Series)) for operand in operands)
        case Or(operands):
            return " OR ".join(_operand(operand, (Or, Series)) for operand in operands)
        case Not(operand):
            return f"NOT {_item(operand)}"
        case Series(clauses):
            return " ".join(_clause(clause) for clause in clauses)


def _scoped(node: Node) -> str:
    """What an `opened:` before it holds for: the rest of the words written one after the other."""
    return printed(node) if isinstance(node, Words | Spelled | Series | Opened) else _item(node)


def _range(node: DateRange) -> str:
    if node.first == node.last and node.first is not None:
        return node.first
    return f"{node.first or ''}..{node.last or ''}"


def _clause(clause: Clause) -> str:
    match clause.occurs:
        case "must":
            return f"+{_item(clause.node)}"
        case "not":
            return f"-{_item(clause.node)}"
        case "any":
            return printed(clause.node) if isinstance(clause.node, Words | Spelled) else _item(clause.node)


def _operand(node: Node, closed: tuple[type, ...]) -> str:
    """A member of AND or OR; more than one word is put in parentheses so that people see what belongs together."""
    several = isinstance(node, Words | Spelled) and len(node.words) > 1
    return (
        f"({printed(node)})"
        if several or isinstance(node, closed) or (isinstance(node, Opened) and node.operand is not None)
        else printed(node)
    )


def _item(node: Node) -> str:
    single = isinstance(node, Phrase | Prefix | Fuzzy | Field | DateRange | Has)
    single = single or (isinstance(node, Opened) and node.operand is None)
    single = single or (isinstance(node, Words | Spelled) and len(node.words) == 1)
    return printed(node) if single else f"({printed(node)})"
