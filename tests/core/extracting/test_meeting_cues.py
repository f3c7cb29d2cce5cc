"""Words of meeting are found where they begin, as they would be everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.extracting.contact_words import CONTACT
from fonds.core.extracting.meeting_cues import CUE, PRESENCE
from fonds.core.text.first_words import Phrases

LONG = " nothing else is told on this page." * 8
"""Makes a text so long that phrases are found by their first words."""


def words_of(phrases: Phrases) -> list[str]:
    """The words of which a pattern's phrases are made."""
    return sorted(set(re.findall("[a-z]{2,}", phrases.pattern.pattern)) | {"a", "i", ".", ":", "\n", "the"})


@pytest.mark.parametrize("phrases", [CUE, PRESENCE, CONTACT], ids=["cue", "presence", "contact"])
@given(data=st.data())
def test_same_as_everywhere(phrases: Phrases, data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(words_of(phrases)), min_size=20, max_size=60))) + LONG
    assert [m.span() for m in phrases.finditer(text)] == [m.span() for m in phrases.pattern.finditer(text)]


@pytest.mark.parametrize(
    "words",
    [
        "the reception was attended by", "at the dinner were present", "those attending were", "was also with me",
        "as did", "were in attendance", "was conducted by the", "in the presence of", "who was also present",
        "sat in on the meeting", "likewise present", "also took part",
    ],
)  # fmt: skip
def test_presence(words: str) -> None:
    text = f"smith said so; {words} john smith, and the meeting was conducted by jones." + LONG
    found = [m.span() for m in PRESENCE.finditer(text)]
    assert found == [m.span() for m in PRESENCE.pattern.finditer(text)]
    assert found


@pytest.mark.parametrize(
    "words",
    [
        "received me", "asked us to call", "told me yesterday", "a talk with", "the meeting was held with",
        "conference of states, which was attended", "invited him to lunch", "attended a large dinner", "introduced",
        "over the telephone", "by long-distance phone", "during the second session held", "after the meeting",
    ],
)  # fmt: skip
def test_cues(words: str) -> None:
    text = f"smith said so; {words} and left." + LONG
    found = [m.span() for m in CUE.finditer(text)]
    assert found == [m.span() for m in CUE.pattern.finditer(text)]
    assert found
