"""Words of a finding aid: mixed content as the lines and paragraphs that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fonds.core.parsing.tei_elements import children, name

if TYPE_CHECKING:
    from lxml.etree import _Element

# what no XML holds stands for breaks until it is known what they meet
_BREAK, _LINE, _LABELLED = "\x02", "\x03", "\x04"
_BLOCKS = frozenset({
    "p", "head", "list", "chronlist", "table", "blockquote", "quote", "note", "address", "index", "legalstatus",
    "bibliography", "scopecontent", "bioghist", "custodhist", "acqinfo", "appraisal", "accruals", "arrangement",
    "accessrestrict", "userestrict", "phystech", "otherfindaid", "originalsloc", "altformavail", "relatedmaterial",
    "separatedmaterial", "processinfo", "prefercite", "odd", "fileplan",
})  # fmt: skip
_LINES = frozenset({
    "item", "defitem", "chronitem", "row", "bibref", "archref", "addressline", "lb", "indexentry", "event", "label",
})  # fmt: skip
_LEFT_OUT = frozenset({"listhead", "colspec", "ptr", "extptr", "dao", "daogrp", "daoset"})


def line(element: _Element | None, *, without: tuple[str, ...] = ()) -> str:
    """The element's words on one line, those of elements named in `without` left out."""
    if element is None:
        return ""
    return " ".join("".join(_plain(element, without)).split())


def _plain(element: _Element, without: tuple[str, ...]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if name(child) == "lb":
            yield " "
        elif name(child) not in without:
            yield from _plain(child, without)
        yield child.tail or ""


def paragraphs(section: _Element, *, head: bool = False) -> str:
    """A section's words, paragraphs divided by a blank line; its own heading only with `head`."""
    said = "".join(_pieces(section, skip=() if head else children(section, "head")))
    # a label or a date stands on the line of what it is of
    said = re.sub(rf" *{_LABELLED}[{_BREAK}{_LINE} ]*", ": ", said)
    said = re.sub(rf"[{_LINE} ]*{_BREAK}[{_BREAK}{_LINE} ]*", "\n\n", said)
    said = re.sub(rf" *{_LINE}[{_LINE} ]*", "\n", said)
    return re.sub(" +", " ", said).strip()


def _pieces(element: _Element, *, skip: list[_Element] | tuple[()] = ()) -> Iterator[str]:
    yield _collapsed(element.text)
    for number, child in enumerate(element):
        kind = name(child)
        if kind not in _LEFT_OUT and child not in skip:
            mark = _BREAK if kind in _BLOCKS else _LINE if kind in _LINES else ""
            yield mark
            if kind == "item" and name(element) == "list" and element.get("type", element.get("listtype")) != "deflist":
                yield "– "
            elif kind == "entry" and number:
                yield " | "
            yield from _pieces(child)
            yield _LABELLED if kind in ("label", "date") and name(element) in ("defitem", "chronitem") else mark
        yield _collapsed(child.tail)


def _collapsed(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
