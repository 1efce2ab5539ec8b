"""`publish`: a static folder for portals and people."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from beleidsgraaf.cli.options import store_option

if TYPE_CHECKING:
    from beleidsgraaf.graph.publish.check import Gap
    from beleidsgraaf.graph.publish.settings import Settings
    from beleidsgraaf.graph.store import Generation


@click.command("publish")
@click.argument("out", type=click.Path(path_type=Path, file_okay=False), metavar="OUT", required=False)
@store_option
@click.option("--base", metavar="ADDRESS", help="Where the folder will be hosted, with a slash at the end.")
@click.option(
    "--settings",
    "settings_path",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="The publisher's own facts (TOML): publisher, email, titles and dates of documents.",
)
@click.option("--endpoint", default="", metavar="ADDRESS", help="Address of a SPARQL endpoint for the catalogue.")
@click.option("--check", "only_check", is_flag=True, help="Only say what portals require and the graph does not know.")
@click.option("--quiet", is_flag=True, help="Do not show how far it is.")
def publish_command(
    out: Path | None,
    store_path: Path,
    base: str | None,
    settings_path: Path | None,
    endpoint: str,
    only_check: bool,
    quiet: bool,
) -> None:
    """Write a folder that any web server can host: DiWoo sitemaps, a DCAT-AP-NL catalogue, dumps, feeds, pages.

    A document that lacks what a portal requires is held back and named, with how to settle it. The folder takes the
    place of the one before when it is whole; files that did not change stay the files that they are.

    \b
    Exit code: 0 all published, 1 some held back, 2 wrong use.

    \b
    Example:
      beleidsgraaf publish --check --store graph
      beleidsgraaf publish public/ --store graph --base https://data.example.nl/ --settings publisher.toml
    """
    from beleidsgraaf.cli.progress import shown
    from beleidsgraaf.errors import UsageError
    from beleidsgraaf.graph.publish.settings import Settings
    from beleidsgraaf.graph.publish.site import publish
    from beleidsgraaf.graph.store import Store

    settings = Settings.load(settings_path)
    with Store.open(store_path).read() as generation:
        if only_check:
            sys.exit(_check(generation, settings))
        if out is None or base is None:
            raise UsageError("give the folder and --base ADDRESS, or --check")
        with shown(quiet) as progress:
            report = publish(generation, out, base, settings, endpoint, lambda done, total: progress(done, total, ""))
    _tell(report.held_back)
    for note in report.notes:
        click.echo(f"{click.style('let op', fg='yellow')}  {note}", err=True)
    held = len({gap.identifier for gap in report.held_back})
    counts = f"{report.documents:,} documents ({held:,} held back), {report.pages:,} pages, {report.sitemaps} sitemaps"
    click.echo(f"{out}: {counts}")
    name, size = report.largest
    click.echo(
        f"{report.files:,} files ({report.unchanged:,} unchanged), {report.bytes / 1e6:,.1f} MB; "
        f"the largest is {name}, {size / 1e6:,.1f} MB"
    )
    sys.exit(1 if report.held_back else 0)


def _check(generation: Generation, settings: Settings) -> int:
    """Say what is missing, and give the exit code."""
    from beleidsgraaf.graph.manifest import Manifest
    from beleidsgraaf.graph.publish import check
    from beleidsgraaf.graph.publish.facts import Facts
    from beleidsgraaf.graph.publish.site import located

    facts = Facts(generation, settings)
    places = check.Places(facts.look, Manifest.load(generation.folder / "sources.jsonl"))
    found, documents = [], 0
    for publication in facts:
        documents += 1
        found += [located(gap, places, publication) for gap in check.gaps(publication)]
    _tell(found)
    blocked = len({gap.identifier for gap in found if gap.blocking})
    click.echo(f"{documents:,} documenten; {documents - blocked:,} kunnen naar een portaal, {blocked:,} nog niet")
    return 1 if blocked else 0


def _tell(gaps: list[Gap]) -> None:
    for gap in gaps:
        mark = click.style("ontbreekt", fg="red") if gap.blocking else click.style("onvolledig", fg="yellow")
        place = f" [{gap.place}]" if gap.place else ""
        click.echo(f"{mark}  {gap.identifier}: {gap.what}{place}; {gap.remedy}", err=True)
