"""Encoded Archival Description: what EAD3 and EAD 2002 have in common, to be written and to be read.

Every element of a description has its place: those of ISAD(G) in the standard's own elements, what the standard has no
element for in `odd`, whose `localtype` (EAD 2002: `type`) names it. So a finding aid read again gives the same units.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from fonds.core.description.elements import BY_NAME, label
from fonds.core.parsing.languages_offered import language_code
from fonds.core.standards.described import Described, DescribedDate
from fonds.core.standards.elements_of_xml import Namespace

SECTIONS = (
    ("scope_and_content", "scopecontent"), ("administrative_history", "bioghist"), ("archival_history", "custodhist"),
    ("acquisition", "acqinfo"), ("appraisal", "appraisal"), ("accruals", "accruals"), ("arrangement", "arrangement"),
    ("access_conditions", "accessrestrict"), ("reproduction_conditions", "userestrict"),
    ("physical_characteristics", "phystech"), ("finding_aids", "otherfindaid"),
    ("location_of_originals", "originalsloc"), ("location_of_copies", "altformavail"),
    ("related_units", "relatedmaterial"), ("publication_note", "bibliography"), ("archivists_note", "processinfo"),
    ("note", "odd"),
)  # fmt: skip
"""Elements and EAD's, in the order of ISAD(G)."""
ACCESS_POINTS = (("subjects", "subject"), ("places", "geogname"), ("names", "name"), ("document_type", "genreform"))
MAKERS = (("creators", ""), ("senders", "sender"), ("originator", "originator"))
"""Who made the unit, and in what part: the `relator` (EAD 2002: `role`) of the name."""
RECIPIENT = "addressee"
LEVELS = frozenset({"class", "collection", "file", "fonds", "item", "recordgrp", "series", "subfonds", "subgrp",
                    "subseries"})  # fmt: skip
ALTERNATIVE, OTHER_TITLE, STANDS_IN = "alternative", "title", "reference"
"""The local types of a further reference or title, of a title that another source gives, and of a reference that stands
in for a title, which the standard wants."""
COLUMN, OTHER_ELEMENT = "column:", "element:"
"""Before the local type of an `odd` that holds a column of the keeper's own, or an element that a source brought."""
EDTF = "edtf:"
"""Before a date in `altrender` that EDTF can say and ISO 8601, which `normal` takes, cannot."""
WRITTEN = "written"
DIGITAL_COPY = re.compile(r"(?:(?P<title>.*): )?(?P<href>[a-z]+://[\w\-.~:/?#@!$&'()*+,;=%]+)", re.DOTALL | re.ASCII)
"""A value of `digital_copies`: what is there, and its address."""

_HAVE_A_PLACE = frozenset({
    "reference_code", "title", "alternative_title", "dates", "level_of_description", "extent_and_medium", "languages",
    "recipients", "digital_copies",
    *(name for name, _ in SECTIONS), *(name for name, _ in ACCESS_POINTS), *(name for name, _ in MAKERS),
})  # fmt: skip
_PARTS_GO_HERE = "the parts go here"
_END = b"</c>"
_PIECE = 1 << 16  # bytes
_DAY = r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
_NORMAL = re.compile(f"{_DAY}(/{_DAY})?")
"""The dates of EDTF that are dates of ISO 8601 too."""
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Dialect:
    """Where EAD3 and EAD 2002 part: names of attributes, how a name is written, and the head of the file.

    `control` adds the head, `dao` a link to what is digital (element, address, its words), `language` the code of a
    BCP 47 tag, "" where there is none.
    """

    namespace: str
    schema: str
    prefixes: Mapping[str | None, str]
    local_type: str
    date_type: str
    relator: str
    names_have_parts: bool
    dsc: Mapping[str, str]
    control: Callable[[Namespace, etree._Element, Described], None]
    dao: Callable[[Namespace, etree._Element, str, str], None]
    language: Callable[[str], str]


