"""How far a long work is: a bar on a terminal, a line now and then elsewhere, both with rate and remaining time."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from beleidsgraaf.graph.build import Progress

#: Seconds between two lines where there is no terminal.
_NOW_AND_THEN: Final = 15.0


@contextmanager
def shown(quiet: bool) -> Iterator[Progress]:
    """Show on standard error what is done, of how much, how fast, and how long the rest takes."""
    if quiet:
        yield lambda done, total, key: None
    elif sys.stderr.isatty():
        with _bar() as progress:
            yield progress
    else:
        yield _lines()


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("")
        begun = time.monotonic()

        def show(done: int, total: int, key: str) -> None:
            what = f"{rate(done, time.monotonic() - begun)}  {key}" if done < total else "checked and stored"
            bar.update(task, completed=done, total=total, description=what)

        yield show


def _lines() -> Progress:
    begun = told = time.monotonic()

    def show(done: int, total: int, key: str) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= _NOW_AND_THEN and done:
            told = now
            left = timedelta(seconds=round((now - begun) * (total - done) / done))
            click.echo(f"{done:,} of {total:,}, {rate(done, now - begun)}, {left} left", err=True)

    return show


def rate(done: int, seconds: float) -> str:
    """Give how many were done in a second."""
    return f"{done / seconds:.1f} a second" if seconds > 0 else ""
