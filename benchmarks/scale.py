"""From XML files to a validated store: time, memory and growth, on all cores and on one.

    python benchmarks/scale.py [ARCHIVE] [--sizes 100,1000,8000] [--jobs N] [--one-core N]

ARCHIVE is a tar.gz of official XML, by default the bulk file beside the project (`BELEIDSGRAAF_LETTERS`); it is
unpacked first, which is not counted. Each build runs as a user runs it, in processes of its own. Time is that of the
wall, so nothing else should run on the machine; CPU is that of all processes together. Memory is the sum of what all
processes of a build hold at one moment, at its highest. The build on one core is bound to it.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent

#: Seconds between two looks at the memory.
_LOOK: Final = 0.2


@dataclass(frozen=True)
class Run:
    """What one build took."""

    documents: int
    cores: int
    seconds: float
    cpu: float
    memory: int  #: bytes


def main() -> int:
    """Measure and print; gives 1 when a build failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    letters = Path(os.environ.get("BELEIDSGRAAF_LETTERS", ROOT / "../shared/letters"))
    parser.add_argument("archive", nargs="?", type=Path, default=letters / "bulk" / "moties-8041-xml.tar.gz")
    parser.add_argument("--sizes", default="100,1000,8000", help="numbers of documents; 0 is all")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--one-core", type=int, default=1000, metavar="N", help="size that is also built on one core")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        names = unpack(given.archive, folder / "all")
        runs = []
        for size in map(int, given.sizes.split(",")):
            some = folder / f"some-{size}"
            choose(names, size, some)
            runs.append(told("build", build(some, folder / f"store-{size}", given.jobs)))
            told("again, unchanged", build(some, folder / f"store-{size}", given.jobs))
            if size == given.one_core:
                single = told("build, bound to one core", build(some, folder / f"one-{size}", 1))
                print(f"  {single.seconds / runs[-1].seconds:.2f} times as fast on {given.jobs} cores")
        for small, large in itertools.pairwise(runs):
            more, longer = large.documents / small.documents, large.seconds / small.seconds
            print(
                f"growth: {more:.1f} times the documents take {longer:.1f} times as long, "
                f"{large.cpu / small.cpu:.1f} times the CPU"
            )
        size_of = sum(f.stat().st_size for f in (folder / f"store-{given.sizes.split(',')[-1]}").rglob("*"))
        print(f"store: {size_of / runs[-1].documents:,.0f} bytes a document")
    return 0


def told(what: str, run: Run) -> Run:
    """Print a run."""
    print(
        f"{run.documents:6,} documents  {what:26} {run.cores} core(s)  {run.seconds:7.1f} s  CPU {run.cpu:7.1f} s  "
        f"{run.memory / 2**20:6.0f} MiB",
        flush=True,
    )
    return run


def unpack(archive: Path, folder: Path) -> list[Path]:
    """Unpack the XML files of an archive, and give them sorted."""
    folder.mkdir()
    with tarfile.open(archive, "r:*") as members:
        for member in members:
            content = members.extractfile(member) if member.isfile() and member.name.endswith(".xml") else None
            if content is not None:
                (folder / PurePosixPath(member.name).name).write_bytes(content.read())
    return sorted(folder.iterdir())


def choose(files: list[Path], size: int, folder: Path) -> None:
    """Link so many of the files, spread over all, into a folder."""
    folder.mkdir()
    size = min(size, len(files)) or len(files)
    for at in range(size):
        file = files[at * len(files) // size]
        os.link(file, folder / file.name)


def build(letters: Path, store: Path, jobs: int) -> Run:
    """Build a store as a user does, with so many jobs on so many cores."""
    command = [sys.executable, "-m", "beleidsgraaf", "build", str(letters), "--store", str(store), "--jobs", str(jobs)]
    cores = sorted(os.sched_getaffinity(0))
    children = os.times()
    begun = time.monotonic()
    os.sched_setaffinity(0, cores[:jobs])  # the build inherits it
    process = subprocess.Popen([*command, "--quiet"])
    os.sched_setaffinity(0, cores)
    memory = 0
    while process.poll() is None:
        memory = max(memory, sum(held(pid) for pid in family(process.pid)))
        time.sleep(_LOOK)
    seconds, after = time.monotonic() - begun, os.times()
    if process.returncode not in (0, 1):
        raise SystemExit(f"the build of {letters} failed with exit code {process.returncode}")
    cpu = after.children_user + after.children_system - children.children_user - children.children_system
    return Run(len(list(letters.iterdir())), jobs, seconds, cpu, memory)


def family(pid: int) -> Iterator[int]:
    """Give a process and all below it."""
    yield pid
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(c) for task in tasks for c in (task / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield from family(child)


def held(pid: int) -> int:
    """Give the memory of a process in bytes, 0 for one that ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


if __name__ == "__main__":
    sys.exit(main())
