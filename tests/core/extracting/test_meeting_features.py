"""What a learned reader of meetings sees of words."""

from __future__ import annotations

from fonds.core.extracting.clause_words import words_of
from fonds.core.extracting.meeting_features import (
    is_asked,
    may_be_cue,
    of_cue,
    of_person,
    of_sentence,
    people_near,
    sides_of,
)
from fonds.core.extracting.people_on_page import People
from fonds.core.extracting.words_together import Word

TEXT = "Yesterday Zarnovich had told Brunkhorst of it, and the talk with him was long."


def seen(text: str) -> list[Word]:
    return words_of(text, 0, len(text), People([], text, "", 1), ())


def test_words_that_may_tell_of_a_meeting_are_verbs_and_nouns_of_one() -> None:
    assert [word.low for word in seen(TEXT) if may_be_cue(word)] == ["told", "talk"]


def test_verbs_that_need_more_beside_them_are_left_to_the_rules() -> None:
    words = seen("Zarnovich took the note, explained it, told Brunkhorst of it and had a talk with him.")
    assert [word.low for word in words if is_asked(word)] == ["told", "talk"]
    assert {"took", "explained"} <= {word.low for word in words if may_be_cue(word)}


def test_who_stands_on_which_side_is_seen() -> None:
    words = seen(TEXT)
    at = [word.low for word in words].index("told")
    sides = sides_of(words, at, TEXT)
    said = {words[i].low: set(of_person(words, at, i, sides, TEXT)) for i in people_near(words, at)}
    assert "in=before" in said["zarnovich"] and "s=b" in said["zarnovich"]
    assert "in=behind" in said["brunkhorst"] and "s=a" in said["brunkhorst"]
    assert "in=none" in said["him"]
    cue = set(of_cue(words, at, sides))
    assert {"w=told", "st=tell", "lb1=had", "both=True|True", "neg=False"} <= cue


def of_everybody(text: str, cue: str) -> dict[str, set[str]]:
    words = seen(text)
    at = [word.low for word in words].index(cue)
    sides = sides_of(words, at, text)
    return {
        text[words[i].start : words[i].end]: set(of_person(words, at, i, sides, text)) for i in people_near(words, at)
    }


def test_how_somebody_is_written_is_seen() -> None:
    said = of_everybody("ZARNOVICH told Smith what Brünk4orst and TUrmann knew.", "told")
    assert "how=b|capitals|name" in said["ZARNOVICH"]
    assert "how=a|title|name" in said["Smith"]
    assert [each for each in said["Smith"] if each.startswith("lists=a|") and "surname" in each]
    assert "how=a|digits|name" in said["Brünk4orst"]
    assert "how=a|mixed|name" in said["TUrmann"]


def test_it_is_seen_that_somebody_is_named_again_and_what_he_does() -> None:
    said = of_everybody("Zarnovich told Brunkhorst that Wessel knew Vandermolen well, and Wessel left.", "told")
    assert {"again=False|b", "next=told|b", "next=contact|b|True"} <= said["Zarnovich"]
    assert "again=True|a" in said["Wessel"]


def test_a_denial_is_seen() -> None:
    words = seen("Zarnovich had not told Brunkhorst.")
    at = [word.low for word in words].index("told")
    assert "neg=True" in set(of_cue(words, at, sides_of(words, at, "Zarnovich had not told Brunkhorst.")))


def test_capitals_and_paragraphs_are_seen_of_a_sentence() -> None:
    text = "First.\n\nSMITH MET BROWN."
    assert {"para=2", "shout=True"} <= set(of_sentence(seen(text), text, 8, len(text)))
