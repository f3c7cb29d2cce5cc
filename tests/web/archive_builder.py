"""A small imaginary archive for tests of the site, with every state a record can be in.

`build()` writes it through the ORM into the database that is set up, and originals into the file store. Everything
is made up. `UNITS` maps short keys to identifiers, which are the same in every build. With `restricted=False` what
the public may not see was never there.
"""

from __future__ import annotations

import hashlib
import io
from typing import Any

from fonds import wiring
from fonds.catalogue.models import (
    Collection,
    Decision,
    DigitalObject,
    DigitalObjectVersion,
    Mark,
    Mask,
    Opening,
    OutboxEntry,
    Page,
    PageText,
    Release,
    Repository,
    StoredFile,
    UnitOfDescription,
)
from fonds.core.description.identifiers import ALPHABET, LENGTH, check_character

NOW = 1_790_000_000
DAY = 86_400
PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path fill="#b9a888" d="M0 0h40v30H0z"/>'
    b'<path fill="#6e2b20" d="M8 12h24v12H8zM6 12 20 5l14 7z"/></svg>'
)
NUMBER = "219-09-9999"  # an advertised number that was never anybody's

HIERARCHY: tuple[tuple[str, str | None, str, str, str, str], ...] = (
    ("fonds", None, "fonds", "Legation of Arden at Orsova", "F. 0102", "1945/1962"),
    ("series", "fonds", "series", "Reports and journals", "F. 0102, Op. 13", "1955/1958"),
    ("file", "series", "file", "Journal of the minister", "F. 0102, Op. 13, D. 5", "1957-08-01/1957-08-15"),
    ("other-file", "series", "file", "Correspondence on the harbour", "F. 0102, Op. 13, D. 6", "1957"),
)
ITEMS: tuple[dict[str, Any], ...] = (
    {
        "key": "meeting", "parent": "file", "title": "Conversation with the harbour master of Orsova",
        "date": "1957-08-07", "ref": "F. 0102, Op. 13, D. 5, ll. 165–170", "collection": "legation",
        "from": "E. Marsh", "to": "Foreign Office of Arden", "type": "journal entry", "creator": "E. Marsh",
    },
    {
        "key": "telegram", "parent": "other-file", "title": "Telegram on the price of cement",
        "date": "1957-09", "ref": "F. 0102, Op. 13, D. 6, l. 12", "collection": "legation",
        "from": "Legation at Orsova", "to": "E. Marsh", "type": "telegram",
    },
    {
        "key": "memo", "parent": None, "title": "Memorandum on a visit of the legation", "date": "1961-03-02",
        "ref": "104-20001-20017", "collection": "bureau", "originator": "Bureau of Letters",
        "from": "R. Vane", "to": "Director", "type": "memorandum", "repository": "nro",
    },
    {
        "key": "report", "parent": None, "title": "Quarterly report of the cement works", "date": "1958?",
        "ref": "104-20001-20018", "collection": "bureau", "originator": "Bureau of Letters", "type": "report",
        "repository": "nro",
    },
    {
        "key": "scan", "parent": None, "title": "Sketch of the quay", "date": "", "ref": "104-20001-20019",
        "collection": "bureau", "originator": "Office of Maps", "type": "map", "repository": "nro",
    },
    {
        "key": "long", "parent": None, "title": "Register of letters received", "date": "1963",
        "ref": "104-20001-20020", "collection": "bureau", "originator": "Bureau of Letters", "type": "register",
        "repository": "nro",
    },
    {
        "key": "secret", "parent": None, "title": "Names of the informants", "date": "1961-03-05",
        "ref": "104-20001-20021", "collection": "bureau", "originator": "Hidden Office", "type": "list",
        "repository": "nro", "state": "restricted",
    },
    {
        "key": "withdrawn", "parent": None, "title": "A letter taken back", "date": "1961-04-01",
        "ref": "104-20001-20022", "collection": "bureau", "type": "letter", "repository": "nro",
        "state": "withdrawn", "reason": "Withdrawn at the request of the family.", "was_public": True,
    },
    {
        "key": "twin", "parent": None, "title": "Memorandum on a visit (second number)", "date": "1961-03-02",
        "ref": "104-20001-20023", "type": "memorandum", "merged": "memo",
    },
)  # fmt: skip
ENGLISH = (
    "At ten the harbour master of Orsova called on me at the legation. He spoke of 4,200 tons of cement.\n\n"
    "I thanked [him] and asked for the list of ships.[1]\n\n"
    "[1] The list is missing.\n\n"
    "Stamp: Incoming 02277-ss, 28 August 1957"
)
RUSSIAN = (
    "В десять часов меня посетил начальник порта Орсова. Он говорил о 4200 тоннах цемента.\n\n"
    "Я поблагодарил его и попросил список судов."
)
MEMO = (
    "MEMORANDUM\nSubject: Visit of the legation\n\nThe minister came with two secretaries and stayed an hour.",
    f"The driver, number {NUMBER}, waited outside. Nothing was said of the cement works.",
    "The legation asked for the harbour plans. They were refused.",
)


