"""The graph as files: sorted, so that the same content gives the same bytes, one graph at a time.

`scope.py` says what is written, the other modules how: `serialise.py` the forms of RDF, `compact.py` JSON-LD,
`tables.py` CSV on the Web, `networks.py` GraphML and GEXF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.export.compact import jsonld
from beleidsgraaf.graph.export.scope import Part, whole
from beleidsgraaf.graph.export.serialise import PREFIXES, nquads, rdfxml, trig, turtle, turtle_of
from beleidsgraaf.graph.store import Graphs

__all__ = ["FORMATS", "PREFIXES", "export", "serialised", "turtle_of"]

_WRITERS: Final = {"nquads": nquads, "trig": trig, "turtle": turtle, "jsonld": jsonld, "rdfxml": rdfxml}

#: Forms of RDF; Turtle and RDF/XML cannot name graphs and give their statements one graph after the other.
FORMATS: Final = tuple(_WRITERS)


def export(graphs: Graphs, form: str, with_provenance: bool = False) -> Iterator[bytes]:
    """Give all graphs, one after the other by name, each with its statements sorted.

    Args:
        graphs: what to export.
        form: one of `FORMATS`.
        with_provenance: also the provenance graph, the one that differs from run to run.

    Raises:
        UsageError: another form.
    """
    return serialised(whole(graphs, with_provenance), form)


def serialised(parts: Iterable[Part], form: str) -> Iterator[bytes]:
    """Give graphs in a form of RDF.

    Raises:
        UsageError: another form.
    """
    if form not in _WRITERS:
        raise UsageError(f"no such format: {form}; give one of {', '.join(FORMATS)}")
    return _WRITERS[form](parts)
