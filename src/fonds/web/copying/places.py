"""Where each address of the site is in a copy of it: which file, or nowhere.

A page's file lies in a folder under the page's own path, so that the addresses of a site go on being true when its copy
is put in its place on a web server.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlencode

from django.urls import Resolver404, ResolverMatch, resolve

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.web.copying.record_texts import RecordTexts, TextOfRecord, texts_of_record
from fonds.web.pages.record_address import NoSuchPlace, RecordAddress, read_address

SERVED = frozenset({
    "api-page", "favicon", "mcp", "oai", "opensearch", "reading-list", "reading-list-check", "reading-list-export",
    "record-annotation", "record-embed", "search-bib", "search-csl-json", "search-csv", "search-feed",
    "search-ris", "search-xlsx", "unapi", "verify",
})  # fmt: skip
"""Names of addresses that answer what is asked, which no file does; the interface for programs and the desk besides."""
KEPT: Mapping[str, tuple[str, ...]] = {
    "browse-creators": ("kind", "page"),
    "record-best-text": ("view",),
    "record-compare": ("from", "to", "view"),
    "table": ("proposed",),
}
"""Parameters that choose one of a page's files; of pages that are not named here, `page` does."""

_OF_PROGRAMS = "/api/"
_DESCRIPTION = re.compile(r"/records/[^/]+\.[^/]+")  # in a format of other software
_FORMATS = ("record-xml", "record-ric", "record-tei")
_PASSAGE = re.compile(r"(?:b-)?p\d+-\d+-\d+")
_NO_NAME = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]|(?:^|/)\.{1,2}(?:/|$)')
_UNSAFE = re.compile(r"[^\w.()\[\] -]", re.ASCII)
_PICTURES = {f"image/{name}": name.partition("+")[0] for name in ("avif", "gif", "jpeg", "png", "svg+xml", "webp")}
_MARKUP = ("html", "xml", "svg", "javascript")


