"""What was measured, said in the graph: a DQV quality measurement per component, kind, metric and gold standard.

They stand in the graph `quality`, so that a query can show a claim with the measured quality of what found it: its
class is the kind of the measurement (`bg:measuredKind`).
"""

from __future__ import annotations

from typing import Final

import beleidsgraaf
from beleidsgraaf.graph.evaluate.figures import Evaluation
from beleidsgraaf.graph.iri import Mint, digest
from beleidsgraaf.graph.quads.statements import Line, Statements, node, text, typed
from beleidsgraaf.graph.store import Store
from beleidsgraaf.graph.transaction import Transaction
from beleidsgraaf.ontology.terms import BG, DCTERMS, DQV, PROV, RDF

#: Kind of figure to the component that finds it; a mention type names its own.
_COMPONENTS: Final = {
    "citations": "bg_references",
    "questions": "bg_dialogue",
    "relations": "bg_relations",
    "claims all": "bg_claims",
    "claimant of matched claims": "bg_claims",
    "due dates of claims": "bg_claims",
    "document fields": "layout",
    "spans all": "bg_mentions",
    "linked all": "bg_mentions",
}
_FINDERS: Final = {
    **dict.fromkeys(("PERSON", "OFFICE", "ORG"), "bg_actors"),
    **dict.fromkeys(("PROGRAMME", "DOC", "LAW", "EVENT"), "bg_names"),
    **dict.fromkeys(("DATE", "AMOUNT"), "bg_values"),
}


def measurements(evaluation: Evaluation, gold: str, mint: Mint) -> list[Line]:
    """Give the measurements of an evaluation as statements of the graph `quality`.

    Args:
        evaluation: what was measured.
        gold: name of the gold standard.
        mint: maker of the store's IRIs.
    """
    out = Statements(mint.graph("quality"))
    version = beleidsgraaf.__version__
    for figure, measured in evaluation.figures.items():
        found = _component(figure)
        if found is None:
            continue
        component, kind = found
        this = node(f"{mint.base}software/beleidsgraaf-{version}/{component}")
        out.add(this, str(RDF.type), str(PROV.SoftwareAgent))
        out.add(this, str(BG.version), text(version))
        out.add(this, str(DCTERMS.title), text(component))
        values = ((BG.precision, measured.precision), (BG.recall, measured.recall), (BG.fScore, measured.f1))
        for metric, value in values:
            name = metric.value.removeprefix(str(BG.NS))
            key = digest(version, figure, name)
            one = node(f"{_prefix(mint, gold)}{component}-{key}")
            out.add(this, str(DQV.hasQualityMeasurement), one)
            out.add(one, str(RDF.type), str(DQV.QualityMeasurement))
            out.add(one, str(DQV.isMeasurementOf), str(metric))
            out.add(one, str(DQV.computedOn), this)
            out.add(one, str(DQV.value), typed(f"{value:.4f}".rstrip("0").rstrip(".") or "0", "decimal"))
            out.add(one, str(BG.measuredKind), text(kind))
            out.add(one, str(BG.goldStandard), text(gold))
    return out.lines()


def store_measurements(store: Store, evaluation: Evaluation, gold: str) -> int:
    """Put the measurements into a store, in place of those with the same gold; gives the generation.

    Raises:
        StoreError: the store cannot be written, or another process writes it.
    """
    with Transaction(store) as new:
        graph, prefix = new.mint.graph("quality"), f"<{_prefix(new.mint, gold)}"
        kept = [f"{q} ." for q in new.quads(graph)]
        kept = [line for line in kept if prefix not in line]
        new.replace(graph, sorted({*kept, *measurements(evaluation, gold, new.mint)}))
        return new.commit()


def _prefix(mint: Mint, gold: str) -> str:
    return f"{mint.base}measurement/{digest(gold)}/"


def _component(figure: str) -> tuple[str, str] | None:
    """Give the component that a figure measures, and the kind as `bg:measuredKind` names it."""
    if figure in _COMPONENTS:
        return _COMPONENTS[figure], figure
    head, _, rest = figure.partition(" ")
    if head == "linked" and rest in _FINDERS:
        return _FINDERS[rest], rest
    if head == "claim" and rest:
        return "bg_claims", rest.capitalize()
    return None
