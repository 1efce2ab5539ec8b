"""RDF Patch: what a generation adds to and takes from the one before it, gathered while it is made.

A graph that is new is written as it came, packed; of a graph in which single statements change only these are looked
up; a graph that is put in the place of another is compared with it as a whole. So a patch costs what changed.
"""

from __future__ import annotations

import gzip
import os
import tempfile
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, Final

import pyoxigraph as ox

from beleidsgraaf.graph.quads.statements import Line

#: Takes in a graph that changed: its name, the lines that went, those that came.
Told = Callable[[str, Sequence[Line], Sequence[Line]], None]

#: The fastest level: the rows of a graph repeat themselves, and take a tenth of their size all the same.
_LEVEL: Final = 1


def pack(lines: Iterable[Line]) -> bytes:
    """Give the rows that add N-Quads lines, as one member of a gzip file."""
    return gzip.compress("".join([f"A {line}\n" for line in lines]).encode(), _LEVEL, mtime=0)


def unpack(packed: bytes) -> bytes:
    """Give the lines of packed rows as an N-Quads document."""
    return gzip.decompress(packed).replace(b"\nA ", b"\n").removeprefix(b"A ")


class Patch:
    """What changes from one generation to the next."""

    def __init__(self, folder: Path) -> None:
        """Begin; what is new waits in a file without a name in a folder."""
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - open as long as the transaction is
        self._new: dict[str, tuple[int, int]] = {}  #: graph to the place of its rows
        self._changed: dict[str, set[Line]] = {}  #: graph to the statements that came or went
        self._replaced: set[str] = set()

    def replaced(self, graph: str) -> None:
        """Note that a graph goes, or another comes in its place."""
        self._new.pop(graph, None)
        self._changed.pop(graph, None)
        self._replaced.add(graph)

    def new(self, graph: str, packed: bytes) -> None:
        """Note that a graph which the previous generation does not have holds these packed rows, sorted."""
        self.replaced(graph)
        self._replaced.discard(graph)
        self._new[graph] = self._file.seek(0, os.SEEK_END), len(packed)
        self._file.write(packed)

    def rows(self, graph: str) -> bytes:
        """Give the packed rows of a new graph."""
        start, size = self._new[graph]
        self._file.seek(start)
        return self._file.read(size)

    def changed(self, graph: str, lines: Iterable[Line]) -> None:
        """Note that statements come or go."""
        if graph in self._new:
            self.replaced(graph)
        if graph not in self._replaced:
            self._changed.setdefault(graph, set()).update(lines)

    def write(
        self,
        file: BinaryIO,
        number: int,
        previous: ox.Store | None,
        now: ox.Store,
        told: Told | None = None,
        known: Collection[str] = (),
    ) -> None:
        """Write header, then per graph what went and what came, sorted.

        Args:
            file: where to.
            number: of the generation.
            previous: the one before it, if any.
            now: the new one.
            told: also told of every graph that changed, with the lines that went and those that came.
            known: new graphs of which it need not be told.
        """
        file.write(_packed(f'H from "{number - 1}" .\nH to "{number}" .\nTX .\n'))
        for graph in sorted({*self._new, *self._changed, *self._replaced}):
            if graph in self._new:
                packed = self.rows(graph)
                file.write(packed)
                if told is not None and graph not in known:
                    told(graph, (), unpack(packed).decode().split("\n")[:-1])
                continue
            name = ox.NamedNode(graph)
            if graph in self._changed and previous is not None and previous.contains_named_graph(name):
                lines = sorted(self._changed[graph])
                quads = list(ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS))
                old = {line for line, quad in zip(lines, quads, strict=True) if quad in previous}
                new = {line for line, quad in zip(lines, quads, strict=True) if quad in now}
            else:
                old = set(lines_of(previous, name)) if previous is not None else set()
                new = set(lines_of(now, name))
            went, came = sorted(old - new), sorted(new - old)
            if went or came:
                file.write(_packed("".join([f"D {line}\n" for line in went] + [f"A {line}\n" for line in came])))
                if told is not None:
                    told(graph, went, came)
        file.write(_packed("TC .\n"))

    def close(self) -> None:
        """Forget it."""
        self._file.close()


def lines_of(store: ox.Store, graph: ox.NamedNode) -> list[Line]:
    """Give a graph as N-Quads lines."""
    text = ox.serialize(store.quads_for_pattern(None, None, None, graph), format=ox.RdfFormat.N_QUADS)
    assert text is not None
    return text.decode().split("\n")[:-1]  # not splitlines: a literal may hold a form feed


def _packed(text: str) -> bytes:
    return gzip.compress(text.encode(), _LEVEL, mtime=0)
