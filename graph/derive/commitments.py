"""What became of a promise: fulfilled, put off, repeated, passed on.

Nothing here knows the day of today: whether a promise is open or overdue is for a query with a date to say. A promise
is matched by the words that say what is promised with the words that say what was sent. A cell is a pair of sources:
the one that promises and the one that follows.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from beleidsgraaf.graph.derive.index import Index
from beleidsgraaf.graph.derive.offices import holders, left_with, ministry
from beleidsgraaf.graph.derive.statement import Derivation, Passage
from beleidsgraaf.graph.derive.words import kinds
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.quads.statements import Term
from beleidsgraaf.ontology.terms import BG

_SEPARATOR: Final = "\x1f"
#: So much of what is promised must be named again.
_SHARE: Final = 0.5
_FEWEST_WORDS: Final = 2
#: What comes later than this after the last day of a promise does not answer it any more.
_LATEST_DAYS: Final = 550
#: Terms that end within so many days of each other are the same term.
_SAME_TERM_DAYS: Final = 14

Body = dict[str, Any]


class Commitments:
    """`bg:fulfilledBy`, `bg:postponedTo`, `bg:repeatedIn`, `bg:inheritedBy` of promises."""

    name = "commitments"

    def touched(self, index: Index, changed: Iterable[str] | None) -> set[str]:
        """Give the pairs of sources of which one promises what the other names."""
        sources = index.sources("commitment", "announced") if changed is None else set(changed)
        cells: set[str] = set()
        for source in sorted(sources):
            cells.add(f"{source}{_SEPARATOR}{source}")
            cells.update(f"{source}{_SEPARATOR}{other}" for other in index.following(source))
            if changed is None:
                continue  # each pair is found from the promise
            cells.update(f"{other}{_SEPARATOR}{source}" for other in index.promising(source))
            for key in index.keys("document", [source]):
                # whether a paper came in time depends on its date, which stands in the paper itself
                for naming in {held for held, _ in index.facts("named", key)}:
                    cells.update(f"{other}{_SEPARATOR}{naming}" for other in index.promising(naming))
        return cells

    def derive(self, index: Index, mint: Mint, cell: str) -> list[Derivation]:
        """Give what one source says of what another promised."""
        source, where = cell.split(_SEPARATOR)
        derived = []
        documents = _Documents(index)
        promised = [body for _, body in index.facts("commitment", source=source)]
        if promised:
            for kind in ("sends", "named", "postponed"):
                for _, said in index.facts(kind, source=where):
                    for promise in promised:
                        if outcome := _outcome(documents, kind, promise, said):
                            derived.append(_derivation(source, promise, where, said, *outcome))
        if termed := [*promised, *(body for _, body in index.facts("announced", source=source))]:
            for _, later in index.facts("commitment", source=where):
                for promise in termed:
                    if outcome := _repetition(index, documents, promise, later):
                        derived.append(_derivation(source, promise, where, later, *outcome))
        if source == where:
            derived += _kept(index, source)
            derived += [d for p in promised if (d := _inherited(index, documents, source, p))]
        return derived


class _Documents:
    """What is known of the documents that a cell speaks of."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, Body | None] = {}

    def __call__(self, node: str) -> Body | None:
        if node not in self._known:
            self._known[node] = next((body for _, body in self._index.facts("document", node)), None)
        return self._known[node]

    def day(self, node: str) -> str:
        """Give the day or month of a document, "" where it is not known."""
        body = self(node)
        return str(body["issued"]) if body is not None else ""


#: Predicate, object, confidence, reason.
Outcome = tuple[Term, str, float, str]


def _shared(promise: Body, words: Iterable[str]) -> float:
    """Give the share of what is promised that is named again, 0 where it is of another kind."""
    wanted, said = frozenset(promise["words"]), frozenset(words)
    both = wanted & said
    if len(both) < _FEWEST_WORDS or (kinds(wanted) and not kinds(wanted) & said):
        return 0.0
    return len(both) / len(wanted)


def _outcome(documents: _Documents, kind: str, promise: Body, said: Body) -> Outcome | None:
    if said["document"] == promise["document"]:
        return None
    promising, following = documents.day(promise["document"]), documents.day(said["document"])
    if promising and following and following[:7] < promising[:7]:
        return None
    words = set(said["words"])
    share = _shared(promise, words)
    if share < _SHARE:
        return None
    if kind == "postponed":
        return (
            str(BG.postponedTo),
            said["document"],
            round(0.5 + 0.2 * share, 2),
            "a later document tells of a delay",
        )
    if promise["recurring"] and not promise["due_by"]:
        return None  # what is promised for every year is not done with by one paper
    fulfilling = said["document"] if kind == "sends" else said["cited"]
    if kind == "sends":
        if not following or following < promising or share < 0.6 or _sends_other(promise, said["order"]):
            return None
        base, reason = 0.7, "a later document sends what was promised"
    else:
        if not said["reported"] and not promise["due_by"]:
            return None  # without a term any later paper on the subject would do
        # what names a paper must name nothing else than what was promised
        alien = kinds(frozenset(words)) - kinds(frozenset(promise["words"]))
        if alien or len(words & set(promise["words"])) / len(words) < 0.6 or fulfilling == promise["document"]:
            return None
        if _precedes(documents, fulfilling, promise["document"]):
            return None
        base = 0.65 if said["reported"] else 0.55
        reason = (
            "reported as sent, with its number" if said["reported"] else "a later document names it with its number"
        )
    in_time = _in_time(promise, documents.day(fulfilling), following)
    if in_time is None:
        return None
    sure = base + 0.15 * share + (0.1 if in_time else 0.0)
    return str(BG.fulfilledBy), fulfilling, round(sure, 2), f"{reason}{', in time' if in_time else ''}"


