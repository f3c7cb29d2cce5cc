"""Changes of rows that are logged as a decision and can be undone: what stood there before, and what stands now."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Model, ProtectedError

from fonds.catalogue.models import (
    Authority,
    AuthorityName,
    AuthorityProposal,
    Decision,
    Fact,
    FactEntity,
    Mention,
    NamedEntity,
    UnitOfDescription,
)

_MODELS: dict[str, type[Model]] = {
    model.__name__: model
    for model in (Authority, AuthorityName, AuthorityProposal, Fact, FactEntity, Mention, NamedEntity)
}

Rows = dict[str, dict[str, dict[str, Any] | None]]
"""Model → primary key → the fields that changed with their values; None for a row that was not there."""


class Changes:
    """Gathers what a decision changes. Runs in the caller's transaction."""

    def __init__(self) -> None:
        self.before: Rows = {}
        self.after: Rows = {}

    def set(self, row: Model, **fields: Any) -> None:
        """Changes fields of a row, named by their columns (`authority_id`); what is so already is left alone."""
        changed = {name: value for name, value in fields.items() if getattr(row, name) != value}
        if not changed:
            return
        name, pk = type(row).__name__, str(row.pk)
        before = self.before.setdefault(name, {}).setdefault(pk, {})
        after = self.after.setdefault(name, {}).setdefault(pk, {})
        for column, value in changed.items():
            if before is not None:
                before.setdefault(column, getattr(row, column))
            if after is not None:
                after[column] = value
            setattr(row, column, value)
        row.save(update_fields=list(changed))

    def made(self, row: Model) -> None:
        """Says that a row was made; undone, it goes."""
        name, pk = type(row).__name__, str(row.pk)
        self.before.setdefault(name, {})[pk] = None
        self.after.setdefault(name, {}).setdefault(pk, {})

    def gone(self, row: Model) -> None:
        """Deletes a row; undone, it is there again."""
        name, pk = type(row).__name__, str(row.pk)
        self.before.setdefault(name, {})[pk] = _values(row)
        self.after.setdefault(name, {})[pk] = None
        row.delete()

    def log(
        self, subject: str, action: str, *, reason: str, by: str, now: int, anchor: Any = None,
        unit: UnitOfDescription | None = None,
    ) -> Decision:  # fmt: skip
        """The decision that these changes are. `now` is in UTC seconds."""
        return Decision.objects.create(
            unit=unit, subject=subject[:300], action=action, before={"rows": self.before}, after={"rows": self.after},
            anchor=anchor, reason=reason, decided_by=by, decided_at=now,
        )  # fmt: skip


def is_undoable(decision: Decision) -> bool:
    """Whether the decision is one that `undo` knows, and nobody undid it. That something was undone is one too."""
    if not isinstance(decision.after, dict) or "rows" not in decision.after:
        return False
    return not Decision.objects.filter(action="undone", anchor__decision=decision.pk).exists()


def undo(identifier: int, *, reason: str, by: str, now: int) -> Decision:
    """Puts back what stood before a decision; the decision stays in the log, and that it was undone is another one,
    which can be undone in turn.

    Raises ValueError where there is no such decision, it was undone already, or a later one stands on it.
    """
    with transaction.atomic():
        decision = Decision.objects.filter(pk=identifier).first()
        if decision is None or not is_undoable(decision):
            raise ValueError(f"there is no decision {identifier} that could be undone")
        assert isinstance(decision.before, dict) and isinstance(decision.after, dict)
        before: Rows = decision.before["rows"]
        after: Rows = decision.after["rows"]
        _check(after)
        gone: list[Model] = []
        stood: Rows = {name: dict(rows) for name, rows in after.items()}
        # nothing refers to these, and what was there before may be the same person in the same part
        made_links = [pk for pk, fields in before.get("FactEntity", {}).items() if fields is None]
        for link in FactEntity.objects.filter(pk__in=made_links):
            stood["FactEntity"][str(link.pk)] = _values(link)
            link.delete()
        for name, rows in before.items():
            model = _MODELS[name]
            for pk, fields in rows.items():
                if fields is None:
                    gone += model._default_manager.filter(pk=pk)
                elif after.get(name, {}).get(pk) is None:
                    if not fields:
                        raise ValueError(f"what decision {identifier} took away is not known any more")
                    model._default_manager.create(**fields)
                else:
                    model._default_manager.filter(pk=pk).update(**fields)
        for row in reversed(gone):
            stood[type(row).__name__][str(row.pk)] = _values(row)
            try:
                row.delete()
            except ProtectedError as error:  # somebody was merged into a record that the decision made
                raise ValueError("something decided later stands on it: undo that first") from error
        return Decision.objects.create(
            unit=decision.unit, subject=decision.subject, action="undone", before={"rows": stood},
            after=decision.before, anchor={"decision": decision.pk}, reason=reason, decided_by=by, decided_at=now,
        )  # fmt: skip


def _values(row: Model) -> dict[str, Any]:
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}


def _check(after: Rows) -> None:
    """Refuses where something else changed the rows since. Rows that machines replaced meanwhile are passed over."""
    for name, rows in after.items():
        for pk, fields in rows.items():
            row = _MODELS[name]._default_manager.filter(pk=pk).first()
            if row is None or not fields:
                continue
            if any(getattr(row, column) != value for column, value in fields.items()):
                raise ValueError("something decided later stands on it: undo that first")
