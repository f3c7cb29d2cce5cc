"""Withdrawal watch: words visible in an earlier text and withheld in a later one, and withdrawals holders state."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from fonds.catalogue import withholding
from fonds.catalogue.access import Reader
from fonds.catalogue.comparison_views import SpanView
from fonds.catalogue.withholding import StatedWithdrawal
from fonds.core.comparing.interest import CONFIDENCE
from fonds.web.pages.head import Crumb, Head
from fonds.web.pages.pager import Pager, pager
from fonds.web.pages.record_place import shortened
from fonds.web.templating import date_words
from fonds.web.translating import gettext as _

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class WithheldLine:
    """Words that an earlier text shows and a later one does not."""

    title: str
    record: str
    words: str
    path: str
    language: str
    old: str
    new: str
    confidence: int
    confirmed: bool


@dataclass(frozen=True, slots=True)
class StatedLine:
    """What a holder says of a record; `stated` is "" where a cumulative list names it no more."""

    title: str
    record: str
    release: str
    stated: str
    date: str


@dataclass(frozen=True, slots=True)
class WithdrawalsPage:
    """Everything on the page."""

    head: Head
    found: int
    lines: tuple[WithheldLine, ...]
    stated_count: int
    stated: tuple[StatedLine, ...]
    pager: Pager | None
    confidence: int


def withdrawals_page(number: int) -> WithdrawalsPage | None:
    """`/withdrawals`: None where there is no such page of them."""
    offset = (number - 1) * PER_PAGE
    found, spans = withholding.newly_withheld(Reader.ANONYMOUS, limit=PER_PAGE, offset=offset)
    said, stated = withholding.stated_withdrawals(Reader.ANONYMOUS, limit=PER_PAGE, offset=offset)
    last = max(1, -(-max(found, said) // PER_PAGE))
    if number > last:
        return None
    path = reverse("withdrawals")

    def address(at: int) -> str:
        return f"{path}?page={at}" if at > 1 else path

    return WithdrawalsPage(
        Head(_("Withdrawal watch"), path=address(number), section="releases",
             crumbs=(Crumb(_("Releases"), reverse("releases")), Crumb(_("Withdrawal watch")))),
        found,
        tuple(_line(each) for each in spans),
        said,
        tuple(_stated(each) for each in stated),
        pager(number, last, address) if last > 1 else None,
        round(CONFIDENCE * 100),
    )  # fmt: skip


def _line(span: SpanView) -> WithheldLine:
    old, new = span.from_object, span.to_object
    return WithheldLine(
        title=shortened(span.unit.title or span.unit.reference_code, 200),
        record=f"/records/{span.unit.pk}",
        words=shortened(span.anchor.text, 240),
        path=f"/records/{span.unit.pk}/opened/{span.id}",
        language=old.language,
        old=old.release_name,
        new=new.release_name,
        confidence=round(span.confidence * 100),
        confirmed=span.decision == "confirmed",
    )


def _stated(each: StatedWithdrawal) -> StatedLine:
    title = shortened(each.unit.title or each.unit.reference_code, 200)
    date = date_words(each.date) if each.date else ""
    return StatedLine(title, f"/records/{each.unit.pk}", each.release.name, each.stated, date)
