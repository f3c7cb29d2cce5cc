"""What was read: facts confirmed, corrected or rejected, words given to another person, with the passage in view."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.forms import CharField
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fonds import wiring
from fonds.catalogue.facts import MEETING_FIELDS, is_key, standing
from fonds.catalogue.models import Fact, Mention
from fonds.web.desk.deciding import DecisionFilter, KeyedDesk, ReasonedAction, ValuesFilter, follow
from fonds.web.desk.evidence import mention_passage, passage, stated
from fonds.web.pages.record_place import shortened
from fonds.workflows import corrected_values
from fonds.workflows.deciding_facts import Verdict, correct_fact, decide_facts
from fonds.workflows.deciding_people import decide_mentions, find_authority, give_mentions, split


class FactForm(forms.ModelForm):  # type: ignore[type-arg]
    """The fields of the fact, as they are to be."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), required=False)

    class Meta:
        model = Fact
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        fact = self.instance
        entities = list(fact.text_read.entities.all())
        for name in corrected_values.fields(fact):
            told = corrected_values.shown(fact, name, entities)
            listed = corrected_values.CHOICES.get((fact.kind, name))
            if listed and told in listed:
                choices = [(each, each or "–") for each in listed]
                field: forms.Field = forms.ChoiceField(label=name, required=False, initial=told, choices=choices)
            else:
                field = forms.CharField(label=name, required=False, initial=told)
            self.fields[f"said_{name}"] = field

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        changed = {n.removeprefix("said_"): said.get(n, "") for n in self.changed_data if n.startswith("said_")}
        try:
            same = corrected_values.corrected(self.instance, changed) == self.instance.said
        except ValueError as fault:
            raise ValidationError(str(fault)) from fault
        if same:
            raise ValidationError(_("Nothing was changed. What is right is confirmed in the list."))
        said["values"] = changed
        return said


class CorrectingAction(ReasonedAction):
    """What a field of the chosen facts is to be."""

    values = CharField(
        label=_("Correct (field=value)"), required=False, max_length=300,
        widget=forms.TextInput(attrs={"data-words-of": "correct", "data-several": ""}),
    )  # fmt: skip


