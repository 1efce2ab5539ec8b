"""What was read into a generation: one record a source, kept beside the graph because it holds machine paths."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from beleidsgraaf.errors import StoreError


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One source of a store."""

    key: str
    file: str  #: absolute path where it was last read
    sha256: str
    fingerprint: str  #: of what else its graph depends on: program, registers, decisions
    form: str  #: media type
    documents: tuple[str, ...]  #: identifiers of the documents that it holds
    quads: int
    partial: bool = False  #: holds some pages of its documents only
    speaks: bool = True  #: False when another source holds the same documents in a better form


class Manifest:
    """The sources of a generation by key."""

    def __init__(self, records: dict[str, SourceRecord] | None = None) -> None:
        self._records = records or {}
        self._by_file = {r.file: r.key for r in self._records.values()}

    @classmethod
    def load(cls, path: Path) -> Manifest:
        """Read a manifest; no file is an empty one."""
        records: dict[str, SourceRecord] = {}
        try:
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    values = json.loads(line)
                    values["documents"] = tuple(values["documents"])
                    records[values["key"]] = SourceRecord(**values)
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{path}: cannot be read ({error}); restore the store from a backup") from error
        return cls(records)

    def dump(self) -> str:
        """Give the records as JSON, one a line, sorted by key."""
        return "".join(json.dumps(asdict(r), ensure_ascii=False, sort_keys=True) + "\n" for r in self)

    def __iter__(self) -> Iterator[SourceRecord]:
        return iter(sorted(self._records.values(), key=lambda r: r.key))

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, key: str) -> bool:
        return key in self._records

    def get(self, key: str) -> SourceRecord | None:
        """Give the record of a source, or None."""
        return self._records.get(key)

    def at(self, file: str) -> SourceRecord | None:
        """Give the record of the source that was last read from this file, or None."""
        key = self._by_file.get(file)
        return self._records.get(key) if key is not None else None

    def put(self, record: SourceRecord) -> None:
        """Add a record, or replace the one with its key."""
        self.drop(record.key)
        self._records[record.key] = record
        self._by_file[record.file] = record.key

    def drop(self, key: str) -> None:
        """Remove a record, if there is one."""
        record = self._records.pop(key, None)
        if record is not None and self._by_file.get(record.file) == key:
            del self._by_file[record.file]
