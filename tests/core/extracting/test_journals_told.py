"""Meetings as diaries and reports of embassies tell of them: where, with whom beside, and what a role alone means."""

from __future__ import annotations

import pytest

from fonds.core.extracting.document import Document, DocumentPage, StatedName
from fonds.core.extracting.facts import Reading
from fonds.core.extracting.reading import read


def _read(text: str) -> Reading:
    stated = (StatedName("creators", "Halvorsen, Tor", "creator"),)
    return read(Document((DocumentPage(1, text),), date="1957-08-07", date_certain=True, stated=stated))


def _met(text: str) -> list[tuple[list[str], str]]:
    reading = _read(text)
    called = {each.key: each.name for each in reading.names.entities}
    return [(sorted(called[key] for key in m.participants), called.get(m.place, m.place)) for m in reading.meetings]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Received Karl Strand, Minister of Trade, in the embassy at his request.", "embassy"),
        ("I visited Karl Strand at the Ministry of Foreign Affairs and left.", "Ministry of Foreign Affairs"),
        ("I met with Karl Strand at the airport.", "airport"),
        ("I visited Karl Strand. The visit took place in the City Guest House.", "City Guest House"),
        ("I visited Karl Strand.", ""),
    ],
)  # fmt: skip
def test_where(text: str, place: str) -> None:
    assert _met(text) == [(["Karl Strand", "Tor Halvorsen"], place)]


@pytest.mark.parametrize(
    "text",
    [
        "I visited Karl Strand. He said that Robert Hunt had met with John Smith. Counselor Anna Berg was present at "
        "the conversation.",
        "Together with Trade Representative Anna Berg I visited Karl Strand.",
        "I visited Karl Strand. Attaché Anna Berg accompanied me and interpreted.",
        "I visited the Deputy Minister of Foreign Affairs of Norland, Comrade Karl Strand, together with Anna Berg.",
    ],
)
def test_who_was_there_too(text: str) -> None:
    assert _met(text)[0][0] == ["Anna Berg", "Karl Strand", "Tor Halvorsen"]


@pytest.mark.parametrize(
    "text",
    [
        "I visited the works, where plant director Karl Strand met us. The director said that it stands still.",
        "I visited Karl Strand, Deputy Prime Minister. The Deputy Prime Minister said that it stands still.",
    ],
)
def test_whom_a_role_means(text: str) -> None:
    reading = _read(text)
    called = {each.key: each.name for each in reading.names.entities}
    assert [called[s.speaker] for s in reading.statements] == ["Karl Strand"]


def test_who_tells_something_reports_no_meeting_in_which_he_told_it() -> None:
    reading = _read("Anna Berg told our delegation in July that China would give rice.")
    assert [m.reported_by for m in reading.meetings] == [""]


RECORD = """N o t e
on a Conversation with the Second Secretary of the Embassy of Norland, Comrade Strand, on 5 August 1957 between 9:00 \
and 10:00 hours in the Foreign Ministry

Comrade Strand had asked for this meeting. Participants on our side were Counselor Comrade Brandt and Attaché Comrade \
Kluge.

Signed: Tor Halvorsen
"""


def test_a_heading_names_its_day_its_house_and_who_was_there() -> None:
    reading = _read(RECORD)
    called = {each.key: each.name for each in reading.names.entities}
    (met,) = reading.meetings
    assert {called[key] for key in met.participants} == {"Tor Halvorsen", "Strand", "Brandt", "Kluge"}
    assert (met.date, called.get(met.place, met.place)) == ("1957-08-05", "Foreign Ministry")


def test_whose_talk_a_list_of_those_present_leaves_out() -> None:
    text = (
        "Record of Conversation between Minister Karl Strand and Ambassador Anna Berg\n\n"
        "Location: Reception Room\nPresent: Deputy Director John Smith, Interpreter Robert Hunt\n\n"
        "Minister Karl Strand (hereafter St): Welcome.\n\nAmbassador Anna Berg: Thank you.\n\nSt: We have 12 ships.\n"
    )
    reading = _read(text)
    called = {each.key: each.name for each in reading.names.entities}
    (met,) = reading.meetings
    assert {called[key] for key in met.participants} == {"Karl Strand", "Anna Berg", "John Smith", "Robert Hunt"}
    assert [called[s.speaker] for s in reading.statements] == ["Karl Strand", "Anna Berg", "Karl Strand"]


