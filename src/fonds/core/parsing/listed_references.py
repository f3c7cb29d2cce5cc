"""References written as a list from the whole to the part: US, British, German, Italian, Slovak, Danish, generic.

Each fragment between commas is read by its own label; what has none is a series or, at the end, a file's title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from fonds.core.description.folios import FolioRange
from fonds.core.description.reference_codes import ArchivalReference, ReferencePart
from fonds.core.description.repositories import repository_named, standard_name
from fonds.core.parsing.folios import folio_ranges
from fonds.core.parsing.us_references import (
    CentralFile,
    decimal_file,
    is_central_files,
    subject_numeric_file,
    years_spanned,
)

# label → what it labels; a label counts only at the beginning of a fragment and with a value behind it.
_LABELLED: tuple[tuple[str, str, str], ...] = (
    ("record group", r"RG|Record\s+Group", r"\d{1,4}[A-Z]?"),
    ("fonds", r"Fonds?|fondo|zespół", r"\S.*"),
    ("fonds", r"f\.", r"[A-ZÁČĎÉÍŇÓŠŤÚÝŽ]\S*\s\S.*"),
    ("collection", r"Collection|Coll\.", r"\S.*"),
    ("series", r"Sub-?series|Series|Serie|Entry|Entries|Lot(?:\s+Files?)?", r"\S.*"),
    ("container", r"Box(?:es)?|Carton|Ctn\.?|busta|b\.|šk\.|škatuľa|karton|kart\.|krabice|kr\.|Kasten|Schachtel"
                  r"|Roll|Reel|Rolle|Microfilm(?:\s+roll)?|Container|pudło|doboz|æske|papka",
     r"(?:[A-Z]{1,3}[- ]?)?\d+[A-Za-z]{0,2}(?:[-–/]\d+)?(?:\s?\([^)]*\))?|[A-Z](?:[-–][A-Z])?"),
    ("file", r"Folders?|Fldr\.?|File|Vol(?:ume)?s?\.?|Bd\.|Band|Akte|fasc(?:icolo|\.)|dossier|Piece|sygn\.",
     r"\S.*"),
    ("item", r"Items?|Docs?\.?|Documents?|Dokument|Tab|Enclosure", r"(?=.*\d|\[no number\])\S.*"),
    ("pages", r"pp?\.|pages?|S\.", r"\d[\d\s.f–-]*"),
)  # fmt: skip
_LABELS = tuple(
    (kind, re.compile(rf"(?P<label>{label})(?:\s+|(?<=\.)|(?=\d))(?:No\.?\s)?(?P<value>{value})", re.IGNORECASE))
    for kind, label, value in _LABELLED
)
_FOLIOS = re.compile(r"(?:Bl\.|Blatt|fols?\.|folios?|ff\.?|f\.|foll?\.)\s*(?P<list>\d.*)", re.IGNORECASE)
_KEW = re.compile(
    r"(?P<series>(?:FO|FCO|CAB|PREM|WO|AIR|ADM|KV|HW|HS|DEFE|DO|CO|FD|HO|HD|INF|LCO|BT|MEPO|GFM|PIN|POWE|T|AB|AVIA|SUPP"
    r"|COAL|FV|ED|MH|MAF|LAB|PCOM|CRIM|ASSI|J|TS|BW|DSIR|ES|EG|FJ|OD|UGC|PRO) \d{1,4})"
    r"/(?P<piece>\d{1,6}[A-Z]?(?:/\d+)*)"
)
_GERMAN = re.compile(r"(?P<fonds>[A-Z]{1,3}\s?\d{1,4}(?:[- ][IVX]+)?)\s?/\s?(?P<file>\d[\w. ]*)")
_SHELF_MARK = re.compile(r"(?P<file>[A-Z]{1,3}\s?\d{2,7}[A-Za-z]?)")
_JAPANESE = re.compile(r"(?:JACAR\s+)?(?:Ref\.\s*)?(?P<file>[A-Z]\d{11}(?:-\d+)?)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(
    rf"(?=.*(?:[a-z]{{3}}|1[5-9]\d\d|20\d\d|/\d))(?:{_MONTH}|\d{{1,4}}(?:/\d{{1,2}}){{0,1}}(?:/\d{{2,4}})?|[-–—\s])+",
    re.IGNORECASE,
)
_SERIES_NAME = re.compile(r"(?:files?|series|records?|memcons|sager|depecher)$|^records of\b", re.IGNORECASE)
_COLLECTION_NAME = re.compile(r"(?:papers|materials|collection|nachlass)$", re.IGNORECASE)
_DIVISION = re.compile(r"(?:manuscript|special collections).*(?:division|department|library)$", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:public papers of|bulletin|hearings|(?<!of )congress|foreign affairs,\svol)\b", re.IGNORECASE
)
_UNREAD = re.compile(r"\[unread:\s([^\]]*)\]")
_DOUBTFUL = re.compile(r"\[(.{1,40})\?\]")
_LABEL_AFTER_STOP = re.compile(r"\.\s+(?=(?:šk|kart|krab|busta|fasc|Box|Folder)\b)")
_IMPRINT = re.compile(r"\d{4}\s\(Mi[kc]rofilm[^)]*\)$")
_NOT_A_TITLE = re.compile(r"(?:pp?\.|printed in|also printed|copy$)", re.IGNORECASE)
_MORE_PAGES = re.compile(r"\d{1,5}(?:[-–]\d{1,5})?f{0,2}\.?")
_VOLUME = re.compile(r"vol|bd|band", re.IGNORECASE)
_MOST_FRAGMENTS = 20
_STRONG = frozenset({"record group", "fonds", "container", "class", "collection"})


@dataclass(slots=True)
class _Listed:
    parts: list[ReferencePart] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)
    folios: list[FolioRange] = field(default_factory=list)
    scheme: str = "listed"
    date_edtf: str | None = None
    note: str = ""
    span: tuple[int, int] | None = None
    in_central_files: bool = False


def read_listed_reference(text: str, repositories: Mapping[str, str]) -> ArchivalReference | None:
    """A reference that names a repository or a numbered unit and at least one part of it; else None."""
    if _PUBLISHED.search(text):
        return None
    listed = _Listed()
    fragments = list(_fragments(text, repositories))
    if len(fragments) > _MOST_FRAGMENTS:
        return None
    for fragment in fragments:
        _take(fragment, listed, repositories)
    _name_titles(listed)
    if not _is_reference(listed):
        return None
    return ArchivalReference(
        text, listed.scheme, tuple(listed.parts), tuple(listed.folios), listed.date_edtf, listed.note
    )


def _fragments(text: str, repositories: Mapping[str, str]) -> Iterator[str]:
    """The pieces between commas, semicolons, colons and spaced dashes outside brackets, repository names whole."""
    text = _LABEL_AFTER_STOP.sub(", ", text.strip().rstrip(".").strip())
    pieces = [piece.strip().strip(",;") for piece in _outside_brackets(text)]
    for place, piece in enumerate(pieces):
        if place + 1 < len(pieces) and _IMPRINT.search(pieces[place + 1]) and re.fullmatch(r"[A-Z]\w+", piece):
            # `Wilmington, Del. 1981 (Microfilm)`: the place of publication belongs to what follows.
            pieces[place + 1] = f"{piece}, {pieces[place + 1]}"
            continue
        if place + 1 < len(pieces) and standard_name(f"{piece}, {pieces[place + 1]}", repositories):
            # `The National Archives, Kew` is one name.
            pieces[place + 1] = f"{piece}, {pieces[place + 1]}"
            continue
        yield from _split_repository(piece, repositories)


def _outside_brackets(text: str) -> list[str]:
    pieces, depth, start = [], 0, 0
    for place, character in enumerate(text):
        depth += (character in "([") - (character in ")]")
        after = text[place + 1 : place + 2]
        is_spaced = after == " " and (character == ":" or text[place - 1] == " ")
        splits = character in ",;" or (character in ":-–" and is_spaced)
        # A bracket that never closes must not swallow the rest.
        if splits and (depth <= 0 or not re.search(r"[)\]]", text[place:])):
            pieces.append(text[start:place])
            start = place + 1
    return [*pieces, text[start:]]


def _split_repository(piece: str, repositories: Mapping[str, str]) -> Iterator[str]:
    """`BArch N 1470/1034` and `TNA FO 371/26516` have no comma behind the repository."""
    if standard_name(piece, repositories) or not piece:
        if piece:
            yield piece
        return
    words = piece.split(" ")
    for count in (3, 2, 1):
        head, rest = " ".join(words[:count]), " ".join(words[count:])
        if len(words) > count and standard_name(head, repositories) and _is_shelf_mark(rest):
            yield head
            yield rest
            return
    yield piece


def _is_shelf_mark(text: str) -> bool:
    labelled = any(pattern.fullmatch(text) for kind, pattern in _LABELS if kind in _STRONG)
    return labelled or any(pattern.fullmatch(text) for pattern in (_KEW, _GERMAN, _SHELF_MARK))


def _take(fragment: str, listed: _Listed, repositories: Mapping[str, str]) -> None:
    has_repository = any(part.kind == "repository" for part in listed.parts)
    if marked := _UNREAD.fullmatch(fragment) or _DOUBTFUL.fullmatch(fragment):
        kind = "unread" if fragment.startswith("[unread") else "unsettled"
        listed.parts.append(ReferencePart(kind, marked[1]))
    elif not has_repository and (standard := standard_name(fragment, repositories)):
        listed.parts.append(ReferencePart("repository", fragment, standard=standard))
    elif _DIVISION.search(fragment) and has_repository:
        listed.parts.append(ReferencePart("repository", fragment))
    elif central := _central_file(fragment, listed):
        listed.parts.extend(central.parts)
        listed.scheme = "us central files"
        listed.date_edtf = listed.date_edtf or central.date_edtf
        listed.note = listed.note or central.note
    elif not (_take_shelf_mark(fragment, listed) or _take_labelled(fragment, listed)):
        _take_title(fragment, listed)


def _central_file(fragment: str, listed: _Listed) -> CentralFile | None:
    if is_central_files(fragment) and not listed.in_central_files:
        listed.in_central_files, listed.span = True, years_spanned(fragment)
        return CentralFile((ReferencePart("series", fragment),))
    found = decimal_file(fragment, listed.span)
    if found and "." not in found.parts[0].value and not listed.in_central_files:
        # `118/5`: a decimal class without its point is one only where the central files are named.
        found = None
    if found is None and listed.in_central_files:
        found = subject_numeric_file(fragment)
    return found


def _take_shelf_mark(fragment: str, listed: _Listed) -> bool:
    """Marks of particular houses: Kew's series and piece, the Bundesarchiv's fonds and file, single shelf marks."""
    holder = next((part.standard for part in listed.parts if part.kind == "repository"), "")
    if found := _KEW.fullmatch(fragment):
        listed.parts += [ReferencePart("series", found["series"]), ReferencePart("file", found["piece"], "/")]
        listed.scheme = "british"
    elif holder in ("BArch", "SAPMO-BArch") and (found := _GERMAN.fullmatch(fragment)):
        listed.parts += [ReferencePart("fonds", found["fonds"]), ReferencePart("file", found["file"], "/")]
        listed.scheme = "german"
    elif holder == "PA AA" and (found := _SHELF_MARK.fullmatch(fragment)):
        listed.parts.append(ReferencePart("file", found["file"]))
        listed.scheme = "german"
    elif holder == "JACAR" and (found := _JAPANESE.fullmatch(fragment)):
        listed.parts.append(ReferencePart("file", found["file"]))
    elif holder == "JACAR" and re.fullmatch(r"\d+(?::\d+(?:[-–]\d+)?)?", fragment):
        listed.parts.append(ReferencePart("pages", fragment))
    else:
        return False
    return True


def _take_labelled(fragment: str, listed: _Listed) -> bool:
    folios = _FOLIOS.fullmatch(fragment)
    # `Bl. 12, 14–16`: a bare list behind folios goes on with them.
    written = folios["list"] if folios else fragment if listed.folios else ""
    if written and (ranges := folio_ranges(written)):
        listed.folios.extend(ranges)
        return True
    for kind, pattern in _LABELS:
        if found := pattern.fullmatch(fragment):
            listed.parts.append(ReferencePart(kind, found["value"], found["label"]))
            return True
    return False


def _take_title(fragment: str, listed: _Listed) -> None:
    """An unlabelled fragment: a title; one that is but a date continues the title or number before it."""
    last = listed.parts[-1] if listed.parts else None
    is_title = bool(listed.titles) and listed.titles[-1] == len(listed.parts) - 1
    goes_on = is_title and last and not _SERIES_NAME.search(last.value)
    if last and _DATE.fullmatch(fragment) and (goes_on or (last.kind == "file" and last.label not in ("", "/"))):
        listed.parts[-1] = replace(last, value=f"{last.value}, {fragment}")
        return
    if last and listed.in_central_files and last.kind == "series" and _DATE.fullmatch(fragment):
        listed.span = listed.span or years_spanned(fragment)
        listed.parts[-1] = replace(last, value=f"{last.value}, {fragment}")
        return
    if last and last.kind == "pages" and _MORE_PAGES.fullmatch(fragment):
        listed.parts[-1] = replace(last, value=f"{last.value}, {fragment}")
        return
    if _IMPRINT.search(fragment) or _NOT_A_TITLE.match(fragment):
        listed.parts.append(ReferencePart("unread", fragment))
        return
    listed.titles.append(len(listed.parts))
    listed.parts.append(ReferencePart("unread", fragment))


def _name_titles(listed: _Listed) -> None:
    """Titles in order: a collection by its name, then series; the last one is a file unless named as a series."""
    for place in listed.titles:
        part = listed.parts[place]
        is_last = place == listed.titles[-1]
        above = {one.kind for one in listed.parts[:place]}
        below = [one for one in listed.parts[place + 1 :] if one.kind == "file" and not _VOLUME.match(one.label)]
        if "repository" not in above and any(one.kind == "repository" for one in listed.parts):
            continue
        if not re.search(r"[^\W\d_]{2}", part.value) and not re.search(r"\d", part.value):
            continue
        if _COLLECTION_NAME.search(part.value) and not above & {"series", "file"}:
            kind = "collection"
        elif (
            is_last
            and not below
            and not _SERIES_NAME.search(part.value)
            and above & {"collection", "series", "container", "fonds"}
        ):
            kind = "file"
        else:
            kind = "series"
        listed.parts[place] = replace(part, kind=kind)


def _is_reference(listed: _Listed) -> bool:
    kinds = [part.kind for part in listed.parts]
    known = any(part.kind == "repository" and repository_named(part.standard or part.value) for part in listed.parts)
    custom = any(part.kind == "repository" and part.standard for part in listed.parts)
    if "class" in kinds and "series" not in kinds and len(listed.parts) <= 2 and not listed.titles:
        return True
    labelled = len(listed.parts) - len(listed.titles)
    titles = [listed.parts[place].value for place in listed.titles]
    if any(_reads_as_prose(title) for title in titles):
        return False
    if listed.scheme == "british":
        return True
    if known or custom:
        return len(listed.parts) >= 2
    return (labelled >= 2 and bool(_STRONG & set(kinds))) or (labelled >= 1 and "container" in kinds and bool(titles))


def _reads_as_prose(title: str) -> bool:
    """A title begins with a capital, a digit or a quotation mark; a clause of a sentence does not, or is long."""
    words = title.split()
    begins_small = words[0][0].islower() and len(words) > 1 and not re.search(r"\d", title)
    return begins_small or len(words) > 25 or bool(re.search(r"[?!]$|\b(?:was|were|said|that|had|put)\b", title))
