"""The texts of the releases of a record, in order, as a reader may see them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.catalogue.texts import StoredWords, hide, page_texts, words_of_objects
from fonds.core.comparing.report import ComparedText

_PAGES_TOGETHER = 2000
_SHORT = 3  # letters of words that any two papers share
_FIGURE = "0"  # for each code point of what is masked, where texts are compared


class NoSuchRelease(Exception):
    """The record has no text of that release; the message names those it has."""


def texts_of_releases(
    unit: UnitOfDescription, who: Reader, from_release: str | None = None, to_release: str | None = None
) -> list[ComparedText]:
    """The texts of the record's releases in order of date, as `who` may see them, from one release to another.

    With either release named, just the two that are compared; with neither, the whole history. Of several texts of
    one release one stands for it (`_in_order`). Raises `NoSuchRelease`.
    """
    objects = [each for each in access.objects(who, unit) if each.release_id and each.has_text]
    texts = _in_order(text_of(each, who) for each in objects)
    if from_release is None and to_release is None:
        return texts
    if not texts:
        raise NoSuchRelease("the record has no text of a release to compare")
    first = _named(texts, from_release) if from_release else texts[0]
    last = _named(texts, to_release) if to_release else texts[-1]
    return [first, last]


def histories(
    units: Sequence[UnitOfDescription],
) -> Iterator[tuple[list[UnitOfDescription], dict[str, dict[Reader, list[ComparedText]]]]]:
    """For each of many units the texts of its releases in order of date, as each reader sees them: what
    `texts_of_releases` gives, in a few queries.

    The units come in their order, in groups whose texts are held in memory together. A text that both readers see
    alike is one and the same.
    """
    ids = [unit.pk for unit in units]
    objects = access.objects_of(Reader.KEEPER, ids).filter(release__isnull=False, has_text=True)
    opened = set(access.objects_of(Reader.ANONYMOUS, ids).values_list("pk", flat=True))
    held: dict[str, list[DigitalObject]] = defaultdict(list)
    for each in objects.select_related("release").order_by(*(DigitalObject._meta.ordering or ())):
        held[each.unit_id].append(each)
    for some in _by_size(units, held):
        words = words_of_objects(each.pk for unit in some for each in held[unit.pk])
        yield some, {unit.pk: _history(held[unit.pk], words, opened) for unit in some}


def _history(
    objects: Sequence[DigitalObject], words: Mapping[str, Sequence[StoredWords]], opened: Collection[str]
) -> dict[Reader, list[ComparedText]]:
    keeper, public = [], []
    for each in objects:
        whole = _compared(each, words.get(each.pk, ()), Reader.KEEPER)
        keeper.append(whole)
        if each.pk in opened:
            shown = _compared(each, words.get(each.pk, ()), Reader.ANONYMOUS)
            public.append(whole if shown == whole else shown)
    return {Reader.KEEPER: _in_order(keeper), Reader.ANONYMOUS: _in_order(public)}


def _by_size(
    units: Iterable[UnitOfDescription], held: Mapping[str, Sequence[DigitalObject]]
) -> Iterator[list[UnitOfDescription]]:
    some: list[UnitOfDescription] = []
    pages = 0
    for unit in units:
        more = sum(each.page_count for each in held.get(unit.pk, ()))
        if some and pages + more > _PAGES_TOGETHER:
            yield some
            some, pages = [], 0
        some.append(unit)
        pages += more
    if some:
        yield some


def _compared(digital_object: DigitalObject, words: Sequence[StoredWords], who: Reader) -> ComparedText:
    shown = [(page, text) for page in words if (text := page.shown_to(who)) is not None]
    return _as_text(digital_object, [(page.number, text, page.masks) for page, text in shown])


def text_of(digital_object: DigitalObject, who: Reader) -> ComparedText:
    """The object's text as `who` sees it. The object must be visible to them and of a release."""
    pages = page_texts(who, digital_object)
    return _as_text(digital_object, [(page.number, page.text, page.masks) for page in pages])


def _as_text(
    digital_object: DigitalObject, pages: Sequence[tuple[int, str, Sequence[tuple[int, int]]]]
) -> ComparedText:
    """The text of pages given as (number, words, ranges to mask)."""
    release = digital_object.release
    assert release is not None
    shown = tuple((number, text) for number, text, _ in pages)
    masked = tuple((number, hide(text, masks)) for number, text, masks in pages)
    stand_in = tuple((number, hide(text, masks, _FIGURE)) for number, text, masks in pages)
    return ComparedText(
        release=release.slug,
        date=release.date or None,
        digital_object=digital_object.pk,
        version=digital_object.version,
        pages=shown,
        masked=None if masked == shown else masked,
        stand_in=None if stand_in == shown else stand_in,
    )


def digest(text: ComparedText) -> str:
    """SHA-256 over the text's pages as they are compared, and their numbers: what says whether a kept comparison still
    stands."""
    made = hashlib.sha256()
    for number, words in text.compared:
        made.update(f"\x1e{number}\x1f{words}".encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _in_order(texts: Iterable[ComparedText]) -> list[ComparedText]:
    """One text of each release, in the order of their dates.

    Where a number was posted more than once in a release, the texts may be two papers: of each release the one stands
    that is likest to what the others hold, the longest where several are alike.
    """
    held: dict[str, list[ComparedText]] = defaultdict(list)
    for text in texts:
        held[text.release].append(text)
    if all(len(each) == 1 for each in held.values()):
        chosen = [text for each in held.values() for text in each]
    else:
        chosen = _of_one_paper(list(held.values()))
    return sorted(chosen, key=lambda text: (text.date or "", text.release))


def _of_one_paper(releases: Sequence[Sequence[ComparedText]]) -> list[ComparedText]:
    forms = {id(text): _forms(text) for of_one in releases for text in of_one}

    def alike(one: ComparedText, other: ComparedText) -> float:
        own, others = forms[id(one)], forms[id(other)]
        # tenths: copies of one paper differ by less, and of those the longest says most
        return round(2 * len(own & others) / (len(own) + len(others) or 1), 1)

    def held_by_others(text: ComparedText) -> float:
        return sum(max(alike(text, each) for each in of_one) for of_one in releases if text not in of_one)

    every = [text for of_one in releases for text in of_one]
    middle = max(every, key=lambda text: (held_by_others(text), _length(text)))
    return [max(of_one, key=lambda text: (text is middle, alike(text, middle), _length(text))) for of_one in releases]


def _forms(text: ComparedText) -> frozenset[str]:
    return frozenset(word for _, words in text.compared for word in words.casefold().split() if len(word) > _SHORT)


def _length(text: ComparedText) -> int:
    return sum(len(words) for _, words in text.pages)


def _named(texts: Sequence[ComparedText], name: str) -> ComparedText:
    wanted = name.casefold()
    exact = [text for text in texts if text.release.casefold() == wanted]
    found = exact or [text for text in texts if wanted in text.release.casefold() or (text.date or "").startswith(name)]
    if len(found) != 1:
        held = ", ".join(text.release for text in texts) or "none"
        raise NoSuchRelease(f"no single text of the release {name!r} is held for this record; held are: {held}")
    return found[0]
