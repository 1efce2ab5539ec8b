"""The cache folder: a folder per publication, and one manifest that says where each file came from, and when."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

MANIFEST: Final = "manifest.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """One fetched file."""

    path: str  #: relative to the shelf
    identifier: str
    address: str
    fetched: str  #: ISO 8601, UTC
    sha256: str
    media_type: str
    licence: str
    etag: str = ""
    last_modified: str = ""


class Shelf:
    """Files under a folder, known by their path.

    The manifest grows by a line a file, the last line of a path speaks; it is written anew when a shelf is opened and
    holds lines that no longer speak, or one that was cut off.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        lines = list(self._load())
        self._entries: dict[str, Entry] = {entry.path: entry for entry in lines if entry is not None}
        if len(self._entries) < len(lines):
            self._save()

    def _load(self) -> Iterator[Entry | None]:
        try:
            lines = (self.folder / MANIFEST).read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return
        for line in lines:
            try:
                yield Entry(**json.loads(line))
            except (ValueError, TypeError):
                yield None

    def __iter__(self) -> Iterator[Entry]:
        return iter(sorted(self._entries.values(), key=lambda entry: entry.path))

    def path(self, folder: str, name: str) -> Path:
        """Give where a file stands."""
        return self.folder / folder / name

    def validators(self, path: Path) -> Mapping[str, str]:
        """Give the headers of a conditional request for a file that is there unharmed; empty ones otherwise."""
        entry = self._entries.get(self._relative(path))
        if entry is None or not path.exists() or checksum(path) != entry.sha256:
            return {}
        pairs = {"If-None-Match": entry.etag, "If-Modified-Since": entry.last_modified}
        return {name: value for name, value in pairs.items() if value}

    def has(self, path: Path) -> bool:
        """Tell whether a file is there unharmed."""
        entry = self._entries.get(self._relative(path))
        return entry is not None and path.exists() and checksum(path) == entry.sha256

    def put(self, path: Path, identifier: str, address: str, headers: Mapping[str, str], licence: str) -> Entry:
        """Enter a file that has been brought."""
        entry = Entry(
            path=self._relative(path),
            identifier=identifier,
            address=address,
            fetched=datetime.now(UTC).isoformat(timespec="seconds"),
            sha256=checksum(path),
            media_type=headers.get("content-type", "").split(";")[0].strip(),
            licence=licence,
            etag=headers.get("etag", ""),
            last_modified=headers.get("last-modified", ""),
        )
        self._entries[entry.path] = entry
        with (self.folder / MANIFEST).open("a", encoding="utf-8") as out:
            out.write(_line(entry))
        return entry

    def _save(self) -> None:
        body = "".join(map(_line, self))
        new = self.folder / f"{MANIFEST}.new"
        with new.open("w", encoding="utf-8") as out:
            out.write(body)
            out.flush()
            os.fsync(out.fileno())
        new.replace(self.folder / MANIFEST)

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


def _line(entry: Entry) -> str:
    return json.dumps(asdict(entry), ensure_ascii=False) + "\n"


def checksum(path: Path) -> str:
    """Give the sha-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
