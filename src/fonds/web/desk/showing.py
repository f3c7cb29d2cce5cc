"""What the pages of the desk have in common: nothing is added, changed or deleted unless a page says so."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from fonds.catalogue.models import Decision
from fonds.ports.text_index import IndexLocked

BUSY = "Something else is writing to the index just now. The decision is kept and takes effect once that has finished."


class ShownOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Shows rows and lets nobody change them."""

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The list under what its rows are called, not under "Select … to change"."""
        title = str(capfirst(self.model._meta.verbose_name_plural))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class Decided(ShownOnly):
    """Rows of which some fields are decided on; the decision goes through a workflow."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_active and request.user.is_staff)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Decisions are the log; Django's own would say it twice."""
        return None


def busy(request: HttpRequest, fault: IndexLocked) -> None:
    """Tells the keeper that the index follows later."""
    messages.warning(request, _(BUSY))


def moment(seconds: int | None) -> str:
    """UTC seconds as a time to be read."""
    if not seconds:
        return "–"
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")


def words_decided_on(decision: Decision) -> str:
    """The words that a decision on names, facts or spans was made on, "" for others. Of one that undid another, its."""
    undone = undone_by(decision)
    if undone is not None:
        return words_decided_on(undone)
    anchor = decision.anchor if isinstance(decision.anchor, dict) else {}
    return " · ".join(str(each.get("text", ""))[:80] for each in anchor.get("anchors", [anchor]) if each)


def undone_by(decision: Decision) -> Decision | None:
    """The decision that this one undid; None for others."""
    anchor = decision.anchor if isinstance(decision.anchor, dict) else {}
    return Decision.objects.filter(pk=anchor["decision"], pk__lt=decision.pk).first() if "decision" in anchor else None


def what_changed(decision: Decision) -> Any:
    """What a decision made of what was there; of one on names and facts, whose rows tell nobody anything, the words."""
    if isinstance(decision.after, dict) and "rows" in decision.after:
        return words_decided_on(decision)
    return decision.after or decision.before or ""
