"""TEI: valid by the consortium's own schema whatever the texts are, and read back code point by code point."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from core.standards.test_harvested_formats import LETTER, described
from fonds.core.parsing.tei import read_tei
from fonds.core.standards.described import Described
from fonds.core.standards.tei import to_tei
from fonds.core.standards.transcribed import TranscribedMark, TranscribedPage, TranscribedRange, TranscribedText
from fonds.core.text.reading import LayerKind, ReadDocument
from schemas_kept import FOLDER

# half of a character cannot come out of a file, whatever encoding it is in
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
tidy = words.map(lambda w: " ".join("".join(c for c in w if c.isprintable()).split()))


@st.composite
def page(draw: st.DrawFn) -> TranscribedPage:
    text = draw(words)
    place = st.integers(0, len(text))
    sides = st.tuples(place, place).map(sorted)
    ranges = [
        TranscribedRange(kind, a, b, label=label)
        for kind, (a, b), label in draw(st.lists(st.tuples(st.sampled_from(list(map(str, LayerKind))), sides, tidy),
                                                 max_size=4))
    ]  # fmt: skip
    tags = st.tuples(st.sampled_from(["person", "place", "organisation", "date", "term", "other"]), sides,
                     st.sampled_from(["", "#p_1", "https://example.org/1", "two words"]), tidy,
                     st.sampled_from(["", "1957-08-07", "195X"]))  # fmt: skip
    ranges += [TranscribedRange(k, a, b, is_tag=True, ref=r, name=n, when=w)
               for k, (a, b), r, n, w in draw(st.lists(tags, max_size=3))]  # fmt: skip
    marks = [
        TranscribedMark(kind, a, b, text[a:b], value, date, "", ("a flag",))
        for kind, (a, b), value, date in draw(
            st.lists(st.tuples(st.sampled_from(["registry number", "stamp"]), sides, tidy, tidy), max_size=3)
        )
    ]
    return TranscribedPage(text, draw(st.sampled_from(["", "12", "l. 3ob"])), tuple(ranges), tuple(marks))


texts = st.lists(
    st.builds(TranscribedText, st.from_regex(r"[0-9bcdf]{12}", fullmatch=True), st.sampled_from(["ocr", "translation"]),
              st.sampled_from(["", "en", "zh-Hant"]), tidy, tidy, tidy, st.just(True),
              st.lists(page(), max_size=3).map(tuple)),
    max_size=3, unique_by=lambda text: text.identifier,
).map(tuple)  # fmt: skip


@cache
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(FOLDER / "tei_all.rng")))


def written(made: Described, held: tuple[TranscribedText, ...]) -> etree._Element:
    root = etree.fromstring(etree.tostring(to_tei(made, held), xml_declaration=True, encoding="UTF-8"))
    assert schema().validate(root), [f"{e.path}: {e.message}" for e in schema().error_log]
    return root


def read_back(root: etree._Element) -> ReadDocument:
    (document,), _ = read_tei(root)
    return document


@given(made=described, held=texts)
@settings(max_examples=60, deadline=None)
def test_whatever_is_written_is_valid_and_comes_back(made: Described, held: tuple[TranscribedText, ...]) -> None:
    document = read_back(written(made, held))
    assert len(document.texts) == len(held)
    for number, (before, after) in enumerate(zip(held, document.texts, strict=True)):
        assert [page.text for page in after.pages] == [page.text for page in before.pages]
        assert (after.kind, after.language or "") == (before.kind, before.language)
        assert (after.translator or "", after.rights or "") == (before.translator, before.rights)
        for place, (one, two) in enumerate(zip(before.pages, after.pages, strict=True), 1):
            assert (two.label or "") == one.label
            layers = [(r.kind, r.start, r.end, r.label) for r in one.ranges if not r.is_tag]
            assert sorted((str(v.kind), v.start, v.end, v.label) for v in two.layers) == sorted(layers)
            tags = [(r.kind, r.start, r.end, r.ref, r.name, r.when) for r in one.ranges if r.is_tag]
            found = [(t.kind, t.start, t.end, t.ref, t.name, t.when or "") for t in after.tags if t.page == place]
            assert sorted(found) == sorted(tags)
            marks = [(m.kind, m.start, m.end, m.text, m.value, m.date_as_written, m.flags) for m in one.marks]
            of_page = [m for m in document.marks if (m.text_number, m.page) == (number, place)]
            assert sorted(
                (m.kind, m.start, m.end, m.text, m.value, m.date_as_written or "", m.flags) for m in of_page
            ) == sorted(marks)


def test_others_find_the_words_and_the_people_in_it() -> None:
    text = "7.VIII.57  Secret\x0c\nTo Comrade Puzanov."
    page = TranscribedPage(text, "12", (
        TranscribedRange("mark", 0, 17, label="date"), TranscribedRange("handwriting", 11, 25, label="hand"),
        TranscribedRange("person", 22, 37, is_tag=True, ref="#p1", name="Puzanov, A. M."),
    ), (TranscribedMark("classification", 11, 17, "Secret", "secret"),))  # fmt: skip
    root = written(LETTER, (TranscribedText("0whzft1p3znz", "original", "ru", "", "Free", "1992", True, (page,)),))
    assert root.findtext(".//{*}titleStmt/{*}title") == "Letter on the harbour"
    (block,) = root.findall(".//{*}body/{*}div/{*}ab")
    assert "".join(block.itertext()) == text.replace("\x0c", "")
    (apart,) = root.findall(".//{*}back//{*}note[@type='layer']")
    assert apart.get("n") == "handwriting", "it crosses the mark"
    assert "".join(root.find(".//{*}persName").itertext()) == text[22:37].replace("\x0c", "")
    assert root.find(".//{*}pb").get("n") == "12"
    document = read_back(root)
    assert document.texts[0].pages[0].text == text
    assert document.references == (LETTER.reference_code,) and document.repository == LETTER.repository
    assert {e.name for e in document.elements} >= {"title", "senders", "recipients", "scope_and_content", "names"}


def test_a_record_without_a_text_is_a_description() -> None:
    document = read_back(written(replace(LETTER, title=""), ()))
    assert document.texts == () and [e.value for e in document.elements if e.name == "title"] == [""]
