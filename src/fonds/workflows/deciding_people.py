"""What people decide on authority records: who is one, who is not, what they are called, who has a page.

Each decision is logged with who, when, why and on which passages, and can be undone (`workflows.undoable`). Names whose
record was decided on are confirmed: they stay with it, whichever finder reads the texts next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from django.db import transaction
from django.db.models import Q

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import authority_mentions, of_authority
from fonds.catalogue.facts import anchor_json, standing
from fonds.catalogue.models import (
    Authority,
    AuthorityName,
    AuthorityProposal,
    Decision,
    Mention,
    NamedEntity,
    UnitOfDescription,
)
from fonds.core.description.identifiers import Mint
from fonds.workflows.indexing import ask_for_indexing
from fonds.workflows.proposing import why_one
from fonds.workflows.undoable import Changes, undo

CONFIRMED_AT_MOST = 2_000
"""Names of a record that a merger confirms one by one; of a record with more, machines lose none."""

_BY_KEEPER: dict[str, Any] = {"certainty": 0.0, "finder": "keeper", "decision": "rejected"}

Verdict = Literal["confirmed", "rejected"]


def find_authority(identifier: str) -> Authority:
    """The record that an id stands for, which may be another it was merged into. Raises ValueError for no record's."""
    found = standing(Authority.objects.filter(pk=identifier).first())
    if found is None:
        raise ValueError(f"no person, body or place has the id {identifier!r}")
    return found


def merge(
    goes: Authority, stays: Authority, *, reason: str, by: str, now: int, asked: AuthorityProposal | None = None
) -> Decision:
    """Makes two records one: `goes` then leads to `stays`. Raises ValueError for two kinds, or one record twice.

    That answers `asked`, and every open proposal of which both ends now lead to `stays`.
    """
    if goes.pk == stays.pk:
        raise ValueError("a record cannot be merged with itself")
    if goes.kind != stays.kind:
        raise ValueError(f"a {goes.kind} and a {stays.kind} are not one")
    with transaction.atomic():
        changes, anchors = Changes(), _anchors(goes) + _anchors(stays)
        changes.set(goes, merged_into_id=stays.pk)
        # what a keeper stated of the one holds of both; where both say something, what stays says
        changes.set(stays, identifiers={**goes.identifiers, **stays.identifiers}, note=stays.note or goes.note)
        for each in Authority.objects.filter(merged_into=goes):
            changes.set(each, merged_into_id=stays.pk)
        if goes.how_merged and not stays.how_merged:  # what software put together before is told, and undone, there
            changes.set(stays, how_merged=goes.how_merged)
        _confirm(changes, goes, stays)
        one = [stays.pk, *Authority.objects.filter(merged_into=stays).values_list("pk", flat=True)]
        answered = Q(first=goes, second=stays) | Q(first=stays, second=goes) | Q(pk=asked.pk if asked else None)
        for proposal in AuthorityProposal.objects.filter(
            answered | Q(decision="", first__in=one, second__in=one)
        ).order_by("pk"):
            changes.set(proposal, decision="confirmed")
        index_records(goes.pk, stays.pk)
        return changes.log(f"authority:{stays.pk}", "merged", reason=reason, by=by, now=now,
                           anchor={"anchors": anchors, "merged": goes.pk})  # fmt: skip


def _confirm(changes: Changes, *records: Authority) -> None:
    for record in records:
        named = NamedEntity.objects.filter(of_authority(record.pk), decision="")
        if named.count() <= CONFIRMED_AT_MOST:
            for entity in named:
                changes.set(entity, decision="confirmed")


