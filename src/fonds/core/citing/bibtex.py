"""BibTeX: @unpublished for what has an author, @misc for what has none, with biblatex's fields beside the old ones.

Values are UTF-8 with LaTeX's special characters escaped; titles stand in a second pair of braces, so that no style
changes their capitals.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from anyascii import anyascii

from fonds.core.citing.date_parts import date_parts
from fonds.core.citing.item import CitedItem, Name
from fonds.core.citing.ris import one_line
from fonds.core.citing.wording import distinct, holding
from fonds.core.description.dates import to_words

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$",
}  # fmt: skip
# TeX joins these to other signs: dashes, quotation marks, ¿ and ¡, « and ».
_LIGATURES = {"--", "``", "''", "?`", "!`", ",,", "<<", ">>"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FILLER = frozenset({"a", "an", "the", "of", "on", "to", "from", "for", "in", "and", "with", "by"})


def to_bibtex(items: Iterable[CitedItem], *, accessed: datetime.date | None = None) -> str:
    """BibTeX entries with a blank line between. Keys are name or first word, year and identifier, each once."""
    taken: set[str] = set()
    entries = []
    for item in items:
        key = _unused(_key(item), taken)
        taken.add(key)
        entries.append(_entry(item, key, accessed))
    return "\n".join(entries)


def escaped(text: str) -> str:
    """The text on one line, to be read by LaTeX as the same characters."""
    written: list[str] = []
    before = ""
    for char in one_line(text):
        if before + char in _LIGATURES:
            written.append("{}")
        written.append(_ESCAPES.get(char, char))
        before = char
    return "".join(written)


def _entry(item: CitedItem, key: str, accessed: datetime.date | None) -> str:
    kind = "unpublished" if item.creators else "misc"
    held = ", ".join(distinct(*holding(item)))
    translated = f"Translated for {item.translated_for}" if item.translated_for else ""
    fields = {
        "author": _names(item.creators),
        "title": f"{{{escaped(item.title)}}}" if item.title else "",
        "translator": _names((item.translator,) if item.translator else ()),
        **_date_fields(item),
        "howpublished": escaped(held) if kind == "misc" else "",
        # Plain BibTeX refuses @unpublished without a note.
        "note": escaped("; ".join(distinct(*([held] if kind == "unpublished" else []), item.release, translated))),
        "pages": escaped(item.cited_place),
        "type": escaped(item.genre),
        "library": escaped(item.repository),
        "organization": escaped(", ".join(distinct(item.site_title, item.programme, item.publisher))),
        "language": escaped(item.language),
        "origlanguage": escaped(item.original_language),
        "abstract": escaped(item.abstract),
        "copyright": escaped(item.rights),
        "url": _address(item.url),
        "urldate": accessed.isoformat() if accessed else "",
    }
    lines = [f"  {name} = {_delimited(name, value)}" for name, value in fields.items() if value]
    body = ",\n".join(lines)
    return f"@{kind}{{{key},\n{body}\n}}\n"


def _delimited(name: str, value: str) -> str:
    return value if name == "month" else f"{{{value}}}"


def _date_fields(item: CitedItem) -> dict[str, str]:
    """`date` in EDTF for biblatex; `year` and `month` for the rest; a date that is no number goes into `year`."""
    if item.edtf is None:
        return {"year": escaped(item.date_as_written)} if re.search(r"\d", item.date_as_written) else {}
    parts = date_parts(item.edtf)
    if not parts:
        return {"year": escaped(to_words(item.edtf))}
    months = {part[1] for part in parts if len(part) > 1}
    month = _MONTHS[months.pop() - 1] if len(months) == 1 and len({part[0] for part in parts}) == 1 else ""
    # `date` is read by biblatex's own parser and never typeset: EDTF's ~ and % stand unescaped.
    return {"date": item.edtf, "year": f"{parts[0][0]}", "month": month}


def _names(names: tuple[Name, ...]) -> str:
    """Joined by "and"; bodies, and names whose order is not to be changed, in a pair of braces of their own."""
    return " and ".join(_name(name) for name in names if not name.is_empty)


def _name(name: Name) -> str:
    if name.literal or name.east_asian_order or not (name.family and name.given):
        return f"{{{escaped(name.direct)}}}"
    family, given = escaped(name.family), escaped(name.given)
    return ", ".join(f"{{{part}}}" if re.search(r",|\band\b", part) else part for part in (family, given))


def _address(url: str) -> str:
    """Addresses are read verbatim by the url package: only what would break the entry is percent-encoded."""
    return re.sub(r"[\s{}\\]", lambda match: f"%{ord(match.group()):02X}", url)


def _key(item: CitedItem) -> str:
    parts = date_parts(item.edtf)
    words = [word for word in re.findall(r"[a-z0-9]+", anyascii(item.title).casefold()) if word not in _FILLER]
    creator = item.creators[0].family or item.creators[0].literal if item.creators else ""
    head = re.sub(r"[^a-z0-9]+", "", anyascii(creator).casefold())[:24] or "".join(words[:1])[:24] or "untitled"
    identifier = re.sub(r"[^A-Za-z0-9]+", "", anyascii(item.id))
    return "-".join(part for part in (f"{head}{parts[0][0] if parts else 'nd'}", identifier) if part)


def _unused(key: str, taken: set[str]) -> str:
    candidate, number = key, 2
    while candidate in taken:
        candidate, number = f"{key}-{number}", number + 1
    return candidate
