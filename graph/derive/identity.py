"""Two names of one document.

A paper is cited by number with its title; a letter that is held under its reference only has that title as its subject,
and its date lies where the number says. Or it bears the identifier by which others cite it. A cell is the cited node.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final
from urllib.parse import unquote

from beleidsgraaf.graph.derive.facts import PAPER
from beleidsgraaf.graph.derive.index import Found, Index
from beleidsgraaf.graph.derive.statement import Derivation, Passage
from beleidsgraaf.graph.iri import Mint, clean_identifier
from beleidsgraaf.ontology.terms import OWL

#: So much of the longer of title and subject must stand in the other.
_ALIKE: Final = 0.75
_FEWEST_WORDS: Final = 3


def alike(title: Iterable[str], subject: Iterable[str]) -> float:
    """Give the share of the content words that a title as cited and a subject have in common."""
    one, other = set(title), set(subject)
    return len(one & other) / max(len(one), len(other)) if len(one & other) >= _FEWEST_WORDS else 0.0


class Identity:
    """`owl:sameAs` between a node that is cited and a document that is held."""

    name = "identity"

    def touched(self, index: Index, changed: Iterable[str] | None) -> set[str]:
        """Give the cited nodes whose names may belong to a document."""
        if changed is None:
            return index.keys("title") | index.keys("citation")
        changed = set(changed)
        cells = index.keys("title", changed) | index.keys("citation", changed)
        documents = [body for source in changed for _, body in index.facts("document", source=source)]
        for body in documents:
            entitling = index.named(body["words"], "t")
            cells |= {t["cited"] for s in entitling for _, t in index.facts("title", source=s)}
            # a paper's date is compared with those of its dossier
            cells |= {t["cited"] for _, t in index.facts("title-in", body["dossier"])}
        base = documents and next(iter(index.keys("document", changed))).rsplit("/doc/", 1)[0]
        for body in documents:
            cells.update(f"{base}/doc/{_quoted(i)}" for i in body["identifiers"])
        return cells

    def derive(self, index: Index, mint: Mint, cell: str) -> list[Derivation]:
        """Give the one document that a cited node is as well."""
        if not cell.startswith(f"{mint.base}doc/") or next(index.facts("document", cell), None) is not None:
            return []
        bearing = list(_bearing(index, mint, cell))
        if bearing:
            return bearing if len({d.object for d in bearing}) == 1 else []
        found: dict[str, list[Derivation]] = {}
        neighbours: list[tuple[int, str]] | None = None  # looked up late: a dossier may be large
        for source, title in index.facts("title", cell):
            for held, document, node in _documents(index, title["words"]):
                share = alike(title["words"], document["words"])
                if share < _ALIKE or any(i.startswith("kst-") for i in document["identifiers"]):
                    continue
                if not document["subject"]:
                    continue
                neighbours = _neighbours(index, cell) if neighbours is None else neighbours
                if not _fits(index, document, title, neighbours):
                    continue
                said = Passage(source, title["document"], title["start"], title["end"], title["quote"])
                place = document["subject_place"]
                own = (Passage(held, node, place[1], place[2], place[3]),) if place else ()
                reason = "title as cited is its subject" if share == 1 else "title as cited is nearly its subject"
                confidence = (0.9 if share == 1 else 0.8) if neighbours else (0.8 if share == 1 else 0.7)
                found.setdefault(node, []).append(
                    Derivation(
                        cell,
                        str(OWL.sameAs),
                        node,
                        (title["node"], node),
                        confidence,
                        f"{reason}, and the date fits",
                        (said, *own),
                        frozenset({source, held}),
                    )
                )
        return next(iter(found.values())) if len(found) == 1 else []


def _quoted(identifier: str) -> str:
    from urllib.parse import quote

    return quote(clean_identifier(identifier), safe="")


def _documents(index: Index, words: Iterable[str]) -> Iterator[tuple[str, dict[str, Any], str]]:
    for source in sorted(index.naming(words, "d")):
        for _, body in index.facts("document", source=source):
            yield source, body, body["node"]


def _bearing(index: Index, mint: Mint, cell: str) -> Iterator[Derivation]:
    """Give the documents that bear the identifier of a cited node among their own."""
    for held, fact in index.facts("identifier", cell):
        for source, citation in index.facts("citation", cell):
            said = Passage(source, citation["document"], citation["start"], citation["end"], citation["quote"])
            yield Derivation(
                cell,
                str(OWL.sameAs),
                fact["node"],
                (citation["node"], fact["node"]),
                0.98,
                "bears the identifier by which it is cited",
                (said,),
                frozenset({source, held}),
            )


def _neighbours(index: Index, cell: str) -> list[tuple[int, str]]:
    """Give number and date of the dated papers of the same dossier and series."""
    paper = PAPER.search(unquote(cell))
    if paper is None or not paper[2].isdecimal():
        return []
    found: list[tuple[int, str]] = []
    for _, body in index.facts("in-dossier", paper[1]):
        if body["number"].isdecimal() and body["issued"]:
            found.append((int(body["number"]), body["issued"]))
    return found


def _fits(index: Index, document: dict[str, Any], title: dict[str, Any], neighbours: list[tuple[int, str]]) -> bool:
    """Tell whether a document's date lies before who cites it, and between the papers with numbers around it."""
    day = document["issued"]
    if not day:
        return False
    citing: Iterable[Found] = index.facts("document", title["document"])
    if any(body["issued"] and body["issued"] < day[: len(body["issued"])] for _, body in citing):
        return False
    paper = PAPER.search(unquote(title["cited"]))
    number = int(paper[2]) if paper is not None and paper[2].isdecimal() else None
    if number is None:
        return True
    return not any(
        (other < number and issued > day[: len(issued)]) or (other > number and issued < day[: len(issued)])
        for other, issued in neighbours
    )
