"""Whether words are missing on one side alone."""

from __future__ import annotations

import pytest

from fonds.core.comparing.comparison import SpanKind
from fonds.core.comparing.one_sided import ABOUT, LostWords, one_sidedness
from fonds.core.comparing.plausibility import Plausibility
from fonds.core.comparing.texts import compare_texts
from fonds.core.comparing.words import words

_TEXT = "The consul reported that the harbour was closed and that xvkqz wtrq had answered nothing"
_PARAGRAPH = (
    "Through the second half of the year the office had paid for the repair of the boat, and the captain was told to "
    "keep it ready near the harbour. He sailed twice in October with two men whom the station had chosen, landed them "
    "at night on the northern shore and came back without having been seen by anybody."
)


def _lost(loose: list[str]) -> tuple[LostWords, list[int]]:
    text = words([_TEXT])
    at = [i for i in range(len(text.form)) if text.text(i) in loose]
    known = Plausibility((form for form in text.form if form not in ("xvkqz", "wtrq")), text)
    return LostWords(text, at, (), known), at


def test_plausible_words_without_a_partner_are_lost_and_rubbish_is_not() -> None:
    lost, _ = _lost(["harbour", "closed"])
    rubbish, _ = _lost(["xvkqz", "wtrq"])
    assert lost.about([], 3, 30) > 0.15
    assert rubbish.about([], 3, 30) < 0.05


def test_what_is_asked_about_does_not_count() -> None:
    lost, at = _lost(["harbour", "closed"])
    assert lost.about(at, at[0], 30) == 0.0
    assert lost.about(at[:1], at[0], 30) > 0.0


def test_words_far_away_do_not_count() -> None:
    lost, at = _lost(["nothing"])
    assert lost.about([], 1, 3) == 0.0 < lost.about([], at[0], 3)


@pytest.mark.parametrize(("instead", "alone"), [(0.0, 4.0), (0.5, 2.0), (2.0, 0.0)])
def test_what_long_words_tell_depends_on_what_stands_instead(instead: float, alone: float) -> None:
    found = {"instead": instead, "letters": 8.0, "plausible": 0.9}
    told = one_sidedness([0.2, 0.4], [0.0, 0.1], found)
    assert told["long_alone"] == pytest.approx(alone)
    assert told["long_plausible_alone"] == pytest.approx(0.4 * alone)
    assert told[f"lost_here_alone_{ABOUT[1]}"] == pytest.approx(0.3)


def test_a_paragraph_that_one_text_alone_has_on_a_page_read_well_was_opened() -> None:
    about = [
        "The memorandum was sent to the director on the fourth of March, and a copy went to the embassy.",
        "It says that the work of the station went on as before and that nobody had been hurt in the storm.",
        "The next report is expected in April, when the new chief will have visited every house in the port.",
    ]
    old = "\n\n".join(about).replace("storm", "sterm").replace("visited", "visitcd").replace("copy", "eopy")
    new = "\n\n".join([about[0], _PARAGRAPH, *about[1:]])
    opened = [span for span in compare_texts([old], [new]).spans if span.kind is SpanKind.OPENED]
    said = " ".join(new[span.to_place.start : span.to_place.end] for span in opened if span.to_place)
    assert "captain was told" in said and "northern shore" in said
