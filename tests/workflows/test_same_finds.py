"""A decision speaks of one fact or mention: its neighbours on the same words stay, whatever reads the text next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.people_builder import text, words_of
from fonds.catalogue.models import Decision, Fact, Mention, TextRead
from fonds.core.extracting.document import Document, DocumentPage, NameKind, Range
from fonds.core.extracting.facts import (
    Entity,
    Figure,
    Meeting,
    NamesRead,
    OfficeHeld,
    OfficeStated,
    Reading,
    Statement,
)
from fonds.core.extracting.facts import Mention as Named
from fonds.workflows.deciding_facts import decide_facts
from fonds.workflows.deciding_people import decide_mentions, undo_decision
from fonds.workflows.reading_kept import keep_reading
from fonds.workflows.same_finds import Find, decided_finds

pytestmark = pytest.mark.django_db
HOW: dict[str, Any] = {"reason": "", "by": "keeper", "now": 1_800_000_000}
WORDS = "Strand noted that Berg had said that only 300 tons, or 400 tons, were left in the harbour of Orsova. "
PEOPLE = ("Strand", "Berg", "Orsova")
KEYS = tuple(f"person:{n}" for n in range(1, len(PEOPLE) + 1))


def a_reading(finds: Sequence[tuple[str, int, int, int]]) -> Reading:
    """Kind of find, its start, its length, and the person in it."""
    made: dict[str, list[Any]] = {
        kind: [] for kind in ("mention", "office", "stated", "meeting", "statement", "figure")
    }
    for number, (kind, start, length, who) in enumerate(finds, 1):
        at, key = Range(1, start, start + length), KEYS[who]
        if kind == "mention":
            made[kind].append(Named(key, at, "test/1", 0.9))
        elif kind == "office":
            made[kind].append(OfficeHeld(key, "Director", "", "", at, "test/1", 0.9))
        elif kind == "stated":
            made[kind].append(OfficeStated(key, "Director", "", "", "From", "BERG AND STRAND, DIR", "test/1", 0.9))
        elif kind == "meeting":
            made[kind].append(Meeting(f"meeting:{number}", "", "", (key,), at, "test/1", 0.9))
        elif kind == "statement":
            meeting = next((m.key for m in made["meeting"]), "")
            made[kind].append(Statement(key, "said", at, "test/1", 0.9, meeting=meeting))
        else:
            made[kind].append(Figure(300, "ton", "", at, "test/1", 0.9, asserted_by=key, series=f"series:{who}"))
    entities = tuple(Entity(key, NameKind.PERSON, name) for key, name in zip(KEYS, PEOPLE, strict=True))
    return Reading(
        NamesRead(entities, tuple(made["mention"])), offices=tuple(made["office"]), meetings=tuple(made["meeting"]),
        offices_stated=tuple(made["stated"]), statements=tuple(made["statement"]), figures=tuple(made["figure"]),
    )  # fmt: skip


def keep(row: TextRead, reading: Reading) -> None:
    keep_reading(row, Document(title="BERG AND STRAND, DIR", pages=(DocumentPage(1, words_of(row)),)), reading)


def facts(row: TextRead) -> dict[str, Any]:
    """All that is said of each fact, but for what was decided."""
    return {
        each.pk: (each.kind, each.page, each.start, each.end, each.said, each.series,
                  sorted(link.entity.name for link in each.entities.all()))
        for each in Fact.objects.filter(text_read=row)
    }  # fmt: skip


def mentions(row: TextRead) -> Counter[Any]:
    found = Mention.objects.filter(entity__text_read=row)
    return Counter(found.values_list("entity__name", "page", "start", "end", "decision"))


FINDS = st.lists(
    st.tuples(
        st.sampled_from(["mention", "office", "stated", "meeting", "statement", "figure"]),
        st.integers(0, 12), st.integers(1, 14), st.integers(0, 2),
    ),
    min_size=2, max_size=9,
    # two finds that are equal in everything cannot be told apart, and no finder gives them; a column has one place
    unique_by=lambda find: (find[0], *((0, 0) if find[0] == "stated" else find[1:3]), find[3]),
)  # fmt: skip
VERDICTS = st.lists(st.sampled_from(["", "confirmed", "rejected"]), min_size=9, max_size=9)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(finds=FINDS, verdicts=VERDICTS)
def test_reading_again_changes_nothing_beside_a_decision(
    finds: list[tuple[str, int, int, int]], verdicts: list[str]
) -> None:
    row = text(f"text {TextRead.objects.count()}", WORDS)
    reading = a_reading(finds)
    keep(row, reading)
    found = facts(row)
    for mention, verdict in zip(Mention.objects.filter(entity__text_read=row).order_by("pk"), verdicts, strict=False):
        if verdict:
            decide_mentions([mention], verdict, **HOW)  # type: ignore[arg-type]
    for fact, verdict in zip(Fact.objects.filter(text_read=row).order_by("pk"), reversed(verdicts), strict=False):
        if verdict:
            decide_facts([fact], verdict, **HOW)  # type: ignore[arg-type]
    named = mentions(row)
    for _ in range(2):
        keep(row, reading)
        assert facts(row) == found
        assert mentions(row) == named
    for decision in Decision.objects.filter(unit=row.unit).order_by("-pk"):
        undo_decision(decision.pk, **HOW)
    keep(row, reading)
    assert facts(row) == found
    assert not Fact.objects.filter(text_read=row).exclude(decision="").exists()


def test_another_finder_that_gives_other_bounds_finds_the_decided_one_once() -> None:
    row = text("bounds", WORDS)
    keep(row, a_reading([("statement", 0, 60, 0)]))
    decide_facts(list(Fact.objects.all()), "confirmed", **HOW)
    keep(row, a_reading([("statement", 0, 70, 0), ("statement", 18, 20, 1)]))
    assert sorted(Fact.objects.values_list("start", "end", "decision")) == [(0, 60, "confirmed"), (18, 38, "")]


def test_a_series_and_a_meeting_stay_whole_when_their_first_fact_is_decided() -> None:
    row = text("series", WORDS)
    reading = a_reading([
        ("meeting", 0, 50, 0), ("statement", 10, 12, 1), ("figure", 30, 4, 0), ("figure", 40, 4, 0),
    ])  # fmt: skip
    keep(row, reading)
    first = Fact.objects.filter(kind="figure").order_by("start")[0]
    meeting = Fact.objects.get(kind="meeting")
    decide_facts([first, meeting], "confirmed", **HOW)
    keep(row, reading)
    assert set(Fact.objects.filter(kind="figure").values_list("series", flat=True)) == {first.pk}
    assert Fact.objects.get(kind="statement").said["meeting"] == meeting.pk


def test_what_was_never_decided_is_not_taken_for_what_was() -> None:
    outer, inner = Find("statement", Range(1, 0, 40), ()), Find("statement", Range(1, 5, 40), ())
    assert decided_finds([outer], [inner]) == {0: 0}
    assert decided_finds([outer], [inner], stood=[inner]) == {}
    assert decided_finds([outer], [inner, outer]) == {1: 0}
    assert decided_finds([outer], [Find("meeting", Range(1, 0, 40), ())]) == {}
    assert decided_finds([outer], [Find("statement", Range(1, 30, 80), ())]) == {}
