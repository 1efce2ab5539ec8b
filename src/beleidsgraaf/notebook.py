"""What notebooks need besides the graph: where to find one, an interactive picture, and how to cite what is shown."""

from __future__ import annotations

import atexit
import html
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from beleidsgraaf import settings
from beleidsgraaf.api import Graph, open
from beleidsgraaf.errors import UsageError

_PAGE: Final = Path(__file__).parent / "templates" / "network.html"
#: Quotes of one edge that a picture holds.
_QUOTES: Final = 5


def graph() -> Graph:
    """Open the store or endpoint that BELEIDSGRAAF_STORE names, else build the sample letters into a temporary one.

    Raises:
        UsageError: the variable is not set and there are no samples here or above.
    """
    named = os.environ.get(settings.STORE)
    if named:
        return open(named)
    from beleidsgraaf.graph.build import build
    from beleidsgraaf.graph.store import Store

    here = Path.cwd()
    samples = next((p / "samples" for p in (here, *here.parents) if (p / "samples").is_dir()), None)
    if samples is None:
        raise UsageError(f"no store: set {settings.STORE} to a folder made by `beleidsgraaf build`")
    folder = tempfile.TemporaryDirectory(prefix="beleidsgraaf-")
    atexit.register(folder.cleanup)
    build(Store.create(Path(folder.name) / "store"), [str(samples)], jobs=1)
    return open(Path(folder.name) / "store")


def known(of: Graph, *labels: str) -> list[str]:
    """Give those of these names that the graph knows from a letter, in the order given."""
    from beleidsgraaf.graph.quads.statements import text

    names = " ".join(text(label, "nl") for label in labels)
    rows = of.rows(
        f"SELECT DISTINCT ?name {{ VALUES ?name {{ {names} }} "
        "?thing skos:prefLabel|skos:altLabel ?name . FILTER EXISTS { ?mention oa:hasBody ?thing } }"
    )
    found = {row["name"] for row in rows.values()}
    return [label for label in labels if label in found]


def page(network: Any, title: str, height: int = 520) -> str:
    """Give a network as one page of HTML that needs nothing from elsewhere: drag, zoom, click for the evidence."""
    import networkx as nx

    places = nx.spring_layout(network, seed=1, k=2.2 / max(1, len(network)) ** 0.5, iterations=120)
    across = [sorted(p[axis] for p in places.values()) for axis in (0, 1)]
    weighted = dict(network.degree(weight="weight"))

    def share(value: float, axis: int) -> float:
        low, high = across[axis][0], across[axis][-1]
        return 0.5 if high == low else round(float((value - low) / (high - low)), 4)

    nodes = [
        {
            "id": node,
            "label": said.get("label", node),
            "kind": said.get("kind", ""),
            "weight": int(weighted[node]),
            "x": share(places[node][0], 0),
            "y": share(places[node][1], 1),
        }
        for node, said in sorted(network.nodes(data=True))
    ]
    edges = [
        {
            "source": one,
            "target": other,
            "weight": said["weight"],
            "evidence": [
                {"file": e.file, "start": e.start, "end": e.end, "quote": " ".join(e.quote.split()), "issued": e.issued}
                for e in said["evidence"][:_QUOTES]
            ],
        }
        for one, other, said in sorted(network.edges(data=True), key=lambda e: (e[0], e[1]))
    ]
    data = json.dumps({"title": title, "nodes": nodes, "edges": edges}, ensure_ascii=False).replace("</", "<\\/")
    written = _PAGE.read_text(encoding="utf-8")
    for slot, value in (("title", html.escape(title)), ("height", str(height)), ("data", data)):
        written = written.replace(f"{{{{ {slot} }}}}", value)
    return written


def picture(network: Any, title: str, height: int = 520) -> Any:
    """Show a network in a notebook, so that it can be dragged and clicked."""
    from IPython.display import HTML

    frame = html.escape(page(network, title, height), quote=True)
    style = f"width:100%;height:{height + 4}px;border:1px solid #ddd"
    show: Any = HTML
    return show(f'<div><iframe title="{html.escape(title)}" srcdoc="{frame}" style="{style}"></iframe></div>')


def cite(of: Graph, queries: Sequence[str], nodes: Sequence[str] = ()) -> Any:
    """Say how to cite what a notebook shows: the generation, the queries with their parameters, IRIs of nodes."""
    from IPython.display import Markdown

    from beleidsgraaf import __version__

    where = f"generatie {of.generation}" if of.generation else "een SPARQL-eindpunt"
    lines = [f"beleidsgraaf {__version__}, {where} van de graaf met basis `{of.graphs.mint.base}`.", ""]
    lines += [f"- vraag: `{query}`" for query in queries]
    lines += [f"- knoop: <{node}>" for node in nodes]
    lines += ["", "Elke rij noemt haar bewijsplaats: bestand, eerste en laatste teken, citaat."]
    show: Any = Markdown
    return show("\n".join(lines))
