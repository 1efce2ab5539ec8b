"""References alone: characters per CPU-second beside eyecite and nllegalcit, on the same text, taking turns.

Run `python benchmarks/references.py [FILE|FOLDER ...]`; unless told otherwise the letters beside the project are read
(`BELEIDSGRAAF_LETTERS`) and then the samples, in which references stand thicker, each up to as many characters as the
slowest can do. The others are measured where they are installed (`pip install
beleidsgraaf[bench]`). eyecite looks for American case law and finds little here: it is a measure of speed alone.
"""

from __future__ import annotations

import argparse
import importlib
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from extraction import letters, measured_on

from beleidsgraaf.extract.components.references.component import laws_of
from beleidsgraaf.extract.components.references.pointer import ReferenceContext
from beleidsgraaf.extract.components.references.scan import find_references
from beleidsgraaf.extract.read import read
from beleidsgraaf.graph.gather import gather
from beleidsgraaf.graph.manifest import Manifest

ROOT = Path(__file__).resolve().parent.parent


def finders() -> dict[str, Callable[[str], Sequence[object]]]:
    """Give the programs that are installed."""
    context = ReferenceContext(laws=laws_of())
    found: dict[str, Callable[[str], Sequence[object]]] = {"beleidsgraaf": lambda text: find_references(text, context)}
    for module, function in (("eyecite", "get_citations"), ("nllegalcit", "parse_citations")):
        try:
            found[module] = getattr(importlib.import_module(module), function)
        except ImportError:
            print(f"{module}: not installed")
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--rounds", type=int, default=2, help="how often each is measured; the median counts")
    parser.add_argument("--characters", type=int, default=60_000, help="stop after so many")
    arguments = parser.parse_args()
    samples = [str(ROOT / "samples")]
    programs = finders()
    for paths in (
        [arguments.paths] if arguments.paths else [p for p in (letters(), samples) if p != samples] + [samples]
    ):
        measure(paths, programs, arguments.rounds, arguments.characters)


def measure(paths: list[str], programs: dict[str, Callable[[str], Sequence[object]]], rounds: int, most: int) -> None:
    """Measure all programs on some files and print."""
    texts: list[str] = []
    for candidate in gather(paths, Manifest()):
        text = read(candidate.file, candidate.key, candidate.shown).text
        if taken := text[: most - sum(map(len, texts))]:
            texts.append(taken)
    characters = sum(map(len, texts))
    print(f"{characters:,} characters of {measured_on(paths)}")
    spent: dict[str, list[float]] = {name: [] for name in programs}
    found: dict[str, int] = {}
    for _ in range(rounds + 1):
        for name, find in programs.items():
            begun = time.process_time()
            found[name] = sum(len(find(text)) for text in texts)
            spent[name].append(time.process_time() - begun)
    own = statistics.median(spent["beleidsgraaf"][1:])  # first: warm-up
    for name, seconds in spent.items():
        median = statistics.median(seconds[1:])
        print(
            f"{name:14} {characters / median:14,.0f} characters per CPU-second  {found[name]:6,} references  "
            f"{median / own:8.1f} times the CPU"
        )


if __name__ == "__main__":
    main()
