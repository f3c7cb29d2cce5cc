"""A profile: how the keeper's columns, file names and folders become descriptions, releases and collections.

Written as TOML; `docs/reference/profile.md` explains every key and is checked against `KEYS`. A profile is data about
one kind of submission; everything in it is optional.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from fonds.core.description.elements import BY_NAME
from fonds.core.parsing.sensitive_numbers import SSN

SPECIAL_COLUMNS = {
    "key": "tells which record the row describes",
    "file_name": "names the file (or several, divided by `;` or `|`) that the row describes",
    "release": "names the release the row belongs to",
    "release_date": "the day on which the record was released",
    "collection": "names the collection (or several, divided by `;` or `|`)",
    "repository": "the institution that holds the original",
    "legacy_id": "the row's own identifier, to which other rows' parent_id points (AtoM's legacyId)",
    "parent_id": "the legacy_id of the row that describes the unit above (AtoM's parentId)",
    "access_state": "public, restricted, embargoed or withdrawn",
    "embargo_until": "the day from which an embargoed record is public",
    "access_reason": "why access is narrowed",
    "rights": "the rights statement of the row's files",
    "source_address": "where the row's file was retrieved",
    "source_retrieved": "when it was",
    "text_kind": "what the row's file is: original, transcript, translation, ocr, text",
    "text_language": "the language of the row's file",
    "ignore": "not read; kept and given back with the sheet",
}
"""What a column may be besides an element of the description."""


class ProfileError(ValueError):
    """A profile that cannot be used; the message says which key, what is wrong with it and what it may be."""


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """What a column means: an element or one of `SPECIAL_COLUMNS`; `role` is that of a date; `split` divides it."""

    means: str
    role: str = "written"
    split: str = ""


@dataclass(frozen=True, slots=True)
class DateRules:
    """How the dates in a sheet were written; with `sheet` (a regular expression) only in sheets of that name."""

    order: str | None = None
    first_of_january_is_some_day: bool = False
    excel_century_slip: bool = False
    century: int | None = 1900
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class PlaceRules:
    """What holds for files whose path matches `path` (a regular expression searched in it)."""

    path: str
    page_break: str | None = None
    page_break_pattern: str | None = None
    blank_lines: int | None = None
    kind: str | None = None
    language: str | None = None
    translator: str | None = None
    rights: str | None = None
    access_state: str | None = None


@dataclass(frozen=True, slots=True)
class ReleaseRule:
    """One release, and by what its files (`path`) and rows (`sheet`) are known: regular expressions."""

    slug: str
    name: str
    date: str = ""
    authority: str = ""
    source_list: str = ""
    path: str = ""
    sheet: str = ""
    cumulative: bool = False


@dataclass(frozen=True, slots=True)
class LevelRule:
    """A unit above the records: `title` and `reference` may use the groups of `key`, a regular expression searched
    in the record's key; `groups` maps what `key` finds to words ("104" to "Central Intelligence Agency")."""

    level: str
    title: str
    reference: str = ""
    key: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """All that one profile says. Regular expressions are Python's; addresses are patterns with `{…}`.

    In `source_address` may stand `{stem}`, `{name}`, `{path}`, `{release}`, `{key}`; in `source_page` besides
    `{address}` and `{page}` (the page of the file) and `{label}` (the printed one).
    """

    name: str
    title: str = ""
    recognise_columns: tuple[str, ...] = ()
    recognise_files: str = ""
    recognise_content: str = ""  # "saved-page", "tei-volume", "tei"
    collection_slug: str = ""
    collection_title: str = ""
    collection_introduction: str = ""
    collection_picture: str = ""
    collection_picture_description: str = ""
    citation_form: str = ""
    repository_name: str = ""
    repository_abbreviation: str = ""
    repository_country: str = ""
    page_break: str = "auto"
    page_break_pattern: str = r"^##\s+Page\s+(?P<page>\d+)\s*$"
    blank_lines: int = 2
    text_kind: str = "auto"
    language: str | None = None
    places: tuple[PlaceRules, ...] = ()
    key_form: str = "as written"  # or "record number"
    key_from_file_name: str = ""
    key_from_text: str = ""
    key_prefix: str = ""
    rows_without_file_become_records: bool = False
    columns: Mapping[str, ColumnRule] = field(default_factory=dict)
    dates: tuple[DateRules, ...] = (DateRules(),)
    withheld_values: tuple[str, ...] = ("WITHHELD", "[WITHHELD]", "RESTRICTED", "[RESTRICTED]")
    releases: tuple[ReleaseRule, ...] = ()
    source_address: str = ""
    source_page: str = ""
    source_retrieved: str = ""
    levels: tuple[LevelRule, ...] = ()
    units_from_references: bool = True
    access_state: str = "public"
    rights: str = ""
    mask_social_security_numbers: bool = True
    mask_patterns: Mapping[str, str] = field(default_factory=dict)

    def masks(self, kind: str) -> bool:
        """Whether numbers of this kind (`sensitive_numbers.SSN`, or the name of one of the patterns) are masked."""
        return self.mask_social_security_numbers if kind == SSN else kind in self.mask_patterns

    def release_of_path(self, path: str) -> str | None:
        """The slug of the release whose files lie there."""
        return next((r.slug for r in self.releases if r.path and re.search(r.path, path)), None)

    def release_of_sheet(self, sheet: str) -> str | None:
        """The slug of the release that the sheet of that name lists."""
        return next((r.slug for r in self.releases if r.sheet and re.search(r.sheet, sheet)), None)

    def date_rules(self, sheet: str) -> DateRules:
        """The rules for the dates of a sheet: the last that match it."""
        return [r for r in self.dates if not r.sheet or re.search(r.sheet, sheet)][-1]

    def place_rules(self, path: str) -> list[PlaceRules]:
        """The rules for a file, in order; a later one wins."""
        return [r for r in self.places if re.search(r.path, path)]


