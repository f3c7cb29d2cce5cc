"""MODS 3.4 (Library of Congress, Metadata Object Description Schema)."""

from __future__ import annotations

from lxml import etree

from fonds.core.standards.described import Described
from fonds.core.standards.elements_of_xml import Namespace

MODS = "http://www.loc.gov/mods/v3"
MODS_SCHEMA = "http://www.loc.gov/standards/mods/v3/mods-3-4.xsd"
_ROLES = (("recipients", "rcp"), ("translator", "trl"), ("transcriber", "trc"), ("editors", "edt"))
"""Elements and the MARC relators of the people and bodies they name."""
_NOTES = (("administrative_history", "biographical/historical"), ("archival_history", "ownership"),
          ("acquisition", "acquisition"), ("publication_note", "publications"), ("note", ""))  # fmt: skip

_CONDITIONS = (("access_conditions", "restriction on access"), ("reproduction_conditions", "use and reproduction"))


def to_mods(described: Described) -> etree._Element:
    """`mods`. Persons merely mentioned are subjects; the fonds, series and file above are hosts, the nearest first."""
    mods = Namespace(MODS)
    root = mods.root("mods", f"{MODS} {MODS_SCHEMA}", version="3.4")
    mods.add(mods.add(root, "titleInfo"), "title", described.named)
    for words in described.values("alternative_title"):
        mods.add(mods.add(root, "titleInfo", type="alternative"), "title", words)
    _add_names(mods, root, described)
    for words in described.values("document_type", inherited=False):
        mods.add(root, "genre", words)
    _add_origin(mods, root, described)
    for tag in described.languages:
        mods.add(mods.add(root, "language"), "languageTerm", tag, type="code", authority="rfc4646")
    if not described.languages:
        for words in described.values("languages"):
            mods.add(mods.add(root, "language"), "languageTerm", words, type="text")
    if extents := described.values("extent_and_medium", inherited=False):
        physical = mods.add(root, "physicalDescription")
        for words in extents:
            mods.add(physical, "extent", words)
    for words in described.values("scope_and_content", inherited=False):
        mods.add(root, "abstract", words)
    for name, kind in _NOTES:
        for words in described.values(name, inherited=False):
            mods.add(root, "note", words, type=kind)
    for words in described.values("subjects"):
        mods.add(mods.add(root, "subject"), "topic", words)
    for words in described.values("places"):
        mods.add(mods.add(root, "subject"), "geographic", words)
    for words in described.values("names"):
        mods.add(mods.add(mods.add(root, "subject"), "name"), "namePart", words)
    _add_wholes(mods, root, described)
    mods.add(root, "identifier", described.identifier, type="local")
    if described.reference_code:
        mods.add(root, "identifier", described.reference_code, type="reference code")
    location = mods.add(root, "location")
    if described.repository:
        mods.add(location, "physicalLocation", described.repository)
    if described.reference_code:
        mods.add(location, "shelfLocator", described.reference_code)
    mods.add(location, "url", described.url, usage="primary display", access="object in context")
    for name, kind in _CONDITIONS:
        for words in described.values(name):
            mods.add(root, "accessCondition", words, type=kind)
    record = mods.add(root, "recordInfo")
    mods.add(record, "recordContentSource", described.site)
    mods.add(record, "recordIdentifier", described.identifier)
    return root


def _add_names(mods: Namespace, root: etree._Element, described: Described) -> None:
    named = [(words, "cre") for words in described.makers]
    named += [(words, role) for name, role in _ROLES for words in described.values(name, inherited=False)]
    named += [(made.translator, "trl") for made in described.objects if made.translator]
    for words, role in dict.fromkeys(named):
        name = mods.add(root, "name")
        mods.add(name, "namePart", words)
        mods.add(mods.add(name, "role"), "roleTerm", role, type="code", authority="marcrelator")


def _add_origin(mods: Namespace, root: etree._Element, described: Described) -> None:
    publishers = described.values("publisher")
    if not described.date and not publishers:
        return
    origin = mods.add(root, "originInfo")
    for words in publishers:
        mods.add(origin, "publisher", words)
    if described.date:
        mods.add(origin, "dateCreated", described.date, encoding="edtf", keyDate="yes")


def _add_wholes(mods: Namespace, root: etree._Element, described: Described) -> None:
    for above in reversed(described.parents):
        host = mods.add(root, "relatedItem", type="host", displayLabel=above.level)
        mods.add(mods.add(host, "titleInfo"), "title", above.title)
        if above.reference_code:
            mods.add(host, "identifier", above.reference_code, type="reference code")
        mods.add(mods.add(host, "location"), "url", above.url)
    for title in described.collections:
        mods.add(mods.add(mods.add(root, "relatedItem", type="series"), "titleInfo"), "title", title)
    for words in described.values("related_units"):
        mods.add(mods.add(root, "relatedItem"), "note", words)
