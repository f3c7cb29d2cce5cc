# ruff: noqa: E501 (finding aids are written as others write them)
"""Finding aids as others make them: both dialects, numbered and unnumbered, with and without DTD, and hostile ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.adapters.media_types import EAD, media_type
from fonds.adapters.page_reader_ead import EadReader
from fonds.core.text.reading import ReadDocument, Reading, Unreadable
from fonds.ports.page_reader import ReadingRules

# a county archive's, of the time of the DTD
COUNTY = """<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE ead PUBLIC "+//ISBN 1-931666-00-8//DTD ead.dtd (Encoded Archival Description (EAD) Version 2002)//EN" "ead.dtd">
<ead audience="external"><eadheader audience="internal" langencoding="iso639-2b"><eadid countrycode="gb">GB-0911-HC</eadid>
<filedesc><titlestmt><titleproper>Harbour Commissioners <date>1890-1960</date></titleproper><author>Listed by A. Clerk</author></titlestmt></filedesc>
<profiledesc><creation>Typed by hand</creation><descrules>ISAD(G)</descrules></profiledesc>
<revisiondesc><change><date>2001</date><item>Converted</item></change></revisiondesc></eadheader>
<archdesc level="fonds" type="inventory"><did><head>Overview</head>
<repository encodinganalog="852"><corpname>County Record Office</corpname><address><addressline>1 Quay Street</addressline></address></repository>
<unitid countrycode="gb">HC</unitid><unittitle>Harbour Commissioners, <unitdate type="inclusive" normal="18900101/19601231">1890-1960</unitdate></unittitle>
<unitdate type="bulk" normal="1920/1939">bulk 1920-1939</unitdate>
<origination label="Creator"><corpname role="creator">Harbour Commissioners of Port Azure</corpname> and <persname>Br&eacute;ton, Anne</persname></origination>
<physdesc><extent>41 boxes</extent> <extent>(6 linear metres)</extent></physdesc>
<langmaterial>Mostly in <language langcode="eng">English</language>, some <language langcode="rus"/></langmaterial>
<abstract>Papers of the harbour.</abstract><physloc>Strong room 3</physloc></did>
<bioghist><head>History</head><p>The Commissioners were set up in 1890.</p>
<chronlist><listhead><head01>Year</head01></listhead><chronitem><date>1890</date><event>Founded</event></chronitem>
<chronitem><date>1960</date><eventgrp><event>Dissolved</event><event>Papers moved</event></eventgrp></chronitem></chronlist></bioghist>
<descgrp type="admin"><head>For readers</head><accessrestrict><p>Open, but <emph render="bold">not</emph> the
   wage books.<lb/>Ask at the desk.</p></accessrestrict><userestrict audience="internal"><p>Staff only: see the folder.</p></userestrict></descgrp>
<arrangement><list type="ordered"><item>Minutes</item><item>Letters<list><item>in</item><item>out</item></list></item></list></arrangement>
<controlaccess><head>Index</head><controlaccess><head>Places</head><geogname>Port Azure</geogname></controlaccess><subject>Harbours</subject>
<persname role="addressee">Master, The</persname><list><item><genreform>minutes</genreform></item></list></controlaccess>
<odd><head>Wreck list</head><p>See the card index.</p></odd>
<dsc type="analyticover"><c01><did><unittitle>Minutes, in short</unittitle></did></c01></dsc>
<dsc type="in-depth"><head>The papers</head>
<c01 level="series" id="s1"><did><unitid>HC/1</unitid><unittitle>Minutes</unittitle></did>
  <c02 level="otherlevel" otherlevel="volume"><did><unitid>HC/1/1</unitid><unittitle><unitdate normal="1890/1895" certainty="circa">about 1890 to 1895</unitdate></unittitle><container type="box">3</container><container type="folder">Folder 2</container></did>
     <scopecontent><p>First.</p><p>Second.</p><table><tgroup cols="2"><tbody><row><entry>May</entry><entry>4 meetings</entry></row></tbody></tgroup></table></scopecontent>
     <dao href="https://example.org/scan/1"><daodesc><p>Scan of the volume</p></daodesc></dao>
     <c03 level="item"><did><unittitle>Resolution on cement</unittitle><unitdate>7 August 1957</unitdate></did></c03></c02></c01>
