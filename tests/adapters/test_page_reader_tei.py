# ruff: noqa: E501 (files are quoted as they stand, line for line)
from __future__ import annotations

from pathlib import Path

import pytest

from fonds.adapters.page_reader_tei import TeiReader
from fonds.core.text.reading import LayerKind, ReadDocument, Reading, Unreadable
from fonds.ports.page_reader import ReadingRules

HEADER = """<teiHeader><fileDesc>
<titleStmt><title xml:lang="de">Bericht</title><title xml:lang="en">Report on the harbour</title><author>Ann Example</author>
<respStmt><resp>Translated by</resp><name>Bo Sample</name></respStmt></titleStmt>
<publicationStmt><publisher>Example Press</publisher><availability><licence>CC BY 4.0</licence></availability></publicationStmt>
<sourceDesc><msDesc><msIdentifier><institution>Example Archive</institution><collection>Legation</collection><idno>Box 7</idno></msIdentifier></msDesc></sourceDesc>
</fileDesc><profileDesc><creation><origDate when="1951-05-03">3 May 1951</origDate><origPlace>Port Azure</origPlace></creation>
<langUsage><language ident="de">German</language></langUsage></profileDesc></teiHeader>"""


def tei(body: str, header: str = HEADER) -> str:
    return f'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<text>{body}</text></TEI>'


def read(tmp_path: Path, text: str | bytes) -> Reading:
    path = tmp_path / "a.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return TeiReader().read(path, "application/tei+xml", ReadingRules())


def values(document: ReadDocument, name: str) -> list[str]:
    return [element.value for element in document.elements if element.name == name]


def check_places(reading: Reading) -> None:
    for document in reading.documents:
        for text in document.texts:
            for page in text.pages:
                assert page.text == page.text.strip()
                for layer in page.layers:
                    assert 0 <= layer.start < layer.end <= len(page.text)
            for tag in text.tags:
                words = text.pages[tag.page - 1].text[tag.start : tag.end]
                assert words
                assert words == words.strip()
        for mark in document.marks:
            page = document.texts[0].pages[mark.page - 1]
            assert page.text[mark.start : mark.end] == mark.text


def test_the_header_is_the_description(tmp_path: Path) -> None:
    (found,) = read(tmp_path, tei("<body><p>x</p></body>")).documents
    assert values(found, "title") == ["Report on the harbour"]
    assert values(found, "alternative_title") == ["Bericht"]
    assert values(found, "creators") == ["Ann Example"]
    assert values(found, "translator") == ["Bo Sample"]
    assert values(found, "places") == ["Port Azure"]
    assert values(found, "reproduction_conditions") == ["CC BY 4.0"]
    assert found.references == ("Example Archive, Legation, Box 7",)
    assert [(date.role, date.as_written, date.edtf) for date in found.dates] == [
        ("written", "3 May 1951", "1951-05-03")
    ]


def test_a_date_whose_words_and_attributes_differ_is_kept_twice(tmp_path: Path) -> None:
    reading = read(tmp_path, tei("<body><p>x</p></body>", HEADER.replace("3 May 1951", "4.6.1951")))
    assert [(date.as_written, date.edtf) for date in reading.documents[0].dates] == [
        ("4.6.1951", None), ("1951-05-03", "1951-05-03")
    ]  # fmt: skip
    assert len(reading.remarks) == 1


@pytest.mark.parametrize("words", ["3.5.1951", "5.3.1951", "May 3, 1951", "3 мая 1951 г.", "May 1951"])
def test_other_wordings_of_the_same_date_are_one(tmp_path: Path, words: str) -> None:
    reading = read(tmp_path, tei("<body><p>x</p></body>", HEADER.replace("3 May 1951", words)))
    assert [date.edtf for date in reading.documents[0].dates] == ["1951-05-03"]
    assert not reading.remarks


