"""Who says what, in whose words, and who reports whom: turns of transcripts, "he", and chains."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.core.extracting.document import Document, DocumentPage, StatedName
from fonds.core.extracting.facts import Reading
from fonds.core.extracting.reading import read


def _read(text: str, *, by: str = "") -> Reading:
    stated = (StatedName("creators", by, "creator"),) if by else ()
    return read(Document((DocumentPage(1, text),), date="1957-08-07", date_certain=True, stated=stated))


def _said(reading: Reading) -> list[tuple[str, str, list[str]]]:
    called = {each.key: each.name for each in reading.names.entities}
    return [(called[s.speaker], s.act, [called[key] for key in s.reported_by]) for s in reading.statements]


CALLED = {"S": "Karl Strand", "B": "Anna Berg", "H": "Robert Hunt", "L": "Peter Lind", "W": "Tor Halvorsen"}
TABLE = [
    line.split("\t")
    for line in Path(__file__).with_name("sayings.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("expected", "text"), TABLE, ids=[text[:50] for _, text in TABLE])
def test_every_way_of_saying(expected: str, text: str) -> None:
    letters = {name: letter for letter, name in CALLED.items()}
    found = []
    for speaker, act, tellers in _said(_read(text.replace("\\n", "\n"), by="Halvorsen, Tor")):
        others = ",".join(letters[each] for each in tellers if each != CALLED["W"])
        found.append(f"{letters[speaker]} {act}{others and f' <{others}'}")
    assert "; ".join(found) == expected


TRANSCRIPT = """Present: Karl Strand, Anna Berg

Karl Strand: How many looms did you receive?

Anna Berg: We have 12 ships. I met Robert Hunt in Warsaw on 3 May. He said that 400 miners will come.

Karl Strand: Good.

