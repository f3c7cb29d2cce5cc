"""A profile for material that none was written for: what the columns' own names say they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from fonds.core.description.elements import ELEMENTS
from fonds.core.description.profile import ColumnRule, DateRules, Profile

_SPECIAL_NAMES = {
    "legacyid": "legacy_id",
    "parentid": "parent_id",
    "qubitparentslug": "ignore",
    "digitalobjectpath": "file_name",
    "digitalobjecturi": "source_address",
    "filename": "file_name",
    "file": "file_name",
    "filetitle": "file_name",
    "files": "file_name",
    "dateiname": "file_name",
    "datei": "file_name",
    "nomdufichier": "file_name",
    "fichier": "file_name",
    "имяфайла": "file_name",
    "файл": "file_name",
    "repository": "repository",
    "collection": "collection",
    "release": "release",
    "released": "release_date",
    "dcdateavailable": "release_date",
    "dctermsavailable": "release_date",
    "releasedate": "release_date",
    "narareleasedate": "release_date",
    "access": "access_state",
    "accessstate": "access_state",
    "accessstatus": "access_state",
    "publicationstatus": "ignore",
    "embargountil": "embargo_until",
    "accessreason": "access_reason",
    "culture": "ignore",
    "sourceurl": "source_address",
    "url": "source_address",
    "retrieved": "source_retrieved",
    "textlanguage": "text_language",
    "languageoftext": "text_language",
    "textkind": "text_kind",
    "form": "text_kind",
    "recordid": "key",
    "id": "key",
    "key": "key",
}


def folded_name(column: str) -> str:
    """A column's name as it is compared: letters and digits alone, lower case."""
    return re.sub(r"[^\w]|_", "", column).casefold()


def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for element in ELEMENTS:
        for written in (*element.atom, *element.also, element.name, element.label):
            names.setdefault(folded_name(written), element.name)
        for term in element.dc:
            for prefix in ("", "dc", "dcterms"):
                names.setdefault(folded_name(prefix + term), element.name)
    return _SPECIAL_NAMES | {n: m for n, m in names.items() if n not in _SPECIAL_NAMES}


NAMES = _names()

_DATE_ROLES = {
    "datereceived": "received",
    "received": "received",
    "datesent": "sent",
    "sent": "sent",
    "dateregistered": "registered",
    "registered": "registered",
    "period": "period covered",
    "periodcovered": "period covered",
}


def proposed_columns(columns: Iterable[str]) -> dict[str, ColumnRule]:
    """A rule for each column whose name is known; the others are absent.

    Repeated values are divided by `|`, as AtoM's import does, in those columns that hold names or keywords.
    """
    rules: dict[str, ColumnRule] = {}
    for column in columns:
        name = folded_name(column)
        if name in _DATE_ROLES:
            rules[column] = ColumnRule("dates", role=_DATE_ROLES[name])
        elif means := NAMES.get(name):
            many = means in ("creators", "languages", "subjects", "places", "names", "document_type")
            rules[column] = ColumnRule(means, split="|" if many else "")
    return rules


def proposed_profile(columns: Mapping[str, Iterable[str]], orders: Mapping[str, str | None]) -> Profile:
    """A profile for sheets with these columns. `orders` gives, by sheet, the order of day and month that its
    unambiguous dates show, None where they show none."""
    rules: dict[str, ColumnRule] = {}
    for names in columns.values():
        rules |= proposed_columns(names)
    dates = tuple(DateRules(order=order, sheet=f"^{re.escape(sheet)}$") for sheet, order in orders.items() if order)
    return Profile(
        name="proposed",
        title="Proposed from the names of the columns",
        columns=rules,
        dates=(DateRules(), *dates),
        rows_without_file_become_records=bool(rules),
        key_prefix="sheet",
    )
