"""What changed when, read from the patches that each build leaves: which documents came, changed or went.

The moment is that at which the build ended (graph of provenance), so that the same store gives the same feed.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.graph.lookup import Lookup
from beleidsgraaf.graph.store import Generation, Store
from beleidsgraaf.ontology.terms import PROV

_LINE: Final = re.compile(r"([AD]) (<[^>]*>) (<[^>]*>) (.*) <([^>]*)> \.$")
_HELD: Final = str(PROV.wasDerivedFrom)


@dataclass(frozen=True, slots=True)
class Change:
    """One document that came (`Create`), changed (`Update`) or went (`Delete`)."""

    generation: int
    moment: str  #: ISO 8601, in UTC
    kind: str
    document: str  #: IRI


def changes(store: Store, generation: Generation) -> list[Change]:
    """Give the changes of documents up to a generation, the first first."""
    look, found = Lookup(generation.rdf), []
    held: dict[str, set[str]] = defaultdict(set)  #: graph to the documents that it holds
    for number in range(1, generation.number + 1):
        if not store.patch(number).exists():
            continue
        moment = look.value(ox.NamedNode(generation.mint.run(number)), PROV.endedAtTime)
        before = {document for documents in held.values() for document in documents}
        touched: set[str] = set()
        for sign, subject, predicate, graph in _lines(store, number):
            touched.add(graph)
            if predicate == _HELD and "/source/" in graph:
                (held[graph].add if sign == "A" else held[graph].discard)(subject)
        after = {document for documents in held.values() for document in documents}
        changed = {d for graph in touched for d in held[graph]} & before & after
        for kind, documents in (("Create", after - before), ("Update", changed), ("Delete", before - after)):
            found += [Change(number, moment, kind, document) for document in sorted(documents)]
    return found


def _lines(store: Store, number: int) -> Iterator[tuple[str, str, str, str]]:
    """Give sign, subject, predicate and graph of each line of a patch; of most, only the graph matters."""
    last = ""
    with gzip.open(store.patch(number), "rt", encoding="utf-8", newline="\n") as file:
        for line in file:
            graph = line[line.rfind("<") + 1 : line.rfind(">")]
            if _HELD in line:
                if match := _LINE.match(line.rstrip("\n")):
                    yield match[1], match[2][1:-1], match[3], match[5]
            elif graph != last and line[:1] in "AD":
                yield line[0], "", "", graph
            last = graph
