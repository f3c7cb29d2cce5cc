"""Dublin Core, MODS and EAD3: valid by their own schemas, whatever is described."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fonds.core.description.elements import ELEMENTS
from fonds.core.standards import ead3, ead2002
from fonds.core.standards.described import (
    Described,
    DescribedDate,
    DescribedElement,
    DescribedObject,
    DescribedUnit,
)
from fonds.core.standards.dublin_core import to_oai_dc
from fonds.core.standards.ead3 import to_ead3
from fonds.core.standards.ead2002 import to_ead2002
from fonds.core.standards.mods import to_mods
from schemas_kept import faults

WRITERS = [(to_oai_dc, "oai_dc.xsd"), (to_mods, "mods.xsd"), (to_ead3, "ead3.xsd"), (to_ead2002, "ead2002.xsd")]
DC = {"dc": "http://purl.org/dc/elements/1.1/"}
MODS = {"m": "http://www.loc.gov/mods/v3"}
EAD = {"e": "http://ead3.archivists.org/schema/"}

EDTF = ["", "1957-08-07", "1957-08", "1957/1958", "1957-08-01/1957-08-15", "1957~", "195X", "1955-22", "../1957"]
words = st.text(max_size=30)
described = st.builds(
    Described,
    identifier=st.from_regex(r"[0-9bcdf]{12}", fullmatch=True),
    url=st.just("https://archive.example.org/records/0"),
    level=st.sampled_from(["fonds", "series", "subseries", "file", "item", "collection", "part"]),
    title=words,
    reference_code=words,
    date=st.sampled_from(EDTF),
    dates=st.lists(st.builds(DescribedDate, st.sampled_from(["written", "sent"]), st.sampled_from(EDTF), words)).map(
        tuple
    ),
    elements=st.lists(
        st.builds(DescribedElement, st.sampled_from([e.name for e in ELEMENTS]), words, st.just(""), st.booleans()),
        max_size=8,
    ).map(tuple),
    repository=words,
    country=words,
    parents=st.lists(
        st.builds(DescribedUnit, words, st.just("https://a.example/1"), words, words, st.just("fonds")), max_size=3
    ).map(tuple),
    collections=st.lists(words, max_size=2).map(tuple),
    objects=st.lists(
        st.builds(DescribedObject, words, st.sampled_from(["ocr", "translation"]),
                  st.sampled_from(["", "en", "zh-Hant"]), words, words, words, words, words), max_size=2,
    ).map(tuple),
    changed_at=st.none() | st.integers(0, 2**33),
    site=words.filter(bool),
)  # fmt: skip


@pytest.mark.parametrize(("write", "schema"), WRITERS, ids=[name for _, name in WRITERS])
@given(made=described)
@settings(max_examples=60, deadline=None)
def test_whatever_is_described_is_valid(write, schema: str, made: Described) -> None:  # type: ignore[no-untyped-def]
    assert faults(write(made), schema) == []


LETTER = Described(
    identifier="0whzft1p3znz",
    url="https://archive.example.org/records/0whzft1p3znz",
    level="item",
    title="Letter on the harbour",
    reference_code="F. 0102, Op. 13, D. 5, l. 12",
    date="1957-08-07",
    dates=(DescribedDate("written", "1957-08-07", "7 August 1957"), DescribedDate("received", "1957-08-09", "9.8.57")),
    elements=(
        DescribedElement("senders", "E. Marsh"),
        DescribedElement("recipients", "Foreign Office"),
        DescribedElement("names", "A harbour master"),
        DescribedElement("document_type", "letter"),
        DescribedElement("creators", "Legation of Arden", inherited=True),
        DescribedElement("scope_and_content", "On cement \x0band ships."),
        DescribedElement("access_conditions", "Open", inherited=True),
    ),
    repository="State Archive of Orsova",
    country="Orsova",
    parents=(DescribedUnit("1", "https://archive.example.org/records/1", "Legation of Arden", "F. 0102", "fonds"),),
    collections=("The legation",),
    objects=(
        DescribedObject("a", "original", "ru", "text/plain", "", "Public domain", "", ""),
        DescribedObject("b", "translation", "en", "text/plain", "L. Ashby", "", "", ""),
    ),
    changed_at=1_790_000_000,
    site="Archive",
)


def test_dublin_core_tells_makers_from_those_mentioned() -> None:
    made = to_oai_dc(LETTER)

    def of(name: str) -> list[str | None]:
        return [each.text for each in made.findall(f"dc:{name}", DC)]

    assert of("title") == ["Letter on the harbour"]
    assert of("creator") == ["E. Marsh"]
    assert of("subject") == ["A harbour master"]
    assert of("contributor") == ["L. Ashby"]
    assert of("date") == ["1957-08-07"]
    assert of("language") == ["ru"]
    assert of("description") == ["On cement and ships.", "To: Foreign Office"]
    assert of("identifier") == [LETTER.url, LETTER.reference_code]
    assert of("source") == ["State Archive of Orsova, F. 0102, Op. 13, D. 5, l. 12"]
    assert of("rights") == ["Open", "Public domain"]
    assert of("relation") == ["Legation of Arden (https://archive.example.org/records/1)", "The legation"]


def test_mods_names_people_by_their_part_in_it() -> None:
    made = to_mods(LETTER)
    roles = {
        name.findtext("m:namePart", namespaces=MODS): name.findtext("m:role/m:roleTerm", namespaces=MODS)
        for name in made.findall("m:name", MODS)
    }
    assert roles == {"E. Marsh": "cre", "Foreign Office": "rcp", "L. Ashby": "trl"}
    assert made.findtext("m:subject/m:name/m:namePart", namespaces=MODS) == "A harbour master"
    assert made.findtext("m:originInfo/m:dateCreated", namespaces=MODS) == "1957-08-07"
    assert made.findtext("m:relatedItem[@type='host']/m:titleInfo/m:title", namespaces=MODS) == "Legation of Arden"
    assert made.findtext("m:location/m:shelfLocator", namespaces=MODS) == LETTER.reference_code


def test_ead3_describes_the_unit_alone() -> None:
    made = to_ead3(LETTER)
    unit = made.find("e:archdesc", EAD)
    assert unit is not None and unit.get("level") == "item"
    assert unit.findtext("e:did/e:unittitle", namespaces=EAD) == "Letter on the harbour"
    date = unit.find("e:did/e:unitdate", EAD)
    assert date is not None and (date.text, date.get("normal")) == ("7 August 1957", "1957-08-07")
    (recipient,) = unit.findall("e:controlaccess/e:name[@relator='addressee']", EAD)
    assert recipient.findtext("e:part", namespaces=EAD) == "Foreign Office"
    assert unit.findtext("e:did/e:origination/e:name/e:part", namespaces=EAD) == "E. Marsh"
    assert unit.findtext("e:scopecontent/e:p", namespaces=EAD) == "On cement and ships."
    assert unit.find("e:accessrestrict", EAD) is None, "what the fonds says is said at the fonds"
    unit = to_ead3(replace(LETTER, level="part")).find("e:archdesc", EAD)
    assert unit is not None and dict(unit.attrib) == {"level": "otherlevel", "otherlevel": "part"}


def part(identifier: str, level: str = "file") -> Described:
    return replace(LETTER, identifier=identifier, level=level)


FINDING_AIDS = [(ead3.finding_aid, "ead3.xsd"), (ead2002.finding_aid, "ead2002.xsd")]


@pytest.mark.parametrize(("finding_aid", "schema"), FINDING_AIDS, ids=["ead3", "ead2002"])
def test_a_finding_aid_holds_what_is_below_where_it_stands(finding_aid, schema: str) -> None:  # type: ignore[no-untyped-def]
    below = [(1, part("a", "series")), (2, part("b")), (3, part("c", "item")), (3, part("d", "item")), (2, part("e")),
             (1, part("f", "series"))]  # fmt: skip
    made = etree.fromstring(b"".join(finding_aid(replace(LETTER, level="fonds"), iter(below))))
    assert faults(made, schema) == []
    found = [(len(list(c.iterancestors("{*}c"))) + 1, str(c.get("id"))[1:]) for c in made.iter("{*}c")]
    assert found == [(depth, unit.identifier) for depth, unit in below]
    alone = etree.fromstring(b"".join(finding_aid(LETTER, [])))
    assert faults(alone, schema) == [] and alone.find(".//{*}dsc") is None
    with pytest.raises(ValueError, match="deep"):
        list(finding_aid(LETTER, [(1, part("a")), (3, part("b"))]))


@pytest.mark.parametrize(("finding_aid", "schema"), FINDING_AIDS, ids=["ead3", "ead2002"])
@given(depths=st.lists(st.integers(0, 5), max_size=30), made=described)
@settings(max_examples=30, deadline=None)
def test_any_hierarchy_is_valid(finding_aid, schema: str, depths: list[int], made: Described) -> None:  # type: ignore[no-untyped-def]
    below: list[tuple[int, Described]] = []
    for number, depth in enumerate(depths):
        deepest = below[-1][0] + 1 if below else 1
        below.append((min(depth + 1, deepest), replace(made, identifier=f"{number:012d}")))
    whole = b"".join(finding_aid(made, below))
    assert faults(etree.fromstring(whole), schema) == []
    assert len(list(etree.fromstring(whole).iter("{*}c"))) == len(below)


def test_the_schemas_notice() -> None:
    made = to_mods(LETTER)
    etree.SubElement(made, "{http://www.loc.gov/mods/v3}invented")
    assert faults(made, "mods.xsd")
