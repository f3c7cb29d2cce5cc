"""Who writes: by the head of a diary, the title of a letter, or the signature."""

from __future__ import annotations

import pytest

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.names import names
from fonds.core.extracting.writer import writer

BODY = "On 7 May I visited the Minister of Trade, Karl Strand. He promised an answer.\n\n"
RECORD = """Memorandum of Conversation

PARTICIPANTS:
Mr. Karl Strand, Minister of Trade
Mr. Tor Halvorsen (Ambassador)
Miss Anna Berg

Mr. Strand asked whether the ships had come. Miss Berg said that they had.

"""
RECORD += (
    "The ships, Mr. Strand said, were late, and the looms that they had on board were wet.\n\n" * 9
)  # no short paper


def _writer(text: str, title: str = "") -> str:
    document = Document((DocumentPage(1, text),), title=title)
    named = names(document)
    return next((each.name for each in named.entities if each.key == writer(document, named)), "")


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        (f"From the diary of\nT. R. HALVORSEN\n\n{BODY}", "", "T. R. Halvorsen"),
        (BODY, "Journal of Envoy T. R. Halvorsen for 7 May 1951", ""),  # whom the text does not name
        (f"{BODY}T. R. Halvorsen\nambassador\n", "", "T. R. Halvorsen"),
        (f"{BODY}Ambassador of Norland\n[signature] (T. Halvorsen)\n\n4 copies\n1 - Berg\n", "", "T. Halvorsen"),
        (f"{BODY}Signed: T. Halvorsen\n", "", "T. Halvorsen"),
        (f"{BODY}(ss) Tor Halvorsen\n\n[Handwritten: agreed]\n", "", "Tor Halvorsen"),
        (f"{BODY}Ing. Tor Halvorsen, in his own hand\n", "", "Tor Halvorsen"),
        (f"{BODY}com. Tor Halvorsen [signed]\n", "", "Tor Halvorsen"),
        (f"{BODY}With Communist greetings,\n\nJOHN HALVORSEN\n\nTranslated by Anna Berg\n", "", "John Halvorsen"),
        (f"To: Comrade Karl Strand\nSender: The Embassy in Norland (Tor Halvorsen)\n\n{BODY}", "", "Tor Halvorsen"),
        ("Dear Karl Strand!\n\nI am well.\n\nAnna Berg", "Letter, Anna Berg to Karl Strand", "Anna Berg"),
        (f"{BODY}With Communist greetings,\n\nHOANG QUOC VINH\nChairman of the Committee\n", "", "Hoang Quoc Vinh"),
        ("Dear Karl Strand!\n\nI am well.\n", "Letter, Anna Berg to Karl Strand", ""),  # it is to him
        (f"Memorandum\n\n{BODY}Tor Halvorsen\nInstructor of the Directorate\n\nSent to:\nBerg\n", "", "Tor Halvorsen"),
        (f"TELEGRAM\n\n{BODY}- Halvorsen -\nchargé\n\nMade in 6 copies. Received by: Comrade Berg\n", "", "Halvorsen"),
        (f"FROM OSLO TO FOREIGN OFFICE\n\nSir T. Halvorsen\nNo. 322\n3 May 1951\n\n{BODY}", "", "T. Halvorsen"),
        (f"{BODY}I thanked him.", "Record of a Conversation of Ambassador Tor Halvorsen with Karl Strand", ""),
        (f"Tor Halvorsen\n\n{BODY}", "Record of a Conversation of Tor Halvorsen with Karl Strand", "Tor Halvorsen"),
        (BODY, "Telegram, Information from Karl Strand", ""),  # he is what it is about
        (f"{BODY}Recorded by [signature] (T. Halvorsen)\n", "", ""),
        (f"{BODY}Ambassador\nTor Halvorsen\n\nCounselor\nAnna Berg\n", "", ""),  # two sign
        (f"REPORT\n\n{BODY}JUREK\n\n[Handwritten below:] To the file. Be.\n", "", "Jurek"),
        (f"TELEGRAM\n\n{BODY}                    HOLLENBECK\n\nWLR/10\n", "", "Hollenbeck"),
        (f"{RECORD}Recorded by: A. Berg\n", "", "Anna Berg"),
        (f"{RECORD}DRAFTED: POL:ABerg:mk 4/9/73\n", "", "Anna Berg"),
        (f"{RECORD}Recorded by: R. Hunt\n", "", ""),  # of whom the record tells nothing
        (f"{RECORD.replace('(Ambassador)', '(reporting officer)')}", "", "Tor Halvorsen"),
    ],
)  # fmt: skip
def test_who_writes(text: str, title: str, name: str) -> None:
    assert _writer(text, title) == name


@pytest.mark.timeout(20)
def test_a_short_last_page_without_a_sentence_is_gone_through_once() -> None:
    document = Document((DocumentPage(1, BODY), DocumentPage(2, "Report\nwhat I told\nKarl Strand\n")))
    assert writer(document, names(document)) == ""


def test_of_several_in_the_head_of_a_diary_the_first_writes() -> None:
    head = "From the Diary of T. R. Halvorsen, Reception of the Minister of Trade, K. Strand, 7 May 1951\n\n"
    assert _writer(head + BODY) == "T. R. Halvorsen"
    assert _writer(f"Diary of the Embassy, with T. R. Halvorsen, K. Strand\n\n{BODY}") != "T. R. Halvorsen"