def decide_proposal(proposal: AuthorityProposal, verdict: Verdict, *, reason: str, by: str, now: int) -> Decision:
    """Confirms that two records are one, which merges the less named into the other; or that they are not.

    Rejecting one that a machine carried out takes the records apart again, whatever was merged with them since. Raises
    ValueError where it cannot be done.
    """
    said = reason or proposal.reason
    first, second = standing(proposal.first), standing(proposal.second)
    assert first is not None and second is not None
    if verdict == "confirmed" and proposal.decision != "automatic":
        if first.pk == second.pk:
            raise ValueError("the two are one record already")
        stays, goes = sorted((first, second), key=lambda each: (-_named(each), each.pk))
        return merge(goes, stays, reason=said, by=by, now=now, asked=proposal)
    if verdict == "rejected" and proposal.decision != "automatic" and first.pk == second.pk:
        raise ValueError("the two are one record already: undo that they were merged, or split it")
    with transaction.atomic():
        changes = Changes()
        pair = (proposal.first, proposal.second)
        if proposal.decision == "automatic" and verdict == "rejected" and first.pk == second.pk:
            _take_apart(changes, proposal, first)
        if verdict == "confirmed":
            _confirm(changes, *pair)
        changes.set(proposal, decision=verdict)
        if verdict == "rejected":  # others ask the same of those that these lead to
            for each in _asking_the_same(first, second):
                changes.set(each, decision=verdict)
        index_records(proposal.first_id, proposal.second_id)
        return changes.log(f"authority:{proposal.first_id}", verdict, reason=said, by=by, now=now, anchor={
            "anchors": _anchors(proposal.first) + _anchors(proposal.second), "other": proposal.second_id,
        })  # fmt: skip


def keep_apart(first: Authority, second: Authority, *, reason: str, by: str, now: int) -> Decision:
    """Says that two records are not one, whether software proposed it or not. Raises ValueError for two kinds, or where
    they are one that no software made."""
    pair = Q(first=first, second=second) | Q(first=second, second=first)
    found = AuthorityProposal.objects.filter(pair).first()
    if found is not None:
        return decide_proposal(found, "rejected", reason=reason, by=by, now=now)
    one, other = standing(first), standing(second)
    if one is None or other is None or one.pk == other.pk:
        raise ValueError(f"{first} and {second} are one record: undo that they were merged, or split it")
    if one.kind != other.kind:
        raise ValueError(f"a {one.kind} and a {other.kind} are two in any case")
    with transaction.atomic():
        changes = Changes()
        changes.made(AuthorityProposal.objects.create(first=one, second=other, reason="told by a keeper", **_BY_KEEPER))
        for each in _asking_the_same(one, other):
            changes.set(each, decision="rejected")
        return changes.log(f"authority:{one.pk}", "rejected", reason=reason, by=by, now=now,
                           anchor={"anchors": _anchors(one) + _anchors(other), "other": other.pk})  # fmt: skip


def _asking_the_same(one: Authority, other: Authority) -> list[AuthorityProposal]:
    """The open proposals between any two that lead to these standing records."""
    ends = [
        [each.pk, *Authority.objects.filter(merged_into=each).values_list("pk", flat=True)] for each in (one, other)
    ]
    crossed = Q(first__in=ends[0], second__in=ends[1]) | Q(first__in=ends[1], second__in=ends[0])
    return list(AuthorityProposal.objects.filter(crossed, decision="").order_by("pk"))


def _take_apart(changes: Changes, rejected: AuthorityProposal, whole: Authority) -> None:
    """Undoes what software did with a pair of which both are in `whole` now: the one that was put to the other stands
    for itself again, with those that were put to it before and by nothing else belong to `whole`."""
    ordered = sorted((rejected.first, rejected.second), key=lambda each: (bool(each.how_merged), _named(each), each.pk))
    goes, stays = ordered if ordered[0].pk != whole.pk else ordered[::-1]
    parts = {each.pk: each for each in Authority.objects.filter(merged_into=whole)}
    ties = AuthorityProposal.objects.filter(decision__in=("automatic", "confirmed")).exclude(pk=rejected.pk)
    pairs = list(ties.filter(first__in=[whole.pk, *parts], second__in=[whole.pk, *parts]))
    with_it: set[str] = set()
    found = {goes.pk}
    while found:
        with_it |= found
        ends = ({each.first_id, each.second_id} for each in pairs)
        found = {pk for pair in ends if with_it & pair for pk in pair} - with_it
    if with_it & {whole.pk, stays.pk}:
        with_it = {goes.pk}
    for pk in sorted(with_it):
        changes.set(parts[pk], merged_into_id=None if pk == goes.pk else goes.pk)
    kept = [each for each in pairs if each.decision == "automatic"]
    for record, inside in ((whole, {whole.pk, *parts} - with_it), (parts[goes.pk], with_it)):
        left = [each for each in kept if {each.first_id, each.second_id} <= inside]
        changes.set(record, how_merged=why_one(max(left, key=lambda each: each.pk)) if left else "")


