"""Looks a store over without changing it: what is broken, what a killed writer left, and what to do about it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from beleidsgraaf.errors import BeleidsgraafError, StoreLocked
from beleidsgraaf.graph.journal import FILE
from beleidsgraaf.graph.letters import FILE as TEXTS
from beleidsgraaf.graph.manifest import Manifest
from beleidsgraaf.graph.store import Generation, Store, sole_writer


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a store that its owner should know."""

    broken: bool  #: False for what needs no care: a later build sees to it
    what: str
    advice: str


def examine(path: Path, deep: bool = False) -> list[Finding]:
    """Give what is to be said of a store, what is broken first; nothing when all is well.

    Args:
        path: folder of the store.
        deep: also count the statements of every source, which reads the whole store.
    """
    restore = "restore a backup: beleidsgraaf restore BACKUP DIR"
    try:
        store = Store.open(path)
        number = store.current
    except BeleidsgraafError as error:
        return [Finding(True, str(error), restore)]
    try:
        found = list(_leftovers(store, number))
    except OSError as error:
        return [Finding(True, f"{path}: not all of the store is here ({error})", restore)]
    if number == 0:
        found.append(Finding(False, f"{path}: nothing was built into this store yet", "beleidsgraaf build PATH"))
    else:
        try:
            with store.read() as generation:
                found += _of_generation(generation, deep)
        except (BeleidsgraafError, OSError, RuntimeError) as error:  # RuntimeError: the engine, of damaged files
            older = [n for n in store.generations() if n != number]
            found.append(Finding(True, f"generation {number}, which counts, cannot be opened: {error}", restore))
            if older:
                found.append(
                    Finding(False, f"generations {older} may be whole", f"write one of them to {path / 'CURRENT'}")
                )
    return sorted(found, key=lambda f: not f.broken)


def _of_generation(generation: Generation, deep: bool) -> Iterator[Finding]:
    again = "read the sources again: beleidsgraaf build PATH --force, or restore a backup"
    try:
        manifest = Manifest.load(generation.folder / "sources.jsonl")
        json.loads((generation.folder / "facts.json").read_text(encoding="utf-8"))
    except (BeleidsgraafError, OSError, ValueError) as error:
        yield Finding(True, f"what was read into generation {generation.number} cannot be told: {error}", again)
        return
    graphs = {g for g in generation.graphs() if generation.mint.source_of(g) is not None}
    told = {generation.mint.source_graph(r.key): r for r in manifest if r.quads}
    for graph in sorted(told.keys() - graphs):
        yield Finding(True, f"source {told[graph].key} is listed, but its graph is not there", again)
    for graph in sorted(graphs - told.keys()):
        yield Finding(True, f"graph {graph} belongs to no source that is listed", again)
    for graph in sorted(told.keys() & graphs) if deep else ():
        count = sum(1 for _ in generation.rdf.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
        if count != told[graph].quads:
            yield Finding(True, f"source {told[graph].key} has {count} statements and not {told[graph].quads}", again)
    if not (generation.folder / TEXTS).exists():
        yield Finding(False, "the store holds no letters and no search index", "the next build reads them in")
    for file in sorted(generation.folder.glob("*.sqlite")):
        if (said := _checked(file)) != "ok":
            yield Finding(True, f"{file.name}: {said}", again)


def _checked(file: Path) -> str:
    try:
        database = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            return str(database.execute("PRAGMA quick_check(1)").fetchone()[0])
        finally:
            database.close()
    except sqlite3.Error as error:
        return str(error)


def _leftovers(store: Store, current: int) -> Iterator[Finding]:
    """Give what a killed writer left; while one is at work, all of it is that writer's."""
    missing = [n for n in range(1, current + 1) if not store.patch(n).exists()]
    if missing:
        few = ", ".join(map(str, missing[:5])) + (", ..." if len(missing) > 5 else "")
        yield Finding(False, f"no patch of generation {few}", "only who follows changes by patch must copy the whole")
    try:
        with sole_writer(store.path):
            pass
    except StoreLocked:
        yield Finding(False, "another process is writing this store", "what it has not finished is not judged")
        return
    except BeleidsgraafError as error:
        yield Finding(True, str(error), "make the folder writable, or serve it as it is")
        return
    generations = [p for p in (store.path / "generations").iterdir() if p.name.isdecimal()]
    names = [f"generations/{p.name}" for p in generations if int(p.name) > current or not (p / "lease").exists()]
    names += [f"patches/{p.name}" for p in (store.path / "patches").glob("*.new")]
    if names:
        yield Finding(False, f"a killed writer left {', '.join(sorted(names))}", "the next build removes it")
    if (store.path / FILE).exists():
        yield Finding(False, "a build did not finish", "build the same paths again: it goes on where it stopped")
