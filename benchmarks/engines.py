"""Named queries beside rdflib in memory, and validation beside pyshacl, on the graph of the sample letters.

Run `python benchmarks/engines.py [FILE|FOLDER ...]`. CPU-seconds in one process, taking turns. pyshacl checks a copy in
memory of the union of all graphs, without inference.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyshacl
import rdflib

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.store import Generation, Store
from beleidsgraaf.graph.validate import validate
from beleidsgraaf.ontology.load import shape_files

ROOT = Path(__file__).resolve().parent.parent
PREFIXES = """PREFIX bg: <https://w3id.org/beleidsgraaf/ns#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX cito: <http://purl.org/spar/cito/> """
QUERIES = {
    "mentions per entity": "SELECT ?e (COUNT(DISTINCT ?m) AS ?n) { ?m a bg:Mention ; oa:hasBody ?e } GROUP BY ?e",
    "promises with places": "SELECT DISTINCT ?c ?start { ?c a bg:Commitment ; oa:hasTarget ?t . "
    "?t oa:hasSelector ?p . ?p oa:start ?start }",
    "who cites what": "SELECT DISTINCT ?a ?b { ?x cito:hasCitingEntity ?a ; cito:hasCitedEntity ?b }",
    "named in one document": "SELECT DISTINCT ?e ?f { ?m oa:hasBody ?e ; oa:hasTarget/bg:inDocument ?d . "
    "?n oa:hasBody ?f ; oa:hasTarget/bg:inDocument ?d . ?n bg:mentionType bg:PROGRAMME }",
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=[str(ROOT / "samples")])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Store.create(Path(folder) / "store")
        build(store, arguments.paths)
        with store.read() as generation:
            compare(generation)


def compare(generation: Generation) -> None:
    """Print what each engine takes."""
    memory = rdflib.Graph()
    lines = "".join(f"{quad.triple} .\n" for quad in generation.quads())
    memory.parse(data=lines, format="nt")
    print(f"{len(generation.rdf):,} quads, {len(memory):,} triples in the union")
    for name, query in QUERIES.items():
        rows, own = timed(lambda q=query: len(generation.query(PREFIXES + q)))  # type: ignore[misc]
        same, theirs = timed(lambda q=query: len(list(memory.query(PREFIXES + q))))  # type: ignore[misc]
        assert rows == same, (name, rows, same)
        print(f"{name:24} {own:8.3f} s  rdflib {theirs:8.3f} s  {theirs / own:8.1f} times  {rows:,} rows")
    shapes = rdflib.Graph()
    for file in shape_files():
        shapes.parse(file)
    _, own = timed(lambda: len(validate(generation.rdf).violations))
    _, theirs = timed(lambda: len(pyshacl.validate(memory, shacl_graph=shapes, inference="none")), 1)
    print(f"{'validation':24} {own:8.3f} s  pyshacl {theirs:7.3f} s  {theirs / own:8.1f} times")


def timed(work: Callable[[], int], runs: int = 2) -> tuple[int, float]:
    """Give the result and the CPU-seconds of the fastest run."""
    seconds = []
    for _ in range(runs):
        begun = time.process_time()
        result = work()
        seconds.append(time.process_time() - begun)
    return result, min(seconds)


if __name__ == "__main__":
    main()
