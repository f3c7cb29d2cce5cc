"""Every text of the table comes back from every encoding it was written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.adapters.text_decoding import decoded

RUSSIAN = "Посол сообщил, что в беседе с министром он поднял вопрос о поставках угля."
KOREAN = "내각 부수상 정일룡은 1957년 8월 7일에 대사와 만났다고 말하였다."
CHINESE = "内阁副首相郑一龙会见了苏联大使，谈到了五年计划的问题。"
CZECH = "Velvyslanec sdělil, že podle vlády je situace vážná a že se o tom bude jednat."
FRENCH = "L’ambassadeur a déclaré que le gouvernement ne voulait pas négocier."

CASES = [
    *((RUSSIAN, code) for code in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")),
    *((RUSSIAN, code) for code in ("cp1251", "koi8-r", "cp866")),
    (RUSSIAN.upper(), "cp1251"),
    (RUSSIAN.upper(), "koi8-r"),
    *((KOREAN, code) for code in ("cp949", "utf-16-le", "utf-16-be")),
    *((CHINESE, code) for code in ("gb18030", "utf-16-le", "utf-16-be")),
    ("內閣副首相鄭一龍會見了蘇聯大使，談到了五年計劃的問題。", "big5"),
    ("総理大臣は昨日、大使と会談したと述べた。これについては知らない。", "shift_jis"),
    (CZECH, "cp1250"),
    (FRENCH, "cp1252"),
    ("He said “no” – twice.", "cp1252"),
    ("Café à la gare, le 3 août 1957. Le ministre a reçu M. Dupré.", "cp1252"),
    ("Le père et la mère vont au marché près de l'école.", "cp1252"),
    ("Señor Muñoz llegó a España el 3 de marzo.", "cp1252"),
    ("Ministr zahraničních věcí přijal velvyslance v Praze; čtvrtý článek.", "cp1250"),
    ("Koń i dłoń", "cp1250"),
]


@pytest.mark.parametrize(("text", "encoding"), CASES)
@pytest.mark.parametrize("times", [1, 40])
def test_text_comes_back(text: str, encoding: str, times: int) -> None:
    found = decoded((text * times).encode(encoding))
    assert found.text == text * times


def test_older_encodings_are_remarked() -> None:
    assert "cp1251" in decoded(RUSSIAN.encode("cp1251")).remarks[0].reason
    assert decoded(RUSSIAN.encode("utf-16")).remarks == ()


def test_a_stated_encoding_is_believed_where_utf8_does_not_fit() -> None:
    assert decoded("Füße".encode("latin-1"), stated="iso-8859-1").text == "Füße"
    assert decoded("Füße".encode(), stated="iso-8859-1").text == "Füße"
    assert decoded("Füße".encode("cp1252"), stated="no-such-code").text == "Füße"


def test_damage_is_counted_and_the_rest_survives() -> None:
    found = decoded("Чон Ир".encode() + b"\xff\xfe" + " Ён".encode())
    assert found.text == "Чон Ир\ufffd\ufffd Ён"
    assert found.remarks[0].reason.startswith("2 places")


def test_newlines_and_nul() -> None:
    found = decoded(b"a\r\nb\rc\nd\0e" + b" filler" * 50)
    assert found.text.startswith("a\nb\nc\nd\ufffde")
    assert "NUL" in found.remarks[-1].reason


@pytest.mark.parametrize("text", ["The consul met\0 the Ambassador in Paris.", "Ab\0cd", "The port.\n\0"])
def test_a_stray_nul_makes_no_text_one_of_two_bytes_a_letter(text: str) -> None:
    found = decoded(text.encode())
    assert (found.text, found.encoding) == (text.replace("\0", "\ufffd"), "utf-8")


@given(st.binary(max_size=400))
def test_any_bytes_become_text_that_a_database_takes(data: bytes) -> None:
    text = decoded(data).text
    assert "\0" not in text and "\r" not in text
    text.encode("utf-8")


@given(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\r\0\ufeff"), max_size=200))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    if "\x1b" in text:
        return
    assert decoded(text.encode()).text == text
