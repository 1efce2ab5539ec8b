"""What differs between two states of the graph: two stores, two exports, or two moments of one store's history."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.export import export
from beleidsgraaf.graph.quads.statements import Line
from beleidsgraaf.graph.store import Generation, Store
from beleidsgraaf.ontology.terms import BG, DCTERMS, FOAF, ORG, RDF, SKOS

_FORMATS: Final = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG, ".ttl": ox.RdfFormat.TURTLE}
#: Classes that are told of in words, with their Dutch name, in this order.
_TOLD: Final = {
    BG.Letter.value: "brief",
    BG.ConsultationReport.value: "verslag",
    BG.AnswerSet.value: "antwoorden",
    BG.Motion.value: "motie",
    BG.Commitment.value: "toezegging",
    BG.Request.value: "verzoek",
    BG.Intention.value: "voornemen",
    BG.Recommendation.value: "aanbeveling",
    BG.Position.value: "standpunt",
    BG.Finding.value: "bevinding",
    BG.Action.value: "maatregel",
    BG.Question.value: "vraag",
    BG.Relation.value: "relatie",
    BG.Citation.value: "verwijzing",
    BG.Derivation.value: "afleiding",
    BG.Programme.value: "programma",
    ORG.Organization.value: "organisatie",
    FOAF.Person.value: "persoon",
}
_NAMES: Final = (BG.text, SKOS.prefLabel, DCTERMS.identifier, BG.questionNumber, BG.confidenceReason, SKOS.altLabel)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is new, gone or changed."""

    change: str  #: new, gone or changed
    kind: str  #: in Dutch
    node: str
    name: str


@dataclass(frozen=True)
class Difference:
    """N-Quads lines that went and came; both sorted."""

    removed: tuple[Line, ...]
    added: tuple[Line, ...]
    told: tuple[Told, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)

    def patch(self) -> Iterator[str]:
        """Give the lines of an RDF Patch."""
        yield "TX ."
        for sign, lines in (("D", self.removed), ("A", self.added)):
            for line in lines:
                yield f"{sign} {line}"
        yield "TC ."


def between(one: str, other: str, about: str = "") -> Difference:
    """Compare two states.

    Args:
        one: a store's folder, `folder@generation`, or an export (`.nq`, `.trig`, also gzipped).
        other: likewise.
        about: only statements of this node and of what is said in the same words of it: an IRI or the end of one.

    Raises:
        UsageError: a state cannot be read.
        StoreError: a generation is not there any more.
    """
    before, after = state(one), state(other)
    removed, added = before - after, after - before
    if about:
        removed = {line for line in removed if _speaks_of(line, about)}
        added = {line for line in added if _speaks_of(line, about)}
    return Difference(tuple(sorted(removed)), tuple(sorted(added)), tuple(_tell(before, after)) if not about else ())


def state(named: str) -> set[Line]:
    """Give the statements of a state as N-Quads lines, without provenance."""
    path = Path(named)
    if path.is_file():
        return _exported(path)
    folder, at, generation = named.rpartition("@")
    if at and generation.isdecimal() and Path(folder).is_dir():
        return _stored(Path(folder), int(generation))
    if path.is_dir():
        return _stored(path, None)
    raise UsageError(f"{named}: no store, no store@generation and no export of a graph")


def news(one: str, about: str, since: str) -> tuple[list[dict[str, str | None]], list[Line]]:
    """Give what documents since a day say of something: the rows of the query `new-about`, and their statements.

    Args:
        one: a store's folder, or `folder@generation`.
        about: a name as letters or registers have it, an IRI, or the end of one.
        since: first day of the documents.

    Raises:
        UsageError: it is no store, or the store knows nothing of that name.
        QueryError: it is no day.
        StoreError: the generation is not there any more.
    """
    from beleidsgraaf.queries.catalogue import Catalogue

    folder, at, number = one.rpartition("@")
    moment = int(number) if at and number.isdecimal() else None
    path = Path(folder) if moment is not None else Path(one)
    if not path.is_dir():
        raise UsageError(f"{one}: --since looks into a store or store@generation")
    with Store.open(path).read(moment) as generation:
        names = _names(generation, about)
        if not names:
            raise UsageError(f"{about}: the store knows nothing of that name")
        rows = generation.query(Catalogue().get("new-about").bind({"name": names, "since": since})).values()
        nodes = sorted({ox.NamedNode(row["node"] or "") for row in rows}, key=str)
        lines = {f"{q} ." for node in nodes for q in generation.rdf.quads_for_pattern(node, None, None)}
    return rows, sorted(lines)


