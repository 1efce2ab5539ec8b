"""The graph for notebooks and programs: one object for a store on disk and for a remote endpoint.

::

    import beleidsgraaf

    with beleidsgraaf.open("my-store") as graph:
        promises = graph.query("commitment-status", date="2031-07-01")  # a pandas DataFrame
        network = graph.graph("ORG", "PROGRAMME")  # a networkx graph
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self
from urllib.parse import quote

from beleidsgraaf.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

    from beleidsgraaf.graph.remote import Remote
    from beleidsgraaf.graph.rows import Rows
    from beleidsgraaf.graph.store import Generation

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_DAY: Final = "{:%Y-%m-%d}"
_NUMBER: Final = "{:.2f}"
_EVIDENCE: Final = ("file", "start", "end", "quote")


def open(target: str | Path, base: str | None = None) -> Graph:
    """Open a store (a folder) or a remote endpoint (an address).

    Args:
        target: the folder, or `http(s)://...`.
        base: of the instance IRIs behind an address, where it is not the usual one.

    Raises:
        StoreError: there is no store in the folder, or it is empty.
    """
    if str(target).startswith(("http://", "https://")):
        from beleidsgraaf.graph.iri import DEFAULT_BASE
        from beleidsgraaf.graph.remote import Remote

        return Graph(Remote(str(target), base or DEFAULT_BASE))
    from beleidsgraaf.graph.store import Store

    return Graph(Store.open(Path(target)).read())


class Graph:
    """What can be asked."""

    def __init__(self, graphs: Generation | Remote) -> None:
        self.graphs = graphs

    @property
    def generation(self) -> int | None:
        """Number of the store's generation that is asked; None behind an endpoint."""
        number = getattr(self.graphs, "number", None)
        return int(number) if number is not None else None

    def rows(self, name_or_sparql: str, **params: str | int | datetime.date | Sequence[str]) -> Rows:
        """Answer a named query or SPARQL with plain rows, without pandas.

        Raises:
            QueryError: there is no query of that name, a parameter is wrong, or the SPARQL does not parse.
        """
        from beleidsgraaf.queries.catalogue import Catalogue
        from beleidsgraaf.queries.declare import declare

        if any(mark in name_or_sparql for mark in ("{", "\n", " ")):
            if params:
                raise UsageError("parameters go with named queries")
            return self.graphs.query(declare(name_or_sparql))
        values = {k: [str(v) for v in p] if isinstance(p, list | tuple) else str(p) for k, p in params.items()}
        return self.graphs.query(Catalogue().get(name_or_sparql).bind(values))

    def query(self, name_or_sparql: str, **params: str | int | datetime.date | Sequence[str]) -> pd.DataFrame:
        """Answer a named query or SPARQL with a DataFrame whose columns are numbers, dates and strings.

        Raises:
            QueryError: there is no query of that name, a parameter is wrong, or the SPARQL does not parse.
            UsageError: pandas is not installed.
        """
        pandas = _pandas()
        rows = self.rows(name_or_sparql, **params)
        columns = {c: [row[i] for row in rows] for i, c in enumerate(rows.columns)}
        return pandas.DataFrame({name: _column(pandas, cells) for name, cells in columns.items()})

    def graph(self, kind: str, other: str | None = None) -> Any:
        """Give a networkx graph with weights, dates and evidence on its edges; see `beleidsgraaf.graph.network`."""
        from beleidsgraaf.graph.network import network

        return network(self.graphs, kind, other)

    def ego(self, network: Any, name: str, radius: int = 1) -> Any:
        """Give what lies around a node of a network, given by its label or IRI."""
        from beleidsgraaf.graph.network import ego

        return ego(network, name, radius)

    def timeline(self, name: str, since: str = "0001-01-01", until: str = "9999-12-31") -> pd.DataFrame:
        """Give what letters say about something, in the order of their dates."""
        return self.query("changes-of", programme=name, **{"from": since, "until": until})

    def show(self, frame: pd.DataFrame, letters: str | Path | None = None) -> Any:
        """Give a frame as a table whose evidence can be clicked: one link a row, the quote as its text.

        Args:
            frame: the answer to a query that gives evidence.
            letters: folder of the files; without it the place is named and not linked.
        """
        shown = frame.drop(columns=[c for c in _EVIDENCE if c in frame])
        if set(_EVIDENCE) <= set(frame.columns):
            places = zip(*(frame[c] for c in _EVIDENCE), strict=True)
            shown = shown.assign(evidence=[_link(*place, letters=letters) for place in places])
        days = {c: _DAY for c in shown if shown[c].dtype.kind == "M"}
        numbers = {c: _NUMBER for c in shown if str(shown[c].dtype) == "Float64"}
        style = shown.style.hide(axis="index").format({**days, **numbers}, na_rep="")
        return style.set_properties(**{"text-align": "left", "vertical-align": "top"})

    def review(
        self, kind: str, concerns: str, by: str, reason: str, *, field: str = "", value: str = "", into: str = ""
    ) -> str:
        """Record a decision on what was found, as `beleidsgraaf review` does, and give its IRI.

        The store gets a new generation, and sources that the decision concerns are due at its next build; this object
        goes on answering from the generation that it opened.

        Args:
            kind: confirm, reject, correct or merge.
            concerns: IRI of what was found.
            by: who decides.
            reason: why.
            field: with correct: local name of the property.
            value: with correct: the right value, or the IRI of the right node.
            into: with merge: IRI of what remains.

        Raises:
            UsageError: behind an endpoint, or the store knows nothing of the kind.
        """
        from beleidsgraaf.graph import review
        from beleidsgraaf.graph.store import Store

        folder = getattr(self.graphs, "folder", None)
        if folder is None:
            raise UsageError("decisions are recorded in a store on disk: open its folder")
        return review.decide(
            Store.open(folder.parent.parent), kind, concerns, by, reason, field=field, value=value, into=into
        )

    def close(self) -> None:
        """Give the store free."""
        self.graphs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _pandas() -> Any:
    try:
        import pandas
    except ImportError:
        raise UsageError("pandas is not installed: pip install 'beleidsgraaf[notebook]'") from None
    return pandas


def _column(pandas: Any, cells: list[Any]) -> Any:
    """Give cells the type that all of them have: whole numbers, numbers, dates or strings."""
    import pyoxigraph as ox

    kinds = {
        c.datatype.value.removeprefix(_XSD) if isinstance(c, ox.Literal) else "iri" for c in cells if c is not None
    }
    values = [None if c is None else c.value for c in cells]
    if kinds and kinds <= {"integer", "int", "long"}:
        return pandas.array([None if v is None else int(v) for v in values], dtype="Int64")
    if kinds and kinds <= {"decimal", "double", "float", "integer"}:
        return pandas.array([None if v is None else float(v) for v in values], dtype="Float64")
    if kinds == {"date"}:
        return pandas.to_datetime(pandas.Series(values, dtype="object"), errors="coerce")
    if kinds == {"boolean"}:
        return pandas.array([None if v is None else v == "true" for v in values], dtype="boolean")
    return pandas.Series(values, dtype="object")


def _link(file: str, start: int, end: int, words: str, *, letters: str | Path | None) -> str:
    shown = html.escape(" ".join(str(words).split()))
    place = html.escape(f"{file}, {start}-{end}")
    if letters is None:
        return f'<span title="{place}">{shown}</span>'
    address = (Path(letters) / file).resolve().as_uri() + "#:~:text=" + quote(" ".join(str(words).split())[:80])
    return f'<a href="{html.escape(address)}" title="{place}">{shown}</a>'
