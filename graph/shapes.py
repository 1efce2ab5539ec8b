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
from functools import cache
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from beleidsgraaf.errors import ShapeError
from beleidsgraaf.graph.conditions import (
    LOOK_UP,
    Conditions,
    all_of,
    any_of,
    is_about_a_value,
    is_cheap,
    is_predicate,
    is_sequence,
)
from beleidsgraaf.graph.shapegraph import RDF, SH, Shape, ShapesGraph, Term
from beleidsgraaf.ontology.load import read, shape_files, sub_classes

_TYPE: Final = f"<{RDF}type>"
#: Stands for the focus nodes in the template of a query.
_FOCUS: Final = "#FOCUS#"
_NESTED = re.compile(r"\bSELECT\b[^{}]*\$this\b[^{}]*\bWHERE\s*\{", re.IGNORECASE)
#: One property, or two in a row.
_STEPS = re.compile(r"\(?(?:(?P<first><[^<>]*>)/)?(?P<last><[^<>]*>)\)?")
_WHERE = re.compile(r"SELECT\s+\$this\b(.*?)\bWHERE\s*\{", re.DOTALL | re.IGNORECASE)


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
    probe: str = ""  #: template of a query without rows where this constraint (and its fellows) are kept
    #: Of a whole store two questions are cheaper, for they go through it in the order in which it lies:
    screen: str = ""  #: a query without rows where no node at all has a value that breaks this
    limit: str = ""  #: what holds of `?property` and `?value` of a focus node, in groups, that breaks this
    step: str = ""  #: the property that leads from the focus node to the node that `limit` is about, if any

    def sparql(self, graphs: Sequence[NamedNode] = (), target: Target | None = None, *, probe: bool = False) -> str:
        """Give the query, over the union or for the focus nodes that are named in these graphs.

        Args:
            graphs: where focus nodes are looked for; the union without.
            target: a narrowed form of the query's own.
            probe: give the probe instead.
        """
        template = self.probe if probe else self.template
        return f"{self.prefixes}\n{template.replace(_FOCUS, (target or self.target).pattern(graphs))}"


def beyond(target: Target, step: str, limits: Iterable[str]) -> str:
    """Give the query for a focus node that breaks one of the limits with one step: one pass for all of them."""
    values = f"?this {step} ?node . ?node ?property ?value" if step else "?this ?property ?value"
    nodes = f"{target.pattern()} OPTIONAL {{ {values} }}"
    return f"SELECT ?this WHERE {{ {nodes} }} GROUP BY ?this HAVING({any_of(list(limits))}) LIMIT 1"


