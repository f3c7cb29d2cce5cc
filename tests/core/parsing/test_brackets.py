from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.parsing.brackets import bracket_layers
from fonds.core.text.reading import LayerKind


@pytest.mark.parametrize("words", ["[him]", "[as to]", "[He]", "[I]", "[their]", "[on]", "[the Minister]"])
def test_words_supplied_by_the_translator_are_inserted(words: str) -> None:
    text = f"I thanked {words} for it."
    (layer,) = bracket_layers(text, is_translation=True)
    assert (layer.kind, text[layer.start : layer.end]) == (LayerKind.INSERTED, words)
    assert layer.label == "inserted in the translation"


@pytest.mark.parametrize(
    "words",
    ["[illegible]", "[sic]", "[sic!, in fact 1938]", "[transl. a newspaper]",
      "[1 line not declassified]", "[signature]",
     "[…]", "[...]", "[two words illegible]", "[?]",
     "[translator's note: a play on words]", "[Omitted here is a table of contents.]", "[неразборчиво]",
     "[end of page]"],
)  # fmt: skip
def test_statements_about_the_text_are_editorial(words: str) -> None:
    (layer,) = bracket_layers(f"a {words} b", is_translation=True)
    assert layer.kind is LayerKind.EDITORIAL


@pytest.mark.parametrize("words", ["[3]", "[ ]", "[x]", "[iv]", "[12]"])
def test_numbers_and_boxes_are_no_brackets(words: str) -> None:
    assert bracket_layers(f"a {words} b", is_translation=True) == ()


def test_what_was_written_is_parted_from_the_description_of_it() -> None:
    text = "[handwritten: to file]"
    found = [(layer.kind.value, text[layer.start : layer.end]) for layer in bracket_layers(text, is_translation=True)]
    assert found == [("editorial", "[handwritten: "), ("handwriting", "to file"), ("editorial", "]")]


@given(st.text(alphabet="[] abhandwritten:stamp.\n…", max_size=120))
def test_layers_lie_in_the_text_and_apart(text: str) -> None:
    end = 0
    for layer in bracket_layers(text, is_translation=True):
        assert end <= layer.start < layer.end <= len(text)
        end = layer.end
