"""Work that is killed at any moment leaves the old or the new state, and doing it again completes it."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from itertools import cycle
from pathlib import Path

import killing
import pytest
import toy

from beleidsgraaf.graph.build import build, remove
from beleidsgraaf.graph.doctor import examine
from beleidsgraaf.graph.export import export
from beleidsgraaf.graph.store import Store
from beleidsgraaf.graph.transaction import Transaction
from beleidsgraaf.ontology.registers import Registers

#: Builds in a process of its own; says `go` when its work begins, and then waits as long as it is told.
PROGRAM = """
import sys
from pathlib import Path
import killing, toy
import beleidsgraaf.graph.build as building
import beleidsgraaf.graph.transaction as transaction
from beleidsgraaf.graph.store import Store
from beleidsgraaf.ontology.registers import Registers

if __name__ == "__main__":  # the processes that read import this too
    building.load_registers = lambda files: Registers(())
    transaction._COMPACT = 0  # as a large build does
    store = Store.open(Path(sys.argv[1]))
    print("go", flush=True)
    killing.arm()
    if sys.argv[3] == "remove":
        building.remove(store, ["0.txt", "1.txt"])
    else:
        building.build(store, [sys.argv[2]], pipeline=toy.extract, jobs=int(sys.argv[3]))
    print(killing.calls())
"""

#: What is killed, in turn: a build by this many processes, the removal of two letters.
WORK = ("1", "2", "remove")


def state(store: Store) -> bytes:
    if store.current == 0:
        return b""
    with store.read() as generation:
        return b"".join(export(generation, "nquads"))


def write(folder: Path, edition: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(12):
        body = " ".join(f"De {chr(97 + (number + i) % 26)}dienst".replace("De ", "De V") for i in range(8))
        (folder / f"{number}.txt").write_text(
            f"Stuk: kst-{39000 + number}-{edition}\nDatum: 2031-05-12\n\n{body}. Wij sturen in 2032 een brief.\n"
        )


def started(store: Store, letters: Path, work: str = "1", at: int = 0) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(store.path), str(letters), work],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={"PYTHONPATH": str(Path(__file__).parent.parent), "PATH": "", killing.AT: str(at)},
    )
    assert process.stdout is not None and process.stdout.readline() == "go\n"
    return process


def wanted(letters: Path, folder: Path, work: str) -> bytes:
    """Give the state that the work leads to when nothing disturbs it."""
    clean = Store.create(folder)
    build(clean, [str(letters)], pipeline=toy.extract)
    if work == "remove":
        remove(clean, ["0.txt", "1.txt"])
    return state(clean)


@pytest.mark.parametrize("kills", [9, pytest.param(201, marks=pytest.mark.slow)])
def test_what_is_killed_leaves_the_old_or_the_new_state(
    kills: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("beleidsgraaf.graph.build.load_registers", lambda files: Registers(()))
    letters = tmp_path / "letters"
    store = Store.create(tmp_path / "store")
    lasts = {}
    for work in WORK:
        write(letters, len(lasts))
        with started(store, letters, work) as whole:
            begun = time.monotonic()
            calls = int(whole.communicate()[0])
            assert whole.returncode == 0
        lasts[work] = calls, time.monotonic() - begun
    dice = random.Random(kills)
    died = 0
    for edition, work in zip(range(3, 3 + kills), cycle(WORK), strict=False):
        write(letters, edition)
        if work == "remove":
            build(store, [str(letters)], pipeline=toy.extract)
        old, new = state(store), wanted(letters, tmp_path / f"clean-{edition}", work)
        at, seconds = killing.moment(edition, dice, *lasts[work])
        with started(store, letters, work, at) as process:
            died += killing.killed(process, at, seconds)
        between = state(store)
        assert between in (old, new)
        assert not [f for f in examine(store.path, deep=True) if f.broken]
        if work != "remove":
            build(store, [str(letters)], pipeline=toy.extract)
        elif between == old:
            remove(store, ["0.txt", "1.txt"])
        assert state(store) == new
        with Transaction(store):  # whoever writes next tidies up what was left undone
            pass
        assert len(store.generations()) <= 3
    assert died >= kills // 4  # half of them at a call


def test_two_writers_do_not_meet(tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    store = Store.create(tmp_path / "store")
    write(letters, 1)
    with started(store, letters) as one, started(store, letters) as two, started(store, letters) as three:
        codes = sorted(p.wait() for p in (one, two, three))
    assert codes[0] == 0 and set(codes) <= {0, 1}  # 1: told that another one writes
    assert len([line for line in state(store).decode().splitlines() if "SourceFile" in line]) == 12
