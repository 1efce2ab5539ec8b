"""Keeps a store in step with a folder: new, changed and removed files are taken in as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from beleidsgraaf.errors import BeleidsgraafError
from beleidsgraaf.extract.read import archive, is_source
from beleidsgraaf.graph.build import BuildReport, build, remove
from beleidsgraaf.graph.manifest import Manifest
from beleidsgraaf.graph.store import Store
from beleidsgraaf.graph.transaction import KEEP


def vanished(store: Store, folder: Path) -> list[str]:
    """Give the keys of sources that were read below a folder and are not there any more."""
    below = folder.absolute()
    manifest = Manifest.load(store.generation_folder(store.current) / "sources.jsonl")
    return [r.key for r in manifest if Path(r.file).is_relative_to(below) and not archive.exists(Path(r.file))]


def step(store: Store, folder: Path, keep: int = KEEP) -> list[BuildReport]:
    """Bring a store in step with a folder once; an unchanged file costs a checksum."""
    reports = []
    if any(is_source(path) or archive.may_hold(path) for path in folder.rglob("*") if path.is_file()):
        reports.append(build(store, [str(folder)], keep=keep))
    if gone := vanished(store, folder):
        reports.append(remove(store, gone, keep))
    return reports


def watch(
    store: Store,
    folder: Path,
    changes: Iterable[object],
    told: Callable[[BuildReport], None],
    complain: Callable[[BeleidsgraafError], None],
    keep: int = KEEP,
) -> None:
    """Bring a store in step at once, and again after each change; an error is told and the watch goes on.

    Args:
        changes: one item per moment at which something changed, such as `watchfiles.watch` gives; it ends the watch.
    """

    def once() -> None:
        try:
            for report in step(store, folder, keep):
                told(report)
        except BeleidsgraafError as error:
            complain(error)

    once()
    for _ in changes:
        once()
