"""Pages of the real documents as an archive stores them, read straight from the files that gold rows name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from accuracy import gold_offices, gold_reading
from fonds.adapters.media_types import media_type
from fonds.adapters.page_readers import reader_for, readers
from fonds.core.description.profile import Profile, read_profile
from fonds.core.text.reading import ReadDocument, ReadText
from fonds.ports.page_reader import ReadingRules
from fonds.workflows.choosing_profile import shipped_profiles

_PROFILES = {"puzanov": "saved-pages", "jfk": "jfk-releases", "frus": "tei-volume", "ehri": "tei-documents"}
CORPORA = tuple(_PROFILES)


def corpus_of(file: str) -> str:
    """The corpus that a file's path begins with: "jfk" for "jfk/releases/2018/104-10101-10250.md"."""
    return file.partition("/")[0]


@lru_cache(maxsize=16)
def documents(corpora: Path, file: str, sha256: str = "") -> tuple[ReadDocument, ...]:
    """The documents of a file as its corpus's shipped profile has it read.

    `file` is relative to `corpora`. Raises ValueError where `sha256` is given and the file is not the one labelled.
    """
    path = corpora / file
    if sha256 and hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        raise ValueError(f"{file} is not the file that was labelled")
    kind = media_type(path)
    return reader_for(kind, readers()).read(path, kind, _rules(_profile(corpus_of(file)), file)).documents


def document_and_text(corpora: Path, file: str, sha256: str, part: str = "") -> tuple[ReadDocument, ReadText]:
    """The text of a file, or of the `xml:id` of a volume, that stands first, with its document.

    Raises ValueError where the file is another one or has no such part.
    """
    for document in documents(corpora, file, sha256):
        if document.key == part and document.texts:
            return document, document.texts[0]
    raise ValueError(f"{file} has no text {part or 'at all'}")


def faults_of(corpora: Path, passages: Iterable[gold_offices.Passage | gold_reading.Passage]) -> list[str]:
    """What does not hold of the passages, on the pages they are of.

    They are looked at file by file: a volume takes a second to read, and few of them are remembered.
    """
    found: list[str] = []
    for passage in sorted(passages, key=lambda each: each.file):
        _, text = document_and_text(corpora, passage.file, passage.sha256, passage.part)
        found += passage.faults(text.pages[passage.page - 1].text)
    return found


def _rules(profile: Profile, file: str) -> ReadingRules:
    breaks, blank_lines = profile.page_break, profile.blank_lines
    for place in profile.place_rules(file):
        breaks = place.page_break or breaks
        blank_lines = place.blank_lines or blank_lines
    return ReadingRules(page_break=breaks, blank_lines=blank_lines, text_kind=profile.text_kind)


@lru_cache(maxsize=4)
def _profile(corpus: str) -> Profile:
    name = _PROFILES[corpus]
    return read_profile(shipped_profiles()[name], name=name)
