"""Points behind initials that an engine took for commas."""

from __future__ import annotations

import pytest

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.misread_points import with_points
from fonds.core.extracting.reading import read


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("SA WILLIAM A, HAMILTON, dated", "SA WILLIAM A. HAMILTON, dated"),
        ("written by Thomas C, LUCEY about", "written by Thomas C. LUCEY about"),
        ("Francis J, Kelly", "Francis J. Kelly"),
        ("to SA JOHN S..PORTELLA.", "to SA JOHN S. PORTELLA."),
        ("by SA ROBERT. M,. BARRETT on", "by SA ROBERT  M.  BARRETT on"),
        ("SA: FORSYTH and SA JOHN FRANCIS. HIGGINS", "SA  FORSYTH and SA JOHN FRANCIS  HIGGINS"),
        ("by SA\nMILTON L. NEWSOM. To SA THOMAS\nKERRIGAN", "by SA MILTON L. NEWSOM. To SA THOMAS KERRIGAN"),
        ("SA J, EDWARD KERN, to SA\n: LESTER K, ESAREY", "SA J. EDWARD KERN, to SA   LESTER K. ESAREY"),
        ("SA THEN LEFT. HE", ""),
        ("SA JOHN SMITH\nADVISED", ""),
        ("KELLY, JAMES R, SMITH, JOHN B", "KELLY, JAMES R, SMITH, JOHN B"),
        ("Tab A, Memorandum; Vitamin B, Calcium; Section C, Paragraph", ""),
        ("George V, King of England", ""),
    ],
)
def test_a_comma_between_a_given_name_and_a_surname_is_a_point(text: str, made: str) -> None:
    document = Document((DocumentPage(1, text),))
    assert with_points(document).pages[0].text == (made or text)


def test_names_are_read_over_misread_points_and_stay_in_their_places() -> None:
    document = Document((DocumentPage(1, "Report of SA WILLIAM A, HAMILTON dated 4/27/62."),))
    found = read(document)
    assert [each.name for each in found.names.entities] == ["William A. Hamilton"]
    assert [document.words(each.at) for each in found.offices] == ["SA"]
    assert [document.words(each.at) for each in found.names.mentions if each.at] == ["WILLIAM A, HAMILTON"]
