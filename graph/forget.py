"""Forgets a person or a document: in the graph, the letters, the index of search, what derivation keeps, the history.

The sources that name a person are read again with the name blotted out; where a file is not there any more its source
goes. Then older generations go, patches are gone through, and store and databases are written anew, for what was
deleted from them is still on the disk. What a store forgot it does not learn again (`forgotten.py`).
"""

from __future__ import annotations

import gzip
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.errors import UsageError
from beleidsgraaf.extract.layout.private import BLOT
from beleidsgraaf.graph import letters
from beleidsgraaf.graph.build import remove, reread
from beleidsgraaf.graph.forgotten import Forgotten
from beleidsgraaf.graph.iri import clean_identifier, fold
from beleidsgraaf.graph.journal import FILE as JOURNAL
from beleidsgraaf.graph.lookup import Lookup
from beleidsgraaf.graph.manifest import Manifest
from beleidsgraaf.graph.patch import lines_of
from beleidsgraaf.graph.store import Generation, Store
from beleidsgraaf.graph.transaction import Transaction
from beleidsgraaf.ontology.terms import BG, DCTERMS, FOAF, PROV, SKOS

#: Exports that are gone through: forms of text, packed or not.
_FORMS: Final = frozenset(
    {".nq", ".trig", ".ttl", ".jsonld", ".json", ".rdf", ".xml", ".csv", ".html", ".atom", ".graphml", ".gexf"}
)
_HELD: Final = f" {PROV.wasDerivedFrom} "

#: A quote's context may end within a name; so many letters of it are blotted out.
_FRAGMENT: Final = 3


@dataclass
class Forgot:
    """What was done."""

    names: list[str] = field(default_factory=list)  #: what a person was called
    read_again: list[str] = field(default_factory=list)  #: sources
    removed: list[str] = field(default_factory=list)  #: sources
    decisions: int = 0  #: statements of decisions about it
    generation: int = 0  #: the one that counts now
    dropped: list[int] = field(default_factory=list)  #: generations
    in_use: list[int] = field(default_factory=list)  #: generations that somebody still reads
    patches: int = 0  #: how many were changed
    exports: list[str] = field(default_factory=list)  #: files that were changed
    left: list[str] = field(default_factory=list)  #: files that are to be made again


def forget_person(store: Store, name: str, exports: Iterable[Path] = ()) -> Forgot:
    """Forget a person, by name or IRI.

    Raises:
        UsageError: nobody of that name is known, or it is somebody of the registers, who holds a public office.
        StoreError: the store cannot be written.
    """
    report = Forgot()
    with store.read() as generation:
        nodes, report.names = _person(generation, name)
        forgotten = Forgotten.load(store.path, store.mint.base).with_names(report.names)
        manifest = Manifest.load(generation.folder / "sources.jsonl")
        keys = [r.key for r in manifest if _names_any(generation, r.key, nodes, forgotten)]
    if not keys:
        raise UsageError(f"{name}: no source of this store names such a person")
    forgotten.save(store.path)
    (store.path / JOURNAL).unlink(missing_ok=True)
    made = reread(store, keys)
    report.read_again, report.removed = made.read, [p.source for p in (*made.failed, *made.invalid)]
    if report.removed:
        remove(store, sorted(set(report.removed)))
    iris = {node.value for node in nodes}

    def about(quad: ox.Quad) -> bool:
        ends = (quad.subject, quad.object)
        return any(getattr(end, "value", "") in iris or forgotten.blot(str(end)) != str(end) for end in ends)

    fragments = _fragments(report.names)
    pages = {f"person/{iri.rsplit('/', 1)[-1].replace('%', '_')}" for iri in iris}

    def edit(text: str) -> str:
        for name in sorted({*(f"person/{iri.rsplit('/', 1)[-1]}" for iri in iris), *pages}, key=len, reverse=True):
            text = text.replace(name, f"person/{BLOT}")
        return fragments.sub(lambda m: BLOT * len(m[0]), forgotten.blot(text))

    _renew(store, about, report)
    _edit_patches(store, keys, lambda line: edit(line) != line, report)
    for path in _files(exports):
        if f"{path.parent.name}/{path.stem}" in pages:  # of a published folder
            path.unlink()
            report.exports.append(str(path))
        elif _replace(path, before := _read(path), edit(before)):
            report.exports.append(str(path))
    return report


def forget_document(store: Store, identifier: str, exports: Iterable[Path] = ()) -> Forgot:
    """Forget a document, by identifier, with the sources that hold it; what others say of its number stays.

    Raises:
        UsageError: no source holds such a document.
        StoreError: the store cannot be written.
    """
    report, clean = Forgot(), clean_identifier(identifier)
    with store.read() as generation:
        manifest = Manifest.load(generation.folder / "sources.jsonl")
        records = [r for r in manifest if clean in map(clean_identifier, r.documents)]
        if not records:
            raise UsageError(f"{identifier}: no source of this store holds such a document")
        node = ox.NamedNode(store.mint.document(clean))
        identifiers = {clean, *Lookup(generation.rdf).values(node, DCTERMS.identifier)}
    Forgotten.load(store.path, store.mint.base).with_document(identifiers, (r.sha256 for r in records)).save(store.path)
    (store.path / JOURNAL).unlink(missing_ok=True)
    keys = [r.key for r in records]
    part = f"/{node.value.rsplit('/', 1)[-1]}/"
    remove(store, keys)
    report.removed = keys
    _renew(store, lambda quad: part in str(quad), report)
    _edit_patches(store, keys, lambda line: part in line, report)
    graphs = tuple(f" <{store.mint.source_graph(key)}> ." for key in keys)
    derived = f" <{store.mint.graph('derived')}> ."
    with store.read() as generation:
        today = set(lines_of(generation.rdf, ox.NamedNode(store.mint.graph("derived"))))

    def stays(line: str) -> bool:
        return not line.endswith(graphs) and part not in line and (not line.endswith(derived) or line in today)

    for path in _files(exports):
        before = _read(path)
        if Path(path.name.removesuffix(".gz")).suffix == ".nq":
            if _replace(path, before, "\n".join(line for line in before.split("\n") if stays(line))):
                report.exports.append(str(path))
        elif clean in before:
            report.left.append(str(path))
    return report