def _names(generation: Generation, about: str) -> list[str]:
    """Give the names by which something is asked for: those of a node, or the name itself where something has it."""
    for candidate in (about, f"{generation.mint.base}{about}"):
        try:
            this = ox.NamedNode(candidate)
        except ValueError:
            continue
        labels = {
            q.object.value
            for q in generation.rdf.quads_for_pattern(this, SKOS.prefLabel, None)
            if isinstance(q.object, ox.Literal) and q.object.language == "nl"
        }
        if labels:
            return sorted(labels)
    named = ox.Literal(about, language="nl")
    there = any(next(generation.rdf.quads_for_pattern(None, p, named), None) for p in (SKOS.prefLabel, SKOS.altLabel))
    return [about] if there else []


def _stored(folder: Path, number: int | None) -> set[Line]:
    with closing(Store.open(folder).read(number)) as generation:
        return {line for part in export(generation, "nquads") for line in part.decode().split("\n") if line}


def _exported(path: Path) -> set[Line]:
    name = path.name.removesuffix(".gz")
    form = _FORMATS.get(Path(name).suffix)
    if form is None:
        raise UsageError(f"{path}: an export ends in {', '.join(_FORMATS)} (.gz)")
    try:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        quads = ox.parse(data, format=form)
        return {f"{q} ." for q in quads if "/graph/provenance" not in str(q.graph_name)}
    except (OSError, SyntaxError) as error:
        raise UsageError(f"{path}: cannot be read ({error})") from error


def _speaks_of(line: Line, about: str) -> bool:
    return any(part.strip("<>") == about or part.endswith(f"/{about}>") for part in line.split(" ")[:3])


def _tell(before: set[Line], after: set[Line]) -> Iterator[Told]:
    old, new = _things(before), _things(after)
    order = list(_TOLD.values())
    found = [Told("gone", *_named(old, node)) for node in old.keys() - new.keys()]
    found += [Told("new", *_named(new, node)) for node in new.keys() - old.keys()]
    changed = {line[1 : line.index(">")] for line in before ^ after if line.startswith("<")}
    found += [Told("changed", *_named(new, node)) for node in changed & old.keys() & new.keys()]
    yield from sorted(found, key=lambda t: (t.change, order.index(t.kind), t.name, t.node))


def _things(lines: set[Line]) -> dict[str, dict[str, str]]:
    """Give the nodes of the classes that are told of, with their kind and names."""
    kinds: dict[str, str] = {}
    names: dict[str, dict[str, str]] = {}
    wanted = {str(p): p.value for p in _NAMES}
    of_type, order = str(RDF.type), list(_TOLD)
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        if predicate == of_type:
            kind = rest[1 : rest.index(">")]
            known = kinds.get(subject)
            if kind in _TOLD and (known is None or order.index(kind) < order.index(known)):
                kinds[subject] = kind
        elif predicate in wanted and rest.startswith('"'):
            value = rest[1 : rest.rindex('"')]
            held = names.setdefault(subject, {})
            held[wanted[predicate]] = min(value, held.get(wanted[predicate], value))
    return {s[1:-1]: {**names.get(s, {}), "kind": _TOLD[k]} for s, k in kinds.items()}


def _named(things: dict[str, dict[str, str]], node: str) -> tuple[str, str, str]:
    said = things[node]
    name = next((said[p.value] for p in _NAMES if p.value in said), node.rsplit("/", 2)[-1])
    return said["kind"], node, name
