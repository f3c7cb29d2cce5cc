"""Statements of RDF 1.1, written as Turtle and as JSON-LD 1.1, in pieces: any number of graphs needs no room."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fonds.core.text.xml_characters import xml_characters

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`]')
"""Turtle, production 18 (IRIREF)."""
_TAG = re.compile(r"[a-zA-Z]+(-[a-zA-Z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Iri:
    """A node with a name. What an IRI cannot hold is left out."""

    value: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", _NOT_IN_IRI.sub("", self.value))


@dataclass(frozen=True, slots=True)
class Words:
    """A literal; `language` is BCP 47 or ""."""

    value: str
    language: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", xml_characters(self.value))
        if not _TAG.fullmatch(self.language):
            object.__setattr__(self, "language", "")


Statement = tuple[Iri, Iri, Iri | Words]
"""Subject, predicate, object."""


def to_turtle(graphs: Iterable[Iterable[Statement]], prefixes: Mapping[str, str]) -> Iterator[bytes]:
    """The graphs as one Turtle document."""
    yield "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items()).encode()
    for graph in graphs:
        written = []
        for subject, said in _by_subject(graph).items():
            lines = [
                f"    {'a' if predicate.value == RDF_TYPE else _turtle(predicate, prefixes)} "
                + ", ".join(_turtle(each, prefixes) for each in objects)
                for predicate, objects in said.items()
            ]
            written.append(f"\n<{subject.value}>\n" + " ;\n".join(lines) + " .\n")
        yield "".join(written).encode()


def to_json_ld(graphs: Iterable[Iterable[Statement]], prefixes: Mapping[str, str]) -> Iterator[bytes]:
    """The graphs as one JSON-LD document: a context with the prefixes, and every subject as a node of `@graph`."""
    yield f'{{"@context": {json.dumps(dict(prefixes))},\n"@graph": ['.encode()
    joint = "\n"
    for graph in graphs:
        for subject, said in _by_subject(graph).items():
            node: dict[str, object] = {"@id": subject.value}
            for predicate, objects in said.items():
                if predicate.value == RDF_TYPE:
                    node["@type"] = [_compact(each.value, prefixes) for each in objects]
                else:
                    node[_compact(predicate.value, prefixes)] = [_json(each) for each in objects]
            yield (joint + json.dumps(node, ensure_ascii=False)).encode()
            joint = ",\n"
    yield b"\n]}\n"


def _by_subject(graph: Iterable[Statement]) -> dict[Iri, dict[Iri, list[Iri | Words]]]:
    found: dict[Iri, dict[Iri, list[Iri | Words]]] = {}
    for subject, predicate, thing in graph:
        objects = found.setdefault(subject, {}).setdefault(predicate, [])
        if thing not in objects:
            objects.append(thing)
    return found


def _turtle(node: Iri | Words, prefixes: Mapping[str, str]) -> str:
    if isinstance(node, Words):
        return json.dumps(node.value, ensure_ascii=False) + (f"@{node.language}" if node.language else "")
    short = _compact(node.value, prefixes)
    return short if short != node.value else f"<{node.value}>"


def _compact(iri: str, prefixes: Mapping[str, str]) -> str:
    for name, start in prefixes.items():
        rest = iri.removeprefix(start)
        if rest != iri and re.fullmatch(r"[A-Za-z]\w*", rest, re.ASCII):
            return f"{name}:{rest}"
    return iri


def _json(node: Iri | Words) -> dict[str, str]:
    if isinstance(node, Iri):
        return {"@id": node.value}
    return {"@value": node.value} | ({"@language": node.language} if node.language else {})
