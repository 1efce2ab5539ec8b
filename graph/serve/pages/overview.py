"""Pages about the graph as a whole: start, documents, network."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from beleidsgraaf.graph.serve.pages.promises import promises
from beleidsgraaf.graph.serve.pages.view import PREFIXES, Row, View, local, node
from beleidsgraaf.graph.serve.reply import Reply
from beleidsgraaf.graph.store import Generation

_COUNTS: Final = """SELECT ?class (COUNT(DISTINCT ?s) AS ?n) WHERE {
  VALUES ?class { bg:Mention bg:Citation bg:Claim bg:Commitment bg:Question bg:Relation } ?s a ?class }
GROUP BY ?class"""
_DOCUMENTS: Final = """SELECT ?doc (SAMPLE(?i) AS ?issued) (SAMPLE(?k) AS ?kind) (SAMPLE(?f) AS ?dossier)
  (SAMPLE(?t) AS ?title) WHERE {
  ?source a bg:SourceFile . ?doc prov:wasDerivedFrom ?source ; a bg:Document . OPTIONAL { ?doc dcterms:issued ?i }
  OPTIONAL { ?doc a ?k FILTER(?k != bg:Document) } OPTIONAL { ?doc dcterms:isPartOf ?f }
  OPTIONAL { ?doc dcterms:title ?t } }
GROUP BY ?doc ORDER BY DESC(?issued) ?doc"""
_MENTIONED: Final = """SELECT ?e ?sort (COUNT(DISTINCT ?doc) AS ?docs) (COUNT(DISTINCT ?a) AS ?n) WHERE {
  VALUES ?sort { bg:ORG bg:PROGRAMME bg:LAW bg:EVENT bg:OFFICE bg:PERSON }
  ?a bg:mentionType ?sort ; oa:hasBody ?e ; oa:hasTarget ?target . ?target bg:inDocument ?doc }
GROUP BY ?e ?sort ORDER BY DESC(?docs) DESC(?n) ?e LIMIT 60"""
_EDGES: Final = """SELECT ?doc ?e ?sort (COUNT(DISTINCT ?a) AS ?n) WHERE {
  %s ?a oa:hasBody ?e ; bg:mentionType ?sort ; oa:hasTarget ?target . ?target bg:inDocument ?doc .
  FILTER(?sort IN (bg:ORG, bg:PROGRAMME, bg:LAW, bg:OFFICE, bg:PERSON)) }
GROUP BY ?doc ?e ?sort ORDER BY DESC(?n) ?doc ?e LIMIT %d"""
_NEAR: Final = """{ SELECT DISTINCT ?doc WHERE { ?about oa:hasBody %s ; oa:hasTarget/bg:inDocument ?doc } LIMIT 40 }"""
_CITES: Final = "SELECT DISTINCT ?a ?b WHERE { ?a cito:cites ?b . ?a prov:wasDerivedFrom ?f } ORDER BY ?a ?b LIMIT 6000"
#: Rows of a list on one page.
_SHOWN: Final = 100
#: Edges that a network is drawn from, of the whole graph and around one thing.
_MOST_EDGES: Final = 12_000
_NEAR_EDGES: Final = 260


def start(view: View) -> Reply:
    """Make the first page."""
    papers = documents_of(view.generation)
    counts, named = _counted(view.generation)
    latest = sorted(promises(view), key=lambda p: (p.issued, p.claim), reverse=True)[:6]
    view.name_all([*(r["doc"] for r in papers[:8]), *(r["e"] for r in named[:24]), *(p.who for p in latest)])
    return view.page(
        "start.html",
        "Beleidsgraaf",
        about={
            "@type": "WebSite",
            "name": "Beleidsgraaf",
            "inLanguage": ["nl", "en"],
            "potentialAction": {
                "@type": "SearchAction",
                "target": f"{view.site}search?q={{q}}",
                "query-input": "required name=q",
            },
        },
        counts=counts,
        papers=papers[:8],
        total=len(papers),
        named=named[:24],
        promises=latest,
    )


def documents(view: View) -> Reply:
    """List the documents."""
    every = documents_of(view.generation)
    words, kind, year = view.param("q").casefold(), view.param("kind"), view.param("year")
    kept = [
        r
        for r in every
        if (not kind or r["kind"] == kind)
        and (not year or (r["issued"] or "").startswith(year))
        and (not words or words in f"{r['title'] or ''} {r['number']}".casefold())
    ]
    first = max(0, int(view.param("first")) if view.param("first").isdecimal() else 0)
    papers = kept[first : first + _SHOWN]
    view.name_all([r[c] for r in papers for c in ("doc", "dossier")])
    return view.page(
        "documents.html",
        view.t("Documenten", "Documents"),
        papers=papers,
        total=len(kept),
        of=len(every),
        first=first,
        shown=_SHOWN,
        kinds=sorted({(view.name(r["kind"]), r["kind"]) for r in every if r["kind"]}),
        years=sorted({(r["issued"] or "")[:4] for r in every if r["issued"]}, reverse=True),
    )


@lru_cache(maxsize=2)
def documents_of(generation: Generation) -> list[Row]:
    """Give the documents that were read, the latest first."""
    rows = generation.query(PREFIXES + _DOCUMENTS).values()
    for row in rows:
        row["number"] = unquote((row["doc"] or "").rpartition("/")[2])
    return rows


@lru_cache(maxsize=2)
def _counted(generation: Generation) -> tuple[dict[str, int], list[Row]]:
    counts = {local(r["class"] or ""): int(r["n"] or 0) for r in generation.query(PREFIXES + _COUNTS).values()}
    return counts, generation.query(PREFIXES + _MENTIONED).values()


def network(view: View) -> Reply:
    """Show who is named in what."""
    _, named = _counted(view.generation)
    view.name_all(r["e"] for r in named[:40])
    return view.page("network.html", view.t("Netwerk", "Network"), named=named[:40])


def network_data(view: View) -> Reply:
    """Give nodes and edges as JSON, of the whole graph or around one thing."""
    around = view.param("around")
    try:
        where = _NEAR % node(around) if around else ""
    except ValueError:
        where, around = "", ""
    rows = view.rows(_EDGES % (where, _NEAR_EDGES if around else _MOST_EDGES))
    edges = [(r["doc"] or "", r["e"] or "", int(r["n"] or 1), local(r["sort"] or "")) for r in rows]
    kept = {x for d, e, _, _ in edges for x in (d, e)}
    cites = [(r["a"] or "", r["b"] or "") for r in view.rows(_CITES)]
    cites = [pair for pair in cites if not around or kept.issuperset(pair)]
    sorts = {e: sort for _, e, _, sort in edges} | {d: "DOC" for d, _, _, _ in edges}
    sorts |= {d: "DOC" for pair in cites for d in pair}
    view.name_all(sorts)
    number = {iri: n for n, iri in enumerate(sorted(sorts))}
    told = {
        "nodes": [
            {"name": view.name(i), "sort": sorts[i], "href": view.href(i), **({"here": True} if i == around else {})}
            for i in sorted(sorts)
        ],
        "edges": [[number[d], number[e], n] for d, e, n, _ in edges] + [[number[a], number[b], 1] for a, b in cites],
    }
    return Reply(200, "application/json", json.dumps(told, ensure_ascii=False).encode())
