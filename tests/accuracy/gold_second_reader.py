"""Passages labelled by a second reader, blind: `gold_second_reader_open.toml` and `gold_second_reader_sealed.toml`.

A row has all kinds in one; here each kind becomes passages of the form that the first reader's have, so that the same
measures serve both. Rows chosen by "again" are passages of the first reader, labelled once more without his labels:
they say how far two readers agree, and are not among the others. A file that says `sealed = true` before its first
passage is only measured, whatever its records are called, and one that says `opened = true` may be looked at. Files of
other readers (`of`) are read the same way.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from accuracy import gold_offices
from accuracy.gold_reading import LabelledDate, LabelledFigure, LabelledMark, Passage, Place

FILES = ("gold_second_reader_open.toml", "gold_second_reader_sealed.toml")
KINDS = ("figures", "offices", "meetings", "dates", "marks")
_FIELDS = ("kind", "period", "rate", "qualifier")
_NAMED = ("producer", "place", "asserted_by")


def reading_passages(kind: str, *, again: bool = False, of: Sequence[str] = FILES) -> tuple[Passage, ...]:
    """The passages labelled for "figures", "marks" or "dates". Raises KeyError where a row lacks a field."""
    return tuple(_reading(row, kind) for row in _rows(of) if _is_of(row, kind, again=again))


def office_passages(*, again: bool = False, of: Sequence[str] = FILES) -> tuple[gold_offices.Passage, ...]:
    """The passages labelled for offices, meetings or both. Raises KeyError where a row lacks a field."""
    return tuple(
        _offices(row) for row in _rows(of) if any(_is_of(row, kind, again=again) for kind in ("offices", "meetings"))
    )


def files(of: Sequence[str] = FILES) -> dict[str, tuple[Passage, ...]]:
    """For each gold file the passages that stand in it, as of figures or what else they are labelled for."""
    return {name: tuple(_reading(row, row["labelled"][0]) for row in _read(name)) for name in of}


def _is_of(row: dict[str, Any], kind: str, *, again: bool) -> bool:
    return kind in row["labelled"] and (row["chosen_by"] == "again") is again


def _rows(of: Sequence[str]) -> tuple[dict[str, Any], ...]:
    return tuple(row for name in of for row in _read(name))


@cache
def _read(name: str) -> tuple[dict[str, Any], ...]:
    whole = tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))
    whose = {"sealed": whole.get("sealed", False), "opened": whole.get("opened", False)}
    return tuple({**row, **whose} for row in whole["passage"])


def _reading(row: dict[str, Any], kind: str) -> Passage:
    items = row.get(kind, []) if kind in ("figures", "marks", "dates") else []
    unsure = [each for each in row.get("unsure", []) if kind in each["of"]]
    return Passage(
        row["file"], row["sha256"], row.get("part", ""), row["page"], row["start"], row["end"], row["words_sha256"],
        figures=tuple(figure_of(each) for each in items) if kind == "figures" else (),
        marks=tuple(LabelledMark(_place(each), each["kind"]) for each in items) if kind == "marks" else (),
        unsure=tuple(_place(each) for each in unsure),
        quoted=tuple((_place(each), each["words"]) for each in (*items, *unsure) if "words" in each),
        dates=tuple(LabelledDate(_place(each), tuple(each["edtf"])) for each in items) if kind == "dates" else (),
        sealed=row.get("sealed", False),
        opened=row.get("opened", False),
    )  # fmt: skip


def figure_of(row: dict[str, Any]) -> LabelledFigure:
    """A figure of which every field was noted: one that is left out is empty, but for the row's `unsure` ones."""
    unsure, measure = row.get("unsure", []), row.get("measure")
    empty = {"kind": "not stated"}
    return LabelledFigure(
        _place(row), float(row["value"]), row["unit"], (measure[0], measure[1]) if measure else None,
        float(row["value_max"]) if "value_max" in row else None,
        tuple((key, row.get(key, empty.get(key, ""))) for key in _FIELDS if key not in unsure),
        tuple(
            (key, (row[key][0], row[key][1]) if key in row else None)
            for key in _NAMED
            if key not in unsure and row.get(key) != "writer"
        ),
    )  # fmt: skip


def _offices(row: dict[str, Any]) -> gold_offices.Passage:
    unsure = [each for each in row.get("unsure", []) if {"offices", "meetings"} & set(each["of"])]
    return gold_offices.passage_of({**row, "unsure": [[each["start"], each["end"]] for each in unsure]})


def _place(row: dict[str, Any]) -> Place:
    return row["start"], row["end"]
