"""Text to quads: words per CPU-second beside the bare tokeniser, and what the quads are spent on.

Run `python benchmarks/extraction.py [FILE|FOLDER ...]`; unless told otherwise the letters beside the project are read
(`BELEIDSGRAAF_LETTERS`), else the samples. Reading files, loading the pipeline and one warm-up run are left out. A word
is a run of non-white-space characters. Both figures come from the same process, taking turns, so that their ratio holds
on another machine. The bare tokeniser is `spacy.blank("nl")`; our components read characters and need no tokens.

How quads are counted: an annotation has its own quads, and its share of what it points at: its target with the selector
of that, and its method. What n of them share counts for one n-th to each. So a mention is 6 of its own (two classes,
body, type, target, method), 10 of its target (source, document, selector; that selector's two classes, start, end,
exact, prefix, suffix), and a bit of its method; a citation the same with what cites and is cited in place of body and
type. All of these but the document of a target and the method are terms that outside tools rely on; those two say
where a finding stands and how sure it is, which pages and queries ask of every finding. Hence a little more than 16 a
mention and than 14 a citation. An XML or PDF source has the element or page of each target besides.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import spacy

from beleidsgraaf.extract.model import SourceText
from beleidsgraaf.extract.pipeline import load_pipeline
from beleidsgraaf.extract.read import read
from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.gather import gather
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.manifest import Manifest
from beleidsgraaf.graph.quads import quads
from beleidsgraaf.graph.quads.register import Known
from beleidsgraaf.graph.store import Store
from beleidsgraaf.ontology.registers import load

T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent
NS = "https://w3id.org/beleidsgraaf/ns#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
TARGET = "<http://www.w3.org/ns/oa#hasTarget>"
METHOD = f"<{NS}method>"
SELECTOR = "<http://www.w3.org/ns/oa#hasSelector>"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=letters())
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured; the median counts")
    arguments = parser.parse_args()

    sources = [read(c.file, c.key, c.shown) for c in gather(arguments.paths, Manifest())]
    words = sum(len(s.text.split()) for s in sources)
    pipeline, register, mint = load_pipeline(), Known(load()), Mint()
    tokeniser = spacy.blank("nl")
    tokeniser.max_length = 30_000_000

    def full(source: SourceText) -> object:
        return quads(pipeline(source), mint, register)

    def bare(source: SourceText) -> object:
        return tokeniser(source.text)

    extractions = [pipeline(s) for s in sources]
    spent: dict[str, list[float]] = {"full": [], "bare": [], "quads": []}
    for _ in range(arguments.rounds + 1):
        spent["full"].append(_cpu(full, sources))
        spent["bare"].append(_cpu(bare, sources))
        spent["quads"].append(_cpu(lambda e: quads(e, mint, register), extractions))
    full_s, bare_s, quads_s = (statistics.median(spent[k][1:]) for k in ("full", "bare", "quads"))  # first: warm-up

    lines = [line for e in extractions for line in quads(e, mint, register).lines]
    print(f"{len(sources)} letters, {words:,} words: {measured_on(arguments.paths)}")
    print(f"{words / len(sources):,.0f} words a letter, {len(lines):,} quads ({len(lines) / words:.2f} a word)")
    print(f"text to quads     {words / full_s:10,.0f} words per CPU-second")
    print(f"bare tokeniser    {words / bare_s:10,.0f} words per CPU-second")
    print(f"ratio             {full_s / bare_s:10.2f} times the CPU of the bare tokeniser")
    print(f"of it, the quads  {quads_s / full_s:10.1%}")
    print(f"as N-Quads        {sum(map(len, lines)) / words:10,.0f} bytes a word")
    print(f"in the store      {stored(arguments.paths, sources):10,.0f} bytes a word, with patch and letters")
    for kind, count, each in cost(lines):
        print(f"quads per {kind:<12} {each:6.1f}  ({count:,} of them)")
    print("one of each is the document of its target, and about 1.5 of a mention or citation are its method: how sure")
    print("it is and why; without these, which every page and query asks for, a citation would take 13.3")


def letters() -> list[str]:
    """Give what is measured unless told otherwise: the letters beside the project, else the samples."""
    folder = Path(os.environ.get("BELEIDSGRAAF_LETTERS", ROOT / "../shared/letters"))
    return [str(folder / "*.txt")] if any(folder.glob("*.txt")) else [str(ROOT / "samples")]


def measured_on(paths: list[str]) -> str:
    """Say what was measured, without the paths of this machine."""
    if paths == [str(ROOT / "samples")]:
        return "the samples"
    return "the letters beside the project" if paths == letters() else "files that were given"


def stored(paths: list[str], sources: list[SourceText]) -> float:
    """Give the bytes on disk that a word adds to a store that holds the first letter already."""
    files = [str(c.file) for c in gather(paths, Manifest())]
    with tempfile.TemporaryDirectory() as folder:
        sizes = []
        for name, some in (("one", files[:1]), ("all", files)):
            store = Store.create(Path(folder) / name)
            build(store, some)
            sizes.append(sum(f.stat().st_size for f in store.path.rglob("*") if f.is_file()))
    return (sizes[1] - sizes[0]) / sum(len(s.text.split()) for s in sources[1:])


def _cpu(work: Callable[[T], object], items: list[T]) -> float:
    begun = time.process_time()
    for item in items:
        work(item)
    return time.process_time() - begun


def cost(lines: list[str]) -> list[tuple[str, int, float]]:
    """Give for each kind of annotation how many there are and how many quads each takes.

    An annotation takes its own quads and its share of its targets (with their selectors) and of its method: what n
    annotations share counts for one n-th to each.
    """
    about: dict[str, list[tuple[str, str]]] = {}
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        about.setdefault(subject, []).append((predicate, rest.rsplit(" <", 1)[0]))
    selectors = {s: [o for p, o in said if p == SELECTOR] for s, said in about.items()}
    holders = Counter(o for objects in selectors.values() for o in objects)
    size = {s: len(said) + sum(len(about.get(o, ())) / holders[o] for o in selectors[s]) for s, said in about.items()}
    shared = {s: [o for p, o in said if p in (TARGET, METHOD)] for s, said in about.items()}
    users = Counter(o for objects in shared.values() for o in objects)
    found: list[tuple[str, int, float]] = []
    for kind in ("Mention", "Citation", "Claim", "Relation", "Question", "FieldEvidence"):
        nodes = [s for s, said in about.items() if (TYPE, f"<{NS}{kind}>") in said]
        if nodes:
            total = sum(len(about[n]) + sum(size.get(o, 0) / users[o] for o in shared[n]) for n in nodes)
            found.append((kind, len(nodes), total / len(nodes)))
    return found


if __name__ == "__main__":
    main()
