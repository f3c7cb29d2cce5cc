"""One text of a record as shown: a window of its pages, with ways to the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from fonds import wiring
from fonds.catalogue import access, texts
from fonds.catalogue.access import Reader
from fonds.catalogue.citation import page_kind
from fonds.catalogue.models import DigitalObject, Mask
from fonds.catalogue.source_pages import source_page_address
from fonds.catalogue.texts import ShownPage
from fonds.core.text.paragraphs import Paragraph, paragraph_at, paragraphs
from fonds.core.text.reading import LayerKind
from fonds.web.languages import direction, language_name
from fonds.web.page_text import NOT_OF_THE_DOCUMENT, Block, NameRange, Overlay, Range, block_window, layer_name
from fonds.web.pages.record_address import NoSuchPlace, RecordAddress
from fonds.web.pages.record_find import Found
from fonds.web.translating import gettext as _

PAGES_AT_ONCE = 10
LENGTH_AT_ONCE = 60_000
"""Code points of one page shown at once; a text without pages may be as long as a book."""
NamesByPage = Callable[[DigitalObject, int, Sequence[int]], dict[int, Sequence[NameRange]]]
"""Finds the names to be marked: of a text, a version of it and the numbers of pages, by page."""
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif")
"""Images that browsers show as they are."""


@dataclass(frozen=True, slots=True)
class PageView:
    """One page: `name` is what readers call it ("PDF p. 3", "p. 12"), "" for a text that has no pages.

    `earlier` and `later` lead to the rest of a long page. `source` is the page at the place it comes from,
    `picture` the page as a picture, "" where the file has none or the public may not have it.
    """

    number: int
    version: int
    anchor: str
    name: str
    label: str
    blocks: tuple[Block, ...]
    link: str
    source: str = ""
    earlier: str = ""
    later: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Pager:
    """Where in a text of many pages one is. `windows` are its other parts: what they hold, path, whether shown."""

    first: str
    last: str
    total: int
    previous: str
    next: str
    everything: str
    windows: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class TextView:
    """A text with all that is said around it. `legend` names the layers that occur in what is shown."""

    digital_object: DigitalObject
    name: str
    language: str
    direction: str
    pages: tuple[PageView, ...]
    pager: Pager | None
    legend: tuple[tuple[str, str], ...]
    has_masked: bool
    prefix: str
    superseded: bool


def text_view(
    digital_object: DigitalObject, address: RecordAddress, *, found: Found | None = None, prefix: str = "",
    original_offered: bool = False, names: NamesByPage | None = None,
) -> TextView:  # fmt: skip
    """The part of the text that the address asks for. Raises NoSuchPlace for a page or version there is not.

    `names` finds the names that are marked on some pages.
    """
    numbers = dict(access.pages(Reader.ANONYMOUS, digital_object).values_list("number", "label"))
    window = _window(list(numbers), address)
    shown = _shown(digital_object, address, window) if window else []
    if address.version is not None and address.version != digital_object.version and not any(s.text for s in shown):
        raise NoSuchPlace("there is no such version")
    overlays = _overlays(digital_object, shown, address, found, prefix)
    if names is not None and shown:
        marked = names(digital_object, shown[0].version, [each.number for each in shown])
        overlays |= {n: replace(overlays[n], names=marked[n]) for n in marked if n in overlays}
    pages = tuple(_page(digital_object, each, address, overlays[each.number], prefix) for each in shown)
    pictures = _pictures(digital_object, address) if original_offered else ""
    if pictures:
        pages = tuple(replace(each, picture=pictures.replace("{page}", str(each.number))) for each in pages)
    return TextView(
        digital_object=digital_object,
        name=object_name(digital_object),
        language=digital_object.language,
        direction=direction(digital_object.language),
        pages=pages if digital_object.has_text or pictures else (),
        pager=_pager(digital_object, numbers, window, address),
        legend=_legend(digital_object, shown),
        has_masked=any(each.masks for each in shown),
        prefix=prefix,
        superseded=address.version is not None and address.version != digital_object.version,
    )


def _pictures(digital_object: DigitalObject, address: RecordAddress) -> str:
    """Where pictures of the pages are, with `{page}` for the number; "" where there are none."""
    base = f"/records/{address.unit}/objects/{digital_object.pk}"
    media_type = digital_object.stored_file.media_type
    if media_type in _PICTURES:
        return f"{base}/original"
    return f"{base}/pages/{{page}}.jpg" if wiring.page_pictures().draws(media_type) else ""


def object_name(digital_object: DigitalObject) -> str:
    """What a tab calls a text: "English translation", "Text, 2023 release", "Scan (no text yet)"."""
    language = language_name(digital_object.language) if digital_object.language else ""
    kinds = {
        "translation": _("%s translation") % language if language else _("Translation"),
        "original": _("%s original") % language if language else _("Original"),
        "transcript": _("%s transcript") % language if language else _("Transcript"),
        "ocr": _("Machine-read text"),
        "text": _("%s text") % language if language else _("Text"),
        "scan": _("Scan"),
    }
    name = kinds.get(digital_object.kind, digital_object.kind.capitalize())
    if digital_object.release:
        name = f"{name}, {digital_object.release.name}"
    if not digital_object.has_text:
        name = _("%s (no text yet)") % name
    return name[:1].upper() + name[1:]


def page_name(digital_object: DigitalObject, number: int, label: str) -> str:
    """A page as readers call it; the three kinds of page are never mixed. "" for a text without pages."""
    kind = page_kind(digital_object, label)
    if kind == "pdf":
        return _("PDF p. %d") % number
    if kind == "printed":
        return label if label.startswith("p") else _("p. %s") % label
    if kind == "folio":
        return label if label[:1].isalpha() else _("fol. %s") % label
    if digital_object.stored_file.media_type.startswith("image/"):
        return _("image %d") % number
    return _("unnumbered page") if digital_object.paginated else ""


def _window(numbers: list[int], address: RecordAddress) -> list[int]:
    """The pages shown: those of the same tenth as the page asked for, or all."""
    if not numbers:
        return []
    page = address.page or numbers[0]
    if page not in numbers:
        raise NoSuchPlace("there is no such page")
    if address.view == "all":
        return numbers
    at = numbers.index(page) // PAGES_AT_ONCE * PAGES_AT_ONCE
    return numbers[at : at + PAGES_AT_ONCE]


def _shown(digital_object: DigitalObject, address: RecordAddress, window: Sequence[int]) -> list[ShownPage]:
    return texts.page_texts(Reader.ANONYMOUS, digital_object, address.version, first=window[0], last=window[-1])


def _overlays(
    digital_object: DigitalObject, shown: Sequence[ShownPage], address: RecordAddress, found: Found | None, prefix: str
) -> dict[int, Overlay]:
    kinds = _mask_kinds([each.page_text_id for each in shown if each.masks])
    result = {}
    for each in shown:
        passage = None
        if address.start is not None and address.end is not None and each.number == (address.page or 1):
            if address.start >= len(each.text):
                raise NoSuchPlace("the passage lies behind the end of the page")
            passage = (address.start, min(address.end, len(each.text)))
        places, first = found.on_page(each.number) if found else ((), 1)
        result[each.number] = Overlay(
            found=places,
            first_found=first,
            passage=passage,
            sought=address.sought if passage else (),
            mask_kinds=kinds.get(each.page_text_id),
            prefix=prefix,
            is_translation=digital_object.kind == "translation",
        )
    return result


def _mask_kinds(page_texts: Sequence[int]) -> dict[int, dict[Range, str]]:
    result: dict[int, dict[Range, str]] = {}
    if page_texts:
        rows = Mask.objects.filter(page_text__in=page_texts).values_list("page_text", "start", "end", "kind")
        for text, start, end, kind in rows:
            result.setdefault(text, {})[(start, end)] = kind
    return result


def _page(
    digital_object: DigitalObject, page: ShownPage, address: RecordAddress, overlay: Overlay, prefix: str
) -> PageView:
    whole = paragraphs(page.text)
    here = replace(
        address, digital_object=digital_object.pk, version=page.version, page=page.number, start=None, end=None, at=0,
        hit=None, find="", view="", beside="",
    )  # fmt: skip
    part, before, after = _part(whole, address if page.number == (address.page or page.number) else here)
    anchor = f"{prefix}p{page.number}"
    return PageView(
        number=page.number,
        version=page.version,
        anchor=anchor,
        name=page_name(digital_object, page.number, page.label),
        label=page.label,
        blocks=tuple(block_window(page, overlay, part)),
        link=here.to(f"p{page.number}"),
        source=source_page(digital_object, page),
        earlier="" if before is None else here.to(anchor, at=before),
        later="" if after is None else here.to(anchor, at=after),
    )


def _part(whole: list[Paragraph], address: RecordAddress) -> tuple[list[Paragraph], int | None, int | None]:
    """The paragraphs of a long page that hold the place asked for, and the offsets where the neighbours begin."""
    if not whole or whole[-1].end <= LENGTH_AT_ONCE or address.view == "all":
        return whole, None, None
    starts = part_starts(whole)
    wanted = paragraph_at(whole, address.start if address.start is not None else address.at) or whole[0]
    at = max(index for index, start in enumerate(starts) if start <= wanted.start)
    end = starts[at + 1] if at + 1 < len(starts) else None
    part = [each for each in whole if each.start >= starts[at] and (end is None or each.start < end)]
    return part, starts[at - 1] if at else None, end


def part_starts(whole: Sequence[Paragraph]) -> list[int]:
    """The offsets at which the parts begin that a long page is shown in."""
    starts = [0]
    for each in whole:
        if each.end - starts[-1] > LENGTH_AT_ONCE:
            starts.append(each.start)
    return starts


def source_page(digital_object: DigitalObject, page: ShownPage) -> str:
    """The page at its source, where the pattern of the profile allows to name it."""
    return source_page_address(digital_object, page.number, page.label)


def _pager(
    digital_object: DigitalObject, numbers: dict[int, str], window: list[int], address: RecordAddress
) -> Pager | None:
    every = list(numbers)
    if len(every) <= PAGES_AT_ONCE:
        return None
    here = replace(address, digital_object=digital_object.pk, start=None, end=None, at=0, hit=None, view="")

    def name(number: int) -> str:
        return page_name(digital_object, number, numbers[number])

    def path(at: int) -> str:
        return here.to(f"p{every[at]}", page=every[at]) if 0 <= at < len(every) else ""

    at = every.index(window[0])
    starts = range(0, len(every), PAGES_AT_ONCE)
    is_all = len(window) == len(every)
    return Pager(
        first=name(window[0]),
        last=name(window[-1]),
        total=len(every),
        previous="" if is_all else path(at - PAGES_AT_ONCE),
        next="" if is_all else path(at + PAGES_AT_ONCE),
        everything="" if is_all else here.to(view="all", page=None),
        windows=tuple(
            (f"{name(every[n])} – {name(every[min(n + PAGES_AT_ONCE, len(every)) - 1])}", path(n), n == at)
            for n in starts
        ),
    )


def _legend(digital_object: DigitalObject, shown: Sequence[ShownPage]) -> tuple[tuple[str, str], ...]:
    occurring = {kind for each in shown for kind, _s, _e, _l in each.layers}
    silent = {*NOT_OF_THE_DOCUMENT, LayerKind.HEADING, LayerKind.NOTE}
    kinds = [kind for kind in LayerKind if kind in occurring and kind not in silent]
    named = [(str(kind), layer_name(kind, "", is_translation=digital_object.kind == "translation")) for kind in kinds]
    return tuple((kind, _("stamp, number or other mark") if kind == LayerKind.MARK else name) for kind, name in named)
