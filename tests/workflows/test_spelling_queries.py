"""`fonds search` finds a person and a place under other spellings, and says which it looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflows.command_line import fonds, fonds_json, write

FORMS = ("Jeong Il-yong", "Chong Il-yong", "Chŏng Illyong", "Jong Il Ryong", "정일룡", "Чон Ир Ён")
OTHERS = ("Jeong Il-kwon", "Kim Il-yong", "Jang Il-ryong", "Chong Il-ung", "Jeon Il-yong")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("spellings")
    papers: dict[str, str | bytes] = {
        f"is-{n}.txt": f"On that day {form} reported about the works." for n, form in enumerate(FORMS)
    }
    papers |= {f"not-{n}.txt": f"On that day {form} reported about the works." for n, form in enumerate(OTHERS)}
    papers["place-1.txt"] = "The embassy at Peking."
    papers["place-2.txt"] = "The consulate in Beijing."
    fonds(place / "archive", "ingest", write(place / "papers", papers))
    return place / "archive"


@pytest.mark.parametrize("form", FORMS)
def test_each_spelling_finds_the_others(archive: Path, form: str) -> None:
    said = fonds_json(archive, "search", form, "--limit", "20")
    words = [" ".join(p["text"] for p in each["passages"]) for each in said["results"]]
    assert all(any(other in each for each in words[: len(FORMS)]) for other in FORMS), words
    (also,) = said["also_searched"]
    assert also["name"] == form
    assert not set(also["spellings"]) & set(OTHERS)


def test_a_quoted_name_is_looked_for_as_written(archive: Path) -> None:
    said = fonds_json(archive, "search", f'"{FORMS[0]}"')
    assert (said["total"], said["also_searched"]) == (1, [])


def test_a_place_is_found_under_its_former_name(archive: Path) -> None:
    for query in ("Peking", "beijing"):
        said = fonds_json(archive, "search", query)
        assert said["total"] == 2
        assert [each["spellings"] for each in said["also_searched"]] != []


def test_a_restricted_record_gives_the_public_no_spelling(archive: Path, tmp_path: Path) -> None:
    place = tmp_path / "archive"
    fonds(place, "ingest", write(tmp_path / "papers", {"a.txt": "Jong Il Ryong spoke.", "b.txt": "Чон Ир Ён."}))
    assert fonds_json(place, "search", "Jong Il Ryong", "--public")["total"] == 2
    hidden = next(r["id"] for r in fonds_json(place, "search", '"Чон Ир Ён"')["results"])
    fonds(place, "access", hidden, "restricted", "--reason", "private")
    said = fonds_json(place, "search", "Jong Il Ryong", "--public")
    assert (said["total"], said["also_searched"]) == (1, [])
    assert fonds_json(place, "search", "Jong Il Ryong")["total"] == 2
