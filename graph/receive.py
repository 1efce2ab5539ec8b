"""Takes in what was exported or published, by this program elsewhere or by others, into a store.

All of the files go in or nothing does: what cannot be parsed, lies in no graph of a store, or violates the shapes is
told and leaves the store as it was.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final, cast
from urllib.parse import unquote

import pyoxigraph as ox

from beleidsgraaf.errors import SourceError
from beleidsgraaf.graph import provenance
from beleidsgraaf.graph.derive.index import FILE, Index
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.lookup import Lookup
from beleidsgraaf.graph.manifest import SourceRecord
from beleidsgraaf.graph.quads.statements import Line
from beleidsgraaf.graph.store import Store
from beleidsgraaf.graph.transaction import KEEP, Transaction
from beleidsgraaf.graph.validate import explain, validate
from beleidsgraaf.ontology.terms import BG, DCAT, DCTERMS, PROV

FORMATS: Final = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".nquads": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
}
#: What stands for the program and registers of a source that was not read here: a build of the same file reads it.
IMPORTED: Final = "imported"

_OF_A_STORE: Final = re.compile(r"(https?://.+/)graph/(?:authority|derived|curation|provenance|source/.+)")
_WAITING: Final = 20_000
_EXPLAINED: Final = 10


@dataclass
class Received:
    """What an import did."""

    generation: int
    statements: int = 0
    graphs: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


def base_of(files: Sequence[Path]) -> str:
    """Give the base of the IRIs that files use, for a store that is to be made.

    Raises:
        SourceError: a file cannot be read, or its first statement is in no graph of a store.
    """
    for path, quad in _quads(files):
        return _parts(path, quad)[0]
    raise SourceError(f"{', '.join(map(str, files))}: no statements in it")


def receive(store: Store, files: Sequence[Path], add: bool = False, keep: int = KEEP) -> Received:
    """Take files in.

    Args:
        store: where to.
        files: N-Quads, TriG or JSON-LD, also gzipped.
        add: put the statements with those that a graph holds, where they else take their place.
        keep: how many generations stay.

    Raises:
        SourceError: a file cannot be read, is of another base, or what it says violates the shapes.
        StoreError: the store cannot be written, or another process writes it.
    """
    started = datetime.now(UTC)
    with Transaction(store, keep) as new:
        report = Received(store.current)
        provided: set[str] = set()
        for graph, lines in _by_graph(files, store.mint):
            if graph not in provided:
                provided.add(graph)
                if not add:
                    _make_room(new, graph)
            new.add(graph, lines)
            report.statements += len(lines)
        new.settle()
        sources = {graph: key for graph in sorted(provided) if (key := store.mint.source_of(graph)) is not None}
        _check(new, sorted(sources))
        for graph, key in sources.items():
            new.manifest.put(_record(new, graph, key))
        program = new.facts.setdefault("authority", IMPORTED)
        report.graphs, report.sources = sorted(provided), sorted(sources.values())
        said = provenance.run(store.mint, new.number, started, datetime.now(UTC), program, report.sources, ())
        new.add(store.mint.graph("provenance"), said)
        report.generation = new.commit()
        return report


def _quads(files: Iterable[Path]) -> Iterator[tuple[Path, ox.Quad]]:
    for path in files:
        form = FORMATS.get(Path(path.name.removesuffix(".gz")).suffix)
        if form is None:
            raise SourceError(f"{path}: what can be imported ends in {', '.join(FORMATS)}, with .gz or without")
        try:
            with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
                for quad in ox.parse(cast("IO[bytes]", file), format=form):
                    yield path, quad
        except SyntaxError as error:
            raise SourceError(f"{path}: is no {form.name} ({error}); nothing was imported") from error
        except (OSError, EOFError, ValueError) as error:
            raise SourceError(f"{path}: cannot be read ({error}); nothing was imported") from error


def _by_graph(files: Iterable[Path], mint: Mint) -> Iterator[tuple[str, list[Line]]]:
    """Give the statements by graph, some thousands at a time."""
    waiting: dict[str, list[Line]] = defaultdict(list)
    count = 0
    for path, quad in _quads(files):
        base, graph = _parts(path, quad)
        if base != mint.base:
            raise SourceError(
                f"{path}: its IRIs begin with {base} and those of the store with {mint.base}; import it into a store "
                "of its own"
            )
        waiting[graph].append(f"{quad} .")
        count += 1
        if count == _WAITING:
            yield from waiting.items()
            waiting.clear()
            count = 0
    yield from waiting.items()


def _parts(path: Path, quad: ox.Quad) -> tuple[str, str]:
    """Give the base and the graph of a statement, which must be one of a store."""
    name = quad.graph_name
    match = _OF_A_STORE.fullmatch(name.value) if isinstance(name, ox.NamedNode) else None
    if match is None:
        shown = name.value if isinstance(name, ox.NamedNode) else "no graph"
        raise SourceError(
            f"{path}: a statement is in {shown}, and every statement of a store is in a graph of it such as "
            "<.../graph/source/letter.txt>; nothing was imported"
        )
    if not (isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal)):
        raise SourceError(f"{path}: {quad.triple} has a blank node, and a store has none; nothing was imported")
    assert isinstance(name, ox.NamedNode)
    return match[1], name.value


def _make_room(new: Transaction, graph: str) -> None:
    """Empty a graph that is about to be replaced; what was derived here from sources read here stays."""
    keeps = new.folder / FILE
    if graph == new.mint.graph("provenance"):
        return
    if graph != new.mint.graph("derived") or not keeps.exists():
        new.remove(graph)
        return
    index = Index(keeps)
    try:
        new.retract(q for q in list(new.quads(graph)) if not index.said(f"{q} ."))
    finally:
        index.close()


def _check(new: Transaction, graphs: Sequence[str]) -> None:
    if not graphs:
        return
    violations = validate(new.rdf, graphs=[ox.NamedNode(g) for g in graphs]).violations
    if violations:
        told = "\n  ".join(explain(new.rdf, v) for v in violations[:_EXPLAINED])
        more = f"\n  and {len(violations) - _EXPLAINED} more" if len(violations) > _EXPLAINED else ""
        raise SourceError(f"what the files say violates the shapes; nothing was imported\n  {told}{more}")


def _record(new: Transaction, graph: str, key: str) -> SourceRecord:
    look = Lookup(new.rdf)
    source, name = ox.NamedNode(new.mint.source(key)), ox.NamedNode(graph)

    def holding(predicate: ox.NamedNode) -> list[ox.NamedNode]:
        found = {q.subject for q in new.rdf.quads_for_pattern(None, predicate, source, name)}
        return sorted((s for s in found if isinstance(s, ox.NamedNode)), key=str)

    told = holding(PROV.wasDerivedFrom)
    held = told or holding(DCAT.distribution)
    return SourceRecord(
        key=key,
        file="",
        sha256=look.value(source, BG.sha256),
        fingerprint=IMPORTED,
        form=look.value(source, BG.form),
        documents=tuple(look.value(d, DCTERMS.identifier) or unquote(d.value.rsplit("/", 1)[-1]) for d in held),
        quads=sum(1 for _ in new.quads(graph)),
        speaks=bool(told),
    )
