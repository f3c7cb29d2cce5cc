"""The best text: one reading composed of all releases, every span labelled with the release that it is from."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict
from markupsafe import Markup

from fonds.catalogue import citation, texts
from fonds.catalogue.access import Reader
from fonds.catalogue.best_texts import BestTextView, best_text_of
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.core.citing.styles import STYLES, cite
from fonds.core.comparing.best_text import BestPage, LeftOut, Piece, space_before
from fonds.web.pages.head import Crumb, Head
from fonds.web.pages.pager import Pager, pager
from fonds.web.pages.record_address import NoSuchPlace, number_of_view
from fonds.web.pages.record_cite import Cited
from fonds.web.pages.record_place import crumbs, place, shortened
from fonds.web.templating import date_words, site_title
from fonds.web.translating import gettext as _

PAGES_SHOWN = 10
LONGEST_QUOTATION = 4000
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class BestSource:
    """A release that the reading is composed of, or one left out of it and `why`."""

    number: int
    name: str
    date: str
    path: str
    is_ground: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class BestPiece:
    """Words of one release. `own` where they are of the release that the page is from; else they are labelled."""

    words: str
    space: str
    path: str
    source: BestSource
    own: bool
    withheld: bool
    length: str


@dataclass(frozen=True, slots=True)
class BestPageShown:
    """A page of the reading; `of` is the release that has it, `path` its page there."""

    number: int
    of: BestSource
    lost: bool
    path: str
    pieces: tuple[BestPiece, ...]
    also: tuple[BestSource, ...]


@dataclass(frozen=True, slots=True)
class QuotedPart:
    """A part of a quotation that stands in one release, and its citation."""

    words: str
    source: BestSource
    path: str
    citations: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class BestTextPage:
    """Everything on the page. `quoted` are the parts of `quotation`, none where it was not found."""

    head: Head
    title: str
    record: str
    action: str
    sources: tuple[BestSource, ...]
    left_out: tuple[BestSource, ...]
    pages: tuple[BestPageShown, ...]
    pager: Pager | None
    from_others: int
    lost_pages: int
    still_withheld: int
    language: str
    quotation: str
    quoted: tuple[QuotedPart, ...]


def best_text_page(unit: UnitOfDescription, query: QueryDict, site_address: str, today: datetime.date) -> BestTextPage:
    """`/records/<id>/best-text`. Raises NoSuchPlace where fewer than two texts of releases are held."""
    view = best_text_of(Reader.ANONYMOUS, unit)
    if view is None:
        raise NoSuchPlace("there are no two texts of releases")
    best = view.best
    why = dict(best.left_out)
    sources = [_source(view, number, why.get(number)) for number in range(len(view.texts))]
    base = f"/records/{unit.pk}/best-text"
    last = max(1, -(-len(best.pages) // PAGES_SHOWN))
    at = number_of_view(query.get("view", "1"), last)
    title = unit.title or unit.reference_code
    quotation = " ".join(query.get("quote", "").split())[:LONGEST_QUOTATION]
    pieces = [(page, piece) for page in best.pages for piece in page.pieces]

    def address(number: int) -> str:
        return f"{base}?view={number}" if number > 1 else base

    shown = best.pages[(at - 1) * PAGES_SHOWN : at * PAGES_SHOWN]
    return BestTextPage(
        head=Head(
            _("Best text: %s") % shortened(title, 120), path=address(at), listed=False,
            crumbs=(*crumbs(place(unit), unit)[:-1], Crumb(title, f"/records/{unit.pk}"), Crumb(_("Best text"))),
        ),
        title=title,
        record=f"/records/{unit.pk}",
        action=base,
        sources=tuple(each for each in sources if not each.why),
        left_out=tuple(each for each in sources if each.why),
        pages=tuple(_page(view, page, sources) for page in shown),
        pager=pager(at, last, address) if last > 1 else None,
        from_others=sum(piece.source != page.source for page, piece in pieces),
        lost_pages=sum(page.source != best.ground for page in best.pages),
        still_withheld=sum(piece.withheld for _page, piece in pieces),
        language=view.objects[best.ground].language,
        quotation=quotation,
        quoted=tuple(_quoted(view, quotation, sources, site_address, today)) if quotation else (),
    )  # fmt: skip


def _source(view: BestTextView, number: int, why: LeftOut | None) -> BestSource:
    of = view.objects[number]
    name = of.release_name
    date = date_words(of.release.date) if of.release and of.release.date else ""
    reasons = {
        LeftOut.POOR: _("read too poorly to be laid beside the others"),
        LeftOut.LONG: _("too long to be laid beside the latest while you wait"),
        LeftOut.ANOTHER_PAPER: _("seems to be a copy of another paper, with words of its own"),
    }
    return BestSource(
        number + 1,
        name,
        date if date != name else "",
        f"/records/{view.unit.pk}?object={of.pk}",
        number == view.best.ground,
        reasons[why] if why else "",
    )


def _page(view: BestTextView, page: BestPage, sources: Sequence[BestSource]) -> BestPageShown:
    pieces = []
    before: Piece | None = None
    for piece in page.pieces:
        pieces.append(BestPiece(
            piece.words, space_before(before, piece), _piece_path(view, piece), sources[piece.source],
            piece.source == page.source, piece.withheld, piece.length,
        ))  # fmt: skip
        before = piece
    path = citation.place_path(view.unit.pk, view.objects[page.source].pk, view.texts[page.source].version, page.page)
    others = sorted({piece.source for piece in page.pieces} - {page.source})
    return BestPageShown(
        page.page, sources[page.source], page.source != view.best.ground, path, tuple(pieces),
        tuple(sources[number] for number in others),
    )  # fmt: skip


def _piece_path(view: BestTextView, piece: Piece) -> str:
    where = piece.place
    return citation.place_path(
        view.unit.pk, view.objects[piece.source].pk, view.texts[piece.source].version, where.page,
        *((where.start, where.end) if where.end > where.start else ()),
    )  # fmt: skip


def _quoted(
    view: BestTextView, quotation: str, sources: Sequence[BestSource], site_address: str, today: datetime.date
) -> Iterator[QuotedPart]:
    for piece in quoted_pieces(view.best.pages, quotation):
        cited = _citations(view.unit, view.objects[piece.source], view.texts[piece.source].version, piece,
                           site_address, today)  # fmt: skip
        yield QuotedPart(" ".join(piece.words.split()), sources[piece.source], _piece_path(view, piece), cited)


def quoted_pieces(pages: Sequence[BestPage], quotation: str) -> list[Piece]:
    """The pieces, cut to the words quoted, of the first place where the quotation stands; spaces do not count."""
    wanted = [word.casefold() for word in _TOKEN.findall(quotation)]
    if not wanted:
        return []
    tokens = [
        (word.group().casefold(), piece, word.start(), word.end())
        for page in pages
        for piece in page.pieces
        for word in _TOKEN.finditer(piece.words)
    ]
    starts = [at for at, token in enumerate(tokens) if token[0] == wanted[0]]
    at = next((at for at in starts if [token[0] for token in tokens[at : at + len(wanted)]] == wanted), None)
    if at is None:
        return []
    parts: list[Piece] = []
    for _word, piece, start, end in tokens[at : at + len(wanted)]:
        first = piece.place.start
        if parts and parts[-1].place.start >= first and _is_of(parts[-1], piece):
            start = parts.pop().place.start - first
        where = replace(piece.place, start=first + start, end=first + end)
        parts.append(replace(piece, place=where, words=piece.words[start:end]))
    return parts


def _is_of(part: Piece, piece: Piece) -> bool:
    """Whether the part was cut from the piece."""
    one, other = part.place, piece.place
    return part.source == piece.source and one.page == other.page and one.end <= other.end


def _citations(
    unit: UnitOfDescription, of: DigitalObject, version: int, piece: Piece, site_address: str, today: datetime.date
) -> tuple[Cited, ...]:
    item = citation.cited_item(
        unit, Reader.ANONYMOUS, site_title=site_title(), site_address=site_address, digital_object=of
    )
    pages = texts.page_texts(Reader.ANONYMOUS, of, version, first=piece.place.page, last=piece.place.page)
    if not pages:
        return ()
    where = citation.cited_place(
        unit, of, pages[0], start=piece.place.start, end=piece.place.end, site_address=site_address
    )
    template = citation.own_form_template(unit, Reader.ANONYMOUS)
    made = []
    for key, name in STYLES.items():
        cited = cite(item, style=key, accessed=today, place=where, own_form_template=template)
        made.append(Cited(key, _(name), Markup(cited.html), cited.text))
    return tuple(made)
