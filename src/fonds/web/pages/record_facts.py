"""The facts beside a text: each element with its values, and each value with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fonds.catalogue import description
from fonds.catalogue.access import Reader
from fonds.catalogue.description import Element
from fonds.catalogue.models import UnitOfDescription
from fonds.core.description.elements import BY_NAME, ELEMENTS, label
from fonds.web.pages.record_place import units_above
from fonds.web.templating import date_words
from fonds.web.translating import gettext as _

REPEATABLE = frozenset(
    ("creators", "senders", "recipients", "subjects", "names", "places", "languages", "scripts", "alternative_title",
     "related_units", "note", "handwritten_note", "stamp", "credit", "section")
)  # fmt: skip
"""Elements of which several values do not contradict each other."""
_ELSEWHERE = frozenset({"title", "dates", "level_of_description", "handwritten_note", "stamp"})
_SEARCHED = {
    "creators": "creator", "senders": "from", "recipients": "to", "originator": "originator",
    "document_type": "document_type",
}  # fmt: skip
_ORDER = {element.name: place for place, element in enumerate(ELEMENTS)}


@dataclass(frozen=True, slots=True)
class Value:
    """One value. `sources` are for people; `labels` say what kind of knowledge it is ("inferred", "corrected").

    `search` leads to other records with the value, `inherited` (title, path) to the unit above that has it.
    """

    text: str
    language: str
    sources: tuple[str, ...]
    labels: tuple[str, ...] = ()
    search: str = ""
    inherited: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """An element: its name for readers, its values, and whether its sources contradict each other."""

    name: str
    label: str
    values: tuple[Value, ...]
    differ: bool = False


@dataclass(frozen=True, slots=True)
class DateFact:
    """A date in words with its role, how firmly it stands, what was written, and why it was read so."""

    role: str
    words: str
    standing: str
    as_written: str
    reason: str
    alternatives: tuple[str, ...]
    source: str


def facts(unit: UnitOfDescription) -> tuple[Fact, ...]:
    """All elements with a value, in the order of the standard; those shown elsewhere on the page are left out."""
    found = description.elements_with_inherited(unit)
    above = {
        each.pk: (each.title or each.reference_code or each.pk, f"/records/{each.pk}") for each in units_above(unit)
    }
    by_name: dict[str, list[Element]] = {}
    for each in found:
        if _is_shown(each, found):
            by_name.setdefault(each.name, []).append(each)
    ordered = sorted(by_name, key=lambda name: (_ORDER.get(name, len(_ORDER)), name))
    return tuple(_fact(name, by_name[name], above) for name in ordered)


def date_facts(unit: UnitOfDescription) -> tuple[DateFact, ...]:
    """The unit's dates, those that several sources give alike said once."""
    merged: dict[tuple[str, str, str], dict[str, Any]] = {}
    for each in unit.dates:
        key = (each.get("role", ""), each.get("edtf") or "", each.get("as_written", ""))
        held = merged.setdefault(key, {**each, "sources": []})
        if each.get("source"):
            held["sources"].append(description.shown_source(each["source"], Reader.ANONYMOUS))
    return tuple(_date_fact(each) for each in merged.values())


def _is_shown(each: Element, found: list[Element]) -> bool:
    definition = BY_NAME.get(each.name)
    if (definition is not None and not definition.shown) or not each.value:
        return False
    if each.name == "title":
        return len(description.values(found, "title")) > 1
    return each.name not in _ELSEWHERE


def _fact(name: str, found: list[Element], above: dict[str, tuple[str, str]]) -> Fact:
    by_value: dict[str, list[Element]] = {}
    for each in found:
        by_value.setdefault(each.value, []).append(each)
    values = tuple(_value(name, value, group, above) for value, group in by_value.items())
    return Fact(name, _(label(name)), values, differ=len(values) > 1 and name not in REPEATABLE)


def _value(name: str, value: str, group: list[Element], above: dict[str, tuple[str, str]]) -> Value:
    first = group[0]
    labels = []
    withheld = any(each.withheld for each in group)
    if withheld:
        labels.append(_("withheld by the source"))
    if all(each.inferred for each in group):
        labels.append(_("inferred"))
    decisions = {"confirmed": _("confirmed"), "corrected": _("corrected here"), "added": _("added here")}
    labels += [decisions[each] for each in dict.fromkeys(e.decision for e in group) if each in decisions]
    is_link = name in _SEARCHED and not withheld
    return Value(
        text=value,
        language=first.language or "",
        sources=tuple(dict.fromkeys(each.source for each in group if each.source)),
        labels=tuple(labels),
        search=f"/search?{urlencode({_SEARCHED[name]: value})}" if is_link else "",
        inherited=above.get(first.inherited_from) if first.inherited_from else None,
    )


def _date_fact(each: dict[str, Any]) -> DateFact:
    edtf = each.get("edtf") or ""
    standing = each.get("standing", "")
    words = date_words(edtf)
    if not edtf:
        words = {"withheld": _("withheld"), "unsettled": _("unsettled")}.get(standing, _("unknown"))
    written = each.get("as_written", "")
    standings = {
        "inferred": _("inferred"), "uncertain": _("uncertain"), "unsettled": _("unsettled"), "withheld": _("withheld"),
        "unknown": _("unknown"),
    }  # fmt: skip
    said = standings.get(standing, "")
    return DateFact(
        role=role_words(each.get("role", "")),
        words=words,
        standing="" if said == words or f"({said})" in words else said,
        as_written="" if written in (words, edtf) else written,
        reason=each.get("reason", ""),
        alternatives=tuple(date_words(alternative) for alternative in each.get("alternatives", ())),
        source="; ".join(dict.fromkeys(each["sources"])),
    )


def role_words(role: str) -> str:
    """What happened on a date, for readers."""
    roles = {
        "written": _("Written"), "period covered": _("Period covered"), "registered": _("Registered"),
        "received": _("Received"), "sent": _("Sent"), "released": _("Released"),
    }  # fmt: skip
    return roles.get(role, role.capitalize() or _("Date"))
