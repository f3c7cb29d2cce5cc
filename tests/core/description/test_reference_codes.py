from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.description.folios import Folio, FolioRange, coverage
from fonds.core.description.reference_codes import ArchivalReference, ReferencePart, difference
from fonds.core.description.repositories import REPOSITORIES, repository_key, repository_named
from fonds.core.parsing.folios import folio_ranges
from fonds.core.parsing.reference_codes import read_reference


def _read(text: str) -> ArchivalReference:
    reference = read_reference(text)
    assert reference is not None
    return reference


def _covered(text: str) -> tuple[list[str], int, int]:
    found = coverage(folio_ranges(text) or ())
    return [str(one) for one in found.ranges], found.folios, found.sides


def test_container_is_no_level() -> None:
    reference = _read("АВП РФ. Ф. 0102. Оп. 15. Д. 7, папка 81")
    assert [part.value for part in reference.level_path()] == ["АВП РФ", "0102", "15", "7"]
    container = reference.container()
    assert container is not None and (container.value, container.label) == ("81", "папка")


def test_zeros_separate_what_spelling_does_not() -> None:
    one = _read("АВП РФ. Ф. 0102. Оп. 15. Д. 7, папка 81")
    same = _read("AVPRF, f. 0102, op. 15, p. 81, d. 7")
    other = _read("AVPRF, f. 102, op. 15, p. 81, d. 7")
    assert one.key() == same.key()
    assert one.key() != other.key()
    assert difference(one, same) == []
    assert difference(one, other) == [("fonds", "0102", "102")]


def test_handwritten_reference_reads_differently_from_the_catalogue() -> None:
    catalogue = _read("AVPRF F. 0102, Op. 13, P. 72, Delo 5, Listy 165-192")
    note = _read("AVPRF F.0102. O.13 D.72 Delo 5")
    assert difference(catalogue, note) == [
        ("container", "72", None),
        ("unsettled", None, "72"),
        ("folios", "165–192", None),
    ]


def test_references_sort_naturally() -> None:
    texts = [
        "RGANI, f. 5, op. 28, d. 314",
        "RGANI, f. 5, op. 9, d. 20",
        "RGANI, f. 5, op. 9, d. 3",
        "RGANI, f. 17, op. 1",
    ]
    ordered = sorted((_read(text) for text in texts), key=lambda reference: reference.sort_key())
    assert [one.as_written for one in ordered] == [texts[2], texts[1], texts[0], texts[3]]


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="shelf"):
        ReferencePart("shelf", "3")


def test_repositories_are_found_by_either_script_and_by_name() -> None:
    for name in ("AVPRF", "АВП РФ", "Архив внешней политики Российской Федерации", "avp rf"):
        found = repository_named(name)
        assert found is not None and (found.code, found.country) == ("AVPRF", "RU")
    assert repository_named("Ministry of Rivers") is None


def test_no_two_repositories_share_a_name() -> None:
    seen: dict[str, str] = {}
    for one in REPOSITORIES:
        for name in {repository_key(name) for name in (one.code, one.name, *one.also)}:
            assert seen.setdefault(name, one.code) == one.code, name


@pytest.mark.parametrize(
    ("text", "ranges", "folios", "sides"),
    [
        ("165-192", ["165–192"], 28, 28),
        ("1, 1об.", ["1–1 ob."], 1, 2),
        ("33-34 об.", ["33–34 ob."], 2, 4),
        ("5 об.-8", ["5 ob.–8"], 4, 6),
        ("5, 5а, 6", ["5–6"], 3, 3),
        ("1-3, 2-5", ["1–5"], 5, 5),
        ("1-3, 7", ["1–3", "7"], 4, 4),
        ("12 ob.", ["12 ob."], 1, 1),
        ("1 ob.-1а", ["1 ob.–1а"], 2, 2),
        ("9-7", ["7–9"], 3, 3),
    ],
)
def test_coverage(text: str, ranges: list[str], folios: int, sides: int) -> None:
    assert _covered(text) == (ranges, folios, sides)


FOLIOS = st.builds(Folio, st.integers(1, 60), st.sampled_from(["", "", "a"]), st.booleans())
RANGES = st.lists(st.builds(FolioRange, FOLIOS, FOLIOS), max_size=6)


@given(RANGES)
def test_coverage_ignores_order_and_repetition(ranges: list[FolioRange]) -> None:
    once = coverage(ranges)
    again = coverage([*reversed(ranges), *ranges])
    assert (once.folios, once.sides) == (again.folios, again.sides)
    assert once.folios <= once.sides <= 2 * once.folios


@given(RANGES, RANGES)
def test_more_ranges_never_cover_less(some: list[FolioRange], more: list[FolioRange]) -> None:
    assert coverage([*some, *more]).sides >= coverage(some).sides
