"""`forget`: a person or a document, for good."""

from __future__ import annotations

from pathlib import Path

import click

from beleidsgraaf.cli.options import store_option


@click.command("forget")
@click.argument("what", type=click.Choice(["person", "document"]))
@click.argument("which", metavar="NAME|IDENTIFIER")
@store_option
@click.option(
    "--export",
    "exports",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="An export or a published folder that is gone through as well.",
)
def forget_command(what: str, which: str, store_path: Path, exports: tuple[Path, ...]) -> None:
    """Remove a person or a document from the store, its search index, its history, and exports; say what was done.

    A person's name is blotted out of the letters, which are read again; a document goes with the files that hold it.
    The store keeps a checksum, so that a later build does not learn it again. Ministers and members of Parliament are
    public figures: they stand in the registers and stay.

    \b
    Example:
      beleidsgraaf forget person "P.Q. Ambtenaar-Voorbeeld" --store graph --export public/
      beleidsgraaf forget document kst-39871-12 --store graph
    """
    from beleidsgraaf.graph.forget import forget_document, forget_person
    from beleidsgraaf.graph.store import Store

    store = Store.open(store_path)
    done = forget_person(store, which, exports) if what == "person" else forget_document(store, which, exports)

    def tell(text: str, items: list[str] | list[int]) -> None:
        if items:
            click.echo(f"{text}: {', '.join(map(str, items))}")

    tell("names", done.names)
    tell("sources read again without them", done.read_again)
    tell("sources removed", done.removed)
    click.echo(f"statements of decisions removed: {done.decisions}")
    click.echo(
        f"generation {done.generation}, written anew with letters and search index; patches changed: {done.patches}"
    )
    tell("older generations removed", done.dropped)
    tell("still read by somebody, and removed by the next build after that", done.in_use)
    tell("exports changed", done.exports)
    tell("exports that hold it still: make them again", done.left)
    click.echo("not reached: backups, exports that were not named, the files that were read, and what others copied")
