"""What holders state of withdrawals: a list's own words, or a cumulative list that names a record no more."""

from __future__ import annotations

import html

from django.test import Client

from fonds.catalogue.models import Opening, Release
from web.archive_builder import UNITS

MEMO, SCAN = (f"/records/{UNITS[key]}" for key in ("memo", "scan"))


def shown(reader: Client) -> str:
    answer = reader.get("/withdrawals")
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_absence_from_a_list_is_no_withdrawal(reader: Client) -> None:
    assert not Opening.objects.filter(release="2023", unit=UNITS["scan"]).exists()
    assert f'href="{SCAN}"' not in shown(reader)


def test_absence_from_a_cumulative_list_is_one(reader: Client) -> None:
    Release.objects.filter(slug="2023").update(cumulative=True)
    page = shown(reader)
    assert f'href="{SCAN}"' in page
    assert f'href="{MEMO}"' not in page, "the list of 2023 names it"


def test_a_cumulative_list_that_was_never_taken_in_says_nothing(reader: Client) -> None:
    Release.objects.create(slug="2024", name="2024 release", date="2024-01-01", cumulative=True)
    assert f'href="{SCAN}"' not in shown(reader)


def test_what_a_list_states_is_shown_in_its_words(reader: Client) -> None:
    Opening.objects.filter(release="2023", unit=UNITS["memo"]).update(status_after="Withdrawn from public use")
    page = shown(reader)
    assert "Withdrawn from public use" in page and f'href="{MEMO}"' in page


def test_a_restricted_record_s_withdrawal_is_not_shown(reader: Client) -> None:
    Opening.objects.create(unit_id=UNITS["secret"], release_id="2023", status_after="Withdrawn", date="2023-01-01")
    assert UNITS["secret"] not in shown(reader)
