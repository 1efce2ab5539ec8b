"""Pages about the graph as a whole: start, documents, search, quality, worklist, network, vocabulary, sitemap."""

from __future__ import annotations

import json
from typing import Final
from xml.sax.saxutils import escape

from beleidsgraaf.graph.serve.pages.view import View, local
from beleidsgraaf.graph.serve.reply import Reply

_COUNTS: Final = """SELECT ?class (COUNT(DISTINCT ?s) AS ?n) WHERE {
  VALUES ?class { bg:Mention bg:Citation bg:Claim bg:Commitment bg:Question bg:Relation } ?s a ?class }
GROUP BY ?class"""
_DOCUMENTS: Final = """SELECT ?doc (SAMPLE(?i) AS ?issued) (SAMPLE(?k) AS ?kind) (SAMPLE(?f) AS ?dossier) WHERE {
  ?doc a bg:Document ; prov:wasDerivedFrom ?source . ?source a bg:SourceFile . OPTIONAL { ?doc dcterms:issued ?i }
  OPTIONAL { ?doc a ?k FILTER(?k != bg:Document) } OPTIONAL { ?doc dcterms:isPartOf ?f } }
GROUP BY ?doc ORDER BY DESC(?issued) ?doc"""
_MENTIONED: Final = """SELECT ?e ?sort (COUNT(DISTINCT ?doc) AS ?docs) (COUNT(DISTINCT ?a) AS ?n) WHERE {
  ?a a bg:Mention ; oa:hasBody ?e ; bg:mentionType ?sort ; oa:hasTarget/bg:inDocument ?doc .
  FILTER(?sort IN (bg:ORG, bg:PROGRAMME, bg:LAW, bg:EVENT, bg:OFFICE, bg:PERSON)) }
GROUP BY ?e ?sort ORDER BY DESC(?docs) DESC(?n) ?e LIMIT %d"""
_EDGES: Final = """SELECT ?doc ?e ?sort (COUNT(DISTINCT ?a) AS ?n) WHERE {
  ?a a bg:Mention ; oa:hasBody ?e ; bg:mentionType ?sort ; oa:hasTarget/bg:inDocument ?doc .
  FILTER(?sort IN (bg:ORG, bg:PROGRAMME, bg:LAW, bg:OFFICE, bg:PERSON)) }
GROUP BY ?doc ?e ?sort ORDER BY DESC(?n) ?doc ?e LIMIT 3000"""
_CITES: Final = "SELECT DISTINCT ?a ?b WHERE { ?a cito:cites ?b . ?a prov:wasDerivedFrom ?f } ORDER BY ?a ?b LIMIT 2000"
_MISSING: Final = """SELECT ?doc (COUNT(DISTINCT ?by) AS ?n) (SAMPLE(?by) AS ?from) WHERE {
  ?by cito:cites ?doc . FILTER NOT EXISTS { ?doc prov:wasDerivedFrom ?x } }
GROUP BY ?doc ORDER BY DESC(?n) ?doc LIMIT 200"""
_DOUBTFUL: Final = """SELECT DISTINCT ?claim ?kind ?text ?doc ?confidence ?reason WHERE {
  ?claim a bg:Claim, ?kind ; bg:confidence ?confidence ; bg:text ?text ; oa:hasTarget/bg:inDocument ?doc .
  OPTIONAL { ?claim bg:confidenceReason ?reason } FILTER(?kind NOT IN (bg:Claim, oa:Annotation, bg:Annotation))
  FILTER(?confidence < 0.7) } ORDER BY ?confidence ?claim LIMIT 100"""
_SURE: Final = """SELECT ?class (COUNT(DISTINCT ?a) AS ?n) (AVG(?c) AS ?mean) (MIN(?c) AS ?least) WHERE {
  VALUES ?class { bg:Mention bg:Citation bg:Claim bg:Relation } ?a a ?class ; bg:method? ?m . ?m bg:confidence ?c }
GROUP BY ?class ORDER BY ?class"""
_REASONS: Final = """SELECT ?reason ?c (COUNT(DISTINCT ?a) AS ?n) WHERE {
  ?a bg:method ?m . ?m bg:confidence ?c ; bg:confidenceReason ?reason }
GROUP BY ?reason ?c ORDER BY DESC(?n) LIMIT 40"""


def start(view: View) -> Reply:
    """Make the first page."""
    counts = {local(r["class"] or ""): int(r["n"] or 0) for r in view.rows(_COUNTS)}
    papers = view.rows(_DOCUMENTS)
    named = view.rows(_MENTIONED % 24)
    view.name_all([*(r["doc"] for r in papers[:8]), *(r["e"] for r in named)])
    return view.page("start.html", "Beleidsgraaf", counts=counts, papers=papers[:8], total=len(papers), named=named)


def documents(view: View) -> Reply:
    """List the documents."""
    papers = view.rows(_DOCUMENTS)
    view.name_all([r[c] for r in papers for c in ("doc", "dossier")])
    return view.page("documents.html", view.t("Documenten", "Documents"), papers=papers)


