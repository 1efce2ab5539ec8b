"""How long the server takes to make the page of each document of the real letters: processor time, median of turns.

    python benchmarks/pages.py [LETTERS] [--turns N]

LETTERS is a folder of letters, by default that beside the project (`BELEIDSGRAAF_LETTERS`). Each turn asks for another
address, so that no page is one that was kept.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from scale import LETTERS

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.serve.limits import Limits
from beleidsgraaf.graph.serve.pages.overview import documents_of
from beleidsgraaf.graph.serve.pages.route import page
from beleidsgraaf.graph.store import Store


def main() -> None:
    """Build, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("letters", nargs="?", type=Path, default=LETTERS)
    parser.add_argument("--turns", type=int, default=9)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        store = Store.create(Path(temporary) / "store")
        build(store, [str(file) for file in sorted(given.letters.glob("*.txt"))])
        with store.read() as generation:
            for row in documents_of(generation):
                path = (row["doc"] or "").replace(generation.mint.base, "id/")
                spent, size = [], 0
                for turn in range(given.turns):
                    asked = {
                        "path": path,
                        "params": [("turn", str(turn))],
                        "cookie": "",
                        "root": "",
                        "site": "http://localhost/",
                        "accept": "text/html",
                    }
                    before = time.process_time()
                    size = len(page(generation, asked, Limits()).body)
                    spent.append(time.process_time() - before)
                print(f"{1000 * statistics.median(spent):7.1f} ms {size / 1000:8.0f} kB  {path}")


if __name__ == "__main__":
    main()
