"""The writer's own words go on over the sentences behind that tell nothing past."""

from __future__ import annotations

import pytest

from fonds.core.extracting.words_that_go_on import goes_on

OPINION = "In my opinion it is late."


@pytest.mark.parametrize(
    ("behind", "goes"),
    [
        (" Much work will be required of the mill.", True),
        (" The looms (which Berg bought in 1950) are the best that can be found.", True),
        (" These facts once again show the need of the new looms.", True),
        (" The looms came from Oslo in a large ship.", False),
        (" He will not come to the mill again.", False),
        (" Much work was required of the mill in May.", False),
        ("\n\nMuch work will be required of the mill.", False),
        (" Much work will be required, Berg says of the mill.", False),
        (" Too late.", False),
    ],
)
def test_how_far_words_go_on(behind: str, goes: bool) -> None:
    text = OPINION + behind
    begins = [0, text.index("Berg says")] if "Berg says" in text else [0]
    assert (goes_on(text, len(OPINION), begins) == len(text)) is goes