def document(dialect: Dialect, described: Described) -> etree._Element:
    """`ead` with the unit alone in its `archdesc`: its reference code says where it stands."""
    ead = Namespace(dialect.namespace, dialect.prefixes)
    root = ead.root("ead", f"{dialect.namespace} {dialect.schema}")
    dialect.control(ead, root, described)
    unit = ead.add(root, "archdesc", **_level(described))
    _describe(dialect, ead, unit, described)
    return root


def component(dialect: Dialect, described: Described) -> etree._Element:
    """`c`: the unit as a part of a finding aid, without its own parts."""
    ead = Namespace(dialect.namespace, dialect.prefixes)
    made = ead.alone("c")
    for key, value in _level(described).items():
        made.set(key, value)
    _describe(dialect, ead, made, described)
    # the address of a component is that of its record
    made.set("id", f"r{described.identifier}")
    return made


def finding_aid(dialect: Dialect, whole: Described, below: Iterable[tuple[int, Described]]) -> Iterator[bytes]:
    """A unit with all that is below it, in pieces, so that a large fonds needs no room.

    `below` are the units below `whole`, each before its own parts, with its depth from 1 on. Raises ValueError where
    a depth is more than one below the one before it.
    """
    alone = document(dialect, whole)
    Namespace(dialect.namespace, dialect.prefixes).add(alone[1], "dsc", _PARTS_GO_HERE, **dialect.dsc)
    head, _, tail = etree.tostring(alone, xml_declaration=True, encoding="UTF-8").rpartition(_PARTS_GO_HERE.encode())
    declared = [f' xmlns{f":{p}" if p else ""}="{uri}"'.encode() for p, uri in dialect.prefixes.items()]
    piece, is_open, depth = [head], 0, 0
    size = 0
    for depth, unit in below:
        if not 1 <= depth <= is_open + 1:
            raise ValueError(f"{unit.identifier} stands {depth} deep below one that stands {is_open} deep")
        written = etree.tostring(component(dialect, unit), encoding="UTF-8")
        for namespace in declared:
            written = written.replace(namespace, b"", 1)
        piece += [_END * (is_open - depth + 1), b"\n", written.removesuffix(_END)]
        is_open = depth
        size += len(written)
        if size > _PIECE:
            yield b"".join(piece)
            piece, size = [], 0
    if depth == 0:
        # a `dsc` needs a component
        yield etree.tostring(document(dialect, whole), xml_declaration=True, encoding="UTF-8")
        return
    yield b"".join([*piece, _END * is_open, tail])


def _level(described: Described) -> dict[str, str]:
    stated = (value.casefold() for value in described.values("level_of_description", inherited=False))
    level = next((each for each in stated if each in LEVELS), described.level)
    return {"level": level} if level in LEVELS else {"level": "otherlevel", "otherlevel": level}


def _describe(dialect: Dialect, ead: Namespace, unit: etree._Element, described: Described) -> None:
    _add_did(dialect, ead, unit, described)
    for name, section in SECTIONS:
        for said in described.values(name, inherited=False):
            _add_words(ead, ead.add(unit, section), said)
    names = dict.fromkeys(e.name for e in described.elements if not e.inherited and e.name not in _HAVE_A_PLACE)
    for name in (*names, "digital_copies"):
        for said in described.values(name, inherited=False):
            if name == "digital_copies" and DIGITAL_COPY.fullmatch(said):
                continue  # a link, in `did`
            kind = name if name in BY_NAME or name.startswith(COLUMN) else f"{OTHER_ELEMENT}{name}"
            made = ead.add(unit, "odd", **{dialect.local_type: kind})
            ead.add(made, "head", label(name))
            _add_words(ead, made, said)
    _add_access_points(dialect, ead, unit, described)


