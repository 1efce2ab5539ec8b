"""Backups are stores; the doctor finds what is broken and says what to do; what cannot be written is said clearly."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import toy

from beleidsgraaf.errors import StoreError
from beleidsgraaf.graph.backup import copy
from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.doctor import examine
from beleidsgraaf.graph.export import export
from beleidsgraaf.graph.journal import FILE
from beleidsgraaf.graph.store import Store, sole_writer

pytestmark = pytest.mark.usefixtures("no_registers")


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"Stuk: kst-39871-{number + 1}\n\nDe Veerdienst vaart {number} maal.\n")
    return folder


@pytest.fixture
def store(tmp_path: Path, letters: Path) -> Store:
    store = Store.create(tmp_path / "store")
    build(store, [str(letters)], pipeline=toy.extract)
    return store


def exported(store: Store) -> bytes:
    with store.read() as generation:
        return b"".join(export(generation, "nquads"))


def test_a_backup_is_a_store_and_can_be_restored(store: Store, letters: Path, tmp_path: Path) -> None:
    before = exported(store)
    assert copy(store, tmp_path / "backup") == 1
    (letters / "0.txt").write_text("Stuk: kst-39871-1\n\nDe Brugdienst bouwt.\n")
    build(store, [str(letters)], pipeline=toy.extract)
    assert exported(store) != before
    copy(Store.open(tmp_path / "backup"), tmp_path / "restored")
    restored = Store.open(tmp_path / "restored")
    assert exported(restored) == before and examine(restored.path, deep=True) == []
    build(restored, [str(letters)], pipeline=toy.extract)  # and goes on from there
    assert exported(restored) == exported(store)
    with pytest.raises(StoreError, match="is there already"):
        copy(store, tmp_path / "backup")


def test_a_backup_is_taken_while_another_writes(store: Store, letters: Path, tmp_path: Path) -> None:
    copies = []

    def write() -> None:
        for number in range(6):
            (letters / "0.txt").write_text(f"Stuk: kst-39871-1\n\nDe Brugdienst bouwt {number} maal.\n")
            build(store, [str(letters)], pipeline=toy.extract)

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive():
        target = tmp_path / f"copy-{len(copies)}"
        copy(store, target)
        copies.append(target)
    assert copies and [f for c in copies for f in examine(c, deep=True)] == []


def remove_graph(path: Path) -> None:
    shutil.rmtree(path / "generations" / "1" / "graph")


def cut_manifest(path: Path) -> None:
    file = path / "generations" / "1" / "sources.jsonl"
    file.write_text("".join(file.read_text().splitlines(keepends=True)[:2]))


def spoil(name: str) -> Callable[[Path], None]:
    return lambda path: next(path.glob(name)).write_bytes(b"\xff\x00 not what it was")


FAULTS: list[tuple[str, Callable[[Path], object], bool, str]] = [
    ("description lost", lambda p: (p / "store.json").unlink(), True, "no store here"),
    ("description spoilt", spoil("store.json"), True, "store.json cannot be read"),
    ("pointer spoilt", spoil("CURRENT"), True, "CURRENT cannot be read"),
    ("generation lost", lambda p: shutil.rmtree(p / "generations" / "1"), True, "generation 1, which counts"),
    ("all generations lost", lambda p: shutil.rmtree(p / "generations"), True, "not all of the store is here"),
    ("graph lost", remove_graph, True, "generation 1, which counts"),
    ("list cut off", cut_manifest, True, "belongs to no source that is listed"),
    ("list spoilt", spoil("generations/1/sources.jsonl"), True, "what was read into generation 1"),
    ("facts spoilt", spoil("generations/1/facts.json"), True, "what was read into generation 1"),
    ("derivation spoilt", spoil("generations/1/derivation.sqlite"), True, "derivation.sqlite"),
    ("letters spoilt", spoil("generations/1/texts.sqlite"), True, "texts.sqlite"),
    ("letters lost", lambda p: (p / "generations/1/texts.sqlite").unlink(), False, "the store holds no letters"),
    ("patch lost", lambda p: (p / "patches" / "1.rdfp.gz").unlink(), False, "no patch of generation 1"),
    ("half a generation", lambda p: (p / "generations" / "2").mkdir(), False, "a killed writer left generations/2"),
    ("half a patch", lambda p: (p / "patches" / "2.rdfp.gz.new").touch(), False, "a killed writer left patches/2"),
    ("half a build", lambda p: (p / FILE).touch(), False, "a build did not finish"),
]


@pytest.mark.parametrize(("fault", "broken", "said"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_the_doctor_finds_it(fault: Callable[[Path], object], broken: bool, said: str, store: Store) -> None:
    assert examine(store.path, deep=True) == []
    fault(store.path)
    findings = examine(store.path, deep=True)
    assert [f.broken for f in findings][:1] == [broken] and said in findings[0].what and findings[0].advice


def test_the_doctor_leaves_a_writer_alone(store: Store) -> None:
    with sole_writer(store.path):
        (store.path / "generations" / "2").mkdir()
        assert [f.what for f in examine(store.path)] == ["another process is writing this store"]


#: A build in a process whose files may not grow beyond so many bytes: what a full disk does to it.
FULL = """
import resource, signal, sys
from pathlib import Path
import toy
import beleidsgraaf.graph.build as building
from beleidsgraaf.errors import BeleidsgraafError
from beleidsgraaf.graph.store import Store
from beleidsgraaf.ontology.registers import Registers

