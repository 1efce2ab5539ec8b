"""Programmes beside each other: how each moves through the letters, what is said of it and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import sqrt
from typing import Final

from beleidsgraaf.graph.serve.pages.view import PREFIXES, Row, View, local, node
from beleidsgraaf.graph.serve.reply import Reply
from beleidsgraaf.graph.store import Generation

_NAMED: Final = """SELECT ?it ?doc ?issued (COUNT(DISTINCT ?a) AS ?n) WHERE {
  ?a bg:mentionType bg:PROGRAMME ; oa:hasBody ?it ; oa:hasTarget ?target . ?target bg:inDocument ?doc .
  OPTIONAL { ?doc dcterms:issued ?issued } } GROUP BY ?it ?doc ?issued ORDER BY ?it ?issued ?doc"""
_SAID: Final = """SELECT DISTINCT ?claim ?kind ?text ?target ?doc ?issued ?who ?due WHERE {
  ?claim bg:about %s ; a ?kind ; bg:text ?text ; oa:hasTarget ?target . ?target bg:inDocument ?doc .
  FILTER(?kind NOT IN (bg:Claim, oa:Annotation, bg:Annotation))
  OPTIONAL { ?doc dcterms:issued ?issued } OPTIONAL { ?claim bg:claimant ?who } OPTIONAL { ?claim bg:dueBy ?due } }
ORDER BY ?issued ?doc ?claim LIMIT 400"""
_RELATED: Final = """SELECT DISTINCT ?s ?p ?o ?since ?doc WHERE {
  VALUES ?it { %s } { ?r rdf:subject ?it } UNION { ?r rdf:object ?it }
  ?r a bg:Relation ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; oa:hasTarget/bg:inDocument ?doc .
  OPTIONAL { ?r bg:since ?since } } ORDER BY ?p ?s ?o ?doc"""
#: Programmes that are compared where none is chosen, and at most.
_DEFAULT: Final = 3
_MOST: Final = 6
_LISTED: Final = 60
_SHOWN_DOCS: Final = 40


@dataclass(frozen=True)
class Dot:
    """A document in which a programme is named, in the drawing."""

    x: float
    y: float
    r: float
    doc: str
    issued: str
    count: int


def programmes(view: View) -> Reply:
    """Compare programmes."""
    named = _named(view.generation)
    weight = sorted(named, key=lambda i: (-len(named[i]), -sum(n for _, _, n in named[i]), i))
    chosen = [v for k, v in view.params if k == "p" and v in named][:_MOST] or weight[:_DEFAULT]
    said = {i: view.rows(_SAID % node(i)) for i in chosen}
    related = view.rows(_RELATED % " ".join(str(node(i)) for i in chosen)) if chosen else []
    documents = sorted({(issued, doc) for i in chosen for doc, issued, _ in named[i]})
    view.name_all(
        [*weight[:_LISTED], *chosen, *(d for _, d in documents)]
        + [r[c] for r in related for c in ("s", "o", "doc")]
        + [r[c] for rows in said.values() for r in rows for c in ("who", "doc")]
    )
    counts = {(i, doc): n for i in chosen for doc, _, n in named[i]}
    dots, ticks = _chart(chosen, named)
    return view.page(
        "programmes.html",
        view.t("Programma’s vergelijken", "Compare programmes"),
        chosen=chosen,
        listed=[*chosen, *sorted({*weight[:_LISTED]} - {*chosen}, key=view.name)],
        docs={i: len(named[i]) for i in named},
        documents=documents[-_SHOWN_DOCS:],
        left_out=max(0, len(documents) - _SHOWN_DOCS),
        counts=counts,
        dots=dots,
        ticks=ticks,
        height=len(chosen) * 64 + 40,
        said={i: _told(rows) for i, rows in said.items()},
        related=related,
    )


@lru_cache(maxsize=2)
def _named(generation: Generation) -> dict[str, list[tuple[str, str, int]]]:
    """Give, by programme, the documents that name it, their date and how often they do."""
    found: dict[str, list[tuple[str, str, int]]] = {}
    for r in generation.query(PREFIXES + _NAMED).values():
        found.setdefault(r["it"] or "", []).append((r["doc"] or "", r["issued"] or "", int(r["n"] or 0)))
    return found


def _told(rows: list[Row]) -> dict[str, list[Row]]:
    """Put what is said under its kind; a place becomes an address."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        row["at"] = f"#{(row['target'] or '').partition('#')[2]}"
        kept = found.setdefault(row["kind"] or "", [])
        if row["claim"] not in (r["claim"] for r in kept):
            kept.append(row)
    order = ("Commitment", "Intention", "Action", "Finding", "Position")
    return dict(sorted(found.items(), key=lambda item: order.index(local(item[0])) if local(item[0]) in order else 9))


def _chart(
    chosen: list[str], named: dict[str, list[tuple[str, str, int]]]
) -> tuple[dict[str, list[Dot]], list[tuple[float, str]]]:
    """Place each document on a line of time; gives the dots by programme and the years with their place."""
    days = sorted({_day(issued) for i in chosen for _, issued, _ in named[i] if issued})
    if not days:
        return {}, []
    first, last = date(days[0].year, 1, 1), date(days[-1].year + 1, 1, 1)
    span = (last - first).days

    def across(day: date) -> float:
        return round(20 + 960 * (day - first).days / span, 1)

    dots = {
        i: [
            Dot(across(_day(issued)), 44 + 64 * row, round(4 + 2.1 * sqrt(n), 1), doc, issued, n)
            for doc, issued, n in sorted(named[i], key=lambda x: -x[2])
            if issued
        ]
        for row, i in enumerate(chosen)
    }
    every = max(1, (last.year - first.year) // 8)
    return dots, [(across(date(y, 1, 1)), str(y)) for y in range(first.year, last.year + 1, every)]


def _day(issued: str) -> date:
    year, month, day = (*map(int, issued[:10].split("-")), 1, 1)[:3]
    return date(year, month, day)
