"""Authority records of people and bodies as EAC-CPF files, one each (`fonds export eac-cpf`)."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import with_pages
from fonds.catalogue.authority_exchange import described_authority
from fonds.core.standards.eac_cpf import to_eac_cpf
from fonds.workflows.exporting_formats import Site

KINDS = ("person", "body")


def export_eac_cpf(folder: Path, reader: Reader, site: Site) -> int:
    """Writes `<id>.eac-cpf.xml` for each person and body with a page that `reader` may see; returns how many.

    Each file is written under another name and takes its own when it is whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for kind in KINDS:
        for authority in with_pages(reader, kind, today=site.today).order_by("pk").iterator(chunk_size=200):
            made = to_eac_cpf(described_authority(reader, authority, site.address, site.title, today=site.today))
            target = folder / f"{authority.pk}.eac-cpf.xml"
            half = target.with_name(f".{target.name}.half")
            half.write_bytes(etree.tostring(made, xml_declaration=True, encoding="UTF-8", pretty_print=True))
            half.replace(target)
            count += 1
    return count