building.load_registers = lambda files: Registers(())
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    building.build(Store.open(Path(sys.argv[1])), [sys.argv[2]], pipeline=toy.extract)
except BeleidsgraafError as error:
    print(error)
    sys.exit(1)
"""


@pytest.mark.parametrize("limit", [200, 2_000, 20_000])
def test_a_full_disk_is_said_and_nothing_is_lost(limit: int, store: Store, letters: Path) -> None:
    before = exported(store)
    for number in range(60):
        words = " ".join(f"De {a}{b}dienst vaart." for a in "ABCDEFGH" for b in "aeiou")
        (letters / f"x{number}.txt").write_text(f"Stuk: kst-39900-{number + 1}\n\n{words}\n")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(store.path), str(letters), str(limit)],
        capture_output=True,
        text=True,
        env=environment,
    )
    assert done.returncode == 1 and "cannot be written" in done.stdout, done.stderr[-800:]
    assert exported(store) == before and not [f for f in examine(store.path, deep=True) if f.broken]
    assert len(build(store, [str(letters)], pipeline=toy.extract).read) == 60


#: Reads a store, and tries to build into it, as somebody who may not write there.
READS = """
import os, sys
from pathlib import Path
import toy
import beleidsgraaf.graph.build as building
import beleidsgraaf.extract.read.text, beleidsgraaf.graph.watch
from beleidsgraaf.errors import StoreError
from beleidsgraaf.graph.doctor import examine
from beleidsgraaf.graph.export import export
from beleidsgraaf.graph.search import search
from beleidsgraaf.graph.store import Store
from beleidsgraaf.ontology.registers import Registers

building.load_registers = lambda files: Registers(())
if os.getuid() == 0:
    os.setgid(65534), os.setuid(65534)  # root may write anywhere
store = Store.open(Path(sys.argv[1]))
with store.read() as generation:
    print(len(b"".join(export(generation, "nquads"))), len(search(generation, "veerdienst")[0]))
print([f.what for f in examine(store.path, deep=True)])
try:
    building.build(store, [sys.argv[2]], pipeline=toy.extract)
except StoreError as error:
    print(error)
    sys.exit(error.exit_code)
"""


def test_a_folder_that_cannot_be_written_can_be_read(store: Store, letters: Path) -> None:
    before = exported(store)
    with tempfile.TemporaryDirectory() as open_to_all:
        shutil.copytree(store.path, folder := Path(open_to_all, "store"))
        shutil.copytree(letters, Path(open_to_all, "letters"))
        for path in (Path(open_to_all), *Path(open_to_all).rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        done = subprocess.run(
            [sys.executable, "-c", READS, str(folder), str(Path(open_to_all, "letters"))],
            capture_output=True,
            text=True,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)},
        )
        for path in (Path(open_to_all), *Path(open_to_all).rglob("*")):
            path.chmod(0o755)
    told = done.stdout.splitlines()
    assert done.returncode == 1, done.stderr[-800:]
    assert told[0].split() == [str(len(before)), "4"]  # three letters and the name
    assert "cannot be written" in told[1] and told[1].count("cannot be written") == 1
    assert "cannot be written (Permission denied)" in told[2]


def test_a_copy_of_a_store_in_use_is_good_or_says_that_it_is_not(store: Store, letters: Path, tmp_path: Path) -> None:
    """Made by `cp`, which knows nothing of generations."""
    states = {exported(store)}
    copies = [tmp_path / "copy-0"]
    shutil.copytree(store.path, copies[0])  # nobody writes yet: this one is good

    def write() -> None:
        for number in range(5):
            (letters / "0.txt").write_text(f"Stuk: kst-39871-1\n\nDe Brugdienst bouwt {number} maal.\n")
            build(store, [str(letters)], pipeline=toy.extract)
            states.add(exported(store))

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive():
        target = tmp_path / f"copy-{len(copies)}"
        subprocess.run(["cp", "-r", str(store.path), str(target)], stderr=subprocess.DEVNULL, check=False)
        copies.append(target)
    writer.join()
    good = 0
    for copied in copies:
        broken = [f for f in examine(copied, deep=True) if f.broken]
        if broken:
            assert all(f.what and f.advice for f in broken)
        else:
            good += 1
            assert exported(Store.open(copied)) in states
            if good > 1:
                continue
            build(Store.open(copied), [str(letters)], pipeline=toy.extract)
            assert exported(Store.open(copied)) == exported(store)
    assert good
    assert examine(store.path, deep=True) == []


@pytest.mark.parametrize("keep", [None, 0, 2], ids=["gone", "empty", "half"])
def test_a_damaged_file_of_the_engine_is_said(keep: int | None, store: Store, tmp_path: Path) -> None:
    """The engine tells some damage when it opens and some when it reads, by other kinds of errors."""
    folder = store.generation_folder(store.current) / "graph"
    whole = exported(store)
    told = 0
    for file in sorted(p for p in folder.iterdir() if p.is_file()):
        copied = Store(tmp_path / f"copy-{file.name}", store.mint.base)
        shutil.copytree(store.path, copied.path)
        damaged = copied.path / file.relative_to(store.path)
        content = damaged.read_bytes()
        if keep is None:
            damaged.unlink()
        else:
            damaged.write_bytes(content[: len(content) * keep // 4])
        if any(f.broken for f in examine(copied.path, deep=True)):
            told += 1
        else:
            assert exported(copied) == whole, file.name
    assert told >= 3
