"""Private people in searches: the rule holds as it is today, whatever it was when their records were indexed."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from fonds import wiring
from fonds.catalogue.models import Authority, OutboxEntry
from fonds.web.upkeep import round_of_upkeep
from fonds.workflows.deciding_people import approve
from fonds.workflows.indexing import ask_for_indexing, drain
from fonds.workflows.private_people import follow_private_people, note_private_people
from web.archive_builder import UNITS
from web.people_archive import PEOPLE
from web.test_desk import own_indexes

__all__ = ["own_indexes"]

pytestmark = pytest.mark.usefixtures("people_read")
HOLM, NEVER = PEOPLE["holm"], "0123456789bc"


@pytest.fixture
def public(own_indexes: None, settings: Any) -> Client:
    """A reader of an archive that was indexed when hardly anybody counted as private."""
    settings.PRIVATE_YEARS = 5
    ask_for_indexing([UNITS[key] for key in ("journal", "second", "late")])
    drain(wiring.indexes())
    return Client(headers={"host": "127.0.0.1"})


def chosen(public: Client, who: str) -> list[str]:
    """What each kind of search answers to somebody's id, with the id left out."""
    paths = ("/search?person={}", "/search?met={}", "/search.atom?person={}", "/search.csv?person={}")
    answers = [public.get(path.format(who)) for path in (*paths, "/api/v1/search?person={}&facets=1")]
    return [b"".join(each).decode().replace(who, "ID") for each in answers]


def people(public: Client) -> list[str]:
    said = json.loads(public.get("/api/v1/search?facets=1").content)
    return [each["value"] for each in said["facets"]["person"]]


def test_who_has_no_page_any_more_is_chosen_by_no_address(public: Client, settings: Any) -> None:
    assert HOLM in people(public)
    assert "Nina Holm" in chosen(public, HOLM)[0] and "List of visitors" in chosen(public, HOLM)[0]
    settings.PRIVATE_YEARS = 70
    assert HOLM not in people(public) and PEOPLE["arno"] in people(public)
    assert f"person={HOLM}" not in public.get("/search").content.decode()
    assert chosen(public, HOLM) == chosen(public, NEVER), "as of an id that nobody has"


def test_an_approval_given_and_withdrawn(public: Client, settings: Any) -> None:
    settings.PRIVATE_YEARS = 70
    holm = Authority.objects.get(pk=HOLM)
    for approved in ("approved", "", "approved", "rejected"):
        approve(holm, approved, reason="a test", by="keeper", now=1)
        drain(wiring.indexes())
        shown = approved == "approved"
        assert (HOLM in people(public)) == shown, approved
        assert (public.get(f"/people/{HOLM}").status_code == 200) == shown
        assert (public.get(f"/people/{HOLM}/documents.atom").status_code == 200) == shown
        assert (chosen(public, HOLM) == chosen(public, NEVER)) == (not shown)


def test_serve_has_lists_follow_where_the_rule_changed(public: Client, settings: Any, tmp_path: Path) -> None:
    settings.PRIVATE_YEARS = 70
    kept = tmp_path / "index" / "private-since"
    note_private_people(kept, today=wiring.today())
    ask_for_indexing([UNITS[key] for key in ("journal", "second", "late")])
    drain(wiring.indexes())
    assert HOLM not in people(public)
    assert follow_private_people(kept, today=wiring.today()) == 0, "nothing changed"
    settings.PRIVATE_YEARS = 5
    assert HOLM not in people(public), "the index does not know her yet"
    assert follow_private_people(kept, today=wiring.today()) == 2, "where she and Nemo are named"
    drain(wiring.indexes())
    assert HOLM in people(public) and "Nina Holm" in chosen(public, HOLM)[0]
    assert follow_private_people(kept, today=wiring.today()) == 0
    settings.PRIVATE_YEARS = 70
    assert follow_private_people(kept, today=wiring.today()) == 2
    kept.unlink()
    assert follow_private_people(kept, today=wiring.today()) > 0, "of an archive of before everybody is asked for"


def test_a_day_that_passes_gives_a_page_to_who_was_attested_on_it(
    public: Client, settings: Any, tmp_path: Path
) -> None:
    settings.PRIVATE_YEARS = 30
    kept = tmp_path / "private-since"
    note_private_people(kept, today=datetime.date(2028, 5, 1))
    assert follow_private_people(kept, today=datetime.date(2028, 5, 2)) == 2, "the list of visitors is of 1 May 1998"
    assert follow_private_people(kept, today=datetime.date(2028, 5, 3)) == 0


def test_a_round_of_upkeep_asks_for_it(
    public: Client, settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings.PRIVATE_YEARS = 70
    kept = tmp_path / "private-since"
    note_private_people(kept, today=wiring.today())
    settings.PRIVATE_YEARS = 5
    monkeypatch.setattr(wiring, "private_people_noted", lambda: kept)
    monkeypatch.setattr("django.db.connection.close", lambda: None)
    before = kept.read_text("ascii")
    round_of_upkeep()
    assert kept.read_text("ascii") != before and not OutboxEntry.objects.exists()
    assert HOLM in people(public)
