"""Prefixes that everybody uses need not be declared by everybody."""

from __future__ import annotations

import re

from beleidsgraaf.graph.export import PREFIXES


def declare(sparql: str) -> str:
    """Declare the usual prefixes that a query uses and does not declare.

    They go on the query's own first line, so that line numbers in messages stay right.
    """
    declared = {m.casefold() for m in re.findall(r"(?i)\bPREFIX\s+([\w-]+):", sparql)}
    missing = [p for p in PREFIXES if p not in declared and re.search(rf"(?<![\w:#<]){p}:", sparql)]
    return "".join(f"PREFIX {p}: <{PREFIXES[p]}> " for p in missing) + sparql
