"""From what a user names (folders, files, patterns) to the files to read and their keys.

A source's key is its path below the folder that was given, below the fixed part of a pattern, or the file's name.
A file that the store already holds keeps the key it has there.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from beleidsgraaf.errors import SourceError, UsageError
from beleidsgraaf.extract.read import SUFFIXES, archive, is_source, sources_in
from beleidsgraaf.graph.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to read."""

    file: Path  #: absolute
    shown: str  #: as the user would name it
    key: str


def gather(paths: Iterable[str], known: Manifest, prefix: str = "") -> list[Candidate]:
    """Give the files to read, sorted by key, each once.

    Args:
        paths: folders (everything below that can be read by its name), files, patterns with `*`, `?`, `[` or `**`.
        known: what the store holds already.
        prefix: put before the keys of files that the store does not know yet.

    Raises:
        UsageError: a path is not there, a pattern matches nothing, a folder holds no letters.
    """
    found: dict[str, Candidate] = {}
    for path in paths:
        for file, name in _expand(path):
            absolute = _absolute(file)
            record = known.at(str(absolute))
            key = record.key if record is not None else f"{prefix}{name}"
            found.setdefault(str(absolute), Candidate(absolute, str(file), key))
    return sorted(found.values(), key=lambda c: (c.key, str(c.file)))


def _expand(path: str) -> list[tuple[Path, str]]:
    given = Path(path)
    if given.is_dir():
        files = [each for f in _below(given) for each in _opened(f, f.relative_to(given).as_posix())]
        if not files:
            raise UsageError(f"{path}: no letters in this folder; files that can be read end in {', '.join(SUFFIXES)}")
        return files
    if given.exists():
        return _opened(given, given.name)
    if (inside := archive.locate(given)) is not None and archive.exists(given):
        return [(given, f"{inside[0].name}/{inside[1]}")]
    if not glob.has_magic(path):
        raise UsageError(f"{path}: no such file or folder")
    fixed = Path(*_fixed(given))
    matches = [Path(m) for m in sorted(glob.glob(path, recursive=True))]  # noqa: PTH207 - Path.glob takes no absolute ones
    files = [each for m in matches if m.is_file() for each in _opened(m, m.relative_to(fixed).as_posix())]
    if not files:
        raise UsageError(f"{path}: the pattern matches no file")
    return files


def _absolute(file: Path) -> Path:
    """Give a file's absolute path; a name within an archive stays as it is, so that it leads to nothing outside."""
    inside = archive.locate(file)
    outer = os.path.abspath(inside[0] if inside else file)  # noqa: PTH100 - resolve() would lose the name of a link
    return Path(outer) / inside[1] if inside else Path(outer)


def _opened(file: Path, name: str) -> list[tuple[Path, str]]:
    """Give the sources in an archive, each under the archive's name and its own; a file that is none as it is.

    An archive that cannot be read stays, so that reading it says why.
    """
    if not archive.is_archive(file):
        return [(file, name)]
    try:
        return [(file / inner, f"{name}/{_contained(inner)}") for inner in sources_in(file)]
    except SourceError:
        return [(file, name)]


def _contained(inner: str) -> str:
    """Give a name within an archive without what would lead out of it."""
    return "/".join(part for part in inner.replace("\\", "/").split("/") if part not in ("", ".", ".."))


def _below(folder: Path) -> list[Path]:
    """Give the files below a folder that can be read by their name; hidden ones are left alone."""
    files = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        files += [
            Path(here, n)
            for n in names
            if not n.startswith(".") and (is_source(Path(n)) or archive.may_hold(Path(here, n)))
        ]
    return sorted(files)


def _fixed(pattern: Path) -> list[str]:
    """Give the leading parts of a pattern that hold no wildcard."""
    parts = []
    for part in pattern.parts:
        if glob.has_magic(part):
            break
        parts.append(part)
    return parts
