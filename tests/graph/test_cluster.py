"""A Dask cluster makes the same store as this process alone, whoever of its workers dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import toy
from click.testing import CliRunner

from beleidsgraaf.cli import cli
from beleidsgraaf.errors import ClusterError, UsageError
from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.cluster import PARTS, make_part
from beleidsgraaf.graph.curation import Decisions
from beleidsgraaf.graph.export import export
from beleidsgraaf.graph.gather import Candidate
from beleidsgraaf.graph.produce import Setting
from beleidsgraaf.graph.store import Store

pytestmark = pytest.mark.filterwarnings("ignore")  # those of Dask are its own


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in range(90):  # three batches
        (folder / f"{number:02}.txt").write_text(
            f"Stuk: kst-39871-{number + 1}\nDatum: 2031-05-12\n\nDe Veerdienst vaart. Wij sturen in 2032 een brief.\n"
            f"Zie kst-39871-{number}.\n"
        )
    (folder / "leeg.txt").write_text("")
    return folder


def exported(store: Store) -> bytes:
    with store.read() as generation:
        return b"".join(export(generation, "nquads"))


@pytest.mark.usefixtures("no_registers")
def test_a_worker_that_dies_half_way_does_not_show(tmp_path: Path, letters: Path) -> None:
    here, there = Store.create(tmp_path / "here"), Store.create(tmp_path / "there")
    alone = build(here, [str(letters)], pipeline=toy.extract)
    flag = tmp_path / "died"
    shared = build(there, [str(letters)], cluster="local:2", pipeline=toy.DiesOnce("40.txt", str(flag)))
    assert flag.exists()
    assert shared.read == alone.read and len(shared.read) == 90
    assert [p.source for p in shared.failed] == [p.source for p in alone.failed] == ["leeg.txt"]
    assert exported(here) == exported(there) and exported(here).count(b"\n") > 2000
    assert not (there.path / PARTS).exists()


@pytest.mark.slow
@pytest.mark.usefixtures("no_registers")
def test_a_letter_that_ends_every_worker_is_named_and_the_others_go_in(tmp_path: Path, letters: Path) -> None:
    for file in sorted(letters.glob("*.txt"))[20:]:
        file.unlink()
    report = build(Store.create(tmp_path / "store"), [str(letters)], cluster="local:2", pipeline=toy.fatal)
    assert [p.source for p in report.failed] == ["04.txt", "07.txt", "11.txt"]
    assert ["workers that read it ended" in p.reason for p in report.failed] == [True, False, True]
    assert len(report.read) == 17


def candidate(file: Path) -> Candidate:
    return Candidate(file, file.name, file.name)


def test_a_worker_with_another_version_says_so(tmp_path: Path, letters: Path) -> None:
    setting = Setting("https://a.example/", (), Decisions(), toy.extract)
    with pytest.raises(ClusterError, match="another version"):
        make_part(setting, [candidate(letters / "00.txt")], str(tmp_path / "x.part"), "0123456789abcdef")
    assert not (tmp_path / "x.part").exists()


def test_without_dask_it_says_what_to_install(tmp_path: Path, letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"beleidsgraaf\[cluster\]"):
        build(Store.create(tmp_path / "store"), [str(letters)], cluster="local:2")


def test_an_address_that_is_none(tmp_path: Path, letters: Path) -> None:
    with pytest.raises(UsageError, match="no Dask scheduler"):
        build(Store.create(tmp_path / "store"), [str(letters)], cluster="elders://hier:1")


def test_jobs_are_for_one_machine(tmp_path: Path, letters: Path) -> None:
    given = ["build", str(letters), "--store", str(tmp_path / "s"), "--cluster", "local:2", "--jobs", "2"]
    result = CliRunner().invoke(cli, given, standalone_mode=False)
    assert isinstance(result.exception, UsageError) and "--jobs" in str(result.exception)


@pytest.mark.slow
def test_two_workers_of_a_cluster_one_of_them_killed(tmp_path: Path, root: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    samples = sorted((root / "samples").glob("*.txt"))
    for number in range(12):  # of every sample a dozen, each of another dossier
        for sample in samples:
            words = sample.read_text(encoding="utf-8").replace("39871", f"{40100 + number}").replace("39 871", "")
            (letters / f"{number:02}-{sample.name}").write_text(words, encoding="utf-8")
    alone, shared = tmp_path / "alone", tmp_path / "shared"
    program = [sys.executable, "-m", "beleidsgraaf", "build", str(letters), "--quiet"]
    assert subprocess.run([*program, "--store", str(alone), "--jobs", "1"]).returncode in (0, 1)
    address = tmp_path / "scheduler.json"
    options = ["--scheduler-file", str(address), "--no-dashboard"]
    modules = [["scheduler", "--port", "0"], *[["worker", "--nthreads", "1", "--no-nanny"]] * 2]
    started = [
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{name}", *options, *more],
            stderr=subprocess.DEVNULL,
            cwd=tmp_path,
        )
        for name, *more in modules
    ]
    try:
        waiting_until(address.exists)
        work = subprocess.Popen([*program, "--store", str(shared), "--cluster", str(address)])
        waiting_until(lambda: any((shared / PARTS).glob("*.part*")))
        os.kill(started[1].pid, signal.SIGKILL)
        assert work.wait(300) in (0, 1)
        assert started[1].wait(5) == -signal.SIGKILL and started[2].poll() is None
    finally:
        for process in started:
            process.kill()
            process.wait()
    one, other = exported(Store.open(alone)), exported(Store.open(shared))
    assert one == other and one.count(b"\n") > 50_000


def waiting_until(true: object, seconds: float = 60) -> None:
    """Wait until a function gives something true."""
    assert callable(true)
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
