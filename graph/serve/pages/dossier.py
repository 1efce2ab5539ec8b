"""A dossier: its publications in order, and what is promised in them."""

from __future__ import annotations

from typing import Final

from beleidsgraaf.graph.serve.pages.view import View, node
from beleidsgraaf.graph.serve.reply import Reply

_PAPERS: Final = """SELECT ?doc ?issued (SAMPLE(?n) AS ?number) (SAMPLE(?source) AS ?held) WHERE {
  ?doc dcterms:isPartOf %s . OPTIONAL { ?doc dcterms:issued ?issued } OPTIONAL { ?doc bg:sequenceNumber ?n }
  OPTIONAL { ?doc prov:wasDerivedFrom ?source } } GROUP BY ?doc ?issued ORDER BY ?issued ?doc"""
_PROMISES: Final = """SELECT DISTINCT ?claim ?text ?due ?doc ?who WHERE {
  ?doc dcterms:isPartOf %s . ?t bg:inDocument ?doc . ?claim oa:hasTarget ?t ; a bg:Commitment ; bg:text ?text .
  OPTIONAL { ?claim bg:dueBy ?due } OPTIONAL { ?claim bg:claimant ?who } } ORDER BY ?due ?claim LIMIT 200"""
_OPEN: Final = """SELECT DISTINCT ?question ?text ?doc WHERE {
  ?doc dcterms:isPartOf %s . ?t bg:inDocument ?doc . ?question oa:hasTarget ?t ; a bg:Question ; bg:text ?text .
  FILTER NOT EXISTS { ?question bg:answeredBy ?answer } } LIMIT 100"""


def dossier(view: View, iri: str) -> Reply:
    """Make the page of a dossier."""
    this = str(node(iri))
    papers = view.rows(_PAPERS % this)
    promises = view.rows(_PROMISES % this)
    unanswered = view.rows(_OPEN % this)
    view.name_all([iri, *(r["doc"] for r in papers + promises + unanswered), *(r["who"] for r in promises)])
    number = iri.rpartition("/")[2]
    return view.page(
        "dossier.html",
        f"Dossier {number}",
        iri=iri,
        papers=papers,
        promises=promises,
        unanswered=unanswered,
    )
