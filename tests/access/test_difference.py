"""A restricted record changes nothing that readers, their assistants and copies of the site get: two archives, one
that never had it, and a third in which it is public, so that a comparison that compares nothing is noticed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from access.site_bytes import identifier
from forked_python import python
from web.copied_links import files_of_pages
from workflows.command_line import environment, fonds, fonds_json, write

PUBLIC: dict[str, str | bytes] = {
    f"public-{n}.txt": f"The legation reports on the quay and the harbour, part {n}.\n\nCement and zinc were landed."
    for n in range(6)
}
PUBLIC["public-0.txt"] = (
    "I met with Anna Strand in Warsaw. Anna Strand, Director of the Harbour Office, said that 300 tons of copper were "
    "exported in 1950."
)
PUBLIC["public-1.txt"] = (
    "Karl Brandt, Chairman of the Port Council, met with Olga Lind, Secretary of the Quay Office, in Vienna. They said "
    "that 40 tons of cement were landed in 1956."
)
PUBLIC["public-2.txt"] = (
    "I met with Karl Brandt, Chairman of the Port Council, in Warsaw, and with Anna Strand in Vienna."
)
HIDDEN: dict[str, str | bytes] = {
    "hidden-a.txt": "A secret of the legation about the harbour, harbour, harbour, and the secret treaty of Vane.",
    "hidden-b.txt": "Another secret: zinc. " * 30,
    "hidden-c.txt": "A third one, embargoed, on the legation's cement and on hartshorn.",
    "hidden-d.txt": "Once public, now restricted: the harbour of the legation, with harpoons. "
    "Ruth Kestrel, Chief of the Secret Post, met with Anna Strand, Minister of Harpoons, in Prague in 1950. 77 tons of "
    "copper were exported in 1951.",
}
COLUMNS = "Identifier,Title,Date,From,Document type,File name,Access state,Embargo until,Collection,Repository"
PUBLIC_ROWS = [
    f"F1-{n},Letter {n} on the harbour,{n + 1} August 1957,E. Marsh,letter,public-{n}.txt,,,Shown,City Archive"
    for n in range(6)
]
HIDDEN_ROWS = [
    "F1-a,Letter on a secret,9 August 1957,R. Vane,letter,hidden-a.txt,restricted,,Shown,City Archive",
    "F2-b,Secret memorandum,1901,R. Vane,memorandum,hidden-b.txt,restricted,,Hidden,Secret Archive",
    "F3-c,Embargoed note,2 September 1957,O. Lind,note,hidden-c.txt,embargoed,2199-01-01,Hidden,Secret Archive",
    "F1-d,Letter since restricted,3 August 1957,H. Orr,letter,hidden-d.txt,,,Shown,City Archive",
]


HIDDEN_IDS = [identifier(f"sheet:{code}") for code in ("F1-a", "F2-b", "F3-c", "F1-d")]


def also_asked() -> list[str]:
    """Addresses of what is hidden, which nothing leads to."""
    also = [
        f"/records/{each}{tail}"
        for each in HIDDEN_IDS
        for tail in ("", ".dc.xml", ".ead3.xml", ".ead2002.xml", "/cite", "/cite.ris", "/embed")
    ]
    also += [f"/verify?record={each}&q=secret" for each in HIDDEN_IDS]
    also += [f"/records/{each}/annotation" for each in HIDDEN_IDS]
    also += [
        "/verify?collection=hidden&q=secret",
        "/people?q=kestrel",
        "/collections/hidden",
        "/search?within=collection:hidden&q=secret",
    ]
    tails = ("", "/pages", "/pages/1", "/digital-objects", "/children", "/cite", "/releases", "/comparison")
    also += [f"/api/v1/records/{each}{tail}" for each in HIDDEN_IDS for tail in tails]
    also += [f"/api/v1/verify?record={each}&q=secret" for each in HIDDEN_IDS]
    asked = "/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:"
    return also + [asked + each for each in HIDDEN_IDS]


ALSO = also_asked()


@dataclass(frozen=True, slots=True)
class Asked:
    """An archive, and what was got from it: address of the site or question of an assistant → digest."""

    archive: Path
    site: dict[str, str]
    assistants: dict[str, str]


def asked(folder: Path, files: dict[str, str | bytes], rows: list[str], *more: str) -> Asked:
    """An archive of these files and rows, of which readers and assistants have asked whatever they can."""
    write(folder / "papers", files)
    sheet = folder / "list.csv"
    sheet.write_text("\n".join([COLUMNS, *rows]) + "\n", "utf-8")
    archive = folder / "archive"
    done = python(
        [Path(__file__).with_name("site_bytes.py"), archive, folder / "papers", sheet, *more,
         "--also", *ALSO, "--asked", *HIDDEN_IDS],
        environment(archive), timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return Asked(archive, **json.loads(done.stdout))


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """The archive that never had the hidden records."""
    return asked(tmp_path_factory.mktemp("never"), PUBLIC, PUBLIC_ROWS)


@pytest.fixture(scope="module")
def having(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """The archive that keeps them back."""
    rows = PUBLIC_ROWS[:3] + HIDDEN_ROWS + PUBLIC_ROWS[3:]
    return asked(tmp_path_factory.mktemp("having"), PUBLIC | HIDDEN, rows, "--restrict", "F1-d")


@pytest.fixture(scope="module")
def showing(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """An archive in which one of them is public."""
    return asked(tmp_path_factory.mktemp("showing"), PUBLIC | HIDDEN, PUBLIC_ROWS + HIDDEN_ROWS[3:])


def test_restricted_records_change_no_byte(without: Asked, having: Asked) -> None:
    """Counts, facets, suggestions, scores, order, hierarchy, neighbours: whatever a page shows, it is the same."""
    assert len(without.site) > 100
    for page in ("/people/", "/places/", "/offices/", "/meetings/"):
        assert sum(address.startswith(page) for address in without.site) > 2, f"pages under {page} are compared"
    assert set(having.site) == set(without.site)
    assert set(ALSO) <= set(without.site)
    assert [address for address in without.site if having.site[address] != without.site[address]] == []


def test_the_test_would_notice(without: Asked, showing: Asked) -> None:
    """The same comparison without the restriction finds differences."""
    assert any(showing.site.get(address) != digest for address, digest in without.site.items() if address not in ALSO)


def test_restricted_records_change_no_answer_of_an_assistant(without: Asked, having: Asked) -> None:
    assert len(without.assistants) > 100
    assert set(having.assistants) == set(without.assistants)
    assert [question for question in without.assistants
            if having.assistants[question] != without.assistants[question]] == []  # fmt: skip


def test_the_test_of_assistants_would_notice(without: Asked, showing: Asked) -> None:
    assert any(showing.assistants.get(question) != digest for question, digest in without.assistants.items())


def copy(archive: Path, folder: Path) -> dict[str, bytes]:
    """All files of a copy of the archive's site."""
    fonds(archive, "export", "static", folder, "--address", "https://archive.example")
    return files_of_pages(folder)


def test_restricted_records_change_no_byte_of_a_copy(without: Asked, having: Asked, tmp_path: Path) -> None:
    never, kept_back = copy(without.archive, tmp_path / "never"), copy(having.archive, tmp_path / "having")
    assert len(never) > 60
    assert kept_back.keys() == never.keys()
    assert [name for name, data in never.items() if kept_back[name] != data] == []
    # and there was something to be kept back
    assert fonds_json(having.archive, "search", "harpoons")["total"] == 1
    assert not any(b"harpoons" in data for data in kept_back.values())
