"""The documents of `frus/` and `ehri/` with what their editors tagged, from an archive of their own."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from fonds.core.extracting.document import Document

ROOT = Path(__file__).resolve().parent.parent
CORPORA = Path(os.environ.get("FONDS_CORPORA") or ROOT / ".." / "shared" / "corpora")


class TaggedDocument(NamedTuple):
    """A document as finders get it; `tags` are (page, tag) with the tag's kind, start, end and ref. `record` is the
    name of its file and, behind a "#", the part of it; `sha256` that of the file."""

    record: str
    document: Document
    tags: list[tuple[int, dict[str, Any]]]
    sha256: str


@contextmanager
def opened_archive(corpora: Sequence[str]) -> Iterator[None]:
    """An archive of these corpora, open until the context ends. Raises SystemExit where one cannot be ingested."""
    from fonds.cli import main as fonds

    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive"
        for corpus in corpora:
            sys.stdout.flush()
            if fonds(["--archive", str(archive), "ingest", str(CORPORA / corpus), "--collection", corpus, "--json"]):
                raise SystemExit(f"could not ingest {corpus}")
        yield


def corpus_documents(corpus: str) -> Iterator[TaggedDocument]:
    """The documents of a corpus of the archive that is open, in the order of their ids."""
    from fonds.catalogue.access import Reader
    from fonds.catalogue.documents_to_read import documents_of, texts_to_read
    from fonds.catalogue.models import PageText, UnitOfDescription

    units = UnitOfDescription.objects.filter(collections__title=corpus, has_text=True).select_related("parent")
    made = []
    for unit in units:
        chosen = texts_to_read(Reader.ANONYMOUS, [unit.pk]).get(unit.pk)
        if chosen is None:
            continue
        texts = PageText.objects.filter(page__digital_object=chosen, version=chosen.version).select_related("page")
        tags = [(text.page.number, dict(tag)) for text in texts for tag in text.tags]
        record = f"{chosen.path}#{chosen.part}" if chosen.part else str(chosen.path)
        (document,) = documents_of(Reader.ANONYMOUS, [(unit, chosen)])
        made.append(TaggedDocument(record, document, tags, str(chosen.stored_file.sha256)))
    yield from sorted(made, key=lambda each: each.record)
