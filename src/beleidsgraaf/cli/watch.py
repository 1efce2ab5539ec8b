"""`watch`: keeps a store in step with a folder."""

from __future__ import annotations

from pathlib import Path

import click

from beleidsgraaf.cli.options import keep_option, ocr_option, store_option


@click.command("watch")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="FOLDER")
@store_option
@ocr_option
@keep_option
def watch_command(folder: Path, store_path: Path, keep: int) -> None:
    """Take in new, changed and removed files of a folder as they come, until Ctrl-C.

    Each change is a build of its own: it goes in whole, or not at all.

    \b
    Example:
      beleidsgraaf watch letters/ --store graph
    """
    import watchfiles

    from beleidsgraaf.cli.build import _summary
    from beleidsgraaf.errors import BeleidsgraafError
    from beleidsgraaf.extract.read import is_source
    from beleidsgraaf.graph.build import BuildReport
    from beleidsgraaf.graph.iri import DEFAULT_BASE
    from beleidsgraaf.graph.store import Store
    from beleidsgraaf.graph.watch import watch

    store = Store.open(store_path) if (store_path / "store.json").exists() else Store.create(store_path, DEFAULT_BASE)

    def told(report: BuildReport) -> None:
        if report.read or report.removed or report.failed or report.invalid:
            _summary(report, quiet=False)

    def complain(error: BeleidsgraafError) -> None:
        click.echo(f"{click.style('error', fg='red')}: {error}", err=True)

    click.echo(f"watching {folder}; Ctrl-C ends it")
    changes = watchfiles.watch(
        folder, watch_filter=lambda change, path: is_source(Path(path)), raise_interrupt=False, debounce=400
    )
    watch(store, folder, changes, told, complain, keep=keep)
    click.echo("stopped; the store is whole")
