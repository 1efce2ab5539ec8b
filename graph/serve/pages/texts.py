"""The letters as text: read again from the files that the store was built from, if these are as they were."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from beleidsgraaf.errors import BeleidsgraafError
from beleidsgraaf.extract.model import Block, FootnoteMarker, Reading
from beleidsgraaf.graph.manifest import Manifest
from beleidsgraaf.graph.store import Generation


@dataclass(frozen=True)
class Letter:
    """A source as it is shown: its text, and how that is laid out."""

    text: str  #: canonical; source offsets count in it
    reading: Reading
    blocks: tuple[Block, ...]
    markers: tuple[FootnoteMarker, ...]


def text_of(generation: Generation, key: str) -> str | None:
    """Give the canonical text of a source, None where its file is gone or changed."""
    letter = letter_of(generation, key)
    return letter.text if letter else None


def letter_of(generation: Generation, key: str) -> Letter | None:
    """Give a source as it is shown, None where its file is gone or changed."""
    record = manifest(generation.folder).get(key)
    return _read(record.file, key, record.sha256) if record else None


@lru_cache(maxsize=4)
def manifest(folder: Path) -> Manifest:
    """Give what was read into a generation."""
    return Manifest.load(folder / "sources.jsonl")


@lru_cache(maxsize=64)
def _read(file: str, key: str, wanted: str) -> Letter | None:
    from beleidsgraaf.extract.layout import lay_out
    from beleidsgraaf.extract.read import read

    path = Path(file)
    try:
        if sha256(path.read_bytes()).hexdigest() != wanted:
            return None
        layout = lay_out(read(path, key, path.name))
    except (OSError, BeleidsgraafError):
        return None
    return Letter(layout.source.text, layout.reading, layout.blocks, layout.markers)
