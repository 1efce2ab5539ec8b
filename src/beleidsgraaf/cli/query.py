"""`query` and `queries`: questions to a store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from beleidsgraaf import settings

if TYPE_CHECKING:
    from beleidsgraaf.graph.rows import Rows


@click.command("query")
@click.argument("name", metavar="NAME|FILE.rq|-")
@click.option(
    "--store",
    "store_path",
    type=click.Path(path_type=Path, file_okay=False),
    envvar=settings.STORE,
    show_envvar=True,
    metavar="DIR",
    help="Folder of the store.",
)
@click.option("--endpoint", metavar="URL", help="Ask a SPARQL server and no store; credentials by the environment.")
@click.option("--param", "params", multiple=True, metavar="K=V", help="A parameter; several of one are alternatives.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def query_command(name: str, store_path: Path | None, endpoint: str | None, params: tuple[str, ...], form: str) -> None:
    """Ask the graph: a named query, a file with SPARQL, or SPARQL from standard input.

    \b
    Example:
      beleidsgraaf query cited-by --param document=kst-29362-321 --store graph
      echo 'SELECT * WHERE { ?s a bg:Letter }' | beleidsgraaf query - --store graph
      beleidsgraaf query commitments --endpoint https://data.example.nl/sparql
    """
    from beleidsgraaf.errors import UsageError

    sparql = sparql_of(name, values_of(params))
    if endpoint is not None:
        from contextlib import closing

        from beleidsgraaf.graph.remote import Remote

        with closing(Remote(endpoint)) as remote:
            _write(remote.query(sparql), form)
        return
    if store_path is None:
        raise UsageError("say what to ask: --store DIR, or --endpoint URL")
    from beleidsgraaf.graph.store import Store

    with Store.open(store_path).read() as generation:
        rows = generation.query(sparql)
    _write(rows, form)


@click.command("queries")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--english", is_flag=True, help="The questions in English.")
def queries_command(form: str, english: bool) -> None:
    """List the named queries with their questions and parameters.

    \b
    Example:
      beleidsgraaf queries
    """
    import json

    from beleidsgraaf.queries.catalogue import Catalogue

    catalogue = Catalogue()
    if form == "json":
        listed = [
            {
                "name": q.name,
                "question": {"nl": q.question, "en": q.question_en},
                "number": q.number,
                "parameters": [
                    {"name": p.name, "type": p.type, "meaning": p.meaning, "optional": p.optional} for p in q.parameters
                ],
                "columns": [{"name": n, "meaning": m} for n, m in q.columns],
            }
            for q in catalogue
        ]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=1))
        return
    from beleidsgraaf.cli.table import show

    show(
        ("name", "parameters", "question"),
        [
            (
                q.name,
                " ".join(f"[{p.name}]" if p.optional else p.name for p in q.parameters),
                q.question_en if english else q.question,
            )
            for q in catalogue
        ],
    )


def values_of(params: tuple[str, ...]) -> dict[str, list[str]]:
    """Give the values of `--param name=value` options."""
    from beleidsgraaf.errors import QueryError

    values: dict[str, list[str]] = {}
    for param in params:
        key, equals, value = param.partition("=")
        if not equals or not key:
            raise QueryError(f"--param {param}: write it as --param name=value")
        values.setdefault(key, []).append(value)
    return values


def sparql_of(name: str, values: dict[str, list[str]]) -> str:
    """Give the SPARQL of a named query, a file, or standard input, with its parameters put in."""
    from beleidsgraaf.errors import QueryError
    from beleidsgraaf.queries.catalogue import Catalogue, read
    from beleidsgraaf.queries.declare import declare

    if name == "-":
        text = sys.stdin.read()
    elif name.endswith(".rq"):
        path = Path(name)
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{name}: cannot be read ({error})") from error
        if "#: nl:" in text:
            return declare(read(path).bind(values))
    else:
        return Catalogue().get(name).bind(values)
    if values:
        raise QueryError("--param goes with named queries, and with files that have their header")
    return declare(text)


def _write(rows: Rows, form: str) -> None:
    import csv
    import json

    from beleidsgraaf.graph.rows import plain

    if form == "json":
        click.echo(json.dumps({"columns": list(rows.columns), "rows": rows.values()}, ensure_ascii=False, indent=1))
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(rows.columns)
        writer.writerows(["" if cell is None else plain(cell) for cell in row] for row in rows)
    else:
        from beleidsgraaf.cli.table import show

        numbers = {"start", "end", "times", "number", "count"}
        show(rows.columns, [[plain(cell) or "" for cell in row] for row in rows], right=numbers & set(rows.columns))
        click.echo(f"{len(rows)} row{'' if len(rows) == 1 else 's'}")
