"""GraphML and GEXF for network programs: who and what as nodes, what the letters say between them as edges."""

from __future__ import annotations

import io
import re
from collections.abc import Collection
from typing import Any, Final

import networkx as nx
import pyoxigraph as ox

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.lookup import Lookup
from beleidsgraaf.graph.rows import Rows
from beleidsgraaf.graph.store import Rdf
from beleidsgraaf.ontology.terms import BG, CITO, DCTERMS, OA, RDF

FORMATS: Final = ("graphml", "gexf")

#: Columns of an answer that tell where it is said, and no one or nothing that could be a node.
_WHERE: Final = re.compile(r"(?:\w+_)?(?:file|start|end|quote|text|reason)|confidence|times|number|count")
#: The writer of networkx puts today's date into GEXF, which would make every export another.
_TODAY: Final = re.compile(rb"\s*<meta [^>]*>.*?</meta>", re.DOTALL)


def of_graph(graphs: Rdf, documents: Collection[str] | None = None) -> Any:
    """Give a network of documents and entities; no documents are all documents.

    Edges have a `kind`: `mentions` and `cites` (from a document), `claims` (from who claims to what it is about), or
    the name of a relation such as `replaces`; `weight` counts how often, `first` and `last` are dates.
    """
    look = Lookup(graphs.rdf)
    ties: dict[tuple[str, str, str], list[str]] = {}

    def tie(kind: str, ones: list[ox.NamedNode], others: list[ox.NamedNode], found: ox.NamedNode) -> None:
        for quote in look.quotes(found):
            if documents is None or quote.document in documents:
                said = ox.NamedNode(quote.document)
                for one in ones or [said]:
                    for other in others:
                        ties.setdefault((one.value, other.value, kind), []).append(look.value(said, DCTERMS.issued))

    for mention in look.members(BG.Mention):
        tie("mentions", [], [b for b in look.nodes(mention, OA.hasBody) if not _is_value(b)], mention)
    for citation in look.members(BG.Citation):
        citing, cited = look.nodes(citation, CITO.hasCitingEntity), look.nodes(citation, CITO.hasCitedEntity)
        tie("cites", citing, cited, citation)
    for claim in look.members(BG.Claim):
        if claimants := look.nodes(claim, BG.claimant):
            tie("claims", claimants, look.nodes(claim, BG.about), claim)
    for relation in look.members(BG.Relation):
        verb = look.value(relation, RDF.predicate).rsplit("#", 1)[-1]
        if look.value(relation, BG.modality) == BG.actual.value:
            tie(verb, look.nodes(relation, RDF.subject), look.nodes(relation, RDF.object), relation)

    result = nx.MultiDiGraph()
    for iri in sorted({end for one, other, _ in ties for end in (one, other)}):
        node = ox.NamedNode(iri)
        name = look.value(node, DCTERMS.identifier) or look.label(node) or iri.rsplit("/", 1)[-1]
        result.add_node(iri, label=name, kind=iri.removeprefix(graphs.mint.base).partition("/")[0])
    for (one, other, kind), days in sorted(ties.items()):
        known = sorted(day for day in days if day)
        first, last = (known[0], known[-1]) if known else ("", "")
        result.add_edge(one, other, key=kind, kind=kind, weight=len(days), first=first, last=last)
    return result


def of_rows(rows: Rows) -> Any:
    """Give a network of an answer: its first two columns that name someone or something are the ends of an edge.

    Raises:
        UsageError: it has no two such columns.
    """
    names = [c for c in rows.columns if not _WHERE.fullmatch(c)]
    if len(names) < 2:
        raise UsageError("the answer to this query has no two columns that name something; give --format csv")
    result = nx.MultiDiGraph()
    for number, row in enumerate(rows.values(), start=1):
        ends = [row[name] or "" for name in names[:2]]
        if all(ends):
            for end, column in zip(ends, names, strict=False):
                result.add_node(end, label=end, kind=column)
            rest = {c: v for c, v in row.items() if c not in names[:2] and v is not None}
            result.add_edge(*ends, key=str(number), **rest)
    return result


def written(network: Any, form: str) -> bytes:
    """Give a network as GraphML or GEXF, the same bytes from the same network."""
    out = io.BytesIO()
    if form == "graphml":
        nx.write_graphml(network, out)
        return out.getvalue()
    nx.write_gexf(network, out)
    return _TODAY.sub(b"", out.getvalue())


def _is_value(node: ox.NamedNode) -> bool:
    return "/date/" in node.value or "/amount/" in node.value
