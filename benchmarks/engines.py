"""Queries beside rdflib in memory and beside the oxigraph server, validation beside pyshacl, on the sample letters.

Run `python benchmarks/engines.py [FILE|FOLDER ...]`. CPU-seconds in one process, taking turns; the server, which has
its own, by the seconds of the wall until a client has the answer. pyshacl checks a copy in memory of the union of all
graphs, without inference; it takes so long that larger stores are not for it.
"""

from __future__ import annotations

import argparse
import http.client
import shutil
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pyshacl
import rdflib
from serving import port, started

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
        copy = shutil.copytree(store.generation_folder(store.current) / "graph", Path(folder) / "graph")
        at = port()
        command = [str(Path(sysconfig.get_path("scripts")) / "oxigraph"), "serve-read-only", "--union-default-graph"]
        server = started([*command, "-l", str(copy), "-b", f"127.0.0.1:{at}"], at)
        try:
            with store.read() as generation:
                compare(generation, at)
        finally:
            server.terminate()
            server.wait(20)


def compare(generation: Generation, at: int) -> None:
    """Print what each engine takes; the oxigraph server listens at a port."""
    memory = rdflib.Graph()
    lines = "".join(f"{quad.triple} .\n" for quad in generation.quads())
    memory.parse(data=lines, format="nt")
    print(f"{len(generation.rdf):,} quads, {len(memory):,} triples in the union")
    for name, query in QUERIES.items():
        rows, own = timed(lambda q=query: len(generation.query(PREFIXES + q)))  # type: ignore[misc]
        same, theirs = timed(lambda q=query: len(list(memory.query(PREFIXES + q))))  # type: ignore[misc]
        assert rows == same, (name, rows, same)
        served, wall = timed(lambda q=query: len(asked(at, PREFIXES + q).splitlines()) - 1, clock=time.perf_counter)  # type: ignore[misc]
        assert rows == served, (name, rows, served)
        print(
            f"{name:24} {own:8.4f} s  rdflib {theirs:8.4f} s  {theirs / own:8.1f} times  "
            f"oxigraph server {wall:8.4f} s  {wall / own:6.1f} times  {rows:,} rows"
        )
    shapes = rdflib.Graph()
    for file in shape_files():
        shapes.parse(file)
    _, own = timed(lambda: len(validate(generation.rdf).violations))
    _, theirs = timed(lambda: len(pyshacl.validate(memory, shacl_graph=shapes, inference="none")), 1)
    print(f"{'validation':24} {own:8.4f} s  pyshacl {theirs:7.4f} s  {theirs / own:8.1f} times")


def asked(at: int, query: str) -> bytes:
    """Give the answer of a server as CSV."""
    connection = http.client.HTTPConnection("127.0.0.1", at)
    connection.request("GET", f"/query?{urlencode({'query': query})}", headers={"Accept": "text/csv"})
    return connection.getresponse().read()


def timed(work: Callable[[], int], runs: int = 3, clock: Callable[[], float] = time.process_time) -> tuple[int, float]:
    """Give the result and the seconds of the fastest run, of CPU unless told otherwise."""
    seconds = []
    for _ in range(runs):
        begun = clock()
        result = work()
        seconds.append(clock() - begun)
    return result, min(seconds)


if __name__ == "__main__":
    main()
