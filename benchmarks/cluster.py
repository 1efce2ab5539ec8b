"""What a build costs that a Dask cluster shares: the part that workers do, the part that one writer does, the disk.

    python benchmarks/cluster.py [ARCHIVE] [--documents N] [--workers N]

ARCHIVE is a tar.gz of official XML, by default the bulk file beside the project (`BELEIDSGRAAF_LETTERS`). The same
documents are built by one process and by the workers of a local Dask cluster; both exports must be the same bytes.
CPU is that of all processes together, so that other work on the machine hardly shows. The figures for a million
documents are those of one, times a million: what grows faster shows in `scale.py`.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from itertools import islice
from pathlib import Path

from beleidsgraaf.graph.curation import Decisions
from beleidsgraaf.graph.gather import gather
from beleidsgraaf.graph.iri import DEFAULT_BASE
from beleidsgraaf.graph.manifest import Manifest
from beleidsgraaf.graph.produce import Maker, Setting

ROOT = Path(__file__).resolve().parent.parent
MILLION = 1_000_000


def main() -> int:
    """Measure and print; gives 1 when the two builds differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    letters = Path(os.environ.get("BELEIDSGRAAF_LETTERS", ROOT / "../shared/letters"))
    parser.add_argument("archive", nargs="?", type=Path, default=letters / "bulk" / "moties-8041-xml.tar.gz")
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        unpack(given.archive, folder / "some", given.documents // 5)
        number = unpack(given.archive, folder / "all", given.documents)
        first, _ = built(folder, "some", "few", "--jobs", "1")
        alone, one = built(folder, "all", "alone", "--jobs", "1")
        shared, other = built(folder, "all", "shared", "--cluster", f"local:{given.workers}")
        reading, parts = made(folder / "all")
        more = number - given.documents // 5
        disk = (held(folder / "alone") - held(folder / "few")) / more
    each, read = (alone - first) / more, reading / number  # what each document adds: start and registers are left out
    print(f"{number:,} documents; exports of both builds {'the same bytes' if one == other else 'DIFFER'}")
    print(f"one process            {alone:8.1f} s of CPU; each document adds {1000 * each:.1f} ms")
    print(f"{given.workers} workers of Dask      {shared:8.1f} s of CPU")
    print(f"read and extract       {1000 * read:8.1f} ms of CPU a document: what workers share")
    print(f"write, derive, check   {1000 * (each - read):8.1f} ms of CPU a document: what one writer does")
    print(f"parts                  {parts / number / 1024:8.1f} KiB a document, on their way only")
    print(f"store                  {disk / 1024:8.1f} KiB a document, with patch and letters")
    workers, writer = (MILLION * seconds / 3600 for seconds in (read, each - read))
    print(
        f"a million documents    {workers:8.1f} CPU-hours of workers, {writer:.1f} of the writer, "
        f"{MILLION * disk / 2**30:.0f} GiB of store"
    )
    return int(one != other)


def held(store: Path) -> int:
    """Give the bytes of a store's files."""
    return sum(f.stat().st_size for f in store.rglob("*") if f.is_file())


def unpack(archive: Path, folder: Path, documents: int) -> int:
    """Unpack the first XML files; gives how many."""
    folder.mkdir()
    with tarfile.open(archive) as tar:
        members = (m for m in tar if m.isfile() and m.name.endswith(".xml"))
        for number, member in enumerate(islice(members, documents)):
            file = tar.extractfile(member)
            assert file is not None
            (folder / f"{number:06}-{Path(member.name).name}").write_bytes(file.read())
    return len(list(folder.iterdir()))


def built(folder: Path, letters: str, name: str, *options: str) -> tuple[float, str]:
    """Build and export; gives the CPU-seconds of the build and the checksum of the export."""
    program = [sys.executable, "-m", "beleidsgraaf"]
    store = ["--store", str(folder / name)]
    before = os.times()
    done = subprocess.run([*program, "build", str(folder / letters), *store, *options, "--quiet"])
    after = os.times()
    assert done.returncode in (0, 1), name
    exported = folder / f"{name}.nq"
    subprocess.run([*program, "export", *store, "--format", "nquads", "-o", str(exported)], check=True)
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, hashlib.sha256(exported.read_bytes()).hexdigest()


def made(folder: Path) -> tuple[float, int]:
    """Read and extract alone; gives the CPU-seconds, and the bytes that a worker hands over."""
    maker = Maker(Setting(DEFAULT_BASE, (), Decisions(), None))
    maker.warm_up()
    begun, size = time.process_time(), 0
    for candidate in gather([str(folder)], Manifest()):
        product = maker(candidate)
        size += len(product.packed_graph) + len(product.packed_facts) + len(product.packed_letter)
    return time.process_time() - begun, size


if __name__ == "__main__":
    sys.exit(main())
