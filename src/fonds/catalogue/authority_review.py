"""Who says that documents name somebody: the finders, how sure they are, and what a person decided on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import STANDING
from fonds.catalogue.decided_names import decided_so
from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.models import Authority, Mention, NamedEntity
from fonds.catalogue.texts_read import is_told
from fonds.core.standards.eac_cpf import Found


@dataclass(frozen=True, slots=True)
class NameReviewed:
    """Of a record that documents name: the `finders` of its mentions, the surest one's confidence, `decision`
    ("confirmed" where a person approved the record, chose its name or decided on a mention, else ""), and in how many
    documents a person decided that it is named."""

    finders: tuple[str, ...] = ()
    confidence: float | None = None
    decision: str = ""
    documents_decided: int = 0


def found_of(entities: Iterable[int]) -> dict[int, Found]:
    """Who found each of these entities (its key), by its surest mention, and whether a person decided on one; those
    with no mention that stands are left out."""
    best: dict[int, tuple[float, str]] = {}
    decided: dict[int, str] = {}
    for part in in_parts(sorted(entities)):
        seen = Mention.objects.filter(entity__in=part).exclude(decision="rejected").order_by()
        rows = seen.values_list("entity", "finder", decided_so()).annotate(surest=Max("confidence"))
        for pk, finder, decision, surest in rows:
            best[pk] = max(best.get(pk, (0.0, "")), (surest, finder))
            if decision:
                decided[pk] = decision
    return {pk: Found(finder, confidence, decided.get(pk, "")) for pk, (confidence, finder) in best.items()}


def names_reviewed(who: Reader, records: Iterable[str]) -> dict[str, NameReviewed]:
    """That of some hundred authority records, by their ids, as far as `who` sees it."""
    asked = list(records)
    every = Authority.objects.filter(pk__in=asked) | Authority.objects.filter(merged_into__in=asked)
    named = NamedEntity.objects.filter(is_told(who, "text_read"), authority__in=every.values("pk"))
    named = named.exclude(decision="rejected").annotate(standing=STANDING).order_by()
    rows = list(named.values_list("pk", "standing", "text_read"))
    found = found_of(pk for pk, _standing, _text in rows)
    gathered: dict[str, list[tuple[Found, int]]] = defaultdict(list)
    for pk, standing, text in rows:
        if pk in found:
            gathered[standing].append((found[pk], text))
    by_hand = Authority.objects.filter(pk__in=asked).values_list("pk", "approved", "chosen")
    decided = {pk for pk, approved, chosen in by_hand if approved == "approved" or chosen}
    return {pk: _reviewed(gathered[pk], pk in decided) for pk in asked}


def _reviewed(said: list[tuple[Found, int]], decided: bool) -> NameReviewed:
    texts = {text for each, text in said if each.decision}
    return NameReviewed(
        tuple(sorted({each.finder for each, _text in said})),
        max((each.confidence for each, _text in said), default=None),
        "confirmed" if decided or texts else "",
        len(texts),
    )
