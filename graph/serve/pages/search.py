"""Search: full text over letters, claims and names, with results in context."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from beleidsgraaf.graph.search import context
from beleidsgraaf.graph.search import search as find
from beleidsgraaf.graph.serve.pages.view import PREFIXES, View
from beleidsgraaf.graph.serve.reply import Reply
from beleidsgraaf.graph.store import Generation

_SENDERS: Final = """SELECT DISTINCT ?sender ?of WHERE {
  ?doc bg:sender ?sender . OPTIONAL { ?sender org:postIn ?of } } ORDER BY ?sender ?of"""
_SHOWN: Final = 60
_LONGEST: Final = 300


def search(view: View) -> Reply:
    """Search letters, claims and names."""
    words, kind, by = view.param("q")[:_LONGEST], view.param("kind"), view.param("by")
    senders = _senders(view.generation)
    hits, counts = find(
        view.generation,
        words,
        kinds=(kind,) if kind else (),
        since=view.param("from"),
        until=view.param("until"),
        senders=senders.get(by, (by,)) if by else (),
        limit=_SHOWN,
    )
    view.name_all([*(x for h in hits for x in (h.iri, h.doc)), *senders])
    seen: set[tuple[str, str]] = set()
    shown: list[dict[str, Any]] = []
    for hit in hits:
        if (hit.doc or hit.iri, hit.text) not in seen:
            seen.add((hit.doc or hit.iri, hit.text))
            shown.append({"hit": hit, "pieces": context(hit.text, words)})
    return view.page(
        "search.html",
        view.t("Zoeken", "Search"),
        words=words,
        hits=shown,
        counts=sorted(counts.items()),
        senders=sorted((view.name(i), i) for i in senders),
    )


@lru_cache(maxsize=2)
def _senders(generation: Generation) -> dict[str, tuple[str, ...]]:
    """Give who sends letters: a ministry with the offices in it, or an office that belongs to none."""
    found: dict[str, tuple[str, ...]] = {}
    for row in generation.query(PREFIXES + _SENDERS).values():
        of = row["of"] or row["sender"] or ""
        found[of] = (*found.get(of, (of,)), row["sender"] or "")
    return found
