"""`serve`: the graph over HTTP."""

from __future__ import annotations

from pathlib import Path

import click

from beleidsgraaf.cli.options import store_option


@click.command("serve")
@store_option
@click.option(
    "--host", default="127.0.0.1", show_default=True, envvar="BELEIDSGRAAF_HOST", help="Address to listen on."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, envvar="BELEIDSGRAAF_PORT")
@click.option("--root-path", default="", envvar="BELEIDSGRAAF_ROOT_PATH", help="Path behind a reverse proxy: /graaf")
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 3600),
    default=10.0,
    show_default=True,
    envvar="BELEIDSGRAAF_TIMEOUT",
    help="Seconds that a query may run.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    envvar="BELEIDSGRAAF_WORKERS",
    help="Processes that answer quick queries, and as many slow ones at a time.",
)
@click.option(
    "--rows",
    type=click.IntRange(1),
    default=100_000,
    show_default=True,
    envvar="BELEIDSGRAAF_ROWS",
    help="Rows that one answer may have.",
)
@click.option("--log/--no-log", default=True, help="A line of JSON for each request, on standard error.")
def serve_command(
    store_path: Path, host: str, port: int, root_path: str, timeout: float, workers: int, rows: int, log: bool
) -> None:
    """Serve the graph: SPARQL, linked data and pages to read it by.

    \b
    Example:
      beleidsgraaf serve --store graph
      beleidsgraaf serve --store graph --host 0.0.0.0 --port 80 --timeout 20
    """
    import logging
    import sys

    import uvicorn

    from beleidsgraaf.graph.serve.app import application
    from beleidsgraaf.graph.serve.limits import Limits

    logging.basicConfig(level=logging.INFO if log else logging.WARNING, stream=sys.stderr, format="%(message)s")
    app = application(store_path, Limits(timeout=timeout, workers=workers, rows=rows), root_path.rstrip("/"))
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=True,
        timeout_graceful_shutdown=10,
    )
