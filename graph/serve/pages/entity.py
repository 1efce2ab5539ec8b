"""An actor, programme, law or event: names, register data, offices, what is said of it, with whom it is named."""

from __future__ import annotations

from typing import Final

from beleidsgraaf.graph.serve.pages.view import View, local, node
from beleidsgraaf.graph.serve.reply import Reply

_DATA: Final = """SELECT DISTINCT ?p ?o (LANG(?o) AS ?lang) WHERE { %s ?p ?o . FILTER(?p != bg:holdsOffice) }
ORDER BY ?p ?lang ?o LIMIT 200"""
_TERMS: Final = """SELECT DISTINCT ?other ?label ?since ?until WHERE {
  { ?m org:member %(this)s ; org:role ?other } UNION { ?m org:role %(this)s ; org:member ?other }
  OPTIONAL { ?m rdfs:label ?label FILTER(LANG(?label) = "nl") }
  OPTIONAL { ?m bg:since ?since } OPTIONAL { ?m bg:until ?until } } ORDER BY DESC(?since) LIMIT 100"""
_CLAIMS: Final = """SELECT DISTINCT ?claim ?kind ?text ?doc ?issued ?due ?role WHERE {
  { ?claim bg:about %(this)s BIND("about" AS ?role) } UNION { ?claim bg:claimant %(this)s BIND("by" AS ?role) }
  UNION { ?claim bg:addressee %(this)s BIND("to" AS ?role) }
  ?claim a ?kind ; bg:text ?text ; oa:hasTarget/bg:inDocument ?doc . FILTER(?kind NOT IN (bg:Claim, oa:Annotation))
  OPTIONAL { ?doc dcterms:issued ?issued } OPTIONAL { ?claim bg:dueBy ?due } }
ORDER BY DESC(?issued) ?doc ?claim LIMIT 120"""
_QUOTES: Final = """SELECT ?doc ?issued (COUNT(DISTINCT ?a) AS ?n) (SAMPLE(?words) AS ?quote) WHERE {
  ?a oa:hasBody %s ; oa:hasTarget ?target . ?target bg:inDocument ?doc ; oa:hasSelector ?sel .
  ?sel oa:exact ?exact . OPTIONAL { ?sel oa:prefix ?before } OPTIONAL { ?sel oa:suffix ?after }
  BIND(CONCAT(COALESCE(?before, ""), "\\u0002", ?exact, "\\u0003", COALESCE(?after, "")) AS ?words)
  OPTIONAL { ?doc dcterms:issued ?issued } } GROUP BY ?doc ?issued ORDER BY DESC(?n) ?doc LIMIT 60"""
_NEAR: Final = """SELECT ?other (COUNT(DISTINCT ?doc) AS ?n) WHERE {
  { SELECT DISTINCT ?doc WHERE { ?a oa:hasBody %(this)s ; oa:hasTarget/bg:inDocument ?doc } LIMIT 200 }
  ?t bg:inDocument ?doc . ?b oa:hasTarget ?t ; oa:hasBody ?other ; a bg:Mention .
  FILTER(?other != %(this)s) FILTER(!CONTAINS(STR(?other), "/date/") && !CONTAINS(STR(?other), "/amount/")) }
GROUP BY ?other ORDER BY DESC(?n) ?other LIMIT 24"""
_RELATED: Final = """SELECT DISTINCT ?s ?p ?o ?doc WHERE {
  { ?r rdf:subject %(this)s } UNION { ?r rdf:object %(this)s }
  ?r a bg:Relation ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; oa:hasTarget/bg:inDocument ?doc }
ORDER BY ?p ?s ?o LIMIT 60"""


def entity(view: View, iri: str) -> Reply:
    """Make the page of an entity."""
    this = str(node(iri))
    names: list[tuple[str, str, str]] = []
    data: list[tuple[str, str]] = []
    kinds: list[str] = []
    for row in view.rows(_DATA % this):
        name, value = row["p"] or "", row["o"] or ""
        if name.endswith(("prefLabel", "altLabel", "abbreviation")):
            if value not in (known for _, known, _ in names):
                names.append((local(name), value, row["lang"] or ""))
        elif local(name) == "type":
            kinds.append(value)
        else:
            data.append((name, value))
    terms = view.rows(_TERMS % {"this": this})
    claims = view.rows(_CLAIMS % {"this": this})
    quotes = view.rows(_QUOTES % this)
    near = view.rows(_NEAR % {"this": this})
    related = view.rows(_RELATED % {"this": this})
    view.name_all(
        [iri, *(o for _, o in data), *(r["other"] for r in terms + near)]
        + [r["doc"] for r in claims + quotes + related]
        + [r[x] for r in related for x in ("s", "o")]
    )
    for quote in quotes:
        quote["before"], _, rest = (quote["quote"] or "").partition("\x02")
        quote["exact"], _, quote["after"] = rest.partition("\x03")
    return view.page(
        "entity.html",
        view.name(iri),
        iri=iri,
        names=names,
        data=data,
        kinds=[k for k in kinds if k.startswith("https://w3id.org/beleidsgraaf/ns#")] or kinds,
        terms=terms,
        claims=claims,
        quotes=quotes,
        near=near,
        related=related,
    )
