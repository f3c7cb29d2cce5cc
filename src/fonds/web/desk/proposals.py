"""Records of people, bodies and places that may be one: decided with the passages of both in view."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fonds import wiring
from fonds.catalogue.access import Reader
from fonds.catalogue.authority_pages import page_of
from fonds.catalogue.facts import standing
from fonds.catalogue.models import Authority, AuthorityProposal
from fonds.web.desk.deciding import DecisionFilter, KeyedDesk
from fonds.web.desk.evidence import authority_evidence
from fonds.web.pages.name_links import authority_path
from fonds.workflows.deciding_people import Verdict, decide_proposal


@admin.register(AuthorityProposal)
class ProposalDesk(KeyedDesk):
    """What is confirmed is one record from then on; what is rejected stays two, whatever finder runs next."""

    actions = ("confirm", "reject")
    list_display = ("one", "other", "why")
    list_display_links = None
    list_filter = (DecisionFilter, "first__kind", "finder")
    search_fields = ("first__name", "second__name", "=first__id", "=second__id")
    ordering = ("decision", "-certainty", "pk")
    list_select_related = ("first", "second")

    def has_change_permission(self, request: HttpRequest, obj: AuthorityProposal | None = None) -> bool:
        return obj is None and super().has_change_permission(request)

    @admin.display(description=_("one"))
    def one(self, proposal: AuthorityProposal) -> SafeString:
        return authority_evidence(_asked_about(proposal, proposal.first))

    @admin.display(description=_("the other"))
    def other(self, proposal: AuthorityProposal) -> SafeString:
        return authority_evidence(_asked_about(proposal, proposal.second))

    @admin.display(description=_("why, and how surely"), ordering="certainty")
    def why(self, proposal: AuthorityProposal) -> SafeString:
        """Beside both in one column: with several, the narrow screen of a laptop would cut off the reason."""
        sure, decided = f"{round(proposal.certainty * 100)} %", proposal.decision or gettext("not decided")
        return format_html(
            "<strong>{}</strong><br>{}<br><small>{} · {}</small>", sure, proposal.reason, proposal.first.kind, decided
        )

    def _decide(self, request: HttpRequest, chosen: QuerySet[AuthorityProposal], verdict: Verdict) -> None:
        def deed(how: dict[str, Any]) -> int:
            count = 0
            for asked in list(chosen.order_by("-certainty", "pk")):
                proposal = AuthorityProposal.objects.get(pk=asked.pk)
                if proposal.decision == asked.decision:  # else one of these decisions answered it
                    decide_proposal(proposal, verdict, **how)
                count += 1
            return count

        self.decide(request, deed)

    @admin.action(description=_("Confirm (c): they are one, merge them"))
    def confirm(self, request: HttpRequest, chosen: QuerySet[AuthorityProposal]) -> None:
        self._decide(request, chosen, "confirmed")

    @admin.action(description=_("Reject (r): they are two"))
    def reject(self, request: HttpRequest, chosen: QuerySet[AuthorityProposal]) -> HttpResponse | None:
        self._decide(request, chosen, "rejected")
        # who takes apart from the page of a record is led back to it, if it has one still
        record = Authority.objects.filter(pk=request.POST.get("back", "")[:12]).first()
        if record is None or page_of(Reader.ANONYMOUS, record.pk, record.kind, today=wiring.today()) is None:
            return None
        return HttpResponseRedirect(authority_path(record.kind, record.pk))


def _asked_about(proposal: AuthorityProposal, record: Authority) -> Authority:
    """The record itself where it was decided; of an open pair the one that stands for it, if it was merged since."""
    return record if proposal.decision else standing(record) or record
