"""What the desk only shows: releases, repositories, submissions, and the log of decisions."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from fonds.catalogue.models import Decision, Release, Repository, Submission
from fonds.web.desk.showing import ShownOnly, moment


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
class DecisionRegister(ShownOnly):
    """Who decided what, when and why. Rows are only ever added."""

    list_display = ("when", "decided_by", "subject", "action", "reason")
    list_filter = ("action",)
    search_fields = ("=unit__id", "subject__startswith", "decided_by")
    show_full_result_count = False
    ordering = ("-id",)

    @admin.display(description=_("when"))
    def when(self, decision: Decision) -> str:
        return moment(decision.decided_at)
