"""TEI P5 (Text Encoding Initiative): a record with its texts, their pages, layers, tags and marks.

A page is an `ab` whose words are those of the page, code point by code point, so that an anchor holds in it and the
text can be read back. Layers and tags stand in the words where they nest; those that overlap, and marks, are notes in
the `back` that point to anchors in the words. The whole description, each element by its name, stands in `notesStmt`.
What is written is valid by TEI 1.3 and by what came after it, so that old tools read it too.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from lxml import etree

from fonds.core.standards.described import Described
from fonds.core.standards.elements_of_xml import Namespace
from fonds.core.standards.transcribed import TranscribedPage, TranscribedRange, TranscribedText
from fonds.core.text.xml_characters import xml_characters

TEI = "http://www.tei-c.org/ns/1.0"
XML = "{http://www.w3.org/XML/1998/namespace}"
ENCODING = "1"
"""The version of this way of writing, in the `application` that names it: what reads it back asks for it."""
APPLICATION = "fonds"
TEXT_ID = "o"
"""Before the identifier of a digital object, so that it is a name of XML."""
NO_PAGE = "no-page"
"""The type of an `ab` that stands where a text has no page, and TEI wants something."""
LAYERS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "handwriting": ("hi", {"rend": "handwriting"}),
    "inserted": ("supplied", {}),
    "note": ("note", {"type": "layer"}),
}
"""Layers that TEI has an element for; the others are `seg`, whose type names them."""
TAGS = {"person": "persName", "place": "placeName", "organisation": "orgName", "date": "date", "term": "term"}
"""Tags that TEI has an element for; the others are `rs`, whose type names them."""
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORD = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)
_DAY = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|30|31))?)?")
_CHARACTERS = unicodedata.ucd_3_2_0
_POINTER = re.compile(r"[\w\-.~:/?#@!$&'()*+,;=%]+", re.ASCII)


def to_tei(described: Described, texts: Iterable[TranscribedText]) -> etree._Element:
    """`TEI`: the record with these texts, in their order."""
    held = tuple(texts)
    return _Writer().document(described, held)


class _Writer:
    def __init__(self) -> None:
        self._tei = Namespace(TEI)
        self._notes: list[etree._Element] = []
        self._anchors = 0

    def document(self, described: Described, texts: tuple[TranscribedText, ...]) -> etree._Element:
        tei = self._tei
        root = tei.alone("TEI")
        root.set(f"{XML}id", f"r{described.identifier}")
        self._add_header(root, described, texts)
        text = tei.add(root, "text")
        body = tei.add(text, "body")
        for each in texts:
            self._add_text(body, each)
        if not texts:
            tei.add(body, "ab")
        if self._notes:
            notes = tei.add(tei.add(tei.add(text, "back"), "div", type="notes"), "ab")
            notes.extend(self._notes)
        return root

    def _add_text(self, body: etree._Element, text: TranscribedText) -> None:
        made = self._tei.add(body, "div", type=text.kind if _WORD.fullmatch(text.kind) else "text")
        made.set(f"{XML}id", f"{TEXT_ID}{text.identifier}")
        if text.language:
            made.set(f"{XML}lang", text.language)
        for page in text.pages:
            if text.paginated:
                self._tei.add(made, "pb", n=page.label if _is_name(page.label) else "")
            self._add_page(made, page)
        if not text.pages:
            self._tei.add(made, "ab", type=NO_PAGE)

    def _add_page(self, parent: etree._Element, page: TranscribedPage) -> None:
        inline, apart = _nested(page.ranges)
        anchors: dict[int, list[str]] = defaultdict(list)
        for each in apart:
            note = self._note("tag" if each.is_tag else "layer", each.kind, each.start, each.end, anchors)
            for name in ("label", "ref", "name", "when"):
                self._say(note, name, getattr(each, name))
        if not _is_name(page.label):
            self._say(self._note("page", "label", 0, 0, anchors), "label", page.label)
        for mark in page.marks:
            note = self._note("mark", mark.kind, mark.start, mark.end, anchors)
            self._say(note, "value", mark.value)
            self._say(note, "text", mark.text if mark.text != page.text[mark.start : mark.end] else "")
            self._say(note, "date", mark.date_as_written)
            self._say(note, "direction", mark.direction)
            for flag in mark.flags:
                self._say(note, "flag", flag)
        _Words(self._tei, self._tei.add(parent, "ab")).write(page.text, inline, anchors)

    def _note(
        self, type_: str, kind: str, start: int, end: int, anchors: dict[int, list[str]]
    ) -> etree._Element:  # fmt: skip
        names = []
        for place in (start, end):
            self._anchors += 1
            names.append(f"a{self._anchors}")
            anchors[place].append(names[-1])
        note = self._tei.alone("note")
        for key, value in (("type", type_), ("n", kind), ("target", f"#{names[0]}"), ("targetEnd", f"#{names[1]}")):
            note.set(key, xml_characters(value))
        self._notes.append(note)
        return note

    def _say(self, note: etree._Element, kind: str, words: str) -> None:
        if words:
            self._tei.add(note, "seg", words, type=kind)

    def _add_header(
        self, root: etree._Element, described: Described, texts: tuple[TranscribedText, ...]
    ) -> None:  # fmt: skip
        tei = self._tei
        header = tei.add(root, "teiHeader")
        file = tei.add(header, "fileDesc")
        title = tei.add(file, "titleStmt")
        tei.add(title, "title", described.named)
        for words in described.makers:
            tei.add(title, "author", words)
        for words in dict.fromkeys(text.translator for text in texts if text.translator):
            tei.add(title, "editor", words, role="translator")
        published = tei.add(file, "publicationStmt")
        tei.add(published, "publisher", described.site)
        tei.add(published, "idno", described.identifier, type="record")
        tei.add(published, "idno", described.url, type="URI")
        if described.rights:
            available = tei.add(published, "availability")
            for words in described.rights:
                tei.add(available, "p", words)
        self._add_description(file, described)
        self._add_sources(file, described, texts)
        about = tei.add(header, "encodingDesc")
        application = tei.add(tei.add(about, "appInfo"), "application", ident=APPLICATION, version=ENCODING)
        tei.add(application, "label", "The words of each ab are those of the page, code point by code point.")
        self._add_profile(header, described, texts)
        moment = datetime.datetime.fromtimestamp(described.changed_at or 0, datetime.UTC)
        tei.add(tei.add(header, "revisionDesc"), "change", when=f"{moment:%Y-%m-%d}")

    def _add_description(self, file: etree._Element, described: Described) -> None:
        tei = self._tei
        notes = tei.add(file, "notesStmt")
        tei.add(notes, "note", described.level, type="level")
        if described.repository:
            tei.add(notes, "note", described.repository, type="repository")
        if described.reference_code:
            tei.add(notes, "note", described.reference_code, type="reference")
        if described.title and described.title not in described.values("title", inherited=False):
            # made of the name of a file, or supplied
            tei.add(notes, "note", described.title, type="title")
        # of equals the latest stands, so what stands comes last
        standing = {("title", described.title), ("reference_code", described.reference_code)}
        for each in sorted(described.elements, key=lambda e: (e.name, e.value) in standing):
            if not each.inherited and each.value:
                note = tei.add(notes, "note", type="element")
                tei.add(note, "term", each.name)
                tei.add(note, "seg", each.value)
        dates = [(each.role, each.edtf, each.as_written) for each in described.dates]
        if described.date and all(edtf != described.date for _, edtf, _ in dates):
            dates.append(("written", described.date, described.date))
        for role, edtf, words in sorted(dates, key=lambda date: date[1] == described.date):
            note = tei.add(notes, "note", type="date")
            for kind, said in (("role", role), ("edtf", edtf), ("words", words)):
                self._say(note, kind, said)

    def _add_sources(
        self, file: etree._Element, described: Described, texts: tuple[TranscribedText, ...]
    ) -> None:  # fmt: skip
        tei = self._tei
        sources = tei.add(file, "sourceDesc")
        if described.repository:
            manuscript = tei.add(tei.add(sources, "msDesc"), "msIdentifier")
            tei.add(manuscript, "repository", described.repository)
            if described.reference_code:
                tei.add(manuscript, "idno", described.reference_code)
        else:
            tei.add(sources, "bibl", described.reference_code or described.named)
        for text in texts:
            made = tei.add(sources, "bibl", type="text", corresp=f"#{TEXT_ID}{text.identifier}")
            tei.add(made, "title", described.named)
            if text.translator:
                tei.add(made, "editor", text.translator, role="translator")
            if text.release:
                tei.add(made, "edition", text.release)
            if text.rights:
                tei.add(made, "note", text.rights, type="rights")

    def _add_profile(
        self, header: etree._Element, described: Described, texts: tuple[TranscribedText, ...]
    ) -> None:  # fmt: skip
        tei = self._tei
        profile = tei.add(header, "profileDesc")
        written = [each for each in described.dates if each.role == "written" and (each.as_written or each.edtf)]
        if written:
            creation = tei.add(profile, "creation")
            for each in written:
                tei.add(
                    creation, "date", each.as_written or each.edtf, when=each.edtf if _DAY.fullmatch(each.edtf) else ""
                )
        if tags := dict.fromkeys(text.language for text in texts if text.language):
            usage = tei.add(profile, "langUsage")
            for tag in tags:
                tei.add(usage, "language", ident=tag)
        if subjects := described.values("subjects", inherited=False):
            keywords = tei.add(tei.add(profile, "textClass"), "keywords", scheme="http://purl.org/dc/terms/subject")
            for words in subjects:
                tei.add(keywords, "term", words)


class _Words:
    """Writes a page's words into an element, with what stands around and between them."""

    def __init__(self, tei: Namespace, block: etree._Element) -> None:
        self._tei = tei
        self._open = [(block, -1)]

    def write(self, text: str, ranges: list[TranscribedRange], anchors: Mapping[int, list[str]]) -> None:
        starts: dict[int, list[TranscribedRange]] = defaultdict(list)
        for each in ranges:
            starts[each.start].append(each)
        places = sorted({0, len(text), *starts, *(each.end for each in ranges), *anchors})
        for place, following in zip(places, [*places[1:], len(text)], strict=True):
            while self._open[-1][1] == place:
                self._open.pop()
            for name in anchors.get(place, ()):
                self._tei.add(self._open[-1][0], "anchor").set(f"{XML}id", name)
            for each in starts.get(place, ()):
                self._open.append((_element(self._tei, self._open[-1][0], each), each.end))
            self._say(text[place:following])

    def _say(self, words: str) -> None:
        at = 0
        for found in _NO_XML.finditer(words):
            self._plain(words[at : found.start()])
            # XML cannot hold it, and its place must be held
            self._tei.add(self._open[-1][0], "c", type="character", n=f"U+{ord(found[0]):04X}")
            at = found.end()
        self._plain(words[at:])

    def _plain(self, words: str) -> None:
        element = self._open[-1][0]
        if len(element):
            element[-1].tail = (element[-1].tail or "") + words
        else:
            element.text = (element.text or "") + words


