"""EAC-CPF 2010 (Encoded Archival Context – Corporate Bodies, Persons, and Families): authority records out and in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from fonds.core.standards.elements_of_xml import Namespace

EAC = "urn:isbn:1-931666-33-4"
EAC_SCHEMA = "https://eac.staatsbibliothek-berlin.de/schema/cpf.xsd"
XLINK = "http://www.w3.org/1999/xlink"
_TYPES = {"person": "person", "body": "corporateBody"}
_KINDS = {"person": "person", "corporateBody": "body", "family": "body"}
_STANDARD_DATE = re.compile(r"-?\d{4}(-\d{2}(-\d{2})?)?")
_NO_TOKEN = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True)
class Found:
    """Who says so: a finder with its version, its confidence from 0 to 1, and what a person decided ("", confirmed or
    corrected). What people state has no finder."""

    finder: str = ""
    confidence: float = 1.0
    decision: str = ""

    @property
    def words(self) -> str:
        """As `found by names/2, confidence 0.90, not reviewed`."""
        review = f"{self.decision} by a person" if self.decision else "not reviewed"
        return f"found by {self.finder}, confidence {self.confidence:.2f}, {review}" if self.finder else review


@dataclass(frozen=True, slots=True)
class NameForm:
    """A form of a name; `scheme` is a language or romanisation, `attested` False for one that was made by rules."""

    name: str
    scheme: str = ""
    attested: bool = True
    found: Found | None = None


@dataclass(frozen=True, slots=True)
class OfficeAttested:
    """An office on the date (EDTF, or "") on which a document says that it is held; `source` cites the document."""

    office: str
    date: str
    source: str
    url: str
    found: Found | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """Another authority record ("met", "wrote"), or a document that names this one ("named in")."""

    how: str
    name: str
    url: str
    date: str = ""
    found: Found | None = None


@dataclass(frozen=True, slots=True)
class AuthorityDescribed:
    """A person or a corporate body as EAC-CPF holds it.

    `kind` is person or body, `identifiers` maps "viaf" and the like to values, `reviewed` says that a keeper approved
    the record, `changed_at` is a day (ISO 8601). `name` may be among `names` too, with who says so. `proposed` says
    that the record may hold what nobody decided on.
    """

    identifier: str
    kind: str
    name: str
    url: str
    site: str
    changed_at: str
    names: tuple[NameForm, ...] = ()
    identifiers: dict[str, str] = field(default_factory=dict)
    offices: tuple[OfficeAttested, ...] = ()
    relations: tuple[Related, ...] = ()
    documents: tuple[Related, ...] = ()
    note: str = ""
    reviewed: bool = False
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class AuthorityRead:
    """What an EAC-CPF record says of a person or a body: its own id, names with the preferred first, identifiers
    elsewhere, dates of existence as written, and what is told of its history."""

    identifier: str
    kind: str
    names: tuple[NameForm, ...]
    identifiers: dict[str, str]
    exist_dates: str = ""
    history: str = ""
    agency: str = ""


class NoAuthorityRecord(ValueError):
    """The document is no EAC-CPF record, or names nobody; the words say which."""


def to_eac_cpf(described: AuthorityDescribed) -> etree._Element:
    """`eac-cpf`. Offices are occupations on single dates: that somebody held one in between is never said.

    Raises ValueError for a place, which EAC-CPF does not describe.
    """
    if described.kind not in _TYPES:
        raise ValueError(f"EAC-CPF describes persons and bodies, and this is a {described.kind}")
    eac = Namespace(EAC, {None: EAC, "xlink": XLINK})
    root = eac.root("eac-cpf", f"{EAC} {EAC_SCHEMA}")
    _add_control(eac, root, described)
    description = eac.add(root, "cpfDescription")
    _add_identity(eac, description, described)
    if described.offices or described.note:
        _add_description(eac, description, described)
    if described.relations or described.documents:
        relations = eac.add(description, "relations")
        for each in described.relations:
            _add_relation(eac, relations, "cpfRelation", {"cpfRelationType": "associative"}, each)
        for each in described.documents:
            _add_relation(eac, relations, "resourceRelation", {"resourceRelationType": "subjectOf"}, each)
    return root


def _add_control(eac: Namespace, root: etree._Element, described: AuthorityDescribed) -> None:
    control = eac.add(root, "control")
    eac.add(control, "recordId", described.identifier)
    for name, value in sorted(described.identifiers.items()):
        eac.add(control, "otherRecordId", value, localType=_token(name))
    eac.add(control, "maintenanceStatus", "revised" if described.reviewed else "derived")
    eac.add(control, "publicationStatus", "approved" if described.reviewed else "inProcess")
    eac.add(eac.add(control, "maintenanceAgency"), "agencyName", described.site)
    for form in described.names:
        # a form of a name has no note of its own
        if form.found:
            said = eac.add(control, "localControl", localType="name")
            eac.add(said, "term", f"{form.name}: {form.found.words}")
    event = eac.add(eac.add(control, "maintenanceHistory"), "maintenanceEvent")
    eac.add(event, "eventType", "revised" if described.reviewed else "derived")
    eac.add(event, "eventDateTime", described.changed_at, standardDateTime=described.changed_at)
    eac.add(event, "agentType", "human" if described.reviewed else "machine")
    eac.add(event, "agent", described.site if described.reviewed else "fonds")
    holds = "with what software found and nobody reviewed" if described.proposed else "only what a person decided"
    made = "approved by a keeper" if described.reviewed else "put together by software from the documents; not reviewed"
    eac.add(event, "eventDescription", f"{made}; {holds}")
    sources = eac.add(control, "sources")
    source = eac.add(sources, "source")
    source.set(f"{{{XLINK}}}type", "simple")
    source.set(f"{{{XLINK}}}href", described.url)
    eac.add(source, "sourceEntry", described.site)


def _add_identity(eac: Namespace, description: etree._Element, described: AuthorityDescribed) -> None:
    identity = eac.add(description, "identity")
    for name, value in sorted(described.identifiers.items()):
        eac.add(identity, "entityId", value, localType=_token(name))
    eac.add(identity, "entityType", _TYPES[described.kind])
    for form in (NameForm(described.name), *(each for each in described.names if each.name != described.name)):
        entry = eac.add(
            identity, "nameEntry", localType="attested" if form.attested else "generated",
            transliteration=_token(form.scheme),
        )  # fmt: skip
        eac.add(entry, "part", form.name)
        is_main = form.name == described.name
        eac.add(entry, "authorizedForm" if is_main else "alternativeForm", "fonds")


def _add_description(eac: Namespace, parent: etree._Element, described: AuthorityDescribed) -> None:
    description = eac.add(parent, "description")
    if described.offices:
        occupations = eac.add(description, "occupations")
        for each in described.offices:
            occupation = eac.add(occupations, "occupation")
            eac.add(occupation, "term", each.office)
            if each.date:
                standard = each.date if _STANDARD_DATE.fullmatch(each.date) else ""
                eac.add(occupation, "date", each.date, standardDate=standard)
            cited = eac.add(occupation, "citation", each.source)
            cited.set(f"{{{XLINK}}}type", "simple")
            cited.set(f"{{{XLINK}}}href", each.url)
            if each.found:
                eac.add(eac.add(occupation, "descriptiveNote"), "p", each.found.words)
    if described.note:
        eac.add(eac.add(description, "biogHist"), "p", described.note)


def _add_relation(
    eac: Namespace, parent: etree._Element, name: str, attributes: dict[str, str], related: Related
) -> None:
    made = eac.add(parent, name, **attributes)
    made.set(f"{{{XLINK}}}type", "simple")
    made.set(f"{{{XLINK}}}href", related.url)
    eac.add(made, "relationEntry", related.name)
    if related.date:
        standard = related.date if _STANDARD_DATE.fullmatch(related.date) else ""
        eac.add(made, "date", related.date, standardDate=standard)
    note = eac.add(made, "descriptiveNote")
    eac.add(note, "p", related.how)
    if related.found:
        eac.add(note, "p", related.found.words)


def _token(words: str) -> str:
    """The words as an NMTOKEN, which holds no spaces."""
    return _NO_TOKEN.sub("-", words).strip("-")


def authorities_read(root: Any) -> list[AuthorityRead]:
    """The authority records of a parsed document: an `eac-cpf`, or any element that holds several.

    Takes the namespaces of EAC-CPF 2010 and none. Raises NoAuthorityRecord where there is none that names somebody.
    """
    roots = [each for each in root.iter() if _local(each) == "eac-cpf"]
    found = [made for each in roots if (made := _read(each)) is not None]
    if not found:
        raise NoAuthorityRecord("the document holds no EAC-CPF record of a person or a body with a name")
    return found


def _read(root: Any) -> AuthorityRead | None:
    kind = _KINDS.get(_words(_first(root, "entityType")))
    names: list[NameForm] = []
    for entry in (each for each in root.iter() if _local(each) == "nameEntry"):
        name = ", ".join(words for part in _all(entry, "part") if (words := _words(part)))
        form = NameForm(name, entry.get("transliteration", "") or "", entry.get("localType") != "generated")
        if name and form not in names:
            # the form that an agency prefers comes first
            names.insert(0, form) if _first(entry, "authorizedForm") is not None and not names else names.append(form)
    if kind is None or not names:
        return None
    identifiers = {}
    for tag in ("otherRecordId", "entityId"):
        for each in (found for found in root.iter() if _local(found) == tag):
            local = (each.get("localType") or "").rstrip("/").rpartition("/")[2]
            if local and _words(each):
                identifiers[local.lower()] = _words(each)
    return AuthorityRead(
        identifier=_words(_first(root, "recordId")),
        kind=kind,
        names=tuple(names),
        identifiers=identifiers,
        exist_dates=_dates(_first(root, "existDates")),
        history="\n\n".join(w for each in root.iter() if _local(each) == "biogHist" if (w := _words(each))),
        agency=_words(_first(root, "agencyName")),
    )


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _all(parent: Any, name: str) -> list[Any]:
    return [each for each in parent if _local(each) == name]


def _first(parent: Any, name: str) -> Any | None:
    return next((each for each in parent.iter() if _local(each) == name), None)


def _dates(element: Any | None) -> str:
    """A date or a range of dates as written, both ends of a range with a dash between."""
    if element is None:
        return ""
    ends = [_words(each) for each in element.iter() if _local(each) in ("date", "fromDate", "toDate")]
    return "–".join(end for end in ends if end) or _words(element)


def _words(element: Any | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())
