"""Passages weighed again by what the record's other passages are."""

from __future__ import annotations

import pytest

from fonds.core.comparing.comparison import SpanKind
from fonds.core.comparing.evidence import likelihood_among
from fonds.core.comparing.evidence_weights import WEIGHTS
from fonds.core.comparing.gaps import Gap
from fonds.core.comparing.judging import SURE_ENOUGH, Judged, Weighed
from fonds.core.comparing.second_look import Others, look_again, others

_VALUES = dict.fromkeys(WEIGHTS, 0.0) | {"even": 0.0}


def _judged(kind: SpanKind, likely: float, *, values: dict[str, float] = _VALUES, stated: float = 0.0) -> Judged:
    weighed = Weighed(kind, values, likely, stated)
    sides = ([], [0]) if kind is SpanKind.OPENED else ([0], [])
    return Judged(kind, likely, *sides, Gap([], [], (-1, -1), (-1, -1)), weighed)


def test_nothing_is_known_of_a_passage_that_is_alone() -> None:
    assert others([0.9], [4]) == [Others(0.1, 0.1)]
    assert others([], []) == []


def test_others_are_told_by_their_words_and_those_near_by_count_most() -> None:
    first, second, third = others([1.0, 0.0, 0.5], [4, 1, 4])
    assert first.everywhere == pytest.approx((1 * 0.0 + 2 * 0.5) / 3)
    assert second.everywhere == pytest.approx((2 * 1.0 + 2 * 0.5) / 4) == second.near
    assert third.everywhere == pytest.approx(2 / 3)
    assert first.near < first.everywhere and third.near < third.everywhere


def test_what_stands_far_off_counts_nearly_nothing_among_what_is_near() -> None:
    likely = [1.0] + [0.0] * 40
    last = others(likely, [1] * 41)[-1]
    assert last.near < 1e-6 < last.everywhere


@pytest.mark.parametrize("kind", [SpanKind.OPENED, SpanKind.WITHHELD])
def test_a_passage_among_likely_ones_is_likelier(kind: SpanKind) -> None:
    alone, among = likelihood_among(_VALUES, 0.0, 0.0), likelihood_among(_VALUES, 1.0, 1.0)
    assert among > alone
    certain = [_judged(kind, 1.0) for _ in range(3)]
    look_again(certain)
    assert [each.kind for each in certain] == [kind if among >= SURE_ENOUGH else SpanKind.NOISE] * 3
    assert [each.confidence for each in certain] == [pytest.approx(max(among, 1 - among))] * 3


def test_what_the_other_text_states_stays_opened_among_doubtful_ones() -> None:
    doubtful = [_judged(SpanKind.OPENED, 0.0) for _ in range(4)]
    stated = _judged(SpanKind.OPENED, 0.0, stated=0.9)
    look_again([*doubtful, stated])
    assert (stated.kind, stated.confidence) == (SpanKind.OPENED, 0.9)
    assert {each.kind for each in doubtful} == {SpanKind.NOISE}


def test_opened_and_withheld_passages_tell_nothing_of_each_other() -> None:
    alone = _judged(SpanKind.OPENED, 0.5)
    look_again([alone])
    among = _judged(SpanKind.OPENED, 0.5)
    look_again([_judged(SpanKind.WITHHELD, 1.0), among, _judged(SpanKind.WITHHELD, 1.0)])
    assert (alone.kind, alone.confidence) == (among.kind, among.confidence)


def test_what_was_not_weighed_is_left_as_it_is() -> None:
    scraps = Judged(SpanKind.NOISE, 0.6, [], [1], Gap([], [1], (0, 0), (1, 2)))
    look_again([scraps])
    assert (scraps.kind, scraps.confidence) == (SpanKind.NOISE, 0.6)
