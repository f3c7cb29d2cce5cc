"""Units of description: who may see them, and what is decided on their values."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fonds import wiring
from fonds.catalogue.description import elements
from fonds.catalogue.models import AccessState, Decision, UnitOfDescription
from fonds.catalogue.waiting import without_text
from fonds.core.description.elements import ELEMENTS, label
from fonds.ports.text_index import IndexLocked
from fonds.web.desk.showing import Decided, busy, moment, what_changed
from fonds.workflows.access import set_access
from fonds.workflows.deciding import decide_element

ACTIONS = {
    "corrected": _("correct it"),
    "confirmed": _("confirm it"),
    "rejected": _("reject it"),
    "added": _("add a value"),
}


class AccessForm(forms.ModelForm):  # type: ignore[type-arg]
    """The access state with its reason and, for an embargo, its last day."""

    class Meta:
        model = UnitOfDescription
        fields = ["access_state", "access_reason", "embargo_until"]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("access_state") == AccessState.EMBARGOED and not found.get("embargo_until"):
            raise ValidationError({"embargo_until": _("An embargo needs the day on which it ends.")})
        return found


class DecisionForm(forms.ModelForm):  # type: ignore[type-arg]
    """One decision on a value of the unit."""

    element = forms.ChoiceField(label=_("Element"))
    deed = forms.ChoiceField(label=_("Decision"), choices=[("", "—"), *ACTIONS.items()])
    value = forms.CharField(label=_("Value decided on"), required=False)
    becomes = forms.CharField(label=_("What it is to be"), required=False)

    class Meta:
        model = Decision
        fields = ["reason"]
        widgets = {"reason": forms.Textarea(attrs={"rows": 2, "cols": 30})}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["element"].choices = [("", "—"), *((e.name, e.label) for e in ELEMENTS)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        deed, name = found.get("deed"), found.get("element")
        if not deed or not name:
            return found
        if deed in ("corrected", "added") and not found.get("becomes", "").strip():
            raise ValidationError({"becomes": _("Say what the value is to be.")})
        if deed != "added":
            unit = UnitOfDescription.objects.get(pk=self.instance.unit_id)
            held = [e.value for e in elements(unit) if e.name == name]
            if not found.get("value") and len(held) == 1:
                found["value"] = held[0]
            if found.get("value") not in held:
                raise ValidationError({"value": _("The unit has no such value of this element.")})
        return found


class DecisionFormSet(BaseInlineFormSet):  # type: ignore[type-arg]
    """New decisions only; those made stand in the log."""

    def get_queryset(self) -> QuerySet[Decision]:
        return Decision.objects.none()

    def save(self, commit: bool = True) -> list[Decision]:
        # a decision goes through the workflow (`UnitDesk.save_related`), not straight into the table
        self.new_objects: list[Decision] = []
        self.changed_objects: list[tuple[Decision, list[str]]] = []
        self.deleted_objects: list[Decision] = []
        return []


class DecisionInline(admin.StackedInline):  # type: ignore[type-arg]
    """Room for one decision on a value."""

    model = Decision
    form = DecisionForm
    formset = DecisionFormSet
    fields = ("element", "value", "deed", "becomes", "reason")
    extra = 1
    can_delete = False
    verbose_name_plural = _("Decide on a value")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True


class ReasonedAction(ActionForm):
    """What an action on many units needs to be told."""

    reason = forms.CharField(label=_("Reason"), required=False)


class TextFilter(admin.SimpleListFilter):
    """Records with text, and records that should have one."""

    title = _("text")
    parameter_name = "text"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("has text")), ("no", _("a record without text"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "no":
            return queryset.filter(pk__in=without_text().values("pk"))
        return queryset.filter(has_text=True) if self.value() == "yes" else queryset


@admin.register(UnitOfDescription)
class UnitDesk(Decided):
    """Access and decisions; what sheets and files say is only shown."""

    form = AccessForm
    action_form = ReasonedAction
    inlines = (DecisionInline,)
    list_display = ("title_or_code", "reference_code", "level_of_description", "date_edtf", "access_state", "is_public")
    list_filter = ("access_state", "level_of_description", "is_public", TextFilter, "collections")
    search_fields = ("=id", "reference_code__startswith", "title")
    show_full_result_count = False
    actions = ("make_public", "restrict", "withdraw")
    readonly_fields = ("address", "description", "log")
    fieldsets = (
        (None, {"fields": ("address", "description")}),
        (_("Access"), {"fields": ("access_state", "access_reason", "embargo_until")}),
        (_("What was decided so far"), {"fields": ("log",)}),
    )

    @admin.display(description=_("title"))
    def title_or_code(self, unit: UnitOfDescription) -> str:
        return str(unit)

    @admin.display(description=_("address"))
    def address(self, unit: UnitOfDescription) -> str:
        path = reverse("record", kwargs={"identifier": unit.pk})
        return format_html('<a href="{}">{}</a>', path, path)

    @admin.display(description=_("description"))
    def description(self, unit: UnitOfDescription) -> str:
        rows = ((label(e.name), e.value, e.source, e.decision) for e in elements(unit))
        body = format_html_join("", "<tr><th>{}</th><td>{}</td><td>{}</td><td>{}</td></tr>", rows)
        head = (gettext("Element"), gettext("Value"), gettext("Source"), gettext("Decision"))
        return format_html(
            "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
            format_html_join("", "<th>{}</th>", ((words,) for words in head)),
            body,
        )

    @admin.display(description=_("log"))
    def log(self, unit: UnitOfDescription) -> str:
        rows = (
            (moment(d.decided_at), d.decided_by, d.subject, d.action, what_changed(d), d.reason)
            for d in unit.decisions.all()
        )
        body = format_html_join("", "<tr>" + "<td>{}</td>" * 6 + "</tr>", rows)
        return format_html("<table><tbody>{}</tbody></table>", body) if body else "–"

    def save_model(self, request: HttpRequest, obj: UnitOfDescription, form: Any, change: bool) -> None:
        if form.changed_data:
            self._set(request, [obj.pk], AccessState(obj.access_state), obj.access_reason, obj.embargo_until)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        for formset in formsets:
            formset.save()
            for each in formset.forms:
                if each.cleaned_data.get("deed") and each.cleaned_data.get("element"):
                    self._decide(request, form.instance, each.cleaned_data)

    def _decide(self, request: HttpRequest, unit: UnitOfDescription, said: dict[str, Any]) -> None:
        try:
            decide_element(
                unit, said["element"], said["deed"], before=said.get("value", ""), after=said.get("becomes", ""),
                reason=said.get("reason", ""), by=request.user.get_username(), now=wiring.clock(),
                indexes=wiring.indexes(),
            )  # fmt: skip
        except IndexLocked as fault:
            busy(request, fault)
        except ValueError as fault:
            messages.error(request, str(fault))

    def _set(self, request: HttpRequest, ids: list[str], state: AccessState, reason: str, until: Any = None) -> None:
        try:
            set_access(
                ids, state, reason=reason, by=request.user.get_username(), now=wiring.clock(),
                indexes=wiring.indexes(), embargo_until=until,
            )  # fmt: skip
        except IndexLocked as fault:
            busy(request, fault)

    def _act(self, request: HttpRequest, chosen: QuerySet[UnitOfDescription], state: AccessState) -> None:
        ids = list(chosen.values_list("pk", flat=True))
        self._set(request, ids, state, request.POST.get("reason", ""))
        messages.success(request, gettext("%d units are now: %s") % (len(ids), state.label))

    @admin.action(description=_("Make public"))
    def make_public(self, request: HttpRequest, chosen: QuerySet[UnitOfDescription]) -> None:
        self._act(request, chosen, AccessState.PUBLIC)

    @admin.action(description=_("Restrict"))
    def restrict(self, request: HttpRequest, chosen: QuerySet[UnitOfDescription]) -> None:
        self._act(request, chosen, AccessState.RESTRICTED)

    @admin.action(description=_("Withdraw (a tombstone with the reason stays)"))
    def withdraw(self, request: HttpRequest, chosen: QuerySet[UnitOfDescription]) -> None:
        self._act(request, chosen, AccessState.WITHDRAWN)
