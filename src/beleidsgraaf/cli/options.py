"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

from beleidsgraaf import settings

store_option = click.option(
    "--store",
    "store_path",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    envvar=settings.STORE,
    show_envvar=True,
    metavar="DIR",
    help="Folder of the store.",
)

output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Where to write; standard output unless given.",
)

keep_option = click.option(
    "--keep",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    envvar=settings.KEEP,
    show_envvar=True,
    help="How many generations of the store stay.",
)
