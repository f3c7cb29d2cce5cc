"""Columns are known by their names in the languages of those who keep lists."""

from __future__ import annotations

import pytest

from fonds.core.description.proposals import proposed_columns

MEANINGS = ["reference_code", "title", "dates", "creators", "file_name", "scope_and_content"]


@pytest.mark.parametrize(
    "names",
    [["Signatur", "Titel", "Datum", "Verfasser", "Dateiname", "Inhalt"],
     ["Cote", "Intitulé", "Date", "Auteur", "Nom du fichier", "Présentation du contenu"],
     ["Шифр", "Заголовок", "Дата", "Автор", "Имя файла", "Аннотация"],
     ["Reference code", "TITLE", "event_dates", "dc:creator", "File Name", "scopeAndContent"]],
    ids=["German", "French", "Russian", "English"],
)  # fmt: skip
def test_names_of_columns(names: list[str]) -> None:
    assert [rule.means for rule in proposed_columns(names).values()] == MEANINGS