KEYS: dict[str, dict[str, str]] = {
    "profile": {"name": "name", "title": "title"},
    "recognise": {"columns": "recognise_columns", "files": "recognise_files", "content": "recognise_content"},
    "collection": {
        "slug": "collection_slug",
        "title": "collection_title",
        "introduction": "collection_introduction",
        "picture": "collection_picture",
        "picture_description": "collection_picture_description",
        "citation": "citation_form",
    },
    "repository": {
        "name": "repository_name",
        "abbreviation": "repository_abbreviation",
        "country": "repository_country",
    },
    "reading": {
        "page_break": "page_break",
        "page_break_pattern": "page_break_pattern",
        "blank_lines": "blank_lines",
        "text_kind": "text_kind",
        "language": "language",
    },
    "join": {
        "key_form": "key_form",
        "key_from_file_name": "key_from_file_name",
        "key_from_text": "key_from_text",
        "key_prefix": "key_prefix",
        "rows_without_file_become_records": "rows_without_file_become_records",
    },
    "source": {"address": "source_address", "page": "source_page", "retrieved": "source_retrieved"},
    "hierarchy": {"units_from_references": "units_from_references"},
    "access": {"state": "access_state", "rights": "rights", "withheld_values": "withheld_values"},
    "masking": {"social_security_numbers": "mask_social_security_numbers", "patterns": "mask_patterns"},
}
"""Section → key → field of `Profile`. Besides these: [columns], [[dates]], [[places]], [releases.SLUG],
[[hierarchy.levels]]."""

_PATTERNS = ("recognise_files", "page_break_pattern", "key_from_file_name", "key_from_text")
_ACCESS = ("public", "restricted", "embargoed", "withdrawn")


