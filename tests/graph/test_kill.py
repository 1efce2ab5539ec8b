"""A build that is killed at any moment leaves the old or the new state, and the next build completes it."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import toy

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.export import export
from beleidsgraaf.graph.store import Store
from beleidsgraaf.ontology.registers import Registers

#: Builds in a process of its own; says `go` when its work begins, and then waits as long as it is told.
PROGRAM = """
import sys
import toy
import beleidsgraaf.graph.build as building
from beleidsgraaf.graph.store import Store
from beleidsgraaf.ontology.registers import Registers

building.load_registers = lambda files: Registers(())
store = Store.open(__import__("pathlib").Path(sys.argv[1]))
print("go", flush=True)
building.build(store, [sys.argv[2]], pipeline=toy.extract)
"""


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


def started(store: Store, letters: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(store.path), str(letters)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={"PYTHONPATH": str(Path(__file__).parent.parent), "PATH": ""},
    )
    assert process.stdout is not None and process.stdout.readline() == "go\n"
    return process


@pytest.mark.parametrize("kills", [10, pytest.param(100, marks=pytest.mark.slow)])
def test_a_killed_build_leaves_the_old_or_the_new_state(
    kills: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("beleidsgraaf.graph.build.load_registers", lambda files: Registers(()))
    letters = tmp_path / "letters"
    store = Store.create(tmp_path / "store")
    write(letters, 1)
    begun = time.monotonic()
    with started(store, letters) as whole:
        assert whole.wait() == 0
    duration = time.monotonic() - begun
    dice = random.Random(kills)
    died = 0
    for edition in range(2, 2 + kills):
        old = state(store)
        write(letters, edition)
        with started(store, letters) as process:
            time.sleep(dice.random() * duration * 1.1)
            process.send_signal(signal.SIGKILL)
            died += process.wait() == -signal.SIGKILL
        between = state(store)
        clean = Store.create(tmp_path / f"clean-{edition}")
        build(clean, [str(letters)], pipeline=toy.extract)
        new = state(clean)
        assert between in (old, new)
        build(store, [str(letters)], pipeline=toy.extract)
        assert state(store) == new
        assert len(store.generations()) <= 3
    assert died >= kills // 3  # else it was no test


def test_two_writers_do_not_meet(tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    store = Store.create(tmp_path / "store")
    write(letters, 1)
    with started(store, letters) as one, started(store, letters) as two, started(store, letters) as three:
        codes = sorted(p.wait() for p in (one, two, three))
    assert codes[0] == 0 and set(codes) <= {0, 1}  # 1: told that another one writes
    assert len([line for line in state(store).decode().splitlines() if "SourceFile" in line]) == 12
