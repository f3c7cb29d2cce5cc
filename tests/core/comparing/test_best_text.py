"""One reading of all texts: every piece stands in the text it names, and what is shown once is shown."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.core.comparing.best_text import (
    Beside,
    BestText,
    Difference,
    LeftOut,
    best_text,
    choose_ground,
    space_before,
)
from fonds.core.comparing.comparison import PagePair, SpanKind
from fonds.core.comparing.texts import compare_texts
from fonds.core.comparing.withheld_places import withheld_length

PAGE = (
    "The case officer reported from the station that the meeting had taken place as it was planned in the spring.\n"
    "He had spoken with the courier for two hours and was of the opinion that the man told what he knew of it.\n"
    "The embassy was to be informed of the result before the end of the month, and the file was to be closed.\n"
)
WHOLE = PAGE.replace("the courier for", "Ramon Villanueva of Guayaquil for")


def composed(texts: Sequence[Sequence[str]], ground: int | None = None) -> BestText:
    pages = [[(number, text) for number, text in enumerate(text, 1)] for text in texts]
    at = choose_ground(pages) if ground is None else ground
    beside = []
    for other in range(len(texts)):
        if other == at:
            continue
        found = compare_texts(texts[other], texts[at])
        beside.append(
            Beside(
                other,
                tuple(PagePair(p.from_page, p.to_page, p.similarity, p.agreement, p.comparable) for p in found.pages),
                tuple(
                    Difference(s.kind, s.confidence, s.to_place, s.from_place, s.kind is SpanKind.WITHHELD)
                    for s in found.spans
                ),
            )
        )
    return best_text(pages, at, beside)


def read(best: BestText) -> str:
    shown = ""
    for page in best.pages:
        before = None
        for piece in page.pieces:
            shown += space_before(before, piece) + piece.words
            before = piece
    return shown


def test_words_of_an_earlier_release_stand_where_a_later_one_withholds_them() -> None:
    withheld = WHOLE.replace("Ramon Villanueva of Guayaquil", "[                ]")
    best = composed([[WHOLE], [withheld]], ground=1)
    assert "spoken with Ramon Villanueva of Guayaquil for two hours" in " ".join(read(best).split())
    (piece,) = [piece for piece in best.pages[0].pieces if piece.source == 0]
    assert piece.words == "Ramon Villanueva of Guayaquil"
    assert not any(piece.withheld for piece in best.pages[0].pieces), "the box is no longer a withheld place"


def test_what_none_shows_is_withheld_with_its_length() -> None:
    withheld = WHOLE.replace("Ramon Villanueva of Guayaquil", "[1 line not declassified]")
    best = composed([[withheld], [withheld]])
    (piece,) = [piece for piece in best.pages[0].pieces if piece.withheld]
    assert piece.length == "1 line"


def test_a_plainly_better_reading_is_taken() -> None:
    text = WHOLE * 2
    worse = text.replace("embassy was to be informed", "c~b&;sj was to be informed", 1)
    best = composed([[text], [worse]], ground=1)
    assert "c~b&;sj" not in read(best)
    assert any(piece.source == 0 for piece in best.pages[0].pieces)


def test_a_page_that_only_one_release_has_is_kept_in_its_place() -> None:
    second = (
        "Attached is a list of the vehicles that were bought for the station, with their numbers and colours.\n" * 3
    )
    third = "The second attachment is a statement of the costs, which were borne by the office in the capital.\n" * 3
    best = composed([[WHOLE, second, third], [WHOLE, third]], ground=1)
    assert [(page.source, page.page) for page in best.pages] == [(1, 1), (0, 2), (1, 2)]


def test_a_copy_of_another_paper_is_not_composed() -> None:
    one = "The minister spoke of grain, of zinc and of the harvest in the northern provinces of his country. " * 6
    names = [
        f"Witness{chr(97 + n)}{chr(98 + n)}ov testified about barrel {n} of the seventh warehouse. " for n in range(20)
    ]
    other = [f"Inspector{chr(97 + n)}{chr(99 + n)}ev measured wagon {n} at the eastern junction. " for n in range(20)]
    left, right = one + "".join(names), one + "".join(other)
    best = composed([[left], [right]], ground=1)
    assert best.left_out and best.left_out[0][1] in (LeftOut.ANOTHER_PAPER, LeftOut.POOR)
    assert read(best) == right


def test_the_ground_is_the_latest_text_that_is_well_read() -> None:
    garbled = "".join("~|" if n % 3 == 0 and c.isalpha() else c for n, c in enumerate(WHOLE))
    assert choose_ground([[(1, WHOLE)], [(1, WHOLE)]]) == 1
    assert choose_ground([[(1, WHOLE)], [(1, garbled)]]) == 0
    assert choose_ground([[(1, WHOLE * 3)], [(1, WHOLE)]]) == 0


@pytest.mark.parametrize(
    ("shown", "length"),
    [
        ("[1 line not declassified]", "1 line"),
        ("[2½ pages not declassified]", "2½ pages"),
        ("[less than 1 line not declassified]", "less than 1 line"),
        ("[name not declassified]", ""),
        ("[            ]", "≈ 12 letters"),
        ("██████", "≈ 6 letters"),
        ("[ ]", ""),
        ("", ""),
    ],
)
def test_lengths_are_said_only_where_they_can_be_judged(shown: str, length: str) -> None:
    assert withheld_length(shown) == length


WORDS = st.lists(st.sampled_from([*WHOLE.split(), "[ ]", "\n", "[1 line not declassified]"]), max_size=60).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=3), min_size=2, max_size=3))
def test_every_piece_stands_where_it_says(texts: list[list[str]]) -> None:
    best = composed(texts)
    for page in best.pages:
        for piece in page.pieces:
            stored = texts[piece.source][piece.place.page - 1]
            assert stored[piece.place.start : piece.place.end] == piece.words
    own = [page for page in best.pages if page.source == best.ground]
    assert [page.page for page in own] == list(range(1, len(texts[best.ground]) + 1)), "no page of the ground is lost"


@settings(max_examples=30, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=3))
def test_a_text_with_itself_is_itself(text: list[str]) -> None:
    assert read(composed([text, text])) == "".join(text)
