"""By how many English words how well a page was read is told; which words of a page are of small letters alone."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.legibility import Legibility, legibility, small_words

READ_WELL = "the minister said that he would come to see the new mine and the workers who had built it there "
READ_BADLY = "tne miniater seid tnat ne wculd ccme tc eee tne nev nine end tne wcrkera wnc ned buiit it tnere "


@given(st.text("abcdXY_-’“—é1 .\nж", max_size=80))
def test_words_of_small_letters_are_no_parts_of_others(text: str) -> None:
    assert small_words(text) == re.findall(r"(?<![\w-])[a-z]{3,}(?![\w-])", text)


def test_pages_are_told_by_their_own_words() -> None:
    pages = (DocumentPage(1, 3 * READ_WELL), DocumentPage(2, 3 * READ_BADLY))
    read = legibility(Document(pages))
    assert read.pages == (Legibility.CLEAN, Legibility.POOR)
    assert {"minister", "miniater"} <= read.small_words