def identifier(key: str) -> str:
    """An identifier that is the same in every build."""
    digest = int.from_bytes(hashlib.sha256(key.encode()).digest(), "big")
    body = ""
    for _ in range(LENGTH - 1):
        digest, place = divmod(digest, len(ALPHABET))
        body += ALPHABET[place]
    return body + check_character(body)


UNITS = {key: identifier(key) for key in [each[0] for each in HIERARCHY] + [each["key"] for each in ITEMS]}
OBJECTS = {
    key: identifier(f"object:{key}")
    for key in ("meeting-ru", "meeting-en", "telegram", "memo-2021", "memo-2023", "report", "scan", "long", "secret")
}


def build(*, restricted: bool = True, long_pages: int = 40) -> None:
    """The whole archive. The database has to be empty."""
    _places()
    for key, parent, level, title, reference, date in HIERARCHY:
        _unit({"key": key, "parent": parent, "title": title, "ref": reference, "date": date, "level": level})
    for item in ITEMS:
        if restricted or item.get("state", "public") == "public":
            _unit(item)
    _texts(long_pages=long_pages)
    if restricted:
        _object("secret", "secret", "ocr", "en", ["The informants are named here, at the legation."])
        Opening.objects.create(unit_id=UNITS["secret"], release_id="2023", status_before="Withheld")


def _places() -> None:
    Repository.objects.create(slug="sao", name="State Archive of Orsova", abbreviation="SAO", country="Orsova")
    Repository.objects.create(slug="nro", name="National Records Office", abbreviation="NRO", country="Arden")
    stored = wiring.file_store().put_bytes(PICTURE)
    picture = StoredFile.objects.create(sha256=stored.sha256, size=stored.size, media_type="image/svg+xml")
    Collection.objects.create(
        slug="legation", title="The legation at Orsova", picture=picture, picture_description="A house with a gable",
        introduction="Papers of the **legation**, <script>alert(1)</script> 1945–1962.\n\nSee [the help](/about).",
        citation_form="", order=1,
    )  # fmt: skip
    Collection.objects.create(slug="bureau", title="The Bureau of Letters", introduction="Released papers.", order=2)
    Collection.objects.create(slug="empty", title="Nothing yet", order=3)
    Release.objects.create(slug="2021", name="2021 release", date="2021-12-15", authority="National Records Office")
    Release.objects.create(slug="2023", name="2023 release", date="2023-06-27", authority="National Records Office")


def _unit(item: dict[str, Any]) -> None:
    from fonds.core.description.dates import bounds

    low, high = bounds(item["date"] or None)
    state = item.get("state", "public")
    parent = item.get("parent")
    names = {
        "from": "senders", "to": "recipients", "type": "document_type", "creator": "creators",
        "originator": "originator",
    }  # fmt: skip
    elements = [
        {"name": name, "value": item[short], "source": "list.csv, row 2", "kind": "sheet", "confidence": 1.0}
        for short, name in names.items()
        if short in item
    ]
    if item["key"] == "fonds":
        elements.append(
            {"name": "administrative_history", "value": "The legation opened in 1945.", "source": "list.csv, row 1"}
        )
    # what other modules add comes after all that is listed here
    order = [each[0] for each in HIERARCHY] + [each["key"] for each in ITEMS]
    place = order.index(item["key"]) if item["key"] in order else len(order) + list(UNITS).index(item["key"])
    unit = UnitOfDescription.objects.create(
        id=UNITS[item["key"]],
        parent_id=UNITS[parent] if parent else None,
        repository_id=item.get("repository", "sao"),
        source_key=f"made:{item['key']}",
        level_of_description=item.get("level", "item"),
        title=item["title"],
        reference_code=item["ref"],
        reference_sort=item["ref"],
        date_edtf=item["date"],
        date_first=int(low.strftime("%Y%m%d")) if low else None,
        date_last=int(high.strftime("%Y%m%d")) if high else None,
        elements=elements,
        dates=[{"role": "written", "edtf": item["date"] or None, "as_written": item["date"], "standing": "stated",
                "reason": "", "alternatives": [], "source": "list.csv, row 2"}],
        references=[{"as_written": item["ref"], "source": "list.csv, row 2", "scheme": "russian", "parts": []}],
        access_state=state,
        access_reason=item.get("reason", ""),
        is_public=state == "public",
        first_public_at=NOW if state == "public" or item.get("was_public") else None,
        public_changed_at=NOW + place if state == "public" or item.get("was_public") else None,
        added_at=NOW + place * DAY,
        merged_into_id=UNITS[item["merged"]] if "merged" in item else None,
    )  # fmt: skip
    if "collection" in item:
        unit.collections.add(item["collection"])


