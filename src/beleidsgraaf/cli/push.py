"""`push`: a SPARQL server, brought in step with the store."""

from __future__ import annotations

from pathlib import Path

import click

from beleidsgraaf.cli.options import store_option


@click.command("push")
@click.argument("endpoint", metavar="ENDPOINT")
@store_option
@click.option("--update", default="", metavar="URL", help="Where the server takes updates, if elsewhere.")
@click.option("--graph-store", default="", metavar="URL", help="Where it takes whole graphs: use that, not updates.")
@click.option("--dry-run", is_flag=True, help="Only say which graphs would be sent.")
@click.option("--quiet", is_flag=True, help="Do not show how far it is.")
def push_command(endpoint: str, store_path: Path, update: str, graph_store: str, dry_run: bool, quiet: bool) -> None:
    """Send the graphs that changed to a SPARQL server, by SPARQL Update or the Graph Store Protocol.

    The server keeps the checksum of each graph in the graph `pushed`, and only what differs is sent. Credentials come
    from BELEIDSGRAAF_ENDPOINT_USER and BELEIDSGRAAF_ENDPOINT_PASSWORD (Basic or Digest, as the server asks for), or
    BELEIDSGRAAF_ENDPOINT_TOKEN.

    \b
    Example:
      beleidsgraaf push http://localhost:7878/query --store graph
      beleidsgraaf push http://localhost:8890/sparql-auth --store graph
      beleidsgraaf push http://localhost:7878/query --graph-store http://localhost:7878/store --store graph
    """
    from beleidsgraaf.cli.progress import shown
    from beleidsgraaf.graph.endpoint import Endpoint
    from beleidsgraaf.graph.push import push
    from beleidsgraaf.graph.store import Store

    there = Endpoint(endpoint, update, graph_store)
    with Store.open(store_path).read() as generation, there as server, shown(quiet) as progress:
        report = push(generation, server, dry_run, lambda done, total: progress(done, total, ""))
    for mark, names in (("sent", report.sent), ("dropped", report.dropped)):
        for name in names[:20]:
            click.echo(f"{'would be ' if dry_run else ''}{mark}: {name}")
        if len(names) > 20:
            click.echo(f"... and {len(names) - 20:,} more")
    counts = f"{len(report.sent):,} graphs sent, {len(report.dropped):,} dropped, {report.unchanged:,} unchanged"
    click.echo(f"{endpoint}: {counts}, {report.requests:,} requests")
