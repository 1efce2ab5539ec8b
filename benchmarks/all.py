"""Runs the benchmarks and writes what they print to `docs/performance.md`, with the machine they ran on.

    python benchmarks/all.py [--sizes 100,1000,8000] [--only NAME ...] [--output FILE]

Only ratios within one run hold on another machine. `scale` takes minutes and should have the machine to itself. With
`--only` the other parts of the page stay as they are; each part tells what the machine was doing when it was measured.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent

#: Name to its heading.
BENCHMARKS: Final = {
    "extraction": "Text to quads, beside the bare tokeniser",
    "references": "References alone, beside eyecite and nllegalcit",
    "engines": "Queries beside rdflib, validation beside pyshacl",
    "million": "Every named query, and the server, on a million quads",
    "pages": "Pages of the real letters",
    "scale": "From XML to a validated store",
    "cluster": "On a Dask cluster",
}


def main() -> int:
    """Run and write; gives 1 when a benchmark failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,8000", help="numbers of documents for scale")
    parser.add_argument("--only", nargs="*", choices=list(BENCHMARKS), default=list(BENCHMARKS))
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "performance.md")
    given = parser.parse_args()
    parts = {
        "": "# Performance\n\nMade by `make bench`; not edited by hand. Ratios are of one run, all taking turns. "
        "Above a load of 0.5, times of the wall say little; CPU-seconds suffer less.\n"
    }
    failed = False
    for name in BENCHMARKS:
        if name not in given.only:
            parts[name] = kept(given.output, BENCHMARKS[name])
            continue
        busy = os.getloadavg()[0]
        options = ["--sizes", given.sizes] if name == "scale" else []
        print(f"{name} ...", file=sys.stderr)
        done = subprocess.run(
            [sys.executable, str(ROOT / "benchmarks" / f"{name}.py"), *options], capture_output=True, text=True
        )
        failed |= done.returncode != 0
        said = done.stdout.strip() if done.returncode == 0 else f"failed\n{done.stderr.strip()[-400:]}"
        command = " ".join(["python", f"benchmarks/{name}.py", *options])
        machine = f"Python {platform.python_version()}, {len(os.sched_getaffinity(0))} cores, {platform.machine()}"
        parts[name] = f"## {BENCHMARKS[name]}\n\n`{command}`; {machine}, load {busy:.1f}\n\n```text\n{said}\n```\n"
        rest = [kept(given.output, BENCHMARKS[later]) for later in list(BENCHMARKS)[len(parts) - 1 :]]
        page = [part for part in (*parts.values(), *rest) if part]
        given.output.write_text("\n".join(page), encoding="utf-8")
    return int(failed)


def kept(page: Path, heading: str) -> str:
    """Give the part of the page under a heading, nothing where there is none."""
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    _, found, rest = text.partition(f"## {heading}\n")
    return found + rest.partition("\n## ")[0].rstrip("\n") + "\n" if found else ""


if __name__ == "__main__":
    sys.exit(main())
