"""Real documents in every format that other software reads: valid, read back, the same.

Of each corpus as much as a test has time for: the volume of FRUS and EHRI's editions whole where that is quick, of the
JFK releases some dozens of texts, several of one record among them.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from lxml import etree
from rdflib import RDF, Graph, URIRef

from examples.conftest import archive_of_its_own
from examples.test_finding_aids_read_back import hand_in, said, tree
from examples.texts_compared import folder_of_tei, unlike
from fonds import wiring
from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.exchange import described, units_below
from fonds.catalogue.models import UnitOfDescription
from fonds.core.standards import ead3, ead2002
from fonds.core.standards.ric_o import RICO
from fonds.wiring import today
from fonds.workflows import bulk
from fonds.workflows.exporting_formats import Choice, Site, export_format
from fonds.workflows.indexing import drain
from fonds.workflows.ingest import IngestOptions, ingest
from schemas_kept import faults

pytestmark = [pytest.mark.corpora, pytest.mark.django_db, pytest.mark.timeout(600)]
SITE = Site("Archive", "https://archive.example.org", datetime.date(2026, 1, 1))
ONE_IN = {"jfk": 1, "frus": 4, "ehri": 3}
"""Which share of a corpus's texts goes through TEI."""


def some_of(corpus: Path, folder: Path) -> Path:
    """The corpus, or of one with releases every 40th record of 2018 with its texts of other years."""
    releases = corpus / "releases"
    if not releases.is_dir():
        return corpus
    names = [path.name for path in sorted((releases / "2018").glob("*.md"))[::40]]
    for text in (found for year in sorted(releases.iterdir()) for name in names if (found := year / name).is_file()):
        kept = folder / text.relative_to(corpus)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(text.read_bytes())
    return folder


@pytest.fixture(scope="module", params=["jfk", "frus", "ehri"])
def corpus(
    request: pytest.FixtureRequest, corpora: Path, tmp_path_factory: pytest.TempPathFactory, django_db_setup: None,
    django_db_blocker: Any,
) -> Iterator[str]:  # fmt: skip
    """An archive of one corpus; its name."""
    folder = tmp_path_factory.mktemp(request.param)
    with archive_of_its_own(folder / "archive", django_db_blocker):
        with wiring.ingest_tools(lambda items, _total, _words: items) as tools:
            submitted = wiring.submitted([some_of(corpora / request.param, folder / "some")], [])
            ingest(submitted, IngestOptions(), tools)
        assert not drain(wiring.indexes()).refused
        yield request.param


def test_texts_in_tei_come_back_the_same(corpus: str, tmp_path: Path) -> None:
    units = list(access.units(Reader.KEEPER).filter(has_text=True).order_by("id")[:: ONE_IN[corpus]])
    assert len(units) > 20
    folder_of_tei(units, tmp_path / "tei")
    assert unlike(units, tmp_path / "tei") == []


@pytest.mark.parametrize("dialect", [ead3, ead2002], ids=["ead3", "ead2002"])
def test_finding_aids_are_valid_and_come_back_the_same(corpus: str, dialect: Any, tmp_path: Path) -> None:
    every = access.units(Reader.KEEPER).filter(parent=None).order_by("id")
    tops = [u for u in every if u.children.exists()] or list(every[:12])
    for top in tops:
        made = b"".join(
            dialect.finding_aid(
                described(Reader.KEEPER, top, SITE.address), units_below(Reader.KEEPER, top, SITE.address)
            )
        )
        assert faults(etree.fromstring(made), f"{dialect.__name__.rpartition('.')[2]}.xsd") == []
        (tmp_path / f"{top.pk}.xml").write_bytes(made)
    assert hand_in(tmp_path).refused == []
    for top in tops:
        first, second = tree(top), tree(UnitOfDescription.objects.get(source_key=f"file:{top.pk}#{top.pk}"))
        # of entries with one title, such as "Editorial Note", none comes before another
        written = sorted(json.dumps(said(unit, expected=True), sort_keys=True) for unit in first)
        read = sorted(json.dumps(said(unit, expected=False), sort_keys=True) for unit in second)
        assert len(read) == len(written)
        for before, after in zip(written, read, strict=True):
            assert json.loads(after) == json.loads(before)


@pytest.mark.parametrize(("form", "schema"), [("dc", "oai_dc.xsd"), ("mods", "mods.xsd")])
def test_every_record_is_valid(corpus: str, form: str, schema: str, tmp_path: Path) -> None:
    count = export_format(form, tmp_path / form, Choice(), Reader.KEEPER, SITE)
    files = sorted((tmp_path / form).iterdir())
    assert len(files) == count == access.units(Reader.KEEPER).filter(derived=False).count()
    assert [(path.name, found) for path in files if (found := faults(etree.parse(str(path)).getroot(), schema))] == []


def test_the_graph_has_every_unit_and_no_class_or_property_that_ric_o_lacks(corpus: str, tmp_path: Path) -> None:
    ontology = Graph().parse(str(Path(__file__).parents[1] / "schemas" / "RiC-O_1-1.rdf"))
    known = {str(subject) for subject in ontology.subjects()}
    counted = set()
    for form, syntax in (("ric-turtle", "turtle"), ("ric-json-ld", "json-ld")):
        export_format(form, tmp_path / syntax, Choice(), Reader.KEEPER, SITE)
        graph = Graph().parse(str(tmp_path / syntax), format=syntax)
        used = {*map(str, graph.predicates()), *map(str, graph.objects(predicate=RDF.type))}
        assert {each for each in used if each.startswith(RICO)} <= known
        kinds = (URIRef(RICO + kind) for kind in ("Record", "RecordPart", "RecordSet"))
        counted.add(len({node for kind in kinds for node in graph.subjects(RDF.type, kind)}))
    assert len(counted) == 1 and counted.pop() >= access.units(Reader.KEEPER).filter(derived=False).count()


def test_tables_are_read_back_by_duckdb(corpus: str, tmp_path: Path) -> None:
    counts = bulk.export_parquet(tmp_path / "parquet", Reader.ANONYMOUS, today=today())
    assert bulk.export_jsonl(tmp_path / "lines", Reader.ANONYMOUS, today=today()) == counts
    with duckdb.connect() as base:
        for name, columns in bulk.TABLES.items():
            rows = base.sql(f"select * from '{tmp_path}/parquet/{name}.parquet'").fetchall()
            lines = (tmp_path / "lines" / f"{name}.jsonl").read_text("utf-8").splitlines()
            assert len(rows) == len(lines) == counts[name]
            if name in ("pages", "passages"):
                assert [dict(zip(columns, row, strict=True)) for row in rows] == [json.loads(line) for line in lines]
        (words,) = base.sql(
            f"select count(*) from '{tmp_path}/parquet/pages.parquet' where text ilike '%the%'"
        ).fetchall()
    assert words[0] > 20
