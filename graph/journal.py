"""What a build has read so far, so that one that is killed goes on where it stopped.

A file of records beside the generations, each with its length and checksum: what a killed writer left half is cut off.
A record counts only for a build with the same program, registers and decisions, and for a file with the same bytes.
"""

from __future__ import annotations

import contextlib
import json
import os
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import accumulate, pairwise
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from beleidsgraaf.graph.derive.update import Gathered
from beleidsgraaf.graph.produce import Product
from beleidsgraaf.graph.store import unwritable

#: Name of the file in the folder of a store.
FILE: Final = "journal"

_PACKED: Final = ("packed_graph", "packed_facts", "packed_letter")
#: Lengths of the head and of what is packed, then the checksum of all these.
_FRAME: Final = struct.Struct(f">{len(_PACKED) + 2}I")
_HEAD: Final = tuple(f.name for f in fields(Product) if f.name not in _PACKED)


class Journal:
    """The products of the sources that a build has read."""

    def __init__(self, path: Path, setting: str) -> None:
        """Open a journal; one that was begun under another setting is begun anew."""
        self._path = path
        self._at: dict[str, tuple[str, int]] = {}  #: key to the checksum of the source and the place of its record
        first = json.dumps({"setting": setting}).encode() + b"\n"
        self._file: BinaryIO = path.open("a+b")
        self._file.seek(0)
        if self._file.readline() != first:
            self._file.truncate(0)
            self._file.write(first)
            self._file.flush()
            return
        end = self._file.tell()
        for start, product in self._whole():
            self._at[product.key] = (product.sha256, start)
            end = self._file.tell()
        self._file.truncate(end)

    def _whole(self) -> Iterator[tuple[int, Product]]:
        """Give the records from here on, up to the first that is not whole."""
        while True:
            start = self._file.tell()
            product = self._read()
            if product is None:
                return
            yield start, product

    def put(self, product: Product) -> None:
        """Add a product; it outlives a kill of the process at once, a power cut perhaps not.

        Raises:
            StoreError: it cannot be written.
        """
        self._file.seek(0, os.SEEK_END)
        start = self._file.tell()
        head = json.dumps({name: getattr(product, name) for name in _HEAD}, ensure_ascii=False).encode()
        parts = (head, *(getattr(product, name) for name in _PACKED))
        try:
            self._file.write(_FRAME.pack(*map(len, parts), zlib.crc32(b"".join(parts))) + b"".join(parts))
            self._file.flush()
        except OSError as error:
            raise unwritable(self._path, error) from error
        self._at[product.key] = (product.sha256, start)

    def get(self, key: str, sha256: str | None = None) -> Product | None:
        """Give the product of a source, None when there is none, or none for a file with these bytes."""
        known, start = self._at.get(key, ("", 0))
        if key not in self._at or sha256 not in (None, known):
            return None
        self._file.seek(start)
        return self._read()

    def products(self) -> Iterator[Product]:
        """Give all products in the order in which they came."""
        for key, _ in sorted(self._at.items(), key=lambda item: item[1][1]):
            if (product := self.get(key)) is not None:
                yield product

    def close(self) -> None:
        """Close the file and keep it."""
        self._file.close()

    def __contains__(self, key: str) -> bool:
        return key in self._at

    def __len__(self) -> int:
        return len(self._at)

    def _read(self) -> Product | None:
        frame = self._file.read(_FRAME.size)
        if len(frame) < _FRAME.size:
            return None
        *lengths, checksum = _FRAME.unpack(frame)
        body = self._file.read(sum(lengths))
        if len(body) < sum(lengths) or zlib.crc32(body) != checksum:
            return None
        ends = list(accumulate(lengths))
        said = json.loads(body[: ends[0]])
        said["documents"], said["named"] = tuple(said["documents"]), tuple(said["named"])
        packed = (body[start:end] for start, end in pairwise(ends))
        said.update(zip(_PACKED, packed, strict=True))
        return Product(**said)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the file; it goes when the work was finished, or holds nothing."""
        with contextlib.suppress(*(() if kind is None else (OSError,))):  # what could not be written cannot be now
            self._file.close()
        if kind is None or not self._at:
            self._path.unlink(missing_ok=True)


class Changed(Mapping[str, Gathered | None]):
    """What derivation needs of each source that changed, read from the journal one by one; None for one that went."""

    def __init__(self, journal: Journal, keys: Sequence[str], speaking: set[str]) -> None:
        self._journal, self._keys, self._speaking = journal, keys, speaking

    def __getitem__(self, key: str) -> Gathered | None:
        made = self._journal.get(key) if key in self._speaking else None
        return None if made is None else made.gathered()

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
