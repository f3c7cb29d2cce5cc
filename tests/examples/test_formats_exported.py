"""`fonds export ead3` and its kin: of a record, of a unit with all below it, of a search, of everything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rispy
from lxml import etree
from pybtex.database import parse_string
from rdflib import RDF, Graph, URIRef

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import AccessState, UnitOfDescription
from fonds.cli import UsageError, command_parser
from fonds.cli.exporting_formats import export
from fonds.core.standards.ric_o import RICO
from schemas_kept import faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("report")]


def run(*words: str | Path) -> None:
    given = ["export", *map(str, words)]
    assert export(command_parser(given).parse_args(given)) == 0


@pytest.fixture
def fonds() -> str:
    """The unit at the top that has most below it; an item in it is restricted."""
    item = next(u for u in access.units(Reader.ANONYMOUS).filter(level_of_description="item") if u.parent_id)
    UnitOfDescription.objects.filter(pk=item.pk).update(access_state=AccessState.RESTRICTED, is_public=False)
    node = item
    while node.parent is not None:
        node = node.parent
    return node.pk


@pytest.mark.parametrize("form", ["ead3", "ead2002"])
def test_a_unit_comes_with_all_below_it(fonds: str, tmp_path: Path, form: str) -> None:
    found = []
    for options in ([], ["--public"]):
        run(form, tmp_path / "aid.xml", fonds, *options)
        root = etree.parse(str(tmp_path / "aid.xml")).getroot()
        assert faults(root, f"{form}.xsd") == []
        found.append({str(c.get("id")) for c in root.iter("{*}c")})
    assert found[1] < found[0]


def test_everything_is_a_folder_of_finding_aids(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("ead3", tmp_path / "aids")
    files = sorted((tmp_path / "aids").iterdir())
    assert capsys.readouterr().out == f"{len(files)} written to {tmp_path / 'aids'}\n"
    described = [c for f in files for c in etree.parse(str(f)).getroot().iter("{*}did")]
    assert len(described) == access.units(Reader.KEEPER).count()
    with pytest.raises(UsageError, match="name a folder"):
        run("ead3", files[0])


@pytest.mark.parametrize(("form", "schema"), [("dc", "oai_dc.xsd"), ("mods", "mods.xsd")])
def test_one_record_is_a_file_and_several_are_a_folder(fonds: str, tmp_path: Path, form: str, schema: str) -> None:
    run(form, tmp_path / "one.xml", fonds)
    assert faults(etree.parse(str(tmp_path / "one.xml")).getroot(), schema) == []
    run(form, tmp_path / "many", "--query", "legation", "--public")
    assert len(list((tmp_path / "many").iterdir())) > 3
    run(form, tmp_path / "below", fonds, "--below")
    assert (tmp_path / "below" / f"{fonds}.{form}.xml").exists()
    assert len(list((tmp_path / "below").iterdir())) > 1
    with pytest.raises(UsageError, match="this is one file"):
        run(form, tmp_path / "many", fonds)


def test_references_stand_in_one_file(fonds: str, tmp_path: Path) -> None:
    for form in ("ris", "bibtex", "csl-json"):
        run(form, tmp_path / form, "--query", "legation", "--public")
    read = [
        len(rispy.loads((tmp_path / "ris").read_text("utf-8"))),
        len(parse_string((tmp_path / "bibtex").read_text("utf-8"), "bibtex").entries),
        len(json.loads((tmp_path / "csl-json").read_text("utf-8"))),
    ]
    assert read[0] == read[1] == read[2] > 3
    run("csl-json", tmp_path / "all")
    run("csl-json", tmp_path / "public", "--public")
    ids = [{each["id"] for each in json.loads((tmp_path / name).read_text("utf-8"))} for name in ("all", "public")]
    assert ids[1] < ids[0]
    assert len(ids[0]) == access.units(Reader.KEEPER).filter(derived=False).count()


def test_a_graph_stands_in_one_file(fonds: str, tmp_path: Path) -> None:
    counts = {}
    for form, syntax in (("ric-turtle", "turtle"), ("ric-json-ld", "json-ld")):
        for name, options in (("all", []), ("below", [fonds, "--below"]), ("public", [fonds, "--below", "--public"])):
            run(form, tmp_path / f"{name}.{syntax}", *options)
            graph = Graph().parse(str(tmp_path / f"{name}.{syntax}"), format=syntax)
            found = {node for kind in ("Record", "RecordSet") for node in graph.subjects(RDF.type, URIRef(RICO + kind))}
            counts.setdefault(name, set()).add(len(found))
    sizes = {name: sizes.pop() for name, sizes in counts.items() if len(sizes) == 1}
    assert sizes["all"] >= sizes["below"] > sizes["public"] > 3


def test_what_cannot_be_meant_is_said(tmp_path: Path) -> None:
    for words in (["--below"], ["x", "--query", "y"]):
        with pytest.raises(UsageError, match="RECORD"):
            run("mods", tmp_path / "x", *words)
