"""A document: its text with what was found in it, its questions and answers, what it cites and what cites it."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Final

from markupsafe import Markup

from beleidsgraaf.graph.serve.pages.marks import Mark, paragraphs
from beleidsgraaf.graph.serve.pages.texts import text_of
from beleidsgraaf.graph.serve.pages.view import PREFIXES, Row, View, local, node
from beleidsgraaf.graph.serve.reply import Reply
from beleidsgraaf.graph.store import Generation

_FIELDS: Final = """SELECT DISTINCT ?p ?o WHERE { %s ?p ?o . FILTER(?p IN (dcterms:identifier, dcterms:title,
  dcterms:subject, dcterms:issued, dcterms:isPartOf, bg:sender, bg:addressee, bg:signedBy, bg:reference,
  bg:yourReference, bg:repliesTo, bg:annexOf, prov:wasDerivedFrom, rdf:type, bg:sessionYear, bg:introducedBy)) }
ORDER BY ?p ?o"""
_FOUND: Final = """SELECT DISTINCT ?a ?class ?sort ?start ?end ?quote ?denoted ?cited ?confidence ?reason ?method ?text
WHERE {
  ?target bg:inDocument %s ; oa:hasSource ?text ; oa:hasSelector ?position, ?selector .
  ?position oa:start ?start ; oa:end ?end . ?selector oa:exact ?quote .
  ?a oa:hasTarget ?target ; a ?class .
  FILTER(?class IN (bg:Mention, bg:Citation, bg:InformalCitation, bg:Claim, bg:Question, bg:Answer, bg:Relation))
  OPTIONAL { ?a bg:mentionType ?sort } OPTIONAL { ?a oa:hasBody ?denoted } OPTIONAL { ?a cito:hasCitedEntity ?cited }
  OPTIONAL { ?a bg:confidence ?confidence } OPTIONAL { ?a bg:confidenceReason ?reason }
  OPTIONAL { ?a bg:method ?method }
} ORDER BY ?start DESC(?end) ?class ?a"""
_METHODS: Final = """SELECT DISTINCT ?method ?confidence ?reason WHERE {
  ?method a bg:Method ; bg:confidence ?confidence OPTIONAL { ?method bg:confidenceReason ?reason } }"""
_CLAIMS: Final = """SELECT DISTINCT ?a ?p ?o WHERE {
  ?target bg:inDocument %s . ?a oa:hasTarget ?target ; a bg:Claim ; ?p ?o .
  FILTER(?p IN (rdf:type, bg:claimant, bg:addressee, bg:attributedTo, bg:about, bg:dueText, bg:dueBy)) }
ORDER BY ?a ?p ?o"""
_RELATIONS: Final = """SELECT DISTINCT ?a ?s ?p ?o WHERE {
  ?target bg:inDocument %s . ?a oa:hasTarget ?target ; a bg:Relation ;
  rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } ORDER BY ?a"""
_DIALOGUE: Final = """SELECT DISTINCT ?question ?number ?asked ?answer ?said ?by WHERE {
  ?target bg:inDocument %s . ?question oa:hasTarget ?target ; a bg:Question ; bg:text ?asked .
  OPTIONAL { ?question bg:questionNumber ?number } OPTIONAL { ?question bg:answeredBy ?answer . ?answer bg:text ?said }
  OPTIONAL { ?question bg:askedBy ?by } OPTIONAL { ?target oa:hasSelector/oa:start ?start } } ORDER BY ?start ?by"""
_CITES: Final = "SELECT DISTINCT ?d WHERE { %s cito:cites ?d } ORDER BY ?d"
_CITED: Final = "SELECT DISTINCT ?d WHERE { ?d cito:cites %s } ORDER BY ?d"
_KINDS: Final = {
    "Mention": "mention",
    "Citation": "citation",
    "InformalCitation": "citation",
    "Claim": "claim",
    "Question": "question",
    "Answer": "answer",
    "Relation": "relation",
}
_EXTENTS: Final = """SELECT ?doc (MIN(?s) AS ?first) WHERE {
  %s bg:text ?text . ?t oa:hasSource ?text ; bg:inDocument ?doc ; oa:hasSelector/oa:start ?s } GROUP BY ?doc"""


def document(view: View, iri: str) -> Reply:
    """Make the page of a document."""
    this = str(node(iri))
    fields: dict[str, list[str]] = {}
    for row in view.rows(_FIELDS % this):
        fields.setdefault(local(row["p"] or ""), []).append(row["o"] or "")
    found = view.rows(_FOUND % this)
    marks = _marks(view, this, found)
    dialogue = _dialogue(view.rows(_DIALOGUE % this))
    cites = [r["d"] for r in view.rows(_CITES % this)]
    cited = [r["d"] for r in view.rows(_CITED % this)]
    view.name_all(
        [iri, *cites, *cited, *(m.body for m in marks), *(f[1] for m in marks for f in m.facts)]
        + [v for values in fields.values() for v in values if v.startswith("http")]
        + [by for q in dialogue for by in q["by"]]
    )
    source, text, start, end = _text(view, fields.get("wasDerivedFrom", []), iri, found)
    counts: dict[tuple[str, str], int] = {}
    for mark in marks:
        counts[mark.kind, mark.sort] = counts.get((mark.kind, mark.sort), 0) + 1
    return view.page(
        "document.html",
        view.name(iri),
        iri=iri,
        told=_schema(view, iri, fields),
        fields=fields,
        paragraphs=paragraphs(text, start, end, [m for m in marks if m.kind not in ("question", "answer")])
        if text is not None
        else [],
        marks=marks,
        counts=sorted(counts.items()),
        dialogue=dialogue,
        cites=cites,
        cited=cited,
        source=source,
        in_graph=bool(fields.get("wasDerivedFrom")),
    )


def _schema(view: View, iri: str, fields: dict[str, list[str]]) -> Markup:
    """Say in schema.org's words what the page is about, safe within a script element."""
    said = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": iri,
        "name": view.name(iri),
        "identifier": fields.get("identifier", []),
        "datePublished": fields.get("issued", []),
        "inLanguage": "nl",
        "author": [{"@type": "Person", "name": view.name(x)} for x in fields.get("signedBy", [])],
    }
    text = json.dumps({k: v for k, v in said.items() if v}, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))


