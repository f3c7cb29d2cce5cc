"""References of the Russian type: fond, opis, papka, delo, listy; Latin or Cyrillic labels, in any order.

The same habits hold for Ukrainian (спр., арк.), Belarusian, Bulgarian (а.е.) and Baltic (ap., apr.) archives.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from anyascii import anyascii

from fonds.core.description.folios import FolioRange
from fonds.core.description.reference_codes import ArchivalReference, ReferencePart
from fonds.core.description.repositories import standard_name
from fonds.core.parsing.folios import FOLIO_LIST, folio_ranges

# Longer spellings first, so that `ф` does not end a match that `фонд` would win.
_LABELS: tuple[tuple[str, str], ...] = (
    ("fonds", r"фонд|fonds|fond|ф|f"),
    ("opis", r"опись|описи|опис|воп|оп|о|перечень|perechen['’]?|opis['’ʹ´`]?|opys|vop|apr|op|ap|o|inventory"),
    ("container", r"папка|папки|пап|портфель|порт|пор|п|papka|papki|pap|portfel['’]?|port|por|p"
                  r"|короб(?:ка)?|кор|korob(?:ka)?|box|рулон|катушка|ролик|микрофильм|м/ф"
                  r"|rolik|roll|reel|mikrofil['’]?m|microfilm"),
    ("file", r"ед(?:иница|\.)?\s?хр(?:анения|\.)?|ed(?:initsa|\.)?\s?khr(?:aneniia|\.)?|архивна\sединица|дело|дела|дел"
             r"|справа|спр|а\.\s?е|д|delo|dela|sprava|spr|a\.\s?e|file|d|том|т|tom|vol|t|byla|b"),
    ("item", r"документ|док|dokument|document|dok|doc"),
    ("folios", r"листы|листов|листах|листа|лист|лл|л|аркуші|аркуш|арк|listy|listov|lista|list|ll|l|arkushi|arkush|ark"
               r"|folios?|fols?|ff"),
)  # fmt: skip
_NUMBER_SIGN = r"(?:(?:№|nº|n°|no\.|nr\.?|#)\s?)?"
_VALUE = (
    r"(?:[^\W\d_]{1,3}(?:\s?[-–‑]\s?|\.)|[RРPПHН]\s?)?\d+(?:[^\W\d_](?![^\W\d_]))?"
    r"(?:[-–‑/]\d+(?:[^\W\d_](?![^\W\d_]))?|-[^\W\d_](?![^\W\d_]))*"
    r"|б/н|b/n|[IVXLC]{1,6}(?![^\W_])"
)
# A single Latin letter that touches its digits (B02021596400) is another house's shelf mark and no label.
_TOKEN = re.compile(
    r"(?P<mark>\[(?:unread:\s(?P<unread>[^\]]*)|(?P<doubtful>[^\]]{1,40})\?)\])|(?<![^\W\d_])(?![A-Za-z]\d)(?:"
    + "|".join(
        rf"(?P<{kind}>(?:{spellings}))(?P<{kind}_dot>['’]?\.?\s?[:]?\s*{_NUMBER_SIGN})"
        rf"(?P<{kind}_value>{FOLIO_LIST if kind == 'folios' else _VALUE})(?![^\W_])"
        for kind, spellings in _LABELS
    )
    + ")",
    re.IGNORECASE,
)
_KINDS = tuple(kind for kind, _ in _LABELS)
_FULL_WORD = re.compile(r"дел[оа]|del[oa]|справа|sprava|единица.*|архивна.*", re.IGNORECASE)
_ARCHIVE_WORD = re.compile(
    r"arkh?iv|archi[vf]|muze|museum|librar|bibliot|leveltar|arhiv|centre|center|institut", re.IGNORECASE
)
_MOST_UNREAD_WORDS = 8


@dataclass(slots=True)
class _Found:
    parts: list[ReferencePart]
    folios: list[FolioRange]


def read_russian_reference(text: str, repositories: Mapping[str, str]) -> ArchivalReference | None:
    """A reference with at least two labelled levels, or a known repository and one; else None."""
    found = _Found([], [])
    position = 0
    for token in _TOKEN.finditer(text):
        _take_gap(text[position : token.start()], found, repositories)
        _take_token(token, found)
        position = token.end()
    _take_gap(text[position:], found, repositories)
    parts = _settled(found.parts)
    if not _is_reference(parts, found.folios):
        return None
    doubtful = [part for part in parts if part.kind == "unsettled"]
    note = "; ".join(f"“{part.label} {part.value}” may be {part.reading}" for part in doubtful)
    return ArchivalReference(text, "russian", tuple(parts), tuple(found.folios), note=note)


def _take_token(token: re.Match[str], found: _Found) -> None:
    if token["unread"] is not None:
        found.parts.append(ReferencePart("unread", token["unread"]))
        return
    if token["doubtful"] is not None:
        label, _, value = token["doubtful"].rpartition(" ")
        found.parts.append(ReferencePart("unsettled", value, label, alternatives=("container", "file")))
        return
    kind = next(kind for kind in _KINDS if token[kind])
    label, value = (token[kind] + token[f"{kind}_dot"]).strip(), token[f"{kind}_value"]
    has = {part.kind for part in found.parts}
    if kind == "folios":
        found.folios.extend(folio_ranges(value) or ())
    elif kind == "fonds" and "fonds" in has and (ranges := folio_ranges(value)):
        # Romanian and Moldovan references write `fond 103, dosar 5, f. 12`: the second f. is filă, a folio.
        found.folios.extend(ranges)
    elif kind == "container" and anyascii(token[kind]).casefold() == "p" and "container" in has:
        found.parts.append(ReferencePart("pages", value, label))
    else:
        found.parts.append(ReferencePart(kind, value, label))


def _take_gap(gap: str, found: _Found, repositories: Mapping[str, str]) -> None:
    """Between two labels stand punctuation, the repository's name, or words that we do not read."""
    words = gap.strip(" \t\r\n,;:.·-–—•|")
    if not words:
        return
    has_repository = any(part.kind == "repository" for part in found.parts)
    whole = standard_name(words, repositories)
    if whole and not has_repository:
        found.parts.append(ReferencePart("repository", words, standard=whole))
        return
    for fragment in re.split(r"\s*[,;]\s+|\.\s+(?=[^\W\d_]{2})", words):
        fragment = fragment.strip(" \t\r\n,;:.")
        if not fragment:
            continue
        standard = standard_name(fragment, repositories)
        if not has_repository and (standard or _looks_like_archive(fragment)):
            found.parts.append(ReferencePart("repository", fragment, standard=standard))
            has_repository = True
        else:
            found.parts.append(ReferencePart("unread", fragment))


