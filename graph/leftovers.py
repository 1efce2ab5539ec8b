"""Takes out of a store what nobody needs: generations that are too old, and what a killed writer left."""

from __future__ import annotations

import fcntl
import shutil

from beleidsgraaf.graph.store import Store


def remove_leftovers(store: Store, current: int) -> None:
    """Remove what a killed writer left; the lock is held, so nobody else is at work."""
    for folder in (store.path / "generations").iterdir():
        if folder.name.isdecimal() and int(folder.name) > current:
            shutil.rmtree(folder)
    for file in (store.path / "patches").iterdir():
        number = file.name.partition(".")[0]
        if file.name.endswith(".new") or (number.isdecimal() and int(number) > current):
            file.unlink()


def drop_old(store: Store, keep: int) -> None:
    """Drop all but the last generations; one that is still read stays until a later build."""
    for number in store.generations()[:-keep]:
        folder = store.generation_folder(number)
        try:
            with (folder / "lease").open("rb") as lease:
                fcntl.flock(lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
                (folder / "lease").unlink()  # from here on nobody opens it
                shutil.rmtree(folder)
        except BlockingIOError:
            continue
        except OSError:  # half dropped by a killed writer: the rest goes now
            shutil.rmtree(folder, ignore_errors=True)
