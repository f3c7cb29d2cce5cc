"""What the desk's queues of people and facts share: a reason, one key for each decision, and its undoing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import CharField
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fonds import wiring
from fonds.catalogue.models import OutboxEntry
from fonds.catalogue.waiting import private_people
from fonds.ports.text_index import IndexLocked
from fonds.web.desk.showing import Decided, busy
from fonds.web.kept import kept
from fonds.web.pages.name_links import today
from fonds.workflows.indexing import drain

AT_ONCE = 60
"""Records that the desk indexes before it answers; more are left to the site's upkeep, which does it within moments."""


class ReasonedAction(ActionForm):
    """Why many are decided alike."""

    reason = CharField(label=_("Reason"), required=False)


class DecisionFilter(admin.SimpleListFilter):
    """What nobody decided yet, and what was decided how."""

    title = _("decision")
    parameter_name = "decided"
    column = "decision"
    words: tuple[tuple[str, Any], ...] = (
        ("confirmed", _("confirmed")),
        ("corrected", _("corrected")),
        ("rejected", _("rejected")),
        ("automatic", _("put together by software")),
    )

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("open", _("not decided")), *self.words]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        return queryset if value is None else queryset.filter(**{self.column: "" if value == "open" else value})


class ValuesFilter(admin.AllValuesFieldListFilter):
    """The values that a column has. Of hundreds of thousands of rows they are looked up once for each state of the
    archive."""

    def __init__(
        self, field: Any, request: HttpRequest, params: Any, model: Any, model_admin: Any, field_path: str
    ) -> None:
        super().__init__(field, request, params, model, model_admin, field_path)
        found = self.lookup_choices
        self.lookup_choices: Any = kept(("values", model, field_path), lambda: list(found))


class KeptCount(Paginator):  # type: ignore[type-arg]
    """Pages of a queue; how many rows it has is counted once for each state of the archive."""

    @property
    def count(self) -> int:
        rows: Any = self.object_list
        found: int = kept(("rows", str(rows.query)), rows.count)
        return found


class PageFilter(DecisionFilter):
    """Whether a person may have a page of their own."""

    title = _("page of their own")
    parameter_name = "approval"
    column = "approved"
    words = (("approved", _("approved")), ("rejected", _("rejected")), ("private", _("private, nobody decided")))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "private":
            return queryset.filter(pk__in=private_people(today()))
        return super().queryset(request, queryset)


class KeyedDesk(Decided):
    """A queue that is worked with the keyboard: j and k go down and up, x selects, and each action has its letter."""

    action_form = ReasonedAction
    list_per_page = 10
    show_full_result_count = False
    paginator = KeptCount

    class Media:
        js = ("js/desk_keys.js",)

    def decide(self, request: HttpRequest, deed: Callable[[dict[str, Any]], int]) -> None:
        """Does what was asked with (reason, by, now), says how much was decided, and has the index follow."""
        how = {"reason": request.POST.get("reason", ""), "by": request.user.get_username(), "now": wiring.clock()}
        try:
            count = deed(how)
        except ValueError as fault:
            messages.error(request, str(fault))
            return
        messages.success(request, gettext("%d decided; the log of decisions undoes it") % count)
        follow(request)


def follow(request: HttpRequest) -> None:
    """Tells the index, where little changed; much is left to the site's upkeep."""
    if OutboxEntry.objects.values("unit").distinct().count() > AT_ONCE:
        return
    try:
        drain(wiring.indexes())
    except IndexLocked as fault:
        busy(request, fault)