def _texts(*, long_pages: int) -> None:
    _object("meeting-ru", "meeting", "original", "ru", [RUSSIAN], paginated=False, order=0)
    page = _object(
        "meeting-en", "meeting", "translation", "en", [ENGLISH], paginated=False, order=1, translator="L. Ashby"
    )
    text = page[0]
    stamp = ENGLISH.index("Stamp:")
    text.layers = [
        ["inserted", ENGLISH.index("[him]"), ENGLISH.index("[him]") + 5, ""],
        ["note", ENGLISH.index("[1] The"), ENGLISH.index("Stamp:") - 2, "1"],
        ["mark", stamp, len(ENGLISH), "stamp"],
    ]
    text.save()
    Mark.objects.create(
        unit_id=UNITS["meeting"], page_text=text, kind="stamp", text=ENGLISH[stamp:], value="02277-ss",
        date={"edtf": "1957-08-28", "as_written": "28 August 1957"}, start=stamp, end=len(ENGLISH),
    )  # fmt: skip
    _object("telegram", "telegram", "ocr", "en", ["CEMENT AT 40 A TON STOP THE LEGATION IS TO WAIT STOP"])
    _object("memo-2021", "memo", "ocr", "en", [MEMO[0].replace("two secretaries", "[withheld]")], release="2021")
    pages = _object("memo-2023", "memo", "ocr", "en", list(MEMO), release="2023", order=1)
    at = MEMO[1].index(NUMBER)
    Mask.objects.create(page_text=pages[1], start=at, end=at + len(NUMBER), kind="US social security number")
    _object("report", "report", "ocr", "en", ["The works made 1,100 tons in 1957.", "In 1958 there were 4,200 tons."])
    _object("scan", "scan", "scan", "", [], release="2021")
    _object("long", "long", "ocr", "en", [f"Letter {n} from the harbour, entered." for n in range(1, long_pages + 1)])
    for key, release, before in (("memo", "2021", "Redact"), ("memo", "2023", "Redact"), ("scan", "2021", "")):
        Opening.objects.create(
            unit_id=UNITS[key], release_id=release, status_before=before,
            date="2021-12-15" if release == "2021" else "2023-06-27",
        )  # fmt: skip
    Decision.objects.create(
        unit_id=UNITS["report"], subject="element:title", action="corrected", before=ITEMS[3]["title"],
        after="Quarterly report of the cement works at Orsova", decided_by="keeper", decided_at=NOW,
    )  # fmt: skip


def _object(
    key: str, unit: str, kind: str, language: str, pages: list[str], *, paginated: bool = True, order: int = 0,
    release: str | None = None, translator: str = "",
) -> list[PageText]:  # fmt: skip
    content = "\f".join(pages).encode() or _scan()
    stored = wiring.file_store().put_bytes(content)
    file, _ = StoredFile.objects.get_or_create(
        sha256=stored.sha256, defaults={"size": stored.size, "media_type": "text/plain" if pages else "application/pdf"}
    )
    made = DigitalObject.objects.create(
        id=OBJECTS[key], unit_id=UNITS[unit], stored_file=file, path=f"{key}.txt", kind=kind, language=language,
        language_stated=bool(language), release_id=release, translator=translator, paginated=paginated,
        page_count=max(len(pages), 1), has_text=bool(pages), order=order,
        source_url=f"https://archive.example/{key}.pdf" if kind == "ocr" else "",
        source_page_url=f"https://archive.example/{key}.pdf#page={{page}}" if kind == "ocr" else "",
    )  # fmt: skip
    DigitalObjectVersion.objects.create(digital_object=made, version=1, stored_file=file, reader="made")
    texts = []
    for number, words in enumerate(pages or [""], start=1):
        page = Page.objects.create(digital_object=made, number=number)
        texts.append(PageText.objects.create(page=page, version=1, text=words))
    if pages:
        UnitOfDescription.objects.filter(pk=UNITS[unit]).update(has_text=True)
    return texts


def _scan() -> bytes:
    """A PDF of one blank page, without words."""
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(420, 595)
    target = io.BytesIO()
    document.save(target)
    document.close()
    return target.getvalue()


def index() -> None:
    """Both indexes, from what is in the catalogue."""
    from fonds.workflows.indexing import drain

    OutboxEntry.objects.bulk_create(
        OutboxEntry(unit=unit, revision=unit.revision) for unit in UnitOfDescription.objects.filter(derived=False)
    )
    refused = drain(wiring.indexes()).refused
    assert not refused, refused
