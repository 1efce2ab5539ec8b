"""`fetch`: gets publications from where they are published."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from beleidsgraaf import settings

if TYPE_CHECKING:
    from beleidsgraaf.extract.fetch.addresses import Addresses
    from beleidsgraaf.extract.fetch.courier import Courier
    from beleidsgraaf.extract.fetch.errand import Result
    from beleidsgraaf.extract.fetch.item import Item
    from beleidsgraaf.extract.fetch.shelf import Shelf

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("fetch")
@click.argument("identifiers", nargs=-1, metavar="[IDENTIFIER...]")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("letters"),
    show_default=True,
    envvar="BELEIDSGRAAF_LETTERS_FOLDER",
    metavar="DIR",
    help="Folder for the files.",
)
@click.option("--dossier", metavar="NUMBER", help="All publications of a dossier.")
@click.option("--query", "words", metavar="WORDS", help="What the text must hold.")
@click.option("--kind", metavar="KIND", help="kamerbrief, motie, antwoord, verslag, nota, ... or the type's own name.")
@click.option("--from", "since", type=_DAY, metavar="DAY", help="Not before this day (2021-01-01).")
@click.option("--until", type=_DAY, metavar="DAY", help="Not after this day.")
@click.option("--portal", is_flag=True, help="Search open.overheid.nl in place of the official publications.")
@click.option(
    "--commitments", is_flag=True, help="The Tweede Kamer's own register of commitments, as commitments.jsonl."
)
@click.option("--missing", is_flag=True, help="What the store cites and does not hold, most cited first.")
@click.option(
    "--store",
    "store_path",
    type=click.Path(path_type=Path, file_okay=False),
    envvar=settings.STORE,
    metavar="DIR",
    help="The store, for --missing.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@click.option(
    "--pause",
    type=click.FloatRange(min=0),
    default=0.5,
    show_default=True,
    metavar="SECONDS",
    help="Between two requests.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be fetched, and fetch nothing.")
def fetch_command(
    identifiers: tuple[str, ...],
    folder: Path,
    dossier: str | None,
    words: str | None,
    kind: str | None,
    since: datetime | None,
    until: datetime | None,
    portal: bool,
    commitments: bool,
    missing: bool,
    store_path: Path | None,
    limit: int | None,
    pause: float,
    dry_run: bool,
) -> None:
    """Get publications: by identifier, by dossier, by search, or what the store cites and does not hold.

    What is there already and has not changed is not fetched again; a download that was cut goes on where it stopped.
    Each file's address, time, checksum and licence stand in manifest.jsonl beside them.

    \b
    Exit code: 0 all came, 1 some did not (each is named), 2 wrong use.

    \b
    Example:
      beleidsgraaf fetch kst-29362-321 ah-tk-20202021-3235 --to letters
      beleidsgraaf fetch --query "Werk aan Uitvoering" --from 2021-01-01 --kind kamerbrief --limit 20
      beleidsgraaf fetch --missing --store graph --limit 20
      beleidsgraaf fetch --commitments --from 2023-01-01
    """
    from beleidsgraaf.errors import FetchError, UsageError
    from beleidsgraaf.extract.fetch import errand, sru
    from beleidsgraaf.extract.fetch import portal as portal_service
    from beleidsgraaf.extract.fetch.addresses import Addresses
    from beleidsgraaf.extract.fetch.courier import Courier
    from beleidsgraaf.extract.fetch.shelf import Shelf

    searching = any((dossier, words, kind)) or (any((since, until)) and not commitments)
    if not (identifiers or searching or missing or commitments):
        raise UsageError("nothing to fetch: give identifiers, --dossier, --query, or --missing with --store")
    if missing and store_path is None:
        raise UsageError("--missing needs the store: give --store DIR")
    if portal and (dossier or kind or not words):
        raise UsageError("--portal searches words only: give --query, and leave --dossier and --kind out")
    addresses = Addresses.from_environment()
    failed = 0
    with Courier(pause=pause) as courier:
        items: list[Item] = []
        wanted = list(identifiers) + (_missing(store_path, limit) if missing and store_path else [])
        for identifier in wanted:
            try:
                items += errand.find(courier, addresses, identifier)
            except FetchError as error:
                failed += 1
                _complain(str(error))
        if searching:
            first, last = since.date() if since else None, until.date() if until else None
            if portal:
                items += portal_service.search(courier, addresses, words or "", first, last, limit)
            else:
                query = sru.cql(dossier=dossier or "", words=words or "", kind=kind or "", since=first, until=last)
                items += sru.search(courier, addresses, query, limit)
        if commitments:
            _register(courier, addresses, folder, since, limit, dry_run)
        if dry_run:
            for item in items:
                click.echo(f"{item.identifier}\t{item.date}\t{'/'.join(f.form for f in item.files)}\t{item.title}")
            sys.exit(1 if failed else 0)
        results = _bring(courier, Shelf(folder), items)
    failed += sum(result.outcome is errand.Outcome.FAILED for result in results)
    counts = {outcome: sum(r.outcome is outcome for r in results) for outcome in errand.Outcome}
    fetched, current = counts[errand.Outcome.FETCHED], counts[errand.Outcome.CURRENT]
    click.echo(f"{fetched} fetched, {current} current, {failed} failed; in {folder}")
    sys.exit(1 if failed else 0)


def _register(
    courier: Courier, addresses: Addresses, folder: Path, since: datetime | None, limit: int | None, dry_run: bool
) -> None:
    """Write the register of commitments, one entry a line, as the Chamber words it."""
    from beleidsgraaf.extract.fetch import chamber

    found = chamber.commitments(courier, addresses, since.date().isoformat() if since else "", limit)
    lines = [json.dumps(row, ensure_ascii=False, sort_keys=True) for row in found]
    click.echo(f"{len(lines)} commitments in the Chamber's register")
    if not dry_run:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "commitments.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _missing(store_path: Path, limit: int | None) -> list[str]:
    from beleidsgraaf.extract.fetch import errand
    from beleidsgraaf.graph.store import Store
    from beleidsgraaf.queries.catalogue import Catalogue

    query = Catalogue().get("missing-documents").bind({"prefix": ""})
    with Store.open(store_path).read() as generation:
        cited = [row["cited"] or "" for row in generation.query(query).values()]
    official = [identifier for identifier in cited if errand.can_be_found(identifier)]
    return official[:limit]


def _bring(courier: Courier, shelf: Shelf, items: list[Item]) -> list[Result]:
    from beleidsgraaf.extract.fetch import errand

    def said(result: Result) -> None:
        if result.outcome is errand.Outcome.FAILED:
            _complain(result.reason)

    return errand.bring(courier, shelf, _shown(items), said)


def _shown(items: list[Item]) -> Iterator[Item]:
    """Give the items, with a bar on a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description="fetching", console=Console(stderr=True), transient=True)


def _complain(reason: str) -> None:
    click.echo(f"{click.style('not fetched', fg='red')}  {reason}", err=True)
