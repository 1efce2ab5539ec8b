"""JSON-LD for people who read JSON: short names from the project's context, and the place in the letter inside.

A node is an object of its own; its targets, with their selectors, and its method and signatures stand inside it, each
time it is told of. So `claim["target"]["selector"]` is there without a lookup, and everything else is a reference by
`id`. Written by hand and not by a framing library, because these hold a whole graph in memory.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any, Final

import pyoxigraph as ox

from beleidsgraaf.graph.export.scope import Part
from beleidsgraaf.ontology.terms import BG, OA, RDF

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_STRING: Final = f"{_XSD}string"
_TYPE: Final = RDF.type.value
#: What these point at stands inside the node that points.
_INSIDE: Final = frozenset({OA.hasTarget.value, OA.hasSelector.value, BG.method.value, BG.signature.value})
#: JSON numbers are exact up to here.
_EXACT: Final = 2**53
_INTEGER: Final = re.compile(r"0|-?[1-9]\d*")
_LOCAL: Final = re.compile(r"[A-Za-z_][\w-]*")

Node = dict[str, Any]


@cache
def context() -> dict[str, Any]:
    """Give the project's context: what stands under `@context` in `ontology/context.jsonld`."""
    text = resources.files("beleidsgraaf.ontology").joinpath("context.jsonld").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)["@context"]
    return found


def jsonld(parts: Iterable[Part]) -> Iterator[bytes]:
    """Give a JSON-LD document with a named graph per graph, a line per node."""
    yield b'{\n"@context": ' + _line(context()).encode() + b',\n"@graph": ['
    first = True
    for part in parts:
        yield (b"" if first else b",") + f'\n{{"id": {_line(part.graph)}, "@graph": ['.encode()
        nodes = Tree(quad.triple for quad in part.quads).nodes()
        yield b",".join(b"\n" + _line(node).encode() for node in nodes)
        yield b"\n]}"
        first = False
    yield b"\n]\n}\n"


def document(triples: Iterable[ox.Triple], first: str = "") -> str:
    """Give a JSON-LD document of some triples that needs no other: with as much of the context as it uses.

    Args:
        triples: in any order.
        first: IRI of the node that comes first.
    """
    tree = Tree(triples)
    nodes = sorted(tree.nodes(), key=lambda node: node["id"] != first)
    return json.dumps({"@context": tree.context(), "@graph": nodes}, ensure_ascii=False, indent=1) + "\n"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Tree:
    """Triples as nodes with short names."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._said: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
        self._inside: set[str] = set()
        self._terms: set[str] = {"id"}
        for triple in set(triples):
            assert isinstance(triple.subject, ox.NamedNode), "the graph has no blank nodes"
            assert isinstance(triple.object, ox.NamedNode | ox.Literal)
            self._said[triple.subject.value][triple.predicate.value].append(triple.object)
            if triple.predicate.value in _INSIDE and isinstance(triple.object, ox.NamedNode):
                self._inside.add(triple.object.value)

    def nodes(self) -> Iterator[Node]:
        """Give the nodes that do not stand inside another, by IRI."""
        for iri in sorted(self._said.keys() - self._inside):
            yield self._node(iri)

    def context(self) -> dict[str, Any]:
        """Give the part of the context that the nodes given so far need."""
        whole = context()
        named = {name for name in self._terms if name in whole}
        for name in sorted(named):
            definition = whole[name]
            values = [definition] if isinstance(definition, str) else [definition["@id"], definition.get("@type", "")]
            named.update(v.partition(":")[0] for v in values if v.partition(":")[0] in whole)
        return {name: value for name, value in whole.items() if name in named}

    def _node(self, iri: str) -> Node:
        said = self._said[iri]
        node: Node = {"id": iri}
        if _TYPE in said:
            self._terms.add("type")
            kinds = sorted(self._class(o.value) for o in said[_TYPE])
            node["type"] = kinds[0] if len(kinds) == 1 else kinds
        found: dict[str, list[Any]] = defaultdict(list)
        languages: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for predicate in sorted(said.keys() - {_TYPE}):
            name, coercion = self._term(predicate)
            for value in sorted(said[predicate], key=str):
                if isinstance(value, ox.Literal) and coercion == "@language":
                    if value.language:
                        languages[name][value.language].append(value.value)
                    else:
                        found[self._short(predicate)].append(self._literal(value, ""))
                elif isinstance(value, ox.Literal):
                    found[name].append(self._literal(value, coercion))
                elif predicate in _INSIDE and value.value in self._said:
                    found[name].append(self._node(value.value))
                else:
                    found[name].append(self._short(value.value) if coercion == "@id" else {"id": value.value})
        plain = {name: values[0] if len(values) == 1 else values for name, values in found.items()}
        mapped = {n: {k: v[0] if len(v) == 1 else v for k, v in sorted(m.items())} for n, m in languages.items()}
        return node | dict(sorted((plain | mapped).items()))

    def _literal(self, value: ox.Literal, coercion: str) -> Any:
        lexical, datatype = value.value, value.datatype.value
        if value.language:
            return {"@language": value.language, "@value": lexical}
        if datatype == coercion or (not coercion and datatype == _STRING):
            return lexical
        if datatype == _STRING:
            return {"@value": lexical}
        if not coercion and datatype == f"{_XSD}boolean" and lexical in ("true", "false"):
            return lexical == "true"
        if not coercion and datatype == f"{_XSD}integer" and _INTEGER.fullmatch(lexical) and abs(int(lexical)) < _EXACT:
            return int(lexical)
        return {"@type": self._short(datatype), "@value": lexical}

    def _class(self, iri: str) -> str:
        name = _names().get(iri)
        if name is None or name[1]:
            return self._short(iri)
        self._terms.add(name[0])
        return name[0]

    def _term(self, predicate: str) -> tuple[str, str]:
        known = _names().get(predicate)
        if known is None:
            return self._short(predicate), ""
        self._terms.add(known[0])
        return known

    def _short(self, iri: str) -> str:
        """Give an IRI with a prefix where it has one of the context."""
        for prefix, space in _prefixes():
            if iri.startswith(space) and _LOCAL.fullmatch(iri, len(space)):
                self._terms.add(prefix)
                return f"{prefix}:{iri[len(space) :]}"
        return iri


@cache
def _prefixes() -> tuple[tuple[str, str], ...]:
    found = [(n, v) for n, v in context().items() if isinstance(v, str) and v.startswith("http")]
    return tuple(sorted(found, key=lambda item: (-len(item[1]), item[0])))


@cache
def _names() -> dict[str, tuple[str, str]]:
    """Give the name of each term by its IRI, with what its values are taken for."""
    whole = context()
    found: dict[str, tuple[str, str]] = {}
    for name, definition in whole.items():
        if isinstance(definition, str):
            definition = {"@id": definition}
        prefix, colon, local = definition["@id"].partition(":")
        if not colon or prefix not in whole or local.startswith("//"):
            continue
        kind = definition.get("@container") or definition.get("@type", "")
        if ":" in kind:
            kind = whole[kind.partition(":")[0]] + kind.partition(":")[2]
        found[whole[prefix] + local] = (name, kind)
    return found
