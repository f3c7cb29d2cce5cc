"""The texts of the releases of a record, in order, as a reader may see them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.catalogue.texts import page_texts
from fonds.core.comparing.report import ComparedText


class NoSuchRelease(Exception):
    """The record has no text of that release; the message names those it has."""


def texts_of_releases(
    unit: UnitOfDescription, who: Reader, from_release: str | None = None, to_release: str | None = None
) -> list[ComparedText]:
    """The texts of the record's releases in order of date, as `who` may see them, from one release to another.

    With either release named, just the two that are compared; with neither, the whole history. Of several texts of
    one release the longest stands for it. Raises `NoSuchRelease`.
    """
    objects = [each for each in access.objects(who, unit) if each.release_id and each.has_text]
    longest: dict[str, ComparedText] = {}
    for each in objects:
        text = text_of(each, who)
        held = longest.get(text.release)
        if held is None or _length(text) > _length(held):
            longest[text.release] = text
    texts = sorted(longest.values(), key=lambda text: (text.date or "", text.release))
    if from_release is None and to_release is None:
        return texts
    if not texts:
        raise NoSuchRelease("the record has no text of a release to compare")
    first = _named(texts, from_release) if from_release else texts[0]
    last = _named(texts, to_release) if to_release else texts[-1]
    return [first, last]


def text_of(digital_object: DigitalObject, who: Reader) -> ComparedText:
    """The object's text as `who` sees it. The object must be visible to them and of a release."""
    release = digital_object.release
    assert release is not None
    pages = page_texts(who, digital_object)
    return ComparedText(
        release=release.slug,
        date=release.date or None,
        digital_object=digital_object.pk,
        version=digital_object.version,
        pages=tuple((page.number, page.text) for page in pages),
    )


def digest(text: ComparedText) -> str:
    """SHA-256 over the text's pages and their numbers: what says whether a kept comparison still stands."""
    made = hashlib.sha256()
    for number, words in text.pages:
        made.update(f"\x1e{number}\x1f{words}".encode("utf-8", "surrogatepass"))
    return made.hexdigest()


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
