"""A new generation in the making: a copy of the current one that nobody sees until it is committed."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

import pyoxigraph as ox

from beleidsgraaf.errors import StoreError
from beleidsgraaf.graph.leftovers import drop_old, remove_leftovers
from beleidsgraaf.graph.letters import FILE as TEXTS
from beleidsgraaf.graph.letters import LETTER
from beleidsgraaf.graph.manifest import Manifest, SourceRecord
from beleidsgraaf.graph.patch import Patch, lines_of, unpack
from beleidsgraaf.graph.quads.statements import Line, document
from beleidsgraaf.graph.rows import Rows
from beleidsgraaf.graph.store import (
    Generation,
    Rdf,
    Store,
    sole_writer,
    sync_folder,
    unwritable,
    write_durably,
)
from beleidsgraaf.graph.texts import State, Texts, names, state

#: How many generations stay, the current one included.
KEEP: Final = 3

#: Lines that wait in memory before they are loaded.
_BATCH: Final = 200_000

#: From this many quads on Oxigraph's bulk loader is faster than a transaction.
_BULK: Final = 5_000

#: A transaction that loads so many lines, and half of all that there is, puts its files in order: a second or two a
#: million, and queries take a sixth less.
_COMPACT: Final = 100_000

#: What SQLite says when a disk is full or cannot be written.
_NO_ROOM: Final = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")
#: And what the system says.
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)


class Transaction(Rdf):
    """One writer's work on a store, begun by `with Transaction(store) as new:`.

    Leaving the block without `commit()`, or being killed at any moment before its last step, leaves the old state.

    Raises:
        StoreLocked: another process writes the store.
        StoreError: it cannot be written.
    """

    def __init__(self, store: Store, keep: int = KEEP) -> None:
        self._store = store
        self._keep = max(1, keep)
        self._lock: AbstractContextManager[None] | None = None
        self._previous: Generation | None = None
        self._waiting: dict[str, list[bytes]] = {}  #: graph to N-Quads documents
        self._waiting_lines = 0
        self._loaded_lines = 0
        self._loading: tuple[frozenset[str], Future[None]] | None = None
        self._loader = ThreadPoolExecutor(1)  # the engine loads without Python's lock
        self._texts: Texts | None = None
        self._followed: set[str] = set()  #: new graphs that search knows already
        self._before = State.NONE  #: of the letters and the index of the generation before
        self.number = 0
        self.manifest = Manifest()
        self.facts: dict[str, str] = {}  #: what else is to be known of a generation, by name

    def __enter__(self) -> Self:
        lock = sole_writer(self._store.path)
        lock.__enter__()
        self._lock = lock
        try:
            self._begin()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()
        if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorname.startswith(_NO_ROOM):
            raise unwritable(self._store.path, OSError(str(error))) from error
        if isinstance(error, OSError) and error.errno in _FULL:
            raise unwritable(self._store.path, error) from error

    def _begin(self) -> None:
        store = self._store
        current = store.current
        self.number = current + 1
        self._folder = store.generation_folder(self.number)
        try:
            remove_leftovers(store, current)
            drop_old(store, self._keep)  # also what a writer that was killed after its last step would have dropped
            self._folder.mkdir(parents=True)
            (self._folder / "lease").touch()
            if current:
                self._previous = store.read(current)
                self.manifest = Manifest.load(self._previous.folder / "sources.jsonl")
                self.facts = json.loads((self._previous.folder / "facts.json").read_text(encoding="utf-8"))
                self._before = state(self._previous.database(TEXTS))
                self._previous.rdf.backup(str(self._folder / "graph"))
                for beside in self._previous.folder.glob("*.sqlite"):
                    if beside.name != TEXTS:  # that one is copied when something in it changes
                        shutil.copyfile(beside, self._folder / beside.name)
            rdf = ox.Store(str(self._folder / "graph"))
            self._patch = Patch(self._folder)
        except OSError as error:
            raise unwritable(store.path, error) from error
        super().__init__(rdf, store.mint)

    def _end(self) -> None:
        self._loader.shutdown()
        if self._texts is not None:
            self._texts.abandon()
            self._texts = None
        if hasattr(self, "rdf"):
            self._patch.close()
            del self.rdf
        if self._previous is not None:
            self._previous.close()
            self._previous = None
        if self._lock is not None:
            if self.number > self._store.current:
                shutil.rmtree(self._folder, ignore_errors=True)
            lock, self._lock = self._lock, None
            lock.__exit__(None, None, None)

    @property
    def folder(self) -> Path:
        """Folder of the generation: what lies in it comes and goes with it."""
        return self._folder

    # changes

    def replace(self, graph: str, lines: Iterable[Line]) -> None:
        """Make these N-Quads lines, which name the graph, all that the graph holds."""
        self.remove(graph)
        self.add(graph, lines)

    def take_in(self, record: SourceRecord, graph: bytes, letter: bytes) -> None:
        """Take what was read of a source in place of what stood there.

        Args:
            record: of the source.
            graph: all that its graph says, as packed rows (`patch.pack`), sorted.
            letter: packed (`letters.pack`); it goes when its source leaves the manifest.
        """
        name, content = self.mint.source_graph(record.key), unpack(graph)
        self.remove(name)
        if self._previous is None or not self._previous.rdf.contains_named_graph(ox.NamedNode(name)):
            try:
                self._patch.new(name, graph)
            except OSError as error:
                raise unwritable(self._store.path, error) from error
        self._wait(name, content, record.quads)
        self.manifest.put(record)
        self._open_texts().keep(record.key, letter)
        if self._previous is None:  # nothing comes between: search follows while processes read on
            self._follow(name, (), content.decode().split("\n")[:-1])
            self._followed.add(name)

    def add(self, graph: str, lines: Iterable[Line]) -> None:
        """Add N-Quads lines, which name the graph, to what it holds."""
        new = list(lines)
        self._patch.changed(graph, new)
        if new:
            self._wait(graph, document(new), len(new))

    def _wait(self, graph: str, content: bytes, count: int) -> None:
        """Load N-Quads with more."""
        self._waiting.setdefault(graph, []).append(content)
        self._waiting_lines += count
        if self._waiting_lines >= _BATCH:
            self._load()

    def remove(self, graph: str) -> None:
        """Drop a graph."""
        if graph in self._followed:
            self._followed.discard(graph)
            self._open_texts().rename(names(unpack(self._patch.rows(graph)).decode().split("\n")[:-1], ()))
        self._patch.replaced(graph)
        self._waiting.pop(graph, None)
        if self._loading is not None and graph in self._loading[0]:
            self._loaded()
        name = ox.NamedNode(graph)
        if self.rdf.contains_named_graph(name):
            try:
                self.rdf.remove_graph(name)
            except OSError as error:
                raise unwritable(self._store.path, error) from error

    def has_letter(self, key: str) -> bool:
        """Tell whether the generation before holds the letter of a source."""
        return self._letter_before(key) is not None

    def restore(self, graph: str) -> None:
        """Put a graph back as it was before this transaction, and the letter of its source."""
        self.remove(graph)
        key = self.mint.source_of(graph)
        if self._texts is not None and key is not None:
            packed = self._letter_before(key)
            if packed is None:
                self._texts.drop(key)
            else:
                self._texts.keep(key, packed)
        if self._previous is not None:
            self.add(graph, lines_of(self._previous.rdf, ox.NamedNode(graph)))

    def retract(self, quads: Iterable[ox.Quad]) -> None:
        """Take single quads out of named graphs."""
        for quad in list(quads):
            if isinstance(quad.graph_name, ox.NamedNode):
                self._patch.changed(quad.graph_name.value, [f"{quad} ."])
            self.rdf.remove(quad)

    def update(self, sparql: str, graphs: Iterable[str]) -> None:
        """Do a SPARQL Update, which changes these graphs and no others.

        Raises:
            SyntaxError: it does not parse.
        """
        self.settle()
        for graph in graphs:
            self._patch.replaced(graph)
        try:
            self.rdf.update(sparql)
        except OSError as error:
            raise unwritable(self._store.path, error) from error

    def settle(self) -> None:
        """Load what waits, so that `rdf` itself shows every change."""
        if self._waiting:
            self._load()
        self._loaded()

    def _load(self) -> None:
        """Begin to load what waits, when what was begun before is done."""
        self._loaded()
        content = b"".join([part for graph in sorted(self._waiting) for part in self._waiting[graph]])
        load = self.rdf.bulk_load if self._waiting_lines >= _BULK else self.rdf.load
        done = self._loader.submit(load, content, ox.RdfFormat.N_QUADS)
        self._loading = frozenset(self._waiting), done
        self._loaded_lines += self._waiting_lines
        self._waiting.clear()
        self._waiting_lines = 0

    def _loaded(self) -> None:
        """Wait for what is being loaded."""
        if self._loading is None:
            return
        _, done = self._loading
        self._loading = None
        try:
            done.result()
        except OSError as error:
            raise unwritable(self._store.path, error) from error
        except SyntaxError as error:
            raise StoreError(f"a statement that is no RDF: {error}; this is a defect of the program") from error

    # questions, which see what was changed so far

    def query(self, sparql: str) -> Rows:
        """Answer a SPARQL query over the union of all graphs, changes included."""
        self.settle()
        return super().query(sparql)

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Give the quads of one graph, or of all, changes included."""
        if graph is None or graph in self._unloaded():
            self.settle()
        return super().quads(graph)

    def graphs(self) -> list[str]:
        """Give the names of the graphs, sorted, changes included."""
        return sorted({*super().graphs(), *self._unloaded()})

    def _unloaded(self) -> set[str]:
        """Give the graphs of which `rdf` does not show everything yet."""
        return {*self._waiting, *(self._loading[0] if self._loading is not None else ())}

    # the end

    def commit(self) -> int:
        """Make this generation the one that counts, and give its number."""
        self.settle()
        store = self._store
        try:
            with _new_file(store.patch(self.number)) as file:
                previous = self._previous.rdf if self._previous is not None else None
                follow = self._follow if previous is None or self._before is State.CURRENT else None
                self._patch.write(file, self.number, previous, self.rdf, follow, self._followed)
            self._patch.close()
            self._settle_texts()
            if self._loaded_lines >= max(_COMPACT, sum(record.quads for record in self.manifest) // 2):
                self.rdf.optimize()
            self.rdf.flush()
            del self.rdf
            write_durably(self._folder / "sources.jsonl", self.manifest.dump())
            write_durably(self._folder / "facts.json", json.dumps(self.facts, indent=1, sort_keys=True) + "\n")
            sync_folder(self._folder.parent)
            write_durably(store.path / "CURRENT", f"{self.number}\n")
        except OSError as error:
            raise unwritable(store.path, error) from error
        if self._previous is not None:
            self._previous.close()
            self._previous = None
        drop_old(store, self._keep)
        return self.number

    # letters and search

    def _open_texts(self) -> Texts:
        if self._texts is None:
            if self._previous is not None and self._before is not State.NONE:
                shutil.copyfile(self._previous.folder / TEXTS, self._folder / TEXTS)
            self._texts = Texts(self._folder / TEXTS)
        return self._texts

    def _letter_before(self, key: str) -> bytes | None:
        texts = self._previous.database(TEXTS) if self._previous is not None else None
        if texts is None or self._before is State.NONE:
            return None
        found = texts.execute(LETTER, (key,)).fetchone()
        return found[0] if found else None

    def _follow(self, graph: str, went: Sequence[Line], came: Sequence[Line]) -> None:
        """Let search find what a graph says now."""
        if changes := names(went, came):
            self._open_texts().rename(changes)
        key = self.mint.source_of(graph)
        if key is None:
            return
        record = self.manifest.get(key)
        if record is None:
            self._open_texts().drop(key)
        else:
            documents = [self.mint.document(d) for d in record.documents] if record.speaks else []
            lines = came if len(came) == record.quads else lines_of(self.rdf, ox.NamedNode(graph))
            self._open_texts().follow(key, lines, documents)

    def _settle_texts(self) -> None:
        """Write letters and index; where nothing in them changed they are shared with the generation before."""
        if self._texts is None and self._previous is not None and self._before is State.CURRENT:
            before = self._previous.folder / TEXTS
            try:
                os.link(before, self._folder / TEXTS)
            except OSError:  # a file system without links
                shutil.copyfile(before, self._folder / TEXTS)
            return
        texts = self._open_texts()
        if self._previous is not None and self._before is not State.CURRENT:
            for graph in super().graphs():
                self._follow(graph, (), lines_of(self.rdf, ox.NamedNode(graph)))
        for key in sorted(texts.kept):  # a letter that is laid out otherwise, whose graph says the same
            self._follow(self.mint.source_graph(key), (), ())
        texts.close()
        self._texts = None


class _new_file:
    """Open a file for writing that gets its name, durably, only when it is whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._temporary = path.with_name(path.name + ".new")

    def __enter__(self) -> BinaryIO:
        self._file = self._temporary.open("wb")
        return self._file

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self._file.flush()
            os.fsync(self._file.fileno())
        self._file.close()
        if kind is None:
            self._temporary.replace(self._path)
            sync_folder(self._path.parent)
