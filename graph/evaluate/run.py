"""The run: read the sources of the gold, extract, write their graphs, compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox

from beleidsgraaf.errors import UsageError
from beleidsgraaf.extract.model import Extraction, SourceText
from beleidsgraaf.graph.authority import authority_lines
from beleidsgraaf.graph.evaluate.compare import Error, Verdict, compare
from beleidsgraaf.graph.evaluate.figures import Evaluation, calibrate, sum_up
from beleidsgraaf.graph.evaluate.found import FoundText, Reader
from beleidsgraaf.graph.evaluate.gold import load, texts
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.quads import quads
from beleidsgraaf.graph.quads.register import Known
from beleidsgraaf.graph.quads.statements import document
from beleidsgraaf.ontology.registers import load as load_registers


def evaluate(
    gold: Path,
    folders: Iterable[Path],
    registers: tuple[Path, ...] = (),
    pipeline: Callable[[SourceText], Extraction] | None = None,
) -> Evaluation:
    """Measure what the pipeline and the graph make of the sources of a folder of gold.

    Args:
        gold: folder of gold files.
        folders: where their sources lie.
        registers: the user's own register files.
        pipeline: used in place of the built-in one.

    Raises:
        UsageError: no gold, or not one of its sources.
    """
    golds = load(gold)
    sources, missing = texts(golds, folders)
    if not sources:
        told = "; ".join(f"{name}: {why}" for name, why in sorted(missing.items())[:3])
        raise UsageError(f"{gold}: no source of this gold was found ({told}); name their folder with --sources")
    reader = Reader(*_graph(sources.values(), registers, pipeline))
    verdicts: list[Verdict] = []
    for each in golds:
        verdicts += compare(each, reader.text(each.source) if each.source in sources else FoundText())
    return Evaluation(
        sum_up(verdicts),
        tuple(v for v in verdicts if isinstance(v, Error)),
        calibrate(verdicts),
        tuple(sorted(sources)),
        missing,
        {name: source.text for name, source in sources.items()},
    )


def _graph(
    sources: Iterable[SourceText], registers: tuple[Path, ...], pipeline: Callable[[SourceText], Extraction] | None
) -> tuple[ox.Store, Mint]:
    """Give the graphs of the sources and of the registers, in memory."""
    if pipeline is None:
        from beleidsgraaf.extract.pipeline import load_pipeline

        pipeline = load_pipeline(registers)
    mint, known = Mint(), load_registers(registers)
    store, register = ox.Store(), Known(known)
    store.bulk_load(document(authority_lines(known, mint)), format=ox.RdfFormat.N_QUADS)
    for source in sources:
        store.bulk_load(document(quads(pipeline(source), mint, register).lines), format=ox.RdfFormat.N_QUADS)
    return store, mint