def split(
    entities: Sequence[NamedEntity], into: Authority | None, *, reason: str, by: str, now: int, mint: Mint
) -> tuple[Authority, Decision]:
    """Gives the names of some texts to another record, or to a new one (None); returns it, and the decision. All of one
    record.

    Raises ValueError for no names, or names of several records.
    """
    records = {each.pk: each for entity in entities if (each := standing(entity.authority)) is not None}
    if len(records) != 1:
        raise ValueError("choose names of one record")
    (old,) = records.values()
    with transaction.atomic():
        changes = Changes()
        if into is None:
            name = max((each.name for each in entities), key=len)
            into = Authority.objects.create(id=mint(""), kind=old.kind, name=name)
            changes.made(into)
        if into.kind != old.kind or into.pk == old.pk:
            raise ValueError(f"the names cannot be given to {into}")
        for entity in entities:
            changes.set(entity, authority_id=into.pk, decision="confirmed", reason="decided by a keeper", certainty=1.0)
        pair = dict(zip(("first_id", "second_id"), sorted((old.pk, into.pk)), strict=True))
        for asked in _asking_the_same(old, into):
            changes.set(asked, decision="rejected")
        if not AuthorityProposal.objects.filter(**pair).exists():
            changes.made(AuthorityProposal.objects.create(**pair, reason="split by a keeper", **_BY_KEEPER))
        index_records(old.pk, into.pk)
        places = [each for entity in entities[:3] for each in _anchors_of(entity.mentions.order_by("page", "start"))]
        made = changes.log(f"authority:{old.pk}", "split", reason=reason, by=by, now=now,
                           anchor={"anchors": places, "into": into.pk})  # fmt: skip
    return into, made


def rename(authority: Authority, name: str, *, reason: str, by: str, now: int) -> Decision:
    """Chooses the name that the record is shown under, to everybody. Raises ValueError for an empty name."""
    if not name.strip():
        raise ValueError("say what the name is to be")
    with transaction.atomic():
        changes = Changes()
        changes.set(authority, name=" ".join(name.split())[:500], chosen=True)
        index_records(authority.pk)
        return changes.log(f"authority:{authority.pk}", "renamed", reason=reason, by=by, now=now,
                           anchor={"anchors": _anchors(authority)})  # fmt: skip


def approve(authority: Authority, approved: str, *, reason: str, by: str, now: int) -> Decision:
    """Says whether a private person may have a page: "approved", "rejected", or "" for what the rule says."""
    if approved not in ("", "approved", "rejected"):
        raise ValueError(f"{approved!r} is none of approved, rejected and nothing")
    with transaction.atomic():
        changes = Changes()
        changes.set(authority, approved=approved)
        index_records(authority.pk)
        return changes.log(f"authority:{authority.pk}", "set", reason=reason, by=by, now=now,
                           anchor={"anchors": _anchors(authority)})  # fmt: skip


def set_identifiers(authority: Authority, identifiers: dict[str, str], *, by: str, now: int) -> Decision:
    """What the record is called in other registers ("viaf", "wikidata"); empty values are left out."""
    with transaction.atomic():
        changes = Changes()
        changes.set(authority, identifiers={k: v.strip() for k, v in identifiers.items() if v.strip()})
        return changes.log(f"authority:{authority.pk}", "set", reason="", by=by, now=now)


def tell_name(
    authority: Authority, name: str, kind: str, *, scheme: str = "", anchor: dict[str, Any] | None = None,
    reason: str, by: str, now: int,
) -> Decision:  # fmt: skip
    """Says that the record has another name: a name, an alias, a cryptonym or a pseudonym.

    That one stands for somebody is a statement: its source is `anchor`, a passage, or `reason` in words. Raises
    ValueError for a name without a source, an unknown kind, or a name that is told already.
    """
    if kind not in ("name", "alias", "cryptonym", "pseudonym"):
        raise ValueError(f"{kind!r} is none of name, alias, cryptonym, pseudonym")
    if not name.strip() or not (anchor or reason.strip()):
        raise ValueError("say what the name is, and where it is said: a passage, or the source in words")
    if AuthorityName.objects.filter(authority=authority, name=name.strip(), scheme=scheme).exists():
        raise ValueError(f"{authority} has the name {name!r} already")
    with transaction.atomic():
        changes = Changes()
        made = AuthorityName.objects.create(
            authority=authority, name=name.strip()[:500], scheme=scheme, kind=kind, attested=anchor is not None,
            said_by=(reason.strip() or by)[:300], anchor=anchor,
        )  # fmt: skip
        changes.made(made)
        index_records(authority.pk)
        return changes.log(f"authority:{authority.pk}", "added", reason=reason, by=by, now=now,
                           anchor={"anchors": [anchor] if anchor else []})  # fmt: skip


