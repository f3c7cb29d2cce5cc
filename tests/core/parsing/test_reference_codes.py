from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.parsing.lost_zeros import lost_leading_zeros
from fonds.core.parsing.record_numbers import read_record_number
from fonds.core.parsing.reference_codes import read_reference, reference_in_source_note
from fonds.core.parsing.us_references import slash_date

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("reference_codes.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_case_of_the_table(case: dict[str, Any]) -> None:
    reference = read_reference(case["text"])
    if not case["parts"]:
        assert reference is None
        return
    assert reference is not None
    assert " | ".join(f"{part.kind}: {part.value}" for part in reference.parts) == case["parts"]
    assert ", ".join(str(one) for one in reference.folios) == case.get("folios", "")
    assert reference.date_edtf == case.get("date")
    assert reference.canonical() == case.get("canonical", reference.canonical())
    assert reference.as_written == case["text"]


@pytest.mark.parametrize("case", [case for case in CASES if case["parts"]], ids=lambda case: case["text"][:60])
def test_canonical_form_reads_back_to_the_same_key(case: dict[str, Any]) -> None:
    reference = read_reference(case["text"])
    assert reference is not None
    again = read_reference(reference.canonical())
    assert again is not None
    assert again.key() == reference.key()
    assert again.canonical() == reference.canonical()


def test_table_is_large_enough_to_mean_something() -> None:
    assert len(CASES) >= 70


def test_number_beside_a_spelt_out_delo_stays_unsettled() -> None:
    reference = read_reference("AVPRF F.0102. O.13 D.72 Delo 5")
    assert reference is not None
    assert reference.values("file") == ("5",)
    doubtful = next(part for part in reference.parts if part.kind == "unsettled")
    assert (doubtful.value, doubtful.alternatives) == ("72", ("container", "file"))
    assert "container 72 or file 72" in reference.note


def test_names_of_a_collection_s_own_repositories_are_read() -> None:
    own = {"AMR": "Archive of the Ministry of Rivers"}
    reference = read_reference("AMR, f. 7, op. 2, d. 9", repositories=own)
    spelt_out = read_reference("Archive of the Ministry of Rivers, f. 7, op. 2, d. 9", repositories=own)
    assert reference is not None and spelt_out is not None
    assert reference.key() == spelt_out.key()
    assert reference.parts[0].value == "AMR"


@pytest.mark.parametrize(
    ("written", "span", "date"),
    [
        ("8-757", (1955, 1959), "1957-08-07"),
        ("12-1057", (1955, 1959), "1957-12-10"),
        ("1-1157", (1955, 1959), "1957-01-11"),
        ("5-1653", None, "1953-05-16"),
        ("8-757", (1960, 1963), None),
        ("2-3057", (1955, 1959), None),
        ("13-157", (1955, 1959), None),
        ("125", None, None),
    ],
)
def test_slash_date_of_a_decimal_file(written: str, span: tuple[int, int] | None, date: str | None) -> None:
    assert slash_date(written, span) == date


@pytest.mark.parametrize(
    ("text", "canonical", "suffix", "docid"),
    [
        ("104-10003-10041", "104-10003-10041", "", ""),
        ("104-10004-10143 (C06932208)", "104-10004-10143", "C06932208", ""),
        ("2022/104-10004-10143[c00546914].pdf", "104-10004-10143", "C00546914", ""),
        ("124-10183-10277_multirif_redacted.pdf", "124-10183-10277", "multirif redacted", ""),
        ("2022/144-10001-10051_docid_6782007_sealed.pdf", "144-10001-10051", "sealed", "6782007"),
        ("DOCID-32206291.pdf", "docid-32206291", "", "32206291"),
        ("2023/08/104-10105-10271.pdf", "104-10105-10271", "", ""),
    ],
)
def test_record_number(text: str, canonical: str, suffix: str, docid: str) -> None:
    number = read_record_number(text)
    assert number is not None
    assert (number.canonical, number.suffix, number.docid) == (canonical, suffix, docid)
    assert number.as_written == text


@pytest.mark.parametrize(
    "text",
    ["", "104-10003", "1104-10003-10041", "see 104-10003-10041", "104-10003-100411", "104-10003-10041 was opened"],
)
def test_no_record_number(text: str) -> None:
    assert read_record_number(text) is None


def test_twenty_thousand_record_numbers_a_second() -> None:
    texts = [f"104-{10000 + number % 500}-{10000 + number}" for number in range(4000)]
    best = min(_seconds(texts) for _ in range(3))
    assert len(texts) / best >= 20_000


def _seconds(texts: list[str]) -> float:
    started = time.process_time()
    assert all(read_record_number(text) for text in texts)
    return max(time.process_time() - started, 1e-9)


@pytest.mark.parametrize(
    ("note", "reference", "rest"),
    [
        (
            "Source: National Archives, Nixon Presidential Materials, NSC Files, Box 220, Vol. I, 1/12/69. Secret.",
            "National Archives, Nixon Presidential Materials, NSC Files, Box 220, Vol. I, 1/12/69",
            "Secret.",
        ),
        (
            "National Archives, NSC Files, Box 220, Vol. I. Secret; Nodis.",
            "National Archives, NSC Files, Box 220, Vol. I",
            "Secret; Nodis.",
        ),
        ("Box 3, Review of U.S. Policy. Confidential.", "Box 3, Review of U.S. Policy", "Confidential."),
        ("Box 18, China (Nationalist). Nodis.", "Box 18, China (Nationalist)", "Nodis."),
    ],
)  # fmt: skip
def test_source_note_is_cut_at_its_first_sentence(note: str, reference: str, rest: str) -> None:
    assert reference_in_source_note(note) == (reference, rest)


def test_lost_zeros_are_seen_beside_kept_ones() -> None:
    evidence = lost_leading_zeros(["0102", "102", "0100"])
    assert evidence is not None
    assert (evidence.suspects, evidence.kept) == (("102",), ("0102",))
    assert "102 beside 0102" in evidence.warning


def test_lost_zeros_are_seen_in_numeric_cells_and_against_the_repository() -> None:
    evidence = lost_leading_zeros([102.0, "5", None], known=["0102"])
    assert evidence is not None
    assert evidence.suspects == ("102",)
    assert evidence.numeric_cells == 1


@pytest.mark.parametrize("values", [[], ["0102", "0103"], ["5", "17"], [None, True], ["0", "00"]])
def test_no_evidence_of_lost_zeros(values: list[object]) -> None:
    assert lost_leading_zeros(values) is None


LABELS = [
    ("f.", "op.", "d."),
    ("F.", "Op.", "Delo"),
    ("ф.", "оп.", "д."),
    ("фонд", "опись", "дело"),
    ("fond", "opis'", "delo"),
]
NUMBERS = st.from_regex(r"0{0,2}[1-9][0-9]{0,4}", fullmatch=True)


@given(
    labels=st.sampled_from(LABELS),
    fonds=NUMBERS,
    opis=NUMBERS,
    file=NUMBERS,
    repository=st.sampled_from(["", "AVPRF", "АВП РФ", "RGANI"]),
    joint=st.sampled_from([", ", ". ", " ", "; "]),
    order=st.permutations([0, 1, 2]),
)
def test_any_order_and_punctuation_keep_the_zeros(
    labels: tuple[str, str, str], fonds: str, opis: str, file: str, repository: str, joint: str, order: list[int]
) -> None:
    pieces = [f"{labels[place]} {(fonds, opis, file)[place]}" for place in order]
    text = joint.join(([repository] if repository else []) + pieces)
    reference = read_reference(text)
    assert reference is not None
    assert [reference.values(kind) for kind in ("fonds", "opis", "file")] == [(fonds,), (opis,), (file,)]
    again = read_reference(reference.canonical())
    assert again is not None and again.key() == reference.key()


WORDS = st.sampled_from(
    ["AVPRF", "F.", "0102", "Op.", "13", "д.", "Delo", "лл.", "33-59 об.", "Box", "RG", "59", "795.00/8-757", "[", "(",
     "]", "?", "/", ",", ":", " - ", "NARA", "FO 371/", "1", "Files", "104-10003-10041", "п", "№", "…", "\n", "İ", "²"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=14).map(" ".join)))
def test_no_text_makes_it_raise_and_the_text_is_kept(text: str) -> None:
    reference = read_reference(text)
    read_record_number(text)
    reference_in_source_note(text)
    if reference is not None:
        assert reference.as_written == text
        assert reference.canonical()
        reference.key(), reference.sort_key(), reference.level_path()
