"""An actor, programme, law or event: names, register data, offices, what is said of it, with whom it is named."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from urllib.parse import quote

from beleidsgraaf.graph.serve.pages.found import statements
from beleidsgraaf.graph.serve.pages.query import further
from beleidsgraaf.graph.serve.pages.view import Row, View, local, node
from beleidsgraaf.graph.serve.reply import Reply
from beleidsgraaf.ontology.terms import BG, OA

_DATA: Final = """SELECT DISTINCT ?p ?o (LANG(?o) AS ?lang) WHERE { %s ?p ?o . FILTER(?p != bg:holdsOffice) }
ORDER BY ?p ?lang ?o LIMIT 200"""
_TERMS: Final = """SELECT DISTINCT ?other ?since ?until WHERE {
  { ?m org:member %(this)s ; org:role ?other } UNION { ?m org:role %(this)s ; org:member ?other }
  OPTIONAL { ?m bg:since ?since } OPTIONAL { ?m bg:until ?until } } ORDER BY DESC(?since) ?other LIMIT 100"""
_CLAIMS: Final = """SELECT DISTINCT ?claim ?kind ?text ?target ?doc ?issued ?due ?role WHERE {
  { ?claim bg:about %(this)s BIND("about" AS ?role) } UNION { ?claim bg:claimant %(this)s BIND("by" AS ?role) }
  UNION { ?claim bg:addressee %(this)s BIND("to" AS ?role) }
  ?claim a ?kind ; bg:text ?text ; oa:hasTarget ?target . ?target bg:inDocument ?doc .
  FILTER(?kind NOT IN (bg:Claim, oa:Annotation, bg:Annotation))
  OPTIONAL { ?doc dcterms:issued ?issued } OPTIONAL { ?claim bg:dueBy ?due } }
ORDER BY DESC(?issued) ?doc ?claim LIMIT 120"""
_QUOTES: Final = """SELECT ?doc ?issued (COUNT(DISTINCT ?a) AS ?n) (MIN(STR(?target)) AS ?first) WHERE {
  ?a oa:hasBody %s ; oa:hasTarget ?target . ?target bg:inDocument ?doc .
  OPTIONAL { ?doc dcterms:issued ?issued } } GROUP BY ?doc ?issued ORDER BY DESC(?issued) ?doc LIMIT 60"""
_NEAR: Final = """SELECT ?other ?sort (COUNT(DISTINCT ?doc) AS ?n) WHERE {
  { SELECT DISTINCT ?doc WHERE { ?a oa:hasBody %(this)s ; oa:hasTarget/bg:inDocument ?doc } LIMIT 100 }
  ?t bg:inDocument ?doc . ?b oa:hasTarget ?t ; bg:mentionType ?sort ; oa:hasBody ?other .
  FILTER(?sort NOT IN (bg:DATE, bg:AMOUNT)) FILTER(?other != %(this)s) }
