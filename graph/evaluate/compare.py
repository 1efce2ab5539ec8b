"""Counting: which annotations were found, per kind, and of each error why.

A mention counts as *span* when type and both ends are the annotated ones, as *linked* when it has the type, shares a
character and one of its entity's names is the annotated label. A claim counts when type and half of the characters
(intersection over union) agree. Pairs are one to one, the best overlap first.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from beleidsgraaf.graph.evaluate.found import Found, FoundDocument, FoundText, fold, fold_identifier
from beleidsgraaf.graph.evaluate.gold import Gold, Item

#: Kinds of documents in gold files to the classes that they may be.
CLASSES: Final[Mapping[str, frozenset[str]]] = {
    "letter": frozenset({"Letter"}),
    "annex": frozenset({"Annex"}),
    "report": frozenset({"ConsultationReport", "Report"}),
    "answers": frozenset({"AnswerSet"}),
    "motion": frozenset({"Motion"}),
}

#: Characters of a text that are drawn together when intervals are computed: some four sentences.
STRETCH: Final = 500


@dataclass(frozen=True)
class Hit:
    """One thing that was found as annotated."""

    kind: str
    unit: tuple[str, int]  #: source and stretch of its text
    confidence: float = 0.0


@dataclass(frozen=True)
class Error:
    """One thing that was missed, or found and not annotated."""

    kind: str
    unit: tuple[str, int]
    missed: bool  #: else spurious
    cause: str
    start: int
    end: int
    gold: str = ""
    found: str = ""
    reason: str = ""
    confidence: float = 0.0


Verdict = Hit | Error
Same = Callable[[Item, Found], bool]


def compare(gold: Gold, found: FoundText) -> list[Verdict]:
    """Give a verdict on every annotation and on everything found within their reach."""
    return [*_Comparison(gold, found).run()]


class _Comparison:
    def __init__(self, gold: Gold, found: FoundText) -> None:
        self.gold = gold
        self.found = found
        self.out: list[Verdict] = []

    def run(self) -> list[Verdict]:
        self._mentions()
        self._citations()
        self._questions()
        self._relations()
        self._claims()
        self._documents()
        return self.out

    def _unit(self, item: Item | Found) -> tuple[str, int]:
        return self.gold.source, _start(item) // STRETCH

    def _reach(self, kind: str, items: Iterable[Found]) -> list[Found]:
        return [item for item in items if self.gold.covers(kind, item.start, item.end)]

    def _count(
        self, kind: str, gold: Sequence[Item], found: Sequence[Found], same: Same, cause: Callable[[Item, Found], str]
    ) -> list[tuple[Item, Found]]:
        """Pair the two, note hits and errors; `cause` says why two that overlap are no pair, or nothing."""
        pairs = _pair(gold, found, same)
        paired_gold, paired_found = {id(g) for g, _ in pairs}, {id(f) for _, f in pairs}
        for g, f in pairs:
            self.out.append(Hit(kind, self._unit(g), f.confidence))
        everything = self.found.mentions if kind.startswith(("span", "linked")) else found
        for g in gold:
            if id(g) not in paired_gold:
                why, other = _why(g, everything, cause)
                error = Error(kind, self._unit(g), True, why or "missed", _start(g), _end(g), _told(g))
                self.out.append(_with(error, other))
        for f in found:
            if id(f) not in paired_found:
                why = next((w for g in gold if _overlap(g, f) and (w := cause(g, f))), "")
                error = Error(kind, self._unit(f), False, why or "spurious", f.start, f.end)
                self.out.append(_with(error, f))
        return pairs

    def _mentions(self) -> None:
        gold, found = self.gold.mentions, self._reach("mentions", self.found.mentions)

        def exact(a: Item, b: Found) -> bool:
            return a["type"] == b.type and (a["start"], a["end"]) == (b.start, b.end)

        def linked(a: Item, b: Found) -> bool:
            return a["type"] == b.type and _overlap(a, b) > 0 and fold(str(a["entity"])) in b.labels

        def cause_exact(a: Item, b: Found) -> str:
            return "wrong type" if a["type"] != b.type else "wrong boundary"

        def cause_linked(a: Item, b: Found) -> str:
            return "wrong type" if a["type"] != b.type else "wrong link"

        for kind in sorted({m["type"] for m in gold} | {m.type for m in found}):
            g, f = [m for m in gold if m["type"] == kind], [m for m in found if m.type == kind]
            self._count(f"span {kind}", g, f, exact, cause_exact)
            self._count(f"linked {kind}", g, f, linked, cause_linked)
        self._count("spans all", gold, found, exact, cause_exact)
        self._count("linked all", gold, found, linked, cause_linked)

    def _citations(self) -> None:
        flat = [dict(c, target=fold_identifier(t)) for c in self.gold.citations for t in c["targets"]]
        self._count(
            "citations",
            flat,
            self._reach("citations", self.found.citations),
            lambda a, b: a["target"] in b.labels and _overlap(a, b) > 0,
            lambda a, b: "wrong link",
        )

    def _questions(self) -> None:
        gold, found = self.gold.questions, self._reach("questions", self.found.questions)
        numbers = {q["number"] for q in gold}
        served: dict[str, set[str]] = {}
        for f in found:
            served.setdefault(f.answer, set()).add(f.number)
        wanted: dict[str, set[str]] = {}
        for g in gold:
            wanted.setdefault(g["answer"], set()).add(g["number"])
        askers = {fold(x) for q in gold for x in q["asked_by"]}

        def same(a: Item, b: Found) -> bool:
            asked = {fold(x) for x in a["asked_by"]} == b.labels & askers
            answers = served[b.answer] & numbers if self.gold.until is not None else served[b.answer]
            return bool(a["number"] == b.number and asked and b.answer and answers == wanted[a["answer"]])

        self._count(
            "questions", gold, found, same, lambda a, b: "wrong link" if a["number"] == b.number else "wrong boundary"
        )

    def _relations(self) -> None:
        def same(a: Item, b: Found) -> bool:
            objects = fold(str(a["object"])) in b.others
            return a["predicate"] == b.type and fold(a["subject"]) in b.labels and objects

        def cause(a: Item, b: Found) -> str:
            return "wrong type" if a["predicate"] != b.type else "wrong link"

        gold, found = self.gold.relations, self._reach("relations", self.found.relations)
        self._count("relations", gold, found, same, cause)
        gold = tuple(r for r in gold if r["predicate"] != "memberOf")
        found = [r for r in found if r.type != "memberOf"]
        self._count("relations without memberOf", gold, found, same, cause)

    def _claims(self) -> None:
        gold = self.gold.claims
        found = self._reach("claims", self.found.claims)
        motion = any(d["type"] == "motion" for d in self.gold.documents)
        if not motion and all(c["type"] != "request" for c in gold):
            found = [c for c in found if c.type != "request"]  # the guidelines know them in motions only

        def same(a: Item, b: Found) -> bool:
            return bool(a["type"] == b.type) and _overlap(a, b) >= 0.5

        def cause(a: Item, b: Found) -> str:
            return "wrong type" if a["type"] != b.type and _overlap(a, b) >= 0.5 else "wrong boundary"

        for kind in sorted({c["type"] for c in gold} | {c.type for c in found}):
            g, f = [c for c in gold if c["type"] == kind], [c for c in found if c.type == kind]
            self._count(f"claim {kind}", g, f, same, cause)
        pairs = self._count("claims all", gold, found, same, cause)
        for annotated, claim in pairs:
            right = fold(annotated["claimant"]) in claim.labels
            self._judge("claimant of matched claims", annotated, claim, right)
            if annotated["claimant"] != "Kabinet":
                self._judge("claimant, where not Kabinet", annotated, claim, right)
        self._due_dates(gold, found, pairs)

    def _judge(self, kind: str, g: Item, f: Found, right: bool) -> None:
        """Note a verdict on one property of a pair: a wrong one is both missed and spurious."""
        if right:
            self.out.append(Hit(kind, self._unit(g), f.confidence))
            return
        for missed in (True, False):
            error = Error(kind, self._unit(g), missed, "wrong link", _start(g), _end(g), _told(g))
            self.out.append(_with(error, f))

    def _due_dates(self, gold: Iterable[Item], found: Iterable[Found], pairs: list[tuple[Item, Found]]) -> None:
        kind = "due dates of claims"
        right = [(g, f) for g, f in pairs if g.get("due_by") and g["due_by"] == f.due_by]
        of_gold, of_found = {id(g) for g, _ in right}, {id(f) for _, f in right}
        self.out += [Hit(kind, self._unit(g), f.confidence) for g, f in right]
        for g in gold:
            if g.get("due_by") and id(g) not in of_gold:
                other = next((f for a, f in pairs if a is g), None)
                why = "claim missed" if other is None else "wrong link" if other.due_by else "missed"
                self.out.append(_with(Error(kind, self._unit(g), True, why, _start(g), _end(g), _told(g)), other))
        for f in found:
            if f.due_by and id(f) not in of_found:
                why = "claim spurious" if all(b is not f for _, b in pairs) else "spurious"
                self.out.append(_with(Error(kind, self._unit(f), False, why, f.start, f.end), f))

    def _documents(self) -> None:
        kind = "document fields"
        for index, g in enumerate(self.gold.documents):
            for name, right in _fields(g, self.gold.documents, self.found.documents):
                unit = self.gold.source, -1 - index
                if right:
                    self.out.append(Hit(kind, unit))
                else:
                    told = f"{g.get('identifier')}: {name}"
                    self.out.append(Error(kind, unit, True, name, 0, 0, told))
                    self.out.append(Error(kind, unit, False, name, 0, 0, told))


def _fields(g: Item, golds: Sequence[Item], found: Sequence[FoundDocument]) -> list[tuple[str, bool]]:
    """Give the annotated fields of a document and whether each was found; a document by its number or its date."""
    identifier, day = g.get("identifier"), g.get("date")
    if identifier:
        best = next((d for d in found if fold_identifier(identifier) in d.identifiers), None)
        out = [("identifier", best is not None)]
    elif day:
        best = next((d for d in found if day in d.fields["date"]), None)
        out = [("found", best is not None)]
    else:
        return []  # nothing to find it by
    said = best or FoundDocument("", fields={})
    for name in ("date", "dossier", "number", "kenmerk"):
        if g.get(name):
            got = {fold_identifier(v) for v in said.fields.get(name, ())}
            out.append((name, fold_identifier(g[name]) in got))
    out.append(("kind", bool(said.kinds & CLASSES[g["type"]])))
    if g.get("subject"):
        worded = fold(g["subject"])
        alike = (difflib.SequenceMatcher(None, worded, fold(v)).ratio() for v in said.fields.get("subject", ()))
        out.append(("subject", any(ratio >= 0.9 for ratio in alike)))
    if g.get("part_of"):
        whole = next(x.get("identifier") for x in golds if x["key"] == g["part_of"])
        wholes = {d.iri for d in found if whole and fold_identifier(whole) in d.identifiers}
        out.append(("part of", bool(said.wholes & wholes)))
    for sender in g.get("senders", ()):
        for part in ("office", "person"):
            if sender.get(part):
                out.append((f"sender {part}", fold(sender[part]) in said.sender))
    out += [("addressee", fold(a) in said.addressee) for a in g.get("addressees", ())]
    return out


def _pair(gold: Sequence[Item], found: Sequence[Found], same: Same) -> list[tuple[Item, Found]]:
    """Give one-to-one pairs, those of the largest overlap first, later ones before earlier ones where equal."""
    ranked = sorted(
        ((_overlap(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if same(g, f)), reverse=True
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    out = []
    for _, i, j in ranked:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            out.append((gold[i], found[j]))
    return out


def _overlap(g: Item, f: Found) -> float:
    """Give the characters that both have over those that either has."""
    if "start" not in g:
        return 0.0
    start, end = int(g["start"]), int(g["end"])
    both = min(end, f.end) - max(start, f.start)
    return max(0, both) / max(1, max(end, f.end) - min(start, f.start))


def _why(g: Item, found: Iterable[Found], cause: Callable[[Item, Found], str]) -> tuple[str, Found | None]:
    near = sorted((f for f in found if _overlap(g, f) > 0), key=lambda f: -_overlap(g, f))
    for f in near:
        if why := cause(g, f):
            return why, f
    return "", None


def _start(item: Item | Found) -> int:
    return item.start if isinstance(item, Found) else int(item.get("start", 0))


def _end(item: Item | Found) -> int:
    return item.end if isinstance(item, Found) else int(item.get("end", 0))


def _told(g: Item) -> str:
    """Give an annotation in words."""
    shown: dict[str, Any] = {k: v for k, v in g.items() if k not in ("start", "end", "quote", "nth") and v}
    return ", ".join(f"{k} {v}" for k, v in shown.items())


def _with(error: Error, f: Found | None) -> Error:
    """Add to an error what was found in that place."""
    if f is None:
        return error
    said = ", ".join(
        part
        for part in (f.type, "|".join(sorted(f.labels)[:4]), "|".join(sorted(f.others)[:3]), f.number, f.due_by)
        if part
    )
    return Error(
        error.kind,
        error.unit,
        error.missed,
        error.cause,
        error.start,
        error.end,
        error.gold,
        said,
        f.reason,
        f.confidence,
    )
