"""A copy of a store: its current generation and all patches, taken while others read and write.

A finished generation is never written to, so that copying its files under a lease is enough.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from beleidsgraaf.errors import StoreError
from beleidsgraaf.graph.forgotten import FILE as FORGOTTEN
from beleidsgraaf.graph.store import FORMAT, Store, sync_folder, unwritable, write_durably


def copy(store: Store, target: Path) -> int:
    """Copy the current generation of a store to a folder that is not there yet, and give its number.

    The folder gets its name when it is whole; a copy that was interrupted leaves `NAME.new`, which the next one
    replaces. The copy is a store like any other.

    Raises:
        StoreError: the store is empty or cannot be read, the target is there or cannot be written.
    """
    if target.exists():
        raise StoreError(f"{target}: is there already; give a folder that is not, or move this one away")
    unfinished = target.with_name(target.name + ".new")
    with store.read() as generation:
        try:
            if unfinished.exists():
                shutil.rmtree(unfinished)
            for name in ("generations", "patches"):
                (unfinished / name).mkdir(parents=True)
            shutil.copytree(generation.folder, unfinished / "generations" / generation.folder.name)
            for number in range(1, generation.number + 1):
                if store.patch(number).exists():
                    shutil.copyfile(store.patch(number), unfinished / "patches" / store.patch(number).name)
            if (store.path / FORGOTTEN).exists():  # a copy must not learn it again
                shutil.copyfile(store.path / FORGOTTEN, unfinished / FORGOTTEN)
            _make_durable(unfinished)
            described = json.dumps({"format": FORMAT, "base": store.mint.base}, indent=1) + "\n"
            write_durably(unfinished / "store.json", described)
            write_durably(unfinished / "CURRENT", f"{generation.number}\n")
            unfinished.rename(target)
            sync_folder(target.absolute().parent)
        except (OSError, shutil.Error) as error:
            raise unwritable(target, error if isinstance(error, OSError) else OSError(str(error))) from error
        return generation.number


def _make_durable(folder: Path) -> None:
    for here, _, names in os.walk(folder):
        for name in names:
            with Path(here, name).open("rb") as file:
                os.fsync(file.fileno())
        sync_folder(Path(here))