def _add_access_points(dialect: Dialect, ead: Namespace, unit: etree._Element, described: Described) -> None:
    points = [(point, words, "") for name, point in ACCESS_POINTS for words in described.values(name, inherited=False)]
    points += [("name", words, RECIPIENT) for words in described.values("recipients", inherited=False)]
    if points:
        access = ead.add(unit, "controlaccess")
        for point, words, relator in points:
            _add_name(dialect, ead, access, point, words, relator)


def _add_name(
    dialect: Dialect, ead: Namespace, parent: etree._Element, element: str, words: str, relator: str = ""
) -> None:
    if dialect.names_have_parts:
        ead.add(ead.add(parent, element, **{dialect.relator: relator}), "part", words)
    else:
        ead.add(parent, element, words, **{dialect.relator: relator})


def _add_words(ead: Namespace, section: etree._Element, words: str) -> None:
    """Paragraphs, and the lines in them."""
    for paragraph in _PARAGRAPH.split(words):
        lines = paragraph.split("\n")
        made = ead.add(section, "p", lines[0])
        for line in lines[1:]:
            ead.text_after(ead.add(made, "lb"), line)


def _add_did(dialect: Dialect, ead: Namespace, unit: etree._Element, described: Described) -> None:
    did = ead.add(unit, "did")
    if described.repository:
        _add_name(dialect, ead, ead.add(did, "repository"), "corpname", described.repository)
    ead.add(did, "unittitle", described.named, **({} if described.title else {dialect.local_type: STANDS_IN}))
    for name, kind in (("title", OTHER_TITLE), ("alternative_title", ALTERNATIVE)):
        for words in described.values(name, inherited=False):
            if kind == ALTERNATIVE or words != described.named:
                ead.add(did, "unittitle", words, **{dialect.local_type: kind})
    codes = [described.reference_code, *described.values("reference_code", inherited=False)]
    for words in dict.fromkeys(code for code in codes if code):
        # the first is the one that stands
        ead.add(did, "unitid", words, **({} if words == codes[0] else {dialect.local_type: ALTERNATIVE}))
    _add_dates(dialect, ead, did, described)
    makers = [(words, part) for name, part in MAKERS for words in described.values(name, inherited=False)]
    if makers:
        origin = ead.add(did, "origination")
        for words, part in makers:
            _add_name(dialect, ead, origin, "name", words, part)
    for words in described.values("extent_and_medium", inherited=False):
        ead.add(did, "physdesc", words)
    _add_languages(dialect, ead, did, described)
    for words in described.values("digital_copies", inherited=False):
        if found := DIGITAL_COPY.fullmatch(words):
            dialect.dao(ead, did, found["href"], found["title"] or "")
    if described.objects:
        dialect.dao(ead, did, described.url, "")


def _add_dates(dialect: Dialect, ead: Namespace, did: etree._Element, described: Described) -> None:
    dates = list(described.dates)
    if described.date and all(each.edtf != described.date for each in dates):
        # a person corrected it
        dates.insert(0, DescribedDate(WRITTEN, described.date, described.date))
    for each in dates:
        if words := each.as_written or each.edtf:
            is_normal = bool(_NORMAL.fullmatch(each.edtf))
            ead.add(did, "unitdate", words, normal=each.edtf if is_normal else "",
                    altrender=f"{EDTF}{each.edtf}" if each.edtf and not is_normal else "",
                    datechar="" if each.role == WRITTEN else each.role,
                    **{dialect.date_type: "inclusive" if "/" in each.edtf else ""})  # fmt: skip


def _add_languages(dialect: Dialect, ead: Namespace, did: etree._Element, described: Described) -> None:
    """As described; where no language is, those of the texts."""
    said = described.values("languages", inherited=False)
    languages = [(words, language_code(words) or "") for words in said] or [(tag, tag) for tag in described.languages]
    if languages:
        material = ead.add(did, "langmaterial")
        for words, tag in languages:
            ead.add(material, "language", words, langcode=dialect.language(tag))