def test_who_was_at_a_ministry_at_the_invitation_of_somebody_met_him() -> None:
    text = "I was in the Foreign Ministry at the invitation of Minister of Trade Karl Strand."
    assert _met(text) == [(["Karl Strand", "Tor Halvorsen"], "Foreign Ministry")]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Karl Strand mentioned that in March he had visited Premier Anna Berg in Warsaw.", "1957-03"),
        (
            "Karl Strand knows Robert Hunt. Strand confided that during his stay in Warsaw in June he was received "
            "by Premier Anna Berg.", "1957-06",
        ),
    ],
)  # fmt: skip
def test_what_somebody_says_that_he_did(text: str, date: str) -> None:
    reading = _read(text)
    called = {each.key: each.name for each in reading.names.entities}
    (met,) = reading.meetings
    assert (sorted(called[key] for key in met.participants), called[met.place], met.date, called[met.reported_by]) == (
        ["Anna Berg", "Karl Strand"], "Warsaw", date, "Karl Strand",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "I received it through Ambassador Karl Strand, with whom I talked on 25 August.",
        "Karl Strand, whom I visited on 3 May, agreed.",
        "Karl Strand, with whom I had a long talk, agreed.",
    ],
)
def test_relative_clauses_tell_of_meetings(text: str) -> None:
    assert _met(text) == [(["Karl Strand", "Tor Halvorsen"], "")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Karl Strand, Chairman of the Committee, came to say goodbye before his departure for study.", "Strand"),
        ("Sunday. Karl Strand, counselor at the embassy of Norland, dropped in unannounced.", "Strand"),
        ("In the evening a telephone call from Karl Strand, the ambassador of Norland. He asked.", "Strand"),
        ("Reception at the Norlanders'. Ambassador Karl Strand took me by the elbow and boasted.", "Strand"),
        ("I was at a reception which Ambassador Karl Strand gave in honor of a delegation.", "Strand"),
        ("I was called to the Ministry of Trade, where department head Karl Strand handed me a list.", "Strand"),
        ("The secretary of the committee, Karl Strand, to whom we were led on 9 July, spoke of the mill.", "Strand"),
    ],
)
def test_meetings_that_no_verb_of_meeting_tells(text: str, who: str) -> None:
    assert [people for people, _ in _met(f"{text}\n\nThe mill stood still.")] == [[f"Karl {who}", "Tor Halvorsen"]]


@pytest.mark.parametrize(
    "text",
    [
        "Farewell visit of Karl Strand to Anna Berg\n\nThe mill stood still.",  # a heading
        "Karl Strand will come to say goodbye.",
        "The delegation was at a reception.",
    ],
)
def test_what_tells_of_no_caller(text: str) -> None:
    assert _met(text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Strand said that yesterday Anna Berg had been to see him.", "1957-08-06"),
        (
            "Strand informed me that on the 3rd of August the Ambassador, Anna Berg, was with him and asked.",
            "1957-08-03",
        ),
        ("He had been at the face on Sunday with Anna Berg and had seen water.", "1957-08-04"),
        ("He said that he had spoken about the water to the Minister of Trade, Anna Berg, in May.", "1957-05"),
    ],
)
def test_a_second_meeting_is_told_of(text: str, date: str) -> None:
    reading = _read(f"I visited Karl Strand. {text}")
    called = {each.key: each.name for each in reading.names.entities}
    told = [m for m in reading.meetings if m.reported_by]
    assert [(sorted(called[key] for key in m.participants), m.date) for m in told] == [
        (["Anna Berg", "Karl Strand"], date)
    ]
    assert [called[m.reported_by] for m in told] == ["Karl Strand"]


def test_those_present_at_another_day_were_not_there() -> None:
    met = _met(
        "Karl Strand telephoned me.\n\n8 August 1957\n\n"
        "On our side the reception was attended by Anna Berg and John Smith."
    )
    assert met[0][0] == ["Karl Strand", "Tor Halvorsen"]


PROTOCOL = """PROTOCOL of the meeting held in Brno on 5 August 1957

PRESENT:
From the Soviet side: com. Karl STRAND - director; com. Peter LIND - engineer
From the Czech side: com. Anna BERG - minister

"""


def test_who_signs_a_protocol_lists_no_meeting() -> None:
    talk = "Com. BERG said that on Sunday she had been at the mill with com. Lind.\n\n" * 20
    met = _met(f"{PROTOCOL}{talk}For the Soviet side: Strand\nFor the Czech side: Berg\n")
    assert met[0][0] == ["Anna Berg", "Karl Strand", "Peter Lind"]
    assert ["Anna Berg", "Karl Strand"] not in [people for people, _ in met]
    assert ["Anna Berg", "Peter Lind"] in [people for people, _ in met]


def test_a_quoted_me_is_not_the_writer() -> None:
    assert _met('"Nobody told me about water yesterday," Karl Strand said.') == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Karl Strand rang up at noon from Fier: the train has left.", ["Karl Strand"]),
        ("The Chief of Protocol, Karl Strand, telephoned: the reception can take place.", ["Karl Strand"]),
        ("With us rode Engineer Karl Strand and Anna Berg.", ["Anna Berg", "Karl Strand"]),
        ("We gave a small supper. Guests: Karl Strand, Anna Berg.", ["Anna Berg", "Karl Strand"]),
        ("I asked a young woman called Anna Berg how many ships had come.", ["Anna Berg"]),
    ],
)
def test_who_rang_up_rode_along_or_was_a_guest(text: str, people: list[str]) -> None:
    assert [who for who, _ in _met(text)] == [sorted([*people, "Tor Halvorsen"])]
