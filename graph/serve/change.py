"""Changes to the store that come over HTTP: decisions of editors, and SPARQL Update of graphs that users own.

They go through a transaction as those of the command line do. What documents say and what follows from it is made by
builds alone: an update may change graphs below `graph/user/` and no other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import pyoxigraph as ox

from beleidsgraaf.errors import StoreLocked, UsageError
from beleidsgraaf.graph import review
from beleidsgraaf.graph.serve.inspect import look
from beleidsgraaf.graph.serve.reply import Reply, told
from beleidsgraaf.graph.store import Generation, Store
from beleidsgraaf.graph.transaction import Transaction
from beleidsgraaf.graph.validate import explain, validate

_RETRY: Final = {"Retry-After": "10"}
_EXPLAINED: Final = 5


def curate(generation: Generation, values: dict[str, Any]) -> Reply:
    """Record a decision, or withdraw one; `values` holds action, node, why, by, field, value, into as strings."""
    store = Store.open(generation.folder.parents[1])
    action, this = values["action"], values["node"]
    try:
        if action == "undo":
            known = {d.iri: d for d in review.decisions(store)}
            if this not in known:
                return told(404, f"{this}: there is no such decision")
            if known[this].withdrawn:
                return told(409, f"{this}: was withdrawn already")
            review.undo(store, this)
            return _done(200, store, this)
        if action in review.KINDS and not _knows(generation, this):
            return told(404, f"{this}: the store knows nothing of the kind")
        more = {name: values[name] for name in ("field", "value", "into")}
        return _done(201, store, review.decide(store, action, this, values["by"], values["why"], **more))
    except UsageError as error:
        return told(400, str(error))
    except StoreLocked as error:
        return told(409, str(error), **_RETRY)


def update(generation: Generation, values: dict[str, Any]) -> Reply:
    """Do a SPARQL Update (`values["update"]`) of graphs that users own, all of it or nothing."""
    store = Store.open(generation.folder.parents[1])
    sparql = values["update"]
    try:
        if look(sparql).calls_service:
            raise UsageError("SERVICE is not allowed here: this endpoint asks no other server")
        named = set(changed_by(sparql))
        own = store.mint.graph("user/")
        if strange := sorted(g for g in named if not g.startswith(own)):
            return told(403, f"{strange[0]}: is not a graph that an update may change; these begin with {own}")
        with Transaction(store) as new:
            others = set(new.graphs()) - named
            new.update(sparql, named)
            if set(new.graphs()) - named != others:
                return told(403, f"the update changes graphs that do not begin with {own}")
            graphs = [ox.NamedNode(g) for g in sorted(named)]
            if violations := validate(new.rdf, graphs=graphs).violations:
                words = "\n".join(explain(new.rdf, v) for v in violations[:_EXPLAINED])
                return told(422, f"the update is refused, for what it leads to violates the shapes:\n{words}")
            new.commit()
    except (UsageError, SyntaxError, ValueError) as error:
        return told(400, f"the update cannot be done: {error}")
    except StoreLocked as error:
        return told(409, str(error), **_RETRY)
    return Reply(204, "text/plain", b"")


def changed_by(sparql: str) -> Iterator[str]:
    """Give the graphs that an update may change.

    Raises:
        UsageError: it does not parse, reads from elsewhere, or does not say by name which graphs it changes.
    """
    from rdflib import URIRef
    from rdflib.plugins.sparql.algebra import translateUpdate
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        steps = translateUpdate(parseUpdate(sparql)).algebra
    except Exception as error:  # the parser has exceptions of its own for each stage
        raise UsageError(f"it does not parse: {error}") from error
    for step in steps:
        if step.name == "Load":
            raise UsageError("LOAD is not allowed: this server reads no other address and no file")
        if step.name in ("Clear", "Drop", "Create"):
            targets = [step.graphiri]
        elif step.name in ("Add", "Copy"):
            targets = [step.graph[1]]
        elif step.name == "Move":
            targets = list(step.graph)
        else:
            parts = [p for p in (step.delete, step.insert) if p] if step.name == "Modify" else [step]
            default = step.withClause if step.name == "Modify" else None
            targets = [g for part in parts for g in [*part.quads, *([default] if part.triples else [])]]
        for target in targets:
            if not isinstance(target, URIRef):
                raise UsageError("say by name which graph it changes, as in GRAPH <...> { } or WITH <...>")
            yield str(target)


def _knows(generation: Generation, iri: str) -> bool:
    try:
        return next(generation.rdf.quads_for_pattern(ox.NamedNode(iri), None, None), None) is not None
    except ValueError:
        return False


def _done(status: int, store: Store, decision: str) -> Reply:
    said = {"decision": decision, "generation": store.current}
    return Reply(status, "application/json", json.dumps(said).encode())
