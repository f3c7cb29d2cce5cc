"""Joins in doubt: which record a file belongs to, decided with the evidence in view."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fonds import wiring
from fonds.catalogue.access import Reader
from fonds.catalogue.join_evidence import JoinEvidence, join_evidence
from fonds.catalogue.models import PendingJoin, UnitOfDescription
from fonds.catalogue.records import Ambiguous, find_unit
from fonds.ports.text_index import IndexLocked
from fonds.web.desk.showing import Decided, busy
from fonds.workflows.deciding_joins import decide_join

OWN, OTHER = "own", "other"


def named(unit: UnitOfDescription) -> str:
    """A record in a line: reference, date, title."""
    return " · ".join(part for part in (unit.reference_code, unit.date_edtf, unit.title or unit.pk) if part)


class JoinForm(forms.ModelForm):  # type: ignore[type-arg]
    """The record that the file belongs to."""

    belongs_to = forms.ChoiceField(label=_("This file belongs to"), widget=forms.RadioSelect)
    other = forms.CharField(
        label=_("Another record"), required=False, help_text=_("Its identifier or its reference code.")
    )
    leaving = forms.ChoiceField(label=_("It leaves"), required=False)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), required=False)

    class Meta:
        model = PendingJoin
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        evidence = join_evidence(self.instance)
        self.units = {u.pk: u for u in (*evidence.present, *evidence.candidates)}
        choices = [(u.pk, gettext("%s (where it is now)") % named(u)) for u in evidence.present]
        choices += [(u.pk, named(u)) for u in evidence.candidates]
        if not any(u.source_key == f"file:{self.instance.path}"[:700] for u in evidence.present):
            choices.append((OWN, gettext("a record of its own")))
        belongs, leaving = self.fields["belongs_to"], self.fields["leaving"]
        assert isinstance(belongs, forms.ChoiceField) and isinstance(leaving, forms.ChoiceField)
        belongs.choices = [*choices, (OTHER, gettext("another record, named below"))]
        leaving.choices = [(u.pk, named(u)) for u in evidence.present]
        if len(evidence.present) < 2:
            del self.fields["leaving"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("belongs_to") == OTHER:
            try:
                said["target"] = find_unit(said.get("other", ""), Reader.KEEPER)
            except Ambiguous as fault:
                raise ValidationError({"other": _("Several records have it: %s") % fault}) from fault
            if said["target"] is None:
                raise ValidationError({"other": _("No record has this identifier or reference code.")})
        else:
            said["target"] = self.units.get(said.get("belongs_to", ""))
        return said


class ReasonedAction(ActionForm):
    """Why many are decided alike."""

    reason = forms.CharField(label=_("Reason"), required=False)


@admin.register(PendingJoin)
class JoinDesk(Decided):
    """What was joined in doubt, or not joined for it; a person decides."""

    form = JoinForm
    action_form = ReasonedAction
    actions = ("join_to_number", "leave", "split_off")
    list_display = ("path", "doubt", "stated", "now_in", "beginning", "decided")
    list_filter = ("decided", "doubt", "made")
    list_per_page = 25
    search_fields = ("path", "=stated")
    ordering = ("decided", "made", "doubt", "path")
    readonly_fields = ("path", "doubt", "stated", "now_in", "may_be", "text")
    fieldsets = (
        (_("Evidence"), {"fields": readonly_fields}),
        (_("Decision"), {"fields": ("belongs_to", "other", "reason")}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: PendingJoin | None = None) -> Any:
        if obj is None or len(join_evidence(obj).present) < 2:
            return self.fieldsets
        return (self.fieldsets[0], (_("Decision"), {"fields": ("belongs_to", "other", "leaving", "reason")}))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **more: Any) -> Any:
        # the fields are the form's own, none is the model's
        return super().get_form(request, obj, change, **{**more, "fields": ()})

    @admin.display(description=_("now in"))
    def now_in(self, pending: PendingJoin) -> str:
        return _linked(join_evidence(pending).present)

    @admin.display(description=_("may belong to"))
    def may_be(self, pending: PendingJoin) -> str:
        return _linked(join_evidence(pending).candidates)

    @admin.display(description=_("the text begins"))
    def beginning(self, pending: PendingJoin) -> str:
        return " ".join(join_evidence(pending).beginning.split())[:160]

    @admin.display(description=_("the text begins"))
    def text(self, pending: PendingJoin) -> str:
        evidence = join_evidence(pending)
        source = format_html('<p><a href="{0}">{0}</a></p>', evidence.source_url) if evidence.source_url else ""
        return format_html('<pre class="evidence" tabindex="0">{}</pre>{}', evidence.beginning or "–", source)

    def save_model(self, request: HttpRequest, obj: PendingJoin, form: Any, change: bool) -> None:
        said = form.cleaned_data
        leaving = UnitOfDescription.objects.filter(pk=said.get("leaving") or "").first()
        self._decide(request, obj, said["target"], said["reason"], leaving)

    def _decide(
        self, request: HttpRequest, pending: PendingJoin, target: UnitOfDescription | None, reason: str,
        leaving: UnitOfDescription | None = None,
    ) -> bool:  # fmt: skip
        try:
            decide_join(
                pending.path, target, reason=reason, by=request.user.get_username(), now=wiring.clock(),
                indexes=wiring.indexes(), mint=wiring.mint, leaving=leaving,
            )  # fmt: skip
        except IndexLocked as fault:
            busy(request, fault)
        except ValueError as fault:
            messages.error(request, str(fault))
            return False
        return True

    def _all(self, request: HttpRequest, chosen: QuerySet[PendingJoin], deed: str) -> None:
        done = 0
        for evidence in map(join_evidence, chosen):
            target = _target(evidence, deed)
            if target is None and deed != "split_off":
                messages.warning(request, gettext("%s: open it and name the record") % evidence.pending.path)
                continue
            done += self._decide(request, evidence.pending, target, request.POST.get("reason", ""))
        messages.success(request, gettext("%d decided") % done)

    @admin.action(description=_("Join each to the record of the number read"))
    def join_to_number(self, request: HttpRequest, chosen: QuerySet[PendingJoin]) -> None:
        self._all(request, chosen, "join_to_number")

    @admin.action(description=_("Leave each where it is"))
    def leave(self, request: HttpRequest, chosen: QuerySet[PendingJoin]) -> None:
        self._all(request, chosen, "leave")

    @admin.action(description=_("Make each a record of its own"))
    def split_off(self, request: HttpRequest, chosen: QuerySet[PendingJoin]) -> None:
        self._all(request, chosen, "split_off")


def _target(evidence: JoinEvidence, deed: str) -> UnitOfDescription | None:
    """The record that the action means; None where it is not clear."""
    if deed == "leave":
        return evidence.present[0] if len(evidence.present) == 1 else None
    if deed == "join_to_number":
        same = [u for u in (*evidence.candidates, *evidence.present)
                if u.reference_code == evidence.pending.stated]  # fmt: skip
        return same[0] if len(same) == 1 and evidence.pending.stated else None
    return None


def _linked(units: list[UnitOfDescription]) -> str:
    rows = ((reverse("record", kwargs={"identifier": u.pk}), named(u)) for u in units)
    return format_html_join(mark_safe("<br>"), '<a href="{}">{}</a>', rows) or "–"
