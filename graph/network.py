"""Networks for analysis: networkx graphs whose edges have a weight, dates and evidence, and measures on them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

import networkx as nx

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.rows import plain
from beleidsgraaf.graph.store import Graphs

#: Kinds of mentions between which co-occurrence can be asked for.
MENTIONS: Final = ("PERSON", "OFFICE", "ORG", "PROGRAMME", "DOC", "LAW", "EVENT")
#: Names for several kinds together.
GROUPS: Final = {
    "actors": ("PERSON", "OFFICE", "ORG"),
    "programmes": ("PROGRAMME",),
    "laws": ("LAW",),
    "documents": ("DOC",),
}
#: Kinds of networks beside those.
KINDS: Final = ("citations", "claims", "co-occurrence")

_PREFIXES: Final = """
PREFIX bg: <https://w3id.org/beleidsgraaf/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX cito: <http://purl.org/spar/cito/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_PLACE: Final = """
  ?target oa:hasSource ?text ; oa:hasSelector ?selector ; bg:inDocument ?in .
  ?text bg:fileName ?file .
  ?selector oa:start ?start ; oa:end ?end ; oa:exact ?quote .
  OPTIONAL { ?in dcterms:issued ?issued }
"""
_CITATIONS: Final = """
SELECT DISTINCT ?one ?one_label ?other ?other_label ?issued ?file ?start ?end ?quote WHERE {
  ?citation a bg:Citation ; cito:hasCitingEntity ?one ; cito:hasCitedEntity ?other ; oa:hasTarget ?target .
  ?one dcterms:identifier ?one_label .
  ?other dcterms:identifier ?other_label .
"""
_CLAIMS: Final = """
SELECT DISTINCT ?one ?one_label ?other ?other_label ?issued ?file ?start ?end ?quote ?kind WHERE {
  ?claim a bg:Claim ; bg:claimant ?one ; bg:about ?other ; oa:hasTarget ?target ; a ?kind .
  FILTER(?kind IN (bg:Commitment, bg:Intention, bg:Finding, bg:Position, bg:Action, bg:Recommendation, bg:Request))
  ?one skos:prefLabel ?one_label . FILTER(LANG(?one_label) = "nl")
  ?other skos:prefLabel ?other_label . FILTER(LANG(?other_label) = "nl")
"""
_MENTIONS: Final = """
SELECT DISTINCT ?body ?label ?kind ?text ?start ?end WHERE {
  ?mention a bg:Mention ; oa:hasBody ?body ; bg:mentionType ?kind ; oa:hasTarget ?target .
  ?body skos:prefLabel ?label . FILTER(LANG(?label) = "nl")
  ?target oa:hasSource ?text ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end .
}
"""
_STATEMENTS: Final = """
SELECT DISTINCT ?text ?issued ?file ?start ?end ?quote WHERE {
  ?claim a bg:Claim ; oa:hasTarget ?target .
"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an edge is said: characters of a file, end exclusive."""

    file: str
    start: int
    end: int
    quote: str
    issued: str  #: date of the document, "" where it is not known


def network(graphs: Graphs, kind: str, other: str | None = None) -> Any:
    """Give a networkx graph.

    Args:
        graphs: what to ask.
        kind: `citations` (directed, documents), `claims` (directed, from claimant to what the claim is about),
            `co-occurrence` (all that one statement names together), a kind of mention such as `ORG`, or one of
            `GROUPS`.
        other: with a kind of mention or group: the other one, so that edges run between the two (left out: within it).

    Nodes are IRIs with `label` and `kind`; edges have `weight`, `first` and `last` (dates) and `evidence`.

    Raises:
        UsageError: there is no such kind.
    """
    if other is None and kind in ("citations", "claims"):
        query = _CITATIONS if kind == "citations" else _CLAIMS
        result = nx.DiGraph()
        for row in _ask(graphs, query + _PLACE + "}"):
            for side in ("one", "other"):
                result.add_node(row[side], label=row[f"{side}_label"], kind=row[side].rsplit("/", 2)[-2])
            _tie(result, row["one"], row["other"], _evidence(row))
        return result
    if kind == "co-occurrence" and other is None:
        return _together(graphs, frozenset(MENTIONS), frozenset(MENTIONS))
    one, two = (frozenset(GROUPS.get(k, (k,) if k in MENTIONS else ())) for k in (kind, other or kind))
    if one and two:
        return _together(graphs, one, two)
    raise UsageError(
        f"no such network: {kind}; give one of {', '.join(KINDS)} or two of {', '.join((*GROUPS, *MENTIONS))}"
    )


def _ask(graphs: Graphs, query: str) -> Iterator[dict[str, str]]:
    rows = graphs.query(_PREFIXES + query)
    ordered = sorted(tuple(plain(cell) or "" for cell in row) for row in rows)
    for values in ordered:
        yield dict(zip(rows.columns, values, strict=True))


def _evidence(row: dict[str, str]) -> Evidence:
    return Evidence(row["file"], int(row["start"]), int(row["end"]), row["quote"], row["issued"])


def _tie(graph: Any, one: str, other: str, evidence: Evidence) -> None:
    if not graph.has_edge(one, other):
        graph.add_edge(one, other, weight=0, first="", last="", evidence=[])
    edge = graph.edges[one, other]
    edge["weight"] += 1
    edge["evidence"].append(evidence)
    if evidence.issued:
        edge["first"] = min(edge["first"] or evidence.issued, evidence.issued)
        edge["last"] = max(edge["last"], evidence.issued)


def _together(graphs: Graphs, side: frozenset[str], other_side: frozenset[str]) -> Any:
    """Tie what one statement names together; joined here, for a join of spans is what SPARQL is slow at."""
    mentions: dict[str, list[tuple[int, str, str, str]]] = defaultdict(list)
    for row in _ask(graphs, _MENTIONS):
        kind = row["kind"].rsplit("#", 1)[-1]
        if kind in side or kind in other_side:
            mentions[row["text"]].append((int(row["start"]), row["body"], row["label"], kind))
    for found in mentions.values():
        found.sort()
    result = nx.Graph()
    done: set[tuple[str, int, int]] = set()
    for row in _ask(graphs, _STATEMENTS + _PLACE + "}"):
        here = mentions.get(row["text"], [])
        evidence = _evidence(row)
        place = (row["text"], evidence.start, evidence.end)
        if place in done:
            continue
        done.add(place)
        first = bisect_left(here, (evidence.start,))
        last = bisect_left(here, (evidence.end,))
        named = sorted({(body, label, kind) for _, body, label, kind in here[first:last]})
        for one, other in combinations(named, 2):
            across = (one[2] in side and other[2] in other_side) or (other[2] in side and one[2] in other_side)
            if one[0] == other[0] or not across:
                continue
            for body, label, kind in (one, other):
                result.add_node(body, label=label, kind=kind)
            _tie(result, one[0], other[0], evidence)
    return result


# measures


def centrality(graph: Any) -> list[dict[str, Any]]:
    """Give each node with its degree, weighted degree and betweenness, the most central first."""
    between = nx.betweenness_centrality(graph)
    weighted = dict(graph.degree(weight="weight"))
    found = [
        {
            "node": node,
            "label": graph.nodes[node].get("label", node),
            "degree": graph.degree(node),
            "weight": weighted[node],
            "betweenness": between[node],
        }
        for node in graph
    ]
    return sorted(found, key=lambda n: (-n["betweenness"], -n["weight"], n["node"]))


def communities(graph: Any) -> list[list[str]]:
    """Give the labels of the nodes by community (Louvain, fixed seed), the largest first."""
    if graph.number_of_edges() == 0:
        return []
    found = nx.community.louvain_communities(graph.to_undirected(), weight="weight", seed=1)
    named = [sorted(graph.nodes[n].get("label", n) for n in members) for members in found]
    return sorted(named, key=lambda c: (-len(c), c))


def brokers(graph: Any, one: str, other: str) -> list[str]:
    """Give the labels of the nodes that are tied to both, the strongest tie first; nodes are given by label or IRI."""
    a, b = find(graph, one), find(graph, other)
    both = set(nx.all_neighbors(graph, a)) & set(nx.all_neighbors(graph, b))

    def tie(node: str) -> int:
        return min(sum(_weight(graph, node, end) for end in pair) for pair in ((a,), (b,)))

    return [graph.nodes[n].get("label", n) for n in sorted(both, key=lambda n: (-tie(n), n))]


def _weight(graph: Any, one: str, other: str) -> int:
    pairs: Iterable[tuple[str, str]] = ((one, other), (other, one)) if graph.is_directed() else ((one, other),)
    return sum(int(graph.edges[p]["weight"]) for p in pairs if graph.has_edge(*p))


def depth(graph: Any, document: str) -> int:
    """Give how many steps the farthest publication lies that a document cites, directly or not."""
    return int(max(nx.single_source_shortest_path_length(graph, find(graph, document)).values()))


def ego(graph: Any, node: str, radius: int = 1) -> Any:
    """Give what lies around a node, given by label or IRI."""
    return nx.ego_graph(graph, find(graph, node), radius=radius, undirected=True)


def find(graph: Any, name: str) -> str:
    """Give the node with this label or IRI.

    Raises:
        UsageError: there is none.
    """
    if name in graph:
        return name
    wanted = name.casefold()
    for node in sorted(graph):
        if str(graph.nodes[node].get("label", "")).casefold() == wanted:
            return str(node)
    raise UsageError(f"{name}: not in this network")
