"""RiC-O: only what the ontology has, each used as it says, and the same statements in both syntaxes."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.namespace import OWL

from core.standards.test_harvested_formats import LETTER, described
from fonds.core.standards.described import Described
from fonds.core.standards.ric_o import RICO, to_ric_json_ld, to_ric_turtle
from schemas_kept import FOLDER


@cache
def ontology() -> Graph:
    return Graph().parse(str(FOLDER / "RiC-O_1-1.rdf"), format="xml")


def graphs(*units: Described) -> tuple[Graph, Graph]:
    turtle = Graph().parse(data=b"".join(to_ric_turtle(units)), format="turtle")
    return turtle, Graph().parse(data=b"".join(to_ric_json_ld(units)), format="json-ld")


def rico(name: str) -> URIRef:
    return URIRef(f"{RICO}{name}")


@cache
def above(kind: URIRef) -> frozenset[object]:
    """The class and all it is a kind of."""
    return frozenset(ontology().transitive_objects(kind, RDFS.subClassOf))


@cache
def limits(term: URIRef, side: URIRef) -> frozenset[object]:
    """The classes of a property's domain or range, those of a union each."""
    found: set[object] = set()
    for each in ontology().objects(term, side):
        union = ontology().value(each, OWL.unionOf)
        found |= set(Collection(ontology(), union)) if union is not None else {each}
    return frozenset(found)


def misused(graph: Graph) -> list[str]:
    known = ontology()
    wrong = []

    def is_of(node: object, allowed: frozenset[object]) -> bool:
        kinds = list(graph.objects(node, RDF.type))
        return any(above(kind) & allowed for kind in kinds)

    for subject, predicate, thing in graph:
        if predicate == RDF.type:
            wrong += [] if (thing, RDF.type, OWL.Class) in known else [f"no class {thing}"]
            continue
        if isinstance(thing, Literal):
            wrong += [] if (predicate, RDF.type, OWL.DatatypeProperty) in known else [f"no property {predicate}"]
        else:
            wrong += [] if (predicate, RDF.type, OWL.ObjectProperty) in known else [f"no property {predicate}"]
            ranged = limits(predicate, RDFS.range)
            # types of the other vocabulary of the standard are not described here
            if ranged and not is_of(thing, ranged) and predicate != rico("hasRecordSetType"):
                wrong.append(f"{predicate} of {thing}")
        domain = limits(predicate, RDFS.domain)
        if domain and not is_of(subject, domain):
            wrong.append(f"{subject} has no {predicate}")
    return wrong


@given(made=described)
@settings(max_examples=60, deadline=None)
def test_whatever_is_described_is_said_in_the_ontology_s_own_terms(made: Described) -> None:
    turtle, json_ld = graphs(made)
    assert isomorphic(turtle, json_ld)
    assert misused(turtle) == []


def test_the_ontology_notices() -> None:
    turtle, _ = graphs(LETTER)
    node = URIRef(LETTER.url)
    turtle.add((node, rico("invented"), Literal("x")))
    turtle.add((node, rico("accruals"), Literal("of a record")))
    assert len(misused(turtle)) == 2


def test_a_letter_is_told_as_a_record() -> None:
    graph, _ = graphs(LETTER)
    node = URIRef(LETTER.url)
    assert (node, RDF.type, rico("Record")) in graph

    def names(predicate: str) -> set[str]:
        return {str(graph.value(each, rico("name"))) for each in graph.objects(node, rico(predicate))}

    assert names("hasSender") == {"E. Marsh"} and names("hasAddressee") == {"Foreign Office"}
    assert names("hasOrHadHolder") == {"State Archive of Orsova"}
    assert names("isOrWasIncludedIn") == {"Legation of Arden"}
    assert names("hasCreator") == set(), "the creators of the fonds are the fonds'"
    (date,) = graph.objects(node, rico("hasCreationDate"))
    assert str(graph.value(date, rico("normalizedDateValue"))) == "1957-08-07"
    assert len(list(graph.objects(node, rico("hasOrHadDigitalInstantiation")))) == 2
    assert str(graph.value(node, rico("scopeAndContent"))) == "On cement and ships."


@pytest.mark.parametrize("count", [0, 1, 3])
def test_several_units_are_one_document(count: int) -> None:
    units = [Described(**{**{f: getattr(LETTER, f) for f in LETTER.__slots__}, "url": f"https://a.example/{n}"})
             for n in range(count)]  # fmt: skip
    turtle, json_ld = graphs(*units)
    assert isomorphic(turtle, json_ld)
    assert len(set(turtle.subjects(RDF.type, rico("Record")))) == count
