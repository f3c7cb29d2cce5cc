"""EAD3 (Society of American Archivists, Encoded Archival Description, version EAD3 1.1)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from fonds.core.standards.described import Described
from fonds.core.standards.elements_of_xml import Namespace

EAD3 = "http://ead3.archivists.org/schema/"
EAD3_SCHEMA = "http://www.loc.gov/ead/ead3.xsd"
_PARTS_GO_HERE = "the parts go here"
_DECLARED = f' xmlns="{EAD3}"'.encode()
_END = b"</c>"
_PIECE = 1 << 16  # bytes
_DAY = r"[12]\d{3}(-\d\d(-\d\d)?)?"
_NORMAL = re.compile(f"{_DAY}(/{_DAY})?")
"""The dates of EDTF that are dates of ISO 8601 too."""
_LEVELS = frozenset({"class", "collection", "file", "fonds", "item", "series", "subseries"})
_SECTIONS = (
    ("scope_and_content", "scopecontent"), ("administrative_history", "bioghist"), ("archival_history", "custodhist"),
    ("acquisition", "acqinfo"), ("appraisal", "appraisal"), ("accruals", "accruals"), ("arrangement", "arrangement"),
    ("access_conditions", "accessrestrict"), ("reproduction_conditions", "userestrict"),
    ("physical_characteristics", "phystech"), ("finding_aids", "otherfindaid"),
    ("location_of_originals", "originalsloc"), ("location_of_copies", "altformavail"),
    ("related_units", "relatedmaterial"), ("publication_note", "bibliography"), ("archivists_note", "processinfo"),
    ("note", "odd"),
)  # fmt: skip
"""Elements and EAD3's, in the order of ISAD(G)."""
_ACCESS_POINTS = (("subjects", "subject"), ("places", "geogname"), ("names", "name"), ("document_type", "genreform"))


def to_ead3(described: Described) -> etree._Element:
    """`ead` with the unit alone in its `archdesc`: its reference code says where it stands."""
    ead = Namespace(EAD3)
    root = ead.root("ead", f"{EAD3} {EAD3_SCHEMA}")
    _add_control(ead, root, described)
    unit = ead.add(root, "archdesc", **_level(described))
    _describe(ead, unit, described)
    return root


def to_component(described: Described) -> etree._Element:
    """`c`: the unit as a part of a finding aid, without its own parts."""
    ead = Namespace(EAD3)
    made = etree.Element(f"{{{EAD3}}}c", nsmap={None: EAD3})
    for key, value in _level(described).items():
        made.set(key, value)
    _describe(ead, made, described)
    # the address of a component is that of its record
    made.set("id", f"r{described.identifier}")
    return made


def finding_aid(whole: Described, below: Iterable[tuple[int, Described]]) -> Iterator[bytes]:
    """A unit with all that is below it, in pieces, so that a large fonds needs no room.

    `below` are the units below `whole`, each before its own parts, with its depth from 1 on. Raises ValueError where
    a depth is more than one below the one before it.
    """
    alone = to_ead3(whole)
    Namespace(EAD3).add(alone[1], "dsc", _PARTS_GO_HERE)
    head, _, tail = etree.tostring(alone, xml_declaration=True, encoding="UTF-8").rpartition(_PARTS_GO_HERE.encode())
    piece, is_open, depth = [head], 0, 0
    size = 0
    for depth, unit in below:
        if not 1 <= depth <= is_open + 1:
            raise ValueError(f"{unit.identifier} stands {depth} deep below one that stands {is_open} deep")
        written = etree.tostring(to_component(unit), encoding="UTF-8").replace(_DECLARED, b"", 1)
        piece += [_END * (is_open - depth + 1), b"\n", written.removesuffix(_END)]
        is_open = depth
        size += len(written)
        if size > _PIECE:
            yield b"".join(piece)
            piece, size = [], 0
    if depth == 0:
        # a `dsc` needs a component
        yield etree.tostring(to_ead3(whole), xml_declaration=True, encoding="UTF-8")
        return
    yield b"".join([*piece, _END * is_open, tail])


def _level(described: Described) -> dict[str, str]:
    known = described.level in _LEVELS
    return {"level": described.level} if known else {"level": "otherlevel", "otherlevel": described.level}


def _describe(ead: Namespace, unit: etree._Element, described: Described) -> None:
    _add_did(ead, unit, described)
    for name, section in _SECTIONS:
        if said := described.values(name, inherited=False):
            made = ead.add(unit, section)
            for each in said:
                ead.add(made, "p", each)
    points = [(point, words, "") for name, point in _ACCESS_POINTS for words in described.values(name, inherited=False)]
    points += [("name", words, "addressee") for words in described.values("recipients", inherited=False)]
    if points:
        access = ead.add(unit, "controlaccess")
        for point, words, relator in points:
            ead.add(ead.add(access, point, relator=relator), "part", words)


def _add_control(ead: Namespace, root: etree._Element, described: Described) -> None:
    control = ead.add(root, "control")
    ead.add(control, "recordid", described.identifier, instanceurl=described.url)
    title = ead.add(ead.add(control, "filedesc"), "titlestmt")
    ead.add(title, "titleproper", described.named)
    ead.add(control, "maintenancestatus", value="derived")
    ead.add(ead.add(control, "maintenanceagency"), "agencyname", described.site)
    event = ead.add(ead.add(control, "maintenancehistory"), "maintenanceevent")
    ead.add(event, "eventtype", value="derived")
    moment = datetime.datetime.fromtimestamp(described.changed_at or 0, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    ead.add(event, "eventdatetime", moment)
    ead.add(event, "agenttype", value="machine")
    ead.add(event, "agent", "fonds")


def _add_did(ead: Namespace, unit: etree._Element, described: Described) -> None:
    did = ead.add(unit, "did")
    if described.repository:
        ead.add(ead.add(ead.add(did, "repository"), "corpname"), "part", described.repository)
    ead.add(did, "unittitle", described.named)
    if described.reference_code:
        ead.add(did, "unitid", described.reference_code)
    for each in described.dates or ():
        if each.role == "written" and (words := each.as_written or each.edtf):
            ead.add(did, "unitdate", words, normal=each.edtf if _NORMAL.fullmatch(each.edtf) else "",
                    unitdatetype="inclusive" if "/" in each.edtf else "")  # fmt: skip
    if makers := described.makers:
        origin = ead.add(did, "origination")
        for words in makers:
            ead.add(ead.add(origin, "name"), "part", words)
    for words in described.values("extent_and_medium", inherited=False):
        ead.add(did, "physdesc", words)
    if described.languages:
        material = ead.add(did, "langmaterial")
        for tag in described.languages:
            ead.add(material, "language", tag, langcode=tag)
