"""Turns SHACL shapes into SPARQL queries that find all violating nodes of a constraint at once.

A SHACL engine walks from focus node to focus node; over a store of thousands of documents that takes minutes. Here
every constraint is one query over the whole store, so that the time grows with the store and not with nodes times
rules. The results are those of pyshacl (`tests/graph/test_validate_shacl.py` compares them).

Sub-classes are taken from the ontology when the queries are made, for a store holds no inferred types.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, reduce
from itertools import count
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from beleidsgraaf.errors import ShapeError
from beleidsgraaf.graph.shapegraph import RDF, SH, Shape, ShapesGraph, Term
from beleidsgraaf.ontology.load import read, shape_files, sub_classes

_TYPE: Final = f"<{RDF}type>"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
#: Datatypes whose lexical form is checked by casting; a store keeps `"2023-02-30"^^xsd:date` as it is.
_CHECKED: Final = frozenset(
    _XSD + n for n in ("date", "dateTime", "gYear", "gYearMonth", "integer", "decimal", "boolean", "double", "float")
)
_NODE_KINDS: Final = {
    "IRI": "isIRI({0})",
    "BlankNode": "isBLANK({0})",
    "Literal": "isLITERAL({0})",
    "BlankNodeOrIRI": "(isBLANK({0}) || isIRI({0}))",
    "BlankNodeOrLiteral": "(isBLANK({0}) || isLITERAL({0}))",
    "IRIOrLiteral": "(isIRI({0}) || isLITERAL({0}))",
}
_COMPARISONS: Final = {
    "minInclusive": ">=",
    "maxInclusive": "<=",
    "minExclusive": ">",
    "maxExclusive": "<",
    "lessThan": "<",
    "lessThanOrEquals": "<=",
}
#: Stands for the focus nodes in the template of a query.
_FOCUS: Final = "#FOCUS#"
_FEW_CLASSES: Final = 8
#: Constraints on a value that look up what the graph says of it.
_LOOK_UP: Final = frozenset({"class", "or", "and", "not", "node"})
_NESTED = re.compile(r"\bSELECT\b[^{}]*\$this\b[^{}]*\bWHERE\s*\{", re.IGNORECASE)
_WHERE = re.compile(r"SELECT\s+\$this\b(.*?)\bWHERE\s*\{", re.DOTALL | re.IGNORECASE)

#: Gives the next unused variable.
Fresh = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Target:
    """The focus nodes of a shape."""

    classes: tuple[str, ...] = ()  #: sub-classes included
    nodes: tuple[str, ...] = ()
    subjects_of: tuple[str, ...] = ()
    objects_of: tuple[str, ...] = ()

    def narrowed(self, present: Collection[str]) -> Target:
        """Leave out the classes that have no members: a union of forty empty look-ups takes time as well."""
        return replace(self, classes=tuple(c for c in self.classes if c in present))

    @property
    def hopeless(self) -> bool:
        """Whether there can be no focus node."""
        return not (self.classes or self.nodes or self.subjects_of or self.objects_of)

    def pattern(self, graphs: Sequence[NamedNode] = ()) -> str:
        """Give the pattern that binds `?this` to the focus nodes, in the union or where these graphs name them."""
        triples = [f"?this {_TYPE} <{c}> ." for c in self.classes]
        triples += [f"?this <{p}> ?any ." for p in self.subjects_of]
        triples += [f"?any <{p}> ?this ." for p in self.objects_of]
        scoped = [f"{{ GRAPH {g} {{ {t} }} }}" for g in graphs for t in triples] or [f"{{ {t} }}" for t in triples]
        scoped += [f"{{ VALUES ?this {{ {' '.join(self.nodes)} }} }}"] if self.nodes else []
        return f"{{ SELECT DISTINCT ?this WHERE {{ {' UNION '.join(scoped)} }} }}"


@dataclass(frozen=True, slots=True)
class SetQuery:
    """One constraint as one query; its rows are `?this` and, where a value is at fault, `?value`."""

    shape: str  #: IRI
    path: str | None  #: SPARQL property path
    component: str  #: IRI of the constraint component
    severity: str  #: IRI
    messages: Mapping[str, str]
    target: Target
    prefixes: str
    template: str  #: the query, with `_FOCUS` where the focus nodes are bound

    def sparql(self, graphs: Sequence[NamedNode] = (), target: Target | None = None) -> str:
        """Give the query, over the union or for the focus nodes that are named in these graphs.

        `target` is a narrowed form of the query's own.
        """
        return f"{self.prefixes}\n{self.template.replace(_FOCUS, (target or self.target).pattern(graphs))}"


class Compiler:
    """Makes the queries of one shapes graph."""

    def __init__(self, graph: ShapesGraph, closure: Callable[[str], Sequence[str]] = sub_classes) -> None:
        self._graph = graph
        self._closure = closure
        counter = count()
        self._fresh: Fresh = lambda: f"?v{next(counter)}"

    def queries(self) -> list[SetQuery]:
        """Give the queries of all shapes that have a target, in the order of their names."""
        return [q for shape in self._graph.targeted() for q in self._of(shape, self._target(shape))]

    def _target(self, shape: Shape) -> Target:
        by_kind: dict[str, list[str]] = {}
        for kind, value in shape.targets:
            by_kind.setdefault(kind, []).append(str(value) if kind == "targetNode" else value.value)
        return Target(
            classes=tuple(sorted({s for c in by_kind.get("targetClass", ()) for s in self._closure(c)})),
            nodes=tuple(by_kind.get("targetNode", ())),
            subjects_of=tuple(by_kind.get("targetSubjectsOf", ())),
            objects_of=tuple(by_kind.get("targetObjectsOf", ())),
        )

    def _of(self, shape: Shape, target: Target) -> Iterable[SetQuery]:
        for parameter, value in shape.constraints:
            component = f"{SH}{parameter[0].upper()}{parameter[1:]}ConstraintComponent"
            if parameter == "sparql":
                yield self._written(shape, value, target)
                continue
            template = self._template(shape, parameter, value)
            yield SetQuery(shape.name, shape.path, component, shape.severity, shape.messages, target, "", template)
        for below in shape.properties:
            yield from self._of(below, target)

    def _template(self, shape: Shape, parameter: str, value: Term) -> str:
        """Give the query of a constraint.

        A name, a law, a date stands in the graphs of thousands of documents, and the union of the graphs gives each of
        these statements again. So focus nodes are made distinct, values are counted in groups and not in pairs, and
        what is looked up of a value is looked up once: the work stays linear in the number of statements.
        """
        values = f"{_FOCUS} ?this {shape.path} ?value ."
        if shape.path is None:
            wrong = f"!({self._accepts(shape, parameter, value, '?this')})"
            return f"SELECT DISTINCT ?this WHERE {{ {_FOCUS} FILTER({wrong}) }}"
        if parameter in ("lessThan", "lessThanOrEquals"):
            first = f"{{ SELECT DISTINCT ?this ?value WHERE {{ {values} }} }}"
            second = f"{{ SELECT DISTINCT ?this ?other WHERE {{ {_FOCUS} ?this {value} ?other . }} }}"
            wrong = f"!({self._compared(parameter, '?value', '?other')})"
            return f"SELECT DISTINCT ?this ?value WHERE {{ {first} {second} FILTER({wrong}) }}"
        if self._is_about_a_value(parameter):
            wrong = f"!({self._accepts(shape, parameter, value, '?value')})"
            if parameter in _LOOK_UP:
                once = (
                    f"{{ SELECT ?value WHERE {{ {{ SELECT DISTINCT ?value WHERE {{ {values} }} }} FILTER({wrong}) }} }}"
                )
                return f"SELECT DISTINCT ?this ?value WHERE {{ {once} {values} }}"
            return f"SELECT DISTINCT ?this ?value WHERE {{ {values} FILTER({wrong}) }}"
        number = "COUNT(DISTINCT ?value)"
        match parameter, value.value:
            case "minCount", limit if int(limit) > 1:
                some = f"{_FOCUS} OPTIONAL {{ ?this {shape.path} ?value . }}"
                return f"SELECT ?this WHERE {{ {some} }} GROUP BY ?this HAVING({number} < {limit})"
            case "maxCount", limit if int(limit) > 0:
                return f"SELECT ?this WHERE {{ {values} }} GROUP BY ?this HAVING({number} > {limit})"
            case "uniqueLang", "true":
                known = f'{values} FILTER(LANG(?value) != "")'
                groups = "GROUP BY ?this (LANG(?value) AS ?language)"
                return f"SELECT DISTINCT ?this WHERE {{ {known} }} {groups} HAVING({number} > 1)"
        wrong = f"!({self._counts(shape, parameter, value, '?this')})"
        return f"SELECT DISTINCT ?this WHERE {{ {_FOCUS} FILTER({wrong}) }}"

    @staticmethod
    def _is_about_a_value(parameter: str) -> bool:
        return parameter not in (
            "minCount", "maxCount", "hasValue", "uniqueLang", "qualifiedMinCount", "qualifiedMaxCount"
        )  # fmt: skip

    # what holds of one value

    def _accepts(self, shape: Shape, parameter: str, value: Term, x: str) -> str:
        """Give the condition under which a node or value keeps one constraint."""
        match parameter:
            case "class":
                names = [f"<{c}>" for c in self._closure(value.value)]
                if len(names) <= _FEW_CLASSES:  # a look-up each; else all types are gone through, in every graph
                    return "EXISTS { " + " UNION ".join(f"{{ {x} {_TYPE} {name} }}" for name in names) + " }"
                kind = self._fresh()
                return f"EXISTS {{ {x} {_TYPE} {kind} . FILTER({kind} IN ({', '.join(names)})) }}"
            case "datatype":
                right = f"COALESCE(DATATYPE({x}) = {value}, false)"
                if value.value in _CHECKED:
                    right += f" && COALESCE(isLITERAL({value}(STR({x}))), false)"
                return right
            case "nodeKind":
                return _NODE_KINDS[value.value.removeprefix(SH)].format(x)
            case "in":
                return " || ".join(f"sameTerm({x}, {member})" for member in self._graph.members(value))
            case "pattern":
                flags = f', "{shape.flags}"' if shape.flags else ""
                return f"(!isBLANK({x}) && REGEX(STR({x}), {value}{flags}))"
            case "minLength" | "maxLength":
                sign = ">=" if parameter == "minLength" else "<="
                return f"(!isBLANK({x}) && STRLEN(STR({x})) {sign} {value.value})"
            case "minInclusive" | "maxInclusive" | "minExclusive" | "maxExclusive":
                return self._compared(parameter, x, str(value))
            case "or" | "and":
                conforming = [self._conforms(member, shape, x) for member in self._graph.members(value)]
                return _any(conforming) if parameter == "or" else _all(conforming)
            case "not":
                return f"!({self._conforms(value, shape, x)})"
            case "node":
                return self._conforms(value, shape, x)
            case "hasValue" if shape.path is None:
                return f"sameTerm({x}, {value})"
        raise ShapeError(f"{shape.name}: sh:{parameter} cannot be checked here")

    @staticmethod
    def _compared(parameter: str, x: str, y: str) -> str:
        return f"COALESCE({x} {_COMPARISONS[parameter]} {y}, false)"

    # what holds of all values together

    def _counts(self, shape: Shape, parameter: str, value: Term, x: str) -> str:
        """Give the condition under which a node keeps a constraint on the set of its values."""
        a, b = self._fresh(), self._fresh()
        one, two = f"{x} {shape.path} {a} .", f"{x} {shape.path} {a} . {x} {shape.path} {b} ."
        limit = value.value
        match parameter, limit:
            case (("minCount" | "qualifiedMinCount"), "0"):
                return "true"
            case "minCount", "1":
                return f"EXISTS {{ {one} }}"
            case "maxCount", "0":
                return f"NOT EXISTS {{ {one} }}"
            case "maxCount", "1":
                return f"NOT EXISTS {{ {two} FILTER(!sameTerm({a}, {b})) }}"
            case "hasValue", _:
                return f"EXISTS {{ {x} {shape.path} {value} }}"
            case "uniqueLang", "true":
                same = f'LANG({a}) != "" && LANG({a}) = LANG({b}) && !sameTerm({a}, {b})'
                return f"NOT EXISTS {{ {two} FILTER({same}) }}"
            case "qualifiedMinCount", "1":
                return f"EXISTS {{ {one} FILTER({self._qualified(shape, a)}) }}"
            case "qualifiedMaxCount", "1":
                both = f"!sameTerm({a}, {b}) && {self._qualified(shape, a)} && {self._qualified(shape, b)}"
                return f"NOT EXISTS {{ {two} FILTER({both}) }}"
        raise ShapeError(f"{shape.name}: sh:{parameter} {limit} cannot be checked; 0 and 1 can")

    def _qualified(self, shape: Shape, x: str) -> str:
        if shape.qualified is None:
            raise ShapeError(f"{shape.name}: a qualified count without sh:qualifiedValueShape")
        return f"({self._conforms(shape.qualified, shape, x)})"

    # shapes within shapes

    def _conforms(self, node: Term, around: Shape, x: str) -> str:
        """Give the condition under which a node conforms to a shape that stands within another."""
        shape = self._graph.shape(node, around)
        return _all(list(self._conditions(shape, x)))

    def _conditions(self, shape: Shape, x: str) -> Iterable[str]:
        for parameter, value in shape.constraints:
            if parameter in ("sparql", "lessThan", "lessThanOrEquals"):
                raise ShapeError(f"{shape.name}: sh:{parameter} within another shape cannot be checked")
            if shape.path is None:
                yield self._accepts(shape, parameter, value, x)
            elif self._is_about_a_value(parameter):
                v = self._fresh()
                yield f"NOT EXISTS {{ {x} {shape.path} {v} . FILTER(!({self._accepts(shape, parameter, value, v)})) }}"
            else:
                yield self._counts(shape, parameter, value, x)
        for below in shape.properties:
            yield from self._conditions(below, x)

    # constraints written in SPARQL

    def _written(self, shape: Shape, constraint: Term, target: Target) -> SetQuery:
        """Make a `sh:sparql` constraint a set query: its `$this` is joined with the focus nodes.

        That gives what SHACL asks only where `$this` stands in the outermost pattern, or is selected by a SELECT within
        it, which the shapes here keep to.
        """
        select = self._graph.value(constraint, "select")
        found = _WHERE.search(select.value) if isinstance(select, Literal) else None
        if found is None or select is None or "$PATH" in select.value or shape.path is not None:
            raise ShapeError(
                f"{shape.name}: a SPARQL constraint must be SELECT $this ... WHERE {{ ... }}, without $PATH"
            )
        if self._graph.value(constraint, "severity") is not None:
            raise ShapeError(f"{shape.name}: severity belongs to the shape, not to its SPARQL constraint")
        nested = _NESTED.sub(lambda m: f"{m[0]} {_FOCUS}", select.value[found.end() :])
        template = f"SELECT DISTINCT ?this {found[1].strip()} WHERE {{ {_FOCUS} {nested.strip()}".replace(
            "$this", "?this"
        )
        return SetQuery(
            shape=shape.name,
            path=None,
            component=f"{SH}SPARQLConstraintComponent",
            severity=shape.severity,
            messages=self._graph.messages(constraint) or shape.messages,
            target=target,
            prefixes=self._graph.prefixes(constraint),
            template=template,
        )


# Oxigraph evaluates both sides of `&&` and `||`; IF stops at what decides, which an EXISTS on the right is worth.


def _all(conditions: Sequence[str]) -> str:
    """Give a condition that holds when all do, left to right; conditions never raise an error."""
    return reduce(lambda rest, one: f"IF({one}, {rest}, false)", reversed(conditions), "true")


def _any(conditions: Sequence[str]) -> str:
    """Give a condition that holds when one does, left to right."""
    return reduce(lambda rest, one: f"IF({one}, true, {rest})", reversed(conditions), "false")


def compile_shapes(triples: Iterable[Triple]) -> list[SetQuery]:
    """Make the queries of a shapes graph.

    Raises:
        ShapeError: when the shapes use what cannot be checked; the message names the shape and the construct.
    """
    return Compiler(ShapesGraph.of(triples)).queries()


@cache
def project_queries() -> tuple[SetQuery, ...]:
    """Give the queries of the project's own shapes; made once."""
    return tuple(compile_shapes(read(*shape_files())))
