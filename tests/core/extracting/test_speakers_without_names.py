"""Speakers whom a text never names: informants by their symbols, sources, and roles that nobody bears."""

from __future__ import annotations

import pytest

from fonds.core.extracting.document import Document, DocumentPage, StatedName
from fonds.core.extracting.reading import read


def _said(text: str, by: str = "") -> str:
    stated = (StatedName("creators", by, "creator"),) if by else ()
    reading = read(Document((DocumentPage(1, text),), stated=stated))
    called = {each.key: each.name for each in reading.names.entities}
    return "; ".join(
        " < ".join([called[each.speaker], *(called[key] for key in each.reported_by)]) for each in reading.statements
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("On May 3, OS T-4 advised that the harbour was closed.", "OS T-4"),
        ("OS 1234-C-TE, on May 3, advised that the harbour was closed.", "OS 1234-C-TE"),
        ("According to OS T-4, the harbour was closed.", "OS T-4"),
        ("OS T-4 advised that Karl Strand said that ships had come.", "OS T-4; Karl Strand < OS T-4"),
        ("T-4 was seen on May 3, and advised that Karl Strand had left. OS T-4 stated he was tired.", "OS T-4; OS T-4"),
        ("OS T-4 advised that Karl Strand had left. The informant further stated that he was tired.", "OS T-4; OS T-4"),
        ("Source said that Karl Strand had left.", "Source"),
        ("OS T-4 had come. This source further advised that Karl Strand had left.", "OS T-4"),
        ("With reference to the mill, the Vice President said that it was old.", "the Vice President"),
        ("Shah emphasized at length his desire to improve the mills. He said he was alone.", "the Shah; the Shah"),
        ("PCI also advised that Karl Strand had left.", "PCI"),
        ("KARL STRAND, PCI, on May 3, advised that ships had come.", "Karl Strand"),
        ("The President interrupted to state that the test had failed.", "the President"),
        ("President Strand spoke first. The President then said that the test had failed.", "Strand"),
        ("A friend of the Minister said that it was late.", ""),
        (
            "Karl Strand: The President said that it is late.\n\nAnna Berg: Good.\n\nKarl Strand: Yes.\n",
            "Karl Strand; Anna Berg; Karl Strand",
        ),
    ],
)
def test_who_speaks_without_a_name(text: str, said: str) -> None:
    assert _said(text) == said


def test_a_source_is_whom_a_known_writer_talked_with() -> None:
    said = _said("I met Anna Berg on May 3. The source said that ships had come.", by="Halvorsen, Tor")
    assert said == "Anna Berg < Tor Halvorsen"
