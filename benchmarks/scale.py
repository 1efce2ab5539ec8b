"""From XML files to a validated store: time, memory, disk and growth, on all cores and on one.

    python benchmarks/scale.py [ARCHIVE] [--sizes 100,1000,8000] [--jobs N] [--one-core N]

ARCHIVE is a tar.gz of official XML, by default the bulk file beside the project (`BELEIDSGRAAF_LETTERS`); it is
unpacked first, which is not counted. Each build runs as a user runs it, in processes of its own. Time is that of the
wall, so nothing else should run on the machine; CPU is that of all processes together. Memory is the sum of what all
processes of a build hold at one moment, at its highest (pages that they share count for each). The build on one core
is bound to it. At the end a letter of the samples is added to the largest store.
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

from beleidsgraaf.extract.read import read
from beleidsgraaf.graph.stems import WORD

ROOT: Final = Path(__file__).resolve().parent.parent

#: The letters beside the project.
LETTERS: Final = Path(os.environ.get("BELEIDSGRAAF_LETTERS", ROOT / "../shared/letters"))
#: Official XML by the thousand, which lies there.
ARCHIVE: Final = LETTERS / "bulk" / "moties-8041-xml.tar.gz"

#: Seconds between two looks at the memory.
_LOOK: Final = 0.2

#: What is added to a large store, and how its CPU is told apart.
LETTER: Final = "samples/kamerbrief-2030-0000412345.txt"
ADD: Final = """
import sys, time
from pathlib import Path
from beleidsgraaf.graph import build as building
from beleidsgraaf.graph.store import Store

derive, spent = building.derive, []

def timed(*given):
    begun = time.process_time()
    derive(*given)
    spent.append(time.process_time() - begun)

building.derive = timed
building.build(Store.open(Path(sys.argv[1])), [sys.argv[2]])
print(*spent, time.process_time())
"""


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
    parser.add_argument("archive", nargs="?", type=Path, default=ARCHIVE)
    parser.add_argument("--sizes", default="100,1000,8000", help="numbers of documents; 0 is all")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--one-core", type=int, metavar="N", help="size that is also built on one core; the largest")
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        names = unpack(given.archive, folder / "all")
        runs = []
        for size in sizes:
            some, store = folder / f"some-{size}", folder / f"store-{size}"
            choose(names, size, some)
            runs.append(told("build", build(some, store, given.jobs)))
            again = told("again, unchanged", build(some, store, given.jobs))
            if size == (sizes[-1] if given.one_core is None else given.one_core):
                single = told("build, bound to one core", build(some, folder / f"one-{size}", 1))
                print(f"  {single.seconds / runs[-1].seconds:.2f} times as fast on {given.jobs} cores")
        for small, large in itertools.pairwise(runs):
            more, longer = large.documents / small.documents, large.seconds / small.seconds
            print(
                f"growth: {more:.1f} times the documents take {longer:.1f} times as long, "
                f"{large.cpu / small.cpu:.1f} times the CPU"
            )
        largest = runs[-1]
        read = words(some)
        print(
            f"rate: {largest.documents / largest.seconds:.0f} documents a second, {read / largest.seconds:,.0f} words; "
            f"{read / largest.cpu:,.0f} words per CPU-second"
        )
        print(f"again, unchanged: {again.seconds / largest.seconds:.2f} of the time of the build")
        spent, whole = map(float, command_output([sys.executable, "-c", ADD, str(store), str(ROOT / LETTER)]).split())
        print(f"one letter more: {spent:.2f} s of CPU for the derived graph, {whole:.1f} s from start to end")
        for part, size in parts(store / "generations" / "1"):
            print(f"disk: {size / read:6.1f} bytes a word, {size / largest.documents:9,.0f} a document  {part}")
    return 0


def command_output(command: list[str]) -> str:
    """Give what a command prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def words(folder: Path) -> int:
    """Count the words of the letters in a folder, as they are read."""
    return sum(len(WORD.findall(read(file, file.name, file.name).text)) for file in folder.iterdir())


def parts(generation: Path) -> Iterator[tuple[str, int]]:
    """Give what a generation keeps on disk, with its bytes, and all of it together."""
    sizes = {f.name: f.stat().st_size for f in generation.iterdir() if f.is_file()}
    sizes["graph"] = sum(f.stat().st_size for f in (generation / "graph").iterdir())
    yield from sorted(((part, size) for part, size in sizes.items() if size > 10_000), key=lambda p: -p[1])
    yield "together", sum(sizes.values())


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
