"""Standards' own schemas, read from `tests/schemas` alone: nothing is fetched."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

FOLDER = Path(__file__).with_name("schemas")


class _Kept(etree.Resolver):
    """Answers for the addresses by which schemas import each other."""

    def resolve(self, url: str, public_id: str, context: Any) -> Any:
        kept = FOLDER / url.rpartition("/")[2]
        return self.resolve_filename(str(kept), context) if kept.is_file() else self.resolve_empty(context)


@cache
def schema(name: str) -> etree.XMLSchema:
    """The XML schema of that file name."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Kept())
    return etree.XMLSchema(etree.parse(str(FOLDER / name), parser))


def faults(element: etree._Element, name: str) -> list[str]:
    """What the schema has against the element, as a document of its own."""
    alone = etree.fromstring(etree.tostring(element))
    checked = schema(name)
    return [] if checked.validate(alone) else [f"line {e.line}: {e.message}" for e in checked.error_log]
