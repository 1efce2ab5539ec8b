"""What a source's graph depends on beside its bytes: the program, its rules and lists, the registers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import beleidsgraaf

_ROOT: Final = Path(beleidsgraaf.__file__).parent
#: Folders and files whose content decides what is written for given bytes.
_PARTS: Final = (
    "extract",
    "graph/quads",
    "graph/derive",
    "graph/passages.py",
    "graph/iri.py",
    "graph/curation.py",
    "ontology",
)
_SUFFIXES: Final = frozenset({".py", ".csv", ".txt", ".toml", ".json"})


@lru_cache(maxsize=4)
def program(registers: Sequence[Path] = (), configuration: str = "") -> str:
    """Give a checksum of the code, rules, lists and registers that make a document graph, the user's own included.

    `configuration` is the checksum of a pipeline of the user's own, empty for the built-in one.
    """
    found = sha256(beleidsgraaf.__version__.encode())
    for file in _files(_ROOT / part for part in _PARTS):
        found.update(file.relative_to(_ROOT).as_posix().encode() + b"\0")
        found.update(sha256(file.read_bytes()).digest())
    for file in registers:
        found.update(sha256(file.read_bytes()).digest())
    found.update(configuration.encode())
    return found.hexdigest()[:16]


def _files(parts: Iterable[Path]) -> list[Path]:
    files: list[Path] = []
    for part in parts:
        candidates = part.rglob("*") if part.is_dir() else [part]
        files += [f for f in candidates if f.suffix in _SUFFIXES and f.is_file()]
    return sorted(files)
