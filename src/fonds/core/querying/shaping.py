"""Members put together into one shape: whatever was written, equal meanings give equal trees."""

from __future__ import annotations

from fonds.core.querying.fields import READ_IN_TEXTS
from fonds.core.querying.tree import And, Clause, DateRange, Field, Has, Node, Not, Opened, Or, Series, Words


def negated(node: Node) -> Node:
    """The opposite; twice is the node itself."""
    return node.operand if isinstance(node, Not) else Not(node)


def either(nodes: list[Node]) -> Node | None:
    """At least one of them."""
    flat: list[Node] = []
    for node in nodes:
        flat += node.operands if isinstance(node, Or) else (node,)
    if len(flat) < 2:
        return flat[0] if flat else None
    return Or(tuple(flat))


def together(nodes: list[Node]) -> Node | None:
    """All of them."""
    flat: list[Node] = []
    for node in nodes:
        flat += node.operands if isinstance(node, And) else (node,)
    for place, node in enumerate(flat):
        if len(flat) > 1 and (release := _release_of(node)):
            return Opened(release, together(flat[:place] + flat[place + 1 :]))
    if len(flat) < 2:
        return flat[0] if flat else None
    return And(tuple(flat))


def series(clauses: list[Clause]) -> Node | None:
    """Clauses one after the other. Neighbouring plain words become one; a field beside other clauses narrows."""
    flat: list[Clause] = []
    for clause in clauses:
        if clause.occurs == "any" and isinstance(clause.node, Series) and _all_any(clause.node):
            flat += clause.node.clauses
        elif clause.occurs == "not" and isinstance(clause.node, Not):
            flat.append(Clause(clause.node.operand, "must"))
        elif clause.occurs in ("any", "must") and isinstance(clause.node, Not):
            flat.append(Clause(clause.node.operand, "not"))
        else:
            flat.append(clause)
    for place, each in enumerate(flat):
        if len(flat) > 1 and each.occurs != "not" and (release := _release_of(each.node)):
            return Opened(release, series(flat[:place] + flat[place + 1 :]))
    if len(flat) > 1:
        flat = [Clause(each.node, "must") if each.occurs == "any" and _narrows(each.node) else each for each in flat]
    merged: list[Clause] = []
    for clause in flat:
        last = merged[-1] if merged else None
        both_any = last is not None and last.occurs == clause.occurs == "any"
        if both_any and last and isinstance(clause.node, Words) and isinstance(last.node, Words):
            merged[-1] = Clause(Words(last.node.words + clause.node.words))
        else:
            merged.append(clause)
    if not merged:
        return None
    if len(merged) == 1:
        return negated(merged[0].node) if merged[0].occurs == "not" else merged[0].node
    return Series(tuple(merged))


def in_texts(node: Node | None) -> Node | None:
    """The query as it is looked for in the texts to show a passage: somebody's name, though it be asked for as such."""
    match node:
        case Field(name, operand) if name in READ_IN_TEXTS:
            return operand
        case And(operands):
            return And(tuple(found for each in operands if (found := in_texts(each)) is not None))
        case Or(operands):
            return Or(tuple(found for each in operands if (found := in_texts(each)) is not None))
        case Series(clauses):
            return Series(tuple(Clause(f, c.occurs) for c in clauses if (f := in_texts(c.node)) is not None))
        case _:
            return node


def _narrows(node: Node) -> bool:
    return isinstance(node, Field | DateRange | Has | Opened)


def _release_of(node: Node) -> str:
    """The release whose opened words the words beside `opened:…` are looked for in; "" for another node."""
    return node.release if isinstance(node, Opened) and node.operand is None else ""


def _all_any(node: Series) -> bool:
    return all(clause.occurs == "any" for clause in node.clauses)