@admin.register(Fact)
class FactDesk(KeyedDesk):
    """Offices, meetings, statements, figures, dates, marks and references, each with its words."""

    form = FactForm
    action_form = CorrectingAction
    actions = ("confirm", "reject", "correct")
    list_display = ("words", "said_in_words", "who", "sure")
    list_display_links = ("sure",)
    list_filter = (DecisionFilter, ("kind", ValuesFilter), ("finder", ValuesFilter))
    search_fields = ("=id", "=text_read__unit__id", "office__startswith")
    ordering = ("decision", "confidence", "pk")
    list_select_related = ("text_read__unit",)
    readonly_fields = ("words", "kind", "who", "finder", "confidence", "decision")

    def get_fieldsets(self, request: HttpRequest, obj: Fact | None = None) -> Any:
        own = tuple(f"said_{name}" for name in corrected_values.fields(obj)) if obj else ()
        return ((_("Evidence"), {"fields": self.readonly_fields}), (_("Decision"), {"fields": (*own, "reason")}))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **more: Any) -> Any:
        # the fields are the form's own, none is the model's
        return super().get_form(request, obj, change, **{**more, "fields": ()})

    @admin.display(description=_("the words"))
    def words(self, fact: Fact) -> SafeString:
        if fact.page is None:
            return stated(fact.text_read, fact.element, fact.text)
        return passage(fact.text_read, fact.page, fact.start, fact.end)

    @admin.display(description=_("what they say"))
    def said_in_words(self, fact: Fact) -> SafeString:
        rows = [(name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
                for name, value in fact.said.items()
                if value not in ("", None, []) and name not in corrected_values.NOT_TYPED
                and not (isinstance(value, list) or is_key(value))]  # fmt: skip
        meetings = MEETING_FIELDS.get(fact.kind, ())
        rows = [(name, _words_of_meeting(value) if name in meetings else value) for name, value in rows]
        sought = ", ".join(": ".join(map(str, pair)) for pair in fact.said.get("sought", ()))
        rows += [(gettext("sought"), sought)] if sought else []
        return format_html_join(mark_safe("<br>"), "{}: {}", rows)

    @admin.display(description=_("who"))
    def who(self, fact: Fact) -> SafeString:
        roles: dict[str, list[str]] = {}
        for link in fact.entities.select_related("entity").order_by("pk"):
            roles.setdefault(link.role, []).append(link.entity.name)
        return format_html_join(mark_safe("<br>"), "{}: {}", ((role, "; ".join(told)) for role, told in roles.items()))

    @admin.display(description=_("certainty"), ordering="confidence")
    def sure(self, fact: Fact) -> SafeString:
        """In one column: with several, the screen of a laptop would cut off the last."""
        sure, decided = f"{round(fact.confidence * 100)} %", fact.decision or gettext("not decided")
        return format_html("{}<br>{}<br><small>{}</small>", fact.kind, sure, decided)

    def save_model(self, request: HttpRequest, obj: Fact, form: Any, change: bool) -> None:
        """A correction goes through its workflow."""
        fact = Fact.objects.select_related("text_read__unit").get(pk=obj.pk)
        try:
            correct_fact(fact, form.cleaned_data["values"], reason=form.cleaned_data.get("reason", ""),
                         by=request.user.get_username(), now=wiring.clock())  # fmt: skip
        except ValueError as fault:
            messages.error(request, str(fault))
        follow(request)

    def _decide(self, request: HttpRequest, chosen: QuerySet[Fact], verdict: Verdict) -> None:
        facts = list(chosen.select_related("text_read__unit"))
        self.decide(request, lambda how: len(decide_facts(facts, verdict, **how)))

    @admin.action(description=_("Confirm (c): the words say so"))
    def confirm(self, request: HttpRequest, chosen: QuerySet[Fact]) -> None:
        self._decide(request, chosen, "confirmed")

    @admin.action(description=_("Reject (r): they do not"))
    def reject(self, request: HttpRequest, chosen: QuerySet[Fact]) -> None:
        self._decide(request, chosen, "rejected")

    @admin.action(description=_("Correct (e): the field beside, or on its page"))
    def correct(self, request: HttpRequest, chosen: QuerySet[Fact]) -> HttpResponse | None:
        field, is_one, value = request.POST.get("values", "").partition("=")
        if not is_one:
            first: dict[str, Any] = next(iter(chosen.values_list("said", flat=True)[:1]), {})
            return self.at_field(request, chosen, f"said_{next(iter(first), '')}")
        facts = list(chosen.select_related("text_read__unit"))

        def deed(how: dict[str, Any]) -> int:
            with transaction.atomic():  # all of them, or none
                for fact in facts:
                    correct_fact(fact, {field.strip(): value.strip()}, **how)
            return len(facts)

        self.decide(request, deed)
        return None


def _words_of_meeting(identifier: str) -> str:
    """The words of the meeting in which something was told, instead of its id."""
    told = Fact.objects.filter(pk=identifier).values_list("text", flat=True).first()
    return identifier if told is None else f"“{shortened(' '.join(told.split()), 60)}”"


class GivingAction(ReasonedAction):
    """Whose the words are."""

    to = CharField(
        label=_("Give to (id)"), required=False, max_length=12,
        widget=forms.TextInput(attrs={"data-words-of": "give"}),
    )  # fmt: skip


@admin.register(Mention)
class MentionDesk(KeyedDesk):
    """Words that name somebody, or stand for somebody: whose they are."""

    action_form = GivingAction
    actions = ("confirm", "reject", "give", "split")
    list_display = ("words", "read_as", "form", "sure", "decision")
    list_display_links = None
    list_filter = (
        DecisionFilter, ("form", ValuesFilter), ("entity__kind", ValuesFilter), ("finder", ValuesFilter),
    )  # fmt: skip
    search_fields = ("text", "=entity__authority__id", "=entity__text_read__unit__id")
    ordering = ("decision", "confidence", "pk")
    list_select_related = ("entity__text_read__unit", "entity__authority")

    def has_change_permission(self, request: HttpRequest, obj: Mention | None = None) -> bool:
        return obj is None and super().has_change_permission(request)

    @admin.display(description=_("the words"))
    def words(self, mention: Mention) -> SafeString:
        return mention_passage(mention)

    @admin.display(description=_("read as"))
    def read_as(self, mention: Mention) -> str:
        entity, record = mention.entity, standing(mention.entity.authority)
        if record is None:
            return f"{entity.name} (–)"
        return f"{entity.name} ({record.pk}{'' if record.name == entity.name else f', {record.name}'})"

    @admin.display(description=_("certainty"), ordering="confidence")
    def sure(self, mention: Mention) -> str:
        return f"{round(mention.confidence * 100)} %"

    def _decide(self, request: HttpRequest, chosen: QuerySet[Mention], verdict: Verdict) -> None:
        words = list(chosen.select_related("entity__text_read__unit"))
        self.decide(request, lambda how: len(decide_mentions(words, verdict, **how)))

    @admin.action(description=_("Confirm (c): they name whom they were read as"))
    def confirm(self, request: HttpRequest, chosen: QuerySet[Mention]) -> None:
        self._decide(request, chosen, "confirmed")

    @admin.action(description=_("Reject (r): they name nobody"))
    def reject(self, request: HttpRequest, chosen: QuerySet[Mention]) -> None:
        self._decide(request, chosen, "rejected")

    @admin.action(description=_("Give (g) to the one named beside"))
    def give(self, request: HttpRequest, chosen: QuerySet[Mention]) -> None:
        words = list(chosen.select_related("entity__text_read__unit"))

        def deed(how: dict[str, Any]) -> int:
            return len(give_mentions(words, find_authority(request.POST.get("to", "").strip()), **how))

        self.decide(request, deed)

    @admin.action(description=_("Split (s): in these documents it is another’s name, with a record of its own"))
    def split(self, request: HttpRequest, chosen: QuerySet[Mention]) -> None:
        words = chosen.select_related("entity__text_read__unit", "entity__authority")
        names = list({each.entity_id: each.entity for each in words}.values())
        into = request.POST.get("to", "").strip()

        def deed(how: dict[str, Any]) -> int:
            split(names, find_authority(into) if into else None, mint=wiring.mint, **how)
            return len(names)

        self.decide(request, deed)
