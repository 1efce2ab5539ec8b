"""Search: full text over letters, claims and names, with results in context."""

from __future__ import annotations

from typing import Any, Final

from beleidsgraaf.graph.serve.pages.index import context
from beleidsgraaf.graph.serve.pages.index import search as find
from beleidsgraaf.graph.serve.pages.view import View
from beleidsgraaf.graph.serve.reply import Reply

_SHOWN: Final = 60
_LONGEST: Final = 300


def search(view: View) -> Reply:
    """Search letters, claims and names."""
    words = view.param("q")[:_LONGEST]
    hits, counts = find(view.generation, words, view.param("kind"), _SHOWN)
    view.name_all([x for h in hits for x in (h[1], h[2])])
    seen: set[tuple[str, str]] = set()
    shown: list[dict[str, Any]] = []
    for kind, iri, doc, text in hits:
        if (iri, text) not in seen:
            seen.add((iri, text))
            shown.append(
                {"kind": kind, "iri": iri, "doc": doc, "pieces": context(text, words), "start": None, "issued": ""}
            )
    return view.page(
        "search.html",
        view.t("Zoeken", "Search"),
        words=words,
        hits=shown,
        counts=sorted(counts.items()),
        publishers=[],
    )