def read_profile(text: str, *, name: str = "") -> Profile:
    """The profile in a TOML text. Raises `ProfileError`, naming the key, for anything it does not know."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"the profile is not TOML: {error}") from error
    values: dict[str, Any] = {"name": name or "unnamed"}
    for section, content in data.items():
        if section in ("columns", "dates", "places", "releases"):
            continue
        if section not in KEYS or not isinstance(content, dict):
            raise ProfileError(f"[{section}] is no section of a profile; there are {', '.join(sorted(KEYS))}")
        _take_section(section, content, values)
    values["columns"] = {str(c): _column(str(c), rule) for c, rule in data.get("columns", {}).items()}
    if "dates" in data:
        values["dates"] = (DateRules(), *(_make(DateRules, "dates", d) for d in _tables(data, "dates")))
    values["places"] = tuple(_make(PlaceRules, "places", d) for d in _tables(data, "places"))
    values["releases"] = tuple(
        _make(ReleaseRule, f"releases.{slug}", {"slug": slug, "name": slug} | dict(rule))
        for slug, rule in data.get("releases", {}).items()
    )
    values["levels"] = tuple(
        _make(LevelRule, "hierarchy.levels", d) for d in _tables(data.get("hierarchy", {}), "levels")
    )
    profile = Profile(**values)
    _check(profile)
    return profile


def _take_section(section: str, content: Mapping[str, Any], values: dict[str, Any]) -> None:
    for key, value in content.items():
        if section == "hierarchy" and key == "levels":
            continue
        if key not in KEYS[section]:
            known = ", ".join(KEYS[section])
            raise ProfileError(f"[{section}] has no key {key!r}; it may have {known}")
        default = Profile.__dataclass_fields__[KEYS[section][key]].default
        if isinstance(value, list):
            value = tuple(str(v) for v in value)
        elif isinstance(default, bool) != isinstance(value, bool):
            raise ProfileError(
                f"[{section}] {key} = {value!r}: true or false is asked for"
                if isinstance(default, bool)
                else f"[{section}] {key} = {value!r}: not true or false, but words or a number"
            )
        values[KEYS[section][key]] = value


def _tables(data: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    found = data.get(key, [])
    if not isinstance(found, list):
        raise ProfileError(f"write [[{key}]] in double brackets: there may be several")
    return found


def _make(kind: type, section: str, data: Mapping[str, Any]) -> Any:
    try:
        return kind(**data)
    except TypeError as error:
        known = ", ".join(f.name for f in fields(kind))
        raise ProfileError(f"[{section}]: {error}; it may have {known}") from error


def _column(name: str, rule: object) -> ColumnRule:
    made = ColumnRule(rule) if isinstance(rule, str) else _make(ColumnRule, f"columns.{name}", dict(rule))  # type: ignore[call-overload]
    if made.means not in BY_NAME and made.means not in SPECIAL_COLUMNS:
        raise ProfileError(
            f"column {name!r} means {made.means!r}, which is neither an element nor one of {', '.join(SPECIAL_COLUMNS)}"
        )
    return made


def _check(profile: Profile) -> None:
    patterns = [(key, getattr(profile, key)) for key in _PATTERNS]
    patterns += [("places", p.path) for p in profile.places]
    patterns += [("releases", p) for r in profile.releases for p in (r.path, r.sheet)]
    patterns += [("masking.patterns", p) for p in profile.mask_patterns.values()]
    patterns += [("dates", d.sheet) for d in profile.dates]
    for key, pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ProfileError(f"{key}: {pattern!r} is not a regular expression: {error}") from error
    if profile.access_state not in _ACCESS:
        raise ProfileError(f"[access] state = {profile.access_state!r}: it may be {', '.join(_ACCESS)}")
    if profile.key_form not in ("as written", "record number"):
        raise ProfileError(f"[join] key_form = {profile.key_form!r}: it may be 'as written' or 'record number'")
    for rule in profile.dates:
        if rule.order not in (None, "dmy", "mdy", "ymd"):
            raise ProfileError(f"[[dates]] order = {rule.order!r}: it may be dmy, mdy or ymd")
