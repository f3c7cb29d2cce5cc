"""A restricted record changes nothing that an anonymous reader gets: two archives, one that never had it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from access.site_bytes import identifier
from workflows.command_line import environment, write

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


def site(folder: Path, files: dict[str, str | bytes], rows: list[str], *more: str) -> dict[str, str]:
    """What an anonymous reader gets from an archive of these files and rows."""
    write(folder / "papers", files)
    sheet = folder / "list.csv"
    sheet.write_text("\n".join([COLUMNS, *rows]) + "\n", "utf-8")
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("site_bytes.py")), str(folder / "archive"),
         str(folder / "papers"), str(sheet), *more],
        env=environment(folder / "archive"), capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def also_asked() -> list[str]:
    """Addresses of what is hidden, which nothing leads to."""
    hidden = [identifier(f"sheet:{code}") for code in ("F1-a", "F2-b", "F3-c", "F1-d")]
    also = [
        f"/records/{each}{tail}"
        for each in hidden
        for tail in ("", ".dc.xml", ".ead3.xml", ".ead2002.xml", "/cite", "/cite.ris", "/embed")
    ]
    also += [f"/verify?record={each}&q=secret" for each in hidden] + [f"/records/{each}/annotation" for each in hidden]
    also += [
        "/verify?collection=hidden&q=secret",
        "/people?q=kestrel",
        "/collections/hidden",
        "/search?within=collection:hidden&q=secret",
    ]
    tails = ("", "/pages", "/pages/1", "/digital-objects", "/children", "/cite", "/releases", "/comparison")
    also += [f"/api/v1/records/{each}{tail}" for each in hidden for tail in tails]
    also += [f"/api/v1/verify?record={each}&q=secret" for each in hidden]
    asked = "/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:"
    return also + [asked + each for each in hidden]


ALSO = also_asked()


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is got from an archive that never had the hidden records."""
    return site(tmp_path_factory.mktemp("never"), PUBLIC, PUBLIC_ROWS, "--also", *ALSO)


def test_restricted_records_change_no_byte(without: dict[str, str], tmp_path: Path) -> None:
    """Counts, facets, suggestions, scores, order, hierarchy, neighbours: whatever a page shows, it is the same."""
    having = site(
        tmp_path, PUBLIC | HIDDEN, PUBLIC_ROWS[:3] + HIDDEN_ROWS + PUBLIC_ROWS[3:],
        "--restrict", "F1-d", "--also", *ALSO,
    )  # fmt: skip
    assert len(without) > 100
    for page in ("/people/", "/places/", "/offices/", "/meetings/"):
        assert sum(address.startswith(page) for address in without) > 2, f"pages under {page} are compared"
    assert set(having) == set(without)
    assert set(ALSO) <= set(without)
    assert [address for address in without if having[address] != without[address]] == []


def test_the_test_would_notice(without: dict[str, str], tmp_path: Path) -> None:
    """The same comparison without the restriction finds differences."""
    having = site(tmp_path, PUBLIC | HIDDEN, PUBLIC_ROWS + HIDDEN_ROWS[3:])
    assert any(having.get(address) != digest for address, digest in without.items() if address not in ALSO)
