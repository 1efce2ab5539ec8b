"""Reads a SHACL shapes graph into shapes, paths and lists; raises where it meets what nobody would check.

Only the part of SHACL that `graph/shapes.py` can turn into set queries is accepted. A construct that is not known is
an error and never silently passed over: a rule that is not checked is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from beleidsgraaf.errors import ShapeError

SH: Final = "http://www.w3.org/ns/shacl#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

Term = NamedNode | BlankNode | Literal

TARGETS: Final = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
#: Constraints with a value of their own; `qualified...` belong together and are read from the shape.
CONSTRAINTS: Final = (
    "class", "datatype", "nodeKind", "minCount", "maxCount", "in", "hasValue", "pattern", "minLength", "maxLength",
    "uniqueLang", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive", "lessThan", "lessThanOrEquals",
    "or", "and", "not", "node", "sparql", "qualifiedMinCount", "qualifiedMaxCount",
)  # fmt: skip
#: What says something about a shape without being a constraint itself.
NOT_CONSTRAINTS: Final = frozenset(
    {"path", "property", "severity", "message", "name", "description", "order", "group", "deactivated", "flags",
     "qualifiedValueShape", *TARGETS}
)  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """A node shape or a property shape as it stands in the shapes graph."""

    node: NamedNode | BlankNode
    name: str  #: IRI of the shape, or of the nearest shape around it that has one
    path: str | None  #: as a SPARQL property path
    severity: str  #: IRI
    messages: Mapping[str, str]  #: language to text
    targets: tuple[tuple[str, Term], ...]
    constraints: tuple[tuple[str, Term], ...]  #: local name of the parameter and its value
    properties: tuple[Shape, ...]  #: property shapes below it
    flags: str = ""
    qualified: Term | None = None


@dataclass
class ShapesGraph:
    """The triples of a shapes graph, by subject and predicate."""

    index: dict[str, dict[str, list[Term]]] = field(default_factory=dict)
    nodes: dict[str, NamedNode | BlankNode] = field(default_factory=dict)

    @classmethod
    def of(cls, triples: Iterable[Triple]) -> ShapesGraph:
        """Index the triples of one or more shapes files."""
        graph = cls()
        for triple in triples:
            subject, value = triple.subject, triple.object
            if not isinstance(subject, NamedNode | BlankNode) or not isinstance(value, Term):
                raise ShapeError("a shapes graph holds no triple terms")
            graph.nodes[str(subject)] = subject
            graph.index.setdefault(str(subject), {}).setdefault(triple.predicate.value, []).append(value)
        return graph

    def values(self, subject: Term, local: str, namespace: str = SH) -> list[Term]:
        """Give the values of a SHACL property of a node, in the order of the file."""
        return self.index.get(str(subject), {}).get(namespace + local, [])

    def value(self, subject: Term, local: str, namespace: str = SH) -> Term | None:
        """Give the only value of a property, or None; two values are an error."""
        found = self.values(subject, local, namespace)
        if len(found) > 1:
            raise ShapeError(f"{subject}: more than one value of {local}")
        return found[0] if found else None

    def members(self, head: Term) -> list[Term]:
        """Give the members of an RDF list."""
        members: list[Term] = []
        while str(head) != f"<{RDF}nil>":
            first, rest = self.value(head, "first", RDF), self.value(head, "rest", RDF)
            if first is None or rest is None:
                raise ShapeError(f"{head}: not a list")
            members.append(first)
            head = rest
        return members

    def path(self, node: Term) -> str:
        """Give a SHACL path as a SPARQL property path."""
        if isinstance(node, NamedNode):
            return str(node)
        if (inverse := self.value(node, "inversePath")) is not None:
            return f"^{self.path(inverse)}"
        if (alternatives := self.value(node, "alternativePath")) is not None:
            return "(" + "|".join(self.path(m) for m in self.members(alternatives)) + ")"
        if self.values(node, "first", RDF):
            return "(" + "/".join(self.path(m) for m in self.members(node)) + ")"
        raise ShapeError(f"{node}: a path that is neither a predicate, inverse, sequence nor alternative")

    def targeted(self) -> list[Shape]:
        """Give the shapes that have a target, sorted by name."""
        found = [
            self.shape(self.nodes[key])
            for key, properties in self.index.items()
            if any(SH + target in properties for target in TARGETS)
        ]
        unknown = {p for ps in self.index.values() for p in ps if p in (SH + "target", SH + "rule", SH + "xone")}
        if unknown:
            raise ShapeError(f"the shapes use {', '.join(sorted(unknown))}, which cannot be checked")
        return sorted(found, key=lambda shape: shape.name)

    def shape(self, node: Term, around: Shape | None = None) -> Shape:
        """Read the shape at a node; severity is that of the shape itself, as SHACL has it."""
        if isinstance(node, Literal):
            raise ShapeError(f"{node}: a literal is no shape")
        name = node.value if isinstance(node, NamedNode) else around.name if around else str(node)
        properties = self.index.get(str(node), {})
        for predicate in properties:
            local = predicate.removeprefix(SH)
            if local != predicate and local not in NOT_CONSTRAINTS and local not in CONSTRAINTS:
                raise ShapeError(f"{name}: sh:{local} cannot be checked; leave it out or teach graph/shapes.py")
        if _true(self.value(node, "deactivated")):
            return Shape(node, name, None, "", {}, (), (), ())
        severity, path, flags = self.value(node, "severity"), self.value(node, "path"), self.value(node, "flags")
        shape = Shape(
            node=node,
            name=name,
            path=None if path is None else self.path(path),
            severity=severity.value if severity is not None else SH + "Violation",
            messages=self.messages(node),
            targets=tuple((t, v) for t in TARGETS for v in self.values(node, t)),
            constraints=tuple((c, v) for c in CONSTRAINTS for v in self.values(node, c)),
            properties=(),
            flags=flags.value if flags is not None else "",
            qualified=self.value(node, "qualifiedValueShape"),
        )
        below = tuple(self.shape(p, shape) for p in self.values(node, "property"))
        if below and shape.path is not None:
            raise ShapeError(f"{name}: sh:property inside a property shape; give the class of the value its own shape")
        return Shape(**{**shape.__dict__, "properties": below})

    def messages(self, node: Term) -> dict[str, str]:
        """Give the messages of a shape or constraint by language."""
        return {m.language or "": m.value for m in self.values(node, "message") if isinstance(m, Literal)}

    def prefixes(self, constraint: Term) -> str:
        """Give the PREFIX lines that a `sh:sparql` constraint declares."""
        lines = []
        for owner in self.values(constraint, "prefixes"):
            for declaration in self.values(owner, "declare"):
                prefix, namespace = self.value(declaration, "prefix"), self.value(declaration, "namespace")
                if prefix is None or namespace is None:
                    raise ShapeError(f"{owner}: a declaration without prefix or namespace")
                lines.append(f"PREFIX {prefix.value}: <{namespace.value}>")
        return "\n".join(sorted(lines))


def _true(value: Term | None) -> bool:
    return value is not None and value.value == "true"
