"""`build` and `remove`: what changes a store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from beleidsgraaf import settings
from beleidsgraaf.cli.options import keep_option, ocr_option, store_option

if TYPE_CHECKING:
    from beleidsgraaf.graph.build import BuildReport


@click.command("build")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@store_option
@click.option(
    "--base", envvar=settings.BASE, show_envvar=True, metavar="IRI", help="Base of the IRIs, when the store is made."
)
@click.option("--prefix", default="", metavar="TEXT", help="Put before the names of files that are new to the store.")
@click.option(
    "--register",
    "registers",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    envvar=settings.REGISTER,
    show_envvar=True,
    metavar="FILE",
    help="A register file of your own; may be given several times.",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE.toml",
    help="Components to leave out, replace or set; a trained pipeline.",
)
@click.option(
    "--pipeline", "trained", metavar="NAME", help="A trained spaCy pipeline (nl_core_news_lg) to find more names with."
)
@ocr_option
@click.option("--force", is_flag=True, help="Also read files that did not change.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    envvar=settings.JOBS,
    show_envvar=True,
    metavar="N",
    help="So many processes read; as many as there are cores when there is much to read, unless given.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    default="",
    help="Read on a Dask cluster: address of its scheduler, scheduler file, local or local:4.",
)
@keep_option
@click.option("--quiet", is_flag=True, help="Say nothing but what went wrong.")
def build_command(
    paths: tuple[str, ...],
    store_path: Path,
    base: str | None,
    prefix: str,
    registers: tuple[Path, ...],
    config: Path | None,
    trained: str | None,
    force: bool,
    jobs: int | None,
    cluster: str,
    keep: int,
    quiet: bool,
) -> None:
    """Read letters into the graph: folders, files or patterns.

    What did not change is skipped. A file that cannot be read, or whose graph violates the shapes, is named, and
    the others go in. A build that is interrupted leaves the store as it was, and the next one goes on where it stopped.

    \b
    Exit code: 0 all read and valid, 1 some failed, 2 wrong use.

    \b
    Example:
      beleidsgraaf build letters/ --store graph
      beleidsgraaf build 'letters/**/kst-*.txt' --store graph
    """
    from beleidsgraaf.cli.progress import shown
    from beleidsgraaf.errors import UsageError
    from beleidsgraaf.graph.build import ENOUGH, build
    from beleidsgraaf.graph.iri import DEFAULT_BASE
    from beleidsgraaf.graph.store import Store

    if cluster and jobs:
        raise UsageError("--jobs is for this machine alone; the workers of a --cluster are those that it has")
    pipeline = None
    if config is not None or trained:
        from beleidsgraaf.extract.configure import Configured

        pipeline = Configured(config, registers, trained or "")
        registers = pipeline.config().registers
    if (store_path / "store.json").exists():
        store = Store.open(store_path)
        if base is not None and base != store.mint.base:
            raise UsageError(
                f"{store_path}: this store has base {store.mint.base}, which cannot change; leave out --base"
            )
    else:
        _must_exist(paths)
        store = Store.create(store_path, base or DEFAULT_BASE)
    with shown(quiet) as progress:
        report = build(
            store,
            paths,
            prefix=prefix,
            registers=registers,
            force=force,
            keep=keep,
            jobs=jobs or ENOUGH,
            cluster=cluster,
            progress=progress,
            pipeline=pipeline,
        )
    _summary(report, quiet)
    sys.exit(report.exit_code)


@click.command("remove")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@store_option
@keep_option
def remove_command(sources: tuple[str, ...], store_path: Path, keep: int) -> None:
    """Drop sources from the graph, named as `status` lists them or by their file.

    \b
    Example:
      beleidsgraaf remove kst-29362-321.txt --store graph
    """
    from beleidsgraaf.graph.build import remove
    from beleidsgraaf.graph.store import Store

    report = remove(Store.open(store_path), sources, keep)
    _summary(report, quiet=False)
    sys.exit(report.exit_code)


def _must_exist(paths: tuple[str, ...]) -> None:
    """Refuse a wrong path before a store is made for it."""
    from beleidsgraaf.graph.gather import gather
    from beleidsgraaf.graph.manifest import Manifest

    gather(paths, Manifest())


def _summary(report: BuildReport, quiet: bool) -> None:
    for problem in report.failed:
        click.echo(f"{click.style('not read', fg='red')}  {problem.reason}", err=True)
    for problem in report.invalid:
        click.echo(f"{click.style('refused', fg='red')}   {problem.source}: {problem.reason}", err=True)
    if quiet:
        return
    counts = [
        (len(report.read), "read"),
        (len(report.unchanged), "unchanged"),
        (len(report.removed), "removed"),
        (len(report.silent), "held in a better form by another"),
        (len({p.source for p in report.failed}), "not read"),
        (len({p.source for p in report.invalid}), "refused"),
    ]
    said = ", ".join(f"{n} {what}" for n, what in counts if n) or "nothing to do"
    click.echo(f"sources: {said}")
    click.echo(
        f"store: generation {report.generation}, {report.documents} documents, {report.quads:,} statements of sources"
    )
