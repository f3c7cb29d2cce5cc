"""Corrections of facts: what each field takes, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.people_builder import named, someone, text
from fonds.catalogue.models import Decision, Fact, FactEntity, TextRead
from fonds.core.description.identifiers import derived_identifier
from fonds.workflows.corrected_values import corrected, shown
from fonds.workflows.deciding_facts import correct_fact
from fonds.workflows.undoable import undo as undo_decision

pytestmark = pytest.mark.django_db
HOW: dict[str, Any] = {"reason": "", "by": "keeper", "now": 1_800_000_000}
NAMED = ("place", "speaker", "participants")
SAID: dict[str, dict[str, Any]] = {
    "figure": {"value": 300.0, "value_max": None, "unit": "ton", "kind": "result", "period": "1950",
               "place": "", "asserted_by": "person:1"},
    "date": {"edtf": "1957-08-07", "relative": False},
    "mark": {"kind": "stamp", "value": "7", "date": "", "direction": ""},
    "statement": {"speaker": "person:1", "act": "said", "reported_by": [], "meeting": ""},
    "meeting": {"date": "", "place": "", "participants": ["person:1"], "told_in": "", "words_of_date": None},
    "office": {"person": "person:1", "office": "Director", "body": "", "date": ""},
    "reference": {"sought": [["type", "letter"]]},
}  # fmt: skip


@pytest.fixture
def row() -> TextRead:
    row = text("letter", "Anna Strand and HELMS, RICHARD met in Orsova.")
    for name, kind in (("Anna Strand", "person"), ("HELMS, RICHARD", "person"), ("Orsova", "place"),
                       ("Orsova", "body")):  # fmt: skip
        named(row, name, someone(name, kind), kind)
    return row


def fact(row: TextRead, kind: str, key: str = "") -> Fact:
    made = Fact.objects.create(
        id=derived_identifier(kind, key), text_read=row, kind=kind, number=0, page=1, start=0, end=4, text="Anna",
        said=SAID[kind], finder="test/1", confidence=0.9,
    )  # fmt: skip
    for role in ("person", "speaker", "asserted_by", "participants"):
        if SAID[kind].get(role):
            FactEntity.objects.create(fact=made, entity=row.entities.get(key="person:1"), role=role)
    return made


@pytest.mark.parametrize(("kind", "field", "typed"), [
    ("figure", "kind", "nonsense"), ("figure", "kind", ""), ("figure", "value", "many"), ("figure", "value", "nan"),
    ("figure", "value", "inf"), ("figure", "value", ""), ("figure", "value_max", "200"), ("figure", "period", "99/99"),
    ("figure", "place", "Warsaw"), ("figure", "place", "Anna Strand"), ("figure", "series", "series:1"),
    ("date", "edtf", "99/99"), ("date", "edtf", "1957-13"), ("date", "edtf", "May 1957"), ("date", "relative", "maybe"),
    ("mark", "kind", "nonsense"), ("mark", "direction", "sideways"), ("mark", "date", "7 May"),
    ("statement", "act", "mumbled"), ("statement", "meeting", "meeting:1"), ("statement", "speaker", "Nemo"),
    ("statement", "reported_by", "Anna Strand; Nemo"), ("meeting", "date", "1957/1950"),
    ("meeting", "told_in", "0123456789"), ("meeting", "participants", "Orsova"), ("meeting", "words_of_date", "x"),
    ("office", "office", " "), ("office", "date", "x"), ("reference", "sought", "x"), ("reference", "record", "x"),
])  # fmt: skip
def test_a_wrong_value_is_refused_and_nothing_is_kept(row: TextRead, kind: str, field: str, typed: str) -> None:
    made = fact(row, kind)
    with pytest.raises(ValueError, match=field if typed not in ("Nemo", "Warsaw", "Anna Strand", "Anna Strand; Nemo",
                                                                "Orsova") else "called"):  # fmt: skip
        correct_fact(made, {field: typed}, **HOW)
    assert Fact.objects.get().said == SAID[kind]
    assert Fact.objects.get().decision == ""


@pytest.mark.parametrize(("kind", "field", "typed", "kept"), [
    ("figure", "kind", "plan", "plan"), ("figure", "value", "12.5", 12.5), ("figure", "value_max", "400", 400.0),
    ("figure", "period", "1946/1950", "1946/1950"), ("figure", "period", "", ""),
    ("figure", "place", "orsova", "place:1"),
    ("date", "edtf", "195X", "195X"), ("date", "relative", "true", True), ("mark", "kind", "routing", "routing"),
    ("statement", "act", "asked", "asked"), ("statement", "speaker", "", ""),
    ("statement", "speaker", "HELMS, RICHARD", "person:2"),
    ("meeting", "participants", "HELMS, RICHARD; Anna Strand", ["person:2", "person:1"]),
    ("meeting", "participants", "person:2, person:1", ["person:2", "person:1"]),
])  # fmt: skip
def test_a_right_value_is_kept_as_the_field_holds_it(
    row: TextRead, kind: str, field: str, typed: str, kept: Any
) -> None:
    made = fact(row, kind)
    correct_fact(made, {field: typed}, **HOW)
    made.refresh_from_db()
    assert (made.said[field], made.decision) == (kept, "corrected")
    assert {link.entity.key for link in made.entities.all() if link.role == field} == (
        {each for each in ([kept] if isinstance(kept, str) else kept) if each} if field in NAMED else set()
    )
    again = shown(made, field, list(row.entities.all()))
    assert corrected(made, {field: again}) == made.said
    undo_decision(Decision.objects.get().pk, **HOW)
    made.refresh_from_db()
    assert made.said == SAID[kind]


def test_who_is_meant_is_told_by_an_id_where_a_name_is_of_several(row: TextRead) -> None:
    made = fact(row, "figure")
    with pytest.raises(ValueError, match="give the id"):
        corrected(made, {"asserted_by": "Orsova"})
    body = row.entities.get(kind="body")
    assert body.authority is not None
    assert corrected(made, {"asserted_by": body.authority.pk})["asserted_by"] == body.key


def test_a_meeting_is_one_of_the_same_text(row: TextRead) -> None:
    meeting, statement = fact(row, "meeting"), fact(row, "statement")
    assert corrected(statement, {"meeting": meeting.pk})["meeting"] == meeting.pk
    with pytest.raises(ValueError, match="told_in"):
        corrected(meeting, {"told_in": meeting.pk})
    Fact.objects.filter(pk=meeting.pk).update(text_read=text("other", "Anna Strand"))
    with pytest.raises(ValueError, match="same text"):
        corrected(statement, {"meeting": meeting.pk})
