"""What the register of commitments gives to derivation: its entries, and what leads to the letters that name them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from beleidsgraaf.graph.derive.described import Described, Fact
from beleidsgraaf.graph.derive.words import content
from beleidsgraaf.ontology.terms import BG, DCTERMS, SKOS

_REPEATED: Final = BG.repeatedIn.value
#: What is quoted of an entry, and the field that it stands in.
_PLACES: Final = (
    ("text", BG.text.value),
    ("status", BG.registeredStatus.value),
    ("settled", BG.settledOn.value),
    ("letter", BG.settledBy.value),
)


def entries(graph: Described) -> list[Fact]:
    """Give the facts of a register: each entry under its node, and under what leads to it."""
    repeating = {
        node for one, about in graph.about.items() for other in about.get(_REPEATED, ()) for node in (one, other)
    }
    nodes = graph.typed[BG.RegisteredCommitment.value]
    return [fact for node in nodes for fact in _entry(graph, node, node in repeating)]


def _entry(graph: Described, node: str, repeated: bool) -> Iterator[Fact]:
    places = {name: place for name, field in _PLACES if (place := graph.field(node, field)) is not None}
    if "text" not in places:
        return
    one, day = graph.one, graph.one(node, DCTERMS.issued.value)
    status, settled = one(node, BG.registeredStatus.value), one(node, BG.settledOn.value)
    letters = graph.several(node, BG.settledBy.value)
    debate = one(node, BG.promisedIn.value)
    body = {
        "node": node,
        "day": day,
        "words": sorted(content(one(node, BG.text.value))),
        "debate": one(debate, SKOS.altLabel.value),
        "status": status,
        "state": one(node, BG.status.value).rpartition("#")[2],
        "settled": settled,
        "letters": letters,
        "repeated": repeated,
        "places": places,
    }
    yield "entry", node, body
    for key in filter(None, (day and f"debate {day}", settled and f"settled {settled}")):
        yield "entry-by", key, {"node": node}
    for letter in letters:
        yield "entry-by", f"letter {letter}", {"node": node}