def test_text_reads_well_and_keeps_its_layers(tmp_path: Path) -> None:
    body = """<body><pb n="5"/><head>A  <hi>Report</hi></head>
      <p>The <persName ref="#x">Consul<pb n="6"/> General</persName> met <supplied>him</supplied> in the har-<lb break="no"/>
         bour<note n="1" place="bottom">At <placeName>Port</placeName>.</note>, <gap reason="illegible" unit="word" quantity="2"/> and
         <choice><sic>recieved</sic><corr>received</corr></choice> <del>not</del> <q>zinc</q>.</p>
      <list><item>one</item><item>two</item></list>
      <table><row><cell>a</cell><cell>1</cell></row><row><cell>b</cell><cell>2</cell></row></table>
      <fw>Secret running head</fw><!-- a comment --><p><stamp>Chancery</stamp></p></body>"""
    reading = read(tmp_path, tei(body))
    check_places(reading)
    (text,) = reading.documents[0].texts
    first, second = text.pages
    assert (first.label, first.text) == ("5", "A Report\n\nThe Consul")
    assert second.label == "6"
    assert second.text == (
        "General met him in the har-bour[1], [2 words illegible] and recieved not “zinc”.\n\none\ntwo\n\na\t1\nb\t2\n\n"
        "Chancery\n\n[1] At Port."
    )
    found = {(layer.kind, second.text[layer.start : layer.end]) for layer in second.layers}
    assert found == {
        (LayerKind.INSERTED, "him"), (LayerKind.NOTE, "[1]"), (LayerKind.EDITORIAL, "[2 words illegible]"),
        (LayerKind.EDITORIAL, "not"), (LayerKind.MARK, "Chancery"), (LayerKind.NOTE, "[1] At Port."),
    }  # fmt: skip
    tagged = [(tag.kind, tag.page, text.pages[tag.page - 1].text[tag.start : tag.end], tag.ref) for tag in text.tags]
    assert tagged == [("person", 1, "Consul", "#x"), ("person", 2, "General", "#x"), ("place", 2, "Port", "")]


def test_original_and_translation_are_two_texts(tmp_path: Path) -> None:
    body = """<body><div type="transcription"><div type="original" xml:lang="de"><p>Der Hafen.</p></div>
        <div type="translation" xml:lang="en"><p>The harbour.</p></div></div></body>"""
    texts = read(tmp_path, tei(body)).documents[0].texts
    assert [(text.kind, text.language, text.pages[0].text, text.paginated) for text in texts] == [
        ("original", "de", "Der Hafen.", False), ("translation", "en", "The harbour.", False)
    ]  # fmt: skip
    assert [text.translator for text in texts] == [None, "Bo Sample"]


