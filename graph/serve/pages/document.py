"""A document: its text with what was found in it, its questions and answers, what it cites and what cites it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from beleidsgraaf.graph.letters import Letter, letter_of
from beleidsgraaf.graph.manifest import Manifest
from beleidsgraaf.graph.serve.pages.card import cards
from beleidsgraaf.graph.serve.pages.found import exchanges, found_in, marks_of
from beleidsgraaf.graph.serve.pages.letter import Page
from beleidsgraaf.graph.serve.pages.query import further
from beleidsgraaf.graph.serve.pages.view import View, local, node
from beleidsgraaf.graph.serve.reply import Reply
from beleidsgraaf.ontology.terms import BG

_FIELDS: Final = """SELECT DISTINCT ?p ?o WHERE { %s ?p ?o . FILTER(?p IN (dcterms:identifier, dcterms:title,
  dcterms:subject, dcterms:issued, dcterms:isPartOf, bg:sender, bg:addressee, bg:signedBy, bg:reference,
  bg:yourReference, bg:repliesTo, bg:annexOf, prov:wasDerivedFrom, rdf:type, bg:sessionYear, bg:introducedBy)) }
ORDER BY ?p ?o"""
_AROUND: Final = """SELECT DISTINCT ?way ?d ?issued WHERE {
  { %(this)s cito:cites ?d BIND("cites" AS ?way) } UNION { ?d cito:cites %(this)s BIND("cited" AS ?way) }
  UNION { ?d dcterms:isPartOf %(this)s ; prov:wasDerivedFrom ?source BIND("parts" AS ?way) }
  UNION { ?d bg:annexOf %(this)s BIND("annexes" AS ?way) }
  OPTIONAL { ?d dcterms:issued ?issued } } ORDER BY ?way ?issued ?d"""


_FURTHER: Final = ("cited-by", "fulfilments", "reused-passages", "office-holders-meant")


def document(view: View, iri: str) -> Reply:
    """Make the page of a document."""
    this = node(iri)
    fields: dict[str, list[str]] = {}
    for row in view.rows(_FIELDS % this):
        fields.setdefault(local(row["p"] or ""), []).append(row["o"] or "")
    around: dict[str, list[str]] = {}
    for row in view.rows(_AROUND % {"this": this}):
        if (d := row["d"] or "") not in around.setdefault(row["way"] or "", []):
            around[row["way"] or ""].append(d)
    key, letter = _letter(view, fields.get("wasDerivedFrom", []))
    found = found_in(view.generation, this)
    marks = marks_of(view.generation, found, letter)
    dialogue = exchanges(view.generation, found)
    view.name_all(
        [iri, *(d for several in around.values() for d in several), *(m.body for m in marks)]
        + [fact[1] for m in marks for fact in m.facts]
        + [v for values in fields.values() for v in values if v.startswith("http")]
        + [by for exchange in dialogue for by in exchange.askers]
    )
    counts: dict[str, int] = {}
    for mark in marks:
        counts[mark.kind] = counts.get(mark.kind, 0) + 1
    note = view.t("Voetnoot", "Footnote")
    return view.page(
        "document.html",
        view.name(iri),
        iri=iri,
        about=_schema(view, iri, fields),
        fields=fields,
        kinds=[k for k in fields.get("type", []) if k.startswith(BG.NS) and k != BG.Document.value],
        letter=Page(letter, _index(view, key, iri), marks, note).html() if letter else None,
        cards=cards(view, marks),
        marks=len(marks),
        counts=counts,
        dialogue=dialogue,
        around=around,
        in_graph=bool(fields.get("wasDerivedFrom")),
        further=further(view, *((q, {"document": fields["identifier"][0]}) for q in _FURTHER))
        if "identifier" in fields
        else [],
    )


def _schema(view: View, iri: str, fields: dict[str, list[str]]) -> dict[str, Any]:
    """Say in schema.org's words what the page is about."""
    return {
        "@type": "DigitalDocument",
        "@id": iri,
        "name": view.name(iri),
        "identifier": fields.get("identifier", []),
        "datePublished": fields.get("issued", []),
        "inLanguage": "nl",
        "author": [{"@type": "Person", "@id": x, "name": view.name(x)} for x in fields.get("signedBy", [])],
        "isPartOf": [{"@type": "Collection", "@id": x, "name": view.name(x)} for x in fields.get("isPartOf", [])],
    }


def _letter(view: View, sources: list[str]) -> tuple[str, Letter | None]:
    """Give the source that speaks for a document, by its key, and its text."""
    prefix = f"{view.generation.mint.base}source/"
    keys = [unquote(source[len(prefix) :]) for source in sources if source.startswith(prefix)]
    known = _manifest(view.generation.folder)
    speaking = [k for k in keys if (record := known.get(k)) is not None and record.speaks]
    for key in (*speaking, *(k for k in keys if k not in speaking)):
        if (letter := letter_of(view.generation, key)) is not None:
            return key, letter
    return "", None


@lru_cache(maxsize=2)
def _manifest(folder: Path) -> Manifest:
    return Manifest.load(folder / "sources.jsonl")


def _index(view: View, key: str, iri: str) -> int | None:
    """Give which of the documents of its source it is, None where that is not known: then all of it is shown."""
    record = _manifest(view.generation.folder).get(key)
    names = [view.generation.mint.document(d) for d in record.documents] if record else []
    return names.index(iri) if iri in names else None
