"""People, bodies and places: renamed, merged, split, given other names, identifiers and a page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fonds import wiring
from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import authority_entities, of_authority
from fonds.catalogue.models import Authority, AuthorityName, NamedEntity
from fonds.web.desk.deciding import KeyedDesk, PageFilter, ReasonedAction, follow
from fonds.web.desk.evidence import authority_evidence
from fonds.workflows import deciding_people as deciding

KNOWN_REGISTERS = ("viaf", "wikidata")
NAMES_SHOWN = 60


class AuthorityForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a keeper decides on one record; each part that is filled in is a decision of its own."""

    shown_name = forms.CharField(label=_("Name"), max_length=500, help_text=_("The name that everybody sees."))
    page = forms.ChoiceField(
        label=_("Page of their own"), required=False,
        choices=[("", _("as the rule for private persons says")), ("approved", _("yes")), ("rejected", _("no"))],
    )  # fmt: skip
    viaf = forms.CharField(label="VIAF", max_length=40, required=False)
    wikidata = forms.CharField(label="Wikidata", max_length=40, required=False)
    merge_into = forms.CharField(
        label=_("Merge into"), max_length=12, required=False,
        help_text=_("The id of the record that this one is; it then leads there."),
    )  # fmt: skip
    other_name = forms.CharField(label=_("Another name"), max_length=500, required=False)
    kind_of_name = forms.ChoiceField(
        label=_("Kind of name"), required=False,
        choices=[("name", _("name")), ("alias", _("alias")), ("cryptonym", _("cryptonym")),
                 ("pseudonym", _("pseudonym"))],
    )  # fmt: skip
    split_off = forms.MultipleChoiceField(
        label=_("Split off"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Names in documents that are somebody else's. They become a record of their own."),
    )  # fmt: skip
    split_into = forms.CharField(
        label=_("… or give them to"), max_length=12, required=False, help_text=_("The id of the record whose they are.")
    )
    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), required=False,
        help_text=_("Also the source of another name."),
    )  # fmt: skip

    class Meta:
        model = Authority
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        record: Authority = self.instance
        first = {"shown_name": record.name, "page": record.approved,
                 **{name: record.identifiers.get(name, "") for name in KNOWN_REGISTERS}}  # fmt: skip
        for name, value in first.items():
            self.fields[name].initial = value
        names = authority_entities(Reader.KEEPER, record.pk).select_related("text_read__unit")[:NAMES_SHOWN]
        split = self.fields["split_off"]
        assert isinstance(split, forms.MultipleChoiceField)
        split.choices = [
            (str(each.pk), f"{each.name} – {each.text_read.unit.date_edtf} {each.text_read.unit}") for each in names
        ]


class NamingAction(ReasonedAction):
    """What the chosen are to be called."""

    name = forms.CharField(
        label=_("Name"), required=False, max_length=500,
        widget=forms.TextInput(attrs={"data-words-of": "rename", "data-several": ""}),
    )  # fmt: skip


