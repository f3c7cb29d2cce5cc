"""What the index found, as readers see it: records with the passages that match, each with its place and layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from markupsafe import Markup, escape

from fonds.catalogue.found_records import FoundText, FoundUnit, found_texts, found_units
from fonds.catalogue.models import DigitalObject, Release, StoredFile
from fonds.catalogue.models.unit import Level
from fonds.catalogue.passage_places import Layers, Place, layers_at, paragraphs_at
from fonds.core.text.paragraphs import Paragraph, paragraph_at
from fonds.core.text.reading import LayerKind
from fonds.ports.text_index import FoundPassage, Hit
from fonds.web.languages import direction, language_name
from fonds.web.page_text import layer_name
from fonds.web.pages.compare import span_path
from fonds.web.pages.record_address import MOST_SOUGHT, RecordAddress
from fonds.web.pages.record_text import object_name, page_name
from fonds.web.translating import gettext as _

UNSHOWN = frozenset({LayerKind.PAGE_BREAK, LayerKind.FURNITURE})
UNNAMED = UNSHOWN | {LayerKind.HEADING}


@dataclass(frozen=True, slots=True)
class Passage:
    """Words found. `place` says where ("PDF p. 3"), `path` leads there and has the words sought marked, `permanent`
    is the path to cite; `layers` name what the matching words stand
    in when they are no plain words of the document, as (kind, words). `of` says which text it is where a record has
    several."""

    path: str
    permanent: str
    place: str
    html: Markup
    plain: str
    layers: tuple[tuple[str, str], ...]
    language: str
    direction: str
    of: str


@dataclass(frozen=True, slots=True)
class Result:
    """One record found, however many of its texts match."""

    path: str
    title: str
    date: str
    reference_code: str
    document_type: str
    level: str
    labels: tuple[str, ...]
    passages: tuple[Passage, ...]


def results(hits: Sequence[Hit]) -> tuple[Result, ...]:
    """The hits in their order; four queries at most, however many they are."""
    ids = [hit.id for hit in hits]
    units, texts = found_units(ids), found_texts(ids)
    around = _Surroundings.of(hits)
    return tuple(_result(hit, units[hit.id], texts.get(hit.id, {}), around) for hit in hits if hit.id in units)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    layers: dict[Place, Layers]
    paragraphs: dict[Place, list[Paragraph]]

    @classmethod
    def of(cls, hits: Sequence[Hit]) -> _Surroundings:
        found = [passage for hit in hits for passage in hit.passages]
        unpaginated = {_place(each) for each in found if not each.paginated}
        return cls(
            layers_at({_place(each) for each in found}) if found else {},
            paragraphs_at(unpaginated) if unpaginated else {},
        )


def _place(passage: FoundPassage) -> Place:
    return (passage.digital_object, passage.version, passage.page)


def _result(hit: Hit, unit: FoundUnit, texts: dict[str, FoundText], around: _Surroundings) -> Result:
    readable = [each for each in texts.values() if each.has_text]
    level = "" if unit.level_of_description == "item" else _level(unit.level_of_description)
    labels = [language_name(each.language) for each in readable if each.language]
    labels += [each.release for each in texts.values() if each.release]
    if not unit.has_text and not level:
        labels.append(_("No text yet"))
    return Result(
        path=RecordAddress(unit.id).to(),
        title=unit.title or unit.reference_code or _("Untitled"),
        date=unit.date_edtf,
        reference_code=unit.reference_code,
        document_type=unit.document_type,
        level=level,
        labels=tuple(dict.fromkeys(labels)),
        passages=tuple(
            _passage(unit.id, each, texts[each.digital_object], around, several=len(readable) > 1)
            for each in hit.passages
            if each.digital_object in texts
        ),
    )


def _level(name: str) -> str:
    return str(Level(name).label) if name in Level else name


def _passage(unit: str, found: FoundPassage, text: FoundText, around: _Surroundings, *, several: bool) -> Passage:
    layers = around.layers.get(_place(found), ())
    kept = _kept(found, layers)
    permanent = span_path(unit, found.opened) if found.opened else passage_address(unit, found).to(_fragment(found))
    within = tuple(each for each in found.marks if found.start <= each[0] and each[1] <= found.end)[:MOST_SOUGHT]
    return Passage(
        path=permanent if found.opened else passage_address(unit, found).to(_fragment(found), sought=within),
        permanent=permanent,
        place=place_words(found, text, around.paragraphs.get(_place(found))),
        html=_marked(found, kept),
        plain=" ".join("".join(found.text[a:b] for a, b in kept).split()),
        layers=_layers_of(found, layers),
        language=found.language or "",
        direction=direction(found.language),
        of=object_name(_as_named(text)) if several else "",
    )


def passage_address(unit: str, found: FoundPassage) -> RecordAddress:
    """The permanent address of the words found."""
    return RecordAddress(
        unit,
        digital_object=found.digital_object,
        version=found.version,
        page=found.page,
        start=found.start,
        end=found.end,
    )


def _fragment(found: FoundPassage) -> str:
    return f"p{found.page}-{found.start}-{found.end}"


def _as_named(text: FoundText) -> DigitalObject:
    """A digital object in so far as names of texts and pages depend on it: the same one for all that are alike."""
    return _named(text.kind, text.language, text.release, text.media_type, text.has_text, text.paginated)


@lru_cache(maxsize=512)
def _named(
    kind: str, language: str, release: str, media_type: str, has_text: bool, paginated: bool
) -> DigitalObject:  # fmt: skip
    return DigitalObject(
        kind=kind, language=language, has_text=has_text, paginated=paginated,
        release=Release(name=release) if release else None, stored_file=StoredFile(media_type=media_type),
    )  # fmt: skip


def place_words(found: FoundPassage, text: FoundText, counted: list[Paragraph] | None) -> str:
    """`PDF p. 3`, `p. 3` or `fol. 3`, whichever the page is; `par. 12` in a text without pages."""
    if found.paginated:
        return page_name(_as_named(text), found.page, found.label or "")
    one = paragraph_at(counted, found.start) if counted else None
    return _("par. %s") % one.number if one else _("in the text")


def _layers_of(found: FoundPassage, layers: Layers) -> tuple[tuple[str, str], ...]:
    names: dict[tuple[str, str], None] = {}
    for kind, start, end, label in layers:
        if kind not in UNNAMED and any(start < b and a < end for a, b in found.marks):
            names[kind, layer_name(kind, label, is_translation=found.kind == "translation")] = None
    return tuple(names)


def _kept(found: FoundPassage, layers: Layers) -> list[tuple[int, int]]:
    """The parts of the passage's text that are the document's: page-break lines and furniture are cut out."""
    parts = [(0, len(found.text))]
    for kind, start, end, _label in layers:
        if kind in UNSHOWN:
            a, b = start - found.text_start, end - found.text_start
            parts = [p for x, y in parts for p in ((x, min(y, a)), (max(x, b), y)) if p[0] < p[1]]
    return parts


def _marked(found: FoundPassage, kept: list[tuple[int, int]]) -> Markup:
    edges = {edge - found.text_start for mark in found.marks for edge in mark}
    pieces: list[str] = []
    for first, last in kept:
        cuts = sorted({first, last, *(e for e in edges if first < e < last)})
        for start, end in pairwise(cuts):
            words = escape(found.text[start:end])
            at = start + found.text_start
            within = any(a <= at < b for a, b in found.marks)
            pieces.append(f"<mark>{words}</mark>" if within else words)
    return Markup("".join(pieces))
