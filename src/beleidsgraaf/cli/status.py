"""`status`: what a store holds."""

from __future__ import annotations

from pathlib import Path

import click

from beleidsgraaf.cli.options import store_option


@click.command("status")
@store_option
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def status_command(store_path: Path, form: str) -> None:
    """List what the store holds, and what has changed on disk since.

    \b
    Example:
      beleidsgraaf status --store graph
    """
    import hashlib
    import json

    from beleidsgraaf.graph.manifest import Manifest
    from beleidsgraaf.graph.store import Store

    store = Store.open(store_path)
    number = store.current
    manifest = Manifest.load(store.generation_folder(number) / "sources.jsonl")
    found = []
    for record in manifest:
        file = Path(record.file)
        if not file.is_file():
            state = "file gone"
        elif hashlib.sha256(file.read_bytes()).hexdigest() != record.sha256:
            state = "file changed"
        else:
            state = "in" if record.speaks else "in (file only)"
        found.append((record, state))
    if form == "json":
        click.echo(
            json.dumps(
                {
                    "store": str(store_path),
                    "base": store.mint.base,
                    "generation": number,
                    "generations": store.generations(),
                    "sources": [
                        {
                            "source": r.key,
                            "state": s,
                            "documents": list(r.documents),
                            "quads": r.quads,
                            "sha256": r.sha256,
                        }
                        for r, s in found
                    ],
                },
                ensure_ascii=False,
                indent=1,
            )
        )
        return
    from beleidsgraaf.cli.table import show

    show(
        ("source", "state", "documents", "statements"),
        [(r.key, s, ", ".join(r.documents), f"{r.quads:,}") for r, s in found],
        right={"statements"},
    )
    kept = ", ".join(map(str, store.generations())) or "none"
    click.echo(f"{len(found)} sources; generation {number} (kept: {kept}); base {store.mint.base}")
