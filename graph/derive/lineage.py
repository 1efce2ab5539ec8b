"""What came before a programme, an organisation or an instrument: by what letters report, and by the registers.

A cell is what is said: subject, predicate and object of a relation.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from beleidsgraaf.graph.derive.index import Index
from beleidsgraaf.graph.derive.statement import Derivation, Passage
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.ontology.terms import BG

_REPLACES: Final = f" {BG.replaces.value} "


class Lineage:
    """`bg:succeeds` from what replaces something to what it replaces, where it is reported as done."""

    name = "lineage"

    def touched(self, index: Index, changed: Iterable[str] | None) -> set[str]:
        """Give what the sources say of replacing."""
        return {key for key in index.keys("relation", changed) if _REPLACES in key}

    def derive(self, index: Index, mint: Mint, cell: str) -> list[Derivation]:
        """Give one succession with all that report it, surer the more documents do."""
        subject, other = cell.split(_REPLACES)
        said = [(source, r) for source, r in index.facts("relation", cell) if r["modality"] == "actual"]
        if not said or subject == other:
            return []
        documents = {r["document"] for _, r in said}
        since = min((r["since"] for _, r in said if r["since"]), default="")
        reported = "one document reports it" if len(documents) == 1 else f"{len(documents)} documents report it"
        return [
            Derivation(
                subject,
                str(BG.succeeds),
                other,
                tuple(sorted(r["node"] for _, r in said)),
                round(min(0.95, 0.75 + 0.1 * (len(documents) - 1)), 2),
                f"{reported}, since {since}" if since else reported,
                tuple(Passage(source, r["document"], r["start"], r["end"], r["quote"]) for source, r in said),
                frozenset(source for source, _ in said),
            )
        ]
