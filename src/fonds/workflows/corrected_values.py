"""What a person types as the value of a fact's field, checked and as the field holds it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from fonds.catalogue.access import Reader
from fonds.catalogue.facts import MEETING_FIELDS, standing
from fonds.catalogue.models import Fact, NamedEntity
from fonds.catalogue.records import Ambiguous, find_unit
from fonds.core.description.edtf_values import is_edtf
from fonds.core.extracting.facts import ACTS, DIRECTIONS, MARK_KINDS, FigureKind
from fonds.workflows.reading_kept import ENTITY_FIELDS, keys_in

CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("figure", "kind"): tuple(map(str, FigureKind)),
    ("mark", "kind"): MARK_KINDS,
    ("mark", "direction"): ("", *DIRECTIONS),
    ("statement", "act"): ACTS,
}
"""The values that a field of a kind of fact may have, where they are listed."""
NOT_TYPED = ("sought", "words_of_date")
"""Fields that follow from the words, and that nobody types."""
_DATES = ("date", "period", "edtf")
_NAMED_KIND = {"person": "person", "body": "body", "place": "place"}
_YES, _NO = ("true", "1", "yes"), ("false", "0", "no", "")


def fields(fact: Fact) -> list[str]:
    """The fields of a fact that can be corrected."""
    more = ["record"] if fact.kind == "reference" else []
    return [name for name in dict.fromkeys([*fact.said, *more]) if name not in NOT_TYPED]


def corrected(fact: Fact, values: Mapping[str, Any]) -> dict[str, Any]:
    """All that the fact says, with the values given. Fields that name somebody take names as the text has them, or ids
    of people, bodies and places, several with semicolons; "" for nobody.

    Raises ValueError, with words for whoever typed it, for a field that such a fact has not and for a wrong value.
    """
    can = fields(fact)
    if unknown := sorted(values.keys() - set(can)):
        raise ValueError(f"a {fact.kind} has no {', '.join(unknown)}; it has {', '.join(sorted(can))}")
    said = dict(fact.said) | {name: _value(fact, name, value) for name, value in values.items()}
    most = said.get("value_max")
    if most is not None and most < said["value"]:
        raise ValueError(f"value_max is the greater end of a range; {most:g} is less than {said['value']:g}")
    return said


def shown(fact: Fact, name: str, entities: Sequence[NamedEntity]) -> str:
    """The value of a field in words that `corrected` reads again."""
    value = fact.said.get(name)
    if name in ENTITY_FIELDS[fact.kind]:
        names = {each.key: each.name for each in entities}
        return "; ".join(names.get(key, key) for key in keys_in(value))
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:.15g}"
    return "" if value is None else str(value)


def _value(fact: Fact, name: str, value: Any) -> Any:
    before = fact.said.get(name)
    typed = " ".join(value.split()) if isinstance(value, str) else value
    if name in ENTITY_FIELDS[fact.kind]:
        return _named(fact, name, typed)
    if (listed := CHOICES.get((fact.kind, name))) is not None:
        if typed not in listed:
            raise ValueError(f"{name} is one of {', '.join(filter(None, listed))}; {typed!r} is none of them")
        return typed
    if name in _DATES:
        if typed and not is_edtf(str(typed)):
            raise ValueError(f"{name} is a date in EDTF, such as 1957-08-07, 1957-08, 195X or 1946/1950; {typed!r} is "
                             "none")  # fmt: skip
        return typed or ""
    if name in ("value", "value_max"):
        return _number(name, typed)
    if isinstance(before, bool):
        if str(typed).casefold() not in _YES + _NO:
            raise ValueError(f"{name} is true or false; {typed!r} is neither")
        return str(typed).casefold() in _YES
    if name in MEETING_FIELDS.get(fact.kind, ()):
        return _meeting(fact, name, str(typed or ""))
    if name == "record":
        return _record(str(typed or ""))
    if name == "office" and not typed:
        raise ValueError("an office has words; a fact that is no office is rejected")
    return typed


def _number(name: str, typed: Any) -> float | None:
    if typed in ("", None) and name == "value_max":
        return None
    try:
        number = float(typed)
    except (TypeError, ValueError):
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(f"{name} is a number; {typed!r} is none")
    return number


def _named(fact: Fact, role: str, typed: Any) -> Any:
    """The keys of whom the words name: one, or a list where the field holds several."""
    entities = list(fact.text_read.entities.select_related("authority").order_by("pk"))
    kind = _NAMED_KIND.get(role, "")
    entities = [each for each in entities if not kind or each.kind == kind]
    if isinstance(fact.said.get(role), list | tuple):
        parts = typed.split(";") if isinstance(typed, str) else list(typed)
        keys: list[str] = []
        for part in filter(None, (str(each).strip() for each in parts)):
            inner = [part] if _called(entities, part) else [each.strip() for each in part.split(",")]
            keys += [_key(entities, each) for each in inner if each]
        return list(dict.fromkeys(keys))
    return _key(entities, str(typed)) if typed else ""


def _called(entities: Sequence[NamedEntity], words: str) -> list[NamedEntity]:
    """Those of the text with that key, that id of their standing record, or that name."""
    for found in (
        [each for each in entities if each.key == words],
        [each for each in entities if each.authority and getattr(standing(each.authority), "pk", "") == words],
        [each for each in entities if each.name.casefold() == words.casefold()],
    ):
        if found:
            return found
    return []


def _key(entities: Sequence[NamedEntity], words: str) -> str:
    found = _called(entities, words)
    if not found:
        named = ", ".join(sorted({each.name for each in entities})[:12])
        raise ValueError(f"nobody is called {words!r} in this text" + (f"; it names {named}" if named else ""))
    if len({each.authority_id or each.key for each in found}) > 1:
        ids = ", ".join(f"{each.kind} {each.authority_id or each.name}" for each in found)
        raise ValueError(f"several are called {words!r} in this text: {ids}; give the id")
    return found[0].key


def _meeting(fact: Fact, name: str, typed: str) -> str:
    meetings = Fact.objects.filter(text_read=fact.text_read_id, kind="meeting").exclude(pk=fact.pk)
    if typed and not meetings.exclude(decision="rejected").filter(pk=typed).exists():
        raise ValueError(f"{name} is the id of another meeting of the same text; {typed!r} is none")
    return typed


def _record(typed: str) -> str:
    try:
        found = find_unit(typed, Reader.KEEPER) if typed else None
    except Ambiguous as error:
        raise ValueError(f"{typed!r} is the reference code of several records: {', '.join(error.ids)}") from error
    if typed and found is None:
        raise ValueError(f"record is a record's id or reference code; no record has {typed!r}")
    return found.pk if found else ""
