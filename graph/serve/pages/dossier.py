"""A dossier: its publications in order, who wrote what, what is promised and asked in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from beleidsgraaf.graph.serve.pages.commitments import status_words
from beleidsgraaf.graph.serve.pages.promises import promises
from beleidsgraaf.graph.serve.pages.query import further
from beleidsgraaf.graph.serve.pages.view import Row, View, local, node
from beleidsgraaf.graph.serve.reply import Reply

_PAPERS: Final = """SELECT ?doc ?issued ?number ?source ?kind ?by WHERE {
  ?doc dcterms:isPartOf %s . OPTIONAL { ?doc dcterms:issued ?issued } OPTIONAL { ?doc bg:sequenceNumber ?number }
  OPTIONAL { ?doc prov:wasDerivedFrom ?source } OPTIONAL { ?doc a ?kind FILTER(?kind != bg:Document) }
  OPTIONAL { ?doc bg:sender|bg:introducedBy ?by } } ORDER BY ?issued ?doc"""
_TITLE: Final = "SELECT DISTINCT ?title WHERE { %s dcterms:title ?title } ORDER BY ?title LIMIT 1"
_OPEN: Final = """SELECT DISTINCT ?question ?text ?number ?target ?doc ?by WHERE {
  ?doc dcterms:isPartOf %s . ?target bg:inDocument ?doc .
  ?question oa:hasTarget ?target ; a bg:Question ; bg:text ?text .
  OPTIONAL { ?question bg:questionNumber ?number } OPTIONAL { ?question bg:askedBy ?by }
  FILTER NOT EXISTS { ?question bg:answeredBy ?answer } } ORDER BY ?doc ?target LIMIT 100"""
_SAMPLES: Final = 200


@dataclass
class Paper:
    """A publication of a dossier."""

    doc: str
    issued: str
    number: str
    kind: str | None
    held: bool  #: its text was read
    by: list[str] = field(default_factory=list)


def dossier(view: View, iri: str) -> Reply:
    """Make the page of a dossier."""
    this = str(node(iri))
    papers = _together(view.rows(_PAPERS % this))
    within = {p.doc for p in papers}
    promised = [p for p in promises(view) if p.doc in within]
    unanswered = view.rows(_OPEN % this)
    for row in unanswered:
        row["at"] = f"#{(row['target'] or '').partition('#')[2]}"
    title = next((r["title"] for r in view.rows(_TITLE % this)), None)
    view.name_all(
        [iri, *within, *(by for p in papers for by in p.by), *(p.who for p in promised)]
        + [x for r in unanswered for x in (r["doc"], r["by"])]
    )
    number = local(iri)
    today = date.today().isoformat()
    name = f"Dossier {number}"
    return view.page(
        "dossier.html",
        f"{name}: {title}" if title else name,
        about={
            "@type": "Collection",
            "@id": iri,
            "name": title or name,
            "hasPart": [
                {"@type": "DigitalDocument", "@id": p.doc, "name": view.name(p.doc)} for p in papers[:_SAMPLES]
            ],
        },
        iri=iri,
        papers=papers,
        held=sum(1 for p in papers if p.held),
        promised=[(p, p.status(today)) for p in promised],
        words=lambda s: status_words(view, s),
        unanswered=unanswered,
        further=further(view, *((q, {"dossier": number}) for q in ("dossier-timeline", "motion-fates"))),
    )


def _together(rows: list[Row]) -> list[Paper]:
    """Give each publication once, with all who wrote it."""
    found: dict[str, Paper] = {}
    for row in rows:
        paper = found.setdefault(
            row["doc"] or "",
            Paper(row["doc"] or "", row["issued"] or "", row["number"] or "", row["kind"], bool(row["source"])),
        )
        if row["by"] and row["by"] not in paper.by:
            paper.by.append(row["by"])
    return list(found.values())