@dataclass(frozen=True, slots=True)
class Place:
    """A file of the copy, `/` between folders, and the address at which the site is asked for it.

    `query` is for scripts alone, `fragment` a place in the page; both are "" or begin with their sign.
    """

    file: str
    address: str
    query: str = ""
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of the site is copied besides its pages. `formats` are descriptions and texts for other software."""

    originals: bool = True
    pictures: bool = True
    formats: bool = True


@lru_cache(maxsize=8192)
def place(address: str, extent: Extent = Extent()) -> Place | None:
    """Where the address (a path, perhaps with query and fragment) leads in the copy; None where it is not in it."""
    bare, _, fragment = address.partition("#")
    path, _, query = bare.partition("?")
    fragment = f"#{fragment}" if fragment else ""
    if path.startswith("/static/"):
        return Place(path[1:], path, fragment=fragment)
    is_description = _DESCRIPTION.fullmatch(path) is not None
    if path.startswith(_OF_PROGRAMS) or (is_description and not extent.formats):
        return None
    try:
        match = resolve(unquote(path))
    except Resolver404:
        return None
    name = match.url_name or ""
    if match.namespaces or name in SERVED or (is_description and name not in _FORMATS):
        return None
    asked = dict(parse_qsl(query))
    if name == "search":
        return Place("search/index.html", "/search", f"?{query}" if query else "", fragment)
    if name in ("record", "record-cite", "record-cite-file"):
        return _of_record(match, path, asked, fragment)
    if name in _FORMATS:
        known = texts_of_record(match.kwargs["identifier"])
        return None if known is None or query or (name == "record-tei" and not known.texts) else Place(path[1:], path)
    if name == "collection-picture":
        return _picture_of_collection(match, path)
    if name in ("original", "page-picture"):
        return _of_object(match, path, extent)
    return _page(path, name, asked, fragment)


def _page(path: str, name: str, asked: Mapping[str, str], fragment: str) -> Place | None:
    if set(asked) - set(KEPT.get(name, ("page",))):
        return None
    pairs = [(key, asked[key]) for key in KEPT.get(name, ("page",)) if asked.get(key)]
    chosen = [pair for pair in pairs if pair not in _FIRST]
    if "." in path.rsplit("/", 1)[-1]:
        if chosen and name == "table":  # what is asked for with it becomes part of its name
            stem, _, form = _named(path).rpartition(".")
            return Place(f"{stem}-proposed.{form}", f"{path}?proposed=1") if asked["proposed"] == "1" else None
        return None if chosen else Place(_named(path), path, fragment=fragment)
    if name == "object-text":
        return Place(f"{path[1:]}.txt", path)
    folder = f"{_named(path)}/" if path != "/" else ""
    file = "-".join(part for pair in chosen for part in pair) or "index"
    return Place(f"{folder}{safe_name(file)}.html", f"{path}?{urlencode(chosen)}" if chosen else path, "", fragment)


_FIRST = (("page", "1"), ("view", "1"))


def _named(path: str) -> str:
    """The path as names of folders, as a web server reads it; with its escapes where they hide what no name holds."""
    plain = unquote(path)
    hidden = "%" in plain or plain.count("/") != path.count("/") or _NO_NAME.search(plain)
    return path[1:] if hidden else plain[1:]


def _of_record(match: ResolverMatch, path: str, asked: Mapping[str, str], fragment: str) -> Place | None:
    identifier = match.kwargs["identifier"]
    base = f"records/{identifier}"
    if match.url_name == "record" and not asked:
        return Place(f"{base}/index.html", path, fragment=fragment)
    known = texts_of_record(identifier)
    if known is None:
        return None
    if match.url_name != "record":
        return _citation(match, known, path, asked)
    if known.is_unit:
        return _page(path, "record", asked, fragment)
    try:
        wanted = read_address(identifier, asked)
    except NoSuchPlace:
        return None
    return _text(known, wanted, fragment)


def _citation(match: ResolverMatch, known: RecordTexts, path: str, asked: Mapping[str, str]) -> Place | None:
    """Citations of the record, and of each of its texts; those of a passage are made for whoever asks."""
    if set(asked) - {"object", "version", "page"} or asked.get("object", "") not in {"", *known.texts}:
        return None
    ending = match.kwargs.get("kind", "html")
    chosen = asked.get("object", "")
    base = f"records/{match.kwargs['identifier']}"
    if not chosen or chosen == known.first:
        return Place(f"{base}/cite/index.html" if ending == "html" else f"{base}/cite.{ending}", path)
    asking = f"{path}?{urlencode({'object': chosen})}"
    return Place(f"{base}/cite/{chosen}.{ending}", asking)


def _text(known: RecordTexts, wanted: RecordAddress, fragment: str) -> Place | None:
    chosen = wanted.digital_object or known.first
    text = known.texts.get(chosen)
    if text is None or wanted.view == "all" or wanted.version not in (None, text.version):
        return None
    window = text.window(wanted.page)
    if not window and (wanted.page is not None or text.pages):
        return None
    first = window[0] if window and window[0] != text.pages[0] else None
    here = RecordAddress(wanted.unit, "" if chosen == known.first else chosen, page=first)
    name = _name_of_text("" if chosen == known.first else chosen, text, wanted, first)
    if wanted.view == "parallel":
        if wanted.beside not in known.texts:
            return None
        here = replace(here, digital_object=chosen, beside=wanted.beside, view="parallel")
        name = f"beside-{chosen}-{wanted.beside}" + (f"-{first}" if first else "")
    elif part := _part(text, wanted):
        here = replace(here, page=wanted.page or text.pages[0], at=part)
    query = ""
    if wanted.start is not None and wanted.end is not None:
        page = wanted.page or text.pages[0]
        query, fragment = f"?marked={page}.{wanted.start}-{wanted.end}", f"#p{page}"
    elif _PASSAGE.fullmatch(fragment[1:]):
        fragment = "#" + fragment[1:].partition("-")[0]
    elif not fragment and wanted.page is not None and wanted.page != (window[0] if window else None):
        fragment = f"#p{wanted.page}"
    return Place(f"records/{wanted.unit}/{name}.html", here.to(), query, fragment)


def _name_of_text(chosen: str, text: TextOfRecord, wanted: RecordAddress, first: int | None) -> str:
    part = _part(text, wanted)
    name = f"text-{chosen}" if chosen else "text"
    if part:
        return f"{name}-{wanted.page or text.pages[0]}-{part}"
    if first is not None:
        return f"{name}-{first}"
    return name if chosen else "index"


def _part(text: TextOfRecord, wanted: RecordAddress) -> int:
    if not text.parts:
        return 0
    return text.part(wanted.page or text.pages[0], wanted.start if wanted.start is not None else wanted.at)


def _of_object(match: ResolverMatch, path: str, extent: Extent) -> Place | None:
    known = texts_of_record(match.kwargs["identifier"])
    text = known.texts.get(match.kwargs["object_id"]) if known else None
    if text is None:
        return None
    if match.url_name == "page-picture":
        return Place(path[1:], path) if extent.pictures else None
    if not extent.originals and not (extent.pictures and text.media_type.startswith("image/")):
        return None
    name = safe_name(text.path.rsplit("/", 1)[-1])
    # what a browser would run when it is opened as a file gets no chance to be taken for a page
    if any(word in text.media_type for word in _MARKUP) or name.lower().endswith((".html", ".htm", ".svg", ".js")):
        name += ".txt"
    return Place(f"{path[1:].rpartition('/')[0]}/{name}", path)


def _picture_of_collection(match: ResolverMatch, path: str) -> Place | None:
    found = access.collections(Reader.ANONYMOUS).filter(slug=match.kwargs["slug"]).select_related("picture").first()
    ending = _PICTURES.get(found.picture.media_type) if found is not None and found.picture is not None else None
    return None if ending is None else Place(f"{path[1:]}.{ending}", path)


def safe_name(name: str) -> str:
    """A file's name that every system can hold, and that leads nowhere else."""
    return _UNSAFE.sub("_", name).strip(". ")[-150:] or "_"
