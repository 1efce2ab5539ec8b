"""What a query gives: columns and rows of terms, the same from the embedded store and from a remote endpoint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

#: A value of a row; None where an OPTIONAL found nothing.
Cell = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple | None


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query. ASK gives one row with the column `answer`, CONSTRUCT one row a triple."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def values(self) -> list[dict[str, str | None]]:
        """Give every row as a mapping from column to the plain value."""
        return [{c: plain(v) for c, v in zip(self.columns, row, strict=True)} for row in self.rows]


def plain(cell: Cell) -> str | None:
    """Give a term's value without brackets, language or datatype."""
    if cell is None:
        return None
    return str(cell) if isinstance(cell, ox.Triple) else cell.value


def rows_of(result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Rows:
    """Give a pyoxigraph result as rows."""
    if isinstance(result, ox.QueryBoolean):
        return Rows(("answer",), ((ox.Literal(bool(result)),),))
    if isinstance(result, ox.QueryTriples):
        return Rows(("subject", "predicate", "object"), tuple((t.subject, t.predicate, t.object) for t in result))
    columns = tuple(v.value for v in result.variables)
    return Rows(columns, tuple(tuple(solution[c] for c in columns) for solution in result))
