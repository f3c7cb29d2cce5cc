"""Dublin Core in XML as OAI-PMH has it (oai_dc 2.0; ISO 15836, the fifteen elements)."""

from __future__ import annotations

from lxml import etree

from fonds.core.standards.described import Described
from fonds.core.standards.elements_of_xml import Namespace

OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
OAI_DC_SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
DC = "http://purl.org/dc/elements/1.1/"
_NOTES = ("scope_and_content", "administrative_history", "archival_history", "publication_note", "note")


def to_oai_dc(described: Described) -> etree._Element:
    """`oai_dc:dc`. Persons merely mentioned are subjects; to whom a letter went is said in words, since none of the
    fifteen elements is for that."""
    root = Namespace(OAI_DC, {"oai_dc": OAI_DC, "dc": DC}).root("dc", f"{OAI_DC} {OAI_DC_SCHEMA}")
    dc = Namespace(DC)
    # the series of documents in which the record stands, and the collections of this archive
    wholes = [f"{each.title} ({each.url})" for each in described.parents] + list(described.collections)
    source = ", ".join(words for words in (described.repository, described.reference_code) if words)
    recipients = described.values("recipients", inherited=False)
    values: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("title", (described.named, *described.values("alternative_title"))),
        ("creator", described.makers),
        ("subject", described.values("subjects", "names")),
        ("description", described.values(*_NOTES, inherited=False)),
        ("description", (f"To: {'; '.join(recipients)}",) if recipients else ()),
        ("publisher", described.values("publisher")),
        ("contributor", (*described.values("translator", "transcriber", "editors", "contributor"),
                         *(o.translator for o in described.objects if o.translator))),
        ("date", (described.date,) if described.date else ()),
        ("type", described.values("document_type", inherited=False)),
        ("format", described.values("extent_and_medium", inherited=False)),
        ("identifier", (described.url, described.reference_code)),
        ("source", (source,)),
        ("language", described.languages or described.values("languages")),
        ("relation", tuple(wholes) + described.values("related_units")),
        ("coverage", described.values("places")),
        ("rights", described.rights),
    )  # fmt: skip
    for name, words in values:
        for each in dict.fromkeys(words):
            if each:
                dc.add(root, name, each)
    return root
