"""Anything of the graph by its address: as data in the format asked for, or as a page."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from beleidsgraaf.graph.serve.answer import written
from beleidsgraaf.graph.serve.limits import Limits
from beleidsgraaf.graph.serve.media import EXTENSIONS, GRAPHS, choose, with_charset
from beleidsgraaf.graph.serve.pages.document import document
from beleidsgraaf.graph.serve.pages.dossier import dossier
from beleidsgraaf.graph.serve.pages.entity import entity
from beleidsgraaf.graph.serve.pages.view import View, node
from beleidsgraaf.graph.serve.reply import Reply, told
from beleidsgraaf.ontology.terms import BG

_ENTITIES: Final = frozenset({"person", "office", "org", "programme", "publication", "law", "event"})
_OFFERED: Final = ("text/html", *(m for m in GRAPHS if m not in ("text/plain", "application/xml", "application/json")))
_INCOMING: Final = 200
_SHOWN: Final = 100
_TITLE: Final = 110
_PLACES: Final = """SELECT DISTINCT ?target ?doc ?quote WHERE {
  { %(this)s oa:hasTarget ?target } UNION { ?a bg:method|oa:hasBody %(this)s ; oa:hasTarget ?target }
  ?target bg:inDocument ?doc ; oa:hasSelector ?s . ?s oa:exact ?quote } ORDER BY ?target LIMIT 12"""


def resource(view: View, rest: str, limits: Limits) -> Reply:
    """Give what the graph says of a thing.

    Args:
        view: the page.
        rest: what follows the base in the address of the thing, maybe with a file extension.
        limits: bounds of the answer.
    """
    base = view.generation.mint.base
    media = choose(view.accept, _OFFERED)
    try:
        this = node(base + rest)
        known = _known(view, this)
        stem, _, extension = rest.rpartition(".")
        if not known and extension in EXTENSIONS and stem:
            this, media = node(base + stem), EXTENSIONS[extension]
            known = _known(view, this)
    except ValueError:
        known = False
    if not known:
        if media == "text/html":
            return view.page("missing.html", view.t("Niet gevonden", "Not found"), status=404)
        return told(404, "the graph says nothing about this")
    if media is None:
        return told(406, f"this can be given as: {', '.join(_OFFERED)}")
    if media == "text/html":
        return _page(view, this.value, rest)
    statements = about(view.generation.rdf, this)
    return Reply(200, with_charset(media), written(statements, GRAPHS[media], limits), {"Vary": "Accept"})


def about(rdf: ox.Store, this: ox.NamedNode) -> list[ox.Triple]:
    """Give the statements about a thing and its parts, and the first of those that point to it.

    Its parts are what has its address with a fragment, as the targets in a text and their selectors: whoever looks
    such an address up asks for the address without the fragment.
    """
    said = {q.triple for q in rdf.quads_for_pattern(this, None, None, None)}
    if rdf.contains_named_graph(this):
        said |= {q.triple for q in rdf.quads_for_pattern(None, None, None, this)}
    parts, others = {this}, 0
    for quad in rdf.quads_for_pattern(None, None, this, None):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(f"{this.value}#"):
            said |= _part(rdf, quad.subject, parts)
        elif others < _INCOMING:
            others += 1
            said.add(quad.triple)
    return sorted(said, key=str)


def _part(rdf: ox.Store, part: ox.NamedNode, known: set[ox.NamedNode]) -> set[ox.Triple]:
    """Give the statements about a part, and about further parts that it points to."""
    if part in known:
        return set()
    known.add(part)
    whole = part.value.partition("#")[0]
    said = {q.triple for q in rdf.quads_for_pattern(part, None, None, None)}
    for triple in list(said):
        other = triple.object
        if isinstance(other, ox.NamedNode) and other.value.startswith(f"{whole}#"):
            said |= _part(rdf, other, known)
    return said


def _known(view: View, this: ox.NamedNode) -> bool:
    rdf = view.generation.rdf
    if next(iter(rdf.quads_for_pattern(this, None, None, None)), None) is not None:
        return True
    return rdf.contains_named_graph(this) or next(iter(rdf.quads_for_pattern(None, None, this, None)), None) is not None


def _page(view: View, iri: str, rest: str) -> Reply:
    kind = rest.partition("/")[0]
    if kind == "doc":
        return document(view, iri)
    if kind == "dossier":
        return dossier(view, iri)
    if kind in _ENTITIES:
        return entity(view, iri)
    out, into = [], []
    for triple in about(view.generation.rdf, node(iri)):
        s, p, o = (getattr(x, "value", str(x)) for x in (triple.subject, triple.predicate, triple.object))
        if s == iri:
            out.append((p, o))
        elif o == iri:
            into.append((s, p))
    places = view.rows(_PLACES % {"this": node(iri)})
    view.name_all([iri, *(o for _, o in out[:_SHOWN]), *(s for s, _ in into[:_SHOWN]), *(r["doc"] for r in places)])
    words = next((o for p, o in out if p == BG.text.value and not o.startswith("http")), "")
    title = f"{words[:_TITLE].rsplit(' ', 1)[0]} …" if len(words) > _TITLE else words
    return view.page(
        "resource.html",
        title or view.name(iri),
        iri=iri,
        out=out[:_SHOWN],
        into=into[:_SHOWN],
        more=max(0, len(into) - _SHOWN) + max(0, len(out) - _SHOWN),
        places=[(r["doc"], f"#{(r['target'] or '').partition('#')[2]}", r["quote"]) for r in places],
    )
