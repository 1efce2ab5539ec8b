"""`import`: what was exported or published, read back into a store."""

from __future__ import annotations

from pathlib import Path

import click

from beleidsgraaf.cli.options import keep_option, store_option


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE...")
@store_option
@click.option("--add", is_flag=True, help="Add to the graphs of the store; else a graph in a file takes its place.")
@keep_option
def import_command(files: tuple[Path, ...], store_path: Path, add: bool, keep: int) -> None:
    """Read an export (N-Quads, TriG or JSON-LD, also .gz) into a store, which is made where there is none.

    What it says is validated first. All of the files go in, or nothing does.

    \b
    Exit code: 0 imported, 1 not (the reason is told, the store is as it was).

    \b
    Example:
      beleidsgraaf import beleidsgraaf.nq.gz --store copy
      beleidsgraaf import letter.jsonld --store graph --add
    """
    from beleidsgraaf.errors import UsageError
    from beleidsgraaf.graph.receive import base_of, receive
    from beleidsgraaf.graph.store import Store

    if missing := [str(file) for file in files if not file.exists()]:
        raise UsageError(f"{', '.join(missing)}: no such file")
    is_new = not (store_path / "store.json").exists()
    store = Store.create(store_path, base_of(files)) if is_new else Store.open(store_path)
    report = receive(store, files, add, keep)
    count = f"{report.statements:,} statements in {len(report.graphs)} graphs, {len(report.sources)} sources"
    click.echo(f"{store_path}: generation {report.generation}, {count}")
