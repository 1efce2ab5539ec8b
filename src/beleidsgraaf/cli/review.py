"""`review`: decisions of people on what was found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from beleidsgraaf import settings
from beleidsgraaf.cli.options import output_option, store_option


@click.group("review")
def review_command() -> None:
    """Confirm, reject or correct what was found; a decision wins over extraction and outlives rebuilds.

    \b
    Example:
      beleidsgraaf review reject claim/kst-1-2/Finding/1a2b3c4d5e6f-1 --by "A. Redacteur" --why "citaat" --store graph
      beleidsgraaf review correct claim/kst-1-2/Commitment/1a2b3c4d5e6f-1 --field dueBy --value 2031-07-01 ...
    """


def _deciding(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that every decision has."""
    for option in (
        store_option,
        click.option("--why", required=True, metavar="TEXT", help="The reason."),
        click.option(
            "--by", required=True, envvar=settings.EDITOR, show_envvar=True, metavar="NAME", help="Who decides."
        ),
        click.argument("node", metavar="IRI"),
    ):
        command = option(command)
    return command


@review_command.command("confirm")
@_deciding
def confirm(node: str, by: str, why: str, store_path: Path) -> None:
    """Say that what was found is right."""
    _decide(store_path, "confirm", node, by, why)


@review_command.command("reject")
@_deciding
def reject(node: str, by: str, why: str, store_path: Path) -> None:
    """Say that what was found is wrong: it is no longer written."""
    _decide(store_path, "reject", node, by, why)


@review_command.command("correct")
@_deciding
@click.option("--field", required=True, metavar="NAME", help="The property, such as dueBy.")
@click.option("--value", required=True, metavar="VALUE", help="The right value, or the IRI of the right node.")
def correct(node: str, by: str, why: str, store_path: Path, field: str, value: str) -> None:
    """Give the right value of a property."""
    _decide(store_path, "correct", node, by, why, field=field, value=value)


@review_command.command("merge")
@_deciding
@click.option("--into", required=True, metavar="IRI", help="The entity that remains.")
def merge(node: str, by: str, why: str, store_path: Path, into: str) -> None:
    """Say that two entities are one."""
    _decide(store_path, "merge", node, by, why, into=into)


@review_command.command("undo")
@store_option
@click.argument("decision", metavar="IRI")
def undo_command(decision: str, store_path: Path) -> None:
    """Withdraw a decision; it stays on record."""
    from beleidsgraaf.graph import review
    from beleidsgraaf.graph.store import Store

    store = Store.open(store_path)
    taken = {d.iri: d for d in review.decisions(store)}
    iri = decision if decision in taken else f"{store.mint.base}{decision}"
    review.undo(store, iri)
    click.echo(f"withdrawn: {decision}")
    click.echo("sources that it concerned are read anew by the next build")


@review_command.command("list")
@store_option
@click.option("--all", "withdrawn", is_flag=True, help="Those that were withdrawn as well.")
def list_command(store_path: Path, withdrawn: bool) -> None:
    """Show the decisions."""
    from beleidsgraaf.cli.table import show
    from beleidsgraaf.graph import review
    from beleidsgraaf.graph.store import Store

    store = Store.open(store_path)
    base = store.mint.base
    show(
        ("decision", "kind", "concerns", "by", "at", "reason"),
        [
            (
                d.iri.removeprefix(base),
                f"{d.kind} (withdrawn)" if d.withdrawn else d.kind,
                d.concerns.removeprefix(base) + (f" {d.field}" if d.field else "") + (f" -> {d.new}" if d.new else ""),
                d.by,
                d.at,
                d.reason,
            )
            for d in review.decisions(store)
            if withdrawn or not d.withdrawn
        ],
    )


@review_command.command("export")
@store_option
@output_option
def export_command(store_path: Path, output: Path | None) -> None:
    """Write the decisions as a TriG file that can be kept in version control."""
    from beleidsgraaf.graph import review
    from beleidsgraaf.graph.store import Store

    trig = review.to_trig(Store.open(store_path))
    if output is None or str(output) == "-":
        click.echo(trig, nl=False)
    else:
        output.write_text(trig, encoding="utf-8")


@review_command.command("import")
@store_option
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def import_command(file: Path, store_path: Path) -> None:
    """Add the decisions of a TriG file."""
    from beleidsgraaf.graph import review
    from beleidsgraaf.graph.store import Store

    new = review.from_trig(Store.open(store_path), file)
    click.echo(f"{new} new statements; sources that they concern are read anew by the next build")


@review_command.command("gold")
@store_option
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="GOLD_DIR")
def gold_command(folder: Path, store_path: Path) -> None:
    """Write the decisions as gold annotations, for `evaluate`.

    What was confirmed or corrected is wanted there, what was rejected is not; nothing else in the letters counts.

    \b
    Example:
      beleidsgraaf review gold my-gold/ --store graph
      beleidsgraaf evaluate my-gold/ --sources letters/
    """
    from beleidsgraaf.graph.evaluate.decided import write
    from beleidsgraaf.graph.store import Store

    files = write(Store.open(store_path), folder)
    click.echo(f"{len(files)} gold file{'' if len(files) == 1 else 's'} in {folder}")


def _decide(store_path: Path, kind: str, node: str, by: str, why: str, **more: Any) -> None:
    from beleidsgraaf.graph import review
    from beleidsgraaf.graph.build import build
    from beleidsgraaf.graph.store import Store

    store = Store.open(store_path)
    iri = node if node.startswith(store.mint.base) else f"{store.mint.base}{node}"
    files = review.due(store, iri)
    decision = review.decide(store, kind, iri, by, why, **more)
    click.echo(f"decided: {decision.removeprefix(store.mint.base)}")
    if kind != "confirm" and files:
        report = build(store, [str(file) for file in files])
        click.echo(f"read anew: {', '.join(report.read) or 'nothing'}")