class Compiler:
    """Makes the queries of one shapes graph."""

    def __init__(self, graph: ShapesGraph, closure: Callable[[str], Sequence[str]] = sub_classes) -> None:
        self._graph = graph
        self._closure = closure
        self._conditions = Conditions(graph, closure)

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
        probe, screen = self._probe(shape), self._screen(shape)
        for parameter, value in shape.constraints:
            component = f"{SH}{parameter[0].upper()}{parameter[1:]}ConstraintComponent"
            if parameter == "sparql":
                yield self._written(shape, value, target)
                continue
            template = self._template(shape, parameter, value)
            probed = probe if is_cheap(parameter) else self._bad_values(shape, parameter, value)
            yield SetQuery(
                shape.name,
                shape.path,
                component,
                shape.severity,
                shape.messages,
                target,
                "",
                template,
                probed,
                screen.get(parameter, ""),
                *self._limit(shape, parameter, value),
            )
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
            wrong = f"!({self._conditions.accepts(shape, parameter, value, '?this')})"
            return f"SELECT DISTINCT ?this WHERE {{ {_FOCUS} FILTER({wrong}) }}"
        if parameter in ("lessThan", "lessThanOrEquals"):
            first = f"{{ SELECT DISTINCT ?this ?value WHERE {{ {values} }} }}"
            second = f"{{ SELECT DISTINCT ?this ?other WHERE {{ {_FOCUS} ?this {value} ?other . }} }}"
            wrong = f"!({self._conditions.compared(parameter, '?value', '?other')})"
            return f"SELECT DISTINCT ?this ?value WHERE {{ {first} {second} FILTER({wrong}) }}"
        if is_about_a_value(parameter):
            wrong = f"!({self._conditions.accepts(shape, parameter, value, '?value')})"
            if parameter in LOOK_UP:
                bad = self._bad_values(shape, parameter, value)
                return f"SELECT DISTINCT ?this ?value WHERE {{ {{ {bad} }} {values} }}"
            return f"SELECT DISTINCT ?this ?value WHERE {{ {values} FILTER({wrong}) }}"
        number = "COUNT(DISTINCT ?value)"
        match parameter, value.value:
            case "minCount", limit if int(limit) > 1 or (int(limit) and is_sequence(shape.path)):
                some = f"{_FOCUS} OPTIONAL {{ ?this {shape.path} ?value . }}"
                return f"SELECT ?this WHERE {{ {some} }} GROUP BY ?this HAVING({number} < {limit})"
            case "qualifiedMaxCount", limit:
                known = f"{values} FILTER({self._conditions.qualified(shape, '?value')})"
                return f"SELECT ?this WHERE {{ {known} }} GROUP BY ?this HAVING({number} > {limit})"
            case "maxCount", "0":
                return f"SELECT DISTINCT ?this WHERE {{ {values} }}"
            case "maxCount", limit:
                return f"SELECT ?this WHERE {{ {values} }} GROUP BY ?this HAVING({number} > {limit})"
            case "uniqueLang", "true":
                known = f'{values} FILTER(LANG(?value) != "")'
                groups = "GROUP BY ?this (LANG(?value) AS ?language)"
                return f"SELECT DISTINCT ?this WHERE {{ {known} }} {groups} HAVING({number} > 1)"
        wrong = f"!({self._conditions.counts(shape, parameter, value, '?this')})"
        return f"SELECT DISTINCT ?this WHERE {{ {_FOCUS} FILTER({wrong}) }}"

    def _probe(self, shape: Shape) -> str:
        """Give one query for all cheap constraints of a property shape: most are kept, and one pass shows it."""
        cheap = [(p, v) for p, v in shape.constraints if is_cheap(p)]
        if shape.path is None or len(cheap) < 2:
            return ""
        number = "COUNT(DISTINCT ?value)"
        broken = [f"{number} < {v.value}" for p, v in cheap if p == "minCount"]
        broken += [f"{number} > {v.value}" for p, v in cheap if p == "maxCount"]
        fine = all_of(
            [self._conditions.accepts(shape, p, v, "?value") for p, v in cheap if p not in ("minCount", "maxCount")]
        )
        if fine != "true":
            broken.append(f"SUM(IF({fine}, 0, 1)) > 0")
        values = f"?this {shape.path} ?value ."
        if any(p == "minCount" and v.value != "0" for p, v in cheap):
            values = f"OPTIONAL {{ {values} }}"  # where there is none the count speaks, whatever the sum says
        return f"SELECT ?this WHERE {{ {_FOCUS} {values} }} GROUP BY ?this HAVING({any_of(broken)}) LIMIT 1"

    def _screen(self, shape: Shape) -> dict[str, str]:
        """Give for each constraint on single values the query for one that breaks it, whoever has it."""
        if shape.path is None or not is_predicate(shape.path):
            return {}
        by_value = [(p, v) for p, v in shape.constraints if is_about_a_value(p)]
        held = f"?this {shape.path} ?value ."
        fine = all_of([self._conditions.accepts(shape, p, v, "?value") for p, v in by_value if is_cheap(p)])
        screens = {p: f"SELECT ?value WHERE {{ {held} FILTER(!({fine})) }} LIMIT 1" for p, _ in by_value if is_cheap(p)}
        for parameter, value in by_value:
            if parameter in LOOK_UP:
                fine = self._conditions.accepts(shape, parameter, value, "?value")
                each = f"{{ SELECT DISTINCT ?value WHERE {{ {held} }} }}"
                screens[parameter] = f"SELECT ?value WHERE {{ {each} FILTER(!({fine})) }} LIMIT 1"
        return screens

    @staticmethod
    def _limit(shape: Shape, parameter: str, value: Term) -> tuple[str, str]:
        """Give what breaks a constraint on the number of values, and the step that leads there, "" for any other."""
        sign = {"minCount": "<", "maxCount": ">"}.get(parameter)
        steps = _STEPS.fullmatch(shape.path or "")
        if sign is None or steps is None:
            return "", ""
        number = f"COUNT(DISTINCT IF(sameTerm(?property, {steps['last']}), ?value, ?none))"
        return f"{number} {sign} {value.value}", steps["first"] or ""

    def _bad_values(self, shape: Shape, parameter: str, value: Term) -> str:
        """Give the query for values that break a constraint which looks them up, each looked up once."""
        if shape.path is None or parameter not in LOOK_UP:
            return ""
        values = f"{{ SELECT DISTINCT ?value WHERE {{ {_FOCUS} ?this {shape.path} ?value . }} }}"
        fine = self._conditions.accepts(shape, parameter, value, "?value")
        return f"SELECT ?value WHERE {{ {values} FILTER(!({fine})) }}"

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
