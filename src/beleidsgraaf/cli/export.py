"""`export`: the graph as a file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from beleidsgraaf.cli.options import output_option, store_option


@click.command("export")
@store_option
@click.option("--format", "form", type=click.Choice(["nquads", "trig"]), default="nquads", show_default=True)
@output_option
@click.option("--with-provenance", is_flag=True, help="Also when and by which version each source was read.")
def export_command(store_path: Path, form: str, output: Path | None, with_provenance: bool) -> None:
    """Write the whole graph, sorted: the same content gives the same bytes.

    \b
    Example:
      beleidsgraaf export --store graph --format nquads -o graph.nq
    """
    from beleidsgraaf.errors import UsageError
    from beleidsgraaf.graph.export import export
    from beleidsgraaf.graph.store import Store

    with Store.open(store_path).read() as generation:
        parts = export(generation, form, with_provenance)
        if output is None or str(output) == "-":
            sys.stdout.buffer.writelines(parts)
            sys.stdout.buffer.flush()
            return
        try:
            with output.open("wb") as file:
                file.writelines(parts)
        except OSError as error:
            raise UsageError(f"{output}: cannot be written ({error.strerror})") from error