def _person(generation: Generation, name: str) -> tuple[list[ox.NamedNode], list[str]]:
    """Give the nodes that a name or IRI means, and all names of them."""
    look = Lookup(generation.rdf)
    wanted = fold(name)
    if name.startswith(("http://", "https://")):
        nodes = [ox.NamedNode(name)] if look.nodes(ox.NamedNode(name), _TYPE) else []
    else:
        people = set(look.members(FOAF.Person))
        found = {s for p in (SKOS.prefLabel, SKOS.altLabel) for s, o in look.pairs(p) if fold(o.value) == wanted}
        nodes = sorted(found & people, key=str)
    if public := [node for node in nodes if look.values(node, BG.registerKey)]:
        raise UsageError(
            f"{name}: {look.label(public[0])} holds or held a public office and stands in the registers; take the "
            "entry out of the register first"
        )
    names = {label for node in nodes for p in (SKOS.prefLabel, SKOS.altLabel) for label in look.values(node, p)}
    return nodes, sorted(names | ({name} if not name.startswith("http") else set()))


def _names_any(generation: Generation, key: str, nodes: list[ox.NamedNode], forgotten: Forgotten) -> bool:
    graph = ox.NamedNode(generation.mint.source_graph(key))
    for node in nodes:
        for pattern in ((node, None, None, graph), (None, None, node, graph)):
            if any(True for _ in generation.rdf.quads_for_pattern(*pattern)):
                return True
    text = letters.text_of(generation, key)
    return text is not None and forgotten.blot(text) != text


def _renew(store: Store, about: Callable[[ox.Quad], bool], report: Forgot) -> None:
    """Make a generation that shares nothing with those before, without decisions about what is forgotten."""
    before = store.generations()
    with Transaction(store, keep=1) as new:
        decided = [quad for quad in new.quads(new.mint.graph("curation")) if about(quad)]
        subjects = {quad.subject for quad in decided}
        whole = [quad for quad in new.quads(new.mint.graph("curation")) if quad.subject in subjects]
        new.retract(whole)
        new.settle()
        report.decisions = len(whole)
        graph, fresh = new.folder / "graph", new.folder / "graph.new"
        copy = ox.Store(str(fresh))
        copy.bulk_extend(new.quads())
        copy.flush()
        del copy, new.rdf
        shutil.rmtree(graph)
        fresh.rename(graph)
        new.rdf = ox.Store(str(graph))
        report.generation = new.commit()
    for database in store.generation_folder(report.generation).glob("*.sqlite"):
        _write_anew(database)
    left = store.generations()
    report.in_use = [number for number in left if number != report.generation]
    report.dropped = [number for number in before if number not in left]


def _write_anew(database: Path) -> None:
    """Write a database anew, for SQLite leaves in it what was deleted; who reads it keeps the old file."""
    fresh = database.with_name(database.name + ".new")
    fresh.unlink(missing_ok=True)
    connection = sqlite3.connect(database)
    try:
        connection.execute("VACUUM INTO ?", (str(fresh),))
    finally:
        connection.close()
    fresh.replace(database)


def _edit_patches(store: Store, keys: Iterable[str], about: Callable[[str], bool], report: Forgot) -> None:
    """Leave of the history of some sources, and of what was derived, what is so today, and that a document went.

    Of other graphs only the lines go that are about what is forgotten.
    """
    derived = store.mint.graph("derived")
    graphs = {f"<{store.mint.source_graph(key)}>" for key in keys} | {f"<{derived}>"}
    with store.read() as generation:
        today = {line for graph in graphs for line in lines_of(generation.rdf, ox.NamedNode(graph[1:-1]))}

    def stays(line: str) -> bool:
        sign, said = line[:2], line[2:]
        if sign not in ("A ", "D "):
            return True
        if said.rsplit(" ", 2)[-2] in graphs:
            return _HELD in said or (sign == "A " and said in today)
        return not about(said)

    for path in sorted((store.path / "patches").glob("*.gz")):
        before = _read(path)
        after = "\n".join(line for line in before.split("\n") if stays(line))
        report.patches += _replace(path, before, after)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the files of exports, and those below folders."""
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder")
        found = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        yield from (p for p in found if Path(p.name.removesuffix(".gz")).suffix in _FORMS)


def _read(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", "surrogateescape")


def _replace(path: Path, before: str, after: str) -> bool:
    """Write a file anew where it changed, and tell whether it did."""
    if after == before:
        return False
    data = after.encode("utf-8", "surrogateescape")
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
    fresh.replace(path)
    return True


def _fragments(names: Iterable[str]) -> re.Pattern[str]:
    """Give a pattern of names that a quote of some characters of context cuts in two."""
    found: set[str] = set()
    for name in names:
        spaced = [re.escape(c) if not c.isspace() else r"(?:\s|\\n)" for c in name]
        for size in range(_FRAGMENT, len(spaced)):
            found.add("".join(spaced[:size]) + r'(?=["…])')
            found.add(r'(?<=["…])' + "".join(spaced[-size:]))
    return re.compile("|".join(sorted(found, key=lambda f: (-len(f), f))) or r"(?!)")


_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
