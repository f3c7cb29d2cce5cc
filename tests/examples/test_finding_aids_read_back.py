"""The sample's finding aids, in EAD3 and in EAD 2002, handed in again: the same units with the same elements."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fonds import wiring
from fonds.catalogue.access import Reader, units
from fonds.catalogue.description import elements
from fonds.catalogue.exchange import described, units_below
from fonds.catalogue.models import AccessState, UnitOfDescription
from fonds.core.standards import ead3, ead2002
from fonds.workflows.access import set_access
from fonds.workflows.indexing import drain
from fonds.workflows.ingest import IngestOptions, ingest
from fonds.workflows.ingest_report import Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("report")]
SITE = "https://archive.example.org"


def hand_in(folder: Path) -> Report:
    def silently(items: Iterator[Any], total: int, words: str) -> Iterator[Any]:
        return items

    with wiring.ingest_tools(silently) as tools:
        made = ingest(wiring.submitted([folder], []), IngestOptions(), tools)
    assert not drain(wiring.indexes()).refused
    return made


def tree(unit: UnitOfDescription) -> list[UnitOfDescription]:
    """The unit and all below it, in the hierarchy's order."""
    found = [unit]
    for child in units(Reader.KEEPER).filter(parent=unit).order_by("reference_sort", "title", "id"):
        found += tree(child)
    return found


def said(unit: UnitOfDescription, *, expected: bool) -> dict[str, object]:
    """All of a description. What a finding aid adds to it is `expected`: the language of texts, and where they are."""
    values: dict[str, list[str]] = {}
    for each in elements(unit):
        if not each.withheld:
            values.setdefault(each.name, [])
            values[each.name] += [] if each.value in values[each.name] else [each.value]
    if expected:
        about = described(Reader.KEEPER, unit, SITE)
        if "languages" not in values and about.languages:
            values["languages"] = list(about.languages)
        if about.objects:
            values.setdefault("digital_copies", []).append(about.url)
        if unit.reference_code:
            values.setdefault("reference_code", [unit.reference_code])
        if unit.title:
            values.setdefault("title", [unit.title])
    if [word.casefold() for word in values.get("level_of_description", [])] == [unit.level_of_description]:
        # said by the level itself
        del values["level_of_description"]
    return {
        "level": unit.level_of_description,
        "title": unit.title,
        "reference": unit.reference_code,
        "date": unit.date_edtf,
        "dates": sorted((d["role"], d["edtf"] or "", d["as_written"]) for d in unit.dates),
        "repository": unit.repository.name if unit.repository else "",
        "elements": {name: sorted(" ".join(v.split()) for v in found) for name, found in values.items()},
    }


@pytest.mark.parametrize("dialect", [ead3, ead2002], ids=["ead3", "ead2002"])
def test_a_finding_aid_handed_in_again_is_the_same_units(dialect: Any, tmp_path: Path) -> None:
    tops = [u for u in units(Reader.KEEPER).filter(parent=None) if u.children.exists()]
    assert tops
    folder = tmp_path / "aids"
    folder.mkdir()
    for top in tops:
        whole, below = described(Reader.KEEPER, top, SITE), units_below(Reader.KEEPER, top, SITE)
        (folder / f"{top.pk}.xml").write_bytes(b"".join(dialect.finding_aid(whole, below)))
    made = hand_in(folder)
    assert made.refused == []
    for top in tops:
        again = UnitOfDescription.objects.get(source_key=f"file:{top.pk}#{top.pk}")
        first, second = tree(top), tree(again)
        assert [u.level_of_description for u in first] == [u.level_of_description for u in second]
        for before, after in zip(first, second, strict=True):
            assert said(after, expected=False) == said(before, expected=True), before.title
            assert not after.derived
    counted = units(Reader.KEEPER).count()
    changed = hand_in(folder)
    assert (changed.records_new, changed.records_changed) == (0, 0)
    assert units(Reader.KEEPER).count() == counted


PRIVATE = """<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>marsh</recordid></control>
<archdesc level="collection"><did><unittitle>Papers of E. Marsh</unittitle><repository><corpname><part>Library of
Orsova</part></corpname></repository></did><dsc><c level="file" audience="internal"><did><unittitle>Private</unittitle>
</did><c level="item"><did><unittitle>A page</unittitle><unitdate>7 August 1957</unitdate></did></c></c></dsc>
</archdesc></ead>"""


def test_what_is_internal_is_restricted_with_all_below_it(tmp_path: Path) -> None:
    folder = tmp_path / "aids"
    folder.mkdir()
    (folder / "marsh.xml").write_text(PRIVATE, "utf-8")
    assert any("audience" in remark for remark in hand_in(folder).remarks.examples)
    top = UnitOfDescription.objects.get(title="Papers of E. Marsh")
    assert [u.title for u in tree(top)] == ["Papers of E. Marsh", "Private", "A page"]
    assert [u.is_public for u in tree(top)] == [True, False, False]
    page = tree(top)[2]
    assert (page.date_edtf, page.repository and page.repository.name) == ("1957-08-07", "Library of Orsova")
    # what a keeper decided stands when the file is handed in again
    private = UnitOfDescription.objects.get(title="Private")
    set_access([private.pk], AccessState.PUBLIC, reason="asked", by="keeper", now=1, indexes=wiring.indexes())
    hand_in(folder)
    assert [u.is_public for u in tree(top)] == [True, True, True]
