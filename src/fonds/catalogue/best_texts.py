"""The best text of a record as a reader may see it: composed of what the releases show to that reader, kept nowhere."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock

from fonds.catalogue import access, comparisons
from fonds.catalogue.access import Reader
from fonds.catalogue.comparison_views import ComparisonView
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.catalogue.release_texts import digest, texts_of_releases
from fonds.core.comparing.best_text import Beside, BestText, Difference, Piece, best_text, choose_ground, is_long
from fonds.core.comparing.comparison import PagePair, Place, SpanKind
from fonds.core.comparing.report import ComparedText

_KEPT = 16
_made: OrderedDict[tuple[str, ...], BestText] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class BestTextView:
    """A composed reading; its sources are indices into `objects` and `texts`, in the order of their releases."""

    unit: UnitOfDescription
    objects: tuple[DigitalObject, ...]
    texts: tuple[ComparedText, ...]
    best: BestText


def best_text_of(reader: Reader, unit: UnitOfDescription) -> BestTextView | None:
    """The record's best text; None where `reader` sees fewer than two texts of releases.

    What was composed last is kept in memory under the digests of the very words it was composed of, so that leafing
    through a long record does not compose it for each view.
    """
    objects = {each.pk: each for each in access.objects(reader, unit) if each.release_id and each.has_text}
    texts = tuple(text for text in texts_of_releases(unit, reader) if text.digital_object in objects)
    if len(texts) < 2:
        return None
    key = (str(reader), unit.pk, *(f"{text.digital_object} {text.version} {digest(text)}" for text in texts))
    with _lock:
        made = _made.get(key)
        if made is not None:
            _made.move_to_end(key)
    if made is None:
        made = _compose(reader, unit, texts)
        with _lock:
            _made[key] = made
            while len(_made) > _KEPT:
                _made.popitem(last=False)
    return BestTextView(unit, tuple(objects[text.digital_object or ""] for text in texts), texts, made)


def _compose(reader: Reader, unit: UnitOfDescription, texts: tuple[ComparedText, ...]) -> BestText:
    ground = choose_ground([text.compared for text in texts])
    beside = []
    for source in range(len(texts)):
        if source == ground:
            continue
        old, new = sorted((source, ground))
        # what takes long is compared with the steps and kept; until then it is left out
        is_kept = comparisons.kept_for(reader, unit, texts[old], texts[new]) is not None
        if not is_kept and is_long(texts[old].pages, texts[new].pages):
            continue
        view = comparisons.comparison(reader, unit, texts[old].digital_object or "", texts[new].digital_object or "")
        if view is not None:
            beside.append(_beside(view, source, is_older=source < ground))
    return _as_shown(best_text([text.compared for text in texts], ground, beside), texts)


def _as_shown(made: BestText, texts: Sequence[ComparedText]) -> BestText:
    """With the words as the reader may see them: what is masked is masked, and no place that a release withholds."""
    shown = [dict(text.quoted) for text in texts]

    def words(piece: Piece) -> Piece:
        place = piece.place
        return replace(piece, words=shown[piece.source][place.page][place.start : place.end])

    return replace(
        made, pages=tuple(replace(page, pieces=tuple(words(each) for each in page.pieces)) for page in made.pages)
    )


def _beside(view: ComparisonView, source: int, *, is_older: bool) -> Beside:
    """The comparison seen from the ground, whichever of the two is the older."""
    gained = SpanKind.WITHHELD if is_older else SpanKind.OPENED
    pages = []
    for each in view.pages:
        pair = (each.to_page, each.from_page) if is_older else (each.from_page, each.to_page)
        # from the other text's page to the ground's
        pages.append(PagePair(pair[1], pair[0], each.similarity, each.similarity, each.comparable))
    differences = []
    for span in view.spans:
        if span.decision == "rejected":
            continue
        here, there = span.from_place, span.to_place
        if is_older:
            here, there = there, here
        kind = SpanKind(span.kind)
        confidence = 1.0 if span.decision == "confirmed" else span.confidence
        differences.append(Difference(kind, confidence, _place(here), _place(there), is_gain=kind is gained))
    return Beside(source, tuple(pages), tuple(differences))


def _place(place: tuple[int, int, int] | None) -> Place | None:
    return None if place is None else Place(*place)
