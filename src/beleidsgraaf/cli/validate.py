"""`validate`: the store against the shapes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from beleidsgraaf.cli.options import store_option


@click.command("validate")
@store_option
@click.option("--english", is_flag=True, help="Messages in English.")
@click.option("--warnings", is_flag=True, help="Also what only informs.")
def validate_command(store_path: Path, english: bool, warnings: bool) -> None:
    """Check the whole graph against the shapes; every violation names the letter, the quote and what is wrong.

    \b
    Exit code: 0 valid, 1 not.

    \b
    Example:
      beleidsgraaf validate --store graph
    """
    from beleidsgraaf.graph.store import Store
    from beleidsgraaf.graph.validate import explain, validate

    language = "en" if english else "nl"
    with Store.open(store_path).read() as generation:
        report = validate(generation.rdf)
        for result in report.violations:
            click.echo(f"{click.style('violation', fg='red')}  {explain(generation.rdf, result, language)}")
        for result in report.warnings if warnings else ():
            click.echo(f"{click.style('warning', fg='yellow')}    {explain(generation.rdf, result, language)}")
        count = len(generation.rdf)
    verdict = "valid" if report.conforms else "not valid"
    click.echo(
        f"{verdict}: {len(report.violations)} violations, {len(report.warnings)} warnings in {count:,} statements"
    )
    sys.exit(0 if report.conforms else 1)
