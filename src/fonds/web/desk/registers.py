"""What the desk only shows: releases, repositories, submissions, and the log of decisions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from fonds.catalogue.models import Decision, Release, Repository, Submission
from fonds.web.desk.deciding import KeyedDesk
from fonds.web.desk.showing import ShownOnly, moment, words_decided_on
from fonds.workflows.deciding_people import undo_decision


@admin.register(Release)
class ReleaseRegister(ShownOnly):
    """Releases come from profiles."""

    list_display = ("name", "date", "authority", "source_list")


@admin.register(Repository)
class RepositoryRegister(ShownOnly):
    """Repositories come from references and profiles."""

    list_display = ("name", "abbreviation", "country")


@admin.register(Submission)
class SubmissionRegister(ShownOnly):
    """What was handed in, with its report."""

    list_display = ("__str__", "started", "profile_name")

    @admin.display(description=_("started"))
    def started(self, submission: Submission) -> str:
        return moment(submission.started_at)


@admin.register(Decision)
class DecisionRegister(KeyedDesk):
    """Who decided what, when and why. Rows are only ever added; those on people and facts can be undone."""

    actions = ("undo",)
    list_display = ("when", "decided_by", "subject", "action", "on", "reason")
    list_display_links = None
    list_filter = ("action",)
    search_fields = ("=unit__id", "subject__startswith", "decided_by")
    show_full_result_count = False
    ordering = ("-id",)

    def has_change_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        return obj is None and super().has_change_permission(request)

    @admin.display(description=_("on"))
    def on(self, decision: Decision) -> str:
        """The words that were decided on."""
        return words_decided_on(decision) or "–"

    @admin.action(description=_("Undo (u): what stood before stands again"))
    def undo(self, request: HttpRequest, chosen: QuerySet[Decision]) -> None:
        found = list(chosen.order_by("-pk"))

        def deed(how: dict[str, Any]) -> int:
            for decision in found:
                undo_decision(decision.pk, **how)
            return len(found)

        self.decide(request, deed)

    @admin.display(description=_("when"))
    def when(self, decision: Decision) -> str:
        return moment(decision.decided_at)
