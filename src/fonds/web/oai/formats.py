"""The formats that harvesters may ask for: each is the work of a module of `core.standards`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from fonds.core.standards.described import Described
from fonds.core.standards.dublin_core import OAI_DC, OAI_DC_SCHEMA, to_oai_dc
from fonds.core.standards.ead3 import EAD3, EAD3_SCHEMA, to_ead3
from fonds.core.standards.mods import MODS, MODS_SCHEMA, to_mods


@dataclass(frozen=True, slots=True)
class Format:
    """A format of descriptions: its namespace, its schema's address, and what writes it."""

    namespace: str
    schema: str
    write: Callable[[Described], etree._Element]


FORMATS: Mapping[str, Format] = {
    "oai_dc": Format(OAI_DC, OAI_DC_SCHEMA, to_oai_dc),
    "mods": Format(MODS, MODS_SCHEMA, to_mods),
    "ead3": Format(EAD3, EAD3_SCHEMA, to_ead3),
}
