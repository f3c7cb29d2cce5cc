"""What a person looks at to decide on a join: the file's beginning, the record it is in, and those it may belong to."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from fonds.catalogue.models import DigitalObject, PageText, PendingJoin, UnitOfDescription

BEGINNING = 1500
_MOST = 8


@dataclass(frozen=True, slots=True)
class JoinEvidence:
    """`present` are the records the file is in, `candidates` others whose number is the one read, or nearly so."""

    pending: PendingJoin
    beginning: str
    source_url: str
    present: list[UnitOfDescription]
    candidates: list[UnitOfDescription]


def join_evidence(pending: PendingJoin) -> JoinEvidence:
    """The evidence on one join, for keepers."""
    objects = list(DigitalObject.objects.filter(path=pending.path).select_related("unit"))
    present = list({o.unit_id: o.unit for o in objects}.values())
    beginning = ""
    if objects:
        texts = PageText.objects.filter(page__digital_object=objects[0], version=objects[0].version)
        for text in texts.order_by("page__number").values_list("text", flat=True)[:3]:
            beginning += text.strip() + "\n\n"
            if len(beginning) >= BEGINNING:
                break
    return JoinEvidence(
        pending,
        beginning[:BEGINNING].strip(),
        objects[0].source_url if objects else "",
        present,
        candidates(pending.stated, without=[u.pk for u in present]),
    )


def candidates(number: str, *, without: list[str]) -> list[UnitOfDescription]:
    """The records of that number, then those whose number differs from it in one digit (what OCR misreads)."""
    if not number:
        return []
    near = [
        number[:at] + digit + number[at + 1 :]
        for at, character in enumerate(number) if character.isdigit()
        for digit in "0123456789" if digit != character
    ]  # fmt: skip
    units = UnitOfDescription.objects.filter(derived=False, merged_into=None).exclude(pk__in=without)
    exact = list(units.filter(Q(reference_code=number))[:_MOST])
    return [*exact, *units.filter(reference_code__in=near).order_by("reference_code")[: _MOST - len(exact)]]
