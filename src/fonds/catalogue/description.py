"""The description that stands: what sheets and files assert, with people's decisions laid over it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import Decision, UnitOfDescription
from fonds.catalogue.remembering import remembered
from fonds.core.description.elements import BY_NAME

_ROW = re.compile(r", row \d+")


@dataclass(frozen=True, slots=True)
class Element:
    """One value with where it comes from.

    `source` is for people ("2022.xlsx, row 17, column Title"); `decision` is "" or what a person did with it
    (confirmed, corrected, added); `inherited_from` is the id of the unit above that has the value, or None.
    """

    name: str
    value: str
    source: str
    kind: str
    confidence: float
    inferred: bool = False
    language: str | None = None
    decision: str = ""
    decided_by: str = ""
    inherited_from: str | None = None
    withheld: bool = False


def asserted(unit: UnitOfDescription) -> list[Element]:
    """What sheets and files say of the unit, in order, decisions left out.

    The same value from several sources is one element that names them all.
    """
    found: dict[tuple[str, str], Element] = {}
    for each in unit.elements:
        key = (each["name"], each["value"])
        source = each.get("source", "")
        if key in found:
            known = found[key]
            stated = known.inferred and not each.get("inferred", False)
            found[key] = replace(
                known,
                source=f"{known.source}; {source}" if source not in known.source else known.source,
                inferred=known.inferred and not stated,
                confidence=max(known.confidence, each.get("confidence", 1.0)),
            )
            continue
        found[key] = Element(
            name=each["name"],
            value=each["value"],
            source=source,
            kind=each.get("kind", ""),
            confidence=each.get("confidence", 1.0),
            inferred=each.get("inferred", False),
            language=each.get("language"),
            withheld=each.get("withheld", False),
        )
    return list(found.values())


def decided(elements: list[Element], decisions: Iterable[Decision]) -> list[Element]:
    """The elements after the decisions on them, oldest first; a correction replaces the value it was made on.

    A correction stands when the sheet changes the value under it: what a person decided is not overwritten.
    """
    result = list(elements)
    for decision in decisions:
        if not decision.subject.startswith("element:"):
            continue
        name = decision.subject.removeprefix("element:")
        places = [i for i, e in enumerate(result) if e.name == name]
        same = [i for i in places if result[i].value == decision.before]
        if decision.action == "rejected":
            result = [e for i, e in enumerate(result) if i not in same]
        elif decision.action == "confirmed":
            for i in same:
                result[i] = replace(result[i], decision="confirmed", decided_by=decision.decided_by)
        elif decision.action in ("corrected", "added"):
            new = Element(
                name,
                str(decision.after),
                f"decided by {decision.decided_by}",
                "person",
                1.0,
                decision=decision.action,
                decided_by=decision.decided_by,
            )
            target = same or (places if decision.action == "corrected" else [])
            if target:
                result[target[0]] = new
            else:
                result.append(new)
    return result


@remembered(key=lambda unit: unit.pk)
def elements(unit: UnitOfDescription) -> list[Element]:
    """The unit's own elements as they stand."""
    return decided(asserted(unit), unit.decisions.all())


def shown_source(source: str, reader: Reader) -> str:
    """A source as `reader` may see it: the number of a row tells the public how many rows it is not shown."""
    return source if reader is Reader.KEEPER else _ROW.sub("", source)


def elements_with_inherited(unit: UnitOfDescription, reader: Reader = Reader.ANONYMOUS) -> list[Element]:
    """The unit's elements and, for those that inherit and that it lacks, the nearest value above, labelled."""
    result = [replace(e, source=shown_source(e.source, reader)) for e in elements(unit)]
    have = {e.name for e in result}
    node = access.parent(unit)
    while node is not None:
        above = [e for e in elements(node) if BY_NAME.get(e.name) and BY_NAME[e.name].inherits and e.name not in have]
        result += [replace(e, inherited_from=node.pk, source=shown_source(e.source, reader)) for e in above]
        have |= {e.name for e in above}
        node = access.parent(node)
    return result


def first(found: Iterable[Element], name: str) -> str:
    """The first value of an element, "" where there is none."""
    return next((e.value for e in found if e.name == name), "")


def values(found: Iterable[Element], name: str) -> tuple[str, ...]:
    """All values of an element, in order, each once."""
    return tuple(dict.fromkeys(e.value for e in found if e.name == name))
