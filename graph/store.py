"""The store on disk: generations of complete Oxigraph stores, and a pointer to the one that counts.

::

    store.json            format version and base of the IRIs
    CURRENT               number of the generation that counts; replaced atomically
    generations/<n>/      graph/ (an Oxigraph store), sources.jsonl (what was read into it),
                          texts.sqlite (the letters and the index that search reads), derivation.sqlite
    patches/<n>.rdfp.gz   what generation <n> adds to and takes from the one before it (RDF Patch)
    lock                  held by the one process that writes

A generation is never written to once CURRENT names it: readers open it read-only and keep it for as long as they
like, while a writer works on a copy (`graph/transaction.py`). The last `KEEP` generations stay, and older ones that
somebody still reads; patches stay all.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Protocol, Self

import pyoxigraph as ox

from beleidsgraaf.errors import QueryError, StoreError, StoreLocked, StoreVersionError, UsageError
from beleidsgraaf.graph.iri import DEFAULT_BASE, Mint
from beleidsgraaf.graph.rows import Rows, rows_of

#: Raised when the layout on disk changes in a way that an older version cannot read.
FORMAT: Final = 1


class Graphs(Protocol):
    """What can be asked: a generation on disk, one in the making, or a remote endpoint."""

    @property
    def mint(self) -> Mint:
        """The maker of its IRIs."""

    def query(self, sparql: str) -> Rows:
        """Answer a SPARQL query over the union of all graphs."""

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Give the quads of one graph, or of all."""

    def graphs(self) -> list[str]:
        """Give the names of the graphs, sorted."""


