"""Proposes which authority records may be one, with reasons and certainty; a keeper decides.

Candidates share a key of their names (`core.naming.likeness`), so that no record is held against all others. A pair's
certainty is its names' likeness, and what the records have in common or against each other beside.

Two records are put together without being asked only where all of this holds: their full names are the same as
written, both hold the same office, in the same years, and neither is named in many documents. Never on a name alone,
never over spellings that rules brought together, and never by what only restricted records say. It is labelled with
its reason and undone with one key. What a person decided about a pair stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from django.db import transaction
from django.db.models import Q

from fonds.catalogue.models import Authority, AuthorityName, AuthorityProposal, FactEntity, Mention, NamedEntity
from fonds.core.naming.common_names import is_common_name
from fonds.core.naming.likeness import Likeness, is_full_name, likeness, name_keys
from fonds.core.naming.spellings import spelling_key
from fonds.core.text.analysis import folded
from fonds.workflows.identifying import ACTIVE_YEARS
from fonds.workflows.indexing import ask_for_indexing

FINDER = "spellings/3"
CERTAIN = 0.95
"""From this certainty on, records are put together without asking, where all else allows it."""
MUCH_NAMED = 20
"""A record named in more documents than this is never put into another one, nor another into it, without asking."""
LARGEST_BLOCK = 80
"""Records that share a key and are held each against each; of more, only one of each name is, and those of the same
full name are joined in a chain."""
EACH_AT_MOST = 6
"""Proposals for one record, unless the other has fewer: the likeliest."""
LEAST = 0.35
BATCH = 400


@dataclass(slots=True)
class _Record:
    """What speaks for and against an authority record being another one."""

    pk: str
    kind: str
    names: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    public_offices: set[str] = field(default_factory=set)
    public: bool = False
    texts: set[int] = field(default_factory=set)
    years: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a run did: pairs proposed that are open now, and records put together."""

    open: int
    merged: int


def propose() -> Proposed:
    """Brings the open proposals up to date with the names that are known, and puts together what is certain.

    What was put together may be one with others in turn: it goes on until nothing is certain any more, so that a second
    run of an unchanged archive changes nothing.
    """
    merged = 0
    while now := _proposed():
        merged += now
    return Proposed(AuthorityProposal.objects.filter(decision="").count(), merged)


def _proposed() -> int:
    """One round of it; returns how many records were put together."""
    records = _records()
    blocks: dict[str, list[str]] = defaultdict(list)
    for record in records.values():
        for key in {key for name in sorted(record.names)[:12] for key in name_keys(name, record.kind)}:
            blocks[key].append(record.pk)
    found: dict[tuple[str, str], Likeness] = {}
    for pair in _pairs(blocks.values(), records):
        if pair not in found and (like := _weighed(records[pair[0]], records[pair[1]])) is not None:
            found[pair] = like
    # who was told apart from somebody is apart from all that this one was merged with
    stands = dict(Authority.objects.exclude(merged_into=None).values_list("pk", "merged_into"))
    pairs = AuthorityProposal.objects.exclude(decision="").values_list("first", "second")
    decided = {frozenset(stands.get(each) or each for each in pair) for pair in pairs}
    return _write(_likeliest(found, records, decided), records, decided)


