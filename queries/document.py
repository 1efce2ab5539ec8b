"""Makes docs/queries.md: every query of the library with its parameters, its columns and its answer on the samples.

Run `python -m beleidsgraaf.queries.document` after a change of a query or of what the samples give; with `--check`
nothing is written and the exit code is 1 when the page differs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.store import Graphs, Store
from beleidsgraaf.queries.catalogue import FOLDER, Catalogue, NamedQuery

#: Rows and characters of a value that the page shows.
ROWS = 5
WIDTH = 60

_HEAD = """# The query library

Made by `python -m beleidsgraaf.queries.document` from the headers of `queries/*.rq` and the sample letters, which are
fictional. Ask one with `beleidsgraaf query NAME --store DIR --param k=v`; how a file is written is in
`queries/README.md`. Every answer leads back to its letter: file, first and last character, quote.

"""


def document(graph: Graphs, catalogue: Catalogue) -> str:
    """Give the page, from the answers of a graph."""
    order = sorted(catalogue, key=lambda q: (q.number is None, q.number or 0, q.name))
    listed = [f"| {q.number or ''} | [{q.name}](#{q.name}) | {_worded(q.question)} |" for q in order]
    contents = "\n".join(["| nr. | naam | vraag |", "| --- | --- | --- |", *listed])
    return _HEAD + contents + "\n" + "".join(_section(graph, query) for query in order)


def _section(graph: Graphs, query: NamedQuery) -> str:
    lines = ["", f"## {query.name}", "", f"{_worded(query.question)}  ", f"*{_worded(query.question_en)}*", ""]
    for parameter in query.parameters:
        example = " ".join(parameter.example.replace('""@nl', "").replace('""', "").split()) or "any"
        lines.append(f"- `{parameter.name}` ({parameter.type}): {parameter.meaning}; here {example}")
    if query.parameters:
        lines.append("")
    lines += ["| column | meaning |", "| --- | --- |"]
    lines += [f"| `{name}` | {meaning} |" for name, meaning in query.columns]
    rows = graph.query(query.sparql).values()
    lines += ["", f"On the samples: {len(rows)} row{'' if len(rows) == 1 else 's'}" + (":" if rows else ".")]
    if rows:
        columns = [name for name, _ in query.columns]
        lines += ["", "| " + " | ".join(columns) + " |", "| " + " | ".join("---" for _ in columns) + " |"]
        lines += ["| " + " | ".join(_cell(row[c]) for c in columns) + " |" for row in rows[:ROWS]]
    return "\n".join(lines) + "\n"


def _worded(question: str) -> str:
    return question.replace("<", "\\<")


def _cell(value: str | None) -> str:
    shown = " ".join((value or "").split())
    if len(shown) > WIDTH:
        shown = shown[: WIDTH - 1].rstrip() + "…"
    return shown.replace("|", "\\|").replace("<", "\\<")


def page(samples: Path) -> str:
    """Give the page on the letters in a folder."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.create(Path(folder) / "store")
        build(store, [str(samples)])
        with store.read() as generation:
            return document(generation, Catalogue())


def main(arguments: list[str] | None = None) -> int:
    """Write the page, or with `--check` compare it; gives the exit code."""
    parser = argparse.ArgumentParser(description="Make the documentation of the query library.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the page is out of date")
    check: bool = parser.parse_args(arguments).check
    root = FOLDER.resolve().parent
    file, content = root / "docs" / "queries.md", page(root / "samples")
    if file.exists() and file.read_text(encoding="utf-8") == content:
        return 0
    if not check:
        file.write_text(content, encoding="utf-8")
    print(f"{'out of date' if check else 'written'}: docs/queries.md")
    return 1 if check else 0


if __name__ == "__main__":
    sys.exit(main())