GROUP BY ?other ?sort ORDER BY DESC(?n) ?other LIMIT 24"""
_RELATED: Final = """SELECT DISTINCT ?s ?p ?o ?since ?target ?doc WHERE {
  { ?r rdf:subject %(this)s } UNION { ?r rdf:object %(this)s }
  ?r a bg:Relation ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; oa:hasTarget ?target .
  ?target bg:inDocument ?doc . OPTIONAL { ?r bg:since ?since } } ORDER BY ?p ?s ?o LIMIT 60"""
_TYPES: Final = {"person": "Person", "org": "Organization", "law": "Legislation", "event": "Event", "office": "Role"}
#: Questions that can be asked on about a thing, by its kind.
_FURTHER: Final = {
    "person": ("claims-of", "motions-of"),
    "office": ("claims-of",),
    "org": ("claims-of", "cooperation"),
    "programme": ("amounts", "lineage", "parts"),
    "law": ("lineage",),
}
#: Properties that say nothing to a reader.
_QUIET: Final = frozenset({"registerKey", "verified", "type"})


def entity(view: View, iri: str) -> Reply:
    """Make the page of an entity."""
    this = str(node(iri))
    names: list[tuple[str, str]] = []
    data: list[tuple[str, str]] = []
    kinds: list[str] = []
    dutch = ""  # named queries ask by the Dutch label
    for row in view.rows(_DATA % this):
        name, value = row["p"] or "", row["o"] or ""
        if name.endswith("prefLabel") and row["lang"] == "nl":
            dutch = value
        if name.endswith(("prefLabel", "altLabel", "abbreviation")):
            if value not in (known for known, _ in names):
                names.append((value, row["lang"] or ""))
        elif local(name) == "type":
            kinds.append(value)
        elif local(name) not in _QUIET:
            data.append((name, value))
    terms, claims, near, related = (view.rows(q % {"this": this}) for q in (_TERMS, _CLAIMS, _NEAR, _RELATED))
    quotes = view.rows(_QUOTES % this)
    view.name_all(
        [iri, *(o for _, o in data), *(r["other"] for r in terms + near)]
        + [r["doc"] for r in claims + quotes + related]
        + [r[x] for r in related for x in ("s", "o")]
    )
    for row in quotes:
        row["before"], row["exact"], row["after"] = _words(view, row["first"] or "")
    for row in (*claims, *quotes, *related):
        row["at"] = f"#{(row.get('target') or row.get('first') or '').partition('#')[2]}"
    title = view.name(iri)
    same = [o for p, o in data if local(p) in ("exactMatch", "sameAs")]
    kind = iri[len(view.generation.mint.base) :].partition("/")[0]
    return view.page(
        "entity.html",
        title,
        about={
            "@type": _TYPES.get(kind, "Thing"),
            "@id": iri,
            "name": title,
            "alternateName": [n for n, _ in names if n != title][:20],
            "sameAs": same,
        },
        iri=iri,
        names=[(n, lang) for n, lang in names if n != title],
        data=data,
        kinds=[k for k in kinds if k.startswith(BG.NS)] or kinds,
        terms=terms,
        bars=_bars(terms),
        claims=_once(claims),
        quotes=quotes,
        near=near,
        related=related,
        further=further(view, *((q, {"name": dutch or title}) for q in _FURTHER.get(kind, ()))),
        around=f"{view.root}/network.json?around={quote(iri, safe='')}",
    )


def _words(view: View, target: str) -> tuple[str, str, str]:
    """Give the words of a target with those around them."""
    for selector in statements(view.generation, node(target)).get(OA.hasSelector.value, ()):
        said = statements(view.generation, node(selector))
        if exact := said.get(OA.exact.value):
            before, after = (said.get(p.value, [""])[0] for p in (OA.prefix, OA.suffix))
            return before, exact[0], after
    return "", "", ""


def _once(claims: list[Row]) -> list[Row]:
    """Give each claim once, with all roles that the entity has in it."""
    found: dict[str | None, Row] = {}
    for row in claims:
        known = found.setdefault(row["claim"], row)
        if (row["role"] or "") not in (known["role"] or ""):
            known["role"] = f"{known['role']} {row['role']}"
    return list(found.values())


def _bars(terms: list[Row]) -> dict[str, Any] | None:
    """Place terms of office on a line of time, the latest first: bars in a drawing of 1000 wide."""
    dated = [(r, a, _day(r["until"])) for r in terms if (a := _day(r["since"])) is not None][:24]
    if len(dated) < 2:
        return None
    first = min(a for _, a, _ in dated).year
    ends = [b or a for _, a, b in dated]
    last = max(ends).year + 1
    span = max(1, last - first) * 365.25

    def across(day: date) -> float:
        return round(940 * min(1.0, (day - date(first, 1, 1)).days / span) + 30, 1)

    bars = []
    for row, a, b in dated:
        left, right = across(a), across(b) if b else 970.0
        bars.append({"x": left, "w": max(4.0, right - left), "other": row["other"], "open": b is None})
    step = max(1, (last - first) // 8)
    return {
        "bars": bars,
        "height": 34 * len(bars) + 26,
        "ticks": [(across(date(y, 1, 1)), y) for y in range(first, last + 1, step)],
    }


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
