"""RiC-O 1.1 (International Council on Archives, Records in Contexts Ontology): a unit of description as statements.

A fonds, a series or a file is a `RecordSet`, an item a `Record`, a form of it an `Instantiation`. Agents, places and
dates are nodes beside the unit, for the fields give names and not yet who is meant by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fonds.core.description.elements import label
from fonds.core.standards.described import Described, DescribedObject, DescribedUnit
from fonds.core.standards.rdf import RDF_TYPE, Iri, Statement, Words, to_json_ld, to_turtle

RICO = "https://www.ica.org/standards/RiC/ontology#"
RECORD_SET_TYPES = "https://www.ica.org/standards/RiC/vocabularies/recordSetTypes#"
PREFIXES = {"rico": RICO, "ric-rst": RECORD_SET_TYPES}
_RECORDS = frozenset({"item", "part"})
_SET_TYPES = {"fonds": "Fonds", "series": "Series", "file": "File", "collection": "Collection"}
_WORDS = {
    "scope_and_content": "scopeAndContent", "archival_history": "history", "access_conditions": "conditionsOfAccess",
    "reproduction_conditions": "conditionsOfUse", "arrangement": "structure",
    "extent_and_medium": "recordResourceExtent", "rules": "ruleFollowed", "alternative_title": "title",
}  # fmt: skip
_AGENTS = {
    "creators": "hasCreator", "senders": "hasSender", "originator": "hasOrganicProvenance",
    "recipients": "hasAddressee", "publisher": "hasPublisher", "names": "hasOrHadSubject",
}  # fmt: skip
_ELSEWHERE = frozenset({"title", "reference_code", "dates", "level_of_description", "languages", "places", "subjects",
                        "document_type", "repository"})  # fmt: skip


def to_ric_o(described: Described) -> tuple[Statement, ...]:
    """What RiC-O says of the unit, what is said of it above left to the units above."""
    return tuple(_Unit(described).statements())


def to_ric_turtle(units: Iterable[Described]) -> Iterator[bytes]:
    """The units as one Turtle document, in pieces."""
    yield from to_turtle(map(to_ric_o, units), PREFIXES)


def to_ric_json_ld(units: Iterable[Described]) -> Iterator[bytes]:
    """The units as one JSON-LD document, in pieces."""
    yield from to_json_ld(map(to_ric_o, units), PREFIXES)


class _Unit:
    def __init__(self, described: Described) -> None:
        self._it = described
        self._node = Iri(described.url)
        self._is_record = described.level in _RECORDS

    def statements(self) -> Iterator[Statement]:
        it = self._it
        yield from _typed(self._node, "Record" if self._is_record else "RecordSet")
        if kind := _SET_TYPES.get(it.level):
            yield self._node, _rico("hasRecordSetType"), Iri(f"{RECORD_SET_TYPES}{kind}")
        yield self._says("name", it.named)
        yield self._says("identifier", it.identifier)
        for words in dict.fromkeys((it.reference_code, *it.values("reference_code", inherited=False))):
            if words:
                yield self._says("identifier", words)
        for words in it.values("title", inherited=False) or (it.named,):
            yield self._says("title", words)
        yield from self._elements()
        yield from self._agents()
        yield from self._things("document_type", "DocumentaryFormType", "hasDocumentaryFormType"
                                if self._is_record else "hasOrHadSomeMembersWithDocumentaryFormType")  # fmt: skip
        yield from self._things("places", "Place", "isAssociatedWithPlace")
        yield from self._things("subjects", "Thing", "hasOrHadSubject")
        yield from self._languages()
        yield from self._dates()
        if it.repository:
            yield from self._beside("holder", "CorporateBody", "hasOrHadHolder", it.repository)
        if it.parents:
            yield from self._above(it.parents[-1])
        for made in it.objects:
            yield from self._instantiation(made)

    def _says(self, name: str, words: str, language: str = "") -> Statement:
        return self._node, _rico(name), Words(words, language)

    def _beside(self, fragment: str, kind: str, predicate: str, words: str) -> Iterator[Statement]:
        """A node of the unit's own that has a name."""
        node = Iri(f"{self._it.url}#{fragment}")
        yield self._node, _rico(predicate), node
        yield from _typed(node, kind)
        yield node, _rico("name"), Words(words)

    def _elements(self) -> Iterator[Statement]:
        for each in self._it.elements:
            if each.inherited or each.name in _ELSEWHERE or each.name in _AGENTS:
                continue
            if each.name in _WORDS:
                yield self._says(_WORDS[each.name], each.value, each.language)
            elif each.name == "accruals" and not self._is_record:
                yield self._says("accruals", each.value, each.language)
            elif each.name != "administrative_history" or not self._it.values("creators", inherited=False):
                # what the ontology has no property for is said with its name
                yield self._says("generalDescription", f"{label(each.name)}: {each.value}")

    def _agents(self) -> Iterator[Statement]:
        for element, predicate in _AGENTS.items():
            for number, words in enumerate(self._it.values(element, inherited=False), 1):
                yield from self._beside(f"{element}-{number}", "Agent", predicate, words)
        if self._it.values("creators", inherited=False):
            for words in self._it.values("administrative_history", inherited=False):
                yield Iri(f"{self._it.url}#creators-1"), _rico("history"), Words(words)

    def _things(self, element: str, kind: str, predicate: str) -> Iterator[Statement]:
        for number, words in enumerate(self._it.values(element, inherited=False), 1):
            yield from self._beside(f"{element}-{number}", kind, predicate, words)

    def _languages(self) -> Iterator[Statement]:
        said = self._it.values("languages", inherited=False) or self._it.languages
        predicate = "hasOrHadLanguage" if self._is_record else "hasOrHadSomeMembersWithLanguage"
        for number, words in enumerate(said, 1):
            yield from self._beside(f"language-{number}", "Language", predicate, words)

    def _dates(self) -> Iterator[Statement]:
        dates = [(d.role, d.edtf, d.as_written) for d in self._it.dates]
        if self._it.date and all(edtf != self._it.date for _, edtf, _ in dates):
            dates.insert(0, ("written", self._it.date, ""))
        for number, (role, edtf, words) in enumerate(dates, 1):
            if not edtf and not words:
                continue
            node = Iri(f"{self._it.url}#date-{number}")
            written = role == "written"
            yield self._node, _rico("hasCreationDate" if written else "isAssociatedWithDate"), node
            yield from _typed(node, "Date")
            if not written and role:
                yield node, _rico("type"), Words(role)
            if words:
                yield node, _rico("expressedDate"), Words(words)
            if edtf:
                yield node, _rico("normalizedDateValue"), Words(edtf)

    def _above(self, parent: DescribedUnit) -> Iterator[Statement]:
        node, is_record = Iri(parent.url), parent.level in _RECORDS
        if not is_record:
            predicate = "isOrWasIncludedIn"
        else:
            predicate = "isOrWasConstituentOf" if self._is_record else "isOrWasPartOf"
        yield self._node, _rico(predicate), node
        yield from _typed(node, "Record" if is_record else "RecordSet")
        yield node, _rico("name"), Words(parent.title)

    def _instantiation(self, made: DescribedObject) -> Iterator[Statement]:
        node = Iri(f"{self._it.url}#{made.identifier}")
        yield self._node, _rico("hasOrHadDigitalInstantiation"), node
        yield from _typed(node, "Instantiation")
        yield node, _rico("identifier"), Words(made.identifier)
        if made.kind:
            yield node, _rico("type"), Words(made.kind)
        if made.rights:
            yield node, _rico("conditionsOfUse"), Words(made.rights)
        said = {"Media type": made.media_type, "Language": made.language, "Translator": made.translator,
                "Release": made.release, "Source": made.source_url}  # fmt: skip
        for name, words in said.items():
            if words:
                yield node, _rico("generalDescription"), Words(f"{name}: {words}")


def _rico(name: str) -> Iri:
    return Iri(f"{RICO}{name}")


def _typed(node: Iri, kind: str) -> Iterator[Statement]:
    yield node, Iri(RDF_TYPE), _rico(kind)
