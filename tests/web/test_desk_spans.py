"""Opened passages at the desk: both texts in view, confirmed or rejected, and gone from the lists at once."""

from __future__ import annotations

import html
import re

from django.test import Client

from fonds.catalogue.models import Decision, OpenedSpan
from web.archive_builder import UNITS
from web.test_desk import keeper, own_indexes, public

__all__ = ["keeper", "own_indexes", "public"]

DESK = "/desk/catalogue/openedspan/"


def opened() -> OpenedSpan:
    return OpenedSpan.objects.filter(kind="opened", comparison__unit=UNITS["memo"], gone=False).order_by("page")[0]


def decide(keeper: Client, span: OpenedSpan, action: str, reason: str = "") -> str:
    asked = {"action": action, "_selected_action": [span.pk], "reason": reason}
    response = keeper.post(DESK, asked, follow=True)
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def test_both_texts_are_in_view(keeper: Client) -> None:
    shown = html.unescape(keeper.get(DESK).content.decode())
    assert "<strong>two secretaries</strong>" in shown
    assert re.search(r"<small>2021 release</small><br>…[^<]*<strong>[^<]*</strong>", shown)
    assert f"/records/{UNITS['memo']}/opened/" in shown


def test_what_is_rejected_is_in_no_list(keeper: Client, public: Client) -> None:
    span = opened()
    path = f"/records/{UNITS['memo']}/opened/{span.pk}"
    assert path in public.get("/releases/2023").content.decode()
    assert "1 decided" in decide(keeper, span, "reject", "read differently")
    assert path not in public.get("/releases/2023").content.decode()
    assert "rejected" in public.get(path).content.decode(), "its address stays, and says so"
    made = Decision.objects.get(subject=f"span:{span.pk}")
    assert (made.action, made.reason, made.decided_by) == ("rejected", "read differently", "keeper")


def test_what_is_confirmed_is_listed_however_unsure(keeper: Client, public: Client) -> None:
    span = opened()
    OpenedSpan.objects.filter(pk=span.pk).update(confidence=0.3, listed=False)
    assert "1 decided" in decide(keeper, span, "confirm")
    assert OpenedSpan.objects.get(pk=span.pk).listed
    assert "confirmed by a person" in html.unescape(public.get("/releases/2023").content.decode())


def test_a_reader_cannot_decide(public: Client) -> None:
    span = opened()
    response = public.post(DESK, {"action": "reject", "_selected_action": [span.pk]})
    assert response.status_code == 302 and "/desk/login/" in response["Location"]
    assert OpenedSpan.objects.get(pk=span.pk).decision == ""
