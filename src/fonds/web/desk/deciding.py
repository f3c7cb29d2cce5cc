"""What the desk's queues of people and facts share: a reason, one key for each decision, and its undoing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.forms import CharField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fonds import wiring
from fonds.catalogue.authority_pages import private_people
from fonds.catalogue.models import OutboxEntry
from fonds.ports.text_index import IndexLocked
from fonds.web.desk.showing import Decided, busy
from fonds.web.kept import kept
from fonds.workflows.indexing import drain

_KEY = re.compile(r"\s*\((\w)\)")
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
            return queryset.filter(pk__in=private_people(wiring.today()))
        return super().queryset(request, queryset)


class KeyedDesk(Decided):
    """A queue that is worked with the keyboard: j and k go down and up, x selects, and each action has its letter."""

    action_form = ReasonedAction
    list_per_page = 10
    show_full_result_count = False
    paginator = KeptCount

    change_list_template = "admin/keyed_list.html"

    class Media:
        js = ("js/desk_keys.js",)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return super().changelist_view(request, {**(extra_context or {}), "desk_keys": self.keys(request)})

    def keys(self, request: HttpRequest) -> list[tuple[str, str]]:
        """The keys of the queue, each with what it does."""
        deeds = [(found[1], f"{words[: found.start()]}{words[found.end() :]}")
                 for _name, words in self.get_action_choices(request) if (found := _KEY.search(words))]  # fmt: skip
        moves = [("j", gettext("down")), ("k", gettext("up")), ("x", gettext("choose, for several at once"))]
        undo = [] if any(key == "u" for key, _words in deeds) else [("u", gettext("to the log, where u undoes"))]
        return [*moves, *deeds, *undo]

    def at_field(self, request: HttpRequest, chosen: QuerySet[Any], field: str) -> HttpResponse | None:
        """The page of the one that is chosen, with the cursor in a field of its form, which the address names; the
        keeper is told where several are."""
        rows = list(chosen.values_list("pk", flat=True)[:2])
        if len(rows) != 1:
            messages.error(request, gettext("One at a time, or with what is typed beside the actions."))
            return None
        meta = self.model._meta
        path = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=rows)
        return HttpResponseRedirect(f"{path}#id_{field}")

    def decide(self, request: HttpRequest, deed: Callable[[dict[str, Any]], int]) -> None:
        """Does what was asked with (reason, by, now), says how much was decided, and has the index follow."""
        how = {"reason": request.POST.get("reason", ""), "by": request.user.get_username(), "now": wiring.clock()}
        try:
            with transaction.atomic():  # all that were chosen, or none
                count = deed(how)
        except ValueError as fault:
            messages.error(request, str(fault))
            return
        if count:
            messages.success(request, gettext("%d decided; the log of decisions undoes it") % count)
        if (left := self._left_meanwhile(request)) > 0:
            messages.warning(request, gettext("%d no longer in this list: somebody decided on it meanwhile") % left)
        follow(request)

    def _left_meanwhile(self, request: HttpRequest) -> int:
        """Of the chosen rows those that left the list, as it was narrowed, since it was shown; counted before anything
        was decided."""
        return int(getattr(request, "desk_left", 0))

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any], *more: Any, **named: Any) -> Any:
        chosen = request.POST.getlist("_selected_action")
        if chosen and request.POST.get("select_across") in (None, "", "0"):
            request.desk_left = len(set(chosen)) - queryset.filter(pk__in=chosen).count()  # type: ignore[attr-defined]
        return super().response_action(request, queryset, *more, **named)


def follow(request: HttpRequest) -> None:
    """Tells the index, where little changed; much is left to the site's upkeep."""
    if OutboxEntry.objects.values("unit").distinct().count() > AT_ONCE:
        return
    try:
        drain(wiring.indexes())
    except IndexLocked as fault:
        busy(request, fault)