def _records() -> dict[str, _Record]:
    """The standing records with what is known of each."""
    records = {
        pk: _Record(pk, kind)
        for pk, kind in Authority.objects.filter(merged_into=None).order_by("pk").values_list("pk", "kind")
    }
    stands = dict(Authority.objects.exclude(merged_into=None).values_list("pk", "merged_into"))
    fields = ("pk", "authority", "name", "expansion", "text_read", "text_read__public", "text_read__unit__is_public",
              "text_read__unit__date_first")  # fmt: skip
    of_entity: dict[int, str] = {}
    named = NamedEntity.objects.exclude(authority=None).exclude(decision="rejected").values_list(*fields)
    for pk, authority, name, expansion, text, read_public, unit_public, date in named.iterator(chunk_size=5000):
        record = records.get(stands.get(authority) or authority)
        if record is None:
            continue
        of_entity[pk] = record.pk
        record.names.update(form for form in (name, expansion) if form)
        record.texts.add(text)
        record.public = record.public or (read_public and unit_public)
        if date:
            record.years.append(date // 10000)
    behind = Mention.objects.filter(form="variant", entity__in=NamedEntity.objects.exclude(authority=None))
    for entity, form in behind.exclude(decision="rejected").values_list("entity", "text").iterator(chunk_size=5000):
        if entity in of_entity:
            records[of_entity[entity]].names.add(form)
    for name, authority in AuthorityName.objects.values_list("name", "authority"):
        if (record := records.get(stands.get(authority) or authority)) is not None:
            record.names.add(name)
    held = FactEntity.objects.filter(role="person", fact__kind="office").exclude(fact__decision="rejected")
    offices = held.values_list("entity", "fact__office", "fact__text_read__public", "fact__text_read__unit__is_public")
    for entity, office, read_public, unit_public in offices.iterator(chunk_size=5000):
        if entity in of_entity and office:
            record = records[of_entity[entity]]
            record.offices.add(folded(office))
            if read_public and unit_public:
                record.public_offices.add(folded(office))
    return {pk: record for pk, record in records.items() if record.names}


def _pairs(blocks: Iterable[list[str]], records: dict[str, _Record]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if 1 < len(block) <= LARGEST_BLOCK:
            yield from combinations(sorted(block), 2)
        elif len(block) > LARGEST_BLOCK:
            called: dict[str, list[str]] = defaultdict(list)
            for pk in sorted(block):
                called[spelling_key(min(records[pk].names))].append(pk)
            if len(called) <= LARGEST_BLOCK:
                yield from combinations(sorted(each[0] for each in called.values()), 2)
            for name, same in called.items():
                if is_full_name(name) or records[same[0]].kind != "person":
                    yield from pairwise(same)


def _weighed(a: _Record, b: _Record) -> Likeness | None:
    """The likeness of two records: their likest names, with what is beside them."""
    if a.kind != b.kind:
        return None
    alike = [
        like for x in sorted(a.names)[:12] for y in sorted(b.names)[:12] if (like := likeness(x, y, a.kind)) is not None
    ]
    if not alike:
        return None
    best = max(alike, key=lambda each: each.certainty)
    certainty, reasons = best.certainty, [best.reason]
    if shared := a.offices & b.offices:
        certainty += 0.15
        reasons.append(f"the same office: {min(shared)}")
    elif a.kind == "person" and all(is_common_name(name) for name in a.names | b.names):
        certainty -= 0.2
        reasons.append("many people bear the name")
    if a.texts & b.texts and spelling_key(min(a.names)) != spelling_key(min(b.names)):
        certainty -= 0.2
        reasons.append("one document names both")
    if a.kind == "person" and a.years and b.years:
        span = max(*a.years, *b.years) - min(*a.years, *b.years)
        if span > ACTIVE_YEARS:
            certainty -= 0.3
            reasons.append(f"named {span} years apart")
    if certainty < LEAST:
        return None
    return Likeness(round(min(certainty, 0.99), 2), "; ".join(reasons))


def _likeliest(
    found: dict[tuple[str, str], Likeness], records: dict[str, _Record], rejected: set[frozenset[str]]
) -> dict[tuple[str, str], Likeness]:
    """The likeliest pairs; of ten records of one name the nine that join them, not each with each.

    Pairs that a person rejected join nothing. The most named records come first among equals.
    """
    joined: dict[str, str] = {}

    def root(pk: str) -> str:
        while (above := joined.get(pk, pk)) != pk:
            joined[pk] = joined.get(above, above)
            pk = above
        return pk

    def order(item: tuple[tuple[str, str], Likeness]) -> tuple[float, int, tuple[str, str]]:
        pair, like = item
        return -like.certainty, -max(len(records[pk].texts) for pk in pair), pair

    counts: dict[str, int] = defaultdict(int)
    kept = {}
    for pair, like in sorted(found.items(), key=order):
        first, second = map(root, pair)
        if first == second or frozenset(pair) in rejected:
            continue
        if min(counts[pair[0]], counts[pair[1]]) < EACH_AT_MOST:
            kept[pair] = like
            joined[first] = second
            counts[pair[0]] += 1
            counts[pair[1]] += 1
    return kept


@dataclass(slots=True, eq=False)
class _Whole:
    """Records that are one by now: what `_Record` says of them together, under the one that stands for them."""

    pk: str
    members: set[str]
    texts: set[int]
    years: list[int]


def _write(kept: dict[tuple[str, str], Likeness], records: dict[str, _Record], decided: set[frozenset[str]]) -> int:
    """Proposals as rows, under what was decided; returns how many records were put together."""
    with transaction.atomic():
        AuthorityProposal.objects.filter(decision="").delete()
        rows = [
            AuthorityProposal(first_id=first, second_id=second, certainty=like.certainty, reason=like.reason,
                              finder=FINDER)
            for (first, second), like in kept.items()
        ]  # fmt: skip
        AuthorityProposal.objects.bulk_create(rows, batch_size=BATCH)
        wholes = {pk: _Whole(pk, {pk}, set(each.texts), list(each.years)) for pk, each in records.items()}
        touched: set[str] = set()
        for row in rows:
            if row.certainty < CERTAIN or not _may_merge(records[row.first_id], records[row.second_id]):
                continue
            a, b = wholes[row.first_id], wholes[row.second_id]
            if not _may_be_one(a, b, decided):
                continue
            stays, goes = (a, b) if len(a.texts) >= len(b.texts) else (b, a)
            _put_together(stays.pk, goes.pk, row)
            touched.add(goes.pk)
            stays.members |= goes.members
            stays.texts |= goes.texts
            stays.years += goes.years
            wholes |= dict.fromkeys(goes.members, stays)
        of_both = Q(authority__in=touched) | Q(authority__merged_into__in=touched)
        ask_for_indexing(NamedEntity.objects.filter(of_both).values_list("text_read__unit", flat=True))
    return len(touched)


def _may_merge(a: _Record, b: _Record) -> bool:
    """Whether two may be put together unasked, as far as the two themselves say: see the head of this module."""
    if not a.years or not b.years:
        return False
    same = {spelling_key(n) for n in a.names} & {spelling_key(n) for n in b.names}
    offices = a.public_offices & b.public_offices if a.public and b.public else a.offices & b.offices
    return any(len(name.split()) > 1 for name in same) and bool(offices)


def _may_be_one(a: _Whole, b: _Whole, decided: set[frozenset[str]]) -> bool:
    """Whether two may be, with all that was put together with them in this run."""
    if a is b or max(len(a.texts), len(b.texts)) > MUCH_NAMED:
        return False
    if max(*a.years, *b.years) - min(*a.years, *b.years) > ACTIVE_YEARS:
        return False
    return not any(frozenset((one, other)) in decided for one in a.members for other in b.members)


def why_one(pair: AuthorityProposal) -> str:
    """What the page of a record says of a pair that software made one in it."""
    return f"{pair.reason} (certainty {pair.certainty:.2f}, {pair.finder})"


def _put_together(stays: str, goes: str, row: AuthorityProposal) -> None:
    Authority.objects.filter(Q(pk=goes) | Q(merged_into=goes)).update(merged_into=stays)
    Authority.objects.filter(pk=stays).update(how_merged=why_one(row))
    row.decision = "automatic"
    row.save(update_fields=["decision"])
