from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fonds.core.parsing.running_text import Note, RunningText
from fonds.core.text.reading import Layer, LayerKind, ReadTag


def test_white_space_is_settled_and_ranges_hug_their_words() -> None:
    text = RunningText()
    text.words("  Dear ")
    tag = text.open(ReadTag("person", 1, 0, 0, "#a"))
    text.words(" Ann\n  Example ")
    text.close(tag)
    text.words(", thanks .")
    text.block()
    text.words("Bye")
    (page,), (found,) = text.pages()
    assert page.text == "Dear Ann Example , thanks .\n\nBye"
    assert page.text[found.start : found.end] == "Ann Example"


def test_a_note_is_called_in_place_and_stands_at_the_foot_of_its_page() -> None:
    note = RunningText()
    note.words("See above.")
    text = RunningText("12")
    text.words("The Act")
    text.note(Note("3", "3", note))
    text.words(" which")
    text.page_break("13")
    text.words("followed")
    (first, second), _ = text.pages()
    assert first.text == "The Act[3] which\n\n[3] See above."
    assert (first.label, second.label, second.text) == ("12", "13", "followed")
    assert [(layer.label, first.text[layer.start : layer.end]) for layer in first.layers] == [
        ("call 3", "[3]"), ("3", "[3] See above.")
    ]  # fmt: skip


def test_a_range_over_a_page_break_is_one_on_each_page() -> None:
    text = RunningText()
    handle = text.open(Layer(LayerKind.HEADING, 0, 0))
    text.words("one")
    text.page_break("2")
    text.words("two")
    text.close(handle)
    text.words("three")
    pages, _ = text.pages()
    assert [[page.text[each.start : each.end] for each in page.layers] for page in pages] == [["one"], ["two"]]


def test_a_word_broken_over_a_line_is_whole() -> None:
    text = RunningText()
    text.words("tele- ")
    text.join()
    text.words("\n  gram")
    assert text.pages()[0][0].text == "tele-gram"


ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("words"), st.text(alphabet="ab \n…é", max_size=8)),
        st.tuples(st.sampled_from(["line", "block", "page", "open", "close", "note", "cell", "join"]), st.just("")),
    ),
    max_size=40,
)


@given(ACTIONS)
def test_all_ranges_lie_in_their_page_whatever_is_done(actions: list[tuple[str, str]]) -> None:
    text, handles = RunningText(), []
    for action, words in actions:
        if action == "words":
            text.words(words)
        elif action == "page":
            text.page_break("n")
        elif action == "open":
            what = Layer(LayerKind.EDITORIAL, 0, 0) if len(handles) % 2 else ReadTag("term", 1, 0, 0)
            handles.append(text.open(what))
        elif action == "close" and handles:
            text.close(handles.pop())
        elif action == "note":
            below = RunningText()
            below.words("b")
            text.note(Note("1", "1", below))
        elif action in ("line", "block", "cell", "join"):
            getattr(text, action)()
    pages, tags = text.pages()
    for page in pages:
        assert page.text == page.text.strip(" \n\t")
        for layer in page.layers:
            assert 0 <= layer.start < layer.end <= len(page.text)
    for tag in tags:
        words = pages[tag.page - 1].text[tag.start : tag.end]
        assert words
        assert words == words.strip(" \n\t")
