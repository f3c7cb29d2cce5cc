"""The formats that harvesters may ask for: each is the work of a module of `core.standards`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from fonds.catalogue.models import UnitOfDescription


@dataclass(frozen=True, slots=True)
class Format:
    """A format of descriptions. `write` makes the element of a unit, as the public sees it, for the site's address."""

    namespace: str
    schema: str
    write: Callable[[UnitOfDescription, str], etree._Element]


FORMATS: Mapping[str, Format] = {}
