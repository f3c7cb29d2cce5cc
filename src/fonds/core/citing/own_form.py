"""The collection's own form of citation: a template from the profile, in a small language that can only fill in.

    "{title}," {date:month-day-padded}, {programme}, {archival_reference}.[ Translated by {translator}.]

- `{field}` is a field of the item; `{field:format}` asks for a form of it; `{field|words}` gives words for an empty one
  (`{date:iso|n.d.}`).
- `[ … ]` is an optional group: it vanishes, with all its literal text, when a field in it is empty. Groups may stand
  in groups; an inner one that vanishes does not take the outer one with it.
- Everything else stands as it is; a backslash before a bracket or a backslash makes it stand for itself. (In TOML,
  write templates between single quotes, where a backslash needs no other.)

Fields: title, creators, recipients, translator, translated_for, date, date_as_written, genre, collection_title,
site_title, programme, publisher, repository, archival_reference, holding (collection, reference and repository, none
twice), url, language, original_language, release, rights, id, accessed, place, page, paragraph.

Formats of date and accessed: `day-month` (unless said otherwise), `month-day`, `month-day-padded` ("August 07, 1957"),
`iso`, `year`. Of names: `inverted`. Of any text: `nested` (double quotation marks made single, for use inside quotation
marks), `comma` (nested, with a comma at its end, inside whatever marks stand there and in place of a full stop:
`"{title:comma}"`), `stopless` (without a final full stop).

Where a place in the text is cited and the template names neither `place` nor `url`, they follow as a sentence.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from fonds.core.citing.citation_dates import readable_wording
from fonds.core.citing.item import Citation, CitedItem, CitedPlace, Name, page_words, place_words
from fonds.core.citing.wording import citation, folded, holding, listed_names, nested, punctuated
from fonds.core.description.dates import DateStyle, to_words, years

DEFAULT_OWN_FORM = (
    '[{creators}, ]["{title:comma}" ]{date:day-month|n.d.}[, {place}][, {holding}][, {release}][, {site_title}]'
    "[. Translated by {translator}].[ {url}]"
)
"""For archives that state no form of their own."""

_NAMES = ("creators", "recipients", "translator")
_DATES = ("date", "accessed")
_TEXTS = (
    "id", "title", "translated_for", "date_as_written", "genre", "collection_title", "site_title", "programme",
    "publisher", "repository", "archival_reference", "url", "language", "original_language", "release", "rights",
    "holding", "place", "page", "paragraph",
)  # fmt: skip
_DATE_STYLES = ("day-month", "month-day", "month-day-padded", "iso", "year")
_TEXT_FORMATS: dict[str, Callable[[str], str]] = {
    "nested": lambda text: nested(text, straight=True),
    "comma": lambda text: punctuated(nested(text, straight=True), ","),
    "stopless": lambda text: text.removesuffix("."),
}
_TOKEN = re.compile(r"\\[\[\]{}\\]|[\[\]{}]|[^\[\]{}\\]+|\\")


class TemplateError(ValueError):
    """A template that cannot be read; the message says what and at which character."""


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    form: str
    fallback: str


@dataclass(frozen=True, slots=True)
class _Group:
    parts: tuple[_Part, ...]


_Part = str | _Field | _Group


def own_form(
    item: CitedItem,
    *,
    accessed: datetime.date | None,
    place: CitedPlace | None = None,
    template: str = DEFAULT_OWN_FORM,
) -> Citation:
    """The citation that the template makes of the item. Raises TemplateError."""
    parts = _parsed(template)
    values = _Values(item, accessed, place)
    text = _rendered(parts, values)[0]
    return citation([text + _place_after(text, parts, values) if place else text])


def fields_of(template: str) -> tuple[str, ...]:
    """The fields that a template asks for, in order, each once. Raises TemplateError for one that cannot be read."""
    return tuple(dict.fromkeys(_names_in(_parsed(template))))


@dataclass(frozen=True, slots=True)
class _Values:
    item: CitedItem
    accessed: datetime.date | None
    place: CitedPlace | None

    def text(self, field: _Field) -> str:
        if field.name in _NAMES:
            return self._names(field)
        if field.name in _DATES:
            return self._date(field)
        value = folded(self._plain(field.name))
        return _TEXT_FORMATS[field.form](value) if value and field.form else value

    def _names(self, field: _Field) -> str:
        value = getattr(self.item, field.name)
        names: Sequence[Name] = value if isinstance(value, tuple) else (value,) if value else ()
        if field.form != "inverted" or not names:
            return listed_names([name.direct for name in names])
        written = [names[0].inverted, *(name.direct for name in names[1:])]
        return listed_names(written, comma_before_two=names[0].inverted != names[0].direct)

    def _date(self, field: _Field) -> str:
        accessed = self.accessed.isoformat() if self.accessed else None
        edtf = self.item.edtf if field.name == "date" else accessed
        if edtf is None:
            return readable_wording(self.item.date_as_written) if field.name == "date" else ""
        if field.form == "year":
            span = years(edtf)
            return "" if span is None else "–".join(dict.fromkeys((str(span[0]), str(span[-1]))))
        return to_words(edtf, style=cast(DateStyle, field.form or "day-month"))

    def _plain(self, name: str) -> str:
        place = self.place
        if name == "holding":
            return ", ".join(holding(self.item))
        if name == "place":
            return place_words(place)
        if name == "page":
            return page_words(place) if place else ""
        if name == "paragraph":
            return str(place.paragraph) if place and place.paragraph is not None else ""
        if place and name in ("url", "release") and getattr(place, name):
            return str(getattr(place, name))
        return str(getattr(self.item, name))


def _place_after(text: str, parts: tuple[_Part, ...], values: _Values) -> str:
    """The page and the address as a sentence, as far as the template has no spot of its own for them."""
    named = set(_names_in(parts))
    missing = [
        "" if named & {"place", "page", "paragraph"} else place_words(values.place),
        "" if "url" in named else folded(values._plain("url")),
    ]
    if "release" not in named and values.place and values.place.release:
        missing.insert(1, folded(values.place.release))
    words = ", ".join(part for part in missing if part)
    return f"{'' if text.endswith(('.', '?', '!')) else '.'} {words}." if words else ""


def _rendered(parts: tuple[_Part, ...], values: _Values) -> tuple[str, bool]:
    """The text, and whether no field directly among the parts was empty."""
    written: list[str] = []
    complete = True
    for part in parts:
        if isinstance(part, str):
            written.append(part)
        elif isinstance(part, _Field):
            value = values.text(part) or part.fallback
            complete = complete and bool(value)
            written.append(value)
        else:
            inner, whole = _rendered(part.parts, values)
            written.append(inner if whole else "")
    return "".join(written), complete


def _names_in(parts: tuple[_Part, ...]) -> list[str]:
    names: list[str] = []
    for part in parts:
        if isinstance(part, _Field):
            names.append(part.name)
        elif isinstance(part, _Group):
            names += _names_in(part.parts)
    return names


@lru_cache(maxsize=64)
def _parsed(template: str) -> tuple[_Part, ...]:
    stack: list[list[_Part]] = [[]]
    opened: list[int] = []
    tokens = list(_TOKEN.finditer(template))
    index = 0
    while index < len(tokens):
        token, at = tokens[index].group(), tokens[index].start()
        if token[0] == "\\":
            stack[-1].append(token[-1])
        elif token == "[":
            stack.append([])
            opened.append(at)
        elif token == "]":
            if not opened:
                raise TemplateError(f"character {at + 1}: ']' closes no group")
            opened.pop()
            group = _Group(tuple(stack.pop()))
            stack[-1].append(group)
        elif token == "{":
            closing = tokens[index + 2].group() if index + 2 < len(tokens) else ""
            if closing != "}":
                raise TemplateError(f"character {at + 1}: '{{' is not closed by '}}' after one field name")
            stack[-1].append(_field(tokens[index + 1].group(), at))
            index += 2
        elif token == "}":
            raise TemplateError(f"character {at + 1}: '}}' closes no field")
        else:
            stack[-1].append(token)
        index += 1
    if opened:
        raise TemplateError(f"character {opened[-1] + 1}: '[' is never closed")
    return tuple(stack[0])


def _field(text: str, at: int) -> _Field:
    spec, _, fallback = text.partition("|")
    name, _, form = (part.strip() for part in spec.partition(":"))
    if name not in (*_NAMES, *_DATES, *_TEXTS):
        known = ", ".join((*_NAMES, *_DATES, *_TEXTS))
        raise TemplateError(f"character {at + 1}: no field {name!r}; there are {known}")
    allowed = ("inverted",) if name in _NAMES else _DATE_STYLES if name in _DATES else tuple(_TEXT_FORMATS)
    if form and form not in allowed:
        raise TemplateError(f"character {at + 1}: {name} has no format {form!r}; it has {', '.join(allowed)}")
    return _Field(name, form, fallback)
