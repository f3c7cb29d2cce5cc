"""Authority records of people and bodies as EAC-CPF files, one each (`fonds export eac-cpf`)."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from django.db.models import Q
from lxml import etree

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities_listed import all_listed
from fonds.catalogue.authority_exchange import described_authority, is_decided, may_be_decided
from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.models import Authority
from fonds.core.standards.eac_cpf import to_eac_cpf
from fonds.workflows.exporting_formats import Site

KINDS = ("person", "body")


def export_eac_cpf(folder: Path, reader: Reader, site: Site, *, proposed: bool = False) -> int:
    """Writes `<id>.eac-cpf.xml` for each person and body with a page that `reader` may see; returns how many.

    Only those that a person decided on, or on something said in them, and of that only what was decided; with
    `proposed` all, and also what finders found and nobody decided on. Each file is written under another name and
    takes its own when it is whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for kind in KINDS:
        with_page = sorted(pk for pk, _count in all_listed(reader, kind, today=site.today))
        decided = Q() if proposed else may_be_decided()
        parts = (Authority.objects.filter(decided, pk__in=part).order_by("pk") for part in in_parts(with_page, 200))
        for authority in chain.from_iterable(parts):
            said = described_authority(reader, authority, site.address, site.title, today=site.today, proposed=proposed)
            if not proposed and not is_decided(authority, said):
                continue
            made = to_eac_cpf(said)
            target = folder / f"{authority.pk}.eac-cpf.xml"
            half = target.with_name(f".{target.name}.half")
            half.write_bytes(etree.tostring(made, xml_declaration=True, encoding="UTF-8", pretty_print=True))
            half.replace(target)
            count += 1
    return count
