import csv
import io
import re

import pytest
from django.test import Client
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from fonds.web.translating import ngettext_html
from web.archive_builder import NUMBER, UNITS
from web.pages_read import page


def titles(found: LexborHTMLParser) -> list[str]:
    return [node.text(strip=True) for node in found.css(".result__title")]


def paths(found: LexborHTMLParser) -> list[str]:
    return [node.attributes["href"] for node in found.css(".result__title a")]


def test_a_word_of_the_text_finds_its_record_with_the_page(reader: Client) -> None:
    found = page(reader, "/search?q=refused")
    assert paths(found) == [f"/records/{UNITS['memo']}"]
    place = found.css_first(".passage__place a")
    assert place.text().endswith("PDF p. 3")
    assert "page=3" in place.attributes["href"]
    assert found.css_first(".passage mark").text() == "refused"


def test_texts_of_one_record_are_one_result(reader: Client) -> None:
    found = page(reader, "/search?q=minister+secretaries")
    assert paths(found).count(f"/records/{UNITS['memo']}") == 1


def test_the_link_of_a_passage_leads_to_the_words(reader: Client) -> None:
    found = page(reader, "/search?q=refused")
    path, _, fragment = found.css_first(".passage__place a").attributes["href"].partition("#")
    record = page(reader, path)
    assert record.css_first(f"#{fragment}").text() == "refused"


@pytest.mark.parametrize(
    ("query", "layer", "words"),
    [("incoming", "mark", "stamp"), ("missing", "note", "Note 1"), ("him", "inserted", "inserted in the translation")],
)
def test_words_in_layers_are_labelled(reader: Client, query: str, layer: str, words: str) -> None:
    found = page(reader, f"/search?q={query}")
    assert words in [node.text() for node in found.css(f".passage .label--{layer}")]


def test_plain_words_carry_no_layer(reader: Client) -> None:
    found = page(reader, "/search?q=%22harbour+master%22")
    assert found.css(".passage") and not found.css(".passage .label")


def test_a_text_without_pages_is_cited_by_paragraph(reader: Client) -> None:
    found = page(reader, "/search?q=ships")
    assert found.css_first(".passage__place").text(strip=True).endswith("par. 2")


def test_document_languages_are_declared(reader: Client) -> None:
    found = page(reader, "/search?q=порта")
    assert found.css_first(".passage__words").attributes["lang"] == "ru"
    assert found.css_first(".passage mark").text() == "порта"


def test_facets_count_and_narrow(reader: Client) -> None:
    found = page(reader, "/search")
    facet = found.css_first("section[aria-labelledby=facet-document_type]")
    values = {a.css_first(".facet__value").text(): a for a in facet.css("a")}
    assert values["memorandum"].css_first(".count").text() == "1"
    narrowed = page(reader, values["memorandum"].attributes["href"])
    assert paths(narrowed) == [f"/records/{UNITS['memo']}"]
    chip = narrowed.css_first(".chips a")
    assert "memorandum" in chip.text()
    assert len(paths(page(reader, chip.attributes["href"]))) > 1


def test_every_bar_leads_to_as_many_records_as_it_says(reader: Client) -> None:
    bars = page(reader, "/search").css(".bar")
    assert bars
    for bar in bars:
        count = int(re.search(r": (\d+)", bar.attributes["aria-label"])[1])
        total = page(reader, bar.attributes["href"]).css_first("#results").text()
        assert total.split()[0] == str(count), bar.attributes["aria-label"]


def test_undated_and_uncertain_records_have_bars_of_their_own(reader: Client) -> None:
    assert titles(page(reader, "/search?undated=1")) == ["Sketch of the quay"]
    assert paths(page(reader, "/search?uncertain=1")) == [f"/records/{UNITS['report']}"]


def test_the_form_of_years_leads_to_the_address_of_the_range(reader: Client) -> None:
    response = reader.get("/search?q=cement&year_from=1957&year_to=1958")
    assert response.status_code == 302
    assert response["Location"] == "/search?q=cement&years=1957-1958"


def test_sorting_by_date(reader: Client) -> None:
    oldest = paths(page(reader, "/search?sort=date"))
    newest = paths(page(reader, "/search?sort=date-desc"))
    assert oldest.index(f"/records/{UNITS['telegram']}") < oldest.index(f"/records/{UNITS['memo']}")
    assert newest.index(f"/records/{UNITS['memo']}") < newest.index(f"/records/{UNITS['telegram']}")


