"""Brings a SPARQL server in step with a store, graph by graph: only those that differ are sent.

The server itself keeps what it holds: in the graph `<base>graph/pushed` each graph has the checksum of its sorted
statements (schema:sha256). A checksum goes before its graph is replaced and comes after, so that a push that is
interrupted is made good by the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from beleidsgraaf.graph.endpoint import Endpoint
from beleidsgraaf.graph.quads.statements import node, text
from beleidsgraaf.graph.store import Graphs

#: So many statements go in one update: Virtuoso refuses ten thousand.
_AT_ONCE: Final = 2_000
#: So many checksums are asked for at once: servers cut long answers.
_PAGE: Final = 2_000
#: So many graphs are put before their checksums are.
_ROUND: Final = 200
_SUM: Final = "<https://schema.org/sha256>"

Progress = Callable[[int, int], None]


@dataclass
class Pushed:
    """What a push did."""

    sent: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    unchanged: int = 0
    requests: int = 0


def push(
    graphs: Graphs, endpoint: Endpoint, dry: bool = False, progress: Progress = lambda done, total: None
) -> Pushed:
    """Send the graphs that differ and drop those that are gone; the provenance stays at home.

    Args:
        dry: only find out which would be sent.
        progress: told how many graphs of how many are sent.

    Raises:
        EndpointError: the server cannot be reached or refuses.
    """
    home = graphs.mint.graph("pushed")
    there = dict(_there(endpoint, home))
    here: dict[str, str] = {}
    report = Pushed()
    for name in graphs.graphs():
        if name != graphs.mint.graph("provenance"):
            here[name] = sha256(b"".join(_triples(graphs, name))).hexdigest()
    report.sent = [name for name in here if there.get(name) != here[name]]
    report.dropped = sorted(there.keys() - here.keys())
    report.unchanged = len(here) - len(report.sent)
    if not dry:
        way = _put if endpoint.store_address else _tell
        way(graphs, endpoint, home, here, there, report, progress)
    report.requests = endpoint.requests
    return report


def _there(endpoint: Endpoint, home: str) -> Iterator[tuple[str, str]]:
    """Give the graphs that the server holds, with their checksums."""
    last = ""
    while True:
        answer = endpoint.ask(
            f"SELECT ?g ?sum WHERE {{ GRAPH {node(home)} {{ ?g {_SUM} ?sum }} FILTER(STR(?g) > {text(last)}) }} "
            f"ORDER BY STR(?g) LIMIT {_PAGE}"
        )
        rows = [(row["g"]["value"], row["sum"]["value"]) for row in answer["results"]["bindings"]]
        yield from rows
        if len(rows) < _PAGE:
            return
        last = rows[-1][0]


def _triples(graphs: Graphs, name: str) -> list[bytes]:
    return sorted(f"{quad.triple} .\n".encode() for quad in graphs.quads(name))


def _tell(
    graphs: Graphs,
    endpoint: Endpoint,
    home: str,
    here: dict[str, str],
    there: dict[str, str],
    report: Pushed,
    progress: Progress,
) -> None:
    """Replace graphs by SPARQL Update: a graph in one update where it is not too large."""
    for done, name in enumerate(report.sent):
        progress(done, len(report.sent))
        lines = _triples(graphs, name)
        told = _forget(home, name) if name in there else []
        told.append(f"CLEAR SILENT GRAPH {node(name)}")
        for start in range(0, max(len(lines), 1), _AT_ONCE):
            chunk = b"".join(lines[start : start + _AT_ONCE]).decode()
            told.append(f"INSERT DATA {{ GRAPH {node(name)} {{\n{chunk}}} }}")
            if start + _AT_ONCE < len(lines):
                endpoint.update(" ;\n".join(told))
                told = []
        told.append(f"INSERT DATA {{ GRAPH {node(home)} {{ {node(name)} {_SUM} {text(here[name])} }} }}")
        endpoint.update(" ;\n".join(told))
    for name in report.dropped:
        endpoint.update(" ;\n".join([f"CLEAR SILENT GRAPH {node(name)}", *_forget(home, name)]))
    progress(len(report.sent), len(report.sent))


def _forget(home: str, name: str) -> list[str]:
    return [f"DELETE WHERE {{ GRAPH {node(home)} {{ {node(name)} {_SUM} ?sum }} }}"]


def _put(
    graphs: Graphs,
    endpoint: Endpoint,
    home: str,
    here: dict[str, str],
    there: dict[str, str],
    report: Pushed,
    progress: Progress,
) -> None:
    """Replace graphs by the Graph Store Protocol, and the checksums every so many."""
    changing = {*report.sent, *report.dropped}
    holds = {name: checksum for name, checksum in there.items() if name not in changing}

    def put_sums() -> None:
        sums = "".join(f"{node(name)} {_SUM} {text(checksum)} .\n" for name, checksum in sorted(holds.items()))
        endpoint.put(home, sums.encode())

    if changing & there.keys():
        put_sums()
    for done, name in enumerate(report.sent):
        progress(done, len(report.sent))
        endpoint.put(name, b"".join(_triples(graphs, name)))
        holds[name] = here[name]
        if (done + 1) % _ROUND == 0:
            put_sums()
    for name in report.dropped:
        endpoint.drop(name)
    if changing:
        put_sums()
    progress(len(report.sent), len(report.sent))
