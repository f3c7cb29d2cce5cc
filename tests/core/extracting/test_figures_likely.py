"""Numbers that a learned model takes for misread words and stains, and those that it is not asked of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.extracting import figures_likely
from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.facts import NamesRead
from fonds.core.extracting.figure_features import features_of, is_asked
from fonds.core.extracting.figures import figures
from fonds.core.extracting.figures_likely import LIKELY_FROM, asked_of, likely, likely_by, shipped
from fonds.core.extracting.linear_models import probability
from fonds.core.extracting.reading import FINDERS
from fonds.core.parsing.quantities import quantities

MISREAD = [
    "REPRODUCTION BY OTHER THAN THE ISSUING OFFICE 15 PROHIBITED\nates | Mnive-T ee] [Fey oF",
    "END OF MESSAGE\nmarch, DIRECTOR OF VIETNAM\n\n7 VETERANS AGAINST THE WAR. (coment § SEE oor ofise end teh papre",
    "SECRET 2721112 crte/Arse-ton] $939\n\nSAWAVE INFO DIRECTO™\n\nFRIENDLY SERVICES.",
]
POOR = "the Detachment had flovn 30 sorties over the coast with its airereft end then roturned hono agein sefely"
LEGIBLE = [
    "The Detachment had flown 30 sorties over the coast.",
    "They landed with 17 men and meager supplies in the east.",
    "UNIT HAS 120 MEN, 4 BAZOOKAS AND 2 LAUNCHERS IN THE HILLS.",
    "His salary is $202 per month.",
]


def read(text: str, *, rules_alone: bool = False) -> list[str]:
    document = Document((DocumentPage(1, text),))
    found = figures(document, NamesRead(), (), None) if rules_alone else figures(document, NamesRead(), ())
    return [text[each.at.start : each.at.end] for each in found]


@pytest.mark.parametrize("text", MISREAD, ids=[text[:30] for text in MISREAD])
def test_what_a_machine_made_of_stains_is_no_figure(text: str) -> None:
    assert len(read(text, rules_alone=True)) == 1
    assert read(text) == []


@pytest.mark.parametrize("text", LEGIBLE, ids=[text[:30] for text in LEGIBLE])
def test_figures_in_legible_sentences_stay(text: str) -> None:
    assert read(text) == read(text, rules_alone=True) != []


@pytest.mark.parametrize(
    "text",
    ["7 tons of coal", "There were seven men.", "They paid $1,200 for it.", "a fee of $7.50", "He has $3 million."],
)
def test_of_units_words_and_whole_sums_it_is_not_asked(text: str) -> None:
    found = list(quantities(text))
    assert found
    assert not any(is_asked(text, each) for each in found)
    assert likely_by({"sum": -9.0, "count": -9.0}, text, found) == found


def test_a_model_is_believed_from_a_likelihood_on() -> None:
    (found,) = quantities(POOR)
    assert likely_by({"count": -9.0}, POOR, [found]) == []
    assert likely_by({"count": 9.0}, POOR, [found]) == [found]
    assert probability(shipped(), features_of(LEGIBLE[0], next(quantities(LEGIBLE[0])))) > LIKELY_FROM


def test_on_a_page_that_is_read_well_it_is_not_asked() -> None:
    text = f"{LEGIBLE[0]} " + "The ships that they had seen were then told of in the same report to the committee. " * 4
    found = list(quantities(text))
    assert len(found) == 1
    assert asked_of(text, found) == []
    assert likely_by({"count": -9.0}, text, found) == found


def test_its_version_is_one_of_the_finders() -> None:
    assert figures_likely.FINDER in FINDERS
    assert 50 < len(shipped()) < 500


@given(st.text(st.sampled_from("7 30$£ax HINTS\n,.-of"), max_size=60))
def test_whatever_is_asked_has_features(text: str) -> None:
    for found in quantities(text):
        if is_asked(text, found):
            assert {"sum", "count"} & set(features_of(text, found))
        else:
            assert likely(text, [found]) == [found]
