"""Passages that comparisons found opened or newly withheld: confirmed or rejected with both texts in view."""

from __future__ import annotations

from typing import Literal

from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db.models import QuerySet
from django.forms import CharField
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fonds import wiring
from fonds.catalogue.access import Reader
from fonds.catalogue.comparison_views import SpanView
from fonds.catalogue.comparisons import span_views
from fonds.catalogue.models import DigitalObject, OpenedSpan
from fonds.catalogue.release_texts import text_of
from fonds.core.text.anchor import Anchor
from fonds.ports.text_index import IndexLocked
from fonds.web.desk.showing import Decided, busy
from fonds.workflows.deciding_spans import decide_spans

AROUND = 90


class ReasonedAction(ActionForm):
    """Why passages are confirmed or rejected."""

    reason = CharField(label=_("Reason"), required=False)


@admin.register(OpenedSpan)
class SpanDesk(Decided):
    """What a person confirms is in search, feed and lists however unsure it was; what they reject is in none."""

    action_form = ReasonedAction
    actions = ("confirm", "reject")
    list_display = ("earlier", "later", "kind", "certainty", "decision", "record")
    list_filter = ("decision", "kind", "listed", "comparison__to_release")
    list_per_page = 25
    list_display_links = None
    search_fields = ("=id", "=comparison__unit__id", "=comparison__unit__reference_code")
    ordering = ("decision", "-gain", "pk")
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[OpenedSpan]:
        return super().get_queryset(request).filter(gone=False, comparison__unit__merged_into=None)

    def has_change_permission(self, request: HttpRequest, obj: OpenedSpan | None = None) -> bool:
        # the list has actions; a passage itself is not edited, for its range is what was decided on
        return obj is None and super().has_change_permission(request)

    @admin.display(description=_("earlier text"))
    def earlier(self, span: OpenedSpan) -> str:
        view = _view(span)
        return _side(view.from_object, view.other if span.kind == "opened" else view.anchor) if view else "–"

    @admin.display(description=_("later text"))
    def later(self, span: OpenedSpan) -> str:
        view = _view(span)
        return _side(view.to_object, view.anchor if span.kind == "opened" else view.other) if view else "–"

    @admin.display(description=_("certainty"), ordering="confidence")
    def certainty(self, span: OpenedSpan) -> str:
        return f"{round(span.confidence * 100)} %"

    @admin.display(description=_("record"))
    def record(self, span: OpenedSpan) -> str:
        unit = span.comparison.unit
        path = reverse("opened", kwargs={"identifier": unit.pk, "span": span.pk})
        return format_html('<a href="{}">{}</a>', path, unit.reference_code or unit.title or unit.pk)

    def _decide(
        self, request: HttpRequest, chosen: QuerySet[OpenedSpan], action: Literal["confirmed", "rejected"]
    ) -> None:
        ids = list(chosen.values_list("pk", flat=True))
        try:
            decide_spans(
                ids, action, reason=request.POST.get("reason", ""), by=request.user.get_username(),
                now=wiring.clock(), indexes=wiring.indexes(),
            )  # fmt: skip
        except IndexLocked as fault:
            busy(request, fault)
        except ValueError as fault:
            messages.error(request, str(fault))
            return
        messages.success(request, gettext("%d decided") % len(ids))

    @admin.action(description=_("Confirm: the words were not visible before"))
    def confirm(self, request: HttpRequest, chosen: QuerySet[OpenedSpan]) -> None:
        self._decide(request, chosen, "confirmed")

    @admin.action(description=_("Reject: the comparison is mistaken"))
    def reject(self, request: HttpRequest, chosen: QuerySet[OpenedSpan]) -> None:
        self._decide(request, chosen, "rejected")


def _view(span: OpenedSpan) -> SpanView | None:
    return next(iter(span_views(Reader.KEEPER, [span])), None)


def _side(of: DigitalObject, anchor: Anchor | None) -> SafeString:
    """The words in their surroundings, or an empty place where this text has none."""
    name = of.release_name
    if anchor is None:
        return format_html("<small>{}</small><br>–", name)
    page = dict(text_of(of, Reader.KEEPER).pages).get(anchor.page, "")
    before, after = page[max(0, anchor.start - AROUND) : anchor.start], page[anchor.end : anchor.end + AROUND]
    return format_html("<small>{}</small><br>…{}<strong>{}</strong>{}…", name, before, anchor.text or "▢", after)
