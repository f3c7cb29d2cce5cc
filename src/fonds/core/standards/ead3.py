"""EAD3 (Society of American Archivists, Encoded Archival Description, version EAD3 1.1)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from lxml import etree

from fonds.core.standards import ead as shared
from fonds.core.standards.described import Described
from fonds.core.standards.elements_of_xml import Namespace

EAD3 = "http://ead3.archivists.org/schema/"
EAD3_SCHEMA = "http://www.loc.gov/ead/ead3.xsd"


def to_ead3(described: Described) -> etree._Element:
    """`ead` with the unit alone in its `archdesc`: its reference code says where it stands."""
    return shared.document(_EAD3, described)


def finding_aid(whole: Described, below: Iterable[tuple[int, Described]]) -> Iterator[bytes]:
    """A unit with all that is below it, in pieces, so that a large fonds needs no room.

    `below` are the units below `whole`, each before its own parts, with its depth from 1 on. Raises ValueError where
    a depth is more than one below the one before it.
    """
    yield from shared.finding_aid(_EAD3, whole, below)


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


def _add_dao(ead: Namespace, did: etree._Element, address: str, words: str) -> None:
    made = ead.add(did, "dao", daotype="unknown", href=address)
    if words:
        ead.add(ead.add(made, "descriptivenote"), "p", words)


def _language(tag: str) -> str:
    return tag


_EAD3 = shared.Dialect(
    namespace=EAD3,
    schema=EAD3_SCHEMA,
    prefixes={None: EAD3},
    local_type="localtype",
    date_type="unitdatetype",
    relator="relator",
    names_have_parts=True,
    dsc={},
    control=_add_control,
    dao=_add_dao,
    language=_language,
)
