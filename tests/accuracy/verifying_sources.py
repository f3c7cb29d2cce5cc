"""Texts that quotations are made from: those of an archive, as its readers see them, and of folders of files."""

from __future__ import annotations

import re
from pathlib import Path

from made_quotations import SourceText

MOST_FILES = 60


def archive_texts() -> list[SourceText]:
    """Every public text of the archive that is set up, page marks, notes and their signs left out; offsets hold."""
    from fonds.catalogue.access import Reader
    from fonds.catalogue.models import DigitalObject
    from fonds.catalogue.texts import page_texts

    found = []
    objects = DigitalObject.objects.filter(has_text=True, unit__is_public=True, access_state__in=("", "public"))
    for made in objects.order_by("path", "id"):
        pages = []
        for page in page_texts(Reader.ANONYMOUS, made):
            text = page.text
            hidden = [(a, b) for kind, a, b, _ in page.layers if kind in ("page-break", "furniture", "note")]
            for start, end in hidden:
                # what readers do not read on through cannot be quoted through either: a quotation ends there
                text = text[:start] + "\u2029" * (end - start) + text[end:]
            if text.strip("\u2029 \n"):
                pages.append((page.number, text))
        if pages:
            found.append(SourceText(made.pk, tuple(pages)))
    return found


def file_texts(folders: list[Path]) -> list[SourceText]:
    """Texts of files, without their markup: what an archive of other files does not hold."""
    found = []
    for folder in folders:
        files = sorted(each for each in folder.rglob("*") if each.suffix in (".md", ".txt", ".xml"))
        for file in files[:: max(1, len(files) // MOST_FILES)]:
            words = re.sub(r"<[^>]+>", " ", file.read_text("utf-8", errors="replace"))
            if words.strip():
                found.append(SourceText(file.name, ((1, words[-200_000:]),)))
    return found
