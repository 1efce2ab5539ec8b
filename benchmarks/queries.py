"""Every named query on a store: its median time and its rows, each in a process that is ended at a deadline.

Run `python benchmarks/queries.py --store DIR`. A parameter that a query needs gets the value that gives it the most to
do in that store (the document that cites most, the programme that is named most, all dates); one that may be left out
is left out, which asks for all. Times are CPU-milliseconds of one process with the store open, after a run to warm it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median

from beleidsgraaf.graph.store import Generation, Store
from beleidsgraaf.queries.catalogue import Catalogue, NamedQuery
from beleidsgraaf.queries.declare import declare

#: What every query stays below, in milliseconds, unless its header says why not.
TARGET = 200
RUNS = 5

_MOST_NAMED = """SELECT ?value {{ {{ SELECT ?thing (COUNT(DISTINCT ?mention) AS ?times) {{
  ?mention bg:mentionType bg:{kind} ; oa:hasBody ?thing }} GROUP BY ?thing }}
  ?thing skos:prefLabel ?value FILTER(LANG(?value) = "nl") }} ORDER BY DESC(?times) ?value LIMIT 1"""
_PROGRAMME = _MOST_NAMED.format(kind="PROGRAMME")
_ORGANISATION = _MOST_NAMED.format(kind="ORG")
_CITING = """SELECT ?value { { SELECT ?document (COUNT(DISTINCT ?citation) AS ?times) {
  ?citation a bg:Citation ; cito:%s ?document } GROUP BY ?document }
  ?document dcterms:identifier ?value } ORDER BY DESC(?times) ?value LIMIT 1"""
#: Gives the heaviest value of a parameter: of one query, or of all that have it.
PROBES: Mapping[str, str] = {
    "programme": _PROGRAMME,
    "name": _PROGRAMME,
    "claims-of name": _ORGANISATION,
    "motions-of name": _MOST_NAMED.format(kind="PERSON"),
    "document": _CITING % "hasCitingEntity",
    "cited-by document": _CITING % "hasCitedEntity",
    "signatories document": """SELECT ?value { { SELECT ?document (COUNT(DISTINCT ?signature) AS ?times) {
      ?document bg:signature ?signature } GROUP BY ?document }
      ?document dcterms:identifier ?value } ORDER BY DESC(?times) ?value LIMIT 1""",
    "dossier": """SELECT ?value { ?document bg:dossierNumber ?value } GROUP BY ?value
      ORDER BY DESC(COUNT(DISTINCT ?document)) ?value LIMIT 1""",
    "office": _MOST_NAMED.format(kind="OFFICE"),
    "group": """SELECT ?value { { SELECT ?group (COUNT(DISTINCT ?question) AS ?times) {
      ?question bg:askedBy ?group } GROUP BY ?group }
      ?group skos:prefLabel ?value FILTER(LANG(?value) = "nl") } ORDER BY DESC(?times) ?value LIMIT 1""",
}
#: Values that are heavy in any store.
FIXED: Mapping[str, str] = {
    "from": "1990-01-01",
    "until": "2049-12-31",
    "date": "2049-12-31",
    "office-holder date": "2023-12-11",
    "since": "1990-01-01",
    "topic": "regering",
    "kind": "ORG",
    "most": "100",
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--deadline", type=float, default=20, metavar="SECONDS", help="for all runs of one query")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these queries")
    arguments = parser.parse_args()
    catalogue = Catalogue()
    with Store.open(arguments.store).read() as generation:
        print(f"{len(generation.rdf):,} quads in {len(generation.graphs()):,} graphs\n")
        asked = [(q, values_for(generation, q)) for q in catalogue if not arguments.names or q.name in arguments.names]
    print("| query | asked with | median ms | rows |\n| --- | --- | ---: | ---: |")
    slow = []
    for query, values in asked:
        took, rows = measure(arguments.store, query.bind(values), arguments.deadline)
        if took is None or (took > TARGET and not query.slow):
            slow.append(query.name)
        shown = (
            "stopped"
            if took is None
            else f"{took:.0f}{' (its header says why)' if took > TARGET and query.slow else ''}"
        )
        said = ", ".join(f"{k}={v}" for k, v in values.items())
        print(f"| {query.name} | {said} | {shown} | {rows} |", flush=True)
    print(
        f"\n{len(asked)} queries, {len(slow)} over {TARGET} ms without a reason{': ' if slow else ''}{', '.join(slow)}"
    )


def values_for(generation: Generation, query: NamedQuery) -> dict[str, str]:
    """Give each parameter that cannot be left out its heaviest value."""
    values = {}
    for parameter in query.parameters:
        if parameter.optional:
            continue
        own = f"{query.name} {parameter.name}"
        if own in FIXED or (parameter.name in FIXED and own not in PROBES):
            values[parameter.name] = FIXED.get(own) or FIXED[parameter.name]
            continue
        found = generation.query(declare(PROBES.get(own) or PROBES[parameter.name])).values()
        if found:
            values[parameter.name] = found[0]["value"] or ""
        else:
            values[parameter.name] = parameter.example.strip('"').partition('"')[0]
    return values


def measure(store: Path, sparql: str, deadline: float) -> tuple[float | None, int | None]:
    """Give the median of the CPU-milliseconds and the number of rows; nothing where the deadline passed."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(store, sparql, there), daemon=True)
    process.start()
    there.close()
    times: list[float] = []
    rows = None
    last = time.monotonic() + deadline
    try:
        while len(times) < RUNS and here.poll(max(0.0, last - time.monotonic())):
            took, rows = here.recv()
            times.append(took)
    except EOFError:
        pass
    finally:
        process.kill()
        process.join()
    return (median(times) if times else None), rows


def _answer(path: Path, sparql: str, result: Connection) -> None:
    with Store.open(path).read() as generation:
        generation.query(sparql)
        for _ in range(RUNS):
            begun = time.process_time()
            rows = len(generation.query(sparql))
            result.send(((time.process_time() - begun) * 1000, rows))
        time.sleep(1)


if __name__ == "__main__":
    main()
