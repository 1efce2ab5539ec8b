"""From what a user names (folders, files, patterns) to the files to read and their keys.

A source's key is its path below the folder that was given, below the fixed part of a pattern, or the file's name.
A file that the store already holds keeps the key it has there.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to read."""

    file: Path  #: absolute
    shown: str  #: as the user would name it
    key: str


def gather(paths: Iterable[str], suffixes: Sequence[str], known: Manifest, prefix: str = "") -> list[Candidate]:
    """Give the files to read, sorted by key, each once.

    Args:
        paths: folders (everything below with a suffix that can be read), files, patterns with `*`, `?`, `[` or `**`.
        suffixes: in lower case, with their dot.
        known: what the store holds already.
        prefix: put before the keys of files that the store does not know yet.

    Raises:
        UsageError: a path is not there, a pattern matches nothing, a folder holds no letters.
    """
    found: dict[str, Candidate] = {}
    for path in paths:
        for file, name in _expand(path, suffixes):
            absolute = Path(os.path.abspath(file))  # noqa: PTH100 - resolve() would follow links and lose the name
            record = known.at(str(absolute))
            key = record.key if record is not None else f"{prefix}{name}"
            found.setdefault(str(absolute), Candidate(absolute, str(file), key))
    return sorted(found.values(), key=lambda c: (c.key, str(c.file)))


def _expand(path: str, suffixes: Sequence[str]) -> list[tuple[Path, str]]:
    given = Path(path)
    if given.is_dir():
        files = [(f, f.relative_to(given).as_posix()) for f in _below(given, suffixes)]
        if not files:
            raise UsageError(f"{path}: no letters in this folder; files that can be read end in {', '.join(suffixes)}")
        return files
    if given.exists():
        return [(given, given.name)]
    if not glob.has_magic(path):
        raise UsageError(f"{path}: no such file or folder")
    fixed = Path(*_fixed(given))
    matches = [Path(m) for m in sorted(glob.glob(path, recursive=True))]  # noqa: PTH207 - Path.glob takes no absolute ones
    files = [(m, m.relative_to(fixed).as_posix()) for m in matches if m.is_file()]
    if not files:
        raise UsageError(f"{path}: the pattern matches no file")
    return files


def _below(folder: Path, suffixes: Sequence[str]) -> list[Path]:
    """Give the files below a folder that can be read by their name; hidden ones are left alone."""
    files = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        files += [Path(here, n) for n in names if not n.startswith(".") and n.lower().endswith(tuple(suffixes))]
    return sorted(files)


def _fixed(pattern: Path) -> list[str]:
    """Give the leading parts of a pattern that hold no wildcard."""
    parts = []
    for part in pattern.parts:
        if glob.has_magic(part):
            break
        parts.append(part)
    return parts
