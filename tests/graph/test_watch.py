"""Keeping a store in step with a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from beleidsgraaf.errors import BeleidsgraafError
from beleidsgraaf.graph.build import BuildReport
from beleidsgraaf.graph.manifest import Manifest
from beleidsgraaf.graph.store import Store
from beleidsgraaf.graph.watch import watch

LETTER = "Den Haag, 3 mei 2031\n\nHet kabinet opent een loket in de gemeente {place}.\n"


def _sources(store: Store) -> list[str]:
    return [r.key for r in Manifest.load(store.generation_folder(store.current) / "sources.jsonl")]


def test_new_changed_and_removed_files(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    store = Store.create(tmp_path / "store")
    seen: list[list[str]] = []
    reports: list[BuildReport] = []
    errors: list[BeleidsgraafError] = []

    def changes() -> Iterator[None]:
        (folder / "a.txt").write_text(LETTER.format(place="Urk"))
        (folder / "b.txt").write_text(LETTER.format(place="Zwolle"))
        yield
        seen.append(_sources(store))
        (folder / "a.txt").write_text(LETTER.format(place="Haarlem"))
        (folder / "b.txt").unlink()
        yield
        seen.append(_sources(store))
        (folder / "c.txt").write_bytes(b"\x00\x01\x02" * 100)
        yield
        seen.append(_sources(store))
        (folder / "a.txt").unlink()
        (folder / "c.txt").unlink()
        yield
        seen.append(_sources(store))

    watch(store, folder, changes(), reports.append, errors.append)
    assert seen == [["a.txt", "b.txt"], ["a.txt"], ["a.txt"], []]
    assert not errors
    assert [p.source for r in reports for p in r.failed] == ["c.txt"]
