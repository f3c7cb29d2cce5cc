"""Names by the learned tagger alone, and by rules and tagger together.

Together, the rules come first. The tagger settles what kind of name a word is of which nothing but its capital is
known, and adds names of its own on pages that are well read, where it is sure and the rules found nothing.
"""

from __future__ import annotations

from fonds.core.extracting import name_tagger
from fonds.core.extracting.document import Document, NameKind
from fonds.core.extracting.facts import NamesRead
from fonds.core.extracting.legibility import Legibility, legibility
from fonds.core.extracting.name_tagger import tagged_on_page
from fonds.core.extracting.named import PROVES, Named
from fonds.core.extracting.names import FINDER as RULES
from fonds.core.extracting.names import found_names, told_apart

FINDER = f"{RULES}+{name_tagger.FINDER}"
ADDED_FROM = 0.8
"""The tagger's confidence from which a name that the rules did not find is added."""


def names_by_model(document: Document) -> NamesRead:
    """The names that the tagger alone sees, on pages that are not read too poorly."""
    read = legibility(document)
    found = [
        each
        for page, how in zip(document.pages, read.pages, strict=True)
        if how is not Legibility.POOR
        for each in tagged_on_page(page)
    ]
    return told_apart(document, found, {}, name_tagger.FINDER)


def names_together(document: Document) -> NamesRead:
    """The names that the rules find, with the tagger's say in what they leave open."""
    found, expansions = found_names(document)
    by_page: dict[int, list[Named]] = {}
    for each in found:
        by_page.setdefault(each.at.page, []).append(each)
    read = legibility(document)
    together: list[Named] = []
    for page, how in zip(document.pages, read.pages, strict=True):
        own = by_page.get(page.number, [])
        if how is Legibility.CLEAN:
            own = _with(own, tagged_on_page(page))
        together += own
    return told_apart(document, together, expansions, FINDER)


def _with(rules: list[Named], tagged: list[Named]) -> list[Named]:
    """The rules' names of a page with the tagger's; both in order, and so is the result."""
    made = list(rules)
    at = 0
    for each in tagged:
        while at < len(rules) and rules[at].at.end <= each.at.start:
            at += 1
        held = rules[at] if at < len(rules) and rules[at].at.overlaps(each.at) else None
        if held is None:
            if each.confidence >= ADDED_FROM and not (each.kind is NameKind.PERSON and len(each.name) < 3):
                made.append(each)
        elif held.alone and held.at == each.at and held.confidence < PROVES and each.confidence >= ADDED_FROM:
            held.kind = each.kind
    return sorted(made, key=lambda each: each.at)
