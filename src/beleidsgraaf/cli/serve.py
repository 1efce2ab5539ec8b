"""`serve`: the graph over HTTP."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import click

from beleidsgraaf import settings
from beleidsgraaf.cli.options import store_option
from beleidsgraaf.errors import UsageError

#: Where the tokens of the settings file wait until they are asked for: no option shows them.
_TOKENS = "beleidsgraaf.serve.tokens"


def _read_settings(context: click.Context, option: click.Parameter, file: Path | None) -> None:
    """Take settings from the table `[serve]` of a TOML file, wherever neither a flag nor the environment speaks."""
    if file is None:
        return
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8")).get("serve", {})
    except (OSError, ValueError) as error:
        raise UsageError(f"{file}: cannot be read ({error})") from error
    options = {o.lstrip("-"): p.name or "" for p in context.command.params for o in p.opts if p is not option}
    tokens = table.pop("tokens", {})
    if wrong := sorted(set(table) - set(options)):
        raise UsageError(f"{file}: no such setting: {wrong[0]}; there are {', '.join(sorted(options))}, tokens")
    if not isinstance(tokens, dict) or any(not isinstance(token, str) for token in tokens.values()):
        raise UsageError(f'{file}: [serve.tokens] gives each name a token: "A. de Vries" = "..."')
    context.meta[_TOKENS] = tokens
    context.default_map = {**(context.default_map or {}), **{options[k]: v for k, v in table.items()}}


@click.command("serve")
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar=settings.SERVE_CONFIG,
    show_envvar=True,
    is_eager=True,
    expose_value=False,
    callback=_read_settings,
    metavar="FILE",
    help="TOML file whose table [serve] holds any of these settings; flags and environment go before it.",
)
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
@click.option(
    "--allow-update/--no-update",
    default=False,
    envvar="BELEIDSGRAAF_ALLOW_UPDATE",
    help="Let the holder of a token (BELEIDSGRAAF_TOKEN, or [serve.tokens]) decide on findings and change user graphs.",
)
@click.option("--log/--no-log", default=True, help="A line of JSON for each request, on standard error.")
def serve_command(
    store_path: Path,
    host: str,
    port: int,
    root_path: str,
    timeout: float,
    workers: int,
    rows: int,
    allow_update: bool,
    log: bool,
) -> None:
    """Serve the graph: SPARQL, linked data and pages to read it by.

    \b
    Example:
      beleidsgraaf serve --store graph
      beleidsgraaf serve --store graph --host 0.0.0.0 --port 80 --timeout 20
      beleidsgraaf serve --config serve.toml --allow-update
    """
    import json
    import logging
    import socket
    import sys

    import uvicorn

    from beleidsgraaf.graph.serve.app import application
    from beleidsgraaf.graph.serve.limits import Limits
    from beleidsgraaf.graph.serve.log import Lines
    from beleidsgraaf.graph.serve.tokens import Tokens

    tokens: dict[str, str] = dict(click.get_current_context().meta.get(_TOKENS, {})) if allow_update else {}
    if allow_update and (token := os.environ.get(settings.SERVE_TOKEN)):
        tokens[os.environ.get(settings.EDITOR, "")] = token
    if allow_update and not tokens:
        raise UsageError(f"--allow-update: give a token in {settings.SERVE_TOKEN}, or tokens in the file of --config")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    logging.basicConfig(level=logging.INFO if log else logging.WARNING, handlers=[handler])
    limits = Limits(timeout=timeout, workers=workers, rows=rows)
    app = application(store_path, limits, root_path.rstrip("/"), Tokens(tokens))
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"{host}:{port}: cannot be listened on ({reason}); give another --host or --port") from error
    # connections take this over: an answer in two parts would wait 40 ms for the client to confirm the first
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=True,
        timeout_graceful_shutdown=10,
    )
    address = "{}:{}".format(*listening.getsockname()[:2])
    logging.getLogger("beleidsgraaf.serve").info(json.dumps({"event": "listening", "address": address}))
    uvicorn.Server(config).run(sockets=[listening])
