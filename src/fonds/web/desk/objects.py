"""Digital objects and pages: each can be taken down, or opened again, by itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from fonds import wiring
from fonds.catalogue.models import AccessState, DigitalObject, Page
from fonds.ports.text_index import IndexLocked
from fonds.web.desk.showing import Decided, busy
from fonds.workflows.access import take_down


class NarrowingForm(forms.ModelForm):  # type: ignore[type-arg]
    """Who may see an object or a page, and why."""

    state = forms.ChoiceField(
        label=_("Access"), choices=[("public", _("As the record itself")), *AccessState.choices[2:]]
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial.setdefault("state", self.instance.access_state or "public")


class Narrowed(Decided):
    """A row whose access is narrower than its record's."""

    form = NarrowingForm

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if "state" not in form.changed_data:
            return
        try:
            take_down(
                obj, AccessState(form.cleaned_data["state"]), reason=form.cleaned_data["reason"],
                by=request.user.get_username(), now=wiring.clock(), indexes=wiring.indexes(),
            )  # fmt: skip
        except IndexLocked as fault:
            busy(request, fault)


@admin.register(DigitalObject)
class DigitalObjectDesk(Narrowed):
    """The forms of a unit: scans, texts, translations."""

    list_display = ("id", "kind", "language", "release", "path", "access_state")
    list_filter = ("access_state", "kind", "language")
    list_select_related = ("release",)
    search_fields = ("=id", "=unit__id", "path__startswith")
    show_full_result_count = False
    readonly_fields = ("id", "kind", "language", "path", "page_count", "source_url")
    fields = (*readonly_fields, "state", "reason")


@admin.register(Page)
class PageDesk(Narrowed):
    """Pages of digital objects."""

    list_display = ("digital_object_id", "number", "label", "access_state")
    list_filter = ("access_state",)
    search_fields = ("=digital_object__id",)
    show_full_result_count = False
    readonly_fields = ("digital_object_id", "number", "label")
    fields = (*readonly_fields, "state", "reason")
