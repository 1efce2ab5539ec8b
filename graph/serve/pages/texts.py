"""The letters as text: read again from the files that the store was built from, if these are as they were."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from beleidsgraaf.errors import BeleidsgraafError
from beleidsgraaf.graph.manifest import Manifest
from beleidsgraaf.graph.store import Generation


def text_of(generation: Generation, key: str) -> str | None:
    """Give the canonical text of a source, None where its file is gone or changed."""
    record = manifest(generation.folder).get(key)
    return _read(record.file, key, record.sha256) if record else None


@lru_cache(maxsize=4)
def manifest(folder: Path) -> Manifest:
    """Give what was read into a generation."""
    return Manifest.load(folder / "sources.jsonl")


@lru_cache(maxsize=256)
def _read(file: str, key: str, wanted: str) -> str | None:
    from beleidsgraaf.extract.read import read

    path = Path(file)
    try:
        if sha256(path.read_bytes()).hexdigest() != wanted:
            return None
        return read(path, key, path.name).text
    except (OSError, BeleidsgraafError):
        return None
