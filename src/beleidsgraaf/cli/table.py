"""Tables: with lines and colour on a terminal, plain and uncut elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence

import click


def show(columns: Sequence[str], rows: Iterable[Sequence[str]], right: Collection[str] = ()) -> None:
    """Write a table to standard output; cells are shown as they are, never read as markup."""
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(header_style="bold")
        for column in columns:
            table.add_column(column, justify="right" if column in right else "left", overflow="fold")
        for row in rows:
            table.add_row(*(Text(cell) for cell in row))
        Console().print(table)
        return
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [max(len(c), *(len(row[i]) for row in cells)) if cells else len(c) for i, c in enumerate(columns)]
    for line in (list(columns), ["-" * w for w in widths], *cells):
        padded = (
            cell.rjust(w) if c in right else cell.ljust(w) for cell, w, c in zip(line, widths, columns, strict=True)
        )
        click.echo("  ".join(padded).rstrip())
