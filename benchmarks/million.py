"""A store of a million quads: every named query, the server's start and its small queries, and what leaks.

    python benchmarks/million.py [ARCHIVE] [--documents N] [--requests N] [--store DIR]

ARCHIVE is a tar.gz of official XML, by default the bulk file beside the project (`BELEIDSGRAAF_LETTERS`); of it N are
built, with the letters that lie there, by a command of its own. With `--store` what is there is measured. The work is
done by `queries.py` and `serving.py`, which say how.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from scale import ARCHIVE, LETTERS, ROOT, choose, unpack


def main() -> int:
    """Build, measure and print; gives 1 when a part failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", nargs="?", type=Path, default=ARCHIVE)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--store", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        store = given.store or folder / "store"
        if given.store is None:
            choose(unpack(given.archive, folder / "all"), given.documents, folder / "some")
            build = [
                sys.executable,
                "-m",
                "beleidsgraaf",
                "build",
                str(folder / "some"),
                *map(str, LETTERS.glob("*.txt")),
            ]
            subprocess.run([*build, "--store", str(store), "--quiet"], check=True, stdout=subprocess.DEVNULL)
        failed = 0
        for command in (["queries.py", "--store", str(store)], ["serving.py", str(store), str(given.requests)]):
            failed += subprocess.run([sys.executable, str(ROOT / "benchmarks" / command[0]), *command[1:]]).returncode
            print(flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
