"""What a teiHeader states of the document, as description elements, dates and references with their places in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fonds.core.parsing.dates import read_date
from fonds.core.parsing.languages_offered import language_code
from fonds.core.parsing.tei_elements import at, children, descendants, encoded_date, language, name, words
from fonds.core.text.reading import ReadDate, ReadElement, Remark

if TYPE_CHECKING:
    from lxml.etree import _Element

_ORIGINAL_IN = re.compile(r"\bOriginal(?: language)?(?: is)? in (?:the )?(?P<language>[A-Z]\w+(?: and [A-Z]\w+)?)")
_SHELF_MARK_PARTS = frozenset({"institution", "repository", "collection", "fonds", "idno", "settlement"})
_TRANSLATION_ROLE = re.compile(r"\btranslat|\btrl\b|übersetz|перев[оё]д", re.IGNORECASE)


@dataclass(slots=True)
class Header:
    """Elements, dates and references of one teiHeader; `language` is BCP 47 where it names exactly one."""

    elements: list[ReadElement] = field(default_factory=list)
    dates: list[ReadDate] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    language: str | None = None
    translators: list[str] = field(default_factory=list)
    rights: str | None = None

    def add(self, element: str, value: str, source: str, *, lang: str | None = None) -> None:
        """One more value, unless it is empty or there already."""
        if value and not any(each.name == element and each.value == value for each in self.elements):
            self.elements.append(ReadElement(element, value, source, language=lang))


def read_header(header: _Element | None, *, prefer: str | None = None) -> Header:
    """What the header says. `prefer` is the language (BCP 47) of the title to take where there are several."""
    found = Header()
    _title(found, header, prefer)
    _responsible(found, header)
    _published(found, header)
    _manuscript(found, header)
    _languages(found, header)
    _creation(found, header)
    _correspondence(found, header)
    for abstract in at(header, "profileDesc/abstract"):
        found.add("scope_and_content", words(abstract), "teiHeader/profileDesc/abstract", lang=language(abstract))
    for term in at(header, "profileDesc/textClass/keywords/term"):
        found.add("subjects", words(term), "teiHeader/profileDesc/textClass/keywords/term")
    return found


def _title(found: Header, header: _Element | None, prefer: str | None) -> None:
    source = "teiHeader/fileDesc/titleStmt/title"
    titles = [each for each in at(header, "fileDesc/titleStmt/title") if words(each)]
    whole = [each for each in titles if each.get("type") in (None, "main", "complete")]
    if any(each.get("type") == "complete" for each in whole):
        whole = [each for each in whole if each.get("type") == "complete"]
    wanted = [tag for tag in (prefer, "en") if tag]

    def rank(title: _Element) -> int:
        return next((i for i, tag in enumerate(wanted) if (language(title) or "").startswith(tag)), len(wanted))

    ranked = sorted(whole, key=rank)  # stable: the first where none is in a language asked for
    for i, title in enumerate(ranked):
        lang = language(title)
        mark = f"{source}[@xml:lang='{lang}']" if lang else source
        if i and language(title) == language(ranked[0]):
            found.add("alternative_title", words(title), mark, lang=lang)
        else:
            found.add("alternative_title" if i else "title", words(title), mark, lang=lang)
    for title in titles:
        if title not in whole and title.get("type") in ("sub", "desc", "alt"):
            found.add("alternative_title", words(title), f"{source}[@type='{title.get('type')}']")


def _responsible(found: Header, header: _Element | None) -> None:
    for author in at(header, "fileDesc/titleStmt/author"):
        found.add("creators", words(author), "teiHeader/fileDesc/titleStmt/author")
    for editor in at(header, "fileDesc/titleStmt/editor"):
        source = "teiHeader/fileDesc/titleStmt/editor"
        if _TRANSLATION_ROLE.search(editor.get("role", "")):
            _translator(found, words(editor), source)
        else:
            found.add("editors", words(editor), source)
    for statement in at(header, "fileDesc/titleStmt/respStmt"):
        role = " ".join(words(each) for each in children(statement, "resp"))
        if _TRANSLATION_ROLE.search(role):
            for each in children(statement, "name", "persName", "orgName"):
                _translator(found, words(each), f"teiHeader/fileDesc/titleStmt/respStmt ({role})")


def _translator(found: Header, who: str, source: str) -> None:
    found.add("translator", who, source)
    found.translators.append(who)


def _published(found: Header, header: _Element | None) -> None:
    place = "teiHeader/fileDesc/publicationStmt"
    for statement in at(header, "fileDesc/publicationStmt"):
        for each in children(statement, "publisher", "authority", "distributor"):
            found.add("publisher", words(each), f"{place}/{name(each)}")
        for each in children(statement, "idno"):
            kind = each.get("type") or "idno"
            found.add(f"published_{re.sub(r'[^a-z0-9]+', '_', kind.casefold())}", words(each), f"{place}/idno")
        for each in children(statement, "availability"):
            said = words(each) or next((x.get("target") or "" for x in descendants(each, "licence", "license")), "")
            found.add("reproduction_conditions", said, f"{place}/availability")
            found.rights = found.rights or said or None
    for title in at(header, "fileDesc/seriesStmt/title"):
        found.add("series", words(title), "teiHeader/fileDesc/seriesStmt/title")


def _manuscript(found: Header, header: _Element | None) -> None:
    source = "teiHeader/fileDesc/sourceDesc"
    described = descendants(next(iter(at(header, "fileDesc/sourceDesc")), None), "msIdentifier")
    for identifier in described:
        _shelf_mark(found, identifier, f"{source}/msDesc/msIdentifier")
    for bibl in at(header, "fileDesc/sourceDesc/bibl"):
        said = _without(bibl, "textLang")
        if described and said:
            found.references = [said]  # the encoder's own wording of the whole reference
        else:
            found.add("publication_note", said, f"{source}/bibl")
    for each in at(header, "fileDesc/sourceDesc/p"):
        found.add("publication_note", words(each), f"{source}/p")
    for each in descendants(next(iter(at(header, "fileDesc/sourceDesc")), None), "physDesc"):
        found.add("physical_characteristics", words(each), f"{source}/msDesc/physDesc")


def _shelf_mark(found: Header, identifier: _Element, source: str) -> None:
    parts = []
    for part in identifier:
        said = words(next(iter(children(part, "orgName")), part))
        if not re.search(r"\w", said) or name(part) not in _SHELF_MARK_PARTS:
            continue
        if name(part) in ("institution", "repository"):
            found.add("repository", said, f"{source}/{name(part)}")
        elif name(part) == "collection":
            found.add("collection", said, f"{source}/collection")
        elif name(part) == "idno":
            found.add("shelf_mark", said, f"{source}/idno")
        if name(part) != "settlement":
            parts.append(said)
    if parts:
        found.references.append(", ".join(parts))


def _without(element: _Element, left_out: str) -> str:
    said = [element.text or ""]
    for child in element:
        said += ["" if name(child) == left_out else words(child), child.tail or ""]
    return " ".join("".join(said).split())


def _languages(found: Header, header: _Element | None) -> None:
    used = at(header, "profileDesc/langUsage/language")
    idents = list(dict.fromkeys(ident for each in used if (ident := each.get("ident"))))
    found.language = idents[0] if len(idents) == 1 else None
    for each in descendants(next(iter(at(header, "fileDesc/sourceDesc")), None), "textLang"):
        said = words(each)
        match = _ORIGINAL_IN.search(said)
        if match:
            found.add("languages", match["language"], f"teiHeader/fileDesc/sourceDesc//textLang (“{said}”)")
        elif said:
            found.add("languages", said, "teiHeader/fileDesc/sourceDesc//textLang")
        main = each.get("mainLang")
        settled = match is not None and language_code(match["language"]) == found.language
        if main and found.language and main != found.language and not settled:
            found.remarks.append(Remark(
                f"The header names two languages: textLang/@mainLang is {main}, langUsage {found.language}"
                + (f"; its words are “{said}”." if said else "."),
                "The words are kept. Correct the header if they are wrong.",
            ))  # fmt: skip
    if not any(each.name == "languages" for each in found.elements):
        for each in used:
            said = words(each) or each.get("ident", "")
            found.add("languages", said, "teiHeader/profileDesc/langUsage/language")


def _creation(found: Header, header: _Element | None) -> None:
    path = "teiHeader/profileDesc/creation"
    origins = [(each, path) for each in at(header, "profileDesc/creation")]
    origins += [(each, "teiHeader/fileDesc/sourceDesc/msDesc/history/origin") for each in descendants(header, "origin")]
    for origin, source in origins:
        for each in _first_kind(origin, ("origDate", "docDate", "date")):
            add_date(found, each, f"{source}/{name(each)}")
        for each in _first_kind(origin, ("origPlace", "placeName")):
            found.add("places", words(each), f"{source}/{name(each)}")
        for each in descendants(origin, "persName", "orgName"):
            found.add("creators", words(each), f"{source}/{name(each)}")


def _first_kind(element: _Element, kinds: tuple[str, ...]) -> list[_Element]:
    return next((found for kind in kinds if (found := descendants(element, kind))), [])


def _correspondence(found: Header, header: _Element | None) -> None:
    for action in at(header, "profileDesc/correspDesc/correspAction"):
        kind = action.get("type", "")
        source = f"teiHeader/profileDesc/correspDesc/correspAction[@type='{kind}']"
        target = {"sent": "senders", "received": "recipients"}.get(kind)
        for each in children(action, "persName", "orgName", "name", "rs"):
            if target:
                found.add(target, words(each), source)
        if kind == "sent":
            for each in children(action, "placeName", "settlement"):
                found.add("places", words(each), source)
        if kind in ("sent", "received"):
            for each in children(action, "date"):
                add_date(found, each, f"{source}/date", role=kind)


def add_date(found: Header, element: _Element, source: str, *, role: str = "written") -> None:
    """The date an element states. Where its words and its attributes say different days, both are kept and said."""
    made, remark = stated_dates(element, source, role=role)
    found.dates += [date for date in made if date not in found.dates]
    if remark:
        found.remarks.append(remark)


def stated_dates(element: _Element, source: str, *, role: str = "written") -> tuple[list[ReadDate], Remark | None]:
    """The date of a date element: its words with what it encodes; two dates and a remark where these disagree."""
    said, encoded = words(element), encoded_date(element)
    if encoded and said and not _agree(said, encoded):
        remark = Remark(
            f"The date in {source} is “{said}” in words and {encoded} in its attributes.",
            "Both are kept. Correct the one that is wrong.",
        )
        return [ReadDate(role, said, source), ReadDate(role, encoded, f"{source}/@*", edtf=encoded)], remark
    if not said and not encoded:
        return [], None
    return [ReadDate(role, said or str(encoded), source, edtf=encoded)], None


def _agree(said: str, encoded: str) -> bool:
    """Whether some reading of the words has the encoded date, or says less or more exactly the same."""
    return any(_compatible(reading, encoded) for reading in _readings(said)) or not list(_readings(said))


def _readings(said: str) -> Iterator[str]:
    for order in (None, "dmy", "mdy"):
        date = read_date(said, order=order)
        if date.edtf:
            yield date.edtf
        yield from date.alternatives
    numerals = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", said.strip())
    if numerals and int(numerals[1]) <= 12:  # 11.9.1939 may be meant the American way
        yield f"{numerals[3]}-{int(numerals[1]):02}-{int(numerals[2]):02}"


def _compatible(reading: str, encoded: str) -> bool:
    plain_reading, plain_encoded = (re.sub(r"[~?%\[\]]", "", each).replace("..", "/") for each in (reading, encoded))
    return plain_reading.startswith(plain_encoded) or plain_encoded.startswith(plain_reading)
