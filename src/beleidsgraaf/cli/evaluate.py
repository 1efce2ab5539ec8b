"""`evaluate`: what is found, measured against annotations made by reading."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from beleidsgraaf import settings

if TYPE_CHECKING:
    from beleidsgraaf.graph.evaluate import Evaluation


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="GOLD_DIR")
@click.option(
    "--sources",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    envvar=settings.LETTERS,
    show_envvar=True,
    default=["../shared/letters"],
    metavar="DIR",
    help="Where the sources of the gold lie, at any depth and in archives; may be given several times.",
)
@click.option(
    "--register",
    "registers",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    envvar=settings.REGISTER,
    metavar="FILE",
    help="A register file of your own.",
)
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@click.option(
    "--store",
    "store_path",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="Also put the figures into this store, as quality measurements per component and version.",
)
@click.option("--errors", metavar="KIND", help="List the errors of a kind (`linked ORG`, `claims all`), by cause.")
def evaluate_command(
    gold: Path,
    sources: tuple[Path, ...],
    registers: tuple[Path, ...],
    as_json: bool,
    store_path: Path | None,
    errors: str | None,
) -> None:
    """Measure precision, recall and F1 per kind on a folder of gold annotations.

    \b
    Example:
      beleidsgraaf evaluate tests/gold/dev --sources ../shared/letters
      beleidsgraaf evaluate tests/gold/dev --errors 'linked ORG'
    """
    from beleidsgraaf.graph.evaluate import evaluate

    result = evaluate(gold, sources, registers)
    for name, why in sorted(result.missing.items()):
        click.echo(f"{click.style('not measured', fg='red')}  {name}: {why}", err=True)
    if store_path is not None:
        from beleidsgraaf.graph.evaluate.measurements import store_measurements
        from beleidsgraaf.graph.store import Store

        store_measurements(Store.open(store_path), result, gold.resolve().name)
    if as_json:
        click.echo(json.dumps(result.as_json(), ensure_ascii=False, indent=1))
    elif errors is not None:
        _errors(result, errors)
    else:
        _table(result)


def _table(result: Evaluation) -> None:
    click.echo(f"{'kind':30} {'P':>6} {'R':>6} {'F1':>6} {'95 % of F1':>14} {'right':>6} {'found':>6} {'gold':>6}")
    for kind, f in result.figures.items():
        low, high = f.interval
        click.echo(
            f"{kind:30} {f.precision:6.3f} {f.recall:6.3f} {f.f1:6.3f}  {low:.3f} - {high:.3f}"
            f" {f.right:6} {f.found:6} {f.gold:6}"
        )
    for bound, (right, claims) in result.calibration.items():
        share = f"{right / claims:.3f}" if claims else "-"
        click.echo(f"claims with confidence from {bound:.1f}: {right} of {claims} right ({share})")


def _errors(result: Evaluation, kind: str) -> None:
    from beleidsgraaf.errors import UsageError

    if kind not in result.figures:
        raise UsageError(f"'{kind}': no such kind; known are {', '.join(result.figures)}")
    chosen = [e for e in result.errors if e.kind == kind]
    for error in sorted(chosen, key=lambda e: (e.cause, not e.missed, e.unit, e.start)):
        words = " ".join(result.texts.get(error.unit[0], "")[error.start : error.end].split())
        side = "missed" if error.missed else "spurious"
        click.echo(f"{error.cause} ({side})  {error.unit[0]} {error.start}-{error.end}  «{words}»")
        for label, said in (("gold", error.gold), ("found", error.found), ("by", error.reason)):
            if said:
                click.echo(f"    {label}: {said}")
