"""Options that several commands have."""

from __future__ import annotations

import os
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
    type=click.Path(path_type=Path, allow_dash=True),
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


def _ask_for_ocr(context: click.Context, option: click.Parameter, asked: bool) -> bool:
    """Pass the wish on by the environment: it reaches the reader in every process that a build starts."""
    if asked:
        os.environ[settings.OCR] = "1"
    return asked


ocr_option = click.option(
    "--ocr",
    is_flag=True,
    envvar=settings.OCR,
    show_envvar=True,
    expose_value=False,
    callback=_ask_for_ocr,
    help="Recognise the text of scanned PDFs, with ocrmypdf or tesseract and its Dutch where they are installed.",
)
