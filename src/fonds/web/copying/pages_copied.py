"""Copies pages: each from the site's own view, with all that belongs to the same record."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.http import HttpResponseBase
from django.utils.html import escape

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.catalogue.remembering import forgetting, remembering
from fonds.ports.text_index import IndexedUnit
from fonds.web.copying.asking import answer
from fonds.web.copying.places import Extent, Place, place
from fonds.web.copying.record_texts import texts_of_record
from fonds.web.copying.rewriting import relative, to_copied_page
from fonds.web.copying.word_index import CopiedRecord, copied_record
from fonds.web.pages.record_text import object_name, page_name
from fonds.web.templating import date_words
from fonds.workflows.indexing import indexed_units

_MADE_APART = ("/static/", "/search")
_RECORD = re.compile("/records/[^/?]+")
_LEADING_ON = (
    '<!doctype html>\n<meta charset="utf-8">\n<title>→</title>\n'
    '<meta http-equiv="refresh" content="0; url={link}">\n<p><a href="{link}">→</a></p>\n'
)


@dataclass(frozen=True, slots=True)
class CopyOptions:
    """`folder` is where the copy is written, `address` where it will be found ("" where that is not known)."""

    folder: Path
    address: str
    extent: Extent


@dataclass(slots=True)
class Copied:
    """What was written: lines of the manifest, and the places that were linked to and are not of these records."""

    sums: list[str] = field(default_factory=list)
    records: int = 0
    files: int = 0
    size: int = 0
    elsewhere: set[str] = field(default_factory=set)

    def note(self, file: str, digest: str, size: int) -> None:
        """A file was written."""
        # as `sha256sum --check` reads it, which takes no escapes of BagIt's; no name of a copy needs one
        self.sums.append(f"{digest}  {file}\n")
        self.files += 1
        self.size += size


def copy_records(identifiers: list[str], options: CopyOptions) -> tuple[Copied, list[CopiedRecord]]:
    """Copies the pages of public records, and gives what is to be searched of them."""
    done = Copied()
    found: list[CopiedRecord] = []
    indexed = {unit.id: unit for unit in indexed_units(identifiers, Reader.ANONYMOUS)}
    for identifier in identifiers:
        with remembering():
            _copy_from([f"/records/{identifier}"], options, done, own=f"/records/{identifier}")
            if identifier in indexed:
                found.append(_searched(indexed[identifier]))
    return done, found


def copy_pages(addresses: Iterable[str], options: CopyOptions) -> Copied:
    """Copies pages that are of no record."""
    done = Copied()
    with remembering():
        _copy_from(addresses, options, done, own="")
    return done


def copy_remains(options: CopyOptions) -> Copied:
    """What the site answers under ids that once were public: who was merged leads on, who was withdrawn is named."""
    done = Copied()
    once = UnitOfDescription.objects.exclude(first_public_at=None).order_by("pk")
    gone = once.filter(is_public=False) | once.exclude(merged_into=None)
    for identifier in gone.values_list("pk", flat=True).iterator(chunk_size=1000):
        own = Place(f"records/{identifier}/index.html", f"/records/{identifier}")
        target = access.merged_into(identifier)
        response = answer(own.address, options.address)
        if target is not None:
            _write_leading_on(own, place(f"/records/{target}"), options, done)
        elif response is not None and response.status_code == 410:
            _write_page(response, own, options, done)
    return done


def _copy_from(addresses: Iterable[str], options: CopyOptions, done: Copied, *, own: str) -> None:
    """Copies the addresses and, of a record, all that is linked from there and lies under `own`."""
    found = (place(each, options.extent) for each in addresses)
    waiting = [each for each in found if each is not None and not each.address.startswith(_MADE_APART)]
    seen = {each.file for each in waiting}
    while waiting:
        here = waiting.pop()
        if (options.folder / here.file).exists():
            continue
        response = answer(here.address, options.address)
        if response is not None and (target := response.headers.get("Location")):
            _write_leading_on(here, place(target, options.extent), options, done)
        if response is None or response.status_code != 200:
            continue
        for other in _written(response, here, options, done):
            if other.file in seen or other.address.startswith(_MADE_APART):
                continue
            seen.add(other.file)
            if own and other.address.startswith((f"{own}/", f"{own}?", f"{own}.")):
                waiting.append(other)
            elif not _RECORD.fullmatch(other.address):
                done.elsewhere.add(other.address)


def _write_leading_on(here: Place, target: Place | None, options: CopyOptions, done: Copied) -> None:
    """A page that leads on to another, as the site does without one."""
    if target is not None:
        link = escape(relative(here.file, target))
        write(options, here.file, [_LEADING_ON.format(link=link).encode()], done)
        done.elsewhere.add(target.address)


def _written(response: HttpResponseBase, here: Place, options: CopyOptions, done: Copied) -> list[Place]:
    if response.headers.get("Content-Type", "").startswith("text/html"):
        return _write_page(response, here, options, done)
    if not response.streaming:
        write(options, here.file, [response.content], done)  # type: ignore[attr-defined]
        return []
    with forgetting():
        write(options, here.file, response, done)
    return []


def _write_page(response: HttpResponseBase, here: Place, options: CopyOptions, done: Copied) -> list[Place]:
    html = response.content.decode()  # type: ignore[attr-defined]
    page, places = to_copied_page(html, here.file, lambda link: place(link, options.extent), options.address)
    write(options, here.file, [page.encode()], done)
    return places


def digest(path: Path) -> str:
    """SHA-256 of the file."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def write(options: CopyOptions, file: str, pieces: Iterable[bytes], done: Copied) -> None:
    """Writes a file of the copy and notes it in `done`; one that is there stays as it is."""
    target = options.folder / file
    target.parent.mkdir(parents=True, exist_ok=True)
    summed = hashlib.sha256()
    size = 0
    try:
        with target.open("xb") as out:
            for piece in pieces:
                out.write(piece)
                summed.update(piece)
                size += len(piece)
    except FileExistsError:
        return  # another process has come to the same page
    done.note(file, summed.hexdigest(), size)


def _searched(unit: IndexedUnit) -> CopiedRecord:
    """The record's files in which its words stand, its own page first: that has the description too."""
    identifier = unit.id
    home = f"/records/{identifier}"
    words: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    known = texts_of_record(identifier)
    for text in unit.texts if known else ():
        made = DigitalObject.objects.select_related("release", "stored_file").get(pk=text.digital_object)
        parts = known.texts[text.digital_object].parts if known else {}
        for page in text.pages:
            for at, piece in _pieces(page.text, parts.get(page.page, (0,))):
                found = place(f"{home}?object={text.digital_object}&page={page.page}&at={at}")
                if found is None:
                    continue
                if found.file not in words:
                    name = page_name(made, page.page, page.label or "")
                    labels[found.file] = f"{object_name(made)}, {name}" if name else object_name(made)
                words.setdefault(found.file, []).append(piece)
    first = f"records/{identifier}/index.html"
    files = [first, *(file for file in words if file != first)]
    texts = [(file.removeprefix(f"records/{identifier}/"), labels.get(file, ""), "\n".join(words.get(file, ())))
             for file in files]  # fmt: skip
    date = date_words(_date(identifier))
    return copied_record(unit, date, texts)


def _date(identifier: str) -> str:
    return UnitOfDescription.objects.values_list("date_edtf", flat=True).get(pk=identifier)


def _pieces(text: str, starts: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(text)
        yield start, text[start:end]
