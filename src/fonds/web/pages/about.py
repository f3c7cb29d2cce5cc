"""Help: how search works."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from fonds.core.querying.fields import FIELDS
from fonds.web.pages.head import Head
from fonds.web.pages.search_state import SearchState


@dataclass(frozen=True, slots=True)
class Example:
    """A query, what it finds, and the way to try it."""

    query: str
    meaning: str
    path: str


@dataclass(frozen=True, slots=True)
class AboutPage:
    """Help. `fields` are (name, meaning)."""

    head: Head
    examples: tuple[Example, ...]
    fields: tuple[tuple[str, str], ...]


def about_page() -> AboutPage:
    """`/about`"""
    examples = (
        ("harbour cement", _("records with any of the words; those with all of them come first")),
        ('"harbour master"', _("the words together, in this order")),
        ('"cement harbour"~5', _("the words within five places of each other")),
        ("harbour AND cement", _("both words")),
        ("harbour OR quay", _("one or the other")),
        ("harbour NOT cement", _("the first without the second")),
        ("+harbour -cement quay", _("must have the first, must not have the second, better with the third")),
        ("legat*", _("all words that begin so")),
        ("legatoin~", _("words one letter away, for texts read by a machine")),
        ('title:"price of cement"', _("words of the title alone")),
        ("from:marsh to:office", _("by sender and recipient")),
        ("ref:0102", _("a reference code or a part of it, with its leading zeros")),
        ("date:1957-08..1957-12", _("dated within; either end may be left out")),
        ("(harbour OR quay) AND date:1957", _("brackets keep together what belongs together")),
        ("has:text", _("records whose text can be searched")),
    )
    return AboutPage(
        Head(_("How search works"), path=reverse("about"), section="about"),
        tuple(Example(query, meaning, SearchState(query=query).address()) for query, meaning in examples),
        tuple((each.name, each.meaning) for each in FIELDS.values()),
    )
