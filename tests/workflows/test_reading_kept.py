"""A text that is read again: what was kept of it is replaced at a cost that its own finds alone decide."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.people_builder import text, words_of
from fonds.catalogue.models import Mention, TextRead, UnitOfDescription
from fonds.catalogue.texts import StoredWords, hide
from fonds.core.extracting.document import Document, DocumentPage, NameKind, Range
from fonds.core.extracting.facts import Entity, NamesRead, Reading
from fonds.core.extracting.facts import Mention as Named
from fonds.workflows.decisions_carried import Followed
from fonds.workflows.reading import behind, read_again
from fonds.workflows.reading_kept import keep_reading

pytestmark = pytest.mark.django_db


def test_the_mentions_of_other_texts_are_not_gone_through() -> None:
    """Asked for by their decision, all undecided mentions of the archive would be: by the index of decisions."""
    row = text("one", "Berg met Strand in Orsova.")
    document = Document(title="", pages=(DocumentPage(1, words_of(row)),))
    finds = tuple(Named("person:1", Range(1, start, start + 4), "test/1", 0.9) for start in (0, 4))
    reading = Reading(NamesRead((Entity("person:1", NameKind.PERSON, "Berg"),), finds))
    keep_reading(row, document, reading, is_new=True)
    with CaptureQueriesContext(connection) as asked:
        keep_reading(row, document, reading)
    of_mentions = [each["sql"] for each in asked.captured_queries if Mention._meta.db_table in each["sql"]]
    assert any(sql.startswith("DELETE") for sql in of_mentions)
    assert not [sql for sql in of_mentions if '"decision" = ' in sql and "NOT" not in sql]
    assert Mention.objects.filter(entity__text_read=row).count() == len(finds)


def test_who_decides_on_somebody_does_not_wait_for_new_finders() -> None:
    """Texts that earlier finders read are behind, but only what changed of a record itself is read at once."""
    row = text("one", "Berg met Strand in Orsova.")
    TextRead.objects.update(finders="of earlier versions")
    assert list(behind([row.unit_id])) == [row.unit]
    assert read_again([row.unit_id]) == 0
    assert TextRead.objects.get().finders == "of earlier versions"
    UnitOfDescription.objects.update(revision=row.revision + 1)
    assert read_again([row.unit_id]) == 1
    assert TextRead.objects.get().revision == row.revision + 1


def test_which_words_of_a_decision_are_hidden() -> None:
    """Those that can be read nowhere; a number of two figures is in every date, and says nothing."""
    words = "Call 07 55 12 on zinc and smokestacks, in 1957; copper and zinc."
    stored = StoredWords(1, words, True, ((5, 13), (17, 21), (30, 34), (48, 54)))
    closed = StoredWords(2, "Nickel in 1962.", False, ())
    document = Document(title="", pages=(DocumentPage(1, hide(stored.text, stored.masks)),))
    followed = Followed(document, lambda: (stored, closed))
    assert [words for words in ("copper", "smokestacks", "Nickel ore", "1962") if followed.is_hidden(words)] == [
        "copper", "smokestacks", "Nickel ore", "1962",
    ]  # fmt: skip
    assert not any(followed.is_hidden(words) for words in ("zinc", "1957-08-07", "12 tons", "iron", ""))
    assert not Followed(document).is_hidden("copper"), "where nothing is hidden"
