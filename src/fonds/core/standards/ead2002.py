"""EAD 2002 (Society of American Archivists and Library of Congress, Encoded Archival Description, version 2002)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from lxml import etree

from fonds.core.standards import ead as shared
from fonds.core.standards.described import Described
from fonds.core.standards.elements_of_xml import Namespace

EAD2002 = "urn:isbn:1-931666-22-9"
EAD2002_SCHEMA = "http://www.loc.gov/ead/ead.xsd"
XLINK = "http://www.w3.org/1999/xlink"
# ISO 639-2/B, which the standard asks for, of the tags that records here have most often
LANGUAGES = {
    "ar": "ara", "be": "bel", "bg": "bul", "cs": "cze", "da": "dan", "de": "ger", "el": "gre", "en": "eng",
    "es": "spa", "et": "est", "fa": "per", "fi": "fin", "fr": "fre", "he": "heb", "hi": "hin", "hr": "hrv",
    "hu": "hun", "hy": "arm", "id": "ind", "it": "ita", "ja": "jpn", "ka": "geo", "kk": "kaz", "km": "khm",
    "ko": "kor", "la": "lat", "lo": "lao", "lt": "lit", "lv": "lav", "mk": "mac", "mn": "mon", "my": "bur",
    "nl": "dut", "no": "nor", "pl": "pol", "ps": "pus", "pt": "por", "ro": "rum", "ru": "rus", "sk": "slo",
    "sl": "slv", "sq": "alb", "sr": "srp", "sv": "swe", "th": "tha", "tr": "tur", "uk": "ukr", "ur": "urd",
    "uz": "uzb", "vi": "vie", "yi": "yid", "zh": "chi",
}  # fmt: skip


def to_ead2002(described: Described) -> etree._Element:
    """`ead` with the unit alone in its `archdesc`: its reference code says where it stands."""
    return shared.document(_EAD2002, described)


def finding_aid(whole: Described, below: Iterable[tuple[int, Described]]) -> Iterator[bytes]:
    """A unit with all that is below it, in pieces; as `fonds.core.standards.ead3.finding_aid`."""
    yield from shared.finding_aid(_EAD2002, whole, below)


def _add_header(ead: Namespace, root: etree._Element, described: Described) -> None:
    header = ead.add(root, "eadheader", langencoding="iso639-2b", dateencoding="iso8601")
    ead.add(header, "eadid", described.identifier, url=described.url)
    file = ead.add(header, "filedesc")
    ead.add(ead.add(file, "titlestmt"), "titleproper", described.named)
    ead.add(ead.add(file, "publicationstmt"), "publisher", described.site)
    day = datetime.datetime.fromtimestamp(described.changed_at or 0, datetime.UTC).strftime("%Y-%m-%d")
    creation = ead.add(ead.add(header, "profiledesc"), "creation", "fonds, ")
    ead.add(creation, "date", day, normal=day)


def _add_dao(ead: Namespace, did: etree._Element, address: str, words: str) -> None:
    made = ead.add(did, "dao")
    made.set(f"{{{XLINK}}}type", "simple")
    made.set(f"{{{XLINK}}}href", address)
    if words:
        ead.add(ead.add(made, "daodesc"), "p", words)


def _language(tag: str) -> str:
    return LANGUAGES.get(tag.partition("-")[0], "")


_EAD2002 = shared.Dialect(
    namespace=EAD2002,
    schema=EAD2002_SCHEMA,
    prefixes={None: EAD2002, "xlink": XLINK},
    local_type="type",
    date_type="type",
    relator="role",
    names_have_parts=False,
    dsc={"type": "combined"},
    control=_add_header,
    dao=_add_dao,
    language=_language,
)
