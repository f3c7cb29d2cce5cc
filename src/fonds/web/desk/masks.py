"""Masks: words hidden from the public, to be confirmed, lifted, or put over further words."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fonds import wiring
from fonds.catalogue.models import Mask, PageText
from fonds.ports.text_index import IndexLocked
from fonds.web.desk.showing import Decided, busy
from fonds.workflows.access import decide_masks, take_down_words

AROUND = 60


class HideForm(forms.ModelForm):  # type: ignore[type-arg]
    """Words to be hidden: wherever they stand on a page, or on all pages, of a digital object."""

    digital_object = forms.CharField(label=_("Identifier of the digital object"), max_length=12)
    page = forms.IntegerField(label=_("Page"), min_value=1, required=False, help_text=_("Empty for all its pages."))
    words = forms.CharField(label=_("Words to hide"), strip=True, help_text=_("Exactly as they stand there."))
    kind = forms.CharField(label=_("What they are"), max_length=60, help_text=_("Readers see this: “home address”."))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))

    class Meta:
        model = Mask
        fields = ["kind", "reason"]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if not found.get("words") or not found.get("digital_object"):
            return found
        texts = PageText.objects.filter(page__digital_object=found["digital_object"]).select_related(
            "page__digital_object"
        )
        if found.get("page"):
            texts = texts.filter(page__number=found["page"])
        # white space may differ: a line may end between two words
        pattern = re.compile(r"\s+".join(re.escape(word) for word in found["words"].split()))
        places = [(text, match.span()) for text in texts for match in pattern.finditer(text.text)]
        if not places:
            raise ValidationError({"words": _("These words do not stand there.")})
        found["places"] = places
        return found


class ReasonedAction(ActionForm):
    """Why a mask is confirmed or lifted."""

    reason = forms.CharField(label=_("Reason"), required=False)


@admin.register(Mask)
class MaskDesk(Decided):
    """What was found at ingest is proposed and hides already; a person confirms it or lifts it."""

    form = HideForm
    action_form = ReasonedAction
    actions = ("confirm", "lift")
    list_display = ("words", "kind", "state", "record", "decided_by")
    list_filter = ("state", "kind")
    list_select_related = ("page_text__page__digital_object__unit",)
    search_fields = ("=page_text__page__digital_object__id", "=page_text__page__digital_object__unit__id")
    fields = ("digital_object", "page", "words", "kind", "reason")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_active and request.user.is_staff)

    def has_change_permission(self, request: HttpRequest, obj: Mask | None = None) -> bool:
        # the list has actions; a mask itself is not edited, for its range is what was decided on
        return obj is None and super().has_change_permission(request)

    @admin.display(description=_("words"))
    def words(self, mask: Mask) -> str:
        text = mask.page_text.text
        before, after = text[max(0, mask.start - AROUND) : mask.start], text[mask.end : mask.end + AROUND]
        return format_html("…{}<strong>{}</strong>{}…", before, text[mask.start : mask.end], after)

    @admin.display(description=_("record"))
    def record(self, mask: Mask) -> str:
        page = mask.page_text.page
        return f"{page.digital_object.unit} · {gettext('page %d') % page.number}"

    def get_fields(self, request: HttpRequest, obj: Mask | None = None) -> Any:
        return ("kind", "state", "reason", "decided_by") if obj else self.fields

    def save_model(self, request: HttpRequest, obj: Mask, form: Any, change: bool) -> None:
        said = form.cleaned_data
        for text, (start, end) in said["places"]:
            try:
                hidden = take_down_words(
                    text, start, end, kind=said["kind"], reason=said["reason"], by=request.user.get_username(),
                    now=wiring.clock(), indexes=wiring.indexes(),
                )  # fmt: skip
                obj.pk, obj.page_text, obj.start, obj.end = hidden.pk, text, start, end
            except IndexLocked as fault:
                busy(request, fault)

    def log_addition(self, request: HttpRequest, obj: Mask, message: Any) -> Any:
        """Decisions are the log."""
        return None

    def _decide(self, request: HttpRequest, chosen: QuerySet[Mask], *, lifted: bool) -> None:
        reason = request.POST.get("reason", "")
        masks = list(chosen.select_related("page_text__page__digital_object__unit"))
        try:
            decide_masks(
                masks, lifted=lifted, reason=reason, by=request.user.get_username(), now=wiring.clock(),
                indexes=wiring.indexes(),
            )  # fmt: skip
        except IndexLocked as fault:
            busy(request, fault)
        messages.success(request, gettext("%d decided") % len(masks))

    @admin.action(description=_("Confirm: the words stay hidden"))
    def confirm(self, request: HttpRequest, chosen: QuerySet[Mask]) -> None:
        self._decide(request, chosen, lifted=False)

    @admin.action(description=_("Lift: the words can be read"))
    def lift(self, request: HttpRequest, chosen: QuerySet[Mask]) -> None:
        self._decide(request, chosen, lifted=True)
