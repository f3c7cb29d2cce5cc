"""Port: a reader turns the bytes of one file into documents, texts and pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from fonds.core.text.reading import Reading


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """What the profile says about reading a file.

    `page_break` is one of "auto", "none", "form-feed", "blank-lines", "pattern"; with "pattern",
    `page_break_pattern` is a regular expression for a whole line that marks the start of a page and may hold a
    group `page` with its number in the file. `blank_lines` is how many blank lines in a run break a page.
    "auto" takes pattern lines such as `## Page 3` where the text has them, then form feeds, else one page.
    `site` names the saved-page rules to use ("auto" lets the page decide).
    """

    page_break: str = "auto"
    page_break_pattern: str = r"^##\s+Page\s+(?P<page>\d+)\s*$"
    blank_lines: int = 2
    site: str = "auto"
    text_kind: str = "auto"  # what a plain text is: "ocr", "transcript", "translation"; "auto" says "text"
    language: str | None = None


class PageReader(Protocol):
    """Reads files of some media types.

    `read` SHALL be deterministic, SHALL NOT change the file, SHALL NOT reach the network, and SHALL raise
    `Unreadable` (and nothing else) for a file it cannot read.
    """

    media_types: frozenset[str]

    def read(self, path: Path, media_type: str, rules: ReadingRules) -> Reading: ...