@admin.register(Authority)
class AuthorityDesk(KeyedDesk):
    """Every record of a person, a body or a place, with its passages."""

    form = AuthorityForm
    action_form = NamingAction
    actions = ("approve", "keep_without_page", "merge_chosen", "rename", "split")
    list_display = ("name", "kind", "documents", "evidence", "approved", "merged_into")
    list_filter = ("kind", PageFilter, ("merged_into", admin.EmptyFieldListFilter), "chosen")
    search_fields = ("name", "=id", "names__name", "entities__name")
    ordering = ("name", "pk")
    readonly_fields = ("evidence", "told", "how_merged")
    fieldsets = (
        (_("Evidence"), {"fields": readonly_fields}),
        (_("Decision"), {"fields": ("shown_name", "page", "viaf", "wikidata", "merge_into", "other_name",
                                    "kind_of_name", "split_off", "split_into", "reason")}),
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Authority]:
        found: QuerySet[Authority] = super().get_queryset(request).select_related("merged_into")
        # the documents of all records are counted only where the list is put into their order
        sorts = str(self.list_display.index("documents") + 1) in request.GET.get("o", "").replace("-", "").split(".")
        return found.annotate(texts=Count("entities__text_read", distinct=True)) if sorts else found

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **more: Any) -> Any:
        # the fields are the form's own, none is the model's
        return super().get_form(request, obj, change, **{**more, "fields": ()})

    @admin.display(description=_("documents"), ordering="texts")
    def documents(self, record: Any) -> int:
        texts = getattr(record, "texts", None)
        return record.entities.values("text_read").distinct().count() if texts is None else int(texts)

    @admin.display(description=_("evidence"))
    def evidence(self, record: Authority) -> SafeString:
        return authority_evidence(record)

    @admin.display(description=_("other names"))
    def told(self, record: Authority) -> SafeString:
        rows = ((n.name, n.kind, n.said_by) for n in AuthorityName.objects.filter(authority=record))
        return format_html_join(mark_safe("<br>"), "{} – {} ({})", rows) or mark_safe("–")

    def save_model(self, request: HttpRequest, obj: Authority, form: Any, change: bool) -> None:
        """Each part that was changed is a decision; nothing is saved in another way."""
        said = form.cleaned_data
        how = {"reason": said.get("reason", ""), "by": request.user.get_username(), "now": wiring.clock()}
        record = Authority.objects.get(pk=obj.pk)
        try:
            if said["shown_name"] != record.name:
                deciding.rename(record, said["shown_name"], **how)
            if said["page"] != record.approved:
                deciding.approve(record, said["page"], **how)
            identifiers = {name: said.get(name, "") for name in KNOWN_REGISTERS}
            if any(record.identifiers.get(name, "") != value.strip() for name, value in identifiers.items()):
                kept = {name: value for name, value in record.identifiers.items() if name not in KNOWN_REGISTERS}
                deciding.set_identifiers(record, kept | identifiers, by=how["by"], now=how["now"])
            if said["other_name"]:
                deciding.tell_name(record, said["other_name"], said["kind_of_name"] or "alias", **how)
            if said["split_off"]:
                names = list(NamedEntity.objects.filter(of_authority(record.pk), pk__in=said["split_off"]))
                into = deciding.find_authority(said["split_into"]) if said["split_into"] else None
                deciding.split(names, into, mint=wiring.mint, **how)
            if said["merge_into"]:
                deciding.merge(record, deciding.find_authority(said["merge_into"].strip()), **how)
        except ValueError as fault:
            messages.error(request, str(fault))
        follow(request)

    @admin.action(description=_("Approve (a): may have a page"))
    def approve(self, request: HttpRequest, chosen: QuerySet[Authority]) -> None:
        self._approve(request, chosen, "approved")

    @admin.action(description=_("Reject (r): has no page"))
    def keep_without_page(self, request: HttpRequest, chosen: QuerySet[Authority]) -> None:
        self._approve(request, chosen, "rejected")

    def _approve(self, request: HttpRequest, chosen: QuerySet[Authority], said: str) -> None:
        records = list(Authority.objects.filter(pk__in=chosen.values("pk")))

        def deed(how: dict[str, Any]) -> int:
            for record in records:
                deciding.approve(record, said, **how)
            return len(records)

        self.decide(request, deed)

    @admin.action(description=_("Rename (n): the name beside, or on its page"))
    def rename(self, request: HttpRequest, chosen: QuerySet[Authority]) -> HttpResponse | None:
        name = request.POST.get("name", "")
        if not name.strip():
            return self.at_field(request, chosen, "shown_name")
        records = list(Authority.objects.filter(pk__in=chosen.values("pk")))

        def deed(how: dict[str, Any]) -> int:
            for record in records:
                deciding.rename(record, name, **how)
            return len(records)

        self.decide(request, deed)
        return None

    @admin.action(description=_("Split (s): on its page, which names are another’s"))
    def split(self, request: HttpRequest, chosen: QuerySet[Authority]) -> HttpResponse | None:
        return self.at_field(request, chosen, "split_off_0")

    @admin.action(description=_("Merge (m): the chosen are one, the most named stands"))
    def merge_chosen(self, request: HttpRequest, chosen: QuerySet[Authority]) -> None:
        found = Authority.objects.filter(pk__in=chosen.values("pk"), merged_into=None)
        records = sorted(found, key=lambda r: (-authority_entities(Reader.KEEPER, r.pk).count(), r.pk))

        def deed(how: dict[str, Any]) -> int:
            if len(records) < 2:
                raise ValueError(gettext("Choose two records or more that stand."))
            for record in records[1:]:
                deciding.merge(record, records[0], **how)
            return len(records) - 1

        self.decide(request, deed)
