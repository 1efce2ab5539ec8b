"""What an editor may look at: references that lead nowhere, doubtful claims, broken rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from beleidsgraaf.graph.locate import locate
from beleidsgraaf.graph.serve.pages.view import PREFIXES, View
from beleidsgraaf.graph.serve.reply import Reply
from beleidsgraaf.graph.store import Generation

_MISSING: Final = """SELECT ?doc (COUNT(DISTINCT ?c) AS ?n) (COUNT(DISTINCT ?in) AS ?docs) (MIN(?t) AS ?target)
  (MIN(?in) AS ?from) WHERE {
  ?c a bg:Citation ; cito:hasCitedEntity ?doc ; oa:hasTarget ?t . ?t bg:inDocument ?in .
  FILTER NOT EXISTS { ?doc prov:wasDerivedFrom ?x } }
GROUP BY ?doc ORDER BY DESC(?n) ?doc LIMIT 100"""
_VAGUE: Final = """SELECT ?it ?t ?in ?words WHERE {
  ?c a bg:InformalCitation ; cito:hasCitedEntity ?it ; oa:hasTarget ?t . ?t bg:inDocument ?in .
  ?t oa:hasSelector ?s . ?s oa:exact ?words . FILTER NOT EXISTS { ?it bg:resolvesTo ?x } } ORDER BY ?in ?t LIMIT 100"""
_DOUBTFUL: Final = """SELECT DISTINCT ?claim ?kind ?text ?t ?doc ?confidence ?reason WHERE {
  ?claim a bg:Claim, ?kind ; bg:confidence ?confidence . FILTER(?confidence < 0.7)
  FILTER(?kind NOT IN (bg:Claim, oa:Annotation, bg:Annotation))
  ?claim bg:text ?text ; oa:hasTarget ?t . ?t bg:inDocument ?doc .
  OPTIONAL { ?claim bg:confidenceReason ?reason }
  FILTER NOT EXISTS { ?d bg:concerns ?claim FILTER NOT EXISTS { ?d bg:withdrawn true } }
  } ORDER BY ?confidence ?claim LIMIT 100"""
_DECIDED: Final = """SELECT ?d ?kind ?node ?by ?at ?why ?words WHERE {
  ?d bg:concerns ?node ; a ?kind ; bg:decidedBy ?by ; bg:decidedAt ?at . OPTIONAL { ?d bg:reason ?why }
  OPTIONAL { ?d oa:exact ?words } FILTER NOT EXISTS { ?d bg:withdrawn true }
  FILTER(?kind IN (bg:Confirmation, bg:Rejection, bg:Correction, bg:Merge)) } ORDER BY DESC(?at) %s"""
_THERE: Final = """SELECT ?t ?doc WHERE { ?t oa:hasSource/bg:fileName %s ; bg:inDocument ?doc ; oa:hasSelector ?s .
  ?s oa:start %d ; oa:end %d } LIMIT 1"""
#: Statements of a store that is checked as a whole on the page.
_MOST: Final = 1_000_000
_RESULTS: Final = 300
_IRI: Final = re.compile(r"<(https?://[^<>]+)>")


@dataclass(frozen=True)
class Fault:
    """A rule that something breaks, in an editor's words."""

    bad: bool
    nl: str
    en: str
    file: str
    quote: str
    doc: str | None
    at: str  #: fragment of the address: the characters


def worklist(view: View) -> Reply:
    """List what an editor may look at."""
    missing, vague, doubtful, decided = (view.rows(q) for q in (_MISSING, _VAGUE, _DOUBTFUL, _DECIDED % "LIMIT 50"))
    for row in (*missing, *vague, *doubtful):
        row["at"] = f"#{(row.get('target') or row.get('t') or '').partition('#')[2]}"
    view.name_all([*(r["doc"] for r in missing + doubtful), *(r["from"] for r in missing), *(r["in"] for r in vague)])
    return view.page(
        "worklist.html",
        view.t("Werklijst", "Worklist"),
        missing=missing,
        vague=vague,
        doubtful=doubtful,
        decided=decided,
    )


@lru_cache(maxsize=2)
def decided(generation: Generation) -> dict[str, tuple[str, str, str]]:
    """Give, of what people decided on, the class of the decision, who took it and when; the latest one stands."""
    rows = generation.query(PREFIXES + _DECIDED % "").values()
    return {r["node"] or "": (r["kind"] or "", r["by"] or "", r["at"] or "") for r in reversed(rows)}


def rules(view: View) -> Reply:
    """Check the graph against the shapes, and say in words what is wrong and where."""
    size = len(view.generation.rdf)
    faults = _faults(view.generation) if size <= _MOST else None
    view.name_all([x for f in faults or () for x in (f.doc, *_IRI.findall(view.t(f.nl, f.en)))])

    def said(fault: Fault) -> str:
        return _IRI.sub(lambda iri: view.name(iri[1]), view.t(fault.nl, fault.en))

    return view.page("rules.html", view.t("Regels", "Rules"), faults=faults, said=said)


@lru_cache(maxsize=1)
def _faults(generation: Generation) -> list[Fault]:
    import pyoxigraph as ox

    from beleidsgraaf.graph.validate import validate

    found = []
    report = validate(generation.rdf)
    for result in report.results[:_RESULTS]:
        place = locate(generation.rdf, result.focus, result.path)
        doc, at = None, ""
        if place is not None and place.start is not None and place.end is not None:
            at = f"#char={place.start},{place.end}"
            query = _THERE % (ox.Literal(place.file), place.start, place.end)
            doc = next((r["doc"] for r in generation.query(PREFIXES + query).values()), None)
        found.append(
            Fault(
                result in report.violations,
                result.message("nl"),
                result.message("en"),
                place.file if place else "",
                " ".join(place.quote.split()) if place else "",
                doc,
                at,
            )
        )
    return found
