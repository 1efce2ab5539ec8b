"""Conditions under which a node or a value keeps a SHACL constraint, as SPARQL expressions.

Every pattern within an EXISTS starts at the node in question: an engine plans it without knowing what will be bound.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from itertools import count
from typing import Final

from beleidsgraaf.errors import ShapeError
from beleidsgraaf.graph.shapegraph import RDF, SH, Shape, ShapesGraph, Term

#: Constraints on a value that look up what the graph says of it.
LOOK_UP: Final = frozenset({"class", "or", "and", "not", "node"})
#: A class with no more sub-classes than this is asked for by name, one after the other.
_FEW_CLASSES: Final = 8
_TYPE: Final = f"<{RDF}type>"
_IRI = re.compile(r"<[^<>]*>")
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


class Conditions:
    """Makes the conditions of one shapes graph.

    Args:
        graph: where shapes within shapes, and lists, are read.
        closure: gives a class with all its sub-classes.
    """

    def __init__(self, graph: ShapesGraph, closure: Callable[[str], Sequence[str]]) -> None:
        self._graph = graph
        self._closure = closure
        counter = count()
        self._fresh: Callable[[], str] = lambda: f"?v{next(counter)}"

    # what holds of one value

    def accepts(self, shape: Shape, parameter: str, value: Term, x: str) -> str:
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
                return self.compared(parameter, x, str(value))
            case "or" | "and":
                conforming = [self.conforms(member, shape, x) for member in self._graph.members(value)]
                return any_of(conforming) if parameter == "or" else all_of(conforming)
            case "not":
                return f"!({self.conforms(value, shape, x)})"
            case "node":
                return self.conforms(value, shape, x)
            case "hasValue" if shape.path is None:
                return f"sameTerm({x}, {value})"
        raise ShapeError(f"{shape.name}: sh:{parameter} cannot be checked here")

    @staticmethod
    def compared(parameter: str, x: str, y: str) -> str:
        return f"COALESCE({x} {_COMPARISONS[parameter]} {y}, false)"

    # what holds of all values together

    def counts(self, shape: Shape, parameter: str, value: Term, x: str) -> str:
        """Give the condition under which a node keeps a constraint on the set of its values."""
        if shape.path is not None and value.value != "0" and is_sequence(shape.path):
            raise ShapeError(f"{shape.name}: sh:{parameter} on a sequence path cannot be checked here in linear time")
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
                return f"EXISTS {{ {one} FILTER({self.qualified(shape, a)}) }}"
            case "qualifiedMaxCount", "1":
                both = all_of([f"!sameTerm({a}, {b})", self.qualified(shape, a), self.qualified(shape, b)])
                return f"NOT EXISTS {{ {two} FILTER({both}) }}"
        raise ShapeError(f"{shape.name}: sh:{parameter} {limit} cannot be checked; 0 and 1 can")

    def qualified(self, shape: Shape, x: str) -> str:
        if shape.qualified is None:
            raise ShapeError(f"{shape.name}: a qualified count without sh:qualifiedValueShape")
        return f"({self.conforms(shape.qualified, shape, x)})"

    # shapes within shapes

    def conforms(self, node: Term, around: Shape, x: str) -> str:
        """Give the condition under which a node conforms to a shape that stands within another."""
        shape = self._graph.shape(node, around)
        return all_of(list(self._conditions(shape, x)))

    def _conditions(self, shape: Shape, x: str) -> Iterable[str]:
        for parameter, value in shape.constraints:
            if parameter in ("sparql", "lessThan", "lessThanOrEquals"):
                raise ShapeError(f"{shape.name}: sh:{parameter} within another shape cannot be checked")
            if shape.path is None:
                yield self.accepts(shape, parameter, value, x)
            elif is_about_a_value(parameter):
                if is_sequence(shape.path):
                    raise ShapeError(f"{shape.name}: a sequence path within another shape cannot be checked")
                v = self._fresh()
                yield f"NOT EXISTS {{ {x} {shape.path} {v} . FILTER(!({self.accepts(shape, parameter, value, v)})) }}"
            else:
                yield self.counts(shape, parameter, value, x)
        for below in shape.properties:
            yield from self._conditions(below, x)


def is_sequence(path: str) -> bool:
    """Tell whether a path has steps: within an EXISTS the second step would start at nothing known."""
    return "/" in _IRI.sub("", path)


def is_predicate(path: str) -> bool:
    """Tell whether a path is one property and nothing else."""
    return _IRI.fullmatch(path) is not None


def is_about_a_value(parameter: str) -> bool:
    """Tell whether a constraint speaks of each value by itself, and not of how many or which there are."""
    return parameter not in (
        "minCount", "maxCount", "hasValue", "uniqueLang", "qualifiedMinCount", "qualifiedMaxCount"
    )  # fmt: skip


def is_cheap(parameter: str) -> bool:
    """Tell whether a constraint needs no more than the values: their number, or each of them by itself."""
    return parameter not in LOOK_UP and parameter not in (
        "hasValue", "uniqueLang", "qualifiedMinCount", "qualifiedMaxCount", "lessThan", "lessThanOrEquals", "sparql"
    )  # fmt: skip


# Oxigraph evaluates both sides of `&&` and `||`; IF stops at what decides, which an EXISTS on the right is worth.


def all_of(conditions: Sequence[str]) -> str:
    """Give a condition that holds when all do, left to right; conditions never raise an error."""
    return reduce(lambda rest, one: f"IF({one}, {rest}, false)", reversed(conditions), "true")


def any_of(conditions: Sequence[str]) -> str:
    """Give a condition that holds when one does, left to right."""
    return reduce(lambda rest, one: f"IF({one}, true, {rest})", reversed(conditions), "false")
