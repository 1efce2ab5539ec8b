"""Decisions of people: confirm, reject, correct, merge, undo; kept in the curation graph with who, when and why.

A decision names a node, whose IRI is a function of content, and keeps the words around it: when a letter is read anew
and another occurrence got the name, the decision follows its words (`graph/curation.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.curation import Decisions
from beleidsgraaf.graph.derive.update import reconsider
from beleidsgraaf.graph.export import turtle_of
from beleidsgraaf.graph.iri import digest
from beleidsgraaf.graph.quads.statements import Term, node, text, typed
from beleidsgraaf.graph.store import Graphs, Store
from beleidsgraaf.graph.transaction import Transaction
from beleidsgraaf.ontology.terms import BG, OA, RDF, term

#: What may be decided, with the class of the decision.
KINDS: Final = {"confirm": "Confirmation", "reject": "Rejection", "correct": "Correction", "merge": "Merge"}


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision as it stands in the curation graph."""

    iri: str
    kind: str
    concerns: str
    by: str
    at: str
    reason: str
    withdrawn: bool
    quote: str = ""
    field: str = ""
    new: str = ""
    around: tuple[str, str] = ("", "")  #: the words before and after the quote


def decide(
    store: Store,
    kind: str,
    concerns: str,
    by: str,
    reason: str,
    *,
    field: str = "",
    value: str = "",
    into: str = "",
    at: datetime | None = None,
) -> str:
    """Record a decision and give its IRI; sources that it concerns are due at the next build.

    Args:
        store: where.
        kind: confirm, reject, correct or merge.
        concerns: IRI of what was found.
        by: who decides.
        reason: why.
        field: with correct: local name of the property, such as `dueBy`.
        value: with correct: the new value as it is written, or an IRI.
        into: with merge: IRI of what remains.
        at: when; now unless told.

    Raises:
        UsageError: there is no such node, or the field has no value that could be corrected.
    """
    if kind not in KINDS:
        raise UsageError(f"no such decision: {kind}; give one of {', '.join(KINDS)}")
    if not by.strip() or not reason.strip():
        raise UsageError("a decision names who decides and why")
    moment = (at or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")
    with Transaction(store) as new:
        this, graph = _node(new, concerns), new.mint.graph("curation")
        iri = f"{new.mint.base}decision/{digest(kind, concerns, field, value, into, by, moment)}"
        said: list[tuple[Term, Term]] = [
            (str(RDF.type), str(term(KINDS[kind]))),
            (str(BG.concerns), str(this)),
            (str(BG.decidedBy), text(by)),
            (str(BG.decidedAt), typed(moment, "dateTime")),
            (str(BG.reason), text(reason, "nl")),
        ]
        said += [(str(p), text(words)) for p, words in _context(new, this)]
        if kind == "correct":
            said += _correction(new, this, field, value)
        if kind == "merge":
            said.append((str(BG.mergedInto), str(_node(new, into))))
        new.add(graph, [f"{node(iri)} {predicate} {value_} {node(graph)} ." for predicate, value_ in said])
        new.settle()
        reconsider(new, Decisions.load(new), concerns)
        new.commit()
    return iri


def undo(store: Store, decision: str) -> None:
    """Withdraw a decision; it stays on record.

    Raises:
        UsageError: there is no such decision, or it was withdrawn already.
    """
    known = {d.iri: d for d in decisions(store)}
    if decision not in known or known[decision].withdrawn:
        raise UsageError(f"{decision}: no decision that stands; `beleidsgraaf review list` shows them")
    with Transaction(store) as new:
        graph = new.mint.graph("curation")
        new.add(graph, [f"{node(decision)} {BG.withdrawn} {typed('true', 'boolean')} {node(graph)} ."])
        new.settle()
        reconsider(new, Decisions.load(new), None)
        new.commit()


def decisions(store: Store) -> list[Decision]:
    """Give the decisions in the order in which they were taken."""
    with store.read() as generation:
        return sorted(_decisions(generation), key=lambda d: (d.at, d.iri))


def due(store: Store, concerns: str) -> list[Path]:
    """Give the files of the sources whose graph says something of a node."""
    from beleidsgraaf.graph.manifest import Manifest

    with store.read() as generation:
        manifest = Manifest.load(generation.folder / "sources.jsonl")
        this = ox.NamedNode(concerns)
        quads = [
            *generation.rdf.quads_for_pattern(this, None, None),
            *generation.rdf.quads_for_pattern(None, None, this),
        ]
        graphs = {q.graph_name.value for q in quads if isinstance(q.graph_name, ox.NamedNode)}
        keys = {key for g in graphs if (key := generation.mint.source_of(g)) is not None}
    return [Path(r.file) for r in manifest if r.key in keys and Path(r.file).exists()]


def to_trig(store: Store) -> str:
    """Give the decisions as TriG, sorted, to be kept in version control."""
    with store.read() as generation:
        return turtle_of(generation, generation.mint.graph("curation"))


def from_trig(store: Store, file: Path) -> int:
    """Add the decisions of a TriG file; gives how many statements are new.

    Raises:
        UsageError: the file cannot be read, or speaks of something else than decisions.
    """
    try:
        quads = list(ox.parse(path=str(file), format=ox.RdfFormat.TRIG))
    except (OSError, SyntaxError) as error:
        raise UsageError(f"{file}: cannot be read ({error})") from error
    graph = store.mint.graph("curation")
    strange = [q for q in quads if getattr(q.subject, "value", "").startswith(f"{store.mint.base}decision/") is False]
    if strange:
        raise UsageError(f"{file}: holds more than decisions of this store, such as {strange[0].subject}")
    with Transaction(store) as new:
        before = {(q.subject, q.predicate, q.object) for q in new.quads(graph)}
        fresh = {(q.subject, q.predicate, q.object) for q in quads} - before
        new.add(graph, sorted(f"{s} {p} {o} {node(graph)} ." for s, p, o in fresh))
        new.settle()
        reconsider(new, Decisions.load(new), None)
        new.commit()
    return len(fresh)


def _decisions(graphs: Graphs) -> Iterator[Decision]:
    about: dict[str, dict[str, str]] = {}
    for quad in graphs.quads(graphs.mint.graph("curation")):
        value = quad.object.value if isinstance(quad.object, ox.NamedNode | ox.Literal) else ""
        about.setdefault(getattr(quad.subject, "value", ""), {})[quad.predicate.value] = value
    names = {v: k for k, v in KINDS.items()}
    for iri, said in about.items():
        kind = names.get(said.get(RDF.type.value, "").rsplit("#", 1)[-1], "")
        yield Decision(
            iri,
            kind,
            said.get(BG.concerns.value, ""),
            said.get(BG.decidedBy.value, ""),
            said.get(BG.decidedAt.value, ""),
            said.get(BG.reason.value, ""),
            BG.withdrawn.value in said,
            said.get(OA.exact.value, ""),
            said.get(BG.field.value, "").rsplit("#", 1)[-1],
            said.get(BG.newValue.value, said.get(BG.mergedInto.value, "")),
            (said.get(OA.prefix.value, ""), said.get(OA.suffix.value, "")),
        )


def _node(new: Transaction, iri: str) -> ox.NamedNode:
    """Give a node that the store knows; `claim/...` is short for an IRI with the store's base."""
    for candidate in (iri, f"{new.mint.base}{iri}"):
        try:
            this = ox.NamedNode(candidate)
        except ValueError:
            continue
        if next(new.rdf.quads_for_pattern(this, None, None), None) is not None:
            return this
    raise UsageError(f"{iri}: the store knows nothing of the kind; give the IRI of what was found")


def _context(new: Transaction, this: ox.NamedNode) -> list[tuple[ox.NamedNode, str]]:
    """Give the words of a finding and those around it, by which it is found again."""
    for target in sorted(new.rdf.quads_for_pattern(this, OA.hasTarget, None), key=lambda q: str(q.object)):
        assert isinstance(target.object, ox.NamedNode)
        for selector in new.rdf.quads_for_pattern(target.object, OA.hasSelector, None):
            assert isinstance(selector.object, ox.NamedNode)
            words = {
                quad.predicate: quad.object.value
                for quad in new.rdf.quads_for_pattern(selector.object, None, None)
                if isinstance(quad.object, ox.Literal)
            }
            if OA.exact in words:
                return [(p, words[p]) for p in (OA.exact, OA.prefix, OA.suffix) if p in words]
    return []


def _correction(new: Transaction, this: ox.NamedNode, field: str, value: str) -> list[tuple[Term, Term]]:
    try:
        predicate = term(field.rsplit("#", 1)[-1].removeprefix("bg:"))
    except KeyError as error:
        raise UsageError(f"{field}: no property of this vocabulary") from error
    known = sorted({q.object for q in new.rdf.quads_for_pattern(this, predicate, None)}, key=str)
    if len(known) != 1:
        raise UsageError(
            f"{this.value}: has {len(known) or 'no'} values of {field}; only a single one can be corrected"
        )
    old = known[0]
    if isinstance(old, ox.Literal):
        fresh = str(
            ox.Literal(value, language=old.language) if old.language else ox.Literal(value, datatype=old.datatype)
        )
    else:
        fresh = str(_node(new, value))
    return [(str(BG.field), str(predicate)), (str(BG.oldValue), str(old)), (str(BG.newValue), fresh)]