<c01 level="subfonds"><did><unitid>HC/2</unitid><unittitle>Letters</unittitle></did><c02><did><unittitle>In</unittitle></did></c02></c01>
</dsc></archdesc></ead>"""

# a library's, in a namespace with a prefix, unnumbered
LIBRARY = """<ead:ead xmlns:ead="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink"><ead:eadheader><ead:eadid>ms-7</ead:eadid><ead:filedesc><ead:titlestmt><ead:titleproper>x</ead:titleproper></ead:titlestmt></ead:filedesc></ead:eadheader>
<ead:archdesc level="collection"><ead:did><ead:unittitle>Papers of E. Marsh</ead:unittitle><ead:unitid type="call number">MS 7</ead:unitid></ead:did>
<ead:dsc><ead:c level="series"><ead:did><ead:unittitle>Diaries</ead:unittitle></ead:did>
<ead:c level="file" audience="internal"><ead:did><ead:unittitle>Private</ead:unittitle></ead:did><ead:c level="item"><ead:did><ead:unittitle>A page</ead:unittitle></ead:did></ead:c></ead:c>
<ead:c level="file"><ead:did><ead:unittitle>1956</ead:unittitle><ead:daogrp><ead:daodesc><ead:p>Pictures</ead:p></ead:daodesc><ead:daoloc xlink:href="https://example.org/p/1"/></ead:daogrp></ead:did><ead:separatedmaterial><ead:p>Photographs: MS 8</ead:p></ead:separatedmaterial></ead:c>
</ead:c></ead:dsc></ead:archdesc></ead:ead>"""

# a national archive's, EAD3 with what is structured structured
NATIONAL = """<?xml version="1.0" encoding="UTF-8"?><?xml-model href="https://example.org/ead3.rng"?>
<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>na-fo-5</recordid><filedesc><titlestmt><titleproper>x</titleproper></titlestmt></filedesc><maintenancestatus value="revised"/><maintenanceagency><agencyname>NA</agencyname></maintenanceagency>
<conventiondeclaration><abbr>DACS</abbr><citation>Describing Archives: A Content Standard</citation></conventiondeclaration>
<maintenancehistory><maintenanceevent><eventtype value="created"/><eventdatetime>2019-05-01</eventdatetime><agenttype value="human"/><agent>B. Clerk</agent></maintenanceevent></maintenancehistory></control>
<archdesc level="recordgrp"><did><unitid>FO 5</unitid><unittitle>Foreign Office, <title><part>Northern</part></title> department</unittitle>
<unitdatestructured unitdatetype="inclusive"><daterange><fromdate standarddate="1948">1948</fromdate><todate standarddate="1957-08">August 1957</todate></daterange></unitdatestructured>
<unitdatestructured><dateset><datesingle standarddate="1961-03-02">2 March 1961</datesingle><datesingle notbefore="1963" notafter="1964">1963 or 1964</datesingle></dateset></unitdatestructured>
<origination><corpname><part>Foreign Office</part><part>Northern Department</part></corpname></origination>
<physdescstructured coverage="whole" physdescstructuredtype="spaceoccupied"><quantity>12</quantity><unittype>boxes</unittype><dimensions>40 cm</dimensions></physdescstructured>
<langmaterial><languageset><language langcode="kor">Korean</language><script scriptcode="Hang">Hangul</script></languageset></langmaterial></did>
<scopecontent><p>Letters <quote>and</quote> telegrams.</p></scopecontent>
<relations><relation relationtype="resourcerelation"><relationentry>FO 6</relationentry></relation></relations>
<controlaccess><subject><part>Trade</part><part>Cement</part></subject><persname relator="addressee"><part>Vane</part><part>R.</part></persname></controlaccess>
<dsc><c01 level="series"><did><unitid>FO 5/1</unitid><unittitle>Telegrams</unittitle><didnote>Kept apart.</didnote></did>
<c02 level="item" id="t117"><did><unittitle>Telegram 117</unittitle><unitdate normal="1957-08-07">7.8.57</unitdate><daoset><dao daotype="derived" href="https://example.org/117.jpg" linktitle="Front"/><dao daotype="derived" href="https://example.org/117b.jpg"/></daoset></did></c02></c01></dsc></archdesc></ead>"""


def read(tmp_path: Path, text: str | bytes) -> Reading:
    path = tmp_path / "aid.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("iso-8859-1" if "iso-8859" in text else "utf-8"))
    assert media_type(path) == EAD
    return EadReader().read(path, EAD, ReadingRules())


def values(document: ReadDocument, name: str) -> list[str]:
    return [each.value for each in document.elements if each.name == name]


def outline(reading: Reading) -> list[tuple[str, str, str]]:
    """Level, title, and the title of what it is within."""
    titles = {d.key: (values(d, "title") or [""])[0] for d in reading.documents}
    return [(d.level_of_description, titles[d.key], titles.get(d.within, "")) for d in reading.documents]


def test_numbered_components_under_a_document_type(tmp_path: Path) -> None:
    found = read(tmp_path, COUNTY)
    assert outline(found) == [
        ("fonds", "Harbour Commissioners", ""),
        ("series", "Minutes", "Harbour Commissioners"),
        ("series", "about 1890 to 1895", "Minutes"),
        ("item", "Resolution on cement", "about 1890 to 1895"),
        ("series", "Letters", "Harbour Commissioners"),
        ("file", "In", "Letters"),
    ]
    assert [d.key for d in found.documents] == [
        "GB-0911-HC", "GB-0911-HC/s1", "GB-0911-HC/HC/1/1", "GB-0911-HC/1.1.1", "GB-0911-HC/HC/2", "GB-0911-HC/2.1",
    ]  # fmt: skip
    fonds, _, volume, item, letters, _ = found.documents
    assert fonds.references == ("HC",) and fonds.repository == "County Record Office"
    assert [(d.role, d.as_written, d.edtf) for d in fonds.dates] == [
        ("written", "1890-1960", "1890-01-01/1960-12-31"), ("period covered", "bulk 1920-1939", "1920/1939"),
    ]  # fmt: skip
    assert values(fonds, "creators") == ["Harbour Commissioners of Port Azure", "Bréton, Anne"]
    assert values(fonds, "extent_and_medium") == ["41 boxes, (6 linear metres)"]
    assert values(fonds, "languages") == ["English", "Russian"]
    assert values(fonds, "scope_and_content") == ["Papers of the harbour."]
    assert values(fonds, "shelf_mark") == ["Strong room 3"]
    assert values(fonds, "administrative_history") == [
        "The Commissioners were set up in 1890.\n\n1890: Founded\n1960: Dissolved\nPapers moved"
    ]
    assert values(fonds, "access_conditions") == ["Open, but not the wage books.\nAsk at the desk."]
    assert values(fonds, "reproduction_conditions") == []
    assert values(fonds, "arrangement") == ["– Minutes\n– Letters\n\n– in\n– out"]
    assert values(fonds, "places") == ["Port Azure"] and values(fonds, "subjects") == ["Harbours"]
    assert values(fonds, "recipients") == ["Master, The"] and values(fonds, "document_type") == ["minutes"]
    assert values(fonds, "note") == ["Wreck list\n\nSee the card index."]
    assert values(fonds, "rules") == ["ISAD(G)"] and values(fonds, "archivists_note") == ["Listed by A. Clerk"]
    assert [(d.as_written, d.edtf) for d in volume.dates] == [("about 1890 to 1895", "1890~/1895~")]
    assert values(volume, "level_of_description") == ["volume"]
    assert values(volume, "shelf_mark") == ["Box 3, Folder 2"]
    assert values(volume, "scope_and_content") == ["First.\n\nSecond.\n\nMay | 4 meetings"]
    assert values(volume, "digital_copies") == ["Scan of the volume: https://example.org/scan/1"]
    assert [(d.as_written, d.edtf) for d in item.dates] == [("7 August 1957", None)], "its words are read later"
    assert values(letters, "level_of_description") == ["subfonds"]
    assert any("audience" in remark.reason for remark in found.remarks)


def test_unnumbered_components_in_a_namespace(tmp_path: Path) -> None:
    found = read(tmp_path, LIBRARY)
    assert outline(found) == [
        ("collection", "Papers of E. Marsh", ""),
        ("series", "Diaries", "Papers of E. Marsh"),
        ("file", "Private", "Diaries"),
        ("item", "A page", "Private"),
        ("file", "1956", "Diaries"),
    ]
    assert [d.access_state for d in found.documents] == ["", "", "restricted", "", ""]
    year = found.documents[-1]
    assert values(year, "digital_copies") == ["Pictures: https://example.org/p/1"]
    assert values(year, "related_units") == ["Photographs: MS 8"]


def test_what_ead3_structures(tmp_path: Path) -> None:
    found = read(tmp_path, NATIONAL)
    assert outline(found) == [
        ("fonds", "Foreign Office, Northern department", ""),
        ("series", "Telegrams", "Foreign Office, Northern department"),
        ("item", "Telegram 117", "Telegrams"),
    ]
    group, series, item = found.documents
    assert [(d.as_written, d.edtf) for d in group.dates] == [
        ("1948–August 1957", "1948/1957-08"), ("2 March 1961", "1961-03-02"), ("1963 or 1964", "[1963..1964]"),
    ]  # fmt: skip
    assert values(group, "creators") == ["Foreign Office, Northern Department"]
    assert values(group, "extent_and_medium") == ["12 boxes, 40 cm"]
    assert values(group, "languages") == ["Korean"] and values(group, "scripts") == ["Hangul"]
    assert values(group, "related_units") == ["FO 6"] and values(group, "subjects") == ["Trade – Cement"]
    assert values(group, "recipients") == ["Vane, R."]
    assert values(group, "rules") == ["Describing Archives: A Content Standard"]
    assert values(group, "dates_of_description") == ["2019-05-01, B. Clerk"]
    assert values(series, "note") == ["Kept apart."]
    assert values(item, "digital_copies") == ["Front: https://example.org/117.jpg", "https://example.org/117b.jpg"]
    assert [(d.as_written, d.edtf) for d in item.dates] == [("7.8.57", "1957-08-07")]


BOMB = '<!DOCTYPE ead [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><ead><archdesc><did><unittitle>&b;</unittitle></did></archdesc></ead>'
OUTSIDE = '<!DOCTYPE ead [<!ENTITY f SYSTEM "file:///etc/passwd">]><ead><archdesc><did><unittitle>&f;</unittitle></did></archdesc></ead>'
PARAMETER = '<!DOCTYPE ead [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]><ead><archdesc/></ead>'
UNKNOWN = (
    '<!DOCTYPE ead SYSTEM "ead.dtd"><ead><archdesc><did><unittitle>x&boilerplate;</unittitle></did></archdesc></ead>'
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB, "defines entities"), (OUTSIDE, "defines entities"), (PARAMETER, "defines entities"),
        (UNKNOWN, "boilerplate"), ("<ead><archdesc><did></ead>", "not well-formed"), ("<ead><eadheader/></ead>", "archdesc"),
        ("<ead><archdesc><did/>" + "<dsc>" + "<c><did/>" * 400 + "</c>" * 400 + "</dsc></archdesc></ead>", "not well-formed"),
    ],
)  # fmt: skip
def test_what_is_hostile_or_broken_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as refused:
        read(tmp_path, text)
    assert refused.value.advice


def test_keys_stay_apart_where_a_file_repeats_them(tmp_path: Path) -> None:
    twice = "<c><did><unitid>1</unitid><unittitle>A</unittitle></did></c>" * 2
    found = read(tmp_path, f"<ead><archdesc><did><unitid>X</unitid></did><dsc>{twice}</dsc></archdesc></ead>")
    assert [d.key for d in found.documents] == ["X", "1", "2"]
    assert [d.within for d in found.documents] == ["", "X", "X"]
