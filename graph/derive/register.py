"""The register of commitments beside the letters: which name a commitment's debate or number, and where they disagree.

A cell is an entry of the register, or the number of a commitment that letters name without one being held (the Eerste
Kamer's register is not open). Letters are found by the day of the debate, by the number, by the letter that the
register names, and by the day of settlement: never by comparing an entry with all letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from beleidsgraaf.graph.derive.index import Index
from beleidsgraaf.graph.derive.sayings import COMMITMENT
from beleidsgraaf.graph.derive.statement import Derivation, Passage
from beleidsgraaf.graph.derive.words import kinds
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.quads.statements import Term
from beleidsgraaf.ontology.terms import BG

Body = dict[str, Any]

#: So much of an entry must be said again by a sentence that names its debate.
_SHARE: Final = 0.4
_FEWEST_WORDS: Final = 2
#: A letter is booked within so many days after its date.
_BOOKED_WITHIN: Final = 7


@dataclass(frozen=True, slots=True)
class _Saying:
    """A sentence of a letter about an entry."""

    source: str
    body: Body
    issued: str
    sure: float
    by: str  #: number or debate

    @property
    def document(self) -> str:
        return str(self.body["document"])

    @property
    def named(self) -> Passage:
        return Passage(self.source, self.document, self.body["start"], self.body["end"], self.body["quote"])

    @property
    def said(self) -> Passage:
        said = self.body["said"]
        return Passage(self.source, self.document, said["start"], said["end"], said["quote"])


class Register:
    """What letters say of registered commitments, and where they say otherwise than the register."""

    name = "register"

    def touched(self, index: Index, changed: Iterable[str] | None) -> set[str]:
        """Give the entries and numbers that the sources hold, name, or lead to."""
        cells = index.keys("entry", changed) | index.keys("numbered", changed)
        if changed is None:
            return cells
        changed = set(changed)
        led = {f"debate {day}" for day in index.keys("debate", changed)}
        led |= {f"settled {day}" for day in index.keys("dated", changed)}
        led |= {f"letter {node}" for node in index.keys("document", changed) | index.keys("identifier", changed)}
        return cells | {body["node"] for key in sorted(led) for _, body in index.facts("entry-by", key)}

    def derive(self, index: Index, mint: Mint, cell: str) -> list[Derivation]:
        """Give what follows for one entry."""
        held = next(index.facts("entry", cell), None)
        if held is None:
            return list(_unheld(index, cell)) if COMMITMENT.search(cell) else []
        return list(_Entry(index, *held).derivations())


def _unheld(index: Index, number: str) -> Iterator[Derivation]:
    """Give what letters say of a commitment that only its number is known of."""
    for source, body in index.facts("numbered", number):
        saying = _Saying(source, body, "", 0.95, "number")
        yield _named(number, saying, ())
        if body["says"]:
            yield _outcome(number, saying, ())


def _named(entry: str, saying: _Saying, own: tuple[Passage, ...]) -> Derivation:
    reason = "names its number" if saying.by == "number" else "names its debate and its day"
    premises = (entry, saying.document)
    return _derivation(entry, str(BG.debateNamedIn), saying.document, premises, saying.sure, reason, own, saying.named)


def _outcome(entry: str, saying: _Saying, own: tuple[Passage, ...]) -> Derivation:
    role = saying.body["says"]
    predicate = str(BG.postponedTo if role == "postponed" else BG.fulfilledBy)
    reason = {
        "kept": "the letter says that it keeps the promise",
        "sends": "the letter sends what was promised",
        "postponed": "the letter tells of a delay",
    }[role]
    sure = round(saying.sure - (0.05 if role == "kept" else 0.15), 2)
    return _derivation(
        entry,
        predicate,
        saying.document,
        (entry, saying.document),
        sure,
        f"{reason}, and {_by(saying)}",
        own,
        saying.said,
    )


def _by(saying: _Saying) -> str:
    return "names its number" if saying.by == "number" else "names its debate"


def _derivation(
    entry: str,
    predicate: Term,
    letter: str,
    premises: tuple[str, ...],
    sure: float,
    reason: str,
    own: tuple[Passage, ...],
    follows: Passage,
) -> Derivation:
    sources = frozenset({follows.source, *(p.source for p in own)})
    return Derivation(entry, predicate, letter, premises, sure, reason, (*own, follows), sources)


class _Entry:
    """One entry of the register with what letters say of it."""

    def __init__(self, index: Index, source: str, entry: Body) -> None:
        self._index = index
        self._source = source
        self._entry = entry
        self._node = str(entry["node"])
        self._words = frozenset(entry["words"])

    def derivations(self) -> Iterator[Derivation]:
        """Give the letters that name it, what they say of it, and where the register says otherwise."""
        sayings = list(self._sayings())
        text = self._own("text")
        for saying in sayings:
            yield _named(self._node, saying, text)
        outcomes = [s for s in sayings if s.body["says"] and self._meant(s)]
        for saying in outcomes:
            yield _outcome(self._node, saying, text)
        yield from self._booked(outcomes)
        yield from self._status(outcomes)
        yield from self._repeated(sayings)

    def _own(self, field: str) -> tuple[Passage, ...]:
        place = self._entry["places"].get(field)
        return (Passage(self._source, place[0], place[1], place[2], place[3]),) if place else ()

    def _sayings(self) -> Iterator[_Saying]:
        numbers = set()
        for source, body in self._index.facts("numbered", self._node):
            numbers.add((source, body["start"]))
            yield _Saying(source, body, self._issued(body["document"]), 0.95, "number")
        day = self._entry["day"]
        for source, body in self._index.facts("debate", day) if day else ():
            issued = self._issued(body["document"])
            if (source, body["start"]) in numbers or (issued and issued < day) or not self._one_debate(body):
                continue
            yield _Saying(source, body, issued, 0.8 if self._shared(body["words"]) else 0.6, "debate")

    def _one_debate(self, body: Body) -> bool:
        """Tell whether a sentence may speak of this entry's debate: of its kind, or of no particular one."""
        kind, debate = str(body["kind"]).casefold(), str(self._entry["debate"]).casefold()
        return not debate or kind == "debat" or debate.startswith(kind) or kind in debate

    def _issued(self, document: str) -> str:
        return next((str(body["issued"]) for _, body in self._index.facts("document", document)), "")

    def _shared(self, words: Iterable[str]) -> float:
        """Give the share of what was promised that is said again, 0 where it is too little or of another kind."""
        said = frozenset(words)
        both = self._words & said
        other_kind = kinds(self._words) and not kinds(self._words) & said
        share = len(both) / max(1, len(self._words))
        return share if len(both) >= _FEWEST_WORDS and share >= _SHARE and not other_kind else 0.0

    def _meant(self, saying: _Saying) -> bool:
        """Tell whether a sentence means this entry, of all that were promised in the debate: the one most like it."""
        if saying.by == "number":
            return True
        own = self._shared(saying.body["words"])
        if not own:
            return False
        said = frozenset(saying.body["words"])
        others = [body for _, body in self._index.facts("entry-by", f"debate {self._entry['day']}")]
        for other in others:
            for _, entry in self._index.facts("entry", other["node"]):
                words = frozenset(entry["words"])
                if entry["node"] != self._node and len(words & said) / max(1, len(words)) > own:
                    return False
        return True

    # where the register says otherwise

    def _booked(self, outcomes: list[_Saying]) -> Iterator[Derivation]:
        """Give the letter that the register names, where it is held, and whether its date is the register's."""
        entry = self._entry
        for source, document, reason, sure in self._letters():
            issued, place = document["issued"], document["issued_place"] or document["subject_place"]
            if not place:
                continue
            shown = Passage(source, document["node"], place[1], place[2], place[3])
            own = self._own("letter") or self._own("settled")
            premises = (self._node, document["node"])
            yield _derivation(self._node, str(BG.fulfilledBy), document["node"], premises, sure, reason, own, shown)
            if entry["settled"] and len(issued) == 10 and not _booked_in_time(issued, entry["settled"]):
                reason = f"the register has {entry['settled']}, the letter is of {issued}"
                own = self._own("settled")
                yield _derivation(
                    self._node, str(BG.dateContradictedBy), document["node"], premises, sure, reason, own, shown
                )

    def _letters(self) -> Iterator[tuple[str, Body, str, float]]:
        """Give the held letters by which the register has the commitment kept, with why and how surely."""
        found = False
        for letter in self._entry["letters"]:
            nodes = [letter, *(body["node"] for _, body in self._index.facts("identifier", letter))]
            for node in nodes:
                for source, document in self._index.facts("document", node):
                    found = True
                    yield source, document, "the register names this letter", 0.95
        if found or self._entry["state"] != "fulfilled" or not self._entry["settled"]:
            return
        same_day = list(self._index.facts("dated", self._entry["settled"]))
        alike = [(s, d) for s, d in same_day if self._shared(d["words"])]
        if len(alike) == 1:
            for source, document in self._index.facts("document", alike[0][1]["node"]):
                yield source, document, "the only letter of the day in the register about the same", 0.7

    def _status(self, outcomes: list[_Saying]) -> Iterator[Derivation]:
        entry, state = self._entry, self._entry["state"]
        for saying in outcomes:
            kept = saying.body["says"] in ("kept", "sends")
            if state == "open" and kept:
                reason = f"open in the register ({entry['status']}), kept by the letter"
            elif state == "fulfilled" and not kept and _after(saying.issued, entry["settled"]):
                reason = f"kept in the register ({entry['status']}), put off by the letter"
            else:
                continue
            premises = (self._node, saying.document)
            yield _derivation(
                self._node,
                str(BG.statusContradictedBy),
                saying.document,
                premises,
                round(saying.sure - 0.1, 2),
                reason,
                self._own("status"),
                saying.said,
            )

    def _repeated(self, sayings: list[_Saying]) -> Iterator[Derivation]:
        """Give the promises of letters that name the debate and promise the same again."""
        entry = self._entry
        for source, document in sorted({(s.source, s.document) for s in sayings}):
            for _, promise in self._index.facts("commitment", source=source):
                share = self._shared(promise["words"])
                if promise["document"] != document or not share:
                    continue
                shown = Passage(source, document, promise["start"], promise["end"], promise["quote"])
                premises = (self._node, promise["node"])
                sure, text = round(0.4 + 0.5 * share, 2), self._own("text")
                reason = "promised again by a letter that names the debate"
                yield _derivation(self._node, str(BG.repeatedIn), promise["node"], premises, sure, reason, text, shown)
                if not entry["repeated"]:
                    reason = "promised again by a letter; the register knows no repetition"
                    yield _derivation(
                        self._node, str(BG.repetitionContradictedBy), document, premises, sure, reason, text, shown
                    )
                if entry["settled"] and promise["due_by"] > entry["settled"] and entry["state"] == "open":
                    reason = f"the register has {entry['settled']}, the letter promises it by {promise['due_by']}"
                    own = self._own("settled")
                    yield _derivation(
                        self._node, str(BG.dateContradictedBy), document, premises, sure, reason, own, shown
                    )


def _after(issued: str, settled: str) -> bool:
    return not settled or not issued or issued[:10] >= settled[: len(issued)]


def _booked_in_time(issued: str, settled: str) -> bool:
    days = (date.fromisoformat(settled) - date.fromisoformat(issued)).days
    return 0 <= days <= _BOOKED_WITHIN
