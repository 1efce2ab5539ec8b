"""`python -m beleidsgraaf`, and the command `beleidsgraaf`."""

from __future__ import annotations

import os
import sys

import click

from beleidsgraaf.cli import cli
from beleidsgraaf.errors import BeleidsgraafError


def main() -> None:
    """Run the command line; an error meant for the user is one line on standard error, with its exit code."""
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        sys.exit(130)
    except BeleidsgraafError as error:
        click.echo(f"{click.style('error', fg='red')}: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:  # the reader of a pipe, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