def _looks_like_archive(name: str) -> bool:
    if len(name) > 120 or not name[0].isupper() or any(character.isdigit() for character in name):
        return False
    is_abbreviation = bool(re.fullmatch(r"[^\W\d_]{3,10}", name)) and sum(c.isupper() for c in name) >= 3
    return is_abbreviation or bool(_ARCHIVE_WORD.search(anyascii(name)))


def _settled(parts: list[ReferencePart]) -> list[ReferencePart]:
    """Where a file is spelt out (`Delo 5`) and abbreviated with another number (`D.72`), the latter is doubtful."""
    files = [part for part in parts if part.kind == "file"]
    spelt_out = [part for part in files if _FULL_WORD.match(part.label)]
    if not spelt_out or len(spelt_out) == len(files):
        return parts
    has_container = any(part.kind == "container" for part in parts)
    alternatives = ("file",) if has_container else ("container", "file")
    settled = []
    for part in parts:
        is_abbreviated = part.kind == "file" and re.fullmatch(r"[dд]\W*", part.label, re.IGNORECASE)
        if is_abbreviated and part.compared == spelt_out[0].compared:
            continue
        settled.append(replace(part, kind="unsettled", alternatives=alternatives) if is_abbreviated else part)
    return settled


def _is_reference(parts: list[ReferencePart], folios: list[FolioRange]) -> bool:
    kinds = {part.kind for part in parts}
    levels = kinds & {"fonds", "opis", "file"}
    known = any(part.kind == "repository" and part.standard for part in parts)
    # `Rigsarkivet, 143.D.3` is a shelf mark of another house, not delo 3.
    numbers_unread = any(re.search(r"\d", part.value) for part in parts if part.kind == "unread")
    alone = known and ("fonds" in kinds or (bool(levels) and not numbers_unread))
    enough = len(levels) >= 2 or alone or ("fonds" in kinds and bool(folios) and "repository" in kinds)
    unread = sum(len(part.value.split()) for part in parts if part.kind == "unread")
    return enough and unread <= _MOST_UNREAD_WORDS
