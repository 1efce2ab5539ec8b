"""`text`: the text that offsets refer to."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from beleidsgraaf.cli.options import ocr_option


@click.command("text")
@click.argument("file", type=click.Path(path_type=Path))
@ocr_option
def text_command(file: Path) -> None:
    """Write the canonical source text of a file to standard output, as UTF-8, unchanged.

    \b
    Example:
      beleidsgraaf text kst-29362-321.txt
    """
    from beleidsgraaf.errors import UsageError
    from beleidsgraaf.extract.read import archive, read

    if file.is_dir() or not archive.exists(file):
        raise UsageError(f"{file}: no such file")
    stream = sys.stdout.buffer
    stream.write(read(file, file.name, str(file)).text.encode())
    stream.flush()
