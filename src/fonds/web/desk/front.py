"""The desk's front page: what waits for a decision and where, what was decided last, what was handed in last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fonds import wiring
from fonds.catalogue import waiting
from fonds.catalogue.models import Decision, Submission
from fonds.catalogue.waiting import Waiting
from fonds.web.desk.showing import moment, undone_by
from fonds.web.kept import kept
from fonds.web.translating import grouped
from fonds.workflows.undoable import is_undoable

DECISIONS = 8
SUBMISSIONS = 3
SOURCES = 3
FILES = 20


@dataclass(frozen=True, slots=True)
class Queue:
    """A line of the front page: how much waits, of that how much is unsure ("" where that is not known), where to go.

    `about` says what is to be decided."""

    words: str
    about: str
    count: str
    unsure: str
    path: str


@dataclass(frozen=True, slots=True)
class Kind:
    """Queues that belong together."""

    title: str
    queues: tuple[Queue, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of late; `undo` is its number where it can be undone."""

    when: str
    by: str
    what: str
    on: str
    reason: str
    undo: int | None


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A submission of late."""

    when: str
    sources: str
    records: str
    path: str


class DeskSite(admin.AdminSite):
    """Django's admin with a front page that says what waits."""

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        without = kept("desk: files without text", waiting.files_without_text)
        return super().index(
            request,
            {
                **(extra_context or {}),
                "kinds": _kinds(),
                "unsure_under": round(waiting.UNSURE * 100),
                "decisions": last_decisions(),
                "submissions": last_submissions(),
                "files": without[:FILES],
                "more_files": max(0, len(without) - FILES),
                "log": reverse("admin:catalogue_decision_changelist"),
            },
        )


def _kinds() -> tuple[Kind, ...]:
    """All queues with something in them; those that are empty are left out."""
    named = {
        "office": (_("Offices"), _("who held which office, by which words")),
        "meeting": (_("Meetings"), _("who met whom, when and where")),
        "statement": (_("Statements"), _("who said, asked or reported what")),
        "figure": (_("Figures"), _("what is counted, how much, by whose account")),
        "date": (_("Dates in texts"), _("which day the words mean")),
        "mark": (_("Stamps and notes"), _("classification, registry numbers, handwriting")),
        "reference": (_("References"), _("which other document is meant")),
    }
    texts = (
        _queue(_("Joins in doubt"), _("which record a file belongs to"), waiting.joins_waiting,
               "pendingjoin", decided__exact=0),
        _queue(_("Openings"), _("whether words were opened, or withheld anew"), waiting.openings_waiting,
               "openedspan", decision__exact=""),
        _queue(_("Hidden words"), _("whether numbers and the like stay hidden from readers"), waiting.masks_waiting,
               "mask", state__exact="proposed"),
        _queue(_("Records without text"), _("nothing in them can be searched or compared"),
               waiting.records_without_text, "unitofdescription", text="no"),
    )  # fmt: skip
    people = (
        _queue(_("Pairs that may be one"), _("whether two records are one person, body or place"),
               waiting.pairs_waiting, "authorityproposal", decided="open"),
        _queue(_("Private people without a page"), _("whether readers get a page of them"), _without_page,
               "authority", kind__exact="person", approval="private"),
        _queue(_("Names in texts"), _("whose name the words are"), waiting.mentions_waiting,
               "mention", decided="open"),
    )  # fmt: skip
    facts = (
        _queue(title, about, _of_kind(kind), "fact", decided="open", kind=kind)
        for kind, (title, about) in named.items()
    )
    found = (
        Kind(_("Texts and records"), tuple(each for each in texts if each)),
        Kind(_("People, bodies and places"), tuple(each for each in people if each)),
        Kind(_("What documents say"), tuple(each for each in facts if each)),
    )
    return tuple(kind for kind in found if kind.queues)


def _of_kind(kind: str) -> Callable[[], Waiting]:
    return lambda: waiting.facts_waiting(kind)


def _without_page() -> Waiting:
    return waiting.people_without_page(wiring.today())


def _queue(words: str, about: str, count: Callable[[], Waiting], model: str, **asked: object) -> Queue | None:
    found = kept(("desk", model, *sorted(asked.items())), count)
    if not found.count:
        return None
    path = f"{reverse(f'admin:catalogue_{model}_changelist')}?{urlencode(asked)}"
    unsure = "" if found.unsure is None else grouped(found.unsure)
    return Queue(words, about, grouped(found.count), unsure, path)


def last_decisions() -> tuple[Decided, ...]:
    """The decisions made last, the latest first."""
    return tuple(
        Decided(
            moment(each.decided_at), each.decided_by, f"{each.subject.partition(':')[0]} {each.action}",
            subject_words(each), each.reason, each.pk if is_undoable(each) else None,
        )
        for each in Decision.objects.select_related("unit").order_by("-pk")[:DECISIONS]
    )  # fmt: skip


def subject_words(decision: Decision) -> str:
    """What was decided on: its words where they were noted, else its record, else its number."""
    anchor = decision.anchor if isinstance(decision.anchor, dict) else {}
    undone = undone_by(decision)
    if undone is not None:
        return subject_words(undone)
    words = " · ".join(str(each["text"])[:80] for each in anchor.get("anchors", [anchor]) if each and each.get("text"))
    return words or (str(decision.unit) if decision.unit else "") or decision.subject.partition(":")[2]


def last_submissions() -> tuple[HandedIn, ...]:
    """What was handed in last, the latest first."""
    made = []
    for each in Submission.objects.order_by("-pk")[:SUBMISSIONS]:
        new = each.report.get("records_new", 0) if isinstance(each.report, dict) else 0
        names = [str(source).replace("\\", "/").rstrip("/").rpartition("/")[2] for source in each.sources]
        shown = ", ".join(names[:SOURCES]) + (" …" if len(names) > SOURCES else "")
        path = reverse("admin:catalogue_submission_change", args=(each.pk,))
        made.append(HandedIn(moment(each.started_at), shown or str(each), grouped(int(new)), path))
    return tuple(made)
