"""The commitments of a generation with what they are chosen by: ministry, chamber, group, programme, status, date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from beleidsgraaf.graph.serve.pages.view import PREFIXES, View
from beleidsgraaf.graph.store import Generation

_ALL: Final = """SELECT DISTINCT ?claim ?target ?who ?whom ?from ?due ?dueText ?confidence ?doc ?issued ?quote WHERE {
  ?claim a bg:Commitment ; oa:hasTarget ?target ; bg:confidence ?confidence ; bg:text ?quote .
  ?target bg:inDocument ?doc .
  OPTIONAL { ?doc dcterms:issued ?issued } OPTIONAL { ?claim bg:claimant ?who } OPTIONAL { ?claim bg:addressee ?whom }
  OPTIONAL { ?claim bg:dueFrom ?from } OPTIONAL { ?claim bg:dueBy ?due } OPTIONAL { ?claim bg:dueText ?dueText }
} ORDER BY ?due ?doc ?claim"""
_PROGRAMMES: Final = """SELECT DISTINCT ?claim ?it WHERE {
  ?claim a bg:Commitment ; bg:about ?it . ?it a bg:Programme }"""
_FULFILLED: Final = "SELECT DISTINCT ?claim ?it WHERE { ?claim a bg:Commitment ; bg:fulfilledBy ?it }"
_POSTPONED: Final = "SELECT DISTINCT ?claim ?it WHERE { ?claim a bg:Commitment ; bg:postponedTo ?it }"
_POSTS: Final = """SELECT DISTINCT ?claim ?it WHERE { ?claim a bg:Commitment ; bg:claimant ?who .
  { ?who org:postIn ?it } UNION { ?who a bg:Ministry BIND(?who AS ?it) } }"""
_SENDERS: Final = "SELECT DISTINCT ?doc ?it WHERE { ?doc bg:sender ?post . ?post org:postIn ?it }"
_ANSWERS: Final = """SELECT DISTINCT ?doc ?target ?group WHERE {
  ?question bg:askedBy ?group ; bg:answeredBy ?answer . ?group a bg:ParliamentaryGroup .
  ?answer oa:hasTarget ?target . ?target bg:inDocument ?doc }"""
_PLACE: Final = re.compile(r"#char=(\d+),(\d+)$")
STATUSES: Final = ("fulfilled", "postponed", "overdue", "due", "open")


@dataclass
class Promise:
    """A commitment."""

    claim: str
    doc: str
    quote: str
    start: int  #: source
    end: int  #: source
    who: str | None
    whom: str | None
    since: str  #: first day by which it is due, or empty
    due: str  #: last day, or empty
    due_text: str
    issued: str
    confidence: str
    ministries: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)  #: who asked the question that it answers
    programmes: list[str] = field(default_factory=list)
    fulfilled: list[str] = field(default_factory=list)  #: documents
    postponed: list[str] = field(default_factory=list)  #: days, or commitments

    def status(self, day: str) -> str:
        """Tell how it stands on a day (ISO 8601), as far as the letters say; one of `STATUSES`."""
        if self.fulfilled:
            return "fulfilled"
        if self.postponed:
            return "postponed"
        if self.due and self.due < day:
            return "overdue"
        return "due" if self.since and self.since <= day else "open"


def promises(view: View) -> list[Promise]:
    """Give all commitments, by due date."""
    return _promises(view.generation)


@lru_cache(maxsize=2)
def _promises(generation: Generation) -> list[Promise]:
    found: dict[str, Promise] = {}
    for r in generation.query(PREFIXES + _ALL).values():
        place = _PLACE.search(r["target"] or "")
        start, end = (int(place[1]), int(place[2])) if place else (0, 0)
        found.setdefault(
            r["claim"] or "",
            Promise(
                *(r["claim"] or "", r["doc"] or "", " ".join((r["quote"] or "").split()), start, end),
                *(r["who"], r["whom"], r["from"] or "", r["due"] or "", r["dueText"] or ""),
                *(r["issued"] or "", r["confidence"] or ""),
            ),
        )

    def pairs(sparql: str) -> list[tuple[str, str]]:
        return sorted((r["claim"] or "", r["it"] or "") for r in generation.query(PREFIXES + sparql).values())

    for sparql, name in (
        (_PROGRAMMES, "programmes"),
        (_FULFILLED, "fulfilled"),
        (_POSTPONED, "postponed"),
        (_POSTS, "ministries"),
    ):
        for claim, it in pairs(sparql):
            if claim in found:
                getattr(found[claim], name).append(it)
    senders: dict[str, list[str]] = {}
    for row in generation.query(PREFIXES + _SENDERS).values():
        senders.setdefault(row["doc"] or "", []).append(row["it"] or "")
    answers: dict[str, list[tuple[int, int, str]]] = {}
    for row in generation.query(PREFIXES + _ANSWERS).values():
        if place := _PLACE.search(row["target"] or ""):
            answers.setdefault(row["doc"] or "", []).append((int(place[1]), int(place[2]), row["group"] or ""))
    for each in found.values():
        # the cabinet speaks through whoever sends the letter
        each.ministries = each.ministries or sorted(set(senders.get(each.doc, ())))
        each.groups = sorted({g for a, b, g in answers.get(each.doc, ()) if a <= each.start and each.end <= b})
    return sorted(found.values(), key=lambda p: (p.due or "9999", p.doc, p.claim))
