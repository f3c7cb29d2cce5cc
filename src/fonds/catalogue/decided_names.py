"""What a person decided on the words that name somebody: said once, for pages, feeds, tables and exports alike.

A mention is decided where somebody confirmed it, or gave it to another. It is too where its words are a name, or stand
right behind it as a form of it, and that the text means this person, body or place by the name was confirmed: by a
merger, by a pair confirmed to be one, by a name split off. Whom pronouns and roles stand for, offices, meetings and
all that else is said of somebody are a machine's findings until they are decided themselves. A decision on a record
(its name, its page, its identifiers) is none on the words of a text.
"""

from __future__ import annotations

from django.db.models import Case, F, Q, Value, When

from fonds.catalogue.models import Mention, NamedEntity

_FORMS = ("name", "variant")
_CONFIRMED = "confirmed"


def decision_on(mention: Mention, entity: NamedEntity) -> str:
    """What a person decided on the mention, which is one of `entity`: "", confirmed or rejected."""
    by_name = mention.form in _FORMS and entity.decision == _CONFIRMED
    return mention.decision or (_CONFIRMED if by_name else "")


def decided_so() -> Case:
    """The same as an expression on mentions."""
    by_name = Q(decision="", form__in=_FORMS, entity__decision=_CONFIRMED)
    return Case(When(by_name, then=Value(_CONFIRMED)), default=F("decision"))


def is_decided_name() -> Q:
    """The condition on mentions that a person decided on them."""
    return ~Q(decision="") | Q(form__in=_FORMS, entity__decision=_CONFIRMED)