@pytest.mark.parametrize(
    ("scope", "inside", "outside"),
    [
        ("collection:bureau", "memo", "telegram"),
        ("repository:State Archive of Orsova", "telegram", "memo"),
        ("ancestor:{fonds}", "telegram", "memo"),
        ("ancestor:{file}", "meeting", "telegram"),
        ("record:{memo}", "memo", "telegram"),
    ],
)
def test_search_in(reader: Client, scope: str, inside: str, outside: str) -> None:
    found = page(reader, f"/search?q=legation+harbour&in={scope.format(**UNITS)}")
    assert f"/records/{UNITS[inside]}" in paths(found)
    assert f"/records/{UNITS[outside]}" not in paths(found)
    assert found.css_first("select[name=in] option[selected]") is not None


def test_a_hidden_record_cannot_be_named_as_the_place_to_search(reader: Client) -> None:
    body = reader.get(f"/search?q=legation&in=record:{UNITS['secret']}").content.decode()
    assert "informants" not in body
    assert "bureau" not in page(reader, "/search?q=x&in=collection:empty").css_first(".search-found").text()


def test_a_query_that_does_not_parse_is_run_and_said_how(reader: Client) -> None:
    found = page(reader, "/search?q=legation+AND+(")
    assert paths(found)
    assert "Understood as" in found.css_first(".notice").text()


def test_nothing_found_says_what_was_searched_and_what_is_near(reader: Client) -> None:
    found = page(reader, "/search?q=legation&document_type=map")
    assert titles(found) == []
    text = found.css_first(".nothing").text()
    assert "Searched were the descriptions and texts of" in text
    assert "no text yet" in text
    near = [a.attributes["href"] for a in found.css(".nothing li a")]
    assert "/search?q=legation" in near
    assert all(titles(page(reader, path)) for path in near)


def test_the_value_of_a_condition_is_no_word_to_look_for(reader: Client) -> None:
    found = page(reader, "/search?q=opened:1066+legation+place:")
    near = [
        (node.text().partition(":\N{SPACE}")[0].strip(), node.css_first("a").text())
        for node in found.css(".nothing li")
    ]
    assert near == [("Without “opened:1066”", "legation")]


def test_spelling_is_suggested(reader: Client) -> None:
    found = page(reader, "/search?q=memorandumm")
    suggestion = found.css_first(".search-found .notice a")
    assert suggestion is not None and suggestion.text() == "memorandum"


def test_masked_words_are_neither_shown_nor_found(reader: Client) -> None:
    body = reader.get("/search?q=driver").content.decode()
    assert "driver" in body
    assert NUMBER not in body and NUMBER.replace("-", "") not in body
    assert titles(page(reader, f"/search?q=%22{NUMBER}%22")) == []
    assert NUMBER not in reader.get("/search.csv?q=driver").getvalue().decode()


def test_csv_has_a_row_for_each_passage_with_its_permanent_link(reader: Client) -> None:
    response = reader.get("/search.csv?q=refused")
    text = response.getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["Page"] for row in rows] == ["PDF p. 3"]
    assert rows[0]["Reference"] == "104-20001-20017"
    assert "refused" in rows[0]["Passage"]
    assert rows[0]["Link"].startswith(f"http://127.0.0.1/records/{UNITS['memo']}?object=")


def test_xlsx_holds_the_same_as_csv(reader: Client) -> None:
    book = load_workbook(io.BytesIO(reader.get("/search.xlsx?q=cement").getvalue()))
    rows = [[cell or "" for cell in row] for row in book.active.iter_rows(values_only=True)]
    plain = reader.get("/search.csv?q=cement").getvalue().decode("utf-8-sig")
    assert rows == list(csv.reader(io.StringIO(plain)))
    assert len(rows) > 2


def test_paging_shows_every_record_once(reader: Client) -> None:
    seen: list[str] = []
    path: str | None = "/search"
    while path:
        found = page(reader, path)
        seen += paths(found)
        following = found.css_first(".pager a[rel=next]")
        path = following.attributes["href"] if following else None
    assert len(seen) == len(set(seen)) == int(page(reader, "/search").css_first("#results").text().split()[0])


def test_thousands_stand_apart_wherever_records_are_counted() -> None:
    assert ngettext_html("%(num)s record", "%(num)s records", 15476) == "15\u202f476 records"