class Rdf:
    """An Oxigraph store that answers from the union of its graphs."""

    def __init__(self, rdf: ox.Store, mint: Mint) -> None:
        self.rdf = rdf
        self._mint = mint

    @property
    def mint(self) -> Mint:
        """The maker of its IRIs."""
        return self._mint

    def query(self, sparql: str) -> Rows:
        """Answer a SPARQL query over the union of all graphs.

        Raises:
            QueryError: when it does not parse or cannot be answered.
        """
        try:
            return rows_of(self.rdf.query(sparql, use_default_graph_as_union=True))
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"the query does not parse: {error}") from error
        except (OSError, RuntimeError) as error:  # RuntimeError: the engine, of damaged files
            raise QueryError(
                f"the query cannot be answered: {error}; look the store over with: beleidsgraaf doctor"
            ) from error

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Give the quads of one graph, or of all."""
        name = None if graph is None else ox.NamedNode(graph)
        return self.rdf.quads_for_pattern(None, None, None, name)

    def graphs(self) -> list[str]:
        """Give the names of the graphs, sorted."""
        return sorted(g.value for g in self.rdf.named_graphs())


class Generation(Rdf):
    """A finished generation, open for reading; as long as it is open it is not dropped."""

    def __init__(self, folder: Path, mint: Mint) -> None:
        self.folder = folder
        self.number = int(folder.name)
        self._lease: IO[bytes] | None = None
        self._beside: dict[str, sqlite3.Connection | None] = {}
        try:
            self._lease = (folder / "lease").open("rb")
            fcntl.flock(self._lease, fcntl.LOCK_SH)
            rdf = ox.Store.read_only(str(folder / "graph"))
        except (OSError, RuntimeError) as error:  # the engine says RuntimeError of files that do not fit together
            if self._lease is not None:
                self._lease.close()
            raise StoreError(f"{folder}: this generation of the store cannot be opened ({error})") from error
        super().__init__(rdf, mint)

    def database(self, name: str) -> sqlite3.Connection | None:
        """Give a database that lies beside the graph, None where an older version made none; nothing locks it."""
        if name not in self._beside:
            file = (self.folder / name).absolute()
            asked = f"{file.as_uri()}?mode=ro&immutable=1"
            self._beside[name] = sqlite3.connect(asked, uri=True, check_same_thread=False) if file.exists() else None
        return self._beside[name]

    def close(self) -> None:
        """Give the generation free."""
        for database in self._beside.values():
            if database is not None:
                database.close()
        self._beside.clear()
        del self.rdf
        if self._lease is not None:
            self._lease.close()
            self._lease = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


class Store:
    """A store folder."""

    def __init__(self, path: Path, base: str) -> None:
        self.path = path
        self.mint = Mint(base)

    @classmethod
    def create(cls, path: Path, base: str = DEFAULT_BASE) -> Store:
        """Make an empty store in a folder that is not there yet or is empty.

        Raises:
            StoreError: the folder holds something else, or cannot be written.
            UsageError: the base is no http(s) address that ends in a slash.
        """
        try:
            mint = Mint(base)
        except ValueError as error:
            raise UsageError(str(error)) from error
        try:
            path.mkdir(parents=True, exist_ok=True)
            # what a killed `create` leaves is no obstacle
            if any(p.name not in {"lock", "generations", "patches", "store.json.new"} for p in path.iterdir()):
                raise StoreError(f"{path}: not a store, and not empty; give a folder of its own")
            for name in ("generations", "patches"):
                (path / name).mkdir(exist_ok=True)
            write_durably(path / "store.json", json.dumps({"format": FORMAT, "base": base}, indent=1) + "\n")
        except OSError as error:
            raise unwritable(path, error) from error
        return cls(path, mint.base)

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open an existing store.

        Raises:
            StoreError: there is none, or it cannot be read.
            StoreVersionError: a newer version wrote it.
        """
        try:
            described = json.loads((path / "store.json").read_text(encoding="utf-8"))
            version, base = int(described["format"]), str(described["base"])
        except FileNotFoundError:
            raise StoreError(f"{path}: no store here; make one with: beleidsgraaf build PATH --store {path}") from None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{path}: store.json cannot be read ({error}); restore it from a backup") from error
        if version > FORMAT:
            raise StoreVersionError(
                f"{path}: this store has format {version}, and this version of beleidsgraaf reads up to {FORMAT}; "
                "install a newer version, or build a new store"
            )
        try:
            return cls(path, base)
        except ValueError as error:
            raise StoreError(f"{path}: store.json holds a wrong base ({error})") from error

    @property
    def current(self) -> int:
        """Number of the generation that counts, 0 for a store into which nothing was built."""
        try:
            return int((self.path / "CURRENT").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return 0
        except (OSError, ValueError) as error:
            raise StoreError(f"{self.path}: CURRENT cannot be read ({error}); restore it from a backup") from error

    def generation_folder(self, number: int) -> Path:
        """Give the folder of a generation."""
        return self.path / "generations" / str(number)

    def patch(self, number: int) -> Path:
        """Give the file that says what a generation changed."""
        return self.path / "patches" / f"{number}.rdfp.gz"

    def generations(self) -> list[int]:
        """Give the numbers of the finished generations that are still there, ascending."""
        found = (int(p.name) for p in (self.path / "generations").iterdir() if p.name.isdecimal())
        return sorted(n for n in found if n <= self.current)

    def read(self, number: int | None = None) -> Generation:
        """Open a generation for reading, the current one unless told otherwise.

        Raises:
            StoreError: nothing was built yet, or that generation is no longer there.
        """
        while True:
            wanted = self.current if number is None else number
            if wanted == 0:
                raise StoreError(f"{self.path}: the store is empty; fill it with: beleidsgraaf build PATH")
            folder = self.generation_folder(wanted)
            try:
                if (folder / "lease").exists():
                    return Generation(folder, self.mint)
                raise StoreError(f"{self.path}: generation {wanted} is not there any more")
            except StoreError:  # it may be dropped between reading its number and opening it: then another counts
                if number is not None or self.current == wanted:
                    raise


def unwritable(path: Path, error: OSError) -> StoreError:
    """Say that a store cannot be written, and why."""
    reason = error.strerror or str(error)
    return StoreError(f"{path}: the store cannot be written ({reason}); check the rights and the free space")


def write_durably(path: Path, content: str) -> None:
    """Write a file so that it holds its old or its new content at any moment, also after a power cut."""
    temporary = path.with_name(path.name + ".new")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def sole_writer(path: Path) -> Iterator[None]:
    """Hold the store's lock; whoever comes second is told so.

    Raises:
        StoreLocked: another process holds it.
        StoreError: the folder cannot be written.
    """
    try:
        file = (path / "lock").open("a")
    except OSError as error:
        raise unwritable(path, error) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreLocked(f"{path}: another process is writing this store; wait until it is done") from None
        yield
