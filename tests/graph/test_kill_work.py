"""Watch, derivation, review and publishing killed at any moment: the state is old or new, and the rest can be done."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import killing
import pytest
import toy

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.doctor import examine
from beleidsgraaf.graph.export import export
from beleidsgraaf.graph.publish.settings import Settings
from beleidsgraaf.graph.publish.site import publish
from beleidsgraaf.graph.review import decide
from beleidsgraaf.graph.search import search
from beleidsgraaf.graph.store import Store
from beleidsgraaf.graph.watch import step
from beleidsgraaf.ontology.registers import Registers

BASE = "https://data.example.org/"
WHEN = datetime(2031, 6, 1, 12, tzinfo=UTC)

#: Does one piece of work in a process of its own; says `go` when it begins.
PROGRAM = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import killing
import test_kill_work as killed
work, store, folder, claim = sys.argv[2], killed.Store.open(Path(sys.argv[3])), Path(sys.argv[4]), sys.argv[5]
killed.patch()
if work == "derive":  # killed where statements are derived, and after
    import beleidsgraaf.graph.build as building
    derive = building.derive
    building.derive = lambda *a: (print("go", flush=True), killing.arm(), derive(*a))
else:
    print("go", flush=True)
    killing.arm()
killed.WORK[work](store, folder, claim)
print(killing.calls())
"""


def patch() -> None:
    """Read with the toy, and without registers."""
    import beleidsgraaf.graph.build as building
    import beleidsgraaf.graph.produce as producing

    building.load_registers = lambda files: Registers(())  # type: ignore[assignment]
    producing.Maker._extractor = lambda self: toy.extract  # type: ignore[method-assign]


def derive_work(store: Store, folder: Path, claim: str) -> None:
    build(store, [str(folder)])


def watch_work(store: Store, folder: Path, claim: str) -> None:
    step(store, folder)


def review_work(store: Store, folder: Path, claim: str) -> None:
    decide(store, "reject", claim, "A. de Vries", "staat er niet", at=WHEN)


def publish_work(store: Store, folder: Path, claim: str) -> None:
    with store.read() as generation:
        publish(generation, folder.with_name("public"), BASE, Settings.load(None))


WORK: dict[str, Callable[[Store, Path, str], None]] = {
    "watch": watch_work,
    "derive": derive_work,
    "review": review_work,
    "publish": publish_work,
}


def letter(number: int, words: str) -> str:
    return (
        f"Stuk: kst-{39000 + number}-1\nDatum: 2031-05-{number + 10}\nOnderwerp: De veren\n\n"
        f"De Veerdienst vaart {words}. Wij sturen in 2032 een brief over de veren en havens. "
        f"Loketplan vervangt Kaartplan. Zie kst-{39001 + number}-1.\n"
    )


def said(store: Store) -> bytes:
    with store.read() as generation:
        return b"".join(export(generation, "nquads"))


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def different(one: tuple[bytes, dict[str, bytes]], other: tuple[bytes, dict[str, bytes]]) -> list[str]:
    """Name the statements and the published files in which two states differ."""
    lines = set(one[0].decode().splitlines()) ^ set(other[0].decode().splitlines())
    names = [n for n in {**one[1], **other[1]} if one[1].get(n) != other[1].get(n)]
    return sorted(lines) + sorted(names)


def begun(root: Path) -> str:
    """Make a store of the old letters, what it published, and the new letters; gives a promise to be rejected."""
    folder = root / "letters"
    folder.mkdir(parents=True)
    for number in range(6):
        (folder / f"{number}.txt").write_text(letter(number, "daags"))
    store = Store.create(root / "store")
    build(store, [str(folder)])
    publish_work(store, folder, "")
    (folder / "0.txt").write_text(letter(0, "wekelijks"))
    (folder / "5.txt").unlink()
    (folder / "6.txt").write_text(letter(6, "soms"))
    with store.read() as generation:
        return next(hit.iri for hit in search(generation, "brief")[0] if hit.kind == "Commitment")


def process(work: str, root: Path, claim: str, at: int = 0) -> subprocess.Popen[str]:
    here = Path(__file__)
    arguments = [str(here.parent), work, str(root / "store"), str(root / "letters"), claim]
    started = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": str(here.parent.parent), "PATH": "", killing.AT: str(at)},
    )
    assert started.stdout is not None and started.stdout.readline() == "go\n"
    return started


@pytest.mark.parametrize("kills", [2, pytest.param(30, marks=pytest.mark.slow)])
@pytest.mark.parametrize("work", WORK)
def test_work_that_is_killed_can_be_finished(
    work: str, kills: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("beleidsgraaf.graph.build.load_registers", lambda files: Registers(()))
    monkeypatch.setattr("beleidsgraaf.graph.produce.Maker._extractor", lambda self: toy.extract)
    root = tmp_path / "root"
    claim = begun(root)
    if work == "publish":  # there is something new to publish
        build(Store.open(root / "store"), [str(root / "letters")])
    shutil.copytree(root, tmp_path / "begun")

    def fresh() -> None:
        """Begin again, under the same path: a store knows its letters by it."""
        shutil.rmtree(root)
        shutil.copytree(tmp_path / "begun", root)

    def state() -> tuple[bytes, dict[str, bytes]]:
        return said(Store.open(root / "store")), files(root / "public")

    states = [state()]
    if work == "watch":  # it first takes in what came, then lets go what went
        build(Store.open(root / "store"), [str(root / "letters")])
        states.append(state())
        fresh()
    with process(work, root, claim) as whole:
        began = time.monotonic()
        calls = int(whole.communicate()[0])
        assert whole.returncode == 0
    lasted = time.monotonic() - began
    new = state()
    assert new not in states
    states.append(new)

    dice = random.Random(kills)
    died = 0
    for turn in range(kills):
        fresh()
        store = Store.open(root / "store")
        at, seconds = killing.moment(turn, dice, calls, lasted)
        with process(work, root, claim, at) as one:
            died += killing.killed(one, at, seconds)
        between = state()
        assert [] in [different(between, one) for one in states]
        assert not [f for f in examine(store.path, deep=True) if f.broken]
        if work != "review" or between != new:  # a decision is not taken twice
            WORK[work](store, root / "letters", claim)
        assert different(state(), new) == []
        assert not [f for f in examine(store.path, deep=True) if f.broken]
        with store.read() as generation:
            assert len(search(generation, "veren", kinds=["Passage"])[0]) == (6 if work in ("watch", "review") else 7)
    assert died >= max(1, kills // 3)  # half of them at a call
