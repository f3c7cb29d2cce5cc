"""Names that differ by initials alone are one person's, where they can be nobody else's."""

from __future__ import annotations

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.initials import names_of_initials
from fonds.core.extracting.names import names


def test_initials_stand_for_the_given_names_of_one_person() -> None:
    found = names_of_initials([("v", "sorokin"), ("v", "p", "sorokin"), ("nicolae", "popa"), ("n", "popa")])
    assert found == {("v", "sorokin"): ("v", "p", "sorokin"), ("n", "popa"): ("nicolae", "popa")}


def test_initials_that_fit_two_are_nobodys() -> None:
    assert names_of_initials([("j", "berg"), ("john", "berg"), ("james", "berg")]) == {}


def test_given_names_that_differ_are_two_persons() -> None:
    assert names_of_initials([("john", "berg"), ("james", "berg"), ("j", "r", "strand")]) == {}


def test_a_name_without_its_middle_initial_is_the_same_persons() -> None:
    assert names_of_initials([("john", "a", "berg"), ("john", "berg")]) == {("john", "berg"): ("john", "a", "berg")}
    assert names_of_initials([("john", "a", "berg"), ("john", "b", "berg"), ("john", "berg")]) == {}


def test_who_signs_with_one_initial_is_who_is_named_with_two() -> None:
    text = "The Journal of Envoy T. R. HALVORSEN\n\nI visited Anna Berg.\n\nEnvoy\n(T. Halvorsen)\n"
    read = names(Document((DocumentPage(1, text),)))
    assert [each.name for each in read.entities if "Halvorsen" in each.name] == ["T. R. Halvorsen"]
