"""Which run of which version read which file: the one graph in which a clock speaks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

import beleidsgraaf
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.quads.statements import Line, Statements, Term, node, text, typed
from beleidsgraaf.ontology.terms import BG, PROV, RDF

_TYPE: Final = str(RDF.type)


def run(
    mint: Mint,
    generation: int,
    started: datetime,
    ended: datetime,
    configuration: str,
    read: Iterable[str],
    dropped: Iterable[str],
) -> list[Line]:
    """Give what is to be said of one run.

    Args:
        mint: maker of the store's IRIs.
        generation: number of the generation that the run made.
        started, ended: with their time zone.
        configuration: checksum of program, lists and registers.
        read: keys of the sources whose graphs the run made.
        dropped: keys of the sources whose graphs it removed.
    """
    out = Statements(mint.graph("provenance"))
    this, program = node(mint.run(generation)), node(f"{mint.base}software/beleidsgraaf-{beleidsgraaf.__version__}")
    out.add(this, _TYPE, str(PROV.Activity), str(BG.Run))
    out.add(this, str(PROV.startedAtTime), _moment(started))
    out.add(this, str(PROV.endedAtTime), _moment(ended))
    out.add(this, str(BG.version), text(beleidsgraaf.__version__))
    out.add(this, str(BG.configurationHash), text(configuration))
    out.add(this, str(PROV.wasAssociatedWith), program)
    out.add(program, _TYPE, str(PROV.SoftwareAgent))
    for key in read:
        out.add(this, str(PROV.used), node(mint.source(key)))
        out.add(node(mint.source_graph(key)), str(PROV.wasGeneratedBy), this)
    for key in dropped:
        out.add(node(mint.source_graph(key)), str(PROV.wasInvalidatedBy), this)
    return out.lines()


def _moment(moment: datetime) -> Term:
    return typed(moment.isoformat(timespec="seconds").replace("+00:00", "Z"), "dateTime")
