"""What a rule of inference is: cells that can be recomputed one by one, and which of them a change touches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from beleidsgraaf.graph.derive.index import Index
from beleidsgraaf.graph.derive.statement import Derivation
from beleidsgraaf.graph.iri import Mint


class Rule(Protocol):
    """A rule of inference.

    Its statements fall into cells. A cell is a function of the facts alone, so that recomputing the cells that a change
    touches gives the same as recomputing all.
    """

    name: str

    def touched(self, index: Index, changed: Iterable[str] | None) -> set[str]:
        """Give the cells that may depend on these sources, or all; asked before and after a change."""

    def derive(self, index: Index, mint: Mint, cell: str) -> list[Derivation]:
        """Give what follows in one cell."""