def _marks(view: View, this: str, found: list[Row]) -> list[Mark]:
    facts: dict[str, list[tuple[str, str | None, str | None]]] = {}
    sorts: dict[str, str] = {}
    for row in view.rows(_CLAIMS % this):
        name, value = local(row["p"] or ""), row["o"] or ""
        if name == "type":
            if local(value) not in ("Claim", "Annotation"):
                sorts[row["a"] or ""] = local(value)
        else:
            facts.setdefault(row["a"] or "", []).append((row["p"] or "", *_either(value)))
    for row in view.rows(_RELATIONS % this):
        sorts[row["a"] or ""] = local(row["p"] or "")
        facts[row["a"] or ""] = [(row["p"] or "", row["s"], None), ("→", *_either(row["o"] or ""))]
    methods = {r["method"]: (r["confidence"], r["reason"]) for r in view.rows(_METHODS)}
    marks: dict[str, Mark] = {}
    for row in found:
        iri = row["a"] or ""
        if iri in marks:
            continue
        kind = _KINDS[local(row["class"] or "")]
        shared = methods.get(row["method"], (None, None))
        marks[iri] = Mark(
            len(marks) + 1,
            int(row["start"] or 0),
            int(row["end"] or 0),
            kind,
            local(row["sort"]) if row["sort"] else sorts.get(iri, ""),
            iri,
            row["denoted"] or row["cited"],
            row["confidence"] or shared[0],
            row["reason"] or shared[1],
            row["quote"] or "",
            facts.get(iri, []),
        )
    return list(marks.values())


def _either(value: str) -> tuple[str | None, str | None]:
    return (value, None) if value.startswith(("http://", "https://")) else (None, value)


def _dialogue(rows: list[Row]) -> list[dict[str, list[str]]]:
    """Put questions that share an answer together."""
    grouped: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        key = row["answer"] or row["question"] or ""
        entry = grouped.setdefault(key, {"questions": [], "answer": [], "by": [], "numbers": []})
        for name, value in (
            ("questions", row["asked"]),
            ("answer", row["said"]),
            ("by", row["by"]),
            ("numbers", row["number"]),
        ):
            if value and value not in entry[name]:
                entry[name].append(value)
    return list(grouped.values())


def _text(view: View, sources: list[str], iri: str, found: list[Row]) -> tuple[str, str | None, int, int]:
    """Give source, text, and where in the text the document stands."""
    from urllib.parse import unquote

    prefix = f"{view.generation.mint.base}source/"
    base = view.generation.mint.base
    speaking = {row["text"] for row in found}  # a source's text has the source's key
    for source in sorted(sources, key=lambda s: (f"{base}text/{s[len(prefix) :]}" not in speaking, s)):
        if not source.startswith(prefix):
            continue
        text = text_of(view.generation, unquote(source[len(prefix) :]))
        if text is None:
            continue
        firsts = _extents(view.generation, str(node(source)))
        start = firsts.get(iri, 0)
        later = [first for doc, first in firsts.items() if doc != iri and first > start]
        earlier = [first for doc, first in firsts.items() if doc != iri and first < start]
        return source, text, start if earlier else 0, min(later, default=len(text))
    return "", None, 0, 0


@lru_cache(maxsize=256)
def _extents(generation: Generation, source: str) -> dict[str, int]:
    """Give where each document of a source begins, as far as something was found in it."""
    rows = generation.query(PREFIXES + _EXTENTS % source).values()
    return {row["doc"] or "": int(row["first"] or 0) for row in rows}
