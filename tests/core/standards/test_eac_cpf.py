"""EAC-CPF: valid by its own schema whatever is described, and read back as it was written; foreign records too."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fonds.core.standards.eac_cpf import (
    AuthorityDescribed,
    Found,
    NameForm,
    NoAuthorityRecord,
    OfficeAttested,
    Related,
    authorities_read,
    to_eac_cpf,
)
from fonds.core.text.xml_characters import xml_characters
from schemas_kept import faults

EDTF = st.sampled_from(["", "1957-08-07", "1957-08", "1957", "1957~", "1957-08-01/1957-08-15"])
words = st.text(max_size=30)
said = st.text(min_size=1, max_size=20)
URL = "https://archive.example.org/people/0"
found = st.none() | st.builds(Found, words, st.floats(0, 1), st.sampled_from(["", "confirmed", "corrected"]))
described = st.builds(
    AuthorityDescribed,
    identifier=st.from_regex(r"[0-9bcdf]{12}", fullmatch=True),
    kind=st.sampled_from(["person", "body"]),
    name=said,
    url=st.just(URL),
    site=words,
    changed_at=st.just("2026-01-31"),
    names=st.lists(st.builds(NameForm, said, words, st.booleans(), found), max_size=4).map(tuple),
    identifiers=st.dictionaries(st.sampled_from(["viaf", "wikidata", "gnd"]), said),
    offices=st.lists(st.builds(OfficeAttested, said, EDTF, words, st.just(URL), found), max_size=3).map(tuple),
    relations=st.lists(st.builds(Related, said, said, st.just(URL), EDTF, found), max_size=3).map(tuple),
    documents=st.lists(st.builds(Related, said, said, st.just(URL), EDTF, found), max_size=3).map(tuple),
    note=words,
    reviewed=st.booleans(),
    proposed=st.booleans(),
)


@settings(max_examples=25, deadline=None)
@given(described)
def test_valid_whatever_is_described(made: AuthorityDescribed) -> None:
    assert faults(to_eac_cpf(made), "eac-cpf.xsd") == []


def _plain(words: str) -> str:
    return " ".join(xml_characters(words).split())


@settings(max_examples=25, deadline=None)
@given(described)
def test_read_back_as_written(made: AuthorityDescribed) -> None:
    names = list(dict.fromkeys(_plain(each) for each in (made.name, *(form.name for form in made.names))))
    document = etree.fromstring(etree.tostring(to_eac_cpf(made)))
    if not any(names):
        with pytest.raises(NoAuthorityRecord):
            authorities_read(document)
        return
    (read,) = authorities_read(document)
    assert (read.identifier, read.kind) == (made.identifier, made.kind)
    assert list(dict.fromkeys(form.name for form in read.names)) == [name for name in names if name]
    assert read.identifiers == {name: _plain(value) for name, value in made.identifiers.items() if _plain(value)}


def test_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="place"):
        to_eac_cpf(AuthorityDescribed("0", "place", "Nampo", URL, "x", "2026-01-31"))


FOREIGN = """<collection><eac-cpf xmlns="urn:isbn:1-931666-33-4"><control><recordId>X-9</recordId>
<otherRecordId localType="http://viaf.org/viaf">4711</otherRecordId></control><cpfDescription><identity>
<entityType>person</entityType>
<nameEntry><part>Strand</part><part>Anna</part><alternativeForm>local</alternativeForm></nameEntry>
<nameEntryParallel><nameEntry transliteration="BGN"><part>Strand, A.</part></nameEntry></nameEntryParallel>
</identity><description><existDates><dateRange><fromDate>1901</fromDate><toDate>1975</toDate></dateRange></existDates>
<biogHist><p>Consul in Warsaw.</p></biogHist></description></cpfDescription></eac-cpf></collection>"""


def test_records_of_others_are_read() -> None:
    (read,) = authorities_read(etree.fromstring(FOREIGN))
    assert [form.name for form in read.names] == ["Strand, Anna", "Strand, A."]
    assert read.names[1].scheme == "BGN" and read.identifiers == {"viaf": "4711"}
    assert read.history == "Consul in Warsaw." and read.exist_dates == "1901–1975"


def test_another_document_is_no_authority_record() -> None:
    with pytest.raises(NoAuthorityRecord):
        authorities_read(etree.fromstring("<TEI/>"))