def test_a_language_that_is_not_stated_is_the_keeper_s_or_what_the_words_are(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    words = "The harbour of the town was closed for the winter, and it was said that they would open it in the spring."
    path.write_text(tei(f"<body><div type='translation'><p>{words}</p></div></body>"))
    for rule, expected in ((None, "en"), ("fr", "fr")):
        reading = TeiReader().read(path, "application/tei+xml", ReadingRules(language=rule))
        (text,) = reading.documents[0].texts
        assert (text.language, text.language_stated) == (expected, False)


def test_that_a_text_is_missing_is_no_text(tmp_path: Path) -> None:
    body = """<body><div type="original"><p>The original transcription is not available.</p></div>
        <div type="translation"><p>The harbour.</p></div></body>"""
    (found,) = read(tmp_path, tei(body)).documents
    assert [(text.kind, text.language) for text in found.texts] == [("translation", None)]
    assert values(found, "note") == ["The original transcription is not available."]


VOLUME = """<front><div type="section"><head>Persons</head><list><item><persName xml:id="p_AE">Example, Ann</persName>, Consul</item></list></div></front>
<body><div type="compilation"><head>Harbours</head><pb n="9"/>
<div type="document" xml:id="d1" n="1"><head>1. Telegram From <persName type="from" corresp="#p_AE">Example</persName> to the
  <gloss type="to">Ministry</gloss><note n="1" type="source">Source: National Archives, RG 59, Central Files, Box 2, Vol. I. Secret; Nodis. Repeated to Paris.</note></head>
  <dateline><placeName>Port Azure</placeName>, <date when="1951-05-03T10:00:00">May 3, 1951, 10 a.m.</date></dateline>
  <p>Zinc.<note n="2">See <ref target="#d2">Document 2</ref>.</note></p><pb n="10"/></div>
<div type="document" xml:id="d2" n="2"><head>2. Editorial Note</head><p>Nothing else.</p></div>
<div type="document" xml:id="d3" n="3" xmlns:frus="http://history.state.gov/ns/1.0" frus:doc-dateTime-min="1951-05-01T00:00:00Z"
   frus:doc-dateTime-max="1951-05-31T23:59:59Z"><head>3. Paper</head><dateline><date>undated</date></dateline><p>More.</p></div>
</div></body>"""


def test_a_volume_gives_its_documents_one_by_one(tmp_path: Path) -> None:
    reading = read(tmp_path, tei(VOLUME))
    check_places(reading)
    first, second, third = reading.documents
    assert [document.key for document in reading.documents] == ["d1", "d2", "d3"]
    assert values(first, "title") == ["Telegram From Example to the Ministry"]
    assert values(first, "senders") == ["Example, Ann"]
    assert values(first, "recipients") == ["Ministry"]
    assert values(first, "section") == ["Harbours"]
    assert first.references == ("National Archives, RG 59, Central Files, Box 2, Vol. I",)
    assert [(mark.kind, mark.value) for mark in first.marks] == [("classification", "Secret; Nodis")]
    assert [(date.as_written, date.edtf) for date in first.dates] == [("May 3, 1951, 10 a.m.", "1951-05-03")]
    assert [page.label for page in first.texts[0].pages] == ["9"]
    assert first.texts[0].pages[0].text.split("\n\n")[1:3] == ["Port Azure, May 3, 1951, 10 a.m.", "Zinc.[2]"]
    assert second.texts[0].kind == "text"
    assert [page.label for page in second.texts[0].pages] == ["10"]
    assert [(date.as_written, date.edtf, date.inferred) for date in third.dates] == [
        ("undated", "[1951-05-01..1951-05-31]", True)
    ]
    parent = first.parent
    assert parent is not None
    assert all(document.parent is parent for document in reading.documents)
    assert [(name.ref, name.name, name.remark) for name in parent.names] == [("p_AE", "Example, Ann", "Consul")]


ENTITY_BOMB = '<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><TEI><text>&b;</text></TEI>'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        (ENTITY_BOMB, "entity"),
        ('<!DOCTYPE TEI [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><TEI/>', "entity"),
        (ENTITY_BOMB.encode("utf-16"), "entity"),
        ("<TEI><text><body><p>one</body></text></TEI>", "line 1"),
        ("<TEI>\n<text>\n<body>\n<p>one\n</body></text></TEI>", "<p> on line 4 is not closed"),
        ("<TEI><text><body><p>breaks off", "line 1"),
        ("<html><body/></html>", "<html>"),
        ('<exist:collection xmlns:exist="http://exist.sourceforge.net/NS/exist"/>', "eXist directory listing"),
        ("<TEI><teiHeader/></TEI>", "no <text>"),
        ("not XML at all", "line 1"),
        ("<TEI><text><body>" + "<div>" * 3000 + "x" + "</div>" * 3000 + "</body></text></TEI>", ""),
    ],
)
def test_what_cannot_be_read_is_refused_with_reason_and_advice(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(tmp_path, text)
    assert said in refused.value.reason
    assert refused.value.advice


@pytest.mark.corpora
def test_a_volume_of_foreign_relations(corpora: Path) -> None:
    path = corpora / "frus" / "frus1969-76v01.xml"
    reading = TeiReader().read(path, "application/tei+xml", ReadingRules())
    check_places(reading)
    documents = {document.key: document for document in reading.documents}
    assert len(documents) == len(reading.documents) == 123
    assert sum(bool(document.dates) for document in reading.documents) == 74
    assert sum(any(date.edtf for date in document.dates) for document in reading.documents) == 72
    assert sum(bool(values(document, "source_note")) for document in reading.documents) == 76
    tags = [tag for document in reading.documents for text in document.texts for tag in text.tags]
    assert sum(tag.kind == "person" and bool(tag.name) for tag in tags) == 1066
    calls = [
        layer.label
        for document in reading.documents
        for page in document.texts[0].pages
        for layer in page.layers
        if layer.label.startswith("call ")
    ]
    assert len(calls) == 215
    letter = documents["d10"]
    assert values(letter, "title") == ["Letter From President Nixon to Secretary of Defense Laird"]
    assert letter.references == (
        "National Archives, Nixon Presidential Materials, NSC Files, Box 220, Agency Files, Department of Defense, "
        "Vol. I, 1/12/69",
    )
    assert [page.label for page in letter.texts[0].pages] == ["56", "57", "58"]
    assert letter.texts[0].pages[1].text.startswith("elements of one or another issue")
    assert [(mark.kind, mark.value) for mark in letter.marks] == [("classification", "Secret")]
    assert letter.parent is not None
    assert sum(name.kind == "person" for name in letter.parent.names) == 40
    assert values(letter.parent, "editors") == ["Louis J. Smith", "David H. Herschler", "David S. Patterson"]


@pytest.mark.corpora
def test_diplomatic_reports(corpora: Path) -> None:
    reader, kinds, refused, doubled = TeiReader(), [], [], 0
    for path in sorted((corpora / "ehri").glob("*.xml")):
        try:
            reading = reader.read(path, "application/tei+xml", ReadingRules())
        except Unreadable as error:
            refused.append((path.name, error.reason))
            continue
        check_places(reading)
        (document,) = reading.documents
        assert values(document, "title")
        assert len(document.references) == 1
        assert all("not available" not in page.text for text in document.texts for page in text.pages)
        assert any(date.edtf for date in document.dates)
        kinds += [text.kind for text in document.texts]
        doubled += len(document.dates) > 1
    assert sorted(kinds) == ["original"] + ["translation"] * 85
    assert [name for name, _ in refused] == ["__contents__.xml"]
    assert "eXist" in refused[0][1]
    assert doubled
