"""`export`: the graph, or a part of it, as files."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from beleidsgraaf.cli.options import output_option, store_option

if TYPE_CHECKING:
    from beleidsgraaf.graph.store import Generation

_FORMATS = ("nquads", "trig", "turtle", "jsonld", "rdfxml", "csv", "graphml", "gexf")


@click.command("export")
@store_option
@click.option("--format", "form", type=click.Choice(_FORMATS), default="nquads", show_default=True)
@output_option
@click.option("--document", metavar="IDENTIFIER", help="Only what is said in and of one document.")
@click.option("--dossier", metavar="NUMBER", help="Only what is said in and of the documents of one dossier.")
@click.option("--query", "name", metavar="NAME|FILE.rq|-", help="Only the answer to a query.")
@click.option("--param", "params", multiple=True, metavar="K=V", help="A parameter of the query.")
@click.option("--with-provenance", is_flag=True, help="Also when and by which version each source was read.")
def export_command(
    store_path: Path,
    form: str,
    output: Path | None,
    document: str | None,
    dossier: str | None,
    name: str | None,
    params: tuple[str, ...],
    with_provenance: bool,
) -> None:
    """Write the graph, sorted: the same content gives the same bytes.

    All of it, or one document, dossier or answer to a query. CSV is four tables (documents, actors, commitments,
    citations) with their metadata in the folder -o, or the rows of a query; GraphML and GEXF are networks of what
    the letters name, cite and claim.

    \b
    Example:
      beleidsgraaf export --store graph --format nquads -o graph.nq
      beleidsgraaf export --store graph --format jsonld --document kst-39871-12
      beleidsgraaf export --store graph --format csv -o tables/
      beleidsgraaf export --store graph --format csv --query cited-by --param document=kst-39871-12
      beleidsgraaf export --store graph --format graphml --dossier 39871 -o dossier.graphml
    """
    from beleidsgraaf.errors import UsageError
    from beleidsgraaf.graph.store import Store

    if sum(given is not None for given in (document, dossier, name)) > 1:
        raise UsageError("give one of --document, --dossier and --query")
    if params and name is None:
        raise UsageError("--param goes with --query")
    with Store.open(store_path).read() as generation:
        if name is not None:
            _answer(generation, name, params, form, output)
            return
        if form == "csv":
            _tables(generation, output, _documents(generation, document, dossier))
            return
        if form in ("graphml", "gexf"):
            from beleidsgraaf.graph.export import networks

            network = networks.of_graph(generation, _documents(generation, document, dossier))
            _write([networks.written(network, form)], output)
            return
        from beleidsgraaf.graph.export import scope, serialised

        if document is not None:
            parts = scope.of_document(generation, document)
        elif dossier is not None:
            parts = scope.of_dossier(generation, dossier)
        else:
            parts = scope.whole(generation, with_provenance)
        _write(serialised(parts, form), output)


def _documents(generation: Generation, document: str | None, dossier: str | None) -> Collection[str] | None:
    from beleidsgraaf.graph.export import scope

    if document is not None:
        return {node.value for node in scope.document(generation, document)}
    if dossier is not None:
        return {node.value for node in scope.dossier(generation, dossier)}
    return None


def _tables(generation: Generation, output: Path | None, documents: Collection[str] | None) -> None:
    from beleidsgraaf.errors import UsageError
    from beleidsgraaf.graph.export import tables

    if output is None or str(output) == "-":
        raise UsageError("CSV is several files: give a folder with -o DIR, or the rows of a query with --query NAME")
    try:
        output.mkdir(parents=True, exist_ok=True)
        for table in tables.TABLES:
            (output / f"{table.name}.csv").write_bytes(tables.written(table, generation, documents))
            (output / f"{table.name}.csv-metadata.json").write_bytes(tables.metadata(table))
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror})") from error


def _answer(generation: Generation, name: str, params: tuple[str, ...], form: str, output: Path | None) -> None:
    from beleidsgraaf.cli.query import sparql_of, values_of
    from beleidsgraaf.graph.export import networks, scope, serialised, tables

    sparql = sparql_of(name, values_of(params))
    rows = generation.query(sparql)
    if form == "csv":
        _write([tables.answer(rows)], output)
        if output is not None and str(output) != "-":
            beside = output.with_name(f"{output.name}-metadata.json")
            beside.write_bytes(tables.answer_metadata(rows, output.name, *_meaning(name)))
    elif form in ("graphml", "gexf"):
        _write([networks.written(networks.of_rows(rows), form)], output)
    else:
        stem = "answer" if name == "-" else Path(name).stem
        _write(serialised(scope.of_rows(generation, rows, stem, sparql), form), output)


def _meaning(name: str) -> tuple[str, Iterable[tuple[str, str]]]:
    """Give the question that a query answers, and what its columns mean."""
    from beleidsgraaf.queries.catalogue import Catalogue

    known = next((q for q in Catalogue() if q.name == name), None)
    return (known.question, known.columns) if known is not None else (name, ())


def _write(parts: Iterable[bytes], output: Path | None) -> None:
    from beleidsgraaf.errors import UsageError

    if output is None or str(output) == "-":
        sys.stdout.buffer.writelines(parts)
        sys.stdout.buffer.flush()
        return
    try:
        with output.open("wb") as file:
            file.writelines(parts)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror})") from error
