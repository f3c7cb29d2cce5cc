from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.quoting.quotation import read_quotation

PLAIN = "The legation asked for the plans."


@pytest.mark.parametrize(
    "pasted",
    [
        PLAIN, f"“{PLAIN}”", f'"{PLAIN}"', f"„{PLAIN}“", f"«{PLAIN}»", f"‘{PLAIN}’", f"「{PLAIN}」", f"“{PLAIN}”[12]",
        f"“{PLAIN}”¹²", f"“{PLAIN}” (p. 12)", f"“{PLAIN}”12", f"  “{PLAIN}”  ", f"“‘{PLAIN}’”", f"“{PLAIN}” [fol. 3r].",
    ],
)  # fmt: skip
def test_marks_notes_and_page_references_are_no_part_of_the_words(pasted: str) -> None:
    read = read_quotation(pasted)
    assert [each.text for each in read.segments] == [PLAIN]


@pytest.mark.parametrize("dots", ["…", "...", ". . .", "[...]", "[…]", "(...)", "….", "[. . .]"])
def test_an_ellipsis_parts_the_words(dots: str) -> None:
    read = read_quotation(f"The legation {dots} for the plans")
    assert [(each.text, each.joint) for each in read.segments] == [
        ("The legation", ""), ("for the plans", "ellipsis"),
    ]  # fmt: skip


def test_letters_in_brackets_stay_in_their_word() -> None:
    (segment,) = read_quotation("[T]he legation ask[ed] for the plans").segments
    assert segment.text == "The legation asked for the plans"
    assert [segment.text[a:b] for a, b in segment.bracketed] == ["T", "ed"]


def test_words_in_brackets_stand_for_others() -> None:
    read = read_quotation("that [the Minister] asked for the plans")
    assert [(each.text, each.joint, each.sign) for each in read.segments] == [
        ("that", "", ""), ("asked for the plans", "insertion", "the Minister"),
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["[sic]", "[sic!]", "[3]", "[emphasis added]"])
def test_remarks_of_the_quoting_writer_are_passed_over(sign: str) -> None:
    assert [each.text for each in read_quotation(f"the legasion {sign} asked").segments] == ["the legasion asked"]


def test_a_closing_mark_that_closes_nothing_is_the_texts_own() -> None:
    assert read_quotation("“of the publication YOZ de MEXICO” and was there”[53]").literal == (
        "of the publication YOZ de MEXICO” and was there"
    )


def test_two_quotations_are_not_one() -> None:
    assert read_quotation('"one thing" and "another thing"').literal == '"one thing" and "another thing"'


@pytest.mark.parametrize("pasted", ["", "   ", "“”", "...", "[…]", "[1]", "—"])
def test_nothing_to_look_for(pasted: str) -> None:
    assert read_quotation(pasted).segments == ()


@given(st.text(max_size=300))
def test_whatever_is_pasted_is_read(pasted: str) -> None:
    for each in read_quotation(pasted).segments:
        assert each.text and each.text == each.text.strip()
        assert all(0 <= a <= b <= len(each.text) for a, b in each.bracketed)
