"""Gold annotations: one JSON file per source text, offsets into the text that `beleidsgraaf text FILE` prints."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from beleidsgraaf.errors import SourceError, UsageError
from beleidsgraaf.extract.model import SourceText
from beleidsgraaf.extract.read import archive, is_source, read, sources_in

#: Ending of a gold file's name.
SUFFIX: Final = ".gold.json"

#: An annotation, as it stands in the file.
Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of one source text."""

    source: str  #: name of the file that they belong to
    text_sha256: str | None  #: of the text in UTF-8, where the file says it
    until: int | None  #: from this offset on nothing is annotated
    documents: tuple[Item, ...]
    mentions: tuple[Item, ...]
    citations: tuple[Item, ...]
    questions: tuple[Item, ...]
    relations: tuple[Item, ...]
    claims: tuple[Item, ...]
    decided: Mapping[str, Sequence[Sequence[int]]] | None = None  #: per kind the only characters that are spoken of

    def covers(self, kind: str, start: int, end: int) -> bool:
        """Tell whether the annotations speak of a finding of this kind (`mentions`, `claims`, ...) there."""
        if self.decided is not None:
            return any(_alike((start, end), (int(a), int(b))) for a, b in self.decided.get(kind, ()))
        return self.until is None or start < self.until


def _alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two places share half of the characters that either has."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * both >= max(one[1], other[1]) - min(one[0], other[0])


def load(folder: Path) -> list[Gold]:
    """Give the gold files of a folder, sorted by name.

    Raises:
        UsageError: there is none, or one cannot be read.
    """
    files = sorted(folder.glob(f"*{SUFFIX}"))
    if not files:
        raise UsageError(f"{folder}: no gold here; the files end in {SUFFIX}")
    return [_load(file) for file in files]


def _load(file: Path) -> Gold:
    try:
        said: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        kinds = ("documents", "mentions", "citations", "questions", "relations", "claims")
        items = {kind: tuple(said.get(kind, ())) for kind in kinds}
        return Gold(said["source"], said.get("text_sha256"), said.get("until"), **items, decided=said.get("decided"))
    except (ValueError, KeyError, OSError) as error:
        raise UsageError(
            f"{file}: no gold file ({type(error).__name__}: {error}); compare it with its README"
        ) from error


def texts(golds: Iterable[Gold], folders: Iterable[Path]) -> tuple[dict[str, SourceText], dict[str, str]]:
    """Give the text of each gold file's source, by its name, and why one is not there.

    Args:
        golds: the annotations.
        folders: where the sources lie, at any depth, also in archives.
    """
    wanted = {gold.source: gold for gold in golds}
    found: dict[str, SourceText] = {}
    missing = dict.fromkeys(wanted, "no such file below the given folders")
    for name, path in _places(set(wanted), folders):
        if name in found:
            continue
        try:
            text = read(path, name, name)
        except SourceError as error:
            missing[name] = str(error)
            continue
        expected = wanted[name].text_sha256
        if expected is not None and hashlib.sha256(text.text.encode()).hexdigest() != expected:
            missing[name] = "its text is not the one that was annotated; resolve the annotations anew"
            continue
        found[name] = text
        missing.pop(name, None)
    return found, missing


def _places(wanted: set[str], folders: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Give where files of these names lie; archives are opened only for what lies outside none."""
    archives: list[Path] = []
    left = set(wanted)
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            if path.name in wanted and is_source(path):
                left.discard(path.name)
                yield path.name, path
            elif archive.is_archive(path) and path.is_file():
                archives.append(path)
    for path in archives if left else ():
        try:
            names = sources_in(path)
        except SourceError:
            continue
        for name in names:
            short = name.rpartition("/")[2]
            if short in left:
                yield short, path / name
