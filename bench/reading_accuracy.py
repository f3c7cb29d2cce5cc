"""How well names are read: against what the editors of `frus/` and `ehri/` tagged.

`python -m bench.reading_accuracy` ingests both corpora into an archive of their own and prints, for each kind, how many
of the editors' tagged proper names are found, and, for persons of the FRUS volume's list, how many are given to the
right entry. Words of `reading_left_out.txt`, and strings without a capital, are no proper names and left out. "Found"
is measured with the edition's list taken away; EHRI has none.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CORPORA = Path(os.environ.get("FONDS_CORPORA") or ROOT / ".." / "shared" / "corpora")
_KINDS = {"person": "person", "place": "place", "organisation": "body"}
_TARGETS = {("frus", "person"): 0.95, ("ehri", "person"): 0.85, ("ehri", "place"): 0.85, ("ehri", "body"): 0.75}


def main() -> None:
    """Prints the figures of both corpora."""
    from fonds.cli import main as fonds

    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive"
        for corpus in ("frus", "ehri"):
            sys.stdout.flush()
            if fonds(["--archive", str(archive), "ingest", str(CORPORA / corpus), "--collection", corpus, "--json"]):
                raise SystemExit(f"could not ingest {corpus}")
        for corpus in ("frus", "ehri"):
            _measure(corpus)


def _measure(corpus: str) -> None:
    from fonds.catalogue.access import Reader
    from fonds.catalogue.documents_to_read import document_of, text_to_read
    from fonds.catalogue.models import PageText, UnitOfDescription
    from fonds.core.extracting.facts import NamesRead
    from fonds.core.extracting.names import names

    left_out = {
        line.strip() for line in (ROOT / "bench" / "reading_left_out.txt").read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    }  # fmt: skip
    tagged: Counter[str] = Counter()
    found: Counter[str] = Counter()
    given = right = listed = 0
    characters, seconds = 0, 0.0
    for unit in UnitOfDescription.objects.filter(collections__title=corpus, has_text=True).select_related("parent"):
        chosen = text_to_read(Reader.ANONYMOUS, unit)
        if chosen is None:
            continue
        document = document_of(Reader.ANONYMOUS, unit, chosen)
        began = time.perf_counter()
        read = names(replace(document, listed=()))
        seconds += time.perf_counter() - began
        characters += sum(len(page.text) for page in document.pages)
        told = names(document) if document.listed else NamesRead()
        texts = PageText.objects.filter(page__digital_object=chosen, version=chosen.version).select_related("page")
        for text in texts:
            for tag in text.tags:
                kind = _KINDS.get(tag["kind"])
                words = text.text[tag["start"] : tag["end"]]
                if kind is None or words.casefold() in left_out or not any(c.isupper() for c in words):
                    continue
                tagged[kind] += 1
                found[kind] += bool(_at(read, kind, text.page.number, tag))
                if kind == "person" and document.listed:
                    listed += 1
                    keys = [each.listed for each in _at(told, kind, text.page.number, tag) if each.listed]
                    given += bool(keys)
                    right += bool(keys) and keys[0] == (tag["ref"] or "").lstrip("#")
    print(f"{corpus}: {characters / 1e6:.2f} MB at {characters / 1e6 / seconds:.2f} MB/s, names alone, one process")
    for kind in sorted(tagged):
        target = _TARGETS.get((corpus, kind))
        wanted = f"   target {target}" if target else ""
        print(f"  {kind}: found {found[kind]} of {tagged[kind]} tagged: {found[kind] / tagged[kind]:.3f}{wanted}")
    if listed:
        print(f"  given to the right person of the list: {right} of {listed}: {right / listed:.3f}   target 0.92")
        print(f"  rightly so, of those given to one: {right} of {given}: {right / max(given, 1):.3f}   target 0.95")


def _at(read: Any, kind: str, page: int, tag: dict[str, Any]) -> list[Any]:
    """The entities of a kind with a mention that overlaps the tag."""
    entities = {each.key: each for each in read.entities if each.kind == kind}
    return [
        entities[m.entity] for m in read.mentions
        if m.at is not None and m.at.page == page and m.at.start < tag["end"] and tag["start"] < m.at.end
        and m.entity in entities
    ]  # fmt: skip


if __name__ == "__main__":
    main()
