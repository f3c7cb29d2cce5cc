from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fonds.core.text.paragraphs import LONGEST, paragraph_at, paragraphs


def shown(text: str) -> list[str]:
    return [text[p.start : p.end] for p in paragraphs(text)]


def test_blank_lines_part_paragraphs_and_space_around_belongs_to_none() -> None:
    assert shown("\n\n  One.\n \t\nTwo\nlines.\n\n\n\n") == ["One.", "Two\nlines."]


def test_long_lines_without_blank_ones_are_paragraphs_each() -> None:
    lines = ["word " * 60, "other " * 60]
    assert len(shown("\n".join(lines))) == 2


def test_short_lines_without_blank_ones_are_one_paragraph() -> None:
    assert shown("TO: A\nFROM: B\nSUBJECT: C") == ["TO: A\nFROM: B\nSUBJECT: C"]


def test_settings() -> None:
    head, prose, table = "TO: A\nFROM: B", "x" * 60 + "\n" + "y" * 58 + "\nend", "zinc      5\nlead      7"
    assert [p.setting for p in paragraphs(f"{head}\n\n{prose}\n\n{table}")] == ["lines", "prose", "typed"]


def test_a_paragraph_without_end_is_cut_at_a_line() -> None:
    text = ("a" * 70 + "\n") * 400
    found = paragraphs(text)
    assert len(found) > 1
    assert all(p.end - p.start <= LONGEST + 71 for p in found)


def test_the_paragraph_at_an_offset() -> None:
    found = paragraphs("One.\n\nTwo.")
    assert [p and p.number for p in (paragraph_at(found, at) for at in (0, 5, 6))] == [1, 1, 2]
    assert paragraph_at([], 3) is None


@given(st.text(alphabet=st.sampled_from("ab \n\t\fж정"), max_size=400))
def test_paragraphs_hold_every_visible_character_once(text: str) -> None:
    found = paragraphs(text)
    assert [p.number for p in found] == list(range(1, len(found) + 1))
    assert "".join("".join(text[p.start : p.end].split()) for p in found) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(found))