def _sends_other(promise: Body, order: Iterable[str]) -> bool:
    """Tell whether a sentence names something of another kind before anything of what was promised."""
    wanted = set(promise["words"])
    for word in order:
        if word in wanted:
            return False
        if word.startswith("="):
            return True
    return False


def _precedes(documents: _Documents, paper: str, promising: str) -> bool:
    """Tell whether a paper is older than a promise: by its date, or by its number in the same dossier."""
    day, promised = documents.day(paper), documents.day(promising)
    if day and promised:
        return day < promised[: len(day)]
    one, other = paper.rsplit("/", 1)[-1].split("-"), promising.rsplit("/", 1)[-1].split("-")
    same = one[:-1] == other[:-1] and one[0] == "kst"
    return same and one[-1].isdecimal() and other[-1].isdecimal() and int(one[-1]) <= int(other[-1])


def _in_time(promise: Body, day: str, reported: str) -> bool | None:
    """Tell whether what follows came in time: None where it came before its time, or too long after."""
    due_by, due_from = promise["due_by"], promise["due_from"]
    if not day:
        return False if not due_by or not reported or reported >= due_from else None
    if due_from and day < due_from[: len(day)]:
        return None
    if not due_by:
        return False
    if len(day) == 10 and (date.fromisoformat(day) - date.fromisoformat(due_by)).days > _LATEST_DAYS:
        return None
    return bool(day <= due_by[: len(day)])


def _repetition(index: Index, documents: _Documents, promise: Body, later: Body) -> Outcome | None:
    """Tell whether a promise, or a new term that was announced, is promised again: for the same term, or a later one.

    Terms that lie close together are one term in other words: "in March", "before 1 April".
    """
    if later["document"] == promise["document"]:
        return None
    before, after = documents.day(promise["document"]), documents.day(later["document"])
    if not before or not after or after <= before:
        return None
    first, again = frozenset(promise["words"]), frozenset(later["words"])
    share = len(first & again) / max(len(first), len(again), 1)
    if len(first & again) < 3 or share < 0.6 or kinds(first) != kinds(again):
        return None
    one, other = _ministries(index, documents, promise), _ministries(index, documents, later)
    if one and other and not one & other:
        return None
    sure = round(0.5 + 0.4 * share, 2)
    if promise["due_by"] and later["due_by"] and not promise["recurring"]:
        days = (date.fromisoformat(later["due_by"]) - date.fromisoformat(promise["due_by"])).days
        if days > _SAME_TERM_DAYS:
            return str(BG.postponedTo), later["node"], sure, "promised again, for a later date"
    return str(BG.repeatedIn), later["node"], sure, "promised again in nearly the same words"


def _ministries(index: Index, documents: _Documents, promise: Body) -> set[str]:
    """Give who promises, as ministries: of the post that does, else of who sends the letter."""
    body = documents(promise["document"])
    said = [promise["claimant"]] if "/office/" in promise["claimant"] else body["senders"] if body is not None else []
    return {ministry(index, post) for post in said}


def _derivation(
    source: str, promise: Body, where: str, said: Body, predicate: Term, other: str, sure: float, reason: str
) -> Derivation:
    own = Passage(source, promise["document"], promise["start"], promise["end"], promise["quote"])
    follows = Passage(where, said["document"], said["start"], said["end"], said["quote"])
    premises = tuple(p for p in (promise["node"], said.get("node") or said.get("citation")) if p)
    return Derivation(
        promise["node"], predicate, other, premises, sure, reason, (own, follows), frozenset({source, where})
    )


def _kept(index: Index, source: str) -> list[Derivation]:
    """Give the promises of which the letter itself says that it keeps them."""
    reason = "the letter says that it keeps the promise"
    return [
        _derivation(source, kept["claim"], source, kept, str(BG.fulfilledBy), kept["document"], 0.9, reason)
        for _, kept in index.facts("kept", source=source)
    ]


def _inherited(index: Index, documents: _Documents, source: str, promise: Body) -> Derivation | None:
    """Give who held the promising office on the last day of the promise, where that was somebody else.

    Where the office had ended, with a cabinet, its ministry's minister is left with the promise.
    """
    body, day = documents(promise["document"]), documents.day(promise["document"])
    posts = [promise["claimant"]] if "/office/" in promise["claimant"] else body["posts"] if body is not None else []
    if len(day) != 10 or not promise["due_by"] or len(posts) != 1:
        return None
    then, later = holders(index, posts[0], day), holders(index, posts[0], promise["due_by"])
    sure, reason = 0.9, "held the office on the last day of the promise"
    if not later and (minister := left_with(index, posts[0])):
        later = holders(index, minister, promise["due_by"])
        sure, reason = 0.7, "the office had ended; was its ministry's minister on the last day of the promise"
    if len(then) != 1 or len(later) != 1 or then[0]["holder"] == later[0]["holder"]:
        return None
    own = Passage(source, promise["document"], promise["start"], promise["end"], promise["quote"])
    return Derivation(
        promise["node"],
        str(BG.inheritedBy),
        later[0]["holder"],
        (promise["node"], then[0]["node"], later[0]["node"]),
        sure,
        reason,
        (own,),
        frozenset({source}),
    )
