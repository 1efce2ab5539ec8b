"""Finds where in which letter a node was read: the file, the characters, the quote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store

_PREFIXES: Final = """
PREFIX bg: <https://w3id.org/beleidsgraaf/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX cito: <http://purl.org/spar/cito/>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""
_PLACE: Final = """
  ?target oa:hasSource ?text ; oa:hasSelector ?position .
  ?position oa:start ?start ; oa:end ?end .
  ?text bg:fileName ?file .
  OPTIONAL { ?target oa:hasSelector ?selector . ?selector oa:exact ?quote }
"""
_ORDER: Final = " ORDER BY ?file ?start ?end LIMIT 1"

#: Ways from a node to a place, tried in this order: what a field rests on, what the node itself points at, ...
_WAYS: Final = (
    "?evidence bg:describes ?node ; bg:field ?field ; oa:hasTarget ?target .",
    "?node oa:hasTarget ?target .",
    "?node oa:hasSelector ?position . BIND(?node AS ?target)",
    "?target oa:hasSelector ?node .",
    "?annotation oa:hasBody ?node ; oa:hasTarget ?target .",
    "?annotation cito:hasCitedEntity ?node ; oa:hasTarget ?target .",
    "?annotation bg:method ?node ; oa:hasTarget ?target .",
    "?evidence bg:describes ?node ; oa:hasTarget ?target .",
)
_FILES: Final = "{ ?node bg:fileName ?file } UNION { ?node prov:wasDerivedFrom/bg:fileName ?file }"


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of a file (code points, end exclusive), or a file as a whole where `start` is None."""

    file: str
    start: int | None = None
    end: int | None = None
    quote: str = ""


def locate(store: Store, node: NamedNode | BlankNode | Literal, path: str | None = None) -> Place | None:
    """Give the first place that a node, or the field of it that a path names, was read from.

    None where no source says it, as of a register entry that no letter mentions.
    """
    if not isinstance(node, NamedNode):
        return None
    field = NamedNode(path[1:-1]) if path and path.startswith("<") and path.count("<") == 1 else None
    for way in _WAYS:
        if "?field" in way and field is None:
            continue
        bound = way.replace("?node", str(node)).replace("?field", str(field))
        for row in _rows(store, f"SELECT ?file ?start ?end ?quote WHERE {{ {bound} {_PLACE} }} {_ORDER}"):
            quote = row["quote"]
            return Place(
                row["file"].value, int(row["start"].value), int(row["end"].value), quote.value if quote else ""
            )
    for row in _rows(store, f"SELECT ?file WHERE {{ {_FILES.replace('?node', str(node))} }} ORDER BY ?file LIMIT 1"):
        return Place(row["file"].value)
    return None


def _rows(store: Store, query: str) -> QuerySolutions:
    rows = store.query(_PREFIXES + query, use_default_graph_as_union=True)
    assert isinstance(rows, QuerySolutions)
    return rows
