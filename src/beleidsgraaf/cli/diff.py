"""`diff`: what differs between two states of the graph."""

from __future__ import annotations

import click


@click.command("diff")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--about", default="", metavar="IRI", help="Only statements of this node, given by its IRI or its end.")
@click.option("--format", "form", type=click.Choice(["words", "patch", "json"]), default="words", show_default=True)
def diff_command(one: str, other: str, about: str, form: str) -> None:
    """Tell what is new, changed and gone from A to B.

    A and B are stores, moments in a store's history (STORE@GENERATION) or exports (.nq, .trig).

    \b
    Example:
      beleidsgraaf diff graph@1 graph
      beleidsgraaf diff old.nq new.nq --format patch
      beleidsgraaf diff graph@1 graph --about programme/werk-aan-uitvoering --format patch
    """
    import json
    from dataclasses import asdict

    from beleidsgraaf.graph.difference import between

    difference = between(one, other, about)
    if form == "patch":
        for line in difference.patch():
            click.echo(line)
        return
    if form == "json":
        click.echo(
            json.dumps(
                {
                    "removed": len(difference.removed),
                    "added": len(difference.added),
                    "told": [asdict(t) for t in difference.told],
                },
                ensure_ascii=False,
                indent=1,
            )
        )
        return
    signs = {"new": "+", "gone": "-", "changed": "~"}
    for told in difference.told:
        click.echo(f"{signs[told.change]} {told.kind}: {told.name[:160]}")
    if about:
        for sign, lines in (("-", difference.removed), ("+", difference.added)):
            for line in lines:
                click.echo(f"{sign} {line}")
    click.echo(f"{len(difference.added):,} statements came, {len(difference.removed):,} went")
