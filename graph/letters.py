"""The letters themselves, kept in the store: canonical text, reading and blocks, packed once per text.

The canonical text is what all offsets of the graph count in. The reading is made from stretches of it, so that only
where these lie and what was put in between them is kept.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Final

from beleidsgraaf.extract.model import Block, BlockKind, FootnoteMarker, Layout, Reading
from beleidsgraaf.graph.store import Generation

#: Name of the database in the folder of a generation, with the letters and the index that search reads.
FILE: Final = "texts.sqlite"

#: Asks for the packed letter of a source.
LETTER: Final = "SELECT packed FROM letter JOIN text USING (digest) WHERE key = ?"

_LEVEL: Final = 6


@dataclass(frozen=True)
class Letter:
    """A source as it is shown: its text, and how that is laid out."""

    text: str  #: canonical; source offsets count in it
    reading: Reading
    blocks: tuple[Block, ...]
    markers: tuple[FootnoteMarker, ...]


def pack(layout: Layout) -> bytes:
    """Give a letter as compressed JSON."""
    text, reading = layout.source.text, layout.reading
    stretches: list[tuple[int, int, str]] = []  # source offset, length, what stands before it in the reading alone
    at = 0
    for start, source, length in reading.segments:
        stretches.append((source, length, reading.text[at:start]))
        at = start + length
    rest = reading.text[at:]
    read = _read(text, stretches, rest)
    kept = {
        "text": text,
        "stretches": stretches,
        "rest": rest,
        "reading": None if read.text == reading.text else reading.text,
        "blocks": [(b.kind.value, b.start, b.end, b.document, b.label, b.continues) for b in layout.blocks],
        "markers": [(m.offset, m.label, m.block) for m in layout.markers],
    }
    return zlib.compress(json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def unpack(packed: bytes) -> Letter:
    """Give back what was packed."""
    kept = json.loads(zlib.decompress(packed))
    reading = _read(kept["text"], kept["stretches"], kept["rest"])
    if kept["reading"] is not None:
        reading = Reading(kept["reading"], reading.segments)
    blocks = tuple(Block(BlockKind(kind), *rest) for kind, *rest in kept["blocks"])
    return Letter(kept["text"], reading, blocks, tuple(FootnoteMarker(*m) for m in kept["markers"]))


def digest(packed: bytes) -> str:
    """Give the name under which a packed letter is kept."""
    return sha256(packed).hexdigest()


def letter_of(generation: Generation, key: str) -> Letter | None:
    """Give a source as it is shown, None where the store holds no such source."""
    packed = _packed(generation, key)
    return _unpacked(packed) if packed is not None else None


def text_of(generation: Generation, key: str) -> str | None:
    """Give the canonical text of a source, None where the store holds no such source."""
    letter = letter_of(generation, key)
    return letter.text if letter else None


def _packed(generation: Generation, key: str) -> bytes | None:
    texts = generation.database(FILE)
    found = texts.execute(LETTER, (key,)).fetchone() if texts else None
    return found[0] if found else None


@lru_cache(maxsize=64)
def _unpacked(packed: bytes) -> Letter:
    return unpack(packed)


def _read(text: str, stretches: list[tuple[int, int, str]], rest: str) -> Reading:
    parts: list[str] = []
    segments: list[tuple[int, int, int]] = []
    at = 0
    for source, length, before in stretches:
        parts += [before, text[source : source + length]]
        at += len(before)
        segments.append((at, source, length))
        at += length
    return Reading("".join([*parts, rest]), tuple(segments))
