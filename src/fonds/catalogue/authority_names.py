"""The names of an authority record beside those that texts attest: told by somebody, or made by rules from those.

What rules make is made when it is asked for, of names that the reader may see: a form made of a hidden name would
tell that name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q
from django.db.models.functions import Coalesce

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.models import Authority, AuthorityName, NamedEntity, UnitOfDescription
from fonds.catalogue.texts_read import texts_read
from fonds.core.naming.spellings import Spelling, other_place_names, spelling_key, spellings

GUESSES = 16
"""Forms of one name that are made at most."""
OF_A_SCHEME = 2
CALLED_SO = 3
"""A name that more records have says of none of them what else they are called."""


LONGEST_CODE = 12
"""Words that a reference code has at most, for one to be looked for in a sentence."""


def told_names(who: Reader, authorities: Iterable[str]) -> dict[str, list[AuthorityName]]:
    """Names that somebody told, by the authority record's id, oldest first.

    One that rests on a passage is for those who may see the text that it stands in, and so is one whose source in words
    is a record's id or reference code; one that nobody vouches for may be made of a name in a hidden text, and is for
    those to whom none of the record's names is hidden.
    """
    found: dict[str, list[AuthorityName]] = defaultdict(list)
    rows = list(AuthorityName.objects.filter(authority__in=list(authorities)).order_by("pk"))
    objects = {each.anchor["digital_object"] for each in rows if each.anchor}
    seen = set(texts_read(who).filter(digital_object__in=objects).values_list("digital_object", flat=True))
    hidden = _sources_hidden(who, {each.said_by for each in rows if each.said_by and not each.anchor})
    for each in rows:
        if each.anchor:
            shown = each.anchor["digital_object"] in seen
        else:
            shown = each.said_by not in hidden if each.said_by else not _hides_names(who, each.authority_id)
        if shown:
            found[each.authority_id].append(each)
    return found


def _sources_hidden(who: Reader, sources: set[str]) -> set[str]:
    """Those of the sources in words that hold the id or the reference code of a record which `who` may not see."""
    if who is Reader.KEEPER or not sources:
        return set()
    said = {source: _phrases(source) for source in sources}
    found: set[str] = set()
    for part in in_parts(sorted(set().union(*said.values())), 400):
        called = UnitOfDescription.objects.filter(Q(pk__in=part) | Q(reference_code__in=part))
        hidden = called.exclude(pk__in=access.units(who).filter(pk__in=called.values("pk")).values("pk"))
        found |= {each for row in hidden.values_list("pk", "reference_code") for each in row if each}
    return {source for source, phrases in said.items() if phrases & found}


def _phrases(source: str) -> set[str]:
    """Every run of words of a source, without the signs at its ends: one may be a reference code."""
    words = source.split()
    runs = (" ".join(words[at : at + n]) for at in range(len(words)) for n in range(1, LONGEST_CODE + 1))
    return {run.strip(".,;:()[]\"'“”‘’") for run in runs} - {""}


def _hides_names(who: Reader, authority: str) -> bool:
    """Whether texts that `who` does not see have names of the record that those which they see have not."""
    own = Q(authority=authority) | Q(authority__merged_into=authority)
    every = NamedEntity.objects.filter(own).exclude(decision="rejected")
    seen = set(every.filter(text_read__in=texts_read(who)).values_list("name", flat=True))
    return every.exclude(name__in=seen).exists()


def names_beside(who: Reader, name: str) -> list[str]:
    """Other names that texts seen by `who` have, or somebody told, for whoever is called exactly so.

    None where more than a few are called so: then the name says too little.
    """
    forms = {name, name.title(), name.upper()}
    named = NamedEntity.objects.filter(Q(name__in=forms) | Q(expansion__in=forms), text_read__in=texts_read(who))
    called = AuthorityName.objects.filter(name__in=forms).values_list("authority", flat=True)
    told = [pk for pk in called if any(each.name in forms for each in told_names(who, [pk])[pk])]
    own = named.exclude(decision="rejected").exclude(authority=None)
    ids = set(own.values_list(Coalesce("authority__merged_into", "authority"), flat=True)[: 4 * CALLED_SO]) | set(told)
    ids = set(Authority.objects.filter(pk__in=ids).values_list(Coalesce("merged_into", "pk"), flat=True))
    if not 0 < len(ids) <= CALLED_SO:
        return []
    seen = NamedEntity.objects.filter(Q(authority__in=ids) | Q(authority__merged_into__in=ids))
    if not seen.filter(text_read__in=texts_read(who)).exclude(decision="rejected").exists():
        return []  # somebody whom no text seen by `who` names
    every = set(Authority.objects.filter(Q(pk__in=ids) | Q(merged_into__in=ids)).values_list("pk", flat=True))
    rows = NamedEntity.objects.filter(authority__in=every, text_read__in=texts_read(who)).exclude(decision="rejected")
    found = dict.fromkeys(
        form for pair in rows.order_by("name").values_list("name", "expansion").distinct() for form in pair if form
    )
    found |= dict.fromkeys(each.name for rows in told_names(who, sorted(every)).values() for each in rows)
    return [form for form in found if form not in forms]


def guessed_names(kind: str, attested: Iterable[str]) -> list[Spelling]:
    """Forms that rules make of names of one person or place, a few of each system; none for bodies."""
    attested = list(attested)
    known = {spelling_key(name) for name in attested}
    found: list[Spelling] = []
    for name in attested[:8]:
        made = spellings(name) if kind == "person" else other_place_names(name) if kind == "place" else ()
        counts: dict[str, int] = defaultdict(int)
        for each in made:
            key = spelling_key(each.name)
            if key not in known and each.scheme != "in use" and counts[each.scheme] < OF_A_SCHEME:
                known.add(key)
                counts[each.scheme] += 1
                found.append(each)
    return found[:GUESSES]
