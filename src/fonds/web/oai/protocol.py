"""Requests of the protocol, and what can be wrong with them (OAI-PMH 2.0, 3.1, 3.6 and 4)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from fonds.web.oai.datestamps import from_datestamp, is_day


class Code(StrEnum):
    """The standard's error codes (3.6)."""

    BAD_ARGUMENT = "badArgument"
    BAD_RESUMPTION_TOKEN = "badResumptionToken"
    BAD_VERB = "badVerb"
    CANNOT_DISSEMINATE_FORMAT = "cannotDisseminateFormat"
    ID_DOES_NOT_EXIST = "idDoesNotExist"
    NO_RECORDS_MATCH = "noRecordsMatch"
    NO_METADATA_FORMATS = "noMetadataFormats"
    NO_SET_HIERARCHY = "noSetHierarchy"


class OaiError(Exception):
    """The request cannot be answered; `words` say why to a person."""

    def __init__(self, code: Code, words: str) -> None:
        super().__init__(words)
        self.code = code
        self.words = words


@dataclass(frozen=True, slots=True)
class Verb:
    """The arguments of a verb. `exclusive` is the one that stands alone."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    exclusive: str = ""


_LIST = Verb(frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"}), "resumptionToken")
VERBS: Mapping[str, Verb] = {
    "Identify": Verb(),
    "ListMetadataFormats": Verb(optional=frozenset({"identifier"})),
    "ListSets": Verb(exclusive="resumptionToken"),
    "ListIdentifiers": _LIST,
    "ListRecords": _LIST,
    "GetRecord": Verb(required=frozenset({"identifier", "metadataPrefix"})),
}
# the schema's own patterns: what does not fit them cannot stand in the answer's `request` either
_SPELLED = re.compile(r"[A-Za-z0-9\-_.!~*'()]+")
_SET = re.compile(r"[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*")


def read_request(arguments: Mapping[str, list[str]]) -> dict[str, str]:
    """The verb and its arguments, each once and each allowed. Raises OaiError."""
    verbs = arguments.get("verb", [])
    if len(verbs) != 1:
        words = "verb is given more than once" if verbs else "verb is missing"
        raise OaiError(Code.BAD_VERB, f"{words}; it is one of {', '.join(VERBS)}")
    if verbs[0] not in VERBS:
        raise OaiError(Code.BAD_VERB, f"{verbs[0][:100]!r} is no verb; the verbs are {', '.join(VERBS)}")
    verb = VERBS[verbs[0]]
    given = {name: values[0] for name, values in arguments.items() if name != "verb" and values}
    for name, values in arguments.items():
        if len(values) > 1:
            raise OaiError(Code.BAD_ARGUMENT, f"{name[:100]} is given more than once")
    allowed = verb.required | verb.optional | {verb.exclusive} - {""}
    for name in given:
        if name not in allowed:
            raise OaiError(Code.BAD_ARGUMENT, f"{verbs[0]} has no argument {name[:100]!r}")
    if verb.exclusive in given:
        if len(given) > 1:
            raise OaiError(Code.BAD_ARGUMENT, f"{verb.exclusive} is the only argument where it is given")
        return {"verb": verbs[0], **given}
    for name in sorted(verb.required):
        if not given.get(name):
            raise OaiError(Code.BAD_ARGUMENT, f"{verbs[0]} needs the argument {name}")
    _check_spelling(given)
    return {"verb": verbs[0], **given}


def _check_spelling(given: Mapping[str, str]) -> None:
    prefix, set_spec = given.get("metadataPrefix"), given.get("set")
    if prefix is not None and not _SPELLED.fullmatch(prefix):
        raise OaiError(Code.BAD_ARGUMENT, "metadataPrefix has characters that no prefix has")
    if set_spec is not None and not _SET.fullmatch(set_spec):
        raise OaiError(Code.BAD_ARGUMENT, "set has characters that no setSpec has")
    if "identifier" in given and (not given["identifier"] or re.search(r"[\s\x00-\x1f<>\"]", given["identifier"])):
        raise OaiError(Code.BAD_ARGUMENT, "identifier is no URI")


def read_range(given: Mapping[str, str]) -> tuple[int | None, int | None]:
    """`from` and `until` in UTC seconds, both inclusive. Raises OaiError."""
    first, last = given.get("from"), given.get("until")
    try:
        since = None if first is None else from_datestamp(first)
        until = None if last is None else from_datestamp(last, until=True)
    except ValueError as why:
        raise OaiError(Code.BAD_ARGUMENT, str(why)) from why
    if first is not None and last is not None and is_day(first) != is_day(last):
        raise OaiError(Code.BAD_ARGUMENT, "from and until have different granularities")
    if since is not None and until is not None and since > until:
        raise OaiError(Code.BAD_ARGUMENT, "from is later than until")
    return since, until
