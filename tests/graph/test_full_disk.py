"""A file system that is really full: what is written says so clearly, and nothing that was there is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from beleidsgraaf.graph.doctor import examine
from beleidsgraaf.graph.export import export
from beleidsgraaf.graph.store import Store

pytestmark = pytest.mark.slow

BASE = "https://data.example.org/"
SIZE = 48 * 2**20
#: Bytes that are left when work begins, from hardly any to nearly enough.
LEFT = (0, 4_096, 100_000, 1_000_000, 2_500_000, 5_000_000)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Give a small file system of its own, in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)], capture_output=True, text=True
    )
    if mounted.returncode:
        pytest.skip(f"no file system can be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "beleidsgraaf", *arguments]
    return subprocess.run(command, capture_output=True, text=True)


def fill(disk: Path, left: int) -> None:
    """Leave only so many bytes."""
    free = os.statvfs(disk)
    with (disk / "ballast").open("wb") as ballast:
        os.posix_fallocate(ballast.fileno(), 0, max(1, free.f_bavail * free.f_frsize - left))


def exported(store: Path) -> bytes:
    with Store.open(store).read() as generation:
        return b"".join(export(generation, "nquads"))


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def told(done: subprocess.CompletedProcess[str]) -> None:
    """One or two lines that name the cause, and no stack of calls."""
    assert done.returncode in (1, 2), done.stdout + done.stderr
    assert "Traceback" not in done.stderr and "cannot be written" in done.stderr, done.stderr
    assert "No space left" in done.stderr or "full" in done.stderr, done.stderr


@pytest.fixture
def store(disk: Path, tmp_path: Path, samples: Path) -> Path:
    """Give a store on the small disk, and in `letters` beside the disk what is new since."""
    letters = tmp_path / "letters"
    letters.mkdir()
    for sample in sorted(samples.glob("*.txt"))[:3]:
        shutil.copy(sample, letters)
    made = disk / "store"
    assert run("build", str(letters), "--store", str(made), "--quiet").returncode == 0
    for sample in sorted(samples.glob("*.txt"))[3:]:
        shutil.copy(sample, letters)
    return made


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_build(jobs: str, store: Path, disk: Path, tmp_path: Path) -> None:
    before, failed = exported(store), 0
    build = ["build", str(tmp_path / "letters"), "--store", str(store), "--quiet", "--jobs", jobs]
    for left in LEFT:
        fill(disk, left)
        done = run(*build)
        (disk / "ballast").unlink()
        if done.returncode == 0:
            break
        told(done)
        failed += 1
        assert exported(store) == before and not [f for f in examine(store, deep=True) if f.broken], left
    assert failed >= 3
    assert run(*build).returncode == 0
    clean = tmp_path / "clean"
    assert run("build", str(tmp_path / "letters"), "--store", str(clean), "--quiet").returncode == 0
    assert exported(store) == exported(clean)


def test_a_decision(store: Path, disk: Path, tmp_path: Path) -> None:
    """It is recorded, and then what rests on it is read again: each is done whole or not at all."""
    before, failed = exported(store), 0
    with Store.open(store).read() as generation:
        rows = generation.query("SELECT ?c { ?c a <https://w3id.org/beleidsgraaf/ns#Commitment> } ORDER BY ?c LIMIT 1")
        claim = rows.values()[0]["c"] or ""
    decide = ["review", "reject", claim, "--by", "A. de Vries", "--why", "staat er niet", "--store", str(store)]
    for left in LEFT:
        fill(disk, left)
        done = run(*decide)
        (disk / "ballast").unlink()
        assert not [f for f in examine(store, deep=True) if f.broken], left
        if "decided" in done.stdout:
            break
        told(done)
        failed += 1
        assert exported(store) == before, left
    assert failed >= 2
    assert "staat er niet" in run("review", "list", "--store", str(store)).stdout
    assert run("build", str(tmp_path / "letters"), "--store", str(store), "--quiet").returncode == 0
    assert claim not in exported(store).decode().replace(f"concerns> <{claim}>", "")


def test_publishing(store: Path, disk: Path) -> None:
    out = disk / "public"
    publish = ["publish", str(out), "--store", str(store), "--base", BASE]
    assert run(*publish).returncode == 0
    before, failed = files(out), 0
    assert len(before) > 100
    publish[-1] = "https://elders.example.org/"  # so that every page changes
    for left in LEFT:
        fill(disk, left)
        done = run(*publish)
        (disk / "ballast").unlink()
        if done.returncode == 0:
            break
        told(done)
        failed += 1
        assert files(out) == before and sorted(p.name for p in disk.iterdir()) == ["public", "store"], left
    assert failed >= 3
    assert run(*publish).returncode == 0 and files(out) != before
