"""On the page of somebody: why documents are taken to name one, and who else is called so."""

from __future__ import annotations

from dataclasses import dataclass

from fonds import wiring
from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import shown_name, shown_names
from fonds.catalogue.models import Authority
from fonds.catalogue.same_names import called_so_too, why_given
from fonds.web.pages.name_links import NameLink, authority_path
from fonds.web.pages.people import marks_of
from fonds.web.translating import gettext as _
from fonds.web.translating import ngettext


@dataclass(frozen=True, slots=True)
class Because:
    """Why names are taken for this one's, and in how many documents, in words."""

    reason: str
    documents: str


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody else who is called so, with what tells them apart."""

    link: NameLink
    marks: str


def because(authority: Authority) -> tuple[Because, ...]:
    """Nothing for one whom one document names: there is nothing to be one with."""
    found = why_given(Reader.ANONYMOUS, authority)
    if sum(each.documents for each in found) < 2:
        return ()
    made = []
    for each in found:
        documents = ngettext("%(num)s document", "%(num)s documents", each.documents) % {"num": each.documents}
        if each.certainty not in (0, 1):
            documents += _(", certainty %(percent)s %%") % {"percent": round(each.certainty * 100)}
        made.append(Because(each.reason, documents))
    return tuple(made)


def namesakes(authority: Authority) -> tuple[Namesake, ...]:
    """Others with a page, told apart as lists tell them."""
    who = Reader.ANONYMOUS
    others = called_so_too(who, authority, today=wiring.today())
    if not others:
        return ()
    names = shown_names(who, Authority.objects.filter(pk__in=others))
    # with this one among them, so that a single other of the name is told apart too
    marks = marks_of({**names, authority.pk: shown_name(who, authority)})
    return tuple(
        Namesake(NameLink(names[pk], authority_path(authority.kind, pk)), marks.get(pk, ""))
        for pk in others
        if pk in names
    )