def decide_mentions(mentions: Sequence[Mention], verdict: Verdict, *, reason: str, by: str, now: int) -> list[Decision]:
    """Confirms that the words name whom they are given to, or rejects them: they name nobody, or nobody known."""
    made = []
    with transaction.atomic():
        for mention in mentions:
            changes = Changes()
            changes.set(mention, decision=verdict)
            unit = mention.entity.text_read.unit
            made.append(changes.log(f"mention:{mention.pk}", verdict, reason=reason, by=by, now=now, unit=unit,
                                    anchor=_anchor(mention)))  # fmt: skip
        ask_for_indexing({m.entity.text_read.unit_id for m in mentions})
    return made


def give_mentions(mentions: Sequence[Mention], to: Authority, *, reason: str, by: str, now: int) -> list[Decision]:
    """Gives words to another person, body or place than the one they were read as. Raises ValueError for a kind that
    is another one."""
    made = []
    with transaction.atomic():
        for mention in mentions:
            old = mention.entity
            if old.kind != to.kind:
                raise ValueError(f"a {old.kind}'s mention cannot be a {to.kind}'s")
            changes = Changes()
            entity = NamedEntity.objects.filter(of_authority(to.pk), text_read=old.text_read).first()
            if entity is None:
                taken = set(old.text_read.entities.values_list("key", flat=True))
                key = next(k for n in range(1, 10_000) if (k := f"{old.kind}:{9000 + n}'") not in taken)
                name = mention.text if mention.form == "name" else to.name
                entity = NamedEntity.objects.create(
                    text_read=old.text_read, key=key, kind=old.kind, name=name, authority=to,
                    reason="decided by a keeper", certainty=1.0, decision="confirmed",
                )  # fmt: skip
                changes.made(entity)
            changes.set(mention, entity_id=entity.pk, decision="confirmed")
            made.append(changes.log(f"mention:{mention.pk}", "moved", reason=reason, by=by, now=now,
                                    unit=old.text_read.unit, anchor=_anchor(mention)))  # fmt: skip
        ask_for_indexing({m.entity.text_read.unit_id for m in mentions})
    return made


def undo_decision(identifier: int, *, reason: str, by: str, now: int) -> Decision:
    """Undoes a decision on people or facts, see `undoable.undo`; what it touched is indexed anew."""
    made = undo(identifier, reason=reason, by=by, now=now)
    rows = made.after["rows"] if isinstance(made.after, dict) else {}
    index_records(*rows.get("Authority", {}), *(made.subject.removeprefix("authority:"),))
    if made.unit_id:
        ask_for_indexing([made.unit_id])
    return made


def _named(authority: Authority) -> int:
    return NamedEntity.objects.filter(of_authority(authority.pk)).values("text_read").distinct().count()


def index_records(*records: str) -> None:
    """Has every record of the archive in which one of these is named put into the index anew."""
    of_them = Q(authority__in=records) | Q(authority__merged_into__in=records)
    units = UnitOfDescription.objects.filter(texts_read__entities__in=NamedEntity.objects.filter(of_them))
    ask_for_indexing(units.values_list("pk", flat=True).distinct())


def _anchors(authority: Authority) -> list[dict[str, Any]]:
    """The first passages that name the record, for the log."""
    return _anchors_of(authority_mentions(Reader.KEEPER, authority.pk).exclude(page=None)[:2])


def _anchors_of(mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    return [found for each in mentions if (found := _anchor(each)) is not None]


def _anchor(mention: Mention) -> dict[str, Any] | None:
    if mention.page is None:
        return None
    return anchor_json(mention.entity.text_read, mention.page, mention.start, mention.end, mention.text)
