"""Schema.org in JSON-LD: `ArchiveComponent`, with the archive that holds it and where in it it lies."""

from __future__ import annotations

from typing import Any

from fonds.core.standards.described import Described

_AGGREGATES = frozenset({"fonds", "series", "subseries", "file", "collection"})


def to_schema_org(described: Described) -> dict[str, Any]:
    """One node, nothing in it empty. People who are merely mentioned are `mentions`."""
    is_whole = described.level in _AGGREGATES
    values: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": ["ArchiveComponent", "Collection"] if is_whole else ["ArchiveComponent", "CreativeWork"],
        "@id": described.url,
        "url": described.url,
        "name": described.named,
        "alternateName": _several(described.values("alternative_title", inherited=False)),
        "identifier": _several((described.reference_code, described.identifier)),
        "creator": [_agent(name) for name in described.makers],
        "translator": [
            _agent(name) for name in dict.fromkeys(made.translator for made in described.objects if made.translator)
        ],
        "dateCreated": described.date,
        "inLanguage": _several(described.languages),
        "genre": _several(described.values("document_type", inherited=False)),
        "abstract": _several(described.values("scope_and_content", inherited=False)),
        "materialExtent": _several(described.values("extent_and_medium", inherited=False)),
        "about": _several(described.values("subjects")),
        "mentions": [_agent(name) for name in described.values("names", inherited=False)],
        "spatialCoverage": _several(described.values("places", inherited=False)),
        "conditionsOfAccess": _several(described.values("access_conditions")),
        "holdingArchive": {"@type": "ArchiveOrganization", "name": described.repository}
        if described.repository
        else "",
        "itemLocation": described.reference_code,
        "isPartOf": _above(described),
        "publisher": [_agent(name) for name in described.values("publisher")],
        "sdPublisher": {"@type": "Organization", "name": described.site} if described.site else "",
    }
    return {name: value for name, value in values.items() if value}


def _several(values: tuple[str, ...]) -> str | list[str]:
    """One value by itself, several as a list."""
    held = [value for value in values if value]
    return held[0] if len(held) == 1 else held


def _agent(name: str) -> dict[str, str]:
    # whether a name is a person's or a body's is not said in the fields
    return {"@type": "Thing", "name": name}


def _above(described: Described) -> dict[str, Any] | str:
    inner: dict[str, Any] | str = ""
    for parent in described.parents:
        node: dict[str, Any] = {"@type": ["ArchiveComponent", "Collection"], "@id": parent.url, "name": parent.title}
        if parent.reference_code:
            node["itemLocation"] = parent.reference_code
        if inner:
            node["isPartOf"] = inner
        inner = node
    return inner
