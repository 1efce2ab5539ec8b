"""`backup`, `restore` and `doctor`: keeping a store whole."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from beleidsgraaf.cli.options import store_option


@click.command("backup")
@click.argument("target", type=click.Path(path_type=Path), metavar="DIR")
@store_option
def backup_command(target: Path, store_path: Path) -> None:
    """Copy the store to a folder that is not there yet; others may read and write it meanwhile.

    \b
    Example:
      beleidsgraaf backup /backups/graph-monday --store graph
    """
    from beleidsgraaf.graph.backup import copy
    from beleidsgraaf.graph.store import Store

    number = copy(Store.open(store_path), target)
    click.echo(f"{target}: generation {number}")


@click.command("restore")
@click.argument("backup", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="BACKUP")
@store_option
def restore_command(backup: Path, store_path: Path) -> None:
    """Make a store from a backup, after looking the backup over; the store's folder may not be there yet.

    \b
    Example:
      beleidsgraaf restore /backups/graph-monday --store graph
    """
    from beleidsgraaf.errors import StoreError
    from beleidsgraaf.graph.backup import copy
    from beleidsgraaf.graph.doctor import examine
    from beleidsgraaf.graph.store import Store

    broken = [f for f in examine(backup) if f.broken and not f.what.endswith("rights and the free space")]
    if broken:
        raise StoreError(f"{backup}: is broken itself ({broken[0].what}); take an older backup")
    number = copy(Store.open(backup), store_path)
    click.echo(f"{store_path}: generation {number}")


@click.command("doctor")
@store_option
@click.option("--deep", is_flag=True, help="Also count the statements of every source.")
def doctor_command(store_path: Path, deep: bool) -> None:
    """Look the store over and say what to do; changes nothing.

    \b
    Exit code: 0 nothing is broken, 1 something is.

    \b
    Example:
      beleidsgraaf doctor --store graph
    """
    from beleidsgraaf.graph.doctor import examine

    findings = examine(store_path, deep)
    for finding in findings:
        mark = click.style("broken", fg="red") if finding.broken else "note"
        click.echo(f"{mark}: {finding.what}\n  {finding.advice}")
    if not findings:
        click.echo(f"{store_path}: all is well")
    sys.exit(int(any(f.broken for f in findings)))
