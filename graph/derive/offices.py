"""Who held the mentioned office on the day of the document. A cell is a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from beleidsgraaf.graph.derive.described import Fact
from beleidsgraaf.graph.derive.index import Index
from beleidsgraaf.graph.derive.statement import Derivation
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.quads.statements import Line
from beleidsgraaf.ontology.terms import BG, ORG

#: The source of facts that stand in the registers.
REGISTERS: Final = ""
#: The minister of a ministry is called after it.
_MINISTRY: Final = "/org/ministerie-van-"
_MINISTER: Final = "/office/minister-van-"


def terms(lines: Iterable[Line]) -> Iterator[Fact]:
    """Give the terms of office in the authority graph: by post, with holder, first and last day.

    And the ministry of each post, whose minister is left with what another post promised.
    """
    wanted = {
        ORG.role.value: "post",
        ORG.member.value: "holder",
        BG.since.value: "since",
        BG.until.value: "until",
        ORG.postIn.value: "ministry",
    }
    found: dict[str, dict[str, str]] = {}
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        name = wanted.get(predicate[1:-1])
        if name is None:
            continue
        value = rest[1 : rest.index(">")] if rest.startswith("<") else rest.split('"', 2)[1]
        found.setdefault(subject[1:-1], {})[name] = value
    for node, term in sorted(found.items()):
        if {"post", "holder", "since"} <= term.keys():
            yield "term", term["post"], {"node": node, "until": "", **term}
        elif "ministry" in term:
            yield "post-in", node, {"ministry": term["ministry"]}


def ministry(index: Index, post: str) -> str:
    """Give the ministry of a post, the post itself where it is in none, as an organisation is."""
    return next((str(body["ministry"]) for _, body in index.facts("post-in", post)), post)


def left_with(index: Index, post: str) -> str:
    """Give the post of the minister of a post's ministry, "" where that is itself or none."""
    for _, body in index.facts("post-in", post):
        minister = str(body["ministry"]).replace(_MINISTRY, _MINISTER)
        return minister if minister not in (body["ministry"], post) else ""
    return ""


def holders(index: Index, post: str, day: str) -> list[dict[str, Any]]:
    """Give the terms of an office that cover a day."""
    return [
        term
        for _, term in index.facts("term", post)
        if term["since"] <= day and (not term["until"] or day < term["until"])
    ]


class Offices:
    """`bg:officeHolder` of mentions of an office."""

    name = "offices"

    def touched(self, index: Index, changed: Iterable[str] | None) -> set[str]:
        """Give the sources themselves: no other source says who holds an office."""
        return index.sources("office") if changed is None else set(changed)

    def derive(self, index: Index, mint: Mint, cell: str) -> list[Derivation]:
        """Give who is meant by every office that one source mentions."""
        days = {body["node"]: body["issued"] for _, body in index.facts("document", source=cell)}
        known: dict[tuple[str, str], list[dict[str, Any]]] = {}
        derived = []
        for _, mention in index.facts("office", source=cell):
            day = days.get(mention["document"], "")
            if len(day) != 10:
                continue
            key = (mention["post"], day)
            if key not in known:
                known[key] = holders(index, *key)
            if len({term["holder"] for term in known[key]}) != 1:
                continue
            term = known[key][0]
            derived.append(
                Derivation(
                    mention["node"],
                    str(BG.officeHolder),
                    term["holder"],
                    (mention["node"], term["node"], mention["document"]),
                    0.95,
                    "held the office on the day of the document",
                    (),
                    frozenset({cell}),
                )
            )
        return derived