Anna Berg: We ask for 30 tons of wool.
"""


def test_a_turn_is_the_speakers_to_its_end() -> None:
    reading = _read(TRANSCRIPT)
    called = {each.key: each.name for each in reading.names.entities}
    assert [called[f.asserted_by] for f in reading.figures] == ["Anna Berg", "Robert Hunt", "Anna Berg"]
    assert _said(reading)[:2] == [("Karl Strand", "asked", []), ("Anna Berg", "said", [])]


def test_i_in_a_turn_is_its_speaker() -> None:
    reading = _read(TRANSCRIPT)
    called = {each.key: each.name for each in reading.names.entities}
    (met,) = [each for each in reading.meetings if each.date == "1957-05-03"]
    assert {called[key] for key in met.participants} == {"Anna Berg", "Robert Hunt"}
    assert called[met.reported_by] == "Anna Berg"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Anna Berg said that Karl Strand had told her that ships will come.",
            [("Anna Berg", "said", ["Tor Halvorsen"]), ("Karl Strand", "reported", ["Anna Berg", "Tor Halvorsen"])],
        ),
        (
            "Robert Hunt received Anna Berg. According to Karl Strand, the harbour is open.",
            [("Karl Strand", "said", ["Tor Halvorsen"])],
        ),
        ("In Karl Strand's opinion, the harbour is open.", [("Karl Strand", "said", ["Tor Halvorsen"])]),
        (
            "I spoke with the envoy, Karl Strand, who said that the harbour is open.",
            [("Karl Strand", "said", ["Tor Halvorsen"])],
        ),
        (
            "Karl Strand, a member of the Council of Ports, told us that the harbour is open.",
            [("Karl Strand", "reported", ["Tor Halvorsen"])],
        ),
        (
            "Anna Berg replied that Karl Strand was ill. He emphasized that the harbour is open.",
            [("Anna Berg", "said", ["Tor Halvorsen"])],  # who of the two, nothing says: the verb has no subject before
        ),
    ],
)  # fmt: skip
def test_who_says_it_and_who_reports_whom(text: str, said: list[tuple[str, str, list[str]]]) -> None:
    assert _said(_read(text, by="Halvorsen, Tor"))[: len(said)] == said


def test_he_is_the_subject_of_the_sentence_before() -> None:
    text = "Anna Berg replied that Karl Strand had met Robert Hunt. He emphasized that the harbour is open."
    assert _said(_read(text, by="Halvorsen, Tor"))[-1][:2] == ("Anna Berg", "said")


def test_he_is_whom_the_writer_asked() -> None:
    text = "Karl Strand was there. I asked Anna Berg about the harbour. She answered that it was open."
    assert _said(_read(text, by="Halvorsen, Tor"))[-1][:2] == ("Anna Berg", "said")


def test_what_goes_on_in_the_paragraph_is_the_last_speakers() -> None:
    text = "Karl Strand said that the mine works. In 1956 it gave 300 tons of ore.\n\nIn 1950 it gave 20 tons of ore."
    reading = _read(text, by="Halvorsen, Tor")
    called = {each.key: each.name for each in reading.names.entities}
    assert [called[f.asserted_by] for f in reading.figures] == ["Karl Strand", "Tor Halvorsen"]


def test_what_somebody_told_as_follows_is_told_by_him() -> None:
    text = (
        "Karl Strand told me the following:\n\nThe mine gave 300 tons of ore. Anna Berg said that it was closed.\n\n"
        "I thanked Karl Strand."
    )
    reading = _read(text, by="Halvorsen, Tor")
    called = {each.key: each.name for each in reading.names.entities}
    assert called[reading.figures[0].asserted_by] == "Karl Strand"
    assert ("Anna Berg", "said", ["Karl Strand", "Tor Halvorsen"]) in _said(reading)


def test_the_last_speaker_of_a_paragraph_comes_before_who_told_it_as_follows() -> None:
    text = (
        "Karl Strand told me the following:\n\nAnna Berg had said that the mine works. It gave 300 tons of ore.\n\n"
        "The envoy, Cde. Robert Hunt, whom I met on 3 May, was of the opinion that it does not. According to him, "
        "it gave 20 tons of ore."
    )
    reading = _read(text, by="Halvorsen, Tor")
    called = {each.key: each.name for each in reading.names.entities}
    assert [called[f.asserted_by] for f in reading.figures] == ["Anna Berg", "Robert Hunt"]
    assert ("Anna Berg", "said", ["Karl Strand", "Tor Halvorsen"]) in _said(reading)


def test_labels_of_a_transcript_that_are_no_whole_names() -> None:
    text = (
        "Talks of Karl Strand (hereafter Strand) with Anna Berg and Robert Hunt\n\nSTRAND: How many ships came?\n\n"
        "ANNA BERG: Twelve.\n\nR.H.: I saw them.\n\nKS: It was 12 then.\n\nBerg: It was."
    )
    spoken = [speaker for speaker, _, _ in _said(_read(text.replace("KS", "K.S.")))]
    assert spoken == ["Karl Strand", "Anna Berg", "Robert Hunt", "Karl Strand", "Anna Berg"]


def test_answers_of_an_interview_are_of_whom_its_title_names() -> None:
    text = (
        "Answers of Anna Berg\n\nQuestion: Is it open?\n\nAnswer: It is.\n\nQuestion: And the mill?\n\nAnswer: Closed."
    )
    reading = read(Document((DocumentPage(1, text),), title="Interview with Anna Berg"))
    called = {each.key: each.name for each in reading.names.entities}
    assert [called[each.speaker] for each in reading.statements] == ["Anna Berg", "Anna Berg"]


@pytest.mark.parametrize(
    ("role", "who"),
    [
        ("The Norlandic Ambassador", "Karl Strand"),
        ("The Soviet Ambassador", "Anna Berg"),
        ("The Swedish Ambassador", ""),
    ],
)
def test_an_office_behind_an_adjective_is_that_of_its_state(role: str, who: str) -> None:
    text = (
        "I met the Ambassador of Norland, Karl Strand, and the Ambassador of the USSR, Anna Berg.\n\n"
        f"{role} said that the harbour is open."
    )
    assert [speaker for speaker, _, _ in _said(_read(text, by="Halvorsen, Tor"))] == ([who] if who else [])


def test_you_is_whom_a_turn_is_spoken_to() -> None:
    text = "Karl Strand: It is late.\n\nAnna Berg: You told me yesterday that it was early.\n\nKarl Strand: It is late."
    assert ("Karl Strand", "reported", ["Anna Berg"]) in _said(_read(text))
    named = f"{text}\n\nAnna Berg: Robert Hunt, you said that it is open.\n\nRobert Hunt: It is."
    assert ("Robert Hunt", "said", ["Anna Berg"]) in _said(_read(named))


@pytest.mark.parametrize(
    "words", ["Karl Strand said, and ", "he said, ", "Anna Berg, who asked ", ", he says, ", "told by "]
)
def test_no_text_without_an_end_makes_it_slow(words: str) -> None:
    text = "Karl Strand met Anna Berg. " + words * 1500
    assert len(_read(text).statements) <= 1501


@pytest.mark.parametrize(
    "text",
    [
        "Karl Strand – We have 12 ships.\n\nAnna Berg – We ask for 30 tons.\n\nKarl Strand – You will get 20 tons.",
        "Karl Strand:\nWe have 12 ships.\n\nAnna Berg:\nWe ask for 30 tons.\n\nKarl Strand:\nYou will get 20 tons.",
        "**Strand:** We have 12 ships.\n\n**Berg:** We ask for 30 tons.\n\n**Strand:** 20 tons.\n\n**Berg:** No.",
    ],
)  # fmt: skip
def test_turns_are_told_by_dashes_and_lines_too(text: str) -> None:
    reading = _read(text)
    called = {each.key: each.name.split()[-1] for each in reading.names.entities}
    assert [called[f.asserted_by] for f in reading.figures] == ["Strand", "Berg", "Strand"]


def test_what_a_transcript_decides_is_no_turn() -> None:
    reading = _read("Karl Strand – Yes.\n\nAnna Berg – No.\n\nKarl Strand – Let us vote.\n\nDECIDED: To send 20 tons.")
    assert [f.asserted_by for f in reading.figures] == [""]


def test_teletype_is_read_as_other_pages() -> None:
    text = "STATION OFFICER MET LITENSOR ON 3 MAY. HE STATED HE HAD SEEN SHIPS. ACCORDING TO HIM, HARBOUR IS CLOSED."
    assert [(who, act) for who, act, _ in _said(_read(text))] == [("Litensor", "said"), ("Litensor", "said")]


def test_figures_in_paragraphs_that_a_colon_announces_are_those_of_whom_it_names() -> None:
    said = "Anna Berg told me the following about the harvest:\n\nThere are 12 mills.\n\nThere were 400 carts.\n\n"
    reading = _read(said + "I have 20 mules.")
    called = {each.key: each.name for each in reading.names.entities}
    assert [called.get(f.asserted_by, "") for f in reading.figures] == ["Anna Berg", "Anna Berg", ""]
