"""`register`: the registers, what they cover, and whether they are in order."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from beleidsgraaf import settings

if TYPE_CHECKING:
    from beleidsgraaf.ontology.registers import Entry, Registers

_own = click.option(
    "--register",
    "own",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    envvar=settings.REGISTER,
    show_envvar=True,
    metavar="FILE",
    help="A register file of your own; may be given several times. Its columns are in ontology/registers/README.md.",
)
_form = click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)


@click.group("register")
def register_group() -> None:
    """The registers: ministries, groups, municipalities, offices with their holders, laws, programmes and more.

    \b
    Example:
      beleidsgraaf register show "minister van BZK" --on 2023-01-18
    """


#: The name under which the command line looks it up.
register_command = register_group


@register_group.command("check")
@_own
@click.option("--notes", is_flag=True, help="Also list what is no error: shared abbreviations, days without a holder.")
def check_command(own: tuple[Path, ...], notes: bool) -> None:
    """Find doubles, gaps, dead links, impossible dates and overlapping terms; exit code 1 when there are any.

    \b
    Example:
      beleidsgraaf register check --register eigen.csv
    """
    from beleidsgraaf.cli.table import show
    from beleidsgraaf.ontology.check import check, coverage
    from beleidsgraaf.ontology.registers import load

    registers = load(own)
    rows = coverage(registers)
    show(
        ("register", "entries", "with source", "verified", "with identifier"),
        [
            (
                row.register,
                str(row.entries),
                *(_share(n, row.entries) for n in (row.sourced, row.verified, row.matched)),
            )
            for row in rows
        ],
        right={"entries", "with source", "verified", "with identifier"},
    )
    total = sum(row.entries for row in rows)
    shares = [_share(sum(getattr(row, name) for row in rows), total) for name in ("sourced", "verified", "matched")]
    click.echo(
        f"{total} entries in {len(rows)} registers: {shares[0]} with a source, {shares[1]} verified,"
        f" {shares[2]} with an external identifier"
    )
    found = check(registers)
    errors = [finding for finding in found if finding.is_error]
    for finding in found if notes else errors:
        colour = "red" if finding.is_error else "yellow"
        click.echo(f"{click.style(finding.check, fg=colour)}  {finding.register}: {finding.key}: {finding.message}")
    click.echo(f"{len(errors)} errors, {len(found) - len(errors)} notes")
    if errors:
        raise click.exceptions.Exit(1)


@register_group.command("list")
@click.argument("name", required=False)
@_own
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Only what existed on this day.")
@_form
def list_command(name: str | None, own: tuple[Path, ...], on: datetime | None, form: str) -> None:
    """List the registers, or the entries of the register or category NAME.

    \b
    Example:
      beleidsgraaf register list ministries --on 2025-01-01
    """
    from beleidsgraaf.cli.table import show
    from beleidsgraaf.errors import UsageError
    from beleidsgraaf.ontology.check import coverage
    from beleidsgraaf.ontology.registers import load

    registers = load(own)
    if name is None:
        counts = [(row.register, str(row.entries)) for row in coverage(registers)]
        if form == "json":
            _json([{"register": register, "entries": int(count)} for register, count in counts])
        else:
            show(("register", "entries"), counts, right={"entries"})
        return
    found = [e for e in registers.entries if name in (registers.origin.get((e.kind, e.key)), e.category)]
    if not found:
        raise UsageError(f"no register or category {name!r}; `beleidsgraaf register list` shows the registers")
    if on is not None:
        found = [entry for entry in found if entry.valid_on(on.date())]
    if form == "json":
        _json([_told(registers, entry, None) for entry in found])
        return
    show(
        ("key", "label", "abbreviations", "from", "until"),
        [(e.key, e.label, ", ".join(e.abbreviations), _day(e.valid_from), _day(e.valid_to)) for e in found],
    )


@register_group.command("show")
@click.argument("name")
@_own
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), help="What the name meant on this day, and who held the office."
)
@_form
def show_command(name: str, own: tuple[Path, ...], on: datetime | None, form: str) -> None:
    """Show what a name, an abbreviation, a key, or a title with its portfolio stands for.

    \b
    Example:
      beleidsgraaf register show "staatssecretaris Toeslagen" --on 2023-01-18
    """
    from beleidsgraaf.errors import UsageError
    from beleidsgraaf.ontology.registers import KINDS, load

    registers = load(own)
    day = on.date() if on is not None else None
    found = registers.named(name, on=day) or [e for kind in KINDS if (e := registers.get(kind, name)) is not None]
    if day is not None and not any(entry.valid_on(day) for entry in found):
        office = registers.office_on(name, day)
        found = [office, *found] if office is not None else found
    if not found:
        raise UsageError(f"nothing in the registers is called {name!r}")
    told = [_told(registers, entry, day) for entry in found]
    if form == "json":
        _json(told)
        return
    for facts in told:
        click.echo(click.style(str(facts["label"]), bold=True))
        for key, value in facts.items():
            values = value if isinstance(value, list) else [value]
            for item in values:
                if item and key != "label":
                    click.echo(f"  {key}: {item}")


def _told(registers: Registers, entry: Entry, on: date | None) -> dict[str, object]:
    holders: list[str] = []
    if entry.kind == "OFFICE":
        terms = registers.holders(entry.key, on) if on else [t for t in registers.terms if t.office == entry.key]
        for term in terms:
            person = registers.get("PERSON", term.person)
            acting = ", acting" if term.acting else ""
            name = person.label if person else term.person
            holders.append(f"{name} ({term.party}), {term.start} to {_day(term.end) or 'now'}{acting}")
    return {
        "label": entry.label,
        "label_en": entry.label_en,
        "kind": entry.kind,
        "category": entry.category,
        "key": entry.key,
        "register": registers.origin.get((entry.kind, entry.key), ""),
        "aliases": list(entry.aliases),
        "abbreviations": list(entry.abbreviations),
        "from": _day(entry.valid_from),
        "until": _day(entry.valid_to),
        "match": list(entry.exact_match),
        "parent": entry.parent or "",
        "predecessor": entry.predecessor or "",
        "successor": entry.successor or "",
        "chamber": entry.chamber or "",
        **{k: v for k, v in entry.extra.items() if k not in ("from", "until")},
        "holders": holders,
        "source": entry.source,
        "verified": "yes" if entry.verified else "no",
    }


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "-"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _json(value: object) -> None:
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


@register_group.command("rdf")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--check", "compare", is_flag=True, help="Write nothing; exit code 1 when a file differs.")
def rdf_command(folder: Path, compare: bool) -> None:
    """Write the registers as Turtle, one file per register, into FOLDER.

    \b
    Example:
      beleidsgraaf register rdf ontology/authority
    """
    from beleidsgraaf.graph.authority import turtle_files
    from beleidsgraaf.ontology.registers import load

    files = {folder / f"{name}.ttl": content for name, content in turtle_files(load()).items()}
    stale = [path for path, content in files.items() if not path.is_file() or path.read_bytes() != content]
    spare = sorted(set(folder.glob("*.ttl")) - set(files)) if folder.is_dir() else []
    if not compare:
        folder.mkdir(parents=True, exist_ok=True)
        for path in stale:
            path.write_bytes(files[path])
        for path in spare:
            path.unlink()
    for path in (*stale, *spare):
        click.echo(f"{'differs' if compare else 'written'}: {path}")
    if compare and (stale or spare):
        raise click.exceptions.Exit(1)
