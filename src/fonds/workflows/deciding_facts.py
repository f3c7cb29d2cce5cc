"""What people decide on facts: an office, a meeting, a statement, a figure or another is right, wrong, or otherwise.

A decided fact stays as it is, whichever finder reads the text next (`workflows.reading_kept`); its words stay where
they are. Each decision is logged on its anchor and can be undone (`workflows.undoable`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from django.db import transaction

from fonds.catalogue.facts import anchor_json
from fonds.catalogue.models import Decision, Fact, FactEntity
from fonds.workflows.corrected_values import corrected
from fonds.workflows.indexing import ask_for_indexing
from fonds.workflows.reading_kept import ENTITY_FIELDS, bounded
from fonds.workflows.undoable import Changes

Verdict = Literal["confirmed", "rejected"]


def decide_facts(facts: Sequence[Fact], verdict: Verdict, *, reason: str, by: str, now: int) -> list[Decision]:
    """Confirms that facts are as their words say, or rejects them: they are nowhere any more. All of them, or none."""
    made = []
    with transaction.atomic():
        for fact in facts:
            changes = Changes()
            changes.set(fact, decision=verdict)
            made.append(_log(changes, fact, verdict, reason, by, now))
        ask_for_indexing({fact.text_read.unit_id for fact in facts})
    return made


def correct_fact(fact: Fact, values: dict[str, Any], *, reason: str, by: str, now: int) -> Decision:
    """Says what the fact's fields are to be; those not named stay (`workflows.corrected_values` says what they take).

    Raises ValueError for a field that such a fact has not, a wrong value, or words that name nobody there.
    """
    said = corrected(fact, values)
    if said == fact.said:
        raise ValueError("nothing would change: to say that all is right, confirm it")
    keys = {entity.key: entity for entity in fact.text_read.entities.all()}
    with transaction.atomic():
        changes = Changes()
        for role in sorted(set(ENTITY_FIELDS[fact.kind]) & values.keys()):
            if said[role] == fact.said.get(role):
                continue
            wanted = [said[role]] if isinstance(said[role], str) else list(said[role])
            for link in FactEntity.objects.filter(fact=fact, role=role):
                changes.gone(link)
            for key in dict.fromkeys(filter(None, wanted)):
                changes.made(FactEntity.objects.create(fact=fact, entity=keys[key], role=role))
        first, last = bounded(str(said.get("date") or said.get("period") or said.get("edtf") or ""))
        office = str(said.get("office", ""))[:300]
        changes.set(fact, said=said, date_first=first, date_last=last, office=office, decision="corrected")
        ask_for_indexing([fact.text_read.unit_id])
        return _log(changes, fact, "corrected", reason, by, now)


def _log(changes: Changes, fact: Fact, action: str, reason: str, by: str, now: int) -> Decision:
    reading = fact.text_read
    anchor = anchor_json(reading, fact.page, fact.start, fact.end, fact.text) if fact.page is not None else None
    return changes.log(
        f"fact:{fact.pk}", action, reason=reason, by=by, now=now, anchor=anchor, unit=fact.text_read.unit
    )
