"""The command line: one file a group of commands, each loaded when it is asked for.

The modules import click and nothing heavy at their top, so that `--help` answers at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

from beleidsgraaf import __version__

#: Command to the module below this package that holds it, in the order of the help.
COMMANDS: Final = {
    "build": "build",
    "remove": "build",
    "status": "status",
    "validate": "validate",
    "query": "query",
    "queries": "query",
    "export": "export",
    "import": "receive",
    "text": "text",
    "fetch": "fetch",
    "watch": "watch",
    "push": "push",
    "publish": "publish",
    "serve": "serve",
    "register": "register",
    "review": "review",
    "diff": "diff",
    "evaluate": "evaluate",
    "forget": "forget",
    "backup": "care",
    "restore": "care",
    "doctor": "care",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"beleidsgraaf.cli.{COMMANDS[cmd_name]}")
        return next(c for c in vars(module).values() if isinstance(c, click.Command) and c.name == cmd_name)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="beleidsgraaf")
def cli() -> None:
    """A knowledge graph of Dutch governance documents: letters in, a validated graph out, questions answered.

    \b
    Example:
      beleidsgraaf build letters/ --store graph
      beleidsgraaf query commitments --store graph
    """