def search(view: View) -> Reply:
    """Search letters, claims and names."""
    from beleidsgraaf.graph.serve.pages.index import context
    from beleidsgraaf.graph.serve.pages.index import search as find

    words = view.param("q")[:300]
    hits, counts = find(view.generation, words, view.param("kind"), 60)
    view.name_all([x for h in hits for x in (h[1], h[2])])
    seen: set[tuple[str, str]] = set()
    shown = []
    for kind, iri, doc, text in hits:
        if (iri, text) not in seen:
            seen.add((iri, text))
            shown.append({"kind": kind, "iri": iri, "doc": doc, "pieces": context(text, words)})
    return view.page("search.html", view.t("Zoeken", "Search"), words=words, hits=shown, counts=sorted(counts.items()))


def quality(view: View) -> Reply:
    """Tell how sure the extraction is, by class and by reason."""
    return view.page(
        "quality.html", view.t("Kwaliteit", "Quality"), classes=view.rows(_SURE), reasons=view.rows(_REASONS)
    )


def worklist(view: View) -> Reply:
    """List what an editor may look at."""
    missing, doubtful = view.rows(_MISSING), view.rows(_DOUBTFUL)
    view.name_all([*(r["doc"] for r in missing + doubtful), *(r["from"] for r in missing)])
    return view.page("worklist.html", view.t("Werklijst", "Worklist"), missing=missing, doubtful=doubtful)


def network(view: View) -> Reply:
    """Show who is named in what."""
    named = view.rows(_MENTIONED % 40)
    view.name_all(r["e"] for r in named)
    return view.page("network.html", view.t("Netwerk", "Network"), named=named)


def network_data(view: View) -> Reply:
    """Give nodes and edges as JSON."""
    edges = [(r["doc"] or "", r["e"] or "", int(r["n"] or 1), local(r["sort"] or "")) for r in view.rows(_EDGES)]
    cites = [(r["a"] or "", r["b"] or "") for r in view.rows(_CITES)]
    sorts = {e: sort for _, e, _, sort in edges} | {d: "DOC" for d, _, _, _ in edges}
    sorts |= {d: "DOC" for pair in cites for d in pair}
    view.name_all(sorts)
    number = {iri: n for n, iri in enumerate(sorted(sorts))}
    told = {
        "nodes": [{"name": view.name(i), "sort": sorts[i], "href": view.href(i)} for i in sorted(sorts)],
        "edges": [[number[d], number[e], n] for d, e, n, _ in edges] + [[number[a], number[b], 1] for a, b in cites],
    }
    return Reply(200, "application/json", json.dumps(told, ensure_ascii=False).encode())


def query(view: View) -> Reply:
    """Make the page on which SPARQL is written."""
    from beleidsgraaf.graph.export import PREFIXES
    from beleidsgraaf.queries.catalogue import Catalogue

    queries = [
        {"name": q.name, "question": view.t(q.question, q.question_en), "sparql": _bare(q.sparql)} for q in Catalogue()
    ]
    return view.page("query.html", view.t("SPARQL", "SPARQL"), queries=queries, prefixes=json.dumps(PREFIXES))


def _bare(sparql: str) -> str:
    return "\n".join(line for line in sparql.splitlines() if not line.startswith("#:")) + "\n"


def vocabulary(view: View) -> Reply:
    """Show the terms of the vocabulary."""
    import pyoxigraph as ox

    from beleidsgraaf.ontology.load import ONTOLOGY, read
    from beleidsgraaf.ontology.terms import BG

    terms: dict[str, dict[str, list[str]]] = {}
    for triple in read(ONTOLOGY):
        if isinstance(triple.subject, ox.NamedNode) and triple.subject.value.startswith(BG.NS):
            value = triple.object
            if isinstance(value, ox.Literal) and value.language not in (None, view.language):
                continue
            entry = terms.setdefault(triple.subject.value, {})
            entry.setdefault(local(triple.predicate.value), []).append(getattr(value, "value", ""))
    listed = [(iri, entry) for iri, entry in sorted(terms.items()) if len(iri) > len(BG.NS)]
    classes = [x for x in listed if "Class" in {local(k) for k in x[1].get("type", [])}]
    properties = [x for x in listed if x not in classes]
    return view.page(
        "vocabulary.html",
        view.t("Vocabulaire", "Vocabulary"),
        groups=[
            (view.t("Klassen", "Classes"), classes),
            (view.t("Eigenschappen en waarden", "Properties and values"), properties),
        ],
    )


def sitemap(view: View) -> Reply:
    """List the pages of documents for search engines."""
    pages = ["", "documents", "commitments", "search", "network", "quality", "query", "ns"]
    found = [view.href(r["doc"])[len(view.root) + 1 :] for r in view.rows(_DOCUMENTS)]
    entries = "".join(f"<url><loc>{escape(view.site + page)}</loc></url>" for page in [*pages, *found])
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>\n'
    return Reply(200, "application/xml", body.encode())
