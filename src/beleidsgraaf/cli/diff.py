"""`diff`: what differs between two states of the graph."""

from __future__ import annotations

import click


@click.command("diff")
@click.argument("one", metavar="A")
@click.argument("other", metavar="[B]", default="")
@click.option(
    "--about", default="", metavar="NODE", help="Only statements of this node: its IRI, its end, or its name."
)
@click.option("--since", metavar="DAY", help="What documents of A since this day say of the node; without B.")
@click.option("--format", "form", type=click.Choice(["words", "patch", "json"]), default="words", show_default=True)
def diff_command(one: str, other: str, about: str, since: str | None, form: str) -> None:
    """Tell what is new, changed and gone from A to B.

    A and B are stores, moments in a store's history (STORE@GENERATION) or exports (.nq, .trig).

    \b
    Example:
      beleidsgraaf diff graph@1 graph
      beleidsgraaf diff old.nq new.nq --format patch
      beleidsgraaf diff graph@1 graph --about programme/werk-aan-uitvoering --format patch
      beleidsgraaf diff graph --about "Werk aan Uitvoering" --since 2023-03-01
    """
    import json
    from dataclasses import asdict

    if since is not None:
        if other or not about:
            raise click.UsageError("--since takes one state A, and --about says of what")
        _since(one, about, since, form)
        return
    if not other:
        raise click.UsageError("give A and B, or A with --about and --since")
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


def _since(one: str, about: str, since: str, form: str) -> None:
    import json

    from beleidsgraaf.graph.difference import news

    found, lines = news(one, about, since)
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    elif form == "patch":
        for line in ("TX .", *(f"A {line}" for line in lines), "TC ."):
            click.echo(line)
    else:
        for row in found:
            quote = " ".join((row["quote"] or "").split())
            place = f"{row['document']}, {row['file']} {row['start']}-{row['end']}"
            click.echo(f"+ {row['day']} {row['kind']}: {quote[:160]} ({place})")
        click.echo(f"{len(found):,} found since {since}, in {len(lines):,} statements")
