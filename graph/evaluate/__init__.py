"""Measuring what the whole way from file to graph finds against annotations made by reading.

`gold` reads the annotations, `found` what the graph says of the same texts, `compare` counts, `figures` sums up with
intervals and causes of errors, `measurements` says it in the graph, `page` on a page.
"""

from __future__ import annotations

from beleidsgraaf.graph.evaluate.figures import Evaluation, Figures
from beleidsgraaf.graph.evaluate.run import evaluate

__all__ = ["Evaluation", "Figures", "evaluate"]
