"""Meetings by the rules alone, where an archive is set so."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.people_builder import text
from fonds.catalogue.models import Fact, TextRead
from fonds.core.extracting import meetings_likely
from fonds.workflows.reading import behind, finders_of, read_documents

pytestmark = pytest.mark.django_db

MISREAD = "Mr. Robert Smith hte tne told Mr. John Brown that the file was closed."


def finders_of_meetings() -> set[str]:
    return {each.finder for each in Fact.objects.filter(kind="meeting")}


def test_a_setting_leaves_meetings_to_the_rules(settings: Any) -> None:
    text("SECRET", MISREAD)
    TextRead.objects.update(digest="", finders="")
    read_documents()
    assert finders_of_meetings() == {meetings_likely.FINDER}
    assert meetings_likely.FINDER in finders_of(None)
    settings.MEETING_FINDER = "rules"
    assert meetings_likely.FINDER not in finders_of(None)
    assert behind().count() == 1
    assert read_documents() == 1
    assert finders_of_meetings() == set()
    assert read_documents() == 0