def _element(tei: Namespace, parent: etree._Element, each: TranscribedRange) -> etree._Element:
    if not each.is_tag:
        name, attributes = LAYERS.get(each.kind, ("seg", {"type": each.kind}))
        return tei.add(parent, name, n=each.label, **attributes)
    name = TAGS.get(each.kind, "rs")
    made = tei.add(parent, name, ref=each.ref, key=each.name, **({"type": each.kind} if name == "rs" else {}))
    if each.when:
        made.set("when", each.when)
    return made


def _is_plain(each: TranscribedRange) -> bool:
    """Whether the elements of TEI can say it in their attributes."""
    if not each.is_tag:
        return _is_name(each.label) and (each.kind in LAYERS or bool(_WORD.fullmatch(each.kind)))
    if each.kind in ("date", "term"):
        dated = each.kind == "date" and bool(_DAY.fullmatch(each.when))
        return not each.ref and not each.name and (dated or not each.when)
    known = each.kind in TAGS or bool(_WORD.fullmatch(each.kind))
    tidy = each.name == " ".join(each.name.split())
    return known and tidy and not each.when and (not each.ref or bool(_POINTER.fullmatch(each.ref)))


def _is_name(words: str) -> bool:
    """Whether an attribute `n` can hold it (or it is empty): words of letters, numbers, punctuation and symbols."""
    # validators have no newer characters, and of the ideographs and syllables of Hangul the first and the last alone
    known = all(c == " " or (c < "\u3400" and _CHARACTERS.category(c)[0] in "LNPS") for c in words)
    return known and words == " ".join(words.split())


def _nested(ranges: Iterable[TranscribedRange]) -> tuple[list[TranscribedRange], list[TranscribedRange]]:
    """The ranges that nest, outer ones first, and those that would cross them or stand nowhere."""
    inline: list[TranscribedRange] = []
    apart: list[TranscribedRange] = []
    ends: list[int] = []
    for each in sorted(ranges, key=lambda r: (r.start, -r.end)):
        while ends and ends[-1] <= each.start:
            ends.pop()
        if each.start >= each.end or (ends and each.end > ends[-1]) or not _is_plain(each):
            apart.append(each)
        else:
            inline.append(each)
            ends.append(each.end)
    return inline, apart
