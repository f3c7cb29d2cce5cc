"""Answers to the six verbs (OAI-PMH 2.0, 4)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.exchange import described_units
from fonds.catalogue.harvest import Harvested, Selection, earliest, harvest, harvested, size
from fonds.catalogue.models import Collection
from fonds.core.standards.elements_of_xml import Prefixes
from fonds.core.text.xml_characters import xml_characters
from fonds.web.oai.datestamps import GRANULARITY, to_datestamp
from fonds.web.oai.envelope import XSI, add, envelope, refusal, to_bytes
from fonds.web.oai.formats import Format
from fonds.web.oai.protocol import Code, OaiError, read_range, read_request
from fonds.web.oai.tokens import Token, from_token, to_token

RECORDS_AT_A_TIME = 100
HEADERS_AT_A_TIME = 1000
_IDENTIFIER_SCHEME = "http://www.openarchives.org/OAI/2.0/oai-identifier"
_DOMAIN = re.compile(r"[a-zA-Z][a-zA-Z0-9\-]*(\.[a-zA-Z][a-zA-Z0-9\-]*)+")
_OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_DC = "http://purl.org/dc/elements/1.1/"


@dataclass(frozen=True, slots=True)
class Repository:
    """What the protocol serves. `host` is the site's, which begins the identifiers; `address` its scheme and host."""

    name: str
    base_url: str
    address: str
    host: str
    admin_email: str
    formats: Mapping[str, Format]

    def answer(self, arguments: Mapping[str, list[str]], now: int) -> bytes:
        """The answer to a request's arguments, errors of the standard among them. `now` is in UTC seconds."""
        given: dict[str, str] = {}
        try:
            given = read_request(arguments)
            root = envelope(self.base_url, given, now)
            _VERBS[given["verb"]](self, root, given, now)
        except OaiError as error:
            root = refusal(self.base_url, given, now, error)
        return to_bytes(root)

    # -- the verbs ---------------------------------------------------------------------------------------------

    def _identify(self, root: etree._Element, _given: Mapping[str, str], now: int) -> None:
        made = add(root, "Identify")
        add(made, "repositoryName", self.name)
        add(made, "baseURL", self.base_url)
        add(made, "protocolVersion", "2.0")
        add(made, "adminEmail", self.admin_email)
        first = earliest()
        add(made, "earliestDatestamp", to_datestamp(now if first is None else first))
        # of a withdrawn record a tombstone stays; one that is closed again answers as if it had never been
        add(made, "deletedRecord", "transient")
        add(made, "granularity", GRANULARITY)
        if _DOMAIN.fullmatch(self.host):
            prefixes: Prefixes = {None: _IDENTIFIER_SCHEME}
            scheme = etree.Element(f"{{{_IDENTIFIER_SCHEME}}}oai-identifier", nsmap=prefixes)
            add(made, "description").append(scheme)
            scheme.set(f"{{{XSI}}}schemaLocation", f"{_IDENTIFIER_SCHEME} {_IDENTIFIER_SCHEME}.xsd")
            for name, words in (("scheme", "oai"), ("repositoryIdentifier", self.host), ("delimiter", ":"),
                                ("sampleIdentifier", self._identifier("0whzft1p3znz"))):  # fmt: skip
                each = etree.Element(f"{{{_IDENTIFIER_SCHEME}}}{name}")
                each.text = words
                scheme.append(each)

    def _list_metadata_formats(self, root: etree._Element, given: Mapping[str, str], _now: int) -> None:
        if "identifier" in given:
            self._record(given["identifier"])
        made = add(root, "ListMetadataFormats")
        for prefix, form in self.formats.items():
            each = add(made, "metadataFormat")
            add(each, "metadataPrefix", prefix)
            add(each, "schema", form.schema)
            add(each, "metadataNamespace", form.namespace)

    def _list_sets(self, root: etree._Element, given: Mapping[str, str], _now: int) -> None:
        if "resumptionToken" in given:
            raise OaiError(Code.BAD_RESUMPTION_TOKEN, "the list of sets is given whole, without tokens")
        sets = list(access.collections(Reader.ANONYMOUS))
        if not sets:
            raise OaiError(Code.NO_SET_HIERARCHY, "this archive has no collections")
        made = add(root, "ListSets")
        for collection in sets:
            each = add(made, "set")
            add(each, "setSpec", collection.slug)
            add(each, "setName", collection.title)
            if collection.introduction:
                _describe(add(each, "setDescription"), collection)

    def _get_record(self, root: etree._Element, given: Mapping[str, str], _now: int) -> None:
        found = self._record(given["identifier"])
        self._add_records(add(root, "GetRecord"), [found], self._format(given["metadataPrefix"]))

    def _list(self, root: etree._Element, given: Mapping[str, str], _now: int) -> None:
        verb = given["verb"]
        resumed = self._resumed(verb, given["resumptionToken"]) if "resumptionToken" in given else None
        token = resumed or self._asked(verb, given)
        form = self._format(token.prefix)
        selection = Selection(token.since, token.until, token.collection)
        limit = RECORDS_AT_A_TIME if verb == "ListRecords" else HEADERS_AT_A_TIME
        records, more = harvest(selection, after=token.after, limit=limit, whole=verb == "ListRecords")
        if not records and resumed is None:
            raise OaiError(Code.NO_RECORDS_MATCH, "no record matches")
        made = add(root, verb)
        if verb == "ListRecords":
            self._add_records(made, records, form)
        else:
            for each in records:
                self._add_header(made, each)
        if resumed is None and not more:
            return
        # an empty token ends a list; if all that remained has been closed meanwhile, there is nothing before it
        count = size(selection) if resumed is None else token.size
        attributes = {"cursor": str(token.given)} | ({"completeListSize": str(count)} if count is not None else {})
        following = ""
        if more:
            following = to_token(Token(verb, token.prefix, token.collection, token.since, token.until,
                                       records[-1].unit.pk, token.given + len(records), count))  # fmt: skip
        add(made, "resumptionToken", following, **attributes)

    # -- their parts -------------------------------------------------------------------------------------------

    def _asked(self, verb: str, given: Mapping[str, str]) -> Token:
        since, until = read_range(given)
        self._format(given["metadataPrefix"])
        if "set" in given and not access.collections(Reader.ANONYMOUS).exists():
            raise OaiError(Code.NO_SET_HIERARCHY, "this archive has no collections")
        return Token(verb, given["metadataPrefix"], given.get("set", ""), since, until, "", 0, None)

    def _resumed(self, verb: str, text: str) -> Token:
        try:
            token = from_token(text)
        except ValueError as why:
            raise OaiError(Code.BAD_RESUMPTION_TOKEN, "this archive never gave such a resumption token") from why
        if token.verb != verb or token.prefix not in self.formats:
            raise OaiError(Code.BAD_RESUMPTION_TOKEN, f"the resumption token is not one of {verb}")
        return token

    def _format(self, prefix: str) -> Format:
        if prefix not in self.formats:
            known = ", ".join(self.formats)
            raise OaiError(Code.CANNOT_DISSEMINATE_FORMAT, f"there is no format {prefix!r}; the formats are {known}")
        return self.formats[prefix]

    def _identifier(self, identifier: str) -> str:
        return f"oai:{self.host}:{identifier}"

    def _record(self, identifier: str) -> Harvested:
        own = identifier.removeprefix(self._identifier(""))
        found = harvested(own) if own != identifier else None
        if found is None:
            raise OaiError(Code.ID_DOES_NOT_EXIST, "no record has this identifier")
        return found

    def _add_header(self, parent: etree._Element, record: Harvested) -> None:
        made = add(parent, "header", **({"status": "deleted"} if record.deleted else {}))
        add(made, "identifier", self._identifier(record.unit.pk))
        add(made, "datestamp", to_datestamp(record.changed_at))
        for slug in record.collections:
            add(made, "setSpec", slug)

    def _add_records(self, parent: etree._Element, records: list[Harvested], form: Format) -> None:
        present = [record.unit for record in records if not record.deleted]
        described = described_units(Reader.ANONYMOUS, present, self.address, self.name)
        for record in records:
            made = add(parent, "record")
            self._add_header(made, record)
            if not record.deleted:
                add(made, "metadata").append(form.write(next(described)))


_VERBS: Mapping[str, Callable[[Repository, etree._Element, Mapping[str, str], int], None]] = {
    "Identify": Repository._identify,
    "ListMetadataFormats": Repository._list_metadata_formats,
    "ListSets": Repository._list_sets,
    "ListIdentifiers": Repository._list,
    "ListRecords": Repository._list,
    "GetRecord": Repository._get_record,
}


def _describe(parent: etree._Element, collection: Collection) -> None:
    """A collection's introduction as Dublin Core (OAI-PMH implementation guidelines, set descriptions)."""
    made = etree.Element(f"{{{_OAI_DC}}}dc", nsmap={"oai_dc": _OAI_DC, "dc": _DC})
    parent.append(made)
    made.set(f"{{{XSI}}}schemaLocation", f"{_OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
    words = etree.Element(f"{{{_DC}}}description")
    words.text = xml_characters(collection.introduction)
    made.append(words)
